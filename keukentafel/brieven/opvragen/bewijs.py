"""Proof of sending (Awb 2:25): every attempt, with moment, channel, destination and the sum of what was sent."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.brieven.opvragen.lezen import BriefRegel, Poging, mag_brief_lezen, pogingen_van, regel_van
from keukentafel.brieven.opvragen.mensen import veiligepost
from keukentafel.brieven.opvragen.partneradres import adreskeuzes
from keukentafel.brieven.regels import (
    TERUG_TE_NEMEN,
    BriefStand,
    Hapering,
)
from keukentafel.inwoner.opvragen.adres import mag_adres_zien
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.tekst import datum_gewoon, moment_lang
from keukentafel.koppelingen.pdf.stuk import Blok, Stuk, Vorm
from keukentafel.poort import poort, regels
from keukentafel.poort.rechten import Recht

# In which states a person chooses how it leaves.
TE_KIEZEN = (BriefStand.WACHT, BriefStand.INGETROKKEN)


@dataclass(frozen=True)
class Verzendblad:
    """Where a letter is, and what was tried. No word of what it says."""

    id: UUID
    regel: BriefRegel
    inwoner: UUID
    buiten: bool
    """To a party outside: its address stands in the letter itself."""
    wet: str
    uiterlijk: date | None
    pogingen: tuple[Poging, ...]
    partij: UUID | None
    kan_klaarzetten: bool
    kan_terugnemen: bool
    kan_terugkomen: bool
    kan_afdrukken: bool
    mag_lezen: bool
    som: str
    adressen: tuple[tuple[str, str], ...]
    """Recorded addresses of this party for secured e-mail, while it waits."""
    veilig_aan: bool


def verzendblad(brief_id: UUID) -> Verzendblad:
    """One letter for who sends it."""
    brief: Brief = poort.haal(Brief, brief_id, Recht.BRIEF_VERZENDEN)
    actor, stand = actor_nu(), BriefStand(brief.stand)
    aan = brief.geadresseerde_id
    mag_adres = not brief.adres_geheim or (aan is not None and mag_adres_zien(actor, aan))
    with transactie(Actor.systeem("bewijs")):
        som = Briefinhoud.objects.values_list("som", flat=True).get(pk=brief.pk)
    return Verzendblad(
        id=brief.pk,
        regel=regel_van(brief),
        inwoner=brief.geadresseerde_id or brief.inwoner_id,
        buiten=bool(brief.partner),
        wet=brief.wet,
        uiterlijk=brief.uiterlijk,
        pogingen=pogingen_van(brief),
        partij=brief.partij_id,
        kan_klaarzetten=stand in TE_KIEZEN and brief.hapering != Hapering.VERVALLEN,
        kan_terugnemen=stand in TERUG_TE_NEMEN and regels.heeft(actor, Recht.BRIEF_MAKEN),
        kan_terugkomen=stand is BriefStand.VERZONDEN,
        kan_afdrukken=stand is BriefStand.KLAAR and mag_adres,
        mag_lezen=mag_brief_lezen(brief.pk),
        som=som,
        adressen=tuple(adreskeuzes(brief.partner, brief.naam)) if brief.partner and stand in TE_KIEZEN else (),
        veilig_aan=veiligepost().aan,
    )


def bewijsstuk(blad: Verzendblad) -> Stuk:
    """The proof as a page, for who asks for a copy."""
    r = blad.regel
    feiten = [
        ("Brief", f"{r.titel}, kenmerk {r.nummer}"),
        ("Aan", f"{r.naam} ({r.aan})"),
        ("Gemaakt", moment_lang(r.gemaakt_op)),
        ("Stand", r.stand),
        ("Controlegetal van de tekst (SHA-256)", blad.som),
    ]
    if blad.uiterlijk:
        feiten.insert(3, ("Uiterlijk te verzenden", datum_gewoon(blad.uiterlijk)))
    blokken: list[Blok] = []
    for p in blad.pogingen:
        regels_ = [f"{p.stand.capitalize()}: {moment_lang(p.wanneer)}", f"Naar: {p.bestemming}" if p.bestemming else "",
                   p.bewijs, f"Controlegetal (SHA-256): {p.som}" if p.som else ""]  # fmt: skip
        blokken += [
            Blok(Vorm.KOP, (f"Poging {p.nummer}, {p.kanaal}",)),
            Blok(Vorm.ALINEA, tuple(t for t in regels_ if t)),
        ]
    if not blokken:
        blokken = [Blok(Vorm.ALINEA, ("Er is nog niet geprobeerd de brief te verzenden.",))]
    return Stuk(titel="Bewijs van verzending", blokken=tuple(blokken), gegevens=tuple(feiten), voet=f"Brief {r.nummer}")
