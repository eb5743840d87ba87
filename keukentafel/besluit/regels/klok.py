"""The clock of an aanvraag in words: why this day, who waits for whom, and what being late costs.

AWB-01 to AWB-07 of regels.md §1.5. All dates come out of kern.termijnen; this page only says which term runs, and which
facts the law lets count. A fact that does not count has no effect and says why: the clock itself never refuses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from keukentafel.besluit.regels.dwangsom import GEEN_DWANGSOM, Dwangsomstand, dwangsomstand
from keukentafel.besluit.regels.soorten import Feit, Procedure
from keukentafel.besluit.regels.standen import OP_WEG, VOOR_AANVRAAG, Stand, Wie
from keukentafel.kern.tekst import datum_gewoon, datum_lang
from keukentafel.kern.termijnen import TERMIJNEN, Feestdagen, Lengte, Termijn, TermijnFout, termijn

STANDAARD: dict[str, Any] = {
    "jeugd_beslis_weken": 8,
    "wgs_beslis_weken": 8,
    "dwangsom_eerste_dag_na": 1,
    "dwangsom_termijn_schuift": True,
}
BESLISTERMIJN = {"wmo": "D03", "jeugd": "D05", "pw": "D08", "wgs": "D13"}  # by law
LENGTE = {"D05": "jeugd_beslis_weken", "D13": "wgs_beslis_weken"}  # the verordening may be shorter
WET_VAN_PROCEDURE = {
    Procedure.WMO: "wmo",
    Procedure.JEUGD: "jeugd",
    Procedure.VERWIJSBRIEF: "jeugd",
    Procedure.PW: "pw",
    Procedure.WGS: "wgs",
}
OPSCHORTEND = (Feit.AANVULLING, Feit.BUITENLAND, Feit.INSTEMMING, Feit.TOEREKENBAAR, Feit.OVERMACHT)
BASIS = {
    Feit.AANVULLING: "Awb art. 4:5 en 4:15 lid 1 a",
    Feit.BUITENLAND: "Awb art. 4:15 lid 1 b",
    Feit.INSTEMMING: "Awb art. 4:15 lid 2 a",
    Feit.TOEREKENBAAR: "Awb art. 4:15 lid 2 b",
    Feit.OVERMACHT: "Awb art. 4:15 lid 2 c",
    Feit.VERLENGING: "Awb art. 4:14 lid 3",
    Feit.MEDEDELING: "Awb art. 4:14 lid 1",
    Feit.INGEBREKESTELLING: "Awb art. 4:17 lid 3",
}
# Who moves while the clock stands still for this reason.
WACHT_BIJ_FEIT = {
    Feit.AANVULLING: Wie.INWONER,
    Feit.TOEREKENBAAR: Wie.INWONER,
    Feit.BUITENLAND: Wie.ANDER,
    Feit.INSTEMMING: Wie.BACKOFFICE,
    Feit.OVERMACHT: Wie.NIEMAND,
}
WACHT_OP = {
    **dict.fromkeys(VOOR_AANVRAAG, Wie.TEAM),
    **dict.fromkeys(OP_WEG, Wie.BACKOFFICE),
    **dict.fromkeys((Stand.AANVULLING, Stand.ZIENSWIJZE, Stand.ZOEKTERMIJN, Stand.AANBOD), Wie.INWONER),
    **dict.fromkeys((Stand.BIJ_BESLISSER, Stand.TOETS), Wie.BESLISSER),
    **dict.fromkeys((Stand.ADVIES, Stand.EERSTE_GESPREK, Stand.HEROVERWEGING, Stand.EVALUATIE), Wie.TEAM),
    **dict.fromkeys((Stand.VERWIJZING, Stand.TOEGEWEZEN, Stand.LEVERING), Wie.AANBIEDER),
    **dict.fromkeys((Stand.VOT, Stand.BEKENDGEMAAKT, Stand.HERZIEN, Stand.VERLENGD), Wie.BACKOFFICE),
    **dict.fromkeys((Stand.UITVOERING, Stand.NAZORG, Stand.INGEZET), Wie.TEAM),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feitregel:
    """One fact that may move the clock, as the clock needs it."""

    soort: Feit
    van: date
    tot: date | None = None
    hersteltermijn: date | None = None
    weken: int | None = None
    schriftelijk: bool = False
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Klokstand:
    """What the clock says. `uiterlijk` empty: no term runs, or it stands still until something comes in."""

    code: str = ""
    van: date | None = None
    termijn: Termijn | None = None
    uiterlijk: date | None = None
    staat_stil: bool = False
    wacht_op: Wie = Wie.NIEMAND
    wacht_tot: date | None = None
    stappen: tuple[str, ...] = ()
    telt_niet: tuple[tuple[Feitregel, str], ...] = ()
    dwangsom: Dwangsomstand = GEEN_DWANGSOM
    buiten_behandeling_tot: date | None = None
    voorschot: date | None = None
    klaar_op: date | None = None


@dataclass(frozen=True, slots=True)
class _Som:
    """The term with the facts that count so far."""

    code: str
    van: date
    lengte: int | None
    feestdagen: Feestdagen
    weken: int = 0
    stil: tuple[tuple[date, date], ...] = ()
    open: Feitregel | None = None

    def termijn(self) -> Termijn:
        return termijn(
            self.code,
            van=self.van,
            lengte=self.lengte,
            verleng_weken=self.weken,
            opschorting=list(self.stil),
            feestdagen=self.feestdagen,
        )


def termijncode(procedure: Procedure, stand: Stand, wet: str = "", *, bedreigend: bool = False) -> str:
    """Which term runs in this state; empty when none does (regels.md §0.2: a melding is no aanvraag)."""
    if stand is Stand.SPOED:
        return "D04"
    if stand in OP_WEG:
        return BESLISTERMIJN.get(WET_VAN_PROCEDURE.get(procedure, wet), "")
    if procedure is Procedure.WMO and stand in VOOR_AANVRAAG:
        return "D02"
    if procedure is Procedure.PW and stand is Stand.ZOEKTERMIJN:
        return "D10"
    if procedure is Procedure.WGS and stand in (Stand.HULPVRAAG, Stand.AANBOD):
        return "D12" if bedreigend else "D11"
    return "D38" if stand is Stand.VOT else ""


def bereken(
    procedure: Procedure,
    ontvangen: date,
    feiten: Sequence[Any],
    instellingen: Mapping[str, Any],
    feestdagen: Feestdagen,
    *,
    stand: Stand = Stand.AANVRAAG,
    wet: str = "",
    bedreigend: bool = False,
    klaar_op: date | None = None,
) -> Klokstand:
    """The clock of one aanvraag. `ontvangen`: the day this term began; `klaar_op`: made known or withdrawn that day."""
    code = termijncode(procedure, Stand.AANVRAAG if klaar_op else stand, wet, bedreigend=bedreigend)
    wacht = Wie.NIEMAND if klaar_op else WACHT_OP.get(stand, Wie.NIEMAND)
    if not code:
        return Klokstand(wacht_op=wacht, klaar_op=klaar_op)
    regels = {**STANDAARD, **instellingen}
    som = _Som(code, ontvangen, regels[LENGTE[code]] if code in LENGTE else None, feestdagen)
    rij = sorted((_regel(feit) for feit in feiten), key=lambda feit: feit.van)
    telling = _tel(rij, som, klaar_op)
    dwang = GEEN_DWANGSOM
    eind = telling.som.termijn()
    if telling.gesteld:
        dwang = dwangsomstand(telling.gesteld.van, regels, feestdagen, klaar_op, eind.dag)
    stil = telling.som.open if klaar_op is None else None
    return Klokstand(
        code=code,
        van=ontvangen,
        termijn=eind,
        uiterlijk=None if stil else eind.dag,
        staat_stil=stil is not None,
        wacht_op=WACHT_BIJ_FEIT[stil.soort] if stil else wacht,
        wacht_tot=_lopend_herstel(rij) if wacht is Wie.INWONER else None,
        stappen=(_begin(code), *telling.stappen, *eind.stappen, _slot(eind, stil), *dwang.stappen),
        telt_niet=telling.telt_niet,
        dwangsom=dwang,
        buiten_behandeling_tot=laatste_dag_buiten_behandeling(rij, feestdagen),
        voorschot=termijn("D09", van=ontvangen, feestdagen=feestdagen).dag if code == "D08" else None,
        klaar_op=klaar_op,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """All facts, in the order of time, weighed one by one against the term as it was then."""

    som: _Som
    gesteld: Feitregel | None = None
    stappen: tuple[str, ...] = ()
    telt_niet: tuple[tuple[Feitregel, str], ...] = ()


def _tel(rij: list[Feitregel], som: _Som, klaar_op: date | None) -> _Telling:
    stappen, telt_niet = [], []
    gesteld: Feitregel | None = None
    for feit in rij:
        waarom = _waarom_niet(feit, som, klaar_op, gesteld)
        if waarom:
            telt_niet.append((feit, waarom))
            continue
        if feit.soort is Feit.INGEBREKESTELLING:
            gesteld = feit
        som = _met(feit, som)
        stappen.append(_zin(feit))
    return _Telling(som=som, gesteld=gesteld, stappen=tuple(stappen), telt_niet=tuple(telt_niet))


def _slot(eind: Termijn, stil: Feitregel | None) -> str:
    if stil:
        return f"De termijn staat stil sinds {datum_lang(stil.van)}, tot dit voorbij is."
    return eind.slotzin


def laatste_dag_buiten_behandeling(feiten: Sequence[Any], feestdagen: Feestdagen) -> date | None:
    """Until when the aanvraag may be left without treatment after the last request to complete (AWB-04, D14)."""
    einden = [_einde(feit) for feit in map(_regel, feiten) if feit.soort is Feit.AANVULLING]
    laatste = max((einde for einde in einden if einde), default=None)
    return termijn("D14", van=laatste, feestdagen=feestdagen).dag if laatste else None


def herstel_voorbij(feiten: Sequence[Any], op: date) -> bool:
    """True when every request to complete has had its time."""
    gevraagd = [feit for feit in map(_regel, feiten) if feit.soort is Feit.AANVULLING]
    return all(feit.tot or (feit.hersteltermijn and op > feit.hersteltermijn) for feit in gevraagd)


def waarom_telt_niet(klok: Klokstand, feit: Any) -> str:
    """The reason why one fact has no effect, so that an act can say it before saving; empty when it counts."""
    gezocht = _regel(feit)
    return next((waarom for ander, waarom in klok.telt_niet if ander == gezocht), "")


def _regel(feit: Any) -> Feitregel:
    """A row of the database, or a Feitregel itself."""
    if isinstance(feit, Feitregel):
        return feit
    velden = {naam: getattr(feit, naam) for naam in Feitregel.__slots__}
    return Feitregel(**velden | {"soort": Feit(velden["soort"])})


def _einde(feit: Feitregel) -> date | None:
    """The day on which a suspension ends; that day itself counts again. None: not known yet.

    After the repair term there is nothing to wait for, also when the resident completes later (Awb 4:15 lid 1 a).
    """
    if feit.soort is Feit.INSTEMMING and feit.weken and not feit.tot:
        return Lengte(weken=feit.weken).vanaf(feit.van) + timedelta(days=1)
    if feit.soort is Feit.AANVULLING and feit.hersteltermijn:
        return min(feit.tot or feit.hersteltermijn, feit.hersteltermijn)
    return feit.tot


def _waarom_niet(feit: Feitregel, som: _Som, klaar_op: date | None, gesteld: Feitregel | None) -> str:
    """Why the law does not let this fact count here; empty when it does."""
    if klaar_op and feit.van > klaar_op:
        return f"Het was na {datum_gewoon(klaar_op)}, toen de aanvraag klaar was."
    if feit.van < som.van:
        return f"Het was voor {datum_gewoon(som.van)}, toen deze termijn begon."
    if feit.soort in OPSCHORTEND:
        return _waarom_niet_stil(feit, som)
    if feit.soort is Feit.VERLENGING:
        return _waarom_niet_langer(feit, som)
    if feit.soort is Feit.INGEBREKESTELLING:
        return _waarom_niet_in_gebreke(feit, som, gesteld)
    return ""


def _waarom_niet_stil(feit: Feitregel, som: _Som) -> str:
    soort = TERMIJNEN[som.code]
    if not soort.opschortbaar:
        return f"{soort.naam}: deze termijn kan niet stilstaan ({soort.basis})."
    if feit.soort is Feit.INSTEMMING and not feit.schriftelijk:
        return "De inwoner stemde niet op schrift in; alleen dan telt het (Awb art. 4:15 lid 2 a)."
    if som.open:
        return ""
    einde = _einde(feit) or feit.van
    if einde < feit.van:
        return f"Het eind ({datum_gewoon(einde)}) ligt voor het begin ({datum_gewoon(feit.van)})."
    try:
        replace(som, stil=(*som.stil, (feit.van, einde))).termijn()
    except TermijnFout:
        return f"De termijn was al voorbij: {datum_gewoon(som.termijn().dag)} was de laatste dag."
    return ""


def _waarom_niet_langer(feit: Feitregel, som: _Som) -> str:
    soort = TERMIJNEN[som.code]
    if "weken" not in soort.verleng:
        return (
            f"De wet geeft deze termijn zelf ({soort.basis}). Langer kan alleen als de inwoner op schrift instemt "
            "(Awb art. 4:15 lid 2 a); laten weten dat het later wordt, moet wel (4:14 lid 1)."
        )
    if som.weken:
        return "De termijn is al een keer verlengd. Nog langer kan alleen als de inwoner op schrift instemt."
    if not feit.weken:
        return "Het aantal weken ontbreekt."
    if not som.open and feit.van > som.termijn().dag:
        return f"De termijn was al voorbij: {datum_gewoon(som.termijn().dag)} was de laatste dag."
    return ""


def _waarom_niet_in_gebreke(feit: Feitregel, som: _Som, gesteld: Feitregel | None) -> str:
    """AWB-06: in writing, after the term; the melding has no such clock (regels.md §0.2)."""
    if som.code not in BESLISTERMIJN.values():
        return "Er loopt nog geen termijn voor een besluit; een dwangsom kan dus niet (Awb art. 4:17)."
    if not feit.schriftelijk:
        return "Een ingebrekestelling is op schrift (Awb art. 4:17 lid 3). Help de inwoner die op te schrijven."
    if gesteld:
        return f"Er was al een ingebrekestelling, van {datum_gewoon(gesteld.van)}; die telt."
    if som.open:
        return "Te vroeg: de termijn staat stil."
    dag = som.termijn().dag
    if feit.van <= dag:
        return (
            f"Te vroeg: de gemeente heeft tot en met {datum_gewoon(dag)}. Daarna kan het opnieuw (Awb art. 4:17 lid 3)."
        )
    return ""


def _met(feit: Feitregel, som: _Som) -> _Som:
    if feit.soort is Feit.VERLENGING:
        return replace(som, weken=feit.weken or 0)
    if feit.soort not in OPSCHORTEND or som.open:
        return som
    einde = _einde(feit)
    return replace(som, stil=(*som.stil, (feit.van, einde))) if einde else replace(som, open=feit)


def _lopend_herstel(rij: list[Feitregel]) -> date | None:
    """Until when the resident may complete, when that is what we wait for."""
    lopend = [feit.hersteltermijn for feit in rij if feit.soort is Feit.AANVULLING and not feit.tot]
    return max((dag for dag in lopend if dag), default=None)


def _begin(code: str) -> str:
    soort = TERMIJNEN[code]
    return f"{soort.naam}: {soort.omschrijving} ({soort.basis})."


def _zin(feit: Feitregel) -> str:
    dag, grond = datum_lang(feit.van), BASIS.get(feit.soort, "")
    if feit.soort is Feit.AANVULLING:
        tot = f", uiterlijk {datum_lang(feit.hersteltermijn)}" if feit.hersteltermijn else ""
        return f"Op {dag} vroegen wij de inwoner om een aanvulling{tot} ({grond})."
    zinnen = {
        Feit.BUITENLAND: f"Op {dag} vroegen wij informatie in het buitenland ({grond}).",
        Feit.INSTEMMING: f"Op {dag} stemde de inwoner op schrift in met uitstel ({grond}).",
        Feit.TOEREKENBAAR: f"Sinds {dag} ligt de vertraging bij de inwoner ({grond}).",
        Feit.OVERMACHT: f"Sinds {dag} kunnen wij door overmacht niet beslissen ({grond}).",
        Feit.VERLENGING: f"Op {dag} lieten wij de nieuwe termijn weten ({grond}).",
        Feit.MEDEDELING: f"Op {dag} lieten wij weten dat het later wordt; de termijn blijft wat die is ({grond}).",
        Feit.INGEBREKESTELLING: f"Op {dag} kwam een ingebrekestelling binnen ({grond}).",
        Feit.DWANGSOM: f"Op {dag} is de dwangsom vastgesteld (Awb art. 4:18).",
    }
    return zinnen[feit.soort]
