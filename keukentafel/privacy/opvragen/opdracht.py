"""What the command line reads about keeping: plain data, without names of residents. It runs as a named system."""

from typing import Any
from uuid import UUID

from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Vernietiging
from keukentafel.privacy.opvragen import bewaarlijst
from keukentafel.privacy.opvragen.bewaarstop import SYSTEEM
from keukentafel.privacy.opvragen.vernietiging import zoek_resten
from keukentafel.privacy.regels.bewaren import Regelstand, Rubriek


def soorten() -> list[str]:
    """What may be asked for by name."""
    return [rubriek.value for rubriek in Rubriek if rubriek is not Rubriek.STUKKEN]


def tellingen() -> dict[str, int]:
    """Kind -> how many are due; a thousand means a thousand or more."""
    with transactie(SYSTEEM):
        logboek.kijk(Recht.BEWAREN_LEZEN.code, None, lijst="bewaarlijst")
        return {rubriek.value: n for rubriek, n in bewaarlijst.tellingen(bewaarlijst.termijnen()).items()}


def zaken(soort: str, hoogstens: int) -> list[dict[str, Any]]:
    """Each matter that is due, oldest first, with since when and why."""
    with transactie(SYSTEEM):
        posten = bewaarlijst.alle_posten(Rubriek(soort), hoogstens=hoogstens)
        logboek.kijk(Recht.BEWAREN_LEZEN.code, None, lijst="bewaarlijst", rubriek=soort, aantal=len(posten))
    return [
        {
            "sleutel": post.sleutel,
            "wat": post.naam,
            "soort": post.soort.code,
            "begin": post.einde.van.isoformat(),
            "sinds": post.einde.sinds.isoformat(),
            "uitleg": post.einde.uitleg,
            "bron": post.soort.bron,
            "wijze": post.soort.wijze.value,
            "blijft": post.tegen or post.blijft,
        }
        for post in posten
    ]


def stand(vernietiging_id: UUID) -> dict[str, Any] | None:
    """Where a list is, and what it takes or took."""
    with transactie(SYSTEEM):
        v = Vernietiging.objects.filter(pk=vernietiging_id).first()
        if v is None:
            return None
        return {
            "nummer": v.nummer,
            "stand": v.stand,
            "zaken": v.totaal,
            "tellingen": v.tellingen,
            "sporen": v.sporen,
            "blijft": [
                {"wat": rij.naam, "waarom": rij.waarom or rij.blijft}
                for rij in v.regels.order_by("sinds", "pk")
                if rij.stand == Regelstand.AF or rij.blijft
            ],
        }


def resten(vernietiging_id: UUID, woorden: tuple[str, ...]) -> list[dict[str, Any]] | None:
    """What was found; None when there is no such list that was carried out."""
    try:
        return [rest.als_dict() for rest in zoek_resten(vernietiging_id, woorden)[1]]
    except NietGevonden:
        return None
