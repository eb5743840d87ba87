"""The pieces of a request on the screen of who handles it, the view of a maker, and what may only be kept."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu, transactie
from keukentafel.kern.adressen import lees_bladsleutel
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.models import Beperking, Kennisgeving, Privacyverzoek, Verzoekstuk
from keukentafel.privacy.opvragen.aanvrager import SYSTEEM
from keukentafel.privacy.opvragen.stukken import stuknaam
from keukentafel.privacy.regels import rechten as rr
from keukentafel.privacy.regels import verzoek as rv

L, S, Z = Recht.PRIVACY_LEZEN, Recht.VERZOEK_BEHANDELEN, Recht.ZIENSWIJZE_GEVEN
PER_BLAD = 50
STANDEN = {"staat": "Staat nu", "eindigt": "Eindigt binnenkort", "voorbij": "Voorbij"}


@dataclass(frozen=True)
class Ontvanger:
    """Who received it before, and whether that one was told."""

    id: UUID
    wie: str
    gedeeld_op: date
    uitkomst: str
    toelichting: str


@dataclass(frozen=True)
class Stukbeeld:
    """One piece of a request."""

    id: UUID
    verzoek_id: UUID
    naam: str
    zin: str
    voorstel: str
    gevraagd_aan: str
    antwoord_uiterlijk: date | None
    zienswijze: str
    zienswijze_tekst: str
    zienswijze_door: str
    besluit: str
    besluit_naam: str
    besluit_reden: str
    nieuw: str
    verklaring: str
    weigergrond: str
    zelf_besloten: bool
    uitgevoerd: bool
    ontvangers: tuple[Ontvanger, ...] = ()

    @property
    def stand(self) -> str:
        """In a word or two, for a list."""
        if self.besluit:
            return self.besluit_naam if self.uitgevoerd else f"{self.besluit_naam}, nog te doen"
        if self.gevraagd_aan and not self.zienswijze:
            return f"Wacht op {self.gevraagd_aan}"
        return "Te besluiten"

    @property
    def wacht_nog(self) -> bool:
        """May the maker still answer before anything is decided?"""
        return bool(self.antwoord_uiterlijk and not self.zienswijze and self.antwoord_uiterlijk >= klok.vandaag())


def _beeld(s: Verzoekstuk, ontvangers: tuple[Ontvanger, ...] = ()) -> Stukbeeld:
    return Stukbeeld(
        id=s.pk,
        verzoek_id=s.verzoek_id,
        naam=stuknaam(s.titel, s.datum),
        zin=s.zin,
        voorstel=s.voorstel,
        gevraagd_aan=s.gevraagd_aan.naam if s.gevraagd_aan else "",
        antwoord_uiterlijk=s.antwoord_uiterlijk,
        zienswijze=rr.NAAM_VAN_ZIENSWIJZE[rr.Zienswijze(s.zienswijze)] if s.zienswijze else "",
        zienswijze_tekst=s.zienswijze_tekst,
        zienswijze_door=s.zienswijze_door,
        besluit=s.besluit,
        besluit_naam=rr.NAAM_VAN_BESLUIT[rr.Besluit(s.besluit)],
        besluit_reden=s.besluit_reden,
        nieuw=s.nieuw,
        verklaring=s.verklaring,
        weigergrond=rr.NAAM_VAN_WEIGERGROND[rr.Weigergrond(s.weigergrond)] if s.weigergrond else "",
        zelf_besloten=s.besluiter == actor_nu().kenmerk,
        uitgevoerd=s.uitgevoerd_op is not None,
        ontvangers=ontvangers,
    )


def stukken_van(verzoek_id: UUID) -> tuple[Stukbeeld, ...]:
    """The pieces of one request, with who must be told; two statements however many there are."""
    rijen = poort.zichtbaar(Verzoekstuk, L).filter(verzoek=verzoek_id).select_related("gevraagd_aan")
    per = _ontvangers(Q(verzoekstuk__verzoek=verzoek_id))
    return tuple(_beeld(s, per.get(s.pk, ())) for s in rijen.order_by("gemaakt_op", "pk"))


def _ontvangers(q: Q) -> dict[UUID, tuple[Ontvanger, ...]]:
    uit: dict[UUID, tuple[Ontvanger, ...]] = {}
    for k in poort.zichtbaar(Kennisgeving, L).filter(q).order_by("gedeeld_op", "ontvanger", "pk"):
        naam = rr.NAAM_VAN_MELDING[rr.Melding(k.uitkomst)] if k.uitkomst else ""
        wie = Ontvanger(k.pk, k.ontvanger, k.gedeeld_op, naam, k.toelichting)
        uit[k.verzoekstuk_id] = (*uit.get(k.verzoekstuk_id, ()), wie)
    return uit


def stuk(verzoek_id: UUID, stuk_id: UUID) -> Stukbeeld:
    """One piece with everything about it."""
    rij: Verzoekstuk = poort.haal(Verzoekstuk, stuk_id, L)
    if rij.verzoek_id != verzoek_id:
        raise NietGevonden("privacy.verzoekstuk")
    return _beeld(rij, _ontvangers(Q(verzoekstuk=rij)).get(rij.pk, ()))


def mijn_zienswijze(stuk_id: UUID) -> Stukbeeld:
    """For the worker who is asked: the words and the proposal, and what was said about it."""
    rij: Verzoekstuk = poort.haal(Verzoekstuk, stuk_id, Z)
    return _beeld(rij)


@dataclass(frozen=True)
class Beperkingbeeld:
    """One restriction: about whom and what, on which ground, since when, and how it ends."""

    id: UUID
    verzoek_id: UUID
    over: str
    heel: bool
    aantal: int
    grond: str
    reden: str
    van: date
    bekijken_op: date
    einde_reden: str
    verteld: str
    eindigt_op: date | None
    voorbij: bool
    mag: bool

    @property
    def wat(self) -> str:
        """What it is about, in words."""
        stukken = f"{self.aantal} {'stuk' if self.aantal == 1 else 'stukken'}"
        return f"Alles over deze persoon ({stukken})" if self.heel else stukken

    @property
    def sinds(self) -> str:
        """ "sinds 3 mei 2026, opnieuw bekijken op 3 augustus 2026"."""
        einde = f"eindigt op {datum_gewoon(self.eindigt_op)}" if self.eindigt_op else ""
        return f"sinds {datum_gewoon(self.van)}, {einde or 'opnieuw bekijken op ' + datum_gewoon(self.bekijken_op)}"

    @property
    def te_bekijken(self) -> bool:
        return not self.voorbij and self.eindigt_op is None and self.bekijken_op <= klok.vandaag()


@dataclass(frozen=True)
class Beperkingenblad:
    regels: tuple[Beperkingbeeld, ...]
    stand: str
    volgende: str


def _beperking(b: Beperking, over: str, mag: bool) -> Beperkingbeeld:
    return Beperkingbeeld(
        id=b.pk,
        verzoek_id=b.verzoek_id,
        over=over,
        heel=b.heel,
        aantal=b.aantal,
        grond=rr.NAAM_VAN_BEPERKGROND[rr.Beperkgrond(b.grond)],
        reden=b.reden,
        van=b.van,
        bekijken_op=b.bekijken_op,
        einde_reden=b.einde_reden,
        verteld=b.verteld,
        eindigt_op=b.eindigt_op,
        voorbij=b.opgeheven_op is not None,
        mag=mag,
    )


def beperkingenblad(*, stand: str = "staat", na: str = "") -> Beperkingenblad:
    """A page, by the day on which somebody looks again."""
    stand = stand if stand in STANDEN else "staat"
    filters = {
        "staat": Q(opgeheven_op=None),
        "eindigt": Q(opgeheven_op=None, eindigt_op__isnull=False),
        "voorbij": Q(opgeheven_op__isnull=False),
    }
    rijen = poort.zichtbaar(Beperking, L).filter(filters[stand]).order_by("bekijken_op", "pk")
    dag, sleutel = lees_bladsleutel(na)
    if dag and sleutel:
        rijen = rijen.filter(Q(bekijken_op__gt=dag) | Q(bekijken_op=dag, pk__gt=sleutel))
    gevonden = list(rijen[: PER_BLAD + 1])
    namen = _namen({b.verzoek_id for b in gevonden})
    logboek.kijk(L.code, None, lijst="beperkingen", aantal=len(gevonden))
    regels = tuple(_beperking(b, namen[b.verzoek_id], False) for b in gevonden[:PER_BLAD])
    volgende = f"{regels[-1].bekijken_op}_{regels[-1].id}" if len(gevonden) > PER_BLAD else ""
    return Beperkingenblad(regels, stand, volgende)


def _namen(verzoeken: set[UUID]) -> dict[UUID, str]:
    rijen = poort.zichtbaar(Privacyverzoek, L).filter(pk__in=verzoeken)
    bekend: dict[UUID, str] = dict(rijen.values_list("pk", "over_naam"))
    return {pk: bekend.get(pk, "een inwoner") for pk in verzoeken}


def beperking(beperking_id: UUID) -> Beperkingbeeld:
    """One, for who reads privacy; ending it is for who handles requests."""
    rij: Beperking = poort.haal(Beperking, beperking_id, L)
    mag = heeft(actor_nu(), S) and rij.eindigt_op is None
    return _beperking(rij, _namen({rij.verzoek_id})[rij.verzoek_id], mag)


@dataclass(frozen=True)
class Rechtenbeeld:
    """What a request of this kind has beside its ordinary steps."""

    stukken: tuple[Stukbeeld, ...]
    beperkingen: tuple[Beperkingbeeld, ...]
    voorstel_grond: str
    weegt: bool
    weging: str
    wist: bool

    @property
    def alles_besloten(self) -> bool:
        """Every piece decided and done, and everybody told."""
        klaar = all(s.besluit and s.uitgevoerd and all(o.uitkomst for o in s.ontvangers) for s in self.stukken)
        return bool(self.stukken) and klaar

    @property
    def te_vernietigen(self) -> bool:
        """Everything is decided, and something must go."""
        open_ = [s for s in self.stukken if s.besluit == rr.Besluit.GEHEEL and not s.uitgevoerd]
        return self.wist and bool(open_) and all(s.besluit for s in self.stukken)

    @property
    def zelf_besloten(self) -> bool:
        """Then a colleague does it (four eyes)."""
        return any(s.zelf_besloten for s in self.stukken if not s.uitgevoerd)

    @property
    def loopt(self) -> bool:
        return any(not b.voorbij for b in self.beperkingen)


def rechten_van(v: Privacyverzoek, over: str) -> Rechtenbeeld | None:
    """For the screen of a request; None when its kind names no pieces."""
    if v.soort not in rr.MET_STUKKEN:
        return None
    rijen = poort.zichtbaar(Beperking, L).filter(verzoek=v.pk).order_by("gemaakt_op")
    with transactie(SYSTEEM):
        weging = getattr(v, "weging", None) if v.soort == rv.Soort.BEZWAAR else None
    naam = rr.NAAM_VAN_WEGING[rr.Weging(weging.uitkomst)] if weging else ""
    return Rechtenbeeld(
        stukken=stukken_van(v.pk),
        beperkingen=tuple(_beperking(b, over, False) for b in rijen),
        voorstel_grond=rr.GROND_VAN_SOORT[rv.Soort(v.soort)],
        weegt=v.soort == rv.Soort.BEZWAAR and weging is None,
        weging=naam,
        wist=v.soort == rv.Soort.VERWIJDERING,
    )
