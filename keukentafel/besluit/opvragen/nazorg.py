"""Who is asked how the decided help goes: the list of a team, and one check (REQ-062)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.besluit.models import Nazorgcheck
from keukentafel.besluit.regels import nazorg as rn
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.adressen import lees_bladsleutel
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen import feestdagen, instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

L, S = Recht.AANVRAAG_LEZEN, Recht.AANVRAAG_BEHANDELEN
PER_BLAD = 50
FILTERS = {"laat": "Te laat", "komt": "Komt eraan", "gedaan": "Beantwoord"}


@dataclass(frozen=True, slots=True)
class Checkregel:
    """One line of the list."""

    id: UUID
    naam: str
    hulp: str
    wie: str
    op: date
    te_laat: bool
    antwoord: str


@dataclass(frozen=True, slots=True)
class Checklijst:
    """One page of the list; `stand` and `mijn` are what was filtered on."""

    regels: tuple[Checkregel, ...]
    volgende: str
    stand: str
    mijn: bool
    respijt: int


@dataclass(frozen=True, slots=True)
class Checkbeeld:
    """One check: about which help, and the answers when it was held."""

    id: UUID
    dossier_id: UUID
    naam: str
    hulp: str
    besloten: str
    wie: str
    op: date
    te_laat: bool
    gedaan_op: date | None
    begonnen: str
    werkt: str
    vervolg: str
    toelichting: str
    door: str
    vervallen: str
    versie: int
    mag: bool

    @property
    def open_(self) -> bool:
        return self.gedaan_op is None and not self.vervallen


def nazorglijst(actor: Actor, *, stand: str = "", mijn: bool = False, na: str = "") -> Checklijst:
    """The checks this actor may see, the oldest first; what was answered, the latest first."""
    stand = stand if stand in FILTERS else "laat"
    rijen = poort.zichtbaar(Nazorgcheck, L).filter(_waar(stand), vervallen_op=None)
    if mijn:
        rijen = rijen.filter(medewerker_id=actor.id)
    dag = "gedaan_op" if stand == "gedaan" else "op"
    vanaf, sleutel = lees_bladsleutel(na)
    terug = stand == "gedaan"
    if vanaf and sleutel:
        verder = "lt" if terug else "gt"
        rijen = rijen.filter(Q(**{f"{dag}__{verder}": vanaf}) | Q(**{dag: vanaf, f"id__{verder}": sleutel}))
    volgorde = [f"-{dag}", "-id"] if terug else [dag, "id"]
    blad = list(rijen.select_related("inwoner", "voorziening", "medewerker").order_by(*volgorde)[: PER_BLAD + 1])
    logboek.kijk(L.code, None, lijst="nazorg", aantal=len(blad[:PER_BLAD]))
    laatste = blad[PER_BLAD - 1] if len(blad) > PER_BLAD else None
    volgende = f"{getattr(laatste, dag).isoformat()}_{laatste.pk}" if laatste else ""
    respijt = instelling("nazorg_respijt_werkdagen")
    vrij = feestdagen()
    regels = tuple(_regel(rij, rn.laatste_dag(rij.op, respijt, vrij)) for rij in blad[:PER_BLAD])
    return Checklijst(regels, volgende, stand, mijn, respijt)


def nazorgcheck(check_id: UUID) -> Checkbeeld:
    """One check; NietGevonden when it is not for this actor."""
    poort.haal(Nazorgcheck, check_id, L)
    rij = (
        poort.zichtbaar(Nazorgcheck, L).select_related("inwoner", "voorziening__besluit", "medewerker").get(pk=check_id)
    )
    laatste = rn.laatste_dag(rij.op, instelling("nazorg_respijt_werkdagen"), feestdagen())
    return Checkbeeld(
        id=rij.pk,
        dossier_id=rij.dossier_id,
        naam=rij.inwoner.naam,
        hulp=_hulp(rij.voorziening),
        besloten=_besloten(rij.voorziening),
        wie=rij.medewerker.naam,
        op=rij.op,
        te_laat=rij.gedaan_op is None and laatste < klok.vandaag(),
        gedaan_op=rij.gedaan_op,
        begonnen=rn.NAAM_VAN_BEGONNEN[rn.Begonnen(rij.begonnen)] if rij.begonnen else "",
        werkt=rn.NAAM_VAN_WERKT[rn.Werkt(rij.werkt)] if rij.werkt else "",
        vervolg=rn.NAAM_VAN_VERVOLG[rn.Vervolg(rij.vervolg)] if rij.vervolg else "",
        toelichting=rij.toelichting,
        door=rij.door_naam,
        vervallen=rij.vervallen_reden,
        versie=rij.versie,
        mag=poortregels.heeft(actor_nu(), S) and poort.mag(rij, S),
    )


def _waar(stand: str) -> Q:
    """On the list from the day after; whether it counts as late in the figure is told per line."""
    if stand == "gedaan":
        return Q(gedaan_op__gte=klok.vandaag() - timedelta(days=366))
    open_ = Q(gedaan_op=None)
    return open_ & (Q(op__lt=klok.vandaag()) if stand == "laat" else Q(op__gte=klok.vandaag()))


def _regel(rij: Any, laatste: date) -> Checkregel:
    antwoord = [
        f"begonnen: {rn.NAAM_VAN_BEGONNEN[rn.Begonnen(rij.begonnen)].lower()}" if rij.begonnen else "",
        f"werkt: {rn.NAAM_VAN_WERKT[rn.Werkt(rij.werkt)].lower()}" if rij.werkt else "",
    ]
    return Checkregel(
        id=rij.pk,
        naam=rij.inwoner.naam,
        hulp=rij.voorziening.productnaam,
        wie=rij.medewerker.naam,
        op=rij.gedaan_op or rij.op,
        te_laat=rij.gedaan_op is None and laatste < klok.vandaag(),
        antwoord=", ".join(filter(None, antwoord)),
    )


def _hulp(rij: Any) -> str:
    """ "Hulp in het huishouden, 3 uur per week"."""
    if rij.aantal is None:
        return str(rij.productnaam)
    getal = f"{rij.aantal.normalize():f}".replace(".", ",")
    per = f" per {rij.per}" if rij.per in {"week", "maand"} else ""
    return f"{rij.productnaam}, {getal} {rij.eenheid}{per}"


def _besloten(rij: Any) -> str:
    """When it was told, since when, until when, and of whom."""
    verteld = rij.besluit.bekendgemaakt_op if rij.besluit else None
    op = f"bekend op {datum_gewoon(verteld)}" if verteld else ""
    van = f"vanaf {datum_gewoon(rij.van)}" if rij.van else ""
    tot = f"tot en met {datum_gewoon(rij.tot)}" if rij.tot else ""
    return ", ".join(filter(None, [op, " ".join(filter(None, [van, tot])), rij.aanbieder]))
