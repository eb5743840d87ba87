"""The list of incidenten, and one with its actions."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from keukentafel.besluit.models import Incident, Incidentactie
from keukentafel.besluit.opvragen.rechtsblad import Feit, Rechtsblad, Rechtsregel, in_dienst
from keukentafel.besluit.regels import incident as ri
from keukentafel.kern.adressen import lees_bladsleutel
from keukentafel.kern.tekst import datum_gewoon, moment_lang
from keukentafel.kern.termijnen.rekenen import kalenderdag
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht

S = Recht.INCIDENT_BEHANDELEN
FILTERS = {"open": "Open", "toezicht": "Nog te melden", "klaar": "Gesloten"}
PER_BLAD = 50
KORT = 90


def incidentblad(*, stand: str = "open", na: str = "") -> Rechtsblad:
    """Newest first."""
    stand = stand if stand in FILTERS else "open"
    rijen = poort.zichtbaar(Incident, S).filter(_filter(stand)).select_related("team")
    rijen = rijen.annotate(acties_open=Count("acties", filter=Q(acties__klaar_op=None)))
    dag, sleutel = lees_bladsleutel(na)
    if dag and sleutel:
        rijen = rijen.filter(Q(gebeurd_op__date__lt=dag) | Q(gebeurd_op__date=dag, id__gt=sleutel))
    gevonden = list(rijen.order_by("-gebeurd_op__date", "id")[: PER_BLAD + 1])
    blad = gevonden[:PER_BLAD]
    logboek.kijk(S.code, None, lijst="incidenten", aantal=len(blad))
    volgende = f"{kalenderdag(blad[-1].gebeurd_op)}_{blad[-1].pk}" if len(gevonden) > PER_BLAD else ""
    return Rechtsblad(tuple(_regel(i, i.acties_open) for i in blad), stand, volgende)


def _filter(stand: str) -> Q:
    if stand == "klaar":
        return Q(gesloten_op__isnull=False)
    q = Q(gesloten_op=None)
    return q & Q(toezicht_op=None, soort__in=ri.ONVERWIJLD) if stand == "toezicht" else q


def _regel(i: Incident, acties_open: int) -> Rechtsregel:
    stap = ri.stap(i.soort, i.toezicht_op, acties_open, i.gesloten_op)
    kort = i.wat if len(i.wat) <= KORT else f"{i.wat[:KORT]}…"
    return Rechtsregel(
        id=i.pk,
        wat=ri.KORT[ri.Soort(i.soort)],
        wie=i.team.naam if i.team else "",
        regel=f"{ri.NAAM_VAN_STAP[stap]} · {kort}",
        uiterlijk=kalenderdag(i.gebeurd_op) if stap is ri.Stap.TOEZICHT else None,
        te_laat=stap is ri.Stap.TOEZICHT,
        bijna=False,
        adres=i.adres,
    )


@dataclass(frozen=True)
class Actieregel:
    """One action: what, who, by when."""

    id: UUID
    wat: str
    wie: str
    uiterlijk: date
    klaar_op: date | None


@dataclass(frozen=True)
class Incidentbeeld:
    """One report with what was done."""

    id: UUID
    regel: Rechtsregel
    stap: ri.Stap
    stap_naam: str
    wat: str
    soort: str
    wet: str
    feiten: tuple[Feit, ...]
    toezicht: str
    acties: tuple[Actieregel, ...]
    les: str
    collegas: tuple[tuple[str, str], ...]


def incident(incident_id: UUID) -> Incidentbeeld:
    """Through the gate."""
    i: Incident = poort.haal(Incident, incident_id, S)
    acties = list(Incidentactie.objects.filter(incident=i).select_related("medewerker").order_by("uiterlijk", "id"))
    open_ = sum(a.klaar_op is None for a in acties)
    stap = ri.stap(i.soort, i.toezicht_op, open_, i.gesloten_op)
    return Incidentbeeld(
        id=i.pk,
        regel=_regel(i, open_),
        stap=stap,
        stap_naam=ri.NAAM_VAN_STAP[stap],
        wat=i.wat,
        soort=i.soort,
        wet=i.wet,
        feiten=_feiten(i),
        toezicht=ri.NAAM_VAN_TOEZICHT[ri.toezicht_van(i.wet)],
        acties=tuple(
            Actieregel(a.pk, a.wat, a.medewerker.naam if a.medewerker else "", a.uiterlijk, a.klaar_op) for a in acties
        ),
        les=i.les,
        collegas=tuple((str(m.pk), m.naam) for m in Medewerker.objects.filter(in_dienst()).order_by("sorteernaam")),
    )


def _feiten(i: Incident) -> tuple[Feit, ...]:
    feiten = [
        Feit("Gebeurd", moment_lang(i.gebeurd_op)),
        Feit("Gemeld door", f"{i.melder.naam if i.melder else 'onbekend'}, {moment_lang(i.gemaakt_op)}"),
        Feit("Team", i.team.naam if i.team else "geen"),
        Feit("Wet", NAAM_VAN_WET[Wet(i.wet)]),
    ]
    if i.inwoner:
        feiten.append(Feit("Over", i.inwoner.naam))
    if i.toezicht_op:
        laat = f", later omdat: {i.toezicht_laat}" if i.toezicht_laat else ""
        kenmerk = f" ({i.toezicht_kenmerk})" if i.toezicht_kenmerk else ""
        feiten.append(Feit("Gemeld bij het toezicht", f"{moment_lang(i.toezicht_op)}{kenmerk}{laat}"))
    if i.gesloten_op:
        feiten.append(Feit("Gesloten", f"{datum_gewoon(kalenderdag(i.gesloten_op))}, door {i.gesloten_door}"))
    return tuple(feiten)
