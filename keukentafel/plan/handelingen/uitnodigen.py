"""Who is invited to a meeting hears it: a colleague by a task, a partner by e-mail without residents (REQ-066)."""

import logging
import smtplib
from email.message import EmailMessage as Bericht
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.forms import ValidationError

from keukentafel.brieven.opvragen.mensen import veiligepost
from keukentafel.brieven.opvragen.sjablonen import afzender
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import moment_lang
from keukentafel.koppelingen.post.veilig import Veiligepost, overhandig
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.plan import regels
from keukentafel.plan.models import Overleg, Overlegdeelnemer, Overlegzaak
from keukentafel.plan.opvragen.regie import regieregels
from keukentafel.plan.taken import overleg_uitnodiging
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht

logger = logging.getLogger(__name__)
POST = Actor.systeem("overleg uitnodigen")
UITNODIGING = "overleg_uitnodiging"
ZONDER_ADRES = "Nog niet verstuurd: er is geen e-mailadres. Druk de agenda af, of bel."
ZONDER_MAIL = "Nog niet verstuurd: e-mailen kan hier niet. Druk de agenda af, of bel."
ONDERWERP = "Uitnodiging voor een overleg"
PLAATS_NIET = "bel ons; in gewone e-mail zetten wij geen adres"
MISLUKT = "De e-mail kwam niet aan. Kijk het adres na, of bel."
BRIEF = """Goedendag,

U bent uitgenodigd voor een overleg.

Wat: {soort}
Wanneer: {wanneer}
Waar: {plaats}

{zaken}

In deze e-mail staan geen namen van bewoners. In het overleg hoort u alleen wat u mag horen voor uw werk.
Kunt u niet? Bel ons op {telefoon}.

Met vriendelijke groet,
{team}
{organisatie}
"""


def eis_email(adres: str) -> str:
    """A usable address, or nothing."""
    kaal = adres.strip()
    try:
        if kaal:
            validate_email(kaal)
    except ValidationError as fout:
        raise Fout(f"‘{kaal}’ is geen e-mailadres. Verwacht iets als naam@organisatie.nl.", veld="email") from fout
    return kaal


def uitnodigen(actor: Actor, rij: Overlegdeelnemer) -> None:
    """Let somebody know, once. Who calls the meeting knows it already. For an act that passed the gate."""
    overleg: Overleg = rij.overleg
    if rij.medewerker is not None:
        if rij.medewerker.pk != actor.id:
            _taak(actor, rij)
        rij.uitgenodigd_op, rij.uitnodiging = klok.nu(), "Ziet het in Mijn dag"
    elif not rij.email:
        rij.uitnodiging = ZONDER_ADRES
    elif not (settings.EMAIL_HOST or veiligepost().aan):
        rij.uitnodiging = ZONDER_MAIL
    else:
        rij.uitnodiging = "Wordt gemaild"
        overleg_uitnodiging.defer(deelnemer_id=str(rij.pk))
    rij.save(update_fields=["uitgenodigd_op", "uitnodiging"])
    logboek.handeling(actor, Recht.OVERLEG_HOUDEN.code, overleg, uitgenodigd=str(rij.pk))


def _taak(actor: Actor, rij: Overlegdeelnemer) -> None:
    overleg = rij.overleg
    soort = regels.NAAM_VAN_OVERLEGSOORT[regels.Overlegsoort(overleg.soort)]
    taak_maken(
        actor=actor,
        soort=UITNODIGING,
        tekst=f"Je bent uitgenodigd: {soort}, {moment_lang(overleg.begin)}.",
        uiterlijk=overleg.begin.astimezone(klok.AMSTERDAM).date(),
        voor=rij.medewerker,
        team=overleg.team,
        onderwerp_id=overleg.pk,
        adres=f"/overleg/{overleg.pk}/",
    )


def uitnodiging_mailen(*, deelnemer_id: str) -> None:
    """The job: one e-mail, marked before it is handed over, so that a crash never sends it twice."""
    with transactie(POST):
        rij = Overlegdeelnemer.objects.select_for_update(of=("self",)).filter(pk=deelnemer_id).first()
        if rij is None or rij.uitgenodigd_op or rij.overleg.gesloten_op:
            return
        velden, aan, naar = _velden(rij), rij.email, veiligepost()
        rij.uitgenodigd_op, rij.uitnodiging = klok.nu(), f"Gemaild naar {rij.email}"
        rij.save(update_fields=["uitgenodigd_op", "uitnodiging"])
    if not (_beveiligd(naar, velden, aan) if naar.aan else _gewoon(velden, aan)):
        _mislukt(rij.pk)


def _gewoon(velden: dict[str, str], aan: str) -> bool:
    """By ordinary e-mail, without what a person typed: a place is often somebody's home (REQ-163)."""
    tekst = BRIEF.format(**{**velden, "plaats": PLAATS_NIET if velden["plaats"] else "hoort u nog"})
    try:
        EmailMessage(subject=ONDERWERP, body=tekst, to=[aan]).send()
    except (smtplib.SMTPException, OSError) as fout:
        logger.warning("uitnodiging niet verstuurd: %s", type(fout).__name__)
        return False
    return True


def _beveiligd(naar: Veiligepost, velden: dict[str, str], aan: str) -> bool:
    """By the gateway of the municipality, with the place; never by the ordinary server when that fails."""
    bericht = Bericht()
    bericht["From"], bericht["To"], bericht["Subject"] = naar.van, aan, ONDERWERP
    bericht.set_content(BRIEF.format(**{**velden, "plaats": velden["plaats"] or "hoort u nog"}))
    antwoord = overhandig(naar, bericht, aan)
    if not antwoord.gelukt:
        logger.warning("uitnodiging niet beveiligd verstuurd: %s", antwoord.code)
    return antwoord.gelukt


def _mislukt(deelnemer_id: UUID) -> None:
    with transactie(POST):
        Overlegdeelnemer.objects.filter(pk=deelnemer_id).update(uitgenodigd_op=None, uitnodiging=MISLUKT)


def _velden(rij: Overlegdeelnemer) -> dict[str, str]:
    """No question and no resident: what, when and where, and who has the regie (REQ-058)."""
    overleg = rij.overleg
    van = afzender(overleg.team)
    return {
        "soort": regels.NAAM_VAN_OVERLEGSOORT[regels.Overlegsoort(overleg.soort)],
        "wanneer": moment_lang(overleg.begin),
        "plaats": overleg.plaats,
        "zaken": _zaken(overleg),
        "telefoon": van.telefoon or "het nummer van de gemeente",
        "team": van.team_lang,
        "organisatie": van.organisatie,
    }


def _zaken(overleg: Overleg) -> str:
    """Who has the regie, each line once: how many cases there are and which is whose is told in the meeting."""
    rijen = list(
        Overlegzaak.objects.filter(overleg=overleg).select_related("dossier__team").order_by("gemaakt_op", "id")
    )
    regie = regieregels(rij.dossier for rij in rijen)
    zinnen = dict.fromkeys(regie[rij.dossier_id] for rij in rijen)
    return "\n".join(zinnen) or "In het overleg hoort u per zaak wie de regie heeft."
