"""What was left unfinished comes back to its author: drafts of any form, and reports that stayed a draft."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from keukentafel.dossier import regels
from keukentafel.dossier.handelingen._hulp import aan_auteur
from keukentafel.dossier.handelingen.verslag import ONAF
from keukentafel.dossier.models import Gespreksverslag
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.handelingen import BEWAARDAGEN_CONCEPT
from keukentafel.kern.models import Concept
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.organisatie.opvragen.inrichting import instelling

SYSTEEM = Actor.systeem("herinneren")
CONCEPT = "concept_onaf"
PER_KEER = 500
BINNEN = timedelta(days=2)


def onaffe_teksten_terugbrengen() -> int:
    """Every morning; once for each text until it is touched again. Returns how many came back today."""
    with transactie(SYSTEEM):
        grens = klok.nu() - timedelta(days=instelling("concept_herinner_dagen"))
        _opruimen(grens)
        al = set(Taak.objects.filter(soort__in=(CONCEPT, ONAF), klaar_op=None).values_list("onderwerp_id", flat=True))
        return _concepten(grens, al) + _verslagen(grens, al)


def _opruimen(grens: datetime) -> None:
    """Finished, thrown away or written on since: the reminder goes by itself."""
    open_ = Taak.objects.filter(klaar_op=None)
    oud = set(Concept.objects.filter(bewaard_op__lt=grens).values_list("pk", flat=True))
    oud |= set(_oude_verslagen(grens).values_list("pk", flat=True))
    for taak in open_.filter(soort__in=(CONCEPT, ONAF)).exclude(onderwerp_id__in=oud):
        taken_vervallen(actor=SYSTEEM, onderwerp_id=taak.onderwerp_id or UUID(int=0), soort=taak.soort)


def _concepten(grens: datetime, al: set[UUID | None]) -> int:
    """A draft has one reader, its author, also when it hangs on a screen of any room. Its title stays in the draft."""
    rijen = [c for c in Concept.objects.filter(bewaard_op__lt=grens).exclude(titel="")[:PER_KEER] if c.pk not in al]
    mensen = {m.pk: m for m in Medewerker.objects.filter(pk__in=[c.auteur for c in rijen], is_active=True)}
    terug = [c for c in rijen if c.auteur in mensen]
    for concept in terug:
        weg = klok.vandaag() + timedelta(days=BEWAARDAGEN_CONCEPT) - (klok.nu() - concept.bewaard_op)
        taak_maken(
            actor=SYSTEEM,
            soort=CONCEPT,
            tekst=f"Deze tekst is nog niet af. Maak hem af of gooi hem weg; op {datum_gewoon(weg)} verdwijnt hij",
            uiterlijk=klok.vandaag() + BINNEN,
            voor=mensen[concept.auteur],
            onderwerp_id=concept.pk,
            adres=concept.adres,
        )
    return len(terug)


def _oude_verslagen(grens: datetime) -> QuerySet[Gespreksverslag]:
    return Gespreksverslag.objects.filter(stand=regels.CONCEPT, gewijzigd_op__lt=grens)


def _verslagen(grens: datetime, al: set[UUID | None]) -> int:
    """For who wrote it; when that person left, for the wijkcoaches of the team."""
    rijen = [v for v in _oude_verslagen(grens).order_by("gewijzigd_op")[:PER_KEER] if v.pk not in al]
    for verslag in rijen:
        dag = datum_gewoon(verslag.gesprek_op)
        taak_maken(
            actor=SYSTEEM,
            soort=ONAF,
            tekst=f"Het verslag van het gesprek op {dag} is nog een concept. De inwoner heeft het niet gekregen",
            uiterlijk=klok.vandaag() + BINNEN,
            onderwerp_id=verslag.pk,
            **aan_auteur(verslag),
        )
    return len(rijen)
