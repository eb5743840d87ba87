"""The residents whose data were in a breach: who they are, and telling them (AVG art. 34)."""

from datetime import date
from uuid import UUID

from keukentafel.brieven.handelingen import brief_maken
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, een_van
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.poort import logboek, poort
from keukentafel.privacy.bronnen import Datalekbrief
from keukentafel.privacy.handelingen._hulp import onderweg
from keukentafel.privacy.handelingen.datalek import S, open_datalek
from keukentafel.privacy.models import Datalek, Datalekbetrokkene
from keukentafel.privacy.opvragen.aanvrager import personen_met
from keukentafel.privacy.opvragen.datalekbron import SYSTEEM
from keukentafel.privacy.regels import datalek as rd


def betrokkene_toevoegen(
    *, actor: Actor, datalek_id: UUID, naam: str, geboren: date, klantnummer: int | None = None
) -> Datalekbetrokkene:
    """By exactly this name and day of birth, as at a request: nobody browses through residents here."""
    datalek = open_datalek(datalek_id)
    gevonden = [pk for pk in personen_met(naam, geboren, klantnummer) if pk not in actor.mijdt]
    if len(gevonden) != 1:
        zin = "Wij vinden niemand met deze naam en deze geboortedatum. Kijk of beide precies zo bekend zijn."
        raise Fout(
            "Er zijn er meer met deze naam en geboortedatum. Vul ook het klantnummer in." if gevonden else zin, "naam"
        )
    return _voeg_toe(actor, datalek, gevonden)[0]


def betrokkenen_uit_dossier(*, actor: Actor, datalek_id: UUID) -> list[Datalekbetrokkene]:
    """Everybody of the household of the dossier where it happened."""
    datalek = open_datalek(datalek_id)
    if datalek.dossier_id is None:
        raise Fout("Bij dit datalek hoort geen dossier. Voeg de mensen toe met naam en geboortedatum.")
    with transactie(SYSTEEM):
        huis = Dossier.objects.values_list("huishouden_id", flat=True).get(pk=datalek.dossier_id)
        leden = Huishoudlid.objects.filter(huishouden=huis, tot=None).order_by("van", "pk")
        wie = [pk for pk in leden.values_list("inwoner_id", flat=True) if pk not in actor.mijdt]
    return _voeg_toe(actor, datalek, wie)


def _voeg_toe(actor: Actor, datalek: Datalek, wie: list[UUID]) -> list[Datalekbetrokkene]:
    """Once each; somebody new must still be told."""
    with transactie(SYSTEEM):
        al = {b.inwoner_id: b for b in datalek.betrokkenen.filter(inwoner__in=wie)}
        for pk in wie:
            if pk not in al:
                al[pk] = Datalekbetrokkene(datalek=datalek, inwoner_id=pk, gemaakt_door=actor.kenmerk)
                al[pk].save(force_insert=True)
                logboek.handeling(actor, S.code, al[pk], stap="betrokkene")
        _mensen_klaar(datalek)
    return [al[pk] for pk in wie]


def betrokkene_weghalen(*, actor: Actor, betrokkene_id: UUID) -> Datalek:
    """Added by mistake; not after being told, because then it happened."""
    rij, datalek = _open_betrokkene(betrokkene_id)
    if rij.verteld_op is not None:
        raise Fout("Deze persoon is al ingelicht. Dat blijft staan.")
    logboek.handeling(actor, S.code, rij, stap="betrokkene weg")
    rij.delete()
    _mensen_klaar(datalek)
    return datalek


def betrokkenen_inlichten(
    *, actor: Actor, datalek_id: UUID, gebeurd: str, gevolgen: str, gedaan: str, doen: str
) -> tuple[int, int]:
    """A letter to each who was not told yet; how many leave, and how many wait for an address: those are not told."""
    datalek = open_datalek(datalek_id)
    for veld, tekst in {"gebeurd": gebeurd, "gevolgen": gevolgen, "gedaan": gedaan}.items():
        if not tekst.strip():
            raise Fout("Dit moet in de brief staan (AVG art. 34 lid 2).", veld)
    if not datalek.gegevens:
        raise Fout("Vul eerst bij de feiten in om welke gegevens het gaat. Dat staat in de brief (art. 34).", "gebeurd")
    open_ = list(datalek.betrokkenen.filter(verteld_op=None).select_related("inwoner"))
    if not open_:
        raise Fout("Er is niemand die nog een brief moet krijgen. Voeg eerst de mensen toe.", "gebeurd")
    bron = Datalekbrief(
        gebeurd=gebeurd.strip(),
        bekend=datalek.bekend_op.astimezone(klok.AMSTERDAM).date(),
        gegevens=tuple(rd.NAAM_VAN_GEGEVEN[rd.Gegeven(g)].lower() for g in datalek.gegevens),
        gevolgen=gevolgen.strip(),
        gedaan=gedaan.strip(),
        doen=doen.strip() or "U hoeft nu niets te doen.",
    )
    gestuurd = sum(_brief(actor, datalek, rij, bron) for rij in open_)
    _mensen_klaar(datalek)
    gebeurtenis_melden("datalek_verteld", datalek.pk, brieven=gestuurd)
    logboek.handeling(actor, S.code, datalek, stap="verteld", brieven=gestuurd)
    return gestuurd, len(open_) - gestuurd


def _brief(actor: Actor, datalek: Datalek, rij: Datalekbetrokkene, bron: Datalekbrief) -> bool:
    """Written by the house; of a child its gezagsouders get it, by law."""
    with transactie(SYSTEEM):
        inwoner: Inwoner = rij.inwoner
        sleutel = f"datalek:{datalek.pk}:{inwoner.pk}"
        gemaakt = brief_maken(
            actor=SYSTEEM, soort=bron.soort, bron=bron, inwoner_id=inwoner.pk, team_id=inwoner.team_id, sleutel=sleutel
        )
        if gaat := onderweg(gemaakt):
            _verteld(actor, rij, rd.Wijze.BRIEF, klok.vandaag())
    return gaat


def betrokkene_ingelicht(*, actor: Actor, betrokkene_id: UUID, wijze: str, op: date) -> Datalek:
    """Told by somebody: face to face, or by telephone."""
    rij, datalek = _open_betrokkene(betrokkene_id)
    if op > klok.vandaag():
        raise Fout("Deze dag is nog niet geweest. Kies de dag waarop het is verteld.", "op")
    keus = een_van(wijze, rd.NAAM_VAN_WIJZE, "wijze")
    with transactie(SYSTEEM):
        _verteld(actor, rij, keus, op)
    _mensen_klaar(datalek)
    return datalek


def _verteld(actor: Actor, rij: Datalekbetrokkene, wijze: rd.Wijze, op: date) -> None:
    rij.wijze, rij.verteld_op = wijze, op
    rij.save(update_fields=["wijze", "verteld_op"])
    logboek.handeling(actor, S.code, rij, stap="verteld", wijze=wijze.value)


def betrokkenen_niet_inlichten(*, actor: Actor, datalek_id: UUID, grond: str, reden: str) -> Datalek:
    """Not one by one, on a ground of the law, with the reason (art. 34 lid 3)."""
    datalek = open_datalek(datalek_id)
    if not reden.strip():
        raise Fout("Schrijf op waarom deze grond past. De AP kan er anders over denken (art. 34 lid 4).", "reden")
    datalek.niet_inlichten = een_van(grond, rd.NAAM_VAN_NIET_INLICHTEN, "grond")
    datalek.niet_inlichten_reden = reden.strip()
    datalek.save(update_fields=["niet_inlichten", "niet_inlichten_reden"])
    _mensen_klaar(datalek)
    logboek.handeling(actor, S.code, datalek, stap="niet verteld", grond=grond)
    return datalek


def _open_betrokkene(betrokkene_id: UUID) -> tuple[Datalekbetrokkene, Datalek]:
    rij: Datalekbetrokkene = poort.haal(Datalekbetrokkene, betrokkene_id, S, voor_wijzigen=True)
    return rij, open_datalek(rij.datalek_id)


def _mensen_klaar(datalek: Datalek) -> None:
    """Everybody told, or a ground not to: the day on which that was so."""
    with transactie(SYSTEEM):
        allen = list(datalek.betrokkenen.values_list("verteld_op", flat=True))
        klaar = bool(datalek.niet_inlichten) or (bool(allen) and None not in allen)
        datalek.mensen_klaar_op = (datalek.mensen_klaar_op or klok.vandaag()) if klaar else None
        datalek.save(update_fields=["mensen_klaar_op"])
