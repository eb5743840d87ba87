"""Meldingen on the screen: intake, list, one melding and triage; with and without JavaScript."""

from datetime import timedelta

import pytest
from django.urls import reverse

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Afwezigheid
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Melding, Terugbelverzoek
from keukentafel.toegang.tests.hulp import DINSDAG, doe, hoogstens_vragen, maak_contact, maak_melding, veel
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
GEHEIM = "Mijn man slaat mij al jaren"
INTAKE = {
    "hulpvraag": GEHEIM,
    "urgentie": "gewoon",
    "wet": "wmo",
    "taal": "nl",
    "melder_soort": "inwoner",
    "kanaal": "telefoon",
}
NIEUW = {
    "voornaam": "Bo",
    "achternaam": "d'Alençon-Yılmaz",
    "geboortedatum_dag": "7",
    "geboortedatum_maand": "3",
    "geboortedatum_jaar": "1984",
}


def _een(model):
    with transactie(p.SYSTEEM):
        return model.objects.get()


def _url(naam, melding):
    return reverse(f"toegang:{naam}", args=[melding.pk])


def test_intake_met_een_nieuwe_inwoner_op_een_scherm(client):
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        p.maak_team("overig", "Onbekend/overig", soort="overig")
    log_in(client, wijk.frans)
    pagina = client.post("/meldingen/nieuw/", {**INTAKE, **NIEUW, "onderwerpen": ["huishouden"]}, follow=True)
    melding = _een(Melding)
    assert _een(Inwoner).geslachtsnaam == "d'Alençon-Yılmaz"
    assert (melding.inwoner_id, melding.huishouden_id is not None) == (_een(Inwoner).pk, True)
    assert f"Melding {melding.nummer} is gemaakt" in pagina.content.decode()
    assert GEHEIM not in pagina.content.decode()


def test_intake_neemt_het_contact_van_net_over(client):
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    contact = maak_contact(wijk.frans, inwoner_id=inwoner.pk, onderwerpen=["geld"], tekst=GEHEIM, vervolg="melding")
    log_in(client, wijk.frans)
    pagina = client.get("/meldingen/nieuw/", {"contact": contact.pk}).content.decode()
    assert GEHEIM in pagina
    assert f"inwoner:{inwoner.pk}" in pagina
    client.post("/meldingen/nieuw/", {**INTAKE, "contact": contact.pk, "persoon": f"inwoner:{inwoner.pk}"})
    assert _een(Melding).contact_id == contact.pk


def test_na_tien_minuten_leest_de_balie_het_contact_niet_terug(client):
    wijk = p.maak_wijk()
    with klok.zet_klok(klok.nu() - timedelta(minutes=11)):
        contact = maak_contact(wijk.frans, tekst=GEHEIM)
    log_in(client, wijk.frans)
    assert GEHEIM not in client.get("/meldingen/nieuw/", {"contact": contact.pk}).content.decode()


def test_iemand_die_al_bekend_is_wordt_gevraagd_en_niet_dubbel_gemaakt(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    client.post("/meldingen/nieuw/", {**INTAKE, **NIEUW})
    bekend = _een(Inwoner)
    vraag = client.post("/meldingen/nieuw/", {**INTAKE, **NIEUW})
    assert vraag.status_code == 422
    assert f"inwoner:{bekend.pk}" in vraag.content.decode()
    client.post("/meldingen/nieuw/", {**INTAKE, **NIEUW, "keuze": f"inwoner:{bekend.pk}"})
    assert _een(Inwoner) == bekend
    assert client.post("/meldingen/nieuw/", {**INTAKE, **NIEUW, "keuze": "nieuw"}).status_code == 302
    with transactie(p.SYSTEEM):
        assert (Inwoner.objects.count(), Melding.objects.count()) == (2, 3)


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"hulpvraag": ""}, "Schrijf op wat er gevraagd wordt"),
        ({"ontvangen_op": "gisteren"}, "geen datum met tijd"),
        (
            {"geboortedatum_dag": "31", "geboortedatum_maand": "2", "geboortedatum_jaar": "1984", "achternaam": "X"},
            "31-2-1984",
        ),
        ({"achternaam": "X", "persoon": "inwoner:00000000-0000-0000-0000-000000000000"}, "Maak één van de twee leeg"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld_en_de_tekst_blijft(client, velden, tekst):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    antwoord = client.post("/meldingen/nieuw/", {**INTAKE, "veiligheid": "Hond bijt 🐕", **velden})
    assert antwoord.status_code == 422
    assert tekst in antwoord.content.decode()
    assert "Hond bijt 🐕" in antwoord.content.decode()
    with transactie(p.SYSTEEM):
        assert not Melding.objects.exists()


def test_het_scherm_zegt_vooraf_welke_termijnen_lopen_en_waarom(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    with klok.zet_klok(DINSDAG):
        wgs = client.get("/meldingen/nieuw/termijnen/", {"wet": "wgs", "urgentie": "spoed", "bedreigend": "on"})
        oud = client.get("/meldingen/nieuw/termijnen/", {"wet": "wmo", "ontvangen_op": "2026-11-07T10:00"})
        onzin = client.get("/meldingen/nieuw/termijnen/", {"wet": "x", "ontvangen_op": "2026-99-99T10:00"})
    assert "Eerste gesprek bij bedreigende schuld" in wgs.content.decode()
    assert "ma 16 nov" in oud.content.decode()
    assert onzin.status_code == 200


def test_de_lijst_zet_crisis_bovenaan_en_telt_per_filter(client):
    wijk = p.maak_wijk()
    gewoon = maak_melding(wijk.samira, urgentie="gewoon")
    crisis = maak_melding(wijk.samira, urgentie="crisis")
    log_in(client, wijk.samira)
    pagina = client.get("/meldingen/").content.decode()
    assert pagina.index(str(crisis.pk)) < pagina.index(str(gewoon.pk))
    assert "Nieuw 2" in pagina
    alleen = client.get("/meldingen/", {"filter": "crisis"}).content.decode()
    assert str(gewoon.pk) not in alleen


def test_bladeren_slaat_niets_over(client):
    wijk = p.maak_wijk()
    alle = {str(maak_melding(wijk.samira, urgentie=u).pk) for u in ("gewoon", "crisis", "spoed") * 18}
    log_in(client, wijk.samira)
    eerste = client.get("/meldingen/").content.decode()
    volgende = eerste.split("na=")[1].split('"')[0]
    tweede = client.get(f"/meldingen/?na={volgende}").content.decode()
    gezien = [{s for s in alle if s in blad} for blad in (eerste, tweede)]
    assert (len(gezien[0]), gezien[0] | gezien[1], gezien[0] & gezien[1]) == (50, alle, set())
    assert client.get("/meldingen/?na=onzin_x_y").status_code == 200


def test_een_wijkcoach_pakt_op_leest_vinkt_af_en_rondt_af(client):
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.frans, hulpvraag=GEHEIM, team_id=wijk.oost.pk)
    log_in(client, wijk.samira)
    assert GEHEIM in client.post(_url("melding-oppakken", melding), follow=True).content.decode()
    termijn = melding.termijnen
    with transactie(p.SYSTEEM):
        bev = termijn.get(soort="BEV")
    assert "afgevinkt" in client.post(reverse("toegang:termijn-klaar", args=[bev.pk]), follow=True).content.decode()
    assert client.post(_url("melding-afronden", melding), {"hoe": "afgerond"}).status_code == 422
    klaar = client.post(
        _url("melding-afronden", melding), {"hoe": "afgerond", "reden": "Advies gaf rust."}, follow=True
    )
    assert "De melding is afgerond." in klaar.content.decode()


def test_oppakken_van_een_collega_vraagt_eerst_en_teruggeven_kan(client):
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    doe(h.melding_oppakken, wijk.tom, melding_id=melding.pk)
    doe(h.melding_teruggeven, wijk.tom, melding_id=melding.pk, reden="te vol")
    doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk)
    log_in(client, wijk.samira)
    vraag = client.post(_url("melding-oppakken", melding))
    assert (vraag.status_code, "Toch zelf oppakken?" in vraag.content.decode()) == (422, True)
    client.post(_url("melding-oppakken", melding), {"toch": "ja"})
    assert client.post(_url("melding-teruggeven", melding), {"belang": ""}).status_code == 422
    assert client.post(_url("melding-teruggeven", melding), {"belang": "bekende"}).status_code == 302


def test_wat_niet_kan_staat_in_gewone_woorden_op_het_scherm(client):
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        coordinator = p.maak_medewerker("Coor", p.Rol.COORDINATOR, wijk.oost)
    melding = maak_melding(wijk.samira)
    log_in(client, coordinator)
    assert _url("melding-oppakken", melding) not in client.get(_url("melding", melding)).content.decode()
    antwoord = client.post(_url("melding-oppakken", melding))
    assert (antwoord.status_code, "geen uitvoerende rol" in antwoord.content.decode()) == (422, True)


def test_toewijzen_zonder_te_laden_met_ongedaan(client):
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira, urgentie="crisis")
    log_in(client, wijk.mo)
    assert "Crisis: vandaag" in client.get("/team/verdelen/").content.decode()
    velden = {"medewerker": wijk.tom.pk, "versie": 1}
    antwoord = client.post(_url("toewijzen", melding), velden, headers=HTMX).content.decode()
    assert "<html" not in antwoord
    assert f"Melding {melding.nummer} is toegewezen aan Tom." in antwoord
    assert "Alles is verdeeld." in antwoord
    terug = client.post(_url("toewijzing-terugnemen", melding), headers=HTMX).content.decode()
    assert f"Melding {melding.nummer}: " in terug
    nog_eens = client.post(_url("toewijzing-terugnemen", melding), headers=HTMX)
    assert (nog_eens.status_code, "geen toewijzing om terug" in nog_eens.content.decode()) == (422, True)


def test_toewijzen_werkt_ook_zonder_javascript(client):
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    log_in(client, wijk.mo)
    pagina = client.post(_url("toewijzen", melding), {"medewerker": wijk.tom.pk}, follow=True).content.decode()
    assert "is toegewezen aan Tom." in pagina
    assert _url("toewijzing-terugnemen", melding) in pagina


def test_bij_een_afwezige_stelt_het_scherm_een_vraag_terug(client):
    wijk = p.maak_wijk()
    Afwezigheid.objects.create(medewerker=wijk.tom, van=p.BEGIN)
    melding = maak_melding(wijk.samira)
    log_in(client, wijk.mo)
    vraag = client.post(_url("toewijzen", melding), {"medewerker": wijk.tom.pk}, headers=HTMX)
    assert (vraag.status_code, "Toch toewijzen?" in vraag.content.decode()) == (422, True)
    geweigerd = client.post(_url("toewijzen", melding), {"medewerker": wijk.zoe.pk}, headers=HTMX)
    assert (geweigerd.status_code, "geen uitvoerende rol" in geweigerd.content.decode()) == (422, True)
    gelukt = client.post(_url("toewijzen", melding), {"medewerker": wijk.tom.pk, "toch": "ja"}, headers=HTMX)
    assert gelukt.status_code == 200


def test_beoordelen_op_het_verdeelscherm(client):
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    log_in(client, wijk.mo)
    velden = {
        "versie": 1,
        "urgentie": "spoed",
        "wet": "wgs",
        "taal": "ar",
        "team": wijk.oost.pk,
        "onderwerpen": ["geld"],
    }
    antwoord = client.post(_url("beoordelen", melding), velden, headers=HTMX)
    assert f"Melding {melding.nummer} is beoordeeld." in antwoord.content.decode()
    assert "spreekt Arabisch" in antwoord.content.decode()
    oud = client.post(_url("beoordelen", melding), velden, headers=HTMX)
    assert (oud.status_code, "intussen gewijzigd door Mo" in oud.content.decode()) == (422, True)


def test_terugbellen_afhandelen_uitstellen_en_ongedaan(client):
    wijk = p.maak_wijk()
    maak_contact(wijk.samira, vervolg="terugbellen", bel_telefoon="010 1234567")
    sleutel = _een(Terugbelverzoek).pk
    log_in(client, wijk.samira)
    assert "010 1234567" in client.get("/terugbellen/?filter=mijn").content.decode()
    klaar = client.post(reverse("toegang:terugbellen-uitstellen", args=[sleutel]), headers=HTMX).content.decode()
    assert "Uitgesteld tot de volgende werkdag." in klaar
    klaar = client.post(reverse("toegang:terugbellen-afhandelen", args=[sleutel]), {"terug": "//kwaad.nl"}, follow=True)
    assert klaar.redirect_chain == [("/terugbellen/", 302)]
    assert "Afgehandeld: gesproken." in klaar.content.decode()
    assert client.post(reverse("toegang:terugbellen-uitstellen", args=[sleutel]), headers=HTMX).status_code == 422
    ongedaan = reverse("toegang:terugbellen-ongedaan", args=[sleutel])
    assert "staat weer open" in client.post(ongedaan, headers=HTMX).content.decode()
    assert client.post(ongedaan, headers=HTMX).status_code == 200
    assert client.post(ongedaan, headers=HTMX).status_code == 422


def test_een_onbekende_uitkomst_van_terugbellen_is_een_gewone_fout(client):
    wijk = p.maak_wijk()
    maak_contact(wijk.samira, vervolg="terugbellen")
    log_in(client, wijk.samira)
    url = reverse("toegang:terugbellen-afhandelen", args=[_een(Terugbelverzoek).pk])
    assert client.post(url, {"uitkomst": "wie weet"}).status_code == 422


@pytest.mark.parametrize("aantal", [1, 500])
@pytest.mark.parametrize(
    ("pad", "wie", "hoogstens"),
    [
        ("/meldingen/", "samira", 8),
        ("/team/verdelen/", "mo", 12),
        ("/terugbellen/", "samira", 8),
        ("/agenda/", "samira", 8),
        ("/agenda/kijken/", "samira", 8),
    ],
)
def test_het_aantal_vragen_aan_de_databank_blijft_gelijk(client, aantal, pad, wie, hoogstens):
    wijk = p.maak_wijk()
    veel(wijk, aantal)
    log_in(client, getattr(wijk, wie))
    with hoogstens_vragen(hoogstens):
        assert client.get(pad).status_code == 200


@pytest.mark.parametrize("pad", ["/meldingen/nieuw/", "detail", "gemaakt"])
def test_ook_de_andere_schermen_blijven_onder_de_twaalf(client, pad):
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira, inwoner_id=p.maak_inwoner(wijk.oost).pk)
    doe(h.melding_oppakken, wijk.samira, melding_id=melding.pk)
    log_in(client, wijk.samira)
    adres = {"detail": _url("melding", melding), "gemaakt": _url("melding-gemaakt", melding)}.get(pad, pad)
    with hoogstens_vragen(12):
        assert client.get(adres).status_code == 200
