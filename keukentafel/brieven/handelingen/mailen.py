"""Sending by e-mail: an attempt is marked before the letter is handed over, so a crash never sends it twice unseen.

Three steps, each in a transaction of its own: take the attempt, hand it to the mail server outside any transaction,
write what the server said. A temporary refusal (4xx, no answer) is tried again later; a permanent one (5xx) puts the
letter in the print batch and tells the worker: the second sending counts (Awb 2:11).
"""

import logging
import smtplib
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.message import BadHeaderError, forbid_multi_line_headers
from django.template.loader import render_to_string

from keukentafel.brieven import weergave
from keukentafel.brieven.handelingen._hulp import SYSTEEM, nieuwe_verzending, taak_voor, verzonden_melden, waarheen
from keukentafel.brieven.models import Brief, Verzending
from keukentafel.brieven.opvragen.mensen import kanaal_voor
from keukentafel.brieven.regels import HANGT_NA, BriefStand, Hapering, Kanaal, Kanaalreden, VerzendStand, wacht_na
from keukentafel.brieven.taken import brief_mailen
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.koppelingen.pdf.stuk import Stuk
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht

logger = logging.getLogger(__name__)
ONBEKEND = "Afgebroken tijdens het versturen; niet bekend of hij aankwam."


@dataclass(frozen=True)
class _Envelop:
    verzending: UUID
    aan: str
    stuk: Stuk
    nummer: int


@dataclass(frozen=True)
class _Antwoord:
    """What the mail server said. `code` 250 is taken over, 4xx is later, 5xx is never; 0 is no answer at all."""

    code: int
    tekst: str

    @property
    def gelukt(self) -> bool:
        return self.code == 250

    @property
    def definitief(self) -> bool:
        return 500 <= self.code < 600


def verzending_mailen(*, verzending_id: str) -> None:
    """Try this attempt once. Doing it twice sends one letter."""
    envelop = _nemen(verzending_id)
    if envelop is not None:
        _afronden(envelop, _overhandigen(envelop))


def _nemen(verzending_id: str) -> _Envelop | None:
    """Mark the attempt as busy; None when it was taken, withdrawn, or the resident no longer wants e-mail."""
    with transactie(SYSTEEM):
        rij = Verzending.objects.select_for_update(of=("self",)).filter(pk=verzending_id).first()
        if rij is None or rij.stand != VerzendStand.GEPLAND:
            return None
        brief: Brief = Brief.objects.select_related("geadresseerde", "inhoud").get(pk=rij.brief_id)
        if brief.stand != BriefStand.MAIL or brief.geadresseerde is None:
            return None
        if kanaal_voor(brief.geadresseerde)[0] is not Kanaal.MAIL:
            _mislukt(rij, brief, "De inwoner wil geen brieven per e-mail meer.", melden=False)
            return None
        rij.stand, rij.begonnen_op = VerzendStand.BEZIG, klok.nu()
        rij.bestemming, rij.som = [brief.geadresseerde.email], brief.inhoud.som
        rij.save(update_fields=["stand", "begonnen_op", "bestemming", "som"])
        return _Envelop(rij.pk, brief.geadresseerde.email, brief.inhoud.als_stuk(), brief.nummer)


def _overhandigen(envelop: _Envelop) -> _Antwoord:
    """Hand the letter to the mail server, outside any transaction."""
    try:
        forbid_multi_line_headers("To", envelop.aan, "utf-8")
    except (BadHeaderError, ValueError):
        return _Antwoord(553, "Het e-mailadres is niet bruikbaar.")
    bericht = _bericht(envelop)
    try:
        with get_connection() as verbinding:
            verbinding.send_messages([bericht])
    except smtplib.SMTPRecipientsRefused as fout:
        code, tekst = next(iter(fout.recipients.values()))
        return _Antwoord(code, _leesbaar(tekst))
    except smtplib.SMTPResponseException as fout:
        return _Antwoord(fout.smtp_code, _leesbaar(fout.smtp_error))
    except (smtplib.SMTPException, OSError) as fout:
        return _Antwoord(0, f"Geen antwoord van de mailserver ({type(fout).__name__}).")
    return _Antwoord(250, "Overgenomen door de mailserver.")


def _leesbaar(tekst: bytes | str) -> str:
    return (tekst.decode("utf-8", "replace") if isinstance(tekst, bytes) else tekst)[:300]


def _bericht(envelop: _Envelop) -> EmailMultiAlternatives:
    """Subject without the story; text, HTML and PDF with the same content. The same attempt has the same Message-ID."""
    stuk = envelop.stuk
    bericht = EmailMultiAlternatives(
        subject=f"Brief van {stuk.afzender[0] if stuk.afzender else 'het wijkteam'}, kenmerk {envelop.nummer}",
        body=weergave.tekst(stuk),
        to=[envelop.aan],
        headers={"Message-ID": f"<{envelop.verzending}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2]}>"},
    )
    bericht.attach_alternative(render_to_string("brieven/mail.html", {"stuk": stuk}), "text/html")
    pdf = weergave.pdf(stuk.titel, [stuk], klok.nu())
    bericht.attach(f"brief-{envelop.nummer}.pdf", pdf, "application/pdf")
    return bericht


def _afronden(envelop: _Envelop, antwoord: _Antwoord) -> None:
    """Write down how it went, and what happens next."""
    with transactie(SYSTEEM):
        rij = Verzending.objects.select_for_update(of=("self",)).get(pk=envelop.verzending)
        brief: Brief = Brief.objects.select_for_update(of=("self",)).select_related("team").get(pk=rij.brief_id)
        bewijs = f"{antwoord.code} {antwoord.tekst}".strip()
        if antwoord.gelukt:
            _verzonden(rij, brief, bewijs)
        elif antwoord.definitief or (wachten := wacht_na(_hoeveelste(rij))) is None:
            _mislukt(rij, brief, bewijs)
        else:
            rij.stand, rij.bewijs = VerzendStand.UITGESTELD, bewijs
            rij.save(update_fields=["stand", "bewijs"])
            volgende = nieuwe_verzending(SYSTEEM, brief, Kanaal.MAIL)
            brief_mailen.configure(schedule_at=klok.nu() + wachten).defer(verzending_id=str(volgende.pk))
        logboek.handeling(SYSTEEM, Recht.BRIEF_VERZENDEN.code, brief, code=antwoord.code, poging=rij.poging)


def _hoeveelste(rij: Verzending) -> int:
    """Attempts in a row that were put off, this one included."""
    eerder = Verzending.objects.filter(brief_id=rij.brief_id, poging__lt=rij.poging).order_by("-poging")
    aantal = 1
    for stand in eerder.values_list("stand", flat=True):
        if stand != VerzendStand.UITGESTELD:
            break
        aantal += 1
    return aantal


def _verzonden(rij: Verzending, brief: Brief, bewijs: str) -> None:
    nu = klok.nu()
    rij.stand, rij.verzonden_op, rij.bewijs = VerzendStand.VERZONDEN, nu, bewijs
    rij.save(update_fields=["stand", "verzonden_op", "bewijs"])
    brief.stand, brief.hapering = BriefStand.VERZONDEN, ""
    brief.verzonden_op = brief.verzonden_op or nu
    brief.save(update_fields=["stand", "hapering", "verzonden_op"])
    verzonden_melden(brief)


def _mislukt(rij: Verzending, brief: Brief, bewijs: str, *, melden: bool = True) -> None:
    """It will not arrive: the letter goes to paper."""
    rij.stand, rij.bewijs = VerzendStand.MISLUKT, bewijs
    rij.save(update_fields=["stand", "bewijs"])
    naar_papier(brief, Hapering.MAIL_MISLUKT if melden else None)


def naar_papier(brief: Brief, hapering: Hapering | None) -> None:
    """Into the print batch; without an address it waits. The worker hears why."""
    heeft_adres = bool(waarheen(brief))
    brief.kanaal = Kanaal.POST
    aan: Inwoner | None = brief.geadresseerde
    brief.kanaal_reden = Kanaalreden.MAIL_MISLUKT if hapering or aan is None else kanaal_voor(aan)[1]
    brief.stand = BriefStand.KLAAR if heeft_adres else BriefStand.WACHT
    redenen = [hapering, None if heeft_adres else Hapering.GEEN_ADRES]
    if heeft_adres and brief.adres_geheim:
        redenen.append(Hapering.GEHEIM_ADRES)
    gemeld = [r for r in redenen if r]
    brief.hapering = gemeld[-1] if gemeld else ""
    brief.save(update_fields=["kanaal", "kanaal_reden", "stand", "hapering"])
    for reden in gemeld:
        taak_voor(SYSTEEM, reden, team=brief.team, afgeschermd=brief.afgeschermd, brief=brief, maker=brief.gemaakt_door)


def hangende_verzendingen_afronden() -> int:
    """What stayed busy was cut off: nobody knows whether it arrived, so it is sent again on paper (Awb 2:11)."""
    with transactie(SYSTEEM):
        grens = klok.nu() - HANGT_NA
        rijen = Verzending.objects.select_for_update(of=("self",), skip_locked=True)
        hangend = list(rijen.filter(kanaal=Kanaal.MAIL, stand=VerzendStand.BEZIG, begonnen_op__lt=grens))
        for rij in hangend:
            brief: Brief = Brief.objects.select_related("team", "geadresseerde").get(pk=rij.brief_id)
            _mislukt(rij, brief, ONBEKEND)
    return len(hangend)
