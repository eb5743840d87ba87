"""Mensen en regie: who directs and directed, who does what, and everybody involved with ground or consent (REQ-073)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from keukentafel.delen.opvragen import DelingBeeld, ToestemmingBeeld, delingen, toestemmingen
from keukentafel.delen.regels import Soort
from keukentafel.delen.woorden import NAAM_VAN_PARTNER, Partner
from keukentafel.dossier.models import Betrokkenheid
from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.dossier.regels import NAAM_VAN_BETROKKENROL
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.plan import regels
from keukentafel.plan.models import Regie, Taakverdeling
from keukentafel.plan.opvragen.kindregie import KindInTwee, kinderen_in_twee
from keukentafel.plan.opvragen.regie import RegieBeeld, banden_van, beeld_van, dag_van, mensen_rond, met_houder
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

L = Recht.PLAN_LEZEN


@dataclass(frozen=True, slots=True)
class RegieToen:
    """One row of the history of the regie, in words."""

    wie: str
    van: datetime
    tot: datetime | None
    reden: str

    @property
    def wanneer(self) -> str:
        einde = f" tot {datum_gewoon(dag_van(self.tot))}" if self.tot else ", nu"
        return f"Vanaf {datum_gewoon(dag_van(self.van))}{einde}"


@dataclass(frozen=True, slots=True)
class TaakverdelingBeeld:
    """What was agreed, and why it is asked again; `vraag` is empty when it is not."""

    id: UUID | None
    afspraken: tuple[regels.Taakregel, ...]
    opmerking: str
    door: str
    op: datetime | None
    vraag: str
    eerder: int
    """How many came before it."""


@dataclass(frozen=True, slots=True)
class MensBeeld:
    """Somebody involved. `kleur`: ok when there is a ground, warning when consent is still to be asked."""

    id: UUID
    naam: str
    organisatie: str
    rol: str
    contact: str
    grond: str
    kleur: str
    vraag_adres: str
    van_buiten: bool
    medewerker_id: UUID | None


@dataclass(frozen=True, slots=True)
class Mensenblad:
    """The page; `mag_schrijven`: may record who does what."""

    kader: DossierKader
    regie: RegieBeeld
    historie: tuple[RegieToen, ...]
    taken: TaakverdelingBeeld
    banden: tuple[Betrokkenheid, ...]
    mag_schrijven: bool

    @property
    def pad(self) -> str:
        return f"{self.kader.pad}regie/"


def mensenblad(dossier_id: UUID, *, op_papier: bool = False) -> Mensenblad:
    """One look at the people of this case; NietGevonden when it is not for this actor. Paper names no stand-ins."""
    kader = dossier_kader(dossier_id)
    rijen = poort.zichtbaar(Regie, L).filter(dossier_id=dossier_id).select_related("medewerker", "waarnemer")
    regie = list(met_houder(rijen).order_by("-van")[:50])
    nu = next((rij for rij in regie if rij.tot is None), None)
    banden = banden_van(dossier_id)
    kinderen, eigen = _kinderen(kader)
    mensen = () if op_papier else (*mensen_rond(nu, banden), *eigen)
    return Mensenblad(
        kader=kader,
        regie=beeld_van(dossier_id, nu, mensen, is_open=kader.is_open, kinderen=kinderen),
        historie=tuple(RegieToen(regieregel(r), r.van, r.tot, r.reden) for r in regie),
        taken=taakverdeling(dossier_id, banden),
        banden=tuple(banden),
        mag_schrijven=kader.is_open and poortregels.heeft(actor_nu(), Recht.PLAN_SCHRIJVEN),
    )


def _kinderen(kader: DossierKader) -> tuple[tuple[KindInTwee, ...], tuple[tuple[str, str], ...]]:
    """Children with a second household, whom the frame knows; asked only where there are any."""
    kinderen = {lid.id: lid.roepnaam for lid in kader.leden if lid.elders and (lid.leeftijd or 0) < 18}
    return kinderen_in_twee(kader.id, kinderen, L) if kinderen else ((), ())


def regieregel(rij: Regie) -> str:
    """ "Samira", or who stood in while there was nobody."""
    if rij.partij:
        return f"{rij.partij}, met zicht van {rij.wie.naam}"
    return rij.wie.naam if rij.medewerker_id else f"Geen regisseur; {rij.wie.naam} nam waar"


def taakverdeling(dossier_id: UUID, banden: Iterable[Betrokkenheid] | None = None) -> TaakverdelingBeeld:
    """The last division of tasks, and whether it is asked (again)."""
    rijen = list(poort.zichtbaar(Taakverdeling, L).filter(dossier_id=dossier_id).order_by("-gemaakt_op")[:50])
    laatste = rijen[0] if rijen else None
    deelnemers = [
        regels.Deelnemer(str(b.medewerker_id or b.naam), b.rol, b.medewerker_id is None, b.gemaakt_op)
        for b in (banden_van(dossier_id) if banden is None else banden)
    ]
    return TaakverdelingBeeld(
        id=laatste.pk if laatste else None,
        afspraken=tuple(regels.Taakregel.van_json(r) for r in laatste.regels) if laatste else (),
        opmerking=laatste.opmerking if laatste else "",
        door=laatste.auteur_naam if laatste else "",
        op=laatste.gemaakt_op if laatste else None,
        vraag=regels.waarom_gevraagd(deelnemers, laatste.gemaakt_op if laatste else None),
        eerder=max(len(rijen) - 1, 0),
    )


def mensen(
    kader: DossierKader, banden: Iterable[Betrokkenheid] | None = None, *, soort: str = "kijken"
) -> tuple[MensBeeld, ...]:
    """Everybody involved now: organisation, role, contact, and on which ground they may know."""
    leden = [lid.id for lid in kader.leden]
    banden = banden_van(kader.id) if banden is None else banden
    toegestaan = toestemmingen(kader.id, leden)
    gedeeld = delingen(kader.id, leden)
    if soort != "kijken":
        logboek.kijk(L.code, None, soort=soort, dossier=str(kader.id))
    return tuple(_mens(kader, rij, toegestaan, gedeeld) for rij in banden)


def _mens(
    kader: DossierKader, rij: Betrokkenheid, toegestaan: Iterable[ToestemmingBeeld], gedeeld: Iterable[DelingBeeld]
) -> MensBeeld:
    collega = rij.medewerker
    partner = NAAM_VAN_PARTNER[Partner(rij.partner)] if rij.partner else ""
    if collega is not None:
        organisatie, contact = collega.functie, collega.telefoon or collega.email
        grond, kleur, vraag = "Werkt aan dit dossier, voor de eigen taak", "", ""
    else:
        organisatie, contact = rij.organisatie or partner, rij.contact
        grond, kleur, vraag = _grond(kader, rij, toegestaan, gedeeld)
    rol = NAAM_VAN_BETROKKENROL.get(rij.rol, rij.rol)
    return MensBeeld(
        id=rij.pk,
        naam=collega.naam if collega else rij.naam,
        organisatie=organisatie,
        rol=", ".join(deel for deel in (rol, rij.waarvoor) if deel),
        contact=contact,
        grond=grond,
        kleur=kleur,
        vraag_adres=vraag,
        van_buiten=collega is None,
        medewerker_id=rij.medewerker_id,
    )


def _grond(
    kader: DossierKader, rij: Betrokkenheid, toegestaan: Iterable[ToestemmingBeeld], gedeeld: Iterable[DelingBeeld]
) -> tuple[str, str, str]:
    """In words, with its colour, and where consent is asked: a consent that counts, one that waits, a share by law."""
    eigen = [t for t in toegestaan if t.soort is not Soort.HULP and _past(t.partner, t.partner_naam, rij)]
    if geldig := [t for t in eigen if t.geldt]:
        return f"Toestemming van {geldig[0].wie}, tot {datum_gewoon(geldig[0].tot)}", "success", ""
    vraag = f"{kader.pad}delen/?met={rij.partner}" if rij.partner else f"{kader.pad}delen/"
    if wacht := [t for t in eigen if t.loopt]:
        return f"{wacht[0].stand_zin}: dit telt nog niet", "warning", vraag
    naam = rij.organisatie or (NAAM_VAN_PARTNER[Partner(rij.partner)] if rij.partner else rij.naam)
    zonder = [d for d in gedeeld if d.uitkomst != "toestemming" and d.partner.casefold() == naam.casefold()]
    if zonder:
        return f"Zonder toestemming: {zonder[0].artikel}", "success", ""
    return "Nog geen toestemming of grond vastgelegd", "warning", vraag


def _past(partner: str, partner_naam: str, rij: Betrokkenheid) -> bool:
    """Is this consent about this party: the same row of the share table, and this organisation when one was named?"""
    algemeen = NAAM_VAN_PARTNER[Partner(partner)]
    genoemd = partner_naam if partner_naam != algemeen else ""
    return partner == rij.partner and (
        not genoemd or genoemd.casefold() in {rij.organisatie.casefold(), rij.naam.casefold()}
    )


def wie_doen_mee(dossier_id: UUID) -> tuple[str, ...]:
    """Names for the lines of a division of tasks: who is involved, the regisseur first."""
    rijen = banden_van(dossier_id)
    rijen.sort(key=lambda b: b.rol not in {"regisseur", "waarnemer"})
    return tuple(dict.fromkeys(b.medewerker.naam if b.medewerker else b.naam for b in rijen))
