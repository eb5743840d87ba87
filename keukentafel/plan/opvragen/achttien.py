"""Who becomes eighteen while help runs: per dossier, per plan, and the list of the team (REQ-065)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from keukentafel.dossier.models import Dossier, Werkproces, WerkprocesPeriode
from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.adressen import lees_dag, lees_sleutel
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.termijnen import datum_leeftijd, plus_maanden
from keukentafel.organisatie.opvragen import instelling
from keukentafel.plan.models import Doel, Overgangsplan, Overgangspunt, Regie
from keukentafel.plan.opvragen.volgen import mag_volgen
from keukentafel.plan.regels import Doelstand
from keukentafel.plan.regels import achttien as ra
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Wet
from keukentafel.poort.rechten import Recht

L, LIJST = Recht.PLAN_LEZEN, Recht.STILSTAND_ZIEN
PER_BLAD, HOOGSTENS = 50, 500


@dataclass(frozen=True, slots=True)
class Jongere:
    """A member who is old enough, and the plan when there is one."""

    inwoner_id: UUID
    naam: str
    wanneer: str
    plan_id: UUID | None
    stand: str


@dataclass(frozen=True, slots=True)
class Punt:
    """One point of the checklist."""

    code: str
    naam: str
    stand: str
    standnaam: str
    toelichting: str
    gewijzigd_door: str


@dataclass(frozen=True, slots=True)
class OvergangBeeld:
    """One transition plan in the frame of its dossier."""

    kader: DossierKader
    id: UUID
    naam: str
    wanneer: str
    wens: str
    niet_nodig: str
    punten: tuple[Punt, ...]
    overgedragen_op: date | None
    overgedragen_aan: str
    versie: int
    gewijzigd_door: str
    wie_leest: str
    mag_schrijven: bool

    @property
    def open_punten(self) -> int:
        return sum(punt.stand == ra.Puntstand.OPEN for punt in self.punten)


@dataclass(frozen=True, slots=True)
class Achttienregel:
    """One young person on the list of the team: no plan yet, or one that is not handed over."""

    dossier_id: UUID
    nummer: str
    huishouden: str
    naam: str
    wanneer: str
    regisseur: str
    is_al_18: bool


@dataclass(frozen=True, slots=True)
class Achttienblad:
    regels: tuple[Achttienregel, ...]
    volgende: str
    vraag_na: tuple[tuple[str, int], ...]
    """(regisseur, how many) of young people in dossiers of which this actor reads no help: whom to ask, no names."""


def jongeren(dossier_id: UUID) -> tuple[DossierKader, tuple[Jongere, ...], bool]:
    """Members from the configured age to eighteen, and whoever has a plan already; and may this actor write?"""
    kader = dossier_kader(dossier_id)
    rijen = poort.zichtbaar(Overgangsplan, L).filter(dossier_id=kader.id)
    plannen = {rij.inwoner_id: rij for rij in rijen}
    leden = Huishoudlid.objects.filter(
        huishouden_id=kader.huishouden_id, inwoner_id__in=[lid.id for lid in kader.leden]
    )
    geboren = dict(leden.values_list("inwoner_id", "inwoner__geboortedatum"))
    logboek.kijk(L.code, None, lijst="achttien", dossier=str(kader.id), aantal=len(plannen))
    uiterste = _uiterste_geboortedag()
    uit = [
        Jongere(lid.id, lid.roepnaam, ra.nog_tot_18(dag, klok.vandaag()), *_stand(plannen.get(lid.id)))
        for lid in kader.leden
        if (dag := geboren.get(lid.id)) and (lid.id in plannen or _is_jongere(dag, uiterste))
    ]
    return kader, tuple(uit), mag_volgen(kader)


def overgang(dossier_id: UUID, overgangsplan_id: UUID) -> OvergangBeeld:
    """One plan with its points; NietGevonden when it is not for this actor."""
    plan: Any = poort.haal(Overgangsplan, overgangsplan_id, L)
    kader = dossier_kader(dossier_id)
    if plan.dossier_id != kader.id:
        raise NietGevonden("plan.overgangsplan")
    return OvergangBeeld(
        kader=kader,
        id=plan.pk,
        naam=next(iter(kader.namen([plan.inwoner_id])), "") or str(plan.inwoner.naam),
        wanneer=ra.nog_tot_18(plan.inwoner.geboortedatum, klok.vandaag()),
        wens=plan.wens,
        niet_nodig=plan.niet_nodig,
        punten=tuple(_punt(rij) for rij in Overgangspunt.objects.filter(overgangsplan=plan).order_by("volgorde")),
        overgedragen_op=plan.overgedragen_op,
        overgedragen_aan=plan.overgedragen_aan,
        versie=plan.versie,
        gewijzigd_door=plan.gewijzigd_door or plan.auteur_naam,
        wie_leest=kader.wie_leest_item(
            plan.wet, plan.publiek, plan.inwoner_leest_mee, [plan.inwoner_id], plan.leesmoment
        ),
        mag_schrijven=mag_volgen(kader),
    )


def achttienblad(actor: Actor, na: str = "") -> Achttienblad:
    """Supported young people of the own teams without a transition plan, the oldest first.

    Supported: a question under the Jeugdwet runs in the dossier, or a goal that runs is about this person. What this
    actor may not read does not count.
    """
    uiterste = _uiterste_geboortedag()
    rijen = _na(_leden(actor, uiterste), na).order_by("inwoner__geboortedatum", "pk")
    gevonden = list(rijen[: PER_BLAD + 1])
    logboek.kijk(LIJST.code, None, lijst="achttien", aantal=len(gevonden[:PER_BLAD]))
    blad = gevonden[:PER_BLAD]
    laatste = blad[-1] if len(gevonden) > PER_BLAD else None
    return Achttienblad(
        tuple(_regel(rij) for rij in blad),
        f"{laatste.inwoner.geboortedatum}_{laatste.pk}" if laatste else "",
        () if na else _vraag_na(actor, uiterste),
    )


def _leden(actor: Actor, uiterste: date) -> Any:
    """Members who are old enough, in open dossiers of the own teams, for whom help runs and no plan stands."""
    plannen = Overgangsplan.objects.filter(dossier=OuterRef("dossier"), inwoner=OuterRef("inwoner"))
    rijen = _van_leeftijd(actor, uiterste).filter(_geholpen(), ~Exists(plannen))
    return rijen.select_related("inwoner", "huishouden")


def _geholpen() -> Q:
    """Help runs, as far as this actor may read it."""
    jeugd = poort.zichtbaar(Werkproces, Recht.DOSSIER_LEZEN).filter(
        Exists(WerkprocesPeriode.objects.filter(werkproces=OuterRef("pk"), tot=None, vervallen_op=None)),
        dossier=OuterRef("dossier"),
        wet=Wet.JEUGD,
    )
    doelen = poort.zichtbaar(Doel, L).filter(
        dossier=OuterRef("dossier"), stand=Doelstand.LOOPT, over=OuterRef("inwoner")
    )
    return Q(Exists(jeugd)) | Q(Exists(doelen))


def _vraag_na(actor: Actor, uiterste: date) -> tuple[tuple[str, int], ...]:
    """Counted from age and open dossiers, less what this actor reads: nothing behind a wall changes it."""
    gelezen = poort.zichtbaar(Overgangsplan, L).filter(dossier=OuterRef("dossier"), inwoner=OuterRef("inwoner"))
    rijen = _van_leeftijd(actor, uiterste).filter(~_geholpen(), ~Exists(gelezen))
    teller = Counter(naam or "Geen regisseur" for naam in rijen.values_list("regisseur", flat=True)[:HOOGSTENS])
    return tuple(sorted(teller.items()))


def _van_leeftijd(actor: Actor, uiterste: date) -> Any:
    """Members who are old enough, in open dossiers of the own teams that this actor may list."""
    dossiers = poort.zichtbaar(Dossier, LIJST).filter(
        huishouden=OuterRef("huishouden"), gesloten_op=None, team_id__in=actor.teams
    )
    wie = Coalesce("medewerker__naam", "partij")
    regisseur = Regie.objects.filter(dossier=OuterRef("dossier"), tot=None).values(wie=wie)
    vandaag = klok.vandaag()
    rijen = Huishoudlid.objects.filter(
        Q(tot=None) | Q(tot__gt=vandaag),
        inwoner__geboortedatum__lte=uiterste,
        # Whoever turned 18 last half year without a plan is still asked about.
        inwoner__geboortedatum__gt=plus_maanden(vandaag, -(ra.VOLWASSEN * 12 + 6)),
        inwoner__overleden_op=None,
    )
    rijen = rijen.annotate(
        dossier=Subquery(dossiers.values("pk")[:1]), nummer=Subquery(dossiers.values("nummer")[:1])
    ).filter(dossier__isnull=False)
    return rijen.annotate(regisseur=Subquery(regisseur[:1]))


def _na(rijen: Any, na: str) -> Any:
    """Go on after this key; nonsense starts at the beginning."""
    dag, _, sleutel = na.partition("_")
    op, pk = lees_dag(dag), lees_sleutel(sleutel)
    if op is None or pk is None:
        return rijen
    return rijen.filter(Q(inwoner__geboortedatum__gt=op) | Q(inwoner__geboortedatum=op, pk__gt=pk))


def _uiterste_geboortedag() -> date:
    """Who was born on or before this day is old enough for a transition plan (16 years and a half is 198 months)."""
    return plus_maanden(klok.vandaag(), -instelling("achttien_vanaf_maanden"))


def _regel(rij: Any) -> Achttienregel:
    return Achttienregel(
        dossier_id=rij.dossier,
        nummer=rij.nummer,
        huishouden=rij.huishouden.naam,
        naam=rij.inwoner.roepnaam or str(rij.inwoner.naam),
        wanneer=ra.nog_tot_18(rij.inwoner.geboortedatum, klok.vandaag()),
        regisseur=rij.regisseur or "",
        is_al_18=datum_leeftijd(rij.inwoner.geboortedatum, ra.VOLWASSEN) <= klok.vandaag(),
    )


def _is_jongere(geboren: date, uiterste: date) -> bool:
    return geboren <= uiterste and datum_leeftijd(geboren, ra.VOLWASSEN) > klok.vandaag()


def _stand(plan: Any) -> tuple[UUID | None, str]:
    if plan is None:
        return None, "Nog geen overgangsplan"
    if plan.niet_nodig:
        return plan.pk, "Niet nodig"
    return plan.pk, f"Overgedragen aan {plan.overgedragen_aan}" if plan.overgedragen_op else "Loopt"


def _punt(rij: Any) -> Punt:
    return Punt(
        code=rij.code,
        naam=rij.naam,
        stand=rij.stand,
        standnaam=ra.NAAM_VAN_PUNTSTAND[ra.Puntstand(rij.stand)],
        toelichting=rij.toelichting,
        gewijzigd_door=rij.gewijzigd_door,
    )
