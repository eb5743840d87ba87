"""Every morning: bezwaren and klachten whose term comes near become a task, once per term (REQ-080).

And when a holiday decree comes later: open terms are computed anew with a notice, past ones stay (ATW art. 3).
"""

from datetime import date, timedelta

from keukentafel.besluit.handelingen import _recht as h
from keukentafel.besluit.handelingen._hulp import SYSTEEM
from keukentafel.besluit.handelingen._klacht import bewaar, taak
from keukentafel.besluit.handelingen.bezwaardwangsom import bezwaardwangsommen_vragen
from keukentafel.besluit.models import Besluit, Bezwaar, Klacht
from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.regels import klacht as rk
from keukentafel.besluit.regels.soorten import Besluitstand
from keukentafel.besluit.regels.voorvallen import HERREKEND
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import eerste_gewone_dag
from keukentafel.organisatie.models import Taak
from keukentafel.organisatie.opvragen.inrichting import feestdagen, instelling
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht

FEESTDAG, KLACHT_HERREKEND = "de lijst van feestdagen is gewijzigd", "klacht_herrekend"
TERMIJN_BEZWAAR, TERMIJN_KLACHT, TERMIJN_BEMIDDELING = "bezwaar_termijn", "klacht_termijn", "klacht_bemiddeling"


def rechtsbescherming_bewaken() -> int:
    """Answers how many tasks were made."""
    with transactie(SYSTEEM):
        return _bezwaren() + bezwaardwangsommen_vragen() + _klachten()


def rechtstermijnen_herrekenen(gebeurtenis: Gebeurtenis | None = None) -> int:
    """Huisbel and every morning: a holiday was added or taken back. How many terms moved."""
    with transactie(SYSTEEM):
        return _voor_de_inwoner() + _herreken_bezwaren() + _herreken_klachten()


def _voor_de_inwoner() -> int:
    """The last day to object rolls on when it became a holiday. It never comes nearer: a letter told it already."""
    vrij, gezet = feestdagen(), 0
    open_ = Besluit.objects.filter(stand=Besluitstand.BEKEND, bezwaar_tot__gte=klok.vandaag())
    for dag in set(open_.values_list("bezwaar_tot", flat=True)):
        nieuw = eerste_gewone_dag(dag, vrij)
        for besluit in open_.filter(bezwaar_tot=dag).select_for_update(of=("self",)) if nieuw != dag else ():
            Besluit.objects.filter(pk=besluit.pk).update(bezwaar_tot=nieuw)
            logboek.handeling(SYSTEEM, Recht.BRIEF_VERZENDEN.code, besluit, bezwaar_tot=str(nieuw))
            gebeurtenis_melden(HERREKEND, besluit.aanvraag_id, besluit=str(besluit.pk), van=str(dag), naar=str(nieuw))
            gezet += 1
    return gezet


def _herreken_bezwaren() -> int:
    """Not while something is asked for: then every morning moves it (`_bezwaren`)."""
    open_ = Bezwaar.objects.filter(uiterlijk__gte=klok.vandaag()).exclude(stand__in=[*rb.KLAAR, rb.Stand.VERZUIM])
    rijen = open_.select_related("besluit", "behandelaar").select_for_update(of=("self",))
    return sum(h.herreken(bezwaar, FEESTDAG) for bezwaar in rijen)


def _herreken_klachten() -> int:
    gezet = 0
    open_ = Klacht.objects.filter(uiterlijk__gte=klok.vandaag()).exclude(stand__in=rk.KLAAR)
    for klacht in open_.select_related("behandelaar").select_for_update(of=("self",)):
        oud = klacht.uiterlijk
        termijn = rk.uiterlijk(
            klacht.ontvangen_op,
            weken=klacht.weken,
            verdaag_weken=klacht.verdaag_weken,
            instemming=klacht.verdaag_instemming,
            feestdagen=feestdagen(),
        )
        if termijn.dag == oud:
            continue
        klacht.uiterlijk, klacht.termijn_uitleg = termijn.dag, termijn.uitleg
        bewaar(klacht, SYSTEEM)
        zin = f"de laatste dag ging van {datum_gewoon(oud)} naar {datum_gewoon(termijn.dag)}: {FEESTDAG}."
        taak(klacht, zin, min(oud, termijn.dag), KLACHT_HERREKEND)
        gebeurtenis_melden(HERREKEND, klacht.pk, van=str(oud), naar=str(termijn.dag))
        gezet += 1
    return gezet


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
