"""The letter of one decision: what the case, the law and the municipality say, put in one source (REQ-075).

Read as the house itself: who signs or sends a decision may not always read every word of it (ADR 0034).
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from keukentafel.besluit.bronnen_besluit import Beschikking, Motivering, ZonderBesluit
from keukentafel.besluit.models import Besluit, Bezwaar, Klokfeit, Overweging, Terugvordering, Voorziening
from keukentafel.besluit.opvragen.bezwaar import dwangsom_van
from keukentafel.besluit.opvragen.bijdrage import bijdrage_van
from keukentafel.besluit.opvragen.herzien import vraagt_grond
from keukentafel.besluit.opvragen.klok import klok_van
from keukentafel.besluit.opvragen.meewerkerbrief import bezwaarmaker
from keukentafel.besluit.regels import beschikking as rb
from keukentafel.besluit.regels import herzien
from keukentafel.besluit.regels.meewerker import ook_grond, ook_zin
from keukentafel.besluit.regels.soorten import GEEN_BESCHIKKING, MET_EIGEN_BRIEF, Besluitsoort, Feit, Uitkomst, Vorm
from keukentafel.besluit.regels.soorten import Overwegingsoort as Soort
from keukentafel.brieven.models import Brief
from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon, opsomming
from keukentafel.kern.termijnen import bezwaartermijn
from keukentafel.organisatie.opvragen import instelling
from keukentafel.organisatie.opvragen.inrichting import Keuze, feestdagen, keuzelijsten
from keukentafel.plan.regels import euro
from keukentafel.poort.matrix import NAAM_VAN_ROL

LIJSTEN = ("besluit_wet", "besluit_afwijsgrond", "beslisorgaan", "mandaat")


@dataclass(frozen=True)
class Briefstuk:
    """The source of a decision's letter, and what is missing in it."""

    bron: Beschikking | ZonderBesluit
    ontbreekt: tuple[str, ...]


def besluitbrief(besluit: Besluit, *, genomen: bool = True) -> Briefstuk:
    """The letter as it would leave today. `genomen` False: a draft, of which nobody is the signatory yet."""
    zaak = lees_zaak(besluit)
    if besluit.soort in GEEN_BESCHIKKING:
        return Briefstuk(_zonder_besluit(zaak), ())
    bron = _beschikking(zaak)
    if bezwaarmaker(besluit):
        bron = _aan_een_ander(zaak, bron)
    feiten = rb.Feiten(
        soort=zaak.soort, wet=besluit.wet, velden=asdict(bron), regels=zaak.regels, genomen=genomen,
        vraagt_grond=vraagt_grond(besluit, zaak.voorzieningen),
    )  # fmt: skip
    return Briefstuk(bron, tuple(rb.ontbreekt(feiten)))


@dataclass(frozen=True)
class Briefzaak:
    """Everything that was read for one letter."""

    besluit: Besluit
    soort: Besluitsoort
    op: date
    voorzieningen: Sequence[Voorziening]
    regels: Sequence[rb.Hulpregel]
    teksten: dict[str, str]
    lijsten: dict[str, dict[str, Keuze]]

    def keuze(self, lijst: str, code: str) -> Keuze | None:
        return self.lijsten[lijst].get(code)

    def zin(self, veld: str) -> str:
        """A sentence of this law."""
        rij = self.keuze("besluit_wet", self.besluit.wet)
        return str(rij.waarde.get(veld, "")) if rij else ""

    def orgaan(self) -> str:
        """On whose behalf: who gave the mandate, else the body that decides (Awb 10:10)."""
        mandaat = self.keuze("mandaat", self.besluit.mandaat)
        rij = self.keuze("beslisorgaan", mandaat.waarde["mandaatgever"] if mandaat else self.besluit.orgaan)
        return str(rij.waarde.get("in_zin") or rij.naam) if rij else ""

    def functie(self) -> str:
        """The function that the register gives the mandate to, where the worker has none of their own."""
        rij = self.keuze("mandaat", self.besluit.mandaat)
        return NAAM_VAN_ROL.get(rij.waarde.get("functie", ""), "") if rij else ""

    def mandaat(self) -> str:
        rij = self.keuze("mandaat", self.besluit.mandaat)
        return f"{rij.waarde['mandaatbesluit']}, {rij.naam} ({rij.waarde['artikel']})" if rij else ""


def lees_zaak(besluit: Besluit) -> Briefzaak:
    op = besluit.vastgesteld_op or klok.vandaag()
    lijsten = {soort: {k.code: k for k in rijen} for soort, rijen in keuzelijsten(*LIJSTEN, op=op).items()}
    voorzieningen = list(
        Voorziening.objects.filter(besluit=besluit).select_related("ondersteuning__doel").order_by("van", "productnaam")
    )
    teksten: dict[str, list[str]] = {}
    for rij in Overweging.objects.filter(besluit=besluit).order_by("volgorde", "gemaakt_op"):
        teksten.setdefault(rij.soort, []).append(rij.tekst.strip())
    heel = {soort: "\n\n".join(t for t in delen if t) for soort, delen in teksten.items()}
    regels = [_regel(v, lijsten["besluit_afwijsgrond"]) for v in voorzieningen]
    return Briefzaak(besluit, Besluitsoort(besluit.soort), op, voorzieningen, regels, heel, lijsten)


def _regel(v: Voorziening, gronden: dict[str, Keuze]) -> rb.Hulpregel:
    grond = gronden.get(v.afwijsgrond)
    doel = v.ondersteuning.doel if v.ondersteuning else None
    return rb.Hulpregel(
        naam=v.productnaam,
        uitkomst=v.uitkomst,
        vorm=v.vorm,
        aantal=float(v.aantal) if v.aantal is not None else None,
        eenheid=v.eenheid,
        per=v.per,
        van=v.van,
        tot=v.beeindigd_op or v.tot,
        aanbieder=v.aanbieder,
        tarief_cent=v.tarief_cent,
        bedrag_cent=v.bedrag_cent,
        doel=doel.resultaat.strip().rstrip(".") if doel else "",
        grond=grond.naam if grond else "",
    )


def _beschikking(z: Briefzaak) -> Beschikking:
    b, vandaag = z.besluit, klok.vandaag()
    geeft = z.soort in rb.GEEFT
    bijdrage = bijdrage_van(b.inwoner, b.wet, z.voorzieningen) if geeft else None
    return Beschikking(
        besluitsoort=b.soort,
        wet=b.wet,
        orgaan=z.orgaan(),
        aanvraag_op=b.aanvraag.ontvangen_op,
        besluit_op=z.op,
        bezwaar_tot=bezwaartermijn(vandaag, feestdagen=feestdagen()).indienen.dag,
        over_wie=f"Het gaat om {b.inwoner.naam}." if b.aanvraag.aanvrager else "",
        **_hulp(z),
        herzieningsgrond=_herzieningsgrond(z),
        **_terug(z),
        bijdrage=bijdrage.zin if bijdrage else "",
        bijdrage_grond=bijdrage.grond if bijdrage else "",
        plichten=z.zin("plichten") if geeft else "",
        plichten_grond=z.zin("plichten_grond") if geeft else "",
        grondslag=z.zin("grondslag"),
        evaluatie=_evaluatie(z) if geeft else "",
        hulp_erbij=z.zin("hulp_erbij"),
        **_verloop(z),
        **_motivering(z),
        bezwaar_adres=instelling("bezwaar_adres"),
        bezwaar_digitaal=instelling("bezwaar_digitaal"),
        rechtbank=instelling("rechtbank"),
        privacy=instelling("privacyregel"),
        contact=_contact(b),
        ondertekenaar=b.ondertekenaar.naam if b.ondertekenaar else "",
        functie=b.functie or z.functie(),
        mandaat=z.mandaat(),
    )


def _aan_een_ander(z: Briefzaak, bron: Beschikking) -> Beschikking:
    """To who must pay back too: who handled their bezwaar answers them, and nothing is said of the help."""
    return replace(bron, over_wie="", hulp_erbij="", contact=z.besluit.opsteller.naam if z.besluit.opsteller else "")


def _hulp(z: Briefzaak) -> dict[str, Any]:
    """What is given and what is not, short and whole, and why not."""
    weg = z.soort in (Besluitsoort.INTREKKING, Besluitsoort.BEEINDIGING)
    gegeven = [] if weg else [r for r in z.regels if r.gegeven]
    niet = [r for r in z.regels if weg or r.uitkomst == Uitkomst.AF]
    redenen = dict.fromkeys([herzien.zin(z.besluit.herzieningsgrond), *(r.grond for r in z.regels)])
    return {
        "hulp": "\n".join(r.kort() for r in gegeven),
        "niet": "\n".join(f"{r.naam}." for r in niet),
        "besluitregels": "\n".join(r.voluit() for r in z.regels),
        "waarom_niet": " ".join(f"{reden.rstrip('.')}." for reden in redenen if reden),
    }


def _herzieningsgrond(z: Briefzaak) -> str:
    """The ground of the law on which help changes or ends, where one is asked (WMO-15)."""
    budget = any(v.vorm == Vorm.PGB for v in z.voorzieningen)
    return herzien.grondslag(z.besluit.wet, z.besluit.herzieningsgrond, budget=budget)


def _terug(z: Briefzaak) -> dict[str, Any]:
    """What is asked back, and why: only once an amount was decided on (WMO-16)."""
    rij = Terugvordering.objects.filter(besluit=z.besluit).exclude(bedrag_cent=None).first()
    if rij is None or rij.bedrag_cent is None:
        return {}
    bedrag = euro(rij.bedrag_cent)
    zin, grond = [herzien.terug_zin(bedrag)], [herzien.terug_grond(bedrag, rij.opzet_reden)]
    if rij.meewerkers.exists():
        zin, grond = [*zin, ook_zin(bedrag)], [*grond, ook_grond()]
    return {"terugvordering": " ".join(zin), "terugvordering_grond": "\n\n".join(grond)}


def _motivering(z: Briefzaak) -> dict[str, Any]:
    """The argument, block by block. Without a ground from the list the conclusion says why not."""
    t = z.teksten
    velden = {
        "samenvatting": Soort.SAMENVATTING, "feiten": Soort.FEIT, "plan": Soort.PLAN, "zienswijze": Soort.ZIENSWIJZE,
        "advies": Soort.ADVIES, "alternatieven": Soort.ALTERNATIEF, "afweging": Soort.AFWEGING, "regel": Soort.REGEL,
        "conclusie": Soort.CONCLUSIE,
    }  # fmt: skip
    return {veld: t.get(soort, "") for veld, soort in velden.items()}


def _verloop(z: Briefzaak) -> dict[str, Any]:
    """Days and sentences about what went before."""
    vervangt = z.besluit.vervangt
    begin = min((v.van for v in z.voorzieningen if v.van), default=None)
    einde = max((dag for v in z.voorzieningen if (dag := v.beeindigd_op or v.tot)), default=None)
    oud = vervangt.vastgesteld_op if vervangt else None
    return {
        "ingaat": begin,
        "eindigt": (einde or _dag_ervoor(begin)) if z.soort is Besluitsoort.BEEINDIGING else None,
        "oud": f"Het gaat om het besluit van {datum_gewoon(oud)}." if oud else "",
        "gevraagd": _gevraagd(z) if z.soort is Besluitsoort.BUITEN_BEHANDELING else "",
        **(_dwangsom(z) if z.soort is Besluitsoort.DWANGSOM else {}),
    }


def _dag_ervoor(begin: date | None) -> date | None:
    """What ends bears the first day without it; the letter tells the last day with it."""
    return begin - timedelta(days=1) if begin else None


def _klokfeit(z: Briefzaak, soort: Feit) -> Klokfeit | None:
    feiten = Klokfeit.objects.filter(aanvraag_id=z.besluit.aanvraag_id, soort=soort, vervallen_op=None)
    rij: Klokfeit | None = feiten.order_by("-van").first()
    return rij


def _gevraagd(z: Briefzaak) -> str:
    feit = _klokfeit(z, Feit.AANVULLING)
    if feit is None or not feit.reden.strip():
        return ""
    tot = f" U had tot en met {datum_gewoon(feit.hersteltermijn)} de tijd." if feit.hersteltermijn else ""
    return f"Op {datum_gewoon(feit.van)} vroegen wij u om: {feit.reden.strip().rstrip('.')}.{tot}"


def _dwangsom(z: Briefzaak) -> dict[str, Any]:
    """What the clock of the aanvraag, or of the bezwaar, says is owed (Awb 4:17): the same amount as on the page."""
    bezwaar = Bezwaar.objects.filter(dwangsombesluit=z.besluit).select_related("besluit_op_bezwaar").first()
    stand = dwangsom_van(bezwaar) if bezwaar else klok_van(z.besluit.aanvraag).dwangsom
    bedrag = stand.verschuldigd(klok.vandaag())
    return {"dwangsom": euro(bedrag * 100) if bedrag else "", "bezwaar_op": bezwaar.ontvangen_op if bezwaar else None}


def _evaluatie(z: Briefzaak) -> str:
    """When we look again: a day that was planned, else before the help ends."""
    gepland = min((v.heroverwegen_op for v in z.voorzieningen if v.heroverwegen_op), default=None)
    einde = min((v.tot for v in z.voorzieningen if v.tot), default=None)
    if dag := gepland or einde:
        return f"Voor {datum_gewoon(dag)} praten wij met u over hoe het gaat."
    return ""


def _contact(besluit: Besluit) -> str:
    wie = besluit.aanvraag.behandelaar or besluit.opsteller
    return wie.naam if wie else ""


def _zonder_besluit(z: Briefzaak) -> ZonderBesluit:
    b, schrijver = z.besluit, z.besluit.ondertekenaar or z.besluit.opsteller
    route = z.keuze("beslisorgaan", b.orgaan)
    return ZonderBesluit(
        besluitsoort=b.soort,
        hulp="\n".join(r.kort() for r in z.regels) or opsomming([v.productnaam for v in z.voorzieningen]),
        samenvatting=z.teksten.get(Soort.SAMENVATTING, ""),
        beslist=str(route.waarde.get("in_zin") or route.naam) if route else "de gemeente",
        advies="\n\n".join(t for t in (z.teksten.get(Soort.CONCLUSIE, ""), z.teksten.get(Soort.ADVIES, "")) if t),
        feiten=z.teksten.get(Soort.FEIT, ""),
        afweging=z.teksten.get(Soort.AFWEGING, ""),
        contact=_contact(b),
        schrijver=schrijver.naam if schrijver else "",
        functie=b.functie,
        hulp_erbij=z.zin("hulp_erbij"),
    )


def motivering_van(besluit: Besluit) -> Motivering:
    """The reasons that came after a decision in haste; they change nothing in it, nor in the term to object."""
    z = lees_zaak(besluit)
    velden = ("samenvatting", "feiten", "afweging", "regel", "conclusie")
    return Motivering(
        besluit_op=z.op,
        bezwaar_tot=besluit.bezwaar_tot,
        over_wie=f"Het gaat om {besluit.inwoner.naam}." if besluit.aanvraag.aanvrager else "",
        contact=_contact(besluit),
        orgaan=z.orgaan(),
        ondertekenaar=besluit.ondertekenaar.naam if besluit.ondertekenaar else "",
        functie=besluit.functie or z.functie(),
        **{veld: _motivering(z)[veld] for veld in velden},
    )


def brieven_van(besluit: Besluit) -> QuerySet[Brief]:
    """Every letter of this decision, of now and of before it was taken back. Inside a system actor."""
    if besluit.soort in MET_EIGEN_BRIEF:
        # By the key of the bezwaar, not by the dossier: the letter to the other parent stands in none (GEZ-05).
        bezwaren = Bezwaar.objects.filter(besluit_id=besluit.vervangt_id).values_list("pk", flat=True)
        sleutels = [Q(sleutel__startswith=f"bezwaar:{pk}:besluit:{besluit.pk}:") for pk in bezwaren]
        return Brief.objects.filter(reduce(or_, sleutels, Q(pk__in=[])))
    return Brief.objects.filter(sleutel__startswith=f"besluit:{besluit.pk}:")


def bedenktijd(besluit: Besluit) -> int:
    """Minutes in which it may be taken back; none when it cannot wait."""
    spoed = besluit.spoed or besluit.soort == Besluitsoort.SPOED
    return 0 if spoed else int(instelling("besluit_terughalen_minuten"))
