"""The page of the vraagverheldering: one member, own words first, then the leefgebieden (REQ-016)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import DateField, F, JSONField, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast

from keukentafel.dossier import regels_vraag as rv
from keukentafel.dossier.leesmoment import KOLOMMEN, Leesmoment
from keukentafel.dossier.models.vraag import Leefgebiednotitie, Leefgebiedversie, Verkenning, Verkenningversie
from keukentafel.dossier.opvragen.herkomst import Ingevuld, lopende_vragen, uit_melding
from keukentafel.dossier.opvragen.kader import DossierKader, Lid, dossier_kader
from keukentafel.dossier.opvragen.leefgebieden import kies_lid, vraaginrichting
from keukentafel.kern.actor import actor_nu
from keukentafel.poort import logboek
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Melding

LEZEN = Recht.VRAAG_LEZEN


@dataclass(frozen=True, slots=True)
class Verkenningbeeld:
    """What one person said, and who wrote it down last."""

    id: UUID
    eigen_woorden: str
    achter_de_vraag: str
    wensen: str
    gesprekken: tuple[date, ...]
    versie: int
    wie: str
    op: datetime
    wet: str
    wie_leest: str


@dataclass(frozen=True, slots=True)
class Gebiedbeeld:
    """One open leefgebied. `versie` 0: nothing was written yet. `mag_schrijven`: under the law of what stands there."""

    gebied: rv.Leefgebied
    tekst: str
    versie: int
    reden: str
    wil_niet_op: date | None
    grond: str
    wie_leest: str
    mag_schrijven: bool
    bron: str = ""

    @property
    def code(self) -> str:
        return self.gebied.code


@dataclass(frozen=True, slots=True)
class Vraagblad:
    """Everything on the page for one member."""

    kader: DossierKader
    lid: Lid | None
    eigen: Verkenningbeeld | None
    anderen: tuple[Verkenningbeeld, ...]
    open: tuple[Gebiedbeeld, ...]
    dicht: tuple[rv.Leefgebied, ...]
    redenen: Mapping[str, str]
    wie_leest: str
    mag_schrijven: bool
    melding: Ingevuld | None = None
    """The question as this member told it at the front door."""

    @property
    def adres(self) -> str:
        return f"{self.kader.pad}vraag/" + (f"?wie={self.lid.id}" if self.lid else "")

    @property
    def bron(self) -> str:
        """Where the own words came from, while they were not written here (REQ-038)."""
        if self.melding and (self.eigen is None or self.eigen.eigen_woorden == self.melding.waarde):
            return self.melding.bron
        return self.kader.uit_vorig(self.eigen.op) if self.eigen else ""

    @property
    def nieuw_gemeld(self) -> Ingevuld | None:
        """What came in at the front door after the words that stand here."""
        if self.melding and self.eigen and self.melding.op > self.eigen.op:
            return self.melding
        return None

    @property
    def sleutel(self) -> str:
        """Of the draft: one per dossier and member."""
        return f"vraag:{self.kader.id}:{self.lid.id if self.lid else ''}"


@dataclass(frozen=True, slots=True)
class Eerder:
    """An earlier text, with who replaced it and when."""

    wat: str
    tekst: str
    door: str
    op: datetime


@dataclass(frozen=True, slots=True)
class Eerderblad:
    """Earlier texts of one member."""

    kader: DossierKader
    lid: Lid | None
    eerder: tuple[Eerder, ...]

    @property
    def adres(self) -> str:
        return f"{self.kader.pad}vraag/" + (f"?wie={self.lid.id}" if self.lid else "")


class _Rij(NamedTuple):
    """One row of either kind: what is written about somebody, or about one leefgebied."""

    soort: str
    id: UUID
    gebied: str
    tekst: str
    tweede: str
    derde: str
    gesprekken: list[str]
    wil_niet_op: date | None
    versie: int
    wet: str
    publiek: str
    gemaakt_door: str
    auteur: str
    gewijzigd_door: str
    gewijzigd_op: datetime
    gemaakt_op: datetime
    mee: bool
    vanaf: datetime | None
    uitzondering: str
    tot: date | None

    def wie_leest(self, kader: DossierKader, lid: Lid) -> str:
        """Who reads it and from when: counted from when it was written, not from now (REQ-033)."""
        moment = Leesmoment(self.vanaf, self.uitzondering, self.tot)
        return kader.wie_leest_item(self.wet, self.publiek, self.mee, [lid.id], moment)


def vraagblad(dossier_id: UUID, *, wie: str = "", soort: str = "kijken") -> Vraagblad:
    """One look, logged; `soort` afdruk says that it goes on paper."""
    kader = dossier_kader(dossier_id)
    vragen = _vragen(kader)
    lid = kies_lid(kader, wie, next(iter(vragen), None))
    inrichting = vraaginrichting()
    rijen = _rijen(kader, lid) if lid else []
    verkenningen = [(rij, _verkenning(kader, lid, rij)) for rij in rijen if lid and rij.soort == "verkenning"]
    notities = _notities(kader, [rij for rij in rijen if rij.soort == "notitie"])
    logboek.kijk(LEZEN.code, None, soort=soort, dossier=str(kader.id), leefgebieden=len(notities))
    vraag = vragen.get(lid.id) if lid else None
    onderwerpen = vraag.onderwerpen if vraag else {o for per in vragen.values() for o in per.onderwerpen}
    open_, dicht = _gebieden(kader, lid, inrichting, notities, onderwerpen)
    eigen = next((v for rij, v in verkenningen if _mag(kader, rij)), None)
    return Vraagblad(
        kader=kader,
        lid=lid,
        eigen=eigen,
        anderen=tuple(v for _, v in verkenningen if v is not eigen),
        open=open_,
        dicht=dicht,
        redenen=inrichting.redenen,
        wie_leest=kader.wie_leest(over=[lid.id]) if lid else "",
        mag_schrijven=kader.mag_schrijven and kader.is_open and lid is not None,
        melding=vraag.melding if vraag else None,
    )


def eerdere_teksten(dossier_id: UUID, *, wie: str = "") -> Eerderblad:
    """What was said before it was changed, newest first, behind the same walls."""
    kader = dossier_kader(dossier_id)
    lid = kies_lid(kader, wie)
    bij: dict[str, Any] = {"item__dossier_id": kader.id, "item__inwoner_id": lid.id if lid else None}
    namen = {"eigen_woorden": "Eigen woorden", "achter_de_vraag": "Achter de vraag", "wensen": "Wensen"}
    uit = [
        Eerder(namen[veld], tekst, rij.door_naam, rij.gemaakt_op)
        for rij in zichtbaar(Verkenningversie, LEZEN).filter(**bij).order_by("-gemaakt_op")[:50]
        for veld, tekst in rij.velden.items()
        if veld in namen and tekst
    ]
    gebieden = vraaginrichting()
    for rij in zichtbaar(Leefgebiedversie, LEZEN).filter(**bij).select_related("item").order_by("-gemaakt_op")[:50]:
        tekst = rij.velden.get("tekst") or ("Wilde dit niet beantwoorden" if rij.velden.get("wil_niet_op") else "")
        if tekst:
            uit.append(Eerder(gebieden.gebied(rij.item.gebied).naam, tekst, rij.door_naam, rij.gemaakt_op))
    logboek.kijk(LEZEN.code, None, soort="versies", dossier=str(kader.id), aantal=len(uit))
    return Eerderblad(kader, lid, tuple(sorted(uit, key=lambda e: e.op, reverse=True)))


class _Vraag(NamedTuple):
    """What one member asked: the subjects, and the newest story from the front door."""

    onderwerpen: set[str]
    melding: Ingevuld | None


def _vragen(kader: DossierKader) -> dict[UUID, _Vraag]:
    """Member -> what the questions that run are about; the melding may name more than the werkproces carries."""
    melding = zichtbaar(Melding, Recht.MELDING_LEZEN).filter(pk=OuterRef("melding_id")).values("onderwerpen")[:1]
    vragen: dict[UUID, _Vraag] = {}
    rijen = lopende_vragen(kader).annotate(van_melding=Subquery(melding))
    for inwoner, onderwerp, meer, verhaal in rijen.values_list("inwoner_id", "onderwerp", "van_melding", "verhaal"):
        eerder = vragen.get(inwoner, _Vraag(set(), None))
        onderwerpen = eerder.onderwerpen | {onderwerp, *(meer or [])} - {""}
        vragen[inwoner] = _Vraag(onderwerpen, uit_melding(verhaal) or eerder.melding)
    return vragen


def _rijen(kader: DossierKader, lid: Lid) -> list[_Rij]:
    """Both kinds in one statement, each through the gate's own rule; oldest first."""
    bij: dict[str, Any] = {"dossier_id": kader.id, "inwoner_id": lid.id}
    leeg = Value("", TextField())
    woorden = {
        "k_soort": Value("verkenning", TextField()),
        "k_gebied": leeg,
        "k_tekst": F("eigen_woorden"),
        "k_tweede": F("achter_de_vraag"),
        "k_derde": F("wensen"),
        "k_dagen": F("gesprekken"),
        "k_niet": Cast(Value(None), DateField()),
    }
    notitie = {
        "k_soort": Value("notitie", TextField()),
        "k_gebied": F("gebied"),
        "k_tekst": F("tekst"),
        "k_tweede": F("reden"),
        "k_derde": F("reden_tekst"),
        "k_dagen": Cast(Value("[]"), JSONField()),
        "k_niet": F("wil_niet_op"),
    }
    rest = ("versie", "wet", "publiek", "gemaakt_door", "auteur_naam", "gewijzigd_door", "gewijzigd_op", "gemaakt_op")
    lezen = ("inwoner_leest_mee", *KOLOMMEN)
    kolommen = ("k_soort", "id", "k_gebied", "k_tekst", "k_tweede", "k_derde", "k_dagen", "k_niet", *rest, *lezen)
    een = zichtbaar(Verkenning, LEZEN).filter(**bij).annotate(**woorden).values_list(*kolommen)
    ander = zichtbaar(Leefgebiednotitie, LEZEN).filter(**bij).annotate(**notitie).values_list(*kolommen)
    return sorted((_Rij(*rij) for rij in een.union(ander, all=True)), key=lambda rij: rij.gemaakt_op)


def _verkenning(kader: DossierKader, lid: Lid, rij: _Rij) -> Verkenningbeeld:
    return Verkenningbeeld(
        id=rij.id,
        eigen_woorden=rij.tekst,
        achter_de_vraag=rij.tweede,
        wensen=rij.derde,
        gesprekken=tuple(date.fromisoformat(dag) for dag in rij.gesprekken),
        versie=rij.versie,
        wie=rij.gewijzigd_door or rij.auteur,
        op=rij.gewijzigd_op,
        wet=NAAM_VAN_WET[Wet(rij.wet)],
        wie_leest=rij.wie_leest(kader, lid),
    )


def _notities(kader: DossierKader, rijen: list[_Rij]) -> dict[str, _Rij]:
    """Per leefgebied the one that this actor may write, else the first that may be read."""
    per: dict[str, _Rij] = {}
    for rij in rijen:
        if rij.gebied not in per or (_mag(kader, rij) and not _mag(kader, per[rij.gebied])):
            per[rij.gebied] = rij
    return per


def _mag(kader: DossierKader, rij: _Rij) -> bool:
    """What the screen offers; the act decides."""
    return kader.mag_schrijven and (rij.gemaakt_door == actor_nu().kenmerk or rij.wet in dict(kader.wetten))


def _gebieden(
    kader: DossierKader,
    lid: Lid | None,
    inrichting: rv.Vraaginrichting,
    notities: Mapping[str, _Rij],
    onderwerpen: Iterable[str],
) -> tuple[tuple[Gebiedbeeld, ...], tuple[rv.Leefgebied, ...]]:
    """Open: what was opened, and what fits the question. What left the list but was written about, stays open."""
    soorten = inrichting.in_gesprek()
    bekend = {s.code for s in soorten}
    soorten += [inrichting.gebied(code) for code in notities if code not in bekend]
    vraag = set(onderwerpen)
    open_ = tuple(
        _gebied(kader, lid, soort, notities.get(soort.code), inrichting.redenen)
        for soort in soorten
        if lid and (soort.code in notities or (rv.past_bij(soort, vraag) and not soort.toelichting_verplicht))
    )
    codes = {g.code for g in open_}
    return open_, tuple(soort for soort in soorten if soort.code not in codes)


def _gebied(
    kader: DossierKader,
    lid: Lid,
    soort: rv.Leefgebied,
    rij: _Rij | None,
    redenen: Mapping[str, str],
) -> Gebiedbeeld:
    wetten = dict(kader.wetten)
    wet = rij.wet if rij else soort.wet if soort.wet in wetten else next(iter(wetten), soort.wet)
    publiek = rij.publiek if rij else soort.publiek
    reden = redenen.get(rij.tweede, "Past bij de vraag") if rij else "Past bij de vraag"
    return Gebiedbeeld(
        gebied=soort,
        tekst=rij.tekst if rij else "",
        versie=rij.versie if rij else 0,
        reden=f"{reden}: {rij.derde}" if rij and rij.derde else reden,
        wil_niet_op=rij.wil_niet_op if rij else None,
        grond=rv.GROND_VAN_WET[Wet(wet)],
        wie_leest=rij.wie_leest(kader, lid) if rij else kader.wie_leest(wet, publiek, [lid.id]),
        mag_schrijven=_mag(kader, rij) if rij else kader.mag_schrijven,
        bron=kader.uit_vorig(rij.gewijzigd_op) if rij else "",
    )
