"""Acts around keeping: a hold, a list of what goes, four eyes, and carrying it out as a job (ARC-01, ADR 29)."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from keukentafel.dossier.models import Dossier, Toegangsverlening, Werkproces
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.privacy.handelingen.vernietigen import (
    SYSTEEM,
    R,
    Uitslag,
    Vastgehouden,
    afsluiten,
    log_wissen,
    maak_anoniem,
    nieuw_nummer,
    vernietig,
)
from keukentafel.privacy.models import Bewaarstop, Noodverantwoording, Toegangsakkoord, Vernietiging, Vernietigingsregel
from keukentafel.privacy.opvragen.bewaarlijst import Post, alle_posten, nog_aan_de_beurt, termijnen
from keukentafel.privacy.opvragen.bewaarplan import BIJ_DOSSIER, KORT_CONTACT, met_wet, wortels
from keukentafel.privacy.opvragen.bewaarstop import tegen
from keukentafel.privacy.opvragen.omvang import Omvang, omvang
from keukentafel.privacy.regels import bewaren as r
from keukentafel.privacy.taken import vernietiging_proberen, vernietiging_uitvoeren
from keukentafel.toegang.models import Contact, Melding

HOOGSTENS = 200
GEWIJZIGD = "Er is sinds het voorstel iets gewijzigd of bij gekomen."
NIET_MEER = "De termijn is niet meer voorbij: er is iets heropend of gewijzigd."
GOEDKEUREN = "vernietiging_goedkeuren"


# --- The hold ---------------------------------------------------------------------------------------------------------


def bewaarstop_zetten(
    *,
    actor: Actor,
    grond: str,
    reden: str,
    dossiernummer: str = "",
    klantnummer: int | None = None,
    tot: date | None = None,
) -> Bewaarstop:
    """Nothing of this dossier or person goes. By the number on paper: nobody browses residents here (ADR 26)."""
    poort.eis(R)
    if grond not in set(r.Stopgrond):
        raise Fout("Kies waarom dit moet blijven.", veld="grond")
    if not reden.strip():
        raise Fout("Schrijf kort op wat er loopt. Zo weet een collega wanneer de stop eraf kan.", veld="reden")
    if tot and tot < klok.vandaag():
        raise Fout(f"{datum_gewoon(tot)} is al geweest. Kies een dag die nog komt, of laat dit leeg.", veld="tot")
    if bool(dossiernummer.strip()) == bool(klantnummer):
        raise Fout("Vul een dossiernummer in, of een klantnummer. Niet allebei.", veld="dossiernummer")
    dossier, inwoner = _vind(actor, dossiernummer.strip(), klantnummer)
    rij = Bewaarstop(
        dossier_id=dossier, inwoner_id=inwoner, grond=grond, reden=reden.strip(), tot=tot,
        gezet_naam=actor.naam, gemaakt_door=actor.kenmerk,
    )  # fmt: skip
    rij.save(force_insert=True)
    gebeurtenis_melden("bewaarstop_gezet", rij.pk, grond=grond)
    logboek.handeling(actor, R.code, rij, gezet=grond)
    return rij


def _vind(actor: Actor, dossiernummer: str, klantnummer: int | None) -> tuple[UUID | None, UUID | None]:
    """The own circle, and what does not exist, give the same answer."""
    with transactie(SYSTEEM):
        if dossiernummer:
            pk = Dossier.objects.filter(nummer=dossiernummer).values_list("pk", flat=True).first()
            if pk is None or pk in actor.mijdt:
                raise Fout(f"Dossier ‘{dossiernummer}’ is er niet. Kijk het nummer na.", veld="dossiernummer")
            return pk, None
        pk = Inwoner.objects.filter(nummer=klantnummer).values_list("pk", flat=True).first()
    if pk is None or pk in actor.mijdt:
        raise Fout(f"Klantnummer {klantnummer} is er niet. Kijk het nummer na.", veld="klantnummer")
    return None, pk


def bewaarstop_opheffen(*, actor: Actor, stop_id: UUID, reden: str) -> Bewaarstop:
    """From now on its terms count again; nothing goes by itself."""
    poort.eis(R)
    rij: Bewaarstop = poort.haal(Bewaarstop, stop_id, R, voor_wijzigen=True)
    if rij.opgeheven_op:
        raise Fout("Deze bewaarstop is al opgeheven.")
    if not reden.strip():
        raise Fout("Schrijf kort op waarom de stop eraf kan.", veld="reden")
    rij.opgeheven_op, rij.opgeheven_door, rij.opgeheven_reden = klok.nu(), actor.kenmerk, reden.strip()
    rij.save()
    gebeurtenis_melden("bewaarstop_opgeheven", rij.pk)
    logboek.handeling(actor, R.code, rij, opgeheven=True)
    return rij


# --- The list ---------------------------------------------------------------------------------------------------------


def vernietiging_voorstellen(*, actor: Actor, rubriek: str, toelichting: str = "") -> Vernietiging:
    """Everything of one rubriek that may go now, at most two hundred at a time; what something holds stays out.

    Then it is tried without doing it, as a job. Whatever stands on another open list is not taken twice.
    """
    poort.eis(R)
    if rubriek not in set(r.Rubriek) - {r.Rubriek.STUKKEN}:
        raise Fout(f"‘{rubriek}’ is geen soort op de lijst.", veld="rubriek")
    with transactie(SYSTEEM):
        posten = [p for p in alle_posten(r.Rubriek(rubriek), hoogstens=HOOGSTENS, mijdt=actor.mijdt) if not p.tegen]
        open_ = Vernietigingsregel.objects.exclude(vernietiging__stand__in=(r.Stand.KLAAR, r.Stand.INGETROKKEN))
        bezet = set(open_.filter(stand=r.Regelstand.GEKOZEN).values_list("rubriek", "soort", "sleutel"))
        posten = [p for p in posten if (p.rubriek.value, p.soort.code, p.sleutel) not in bezet]
        zonder = sorted({p.soort.naam for p in posten if not p.soort.resultaat})
    if zonder:
        raise Fout(f"Bij {zonder[0]} ontbreekt het resultaat van de Selectielijst. Beheer vult dat in (Archiefwet).")
    if not posten:
        raise Fout("Hier is nu niets dat weg mag en nog niet op een lijst staat.")
    rij = Vernietiging(
        nummer=nieuw_nummer(), grond=r.Grond.TERMIJN, peildatum=klok.vandaag(), totaal=len(posten),
        toelichting=toelichting.strip(), voorgesteld_naam=actor.naam, gemaakt_door=actor.kenmerk,
    )  # fmt: skip
    rij.save(force_insert=True)
    Vernietigingsregel.objects.bulk_create([_regel(actor, rij, post) for post in posten])
    vernietiging_proberen.defer(vernietiging_id=str(rij.pk))
    gebeurtenis_melden("vernietiging_voorgesteld", rij.pk, rubriek=rubriek, regels=len(posten))
    logboek.handeling(actor, R.code, rij, voorgesteld=len(posten))
    return rij


def _regel(actor: Actor, rij: Vernietiging, post: Post) -> Vernietigingsregel:
    return Vernietigingsregel(
        vernietiging=rij,
        rubriek=post.rubriek,
        soort=post.soort.code,
        sleutel=post.sleutel,
        naam=post.naam,
        van=post.einde.van,
        sinds=post.einde.sinds,
        uitleg=post.einde.uitleg,
        bron=post.soort.bron,
        wijze=post.soort.wijze,
        blijft=post.blijft,
        gemaakt_door=actor.kenmerk,
    )


def _open(vernietiging_id: UUID, *standen: r.Stand) -> Vernietiging:
    rij: Vernietiging = poort.haal(Vernietiging, vernietiging_id, R, voor_wijzigen=True)
    if rij.stand not in standen:
        raise Fout("Dit kan nu niet: de lijst is intussen verder. Kijk hoe het nu staat.")
    return rij


def regel_weglaten(*, actor: Actor, vernietiging_id: UUID, regel_id: UUID, reden: str) -> Vernietigingsregel:
    """Somebody knows why this one must stay for now."""
    poort.eis(R)
    rij = _open(vernietiging_id, r.Stand.VOORSTEL)
    regel: Vernietigingsregel = poort.haal(Vernietigingsregel, regel_id, R, voor_wijzigen=True)
    if regel.vernietiging_id != rij.pk or regel.stand != r.Regelstand.GEKOZEN:
        raise Fout("Deze regel staat niet meer op de lijst.")
    if not reden.strip():
        raise Fout("Schrijf kort op waarom dit van de lijst gaat.", veld="reden")
    _af(regel, reden.strip())
    logboek.handeling(actor, R.code, rij, weggelaten=str(regel.sleutel))
    return regel


def _af(regel: Vernietigingsregel, waarom: str) -> None:
    regel.stand, regel.waarom = r.Regelstand.AF, waarom
    regel.save(update_fields=["stand", "waarom"])


def vernietiging_intrekken(*, actor: Actor, vernietiging_id: UUID) -> Vernietiging:
    """Nothing went; everything is due as before."""
    poort.eis(R)
    rij = _open(vernietiging_id, r.Stand.VOORSTEL, r.Stand.GOEDGEKEURD)
    rij.stand = r.Stand.INGETROKKEN
    rij.save(update_fields=["stand"])
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    logboek.handeling(actor, R.code, rij, ingetrokken=True)
    return rij


def vernietiging_goedkeuren(*, actor: Actor, vernietiging_id: UUID) -> Vernietiging:
    """Another person agrees; from here the list is fixed. What changed since it was tried falls off."""
    poort.eis(R)
    rij = _open(vernietiging_id, r.Stand.VOORSTEL)
    if rij.gemaakt_door == actor.kenmerk:
        raise Blokkade("eigen-vernietiging", "Je hebt deze lijst zelf gemaakt. Een collega keurt die goed.")
    if rij.proef_op is None:
        raise Fout("De lijst is nog niet geprobeerd. Wacht tot de aantallen er staan.")
    with transactie(SYSTEEM):
        _toets(rij)
        over = rij.regels.filter(stand=r.Regelstand.GEKOZEN).count()
    if not over:
        raise Fout("Er staat niets meer op deze lijst: alles is intussen gewijzigd of blijft. Trek de lijst in.")
    rij.stand, rij.goedgekeurd_op = r.Stand.GOEDGEKEURD, klok.nu()
    rij.goedgekeurd_door, rij.goedgekeurd_naam, rij.totaal = actor.kenmerk, actor.naam, over
    rij.save()
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    gebeurtenis_melden("vernietiging_goedgekeurd", rij.pk, regels=over)
    logboek.handeling(actor, R.code, rij, goedgekeurd=over)
    return rij


def vernietiging_starten(*, actor: Actor, vernietiging_id: UUID) -> Vernietiging:
    """By one of the two, once it was agreed on; the job does the work."""
    poort.eis(R)
    rij = _open(vernietiging_id, r.Stand.GOEDGEKEURD)
    rij.stand = r.Stand.BEZIG
    rij.save(update_fields=["stand"])
    vernietiging_uitvoeren.defer(vernietiging_id=str(rij.pk))
    logboek.handeling(actor, R.code, rij, gestart=True)
    return rij


# --- Trying and doing -------------------------------------------------------------------------------------------------


class _Terug(Exception):
    """Everything that was tried goes back."""


def wortels_van(regel: Vernietigingsregel) -> dict[Any, Collection[UUID]]:
    """The rows with which this line begins; what hangs on them follows (opvragen.omvang)."""
    rubriek, sleutel = r.Rubriek(regel.rubriek), regel.sleutel
    if rubriek is r.Rubriek.ONDERDEEL:
        return {m: _sleutels(m, dossier_id=sleutel, wet=regel.soort) for m in met_wet()}
    if rubriek is not r.Rubriek.DOSSIER:
        return {w.model: [sleutel] for w in wortels() if w.rubriek == rubriek}
    meldingen = Werkproces.objects.filter(dossier=sleutel, melding_id__isnull=False).values_list(
        "melding_id", flat=True
    )
    bij: dict[Any, Collection[UUID]] = {m: _sleutels(m, dossier_id=sleutel) for m in BIJ_DOSSIER}
    bij |= {m: _sleutels(m, dossier_id=sleutel) for m in (Toegangsverlening, Noodverantwoording, Toegangsakkoord)}
    return {Dossier: _sleutels(Dossier, pk=sleutel), Melding: list(meldingen), **bij}


def _sleutels(model: Any, **waar: Any) -> list[UUID]:
    return list(model.objects.filter(**waar).values_list("pk", flat=True))


def _doe(regel: Vernietigingsregel) -> Uitslag:
    if regel.wijze == r.Wijze.ANONIEM:
        contact = Contact.objects.filter(pk=regel.sleutel).first()
        if contact is None:
            raise Vastgehouden("Hier is niets meer om anoniem te maken.")
        return maak_anoniem(contact)
    samen = Uitslag()
    for contact in _contacten(regel):
        samen.erbij(maak_anoniem(contact))
    uit = vernietig(wortels_van(regel))
    samen.erbij(uit)
    samen.blijft = uit.blijft
    return samen


def _contacten(regel: Vernietigingsregel) -> list[Contact]:
    """Short contacts of the household whose own term is over: with the dossier they become numbers."""
    if regel.rubriek != r.Rubriek.DOSSIER:
        return []
    huis = Dossier.objects.filter(pk=regel.sleutel).values_list("huishouden_id", flat=True).first()
    leden = Huishoudlid.objects.filter(huishouden=huis).values("inwoner")
    anders = Huishoudlid.objects.filter(inwoner=OuterRef("inwoner"), huishouden__dossier__isnull=False)
    van_hen = Q(huishouden=huis) | Q(~Exists(anders.exclude(huishouden=huis)), huishouden=None, inwoner__in=leden)
    grens = klok.moment(termijnen()["contact"].grens(klok.vandaag()), 0)
    return list(Contact.objects.filter(KORT_CONTACT, van_hen, moment__lt=grens, meldingen=None).order_by("pk"))


def _omvang(regel: Vernietigingsregel) -> Omvang:
    wortels_ = wortels_van(regel)
    if contacten := _contacten(regel):
        wortels_ |= {Contact: [contact.pk for contact in contacten]}
    return omvang(wortels_)


def lijst_proberen(*, vernietiging_id: UUID | str) -> None:
    """The job: how much would go, and what stays and why. Everything is done for real, and taken back."""
    with transactie(SYSTEEM):
        rij = Vernietiging.objects.select_for_update().filter(pk=vernietiging_id, stand=r.Stand.VOORSTEL).first()
        if rij is None:
            return
        regels = list(rij.regels.filter(stand=r.Regelstand.GEKOZEN).order_by("sinds", "pk"))
        sommen = {regel.pk: _omvang(regel).som for regel in regels}
        uitslagen = _probeer(regels)
        for regel in regels:
            uit = uitslagen[regel.pk]
            if isinstance(uit, Vastgehouden):
                _af(regel, uit.tekst)
                continue
            regel.som, regel.tellingen = sommen[regel.pk], dict(uit.tellingen)
            regel.blijft = " ".join(dict.fromkeys(filter(None, (regel.blijft, uit.blijft))))
            regel.save(update_fields=["som", "tellingen", "blijft"])
        goed = [u for u in uitslagen.values() if isinstance(u, Uitslag)]
        rij.tellingen = dict(sum((u.tellingen for u in goed), start=Uitslag().tellingen))
        rij.proef_op, rij.totaal = klok.nu(), len(goed)
        rij.save()
        tekst = "Kijk een lijst na van gegevens die vernietigd mogen worden."
        taak_maken(
            actor=SYSTEEM, soort=GOEDKEUREN, tekst=tekst, uiterlijk=klok.vandaag(), rol=Rol.PRIVACY_OFFICER,
            onderwerp_id=rij.pk, adres=f"/privacy/vernietigingen/{rij.pk}/",
        )  # fmt: skip
        logboek.handeling(SYSTEEM, R.code, rij, geprobeerd=len(goed))


def _probeer(regels: Iterable[Vernietigingsregel]) -> dict[UUID, Uitslag | Vastgehouden]:
    uit: dict[UUID, Uitslag | Vastgehouden] = {}
    try:
        with transaction.atomic():
            for regel in regels:
                uit[regel.pk] = _een(regel)
            raise _Terug
    except _Terug:
        return uit


def _een(regel: Vernietigingsregel) -> Uitslag | Vastgehouden:
    try:
        with transaction.atomic():
            return _doe(regel)
    except Vastgehouden as fout:
        return fout


def _toets(rij: Vernietiging) -> None:
    """Still due, nothing holds it, and no row or version different from when it was tried: otherwise it falls off."""
    for regel in rij.regels.filter(stand=r.Regelstand.GEKOZEN):
        om = _omvang(regel)
        if not nog_aan_de_beurt(r.Rubriek(regel.rubriek), regel.soort, regel.sleutel):
            _af(regel, NIET_MEER)
        elif reden := tegen({regel.pk: om.wie}).get(regel.pk):
            _af(regel, reden)
        elif om.som != regel.som:
            _af(regel, GEWIJZIGD)


def lijst_uitvoeren(*, vernietiging_id: UUID | str) -> Vernietiging | None:
    """The job: first once more whether nothing changed; then line by line, each in its own transaction, so that the
    screen shows how far it is and a restart goes on; then the traces, the search and the certificate."""
    with transactie(SYSTEEM):
        gevonden = Vernietiging.objects.select_for_update().filter(pk=vernietiging_id, stand=r.Stand.BEZIG).first()
        if gevonden is None:
            return None
        rij: Vernietiging = gevonden
        _toets(rij)
        sleutels = list(
            rij.regels.filter(stand=r.Regelstand.GEKOZEN).order_by("sinds", "pk").values_list("pk", flat=True)
        )
        rij.totaal = rij.regels.exclude(stand=r.Regelstand.AF).count()
        rij.save(update_fields=["totaal"])
    samen = Uitslag()
    for sleutel in sleutels:
        _voer_uit(rij, sleutel, samen)
    with transactie(SYSTEEM):
        rij.refresh_from_db()
        samen.tellingen.clear()
        for tellingen in rij.regels.filter(stand=r.Regelstand.WEG).values_list("tellingen", flat=True):
            samen.tellingen.update(tellingen)
        afsluiten(rij, samen)
        logboek.handeling(SYSTEEM, R.code, rij, uitgevoerd=rij.klaar, rijen=sum(samen.tellingen.values()))
    return rij


def _voer_uit(rij: Vernietiging, sleutel: UUID, samen: Uitslag) -> None:
    with transactie(SYSTEEM):
        regel = Vernietigingsregel.objects.select_for_update().get(pk=sleutel)
        uit = _een(regel)
        if isinstance(uit, Vastgehouden):
            _af(regel, uit.tekst)
            return
        regel.stand, regel.tellingen, regel.weg = r.Regelstand.WEG, dict(uit.tellingen), uit.sleutels
        regel.blijft, regel.som = uit.blijft or regel.blijft, ""
        regel.save()
        Vernietiging.objects.filter(pk=rij.pk).update(klaar=rij.regels.filter(stand=r.Regelstand.WEG).count())
        samen.woorden |= uit.woorden
        samen.sommen |= uit.sommen


def oude_logregels_wissen() -> int:
    """Every night: what could not go then, because the log is kept for five years, goes when that is over."""
    with transactie(SYSTEEM):
        return log_wissen(None)
