"""The screens of letters, over HTTP: read, print, post, proof, and the texts of beheer."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from keukentafel.brieven import handelingen, weergave
from keukentafel.brieven.models import Brief
from keukentafel.brieven.opvragen import lezen
from keukentafel.brieven.opvragen.sjablonen import huistekst
from keukentafel.brieven.tests import hulp as h
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.koppelingen.tests.test_pdf import lees
from keukentafel.organisatie.models import Inrichting
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
GEMEEN = 'd\'Alençon-Yılmaz <b> & "x" #panic() *vet* $x$ {naam} 👋 مرحبا'


@pytest.fixture
def wijk():
    return g.wijk_met_buurten()


@pytest.fixture
def brief(wijk):
    return h.brief(wijk.samira, h.inwoner(wijk.samira), h.verslag(tekst=GEMEEN, afspraken="een\ntwee"), wet="wmo")[0]


def pad(naam, *args):
    return reverse(f"brieven:{naam}", args=args)


def kaal(tekst):
    """Letters and digits only: PDF and HTML break lines each in their own way, and turn right-to-left text around."""
    return sorted(re.findall(r"[^\W_]+", tekst))


def test_html_tekst_en_pdf_zeggen_hetzelfde(client, wijk, brief):
    log_in(client, wijk.samira)
    pagina = client.get(pad("brief", brief.pk)).content.decode()
    html = unescape(re.sub(r"<[^>]+>", " ", pagina[pagina.index("<article") : pagina.index("</article>")]))
    tekst = client.get(pad("brief-tekst", brief.pk)).content.decode()
    pdf = lees(client.get(pad("brief-pdf", brief.pk)).content).replace("Bladzijde 1", "")
    latijn = [w for w in kaal(tekst) if not re.search(r"[\u0600-\u06ff]", w)]
    assert kaal(html) == kaal(tekst)
    assert [w for w in kaal(pdf) if not re.search(r"[\u0600-\u06ff]", w)] == latijn
    for inhoud in (html, tekst):
        assert GEMEEN in inhoud


def test_wie_afdrukt_leest_de_brief_niet(client, wijk, brief):
    log_in(client, wijk.mo)
    assert client.get(pad("verzending", brief.pk)).status_code == 200
    for naam in ("brief", "brief-pdf", "brief-tekst"):
        assert client.get(pad(naam, brief.pk)).status_code == 403


def test_een_ander_team_vindt_hem_niet(client, wijk, brief):
    log_in(client, wijk.zoe)
    for naam in ("brief", "brief-pdf", "verzending", "bewijs-pdf"):
        assert client.get(pad(naam, brief.pk)).status_code == 404


def test_van_bak_naar_post_en_terug(client, wijk, brief):
    log_in(client, wijk.mo)
    assert str(brief.nummer) in client.get(pad("post")).content.decode()
    naar = client.post(pad("afdrukken"), {"brief": brief.pk}).url
    assert client.get(f"{naar}brieven.pdf").content[:5] == b"%PDF-"
    morgen = klok.vandaag() + timedelta(days=1)
    assert client.post(f"{naar}gepost/", {"op": morgen.isoformat()}).status_code == 422
    assert client.post(f"{naar}gepost/", {"op": klok.vandaag().isoformat()}).status_code == 302
    assert "Op de post gedaan op" in client.get(naar).content.decode()
    assert client.get(pad("bewijs-pdf", brief.pk)).content[:5] == b"%PDF-"
    for verwacht in (naar, pad("post")):
        assert client.post(f"{naar}terug/").url == verwacht


def test_klaarzetten_teruggekomen_en_terugnemen(client, wijk, brief):
    log_in(client, wijk.mo)
    for naam, stand in (("teruggekomen", "klaar"), ("terugnemen", "ingetrokken"), ("klaarzetten", "klaar")):
        assert client.post(pad(naam, brief.pk)).status_code == 302
        with transactie(p.SYSTEEM):
            assert Brief.objects.get(pk=brief.pk).stand == stand


@pytest.mark.parametrize(
    "vraag", ["?bak=x&team=x&dag=x&na=x", "?bak=hapert", "?bak=verzonden", "?team=99&dag=2026-01-01"]
)
def test_onzin_in_het_adres_is_gewoon_de_lijst(client, wijk, vraag):
    log_in(client, wijk.mo)
    assert client.get(pad("post") + vraag).status_code == 200
    assert client.post(pad("afdrukken"), {"brief": "x"}).status_code == 302


def test_brieven_van_huishouden_en_inwoner(client, wijk, brief):
    huis = h.huishouden(wijk.samira, brief.geadresseerde)
    log_in(client, wijk.samira)
    h.brief(wijk.samira, brief.geadresseerde, sleutel="huis", huishouden_id=huis.pk)
    for adres in (pad("huishouden", huis.pk), pad("inwoner", brief.inwoner_id) + "?voor=x"):
        assert "Wij hebben uw vraag ontvangen" in client.get(adres).content.decode()
    assert "Brieven" in client.get(pad("huishouden", huis.pk), headers={"HX-Request": "true"}).content.decode()


def test_de_lijst_heeft_bladzijden(wijk, brief, monkeypatch):
    monkeypatch.setattr(lezen, "PER_PAGINA", 1)
    h.brief(wijk.samira, brief.geadresseerde, sleutel="later")
    with transactie(p.actor(wijk.samira)):
        eerste = lezen.brieven_van(inwoner_id=brief.inwoner_id)
        op = type(brief.gemaakt_op).fromisoformat(eerste.volgende)
        assert [r.id for r in lezen.brieven_van(inwoner_id=brief.inwoner_id, voor=op).regels] == [brief.pk]


@pytest.fixture
def beheer(client, wijk):
    bea = p.maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, wijk.oost)
    log_in(client, bea)
    return p.actor(bea)


def zet(actor, tekst, code="uitnodiging", titel="Kom praten"):
    with transactie(actor):
        handelingen.brieftekst_zetten(actor=actor, code=code, titel=titel, tekst=tekst, van=klok.vandaag())


def test_beheer_zet_een_tekst_vanaf_een_dag_en_trekt_hem_in(client, wijk, beheer):
    zet(beheer, "Beste {naam},\r\n\r\nKom op {dag}.")
    [brief] = h.brief(wijk.samira, h.inwoner(wijk.samira), h.uitnodiging())
    with transactie(p.SYSTEEM):
        assert "Kom op dinsdag 1 december 2026." in weergave.tekst(brief.inhoud.als_stuk())
        assert brief.inhoud.sjabloon_van == klok.vandaag()
    assert "Kom praten" in client.get(pad("teksten")).content.decode()
    assert "geldt nu" in client.get(pad("tekst", "uitnodiging")).content.decode()
    client.post(pad("tekst-intrekken", "uitnodiging"))
    assert not Inrichting.objects.filter(soort="brieftekst").exists()
    assert client.post(pad("tekst-intrekken", "uitnodiging")).status_code == 404


def test_beheer_ziet_het_voorbeeld_de_score_en_wat_er_mis_is(client, beheer):
    titel, tekst = huistekst("ontvangstbevestiging")
    toon = {"titel": titel, "tekst": tekst}
    assert "leest makkelijk" in client.post(pad("tekst-voorbeeld", "ontvangstbevestiging"), toon).content.decode()
    for fout, zin in (
        ("{voornaam}", "‘{voornaam}’ bestaat niet"),
        ("李", "kunnen niet op papier"),
        ("x", "cliëntondersteuning"),
    ):
        uit = client.post(
            pad("tekst-voorbeeld", "ontvangstbevestiging"), {"titel": "x", "tekst": fout}
        ).content.decode()
        assert zin in unescape(uit)
    assert client.get(pad("tekst-pdf", "verslag")).content[:5] == b"%PDF-"
    assert client.get(pad("tekst", "welkom")).status_code == 404


def test_een_tekst_met_een_onbekend_veld_of_zonder_plicht_wordt_geweigerd(beheer):
    with pytest.raises(Fout, match=r"‘\{voornaam\}’ bestaat niet"):
        zet(beheer, "Beste {voornaam}")
    with pytest.raises(Blokkade, match="cliëntondersteuning"):
        zet(beheer, "Beste {naam}", code="ontvangstbevestiging")
    with pytest.raises(Fout, match="Er verandert niets"):
        zet(beheer, huistekst("uitnodiging")[1], titel=huistekst("uitnodiging")[0])
    with pytest.raises(NietGevonden):
        zet(beheer, "x", code="welkom")


def test_alleen_beheer_wijzigt_teksten(wijk):
    with pytest.raises(GeenRecht):
        zet(p.actor(wijk.samira), "x")
