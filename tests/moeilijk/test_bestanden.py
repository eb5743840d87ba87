"""A newer version of a paper, and a signed consent, with every file that is not as it should be."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile as Upload
from django.test import Client

from keukentafel.delen.models import Toestemming, Toestemmingsdocument
from keukentafel.dossier import handelingen as h
from keukentafel.dossier.models import Document
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting
from tests import bestanden as b
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten

pytestmark = pytest.mark.django_db
MB = 1024 * 1024
# What is sent as `brief.pdf`, and what is said about it.
FOUT = {
    "leeg": (b"", "‘brief.pdf’ is leeg"),
    "onleesbaar": (b"\x00\x01\x02\x03" * 40, "‘brief.pdf’ is niet te herkennen. Je kunt kiezen uit: pdf, jpg"),
    "beschadigd": (b.PDF[:20], "‘brief.pdf’ is beschadigd"),
    "enorm": (b.PDF + b"\n" * MB, "‘brief.pdf’ is 1 MB. Er past hooguit 1 MB"),
    "programma": (b"MZ\x90\x00" + b"\x00" * 60, "‘brief.pdf’ is een programma"),
    "vermomd": (b.png(), "‘brief.pdf’ eindigt op .pdf, maar er zit een PNG-afbeelding in"),
    "vermomd en op slot": (b.op_slot(), "‘brief.pdf’ eindigt op .pdf, maar er zit een Word-document in"),
    "op slot": (b.ole("EncryptedPackage"), "‘brief.pdf’ zit op slot met een wachtwoord"),
}
DELEN = {"partner": "huisarts", "gevers": "zelf", "gegevens": ["contact"], "soort": "delen", "wet": "algemeen"}
DELEN["wijze"] = "mondeling"


@pytest.fixture
def huis():
    """A dossier with one paper, and Samira logged in; at most one megabyte."""
    wijk = p.maak_wijk()
    zet_keuzelijsten("documentsoort", "bron")
    dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
    with transactie(p.SYSTEEM):
        maat = {"soort": "instelling", "code": "bestand_hoogste_mb", "naam": "x", "geldig_van": p.BEGIN}
        Inrichting.objects.create(**maat, waarde={"waarde": 1})
        fatma = dossier.huishouden.leden.get(inwoner__roepnaam="Fatma").inwoner_id
    papier = doe(wijk.samira, h.document_toevoegen, dossier_id=dossier.pk, naam="brief.pdf", inhoud=b.PDF)
    schermen = {
        "nieuwe versie": (f"/dossier/{dossier.pk}/documenten/{papier.pk}/", {}),
        "toestemming": (f"/dossier/{dossier.pk}/delen/toestemming/nieuw/{fatma}/", DELEN),
    }
    return log_in(Client(), wijk.samira), schermen


def stand():
    with transactie(p.SYSTEEM):
        papieren = list(Document.objects.values_list("volgnr", "actueel"))
        return papieren, Toestemming.objects.count(), Toestemmingsdocument.objects.count()


@pytest.mark.parametrize("scherm", ["nieuwe versie", "toestemming"])
@pytest.mark.parametrize("bestand", FOUT)
def test_een_bestand_dat_niet_kan_wordt_genoemd_en_verandert_niets(huis, scherm, bestand):
    client, schermen = huis
    pad, velden = schermen[scherm]
    inhoud, zegt = FOUT[bestand]
    antwoord = client.post(pad, {**velden, "bestand": Upload("brief.pdf", inhoud, "application/pdf")})
    assert antwoord.status_code == 422
    assert zegt in antwoord.text
    assert stand() == ([(1, True)], 0, 0)


def test_een_pdf_met_wachtwoord_wordt_een_versie_met_een_waarschuwing(huis):
    client, schermen = huis
    antwoord = client.post(schermen["nieuwe versie"][0], {"bestand": Upload("brief.pdf", b.PDF_OP_SLOT)}, follow=True)
    assert "beveiligd met een wachtwoord" in antwoord.text
    assert stand()[0] == [(1, False), (2, True)]
