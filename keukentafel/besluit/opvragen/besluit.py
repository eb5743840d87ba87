"""The page of a decision: the argument in order with its sources, the outcome per product, and what is missing."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.besluit.models import Besluit, Getoondeoptie, Overweging, Voorziening, Zienswijze
from keukentafel.besluit.opvragen.beslissers import waarom_terug
from keukentafel.besluit.opvragen.dossierbronnen import besliste
from keukentafel.besluit.opvragen.herzien import Grondbeeld, grondbeeld
from keukentafel.besluit.opvragen.mandaat import kan_tekenen
from keukentafel.besluit.opvragen.mist import mist_nog
from keukentafel.besluit.opvragen.nakijken import Nakijkbeeld, nakijkbeeld
from keukentafel.besluit.opvragen.registratie import registratie_van
from keukentafel.besluit.opvragen.volledig import Gelezen, advies_van
from keukentafel.besluit.opvragen.wetswacht import vraagt
from keukentafel.besluit.opvragen.zaak import binnen_bereik, heroverweging, over_eigen_besluit, van_en_voor
from keukentafel.besluit.regels import opstellen as ops
from keukentafel.besluit.regels import uitkomst as uit
from keukentafel.besluit.regels.besluitsoorten import motiveert_later, zienswijze_grond
from keukentafel.besluit.regels.registratie import Werktoedeling
from keukentafel.besluit.regels.soorten import (
    GEEN_BESCHIKKING,
    GEEN_BEZWAAR,
    NAAM_VAN_BESLUIT,
    NAAM_VAN_OVERWEGING,
    NAAM_VAN_UITKOMST,
    NAAM_VAN_VORM,
    TE_SCHRIJVEN,
    Antwoord,
    Besluitsoort,
    Besluitstand,
    Overwegingsoort,
    Uitkomst,
    Vorm,
    standnaam,
)
from keukentafel.besluit.regels.volledig import Gebrek, dagen_terug, houdt_tegen
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen.inrichting import Keuze, keuzelijsten
from keukentafel.plan.opvragen.producten import Product, product_uit
from keukentafel.plan.regels import euro
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht

L, T, N = Recht.AANVRAAG_LEZEN, Recht.BESLUITTEKST_LEZEN, Recht.BESLUIT_NEMEN
R, S = Recht.AANVRAAG_BEHANDELEN, Recht.BESLUITTEKST_SCHRIJVEN
KLEUR = {
    Besluitstand.TOETS: "warning",
    Besluitstand.TERUG: "warning",
    Besluitstand.VASTGESTELD: "success",
    Besluitstand.BEKEND: "success",
}


@dataclass(frozen=True, slots=True)
class Blokbeeld:
    """One sentence of the argument with where it came from."""

    id: UUID
    tekst: str
    soort: str
    bron: str
    bron_adres: str
    versie: int


@dataclass(frozen=True, slots=True)
class Stapbeeld:
    """One step of the test: what stands there, and what is asked while nothing does."""

    nummer: int
    kop: str
    vraag: str
    blokken: tuple[Blokbeeld, ...]


@dataclass(frozen=True, slots=True)
class Productbeeld:
    """The outcome of one product."""

    id: UUID
    naam: str
    product: str
    uitkomst: str
    uitkomst_naam: str
    zinnen: tuple[str, ...]
    rekensom: str
    """How the amount came about: from the tariff of that day."""
    terug: str
    """Begins before today: accepted, and named."""
    velden: dict[str, Any] = field(default_factory=dict)
    vraagt: tuple[Antwoord, ...] = ()
    """Which answers matter for this product."""


@dataclass(frozen=True, slots=True)
class BesluitBeeld:
    id: UUID
    nummer: int
    titel: str
    soort: str
    stand: str
    stand_naam: str
    kleur: str
    wet: str
    orgaan: str
    dossier_id: UUID
    aanvraag_id: UUID
    aanvraag: str
    inwoner: str
    opsteller: str
    toetser: str
    terug: str
    """Why it came back, and from whom."""
    genomen: str
    stappen: tuple[Stapbeeld, ...]
    verborgen: bool
    """The argument is there, behind a law this actor does not read."""
    producten: tuple[Productbeeld, ...]
    gebreken: tuple[Gebrek, ...]
    grond: Grondbeeld | None
    """On which ground of the law help changes or stops; None where the law asks none (WMO-15)."""
    toedeling: Werktoedeling | None
    """Whether a registered professional looked along, where a product asks it (JW-13)."""
    opties: tuple[tuple[UUID, str, bool, str], ...]
    zienswijzen: tuple[tuple[UUID, str, str, bool], ...]
    zienswijze_grond: str
    productkeuzes: tuple[Product, ...]
    afwijsgronden: tuple[tuple[str, str], ...]
    versie: int
    mag_schrijven: bool
    mag_tekst: bool
    mag_nemen: bool
    leest_eerst: bool
    ligt_voor: bool
    mag_reden: bool
    mag_behandelen: bool
    mag_zelf: bool
    """Where one pair of eyes can be enough; under which mandate, the register says on signing."""
    mag_bezwaar: bool
    """Made known, to somebody who may object: from now on it can be received."""
    mag_vergelijken: bool
    """Decides on this one: may see what was decided for others who are like this one."""
    nakijken: Nakijkbeeld
    mag_erbij: bool
    """May add a sentence: in a draft, and afterwards to a decision in haste (Awb 3:47 lid 3)."""

    @property
    def advies_bij_beslisser(self) -> bool:
        """An advice that was given waits for who decides."""
        return self.soort == Besluitsoort.ADVIES and self.stand == Besluitstand.VASTGESTELD and self.mag_nemen

    @property
    def motiveert_later(self) -> bool:
        """Taken in haste: the reasons may still go to the resident."""
        return motiveert_later(self.soort, self.stand) and self.mag_behandelen

    @property
    def is_advies(self) -> bool:
        return self.soort == Besluitsoort.ADVIES

    @property
    def pad(self) -> str:
        return f"/besluiten/{self.id}/"

    @property
    def tegen(self) -> tuple[Gebrek, ...]:
        return tuple(houdt_tegen(self.gebreken))

    @property
    def stil(self) -> int:
        """Steps of the test about which nothing stands yet; the page asks at the step itself."""
        return sum(g.code.startswith("stap-") for g in self.gebreken)

    @property
    def is_concept(self) -> bool:
        return self.stand in TE_SCHRIJVEN

    @property
    def is_besluit(self) -> bool:
        return self.soort not in GEEN_BESCHIKKING

    @property
    def in_het_kort(self) -> tuple[str, ...]:
        """Half a page on top of the letter: what, how much, from when, from whom."""
        return tuple(zin for p in self.producten for zin in p.zinnen)

    def blok(self, id_: UUID) -> Blokbeeld | None:
        return next((b for s in self.stappen for b in s.blokken if b.id == id_), None)

    def product(self, id_: UUID) -> Productbeeld | None:
        return next((p for p in self.producten if p.id == id_), None)


def besluit_beeld(besluit_id: UUID, kijksoort: str = "kijken") -> BesluitBeeld:
    """One look, logged; NietGevonden when the decision is not for this actor. "afdruk": it goes on paper."""
    besluit = _besluit(besluit_id, kijksoort)
    leest = poortregels.heeft(actor_nu(), T)
    overwegingen = _overwegingen(besluit) if leest else []
    hulp = poort.zichtbaar(Voorziening, L).filter(besluit__in=filter(None, (besluit.pk, besluit.vervangt_id)))
    voorzieningen, eerder = van_en_voor(besluit, hulp.select_related("ondersteuning"))
    zienswijzen = list(poort.zichtbaar(Zienswijze, T).filter(aanvraag=besluit.aanvraag_id)) if leest else []
    opties = list(poort.zichtbaar(Getoondeoptie, L).filter(aanvraag=besluit.aanvraag_id).order_by("gemaakt_op"))
    gelezen = Gelezen(overwegingen, voorzieningen, zienswijzen, advies_van(besluit), len(opties), eerder)
    return _beeld(besluit, gelezen, opties, leest)


def _besluit(besluit_id: UUID, kijksoort: str) -> Besluit:
    """With everybody on it in one statement; what is not there for this actor is refused and logged by the gate."""
    mee = ("aanvraag__inwoner", "inwoner", "opsteller", "toetser", "ondertekenaar")
    besluit: Besluit | None = poort.zichtbaar(Besluit, L).filter(pk=besluit_id).select_related(*mee).first()
    if besluit is None:
        return poort.haal(Besluit, besluit_id, L)
    logboek.kijk(L.code, besluit, soort=kijksoort)
    return besluit


def _overwegingen(besluit: Besluit) -> list[Overweging]:
    rijen = list(poort.zichtbaar(Overweging, T).filter(besluit=besluit).order_by("volgorde", "gemaakt_op"))
    logboek.kijk(T.code, None, besluit=str(besluit.pk), aantal=len(rijen))
    return rijen


def _beeld(besluit: Besluit, g: Gelezen, opties: list[Getoondeoptie], leest: bool) -> BesluitBeeld:
    verborgen = not g.overwegingen
    lijst = keuzelijsten("product", "productvolging", "besluit_afwijsgrond", "beslisorgaan", "instelling", "mandaat")
    soort, bekend = Besluitsoort(besluit.soort), {k.code: k for k in lijst["product"]}
    grond = grondbeeld(besluit)
    mandaat = kan_tekenen(besluit, lijst["mandaat"], actor_nu().rollen)
    return BesluitBeeld(
        id=besluit.pk,
        nummer=besluit.nummer,
        titel=NAAM_VAN_BESLUIT[soort],
        soort=besluit.soort,
        stand=besluit.stand,
        stand_naam=standnaam(besluit.soort, besluit.stand),
        kleur=KLEUR.get(Besluitstand(besluit.stand), "neutral"),
        wet=NAAM_VAN_WET[Wet(besluit.wet)],
        orgaan={k.code: k.naam for k in lijst["beslisorgaan"]}.get(besluit.orgaan, besluit.orgaan),
        dossier_id=besluit.dossier_id,
        aanvraag_id=besluit.aanvraag_id,
        aanvraag=f"Aanvraag {besluit.aanvraag.nummer} van {datum_gewoon(besluit.aanvraag.ontvangen_op)}",
        inwoner=besluit.inwoner.naam,
        opsteller=besluit.opsteller.naam if besluit.opsteller else "",
        toetser=besluit.toetser.naam if besluit.toetser else "",
        terug=waarom_terug(besluit) if besluit.stand == Besluitstand.TERUG else "",
        genomen=_genomen(besluit),
        stappen=_stappen(besluit, g.overwegingen),
        verborgen=verborgen,
        producten=tuple(_product(v, bekend.get(v.product), besluit, heroverweging(v, lijst)) for v in g.voorzieningen),
        gebreken=mist_nog(besluit, g, bekend, verborgen=verborgen),
        grond=grond,
        toedeling=registratie_van(besluit, g.voorzieningen, bekend),
        opties=tuple(_optie(o) for o in opties),
        zienswijzen=tuple(_zienswijze(z) for z in g.zienswijzen),
        zienswijze_grond=zienswijze_grond(soort, wijkt_af=any(z.grond == "4:7" for z in g.zienswijzen)),
        productkeuzes=tuple(p for p in (product_uit(k) for k in lijst["product"]) if p.wet == besluit.wet),
        afwijsgronden=tuple((k.code, k.naam) for k in lijst["besluit_afwijsgrond"] if k.waarde["wet"] == besluit.wet),
        versie=besluit.versie,
        ligt_voor=besluit.stand == Besluitstand.TOETS,
        nakijken=nakijkbeeld(besluit, mandaat=mandaat, leest=not verborgen),
        **_rechten(besluit, verborgen, _weet(besluit, grond), mandaat),
    )


def _weet(besluit: Besluit, grond: Grondbeeld | None) -> bool:
    """Somebody knows it: who must pay back too may, before the resident does or when the resident died."""
    return besluit.stand == Besluitstand.BEKEND or (grond is not None and any(m.bekend for m in grond.meewerkers))


def _rechten(besluit: Besluit, verborgen: bool, weet: bool, mandaat: bool) -> dict[str, bool]:
    """What this actor may do on this page; the acts ask again."""
    actor, concept = actor_nu(), besluit.stand in TE_SCHRIJVEN
    eigen = over_eigen_besluit(besluit, actor.id)
    behandelt, schrijft, neemt = (not eigen and poortregels.heeft(actor, recht) for recht in (R, S, N))
    ander = (neemt := neemt and mandaat and binnen_bereik(besluit, actor)) and besluit.opsteller_id != actor.id
    erbij = concept or motiveert_later(besluit.soort, besluit.stand)
    zelf = concept and neemt and besluit.soort in {Besluitsoort.SPOED, Besluitsoort.TOEKENNING}
    return {
        "mag_behandelen": behandelt,
        "mag_reden": verborgen and poortregels.heeft(actor, Recht.REDEN_GEVEN),
        "mag_schrijven": concept and behandelt,
        "mag_tekst": concept and schrijft and not verborgen,
        "mag_erbij": erbij and schrijft and not verborgen,
        "mag_bezwaar": weet and besluit.soort not in GEEN_BEZWAAR and poortregels.heeft(actor, Recht.BEZWAAR_ONTVANGEN),
        "mag_vergelijken": besluit.soort not in GEEN_BESCHIKKING and (zelf or ander),
        "mag_nemen": ander,
        "leest_eerst": ander and verborgen and besluit.toetser_id != actor.id,
        "mag_zelf": zelf,
    }


def _stappen(besluit: Besluit, overwegingen: list[Overweging] | Any) -> tuple[Stapbeeld, ...]:
    """In the order of the law; a step that nobody need weigh is shown when something stands there."""
    per: dict[ops.Stap, list[Overweging]] = defaultdict(list)
    for rij in overwegingen:
        per[ops.stap_van(rij.volgorde)].append(rij)
    return tuple(
        Stapbeeld(r.stap, r.kop, r.vraag, tuple(_blok(o, besluit) for o in per[r.stap]))
        for r in ops.stappen(besluit.wet)
    )


def _blok(rij: Overweging, besluit: Besluit) -> Blokbeeld:
    pad = ops.PAD_VAN_BRON.get(rij.bron_soort, "")
    adres = pad.format(id=rij.bron_id, dossier=besluit.dossier_id, inwoner=besluit.inwoner_id)
    naam = NAAM_VAN_OVERWEGING[Overwegingsoort(rij.soort)]
    return Blokbeeld(rij.pk, rij.tekst, naam, rij.bron_naam, adres, rij.versie)


def _product(v: Voorziening, keuze: Keuze | None, besluit: Besluit, opnieuw: date | None) -> Productbeeld:
    b = besliste(v, stopt=besluit.vervangt_id is not None)
    som, dag = "", besluit.vastgesteld_op or klok.vandaag()
    if v.tarief_cent is not None and v.bedrag_cent is not None and v.van:
        per = f"tarief {euro(v.tarief_cent)} per {v.eenheid or 'keer'} op {datum_gewoon(v.van)}"
        som = f"{euro(v.bedrag_cent)} {'in een jaar' if v.tot is None else 'in totaal'}: {per}"
    velden = ("uitkomst", "vorm", "aantal", "per", "van", "tot", "aanbieder", "afwijsgrond", "antwoorden")
    return Productbeeld(
        id=v.pk,
        naam=v.productnaam,
        product=v.product,
        uitkomst=v.uitkomst,
        uitkomst_naam=NAAM_VAN_UITKOMST[Uitkomst(v.uitkomst)] if v.uitkomst else "Nog niet beslist",
        zinnen=tuple(uit.zinnen(b)),
        rekensom=som,
        terug=dagen_terug(v.van, dag) if v.van and v.uitkomst in {Uitkomst.TOE, Uitkomst.DEELS} else "",
        velden={veld: getattr(v, veld) for veld in velden} | {"heroverwegen_op": opnieuw},
        vraagt=vraagt(v.wet, keuze),
    )


def _optie(o: Getoondeoptie) -> tuple[UUID, str, bool, str]:
    """(key, what, taken, why)."""
    wie = f", {o.aanbieder}" if o.aanbieder else ""
    return o.pk, f"{o.productnaam}, {NAAM_VAN_VORM[Vorm(o.vorm)].lower()}{wie}", o.gekozen, o.reden


def _zienswijze(z: Zienswijze) -> tuple[UUID, str, str, bool]:
    """(key, what, the words, still waiting)."""
    if z.afgezien:
        return z.pk, f"Niet gevraagd (Awb {z.grond}): {z.waarover}", z.afgezien, False
    if z.gegeven_op:
        return z.pk, f"Gezegd op {datum_gewoon(z.gegeven_op)}: {z.waarover}", z.tekst, False
    return z.pk, f"Gevraagd, tot {datum_gewoon(z.uiterlijk)} (Awb {z.grond}): {z.waarover}", "", True


def _genomen(besluit: Besluit) -> str:
    if besluit.vastgesteld_op is None or besluit.ondertekenaar is None:
        return ""
    functie = f", {besluit.functie}" if besluit.functie else ""
    weg = f" Verzonden op {datum_gewoon(besluit.bekendgemaakt_op)}." if besluit.bekendgemaakt_op else ""
    return f"{besluit.ondertekenaar.naam}{functie}, {datum_gewoon(besluit.vastgesteld_op)}.{weg}"
