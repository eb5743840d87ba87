"""Who may decide here, and who of them is away today (a signatory on leave)."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.besluit.models import Besluit, Toets
from keukentafel.besluit.opvragen.mandaat import mandaten
from keukentafel.besluit.opvragen.zaak import voorzieningen_van, zaak_van
from keukentafel.besluit.regels.mandaat import beoordeel
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Afwezigheid, Medewerker, Rolvervulling
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.poort import poort
from keukentafel.poort.matrix import MATRIX, Bereik, Categorie
from keukentafel.poort.rechten import Recht

_STAD = [rol for rol, rij in MATRIX.items() if "B" in (c := rij[Categorie.MANDAAT]).ops and c.bereik == Bereik.STAD]
_TEAM = [rol for rol, rij in MATRIX.items() if "B" in (c := rij[Categorie.MANDAAT]).ops and c.bereik != Bereik.STAD]


def beslissers_van(besluit: Besluit) -> list[Medewerker]:
    """Whom it may be laid before: in service, of the municipality or of the team of the dossier, and with a mandate
    for exactly this (MAN-02), because whoever is chosen reads the case."""
    vandaag = klok.vandaag()
    waar = Q(rol__in=_STAD) | Q(rol__in=_TEAM, team_id=besluit.team_id)
    in_dienst = geldig_op(vandaag, "medewerker__in_dienst_van", "medewerker__in_dienst_tot")
    rijen = Rolvervulling.objects.filter(geldig_op(vandaag, "van", "tot"), waar, in_dienst)
    functies: dict[Medewerker, set[tuple[str, str]]] = {}
    for rij in rijen.exclude(medewerker=besluit.opsteller_id).select_related("medewerker", "team"):
        functies.setdefault(rij.medewerker, set()).add((rij.rol, rij.team.code if rij.team else ""))
    zaak, register = zaak_van(besluit, voorzieningen_van(besluit), vandaag), mandaten()
    mag = [m for m, rollen in functies.items() if beoordeel(zaak, register, frozenset(rollen)).mandaat]
    return sorted(mag, key=lambda m: m.naam)


def afwezig_tot(ids: Collection[UUID]) -> dict[UUID, str]:
    """Who is away today: " tot 3 mei 2026", or nothing behind the name when nobody knows until when."""
    rijen = Afwezigheid.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), medewerker_id__in=ids)
    return {r.medewerker_id: f" tot {datum_gewoon(r.tot)}" if r.tot else " voor onbepaalde tijd" for r in rijen}


def waarom_terug(besluit: Besluit) -> str:
    """Who gave it back and why; empty for who may read neither.

    It was written to who drafted it, who reads it first: also the backoffice, which does not read the argument itself.
    """
    if besluit.opsteller_id == actor_nu().id:
        with transactie(Actor.systeem("besluit")):
            return _reden(Toets.objects.all(), besluit)
    return _reden(poort.zichtbaar(Toets, Recht.BESLUITTEKST_LEZEN), besluit)


def _reden(rijen: Any, besluit: Besluit) -> str:
    teruggegeven = rijen.filter(besluit=besluit, uitkomst="terug").select_related("medewerker")
    laatste = teruggegeven.order_by("-op").first()
    return f"{laatste.medewerker.naam}: {laatste.reden}" if laatste else ""


def beslisserkeuzes(besluit_id: UUID) -> list[tuple[str, str]]:
    """For the form: who is away says so, so that nobody is chosen in vain."""
    besluit = poort.haal(Besluit, besluit_id, Recht.AANVRAAG_BEHANDELEN)
    kan = beslissers_van(besluit)
    weg = afwezig_tot([m.pk for m in kan])
    return [(str(m.pk), f"{m.naam} (afwezig{weg[m.pk]})" if m.pk in weg else m.naam) for m in kan]
