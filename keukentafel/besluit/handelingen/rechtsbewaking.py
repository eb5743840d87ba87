"""Every morning: bezwaren and klachten whose term comes near become a task, once per term (REQ-080)."""

from datetime import date, timedelta

from keukentafel.besluit.handelingen import _recht as h
from keukentafel.besluit.handelingen._hulp import SYSTEEM
from keukentafel.besluit.handelingen._klacht import taak
from keukentafel.besluit.handelingen.bezwaardwangsom import bezwaardwangsommen_vragen
from keukentafel.besluit.models import Bezwaar, Klacht
from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.regels import klacht as rk
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Taak
from keukentafel.organisatie.opvragen.inrichting import instelling

TERMIJN_BEZWAAR, TERMIJN_KLACHT, TERMIJN_BEMIDDELING = "bezwaar_termijn", "klacht_termijn", "klacht_bemiddeling"


def rechtsbescherming_bewaken() -> int:
    """Answers how many tasks were made."""
    with transactie(SYSTEEM):
        return _bezwaren() + bezwaardwangsommen_vragen() + _klachten()


def _nieuw(soort: str, onderwerp: object, uiterlijk: date) -> bool:
    """Was this warned of before? After verdagen the term is another one, and is warned of again."""
    return not Taak.objects.filter(soort=soort, onderwerp_id=onderwerp, uiterlijk__gte=uiterlijk).exists()


def _bezwaren() -> int:
    grens = klok.vandaag() + timedelta(days=instelling("bezwaar_waarschuwen_dagen"))
    gemaakt = 0
    for bezwaar in Bezwaar.objects.filter(stand=rb.Stand.VERZUIM).select_related("besluit"):
        h.zet_termijn(bezwaar)  # while what is missing stays away, each day adds one
        bezwaar.save(update_fields=["uiterlijk", "termijn_uitleg"])
    for bezwaar in Bezwaar.objects.filter(uiterlijk__lte=grens).exclude(stand__in=rb.KLAAR):
        dag = max(bezwaar.uiterlijk, klok.vandaag())
        if _nieuw(TERMIJN_BEZWAAR, bezwaar.pk, bezwaar.uiterlijk):
            h.taak_bezwaar(bezwaar, f"beslis uiterlijk op {datum_gewoon(bezwaar.uiterlijk)}.", dag, TERMIJN_BEZWAAR)
            gemaakt += 1
    return gemaakt


def _klachten() -> int:
    grens = klok.vandaag() + timedelta(days=instelling("klacht_waarschuwen_dagen"))
    gemaakt = 0
    for klacht in Klacht.objects.exclude(stand__in=rk.KLAAR).filter(bemiddeling_tot__lte=grens):
        vroeg = klacht.stand in (rk.Stand.ONTVANGEN, rk.Stand.INFORMEEL)
        if vroeg and _nieuw(TERMIJN_BEMIDDELING, klacht.pk, klacht.bemiddeling_tot):
            tekst = f"bemiddeling tot en met {datum_gewoon(klacht.bemiddeling_tot)}. Daarna formeel."
            taak(klacht, tekst, klacht.bemiddeling_tot, TERMIJN_BEMIDDELING)
            gemaakt += 1
        if klacht.uiterlijk <= grens and _nieuw(TERMIJN_KLACHT, klacht.pk, klacht.uiterlijk):
            taak(klacht, f"antwoord uiterlijk op {datum_gewoon(klacht.uiterlijk)}.", klacht.uiterlijk, TERMIJN_KLACHT)
            gemaakt += 1
    return gemaakt
