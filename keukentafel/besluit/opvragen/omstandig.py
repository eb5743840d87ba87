"""What the conditions of a step look at (regels.voorvallen.Omstandigheid), gathered by the house itself.

By the system: whether an investigation is done may not depend on who presses the button. Only yes or no comes out.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from keukentafel.besluit.models import Aanvraag, Besluit
from keukentafel.besluit.opvragen.klok import SYSTEEM, feiten_van, stappen_van
from keukentafel.besluit.regels.besluitsoorten import IN_DE_MAAK
from keukentafel.besluit.regels.klok import herstel_voorbij
from keukentafel.besluit.regels.soorten import GEEN_BESCHIKKING, GENOMEN, NAAST_AANVRAAG, Besluitsoort
from keukentafel.besluit.regels.standen import Stand
from keukentafel.besluit.regels.verloop import dag_van, hulp_liep
from keukentafel.besluit.regels.voorvallen import Omstandigheid, Voorval
from keukentafel.dossier.models import Gespreksverslag
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.termijnen import Feestdagen, termijn
from keukentafel.organisatie.opvragen import feestdagen
from keukentafel.toegang.models import Melding, Termijn
from keukentafel.toegang.regels.stand import MeldingStand

VIA_GI = "04"  # iJw COD327 (JW-01)
ZOEK_TERUG = timedelta(weeks=26)  # a report or melding older than this is about another question
UITKOMST = {
    Besluitsoort.TOEKENNING: "toe",
    Besluitsoort.SPOED: "toe",
    Besluitsoort.HERZIENING: "toe",
    Besluitsoort.DEELS: "deels",
    Besluitsoort.AFWIJZING: "af",
    Besluitsoort.BUITEN_BEHANDELING: "buiten_behandeling",
}


def melding_bij(inwoner_id: UUID, dag: date) -> Melding | None:
    """The melding this aanvraag most likely follows: the last one about this person under the Wmo, or still open."""
    vanaf = klok.moment(dag - ZOEK_TERUG)
    rijen = Melding.objects.filter(inwoner_id=inwoner_id, wet__in=("wmo", "algemeen"), ontvangen_op__gte=vanaf)
    rijen = rijen.exclude(status__in=(MeldingStand.INGETROKKEN, MeldingStand.DOORVERWEZEN))
    gevonden: Melding | None = rijen.order_by("-ontvangen_op").first()
    return gevonden


def onderzoek_van(melding: Melding | None, dossier_id: UUID, inwoner_id: UUID, dag: date) -> dict[str, bool]:
    """Is it done, and have six weeks passed (WMO-08)?"""
    gemeld = melding.ontvangen_op.astimezone(klok.AMSTERDAM).date() if melding else dag - ZOEK_TERUG
    verslag = Gespreksverslag.objects.filter(dossier_id=dossier_id, over=inwoner_id, uitgave__gt=0)
    af = verslag.filter(gesprek_op__gte=gemeld, gesprek_op__lte=dag).exists()
    if melding and not af:
        af = Termijn.objects.filter(melding=melding, soort="D02", klaar_op__date__lte=dag).exists()
    return {"onderzoek_af": af, "zes_weken_voorbij": melding is not None and voorbij("D02", gemeld, dag, feestdagen())}


def voorbij(code: str, van: date, dag: date, vrij: Feestdagen) -> bool:
    """True when this term from `van` lies behind `dag`."""
    return termijn(code, van=van, feestdagen=vrij).is_verstreken(dag)


def omstandigheid(
    aanvraag: Aanvraag,
    dag: date,
    *,
    uitkomst: str = "",
    stappen: Sequence[Any] | None = None,
    feiten: Sequence[Any] | None = None,
    besluiten: Sequence[Besluit] | None = None,
) -> Omstandigheid:
    """All of it, on a day."""
    stappen = stappen_van(aanvraag) if stappen is None else stappen
    feiten = feiten_van(aanvraag) if feiten is None else feiten
    besluiten = list(aanvraag.besluiten.order_by("gemaakt_op")) if besluiten is None else besluiten
    genomen = [b for b in besluiten if b.stand in GENOMEN and b.soort in UITKOMST]
    adviezen = [stap for stap in stappen if stap.gebeurtenis == Voorval.ADVIES_OPSTELLEN]
    zoek = dag_van(stappen, Stand.ZOEKTERMIJN)
    vrij = feestdagen() if zoek or aanvraag.stand == Stand.PLAN_WACHT else Feestdagen.standaard()
    return Omstandigheid(
        **_onderzoek(aanvraag, dag),
        plan_kan=voorbij("D01", aanvraag.ontvangen_op, dag, vrij),
        zoektermijn_voorbij=bool(zoek) and voorbij("D10", zoek or dag, dag, vrij),
        herstel_voorbij=herstel_voorbij(feiten, dag),
        heeft_concept=any(b.stand in IN_DE_MAAK and b.soort not in NAAST_AANVRAAG for b in besluiten),
        heeft_advies=bool(adviezen),
        via_gi=aanvraag.toegangsroute == VIA_GI,
        al_besloten=hulp_liep(stappen),
        spoed_besloten=bool(genomen) and genomen[-1].soort == Besluitsoort.SPOED,
        hier_besloten=any(b.stand in GENOMEN and b.soort not in GEEN_BESCHIKKING for b in besluiten),
        uitkomst=uitkomst or (UITKOMST[Besluitsoort(genomen[-1].soort)] if genomen else aanvraag.uitkomst),
    )


def _onderzoek(aanvraag: Aanvraag, dag: date) -> dict[str, bool]:
    """Only asked where it can make a difference: an aanvraag that is treated as melding."""
    if aanvraag.stand not in (Stand.MELDING, Stand.BEVESTIGD, Stand.PLAN_WACHT, Stand.ONDERZOEK):
        return {}
    with transactie(SYSTEEM):
        melding = Melding.objects.filter(pk=aanvraag.melding_id).first() if aanvraag.melding_id else None
        uit = onderzoek_van(melding, aanvraag.dossier_id, aanvraag.inwoner_id, dag)
    if melding is None:
        uit["zes_weken_voorbij"] = voorbij("D02", aanvraag.ontvangen_op, dag, feestdagen())
    return uit
