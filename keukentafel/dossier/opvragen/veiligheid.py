"""Reads of the compartment for safety. Whoever may not open it gets NotFound, whatever is or is not in it (MLD-07)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Subquery
from django.db.models.functions import JSONObject

from keukentafel.dossier import regels_veiligheid as rv
from keukentafel.dossier.models import (
    Dossier,
    Kindcheck,
    Meldcode,
    Meldcodestap,
    Raadpleging,
    Veiligheidswaarschuwing,
    VeiligThuisMelding,
)
from keukentafel.dossier.opvragen.kader import DossierKader, dossier_kader
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.poort import logboek, poort
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Afspraak

L = Recht.VEILIGHEID_LEZEN
MEERDERJARIG = 18
VOORUIT = timedelta(days=14)
OP_BEZOEK = ("thuis", "wijk", "opvang", "neutraal")


@dataclass(frozen=True, slots=True)
class Stapbeeld:
    """One of the five steps; `id` is None when it is not recorded yet. `eerder` counts earlier texts."""

    nr: int
    naam: str
    uitleg: str
    id: UUID | None = None
    op: date | None = None
    feiten: str = ""
    oordeel: str = ""
    reden: str = ""
    overgeslagen: bool = False
    antwoorden: tuple[tuple[str, str, str], ...] = ()
    wie: str = ""
    eerder: tuple[tuple[str, str, str], ...] = ()

    @property
    def gedaan(self) -> bool:
        return self.id is not None


@dataclass(frozen=True, slots=True)
class Meldcodebeeld:
    """One meldcode with everything in it."""

    kader: DossierKader
    id: UUID
    versie: int
    begonnen_op: date
    klaar_op: date | None
    aanleiding: str
    bijzonder: str
    uitkomst: str
    over: tuple[str, ...]
    verantwoordelijk: str
    stappen: tuple[Stapbeeld, ...]
    raadplegingen: tuple[Any, ...]
    meldingen: tuple[Any, ...]
    advies: str
    mag_schrijven: bool

    @property
    def pad(self) -> str:
        return f"{self.kader.pad}veiligheid/meldcode/{self.id}/"

    @property
    def volgende(self) -> int:
        """The first step that is not recorded, 0 when all are."""
        return next((stap.nr for stap in self.stappen if not stap.gedaan), 0)


@dataclass(frozen=True, slots=True)
class Kindcheckregel:
    """One adult of the household and the last answer; `uitkomst` is empty when there was no kindcheck yet."""

    inwoner_id: UUID
    naam: str
    uitkomst: str
    op: date | None
    opnieuw_op: date | None
    toelichting: str
    zwanger: bool


@dataclass(frozen=True, slots=True)
class Waarschuwingregel:
    """One warning of this dossier; `geldt` says whether it counts today."""

    id: UUID
    versie: int
    wat: str
    toelichting: str
    van: date
    tot: date
    geldt: bool
    beeindigd_op: date | None
    auteur: str


@dataclass(frozen=True, slots=True)
class Meldcoderegel:
    """One line of the list: since when, how far, and how it ended."""

    id: UUID
    begonnen_op: date
    klaar_op: date | None
    gedaan: int
    gemeld: bool


@dataclass(frozen=True, slots=True)
class Veiligheidsblad:
    """The whole compartment of one dossier."""

    kader: DossierKader
    meldcodes: tuple[Meldcoderegel, ...]
    kindchecks: tuple[Kindcheckregel, ...]
    waarschuwingen: tuple[Waarschuwingregel, ...]
    mag_schrijven: bool
    mag_vrijgeven: bool

    @property
    def geldend(self) -> tuple[Waarschuwingregel, ...]:
        return tuple(w for w in self.waarschuwingen if w.geldt)

    @property
    def lopend(self) -> tuple[Meldcoderegel, ...]:
        return tuple(m for m in self.meldcodes if m.klaar_op is None)


@dataclass(frozen=True, slots=True)
class Bezoekregel:
    """What to do on one visit of this worker."""

    wanneer: Any
    onderwerp: str
    adviezen: tuple[str, ...]


def kast(dossier_id: UUID) -> Veiligheidsblad:
    """The compartment, one look, logged. NietGevonden without the right, by role and tie alone."""
    kader = dossier_kader(dossier_id)
    _eis_open(kader)
    meldcodes = _meldcodes(kader)
    logboek.kijk(L.code, Dossier(pk=kader.id), meldcodes=len(meldcodes))
    return Veiligheidsblad(
        kader=kader,
        meldcodes=meldcodes,
        kindchecks=_kindchecks(kader),
        waarschuwingen=_waarschuwingen(kader),
        mag_schrijven=kader.mag_veiligheid_schrijven,
        mag_vrijgeven=heeft(actor_nu(), Recht.VEILIGHEID_VRIJGEVEN),
    )


def meldcode(dossier_id: UUID, meldcode_id: UUID) -> Meldcodebeeld:
    """One meldcode, logged as one look."""
    kader = dossier_kader(dossier_id)
    _eis_open(kader)
    if poort.haal(Meldcode, meldcode_id, L).dossier_id != kader.id:
        raise NietGevonden("dossier.meldcode")
    rij = _met_alles(meldcode_id)
    stappen = [_Rij(r) for r in rij.j_stappen]
    beelden = tuple(_stap(nr, [s for s in stappen if s.nr == nr]) for nr in rv.STAPPEN)
    wegen = next((s for s in reversed(stappen) if s.nr == rv.STAP_WEGEN and not s.vervangen_op), None)
    return Meldcodebeeld(
        kader=kader,
        id=rij.pk,
        versie=rij.versie,
        begonnen_op=rij.begonnen_op,
        klaar_op=rij.klaar_op,
        aanleiding=rij.aanleiding,
        bijzonder=rij.bijzonder_naam or rv.BIJZONDER.get(rij.bijzonder, rij.bijzonder),
        uitkomst=rij.uitkomst,
        over=tuple(kader.namen(list(rij.over))),
        verantwoordelijk=rij.verantwoordelijke or rij.auteur_naam,
        stappen=beelden,
        raadplegingen=tuple(_Rij(r) for r in rij.j_raad),
        meldingen=tuple(_Rij(r) for r in rij.j_meldingen),
        advies=rv.NAAM_VAN_ADVIES[rv.advies(wegen.antwoorden)] if wegen else "",
        mag_schrijven=kader.mag_veiligheid_schrijven,
    )


class _Rij:
    """A part of a meldcode as it came from the database in JSON; `op` is a day."""

    def __init__(self, velden: dict[str, Any]) -> None:
        self.__dict__.update(velden)
        self.op = date.fromisoformat(velden["op"])

    def __getattr__(self, naam: str) -> Any:
        raise AttributeError(naam)


def _met_alles(meldcode_id: UUID) -> Any:
    """One statement: the meldcode and its parts, which stand behind the same wall."""

    def delen(model: Any, *velden: str) -> ArraySubquery:
        rijen = model.objects.filter(meldcode=OuterRef("pk")).order_by("op", "gemaakt_op")
        namen = ("op", "auteur_naam", *velden)
        return ArraySubquery(rijen.values(j=JSONObject(**{naam: F(naam) for naam in namen})))

    stapvelden = ("id", "nr", "feiten", "oordeel", "overgeslagen", "reden", "antwoorden", "vervangen_op", "gemaakt_op")
    meldvelden = ("wijze", "inhoud", "inwoner_weet_ervan", "reden_niet", "bron_geheim", "naam_medewerker", "afspraken")
    vormen = Inrichting.objects.filter(soort="meldcode_bijzonder", code=OuterRef("bijzonder")).order_by("-geldig_van")
    return (
        zichtbaar(Meldcode, L)
        .annotate(
            j_stappen=delen(Meldcodestap, *stapvelden),
            j_raad=delen(Raadpleging, "soort", "wie", "anoniem", "advies"),
            j_meldingen=delen(VeiligThuisMelding, *meldvelden),
            verantwoordelijke=F("verantwoordelijk__naam"),
            bijzonder_naam=Subquery(vormen.values("naam")[:1]),
        )
        .get(pk=meldcode_id)
    )


def _meldcodes(kader: DossierKader) -> tuple[Meldcoderegel, ...]:
    """The list, in one statement."""
    gedaan = Meldcodestap.objects.filter(meldcode=OuterRef("pk"), vervangen_op=None)
    rijen = (
        zichtbaar(Meldcode, L)
        .filter(dossier_id=kader.id)
        .annotate(
            gedaan=Func(ArraySubquery(gedaan.values("nr")), function="cardinality", output_field=IntegerField()),
            gemeld=Exists(VeiligThuisMelding.objects.filter(meldcode=OuterRef("pk"))),
        )
    )
    return tuple(
        Meldcoderegel(m.pk, m.begonnen_op, m.klaar_op, m.gedaan, m.gemeld)
        for m in rijen.order_by("-begonnen_op", "-gemaakt_op")
    )


def bij_bezoek(huishouden_id: UUID | None = None) -> tuple[Bezoekregel, ...]:
    """What to do on the own visits of the next two weeks; or on a visit that is being planned to this household.

    Only what to do: why it is so stays in the compartment.
    """
    actor = actor_nu()
    if huishouden_id is not None:
        gekozen = poort.haal(Huishouden, huishouden_id, Recht.HUISHOUDEN_LEZEN)
        adviezen = _adviezen([gekozen.pk])
        return (Bezoekregel(None, "", adviezen[gekozen.pk]),) if adviezen else ()
    nu = klok.nu()
    eigen = zichtbaar(Afspraak, Recht.AFSPRAAK_MAKEN).filter(
        medewerker_id=actor.id, einde__gte=nu, begin__lt=nu + VOORUIT, stand="gepland", soort_plaats__in=OP_BEZOEK
    )
    rijen = list(eigen.filter(huishouden__isnull=False).order_by("begin")[:50])
    adviezen = _adviezen([rij.huishouden_id for rij in rijen])
    return tuple(
        Bezoekregel(rij.begin, rij.onderwerp, adviezen[rij.huishouden_id])
        for rij in rijen
        if rij.huishouden_id in adviezen
    )


def bezoekadviezen() -> dict[str, str]:
    """Code -> what to do."""
    return {keuze.code: keuze.naam for keuze in keuzes("bezoekadvies")} or rv.BEZOEKADVIES


def bijzondere_vormen() -> dict[str, str]:
    """Code -> name of the special forms (MLD-02)."""
    return {keuze.code: keuze.naam for keuze in keuzes("meldcode_bijzonder")} or rv.BIJZONDER


def _adviezen(huishoudens: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    if not huishoudens:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT huishouden, soort FROM kt_bezoekadvies(%s, %s)", [huishoudens, klok.vandaag()])
        rijen = cursor.fetchall()
    namen = bezoekadviezen() if rijen else {}
    uit: dict[UUID, tuple[str, ...]] = {}
    for huishouden, soort in sorted(rijen, key=lambda rij: str(rij[1])):
        uit[huishouden] = (*uit.get(huishouden, ()), namen.get(soort, soort))
    return uit


def _eis_open(kader: DossierKader) -> None:
    if not kader.mag_veiligheid:
        logboek.geweigerd(actor_nu(), L.code, "dossier.dossier", kader.id, "niet gevonden")
        raise NietGevonden("dossier.veiligheid")


def _stap(nr: int, rijen: list[Any]) -> Stapbeeld:
    naam, uitleg = rv.STAPPEN[nr]
    geldig = next((s for s in rijen if not s.vervangen_op), None)
    if geldig is None:
        return Stapbeeld(nr, naam, uitleg)
    oud = sorted((s for s in rijen if s.vervangen_op), key=lambda s: str(s.gemaakt_op))
    return Stapbeeld(
        nr=nr,
        naam=naam,
        uitleg=uitleg,
        id=UUID(geldig.id),
        op=geldig.op,
        feiten=geldig.feiten,
        oordeel=geldig.oordeel,
        reden=geldig.reden,
        overgeslagen=geldig.overgeslagen,
        antwoorden=_antwoorden(nr, geldig.antwoorden),
        wie=geldig.auteur_naam,
        eerder=tuple((s.auteur_naam, s.feiten or s.reden, s.oordeel) for s in oud),
    )


def _antwoorden(nr: int, gegeven: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    """(code, question, answer) in the order of the questions."""
    vragen = [(v.code, v.tekst) for v in rv.KADER] if nr == rv.STAP_WEGEN else []
    if nr == rv.STAP_BESLISSEN:
        vragen = [("melden", "Melden bij Veilig Thuis"), ("hulp", "Zelf hulp geven of regelen")]
    return tuple((code, tekst, gegeven.get(code, "")) for code, tekst in vragen)


def _kindchecks(kader: DossierKader) -> tuple[Kindcheckregel, ...]:
    laatste: dict[UUID, Kindcheck] = {}
    for rij in zichtbaar(Kindcheck, L).filter(dossier_id=kader.id).order_by("op", "gemaakt_op"):
        laatste[rij.inwoner_id] = rij
    volwassen = [lid for lid in kader.leden if lid.leeftijd is None or lid.leeftijd >= MEERDERJARIG]
    return tuple(_kindcheck(lid.id, lid.roepnaam, laatste.get(lid.id)) for lid in volwassen)


def _kindcheck(inwoner_id: UUID, naam: str, rij: Kindcheck | None) -> Kindcheckregel:
    if rij is None:
        return Kindcheckregel(inwoner_id, naam, "", None, None, "", False)
    uitkomst = rv.NAAM_VAN_KINDUITKOMST[rv.Kinduitkomst(rij.uitkomst)]
    return Kindcheckregel(inwoner_id, naam, uitkomst, rij.op, rij.opnieuw_op, rij.toelichting, rij.zwanger)


def _waarschuwingen(kader: DossierKader) -> tuple[Waarschuwingregel, ...]:
    dag = klok.vandaag()
    namen = Inrichting.objects.filter(soort="bezoekadvies", code=OuterRef("soort")).order_by("-geldig_van")
    rijen = zichtbaar(Veiligheidswaarschuwing, L).filter(dossier_id=kader.id).order_by("-tot", "-gemaakt_op")
    rijen = rijen.annotate(wat=Subquery(namen.values("naam")[:1]))
    return tuple(
        Waarschuwingregel(
            id=rij.pk,
            versie=rij.versie,
            wat=rij.wat or rv.BEZOEKADVIES.get(rij.soort, rij.soort),
            toelichting=rij.toelichting,
            van=rij.van,
            tot=rij.tot,
            geldt=rij.tot > dag and rij.beeindigd_op is None,
            beeindigd_op=rij.beeindigd_op,
            auteur=rij.auteur_naam,
        )
        for rij in rijen
    )
