"""Shorthand: who supervises, and a page that somebody opens."""

from typing import Any

from django.test import Client

from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting, Medewerker
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import LogboekRegel
from tests import personages as p
from tests.inloggen import log_in


def toezicht(naam: str = "Petra", rol: Rol = Rol.PRIVACY_OFFICER) -> Medewerker:
    with transactie(p.SYSTEEM):
        return p.maak_medewerker(naam, rol, None)


def redenen() -> None:
    """The list from which somebody says why (AUT-07)."""
    with transactie(p.SYSTEEM):
        Inrichting.objects.create(
            soort="reden_meelezen", code="overleg", naam="Ik bespreek dit met de collega", geldig_van=p.BEGIN
        )


def opent(medewerker: Medewerker, adres: str) -> Any:
    return log_in(Client(), medewerker).get(adres)


def regels(**velden: Any) -> list[dict[str, Any]]:
    """Contents of the log, oldest first."""
    with transactie(p.SYSTEEM):
        rijen = LogboekRegel.objects.filter(**velden).order_by("id")
        return [logboek.ontleed(rij.inhoud) for rij in rijen]
