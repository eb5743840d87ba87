"""The household in one picture (REQ-025): members, relations, questions, who is involved, who was heard (REQ-019).

Relations are shown between members only: the other parent of a child who lives in two households is not named here.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import DateTimeField, F, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Cast

from keukentafel.dossier import regels_vraag as rv
from keukentafel.dossier.leesmoment import KOLOMMEN, Leesmoment
from keukentafel.dossier.models import Werkproces
from keukentafel.dossier.models.vraag import Inbreng, Netwerkvraag
from keukentafel.dossier.opvragen.kader import DossierKader, Lid
from keukentafel.dossier.opvragen.netwerk import Netwerkantwoord
from keukentafel.inwoner.models import Relatie
from keukentafel.inwoner.regels.persoon import NAAM_VAN_RELATIE
from keukentafel.kern import klok
from keukentafel.organisatie.models import Inrichting
from keukentafel.poort import logboek
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht

MEESTE = 200


@dataclass(frozen=True, slots=True)
class Inbrengbeeld:
    """What one member said, when and how. `van_wie` is the name, also of somebody who has left."""

    id: UUID
    inwoner: UUID
    van_wie: str
    wijze: str
    tekst: str
    op: date
    door: str
    wie_leest: str
    ingetrokken_op: datetime | None
    ingetrokken_reden: str


@dataclass(frozen=True, slots=True)
class Lidbeeld:
    """One member in connection with the rest."""

    lid: Lid
    relaties: tuple[str, ...]
    vragen: tuple[tuple[UUID, str], ...]
    inbreng: Inbrengbeeld | None
    netwerk: Netwerkantwoord | None

    @property
    def gehoord(self) -> str:
        """In words, for the table."""
        if self.inbreng is None:
            return "overleden" if self.lid.overleden else "nog niet gehoord"
        return f"{self.inbreng.wijze}, {self.inbreng.op:%d-%m-%Y}"


@dataclass(frozen=True, slots=True)
class Samenhang:
    """The whole picture."""

    leden: tuple[Lidbeeld, ...]
    inbreng: tuple[Inbrengbeeld, ...]
    nog_niet_gehoord: tuple[str, ...]


class _Rij(NamedTuple):
    """What was said, or what came of asking about the network."""

    soort: str
    id: UUID
    inwoner: UUID
    wat: str
    tekst: str
    op: date
    door: str
    wet: str
    publiek: str
    ingetrokken_op: datetime | None
    ingetrokken_reden: str
    gemaakt_op: datetime
    mee: bool
    leesmoment: Leesmoment


def samenhang(kader: DossierKader) -> Samenhang:
    """Three statements, whatever the size of the household. Who is involved is a panel of its own."""
    rijen = _rijen(kader)
    inbreng = _inbreng(kader, [rij for rij in rijen if rij.soort == "inbreng"])
    laatste = {i.inwoner: i for i in reversed(inbreng) if not i.ingetrokken_op}
    netwerk = {rij.inwoner: _antwoord(rij) for rij in reversed(rijen) if rij.soort == "netwerk"}
    relaties, vragen = _relaties(kader), _vragen(kader)
    leden = tuple(
        Lidbeeld(
            lid=lid,
            relaties=tuple(relaties.get(lid.id, ())),
            vragen=tuple(vragen.get(lid.id, ())),
            inbreng=laatste.get(lid.id),
            netwerk=netwerk.get(lid.id),
        )
        for lid in kader.leden
    )
    logboek.kijk(Recht.VRAAG_LEZEN.code, None, dossier=str(kader.id), inbreng=len(inbreng))
    niet = rv.nog_niet_gehoord((b.lid.roepnaam, b.inbreng is not None) for b in leden if not b.lid.overleden)
    return Samenhang(leden, inbreng, tuple(niet))


def inbrengen(kader: DossierKader, lid: Lid) -> tuple[Inbrengbeeld, ...]:
    """Everything that one member said, newest first, as far as this actor may read it."""
    rijen = [rij for rij in _rijen(kader) if rij.soort == "inbreng" and rij.inwoner == lid.id]
    return _inbreng(kader, rijen)


def _rijen(kader: DossierKader) -> list[_Rij]:
    """Both kinds in one statement, each through the gate's own rule; newest first."""
    inbreng = {
        "k_soort": Value("inbreng", TextField()),
        "k_wat": F("wijze"),
        "k_tekst": F("tekst"),
        "k_op": F("gehoord_op"),
        "k_weg": F("ingetrokken_op"),
        "k_waarom": F("ingetrokken_reden"),
    }
    netwerk = {
        "k_soort": Value("netwerk", TextField()),
        "k_wat": F("stand"),
        "k_tekst": F("reden"),
        "k_op": F("gevraagd_op"),
        "k_weg": Cast(Value(None), DateTimeField()),
        "k_waarom": Value("", TextField()),
    }
    kolommen = ("k_soort", "id", "inwoner_id", "k_wat", "k_tekst", "k_op", "auteur_naam", "wet", "publiek")
    takken = [
        zichtbaar(model, Recht.VRAAG_LEZEN)
        .filter(dossier_id=kader.id)
        .annotate(**velden)
        .order_by("-k_op")
        .values_list(*kolommen, "k_weg", "k_waarom", "gemaakt_op", "inwoner_leest_mee", *KOLOMMEN)[:MEESTE]
        for model, velden in ((Inbreng, inbreng), (Netwerkvraag, netwerk))
    ]
    rijen = (_Rij._make([*rij[:-3], Leesmoment(*rij[-3:])]) for rij in takken[0].union(takken[1], all=True))
    return sorted(rijen, key=lambda rij: (rij.op, rij.gemaakt_op), reverse=True)


def _inbreng(kader: DossierKader, rijen: list[_Rij]) -> tuple[Inbrengbeeld, ...]:
    namen = {lid.id: lid.roepnaam for lid in kader.leden}
    return tuple(
        Inbrengbeeld(
            id=rij.id,
            inwoner=rij.inwoner,
            van_wie=namen.get(rij.inwoner, "Iemand die niet meer in dit huishouden woont"),
            wijze=rv.NAAM_VAN_WIJZE[rv.Inbrengwijze(rij.wat)],
            tekst=rij.tekst,
            op=rij.op,
            door=rij.door,
            wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.mee, [rij.inwoner], rij.leesmoment),
            ingetrokken_op=rij.ingetrokken_op,
            ingetrokken_reden=rij.ingetrokken_reden,
        )
        for rij in rijen
    )


def _antwoord(rij: _Rij) -> Netwerkantwoord:
    return Netwerkantwoord(rij.wat, rv.NAAM_VAN_NETWERKSTAND[rv.Netwerkstand(rij.wat)], rij.tekst, rij.op, rij.door)


def _vragen(kader: DossierKader) -> dict[UUID, list[tuple[UUID, str]]]:
    """Member -> (key, subject in words) of the questions that run."""
    loopt = Q(perioden__tot__isnull=True) | Q(perioden__tot__gt=klok.vandaag())
    rijen = zichtbaar(Werkproces, Recht.DOSSIER_LEZEN).filter(loopt, perioden__vervallen_op=None, dossier_id=kader.id)
    woorden = Inrichting.objects.filter(soort="onderwerp", code=OuterRef("onderwerp")).order_by("-geldig_van")
    rijen = rijen.annotate(in_woorden=Subquery(woorden.values("naam")[:1])).order_by("aangemaakt_op", "id")
    uit: dict[UUID, list[tuple[UUID, str]]] = {}
    for sleutel, inwoner, woord, code, wet in rijen.values_list("id", "inwoner_id", "in_woorden", "onderwerp", "wet"):
        tekst = woord or code or NAAM_VAN_WET[Wet(wet)]
        uit.setdefault(inwoner, []).append((sleutel, tekst[:1].upper() + tekst[1:]))
    return uit


def _relaties(kader: DossierKader) -> dict[UUID, list[str]]:
    """ "ouder van Elif, heeft gezag", between members of this household alone."""
    namen = {lid.id: lid.roepnaam for lid in kader.leden}
    rijen = Relatie.objects.filter(inwoner_id__in=list(namen), naar_id__in=list(namen), tot=None)
    uit: dict[UUID, list[str]] = {}
    for rij in rijen.order_by("soort", "gemaakt_op"):
        gezag = {True: ", heeft gezag", False: ", geen gezag", None: ""}[rij.gezag]
        # Some relations already end in "van": "ontvangt mantelzorg van".
        soort = NAAM_VAN_RELATIE[rij.soort].removesuffix(" van")
        uit.setdefault(rij.inwoner_id, []).append(f"{soort} van {namen[rij.naar_id]}{gezag}")
    return uit
