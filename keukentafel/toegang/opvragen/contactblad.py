"""One contact afterwards: where it came from, and what can still be done with it. The text only for who may read it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery, TextField
from django.db.models.functions import Cast

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Contact
from keukentafel.toegang.opvragen.keuzes import keuzes


@dataclass(frozen=True)
class Contactblad:
    """`gegevens`: (term, value) of channel, time, receiver, reason, who referred and on whose behalf (REQ-001)."""

    id: UUID
    wie: str
    inwoner: UUID | None
    moment: datetime
    ontvanger: str
    functie: str
    team: str
    telefoon: str
    gegevens: tuple[tuple[str, str], ...]
    tekst: str
    mag_doorverbinden: bool
    mag_advies: bool


def contactblad(actor: Actor, sleutel: UUID) -> Contactblad:
    """The own contact, or one that this actor may read; two statements."""
    mag_lezen = poort.zichtbaar(Contact, Recht.CONTACT_LEZEN).values("pk")
    ontvanger = Medewerker.objects.annotate(sleutel=Cast("pk", TextField())).filter(sleutel=OuterRef("gemaakt_door"))
    rijen = Contact.objects.select_related("inwoner", "huishouden", "team").annotate(
        ontvanger=Subquery(ontvanger.values("naam")[:1]), functie=Subquery(ontvanger.values("functie")[:1])
    )
    contact = rijen.filter(Q(gemaakt_door=actor.kenmerk) | Q(pk__in=mag_lezen), pk=sleutel).first()
    if contact is None:
        logboek.geweigerd(actor, Recht.CONTACT_VASTLEGGEN.code, "toegang.contact", sleutel, "niet gevonden")
        raise NietGevonden("toegang.contact")
    logboek.kijk(Recht.CONTACT_VASTLEGGEN.code, contact)
    return Contactblad(
        id=contact.pk,
        wie=_wie(contact),
        inwoner=contact.inwoner_id if contact.inwoner else None,
        moment=contact.moment.astimezone(klok.AMSTERDAM),
        ontvanger=contact.ontvanger or "het systeem",
        functie=contact.functie or "",
        team=contact.team.naam,
        telefoon=contact.team.telefoon,
        gegevens=_gegevens(contact),
        tekst=contact.tekst if heeft(actor, Recht.CONTACT_LEZEN) else "",
        mag_doorverbinden=heeft(actor, Recht.DOORVERBINDEN) and contact.gemaakt_door == actor.kenmerk,
        mag_advies=heeft(actor, Recht.ADVIES_VRAGEN) and contact.gemaakt_door == actor.kenmerk,
    )


def _wie(contact: Contact) -> str:
    if contact.inwoner:
        return str(contact.inwoner.naam)
    return str(contact.huishouden.naam) if contact.huishouden else "Anoniem contact"


def _gegevens(contact: Contact) -> tuple[tuple[str, str], ...]:
    namen = keuzes().woorden
    namens = namen("namens", [contact.namens]) if contact.namens else ""
    rijen = [
        ("Hoe", namen("kanaal", [contact.kanaal])),
        ("Waarover", namen("onderwerp", contact.onderwerpen)),
        ("Waarom", namen("contactreden", [contact.reden]) if contact.reden else ""),
        ("Verwezen door", namen("verwijzer", [contact.verwijzer]) if contact.verwijzer else ""),
        ("Wie sprak", " · ".join(d for d in (namens, contact.beller) if d)),
        ("Kaartje", f"meegegeven op {_dag(contact.kaart_op)}" if contact.kaart_op else ""),
        ("Opgelost met", namen("afdoening", [contact.afdoening]) if contact.afdoening else ""),
    ]
    return tuple(rij for rij in rijen if rij[1])


def _dag(moment: datetime) -> str:
    return datum_gewoon(moment.astimezone(klok.AMSTERDAM).date())
