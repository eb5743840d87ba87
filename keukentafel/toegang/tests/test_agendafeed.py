"""The calendar feed: no names, right times over summer time, revocable, and not without end."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from icalendar import Calendar

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.logs import masker
from keukentafel.koppelingen.agenda import Kalenderpunt, kalender
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek
from keukentafel.poort.models import LogboekRegel
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Agendasleutel
from keukentafel.toegang.tests.hulp import DINSDAG, doe
from tests import personages as p
from tests.inloggen import log_in

MORGEN = DINSDAG + timedelta(days=1)


def _punt(begin, **velden):
    basis = {"id": UUID(int=7), "einde": begin + timedelta(hours=1), "titel": "Afspraak", "plaats": "Thuis"}
    return Kalenderpunt(
        **{**basis, "begin": begin, "adres": "https://x/a", "versie": 1, "gewijzigd_op": begin, **velden}
    )


def test_de_klok_klopt_voor_en_na_de_wintertijd():
    zaterdag, maandag = datetime(2026, 10, 24, 8, 0, tzinfo=UTC), datetime(2026, 10, 26, 9, 0, tzinfo=UTC)
    kal = Calendar.from_ical(kalender([_punt(zaterdag), _punt(maandag)], "Keukentafel", "x"))
    begin = [e["DTSTART"].dt for e in kal.walk("VEVENT")]
    assert [(b.hour, b.utcoffset()) for b in begin] == [(10, timedelta(hours=2)), (10, timedelta(hours=1))]
    assert [b.astimezone(UTC) for b in begin] == [zaterdag, maandag]
    zone = kal.walk("VTIMEZONE")[0]
    assert zone["TZID"] == "Europe/Amsterdam"
    assert {str(d.name) for d in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}


def test_een_verzette_afspraak_telt_op_en_een_afgezegde_vervalt():
    punt = _punt(MORGEN, versie=3, vervallen=True)
    (regel,) = Calendar.from_ical(kalender([punt], "Keukentafel", "huis.example")).walk("VEVENT")
    assert (regel["SEQUENCE"], regel["STATUS"], regel["UID"]) == (2, "CANCELLED", f"{punt.id}@huis.example")


@pytest.mark.django_db
def test_de_feed_noemt_niemand_en_werkt_tot_hij_is_ingetrokken(client):
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost, geslachtsnaam="Geheimnaam")
    velden = {"begin": klok.nu() + timedelta(days=1), "onderwerp": "Huiselijk geweld", "plaats": "Dwarsstraat 3"}
    afspraak = doe(h.afspraak_maken, wijk.samira, inwoner_id=inwoner.pk, **velden)
    geheim = doe(h.agendasleutel_maken, wijk.samira)
    antwoord = client.get(f"/agenda/feed/{geheim}.ics")
    tekst = antwoord.content.decode()
    (regel,) = Calendar.from_ical(tekst).walk("VEVENT")
    assert (antwoord["Content-Type"], regel["SUMMARY"], regel["LOCATION"]) == (
        "text/calendar; charset=utf-8", "Afspraak", "Thuis")  # fmt: skip
    assert str(afspraak.pk) in regel["URL"]
    assert not any(woord in tekst for woord in ("Geheimnaam", "geweld", "Dwarsstraat", "Samira"))
    doe(h.agendasleutel_intrekken, wijk.samira)
    doe(h.agendasleutel_intrekken, wijk.samira)
    assert client.get(f"/agenda/feed/{geheim}.ics").status_code == 404


@pytest.mark.django_db
def test_een_dag_om_te_kijken_hoe_het_gaat_staat_er_als_hele_dag_zonder_naam(client):
    wijk = p.maak_wijk()
    dag = klok.vandaag() + timedelta(days=3)
    velden = {
        "soort": "volgmoment",
        "tekst": "Waakvlam bij Fatma",
        "uiterlijk": dag,
        "adres": "/dossier/1/plan/volgen/2/",
    }
    with transactie(p.SYSTEEM):
        taak_maken(actor=p.SYSTEEM, voor=wijk.samira, **velden)
        taak_maken(actor=p.SYSTEEM, voor=wijk.samira, **{**velden, "soort": "zwaarte"})
    geheim = doe(h.agendasleutel_maken, wijk.samira)
    tekst = client.get(f"/agenda/feed/{geheim}.ics").content.decode()
    (regel,) = Calendar.from_ical(tekst).walk("VEVENT")
    assert (regel.decoded("DTSTART"), regel["SUMMARY"]) == (dag, "Kijken hoe het gaat")
    assert "Fatma" not in tekst
    assert regel["URL"].endswith("/dossier/1/plan/volgen/2/")


@pytest.mark.django_db
@pytest.mark.parametrize("kop", [{"HX-Request": "true"}, {}], ids=["deel", "pagina"])
def test_de_week_noemt_de_eigen_dagen_om_te_kijken_en_geen_andere(client, kop):
    wijk = p.maak_wijk()
    velden = {"soort": "volgmoment", "uiterlijk": date(2026, 12, 2), "adres": "/dossier/1/plan/volgen/2/"}
    with transactie(p.SYSTEEM):
        taak_maken(actor=p.SYSTEEM, voor=wijk.samira, tekst="Waakvlam: vraag hoe het gaat", **velden)
        taak_maken(actor=p.SYSTEEM, voor=wijk.tom, tekst="Van een collega", **velden)
        taak_maken(
            actor=p.SYSTEEM, voor=wijk.samira, tekst="Volgende week", **{**velden, "uiterlijk": date(2026, 12, 7)}
        )
    log_in(client, wijk.samira)
    week = client.get("/agenda/kijken/?week=2026-12-03", headers=kop).content.decode()
    assert "Waakvlam: vraag hoe het gaat" in week
    assert "woensdag 2 december" in week
    assert "Van een collega" not in week
    assert "Volgende week" not in week
    leeg = client.get("/agenda/kijken/?week=2026-11-16", headers=kop)
    assert (leeg.status_code, "geen moment om te kijken" in leeg.content.decode()) == (200, not kop)


@pytest.mark.django_db
def test_een_nieuw_adres_zet_het_oude_uit_en_alleen_de_som_blijft(client):
    wijk = p.maak_wijk()
    oud, nieuw = doe(h.agendasleutel_maken, wijk.samira), doe(h.agendasleutel_maken, wijk.samira)
    assert client.get(f"/agenda/feed/{oud}.ics").status_code == 404
    assert client.get(f"/agenda/feed/{nieuw}.ics").status_code == 200
    with transactie(p.SYSTEEM):
        assert not Agendasleutel.objects.filter(som__in=[oud, nieuw]).exists()
        inhoud = [logboek.ontleed(r.inhoud) for r in LogboekRegel.objects.all()]
    gelezen = [r for r in inhoud if (r.get("gegevens") or {}).get("wat") == "agenda gelezen"]
    assert [r["gegevens"]["van"] for r in gelezen] == [str(wijk.samira.pk)]


@pytest.mark.django_db
def test_te_vaak_lezen_wordt_geweigerd_en_na_een_uur_mag_het_weer(client):
    wijk = p.maak_wijk()
    geheim = doe(h.agendasleutel_maken, wijk.samira)
    with klok.zet_klok(DINSDAG):
        codes = {client.get(f"/agenda/feed/{geheim}.ics").status_code for _ in range(60)}
        assert codes == {200}
        assert client.get(f"/agenda/feed/{geheim}.ics").status_code == 429
    with klok.zet_klok(DINSDAG + timedelta(hours=1)):
        assert client.get(f"/agenda/feed/{geheim}.ics").status_code == 200


@pytest.mark.django_db
def test_wie_weg_is_heeft_geen_agenda_meer(client):
    wijk = p.maak_wijk()
    geheim = doe(h.agendasleutel_maken, wijk.samira)
    Medewerker.objects.filter(pk=wijk.samira.pk).update(in_dienst_tot=klok.vandaag())
    assert client.get(f"/agenda/feed/{geheim}.ics").status_code == 404
    assert client.get("/agenda/feed/onzin.ics").status_code == 404


def test_het_geheim_staat_in_geen_logregel():
    assert masker("Not Found: /agenda/feed/abc-DEF_123.ics") == "Not Found: /agenda/feed/*********.ics"


@pytest.mark.django_db
def test_het_adres_is_een_keer_te_zien(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    assert "Adres maken" in client.get("/agenda/koppelen/").content.decode()
    pagina = client.post("/agenda/koppelen/maken/").content.decode()
    assert "/agenda/feed/" in pagina
    later = client.get("/agenda/koppelen/").content.decode()
    assert "/agenda/feed/" not in later
    assert "Nieuw adres maken" in client.get("/agenda/koppelen/", headers={"HX-Request": "true"}).content.decode()
    assert "werkt niet meer" in client.post("/agenda/koppelen/intrekken/", follow=True).content.decode()
    assert "paneel-agenda" in client.get("/profiel/").content.decode()
