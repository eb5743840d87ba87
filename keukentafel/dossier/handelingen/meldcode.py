"""The meldcode: five steps that can come in any order, each with its day, facts apart from opinions (MLD-01 to MLD-06).

Act first, record later: nothing here stops a report to Veilig Thuis. What is left out is asked with a dated reminder.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.dossier import regels_veiligheid as rv
from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_leden, eis_tekst, over_werkdagen
from keukentafel.dossier.handelingen._kast import (
    S,
    haal_meldcode,
    kast_van,
    merk_deel,
    merk_kast,
    vraag_later,
)
from keukentafel.dossier.models import Meldcode, Meldcodestap, Raadpleging, VeiligThuisMelding
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.kern.termijnen import termijn
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.organisatie.opvragen import feestdagen, instelling
from keukentafel.organisatie.opvragen.inrichting import keuzenamen
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Publiek, Rol


def meldcode_beginnen(
    *,
    actor: Actor,
    dossier_id: UUID,
    aanleiding: str,
    over: Iterable[UUID] | None = None,
    bijzonder: str = "",
    publiek: str = Publiek.TEAM,
    op: date | None = None,
    concept: str = "",
) -> Meldcode:
    """Begin with what was seen: that is step 1. Who begins it is responsible until somebody else takes it over."""
    dossier = kast_van(actor, dossier_id)
    dag = _dag(op)
    meldcode = Meldcode(
        **merk_kast(actor, dossier, publiek),
        over=[str(lid) for lid in eis_leden(dossier, over)],
        aanleiding=eis_tekst(aanleiding, veld="aanleiding"),
        bijzonder=bijzonder and eis_keuze(bijzonder, keuzenamen("meldcode_bijzonder", rv.BIJZONDER), "bijzonder"),
        begonnen_op=dag,
        verantwoordelijk_id=actor.id,
    )
    meldcode.save(force_insert=True)
    _stap_schrijven(actor, meldcode, nr=rv.STAP_SIGNALEN, op=dag, feiten=meldcode.aanleiding)
    _herinneren(actor, meldcode)
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    gebeurtenis_melden("meldcode_begonnen", meldcode.pk)
    logboek.handeling(actor, S.code, meldcode)
    return meldcode


def meldcodestap_vastleggen(
    *,
    actor: Actor,
    meldcode_id: UUID,
    nr: int,
    feiten: str = "",
    oordeel: str = "",
    op: date | None = None,
    overgeslagen: bool = False,
    reden: str = "",
    antwoorden: Mapping[str, str] | None = None,
    vorig: UUID | None = None,
    concept: str = "",
) -> Meldcodestap:
    """Record a step, or better what it said. Another order is accepted; without a reason the house asks for it later.

    `vorig` is the row this text was made on: when a colleague was first, Fout says so and nothing is lost.
    """
    meldcode = haal_meldcode(meldcode_id)
    dag = op or klok.vandaag()
    if bezwaar := rv.bezwaar_tegen_stap(
        nr=nr, feiten=feiten, overgeslagen=overgeslagen, reden=reden, op=dag, vandaag=klok.vandaag()
    ):
        raise Fout(bezwaar, veld="op" if "toekomst" in bezwaar else "reden" if overgeslagen else "feiten")
    geldig = {stap.nr: stap for stap in Meldcodestap.objects.filter(meldcode=meldcode, vervangen_op=None)}
    _eis_laatste(geldig.get(nr), vorig)
    stap = _stap_schrijven(
        actor,
        meldcode,
        nr=nr,
        op=dag,
        oud=geldig.get(nr),
        feiten=eis_tekst(feiten, leeg=True, veld="feiten"),
        oordeel=eis_tekst(oordeel, leeg=True, veld="oordeel"),
        reden=reden.strip(),
        overgeslagen=overgeslagen,
        antwoorden=_antwoorden(nr, antwoorden or {}),
    )
    _volgen(actor, meldcode, stap, rv.eerdere_open(nr, geldig))
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    logboek.handeling(actor, S.code, meldcode, stap=nr, overgeslagen=overgeslagen)
    return stap


def raadpleging_vastleggen(
    *,
    actor: Actor,
    meldcode_id: UUID,
    soort: str,
    advies: str = "",
    wie: str = "",
    anoniem: bool = False,
    op: date | None = None,
) -> Raadpleging:
    """Who gave advice, and what it was; `anoniem` says that the family was not named."""
    meldcode = haal_meldcode(meldcode_id)
    eis_keuze(soort, rv.NAAM_VAN_RAAD, "soort")
    rij = Raadpleging(
        **merk_deel(actor, meldcode),
        soort=soort,
        wie=wie.strip()[:200],
        anoniem=anoniem,
        advies=eis_tekst(advies, veld="advies"),
        op=_dag(op),
    )
    rij.save(force_insert=True)
    logboek.handeling(actor, S.code, meldcode, raadpleging=soort, anoniem=anoniem)
    return rij


def veilig_thuis_melding_vastleggen(
    *,
    actor: Actor,
    meldcode_id: UUID,
    inhoud: str,
    wijze: str = "telefoon",
    op: date | None = None,
    inwoner_weet_ervan: bool = True,
    reden_niet: str = "",
    bron_geheim: bool = False,
    naam_medewerker: str = "",
    afspraken: str = "",
) -> VeiligThuisMelding:
    """A report to Veilig Thuis (MLD-05). Possible at any moment: the steps can be recorded afterwards."""
    meldcode = haal_meldcode(meldcode_id)
    if bezwaar := rv.bezwaar_tegen_melding(
        weet_ervan=inwoner_weet_ervan, reden_niet=reden_niet, bron_geheim=bron_geheim
    ):
        raise Fout(bezwaar, veld="reden_niet")
    eis_keuze(wijze, {"telefoon": "Telefoon", "beveiligd": "Beveiligd bericht"}, "wijze")
    rij = VeiligThuisMelding(
        **merk_deel(actor, meldcode),
        op=_dag(op),
        wijze=wijze,
        inhoud=eis_tekst(inhoud, veld="inhoud"),
        inwoner_weet_ervan=inwoner_weet_ervan,
        reden_niet=eis_tekst(reden_niet, leeg=True, veld="reden_niet"),
        bron_geheim=bron_geheim,
        naam_medewerker=naam_medewerker.strip()[:200],
        afspraken=eis_tekst(afspraken, leeg=True, veld="afspraken"),
    )
    rij.save(force_insert=True)
    taken_vervallen(actor=actor, onderwerp_id=meldcode.pk, soort="veilig_thuis_melden")
    _taak(
        actor,
        meldcode,
        "veilig_thuis_volgen",
        "Vraag Veilig Thuis of het onderzoek is begonnen",
        termijn("D32", van=rij.op, feestdagen=feestdagen()).dag,
    )
    gebeurtenis_melden("veilig_thuis_gemeld", meldcode.pk, op=rij.op.isoformat())
    logboek.handeling(actor, S.code, meldcode, veilig_thuis=str(rij.op))
    return rij


def meldcode_afsluiten(*, actor: Actor, meldcode_id: UUID, uitkomst: str, versie: int) -> Meldcode:
    """Done, with the outcome in words. Steps that are missing stay visible as missing."""
    meldcode = haal_meldcode(meldcode_id)
    tekst = eis_tekst(uitkomst, veld="uitkomst")
    bewaar_met_versie(meldcode, actor=actor, versie=versie, klaar_op=klok.vandaag(), uitkomst=tekst)
    taken_vervallen(actor=actor, onderwerp_id=meldcode.pk)
    logboek.handeling(actor, S.code, meldcode, klaar=True)
    return meldcode


def meldcode_heropenen(*, actor: Actor, meldcode_id: UUID) -> Meldcode:
    """Undo, and what happens when the worry comes back."""
    meldcode = haal_meldcode(meldcode_id, open_=False)
    if meldcode.klaar_op is None:
        return meldcode
    bewaar_met_versie(meldcode, actor=actor, versie=meldcode.versie, klaar_op=None)
    _herinneren(actor, meldcode)
    logboek.handeling(actor, S.code, meldcode, heropend=True)
    return meldcode


def _dag(op: date | None) -> date:
    dag = op or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{dag:%d-%m-%Y} ligt in de toekomst. Kies de dag waarop het gebeurde.", veld="op")
    return dag


def _eis_laatste(huidig: Meldcodestap | None, vorig: UUID | None) -> None:
    if huidig is not None and vorig is not None and huidig.pk != vorig:
        raise Fout(
            f"{huidig.auteur_naam} heeft deze stap intussen ook vastgelegd. Die tekst staat hierboven; de jouwe staat"
            " er nog. Bewaar opnieuw als jouw tekst ervoor in de plaats komt.",
            veld="feiten",
        )


def _antwoorden(nr: int, gegeven: Mapping[str, str]) -> dict[str, str]:
    """Only known questions and ja or nee; a question without an answer is left out."""
    vragen = {vraag.code for vraag in rv.KADER} if nr == rv.STAP_WEGEN else {"melden", "hulp"}
    if nr not in {rv.STAP_WEGEN, rv.STAP_BESLISSEN}:
        return {}
    return {code: antwoord for code, antwoord in gegeven.items() if code in vragen and antwoord in {"ja", "nee"}}


def _stap_schrijven(
    actor: Actor, meldcode: Meldcode, *, nr: int, op: date, oud: Meldcodestap | None = None, **velden: Any
) -> Meldcodestap:
    if oud is not None:
        oud.vervangen_op = klok.nu()
        oud.save(update_fields=["vervangen_op"])
    stap = Meldcodestap(**merk_deel(actor, meldcode), nr=nr, op=op, **velden)
    stap.save(force_insert=True)
    return stap


def _volgen(actor: Actor, meldcode: Meldcode, stap: Meldcodestap, eerder: list[int]) -> None:
    """What a step asks for later: a reason for another order, a report that was decided upon."""
    if eerder and not stap.reden and not stap.overgeslagen:
        tekst = f"Meldcode: schrijf op waarom stap {stap.nr} vóór stap {eerder[0]} ging"
        _taak(actor, meldcode, "meldcode_volgorde", tekst, over_werkdagen(1))
    if stap.nr != rv.STAP_BESLISSEN:
        return
    if stap.antwoorden.get("melden") == "ja" and not meldcode.veiligthuismeldings.exists():
        _taak(actor, meldcode, "veilig_thuis_melden", "Meldcode: leg de melding bij Veilig Thuis vast", klok.vandaag())


def _herinneren(actor: Actor, meldcode: Meldcode) -> None:
    dag = over_werkdagen(instelling("meldcode_werkdagen"))
    _taak(actor, meldcode, "meldcode_bijwerken", "Meldcode: werk de stappen bij", dag)
    vraag_later(
        actor,
        soort="meldcode_meekijken",
        tekst="Er loopt een meldcode. Kijk mee of de stappen kloppen",
        uiterlijk=over_werkdagen(2),
        dossier=meldcode.dossier_id,
        over=meldcode.pk,
        adres=adres(meldcode),
        rol=Rol.AANDACHTSFUNCTIONARIS,
    )


def _taak(actor: Actor, meldcode: Meldcode, soort: str, tekst: str, uiterlijk: date) -> None:
    taken_vervallen(actor=actor, onderwerp_id=meldcode.pk, soort=soort)
    vraag_later(
        actor,
        soort=soort,
        tekst=tekst,
        uiterlijk=uiterlijk,
        dossier=meldcode.dossier_id,
        over=meldcode.pk,
        adres=adres(meldcode),
    )


def adres(meldcode: Meldcode) -> str:
    """The screen of one meldcode."""
    return f"/dossier/{meldcode.dossier_id}/veiligheid/meldcode/{meldcode.pk}/"
