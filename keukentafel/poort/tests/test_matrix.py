"""The access matrix, cell by cell. Every expected cell is typed over from regels.md §3.3 (or ADR 0005), never computed
by the rule code, so changing any one line of the table makes a cell fail."""

from dataclasses import replace
from uuid import uuid4

import pytest

from keukentafel.dossier.models import Dossier, Journaalregel
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.poort.matrix import MATRIX, Categorie, Publiek, Rol, Wet
from keukentafel.poort.poort import haal, zichtbaar
from keukentafel.poort.rechten import Recht
from tests import personages as p

# regels.md §3.3: Identity, Gezin, Wmo, Jeugd, Pw, Schulden, Veiligheid, Besluit, Berichten, Logging. "product + period
# only" and "product + €" are the minimal set M; "own", "with consent" and "case at review" reach as far as the tie.
RULEBOOK = {
    "frontoffice": "LS M S S - - S M - -",
    "wmo_consulent": "LS L LS M M M S LS L -",
    "jeugdconsulent": "LS LS M LS - M LS LS L -",
    "casusregisseur": "LS LS L L M M L M M -",
    "gedragswetenschapper": "L L L L - - L L - -",
    "wijkteammanager": "L M R R - - R LB - -",
    "backoffice": "LS M M M - - - LS LS -",
    "klantmanager": "LS L M - LSB M S LS - -",
    "schuldhulpverlener": "LS L R R R LSB S LS - -",
    "jurist_bezwaar": "L L L L L L R LSB - -",
    "klachtcoordinator": "L - R R R R R M - -",
    "aandachtsfunctionaris": "L L R R - - LS - - -",
    "privacy_officer": "M - R R R R R M - L",
    "fg": "M - R R R R R M - L",
    "functioneel_beheer": "- - - - - - - - - -",
    # ADR 0005
    "wijkcoach": "LS LS LS LS M LS LS LS L -",
    "managementondersteuner": "LS M S S - - - M - -",
    "coordinator": "L L R R - - R L L -",
    "controller": "- - - - - - - - L -",
    "vrijwilliger": "- - - - - - - - - -",
    # ADR 0034, with besluit LS for wijkcoach and backoffice
    "beslisser": "L L LS LS LS LS - LSB - -",
}
KOLOMMEN = list(Categorie)[:10]

# Which laws of a journal line each role reads, in five situations:
# A algemeen W wmo J jeugd P pw S schulden V veiligheid.
#                          team   tie      shielded+tie  reason   other team
LEEST = {
    "wijkcoach":             ("AWJ", "AWJSV", "AWJSV", "AWJ",   ""),
    "wmo_consulent":         ("AW",  "AW",    "AW",    "AW",    ""),
    "jeugdconsulent":        ("AJ",  "AJV",   "AJV",   "AJ",    ""),
    "casusregisseur":        ("A",   "AWJV",  "AWJV",  "A",     ""),
    "gedragswetenschapper":  ("A",   "AWJV",  "AWJV",  "A",     ""),
    "coordinator":           ("A",   "A",     "A",     "AWJV",  ""),
    "wijkteammanager":       ("",    "",      "",      "WJV",   ""),
    "managementondersteuner": ("",   "",      "",      "",      ""),
    "frontoffice":           ("",    "",      "",      "",      ""),
    "backoffice":            ("",    "",      "",      "",      ""),
    "klantmanager":          ("",    "AP",    "AP",    "",      ""),
    "schuldhulpverlener":    ("",    "AS",    "AS",    "",      ""),
    "beslisser":             ("",    "AWJPS", "AWJPS", "",      ""),
    "jurist_bezwaar":        ("",    "AWJPS", "AWJPS", "",      ""),
    "klachtcoordinator":     ("",    "",      "",      "WJPSV", ""),
    "aandachtsfunctionaris": ("AV",  "AV",    "AV",    "AVWJ",  ""),
    "controller":            ("",    "",      "",      "",      ""),
    "privacy_officer":       ("",    "",      "",      "WJPSV", ""),
    "fg":                    ("",    "",      "",      "WJPSV", ""),
    "functioneel_beheer":    ("",    "",      "",      "",      ""),
    "vrijwilliger":          ("",    "",      "",      "",      ""),
}  # fmt: skip
SITUATIES = ["team", "band", "afgeschermd", "reden", "ander_team"]
LETTER = {"A": Wet.ALGEMEEN, "W": Wet.WMO, "J": Wet.JEUGD, "P": Wet.PW, "S": Wet.WGS, "V": Wet.VEILIGHEID}


@pytest.mark.parametrize("rol", RULEBOOK)
def test_de_tabel_is_het_regelboek(rol):
    echt = ["".join(o for o in "LSBMR" if o in MATRIX[Rol(rol)][k].ops) or "-" for k in KOLOMMEN]
    assert echt == RULEBOOK[rol].split()


def test_elke_rol_staat_in_de_verwachting():
    assert set(RULEBOOK) == set(LEEST) == {r.value for r in Rol}


@pytest.fixture
def dossier():
    """A dossier of Oost with one line per law and audience."""
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        mij = {"gemaakt_door": p.SYSTEEM.kenmerk}
        huis = Huishouden.objects.create(naam="Test", team=wijk.oost, **mij)
        dossier = Dossier.objects.create(
            nummer="1", volgnr=9_000_001, huishouden=huis, team=wijk.oost, geopend_op=klok.vandaag(), **mij
        )
        for wet in Wet:
            for publiek in Publiek:
                velden = {"dossier": dossier, "team": wijk.oost, "moment": klok.nu(), "tekst": "x", **mij}
                Journaalregel.objects.create(wet=wet.value, publiek=publiek.value, **velden)
    return dossier


def lezer(rol: str, situatie: str, dossier: Dossier) -> Actor:
    in_team = situatie in {"team", "band", "afgeschermd", "reden"}
    band = situatie in {"band", "afgeschermd"}
    return Actor(
        naam=rol,
        id=uuid4(),
        rollen=frozenset({rol}),
        teams=frozenset({dossier.team_id if in_team else dossier.team_id + 1}),
        dossiers=frozenset({dossier.pk} if band else ()),
        redenen=frozenset({dossier.pk} if situatie == "reden" else ()),
    )


def verwacht(rol: str, situatie: str) -> set[tuple[str, str]]:
    wetten = {LETTER[x].value for x in LEEST[rol][SITUATIES.index(situatie)]}
    publiek = {"team", "betrokkenen"} if situatie in {"band", "afgeschermd"} else {"team"}
    return {(w, pu) for w in wetten for pu in publiek}


@pytest.mark.django_db
@pytest.mark.parametrize("rol", LEEST)
def test_elke_cel_langs_elke_weg(dossier, rol):
    for situatie in SITUATIES:
        afgeschermd = situatie == "afgeschermd"
        with transactie(p.SYSTEEM):
            Huishouden.objects.filter(pk=dossier.huishouden_id).update(afgeschermd=afgeschermd)
            alle = list(Journaalregel.objects.all())
        controleer(rol, situatie, dossier, alle)


def controleer(rol, situatie, dossier, alle):
    with transactie(lezer(rol, situatie, dossier)):
        rijen = zichtbaar(Journaalregel, Recht.JOURNAAL_LEZEN)
        lijst = {(r.wet, r.publiek) for r in rijen}
        assert lijst == verwacht(rol, situatie)
        assert rijen.count() == len(lijst)
        assert {(r.wet, r.publiek) for r in alle if _haalbaar(r.pk)} == lijst


def _haalbaar(sleutel) -> bool:
    try:
        return bool(haal(Journaalregel, sleutel, Recht.JOURNAAL_LEZEN))
    except NietGevonden:
        return False


@pytest.mark.django_db
@pytest.mark.parametrize("rol", LEEST)
def test_een_afgeschermd_dossier_zonder_band_is_er_voor_niemand(dossier, rol):
    with transactie(p.SYSTEEM):
        Huishouden.objects.filter(pk=dossier.huishouden_id).update(afgeschermd=True)
    for situatie in ("team", "ander_team"):
        with transactie(lezer(rol, situatie, dossier)):
            assert not Journaalregel.objects.exists()  # the wall itself
            assert not zichtbaar(Dossier, Recht.DOSSIER_LEZEN).exists()


@pytest.mark.django_db
def test_de_auteur_vindt_de_eigen_woorden_terug_zolang_het_dossier_open_is(dossier):
    """Whatever their law and audience; a colleague does not find them. AUT-06: with the involvement that ends."""
    ik = lezer("wijkcoach", "team", dossier)
    velden = {"dossier": dossier, "team_id": dossier.team_id, "moment": klok.nu(), "tekst": "mijn aantekening"}
    with transactie(ik):
        for wet in ("pw", "veiligheid"):
            Journaalregel(wet=wet, publiek="auteur", gemaakt_door=ik.kenmerk, **velden).save(force_insert=True)

    def vindt(wie):
        with transactie(wie):
            lijst = zichtbaar(Journaalregel, Recht.JOURNAAL_LEZEN).filter(tekst="mijn aantekening")
            muur = Journaalregel.objects.filter(tekst="mijn aantekening")
            return {r.wet for r in lijst}, {r.wet for r in muur}

    assert vindt(ik) == ({"pw", "veiligheid"}, {"pw", "veiligheid"})
    assert vindt(lezer("wijkcoach", "team", dossier))[0] == set()
    elders = replace(ik, teams=frozenset({dossier.team_id + 1}))
    assert vindt(elders) == (set(), set())
    assert vindt(replace(elders, dossiers=frozenset({dossier.pk})))[0] == {"pw", "veiligheid"}
    with transactie(p.SYSTEEM):
        Huishouden.objects.filter(pk=dossier.huishouden_id).update(afgeschermd=True)
    assert vindt(ik) == (set(), set())  # shielded, and no case tie any more
