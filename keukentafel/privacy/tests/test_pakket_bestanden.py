"""The files of a package: read by a person, made black in a copy, and together in a zip that stays small in memory."""

import io
import json
import tracemalloc
import zipfile

import pytest
from django.db.models import BinaryField

from keukentafel.delen.models import Toestemmingsdocument
from keukentafel.dossier.handelingen import document_toevoegen
from keukentafel.dossier.models import Document
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, NietGevonden
from keukentafel.kern.models import Bestand
from keukentafel.poort.models import LogboekRegel
from keukentafel.poort.wal import beschermde_modellen
from keukentafel.privacy.handelingen import pakket as hp
from keukentafel.privacy.handelingen import pakketbestand as hb
from keukentafel.privacy.models import Pakketbestand, Pakketstuk
from keukentafel.privacy.opvragen import pakketbestand as lees
from keukentafel.privacy.opvragen.bronnen import BRONNEN
from keukentafel.privacy.opvragen.uitvoerzip import pakket_zip
from keukentafel.privacy.regels import pakket as rp
from keukentafel.privacy.regels.pakket import delen as in_delen
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.toegang.models import Bijlage, Overdrachtdocument, Poststuk
from tests import bestanden as b
from tests import personages as p
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten

pytestmark = pytest.mark.django_db
GEHEIM = b.PDF + b"%Emre zoekt een baan\n"


@pytest.fixture
def g():
    zet_keuzelijsten("documentsoort", "bron")
    return maak_geval()


def document(g, naam="verklaring Emre.pdf", inhoud=GEHEIM, over=None):
    velden = {"dossier_id": g.dossier.pk, "naam": naam, "inhoud": inhoud, "over": [(over or g.elif_).pk]}
    return g.doe("samira", document_toevoegen, **velden)


def bestandstuk(pakket, **velden):
    with transactie(p.SYSTEEM):
        return Pakketstuk.objects.exclude(bestandsoort="").get(pakket=pakket, **velden)


def zip_van(g, verzoek, pakket, deel=1):
    with transactie(g.actor("ria")), pakket_zip(verzoek.pk, pakket.pk, deel) as uit:
        archief = zipfile.ZipFile(io.BytesIO(uit.read()))
    return {naam: archief.read(naam) for naam in archief.namelist()}


class Klaar:
    """A package about Elif with one file in it."""

    def __init__(self, g, **velden) -> None:
        self.document = document(g, **velden)
        self.verzoek = g.klaar_voor_pakket(g.elif_)
        self.pakket = g.pakket(self.verzoek)
        self.stuk = bestandstuk(self.pakket)


def lees_rest(g, k, **zwart):
    """Everything but the file is read as proposed, the file as a person decides."""
    with transactie(p.SYSTEEM):
        rest = list(k.pakket.stukken.filter(stand="open", bestandsoort=""))
    for stuk in rest:
        g.doe("petra", hp.stuk_bekijken, stuk_id=stuk.pk, zwart=set(range(len(stuk.merken))))


def gaat_mee(g, k, **velden):
    nrs = set(range(len(k.stuk.merken)))
    return g.doe("petra", hp.stuk_bekijken, stuk_id=k.stuk.pk, zwart=nrs, **velden)


def test_elk_bestand_van_het_huis_kan_mee():
    """A new table with bytes is a source of files, or it stands here with its reason."""
    uitgezonderd = {"privacy.Pakketbestand": "gaat zelf mee"}
    met_bytes = {m for m in beschermde_modellen() if any(isinstance(f, BinaryField) for f in m._meta.concrete_fields)}
    bronnen = {bron.model for bron in BRONNEN}
    assert {Document, Bijlage, Overdrachtdocument, Toestemmingsdocument, Poststuk} <= met_bytes & bronnen
    assert {m._meta.label for m in met_bytes - bronnen} == uitgezonderd.keys()
    assert {m for m in met_bytes if not issubclass(m, Bestand)} == {Poststuk}


class TestVerzamelen:
    def test_het_bestand_is_een_stuk_naast_de_woorden(self, g):
        k = Klaar(g)
        assert (k.stuk.titel, k.stuk.bestandsoort, k.stuk.grootte) == ("Bestand bij document", "pdf", len(GEHEIM))
        assert k.stuk.som == k.document.sha256
        with transactie(p.SYSTEEM):
            woorden = Pakketstuk.objects.get(pakket=k.pakket, bron="dossier.document", bestandsoort="")
        assert k.stuk.volgnr == woorden.volgnr + 1
        # The name of the file names another: proposed to be black, as in every text.
        assert "Emre" in {k.stuk.tekst[m[0] : m[1]] for m in k.stuk.merken}

    def test_een_bestand_over_een_ander_is_er_niet(self, g):
        document(g, over=g.emre)
        pakket = g.pakket(g.klaar_voor_pakket(g.elif_))
        with transactie(p.SYSTEEM):
            assert not pakket.stukken.exclude(bestandsoort="").exists()

    def test_een_mail_die_niemand_kon_lezen_gaat_mee_zoals_hij_kwam(self, g):
        basis = {"team": g.wijk.oost, "inwoner": g.elif_, "soort": "mail", "bron": "postbus", "gemaakt_door": "test"}
        with transactie(p.SYSTEEM):
            for kenmerk, leesfout in (("a", "niet te lezen"), ("b", "")):
                velden = {
                    "kenmerk": kenmerk,
                    "sha256": kenmerk,
                    "leesfout": leesfout,
                    "ruw": b.MAIL,
                    "ruw_soort": "eml",
                }
                Poststuk.objects.create(**basis, **velden)
        stuk = bestandstuk(g.pakket(g.klaar_voor_pakket(g.elif_)))
        assert (stuk.bron, stuk.bestandsoort, stuk.grootte, stuk.som) == ("toegang.poststuk", "eml", len(b.MAIL), "a")
        with transactie(p.SYSTEEM):
            assert lees.bytes_van(stuk) == ("eml", b.MAIL)


class TestWegen:
    def test_pas_als_iemand_het_las(self, g):
        k = Klaar(g)
        with pytest.raises(Fout, match="lees het helemaal"):
            gaat_mee(g, k)
        assert gaat_mee(g, k, gelezen=True).stand == "mee"

    def test_een_besmet_bestand_gaat_niet_mee_en_dat_is_een_grond(self, g):
        k = Klaar(g)
        with transactie(p.SYSTEEM):
            Document.objects.filter(pk=k.document.pk).update(stand="besmet")
        with pytest.raises(Fout, match="virus"):
            gaat_mee(g, k, gelezen=True)
        with transactie(g.actor("petra")), pytest.raises(Blokkade, match="virus"):
            lees.bronbestand(k.verzoek.pk, k.stuk.pk)
        assert g.doe("petra", hp.stuk_weglaten, stuk_id=k.stuk.pk, grond="besmet").stand == "weg"

    def test_woorden_hebben_geen_virus(self, g):
        k = Klaar(g)
        with transactie(p.SYSTEEM):
            woorden = k.pakket.stukken.filter(bestandsoort="").first()
        with pytest.raises(Fout, match="Kies op welke grond"):
            g.doe("petra", hp.stuk_weglaten, stuk_id=woorden.pk, grond="besmet")
        with pytest.raises(Fout, match="heeft geen bestand"):
            g.doe("petra", hb.bestand_vervangen, stuk_id=woorden.pk, naam="a.pdf", inhoud=b.PDF)

    def test_een_versie_waarin_het_zwart_is_gaat_in_de_plaats(self, g):
        k = Klaar(g)
        with pytest.raises(Fout, match="niet te herkennen"):
            g.doe("petra", hb.bestand_vervangen, stuk_id=k.stuk.pk, naam="zwart.pdf", inhoud=b"\0\1\2" * 9)
        g.doe("petra", hb.bestand_vervangen, stuk_id=k.stuk.pk, naam="zwart.png", inhoud=b.png())
        with transactie(g.actor("petra")):
            assert lees.bytes_van(k.stuk) == ("png", b.png())
            assert "zwart.png (PNG-afbeelding, 1 kB)" in lees.bestandbeeld(k.stuk).vervanging
            assert bytes(lees.zwart_bestand(k.verzoek.pk, k.stuk.pk).inhoud) == b.png()
        g.doe("petra", hb.bestand_terugzetten, stuk_id=k.stuk.pk)
        with transactie(g.actor("petra")):
            assert lees.bytes_van(k.stuk) == ("pdf", GEHEIM)
            with pytest.raises(NietGevonden):
                lees.zwart_bestand(k.verzoek.pk, k.stuk.pk)

    def test_na_vervangen_kijkt_iemand_het_weer_na(self, g):
        k = Klaar(g)
        gaat_mee(g, k, gelezen=True)
        stuk = g.doe("petra", hb.bestand_vervangen, stuk_id=k.stuk.pk, naam="zwart.pdf", inhoud=b.PDF)
        assert stuk.stand == "open"

    def test_een_nieuwe_ronde_houdt_de_zwarte_versie(self, g):
        k = Klaar(g)
        g.doe("petra", hb.bestand_vervangen, stuk_id=k.stuk.pk, naam="zwart.pdf", inhoud=b.PDF)
        gaat_mee(g, k, gelezen=True)
        tweede = bestandstuk(g.pakket(k.verzoek))
        assert tweede.stand == "mee"
        with transactie(p.SYSTEEM):
            assert lees.bytes_van(tweede) == ("pdf", b.PDF)
            assert Pakketbestand.objects.count() == 1

    def test_een_bestand_dat_intussen_weg_of_anders_is_gaat_niet_mee(self, g):
        k = Klaar(g)
        with transactie(p.SYSTEEM):
            Document.objects.filter(pk=k.document.pk).update(sha256="anders")
        with pytest.raises(Fout, match="Verzamel het pakket opnieuw"):
            gaat_mee(g, k, gelezen=True)

    def test_het_lezen_staat_in_het_logboek_en_alleen_wie_behandelt_kan_het(self, g, client):
        k = Klaar(g)
        pad = f"/privacy/verzoeken/{k.verzoek.pk}/stuk/{k.stuk.pk}/"
        log_in(client, g.petra)
        antwoord = client.get(f"{pad}bestand/")
        assert (antwoord.status_code, antwoord.content) == (200, GEHEIM)
        assert "sandbox" in antwoord["Content-Security-Policy"]
        assert "Emre" not in antwoord["Content-Disposition"]
        with transactie(p.SYSTEEM):
            regel = LogboekRegel.objects.filter(inhoud__contains=str(k.stuk.pk), soort="export").get()
        assert json.loads(regel.inhoud)["recht"] == "verzoek_behandelen"
        for wie in (g.wijk.samira, g.wijk.mo):
            log_in(client, wie)
            assert client.get(f"{pad}bestand/").status_code in (403, 404)
            assert client.get(f"{pad}vervanging/").status_code in (403, 404)

    def test_een_ander_verzoek_is_een_ander_adres(self, g):
        k, ander = Klaar(g), g.verzoek(g.emre)
        with transactie(g.actor("petra")), pytest.raises(NietGevonden):
            lees.bronbestand(ander.pk, k.stuk.pk)

    def test_op_het_scherm_zonder_javascript(self, g, client):
        k = Klaar(g)
        pad = f"/privacy/verzoeken/{k.verzoek.pk}/stuk/{k.stuk.pk}/"
        log_in(client, g.petra)
        assert "nergens doorzocht" in client.get(pad).text
        assert client.post(f"{pad}mee/", {"reden": "ander"}).status_code == 422
        assert client.post(f"{pad}vervangen/", {}).status_code == 422
        zwart = io.BytesIO(b.PDF)
        zwart.name = "zwart.pdf"
        assert client.post(f"{pad}vervangen/", {"bestand": zwart}).status_code == 302
        assert "In plaats daarvan gaat mee" in client.get(pad).text
        assert client.get(f"{pad}vervanging/").content == b.PDF
        assert client.post(f"{pad}terugzetten/").status_code == 302
        assert client.post(f"{pad}mee/", {"reden": "ander", "gelezen": "on"}).status_code == 302


class TestZip:
    def test_alles_bij_elkaar(self, g, client):
        k = Klaar(g)
        lees_rest(g, k)
        gaat_mee(g, k, gelezen=True)
        g.doe("petra", hp.pakket_afronden, pakket_id=k.pakket.pk)
        naam = f"bestanden/{k.stuk.volgnr:04}.pdf"
        inhoud = zip_van(g, k.verzoek, k.pakket)
        assert set(inhoud) == {"inzage.pdf", "inzage.json", naam}
        assert inhoud[naam] == GEHEIM
        gegevens = json.loads(inhoud["inzage.json"])
        assert [s["bestand"] for s in gegevens["stukken"] if s["bestand"]] == [naam]
        assert zip_van(g, k.verzoek, k.pakket)["inzage.json"] == inhoud["inzage.json"]
        log_in(client, g.ria)
        pad = f"/privacy/verzoeken/{k.verzoek.pk}/pakket/{k.pakket.pk}/"
        antwoord = client.get(f"{pad}inzage-1.zip")
        assert antwoord["Cache-Control"] == "no-store"
        assert antwoord["Content-Disposition"] == 'attachment; filename="inzage-1.zip"'
        assert b"".join(antwoord.streaming_content).startswith(b"PK")
        assert client.get(f"{pad}inzage-2.zip").status_code == 404
        assert "inzage-1.zip" in client.get(f"/privacy/verzoeken/{k.verzoek.pk}/").text
        log_in(client, g.wijk.samira)
        assert client.get(f"{pad}inzage-1.zip").status_code in (403, 404)

    def test_wat_eruit_blijft_zit_er_niet_in(self, g):
        k = Klaar(g)
        lees_rest(g, k)
        g.doe("petra", hp.stuk_weglaten, stuk_id=k.stuk.pk, grond="belang_ander", toelichting="Gaat over Emre.")
        g.doe("petra", hp.pakket_afronden, pakket_id=k.pakket.pk)
        inhoud = zip_van(g, k.verzoek, k.pakket)
        assert set(inhoud) == {"inzage.pdf", "inzage.json"}
        assert b"Emre zoekt" not in b"".join(inhoud.values())

    def test_een_bestand_dat_na_het_nakijken_veranderde_houdt_de_zip_tegen(self, g, client):
        k = Klaar(g)
        lees_rest(g, k)
        gaat_mee(g, k, gelezen=True)
        g.doe("petra", hp.pakket_afronden, pakket_id=k.pakket.pk)
        with transactie(p.SYSTEEM):
            Document.objects.filter(pk=k.document.pk).update(stand="besmet")
        log_in(client, g.ria)
        antwoord = client.get(f"/privacy/verzoeken/{k.verzoek.pk}/pakket/{k.pakket.pk}/inzage-1.zip")
        assert (antwoord.status_code, "virus" in antwoord.text) == (423, True)

    def test_een_groot_pakket_gaat_in_delen_en_past_in_het_geheugen(self, g, monkeypatch):
        """Six files of two megabytes: never more than a few of them in memory, and three zips of two."""
        mb = 1024 * 1024
        for nr in range(6):
            document(g, naam=f"{nr}.pdf", inhoud=GEHEIM + bytes([nr]) * 2 * mb)
        verzoek = g.klaar_voor_pakket(g.elif_)
        pakket = g.pakket(verzoek)
        with transactie(p.SYSTEEM):
            stukken = list(pakket.stukken.filter(stand="open"))
        for stuk in stukken:
            velden = {"zwart": set(range(len(stuk.merken))), "gelezen": bool(stuk.bestandsoort)}
            g.doe("petra", hp.stuk_bekijken, stuk_id=stuk.pk, **velden)
        g.doe("petra", hp.pakket_afronden, pakket_id=pakket.pk)
        with transactie(g.actor("ria")):
            tracemalloc.start()
            pakket_zip(verzoek.pk, pakket.pk).close()
            piek = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        assert piek < 20 * mb
        monkeypatch.setattr(rp, "delen", lambda groottes: in_delen(groottes, 5 * mb))
        delen = [zip_van(g, verzoek, pakket, deel) for deel in (1, 2, 3)]
        assert [sum(n.startswith("bestanden/") for n in deel) for deel in delen] == [2, 2, 2]
        assert ["inzage.pdf" in deel for deel in delen] == [True, False, False]


@pytest.mark.parametrize(
    ("groottes", "delen"),
    [([], [()]), ([5], [(0,)]), ([99], [(0,)]), ([4, 4, 4], [(0, 1), (2,)]), ([4, 99, 4], [(0,), (1,), (2,)])],
)
def test_delen(groottes, delen):
    """Every file in exactly one part, in order; one that is too large goes alone."""
    assert in_delen(groottes, 10) == tuple(delen)
