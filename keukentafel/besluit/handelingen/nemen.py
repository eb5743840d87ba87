"""Take a decision for whoever sends it over a line that may fail: the same twice is once, and said; else a conflict.

A program that got no answer sends again. It may then not read "taken" of what somebody else took, or of another day
or reason than it sent (MAN-07; API rule on idempotency). The taking itself is `besluit_vaststellen`, for everybody.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keukentafel.besluit.handelingen._hulp import SYSTEEM
from keukentafel.besluit.handelingen.toets import besluit_vaststellen
from keukentafel.besluit.models import Besluit, Toets
from keukentafel.besluit.regels.soorten import GEEN_BESCHIKKING, GENOMEN
from keukentafel.dossier.handelingen._hulp import eis_tekst
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import AlGebeurd, Fout
from keukentafel.kern.tekst import datum_gewoon, moment_lang
from keukentafel.kern.termijnen.rekenen import kalenderdag
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

N = Recht.BESLUIT_NEMEN


@dataclass(frozen=True, slots=True)
class Genomen:
    """`al_genomen` says when this person took it before; empty when it was taken just now."""

    besluit: Besluit
    al_genomen: str = ""


def besluit_nemen(*, actor: Actor, besluit_id: UUID, versie: int, op: date | None = None, reden: str = "") -> Genomen:
    """Take it, or tell this same person that it was taken with this same request; AlGebeurd for all else.

    The row is locked first, so of two who send at once the second gets what the first did.
    """
    poort.eis(N)
    besluit: Besluit = poort.haal(Besluit, besluit_id, N, voor_wijzigen=True)
    if besluit.stand not in GENOMEN:
        return Genomen(besluit_vaststellen(actor=actor, besluit_id=besluit_id, versie=versie, op=op, reden=reden))
    if besluit.soort in GEEN_BESCHIKKING:
        raise Fout("Dit is geen besluit maar iets dat is afgegeven. Er valt niets te nemen.")
    with transactie(SYSTEEM):
        toets = Toets.objects.filter(besluit=besluit, uitkomst="akkoord").order_by("op").last()
    wanneer = moment_lang(toets.op) if toets else datum_gewoon(_dag(besluit))
    if besluit.ondertekenaar_id != actor.id:
        wie = besluit.ondertekenaar.naam if besluit.ondertekenaar else "Een ander"
        raise _geweigerd(actor, besluit, f"{wie} nam dit besluit al op {wanneer}. Er is niets veranderd.", {})
    if anders := _anders(besluit, toets, versie, op, eis_tekst(reden, leeg=True, veld="reden")):
        zin = f"Je nam dit besluit al op {wanneer}, en stuurt nu iets anders. Er is niets veranderd."
        raise _geweigerd(actor, besluit, zin, anders)
    logboek.kijk(N.code, besluit)
    return Genomen(besluit, f"Je nam dit besluit al op {wanneer}. Er is niets opnieuw gedaan.")


def _anders(besluit: Besluit, toets: Toets | None, versie: int, op: date | None, reden: str) -> dict[str, str]:
    """Per field what was sent and what stands. Taking adds one to the version, so the one signed or the one now."""
    uit: dict[str, str] = {}
    genomen_op = _dag(besluit)
    if versie not in (besluit.versie - 1, besluit.versie):
        uit["versie"] = f"‘{versie}’: het besluit is genomen op versie {besluit.versie - 1}"
    # Without a day it was taken on the day of sending; a program that sends again tomorrow asks no other day.
    if (op or (kalenderdag(toets.op) if toets else genomen_op)) != genomen_op:
        uit["op"] = f"‘{op or 'leeg'}’: het besluit draagt {genomen_op}"
    if toets and reden != toets.reden:
        uit["reden"] = f"‘{reden[:80] or 'leeg'}’: bij het besluit staat ‘{toets.reden[:80] or 'leeg'}’"
    return uit


def _dag(besluit: Besluit) -> date:
    """The database asks a day of every decision that was taken (besluit_genomen_door)."""
    if besluit.vastgesteld_op is None:
        raise ValueError(f"besluit {besluit.pk} is genomen zonder dag")
    return besluit.vastgesteld_op


def _geweigerd(actor: Actor, besluit: Besluit, zin: str, velden: dict[str, str]) -> AlGebeurd:
    logboek.geweigerd(actor, N.code, "besluit.besluit", besluit.pk, "al genomen")
    return AlGebeurd(zin, velden)
