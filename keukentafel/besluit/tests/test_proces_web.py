"""The screens of the process: register, act, list, calendar; what each costs, and who does not see them."""

from datetime import date, timedelta

import pytest
from django.test import Client

from keukentafel.besluit.handelingen import klok as hk
from keukentafel.besluit.models import Aanvraag
from keukentafel.besluit.tests.hulp import NU, VRAAG, doe, gemeld, maak_zaak, nu, tekst, vraag_aan
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.tekst import datum_gewoon
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    with klok.zet_klok(NU):
        yield maak_zaak()


@pytest.fixture
def samira(zaak):
    return log_in(Client(), zaak.samira)


@pytest.fixture
def aanvraag(zaak):
    return vraag_aan(zaak)


def vastleggen(client, zaak, **velden):
    pad = f"/dossier/{zaak.dossier.pk}/aanvragen/nieuw/"
    return client.post(pad, {"inwoner_id": zaak.wie.pk, "procedure": "jeugd", "vraag": VRAAG, **velden})


def test_vastleggen_en_bekijken(zaak, samira):
    antwoord = vastleggen(samira, zaak)
    pagina = tekst(samira.get(antwoord.url))
    for woord in (VRAAG, "Jeugdhulp", "Waarom deze datum?", "8 weken na maandag 15 juni 2026", "Nu aan zet"):
        assert woord in pagina


def test_participatiewet_noemt_het_eerste_voorschot_en_die_erna(zaak, samira):
    """PW-03: every four weeks; the day of a later one follows from what was paid, which this house does not know."""
    pagina = tekst(samira.get(vastleggen(samira, zaak, procedure="pw").url))
    dag = datum_gewoon(klok.vandaag() + timedelta(weeks=4))
    assert f"Voorschot uiterlijk {dag}, en daarna telkens binnen vier weken na het vorige" in pagina
    assert "Voorschot" not in tekst(samira.get(vastleggen(samira, zaak).url))


def test_dubbel_vraagt_terug_en_bewaart_wat_er_stond(zaak, samira, aanvraag):
    antwoord = vastleggen(samira, zaak)
    assert antwoord.status_code == 422
    assert "Gaat deze over hetzelfde" in tekst(antwoord)
    assert VRAAG in tekst(antwoord)
    assert vastleggen(samira, zaak, dubbel="samen").status_code == 302


def test_zonder_melding_zegt_het_scherm_dat_het_een_melding_is(zaak, samira):
    antwoord = vastleggen(samira, zaak, procedure="wmo")
    assert "telt eerst als melding" in tekst(samira.get(antwoord.url))


def test_leeg_formulier_noemt_de_velden(zaak, samira):
    antwoord = samira.post(f"/dossier/{zaak.dossier.pk}/aanvragen/nieuw/", {})
    assert antwoord.status_code == 422


def test_aanvulling_vragen_en_ontvangen(samira, aanvraag):
    pad = f"/aanvragen/{aanvraag.pk}/"
    assert "Vraag de aanvulling" in tekst(samira.get(f"{pad}aanvulling/"))
    assert samira.post(f"{pad}aanvulling/", {"wat": "Een recente verklaring"}).status_code == 302
    pagina = tekst(samira.get(pad))
    assert "Nu aan zet: de inwoner, tot en met 29 juni 2026. De termijn staat stil." in pagina
    samira.post(f"{pad}aangevuld/")
    assert nu(aanvraag).stand == "aanvraag"


@pytest.mark.parametrize(
    ("hoe", "code", "woord"),
    [("zelf", 302, ""), ("melden", 302, ""), ("instemming", 302, ""), ("raket", 422, "raket")],
)
def test_verlengen(samira, aanvraag, hoe, code, woord):
    velden = {"hoe": hoe, "weken": 2, "reden": "De arts heeft meer tijd nodig"}
    antwoord = samira.post(f"/aanvragen/{aanvraag.pk}/verlengen/", velden)
    assert antwoord.status_code == code
    assert woord in tekst(antwoord)


def test_wachten_en_weer_verder(samira, aanvraag):
    pad = f"/aanvragen/{aanvraag.pk}/"
    samira.post(f"{pad}wachten/", {"soort": "overmacht", "reden": "Brand in het archief"})
    pagina = tekst(samira.get(pad))
    assert "Dit is voorbij" in pagina
    feit = pagina.split("/feit/")[1].split("/")[0]
    samira.post(f"{pad}feit/{feit}/klaar/")
    assert nu(aanvraag).uiterlijk == date(2026, 8, 10)
    assert samira.post(f"{pad}feit/{feit}/weg/").status_code == 302


def test_ingebrekestelling_te_vroeg_zegt_meteen_vanaf_wanneer(samira, aanvraag):
    pad = f"/aanvragen/{aanvraag.pk}/"
    antwoord = samira.post(f"{pad}ingebrekestelling/", {"schriftelijk": "on"}, follow=True)
    assert "telt niet als ingebrekestelling" in tekst(antwoord)
    assert "10 augustus 2026" in tekst(antwoord)


def test_ingebrekestelling_op_tijd_en_dwangsom(zaak, aanvraag):
    with klok.zet_klok(date(2026, 8, 11)):
        samira = log_in(Client(), zaak.samira)
        pad = f"/aanvragen/{aanvraag.pk}/"
        samira.post(f"{pad}ingebrekestelling/", {"schriftelijk": "on"})
        pagina = tekst(samira.get(pad))
        assert "Daarna kost elke dag geld" in pagina
        assert "1 dag te laat" in pagina
        assert "Beslis eerst" in tekst(samira.post(f"{pad}dwangsom/", follow=True))


def test_stap_die_niet_kan_komt_terug_met_de_reden(samira, aanvraag):
    pad = f"/aanvragen/{aanvraag.pk}/stap/"
    assert samira.post(pad, {"gebeurtenis": "nazorg_beginnen"}).status_code == 422
    antwoord = samira.post(pad, {"gebeurtenis": "intrekken", "op": "2026-06-14"})
    assert "Kies een dag van 15 juni 2026" in tekst(antwoord)
    assert samira.post(pad, {"gebeurtenis": "intrekken"}).status_code == 302


def test_elders_besloten_terug_op_de_zaak(samira, aanvraag):
    """Progress of who decides elsewhere is back on the case (REQ-074, REQ-078)."""
    pad = f"/aanvragen/{aanvraag.pk}/"
    samira.post(f"{pad}stap/", {"gebeurtenis": "advies_aanbieden"})
    assert "Nu aan zet: wie beslist" in tekst(samira.get(pad))
    assert samira.post(f"{pad}stap/", {"gebeurtenis": "besluit_melden"}).status_code == 422
    samira.post(f"{pad}stap/", {"gebeurtenis": "besluit_melden", "uitkomst": "deels"})
    assert "voor een deel toegekend" in tekst(samira.get(pad))


def test_backoffice_ziet_de_schil_en_niet_de_woorden(zaak, aanvraag):
    pagina = tekst(log_in(Client(), zaak.bo).get(f"/aanvragen/{aanvraag.pk}/"))
    assert VRAAG not in pagina
    assert "leest alleen wie met Jeugdwet werkt" in pagina
    assert "Waarom deze datum?" in pagina


def test_backoffice_pakt_op_en_het_scherm_noemt_een_overlijden(zaak, aanvraag):
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=zaak.wie.pk).update(overleden_op=NU)
    bo = log_in(Client(), zaak.bo)
    pagina = tekst(bo.post(f"/aanvragen/{aanvraag.pk}/oppakken/", follow=True))
    assert nu(aanvraag).behandelaar_id == zaak.bo.pk
    assert "is overleden op 15 juni 2026" in pagina
    assert str(aanvraag.pk) in tekst(bo.get("/aanvragen/?van=mij"))


def test_ander_team_ziet_niets(zaak, aanvraag):
    zoe = log_in(Client(), zaak.huis.wijk.zoe)
    assert zoe.get(f"/aanvragen/{aanvraag.pk}/").status_code == 404
    assert zoe.get(f"/dossier/{zaak.dossier.pk}/besluit/").status_code == 404
    assert str(aanvraag.pk) not in tekst(zoe.get("/aanvragen/"))
    assert str(aanvraag.pk) not in tekst(zoe.get("/besluiten/termijnen/"))


def test_balie_heeft_geen_deur(zaak, aanvraag):
    frans = log_in(Client(), zaak.huis.wijk.frans)
    assert frans.get("/aanvragen/").status_code == 403


def kopieer(aanvraag, keer):
    """So many rows alike, as an import would leave them."""
    with transactie(p.SYSTEEM):
        rijen = []
        for nr in range(keer):
            rij = Aanvraag.objects.get(pk=aanvraag.pk)
            rij.pk, rij.nummer, rij.uiterlijk = None, 90_000 + nr, NU + timedelta(days=nr % 20)
            rij.id = Aanvraag._meta.pk.get_default()
            rijen.append(rij)
        Aanvraag.objects.bulk_create(rijen)


def test_lijst_bladert_op_sleutel_en_kost_altijd_evenveel(zaak, samira, aanvraag):
    huis = f"/dossier/{zaak.dossier.pk}/besluit/"
    paden = ["/aanvragen/", "/besluiten/termijnen/", huis, f"{huis}termijnen/"]
    een = [vragen(samira, pad)[0] for pad in paden]
    kopieer(aanvraag, 120)
    assert [vragen(samira, pad)[0] for pad in paden] == een
    assert max(een) <= 12
    gezien, pad = [], "/aanvragen/"
    while pad:
        pagina = tekst(samira.get(pad))
        gezien += [stuk.split('"')[0] for stuk in pagina.split('wt-werkregel__wat" href="/aanvragen/')[1:]]
        deel = pagina.split("&amp;na=")
        pad = f"/aanvragen/?na={deel[1].split(chr(34))[0]}" if len(deel) > 1 else ""
    assert len(gezien) == len(set(gezien)) == 121


@pytest.mark.parametrize(
    ("vraag", "staat"),
    [("welke=laat", False), ("welke=besloten", False), ("welke=alles", True), ("procedure=jeugd", True),
     ("procedure=wmo", False), ("van=mij", True), ("welke=raket&na=onzin", True)],
)  # fmt: skip
def test_filters_staan_in_het_adres(samira, aanvraag, vraag, staat):
    assert (str(aanvraag.pk) in tekst(samira.get(f"/aanvragen/?{vraag}"))) is staat


def test_pagina_en_paneel_kosten_hoogstens_twaalf_vragen(zaak, samira, aanvraag):
    pad = f"/aanvragen/{aanvraag.pk}/"
    assert vragen(samira, pad)[0] <= 12
    assert vragen(samira, f"/dossier/{zaak.dossier.pk}/besluit/kort/", hx_request="true")[0] <= 6
    doe(zaak.samira, hk.aanvulling_vragen, aanvraag_id=aanvraag.pk, wat="Iets")
    assert vragen(samira, pad)[0] <= 12
    assert vragen(samira, f"{pad}verlengen/")[0] <= 12
    assert vragen(samira, f"/dossier/{zaak.dossier.pk}/aanvragen/nieuw/")[0] <= 12


def test_kalender_heeft_besluiten_en_meldingen_naast_elkaar(zaak, samira):
    gemeld(zaak, NU - timedelta(weeks=1))
    vraag_aan(zaak, ontvangen_op=date(2026, 5, 1))
    wmo = vraag_aan(zaak, procedure="wgs", ontvangen_op=date(2026, 4, 1))
    pagina = tekst(samira.get("/besluiten/termijnen/"))
    assert pagina.index("Te laat") < pagina.index("Volgende week")
    assert f"aanvraag {wmo.nummer}" in pagina
    assert "tot=2026-08-10" in pagina
    assert tekst(samira.get("/besluiten/termijnen/?soort=melding&tot=2026-12-31"))


def test_paneel_zonder_javascript_is_de_pagina(zaak, samira):
    assert samira.get(f"/dossier/{zaak.dossier.pk}/besluit/kort/").status_code == 302
    assert "Er is nog niets aangevraagd" in tekst(samira.get(f"/dossier/{zaak.dossier.pk}/besluit/"))


def test_tabblad_alleen_voor_wie_besluiten_leest(zaak, samira):
    assert "/besluit/" in tekst(samira.get(f"/dossier/{zaak.dossier.pk}/plan/"))


@pytest.mark.parametrize(
    ("soort", "woord"), [("", "WMO-08"), ("pw", "PW-04"), ("verwijsbrief", "gecertificeerde instelling")]
)
def test_iedereen_leest_hoe_een_aanvraag_gaat(zaak, soort, woord):
    frans = log_in(Client(), zaak.huis.wijk.frans)
    assert woord in tekst(frans.get(f"/besluiten/procedures/?soort={soort}"))
