"""Small rules: when a term began and was over, and when it asks for attention."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from keukentafel.besluit.regels.standen import Stand
from keukentafel.besluit.regels.verloop import begin_van, hulp_liep, klaar_sinds
from keukentafel.besluit.regels.waarschuwen import Moment, waarschuwing
from keukentafel.kern.termijnen import Feestdagen

S = Stand
D = date(2026, 6, 1)


@dataclass
class Stap:
    naar: str
    gebeurtenis: str
    op: date
    van: str = ""


def rij(*stappen):
    """("aanvraag", "aanvragen") on 1 June, the next a week later, and so on."""
    return [Stap(naar, voorval, D + timedelta(weeks=i)) for i, (naar, voorval) in enumerate(stappen)]


BEGINNEN = [
    ("D03", rij(("aanvraag", "aanvragen")), 0),
    ("D03", rij(("melding", "aanvragen"), ("aanvraag", "aanvragen")), 1),
    ("D03", rij(("aanvraag", "aanvragen"), ("aanvulling", "x"), ("aanvraag", "aanvulling_ontvangen")), 0),
    ("D02", rij(("melding", "aanvragen"), ("onderzoek", "onderzoeken")), 0),
    ("D04", rij(("melding", "melden"), ("spoed", "spoed_vaststellen")), 1),
    ("D10", rij(("melding", "melden"), ("zoektermijn", "zoektermijn_starten")), 1),
    ("D11", rij(("signaal", "signaal_aannemen"), ("aanbod", "gesprek_aanbieden")), 1),
    ("D11", rij(("hulpvraag", "aanvragen"), ("aanbod", "gesprek_aanbieden")), 0),
    ("D13", rij(("hulpvraag", "aanvragen"), ("eerste_gesprek", "eerste_gesprek")), 1),
    ("D38", rij(("verwijzing", "verwijzen"), ("vot", "toewijzing_vragen")), 1),
    ("D03", rij(("melding", "melden"), ("spoed", "spoed_vaststellen"), ("concept", "besluit_opstellen")), 1),
    ("D05", rij(("vraag", "melden"), ("ingezet", "hulp_inzetten"), ("aanvraag", "besluit_willen")), 2),
]  # fmt: skip


@pytest.mark.parametrize(("code", "stappen", "week"), BEGINNEN)
def test_wanneer_een_termijn_begint(code, stappen, week):
    assert begin_van(code, stappen, D) == D + timedelta(weeks=week)


def test_schuldhulp_begint_bij_de_hulpvraag_als_de_verordening_dat_zegt():
    stappen = rij(("hulpvraag", "aanvragen"), ("eerste_gesprek", "eerste_gesprek"))
    assert begin_van("D13", stappen, D, "hulpvraag") == D


def test_klaar_bij_bekendmaking_en_dat_blijft_zo_bij_een_herziening():
    stappen = rij(
        ("aanvraag", "aanvragen"), ("bekendgemaakt", "besluit_bekendmaken"), ("levering", "levering_beginnen")
    )
    assert klaar_sinds(S.LEVERING, stappen) == D + timedelta(weeks=1)
    assert klaar_sinds(S.CONCEPT, stappen) == D + timedelta(weeks=1)
    assert hulp_liep(stappen)


def test_een_brief_die_toch_niet_wegging_antwoordde_niets():
    stappen = rij(
        ("aanvraag", "aanvragen"), ("bekendgemaakt", "besluit_bekendmaken"), ("besloten", "besluit_toch_niet_bekend")
    )
    assert klaar_sinds(S.BESLOTEN, stappen) is None
    stappen += [Stap("bekendgemaakt", "besluit_bekendmaken", D + timedelta(weeks=5))]
    assert klaar_sinds(S.BEKENDGEMAAKT, stappen) == D + timedelta(weeks=5)


def test_spoedbesluit_beantwoordt_de_vraag_niet():
    stappen = rij(
        ("spoed", "spoed_vaststellen"), ("bekendgemaakt", "besluit_bekendmaken"), ("onderzoek", "onderzoeken")
    )
    assert klaar_sinds(S.ONDERZOEK, stappen) is None
    stappen += [Stap("aanvraag", "aanvragen", D + timedelta(weeks=4))]
    assert klaar_sinds(S.AANVRAAG, stappen) is None


MOMENTEN = [
    ("2026-06-07", None),
    ("2026-06-08", Moment.EERSTE),
    ("2026-06-09", Moment.EERSTE),
    ("2026-06-10", Moment.LAATSTE_DAGEN),
    ("2026-06-15", Moment.VANDAAG),
    ("2026-06-16", Moment.TE_LAAT),
]


@pytest.mark.parametrize(("dag", "moment"), MOMENTEN)
def test_waarschuwen_bij_twee_weken(dag, moment):
    gevonden = waarschuwing(D, date(2026, 6, 15), date.fromisoformat(dag), {}, Feestdagen.standaard())
    assert (gevonden.moment if gevonden else None) is moment


def test_waarschuwen_bij_tachtig_procent_van_acht_weken_en_naar_instelling():
    eind, dag = D + timedelta(weeks=8), date(2026, 7, 16)
    gevonden = waarschuwing(D, eind, dag, {}, Feestdagen.standaard())
    assert gevonden.zin == "80 procent van de tijd is voorbij: beslis uiterlijk 27 juli 2026."
    anders = waarschuwing(D, eind, dag, {"termijn_tweede_procent": 90}, Feestdagen.standaard())
    assert anders.moment is Moment.EERSTE
