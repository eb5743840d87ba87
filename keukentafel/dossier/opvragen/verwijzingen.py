"""What other professionals said, on the screen; and whether something lies there already on a subject."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q

from keukentafel.dossier import regels
from keukentafel.dossier.models import Heronderzoek, Indicatiezwaarte, Verwijzing
from keukentafel.dossier.opvragen.kader import DossierKader, dossier_kader
from keukentafel.dossier.opvragen.leesstand import Leesstand, leesstand
from keukentafel.dossier.opvragen.papiernamen import Namen, papiernamen
from keukentafel.dossier.regels import Verwijssoort
from keukentafel.kern import klok
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon, opsomming
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht

BEWIJS = (Verwijssoort.ADVIES.value, Verwijssoort.INDICATIE.value, Verwijssoort.VERWIJSBRIEF.value)


@dataclass(frozen=True, slots=True)
class VerwijzingRegel:
    """One line of the list."""

    id: UUID
    soort: str
    soortnaam: str
    van: str
    op: date
    geldig_tot: date | None
    onderwerp: str
    producten: str
    over: str
    adres: str

    @property
    def stand(self) -> str:
        """Until when it may be used, in words."""
        if self.geldig_tot is None:
            return "geldig"
        woord = "verlopen op" if self.geldig_tot < klok.vandaag() else "geldig tot en met"
        return f"{woord} {datum_gewoon(self.geldig_tot)}"


@dataclass(frozen=True, slots=True)
class HeronderzoekRegel:
    """That it was researched again, when and why."""

    id: UUID
    op: date
    onderwerp: str
    reden: str
    door: str


@dataclass(frozen=True, slots=True)
class Gewogen:
    """How heavy an indication was from a day on; `vervallen` says that a correction took its place."""

    van: date
    naam: str
    reden: str
    door: str
    vervallen: bool


@dataclass(frozen=True, slots=True)
class VerwijzingBeeld:
    """One of them in full, in the frame of its dossier."""

    kader: DossierKader
    regel: VerwijzingRegel
    agb: str
    verwijstype: str
    tekst: str
    wet: str
    wie_leest: str
    leesstand: Leesstand
    vastgelegd_door: str
    weging: str
    document_adres: str
    opnieuw: tuple[HeronderzoekRegel, ...]
    is_indicatie: bool
    mag_schrijven: bool
    zwaarte: int | None = None
    zwaarten: tuple[Gewogen, ...] = ()

    @property
    def zwaarte_naam(self) -> str:
        return regels.NAAM_VAN_ZWAARTE[self.zwaarte]


@dataclass(frozen=True, slots=True)
class Keuzelijsten:
    """Lists of the form, as (code, name)."""

    bronnen: list[tuple[str, str]]
    onderwerpen: list[tuple[str, str]]
    verwijstypen: list[tuple[str, str]]
    producten: list[tuple[str, str]]
    stellers: list[tuple[str, str]]


def keuzelijsten() -> Keuzelijsten:
    """What can be chosen today; two statements."""
    namen = papiernamen()
    lijst = {soort: list(codes.items()) for soort, codes in namen.items()}
    stellers = [
        (k.code, f"{k.naam}, {k.waarde['beroep']} ({k.waarde['organisatie']})") for k in keuzes("indicatiesteller")
    ]
    return Keuzelijsten(lijst["bron"], lijst["onderwerp"], lijst["verwijstype"], lijst["product"], stellers)


def verwijzingen(kader: DossierKader, namen: Namen) -> tuple[VerwijzingRegel, ...]:
    """All of this dossier that this actor may read, newest first; one look."""
    rijen = _met_over(poort.zichtbaar(Verwijzing, Recht.DOCUMENT_LEZEN).filter(dossier_id=kader.id))
    blad = list(rijen.order_by("-op", "-gemaakt_op")[:200])
    logboek.kijk(Recht.DOCUMENT_LEZEN.code, None, lijst="verwijzingen", aantal=len(blad))
    return tuple(_regel(kader, rij, namen) for rij in blad)


def verwijzing(dossier_id: UUID, verwijzing_id: UUID) -> VerwijzingBeeld:
    """One of them; NietGevonden when it is not for this actor or of another dossier."""
    kader = dossier_kader(dossier_id)
    poort.haal(Verwijzing, verwijzing_id, Recht.DOCUMENT_LEZEN)
    rij = _met_over(Verwijzing.objects.filter(pk=verwijzing_id, dossier_id=dossier_id)).first()
    if rij is None:
        raise NietGevonden("dossier.verwijzing")
    namen, zwaarten = papiernamen(), _zwaarten(rij)
    return VerwijzingBeeld(
        kader=kader,
        regel=_regel(kader, rij, namen),
        agb=rij.agb,
        verwijstype=namen["verwijstype"].get(rij.verwijstype, rij.verwijstype),
        tekst=rij.tekst,
        wet=NAAM_VAN_WET[Wet(rij.wet)],
        wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, rij.k_over, rij.leesmoment),
        leesstand=leesstand(kader, rij, kader.mag_schrijven and rij.wet in dict(kader.wetten)),
        vastgelegd_door=rij.auteur_naam,
        weging=rij.weging,
        document_adres=f"{kader.pad}documenten/{rij.document_id}/" if rij.document_id else "",
        opnieuw=tuple(
            HeronderzoekRegel(
                h.pk, h.gemaakt_op.astimezone(klok.AMSTERDAM).date(), h.werkproces.onderwerp, h.reden, h.door_naam
            )
            for h in Heronderzoek.objects.filter(verwijzing=rij).select_related("werkproces").order_by("gemaakt_op")
        ),
        is_indicatie=rij.soort == Verwijssoort.INDICATIE,
        mag_schrijven=kader.mag_schrijven and rij.wet in dict(kader.wetten),
        zwaarte=next((z.waarde for z in reversed(zwaarten) if z.vervallen_op is None), None),
        zwaarten=tuple(
            Gewogen(z.van, regels.NAAM_VAN_ZWAARTE[z.waarde], z.reden, z.door_naam, z.vervallen_op is not None)
            for z in zwaarten
        ),
    )


def _zwaarten(rij: Verwijzing) -> list[Indicatiezwaarte]:
    """Oldest first; only an indication has any."""
    if rij.soort != Verwijssoort.INDICATIE:
        return []
    return list(Indicatiezwaarte.objects.filter(verwijzing=rij).order_by("van", "gemaakt_op"))


def overname_tekst(beeld: VerwijzingBeeld) -> str:
    """The content of an outside intake as the begin of our own report, with where it came from (REQ-021)."""
    return f"Overgenomen uit de intake van {beeld.regel.van}, {datum_gewoon(beeld.regel.op)}:\n\n{beeld.tekst}"


def eerder_over(dossier_id: UUID, inwoner_id: UUID, onderwerp: str) -> list[Verwijzing]:
    """What is still valid on this subject about this resident, newest first; as far as this actor may read it."""
    woord = onderwerp.strip().lower()
    codes = [k.code for k in keuzes("onderwerp") if woord in {k.code, k.naam.lower()}]
    if not codes:
        return []
    geldig = Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=klok.vandaag())
    rijen = poort.zichtbaar(Verwijzing, Recht.DOCUMENT_LEZEN).filter(geldig, dossier_id=dossier_id, soort__in=BEWIJS)
    door = Verwijzing.over.through.objects.filter(inwoner_id=inwoner_id).values("verwijzing_id")
    return list(rijen.filter(onderwerp__in=codes, pk__in=door).order_by("-op", "-gemaakt_op"))


def bronnaam(rij: Verwijzing) -> str:
    """Who said it: the kind of source in words, with the name when there is one."""
    soort = {k.code: k.naam for k in keuzes("bron")}.get(rij.bron, rij.bron)
    return _van(rij, soort)


def _van(rij: Any, soort: str) -> str:
    wie = ", ".join(deel for deel in (rij.bron_naam, rij.bron_organisatie) if deel)
    return f"{soort.lower()} {wie}".strip() if wie else soort.lower()


def _met_over(rijen: Any) -> Any:
    door = Verwijzing.over.through.objects.filter(verwijzing_id=OuterRef("pk"))
    return rijen.annotate(k_over=ArraySubquery(door.values("inwoner_id")))


def _regel(kader: DossierKader, rij: Any, namen: Namen) -> VerwijzingRegel:
    producten = [namen["product"].get(p, p).lower() for p in rij.producten]
    return VerwijzingRegel(
        id=rij.pk,
        soort=rij.soort,
        soortnaam=regels.NAAM_VAN_VERWIJSSOORT[Verwijssoort(rij.soort)],
        van=_van(rij, namen["bron"].get(rij.bron, rij.bron)),
        op=rij.op,
        geldig_tot=rij.geldig_tot,
        onderwerp=namen["onderwerp"].get(rij.onderwerp, rij.onderwerp),
        producten=opsomming(producten) if producten else "",
        over=opsomming(kader.namen(rij.k_over)) if rij.k_over else "",
        adres=f"{kader.pad}verwijsinformatie/{rij.pk}/",
    )
