"""A decision is drafted from what is there already, and decided on per product (REQ-074, REQ-075, REQ-084)."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from keukentafel.besluit.handelingen import _opstellen as o
from keukentafel.besluit.handelingen._buren import Voorval, stap
from keukentafel.besluit.handelingen._hulp import SYSTEEM, merk, volgend_nummer
from keukentafel.besluit.handelingen.routeren import orgaan_voor, route_zetten
from keukentafel.besluit.models import Aanvraag, Besluit, Overweging, Voorziening
from keukentafel.besluit.opvragen.dossierbronnen import bronnen_van, heeft_advies
from keukentafel.besluit.opvragen.mandaat import mandaten_van
from keukentafel.besluit.opvragen.volledig import ZONDER_ADVIES
from keukentafel.besluit.regels import besluitsoorten as bs
from keukentafel.besluit.regels import opstellen as ops
from keukentafel.besluit.regels.soorten import (
    GENOMEN,
    NAAM_VAN_UITKOMST,
    NAAM_VAN_VORM,
    TE_SCHRIJVEN,
    Antwoord,
    Besluitsoort,
    Besluitstand,
    Overwegingsoort,
    Uitkomst,
    Vorm,
)
from keukentafel.dossier.handelingen._hulp import eis_keuze
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.organisatie.opvragen.actor import medewerker_van
from keukentafel.plan import regels as plan
from keukentafel.plan.models import Ondersteuning
from keukentafel.plan.opvragen.producten import product_op
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Rol
from keukentafel.poort.rechten import Recht

R = Recht.AANVRAAG_BEHANDELEN


def besluit_opstellen(
    *, actor: Actor, aanvraag_id: UUID, soort: str = "", op_verzoek: bool = False, vervangt_id: UUID | None = None
) -> Besluit:
    """A draft with the argument from the dossier and the products from the plan. Twice is one draft.

    `op_verzoek`: the resident asks for a decision where none is needed (REQ-076).
    """
    poort.eis(R)
    aanvraag = poort.haal(Aanvraag, aanvraag_id, R, voor_wijzigen=True)
    o.eis_dossier_open(aanvraag)
    if lopend := o.besluit_in_de_maak(aanvraag):
        return lopend
    eerder = _eerder(aanvraag, vervangt_id)
    _route_vooraf(actor, aanvraag, eerder)
    advies = adviseert(actor, aanvraag, op_verzoek=op_verzoek)
    soort = soort or _gewoon(aanvraag, advies, op_verzoek)
    if bezwaar := bs.bezwaar_tegen_soort(
        soort, aanvraag.procedure, op_verzoek=op_verzoek, eerder=eerder is not None, adviseert=advies
    ):
        raise Fout(bezwaar, veld="soort")
    besluit = nieuw_besluit(actor, aanvraag, Besluitsoort(soort), eerder)
    with transactie(SYSTEEM):
        _voorzieningen(actor, aanvraag, besluit)
        route_zetten(actor, aanvraag, besluit)
        aantal = _overwegingen(actor, aanvraag, besluit, op_verzoek)
        # What was advised decides of which kind this is, so that it need not be filled in again.
        _soort_volgt(actor, besluit)
    if op_verzoek:
        stap(actor, aanvraag, Voorval.BESLUIT_WILLEN)
    if soort not in bs.ZONDER_BESLUIT.values():
        stap(actor, aanvraag, Voorval.ADVIES_OPSTELLEN if advies else Voorval.OPSTELLEN)
    if not advies and (gegeven := heeft_advies(aanvraag)) is not None:
        # Who was asked to draft from the advice need not do it any more.
        taken_vervallen(actor=actor, onderwerp_id=gegeven.pk)
        _leest_mee(actor, aanvraag, besluit)
    gebeurtenis_melden("besluit_opgesteld", aanvraag.dossier_id, besluit=str(besluit.pk), besluitsoort=besluit.soort)
    logboek.handeling(actor, R.code, besluit, soort=besluit.soort, bronnen=aantal)
    return besluit


def _leest_mee(actor: Actor, aanvraag: Aanvraag, besluit: Besluit) -> None:
    """An advice was laid before this body: who may sign for it reads the case it decides on, until that is done."""
    dag = klok.vandaag()
    mag = any(m.gemandateerde == aanvraag.orgaan for rol in actor.rollen for m in mandaten_van(rol, dag))
    if mag and actor.id and Rol.BESLISSER in actor.rollen:
        o.band_met(besluit, actor.id)


def besluit_bijwerken(*, actor: Actor, besluit_id: UUID) -> int:
    """What the dossier says since the draft was made is added; nothing that was written is touched. How many."""
    besluit = in_de_maak(besluit_id)
    with transactie(SYSTEEM):
        route_zetten(actor, besluit.aanvraag, besluit)
        # What being late cost follows from dates alone: the story of the help is no part of it.
        geld = besluit.soort == Besluitsoort.DWANGSOM
        aantal = 0 if geld else _overwegingen(actor, besluit.aanvraag, besluit, False)
    gebeurtenis_melden("besluit_bijgewerkt", besluit.dossier_id, besluit=str(besluit.pk), aantal=aantal)
    logboek.handeling(actor, R.code, besluit, bronnen=aantal)
    return aantal


@dataclass(frozen=True)
class NieuweUitkomst:
    """What is filled in for one product. The amount is never filled in."""

    uitkomst: str
    vorm: str = Vorm.ZIN
    aantal: Decimal | None = None
    per: str = plan.Per.WEEK
    van: date | None = None
    tot: date | None = None
    aanbieder: str = ""
    afwijsgrond: str = ""
    heroverwegen_op: date | None = None
    antwoorden: tuple[str, ...] = ()
    """regels.soorten.Antwoord: what was weighed; what is not there was not asked yet."""


def voorziening_toevoegen(*, actor: Actor, besluit_id: UUID, versie: int, product: str) -> Voorziening:
    """One more product that was asked for; two people at one decision see each other (Botsing)."""
    besluit = in_de_maak(besluit_id)
    gevonden = product_op(product, besluit.aanvraag.ontvangen_op)
    if gevonden is None:
        dag = datum_gewoon(besluit.aanvraag.ontvangen_op)
        raise Fout(f"‘{product}’ staat op {dag} niet in de lijst van producten.", veld="product")
    if Voorziening.objects.filter(besluit=besluit, product=product).exists():
        raise Fout(f"{gevonden.naam} staat er al in.", veld="product")
    o.eis_versie(actor, besluit, versie, {"product": product})
    rij = Voorziening(
        **merk(actor, besluit, wet=True), aanvraag_id=besluit.aanvraag_id, besluit=besluit, product=product,
        productnaam=gevonden.naam, eenheid=gevonden.eenheid,
    )  # fmt: skip
    rij.save(force_insert=True)
    route_zetten(actor, besluit.aanvraag, besluit)
    gebeurtenis_melden("voorziening_toegevoegd", besluit.dossier_id, voorziening=str(rij.pk))
    logboek.handeling(actor, R.code, besluit, product=product)
    return rij


def voorziening_beslissen(*, actor: Actor, voorziening_id: UUID, versie: int, uitkomst: NieuweUitkomst) -> Voorziening:
    """Granted, in part or refused, in which form and how long. What it costs follows from the tariff of that day."""
    poort.eis(R)
    rij: Voorziening = poort.haal(Voorziening, voorziening_id, R, voor_wijzigen=True)
    if rij.besluit_id is None:
        raise Fout("Dit product hoort nog niet bij een besluit. Stel eerst het besluit op.")
    besluit = in_de_maak(rij.besluit_id)
    velden = _uitkomstvelden(rij, besluit, uitkomst)
    o.eis_versie(actor, besluit, versie, velden)
    for veld, waarde in velden.items():
        setattr(rij, veld, waarde)
    rij.save(update_fields=list(velden))
    _soort_volgt(actor, besluit)
    route_zetten(actor, besluit.aanvraag, besluit)
    gebeurtenis_melden("voorziening_beslist", besluit.dossier_id, voorziening=str(rij.pk), uitkomst=rij.uitkomst)
    logboek.handeling(actor, R.code, besluit, product=rij.product, uitkomst=rij.uitkomst)
    return rij


def in_de_maak(besluit_id: UUID) -> Besluit:
    """The decision, locked, while it can still be written."""
    poort.eis(R)
    besluit: Besluit = poort.haal(Besluit, besluit_id, R, voor_wijzigen=True)
    o.eis_onbetrokken(besluit)
    if besluit.stand == Besluitstand.TOETS:
        raise Fout("Dit besluit ligt ter beslissing. Haal het eerst terug om het te wijzigen.")
    if besluit.stand not in TE_SCHRIJVEN:
        raise Fout("Over dit besluit is al beslist. Het verandert niet meer.")
    return besluit


def rechtsgronden_bijwerken(actor: Actor, besluit: Besluit) -> None:
    """The articles of this kind and these forms. One that somebody rewrote stays as it was written."""
    vormen = set(besluit.voorzieningen.exclude(uitkomst=Uitkomst.AF).values_list("vorm", flat=True))
    na_advies = besluit.soort not in ZONDER_ADVIES and heeft_advies(besluit.aanvraag) is not None
    soort, vervangt = Besluitsoort(besluit.soort), besluit.vervangt_id is not None
    nodig = bs.rechtsgronden(besluit.wet, soort, vormen, na_advies=na_advies, vervangt=vervangt)
    staat = Overweging.objects.filter(besluit=besluit, bron_soort=ops.Bronsoort.WET)
    staat.filter(versie=1).exclude(tekst__in=nodig).delete()
    gehad = set(staat.values_list("tekst", flat=True))
    wet = ops.Bron(ops.Bronsoort.WET, "Wet en regels", {}, wet=besluit.wet)
    nieuw = [ops.Blok(ops.Stap.RECHT, Overwegingsoort.REGEL, tekst, wet) for tekst in nodig if tekst not in gehad]
    blokken_schrijven(actor, besluit, nieuw)


def blokken_schrijven(actor: Actor, besluit: Besluit, blokken: Iterable[ops.Blok]) -> int:
    """Each after what stands at its step already.

    What the dossier says is nobody's own words: the author of a row reads and rewrites it without the law, so only what
    the drafter says bears their name.
    """
    plekken = list(Overweging.objects.filter(besluit=besluit).values_list("volgorde", flat=True))
    rijen = []
    for blok in blokken:
        begin = ops.plek(blok.stap, 0)
        plek = 1 + max((p for p in plekken if ops.stap_van(p) == blok.stap), default=begin)
        plekken.append(plek)
        wie = actor if blok.bron.soort == ops.Bronsoort.OPSTELLER else SYSTEEM
        rijen.append(Overweging(
            **merk(wie, besluit, wet=True), besluit=besluit, soort=blok.soort, volgorde=plek, tekst=blok.tekst,
            bron_soort=blok.bron.soort, bron_id=blok.bron.id, bron_naam=blok.bron.naam, bron_versie=blok.bron.versie,
        ))  # fmt: skip
    with transactie(SYSTEEM):
        for rij in rijen:
            rij.save(force_insert=True)
    return len(rijen)


# --- Drafting ---------------------------------------------------------------------------------------------------------


def _eerder(aanvraag: Aanvraag, vervangt_id: UUID | None) -> Besluit | None:
    """The decision of this resident that is reviewed or ended; only one that was taken."""
    if vervangt_id is None:
        return None
    eerder: Besluit = poort.haal(Besluit, vervangt_id, R)
    if eerder.inwoner_id != aanvraag.inwoner_id or eerder.stand not in GENOMEN:
        raise Fout("Dit besluit kun je niet herzien: het is van een ander, of er is nog niet besloten.", veld="soort")
    return eerder


def _route_vooraf(actor: Actor, aanvraag: Aanvraag, eerder: Besluit | None) -> None:
    """Whether this becomes an advice depends on the products, also on those that the plan will bring."""
    with transactie(SYSTEEM):
        uit_plan = [] if eerder else [lijn.product for lijn in _arrangement(aanvraag)]
    route_zetten(actor, aanvraag, uit_plan=uit_plan)


def adviseert_hier(actor: Actor, aanvraag_id: UUID) -> bool:
    """For the form: does this actor advise here, or decide?"""
    return adviseert(actor, poort.haal(Aanvraag, aanvraag_id, R))


def adviseert(actor: Actor, aanvraag: Aanvraag, *, op_verzoek: bool = False) -> bool:
    """Where another body decides, whoever is not of that body advises, until the advice was given (TOE-02).

    Nobody advises on help that needs no decision, unless the resident asks for one (TOE-01).
    """
    if aanvraag.procedure in bs.ZONDER_BESLUIT and not op_verzoek:
        return False
    ander = aanvraag.adviesorgaan not in {"", aanvraag.orgaan}
    return ander and Rol.BESLISSER not in actor.rollen and heeft_advies(aanvraag) is None


def _gewoon(aanvraag: Aanvraag, adviseert: bool, op_verzoek: bool) -> str:
    """What most often comes of it, so that nobody has to choose."""
    if adviseert:
        return Besluitsoort.ADVIES
    zonder = bs.ZONDER_BESLUIT.get(aanvraag.procedure)
    return zonder if zonder and not op_verzoek else Besluitsoort.TOEKENNING


def nieuw_besluit(actor: Actor, aanvraag: Aanvraag, soort: Besluitsoort, eerder: Besluit | None = None) -> Besluit:
    """An empty draft."""
    besluit = Besluit(
        **merk(actor, aanvraag, wet=True),
        nummer=volgend_nummer("besluit_besluitnummer"),
        aanvraag=aanvraag,
        soort=soort,
        orgaan=orgaan_voor(aanvraag, soort),
        opsteller=medewerker_van(actor.kenmerk),
        spoed=soort == Besluitsoort.SPOED,
        vervangt=eerder,
    )
    besluit.save(force_insert=True)
    return besluit


def _voorzieningen(actor: Actor, aanvraag: Aanvraag, besluit: Besluit) -> None:
    """What was asked for, and what the plan arranged; an advice and a decision each have rows of their own."""
    los = Voorziening.objects.filter(aanvraag=aanvraag, besluit=None)
    los.update(besluit=besluit)
    gehad = set(besluit.voorzieningen.values_list("product", flat=True))
    for eerder in filter(None, (heeft_advies(aanvraag), besluit.vervangt)):
        for oud in eerder.voorzieningen.exclude(product__in=gehad):
            kopie_van(actor, besluit, oud, met_uitkomst=eerder.soort == Besluitsoort.ADVIES)
            gehad.add(oud.product)
    if besluit.vervangt_id:
        return
    for lijn in _arrangement(aanvraag):
        if lijn.product not in gehad:
            _uit_lijn(actor, besluit, lijn)
            gehad.add(lijn.product)


def _arrangement(aanvraag: Aanvraag) -> Iterable[Ondersteuning]:
    """Running lines with a product under this law, about this resident."""
    rijen = Ondersteuning.objects.filter(dossier_id=aanvraag.dossier_id, wet=aanvraag.wet, stand="loopt")
    rijen = rijen.filter(publiek=Publiek.TEAM, over=aanvraag.inwoner_id).exclude(product="")
    return rijen.order_by("gemaakt_op")


_OVER = (
    "wet", "product", "productnaam", "uitkomst", "afwijsgrond", "vorm", "aantal", "eenheid", "per", "van", "tot",
    "aanbieder", "tarief_cent", "bedrag_cent", "antwoorden", "heroverwegen_op", "ondersteuning_id",
)  # fmt: skip


def kopie_van(actor: Actor, besluit: Besluit, oud: Voorziening, *, met_uitkomst: bool) -> None:
    """What was advised or decided before is where this begins; the older row stays as it was."""
    rij = Voorziening(**merk(actor, besluit), aanvraag_id=besluit.aanvraag_id, besluit=besluit)
    for veld in _OVER:
        setattr(rij, veld, getattr(oud, veld))
    if not met_uitkomst:
        rij.uitkomst, rij.tarief_cent, rij.bedrag_cent = "", None, None
    rij.save(force_insert=True)


def _uit_lijn(actor: Actor, besluit: Besluit, lijn: Ondersteuning) -> None:
    product = product_op(lijn.product, lijn.van)
    Voorziening(
        **merk(actor, besluit, wet=True), aanvraag_id=besluit.aanvraag_id, besluit=besluit, ondersteuning=lijn,
        product=lijn.product, productnaam=product.naam if product else lijn.wat, aantal=lijn.aantal, per=lijn.per,
        eenheid=lijn.eenheid, van=lijn.van, tot=lijn.tot - timedelta(days=1) if lijn.tot else None,
        aanbieder=lijn.aanbieder,
    ).save(force_insert=True)  # fmt: skip


def _overwegingen(actor: Actor, aanvraag: Aanvraag, besluit: Besluit, op_verzoek: bool) -> int:
    """What the sources say and does not stand there yet."""
    gevonden = ops.blokken(bronnen_van(aanvraag), aanvraag.wet, aanvraag.inwoner_id)
    if op_verzoek:
        hier = ops.Bron(ops.Bronsoort.OPSTELLER, actor.naam, {}, wet=aanvraag.wet)
        gevonden.insert(0, ops.Blok(ops.Stap.HULPVRAAG, Overwegingsoort.FEIT, "U vroeg ons om een besluit.", hier))
    sleutel = ("bron_soort", "bron_id", "soort", "bron_versie")
    gehad = set(Overweging.objects.filter(besluit=besluit).values_list(*sleutel))
    nieuw = [b for b in gevonden if (str(b.bron.soort), b.bron.id, str(b.soort), b.bron.versie) not in gehad]
    return blokken_schrijven(actor, besluit, nieuw)


# --- Outcomes ---------------------------------------------------------------------------------------------------------


def _uitkomstvelden(rij: Voorziening, besluit: Besluit, u: NieuweUitkomst) -> dict[str, Any]:
    """Checked columns with the computed amount; raises Fout with the field."""
    eis_keuze(u.uitkomst, {k.value: n for k, n in NAAM_VAN_UITKOMST.items()}, "uitkomst")
    eis_keuze(u.vorm, {k.value: n for k, n in NAAM_VAN_VORM.items()}, "vorm")
    eis_keuze(u.per, {k.value: n for k, n in plan.NAAM_VAN_PER.items()}, "per")
    if u.uitkomst not in bs.uitkomsten_van(Besluitsoort(besluit.soort)):
        bezwaar = bs.bezwaar_tegen_uitkomsten(Besluitsoort(besluit.soort), [u.uitkomst])
        raise Fout(bezwaar, veld="uitkomst")
    if u.uitkomst != Uitkomst.AF and u.van is None:
        raise Fout("Vanaf welke dag is deze hulp? Vul een dag in.", veld="van")
    if u.tot and u.van and u.tot < u.van:
        raise Fout(
            f"{datum_gewoon(u.tot)} ligt voor het begin, {datum_gewoon(u.van)}. Kies een latere dag.", veld="tot"
        )
    geeft = u.uitkomst != Uitkomst.AF
    tarief, eenheid = _tarief(rij, u) if geeft else (None, rij.eenheid)
    return {
        **asdict(u),
        "afwijsgrond": "" if u.uitkomst == Uitkomst.TOE else u.afwijsgrond,
        "antwoorden": _antwoorden(u),
        "eenheid": eenheid,
        "tarief_cent": tarief,
        "bedrag_cent": bedrag(u, tarief) if geeft else None,
    }


def _antwoorden(u: NieuweUitkomst) -> list[str]:
    """Known ones, each once; there is a right under the Wlz or there is not."""
    gezegd = set(u.antwoorden)
    if gezegd - set(Antwoord) or {Antwoord.WLZ, Antwoord.GEEN_WLZ} <= gezegd:
        raise Fout("Is er recht op zorg uit de Wlz? Kies ja, nee of nog niet gevraagd.", veld="wlz")
    return sorted(gezegd)


def _tarief(rij: Voorziening, u: NieuweUitkomst) -> tuple[int | None, str]:
    """The tariff of the product on the first day (CFG-05)."""
    product = product_op(rij.product, u.van) if u.van else None
    if product is None:
        raise Fout(f"{rij.productnaam} staat op {datum_gewoon(u.van or date.min)} niet in de lijst.", veld="van")
    return product.tarief_cent, product.eenheid


def bedrag(u: NieuweUitkomst, tarief_cent: int | None) -> int | None:
    """For the whole period, or a year when it has no end; nothing is guessed without a tariff or an amount."""
    if tarief_cent is None or u.aantal is None or u.van is None:
        return None
    duur = plan.maanden(u.van, u.tot + timedelta(days=1) if u.tot else None)
    return plan.kosten(u.aantal, u.per, tarief_cent, None, uurtarief_cent=0, duur=duur).totaal


def _soort_volgt(actor: Actor, besluit: Besluit) -> None:
    """The kind of an ordinary decision follows from its outcomes, and the articles from both."""
    uitkomsten = [u for u in besluit.voorzieningen.values_list("uitkomst", flat=True) if u]
    if besluit.soort in bs.VOLGT_UITKOMST and uitkomsten:
        besluit.soort = bs.soort_uit(uitkomsten)
        besluit.save(update_fields=["soort"])
    with transactie(SYSTEEM):
        rechtsgronden_bijwerken(actor, besluit)
