"""The integral analysis: write it, change it with its history, and link goals to it."""

from collections.abc import Iterable
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import (
    bewaar_versie,
    eis_keuze,
    eis_leden,
    eis_open,
    eis_tekst,
    eis_wet,
)
from keukentafel.dossier.handelingen.lezen import itemmerk
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.kern.actor import Actor
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.plan.handelingen._gaten import gaten_nalopen
from keukentafel.plan.handelingen._hulp import S, open_dossier
from keukentafel.plan.models import Analyse, Analyseversie, Doel
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet


def analyse_schrijven(
    *,
    actor: Actor,
    dossier_id: UUID,
    tekst: str,
    wet: str = Wet.ALGEMEEN,
    publiek: str = Publiek.TEAM,
    over: Iterable[UUID] | None = None,
    doelen: Iterable[UUID] = (),
    clientgroep: str = "",
    concept: str = "",
) -> Analyse:
    """What plays and how it hangs together; three sentences may do. Without `over`: about the whole household."""
    dossier = open_dossier(dossier_id)
    eis_wet(wet, publiek, stand_van(actor, dossier))
    analyse = Analyse(**itemmerk(actor, dossier, wet, publiek), tekst=eis_tekst(tekst), clientgroep=_groep(clientgroep))
    analyse.save(force_insert=True)
    analyse.over.set(eis_leden(dossier, over))
    _koppel(analyse, doelen)
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    gebeurtenis_melden("analyse_geschreven", dossier.pk, analyse=str(analyse.pk))
    logboek.handeling(actor, S.code, analyse, nieuw=True)
    gaten_nalopen(actor, dossier.pk)
    return analyse


def analyse_wijzigen(
    *,
    actor: Actor,
    analyse_id: UUID,
    versie: int,
    tekst: str,
    doelen: Iterable[UUID] | None = None,
    clientgroep: str | None = None,
) -> Analyse:
    """Other words; what stood there is kept. Without `doelen` the same goals stay linked. Raises Botsing.

    Without `clientgroep` the way of working stays as it is.
    """
    poort.eis(S)
    analyse: Analyse = poort.haal(Analyse, analyse_id, S, voor_wijzigen=True)
    eis_open(analyse.dossier)
    schoon = eis_tekst(tekst)
    groep = analyse.clientgroep if clientgroep is None else _groep(clientgroep)
    if analyse.versie != versie:
        raise Botsing(analyse, {"tekst": schoon})
    if (schoon, groep) != (analyse.tekst, analyse.clientgroep):
        bewaar_versie(Analyseversie, actor, analyse, ("tekst", "clientgroep"))
        bewaar_met_versie(analyse, actor=actor, versie=versie, tekst=schoon, clientgroep=groep)
        gebeurtenis_melden("analyse_gewijzigd", analyse.dossier_id, analyse=str(analyse.pk))
    if doelen is not None:
        zichtbaar = poort.zichtbaar(Doel, S).filter(analyse=analyse)
        zichtbaar.exclude(pk__in=list(doelen)).update(analyse=None)
        _koppel(analyse, doelen)
    logboek.handeling(actor, S.code, analyse, gewijzigd=True)
    gaten_nalopen(actor, analyse.dossier_id)
    return analyse


def _groep(code: str) -> str:
    """A client group of today, or none."""
    groepen = {k.code: k.naam for k in keuzes("clientgroep")} if code else {}
    return eis_keuze(code, groepen, "clientgroep") if code else ""


def _koppel(analyse: Analyse, doelen: Iterable[UUID]) -> None:
    """Goals of this dossier that this actor writes in; another one is left as it is."""
    ids = [UUID(str(d)) for d in doelen]
    if ids:
        poort.zichtbaar(Doel, S).filter(dossier_id=analyse.dossier_id, pk__in=ids).update(analyse=analyse)
