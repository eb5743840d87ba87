"""MLD-07: nothing about safety reaches a resident until the aandachtsfunctionaris released it, by whatever door."""

from datetime import timedelta

import pytest
from django.test import Client

from keukentafel.brieven.models import Brief
from keukentafel.dossier import handelingen as h
from keukentafel.dossier.models import Gespreksverslag, Journaalregel, Meldcode, Veiligheidsvrijgave
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.models import Taak
from keukentafel.privacy.handelingen import pakket as hp
from keukentafel.privacy.models import Pakketstuk
from keukentafel.privacy.tests.gevallen import maak_geval
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
GEHEIM = ("Elif schrikt van haar vader", "Zorgen om de kinderen", "Hij dreigde aan de deur", "Moeder huilt")


@pytest.fixture
def g():
    """A household in which something stands about safety, in each place where it can stand."""
    g = maak_geval()
    g.annet = p.maak_medewerker("Annet", p.Rol.AANDACHTSFUNCTIONARIS, None)
    over = {"dossier_id": g.dossier.pk}
    g.meldcode = doe(g.wijk.samira, h.meldcode_beginnen, aanleiding=GEHEIM[0], **over)
    doe(g.wijk.samira, h.kindcheck_vastleggen, inwoner_id=g.fatma.pk, uitkomst="zorgen", toelichting=GEHEIM[1], **over)
    doe(g.wijk.samira, h.waarschuwing_zetten, soort="samen", toelichting=GEHEIM[2], **over)
    tekst = {"tekst": GEHEIM[3], "wet": "veiligheid", "over": [g.fatma.pk], **over}
    g.regel = doe(g.wijk.samira, h.journaalregel_schrijven, soort="notitie", leesmoment="nu", **tekst)
    g.verslag = doe(g.wijk.samira, h.verslag_beginnen, **tekst)
    doe(g.wijk.samira, h.verslag_afronden, verslag_id=g.verslag.pk, versie=g.verslag.versie)
    return g


def papier(g) -> str:
    samira = log_in(Client(), g.wijk.samira)
    return samira.get(f"/dossier/{g.dossier.pk}/wat-u-mag-lezen/?wie={g.fatma.pk}").text


def vrij(g, soort, stuk, wie="annet"):
    velden = {"dossier_id": g.dossier.pk, "soort": soort, "stuk_id": stuk.pk, "reden": "De dreiging is voorbij."}
    return doe(getattr(g, wie, None) or getattr(g.wijk, wie), h.veiligheid_vrijgeven, **velden)


def test_niets_op_papier_en_geen_brief(g):
    assert [zin for zin in GEHEIM if zin in papier(g)] == []
    with transactie(p.SYSTEEM):
        Gespreksverslag.objects.update(inwoner_vanaf=klok.nu() - timedelta(days=2))
    h.verslagen_versturen()
    doe(g.wijk.samira, h.verslag_versturen, verslag_id=g.verslag.pk)
    with transactie(p.SYSTEEM):
        assert not Brief.objects.filter(soort="verslag").exists()
    with pytest.raises(Fout, match="aandachtsfunctionaris"):
        doe(g.wijk.samira, h.item_vrijgeven, soort="journaalregel", item_id=g.regel.pk)


def test_na_de_vrijgave_leest_fatma_dat_ene_stuk_en_na_intrekken_niet_meer(g):
    rij = vrij(g, "journaalregel", g.regel)
    assert (GEHEIM[3] in papier(g), GEHEIM[0] in papier(g)) == (True, False)
    assert vrij(g, "journaalregel", g.regel).pk == rij.pk
    doe(g.annet, h.veiligheid_vrijgave_intrekken, vrijgave_id=rij.pk)
    assert GEHEIM[3] not in papier(g)
    with transactie(p.SYSTEEM):
        assert Journaalregel.objects.get(pk=g.regel.pk).inwoner_leest_mee is False
        assert Veiligheidsvrijgave.objects.get().ingetrokken_op == klok.vandaag()


def test_alleen_de_aandachtsfunctionaris_geeft_vrij_en_alleen_wat_over_veiligheid_gaat(g):
    with pytest.raises(GeenRecht):
        vrij(g, "meldcode", g.meldcode, wie="samira")
    gewoon = doe(g.wijk.samira, h.journaalregel_schrijven, dossier_id=g.dossier.pk, tekst="x", soort="notitie")
    with pytest.raises(NietGevonden):
        vrij(g, "journaalregel", gewoon)
    with pytest.raises(NietGevonden):
        vrij(g, "bestaatniet", gewoon)
    adres = f"/dossier/{g.dossier.pk}/veiligheid/vrijgave/"
    assert log_in(Client(), g.wijk.samira).get(adres).status_code == 404
    assert "Wat de inwoner leest" not in log_in(Client(), g.wijk.samira).get(adres.replace("vrijgave/", "")).text


def test_het_pakket_van_inzage_wacht_op_de_vrijgave(g):
    """A step goes with its meldcode; the privacy officer cannot let it go along before that."""
    pakket = g.pakket(g.klaar_voor_pakket(g.fatma))
    with transactie(p.SYSTEEM):
        stukken = {s.bron: s for s in Pakketstuk.objects.filter(pakket=pakket, wet="veiligheid")}
        [taak] = Taak.objects.filter(soort="veiligheid_vrijgeven", klaar_op=None)
    assert {"dossier.meldcode", "dossier.meldcodestap", "dossier.kindcheck", "dossier.journaalregel"} <= set(stukken)
    assert (taak.rol, taak.adres) == ("aandachtsfunctionaris", f"/dossier/{g.dossier.pk}/veiligheid/vrijgave/")
    for stuk in stukken.values():
        with pytest.raises(Fout, match="nog niet vrijgegeven"):
            g.doe("petra", hp.stuk_bekijken, stuk_id=stuk.pk)
    vrij(g, "meldcode", g.meldcode)
    assert g.doe("petra", hp.stuk_bekijken, stuk_id=stukken["dossier.meldcodestap"].pk).stand == "mee"
    with pytest.raises(Fout, match="nog niet vrijgegeven"):
        g.doe("petra", hp.stuk_bekijken, stuk_id=stukken["dossier.kindcheck"].pk)
    weg = {"grond": "onderzoek", "toelichting": "Elif loopt gevaar."}
    assert g.doe("petra", hp.stuk_weglaten, stuk_id=stukken["dossier.kindcheck"].pk, **weg).stand == "weg"


def test_ingetrokken_voor_het_weg_is_gaat_het_niet_mee(g):
    """Read as going along, and then withdrawn: the package is not finished before somebody looked again."""
    pakket = g.pakket(g.klaar_voor_pakket(g.fatma))
    rij = vrij(g, "meldcode", g.meldcode)
    with transactie(p.SYSTEEM):
        open_ = list(Pakketstuk.objects.filter(pakket=pakket))
        assert [s.tekst for s in open_ if str(g.fatma.pk) in s.tekst] == [], "geen sleutels op papier"
    weg = {"grond": "onderzoek", "toelichting": "Elif loopt gevaar."}
    for stuk in open_:
        if stuk.wet == "veiligheid" and not stuk.bron.startswith("dossier.meldcode"):
            g.doe("petra", hp.stuk_weglaten, stuk_id=stuk.pk, **weg)
        else:
            g.doe("petra", hp.stuk_bekijken, stuk_id=stuk.pk)
    doe(g.annet, h.veiligheid_vrijgave_intrekken, vrijgave_id=rij.pk)
    with pytest.raises(Fout, match="nog niet vrijgegeven"):
        g.doe("petra", hp.pakket_afronden, pakket_id=pakket.pk)
    vrij(g, "meldcode", g.meldcode)
    assert g.doe("petra", hp.pakket_afronden, pakket_id=pakket.pk).stand == "nakijken"


def test_op_het_scherm_van_annet(g):
    annet = log_in(Client(), g.annet)
    adres = f"/dossier/{g.dossier.pk}/veiligheid/vrijgave/"
    assert "Wat de inwoner leest" in annet.get(f"/dossier/{g.dossier.pk}/veiligheid/").text
    eerst = annet.get(adres).text
    assert "Meldcode van" in eerst
    paden = [f"veiligheid/meldcode/{g.meldcode.pk}/", f"journaal/{g.regel.pk}/", f"verslag/{g.verslag.pk}/"]
    assert [pad for pad in paden if f"/dossier/{g.dossier.pk}/{pad}" not in eerst] == []
    assert [annet.get(f"/dossier/{g.dossier.pk}/{pad}").status_code for pad in paden] == [200, 200, 200]
    with transactie(p.SYSTEEM):
        sleutel = f"meldcode:{Meldcode.objects.get().pk}"
    assert annet.post(adres, {"stuk": sleutel, "reden": ""}).status_code == 422
    annet.post(adres, {"stuk": sleutel, "reden": "Het gezin weet ervan."})
    blad = annet.get(adres).text
    assert ("Het gezin weet ervan." in blad, "Vrijgegeven op" in blad) == (True, True)
    with transactie(p.SYSTEEM):
        vrijgave = Veiligheidsvrijgave.objects.get()
    annet.post(f"{adres}{vrijgave.pk}/intrekken/")
    assert "Vrijgegeven op" not in annet.get(adres).text
