"""Change one line of the rules, and a cell that was typed over from the rulebook must fail.

The lines are the rights (poort.regels.REGELS) and the cells of the matrix (poort.matrix), with how far each reaches.
Which items of a dossier are read is held by poort/tests/test_matrix.py, which plan items by plan/tests/test_muren.py.
"""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest

from keukentafel.kern.actor import Actor
from keukentafel.poort import regels
from keukentafel.poort.matrix import MATRIX, NIETS, Bereik, Categorie, Cel, Rol
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import REGELS, Regel, heeft
from keukentafel.poort.tests.test_matrix import RULEBOOK
from tests.huisregels.test_rechten import VERWACHT, rollen

# How far each cell reaches, column by column: e own cases, t own teams, s the whole municipality, - nothing here.
# regels.md §3.3: "always limited to own caseload/team"; who serves everybody (KCC, backoffice, aandachtsfunctionaris,
# officers, controller, beheer) reaches the whole municipality; "own", "with consent" and "case at review" need a tie.
# ADR 0033: who confirms a role has B in beheer, the FG sees it (M). ADR 0034: leiding, mandaat, bezwaar, klacht.
# ADR 0025: who has the regie makes the overview of who looked for the own case (privacy M).
REIKT = {
    "frontoffice":            "s s s s - - s s - - s - - - s e - - - - -",
    "wijkcoach":              "t t t t e e e t t - t t - e t e e - e - -",
    "wmo_consulent":          "t t t e e e e e t - t t - e t e e - e - -",
    "jeugdconsulent":         "t t e t - e e e t - t t - e t e e - e - -",
    "casusregisseur":         "t t e e e e e e e - t t - e t e e - - - -",
    "gedragswetenschapper":   "t t e e - - e e - - - t - - - e - - - - -",
    "managementondersteuner": "t t t t - - - t - - t t - t t e - - - - -",
    "coordinator":            "t t t t - - t t t - t t - - - e - - t - t",
    "wijkteammanager":        "t t t t - - t t - - t t t - - e t t t - t",
    "backoffice":             "s s s s - - - s s - - t - s s e - - - - -",
    "klantmanager":           "t e e - e e e e - - - - - e t e e - e - -",
    "schuldhulpverlener":     "t e e e e e e e - - - t - e t e e - e - -",
    "beslisser":              "s e e e e e - s - - - t - e - e - - s - -",
    "jurist_bezwaar":         "s e e e e e e s - - - t - e - e - - s s -",
    "klachtcoordinator":      "s - s s s s s s - - - t - e - e - - - - s",
    "aandachtsfunctionaris":  "s s s s - - s - - - - t - s - s - - - - -",
    "controller":             "- - - - - - - - s - - s - - - - - - - - -",
    "privacy_officer":        "s - s s s s s s - s - t s - - - s - - - -",
    "fg":                     "s - s s s s s s - s - t s - - - s - - - -",
    "functioneel_beheer":     "- - - - - - - - - - - - s - - - - - - - -",
    "vrijwilliger":           "- - - - - - - - - - - - - - t - - - - - -",
}  # fmt: skip


# Operations in the columns that ADR 0005 adds: verdelen, cijfers, beheer, post, inloop, afscherming, privacy;
# ADR 0034: leiding, mandaat, bezwaar, klacht.
WERK = {
    "frontoffice":            "M - - - LS L - - - - -",
    "wijkcoach":              "L L - LS LS L M - B - -",
    "wmo_consulent":          "L L - LS LS L M - B - -",
    "jeugdconsulent":         "L L - LS LS L M - B - -",
    "casusregisseur":         "L L - LS LS L M - - - -",
    "gedragswetenschapper":   "- L - - - L - - - - -",
    "managementondersteuner": "LSB L - LS LS L - - - - -",
    "coordinator":            "LSB L - - - L - - B - LS",
    "wijkteammanager":        "LSB L B - - L LB B B - L",
    "backoffice":             "- L - LS LS L - - - - -",
    "klantmanager":           "- - - LS LS L M - B - -",
    "schuldhulpverlener":     "- L - LS LS L M - B - -",
    "beslisser":              "- L - LS - L - - B - -",
    "jurist_bezwaar":         "- L - LS - L - - B LSB -",
    "klachtcoordinator":      "- L - LS - L - - - - LSB",
    "aandachtsfunctionaris":  "- L - LS - LS - - - - -",
    "controller":             "- L - - - - - - - - -",
    "privacy_officer":        "- L B - - - LS - - - -",
    "fg":                     "- L M - - - LB - - - -",
    "functioneel_beheer":     "- - LSB - - - - - - - -",
    "vrijwilliger":           "- - - - LS - - - - - -",
}  # fmt: skip


# regels.md §3.3, operation R ("read with reason"): who has it in any column of a law, and which rights it then opens.
MET_REDEN = rollen("CO WT SH AF PO FG KC JB")
OPENT = {
    Recht.DOSSIER_LEZEN, Recht.JOURNAAL_LEZEN, Recht.VERSLAG_LEZEN, Recht.PLAN_LEZEN, Recht.VRAAG_LEZEN,
    Recht.BRIEF_LEZEN, Recht.VEILIGHEID_LEZEN, Recht.DOCUMENT_LEZEN, Recht.BESLUITTEKST_LEZEN,
}  # fmt: skip


def tabel_klopt() -> bool:
    """Is every cell what was typed over: its operations and how far they reach?"""
    ops = {
        r: " ".join("".join(o for o in "LSBMR" if o in c.ops) or "-" for c in rij.values()) for r, rij in MATRIX.items()
    }
    reikt = {r: " ".join(c.bereik.value[0] if c.ops else "-" for c in rij.values()) for r, rij in MATRIX.items()}
    return ops == {rol: f"{RULEBOOK[rol]} {WERK[rol]}" for rol in MATRIX} and reikt == REIKT


def anders_dan_getypt() -> Iterator[str]:
    """Rights that other roles have than the typed table says."""
    for recht in Recht:
        heeft_het = {r.value for r in Rol if heeft(Actor(naam="x", id=uuid4(), rollen=frozenset({r.value})), recht)}
        if heeft_het != rollen(VERWACHT[recht]):
            yield recht.code


def anders_met_reden() -> Iterator[str]:
    """Rights that open for other roles, or not, once a reason was given."""
    for recht in Recht:
        wie = {
            r.value: Actor(naam="x", id=uuid4(), rollen=frozenset({r.value}), redenen=frozenset({uuid4()})) for r in Rol
        }
        heeft_het = {rol for rol, actor in wie.items() if heeft(actor, recht)}
        if heeft_het != rollen(VERWACHT[recht]) | (MET_REDEN if recht in OPENT else set()):
            yield recht.code


def test_zonder_wijziging_wijkt_er_niets_af():
    assert tabel_klopt()
    assert list(anders_dan_getypt()) == []
    assert list(anders_met_reden()) == []


@pytest.mark.parametrize("recht", [r for r in Recht if REGELS[r].categorie], ids=lambda r: r.code)
def test_een_andere_regel_voor_een_recht_valt_op(monkeypatch, recht):
    """Given to nobody, and given to whoever is logged in."""
    for mutatie in (Regel(Categorie.BEHEER, "X"), Regel(None, "L")):
        monkeypatch.setitem(regels.REGELS, recht, mutatie)
        assert list(anders_dan_getypt()), mutatie


def mutaties(cel: Cel) -> Iterator[Cel]:
    """Nothing here, one operation less, or another reach."""
    yield NIETS
    yield from (replace(cel, ops=cel.ops - {op}) for op in cel.ops)
    yield from (replace(cel, bereik=bereik) for bereik in Bereik if bereik is not cel.bereik)


def test_elke_andere_cel_in_de_tabel_valt_op(monkeypatch):
    gevuld = [(rol, kolom, cel) for rol, rij in MATRIX.items() for kolom, cel in rij.items() if cel.ops]
    for rol, kolom, cel in gevuld:
        for mutatie in mutaties(cel):
            monkeypatch.setitem(MATRIX[rol], kolom, mutatie)
            assert not tabel_klopt(), (rol, kolom, mutatie)
        monkeypatch.setitem(MATRIX[rol], kolom, cel)
    assert len(gevuld) > 150


def test_elk_ander_recht_dat_met_een_reden_opengaat_valt_op(monkeypatch):
    """One less, or one that changes or decides something: a reason is for reading alone."""
    echt = regels.OPENT_MET_REDEN
    for anders in [
        *(echt - {recht} for recht in OPENT),
        echt | {Recht.JOURNAAL_SCHRIJVEN},
        echt | {Recht.LOGBOEK_LEZEN},
    ]:
        monkeypatch.setattr(regels, "OPENT_MET_REDEN", anders)
        assert list(anders_met_reden()), anders ^ echt


SCHRIJFT_STUKKEN = [r for r in Recht if r in regels.OP_ITEMS and REGELS[r].op == "S"]


@pytest.mark.parametrize("recht", SCHRIJFT_STUKKEN, ids=lambda r: r.code)
def test_een_recht_op_stukken_dat_alleen_de_kolom_gezin_volgt_valt_op(monkeypatch, recht):
    """Of a right to read the same roles have both; which items they get then, poort/tests/test_matrix.py holds."""
    monkeypatch.setattr(regels, "OP_ITEMS", regels.OP_ITEMS - {recht})
    assert list(anders_dan_getypt()) == [recht.code]
