"""Shorthand for the tests of this room: a household with a dossier, and an aanvraag in it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from keukentafel.besluit.handelingen.aanvraag import aanvraag_ontvangen
from keukentafel.besluit.models import Aanvraag, Klokfeit, Processtap
from keukentafel.dossier.models import Dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.plan.tests.hulp import Huis, doe, leden, maak_huis, sluit, tekst
from keukentafel.poort.matrix import Rol
from keukentafel.toegang.models import Melding
from tests import personages as p

NU = date(2026, 6, 15)  # a monday, without a holiday near
VRAAG = "Ik kan de trap niet meer op"


@dataclass(frozen=True)
class Zaak:
    """Household, worker of the backoffice, and the resident it is about."""

    huis: Huis
    bo: Medewerker
    wie: Any

    @property
    def samira(self) -> Medewerker:
        return self.huis.wijk.samira

    @property
    def dossier(self) -> Dossier:
        return self.huis.dossier


def maak_zaak(**huishouden: Any) -> Zaak:
    huis = maak_huis(**huishouden)
    with transactie(p.SYSTEEM):
        bo = p.maak_medewerker("Bo", Rol.BACKOFFICE, None)
    return Zaak(huis, bo, next(iter(leden(huis).values())))


def vraag_aan(zaak: Zaak, wie: Medewerker | None = None, **velden: Any) -> Aanvraag:
    """Registered by Samira; Jeugdwet unless said otherwise, because that begins as an aanvraag at once."""
    basis = {"dossier_id": zaak.dossier.pk, "inwoner_id": zaak.wie.pk, "procedure": "jeugd", "vraag": VRAAG}
    return doe(wie or zaak.samira, aanvraag_ontvangen, **{**basis, **velden})


def gemeld(zaak: Zaak, dag: date, **velden: Any) -> Melding:
    """A melding under the Wmo on that day, written by the house."""
    with transactie(p.SYSTEEM):
        basis = {"nummer": 5000 + Melding.objects.count(), "kanaal": "telefoon", "team": zaak.dossier.team,
                 "inwoner": zaak.wie, "huishouden": zaak.huis.huishouden, "gemaakt_door": "test",
                 "ontvangen_op": datetime(dag.year, dag.month, dag.day, 12, tzinfo=klok.AMSTERDAM)}  # fmt: skip
        return Melding.objects.create(**{**basis, **velden})


def stappen(aanvraag: Aanvraag) -> list[str]:
    with transactie(p.SYSTEEM):
        rijen = Processtap.objects.filter(aanvraag=aanvraag).order_by("gemaakt_op")
        return [f"{r.gebeurtenis}:{r.naar}" for r in rijen]


def nu(aanvraag: Aanvraag) -> Aanvraag:
    """As it stands in the database."""
    with transactie(p.SYSTEEM):
        return Aanvraag.objects.get(pk=aanvraag.pk)


def feiten(aanvraag: Aanvraag) -> list[Klokfeit]:
    with transactie(p.SYSTEEM):
        return list(Klokfeit.objects.filter(aanvraag=aanvraag).order_by("van"))


def taken(aanvraag: Aanvraag, soort: str = "") -> list[Taak]:
    with transactie(p.SYSTEEM):
        rijen = Taak.objects.filter(onderwerp_id=aanvraag.pk, klaar_op=None)
        return list(rijen.filter(soort=soort) if soort else rijen)


__all__ = ["NU", "VRAAG", "Zaak", "doe", "feiten", "gemeld", "leden", "maak_zaak", "nu", "sluit", "stappen", "taken",
           "tekst", "vraag_aan"]  # fmt: skip
