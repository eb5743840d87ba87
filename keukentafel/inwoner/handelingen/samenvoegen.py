"""Two records of one person become one, and two again. What hangs on the person moves along (verhuizen.py)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from keukentafel.inwoner.handelingen.sleutels import sleutels_maken
from keukentafel.inwoner.handelingen.verhuizen import Verhuizing, controleer_sleutels, zet_terug
from keukentafel.inwoner.models import Adres, Inwoner, Samenvoeging, Zoeksleutel
from keukentafel.inwoner.opvragen.dubbel import merk_van
from keukentafel.inwoner.regels.gegevens import GROEPEN
from keukentafel.inwoner.regels.naam import sorteersleutel
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.models import Taak
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

SYSTEEM = Actor.systeem("samenvoegen")
ANDER = "ander"
NAKIJKEN_BINNEN = timedelta(days=3)
B = Recht.INWONER_SAMENVOEGEN


def inwoners_samenvoegen(
    *, actor: Actor, blijft_id: UUID, vervalt_id: UUID, keuzes: Mapping[str, str] | None = None
) -> Samenvoeging | None:
    """`vervalt` goes up in `blijft`. `keuzes`: group of fields (or "adres") -> "ander" to keep those of `vervalt`.

    The number, the walls and the log of the kept person stay; the old key leads to it. A secret address stays secret.
    None when one of both is shielded: nothing changes, and the aandachtsfunctionaris gets a task.
    """
    blijft, vervalt = _twee(actor, blijft_id, vervalt_id)
    if blijft.afgeschermd or vervalt.afgeschermd:
        _laat_nakijken(blijft)
        logboek.handeling(actor, B.code, blijft, wat="samenvoegen_laten_nakijken")
        return None
    gekozen = {groep for groep, keuze in (keuzes or {}).items() if keuze == ANDER}
    if onbekend := gekozen - {*GROEPEN, "adres"}:
        raise Fout(f"‘{min(onbekend)}’ is geen groep gegevens.")
    with transactie(SYSTEEM):
        verhuizing = Verhuizing()
        _adressen(verhuizing, vervalt if "adres" not in gekozen else blijft)
        velden = _velden(blijft, vervalt, gekozen)
        Zoeksleutel.objects.filter(inwoner=vervalt).delete()
        verhuizing.verhuis(vervalt, blijft)
        verhuizing.wis(vervalt)
        verhuizing.wijzig(blijft, **velden)
        controleer_sleutels()
        blijft.refresh_from_db()
        sleutels_maken(blijft)
        samen = Samenvoeging(
            vervallen=vervalt_id, inwoner=blijft, team_id=blijft.team_id, keuzes=dict.fromkeys(sorted(gekozen), ANDER),
            stappen=verhuizing.stappen, gemaakt_door=actor.kenmerk,
        )  # fmt: skip
        samen.save(force_insert=True)
    gebeurtenis_melden("inwoners_samengevoegd", blijft.pk, vervallen=str(vervalt_id))
    logboek.handeling(actor, B.code, blijft, wat="samenvoegen", vervallen=str(vervalt_id), rijen=len(samen.stappen))
    return samen


def samenvoeging_ongedaan_maken(*, actor: Actor, samenvoeging_id: UUID) -> tuple[Samenvoeging, int]:
    """Two persons again, every row as it was; what was written in between stays with the kept one.

    Gives also how many rows stayed, because somebody changed them in the meantime.
    """
    samen = poort.haal(Samenvoeging, samenvoeging_id, B, voor_wijzigen=True)
    if samen.ongedaan_op:
        raise Fout("Deze samenvoeging is al ongedaan gemaakt.")
    later = Samenvoeging.objects.filter(inwoner=samen.inwoner_id, ongedaan_op=None, gemaakt_op__gt=samen.gemaakt_op)
    if later.exists():
        raise Fout("Hierna is nog iemand met deze inwoner samengevoegd. Maak dat eerst ongedaan.")
    with transactie(SYSTEEM):
        anders = zet_terug(samen.stappen)
        samen.ongedaan_op, samen.ongedaan_door = klok.nu(), actor.kenmerk
        samen.save(update_fields=["ongedaan_op", "ongedaan_door"])
        controleer_sleutels()
        for sleutel in (samen.inwoner_id, samen.vervallen):
            sleutels_maken(Inwoner.objects.get(pk=sleutel))
    gebeurtenis_melden("samenvoeging_ongedaan_gemaakt", samen.inwoner_id, vervallen=str(samen.vervallen))
    logboek.handeling(actor, B.code, samen, wat="samenvoeging_ongedaan", vervallen=str(samen.vervallen), anders=anders)
    return samen, anders


def dubbele_aanwijzen(*, actor: Actor, inwoner_id: UUID, klantnummer: int) -> Inwoner | None:
    """The other record by its client number, to compare. None alike for nobody, somebody of another team, and hidden.

    Somebody hidden becomes a task of the aandachtsfunctionaris; the worker finds no trace of it.
    """
    inwoner = poort.haal(Inwoner, inwoner_id, B)
    ander = poort.zichtbaar(Inwoner, B).filter(nummer=klantnummer).exclude(pk=inwoner_id).first()
    logboek.handeling(actor, B.code, inwoner, wat="dubbele_aanwijzen")
    if ander is None:
        with transactie(SYSTEEM):
            verborgen = Inwoner.objects.filter(nummer=klantnummer, afgeschermd=True).exists()
        if verborgen:
            _laat_nakijken(inwoner)
    gevonden: Inwoner | None = ander
    return gevonden


def _laat_nakijken(inwoner: Inwoner) -> None:
    """A task for the role alone; it names the record that the worker saw, which is no secret to that role."""
    with transactie(SYSTEEM):
        Taak(
            soort="dubbel_nakijken",
            tekst="Een collega wil deze inwoner samenvoegen met een afgeschermde inwoner. Kijk na of dat klopt.",
            adres=f"/inwoner/{inwoner.pk}/",
            rol=Rol.AANDACHTSFUNCTIONARIS.value,
            onderwerp_id=inwoner.pk,
            uiterlijk=klok.vandaag() + NAKIJKEN_BINNEN,
            afgeschermd=True,
            gemaakt_door=SYSTEEM.kenmerk,
        ).save(force_insert=True)


def _twee(actor: Actor, blijft_id: UUID, vervalt_id: UUID) -> tuple[Inwoner, Inwoner]:
    """Both through the gate, locked in one order; refuses what cannot be one person."""
    poort.eis(B)
    if blijft_id == vervalt_id:
        raise Fout("Kies twee verschillende inwoners om samen te voegen.")
    rijen = {i: poort.haal(Inwoner, i, B, voor_wijzigen=True) for i in sorted((blijft_id, vervalt_id))}
    blijft, vervalt = rijen[blijft_id], rijen[vervalt_id]
    if blijft.bsn and vervalt.bsn:
        raise Blokkade("twee-bsn", "Deze twee hebben elk een eigen BSN. Dat zijn twee mensen, of een BSN klopt niet.")
    if merk_van(blijft.pk, vervalt.pk):
        raise Fout("Van deze twee is vastgelegd dat het twee mensen zijn. Trek dat eerst in als het niet klopt.")
    return blijft, vervalt


def _velden(blijft: Inwoner, vervalt: Inwoner, gekozen: set[str]) -> dict[str, Any]:
    """The columns of the kept person afterwards: chosen groups, the only BSN, and the strictest secrecy."""
    bron = dict(blijft.bron)
    velden: dict[str, Any] = {}
    for groep in gekozen & set(GROEPEN):
        velden |= {naam: getattr(vervalt, naam) for naam in GROEPEN[groep] if naam not in ("bsn", "bsn_ontbreekt")}
    bron |= {groep: vervalt.bron[groep] for groep in gekozen if groep in vervalt.bron}
    if vervalt.bsn:
        # One of both at most has a checked number; it is the person's.
        velden |= {"bsn": vervalt.bsn, "bsn_ontbreekt": "", "bsn_na_te_kijken": None}
        bron |= {"bsn": vervalt.bron["bsn"]} if "bsn" in vervalt.bron else {}
    if "adres" in gekozen:
        velden["team_id"] = vervalt.team_id
    velden |= {
        "geheimhouding": blijft.geheimhouding or vervalt.geheimhouding,
        "adres_afgeschermd": blijft.adres_afgeschermd or vervalt.adres_afgeschermd,
        "klantsleutel": blijft.klantsleutel or vervalt.klantsleutel,
        "bron": bron,
    }
    straks = Inwoner(**{n: velden.get(n, getattr(blijft, n)) for n in GROEPEN["naam"]})
    return velden | {"sorteernaam": sorteersleutel(straks.naamdelen), "versie": blijft.versie + 1}


def _adressen(verhuizing: Verhuizing, wie: Inwoner) -> None:
    """The addresses that were not chosen end today; they move along as history."""
    for adres in Adres.objects.filter(inwoner=wie, tot=None):
        verhuizing.wijzig(adres, tot=klok.vandaag())
