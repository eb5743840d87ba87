"""The timeline: journal, reports, contacts, meldingen and states of one dossier, newest first, in one statement.

Each source goes through the gate's own rule before the union, so a page never has fewer rows than it could have, and a
hidden item changes no total, order or paging on this side. Keyset paging: no OFFSET, no count.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Left, Length, NullIf

from keukentafel.dossier import regels
from keukentafel.dossier.models import Dossier, DossierPeriode, Gespreksverslag, Journaalregel
from keukentafel.dossier.opvragen.kader import DossierKader
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import datum_kort
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Contact, Melding, MeldingStatus

FILTERS = {
    "alles": "Alles",
    "contact": "Contact",
    "verslagen": "Verslagen",
    "signalen": "Signalen",
    "stand": "Wat er veranderde",
}
# A report has a day and no time: it stands among the day's calls, above what began that day.
OVERDAG = timedelta(hours=11)
_KOLOMMEN = (
    "k_moment",
    "k_id",
    "k_bron",
    "k_soort",
    "k_titel",
    "k_tekst",
    "k_lengte",
    "k_wie",
    "k_wet",
    "k_publiek",
    "k_mee",
    "k_over",
    "k_doorgehaald",
    "k_reden",
    "k_stand",
    "k_auteur",
    "k_versie",
)
_LEEG: dict[str, Any] = {
    "k_titel": Value("", TextField()),
    "k_tekst": Value("", TextField()),
    "k_lengte": Value(0, IntegerField()),
    "k_wie": Value("", TextField()),
    "k_wet": Value("algemeen", TextField()),
    "k_publiek": Value("team", TextField()),
    "k_mee": Value(False, BooleanField()),
    "k_over": Cast(Value("{}"), ArrayField(UUIDField())),
    "k_doorgehaald": Cast(Value(None), DateTimeField()),
    "k_reden": Value("", TextField()),
    "k_stand": Value("", TextField()),
    "k_auteur": F("gemaakt_door"),
    "k_versie": Value(0, IntegerField()),
}


@dataclass(frozen=True, slots=True)
class TijdlijnRegel:
    """One row of the timeline. `tekst` is at most regels.KORTE_TEKST long; `ingekort` says there is more at `adres`."""

    bron: str
    id: UUID
    moment: datetime
    soort: str
    icoon: str
    titel: str
    wie: str
    tekst: str
    ingekort: bool
    labels: tuple[str, ...]
    wie_leest: str
    doorgehaald_op: datetime | None
    reden: str
    adres: str
    versie: int
    van_mij: bool
    zonder_tijd: bool

    @property
    def wanneer(self) -> str:
        """ "vandaag 08.41", "di 24 nov 14.05", and with the year when that is another."""
        toen, vandaag = self.moment.astimezone(klok.AMSTERDAM), klok.vandaag()
        dag = "vandaag" if toen.date() == vandaag else datum_kort(toen.date())
        jaar = f" {toen.year}" if toen.year != vandaag.year else ""
        return dag + jaar + ("" if self.zonder_tijd else f" {toen:%H.%M}")

    @property
    def regel(self) -> str:
        """When, and by whom."""
        return f"{self.wanneer} · {self.wie}" if self.wie else self.wanneer

    @property
    def sleutel(self) -> str:
        """Where the next page goes on."""
        return f"{self.moment.isoformat()}_{self.id}"


@dataclass(frozen=True, slots=True)
class TijdlijnBlad:
    """One page; `volgende` is the key for the next one, empty at the end."""

    regels: tuple[TijdlijnRegel, ...]
    volgende: str


def tijdlijn(kader: DossierKader, *, filter: str = "alles", na: str = "", aantal: int = 20) -> TijdlijnBlad:
    """A page of the timeline, logged as one look. An unknown filter or a broken key shows the beginning."""
    takken = [tak[: aantal + 1] for tak in (_grens(t, na) for t in _takken(kader, filter))]
    samen = takken[0].union(*takken[1:], all=True).order_by("-k_moment", "-k_id") if len(takken) > 1 else takken[0]
    rijen = samen[: aantal + 1]
    gevonden = [dict(zip(_KOLOMMEN, rij, strict=True)) for rij in rijen]
    logboek.kijk(Recht.JOURNAAL_LEZEN.code, Dossier(pk=kader.id), regels=len(gevonden))
    blad = tuple(_regel(kader, rij) for rij in gevonden[:aantal])
    return TijdlijnBlad(blad, blad[-1].sleutel if len(gevonden) > aantal else "")


def een_regel(kader: DossierKader, regel_id: UUID) -> TijdlijnRegel:
    """The row of a journal line that was just written, for the fragment."""
    rij = _kolommen(_journaal(kader.id).filter(pk=regel_id)).get()
    return _regel(kader, dict(zip(_KOLOMMEN, rij, strict=True)))


def _takken(kader: DossierKader, filter: str) -> list[QuerySet[Any]]:
    journaal, verslag = _journaal(kader.id), _verslag(kader.id)
    contact, melding, stand = _contact(kader), _melding(kader), _stand(kader)
    keuze = {
        "contact": [journaal.filter(soort__in=regels.CONTACTSOORTEN), verslag, contact],
        "verslagen": [verslag],
        "signalen": [journaal.filter(soort=regels.Soort.SIGNAAL), melding],
        "stand": [*_perioden(kader.id), stand, melding],
    }
    takken = keuze.get(filter, [journaal, verslag, contact, melding, stand, *_perioden(kader.id)])
    return [_kolommen(tak) for tak in takken]


def _kolommen(tak: QuerySet[Any]) -> Any:
    ontbreekt = {naam: waarde for naam, waarde in _LEEG.items() if naam not in tak.query.annotations}
    return tak.annotate(**ontbreekt).order_by("-k_moment", "-k_id").values_list(*_KOLOMMEN)


def _grens(tak: QuerySet[Any], na: str) -> Any:
    moment, _, sleutel = na.partition("_")
    try:
        van, id_ = datetime.fromisoformat(moment), UUID(sleutel)
    except ValueError:
        return tak
    return tak.filter(Q(k_moment__lt=van) | Q(k_moment=van, k_id__lt=id_))


def _tekst(tekst: Any) -> dict[str, Any]:
    return {"k_tekst": Left(tekst, regels.KORTE_TEKST, output_field=TextField()), "k_lengte": Length(tekst)}


def _bron(naam: str) -> dict[str, Any]:
    return {"k_bron": Value(naam, TextField()), "k_id": F("id")}


def _item(model: type[Journaalregel] | type[Gespreksverslag], veld: str) -> dict[str, Any]:
    door = model.over.through
    return {
        "k_wie": F("auteur_naam"),
        "k_wet": F("wet"),
        "k_publiek": F("publiek"),
        "k_mee": F("inwoner_leest_mee"),
        "k_over": ArraySubquery(door.objects.filter(**{veld: OuterRef("pk")}).values("inwoner_id")),
        "k_versie": Cast("versie", IntegerField()),
    }


def _journaal(dossier_id: UUID) -> Any:
    return (
        zichtbaar(Journaalregel, Recht.JOURNAAL_LEZEN)
        .filter(dossier_id=dossier_id)
        .annotate(
            **_bron("journaal"),
            **_item(Journaalregel, "journaalregel_id"),
            **_tekst("tekst"),
            k_moment=F("moment"),
            k_soort=F("soort"),
            k_doorgehaald=F("doorgehaald_op"),
            k_reden=F("doorgehaald_reden"),
        )
    )


def _verslag(dossier_id: UUID) -> Any:
    tekst = Coalesce(NullIf("tekst", Value("")), "eigen_woorden", output_field=TextField())
    return (
        zichtbaar(Gespreksverslag, Recht.VERSLAG_LEZEN)
        .filter(dossier_id=dossier_id)
        .annotate(
            **_bron("verslag"),
            **_item(Gespreksverslag, "gespreksverslag_id"),
            **_tekst(tekst),
            k_moment=ExpressionWrapper(Cast("gesprek_op", DateTimeField()) + OVERDAG, DateTimeField()),
            k_soort=Value("verslag", TextField()),
            k_titel=F("titel"),
            k_stand=F("stand"),
        )
    )


def _van_huishouden(kader: DossierKader, voor: str = "") -> Q:
    """Rows of this household, or of one member alone. A child of two households keeps each household's rows apart."""
    leden = [lid.id for lid in kader.leden]
    alleen_lid = Q(**{f"{voor}huishouden__isnull": True, f"{voor}inwoner_id__in": leden})
    return Q(**{f"{voor}huishouden_id": kader.huishouden_id}) | alleen_lid


def _door() -> Any:
    """The name of the worker who wrote a row that keeps the key only."""
    wie = Medewerker.objects.annotate(sleutel=Cast("pk", TextField())).filter(sleutel=OuterRef("gemaakt_door"))
    return Coalesce(Subquery(wie.values("naam")[:1]), Value(""), output_field=TextField())


def _contact(kader: DossierKader) -> Any:
    return (
        zichtbaar(Contact, Recht.CONTACT_LEZEN)
        .filter(_van_huishouden(kader))
        .annotate(
            **_bron("contact"),
            **_tekst("tekst"),
            k_moment=F("moment"),
            k_soort=F("kanaal"),
            k_wie=_door(),
            k_wet=F("wet"),
        )
    )


def _melding(kader: DossierKader) -> Any:
    return (
        zichtbaar(Melding, Recht.MELDING_LEZEN)
        .filter(_van_huishouden(kader))
        .annotate(
            **_bron("melding"),
            k_moment=F("ontvangen_op"),
            k_soort=F("kanaal"),
            k_titel=Cast("nummer", CharField()),
            k_wie=_door(),
            k_wet=F("wet"),
            k_stand=F("status"),
        )
    )


def _stand(kader: DossierKader) -> Any:
    rijen = zichtbaar(MeldingStatus, Recht.MELDING_LEZEN).filter(_van_huishouden(kader, "melding__"))
    return rijen.exclude(status="nieuw").annotate(
        **_bron("status"),
        **_tekst("reden"),
        k_moment=F("sinds"),
        k_soort=F("status"),
        k_titel=Cast("melding__nummer", CharField()),
        k_wie=_door(),
    )


def _perioden(dossier_id: UUID) -> list[QuerySet[Any]]:
    rijen = zichtbaar(DossierPeriode, Recht.DOSSIER_LEZEN).filter(dossier_id=dossier_id, vervallen_op=None)
    begin = rijen.annotate(
        **_bron("begin"), k_moment=Cast("van", DateTimeField()), k_soort=F("aanleiding"), k_wie=_door()
    )
    einde = rijen.filter(tot__isnull=False).annotate(
        **_bron("einde"), k_moment=Cast("tot", DateTimeField()), k_soort=F("reden")
    )
    return [begin, einde]


__all__ = ["FILTERS", "TijdlijnBlad", "TijdlijnRegel", "een_regel", "tijdlijn"]


def _regel(kader: DossierKader, rij: dict[str, Any]) -> TijdlijnRegel:
    bron, soort = rij["k_bron"], rij["k_soort"]
    icoon, titel = _titel(bron, soort, rij)
    over = rij["k_over"] or []
    namen = kader.namen(over)
    if bron in {"journaal", "verslag"} and over and len(namen) < kader.aantal_leden:
        titel = f"{titel}, {', '.join(namen)}" if namen else titel
    return TijdlijnRegel(
        bron=bron,
        id=rij["k_id"],
        moment=rij["k_moment"],
        soort=soort,
        icoon=icoon,
        titel=titel,
        wie=rij["k_wie"],
        tekst=rij["k_tekst"],
        ingekort=(rij["k_lengte"] or 0) > regels.KORTE_TEKST,
        labels=_labels(rij),
        wie_leest=_leest(kader, rij, over),
        doorgehaald_op=rij["k_doorgehaald"],
        reden=rij["k_reden"],
        adres=_adres(kader, bron, rij["k_id"]),
        versie=rij["k_versie"],
        van_mij=rij["k_auteur"] == actor_nu().kenmerk,
        zonder_tijd=bron in {"verslag", "begin", "einde"},
    )


def _titel(bron: str, soort: str, rij: dict[str, Any]) -> tuple[str, str]:
    """Icon and title of a row, by where it comes from."""
    if bron == "journaal":
        kind = regels.Soort(soort) if soort in set(regels.Soort) else regels.Soort.NOTITIE
        return regels.ICOON_VAN_SOORT[kind], regels.NAAM_VAN_SOORT[kind]
    woord = soort.replace("_", " ")
    einde = regels.NAAM_VAN_REDEN[regels.RedenSluiten(soort)] if soort in set(regels.RedenSluiten) else woord
    return {
        "verslag": ("file-text", rij["k_titel"]),
        "contact": ("phone", f"Kort contact, {woord}"),
        "melding": ("inbox", f"Melding {rij['k_titel']} binnengekomen, {woord}"),
        "status": ("flag", f"Melding {rij['k_titel']}: {woord}"),
        "begin": ("folder", "Dossier geopend" if soort == "nieuw" else f"Dossier {woord}"),
        "einde": ("folder", f"Dossier gesloten: {einde}"),
    }[bron]


def _labels(rij: dict[str, Any]) -> tuple[str, ...]:
    wet = rij["k_wet"]
    labels = [NAAM_VAN_WET[Wet(wet)]] if wet in set(Wet) and wet != Wet.ALGEMEEN else []
    return tuple(labels + (["Concept"] if rij["k_stand"] == regels.CONCEPT else []))


def _leest(kader: DossierKader, rij: dict[str, Any], over: list[UUID]) -> str:
    if rij["k_bron"] not in {"journaal", "verslag"}:
        return ""
    return regels.wie_leest(rij["k_wet"], rij["k_publiek"], rij["k_mee"], kader.namen(over))


def _adres(kader: DossierKader, bron: str, sleutel: UUID) -> str:
    paden = {
        "journaal": f"{kader.pad}journaal/{sleutel}/",
        "verslag": f"{kader.pad}verslag/{sleutel}/",
        "melding": f"/meldingen/{sleutel}/",
    }
    return paden.get(bron, "")
