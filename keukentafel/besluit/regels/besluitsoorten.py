"""What each kind of decision may say and what it rests on. Who may sign stands in `mandaat`, what fits in `wetswacht`.

Sources: WMO-09 to WMO-15, JW-02 to JW-06, WGS-02, AWB-04, AWB-05, TOE-01 to TOE-03. Pure.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from keukentafel.besluit.regels.soorten import (
    GEEN_BESCHIKKING,
    GENOMEN,
    NAAM_VAN_BESLUIT,
    NAAM_VAN_UITKOMST,
    Besluitsoort,
    Besluitstand,
    Procedure,
    Uitkomst,
    Vorm,
)
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort.matrix import Wet

TOE, AF, DEELS = Uitkomst.TOE, Uitkomst.AF, Uitkomst.DEELS
PGB = Vorm.PGB
B = Besluitsoort


@dataclass(frozen=True, slots=True)
class Soortregel:
    """One kind of decision on one line."""

    uitkomsten: frozenset[str]
    """Which outcome a product may have; empty: it decides on no product."""
    vervangt: bool = False
    """It is about an earlier decision."""
    hoort_eerst: bool = False
    """Unasked and burdensome: the resident is heard first (Awb art. 4:8)."""
    einddatum: bool = False
    """It is for a time: without an end it cannot be taken."""


IN_DE_MAAK = (Besluitstand.CONCEPT, Besluitstand.TERUG, Besluitstand.TOETS)
_ALLES = frozenset(Uitkomst)
SOORTEN: dict[Besluitsoort, Soortregel] = {
    B.TOEKENNING: Soortregel(frozenset({TOE})),
    B.DEELS: Soortregel(_ALLES),
    B.AFWIJZING: Soortregel(frozenset({AF})),
    B.BUITEN_BEHANDELING: Soortregel(frozenset()),
    B.SPOED: Soortregel(frozenset({TOE}), einddatum=True),
    B.HERZIENING: Soortregel(_ALLES, vervangt=True, hoort_eerst=True),
    B.INTREKKING: Soortregel(frozenset({AF}), vervangt=True, hoort_eerst=True),
    B.BEEINDIGING: Soortregel(frozenset({AF}), vervangt=True, hoort_eerst=True),
    B.DWANGSOM: Soortregel(frozenset()),
    B.OP_BEZWAAR: Soortregel(_ALLES, vervangt=True),
    B.HULP_ZONDER_BESLUIT: Soortregel(frozenset({TOE})),
    B.ADVIES: Soortregel(_ALLES),
    B.VERWIJZING: Soortregel(frozenset({TOE})),
}
VOLGT_UITKOMST = frozenset({B.TOEKENNING, B.DEELS, B.AFWIJZING})
"""Which of these it becomes follows from what is decided on each product."""


def uitkomsten_van(soort: Besluitsoort) -> frozenset[str]:
    """Which outcome a product may get while the decision is drafted."""
    return _ALLES if soort in VOLGT_UITKOMST else SOORTEN[soort].uitkomsten


ZONDER_BESLUIT: dict[str, Besluitsoort] = {
    Procedure.BESCHIKKINGSVRIJ: B.HULP_ZONDER_BESLUIT,
    Procedure.VERWIJSBRIEF: B.VERWIJZING,
}
"""Here help comes with a simple letter; a decision is made because the resident asks (TOE-01, TOE-03, JW-04)."""
_GEWOON = (B.TOEKENNING, B.DEELS, B.AFWIJZING, B.BUITEN_BEHANDELING)
_LATER = (B.HERZIENING, B.INTREKKING, B.BEEINDIGING)


def soorten_voor(procedure: str, *, eerder: bool, adviseert: bool, dwangsom: int = 0) -> list[Besluitsoort]:
    """Which kinds can be chosen here: nothing is offered that the procedure does not know.

    `dwangsom`: euros owed for deciding late; who advises on the help may draft that one too.
    """
    geld = [B.DWANGSOM] if dwangsom else []
    if adviseert:
        return [B.ADVIES, *geld]
    zonder = [ZONDER_BESLUIT[procedure]] if procedure in ZONDER_BESLUIT else []
    spoed = [B.SPOED] if procedure == Procedure.WMO else []
    return [*zonder, *_GEWOON, *spoed, *(_LATER if eerder else ()), *geld]


def bezwaar_tegen_soort(soort: str, procedure: str, *, op_verzoek: bool, eerder: bool, adviseert: bool) -> str:
    """Why this kind cannot be drafted in this procedure; empty when it can."""
    kan = soorten_voor(procedure, eerder=eerder, adviseert=adviseert)
    namen = ", ".join(NAAM_VAN_BESLUIT[s] for s in kan)
    if soort not in set(SOORTEN):
        return f"‘{soort}’ is geen soort besluit. Kies: {namen}."
    if soort not in kan:
        return f"‘{NAAM_VAN_BESLUIT[Besluitsoort(soort)]}’ past hier niet. Kies: {namen}."
    if procedure in ZONDER_BESLUIT and soort not in GEEN_BESCHIKKING and not op_verzoek:
        return "Voor deze hulp is geen besluit nodig. Vraagt de inwoner er toch om? Kruis dat dan aan."
    return ""


def soort_uit(uitkomsten: Collection[str]) -> Besluitsoort:
    """What the outcomes per product add up to."""
    if set(uitkomsten) == {TOE}:
        return B.TOEKENNING
    return B.AFWIJZING if set(uitkomsten) == {AF} else B.DEELS


def bezwaar_tegen_uitkomsten(soort: Besluitsoort, uitkomsten: Collection[str]) -> str:
    """Why these outcomes do not make this decision; empty when they do."""
    gekozen = {u for u in uitkomsten if u}
    if fout := gekozen - SOORTEN[soort].uitkomsten:
        woord = NAAM_VAN_UITKOMST[Uitkomst(min(fout))].lower()
        return f"‘{woord}’ past niet bij ‘{NAAM_VAN_BESLUIT[soort]}’. Kies een andere uitkomst, of een andere soort."
    if soort == B.DEELS and gekozen in ({TOE}, {AF}):
        return f"Alle producten hebben dezelfde uitkomst. Dit is een ‘{NAAM_VAN_BESLUIT[soort_uit(gekozen)]}’."
    return ""


def zienswijze_grond(soort: Besluitsoort, *, wijkt_af: bool) -> str:
    """Which article asks to hear the resident first: Awb 4:8 unasked, 4:7 on other facts than the applicant gave."""
    if SOORTEN[soort].hoort_eerst:
        return "4:8"
    return "4:7" if wijkt_af and soort in {B.AFWIJZING, B.DEELS} else ""


# --- What the law says -----------------------------------------------------------------------------------------------

_GROND: dict[str, str] = {
    Wet.WMO: "Wmo 2015, artikel 2.3.5, derde lid. Wij geven hulp als eigen kracht, gewone spullen, huisgenoten, "
    "mantelzorg, het netwerk en de hulp in de wijk niet genoeg zijn.",
    Wet.JEUGD: "Jeugdwet, artikel 2.3, eerste lid. Wij geven jeugdhulp als ouders en jeugdige er zelf, met hun "
    "omgeving, niet uit komen.",
    Wet.WGS: "Wet gemeentelijke schuldhulpverlening, artikel 4a. Wij maken een plan van aanpak of wij weigeren.",
    Wet.PW: "Participatiewet, artikel 44. Wij beslissen over uw recht op bijstand.",
}
_PGB: dict[str, str] = {
    Wet.WMO: "Wmo 2015, artikel 2.3.6. U krijgt een pgb als u het kunt beheren, het zelf wilt en de hulp goed is.",
    Wet.JEUGD: "Jeugdwet, artikel 8.1.1. U krijgt een pgb als u het kunt beheren, hulp in natura niet past en de hulp "
    "goed is.",
}
_SOORT: dict[tuple[str, str], str] = {
    (Wet.WMO, B.SPOED): "Wmo 2015, artikel 2.3.3. In spoed beslissen wij meteen over tijdelijke hulp. Het onderzoek "
    "volgt daarna.",
    (Wet.WMO, B.HERZIENING): "Wmo 2015, artikel 2.3.10.",
    (Wet.WMO, B.INTREKKING): "Wmo 2015, artikel 2.3.10.",
    (Wet.WMO, B.BEEINDIGING): "Wmo 2015, artikel 2.3.10.",
    (Wet.JEUGD, B.HERZIENING): "Jeugdwet, artikel 2.3 en 8.1.4.",
    (Wet.JEUGD, B.INTREKKING): "Jeugdwet, artikel 2.3 en 8.1.4.",
    (Wet.JEUGD, B.BEEINDIGING): "Jeugdwet, artikel 2.3 en 8.1.4.",
}
_BUITEN = (
    "Algemene wet bestuursrecht, artikel 4:5. Wij vroegen om gegevens die nodig zijn. Die kregen wij niet op tijd."
)
_OP_BEZWAAR = "Algemene wet bestuursrecht, artikel 7:11 en 7:12. Wij keken opnieuw naar het hele besluit."
_DWANGSOM = (
    "Algemene wet bestuursrecht, artikel 4:17 en 4:18. Wij betalen voor elke dag dat wij te laat waren, "
    "ten hoogste 42 dagen."
)
_DWANGSOM_BEZWAAR = "Algemene wet bestuursrecht, artikel 7:14. Dit geldt ook voor een besluit op bezwaar."
_ADVIES = "Algemene wet bestuursrecht, artikel 3:49 en 3:50. Het advies hoort bij dit besluit."


_VAST = {B.BUITEN_BEHANDELING: _BUITEN, B.DWANGSOM: _DWANGSOM}
"""Rests on the Awb alone, whatever the law of the help."""


def rechtsgronden(
    wet: str, soort: Besluitsoort, vormen: Collection[str] = (), *, na_advies: bool = False, vervangt: bool = False
) -> list[str]:
    """The articles a decision rests on (Awb art. 3:47), in the words of the letter.

    A dwangsom that names an earlier decision (`vervangt`) is for being late on the bezwaar against it.
    """
    if soort in _VAST:
        return [_VAST[soort], *([_DWANGSOM_BEZWAAR] if vervangt and soort == B.DWANGSOM else [])]
    eerst = _SOORT.get((wet, soort)) or _GROND.get(wet, "")
    opnieuw = _OP_BEZWAAR if soort == B.OP_BEZWAAR else ""
    uit = [eerst, opnieuw, _PGB.get(wet, "") if PGB in vormen else "", _ADVIES if na_advies else ""]
    return [tekst for tekst in uit if tekst]


# --- Hard cases ------------------------------------------------------------------------------------------------------


def motiveert_later(soort: str, stand: str) -> bool:
    """After a decision in haste the reasons may still be added (Awb art. 3:47 lid 3; D18: within a week)."""
    return soort == B.SPOED and stand in GENOMEN


def bezwaar_tegen_dagtekening(op: date, vandaag: date, ontvangen_op: date, reden: str) -> str:
    """A decision bears the day it was taken: never to come, never before it was asked, and earlier only with why."""
    if op > vandaag:
        return f"{datum_gewoon(op)} moet nog komen. Kies vandaag, {datum_gewoon(vandaag)}, of een eerdere dag."
    if op < ontvangen_op:
        return f"{datum_gewoon(op)} ligt voor de aanvraag van {datum_gewoon(ontvangen_op)}. Kies een latere dag."
    if op < vandaag and not reden.strip():
        return f"Dit besluit is van {datum_gewoon(op)}. Schrijf kort op waarom het nu pas wordt vastgelegd."
    return ""
