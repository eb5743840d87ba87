"""The log on the screen: for who supervises, itself logged, and no nonsense in the address breaks it."""

from datetime import date, timedelta
from unittest import mock

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.inwoner.handelingen import inwoner_registreren
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.regels.gegevens import Persoonsgegevens
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.plan.tests.hulp import leden, maak_huis
from keukentafel.poort import logboek
from keukentafel.poort.models import LogboekRegel
from keukentafel.poort.poort import haal
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.opvragen import zoekspoor
from keukentafel.privacy.opvragen.zoekspoor import zoeksporen
from keukentafel.privacy.tests.test_wie_keek import overzicht, van
from keukentafel.toegang.models import Belangenconflict
from keukentafel.toegang.tests.hulp import doe
from tests import personages as p
from tests.huisregels.test_vragen import NIET_GETELD
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


def po() -> object:
    with transactie(p.SYSTEEM):
        return p.maak_medewerker("Petra", p.Rol.PRIVACY_OFFICER, None)


def test_wie_toezicht_houdt_leest_het_logboek_en_dat_is_zelf_een_inzage(client):
    log_in(client, po())
    assert client.get("/logboek/").status_code == 200
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logboek_regel WHERE inhoud LIKE '%%logboek_lezen%%'")
        assert cursor.fetchone()[0] == 1


def test_een_wijkcoach_leest_het_logboek_niet(client):
    log_in(client, p.maak_wijk().samira)
    assert client.get("/logboek/").status_code == 403


@pytest.mark.parametrize("vraag", ["voor=²", "voor=99999999999999999999", "voor=-1", "dossier=x", "soort=x", "wie='"])
def test_onzin_in_het_adres_begint_bij_het_nieuwste_of_geeft_niets(client, vraag):
    log_in(client, po())
    assert client.get(f"/logboek/?{vraag}").status_code == 200


def test_filters_op_wie_wat_en_wanneer_worden_zelf_vastgelegd(client):
    petra = po()
    log_in(client, petra)
    client.get("/logboek/")
    vraag = f"wie={petra.pk}&soort=kijken&van=2020-01-01&tot=2099-12-31"
    blad = client.get(f"/logboek/?{vraag}").text
    assert "Privacy officer" in blad
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT inhoud::jsonb #>> '{gegevens,filter,wie}' FROM logboek_regel ORDER BY id DESC LIMIT 1")
        assert cursor.fetchone()[0] == str(petra.pk)
    assert "geen regels die hierbij passen" in client.get("/logboek/?van=2099-01-01").text


@pytest.mark.parametrize(("adres", "soort"), [("afdruk/", "afdruk"), ("logboek.csv", "export")])
def test_afdrukken_en_uitvoeren_zijn_eigen_regels(client, adres, soort):
    log_in(client, po())
    client.get("/logboek/")
    assert "het logboek lezen" in client.get(f"/logboek/{adres}?soort=kijken").text
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT soort FROM logboek_regel ORDER BY id DESC LIMIT 1")
        assert cursor.fetchone()[0] == soort


def test_bladeren_gaat_op_volgnummer_en_kost_evenveel(client, django_assert_max_num_queries):
    log_in(client, po())
    for _ in range(52):
        with transactie(p.SYSTEEM):
            logboek.schrijf([logboek.Logregel(soort="kijken", recht="dossier_lezen")])
    with django_assert_max_num_queries(12):
        blad = client.get("/logboek/").text
    assert "voor=" in blad


def test_een_geweigerde_poging_staat_bij_het_dossier_en_bij_de_inwoner(client):
    """Issue 5: readable per dossier and per resident, also what was refused; a key that is nobody's breaks nothing."""
    huis = maak_huis()
    fatma = leden(huis)["Fatma"]
    log_in(client, huis.wijk.zoe)
    assert client.get(f"/dossier/{huis.dossier.pk}/").status_code == 404
    with transactie(p.actor(huis.wijk.zoe)), logboek.verzameld() as regels:
        for sleutel in (fatma.pk, "zomaar"):
            with pytest.raises(NietGevonden):
                haal(Inwoner, sleutel, Recht.INWONER_LEZEN)
        logboek.schrijf(regels)
    log_in(client, po())
    for vraag in (f"dossier={huis.dossier.pk}", f"inwoner={fatma.pk}"):
        blad = client.get(f"/logboek/?{vraag}&wie={huis.wijk.zoe.pk}").text
        assert ("Geweigerd" in blad, "niet gevonden" in blad) == (True, True), vraag
    with transactie(p.SYSTEEM):
        assert LogboekRegel.objects.filter(soort="geweigerd", inhoud__contains="zomaar", inwoner=None).count() == 1
        # To the resident nothing was shown, so it is not in the overview of who looked.
        assert not van(huis.wijk.zoe, overzicht(huis.wijk.samira, fatma))


def test_een_zoekactie_zegt_hoeveel_er_getoond_en_geopend_zijn_en_staat_bij_wie_getoond_werd(client):
    """Issue 5: one line per search, with what was shown and what was opened from it; the text itself is not kept."""
    wijk, petra = p.maak_wijk(), po()
    namen = (("Ilse", "Zeldenrust"), ("Bas", "Ophoven"))
    ilse, bas = (
        doe(inwoner_registreren, wijk.samira, persoon=Persoonsgegevens(roepnaam=voor, geslachtsnaam=naam))
        for voor, naam in namen
    )
    samira = log_in(Client(), wijk.samira)
    assert "Ilse" in samira.get("/zoeken/?q=zeldenrust").text
    samira.get(f"/inwoner/{ilse.pk}/")
    log_in(Client(), wijk.tom).get("/zoeken/?q=zeldenrust")
    log_in(client, petra)
    blad = client.get(f"/logboek/?inwoner={ilse.pk}&soort=zoeken").text
    assert (blad.count("Getoond: 1"), blad.count("Daarna geopend")) == (2, 1)
    assert client.get(f"/logboek/logboek.csv?inwoner={ilse.pk}&soort=zoeken").text.count("Gezocht") == 2 + 1  # the head
    with CaptureQueriesContext(connection) as vragen:
        client.get(f"/logboek/?inwoner={ilse.pk}")
    assert len([v for v in vragen if not v["sql"].startswith(NIET_GETELD)]) <= 12
    assert "Getoond" not in client.get(f"/logboek/?inwoner={bas.pk}&soort=zoeken").text
    with transactie(p.SYSTEEM):
        basis = {"team": wijk.oost, "gemaakt_door": str(petra.pk), "medewerker": petra, "sinds": p.BEGIN}
        Belangenconflict.objects.create(**basis, soort="familie", inwoner=ilse)
    assert "Getoond" not in client.get(f"/logboek/?inwoner={ilse.pk}&soort=zoeken").text


MANIEREN = [
    ("id FROM logboek_regel WHERE dossier = '00000000-0000-0000-0000-000000000000'", "logboek_regel_dossier"),
    ("id FROM logboek_regel WHERE inwoner = '00000000-0000-0000-0000-000000000000'", "logboek_regel_inwoner"),
    ("id FROM logboek_regel WHERE actor = 'x'", "logboek_regel_actor"),
    ("id FROM logboek_regel WHERE soort = 'geweigerd'", "logboek_regel_soort"),
    ("max(id + 0) id FROM logboek_regel WHERE tijd >= '2020-01-01' AND tijd < '2020-01-02'", "logboek_regel_tijd"),
]


@pytest.mark.parametrize(("vraag", "index"), MANIEREN)
def test_elke_manier_van_vragen_heeft_een_index(vraag, index):
    """Beneath the policy, so the operator must be leakproof; a table this small is only read by index when told to.

    Without its order, because walking the key from the newest costs as little when there is nothing.
    """
    with transactie(p.actor(po())), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN SELECT id FROM (SELECT {vraag}) x ORDER BY id + 0 DESC LIMIT 51")
        assert index in "\n".join(rij[0] for rij in cursor.fetchall())


def test_wie_toezicht_houdt_leest_niets_over_de_eigen_kring(client):
    """MAN-08: not on the screen, on paper or in the file, and not with SQL either; a colleague does."""
    wijk, petra = p.maak_wijk(), po()
    zus = p.maak_inwoner(wijk.oost, roepnaam="Zus", geslachtsnaam="Petersen")
    with transactie(p.actor(wijk.tom)):
        logboek.kijk("inwoner_lezen", zus)
    alleen = f"/logboek/?inwoner={zus.pk}"
    log_in(client, petra)
    assert "Tom" in client.get(alleen).text
    with transactie(p.SYSTEEM):
        basis = {"team": wijk.oost, "gemaakt_door": str(petra.pk), "medewerker": petra, "sinds": p.BEGIN}
        Belangenconflict.objects.create(**basis, soort="familie", inwoner=zus)
    for adres in (alleen, alleen.replace("?", "afdruk/?"), alleen.replace("?", "logboek.csv?")):
        assert "Tom, " not in client.get(adres).text.replace("Tom, Wijkcoach</option>", ""), adres
    assert "eigen kring staat hier niet bij" in client.get(alleen).text
    with transactie(p.actor(petra, mijdt=frozenset({zus.pk}))):
        assert not LogboekRegel.objects.filter(inwoner=zus.pk).exclude(actor=str(petra.pk)).exists()
    with transactie(p.SYSTEEM):
        ria = p.maak_medewerker("Ria", p.Rol.PRIVACY_OFFICER, None)
    log_in(client, ria)
    blad = client.get(alleen).text
    assert "Tom" in blad
    assert "eigen kring" not in blad


def _zoekt(client, wijk, naam):
    """Samira searches in the box, as the browser does, and opens the first hit."""
    persoon = Persoonsgegevens(geslachtsnaam=naam, geboortedatum=date(1980, 2, 3))
    inwoner = doe(inwoner_registreren, wijk.samira, persoon=persoon, toch_nieuw=True)
    log_in(client, wijk.samira)
    blad = client.post("/zoeken/", {"q": naam}, follow=True)
    assert naam in blad.text
    assert client.get(f"/inwoner/{inwoner.pk}/").status_code == 200
    return inwoner


def test_van_een_zoekactie_staat_er_waarop_hoeveel_en_wat_er_daarna_open_ging(client):
    wijk = p.maak_wijk()
    inwoner = _zoekt(client, wijk, "Zonnebloem")
    client.get("/mijn-dag/")
    log_in(client, po())
    client.get("/logboek/")  # what is looked at by somebody else is not of that search
    blad = client.get("/logboek/?soort=zoeken").text
    assert "Op: naam" in blad
    assert "Getoond: 1<" in blad
    assert blad.count("Daarna geopend") == 1
    assert f"?inwoner={inwoner.pk}" in blad
    assert "Zonnebloem" not in blad
    assert "naam,1" in client.get("/logboek/logboek.csv?soort=zoeken").text.replace('"', "").replace(";", ",")


VEEL = """
INSERT INTO logboek_regel (actor, inhoud, tijd, xid)
SELECT 'x', %s, now() - interval '9000 s' + g * interval '1 s', '5' FROM generate_series(1, 5040) g RETURNING id
"""


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
def test_ook_een_bladzij_voorbij_vijfduizend_zoekacties_is_heel(client):
    """kt_wie_zocht gives the newest five thousand of a period; a later page goes on before them."""
    inwoner = p.maak_inwoner(p.maak_wijk().oost)
    gegevens = {"getoond": [str(inwoner.pk)]}
    regel = logboek.Logregel(soort="zoeken", recht="inwoner_zoeken", gegevens=gegevens)
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(VEEL, [regel.als_tekst()])
        ids = sorted(id_ for (id_,) in cursor.fetchall())
    log_in(client, po())
    assert client.get(f"/logboek/?inwoner={inwoner.pk}&voor={ids[40]}").text.count("Gezocht: ") == 40


def test_wie_de_tekst_kent_vindt_de_zoekactie_en_niemand_leest_haar(client):
    wijk = p.maak_wijk()
    for naam in ("Zonnebloem", "Vergeetmijniet"):
        _zoekt(client, wijk, naam)
    log_in(client, po())
    antwoord = client.post("/logboek/gezocht/", {"tekst": "  ZONNEBLOEM "})
    assert antwoord.status_code == 302
    assert "onnebloem" not in antwoord.url.lower()
    assert client.get(antwoord.url).text.count("Op: naam") == 1
    anders = client.post("/logboek/gezocht/", {"tekst": "Zonnebloe"})
    assert "geen regels die hierbij passen" in client.get(anders.url).text
    leeg = client.post("/logboek/gezocht/", {"tekst": ""})
    assert (leeg.status_code, "precies zoals iemand het typte" in leeg.text) == (422, True)


def test_een_zoekactie_zegt_alleen_wat_voor_de_volgende_open_ging(client):
    """And looks at one page twice count once; after half an hour it came from somewhere else."""
    wijk = p.maak_wijk()
    eerste = _zoekt(client, wijk, "Zonnebloem")
    client.get(f"/inwoner/{eerste.pk}/")
    tweede = _zoekt(client, wijk, "Vergeetmijniet")
    with transactie(p.SYSTEEM):
        rijen = list(LogboekRegel.objects.filter(soort="zoeken").order_by("id"))
        sporen = [spoor.geopend for spoor in zoeksporen(rijen).values()]
    assert [[g.inwoner for g in geopend] for geopend in sporen] == [[eerste.pk], [tweede.pk]]
    with transactie(p.SYSTEEM), mock.patch.object(zoekspoor, "DAARNA", timedelta(0)):
        assert [s.geopend for s in zoeksporen(rijen).values()] == [(), ()]


def test_het_logboek_met_zoekacties_kost_een_vraag_meer(client, django_assert_max_num_queries):
    wijk = p.maak_wijk()
    for naam in ("Zonnebloem", "Vergeetmijniet", "Madelief"):
        _zoekt(client, wijk, naam)
    log_in(client, po())
    client.get("/logboek/")
    with django_assert_max_num_queries(12):
        assert client.get("/logboek/?soort=zoeken").text.count("Daarna geopend") == 3
