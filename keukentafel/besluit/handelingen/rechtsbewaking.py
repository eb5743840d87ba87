"""Every morning: bezwaren and klachten whose term comes near become a task, once per moment (REQ-080).

A breach goes to the manager of the team as well, as with an aanvraag.

And when a holiday decree comes later: open terms are computed anew with a notice, past ones stay (ATW art. 3).
"""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from keukentafel.besluit.handelingen import _recht as h
from keukentafel.besluit.handelingen._hulp import SYSTEEM
from keukentafel.besluit.handelingen._klacht import TERMIJN, bewaar, taak
from keukentafel.besluit.handelingen.bezwaardwangsom import bezwaardwangsommen_vragen
from keukentafel.besluit.models import Besluit, Bezwaar, Klacht
from keukentafel.besluit.opvragen.rechtsblad import in_dienst
from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.regels import klacht as rk
from keukentafel.besluit.regels.soorten import Besluitstand
from keukentafel.besluit.regels.voorvallen import HERREKEND
from keukentafel.besluit.regels.waarschuwen import Moment, waarschuwing
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import eerste_gewone_dag
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker, Rolvervulling
from keukentafel.organisatie.opvragen.inrichting import feestdagen, geldig_op, instelling
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

FEESTDAG, KLACHT_HERREKEND = "de lijst van feestdagen is gewijzigd", "klacht_herrekend"
TERMIJN_BEZWAAR, TERMIJN_BEMIDDELING = "bezwaar_termijn", "klacht_bemiddeling"


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


def _moment(uiterlijk: date, dagen: int) -> Moment | None:
    """As far ahead as the municipality says, and from there in the same last steps as an aanvraag."""
    vandaag = klok.vandaag()
    regels = {"termijn_laatste_werkdagen": instelling("termijn_laatste_werkdagen")}
    if laatste := waarschuwing(vandaag, uiterlijk, vandaag, regels, feestdagen()):
        return laatste.moment
    return Moment.EERSTE if uiterlijk <= vandaag + timedelta(days=dagen) else None


def _nieuw(moment: Moment, soort: str, onderwerp: UUID, uiterlijk: date) -> bool:
    """Of this last day, this moment: once, and in the place of the earlier one. After verdagen it is another day."""
    kenmerk = {"moment": moment.value, "uiterlijk": str(uiterlijk), "taak": soort}
    filters = {f"gegevens__{naam}": waarde for naam, waarde in kenmerk.items()}
    if Gebeurtenis.objects.filter(soort="termijn_nadert", onderwerp=onderwerp, **filters).exists():
        return False
    taken_vervallen(actor=SYSTEEM, onderwerp_id=onderwerp, soort=soort)
    gebeurtenis_melden("termijn_nadert", onderwerp, **kenmerk)
    return True


def _zin(moment: Moment, uiterlijk: date, wat: str, wie: str) -> str:
    """Names nobody: the task is read without opening it."""
    dag = datum_gewoon(uiterlijk)
    if moment is Moment.TE_LAAT:
        return f"de termijn is voorbij sinds {dag}. {wat.capitalize()}, en laat {wie} weten wanneer."
    if moment is Moment.VANDAAG:
        return f"vandaag is de laatste dag. {wat.capitalize()} vandaag."
    return f"{wat} uiterlijk op {dag}."


def _bezwaren() -> int:
    dagen, gemaakt = instelling("bezwaar_waarschuwen_dagen"), 0
    for bezwaar in Bezwaar.objects.filter(stand=rb.Stand.VERZUIM).select_related("besluit"):
        h.zet_termijn(bezwaar)  # while what is missing stays away, each day adds one
        bezwaar.save(update_fields=["uiterlijk", "termijn_uitleg"])
    stil = Q(stand=rb.Stand.VERZUIM, verzuim_uiterlijk__gte=klok.vandaag())  # the last day moves along, every day
    open_ = Bezwaar.objects.exclude(stand__in=rb.KLAAR).exclude(stil).select_related("besluit", "behandelaar", "team")
    for bezwaar in open_:
        moment = _moment(bezwaar.uiterlijk, dagen)
        if moment and _nieuw(moment, TERMIJN_BEZWAAR, bezwaar.pk, bezwaar.uiterlijk):
            zin = _zin(moment, bezwaar.uiterlijk, "beslis", "wie bezwaar maakte")
            h.taak_bezwaar(bezwaar, zin, bezwaar.uiterlijk, TERMIJN_BEZWAAR)
            if moment is Moment.TE_LAAT and not bezwaar.afgeschermd:
                _manager_bezwaar(bezwaar, zin)
            gemaakt += 1
    return gemaakt


def _manager_bezwaar(bezwaar: Bezwaar, zin: str) -> None:
    """The page of a bezwaar is for who handles it; the manager opens the decision it is about."""
    taak_maken(
        actor=SYSTEEM,
        soort=TERMIJN_BEZWAAR,
        tekst=f"Bezwaar {bezwaar.nummer}: {zin}",
        uiterlijk=klok.vandaag(),
        rol=Rol.WIJKTEAMMANAGER,
        team=bezwaar.team,
        dossier_id=bezwaar.dossier_id,
        onderwerp_id=bezwaar.pk,
        adres=bezwaar.besluit.adres,
    )


def _klachten() -> int:
    dagen, gemaakt = instelling("klacht_waarschuwen_dagen"), 0
    grens = klok.vandaag() + timedelta(days=dagen)
    open_ = Klacht.objects.exclude(stand__in=rk.KLAAR).filter(bemiddeling_tot__lte=grens)
    for klacht in open_.select_related("behandelaar", "team"):
        vroeg = klacht.stand in (rk.Stand.ONTVANGEN, rk.Stand.INFORMEEL)
        if vroeg and _nieuw(Moment.EERSTE, TERMIJN_BEMIDDELING, klacht.pk, klacht.bemiddeling_tot):
            tekst = f"bemiddeling tot en met {datum_gewoon(klacht.bemiddeling_tot)}. Daarna formeel."
            taak(klacht, tekst, klacht.bemiddeling_tot, TERMIJN_BEMIDDELING)
            gemaakt += 1
        moment = _moment(klacht.uiterlijk, dagen)
        if moment and _nieuw(moment, TERMIJN, klacht.pk, klacht.uiterlijk):
            zin = _zin(moment, klacht.uiterlijk, "antwoord", "de klager")
            taak(klacht, zin, klacht.uiterlijk, TERMIJN)
            if moment is Moment.TE_LAAT and klacht.team and not klacht.afgeschermd:
                _manager_klacht(klacht, zin)
            gemaakt += 1
    return gemaakt


def _manager_klacht(klacht: Klacht, zin: str) -> None:
    """By name, not by role: a manager whom it is about never gets it (MAN-09)."""
    rol = Rolvervulling.objects.filter(
        geldig_op(klok.vandaag(), "van", "tot"), rol=Rol.WIJKTEAMMANAGER, team=klacht.team
    )
    wie = Medewerker.objects.filter(in_dienst(), pk__in=rol.values("medewerker"))
    for manager in wie.exclude(pk__in=klacht.betrokken):
        taak_maken(
            actor=SYSTEEM,
            soort=TERMIJN,
            tekst=f"Klacht {klacht.nummer}: {zin}",
            uiterlijk=klok.vandaag(),
            voor=manager,
            onderwerp_id=klacht.pk,
            adres=klacht.adres,
        )
