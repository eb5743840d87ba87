"""From bytes to a mail: saved mails of two kinds, odd ones, and a real mailbox over TLS."""

import pytest

from keukentafel.koppelingen.post import Onleesbaar, PostbusFout, lees_bericht, postbussen
from keukentafel.koppelingen.post.bericht import html_naar_tekst
from tests import bestanden as b
from tests.dovecot import dovecot
from tests.msg import msg

HTML = (
    b"From: =?utf-8?b?w4ltaWxl?= <Emile@huis.example>\r\nSubject: =?utf-8?q?Hulp_voor_m=C4=B1j?=\r\n"
    b"Date: onzin\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    b"<html><head><title>x</title><style>p{}</style></head><body><p>Beste <b>team</b>,</p><p>Ik red het niet.</p>"
    b"<script>alert(1)</script><img src='https://spion.example/x.gif'></body></html>"
)


def met_bijlage(naam="brief.pdf", inhoud=b.PDF, soort="application/pdf"):
    kop = b"From: a@b.example\r\nMessage-ID: <2@b.example>\r\nMIME-Version: 1.0\r\n"
    delen = [
        b'Content-Type: multipart/mixed; boundary="grens"\r\n\r\n--grens',
        b"Content-Type: text/plain\r\n\r\nZie bijlage.\r\n--grens",
        f'Content-Type: {soort}\r\nContent-Disposition: attachment; filename="{naam}"\r\n'.encode(),
        inhoud,
        b"--grens--\r\n",
    ]
    return kop + b"\r\n".join(delen)


class TestEml:
    def test_een_gewone_mail(self):
        mail = lees_bericht("eml", b.MAIL)
        assert (mail.van_naam, mail.van_adres) == ("Juf Lotte", "lotte@school.example")
        assert mail.onderwerp == "Zorgen om Elif"
        assert mail.tekst == "Goedemorgen,\nElif komt niet."
        assert mail.op
        assert mail.op.isoformat() == "2026-11-10T09:15:00+01:00"

    def test_html_wordt_tekst_zonder_script_en_zonder_beelden(self):
        mail = lees_bericht("eml", HTML)
        assert mail.tekst == "Beste team,\nIk red het niet."
        assert (mail.van_naam, mail.van_adres, mail.op) == ("Émile", "emile@huis.example", None)
        assert mail.onderwerp == "Hulp voor mıj"

    def test_een_bijlage_en_een_mail_in_een_mail(self):
        (deel,) = lees_bericht("eml", met_bijlage()).bijlagen
        assert (deel.naam, deel.inhoud.rstrip()) == ("brief.pdf", b.PDF.rstrip())
        (binnen,) = lees_bericht("eml", met_bijlage("x.eml", b.MAIL, "message/rfc822")).bijlagen
        assert b"Zorgen om Elif" in binnen.inhoud

    def test_een_onbekende_tekenset_verliest_de_mail_niet(self):
        raar = b"From: a@b.example\r\nContent-Type: text/plain; charset=bestaat-niet\r\n\r\nHallo\r\n"
        assert lees_bericht("eml", raar).tekst.startswith("Hallo")

    def test_wat_geen_mail_is_is_onleesbaar(self):
        with pytest.raises(Onleesbaar):
            lees_bericht("eml", b"\x00\x01 geen kop")
        with pytest.raises(Onleesbaar):
            lees_bericht("msg", b.ole("__properties_version1.0"))

    def test_dezelfde_mail_heeft_hetzelfde_kenmerk_en_een_andere_niet(self):
        langs_omweg = b"Received: from ergens\r\n" + b.MAIL
        assert lees_bericht("eml", b.MAIL).kenmerk == lees_bericht("eml", langs_omweg).kenmerk
        vermomd = b.MAIL.replace(b"komt niet", b"komt wel")
        assert lees_bericht("eml", b.MAIL).kenmerk != lees_bericht("eml", vermomd).kenmerk


def test_een_mail_uit_outlook():
    koppen = "From: Huisarts <arts@praktijk.example>\r\nMessage-ID: <9@praktijk.example>\r\n"
    mail = lees_bericht("msg", msg("Verwijzing", "Zie de bijlage.", koppen, {"brief.pdf": b.PDF}))
    assert (mail.van_naam, mail.onderwerp, mail.tekst) == ("Huisarts", "Verwijzing", "Zie de bijlage.")
    assert mail.message_id == "<9@praktijk.example>"
    assert [(d.naam, d.inhoud) for d in mail.bijlagen] == [("brief.pdf", b.PDF)]


def test_lege_html_is_lege_tekst():
    assert html_naar_tekst("  ") == ""


@pytest.fixture(scope="module")
def kantoor():
    with dovecot() as lopend:
        yield lopend


@pytest.mark.dovecot
class TestPostbus:
    def test_ongelezen_mail_wordt_gehaald_en_pas_daarna_gelezen_gemeld(self, kantoor):
        kantoor.bezorg("een", b.MAIL)
        (bus,) = postbussen(kantoor.adres("een", "oost"))
        with bus.open() as open_:
            ((uid, inhoud),) = list(open_.ongelezen())
            assert inhoud.replace(b"\r\n", b"\n") == b.MAIL.replace(b"\r\n", b"\n")
            assert len(list(open_.ongelezen())) == 1
            open_.gelezen(uid)
        with bus.open() as open_:
            assert list(open_.ongelezen()) == []

    def test_een_verkeerd_wachtwoord_en_een_map_die_er_niet_is(self, kantoor):
        fout = kantoor.adres("een", "oost")
        for adres in (fout.replace(":geheim", ":ongeheim"), fout.replace("INBOX", "Weg")):
            with pytest.raises(PostbusFout), postbussen(adres)[0].open():
                pass

    def test_zonder_ons_certificaat_geen_verbinding(self, kantoor):
        adres = kantoor.adres("een", "oost").partition("&ca=")[0]
        with pytest.raises(PostbusFout, match="niet te bereiken"), postbussen(adres)[0].open():
            pass


def test_de_instelling_noemt_nooit_het_wachtwoord():
    assert postbussen("") == []
    (bus,) = postbussen("imaps://oost%40wijk:p%3Aw@mail.example/Inkomend?team=oost")
    assert (bus.gebruiker, bus.wachtwoord, bus.poort, bus.map) == ("oost@wijk", "p:w", 993, "Inkomend")
    with pytest.raises(ValueError, match="Postbus 1") as fout:
        postbussen("imap://oost:p@mail.example?team=oost")
    assert ":p@" not in str(fout.value)
