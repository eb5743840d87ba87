"""Ten thousand random histories over all procedures: never an illegal state, and every date as counted by hand.

The counting here is another way than kern.termijnen: a typed list of holidays and one day at a time.
"""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from keukentafel.besluit.regels.klok import Feitregel, bereken, termijncode
from keukentafel.besluit.regels.procedures import lijnen, volgende, zoek
from keukentafel.besluit.regels.soorten import Feit, Procedure
from keukentafel.besluit.regels.standen import EINDE, Stand
from keukentafel.besluit.regels.voorvallen import Omstandigheid, Voorval
from keukentafel.kern.termijnen import Feestdagen

S, V, P = Stand, Voorval, Procedure
DAG = timedelta(days=1)
VRIJ = {
    "2026": "01-01 01-02 04-03 04-06 04-27 05-05 05-14 05-15 05-25 12-25 12-26",
    "2027": "01-01 03-26 03-29 04-27 05-05 05-06 05-07 05-17 12-25 12-26",
    "2028": "01-01 04-14 04-17 04-27 04-28 05-05 05-25 05-26 06-05 12-25 12-26",
}
WEKEN = {"D02": 6, "D03": 2, "D05": 8, "D08": 8, "D10": 4, "D11": 4, "D13": 8}
MAG_STIL, MAG_LANGER = {"D03", "D05", "D08", "D13"}, {"D05", "D08"}
STIL = {Feit.AANVULLING, Feit.BUITENLAND, Feit.INSTEMMING, Feit.TOEREKENBAAR, Feit.OVERMACHT}


def vrij(dag):
    return dag.isoweekday() > 5 or f"{dag:%m-%d}" in VRIJ.get(f"{dag:%Y}", "")


def tel(van, dagen):
    for _ in range(dagen):
        van += DAG
    return van


def op_gewone_dag(dag):
    while vrij(dag):
        dag = tel(dag, 1)
    return dag


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


class Toeval:
    """Choices out of a row of bytes: hypothesis draws it once, and shrinks it well."""

    def __init__(self, ruw):
        self.ruw, self.plek = ruw, 0

    def getal(self, tot):
        self.plek += 1
        return self.ruw[self.plek % len(self.ruw)] % tot

    def kies(self, rij):
        return rij[self.getal(len(rij))]


def een_feit(toeval, dag):
    soort = toeval.kies([f for f in Feit if f not in (Feit.MEDEDELING, Feit.DWANGSOM)])
    wacht = tel(dag, toeval.getal(40))
    klaar = wacht if toeval.getal(3) else None
    return Feitregel(
        soort=soort,
        van=dag,
        tot=None if soort is Feit.INSTEMMING else klaar,
        hersteltermijn=tel(dag, toeval.getal(30)) if soort is Feit.AANVULLING else None,
        weken=1 + toeval.getal(8),
        schriftelijk=bool(toeval.getal(4)),
    )


def omstandig(toeval, geweest):
    """Facts at random, but a draft or an advice exists only after it was made."""
    a, b = toeval.getal(256), toeval.kies(["", "toe", "deels", "af", "buiten_behandeling"])
    bits = [bool(a & 1 << i) for i in range(8)]
    namen = ["onderzoek_af", "zes_weken_voorbij", "plan_kan", "zoektermijn_voorbij", "herstel_voorbij",
             "heeft_concept", "heeft_advies", "via_gi"]  # fmt: skip
    feiten = dict(zip(namen, bits, strict=True))
    feiten["heeft_concept"] &= S.CONCEPT in geweest
    feiten["heeft_advies"] &= S.ADVIES in geweest
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


def loop(procedure, toeval):
    """Walk a road with legal and illegal wishes; return the states that were reached."""
    geweest = [None]
    for _ in range(toeval.getal(14) + 2):
        om = omstandig(toeval, geweest)
        kan = volgende(procedure, geweest[-1], om)
        wens = toeval.kies(kan) if kan and toeval.getal(4) else toeval.kies(list(V))
        lijn = zoek(procedure, geweest[-1], wens, om)
        assert (lijn is None) == (wens not in kan)
        if lijn:
            wettig(procedure, geweest, lijn, om)
            geweest.append(lijn.naar)
    return geweest


@settings(max_examples=10_000, deadline=None)
@given(st.sampled_from(list(P)), st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.binary(min_size=60, max_size=60))
def test_tienduizend_geschiedenissen(procedure, ontvangen, ruw):
    toeval = Toeval(ruw)
    geweest = loop(procedure, toeval)
    assert geweest[-1] is None or geweest[-1] in EINDE or list(lijnen(procedure, geweest[-1]))
    stand = geweest[-1] or S.AANVRAAG
    wet = toeval.kies(["wmo", "jeugd", "pw", "wgs"])
    code = termijncode(procedure, stand, wet)
    if code not in WEKEN:
        return
    feiten = [een_feit(toeval, tel(ontvangen, toeval.getal(90))) for _ in range(toeval.getal(5))]
    klok = bereken(procedure, ontvangen, feiten, {}, Feestdagen.standaard(), stand=stand, wet=wet)
    vergelijk(klok, Naslag(ontvangen, code), feiten)


def vergelijk(klok, naslag, feiten):
    """The paper calendar against the engine."""
    for feit in sorted(feiten, key=lambda f: f.van):
        naslag.leg(feit)
    assert klok.uiterlijk == (None if naslag.open else naslag.einde())
    assert (klok.dwangsom.kalender is None) == (naslag.gesteld is None)
    if naslag.gesteld:
        assert klok.dwangsom.kalender.eerste_dag == tel(op_gewone_dag(tel(naslag.gesteld, 14)), 1)
