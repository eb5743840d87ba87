"""E-mail over a real socket: taken over, refused for now, refused for good, no answer, cut off halfway."""

import asyncio
import email
import socket
from datetime import timedelta
from email import policy

import pytest
from aiosmtpd.controller import Controller
from django.db import connection

from keukentafel.brieven import handelingen
from keukentafel.brieven.models import Brief, Verzending
from keukentafel.brieven.regels import HANGT_NA, POGINGEN, VerzendStand
from keukentafel.brieven.taken import hangende_verzendingen
from keukentafel.brieven.tests import hulp as h
from keukentafel.inwoner.handelingen import digitale_post_stoppen, digitale_post_vastleggen
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Taak
from tests import personages as p

pytestmark = pytest.mark.django_db
AAN = "noor@voorbeeld.nl"


class Server:
    """What the mail server says to whom, and what it took over."""

    def __init__(self):
        self.antwoord, self.wacht, self.post = "", 0, []

    async def handle_RCPT(self, server, session, envelope, address, opties):
        if self.antwoord:
            return self.antwoord
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.wacht)
        self.post.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def server(settings):
    handler = Server()
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=poort)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = "127.0.0.1", False, 1
    settings.EMAIL_PORT = poort
    settings.DEFAULT_FROM_EMAIL = "wijkteam@voorbeeld.nl"
    yield handler
    controller.stop()


@pytest.fixture
def brief(server):
    """A letter of somebody who asked for digital post; its first attempt waits in the queue."""
    wijk = g.wijk_met_buurten()
    noor = h.inwoner(wijk.samira, email=AAN)
    h.doe(digitale_post_vastleggen, wijk.samira, inwoner_id=noor.pk, bron="gezegd")
    return h.brief(wijk.samira, noor, h.verslag(tekst="Zeer *persoonlijk* & <b>"))[0]


def wachtrij():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args->>'verzending_id' FROM procrastinate_jobs WHERE task_name LIKE '%brief_mailen' ORDER BY id"
        )
        return [rij[0] for rij in cursor.fetchall()]


def werk_af():
    """Run what waits in the real queue, once each, and what that puts in it."""
    gedaan = set()
    while nieuw := [v for v in wachtrij() if v not in gedaan]:
        for verzending in nieuw:
            gedaan.add(verzending)
            handelingen.verzending_mailen(verzending_id=verzending)


def stand(brief):
    with transactie(p.SYSTEEM):
        rij = Brief.objects.get(pk=brief.pk)
        return (rij.stand, rij.kanaal, rij.hapering, [v.stand for v in rij.verzendingen.order_by("poging")])


def taken():
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(soort__startswith="brief_").values_list("soort", flat=True))


def test_overgenomen_is_verzonden_met_bewijs(brief, server):
    assert brief.stand == "mail"
    werk_af()
    assert stand(brief) == ("verzonden", "mail", "", ["verzonden"])
    with transactie(p.SYSTEEM):
        rij = Verzending.objects.get(brief=brief)
    assert (rij.bestemming, rij.bewijs[:3], len(rij.som)) == ([AAN], "250", 64)
    assert rij.verzonden_op is not None


def test_de_mail_heeft_tekst_html_en_pdf_en_een_onderwerp_zonder_verhaal(brief, server):
    werk_af()
    [mail] = server.post
    assert mail["Subject"] == f"Brief van Keukentafel, kenmerk {brief.nummer}"
    assert "Zeer *persoonlijk* & <b>" in mail.get_body(["plain"]).get_content()
    assert "Zeer *persoonlijk* &amp; &lt;b&gt;" in mail.get_body(["html"]).get_content()
    [bijlage] = list(mail.iter_attachments())
    assert bijlage.get_content()[:5] == b"%PDF-"


def test_twee_keer_dezelfde_taak_is_een_brief(brief, server):
    for _ in range(2):
        handelingen.verzending_mailen(verzending_id=wachtrij()[0])
    assert len(server.post) == 1


def test_tijdelijk_geweigerd_wordt_later_opnieuw_geprobeerd(brief, server):
    server.antwoord = "451 later"
    handelingen.verzending_mailen(verzending_id=wachtrij()[0])
    assert stand(brief) == ("mail", "mail", "", ["uitgesteld", "gepland"])
    server.antwoord = ""
    handelingen.verzending_mailen(verzending_id=wachtrij()[1])
    assert stand(brief) == ("verzonden", "mail", "", ["uitgesteld", "verzonden"])


def test_steeds_weer_tijdelijk_houdt_op_en_gaat_op_papier(brief, server):
    server.antwoord = "451 later"
    werk_af()
    assert stand(brief)[:3] == ("klaar", "post", "mail_mislukt")
    assert len(stand(brief)[3]) == POGINGEN
    assert taken() == ["brief_mail_mislukt"]


def test_definitief_geweigerd_gaat_op_papier_en_de_medewerker_hoort_het(brief, server):
    server.antwoord = "550 no such user"
    werk_af()
    assert stand(brief) == ("klaar", "post", "mail_mislukt", ["mislukt"])
    assert taken() == ["brief_mail_mislukt"]


def test_geen_antwoord_op_tijd_is_tijdelijk(brief, server):
    server.wacht = 3
    handelingen.verzending_mailen(verzending_id=wachtrij()[0])
    assert stand(brief)[3] == ["uitgesteld", "gepland"]


def test_een_onbruikbaar_adres_is_definitief(brief, server):
    with transactie(p.SYSTEEM):
        type(brief.geadresseerde).objects.filter(pk=brief.geadresseerde_id).update(email="x@y.nl\nBcc: z@y.nl")
    werk_af()
    assert stand(brief)[:3] == ("klaar", "post", "mail_mislukt")
    assert server.post == []


def test_wie_zich_bedenkt_krijgt_papier(brief, server):
    h.doe(digitale_post_stoppen, p.SYSTEEM, inwoner_id=brief.geadresseerde_id)
    werk_af()
    assert stand(brief) == ("klaar", "post", "", ["mislukt"])
    assert server.post == []


def test_teruggenomen_brief_wordt_niet_gemaild(brief, server):
    h.doe(handelingen.brief_terugnemen, p.SYSTEEM, brief_id=brief.pk)
    werk_af()
    assert (stand(brief)[0], server.post) == ("ingetrokken", [])
    handelingen.verzending_mailen(verzending_id="00000000-0000-0000-0000-000000000000")


def test_halverwege_afgebroken_gaat_op_papier(brief, server):
    with transactie(p.SYSTEEM):
        begonnen = klok.nu() - HANGT_NA - timedelta(seconds=1)
        Verzending.objects.filter(brief=brief).update(stand=VerzendStand.BEZIG, begonnen_op=begonnen)
    hangende_verzendingen(0)
    assert stand(brief) == ("klaar", "post", "mail_mislukt", ["mislukt"])


def test_zonder_keuze_voor_digitaal_op_papier(server):
    wijk = g.wijk_met_buurten()
    [brief] = h.brief(wijk.samira, h.inwoner(wijk.samira, email=AAN))
    assert stand(brief)[:2] == ("klaar", "post")
    assert wachtrij() == []
