"""Letters about an aanvraag, made from what happened: received, incomplete, later, on hold (DOC-04; AWB-02 to 04).

The acts that move the clock know nothing of letters; they tell what happened, and this listens.
"""

from datetime import date, timedelta
from uuid import UUID

from keukentafel.besluit.bronnen_besluit import Aanvraagbericht
from keukentafel.besluit.handelingen._hulp import SYSTEEM
from keukentafel.besluit.models import Aanvraag, Klokfeit
from keukentafel.brieven.handelingen import brief_maken
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.termijnen.rekenen import eerste_gewone_dag
from keukentafel.organisatie.opvragen.inrichting import feestdagen, keuzelijsten

# What happened -> which text.
BERICHT = {
    "aanvraag_ontvangen": "aanvraag-ontvangen",
    "aanvulling_gevraagd": "aanvraag-aanvullen",
    "termijn_verlengd": "aanvraag-verlengd",
    "termijn_opgeschort": "aanvraag-opgeschort",
    "opschorting_beeindigd": "aanvraag-opgeschort",
}
VERDER = "Wij hoeven niet meer te wachten. Wij gaan verder."
VERTELD = "mededeling"
"""A notice without a longer term (Awb 4:14 lid 1): the day in the letter is the one we now expect."""


def aanvraagbrief_maken(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: the resident hears it in a letter, once. An aanvraag on which nothing is decided gets none."""
    with transactie(SYSTEEM):
        rijen = Aanvraag.objects.select_related("dossier", "behandelaar")
        aanvraag: Aanvraag | None = rijen.filter(pk=gebeurtenis.onderwerp).first()
        if aanvraag is None or aanvraag.uiterlijk is None:
            return
        feit = Klokfeit.objects.filter(pk=gebeurtenis.gegevens.get("klokfeit"), vervallen_op=None).first()
        if feit is None and gebeurtenis.soort != "aanvraag_ontvangen":
            return
        _maak(gebeurtenis, aanvraag, feit)


def _maak(gebeurtenis: Gebeurtenis, aanvraag: Aanvraag, feit: Klokfeit | None) -> None:
    sleutel = f"aanvraag:{aanvraag.pk}:{gebeurtenis.soort}:{feit.pk if feit else ''}"
    bron = aanvraagbron(aanvraag, gebeurtenis, feit)
    brief_maken(
        actor=SYSTEEM,
        soort=bron.soort,
        bron=bron,
        inwoner_id=aanvraag.inwoner_id,
        team_id=aanvraag.team_id,
        dossier_id=aanvraag.dossier_id,
        huishouden_id=aanvraag.dossier.huishouden_id,
        wet=aanvraag.wet,
        uiterlijk=klok.vandaag(),
        maker=_maker(gebeurtenis, aanvraag),
        sleutel=sleutel,
    )
    if feit and not feit.brief_sleutel:
        feit.brief_sleutel = sleutel
        feit.save(update_fields=["brief_sleutel"])


def aanvraagbron(aanvraag: Aanvraag, gebeurtenis: Gebeurtenis, feit: Klokfeit | None) -> Aanvraagbericht:
    """What the letter says, from the aanvraag as it is now."""
    lijsten = keuzelijsten("besluit_wet", "beslisorgaan")
    wet = next((k for k in lijsten["besluit_wet"] if k.code == aanvraag.wet), None)
    orgaan = next((k for k in lijsten["beslisorgaan"] if k.code == aanvraag.orgaan), None)
    voorbij = gebeurtenis.soort == "opschorting_beeindigd"
    return Aanvraagbericht(
        bericht=BERICHT[gebeurtenis.soort],
        ontvangen=aanvraag.ontvangen_op,
        nummer=aanvraag.nummer,
        wat=VERDER if voorbij else feit.reden if feit else "",
        voor=feit.hersteltermijn if feit else None,
        uiterlijk=_uiterlijk(aanvraag, feit),
        beslist=str(orgaan.waarde.get("in_zin") or orgaan.naam) if orgaan else "",
        contact=aanvraag.behandelaar.naam if aanvraag.behandelaar else "ons",
        hulp_erbij=str(wet.waarde["hulp_erbij"]) if wet else "",
    )


def _uiterlijk(aanvraag: Aanvraag, feit: Klokfeit | None) -> date | None:
    if aanvraag.uiterlijk and feit and feit.soort == VERTELD:
        return eerste_gewone_dag(aanvraag.uiterlijk + timedelta(weeks=feit.weken or 0), feestdagen())
    return aanvraag.uiterlijk


def _maker(gebeurtenis: Gebeurtenis, aanvraag: Aanvraag) -> str:
    """Whose letter it is when it falters: who did it, when that is a worker."""
    try:
        return str(UUID(gebeurtenis.actor))
    except ValueError:
        return str(aanvraag.behandelaar_id or "")
