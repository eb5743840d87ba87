"""The work list of bezwaren, one bezwaar with its steps, and what a dossier shows of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.besluit.models import Beroep, Besluit, Bezwaar, Bezwaartekst, Hoorzitting, Meewerker
from keukentafel.besluit.opvragen.dossierdeur import eis_dossier
from keukentafel.besluit.opvragen.meewerkerbrief import meewerkers_van
from keukentafel.besluit.opvragen.rechtsblad import Feit, Rechtsblad, Rechtsregel, Stuk, bladzijde, kleur, mensen_met
from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.regels import bezwaarwoorden as w
from keukentafel.besluit.regels.dwangsom import GEEN_DWANGSOM, Dwangsomstand, dwangsomstand
from keukentafel.besluit.regels.soorten import NAAM_VAN_BESLUIT, Besluitsoort, Besluitstand
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.tekst import aantal, datum_gewoon, moment_lang
from keukentafel.organisatie.opvragen.inrichting import feestdagen, instelling
from keukentafel.plan.regels import euro
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

S = Recht.BEZWAAR_BEHANDELEN
SYSTEEM = Actor.systeem("bezwaar")
DWANGSOM_REGELS = ("dwangsom_eerste_dag_na", "dwangsom_termijn_schuift")
FILTERS = {"open": "Open", "mijn": "Van mij", "laat": "Te laat", "wacht": "Wacht op herstel", "klaar": "Beslist"}
FILTERS["geleerd"] = "Wat wij leerden"
NAAM_VAN_TEKST = {"bezwaar": "Wat er in het bezwaar staat", "verslag": "Verslag van het horen", "advies": "Advies"}
NAAM_VAN_TEKST["motivering"] = "Waarom zo is beslist"


def bezwaarblad(*, stand: str = "open", na: str = "") -> Rechtsblad:
    """A page by term; closed ones newest first."""
    stand = stand if stand in FILTERS else "open"
    rijen = poort.zichtbaar(Bezwaar, S).filter(_filter(stand)).select_related("inwoner", "behandelaar", "besluit")
    klaar = stand in ("klaar", "geleerd")
    gevonden, volgende = bladzijde(rijen, "ontvangen_op" if klaar else "uiterlijk", na, nieuwste_eerst=klaar)
    logboek.kijk(S.code, None, lijst="bezwaren", aantal=len(gevonden))
    grens = instelling("bezwaar_waarschuwen_dagen")
    return Rechtsblad(tuple(_regel(b, grens, les=stand == "geleerd") for b in gevonden), stand, volgende)


def _filter(stand: str) -> Q:
    klaar = Q(stand__in=rb.KLAAR)
    if stand == "klaar":
        return klaar
    if stand == "geleerd":
        return ~Q(les="")
    if stand == "laat":
        return ~klaar & Q(uiterlijk__lt=klok.vandaag())
    if stand == "wacht":
        return Q(stand=rb.Stand.VERZUIM)
    return ~klaar & Q(behandelaar=actor_nu().id) if stand == "mijn" else ~klaar


def _regel(b: Bezwaar, grens: int, *, les: bool = False) -> Rechtsregel:
    klaar = b.stand in rb.KLAAR
    laat, bijna = kleur(b.uiterlijk, klaar, grens)
    wie = f"behandelaar {b.behandelaar.naam}" if b.behandelaar else "nog niemand behandelt dit"
    hoe = w.NAAM_VAN_UITKOMST[w.Uitkomst(b.uitkomst)] if klaar and b.uitkomst else rb.NAAM_VAN_STAND[rb.Stand(b.stand)]
    verloop = f"{hoe} · ontvangen op {datum_gewoon(b.ontvangen_op)} · {wie}"
    return Rechtsregel(
        id=b.pk,
        wat=f"Bezwaar {b.nummer}",
        wie=f"{b.indiener_naam}, over {b.inwoner.naam}" if b.meewerker_id else b.inwoner.naam,
        regel=f"{w.NAAM_VAN_GROND[w.Grond(b.grond)]}: {b.les}" if les else verloop,
        uiterlijk=None if klaar else b.uiterlijk,
        te_laat=laat,
        bijna=bijna,
        adres=b.adres,
    )


@dataclass(frozen=True)
class Bezwaarbeeld:
    """One bezwaar: facts, clock, texts, and which steps there are now."""

    id: UUID
    regel: Rechtsregel
    stand: str
    stand_naam: str
    dossier_id: UUID
    besluit_adres: str
    feiten: tuple[Feit, ...]
    tijdig: str
    tijdig_uitleg: str
    tijdig_naam: str
    termijn_uitleg: str
    let_op: tuple[str, ...]
    teksten: tuple[Stuk, ...]
    stappen: tuple[rb.Stap, ...]
    leert: bool
    zitting: str
    open_beroepen: tuple[tuple[UUID, str], ...]
    in_besluit: bool
    per_product: bool
    """Something is given after all: what and how much is filled in at the decision, before it is signed."""
    dwangsom_open: bool
    """Money is owed for deciding late, and nothing was drafted on it."""
    dwangsom_adres: str
    onpartijdig: bool
    collegas: tuple[tuple[str, str], ...]
    gevolgen: tuple[tuple[str, str], ...]
    """What the decision on it can change, in words that fit who objects."""


def bezwaar(bezwaar_id: UUID) -> Bezwaarbeeld:
    """Through the gate; the texts only under the laws that this reader may read."""
    b: Bezwaar = poort.haal(Bezwaar, bezwaar_id, S)
    actor = actor_nu()
    besluit = b.besluit
    primair = {pk for pk in (besluit.opsteller_id, besluit.toetser_id, besluit.ondertekenaar_id) if pk}
    beroepen = list(Beroep.objects.filter(bezwaar=b).order_by("ingesteld_op"))
    return Bezwaarbeeld(
        id=b.pk,
        regel=_regel(b, instelling("bezwaar_waarschuwen_dagen")),
        stand=b.stand,
        stand_naam=rb.NAAM_VAN_STAND[rb.Stand(b.stand)],
        dossier_id=b.dossier_id,
        besluit_adres=b.besluit_op_bezwaar.adres if b.besluit_op_bezwaar else "",
        feiten=_feiten(b, besluit, beroepen),
        tijdig=b.tijdig,
        tijdig_uitleg=b.tijdig_uitleg,
        tijdig_naam=rb.NAAM_VAN_TIJDIG[rb.Tijdig(b.tijdig)] if b.tijdig else "",
        termijn_uitleg=b.termijn_uitleg,
        let_op=_let_op(b),
        teksten=_teksten(b),
        stappen=rb.stappen_vanaf(b.stand),
        leert=b.stand in rb.KLAAR and w.leert(b.uitkomst, b.gevolg),
        zitting=_zitting(b),
        open_beroepen=tuple((r.pk, w.NAAM_VAN_BEROEP[w.Beroepsoort(r.soort)]) for r in beroepen if not r.uitspraak),
        in_besluit=_in_besluit(b),
        per_product=_in_besluit(b) and b.gevolg in w.GEEFT_ALSNOG and b.meewerker_id is None,
        **_dwangsom(b),
        onpartijdig=not rb.mag_behandelen(actor.id, primair),
        collegas=mensen_met([Rol.JURIST_BEZWAAR], primair),
        gevolgen=tuple((g.value, w.naam_van_gevolg(g, schuld=b.over_schuld)) for g in w.Gevolg),
    )


def _in_besluit(b: Bezwaar) -> bool:
    """A decision lies ready; one that was withdrawn does not."""
    besluit = b.besluit_op_bezwaar
    return besluit is not None and besluit.stand != Besluitstand.INGETROKKEN and b.stand == rb.Stand.ADVIES


def _feiten(b: Bezwaar, besluit: Besluit, beroepen: list[Beroep]) -> tuple[Feit, ...]:
    bekend = b.bekend.bekendgemaakt_op
    genomen = datum_gewoon(bekend) if bekend else "nog niet bekendgemaakt"
    indiener = w.NAAM_VAN_INDIENER[w.Indiener(b.indiener)]
    feiten = [
        Feit("Tegen", f"{NAAM_VAN_BESLUIT[Besluitsoort(besluit.soort)]} {besluit.nummer}, {genomen}"),
        Feit("Wie maakt bezwaar", f"{indiener}{f' ({b.indiener_naam})' if b.indiener_naam else ''}"),
        Feit("Waarover", w.NAAM_VAN_GROND[w.Grond(b.grond)]),
    ]
    if b.verzuim:
        tot = f", gevraagd tot en met {datum_gewoon(b.verzuim_uiterlijk)}" if b.verzuim_uiterlijk else ""
        feiten.append(Feit("Ontbrak", f"{w.verzuim_in_woorden(b.verzuim)}{tot}"))
    if b.niet_horen:
        feiten.append(Feit("Niet gehoord", w.NAAM_VAN_NIET_HOREN[w.NietHoren(b.niet_horen)]))
    if b.uitkomst:
        gevolg = w.naam_van_gevolg(b.gevolg, schuld=b.over_schuld)
        op = f" Beslist op {datum_gewoon(b.beslist_op)}." if b.beslist_op else ""
        feiten.append(Feit("Uitkomst", f"{w.NAAM_VAN_UITKOMST[w.Uitkomst(b.uitkomst)]}. {gevolg}.{op}"))
    if b.les:
        feiten.append(Feit("Wat wij leren", b.les))
    for r in beroepen:
        uit = f": {w.NAAM_VAN_UITSPRAAK[w.Uitspraak(r.uitspraak)]}" if r.uitspraak else ", loopt"
        feiten.append(Feit(w.NAAM_VAN_BEROEP[w.Beroepsoort(r.soort)], f"{datum_gewoon(r.ingesteld_op)}{uit}"))
    return tuple(feiten)


def _let_op(b: Bezwaar) -> tuple[str, ...]:
    zinnen = []
    if b.stand not in rb.KLAAR and w.verzuim_van_indiener(b.indiener) and not b.verzuim:
        zinnen.append("Er is geen machtiging. Vraag die; intussen staat de termijn stil (Awb 2:1 en 6:6).")
    if b.meewerker_id:
        zinnen.append(
            f"Dit bezwaar is van {b.indiener_naam}, die ook moet terugbetalen. Alle brieven erover gaan daarheen, en "
            "niet naar de inwoner."
        )
    zinnen += _ingebreke(b)
    if b.besluit_op_bezwaar and b.besluit_op_bezwaar.bekendgemaakt_op:
        tot = rb.beroep_tot(b.besluit_op_bezwaar.bekendgemaakt_op, feestdagen()).dag
        zinnen.append(f"Beroep kan tot en met {datum_gewoon(tot)}.")
    return tuple(zinnen)


def _ingebreke(b: Bezwaar) -> list[str]:
    """What a notice of default does, and what being late costs until today; one that came too early says why."""
    zinnen = [
        f"De ingebrekestelling van {datum_gewoon(op)} telt niet. Te vroeg: wij hebben tot en met "
        f"{datum_gewoon(b.uiterlijk)}. Laat dat weten aan wie bezwaar maakte (Awb 4:17)."
        for op in b.ingebreke_vroeg
    ]
    stand = dwangsom_van(b)
    if b.ingebreke_op is None or stand.kalender is None:
        return zinnen
    beroep = f"Beroep kan vanaf {datum_gewoon(rb.niet_tijdig_vanaf(b.ingebreke_op, feestdagen()))}."
    zinnen.append(" ".join([f"In gebreke gesteld op {datum_gewoon(b.ingebreke_op)}.", *stand.stappen, beroep]))
    dagen, uiterlijk = stand.dagen(klok.vandaag()), stand.besluit_uiterlijk
    if dagen and uiterlijk:
        dag = datum_gewoon(uiterlijk)
        bedrag = f"{aantal(dagen, 'dag', 'dagen')} te laat, {euro(stand.bedrag(klok.vandaag()) * 100)}."
        zinnen.append(f"Tot nu toe {bedrag} Besluit over de dwangsom: uiterlijk {dag}.")
    return zinnen


def dwangsom_van(b: Bezwaar) -> Dwangsomstand:
    """What deciding late on this bezwaar costs (Awb 7:14); it ends on the day the decision is known.

    After a judge who wants a new decision another term runs: a notice of before that counts for nothing in it.
    """
    if b.ingebreke_op is None or _opnieuw_sinds(b, b.ingebreke_op):
        return GEEN_DWANGSOM
    regels = {code: instelling(code, b.ontvangen_op) for code in DWANGSOM_REGELS}
    bekend = b.besluit_op_bezwaar.bekendgemaakt_op if b.besluit_op_bezwaar else None
    return dwangsomstand(b.ingebreke_op, regels, feestdagen(), bekend, b.uiterlijk)


def _dwangsom(b: Bezwaar) -> dict[str, Any]:
    """The decision on what being late cost: to be drafted, or where it lies (Awb 4:18)."""
    over = b.dwangsombesluit
    er = over is not None and over.stand != Besluitstand.INGETROKKEN
    open_ = not er and bool(dwangsom_van(b).verschuldigd(klok.vandaag()))
    return {"dwangsom_open": open_, "dwangsom_adres": over.adres if over and er else ""}


def _opnieuw_sinds(b: Bezwaar, dag: date) -> bool:
    return Beroep.objects.filter(bezwaar=b, uitspraak=w.Uitspraak.OPNIEUW, uitspraak_op__gte=dag).exists()


def _teksten(b: Bezwaar) -> tuple[Stuk, ...]:
    rijen = poort.zichtbaar(Bezwaartekst, Recht.BESLUITTEKST_LEZEN).filter(bezwaar=b).order_by("gemaakt_op")
    logboek.kijk(Recht.BESLUITTEKST_LEZEN.code, b, aantal=len(rijen))
    return tuple(Stuk(NAAM_VAN_TEKST[r.soort], r.tekst, f"{r.door_naam}, {moment_lang(r.gemaakt_op)}") for r in rijen)


def _zitting(b: Bezwaar) -> str:
    rij = Hoorzitting.objects.filter(bezwaar=b, gehouden_op=None, vervallen_op=None).first()
    if rij is None:
        return ""
    inzage, stukken = datum_gewoon(rij.ter_inzage_van), datum_gewoon(rij.stukken_tot)
    return f"{moment_lang(rij.op)}, {rij.plaats}. Stukken te lezen vanaf {inzage}, insturen tot en met {stukken}."


@dataclass(frozen=True)
class BesluitVoorBezwaar:
    """What the form of receipt shows: which decision, of whom, and until when."""

    id: UUID
    naam: str
    inwoner: str
    dossier_id: UUID
    bezwaar_tot: date | None
    meewerkers: tuple[tuple[UUID, str], ...] = ()
    """Who must pay back too, with until when they may object."""

    @property
    def voorbij(self) -> bool:
        """Its last day has passed: it is taken in all the same (AWB-08)."""
        return self.bezwaar_tot is not None and self.bezwaar_tot < klok.vandaag()


def besluit_voor_bezwaar(besluit_id: UUID) -> BesluitVoorBezwaar:
    """Through the gate, with the right to receive."""
    b: Besluit = poort.haal(Besluit, besluit_id, Recht.BEZWAAR_ONTVANGEN)
    naam = f"{NAAM_VAN_BESLUIT[Besluitsoort(b.soort)]} {b.nummer}"
    # The name and no more: who opens the post need not read why it was intent, and must know whose bezwaar it is.
    with transactie(SYSTEEM):
        rijen = tuple((m.pk, _wie(m, b)) for m in meewerkers_van(b))
    return BesluitVoorBezwaar(b.pk, naam, b.inwoner.naam, b.dossier_id, b.bezwaar_tot, rijen)


def _wie(m: Meewerker, b: Besluit) -> str:
    eigen = m.bezwaar_tot if m.terugvordering.besluit_id == b.pk else b.bezwaar_tot
    tot = f"; bezwaar kan tot en met {datum_gewoon(eigen)}" if eigen else ""
    return f"{m.naam}, die ook moet terugbetalen{tot}"


def bezwaren_van_dossier(dossier_id: UUID) -> tuple[Rechtsregel, ...]:
    """For the panel on the dossier: the shells that this reader sees."""
    rijen = poort.zichtbaar(Bezwaar, Recht.AANVRAAG_LEZEN).filter(dossier_id=dossier_id)
    grens = instelling("bezwaar_waarschuwen_dagen")
    gevonden = list(rijen.select_related("inwoner", "behandelaar", "besluit").order_by("-ontvangen_op", "id")[:PANEEL])
    if not gevonden:
        eis_dossier(dossier_id, Recht.AANVRAAG_LEZEN)
    logboek.kijk(Recht.AANVRAAG_LEZEN.code, None, lijst="bezwaren", dossier=str(dossier_id), aantal=len(gevonden))
    return tuple(_regel(b, grens) for b in gevonden)


PANEEL = 10
