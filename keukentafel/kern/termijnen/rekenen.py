"""Term arithmetic after the Algemene termijnenwet and Verordening 1182/71 (regels.md §1.6, TRM-01 to TRM-09).

Pure: dates and the table of holidays come in, a `Termijn` with its reasoning in Dutch comes out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from keukentafel.kern.tekst import AMSTERDAM, datum_lang, moment_lang, opsomming

from .feestdagen import ZATERDAG, Feestdagen
from .fouten import TermijnFout
from .lengte import EEN_DAG, Lengte, datum_in_bereik
from .opschorting import Periode, perioden, schort_op


class Rol(StrEnum):
    """Which rules decide where a term may end (TRM-06)."""

    ATW = "ATW"  # Algemene termijnenwet: law and amvb
    EU1182 = "EU1182"  # Verordening 1182/71: the month terms of the AVG
    WERKDAG = "WERKDAG"  # counted in werkdagen
    UREN = "UREN"  # counted in hours, never rolled
    GEEN = "GEEN"  # verordening, beleid or a term that never rolls


# From this length on a term holds at least two ordinary days: ATW art. 2 and Verordening 1182/71 art. 3 lid 5.
MINSTENS_TWEE_VANAF = {Rol.ATW: 3, Rol.EU1182: 2}
BASIS_SCHUIVEN = {Rol.ATW: "Algemene termijnenwet art. 1", Rol.EU1182: "Verordening 1182/71 art. 3 lid 4"}
BASIS_TWEE = {Rol.ATW: "Algemene termijnenwet art. 2", Rol.EU1182: "Verordening 1182/71 art. 3 lid 5"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijn:
    """A computed term.

    `nominaal`: the bare length; `berekend`: with extension and suspension, not rolled (own duties count on from
    here, TRM-08); `uiterlijk`: the last day, or for UREN the moment on the Dutch clock. `waarschuwing` is
    filled when decree days of that year are not known yet.
    """

    van: date | datetime
    nominaal: date | datetime
    berekend: date | datetime
    uiterlijk: date | datetime
    rol: Rol
    stappen: tuple[str, ...]
    slot: str = "Uiterste dag"
    soort: str = ""
    waarschuwing: str = ""

    @property
    def dag(self) -> date:
        """The last day as a date, also for a term in hours."""
        return self.uiterlijk.date() if isinstance(self.uiterlijk, datetime) else self.uiterlijk

    @property
    def slotzin(self) -> str:
        """The last sentence of the reasoning: "Uiterste dag: maandag 28 december 2026."."""
        return f"{self.slot}: {_lang(self.uiterlijk)}."

    @property
    def uitleg(self) -> str:
        """The whole reasoning as one Dutch text, for screen and letter."""
        return " ".join([*self.stappen, self.slotzin])

    def als_soort(self, code: str, slot: str = "") -> "Termijn":
        """Return this term as one of the catalogue, with the words that close its reasoning."""
        return replace(self, soort=code, slot=slot or self.slot)

    def is_verstreken(self, op: date | datetime) -> bool:
        """True when the last day (or moment) lies before `op`; a term in hours needs a datetime with zone."""
        if isinstance(self.uiterlijk, datetime):
            return _moment(op) > self.uiterlijk
        return kalenderdag(op) > self.uiterlijk

    def als_dict(self) -> dict[str, object]:
        """Return the term for JSON: dates as ISO 8601, `uitleg` included."""
        datums = {naam: getattr(self, naam).isoformat() for naam in ("van", "nominaal", "berekend", "uiterlijk")}
        return {
            "soort": self.soort or None,
            **datums,
            "rol": self.rol.value,
            "stappen": list(self.stappen),
            "uitleg": self.uitleg,
            "waarschuwing": self.waarschuwing or None,
        }


@dataclass(frozen=True, slots=True)
class _Vraag:
    """A question in days, checked and with its table of holidays."""

    van: date
    rol: Rol
    lengte: Lengte
    extra: Lengte
    stil: list[Periode]
    tabel: Feestdagen
    richting: int


def bereken_termijn(
    van: date | datetime,
    *,
    rol: Rol,
    dagen: int = 0,
    weken: int = 0,
    maanden: int = 0,
    werkdagen: int = 0,
    uren: int = 0,
    verleng_dagen: int = 0,
    verleng_weken: int = 0,
    verleng_maanden: int = 0,
    opschorting: Periode | Sequence[Periode] = (),
    feestdagen: Feestdagen | None = None,
    streng: bool = False,
    terug: bool = False,
) -> Termijn:
    """Return the term that begins the day after `van` (TRM-01 to TRM-09).

    Exactly one length is given. Order: length, extension, suspension, then one roll at the end (TRM-08).
    `terug` counts back from an event and never rolls (TRM-04). A datetime must have a zone; only UREN uses its
    clock time. Raises TermijnFout, with a Dutch message, when the values do not fit together.
    """
    lengte = Lengte(dagen=dagen, weken=weken, maanden=maanden, werkdagen=werkdagen, uren=uren)
    extra = Lengte(dagen=verleng_dagen, weken=verleng_weken, maanden=verleng_maanden)
    stil = perioden(opschorting)
    _toets(rol, lengte, extra_tijd=bool(extra.delen() or stil), streng=streng, terug=terug)
    richting = -1 if terug else 1
    if rol is Rol.UREN:
        return _in_uren(_moment(van), lengte, richting)
    tabel = feestdagen or Feestdagen.standaard()
    if rol is Rol.WERKDAG:
        return _in_werkdagen(kalenderdag(van), lengte, tabel, streng, richting)
    return _in_dagen(_Vraag(kalenderdag(van), rol, lengte, extra, stil, tabel, richting))


def eerste_gewone_dag(dag: date, feestdagen: Feestdagen | None = None) -> date:
    """Return the day itself, or the first later day that is no zaterdag, zondag or feestdag (TRM-02)."""
    tabel = feestdagen or Feestdagen.standaard()
    while tabel.is_vrij(dag):
        dag += EEN_DAG
    return dag


def _toets(rol: Rol, lengte: Lengte, *, extra_tijd: bool, streng: bool, terug: bool) -> None:
    """Refuse a question whose parts contradict each other."""
    eenheid = lengte.enkel()
    eigen = {Rol.UREN: "uren", Rol.WERKDAG: "werkdagen"}
    past = eenheid == eigen[rol] if rol in eigen else eenheid not in eigen.values()
    if not past:
        verwacht = eigen.get(rol, "dagen, weken of maanden")
        raise TermijnFout(f"{lengte.tekst()} past niet bij rol {rol}: verwacht {verwacht}.")
    if extra_tijd and (rol in eigen or terug):
        waarom = "terugrekenen" if terug else f"rol {rol}"
        raise TermijnFout(f"Verlengen of opschorten kan niet bij {waarom}: verwacht een termijn in dagen, vooruit.")
    if streng and rol is not Rol.WERKDAG:
        raise TermijnFout(f"Streng past niet bij rol {rol}: verwacht rol WERKDAG.")


def _in_uren(van: datetime, lengte: Lengte, richting: int) -> Termijn:
    """Count real hours: over the change to summer or winter time the clock time shifts (TRM-05, TRM-07)."""
    eind = (van.astimezone(UTC) + richting * timedelta(hours=lengte.uren)).astimezone(AMSTERDAM)
    stappen = [f"{lengte.tekst()} {_woord(richting)} {moment_lang(van)} is {moment_lang(eind)}."]
    if van.utcoffset() != eind.utcoffset():
        stappen.append("Daartussen gaat de klok een uur vooruit of terug; echte uren tellen.")
    stappen.append("Een termijn in uren loopt door in het weekend en op feestdagen.")
    return Termijn(
        van=van,
        nominaal=eind,
        berekend=eind,
        uiterlijk=eind,
        rol=Rol.UREN,
        stappen=tuple(stappen),
        slot="Uiterste moment",
    )


def _in_werkdagen(van: date, lengte: Lengte, tabel: Feestdagen, streng: bool, richting: int) -> Termijn:
    """Count werkdagen one by one and tell which weekdays were skipped (TRM-09)."""
    dag, nog, overgeslagen = van, lengte.werkdagen, []
    while nog:
        dag += richting * EEN_DAG
        if tabel.is_werkdag(dag, streng=streng):
            nog -= 1
        elif dag.weekday() < ZATERDAG:
            overgeslagen.append(f"{datum_lang(dag)} ({tabel.naam(dag)})")
    stappen = [f"{lengte.tekst()} {_woord(richting)} {datum_lang(van)} is {datum_lang(dag)}."]
    stappen.append("Zaterdag en zondag tellen niet mee.")
    if overgeslagen:
        stappen.append(f"Ook niet meegeteld: {opsomming(overgeslagen)}.")
    if streng:
        stappen.append("Streng gerekend: Goede Vrijdag en gelijkgestelde dagen tellen mee als werkdag.")
    return Termijn(
        van=van,
        nominaal=dag,
        berekend=dag,
        uiterlijk=dag,
        rol=Rol.WERKDAG,
        stappen=tuple(stappen),
        waarschuwing=_waarschuwing(dag, tabel),
    )


def _in_dagen(v: _Vraag) -> Termijn:
    """Count days, weeks or months: length, extension, suspension, roll, in that order (TRM-08)."""
    nominaal = v.lengte.vanaf(v.van, v.richting)
    stappen = [f"{v.lengte.tekst()} {_woord(v.richting)} {datum_lang(v.van)} is {datum_lang(nominaal)}."]
    waarom_niet = _waarom_niet_schuiven(v)
    verlengd = nominaal
    if v.extra.delen():
        verlengd = _verlengd(v)
        stappen.append(f"Verlengd met {v.extra.tekst()} is dat {datum_lang(verlengd)}.")
    berekend, woorden = schort_op(
        v.van, verlengd, v.stil, lambda d: d if waarom_niet else eerste_gewone_dag(d, v.tabel)
    )
    stappen += woorden
    uiterlijk = berekend
    if not waarom_niet:
        uiterlijk, woorden = _geschoven(v.van, berekend, v.rol, v.tabel)
        stappen += woorden
    elif v.tabel.is_vrij(berekend):
        stappen += [f"Dat is {_soort_dag(berekend, v.tabel)}.", waarom_niet]
    return Termijn(
        van=v.van,
        nominaal=nominaal,
        berekend=berekend,
        uiterlijk=uiterlijk,
        rol=v.rol,
        stappen=tuple(stappen),
        waarschuwing="" if waarom_niet else _waarschuwing(uiterlijk, v.tabel),
    )


def _verlengd(v: _Vraag) -> date:
    """Return the end with extension; months are added up first, so that 31 January + 1 + 2 months is 30 April."""
    samen = {naam: getattr(v.lengte, naam) + getattr(v.extra, naam) for naam in ("dagen", "weken", "maanden")}
    return Lengte(**samen).vanaf(v.van)


def _waarom_niet_schuiven(v: _Vraag) -> str:
    """Return the sentence that says why this term never rolls, or nothing when it does.

    Length and extension are judged apart: each is a term "omschreven in" its own number (ATW art. 4), so 12 weeks
    verdaagd by 6 still rolls.
    """
    if v.richting < 0:
        return "Er wordt teruggerekend, dus de dag schuift niet op (Algemene termijnenwet art. 1 lid 2)."
    if v.rol is Rol.GEEN:
        return "Deze termijn schuift niet op bij een weekend of feestdag."
    grens = v.lengte.boven_grens() or v.extra.boven_grens()
    if v.rol is Rol.ATW and grens:
        return f"De termijn is {grens}, dus de dag schuift niet op (Algemene termijnenwet art. 4)."
    return ""


def _geschoven(van: date, eind: date, rol: Rol, tabel: Feestdagen) -> tuple[date, list[str]]:
    """Return the last day after the two-ordinary-days rule and the roll, with the steps in words (TRM-02, TRM-03)."""
    stappen = []
    uiterlijk = eerste_gewone_dag(eind, tabel)
    if uiterlijk != eind:
        stappen = _woorden_bij_schuiven(eind, uiterlijk, rol, tabel)
    lengte = (uiterlijk - van).days
    # Two ordinary days always lie in a fortnight; looking further would only cost time.
    gewoon = sum(not tabel.is_vrij(van + i * EEN_DAG) for i in range(1, min(lengte, 14) + 1))
    if (eind - van).days >= MINSTENS_TWEE_VANAF[rol] and gewoon < 2:
        uiterlijk = eerste_gewone_dag(uiterlijk + EEN_DAG, tabel)
        stappen.append(
            "In deze termijn valt maar één gewone dag; dat moeten er twee zijn, dus hij loopt door "
            f"t/m {datum_lang(uiterlijk)} ({BASIS_TWEE[rol]})."
        )
    return uiterlijk, stappen


def _woorden_bij_schuiven(eind: date, uiterlijk: date, rol: Rol, tabel: Feestdagen) -> list[str]:
    stappen = [f"Dat is {_soort_dag(eind, tabel)}."]
    ook = [eind + i * EEN_DAG for i in range(1, (uiterlijk - eind).days)]
    if ook:
        dagen = opsomming([f"{datum_lang(d)} ({tabel.naam(d) or 'weekend'})" for d in ook])
        stappen.append(f"Ook {dagen} {'is geen gewone dag' if len(ook) == 1 else 'zijn geen gewone dagen'}.")
    stappen.append(
        "Een termijn eindigt niet in een weekend of op een feestdag, maar loopt door t/m de eerste gewone dag "
        f"({BASIS_SCHUIVEN[rol]})."
    )
    return stappen


def _soort_dag(dag: date, tabel: Feestdagen) -> str:
    return (tabel.naam(dag) if tabel.is_feestdag(dag) else None) or "in het weekend"


def _waarschuwing(dag: date, tabel: Feestdagen) -> str:
    """Say so when the royal decree for this year is not in the table: the date can still become later."""
    if tabel.bekend and tabel.bekend[0] <= dag.year <= tabel.bekend[1]:
        return ""
    return f"Voor {dag.year} zijn geen gelijkgestelde dagen bekend; de uiterste dag kan nog veranderen."


def _woord(richting: int) -> str:
    return "voor" if richting < 0 else "na"


def _lang(wanneer: date | datetime) -> str:
    return moment_lang(wanneer) if isinstance(wanneer, datetime) else datum_lang(wanneer)


def _moment(wanneer: date | datetime) -> datetime:
    """Return the moment on the Dutch clock; TermijnFout without time or zone."""
    if not isinstance(wanneer, datetime):
        vorm = f"zoals {wanneer.isoformat()}T16:30"
        raise TermijnFout(f"{wanneer.isoformat()}: een termijn in uren verwacht ook een tijd, {vorm}.")
    if wanneer.tzinfo is None:
        raise TermijnFout(f"{wanneer.isoformat()} heeft geen tijdzone: verwacht een volledig tijdstip.")
    return datum_in_bereik(wanneer, "tijdstip").astimezone(AMSTERDAM)


def kalenderdag(wanneer: date | datetime) -> date:
    """Return the day on the Dutch calendar; a datetime needs a zone, or the day could be the wrong one."""
    if isinstance(wanneer, datetime):
        if wanneer.tzinfo is None:
            raise TermijnFout(f"{wanneer.isoformat()} heeft geen tijdzone: verwacht een dag of een volledig tijdstip.")
        wanneer = wanneer.astimezone(AMSTERDAM).date()
    return datum_in_bereik(wanneer, "datum")
