"""The tables against the arrows of regels.md §1.1 to §1.4, typed over by hand; and what may never happen."""

from itertools import pairwise

import pytest

from keukentafel.besluit.regels.procedures import TABELLEN, lijnen, volgende, waarom_niet, zoek
from keukentafel.besluit.regels.soorten import Procedure
from keukentafel.besluit.regels.standen import EINDE, NAAM_VAN_STAND, NAAM_VAN_WIE, Stand, Wie
from keukentafel.besluit.regels.voorvallen import NAAM_VAN_VOORVAL, Omstandigheid, Voorval

S, V, P = Stand, Voorval, Procedure
NIETS = Omstandigheid()

# Each road of the rulebook, state by state, with what may be looked at on the way.
WEGEN = [
    (P.WMO, "melding bevestigd plan_wacht onderzoek verslag aanvraag concept toets besloten bekendgemaakt toegewezen "
            "levering heroverweging herzien levering beeindigd"),
    (P.WMO, "melding spoed concept besloten bekendgemaakt onderzoek verslag aanvraag"),
    (P.WMO, "aanvraag aanvulling aanvraag zienswijze aanvraag concept zienswijze concept besloten bekendgemaakt"),
    (P.WMO, "melding voorliggend_opgelost"),
    (P.JEUGD, "hulpvraag onderzoek familiegroepsplan aanvraag concept toets besloten bekendgemaakt toegewezen levering "
              "evaluatie verlengd levering evaluatie overdracht_18"),
    (P.VERWIJSBRIEF, "verwijzing vot toegewezen levering evaluatie beeindigd"),
    (P.PW, "melding zoektermijn aanvraag advies bij_beslisser bekendgemaakt afgerond"),
    (P.WGS, "hulpvraag aanbod eerste_gesprek concept toets besloten bekendgemaakt uitvoering nazorg afgerond"),
    (P.WGS, "signaal aanbod eerste_gesprek ingetrokken_door_client"),
    (P.BESCHIKKINGSVRIJ, "vraag ingezet afgerond"),
    (P.BESCHIKKINGSVRIJ, "vraag ingezet aanvraag concept toets besloten bekendgemaakt ingezet"),
    (P.BESCHIKKINGSVRIJ, "vraag overgedragen"),
    (P.ZWAARWEGEND, "aanvraag advies bij_beslisser advies bij_beslisser concept toets concept toets besloten concept "
                    "besloten bekendgemaakt toegewezen levering beeindigd"),
]  # fmt: skip


def _kan(procedure, van, naar):
    return any(lijn.naar is naar for lijn in lijnen(procedure, van))


@pytest.mark.parametrize(("procedure", "weg"), WEGEN)
def test_elke_weg_van_het_regelboek_bestaat(procedure, weg):
    standen = [S(woord) for woord in weg.split()]
    assert _kan(procedure, None, standen[0])
    for van, naar in pairwise(standen):
        assert _kan(procedure, van, naar), f"{van} naar {naar}"


@pytest.mark.parametrize("procedure", list(P))
def test_elke_regel_heeft_een_bron_en_elk_einde_is_een_einde(procedure):
    for lijn in TABELLEN[procedure]:
        assert lijn.regel.split("-")[0] in {"WMO", "JW", "PW", "WGS", "TOE", "AWB"}
        assert not set(lijn.standen) & EINDE
        assert lijn.naar in EINDE or list(lijnen(procedure, lijn.naar))


@pytest.mark.parametrize("procedure", list(P))
def test_elke_stand_is_te_bereiken_en_kan_weg(procedure):
    bereikt, rij = set(), [None]
    while rij:
        naar = {lijn.naar for lijn in lijnen(procedure, rij.pop())} - bereikt
        bereikt |= naar
        rij += naar
    assert {s for lijn in TABELLEN[procedure] for s in lijn.standen} - {None} <= bereikt
    assert bereikt & EINDE


def test_participatiewet_neemt_hier_nooit_een_besluit():
    naar = {lijn.naar for lijn in TABELLEN[P.PW]}
    assert not naar & {S.CONCEPT, S.TOETS, S.BESLOTEN, S.TOEGEWEZEN, S.LEVERING}


@pytest.mark.parametrize("procedure", list(P))
def test_bekend_alleen_na_besluiten_of_na_een_melding_van_wie_beslist(procedure):
    van = {s for lijn in TABELLEN[procedure] if lijn.naar is S.BEKENDGEMAAKT for s in lijn.standen}
    assert van <= {S.BESLOTEN, S.BIJ_BESLISSER}


def test_zwaarwegend_advies_gaat_voor_het_concept():
    van = {s for lijn in TABELLEN[P.ZWAARWEGEND] if lijn.voorval is V.OPSTELLEN for s in lijn.standen}
    assert van == {S.BIJ_BESLISSER}


@pytest.mark.parametrize(
    ("om", "naar"),
    [
        (NIETS, S.MELDING),
        (Omstandigheid(onderzoek_af=True), S.AANVRAAG),
        (Omstandigheid(zes_weken_voorbij=True), S.AANVRAAG),
    ],
)
def test_aanvraag_zonder_onderzoek_is_een_melding(om, naar):
    """WMO-08."""
    assert zoek(P.WMO, None, V.AANVRAGEN, om).naar is naar


GEWEIGERD = [
    (P.WMO, S.MELDING, V.AANVRAGEN, NIETS, "zes weken"),
    (P.WMO, S.PLAN_WACHT, V.ONDERZOEKEN, NIETS, "zeven dagen"),
    (P.WMO, S.AANVULLING, V.HERSTEL_VERSTREKEN, NIETS, "mag nog aanvullen"),
    (P.PW, S.ZOEKTERMIJN, V.AANVRAGEN, NIETS, "jonger is dan 27"),
    (P.VERWIJSBRIEF, S.VERWIJZING, V.BESLUIT_WILLEN, Omstandigheid(via_gi=True), "gecertificeerde instelling"),
    (P.WMO, S.BEKENDGEMAAKT, V.TOEWIJZEN, Omstandigheid(uitkomst="af"), "toegekend"),
    (P.WMO, S.AANVRAAG, V.BEKENDMAKEN, NIETS, "staat op “Aanvraag in behandeling”"),
    (P.WMO, S.AFGEWEZEN, V.OPSTELLEN, NIETS, "gebeurt er niets meer"),
    (P.WMO, None, V.VASTSTELLEN, NIETS, "nog niet begonnen"),
]


@pytest.mark.parametrize(("procedure", "van", "voorval", "om", "woord"), GEWEIGERD)
def test_weigering_noemt_de_reden(procedure, van, voorval, om, woord):
    assert woord in waarom_niet(procedure, van, voorval, om)
    assert zoek(procedure, van, voorval, om) is None


def test_wat_kan_geeft_geen_reden():
    assert waarom_niet(P.WMO, S.CONCEPT, V.AANBIEDEN_TOETS, NIETS) == ""
    assert volgende(P.WMO, S.TOETS, NIETS)[:2] == [V.TERUGGEVEN, V.VASTSTELLEN]


def test_concept_na_eerder_besluit_gaat_terug_naar_de_hulp():
    om = Omstandigheid(al_besloten=True)
    assert zoek(P.WMO, S.CONCEPT, V.INTREKKEN_BESLUIT, om).naar is S.HEROVERWEGING
    assert zoek(P.WMO, S.CONCEPT, V.INTREKKEN_BESLUIT, NIETS).naar is S.AANVRAAG


def test_elk_woord_heeft_een_naam():
    assert set(NAAM_VAN_STAND) == set(S)
    assert set(NAAM_VAN_VOORVAL) == set(V)
    assert set(NAAM_VAN_WIE) == set(Wie)
    assert {lijn.voorval for tabel in TABELLEN.values() for lijn in tabel} == set(V)
    assert {lijn.naar for tabel in TABELLEN.values() for lijn in tabel} == set(S)
