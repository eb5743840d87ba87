"""Random histories over the seven procedures: never an illegal state, and every date as counted by hand.

With those of bezwaar and klacht (test_toeval_recht.py) they are ten thousand. What the clock is asked about comes out
of the walk itself: a question to complete is a fact from the day it was asked until the day of the answer.
"""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from keukentafel.besluit.regels.klok import Feitregel, bereken, termijncode
from keukentafel.besluit.regels.procedures import lijnen, volgende, zoek
from keukentafel.besluit.regels.soorten import Feit, Procedure
from keukentafel.besluit.regels.standen import EINDE, Stand
from keukentafel.besluit.regels.voorvallen import Omstandigheid, Voorval
from keukentafel.besluit.tests.papier import Toeval, op_gewone_dag, tel
from keukentafel.kern.termijnen import Feestdagen

S, V, P = Stand, Voorval, Procedure
WEKEN = {"D02": 6, "D03": 2, "D05": 8, "D08": 8, "D10": 4, "D11": 4, "D13": 8}
MAG_STIL, MAG_LANGER = {"D03", "D05", "D08", "D13"}, {"D05", "D08"}
STIL = {Feit.AANVULLING, Feit.BUITENLAND, Feit.INSTEMMING, Feit.TOEREKENBAAR, Feit.OVERMACHT}


class Naslag:
    """The same question answered with a paper calendar: cross off days, then look where the pencil is."""

    def __init__(self, van, code):
        self.van, self.code, self.extra = van, code, 0
        self.stil, self.open, self.gesteld = set(), False, None

    def kaal(self):
        return tel(self.van, 7 * (WEKEN[self.code] + self.extra) + len(self.stil))

    def einde(self):
        if self.code == "D10":
            return self.kaal()
        return op_gewone_dag(self.kaal())

    def leg(self, feit):
        if feit.van < self.van:
            return
        if feit.soort in STIL and self.code in MAG_STIL:
            self.leg_stil(feit)
        elif feit.soort is Feit.VERLENGING and self.code in MAG_LANGER and not self.extra:
            if self.open or feit.van <= self.einde():
                self.extra = feit.weken or 0
        elif feit.soort is Feit.INGEBREKESTELLING and self.code in MAG_STIL:
            geldig = feit.schriftelijk and not self.open and feit.van > self.einde()
            self.gesteld = self.gesteld or (feit.van if geldig else None)

    def leg_stil(self, feit):
        if feit.soort is Feit.INSTEMMING and not feit.schriftelijk:
            return
        if self.open or tel(feit.van, 1) > self.einde():
            return
        eind = feit.tot
        if feit.soort is Feit.AANVULLING:
            eind = min(filter(None, (feit.tot, feit.hersteltermijn)))
        if feit.soort is Feit.INSTEMMING:
            eind = tel(feit.van, 7 * feit.weken + 1)
        self.open = eind is None
        dag = tel(feit.van, 1)
        while eind and dag < eind:
            self.stil.add(dag)
            dag = tel(dag, 1)


LOSSE = [f for f in Feit if f not in (Feit.MEDEDELING, Feit.DWANGSOM, Feit.AANVULLING)]
LOPEN = {Feit.BUITENLAND, Feit.TOEREKENBAAR, Feit.OVERMACHT}


def omstandig(toeval, geweest):
    """Facts at random, but a draft or an advice exists only after it was made."""
    a, b = toeval.getal(256), toeval.kies(["", "toe", "deels", "af", "buiten_behandeling"])
    bits = [bool(a & 1 << i) for i in range(8)]
    namen = ["onderzoek_af", "zes_weken_voorbij", "plan_kan", "zoektermijn_voorbij", "herstel_voorbij",
             "heeft_concept", "heeft_advies", "via_gi"]  # fmt: skip
    feiten = dict(zip(namen, bits, strict=True))
    feiten["heeft_concept"] &= S.CONCEPT in geweest
    feiten["heeft_advies"] &= S.ADVIES in geweest
    feiten["al_besloten"] = S.BEKENDGEMAAKT in geweest
    feiten["spoed_besloten"] = {S.SPOED, S.BEKENDGEMAAKT} <= set(geweest)
    return Omstandigheid(**feiten, hier_besloten=S.BESLOTEN in geweest, uitkomst=b)


def wettig(procedure, geweest, lijn, om):
    """What the law says about a step, in other words than the table."""
    van, naar = geweest[-1], lijn.naar
    assert van not in EINDE
    if procedure is P.PW:
        assert naar not in {S.CONCEPT, S.TOETS, S.BESLOTEN, S.LEVERING}  # PW-04
    if naar is S.BESLOTEN:
        assert S.CONCEPT in geweest  # nothing is decided that was not drafted
    if lijn.voorval is V.TOCH_NIET_BEKEND:
        assert S.BESLOTEN in geweest  # it was a letter of ours that did not leave
    if naar is S.BEKENDGEMAAKT:
        assert van in {S.BESLOTEN, S.BIJ_BESLISSER}  # AWB-16
    if procedure is P.WMO and naar is S.AANVRAAG and van in {None, S.MELDING, S.BEVESTIGD, S.PLAN_WACHT, S.ONDERZOEK}:
        assert om.onderzoek_af or om.zes_weken_voorbij  # WMO-08
    if procedure is P.VERWIJSBRIEF and naar is S.AANVRAAG and van in {S.VERWIJZING, S.VOT, S.TOEGEWEZEN}:
        assert not om.via_gi  # JW-05
    if naar in {S.TOEGEWEZEN, S.LEVERING} and van is S.BEKENDGEMAAKT:
        assert om.uitkomst in {"toe", "deels"}
    if procedure is P.ZWAARWEGEND and naar is S.CONCEPT and S.CONCEPT not in geweest:
        assert S.BIJ_BESLISSER in geweest  # TOE-02
    if naar is S.BUITEN_BEHANDELING:
        assert om.uitkomst == "buiten_behandeling"  # AWB-04


class Wandeling:
    """One aanvraag from day to day: where it stood, and the facts that its steps left for the clock."""

    def __init__(self, procedure, ontvangen, toeval):
        self.procedure, self.dag, self.toeval = procedure, ontvangen, toeval
        self.wet = toeval.kies(["wmo", "jeugd", "pw", "wgs"])
        self.geweest, self.begin, self.feiten, self.gezien = [None], ontvangen, [], None

    def code(self):
        """Which term runs where it stands."""
        stand = self.geweest[-1]
        return termijncode(self.procedure, stand, self.wet) if stand else ""

    def loop(self):
        """Walk with legal and illegal wishes; keep what the clock saw on the last day that a term ran."""
        for _ in range(self.toeval.getal(14) + 2):
            self.stap()
            if self.code() in WEKEN:
                self.tussendoor()
                self.gezien = (self.geweest[-1], self.code(), self.begin, list(self.feiten))
            self.dag = tel(self.dag, self.toeval.getal(20))

    def stap(self):
        om = omstandig(self.toeval, self.geweest)
        kan = volgende(self.procedure, self.geweest[-1], om)
        wens = self.wens(kan, om)
        lijn = zoek(self.procedure, self.geweest[-1], wens, om)
        assert (lijn is None) == (wens not in kan)
        if lijn:
            wettig(self.procedure, self.geweest, lijn, om)
            liep = self.code()
            self.geweest.append(lijn.naar)
            self.begin = self.begin if self.code() == liep else self.dag
            self.onthoud(wens)

    def wens(self, kan, om):
        """Mostly something that can be, and mostly not yet the end, so that walks get long enough to be late."""
        if not kan or not self.toeval.getal(8):
            return self.toeval.kies(list(V))
        verder = [v for v in kan if zoek(self.procedure, self.geweest[-1], v, om).naar not in EINDE]
        return self.toeval.kies(verder if verder and self.toeval.getal(8) else kan)

    def onthoud(self, voorval):
        """To ask for what misses stops the clock from this day; the answer starts it again."""
        if voorval is V.AANVULLING_VRAGEN:
            herstel = tel(self.dag, self.toeval.getal(30))
            self.feiten.append(Feitregel(soort=Feit.AANVULLING, van=self.dag, hersteltermijn=herstel))
        if voorval is V.AANVULLING_ONTVANGEN:
            plek = max(i for i, feit in enumerate(self.feiten) if feit.soort is Feit.AANVULLING)
            self.feiten[plek] = replace(self.feiten[plek], tot=self.dag)

    def tussendoor(self):
        """What happens while the term runs without a step: it is over, or something new comes up today."""
        for plek, feit in enumerate(self.feiten):
            if feit.soort in LOPEN and feit.tot is None and self.toeval.getal(2):
                self.feiten[plek] = replace(feit, tot=self.dag)
        if self.toeval.getal(2):
            velden = {"weken": 1 + self.toeval.getal(8), "schriftelijk": bool(self.toeval.getal(4))}
            self.feiten.append(Feitregel(soort=self.toeval.kies(LOSSE), van=self.dag, **velden))


@settings(max_examples=7_000, deadline=None)
@given(st.sampled_from(list(P)), st.dates(date(2026, 1, 1), date(2027, 9, 30)), st.binary(min_size=99, max_size=99))
def test_zevenduizend_geschiedenissen(procedure, ontvangen, ruw):
    wandeling = Wandeling(procedure, ontvangen, Toeval(ruw))
    wandeling.loop()
    laatste = wandeling.geweest[-1]
    assert laatste is None or laatste in EINDE or list(lijnen(procedure, laatste))
    if wandeling.gezien:
        stand, code, begin, feiten = wandeling.gezien
        klok = bereken(procedure, begin, feiten, {}, Feestdagen.standaard(), stand=stand, wet=wandeling.wet)
        naslag = Naslag(begin, code)
        vergelijk(klok, naslag, feiten)
        if termijncode(procedure, S.AANVRAAG, wandeling.wet) == code:
            klaar_op = tel(wandeling.dag, wandeling.toeval.getal(90))
            slot = bereken(
                procedure, begin, feiten, {}, Feestdagen.standaard(), stand=stand, wet=wandeling.wet, klaar_op=klaar_op
            )
            vergelijk_kosten(slot.dwangsom, naslag.gesteld, klaar_op)


def vergelijk(klok, naslag, feiten):
    """The paper calendar against the engine."""
    for feit in sorted(feiten, key=lambda f: f.van):
        naslag.leg(feit)
    assert klok.uiterlijk == (None if naslag.open else naslag.einde())
    assert (klok.dwangsom.kalender is None) == (naslag.gesteld is None)
    if naslag.gesteld:
        assert klok.dwangsom.kalender.eerste_dag == tel(op_gewone_dag(tel(naslag.gesteld, 14)), 1)
    assert klok.voorschot == (op_gewone_dag(tel(naslag.van, 28)) if naslag.code == "D08" else None)
    herstel = [min(filter(None, (f.tot, f.hersteltermijn))) for f in feiten if f.soort is Feit.AANVULLING]
    assert klok.buiten_behandeling_tot == (op_gewone_dag(tel(max(herstel), 28)) if herstel else None)


def vergelijk_kosten(dwangsom, gesteld, klaar_op):
    """Day by day until it was made known: what it cost, and two weeks after the last of those days (Awb 4:17, 4:18)."""
    if gesteld is None:
        assert dwangsom.kalender is None
        return
    dag, betaald = tel(op_gewone_dag(tel(gesteld, 14)), 1), []
    while dag < klaar_op and len(betaald) < 42:
        betaald.append(23 if len(betaald) < 14 else 35 if len(betaald) < 28 else 45)
        dag = tel(dag, 1)
    assert (dwangsom.dagen(klaar_op), dwangsom.bedrag(klaar_op)) == (len(betaald), sum(betaald))
    assert dwangsom.verschuldigd(klaar_op) == sum(betaald)
    assert dwangsom.besluit_uiterlijk == (op_gewone_dag(tel(dag, 13)) if betaald else None)
