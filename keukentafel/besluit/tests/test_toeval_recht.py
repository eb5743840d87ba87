"""Random histories of a bezwaar and of a klacht: never an illegal state, and every date as counted by hand.

With those of the procedures (test_toeval.py) they are ten thousand.
"""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from keukentafel.besluit.regels import bezwaar as b
from keukentafel.besluit.regels import klacht as k
from keukentafel.besluit.tests.papier import Toeval, op_gewone_dag, tel
from keukentafel.kern.termijnen import dwangsom

DAGEN = st.dates(date(2026, 1, 1), date(2027, 9, 30))
RUW = st.binary(min_size=60, max_size=60)


def bezwaar_wettig(geweest, stap, naar):
    """What the Awb says about a step, in other words than the table."""
    van = geweest[-1]
    assert van is not b.Stand.INGETROKKEN  # what was withdrawn is over (6:21)
    if naar not in {b.Stand.BEVESTIGD, b.Stand.INGETROKKEN}:
        assert b.Stand.BEVESTIGD in geweest  # its receipt was confirmed first (6:14)
    if stap is b.Stap.BESLISSEN:
        assert b.Stand.ADVIES in geweest  # heard, or said why not (7:2, 7:3)
    if stap is b.Stap.TERUGHALEN:
        assert van is b.Stand.BESLIST  # only what was decided and has not left (3:40, 3:41)
    if naar is b.Stand.INGETROKKEN:
        assert van not in b.KLAAR
    if stap in {b.Stap.BEROEP, b.Stap.UITSPRAAK, b.Stap.OPNIEUW}:
        assert b.Stand.BESLIST in geweest  # a judge looks at a decision (8:1)
    if stap in {b.Stap.HERSTELD, b.Stap.NIET_HERSTELD}:
        assert van is b.Stand.VERZUIM  # only what misses is mended (6:6)


def klacht_wettig(geweest, stap, naar):
    van = geweest[-1]
    if naar is k.Stand.INFORMEEL:
        assert k.Stand.HOREN not in geweest  # mediation comes before the formal road
    if stap is k.Stap.OORDELEN:
        assert k.Stand.HOREN in geweest  # heard, or said why not (9:10)
    if stap is k.Stap.NIET_BEHANDELEN:
        assert not {k.Stand.HOREN, k.Stand.OORDEEL} & set(geweest)  # who was heard gets an answer (9:8)
    if naar is k.Stand.OMBUDSMAN:
        assert k.Stand.GESLOTEN in geweest  # first to ourselves (9:20)
    if stap is k.Stap.INTREKKEN:
        assert van not in k.KLAAR


class Wandeling:
    """From day to day through one of the two tables."""

    def __init__(self, tabel, begin, wettig, dag, toeval):
        self.tabel, self.geweest, self.wettig, self.dag, self.toeval = tabel, [begin], wettig, dag, toeval
        self.verzuim = []  # [asked, to be mended by, mended]

    def loop(self):
        for _ in range(self.toeval.getal(12) + 1):
            self.stap()
            self.dag = tel(self.dag, self.toeval.getal(12))

    def stap(self):
        kan = self.tabel.stappen_vanaf(self.geweest[-1])
        wens = self.toeval.kies(kan) if kan and self.toeval.getal(8) else self.toeval.kies(list(self.tabel.Stap))
        naar = self.tabel.naar(self.geweest[-1], wens)
        assert (naar is None) == (wens not in kan)
        if naar:
            self.wettig(self.geweest, wens, naar)
            self.geweest.append(naar)
            self.onthoud(wens)

    def onthoud(self, stap):
        """A question to mend stops the clock until it was answered, or its own term passed."""
        if stap is b.Stap.VERZUIM_MELDEN:
            self.verzuim.append([self.dag, tel(self.dag, self.toeval.getal(28)), None])
        if stap is b.Stap.HERSTELD:
            self.verzuim[-1][2] = self.dag
        if stap is b.Stap.NIET_HERSTELD:  # not before its term has passed
            self.dag = max(self.dag, tel(self.verzuim[-1][1], 1))


def langer(toeval):
    """Weeks put off, and whether that took consent."""
    weken = toeval.getal(9)
    return weken, bool(toeval.getal(2))


def stille_dagen(verzuim, vandaag):
    """The days crossed off for one question: after it was asked, before the answer, never after its own term."""
    gevraagd, tot, hersteld = verzuim
    dag, stil = tel(gevraagd, 1), set()
    while dag < (hersteld or vandaag) and dag <= tot:
        stil.add(dag)
        dag = tel(dag, 1)
    return stil


def beslis_op_papier(einde, weken, verzuim, vandaag):
    """Six or twelve weeks after the bezwaartermijn; a question counts when the term ran on the day it was asked."""
    stil = set()
    for vraag in verzuim:
        if einde <= vraag[0] < op_gewone_dag(tel(einde, 7 * weken + len(stil))):
            stil |= stille_dagen(vraag, vandaag)
    return op_gewone_dag(tel(einde, 7 * weken + len(stil)))


@settings(max_examples=2_000, deadline=None)
@given(DAGEN, RUW)
def test_tweeduizend_bezwaren(bekend, ruw):
    toeval = Toeval(ruw)
    ontvangen = tel(bekend, toeval.getal(60))
    w = Wandeling(b, b.Stand.ONTVANGEN, bezwaar_wettig, ontvangen, toeval)
    w.loop()
    assert w.geweest[-1] is b.Stand.INGETROKKEN or b.stappen_vanaf(w.geweest[-1])
    einde = op_gewone_dag(tel(bekend, 42))
    op_tijd_op_papier(bekend, ontvangen, einde, toeval)
    weken, (extra, instemming) = toeval.kies([6, 12]), langer(toeval)
    extra = extra if instemming else min(extra, 6)
    stil = [b.verzuimperiode(gevraagd, tot, hersteld, w.dag) for gevraagd, tot, hersteld in w.verzuim]
    dag = b.uiterlijk(einde, weken=weken, verdaag_weken=extra, instemming=instemming, opschorting=stil)
    assert dag.dag == beslis_op_papier(einde, weken + extra, w.verzuim, w.dag)
    rechter_op_papier(w.dag)


def op_tijd_op_papier(bekend, ontvangen, einde, toeval):
    """In time by the day of receipt, or by the post: sent in the term and here within a week (6:9)."""
    gepost = tel(bekend, toeval.getal((ontvangen - bekend).days + 1)) if toeval.getal(2) else None
    post = op_gewone_dag(tel(einde, 7))
    zegt = b.tijdigheid(bekend, ontvangen, gepost=gepost)
    per_post = gepost is not None and gepost <= einde and ontvangen <= post
    assert (zegt.voorstel is b.Tijdig.OP_TIJD) == (ontvangen <= einde or per_post)
    assert (zegt.laatste_dag, zegt.laatste_dag_post) == (einde, post)


def rechter_op_papier(ingebreke):
    """Two weeks after an ingebrekestelling; six weeks for beroep."""
    twee_weken = tel(op_gewone_dag(tel(ingebreke, 14)), 1)
    assert b.niet_tijdig_vanaf(ingebreke) == twee_weken
    assert dwangsom(ingebreke).eerste_dag == twee_weken
    assert b.beroep_tot(ingebreke).dag == op_gewone_dag(tel(ingebreke, 42))
    zitting = b.zittingsdagen(tel(ingebreke, 10))
    assert (tel(zitting.ter_inzage, 7), tel(zitting.laatste_stukken, 10)) == (tel(ingebreke, 10),) * 2


@settings(max_examples=1_000, deadline=None)
@given(DAGEN, RUW)
def test_duizend_klachten(ontvangen, ruw):
    toeval = Toeval(ruw)
    w = Wandeling(k, k.Stand.ONTVANGEN, klacht_wettig, ontvangen, toeval)
    w.loop()
    assert k.stappen_vanaf(w.geweest[-1])
    weken, (extra, instemming) = toeval.kies([6, 10]), langer(toeval)
    extra = extra if instemming else min(extra, 4)
    dag = k.uiterlijk(ontvangen, weken=weken, verdaag_weken=extra, instemming=instemming)
    assert dag.dag == op_gewone_dag(tel(ontvangen, 7 * (weken + extra)))
    assert k.bemiddeling_tot(ontvangen, 2).dag == tel(ontvangen, 14)
    assert k.weigeren_tot(ontvangen).dag == op_gewone_dag(tel(ontvangen, 28))
    gebeurd = ontvangen.replace(year=ontvangen.year - 1, day=min(ontvangen.day, 28))
    assert not k.is_ouder_dan_jaar(tel(gebeurd, 3), ontvangen)
    assert k.is_ouder_dan_jaar(gebeurd.replace(day=1), ontvangen) == (ontvangen.day > 1)
