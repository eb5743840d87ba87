"""The invitation for an appointment, as a letter (REQ-014): one click, and it follows when the appointment moves."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from keukentafel.brieven.bronnen import Uitnodiging
from keukentafel.brieven.handelingen import brief_maken, brief_terugnemen
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.brieven.opvragen.mensen import onderwerp_van
from keukentafel.brieven.regels import TERUG_TE_NEMEN, BriefStand
from keukentafel.inwoner.opvragen import adressering
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import moment_lang
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Afspraak
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.opvragen.uitnodiging import genodigden, rondes, sleutels
from keukentafel.toegang.regels import AfspraakStand, afdruk_van, waar_in_brief

R = Recht.BRIEF_MAKEN
SYSTEEM = Actor.systeem("uitnodigen")
BINNEN = timedelta(days=1)


def uitnodiging_sturen(*, actor: Actor, afspraak_id: UUID) -> list[Brief]:
    """Make the letters to who is invited. The same moment and place never make a second letter.

    Raises Fout when the appointment is not to come, or when nobody of the household is on it.
    """
    poort.eis(R)
    afspraak: Afspraak = poort.haal(Afspraak, afspraak_id, R, voor_wijzigen=True)
    if afspraak.stand != AfspraakStand.GEPLAND:
        raise Fout(f"Deze afspraak is {afspraak.stand.replace('_', ' ')}. Maak een nieuwe afspraak.")
    if afspraak.begin <= klok.nu():
        raise Fout(f"De afspraak was {moment_lang(afspraak.begin)}. Een uitnodiging komt dan te laat.")
    if not genodigden(afspraak):
        raise Fout("Bij deze afspraak staat geen inwoner. Een uitnodiging heeft iemand nodig om naartoe te gaan.")
    return _gelijkzetten(actor, afspraak)


def uitnodiging_bijwerken(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: moved, put back or cancelled. Whoever was invited gets the new moment; nobody was: nothing happens."""
    afspraak = Afspraak.objects.filter(pk=gebeurtenis.onderwerp).first()
    if afspraak is None or not afspraak.uitnodiging:
        return
    if afspraak.stand == AfspraakStand.GEPLAND and afspraak.begin > klok.nu() and genodigden(afspraak):
        _gelijkzetten(actor_nu(), afspraak)
    elif afspraak.stand == AfspraakStand.AFGEZEGD:
        _terugnemen(afspraak)


def _gelijkzetten(actor: Actor, afspraak: Afspraak) -> list[Brief]:
    """The letters say what the appointment is: what left stays; what did not leave and is not true any more goes."""
    lijsten = keuzes()
    bron = _bron(afspraak, lijsten)
    nu = afdruk_van(bron.begin, bron.einde, bron.plaats)
    huidig = [b for b in _brieven(afspraak, [afspraak.uitnodiging]) if b.stand != BriefStand.INGETROKKEN]
    if huidig and nu == afspraak.uitgenodigd_als:
        return huidig
    _terugnemen(afspraak)
    verzonden = [b for b in _brieven(afspraak, rondes(afspraak)) if b.stand == BriefStand.VERZONDEN]
    vorige, was = _laatst_gelezen(verzonden)
    afspraak.uitgenodigd_als = nu
    if nu == was:  # put back to what the resident already knows
        afspraak.save(update_fields=["uitgenodigd_als"])
        return verzonden
    afspraak.uitnodiging += 1
    afspraak.save(update_fields=["uitnodiging", "uitgenodigd_als"])
    brieven = _maak(actor, afspraak, replace(bron, vorige=vorige if vorige != bron.begin else None))
    gebeurtenis_melden("uitnodiging_gemaakt", afspraak.pk, brieven=len(brieven))
    logboek.handeling(actor, R.code, afspraak, wat="uitnodiging", aantal=len(brieven))
    return brieven


def _bron(afspraak: Afspraak, lijsten: Keuzes) -> Uitnodiging:
    ruimte = lijsten.ruimtes.get(afspraak.ruimte)
    waar = waar_in_brief(afspraak.kanaal, afspraak.soort_plaats, ruimte.naam if ruimte else "", afspraak.plaats)
    return Uitnodiging(
        begin=afspraak.begin,
        einde=afspraak.einde,
        met=(afspraak.medewerker.naam, *afspraak.anderen),
        plaats=waar,
        onderwerp=afspraak.onderwerp,
        tolk=lijsten.woorden("taal", [afspraak.tolk_taal]) if afspraak.tolk_taal else "",
    )


def _brieven(afspraak: Afspraak, welke: Iterable[int]) -> list[Brief]:
    with transactie(SYSTEEM):
        rijen = Brief.objects.filter(sleutel__in=sleutels(afspraak.pk, welke, genodigden(afspraak)))
        return list(rijen.order_by("nummer"))


def _terugnemen(afspraak: Afspraak) -> None:
    """Of every round: what is still here stays here."""
    for brief in _brieven(afspraak, rondes(afspraak)):
        if brief.stand in TERUG_TE_NEMEN:
            with transactie(SYSTEEM):
                brief_terugnemen(actor=SYSTEEM, brief_id=brief.pk)


def _laatst_gelezen(verzonden: list[Brief]) -> tuple[datetime | None, str]:
    """The moment in the newest letter that left, and what it said about when and where."""
    if not verzonden:
        return None, ""
    with transactie(SYSTEEM):
        bron = Briefinhoud.objects.get(pk=verzonden[-1].pk).bron
    begin, einde = (datetime.fromisoformat(bron[naam]) for naam in ("begin", "einde"))
    return begin, afdruk_van(begin, einde, bron["plaats"])


def _maak(actor: Actor, afspraak: Afspraak, bron: Uitnodiging) -> list[Brief]:
    """One letter to each addressee, also when invited for two children."""
    wet = afspraak.melding.wet if afspraak.melding else "algemeen"
    gehad: set[UUID] = set()
    brieven: list[Brief] = []
    for wie in genodigden(afspraak):
        brieven += brief_maken(
            actor=actor,
            soort=bron.soort,
            bron=bron,
            inwoner_id=wie,
            team_id=afspraak.team_id,
            huishouden_id=afspraak.huishouden_id,
            wet=wet,
            uiterlijk=min(klok.vandaag() + BINNEN, bron.begin.astimezone(klok.AMSTERDAM).date()),
            behalve=gehad,
            sleutel=sleutels(afspraak.pk, [afspraak.uitnodiging], [wie])[0],
        )
        gehad |= {o.inwoner_id for o in adressering(wie, onderwerp=onderwerp_van(wet)).ontvangers if o.inwoner_id}
    return brieven
