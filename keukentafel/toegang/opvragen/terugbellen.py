"""Call-backs that wait: of the actor and of the team, the late ones first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Contact, Terugbelverzoek
from keukentafel.toegang.regels import BelUitkomst

HOOGSTENS = 200
ONBEKEND = "iemand die onbekend wilde blijven"


@dataclass(frozen=True)
class BelRegel:
    """One promise."""

    id: UUID
    wie: str
    telefoon: str
    reden: str
    uiterlijk: datetime
    voor: str
    van_mij: bool
    te_laat: bool


@dataclass(frozen=True)
class BelLijst:
    """`groepen`: (title, colour, lines), empty groups left out."""

    actief: str
    groepen: tuple[tuple[str, str, tuple[BelRegel, ...]], ...]


def bellijst(actor: Actor, filter_: str = "") -> BelLijst:
    """One statement. `filter_` mijn: only what is mine or of nobody in particular."""
    actief = "mijn" if filter_ == "mijn" else "team"
    rijen = poort.zichtbaar(Terugbelverzoek, Recht.TERUGBELLEN).filter(klaar_op=None)
    # What one only wrote down for another team is theirs to call.
    rijen = rijen.filter(Q(team_id__in=actor.teams) | Q(voor_id=actor.id))
    if actief == "mijn":
        rijen = rijen.filter(Q(voor_id=actor.id) | Q(voor_id=None))
    rijen = rijen.select_related("inwoner", "voor").order_by("uiterlijk", "pk")
    regels = [_regel(v, actor) for v in rijen[:HOOGSTENS]]
    logboek.kijk(Recht.TERUGBELLEN.code, None, lijst="terugbellen", aantal=len(regels))
    vandaag = klok.vandaag()
    dag = {r.id: r.uiterlijk.astimezone(klok.AMSTERDAM).date() for r in regels}
    groepen = (
        ("Te laat", "laat", tuple(r for r in regels if r.te_laat)),
        ("Vandaag", "", tuple(r for r in regels if not r.te_laat and dag[r.id] == vandaag)),
        ("Later", "", tuple(r for r in regels if dag[r.id] > vandaag)),
    )
    return BelLijst(actief, tuple(g for g in groepen if g[2]))


@dataclass(frozen=True)
class BelDetail:
    """One promise on its own page. `tekst` of the contact only for who may read contacts."""

    regel: BelRegel
    inwoner: UUID | None
    tekst: str
    klaar: str


def terugbelverzoek(actor: Actor, sleutel: UUID) -> BelDetail:
    """Through the gate; the contact behind it passes its own check."""
    verzoek = poort.haal(Terugbelverzoek, sleutel, Recht.TERUGBELLEN)
    contact = poort.zichtbaar(Contact, Recht.CONTACT_LEZEN).filter(pk=verzoek.contact_id).first()
    if contact:
        logboek.kijk(Recht.CONTACT_LEZEN.code, contact)
    return BelDetail(
        regel=_regel(verzoek, actor),
        inwoner=verzoek.inwoner_id if verzoek.inwoner else None,
        tekst=contact.tekst if contact else "",
        klaar=BelUitkomst(verzoek.uitkomst).naam if verzoek.klaar_op else "",
    )


def _regel(verzoek: Terugbelverzoek, actor: Actor) -> BelRegel:
    telefoon = verzoek.telefoon or (verzoek.inwoner.telefoon if verzoek.inwoner else "")
    return BelRegel(
        id=verzoek.pk,
        wie=str(verzoek.inwoner.naam) if verzoek.inwoner else verzoek.naam or ONBEKEND,
        telefoon=telefoon,
        reden=verzoek.reden or ("Vroeg om terug te bellen" if verzoek.via_balie else ""),
        uiterlijk=verzoek.uiterlijk,
        voor=verzoek.voor.naam if verzoek.voor else "het team",
        van_mij=verzoek.voor_id == actor.id,
        te_laat=verzoek.uiterlijk < klok.nu(),
    )
