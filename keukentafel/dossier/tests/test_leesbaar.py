"""On paper for one resident: all that this person may read now, and nothing else (REQ-033)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.handelingen.verkennen import Getypt
from keukentafel.dossier.models import Eigenverklaring, Gespreksverslag, Journaalregel, Werkproces
from keukentafel.dossier.models.vraag import Leefgebiednotitie, Verkenning
from keukentafel.dossier.regels_vraag import Keuze
from keukentafel.dossier.tests.hulp import doe
from keukentafel.dossier.tests.test_herkomst import dossier, huis, leden, samira, verken, wijk
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.poort.models import Beperkt, LogboekRegel
from keukentafel.toegang import handelingen as toegang
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

__all__ = ["dossier", "huis", "samira", "wijk"]
pytestmark = pytest.mark.django_db
LANG = "Fatma belde over de huur. " * 40


def schrijf(wijk, dossier, huis, wie="Fatma", **velden):
    basis = {"dossier_id": dossier.pk, "over": [leden(huis)[wie]], "soort": "notitie", "leesmoment": "nu"}
    return doe(wijk.samira, h.journaalregel_schrijven, **{**basis, **velden})


def papier(samira, dossier, huis, wie="Fatma"):
    return samira.get(f"/dossier/{dossier.pk}/wat-u-mag-lezen/?wie={leden(huis)[wie]}")


def open_(*modellen):
    with transactie(p.SYSTEEM):
        for model in modellen:
            model.objects.update(inwoner_vanaf=klok.nu() - timedelta(hours=1))


def test_alles_wat_open_is_staat_er_heel_op(wijk, samira, dossier, huis):
    """REQ-033: from the page of the dossier to the paper."""
    schrijf(wijk, dossier, huis, tekst=LANG)
    verken(wijk, dossier, huis, eigen_woorden="Ik slaap niet.", gebieden={"wonen": Getypt(0, "Het dak lekt.")})
    velden = {"dossier_id": dossier.pk, "over": [leden(huis)["Fatma"]], "tekst": "Wij spraken."}
    verslag = doe(wijk.samira, h.verslag_beginnen, **velden, eigen_woorden="Het gaat.", afspraken="Morgen bellen.")
    open_(Verkenning, Leefgebiednotitie, Gespreksverslag)
    assert "wat-u-mag-lezen/" in samira.get(f"/dossier/{dossier.pk}/").text
    blad = papier(samira, dossier, huis).text
    zinnen = (LANG.strip(), "Ik slaap niet.", "Het dak lekt.", "Het gaat.", "Wij spraken.", "Morgen bellen.")
    assert [zin for zin in zinnen if zin not in blad] == []
    assert verslag.titel in blad


def gisteren(handeling, wie, **velden):
    """Written two days ago, so that its hours have passed."""
    with klok.zet_klok(klok.moment(klok.dagen_geleden(2), 10)):
        return doe(wie, handeling, **velden)


def test_ook_wat_buiten_de_tijdlijn_staat_is_open(wijk, samira, dossier, huis):
    """REQ-033: heard, network, score, light help, a call, and how the question was closed, each in the own words."""
    fatma = leden(huis)["Fatma"]
    wie = {"dossier_id": dossier.pk, "inwoner_id": fatma}
    gehoord = gisteren(h.inbreng_vastleggen, wijk.samira, **wie, wijze="gesprek", tekst="Ik wil rust.")
    weg = gisteren(h.inbreng_vastleggen, wijk.samira, **wie, wijze="gesprek", tekst="Verkeerd opgeschreven.")
    doe(wijk.samira, h.inbreng_intrekken, inbreng_id=weg.pk, reden="vergissing")
    gisteren(h.netwerkpersoon_toevoegen, wijk.samira, **wie, naam="Buuf Els", relatie="buurvrouw", doet="Past op Elif.")
    gisteren(h.scores_vastleggen, wijk.samira, **wie, instrument="leefgebieden", gekozen={"wonen": Keuze(2, False)})
    gisteren(h.lichte_hulp_beginnen, wijk.samira, inwoner_id=fatma, wat="maatje", wat_tekst="Elke week wandelen.")
    gisteren(toegang.contact_vastleggen, wijk.frans, tekst="Vraag van Fatma.", inwoner_id=fatma)
    gisteren(toegang.contact_vastleggen, wijk.frans, tekst="De buren klagen.", inwoner_id=fatma, beller="Jan")
    with transactie(p.SYSTEEM):
        vraag = Werkproces.objects.get()
    sluit = {"werkproces_id": vraag.pk, "reden": "afgerond", "toelichting": "De huur is betaald."}
    gisteren(h.werkproces_sluiten, wijk.samira, **sluit)
    blad = papier(samira, dossier, huis).text
    zinnen = (
        "Ik wil rust.",
        "Past op Elif.",
        "Buuf Els",
        "2 op een schaal",
        "Elke week wandelen.",
        "Vraag van Fatma.",
    )
    assert [zin for zin in (*zinnen, "De huur is betaald.") if zin not in blad] == []
    assert [zin for zin in ("Verkeerd opgeschreven.", "De buren klagen.") if zin in blad] == []
    doe(
        wijk.samira,
        h.betrokkene_toevoegen,
        dossier_id=dossier.pk,
        naam="Vera",
        organisatie="Veilig Thuis",
        rol="anders",
    )
    assert "Vera" not in papier(samira, dossier, huis).text
    ander = papier(samira, dossier, huis, "Emre").text
    assert [zin for zin in (*zinnen, "De huur is betaald.") if zin in ander] == []
    assert gehoord.inwoner_leest_mee


def test_wat_over_het_hele_dossier_is_leest_wie_zelf_leest_en_advies_over_een_kind_gaat_bij_het_kind(
    wijk, samira, dossier, huis
):
    advies = h.Advies("school", "Blijf kijken naar Elif.", "Wij bellen elke maand.", klok.dagen_geleden(2))
    nazorg = h.Nazorgplan(
        op=klok.vandaag() + timedelta(days=30), medewerker_id=wijk.samira.pk, wat="Loopt de huur nog?"
    )
    sluit = {"dossier_id": dossier.pk, "reden": "inwoner_stopt", "toelichting": "Fatma wil stoppen."}
    gisteren(h.dossier_sluiten, wijk.samira, **sluit, advies=advies, nazorg=nazorg)
    fatma, elif_ = papier(samira, dossier, huis).text, papier(samira, dossier, huis, "Elif").text
    assert ("Fatma wil stoppen." in fatma, "Loopt de huur nog?" in fatma) == (True, True)
    assert ("Blijf kijken naar Elif." in fatma, "Blijf kijken naar Elif." in elif_) == (False, True)


def test_vandaag_geschreven_bij_het_sluiten_opent_pas_na_de_uren(wijk, samira, dossier, huis):
    doe(wijk.samira, h.dossier_sluiten, dossier_id=dossier.pk, reden="afgerond", toelichting="Klaar met de huur.")
    assert "Klaar met de huur." not in papier(samira, dossier, huis).text


@pytest.mark.parametrize(
    "dicht",
    [
        {"inwoner_vanaf": None},
        {"inwoner_vanaf": klok.nu() + timedelta(days=1)},
        {"inwoner_leest_mee": False},
        {"inwoner_uitzondering": "veiligheid", "uitzondering_tot": klok.vandaag() + timedelta(days=9)},
        {"publiek": "auteur"},
        {"wet": "veiligheid"},
        {"doorgehaald_op": klok.nu()},
    ],
    ids=lambda d: next(iter(d)),
)
def test_wat_dicht_is_staat_er_niet(wijk, samira, dossier, huis, dicht):
    schrijf(wijk, dossier, huis, tekst="Dit leest zij niet")
    assert "Dit leest zij niet" in papier(samira, dossier, huis).text
    with transactie(p.SYSTEEM):
        Journaalregel.objects.update(**dicht)
    assert "Er is nu nog niets om te lezen." in papier(samira, dossier, huis).text


def test_wat_over_een_ander_gaat_staat_er_niet(wijk, samira, dossier, huis):
    schrijf(wijk, dossier, huis, wie="Emre", tekst="Alleen over Emre")
    assert "Alleen over Emre" not in papier(samira, dossier, huis).text
    assert "Alleen over Emre" in papier(samira, dossier, huis, "Emre").text


def test_het_logboek_zegt_dat_er_is_afgedrukt(wijk, samira, dossier, huis):
    schrijf(wijk, dossier, huis, tekst="x")
    papier(samira, dossier, huis)
    with transactie(p.SYSTEEM):
        inhoud = list(LogboekRegel.objects.values_list("inhoud", flat=True))
    assert any('"soort":"afdruk"' in i and str(dossier.pk) in i for i in inhoud)


def test_meer_dan_op_papier_past_zegt_hoeveel_er_staan(wijk, samira, dossier, huis, monkeypatch):
    monkeypatch.setattr("keukentafel.dossier.opvragen.leesbaar.OP_PAPIER", 2)
    for nr in range(3):
        schrijf(wijk, dossier, huis, tekst=f"nummer {nr}")
    assert "Alleen de laatste 2 stukken staan hier." in papier(samira, dossier, huis).text
    with transactie(p.SYSTEEM):
        inhoud = [i for i in LogboekRegel.objects.values_list("inhoud", flat=True) if '"soort":"afdruk"' in i]
    assert ['"regels":2' in i for i in inhoud] == [True]


def test_de_eigen_verklaring_staat_bij_het_stuk_en_die_van_een_ander_niet(wijk, samira, dossier, huis):
    stuk = {"stuk_id": schrijf(wijk, dossier, huis, tekst="x").pk, "stuk_naam": "Journaal", "op": klok.vandaag()}
    plek = {"gemaakt_door": p.SYSTEEM.kenmerk, "dossier": dossier, "team": wijk.oost}
    with transactie(p.SYSTEEM):
        for wie, woorden in (("Fatma", "Dat zei ik anders."), ("Emre", "Dat was ik.")):
            Eigenverklaring.objects.create(**plek, **stuk, inwoner_id=leden(huis)[wie], woorden=woorden)
    blad = papier(samira, dossier, huis).text
    assert "Uw eigen verklaring" in blad
    assert ("Dat zei ik anders." in blad, "Dat was ik." in blad) == (True, False)


def test_een_stuk_dat_alleen_wordt_bewaard_gaat_niet_op_papier(wijk, samira, dossier, huis):
    regel = schrijf(wijk, dossier, huis, tekst="Dit blijft hier")
    stuk = {"object_id": regel.pk, "beperking": uuid4(), "dossier": dossier.pk}
    with transactie(p.SYSTEEM):
        Beperkt.objects.create(soort="dossier.journaalregel", mensen=[str(leden(huis)["Fatma"])], **stuk)
    antwoord = papier(samira, dossier, huis)
    assert (antwoord.status_code, "Dit blijft hier" in antwoord.text) == (422, False)


def test_wie_het_dossier_niet_kent_krijgt_niets(wijk, dossier, huis):
    assert papier(log_in(Client(), wijk.zoe), dossier, huis).status_code == 404


def test_het_aantal_vragen_groeit_niet_met_de_stukken(wijk, samira, dossier, huis):
    pad = f"/dossier/{dossier.pk}/wat-u-mag-lezen/"
    schrijf(wijk, dossier, huis, tekst="een")
    een = vragen(samira, pad)[0]
    for nr in range(8):
        schrijf(wijk, dossier, huis, tekst=f"nog {nr}")
    assert (vragen(samira, pad)[0], een <= 13) == (een, True)
