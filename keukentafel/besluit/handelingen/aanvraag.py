"""Register an aanvraag: whoever asks, for whom, on whatever day; what is odd about it gets one question, not a wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.besluit.handelingen._hulp import SYSTEEM, merk, volgend_nummer
from keukentafel.besluit.handelingen.routeren import route_zetten
from keukentafel.besluit.handelingen.stand import klok_bijwerken, stand_zetten, stap_schrijven
from keukentafel.besluit.models import Aanvraag, Aanvraagtekst, Voorziening
from keukentafel.besluit.opvragen.omstandig import melding_bij, onderzoek_van
from keukentafel.besluit.regels import procedures
from keukentafel.besluit.regels.klok import WET_VAN_PROCEDURE
from keukentafel.besluit.regels.soorten import NAAM_VAN_PROCEDURE, Procedure
from keukentafel.besluit.regels.standen import Stand
from keukentafel.besluit.regels.verloop import LOOPT
from keukentafel.besluit.regels.voorvallen import OPGEPAKT, UITKOMSTEN, ZELF_TE_ZETTEN, Omstandigheid, Voorval
from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_leden, eis_tekst
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.regels import RedenSluiten
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import leeftijd
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.models import Medewerker
from keukentafel.plan.opvragen.producten import producten as producten_op
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Bereik, Rol, Wet
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import bereik
from keukentafel.toegang.handelingen import melding_maken
from keukentafel.toegang.models import Melding

S = Recht.AANVRAAG_BEHANDELEN
ZELF_VANAF = 12
SAMEN, APART = "samen", "apart"
NAAM_VAN_DUBBEL = {
    SAMEN: "Ja, over hetzelfde: één besluit voor beide",
    APART: "Nee, over iets anders: een eigen besluit",
}


@dataclass(frozen=True, slots=True)
class Vraag:
    """What came in, checked."""

    dossier: Dossier
    inwoner: Inwoner
    procedure: Procedure
    wet: str
    ontvangen_op: date


def aanvraag_ontvangen(
    *,
    actor: Actor,
    dossier_id: UUID,
    inwoner_id: UUID,
    procedure: str,
    vraag: str,
    ontvangen_op: date | None = None,
    wet: str = "",
    melding_id: UUID | None = None,
    getekend: bool = False,
    kanaal: str = "",
    aanvrager: str = "",
    producten: Sequence[str] = (),
    toelichting: str = "",
    toegangsroute: str = "",
    dubbel: str = "",
) -> Aanvraag:
    """Keep what was asked and let its term run from the day of receipt, also when that lies behind us.

    Without an investigation it is a melding under the Wmo (WMO-08): it waits, and its six weeks run. Asked twice for
    the same thing: `dubbel` says whether one decision does. Raises Fout with one question: a closed dossier, a child
    under twelve or somebody who died and nobody named who applies, the same thing asked before.
    """
    poort.eis(S)
    wat = _gevraagd(_dossier(actor, dossier_id, inwoner_id), inwoner_id, procedure, wet, ontvangen_op)
    _eis_aanvrager(wat, aanvrager)
    gekozen = _producten(producten, wat.ontvangen_op)
    eerder = _eerder(wat, dubbel)
    melding, naar = _begin(actor, wat, melding_id, vraag)
    aanvraag = Aanvraag(
        nummer=volgend_nummer("besluit_aanvraagnummer"),
        procedure=wat.procedure,
        wet=wat.wet,
        dossier=wat.dossier,
        team_id=wat.dossier.team_id,
        afgeschermd=wat.dossier.afgeschermd,
        inwoner=wat.inwoner,
        aanvrager=aanvrager.strip(),
        melding_id=melding.pk if melding else None,
        hoort_bij=eerder if dubbel == SAMEN else None,
        ontvangen_op=wat.ontvangen_op,
        getekend=getekend,
        kanaal=kanaal,
        toegangsroute=toegangsroute,
        behandelaar=Medewerker.objects.filter(pk=actor.id).first() if actor.id else None,
        stand=naar,
        stand_sinds=wat.ontvangen_op,
        gemaakt_door=actor.kenmerk,
        gewijzigd_door=actor.naam,
    )
    aanvraag.save(force_insert=True)
    _erbij(actor, aanvraag, eis_tekst(vraag, veld="vraag"), toelichting, gekozen)
    route_zetten(actor, aanvraag)
    klok_bijwerken(actor, aanvraag)
    gebeurtenis_melden("aanvraag_ontvangen", aanvraag.pk, procedure=aanvraag.procedure, wet=aanvraag.wet,
                       stand=aanvraag.stand, ontvangen=str(aanvraag.ontvangen_op))  # fmt: skip
    logboek.handeling(actor, S.code, aanvraag, nieuw=True, procedure=aanvraag.procedure)
    return aanvraag


def stap_zetten(
    *,
    actor: Actor,
    aanvraag_id: UUID,
    gebeurtenis: str,
    op: date | None = None,
    toelichting: str = "",
    uitkomst: str = "",
) -> Aanvraag:
    """A step that needs nothing but a click: investigation begun, report given, withdrawn, decided elsewhere."""
    aanvraag = open_aanvraag(aanvraag_id)
    if gebeurtenis not in ZELF_TE_ZETTEN:
        raise Fout("Deze stap zet je op de eigen pagina ervan: bij het besluit, de aanvulling of de brief.")
    if gebeurtenis == Voorval.BESLUIT_MELDEN and uitkomst not in UITKOMSTEN:
        raise Fout(f"Wat is er besloten? Kies: {', '.join(UITKOMSTEN.values())}.", veld="uitkomst")
    return stand_zetten(actor=actor, aanvraag=aanvraag, gebeurtenis=gebeurtenis, op=op, toelichting=toelichting,
                        uitkomst=uitkomst if gebeurtenis == Voorval.BESLUIT_MELDEN else "")  # fmt: skip


def aanvraag_oppakken(*, actor: Actor, aanvraag_id: UUID) -> Aanvraag:
    """From now on it is mine: reminders come to me. Whoever had it reads that in the log, and still does not sign."""
    aanvraag = open_aanvraag(aanvraag_id)
    nieuw = Medewerker.objects.get(pk=str(actor.id))
    oud = str(aanvraag.behandelaar_id or "")
    if oud != str(nieuw.pk):
        bewaar_met_versie(aanvraag, actor=actor, versie=aanvraag.versie, behandelaar=nieuw)
        gebeurtenis_melden(OPGEPAKT, aanvraag.pk, medewerker=str(nieuw.pk), van=oud)
        logboek.handeling(actor, S.code, aanvraag, opgepakt=True)
    return aanvraag


def open_aanvraag(aanvraag_id: UUID) -> Aanvraag:
    """To change; NietGevonden when it is not for this actor."""
    poort.eis(S)
    aanvraag: Aanvraag = poort.haal(Aanvraag, aanvraag_id, S, voor_wijzigen=True)
    return aanvraag


def _gevraagd(dossier: Dossier, inwoner_id: UUID, procedure: str, wet: str, op: date | None) -> Vraag:
    _eis_open(dossier)
    gekozen = Procedure(eis_keuze(procedure, NAAM_VAN_PROCEDURE, "procedure"))
    onder = WET_VAN_PROCEDURE.get(gekozen) or wet or Wet.WMO.value
    eis_keuze(onder, NAAM_VAN_WET, "wet")
    dag = op or klok.vandaag()
    if dag > klok.vandaag():
        zin = f"{datum_gewoon(dag)} ligt in de toekomst. Kies de dag waarop de aanvraag binnenkwam."
        raise Fout(zin, veld="ontvangen_op")
    with transactie(SYSTEEM):
        (wie,) = eis_leden(dossier, [inwoner_id])
        inwoner = Inwoner.objects.get(pk=wie)
    return Vraag(dossier, inwoner, gekozen, onder, dag)


def _dossier(actor: Actor, dossier_id: UUID, inwoner_id: UUID) -> Dossier:
    """Own cases through the gate. Who works for the whole town opens no dossier, and may lay an aanvraag in it."""
    if bereik(actor, S) is not Bereik.STAD:
        eigen: Dossier = poort.haal(Dossier, dossier_id, S, voor_wijzigen=True)
        return eigen
    poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)
    with transactie(SYSTEEM):
        dossier: Dossier | None = Dossier.objects.select_for_update().filter(pk=dossier_id).first()
    if dossier is None or (dossier.afgeschermd and dossier.pk not in actor.dossiers):
        raise NietGevonden("dossier.dossier")
    return dossier


def _eis_open(dossier: Dossier) -> None:
    """VRAAGT: what is asked now belongs in a dossier that runs."""
    if dossier.gesloten_op and dossier.reden_sluiten == RedenSluiten.DUBBEL:
        raise Fout(
            f"Dossier {dossier.nummer} is samengevoegd met een ander dossier van dit huishouden. "
            "Leg de aanvraag daar vast; zoek het op de naam van de inwoner."
        )
    if dossier.gesloten_op:
        dag = datum_gewoon(dossier.gesloten_op)
        raise Fout(f"Dossier {dossier.nummer} is gesloten op {dag}. Heropen het eerst, met de aanvraag als reden.")


def _eis_aanvrager(wat: Vraag, aanvrager: str) -> None:
    """From sixteen a young person applies alone, from twelve too; for who died somebody else signs (§3.5)."""
    if aanvrager.strip():
        return
    overleden = wat.inwoner.overleden_op
    if overleden and overleden <= wat.ontvangen_op:
        raise Fout(
            f"{wat.inwoner.naam} is overleden op {datum_gewoon(overleden)}. Wie doet deze aanvraag, en als wat? "
            "Kwam de aanvraag eerder binnen, vul dan die dag in.",
            veld="aanvrager",
        )
    geboren = wat.inwoner.geboortedatum
    if geboren and leeftijd(geboren, wat.ontvangen_op) < ZELF_VANAF:
        raise Fout(f"{wat.inwoner.naam} is jonger dan 12 jaar. Welke ouder of voogd doet de aanvraag?", "aanvrager")


def _producten(codes: Sequence[str], op: date) -> dict[str, Any]:
    bekend = {p.code: p for p in producten_op(op)}
    vreemd = [code for code in codes if code not in bekend]
    if vreemd:
        raise Fout(f"‘{vreemd[0]}’ staat op {datum_gewoon(op)} niet in de lijst van producten.", veld="producten")
    return {code: bekend[code] for code in dict.fromkeys(codes)}


def _eerder(wat: Vraag, dubbel: str) -> Aanvraag | None:
    """VRAAGT once: is this about the same thing as what runs already? AANVAARD with the answer."""
    with transactie(SYSTEEM):
        rijen = Aanvraag.objects.filter(inwoner=wat.inwoner, procedure=wat.procedure, wet=wat.wet, stand__in=LOOPT)
        eerder: Aanvraag | None = rijen.filter(hoort_bij=None).order_by("ontvangen_op").first()
    if eerder and dubbel not in NAAM_VAN_DUBBEL:
        raise Fout(
            f"Er loopt al een aanvraag van {datum_gewoon(eerder.ontvangen_op)} (nummer {eerder.nummer}). "
            "Gaat deze over hetzelfde? Kies hieronder.",
            veld="dubbel",
        )
    return eerder


def _begin(actor: Actor, wat: Vraag, melding_id: UUID | None, vraag: str) -> tuple[Melding | None, Stand]:
    """Where it starts. Without a melding before it, under the Wmo, it is one itself (WMO-08)."""
    om, melding = Omstandigheid(), None
    with transactie(SYSTEEM):
        if wat.procedure in (Procedure.WMO, Procedure.WGS):
            gezocht = Melding.objects.filter(pk=melding_id) if melding_id else None
            melding = gezocht.first() if gezocht is not None else melding_bij(wat.inwoner.pk, wat.ontvangen_op)
        if wat.procedure is Procedure.WMO:
            gedaan = onderzoek_van(melding, wat.dossier.pk, wat.inwoner.pk, wat.ontvangen_op)
            om = Omstandigheid(onderzoek_af=gedaan["onderzoek_af"], zes_weken_voorbij=gedaan["zes_weken_voorbij"])
    eerst = Voorval.VERWIJZEN if wat.procedure is Procedure.VERWIJSBRIEF else Voorval.AANVRAGEN
    lijn = procedures.zoek(wat.procedure, None, eerst, om)
    assert lijn, wat.procedure
    if lijn.naar is Stand.MELDING and melding is None and wat.procedure is Procedure.WMO:
        melding = _melding(actor, wat, vraag)
    return melding, lijn.naar


def _melding(actor: Actor, wat: Vraag, vraag: str) -> Melding:
    """AANVAARD: the melding that was never made, on the day of the aanvraag: its terms run and a letter goes."""
    return melding_maken(
        actor=actor,
        hulpvraag=vraag,
        wet=wat.wet,
        inwoner_id=wat.inwoner.pk,
        huishouden_id=wat.dossier.huishouden_id,
        ontvangen_op=klok.moment(wat.ontvangen_op, 0),
    )


def _erbij(actor: Actor, aanvraag: Aanvraag, vraag: str, toelichting: str, gekozen: dict[str, Any]) -> None:
    """The words, the first step and the products."""
    Aanvraagtekst(
        **merk(actor, aanvraag, wet=True),
        aanvraag=aanvraag,
        vraag=vraag,
        toelichting=eis_tekst(toelichting, leeg=True, veld="toelichting"),
    ).save(force_insert=True)
    eerst = Voorval.VERWIJZEN if aanvraag.procedure == Procedure.VERWIJSBRIEF else Voorval.AANVRAGEN
    als_melding = "Nog zonder onderzoek: de aanvraag telt eerst als melding (WMO-08)."
    zin = als_melding if aanvraag.stand == Stand.MELDING else ""
    stap_schrijven(
        actor, aanvraag, van="", naar=aanvraag.stand, gebeurtenis=eerst, op=aanvraag.ontvangen_op, toelichting=zin
    )
    for product in gekozen.values():
        Voorziening(
            **merk(actor, aanvraag, wet=True),
            aanvraag=aanvraag,
            product=product.code,
            productnaam=product.naam,
        ).save(force_insert=True)


def taak_voor(aanvraag: Aanvraag) -> dict[str, Any]:
    """Whose task it is: who handles it, else the backoffice of the town. What is shielded goes to a name alone."""
    return {
        "voor": aanvraag.behandelaar,
        "rol": "" if aanvraag.behandelaar_id or aanvraag.afgeschermd else Rol.BACKOFFICE,
        "dossier_id": aanvraag.dossier_id,
        "onderwerp_id": aanvraag.pk,
        "adres": aanvraag.adres,
        "afgeschermd": aanvraag.afgeschermd,
    }
