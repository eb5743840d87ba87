"""Configuration packs: readable, checked with file and line, everything or nothing, dated, and the same twice."""

import shutil
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import GeenRecht
from keukentafel.organisatie.handelingen.inrichting import inrichting_laden
from keukentafel.organisatie.inrichten import PakketOngeldig, pakket_lezen
from keukentafel.organisatie.models import Feestdag, Gebied, Inrichting, Openingstijd, Team, TeamGebied
from keukentafel.organisatie.opvragen import (
    actor_van,
    feestdagen,
    fte,
    instelling,
    keuzes,
    medewerkers_van_team,
    team_van_buurt,
    teams,
)
from keukentafel.organisatie.pakket import weekdagen
from tests.personages import SYSTEEM, maak_wijk

SCHIEDAM = settings.BASIS / "keukentafel" / "inrichting" / "schiedam"
KLEIN = {
    "gemeente.toml": 'code = "GM9999"\nnaam = "Kleindorp"\ngeldig_van = 2020-01-01\ngebieden_jaar = 2022\n',
    "teams.csv": "code,naam,soort\ndorp,Dorpsteam,wijkteam\nrest,Rest,overig\n",
    "gebieden.csv": "code,soort,naam,wijkcode\nBU99990001,BU,De Brink,WK999900\nBU99990002,BU,De Es,WK999900\n",
    "werkgebieden.csv": "buurt,team\nBU99990001,dorp\n",
}


@pytest.fixture
def map_(tmp_path):
    return schrijf(tmp_path, KLEIN)


def schrijf(map_: Path, bestanden: dict[str, str]) -> Path:
    for naam, tekst in bestanden.items():
        (map_ / naam).parent.mkdir(parents=True, exist_ok=True)
        (map_ / naam).write_text(tekst, encoding="utf-8")
    return map_


def fouten_van(map_: Path) -> list[str]:
    with pytest.raises(PakketOngeldig) as gevangen:
        pakket_lezen(map_)
    return [str(f) for f in gevangen.value.fouten]


# Every kind of error names file, line, value and expectation

KAPOT = [
    ("gemeente.toml", None, "gemeente.toml, regel 1: dit bestand ontbreekt"),
    ("teams.csv", None, "teams.csv, regel 1: dit bestand ontbreekt"),
    ("gemeente.toml", 'code = "GM9999"\nnaam = Kleindorp\n', "gemeente.toml, regel 2: deze regel is niet te lezen"),
    ("gemeente.toml", KLEIN["gemeente.toml"].replace("GM9999", "9999"), "regel 1: code is ‘9999’; verwacht de vorm GM"),
    ("gemeente.toml", KLEIN["gemeente.toml"].replace("2020-01-01", '"vandaag"'), "regel 3: geldig_van is ‘vandaag’"),
    (
        "gemeente.toml",
        KLEIN["gemeente.toml"] + '[instellingen.dossiernummer]\nnaam = "Nummer"\nwaarde = "D{nummer}"\n',
        "regel 7: instelling dossiernummer is ‘D{nummer}’: verwacht een tekst met {jaar}",
    ),
    (
        "gemeente.toml",
        KLEIN["gemeente.toml"] + '[instellingen.kleur]\nnaam = "Kleur"\nwaarde = "rood"\n',
        "regel 7: instelling kleur is ‘rood’: onbekend; verwacht organisatienaam",
    ),
    ("teams.csv", "code,naam,soort\ndorp,Dorp,wijkteem\nrest,Rest,overig\n", "teams.csv, regel 2: soort is ‘wijkteem’"),
    ("teams.csv", "code,naam,soort\ndorp,Dorp,wijkteam\n", "verwacht precies één team met soort ‘overig’"),
    ("teams.csv", "code,naam,soort\nrest,Rest,overig\nrest,R,staf\n", "regel 3: code ‘rest’ staat ook al op regel 2"),
    ("teams.csv", "code,naam,sort\nrest,Rest,overig\n", "regel 2: sort is onbekend; verwacht alleen code"),
    ("teams.csv", "# uitleg\ncode,naam,soort\nrest,,overig\n", "teams.csv, regel 3: naam is leeg"),
    ("teams.csv", "code,naam,soort\nrest,Rest\n", "regel 2: 2 kolommen; verwacht 3"),
    ("teams.csv", 'code,naam,soort\nrest,"Rest,overig\n', "hier is de CSV stuk"),
    ("gebieden.csv", None, "er zijn geen wijken en buurten van GM9999"),
    ("gebieden.csv", "code,soort,naam\nBU1,BU,De Brink\n", "regel 2: code is ‘BU1’"),
    ("gebieden.csv", "code,soort,naam\nBU99990001,WK,Brink\n", "‘BU99990001’ past niet bij soort WK"),
    ("werkgebieden.csv", "buurt,team\nBU99990009,dorp\n", "regel 2: buurt ‘BU99990009’ is geen buurt van deze gem"),
    ("werkgebieden.csv", "buurt,team\nBU99990001,stad\n", "regel 2: team ‘stad’ staat niet in teams.csv"),
    ("formatie.csv", "team,soort,fte\ndorp,uitvoering,veel\n", "regel 2: fte is ‘veel’; verwacht een getal"),
    ("formatie.csv", "team,soort,fte\ndorp,uitvoering,-1\n", "regel 2: fte is ‘-1’; verwacht 0 of meer"),
    ("openingstijden.csv", "kanaal,dagen,van,tot\ntelefoon,ma-vr,17:00,09:00\n", "sluit om 09:00"),
    ("openingstijden.csv", "kanaal,dagen,van,tot\ntelefoon,maandag,9:00,17:00\n", "regel 2: "),
    ("feestdagen.csv", "datum,naam,bron\n30-4-2026,Feest,besluit\n", "‘30-4-2026’; verwacht een datum als 2026-11-13"),
    ("keuzes/kleur.csv", "code,naam\nrood,Rood\n", "soort ‘kleur’ is onbekend"),
    ("keuzes/urgentie.csv", "code,naam,werkdagen\nspoed,Spoed,snel\n", "regel 2: werkdagen is ‘snel’; verwacht een ge"),
    ("brieven/welkom.txt", "Beste {naam}\n", "‘Beste {naam}’ is geen titel"),
    ("brieven/welkom.txt", "# Welkom\nBeste {naam}\n", "regel 2: brief ‘welkom’ bestaat niet"),
    ("brieven/uitnodiging.txt", "# Welkom\nBeste {achternaam}\n", "regel 2: veld ‘{achternaam}’ bestaat niet"),
]


@pytest.mark.parametrize(("bestand", "inhoud", "melding"), KAPOT)
def test_fout_noemt_bestand_regel_waarde_en_verwachting(map_, bestand, inhoud, melding):
    if inhoud is None:
        (map_ / bestand).unlink()
    else:
        schrijf(map_, {bestand: inhoud})
    fouten = fouten_van(map_)
    assert any(melding in f and bestand in f for f in fouten), fouten


def test_alle_fouten_tegelijk_en_geen_engels(map_):
    schrijf(map_, {"teams.csv": "code,naam,soort\nA B,,wijk\n", "formatie.csv": "team,soort,fte\nx,y,z\n"})
    fouten = fouten_van(map_)
    assert len(fouten) >= 6
    assert not any(woord in " ".join(fouten).lower() for woord in ("input", "should", " or ", "valid"))


def test_geen_utf8_noemt_de_regel(map_):
    (map_ / "teams.csv").write_bytes(b"code,naam,soort\nzuid,Zu\xefd,wijkteam\n")
    assert "teams.csv, regel 2: geen UTF-8-tekst; sla op als CSV UTF-8" in fouten_van(map_)


def test_map_die_er_niet_is(tmp_path):
    assert "deze map bestaat niet" in fouten_van(tmp_path / "weg")[0]


@pytest.mark.parametrize(("tekst", "dagen"), [("ma-vr", [1, 2, 3, 4, 5]), ("za", [6]), ("ma wo,vr", [1, 3, 5])])
def test_weekdagen(tekst, dagen):
    assert weekdagen(tekst) == dagen


# Loading


def laad(map_: Path, **meer):
    return inrichting_laden(actor=SYSTEEM, map=map_, **meer)


@pytest.mark.django_db
def test_schiedam_laadt_zonder_standaarden_en_zegt_wat_weggelaten_is():
    geladen = laad(SCHIEDAM)
    assert "De CBS-lijst van 2022 is er niet: 63 gebieden komen uit het pakket zelf." in geladen.meldingen
    assert Gebied.objects.filter(soort="WK").count() == 10
    assert Gebied.objects.filter(soort="BU").count() == 52
    assert [t.naam for t in teams(soort="wijkteam")] == [
        "Centrum/West",
        "Groenoord",
        "Nieuwland",
        "Noordrand",
        "Oost",
        "Zuid",
    ]


@pytest.mark.norm
@pytest.mark.django_db
@pytest.mark.skipif(settings.STANDAARDEN_DIR is None, reason="STANDAARDEN_DIR ontbreekt")
def test_eigen_gebieden_zijn_dezelfde_als_die_van_het_cbs():
    eigen = {(g.code, g.naam) for g in pakket_lezen(SCHIEDAM).gebieden}
    assert {(g.code, g.naam) for g in pakket_lezen(SCHIEDAM, settings.STANDAARDEN_DIR).gebieden} == eigen


@pytest.mark.django_db
def test_fte_is_tabel_6_2():
    laad(SCHIEDAM)
    stand = fte(date(2016, 5, 31))
    assert sum(t.fte for t in stand if t.soort == "uitvoering") == Decimal("53.9")
    assert sum(t.fte for t in stand) == Decimal("55.5")


@pytest.mark.django_db
def test_elke_buurt_heeft_een_team_en_de_bron_zegt_dat_het_een_aanname_is():
    laad(SCHIEDAM)
    assert TeamGebied.objects.count() == 52
    assert not TeamGebied.objects.exclude(bron__icontains="aanname").exists()
    assert team_van_buurt("BU06060703").naam == "Groenoord"
    assert team_van_buurt("").naam == team_van_buurt("BU00000000").naam == "Onbekend/overig"


@pytest.mark.django_db
def test_tweede_keer_laden_verandert_niets():
    eerste = laad(SCHIEDAM)
    rijen = Inrichting.objects.count()
    tweede = laad(SCHIEDAM)
    assert (tweede.nieuw, tweede.gewijzigd) == (0, 0)
    assert eerste.nieuw > 150
    assert Inrichting.objects.count() == rijen


@pytest.mark.django_db
def test_kapot_pakket_laadt_niets(map_):
    schrijf(map_, {"keuzes/urgentie.csv": "code,naam,werkdagen\nspoed,Spoed,snel\n"})
    with pytest.raises(PakketOngeldig):
        laad(map_)
    assert not Team.objects.exists()


@pytest.mark.django_db
def test_klein_pakket_is_genoeg_voor_een_gemeente(map_):
    geladen = laad(map_)
    assert team_van_buurt("BU99990001").naam == "Dorpsteam"
    assert team_van_buurt("BU99990002").naam == "Rest"
    assert any("1 buurten horen bij geen team" in m for m in geladen.meldingen)
    assert instelling("dossiernummer") == "{jaar}-{volgnr:04}"


@pytest.mark.django_db
def test_gewijzigde_waarde_is_een_nieuwe_rij_en_gisteren_blijft_gisteren(tmp_path):
    shutil.copytree(SCHIEDAM, tmp_path, dirs_exist_ok=True)
    laad(tmp_path)
    urgenties = tmp_path / "keuzes" / "urgentie.csv"
    urgenties.write_text(urgenties.read_text().replace("gewoon,Gewoon,5", "gewoon,Gewoon,3"))
    geladen = laad(tmp_path)
    gisteren = klok.vandaag() - timedelta(days=1)
    assert (geladen.nieuw, geladen.gewijzigd) == (0, 1)
    assert werkdagen("gewoon") == 3
    assert werkdagen("gewoon", gisteren) == 5


def werkdagen(code, op=None):
    return {k.code: k.waarde["werkdagen"] for k in keuzes("urgentie", op)}[code]


@pytest.mark.django_db
def test_wat_beheer_wijzigde_blijft_bij_opnieuw_laden():
    laad(SCHIEDAM)
    Inrichting.objects.filter(soort="kanaal", code="post").update(naam="Brief", gewijzigd_door="iemand")
    geladen = laad(SCHIEDAM)
    assert "Brief (kanaal) is door beheer gewijzigd en blijft zo." in geladen.meldingen
    assert "Brief" in [k.naam for k in keuzes("kanaal")]


@pytest.mark.django_db
def test_buurt_naar_ander_team_met_ingang_van_een_dag(map_):
    laad(map_)
    schrijf(map_, {"werkgebieden.csv": "buurt,team\nBU99990001,rest\n"})
    laad(map_, ingangsdatum=date(2024, 3, 1))
    assert team_van_buurt("BU99990001", date(2024, 2, 29)).code == "dorp"
    assert team_van_buurt("BU99990001", date(2024, 3, 1)).code == "rest"


@pytest.mark.django_db
def test_nieuwe_fte_en_openingstijden_laten_de_oude_staan(map_):
    schrijf(map_, {"formatie.csv": 'team,soort,fte\ndorp,uitvoering,"2,5"\n'})
    schrijf(map_, {"openingstijden.csv": "kanaal,dagen,van,tot\ntelefoon,ma-vr,09:00,16:00\n"})
    laad(map_)
    schrijf(map_, {"formatie.csv": "team,soort,fte\ndorp,uitvoering,3\n"})
    schrijf(map_, {"openingstijden.csv": "kanaal,dagen,van,tot\ntelefoon,ma-do,09:00,17:00\n"})
    laad(map_, ingangsdatum=date(2024, 3, 1))
    assert [t.fte for t in fte(date(2024, 2, 29))] == [Decimal("2.5")]
    assert [t.fte for t in fte(date(2024, 3, 1))] == [Decimal("3")]
    assert Openingstijd.objects.filter(geldig_tot=None).count() == 4
    assert Openingstijd.objects.filter(geldig_tot=date(2024, 3, 1)).count() == 5


@pytest.mark.django_db
def test_feestdagen_van_de_gemeente_tellen_mee(map_):
    schrijf(map_, {"feestdagen.csv": "datum,naam,bron,soort\n2026-12-24,Kerstavond,college,sluiting\n"})
    laad(map_)
    dag = date(2026, 12, 24)
    assert Feestdag.objects.get().soort == "sluiting"
    assert not feestdagen().is_feestdag(dag)
    assert not feestdagen().is_werkdag(dag)


@pytest.mark.django_db
def test_medewerkers_van_team_op_een_dag():
    wijk = maak_wijk()
    assert {m.naam for m in medewerkers_van_team(wijk.oost)} == {"Samira", "Tom", "Mo"}
    wijk.tom.in_dienst_tot = klok.vandaag()
    wijk.tom.save()
    assert {m.naam for m in medewerkers_van_team(wijk.oost)} == {"Samira", "Mo"}


@pytest.mark.django_db
def test_wijkcoach_mag_geen_inrichting_laden(map_):
    actor = actor_van(maak_wijk().samira)
    with transactie(actor), pytest.raises(GeenRecht):
        inrichting_laden(actor=actor, map=map_)
