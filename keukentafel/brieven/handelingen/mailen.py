"""Sending by e-mail: an attempt is marked before the letter is handed over, so a crash never sends it twice unseen.

Three steps, each in a transaction of its own: take the attempt, hand it to the mail server outside any transaction,
write what the server said. A temporary refusal (4xx, no answer) is tried again later; a permanent one (5xx) puts the
letter in the print batch and tells the worker: the second sending counts (Awb 2:11). Secured e-mail goes to the gateway
of the municipality alone (REQ-163, koppelingen/post/veilig.py); to an organisation it then waits for a person.
"""

import hashlib
import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.message import BadHeaderError, forbid_multi_line_headers
from django.template.loader import render_to_string
from django.utils.timezone import localtime

from keukentafel.brieven import weergave
from keukentafel.brieven.handelingen._hulp import (
    SYSTEEM,
    bezwaar_tegen_veilig,
    mag_nog,
    nieuwe_verzending,
    taak_voor,
    verzonden_melden,
    waarheen,
)
from keukentafel.brieven.models import Brief, Verzending
from keukentafel.brieven.opvragen.mensen import kanaal_voor, veiligepost
from keukentafel.brieven.regels import (
    HANGT_NA,
    PER_MAIL,
    UITLEG_VAN_HAPERING,
    BriefStand,
    Hapering,
    Kanaal,
    Kanaalreden,
    VerzendStand,
    wacht_na,
)
from keukentafel.brieven.taken import brief_mailen
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.koppelingen.pdf.stuk import Stuk
from keukentafel.koppelingen.post.veilig import VERKEERD_ADRES, Antwoord, leesbaar, overhandig
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht

ONBEKEND = "Afgebroken tijdens het versturen; niet bekend of hij aankwam."


@dataclass(frozen=True)
class _Envelop:
    verzending: UUID
    kanaal: Kanaal
    aan: str
    stuk: Stuk
    nummer: int


def verzending_mailen(*, verzending_id: str) -> None:
    """Try this attempt once. Doing it twice sends one letter."""
    envelop = _nemen(verzending_id)
    if envelop is not None:
        _afronden(envelop, _overhandigen(envelop))


def _nemen(verzending_id: str) -> _Envelop | None:
    """Mark the attempt as busy; None when it was taken or withdrawn, or when the letter may not leave this way now."""
    with transactie(SYSTEEM):
        rij = Verzending.objects.select_for_update(of=("self",)).filter(pk=verzending_id).first()
        if rij is None or rij.stand != VerzendStand.GEPLAND:
            return None
        met = ("geadresseerde", "inhoud", "inwoner", "partneradres", "team")
        brief: Brief = Brief.objects.select_related(*met).get(pk=rij.brief_id)
        if brief.stand != BriefStand.MAIL or rij.kanaal != brief.kanaal:
            return None
        aan: Inwoner | None = brief.geadresseerde
        bestemming = _naar_organisatie(rij, brief) if aan is None else _naar_inwoner(rij, brief, aan)
        if not bestemming:
            return None
        rij.stand, rij.begonnen_op, rij.bestemming = VerzendStand.BEZIG, klok.nu(), bestemming
        rij.som = hashlib.sha256("\n".join([brief.inhoud.som, *bestemming]).encode()).hexdigest()
        rij.save(update_fields=["stand", "begonnen_op", "bestemming", "som"])
        return _Envelop(rij.pk, Kanaal(rij.kanaal), bestemming[-1], brief.inhoud.als_stuk(), brief.nummer)


def _naar_inwoner(rij: Verzending, brief: Brief, aan: Inwoner) -> list[str]:
    """The address of now. Whoever was to get it secured never gets it unsecured: then it goes on paper."""
    if kanaal_voor(aan)[0] != brief.kanaal:
        _mislukt(rij, brief, "Deze inwoner krijgt geen brieven meer op deze manier.", melden=False)
        return []
    return [aan.email]


def _naar_organisatie(rij: Verzending, brief: Brief) -> list[str]:
    """Asked again at the last moment: the law, a restriction, a shield, and the address (REQ-163)."""
    hapering = mag_nog(brief) or bezwaar_tegen_veilig(brief)
    if hapering or brief.kanaal != Kanaal.VEILIG or brief.partneradres is None:
        reden = hapering or Hapering.ADRES_NAKIJKEN
        laat_wachten(rij, brief, reden, UITLEG_VAN_HAPERING[reden])
        return []
    adres = brief.partneradres
    return [adres.organisatie, adres.functie, adres.email]


def _overhandigen(envelop: _Envelop) -> Antwoord:
    """Hand the letter to the server of its channel, outside any transaction; never to the other one."""
    if envelop.kanaal is Kanaal.VEILIG:
        post = veiligepost()
        return overhandig(post, _beveiligd(envelop, post.van), envelop.aan)
    try:
        forbid_multi_line_headers("To", envelop.aan, "utf-8")
    except (BadHeaderError, ValueError):
        return Antwoord(553, VERKEERD_ADRES)
    bericht = _bericht(envelop)
    try:
        with get_connection() as verbinding:
            verbinding.send_messages([bericht])
    except smtplib.SMTPRecipientsRefused as fout:
        code, tekst = next(iter(fout.recipients.values()))
        return Antwoord(code, leesbaar(tekst))
    except smtplib.SMTPResponseException as fout:
        return Antwoord(fout.smtp_code, leesbaar(fout.smtp_error))
    except (smtplib.SMTPException, OSError) as fout:
        return Antwoord(0, f"Geen antwoord van de mailserver ({type(fout).__name__}).")
    return Antwoord(250, "Overgenomen door de mailserver.")


def _beveiligd(envelop: _Envelop, van: str) -> EmailMessage:
    """The outside of a secured message names nobody: what it says stands in the PDF alone."""
    wie = envelop.stuk.afzender[0] if envelop.stuk.afzender else "het wijkteam"
    bericht = EmailMessage()
    bericht["From"], bericht["To"] = van, envelop.aan
    bericht["Subject"] = f"Beveiligd bericht van {wie}, kenmerk {envelop.nummer}"
    bericht["Message-ID"] = f"<{envelop.verzending}@{van.rpartition('@')[2]}>"
    bericht["Date"] = localtime(klok.nu())
    bericht.set_content(
        f"Goedendag,\n\nIn de bijlage staat een brief van {wie}, kenmerk {envelop.nummer}.\n"
        "Is hij niet voor u? Bel ons dan, en gooi hem weg.\n"
    )
    pdf = weergave.pdf(envelop.stuk.titel, [envelop.stuk], klok.nu())
    bericht.add_attachment(pdf, "application", "pdf", filename=f"brief-{envelop.nummer}.pdf")
    return bericht


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


def _afronden(envelop: _Envelop, antwoord: Antwoord) -> None:
    """Write down how it went, and what happens next."""
    with transactie(SYSTEEM):
        rij = Verzending.objects.select_for_update(of=("self",)).get(pk=envelop.verzending)
        brief: Brief = Brief.objects.select_for_update(of=("self",)).select_related("team").get(pk=rij.brief_id)
        bewijs = f"{antwoord.code or ''} {antwoord.tekst}".strip()
        if antwoord.gelukt:
            _verzonden(rij, brief, bewijs)
        elif antwoord.definitief or (wachten := wacht_na(_hoeveelste(rij))) is None:
            _mislukt(rij, brief, bewijs)
        else:
            rij.stand, rij.bewijs = VerzendStand.UITGESTELD, bewijs
            rij.save(update_fields=["stand", "bewijs"])
            volgende = nieuwe_verzending(SYSTEEM, brief, Kanaal(rij.kanaal))
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
    """It will not arrive: the letter goes to paper. One for an organisation waits for a person, who chooses."""
    if brief.partner:
        laat_wachten(rij, brief, Hapering.VEILIG_MISLUKT, bewijs)
        return
    rij.stand, rij.bewijs = VerzendStand.MISLUKT, bewijs
    rij.save(update_fields=["stand", "bewijs"])
    naar_papier(brief, Hapering.MAIL_MISLUKT if melden else None)


def laat_wachten(rij: Verzending, brief: Brief, hapering: Hapering, bewijs: str) -> None:
    """Nothing left and nothing is lost: the letter stays here with what was tried, and whoever made it has a task."""
    rij.stand, rij.bewijs = VerzendStand.MISLUKT, bewijs
    rij.save(update_fields=["stand", "bewijs"])
    brief.stand, brief.hapering = BriefStand.WACHT, hapering
    brief.save(update_fields=["stand", "hapering"])
    taak_voor(SYSTEEM, hapering, team=brief.team, afgeschermd=brief.afgeschermd, brief=brief, maker=brief.gemaakt_door)


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
        hangend = list(rijen.filter(kanaal__in=PER_MAIL, stand=VerzendStand.BEZIG, begonnen_op__lt=grens))
        for rij in hangend:
            brief: Brief = Brief.objects.select_related("team", "geadresseerde").get(pk=rij.brief_id)
            _mislukt(rij, brief, ONBEKEND)
    return len(hangend)
