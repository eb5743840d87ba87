"""Who lends a worker: now, later and before; and how the code of an organisation is called."""

from uuid import UUID

from keukentafel.kern import klok
from keukentafel.organisatie.models import Inrichting, Uitlening
from keukentafel.organisatie.opvragen.beheer import periodestand
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.organisatie.opvragen.lijsten import Stand

SOORT = "moederorganisatie"
ONBEKEND = "niet bekend"


def uitleningen_van(medewerker_id: UUID) -> list[tuple[int, Stand]]:
    """Everything that was ever recorded of this worker, newest first, each with its key."""
    vandaag, tot, uit = klok.vandaag(), None, []
    namen = dict(Inrichting.objects.filter(soort=SOORT).order_by("geldig_van").values_list("code", "naam"))
    for rij in Uitlening.objects.filter(medewerker=medewerker_id).order_by("-van"):
        naam = namen.get(rij.moederorganisatie, rij.moederorganisatie) or ONBEKEND
        stand = periodestand(rij.van, tot, vandaag)
        terug = tot is None and rij.van >= vandaag
        uit.append((rij.pk, Stand(rij.van, tot, naam, rij.gewijzigd_door, stand, terug)))
        tot = rij.van
    return uit


def uitlener_nu(medewerker_id: UUID) -> str:
    """The code of today; empty when not known."""
    rijen = Uitlening.objects.filter(medewerker=medewerker_id, van__lte=klok.vandaag()).order_by("-van")
    return rijen.values_list("moederorganisatie", flat=True).first() or ""


def uitleners() -> list[tuple[str, str]]:
    """The organisations one can choose today."""
    return [(k.code, k.naam) for k in keuzes(SOORT)]
