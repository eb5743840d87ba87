"""What about safety a resident may read: nothing, until the aandachtsfunctionaris releases a piece (MLD-07)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from keukentafel.dossier.models import Dossier, DossierItem, Veiligheidsvrijgave
from keukentafel.dossier.models.veiligheid import Veiligheidsitem
from keukentafel.dossier.opvragen.kader import DossierKader, dossier_kader
from keukentafel.dossier.opvragen.leesstand import item_soorten
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Wet
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht

L = Recht.VEILIGHEID_LEZEN
KAST = ("meldcode", "kindcheck", "veiligheidswaarschuwing")
NAAM = {"meldcode": "Meldcode", "kindcheck": "Kindcheck", "veiligheidswaarschuwing": "Bezoekadvies"}


@dataclass(frozen=True, slots=True)
class Vrijgavestuk:
    """One piece about safety; `op` is the day it was released, None while it stays closed."""

    soort: str
    id: UUID
    naam: str
    dag: date
    vrijgave_id: UUID | None
    op: date | None
    door: str
    reden: str
    adres: str
    """Where it is read, before it is released."""

    @property
    def sleutel(self) -> str:
        return f"{self.soort}:{self.id}"


@dataclass(frozen=True, slots=True)
class Vrijgaveblad:
    """All pieces about safety of one dossier that this actor may read."""

    kader: DossierKader
    stukken: tuple[Vrijgavestuk, ...]

    @property
    def dicht(self) -> list[tuple[str, str]]:
        """What can be released: (key, name)."""
        return [(s.sleutel, f"{s.naam} van {datum_gewoon(s.dag)}") for s in self.stukken if s.op is None]


def vrijgaveblad(dossier_id: UUID) -> Vrijgaveblad:
    """One look, logged. NietGevonden for who may not open the compartment, as every page of it."""
    kader = dossier_kader(dossier_id)
    if not kader.mag_veiligheid:
        logboek.geweigerd(actor_nu(), L.code, "dossier.dossier", kader.id, "niet gevonden")
        raise NietGevonden("dossier.veiligheid")
    stukken = _stukken(kader)
    logboek.kijk(L.code, Dossier(pk=kader.id), stukken=len(stukken))
    return Vrijgaveblad(kader, stukken)


def vrijgave_model(soort: str) -> type[Any] | None:
    """The kind of piece by its short name: of the compartment, or an item that was written under safety."""
    if soort in KAST:
        return apps.get_model("dossier", soort)
    return item_soorten().get(soort)


def _stukken(kader: DossierKader) -> tuple[Vrijgavestuk, ...]:
    """Every piece about safety of this dossier that this actor may read, newest first; two statements."""
    takken = [_tak(soort, kader.id) for soort in (*KAST, *item_soorten())]
    rijen = takken[0].union(*takken[1:], all=True).order_by("-dag", "id_")
    geldig = zichtbaar(Veiligheidsvrijgave, L).filter(dossier_id=kader.id, ingetrokken_op=None)
    per = {rij.stuk_id: rij for rij in geldig}
    return tuple(_stuk(kader, soort, pk, dag, per.get(pk)) for soort, pk, dag in rijen)


def _tak(soort: str, dossier_id: UUID) -> QuerySet[Any, Any]:
    model: Any = vrijgave_model(soort)
    recht = L if soort in KAST else Recht.JOURNAAL_LEZEN
    rijen = zichtbaar(model, recht).filter(dossier_id=dossier_id, wet=Wet.VEILIGHEID)
    velden = {"soort_": Value(soort, CharField()), "id_": Cast("pk", UUIDField()), "dag": F("gemaakt_op__date")}
    sleutels: QuerySet[Any, Any] = rijen.order_by().annotate(**velden).values_list("soort_", "id_", "dag")
    return sleutels


def _stuk(kader: DossierKader, soort: str, pk: UUID, dag: date, rij: Veiligheidsvrijgave | None) -> Vrijgavestuk:
    model: Any = vrijgave_model(soort)
    pad = {"meldcode": f"veiligheid/meldcode/{pk}/"}.get(soort, "veiligheid/")
    return Vrijgavestuk(
        soort=soort,
        id=pk,
        naam=NAAM.get(soort, model.__name__),
        dag=dag,
        vrijgave_id=rij.pk if rij else None,
        op=rij.op if rij else None,
        door=rij.auteur_naam if rij else "",
        reden=rij.reden if rij else "",
        adres=kader.pad + (pad if soort in KAST else model.pad.format(id=pk)),
    )


def niet_vrijgegeven() -> Q:
    """Items about safety that nobody released: the resident reads none of them."""
    geldig = Veiligheidsvrijgave.objects.filter(stuk_id=OuterRef("pk"), ingetrokken_op=None)
    return Q(~Exists(geldig), wet=Wet.VEILIGHEID)


def wacht_op_vrijgave(bron: str, object_id: UUID) -> bool:
    """Does this row, named by its model, belong to a piece about safety that is not released?

    A part goes with the whole: a step with its meldcode, an earlier text with its report. Asked by the system, which
    passes every wall: whoever makes a package of inzage need not be one who opens the compartment.
    """
    rij = apps.get_model(bron).objects.filter(pk=object_id).first()
    while rij is not None and not isinstance(rij, DossierItem | Veiligheidsitem | Dossier):
        rij = getattr(rij, getattr(rij, "volgt", "") or "-", None)
    if rij is None or isinstance(rij, Dossier) or rij.wet != Wet.VEILIGHEID:
        return False
    return not Veiligheidsvrijgave.objects.filter(stuk_id=rij.pk, ingetrokken_op=None).exists()
