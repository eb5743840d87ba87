"""An entry in the wrong dossier goes to the right one, with a trail. In the first nobody reads it any more.

Both walls are respected: the mover may write this entry here and write under its law there. The rows are moved as a
named system, because they leave the mover's sight on one side or the other; earlier texts follow by the database.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from keukentafel.dossier import regels
from keukentafel.dossier.handelingen._hulp import eis_leden, eis_wet, merk
from keukentafel.dossier.handelingen.sluiten import laatste_contact_bijwerken
from keukentafel.dossier.models import Dossier, Eigenverklaring, Gespreksverslag, Journaalregel, Verplaatsing
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import Beperkt
from keukentafel.poort.rechten import Recht

R = Recht.ITEM_VERPLAATSEN
VERPLAATSER = Actor.systeem("verplaatsen")
SOORTEN: dict[str, tuple[Any, Recht]] = {
    "journaal": (Journaalregel, Recht.JOURNAAL_SCHRIJVEN),
    "verslag": (Gespreksverslag, Recht.VERSLAG_SCHRIJVEN),
}
DATALEK = {
    "ja": "Ja, iemand las dit die het niet mocht lezen",
    "nee": "Nee, niemand anders heeft het gelezen",
    "weet_niet": "Dat weet ik niet",
}
ONBEKEND = "Dossier ‘{}’ is er niet voor jou. Kijk het nummer na, of vraag een collega die erbij betrokken is."


def item_verplaatsen(
    *,
    actor: Actor,
    soort: str,
    item_id: UUID,
    naar_nummer: str,
    reden: str,
    datalek: str,
    over: Iterable[UUID] | None = None,
) -> Verplaatsing:
    """Move one journal line or report; returns the row on the right side, by which it can be undone.

    `datalek` is what the mover thinks; anything but "nee" becomes a task of the privacy officer (D30: 72 hours).
    """
    poort.eis(R)
    model, schrijven = _soort(soort)
    item = poort.haal(model, item_id, schrijven, voor_wijzigen=True)
    if datalek not in DATALEK:
        raise Fout("Kies of iemand dit las die het niet mocht lezen.", veld="datalek")
    if not reden.strip():
        raise Fout("Schrijf kort op waarom deze tekst bij een ander dossier hoort.", veld="reden")
    naar = _doel(actor, naar_nummer, item)
    van = Dossier.objects.get(pk=item.dossier_id)
    leden = eis_leden(naar, over)
    weg, hier = _sporen(actor, soort, item, (van, naar), {"reden": reden.strip()[:500], "datalek": datalek})
    _verhuis(item, van, naar, leden, [weg, hier])
    _datalek_vragen(actor, weg)
    _melden(actor, item, van, naar)
    return hier


def item_terugplaatsen(*, actor: Actor, verplaatsing_id: UUID) -> Verplaatsing:
    """Undo: back to where it was. Whoever undoes it may write on both sides."""
    poort.eis(R)
    hier = poort.haal(Verplaatsing, verplaatsing_id, Recht.JOURNAAL_SCHRIJVEN, voor_wijzigen=True)
    if hier.teruggezet_op is not None or hier.terug_naar is None:
        return hier
    model, schrijven = _soort(hier.soort)
    item = poort.haal(model, hier.item_id, schrijven, voor_wijzigen=True)
    van = Dossier.objects.get(pk=item.dossier_id)
    naar = poort.haal(Dossier, hier.terug_naar, Recht.DOSSIER_SCHRIJVEN)
    eis_wet(item.wet, item.publiek, stand_van(actor, naar))
    _verhuis(item, van, naar, eis_leden(naar, None), [])
    with transactie(VERPLAATSER):
        open_ = Verplaatsing.objects.filter(item_id=item.pk, teruggezet_op=None)
        sporen = list(open_)
        open_.update(teruggezet_op=klok.nu())
    for spoor in sporen:
        taken_vervallen(actor=actor, onderwerp_id=spoor.pk)
    _melden(actor, item, van, naar, terug=True)
    hier.refresh_from_db()
    return hier


def _soort(soort: str) -> tuple[Any, Recht]:
    if soort not in SOORTEN:
        raise Fout("Alleen een regel van het journaal of een verslag kan naar een ander dossier.")
    return SOORTEN[soort]


def _doel(actor: Actor, nummer: str, item: Any) -> Dossier:
    """The right dossier, by its number for people. Hidden and absent give the same answer."""
    gezocht = nummer.strip()
    rijen = poort.zichtbaar(Dossier, Recht.DOSSIER_SCHRIJVEN)
    naar: Dossier | None = rijen.filter(nummer=gezocht).first() if gezocht else None
    if naar is None:
        logboek.geweigerd(actor, R.code, "dossier.dossier", "", "niet gevonden")
        raise Fout(ONBEKEND.format(gezocht), veld="naar_nummer")
    if naar.pk == item.dossier_id:
        raise Fout(f"Deze tekst staat al in dossier {gezocht}.", veld="naar_nummer")
    eis_wet(item.wet, item.publiek, stand_van(actor, naar))
    return naar


def _sporen(
    actor: Actor, soort: str, item: Any, paar: tuple[Dossier, Dossier], velden: dict[str, str]
) -> tuple[Verplaatsing, Verplaatsing]:
    van, naar = paar
    basis = {"soort": soort, "item_id": item.pk, "wet": item.wet, "publiek": item.publiek, "moment": _moment(item)}
    basis |= {"auteur_naam": actor.naam, **velden}
    weg = Verplaatsing(**merk(actor, van), **basis, richting="weg")
    hier = Verplaatsing(**merk(actor, naar), **basis, richting="hier", terug_naar=van.pk)
    return weg, hier


def _moment(item: Any) -> datetime:
    dag: date | None = getattr(item, "gesprek_op", None)
    return datetime.combine(dag, time(11), UTC) if dag else item.moment


def _verhuis(item: Any, van: Dossier, naar: Dossier, leden: list[Any], sporen: list[Verplaatsing]) -> None:
    with transactie(VERPLAATSER):
        item.dossier, item.team_id, item.afgeschermd = naar, naar.team_id, naar.afgeschermd
        item.save(update_fields=["dossier", "team", "afgeschermd"])
        item.over.set(leden)
        wal = {"dossier": naar, "team_id": naar.team_id, "afgeschermd": naar.afgeschermd}
        Eigenverklaring.objects.filter(stuk_id=item.pk).update(**wal)
        mensen = sorted(str(pk) for pk in item.over.values_list("pk", flat=True))
        Beperkt.objects.filter(object_id=item.pk).update(dossier=naar.pk, mensen=mensen)
        for spoor in sporen:
            spoor.save(force_insert=True)
        _laatste_contact(van)
        dag = item.gesprek_op if hasattr(item, "gesprek_op") else item.moment.astimezone(klok.AMSTERDAM).date()
        soort = getattr(item, "soort", regels.Soort.BEZOEK)
        if regels.raakt_laatste_contact(soort, item.wet, item.publiek):
            laatste_contact_bijwerken(naar, dag)


def _laatste_contact(dossier: Dossier) -> None:
    """The day of the last contact without the entry that left."""
    breed = {"publiek": "team", "wet__in": [str(w) for w in regels.WETTEN_IN_KADER], "dossier": dossier}
    regel = Journaalregel.objects.filter(soort__in=regels.CONTACTSOORTEN, **breed).order_by("-moment").first()
    verslag = Gespreksverslag.objects.filter(stand=regels.KLAAR, **breed).order_by("-gesprek_op").first()
    dagen = [regel.moment.astimezone(klok.AMSTERDAM).date()] if regel else []
    dagen += [verslag.gesprek_op] if verslag else []
    Dossier.objects.filter(pk=dossier.pk).update(laatste_contact_op=max(dagen, default=None))


def _datalek_vragen(actor: Actor, weg: Verplaatsing) -> None:
    if weg.datalek == "nee":
        return
    taak_maken(
        actor=actor,
        soort=regels.DATALEK_BEOORDELEN,
        tekst="Een tekst stond in het verkeerde dossier. Beoordeel of dit een datalek is (72 uur)",
        uiterlijk=klok.vandaag(),
        rol=Rol.PRIVACY_OFFICER,
        onderwerp_id=weg.pk,
        adres=f"/privacy/datalekken/nieuw/verplaatsing/{weg.pk}/",
        afgeschermd=True,
    )


def _melden(actor: Actor, item: Any, van: Dossier, naar: Dossier, *, terug: bool = False) -> None:
    """One fact, and one line in the log for each of the two dossiers."""
    gebeurtenis_melden("item_verplaatst", item.pk, terug=terug, van=str(van.pk))
    for dossier, kant in ((van, "weg"), (naar, "hier")):
        logboek.handeling(actor, R.code, dossier, item=str(item.pk), kant=kant, terug=terug)
