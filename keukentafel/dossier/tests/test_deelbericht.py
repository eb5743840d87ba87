"""Sharing by secured e-mail from a dossier: what goes along, and what never does (REQ-158, REQ-163).

Hard cases with their outcome: a report about two people, of another law, a draft, or one that may only be kept (all
GEWEIGERD), a restricted piece of the same kind (VRAAGT: was it left out?), no consent (GEWEIGERD), somebody of another
household (GEWEIGERD), pressing twice (AANVAARD: one message).
"""

from types import SimpleNamespace
from uuid import uuid4

import pytest

from keukentafel.brieven import weergave
from keukentafel.brieven.handelingen import (
    Deelvraag,
    brief_laten_gaan,
    partneradres_invoeren,
    partneradres_nakijken,
    verzending_mailen,
)
from keukentafel.brieven.handelingen.buiten import brief_naar_buiten_gedeeld
from keukentafel.brieven.models import Brief, Briefinhoud, Verzending
from keukentafel.brieven.regels import VEILIG_TERUGHALEN
from keukentafel.delen.models import Deling
from keukentafel.dossier.handelingen.deelbericht import NieuwDeelbericht, deelbericht_sturen
from keukentafel.dossier.models import Gespreksverslag
from keukentafel.dossier.opvragen.deelbericht import verslagkeuzes
from keukentafel.dossier.opvragen.kader import dossier_kader
from keukentafel.dossier.opvragen.tijdlijn import tijdlijn
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.models import Gebeurtenis
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import Beperkt
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in
from tests.veiligepost import veiligepost, zet

pytestmark = pytest.mark.django_db
AAN = "zorg@thuis.example"


@pytest.fixture
def huis(settings, tmp_path):
    """A provider of help that may hear it by law (DEEL-01), with an address that two people saw."""
    wijk = p.maak_wijk()
    huishouden = maak_huishouden(wijk.oost)
    dossier = maak_dossier(wijk.samira, huishouden)
    with transactie(p.SYSTEEM):
        pia = p.maak_medewerker("Pia", Rol.MANAGEMENTONDERSTEUNER, wijk.oost)
        leden = {
            rij.inwoner.roepnaam: rij.inwoner
            for rij in Huishoudlid.objects.filter(huishouden=huishouden).select_related("inwoner")
        }
    velden = {"partner": "aanbieder", "organisatie": "Thuis in de wijk", "functie": "zorgcoördinator", "email": AAN}
    adres = doe(wijk.samira, partneradres_invoeren, **velden)
    doe(pia, partneradres_nakijken, adres_id=adres.pk, email=AAN, hoe="Gebeld.")
    with veiligepost(tmp_path) as wachter:
        zet(settings, wachter, tmp_path)
        yield SimpleNamespace(
            samira=wijk.samira, dossier=dossier, fatma=leden["Fatma"], leden=leden, adres=adres, wachter=wachter
        )


def doe(wie, act, **velden):
    actor = wie if hasattr(wie, "kenmerk") else p.actor(wie)
    with transactie(actor):
        return act(actor=actor, **velden)


def verslag(huis, *over, **anders):
    velden = {"dossier": huis.dossier, "team": huis.dossier.team, "gesprek_op": klok.vandaag(), "wet": "wmo"}
    velden |= {"titel": "Gesprek", "tekst": "Het huis lukt niet meer.", "stand": "klaar", "klaar_op": klok.nu()}
    velden |= {"reactie_inwoner": "Fatma is het eens.", "gemaakt_door": str(huis.samira.pk)}
    with transactie(p.SYSTEEM):
        rij = Gespreksverslag.objects.create(**{**velden, **anders})
        rij.over.set(over or [huis.fatma])
    return rij


def stuur(huis, zonder=False, **anders):
    basis = {
        "kenmerk": uuid4(), "over": huis.fatma.pk, "adres_id": huis.adres.pk, "gegevens": ("contact", "verslag"),
        "wet": "wmo", "tekst": "Het huis lukt niet meer alleen.", "vraag": Deelvraag("hulp", "ja", zonder),
    }  # fmt: skip
    bericht = NieuwDeelbericht(**{**basis, **anders})
    return doe(huis.samira, deelbericht_sturen, dossier_id=huis.dossier.pk, bericht=bericht)


def inhoud(brief):
    with transactie(p.SYSTEEM):
        return weergave.tekst(Briefinhoud.objects.get(pk=brief.pk).als_stuk())


def test_een_bericht_met_een_verslag_en_wat_de_inwoner_ervan_vond(huis):
    brief = stuur(huis, verslag_id=verslag(huis).pk)
    for zin in ("zorgcoördinator", "alleen.", "Het huis lukt niet meer.", "Fatma is het eens.", "Wmo 2015 art. 5.2.1"):
        assert zin in inhoud(brief)
    assert (brief.stand, brief.kanaal, brief.dossier_id) == ("bedenktijd", "veilig", huis.dossier.pk)


def test_zonder_verslag_geen_kop(huis):
    assert "Uit het verslag" not in inhoud(stuur(huis))


def test_wat_weg_is_staat_bij_delen_en_op_de_tijdlijn(huis):
    brief = stuur(huis)
    with klok.zet_klok(klok.nu() + VEILIG_TERUGHALEN * 2):
        brief_laten_gaan(brief_id=str(brief.pk))
        with transactie(p.SYSTEEM):
            poging = Verzending.objects.get(brief=brief)
        verzending_mailen(verzending_id=str(poging.pk))
        with transactie(p.SYSTEEM):
            for gebeurtenis in Gebeurtenis.objects.filter(soort="brief_verzonden"):
                brief_naar_buiten_gedeeld(gebeurtenis)
        with transactie(p.actor(huis.samira)):
            regels = tijdlijn(dossier_kader(huis.dossier.pk)).regels
    [gedeeld] = [r for r in regels if r.bron == "deling"]
    assert (gedeeld.titel, gedeeld.adres) == ("Gedeeld met Thuis in de wijk", f"/dossier/{huis.dossier.pk}/delen/")
    assert gedeeld.tekst.startswith(f"Brief {brief.nummer} van Samira, per beveiligde e-mail")
    assert len(huis.wachter.post) == 1


def test_welk_verslag_mee_kan(huis):
    goed = verslag(huis)
    for anders in ({"stand": "concept", "klaar_op": None}, {"wet": "jeugd"}):
        verslag(huis, **anders)
    samen = verslag(huis, *huis.leden.values())
    beperkt = verslag(huis)
    with transactie(p.SYSTEEM):
        Beperkt.objects.create(object_id=beperkt.pk, beperking=uuid4(), dossier=huis.dossier.pk)
    with transactie(p.actor(huis.samira)):
        assert [pk for pk, _ in verslagkeuzes(huis.dossier.pk, huis.fatma.pk, "wmo")] == [str(goed.pk)]
    with pytest.raises(Fout, match="gaat ook over een ander"):
        stuur(huis, verslag_id=samen.pk)
    with pytest.raises(Blokkade) as fout:
        stuur(huis, verslag_id=beperkt.pk)
    assert fout.value.code == "beperkt-delen"
    with pytest.raises(Fout, match="hoort hier niet bij"):
        stuur(huis, verslag_id=verslag(huis, wet="jeugd").pk)
    with pytest.raises(Fout, match="Kies bij ‘Wat"):
        stuur(huis, verslag_id=goed.pk, gegevens=("contact",))


def test_een_beperkt_stuk_vraagt_of_het_is_weggelaten_en_de_deling_weet_het(huis):
    with transactie(p.SYSTEEM):
        wie = [str(huis.fatma.pk)]
        merk = {"beperking": uuid4(), "dossier": huis.dossier.pk, "soort": "dossier.journaalregel", "mensen": wie}
        Beperkt.objects.create(object_id=uuid4(), **merk)
    with pytest.raises(Fout, match="dat wij alleen bewaren") as fout:
        stuur(huis)
    assert fout.value.veld == "zonder_beperkt"
    brief = stuur(huis, zonder=True)
    with transactie(p.SYSTEEM):
        Brief.objects.filter(pk=brief.pk).update(stand="verzonden", verzonden_op=klok.nu())
        gebeurtenis = Gebeurtenis(soort="brief_verzonden", onderwerp=brief.pk)
        brief_naar_buiten_gedeeld(gebeurtenis)
        assert Deling.objects.get().zonder_beperkt


def test_twee_keer_drukken_is_een_bericht_en_zonder_adres_of_tekst_niets(huis):
    kenmerk = uuid4()
    assert stuur(huis, kenmerk=kenmerk).pk == stuur(huis, kenmerk=kenmerk).pk
    for leeg, veld in (
        ({"adres_id": None}, "adres_id"),
        ({"adres_id": uuid4()}, "adres_id"),
        ({"tekst": " "}, "tekst"),
    ):
        with pytest.raises(Fout) as fout:
            stuur(huis, **leeg)
        assert fout.value.veld == veld


def test_wie_niet_bij_het_huishouden_hoort(huis):
    with transactie(p.SYSTEEM):
        vreemd = p.maak_inwoner(huis.dossier.team)
    with pytest.raises(Fout):
        stuur(huis, over=vreemd.pk)


def test_het_scherm_zonder_adres_en_zonder_instelling(huis, client, settings):
    log_in(client, huis.samira)
    pad = f"/dossier/{huis.dossier.pk}/delen/"
    vraag = {
        "over": str(huis.fatma.pk),
        "met": "aanbieder",
        "wet": "wmo",
        "waarom": "hulp",
        "wat": ["contact", "vraag"],
    }
    assert "Stuur het beveiligd" in client.get(pad, vraag).content.decode()
    pagina = client.get(f"{pad}sturen/", vraag).content.decode()
    assert f"Thuis in de wijk, zorgcoördinator ({AAN})" in pagina
    anders = client.get(f"{pad}sturen/", {**vraag, "met": "jeugdhulp", "wet": "jeugd"}).content.decode()
    assert "Er is nog geen nagekeken adres" in anders
    niet = client.get(f"{pad}sturen/", {**vraag, "met": "huisarts"}).content.decode()
    assert "Alleen met toestemming" in niet
    assert "Naar welk adres" not in niet
    settings.VEILIGE_MAIL_HOST = ""
    assert "Beveiligd mailen staat hier niet aan" in client.get(f"{pad}sturen/", vraag).content.decode()
    assert client.get(f"{pad}sturen/").status_code == 302
    leeg = client.post(f"{pad}sturen/", {**vraag, "weet": "ja", "kenmerk": str(uuid4()), "adres_id": "", "tekst": "x"})
    assert leeg.status_code == 422
