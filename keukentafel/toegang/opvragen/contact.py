"""The contact dialog: choices, most frequent first; colleagues who can call back; and whom it is about."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.inwoner.opvragen.zoeken import zoek
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Contact
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.regels import ONGEDAAN_BINNEN

RECENT, RECENT_DAGEN = 50, timedelta(days=30)


@dataclass(frozen=True)
class ContactScherm:
    """What the dialog needs before anybody types. What a sent form does not need is not asked for."""

    actor: Actor
    keuzes: Keuzes

    @cached_property
    def kanaal(self) -> str:
        """The channel used most by the own teams of late; one statement."""
        recent = Contact.objects.filter(team_id__in=self.actor.teams, moment__gte=klok.nu() - RECENT_DAGEN)
        kanalen = recent.order_by("-moment").values_list("kanaal", flat=True)
        telling = Counter(k for k in kanalen[:RECENT] if k in self.keuzes.namen("kanaal"))
        vaakst = telling.most_common(1)
        return vaakst[0][0] if vaakst else self.keuzes.lijst("kanaal")[0][0]

    @cached_property
    def collegas(self) -> tuple[tuple[str, str], ...]:
        """Who can call back; one statement."""
        return collegas(self.actor)


@dataclass(frozen=True)
class WieOptie:
    """One line of the person picker: `waarde` is "inwoner:<id>" or "huishouden:<id>"."""

    waarde: str
    tekst: str
    onderschrift: str


@dataclass(frozen=True)
class Overname:
    """What a melding takes over from the contact it began with, so that nothing is typed twice."""

    contact: UUID
    wie: str
    persoon: str
    kanaal: str
    onderwerpen: tuple[str, ...]
    tekst: str
    verwijzer: str
    namens: str
    beller: str
    overbelasting: bool
    moment: datetime


def contactscherm(actor: Actor) -> ContactScherm:
    """One statement for the configuration; the channel and the colleagues follow when they are shown."""
    return ContactScherm(actor, keuzes())


def collegas(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Everybody who works in a team of the actor today, without volunteers and the actor: (id, name)."""
    vandaag = klok.vandaag()
    geldig = Q(rolvervullingen__van__lte=vandaag) & (
        Q(rolvervullingen__tot__isnull=True) | Q(rolvervullingen__tot__gt=vandaag)
    )
    rollen = [rol for rol in Rol if rol is not Rol.VRIJWILLIGER]
    in_team = Q(rolvervullingen__team_id__in=actor.teams, rolvervullingen__rol__in=rollen)
    mensen = Medewerker.objects.filter(geldig, in_team, is_active=True)
    rijen = mensen.exclude(pk=actor.kenmerk).distinct().order_by("sorteernaam").values_list("pk", "naam")
    return tuple((str(sleutel), naam) for sleutel, naam in rijen[:200])


def wie(invoer: str, zoekactie: str = "") -> list[WieOptie]:
    """Residents, each followed by the household, that fit what was typed; with `zoekactie` while somebody types."""
    if len(invoer.strip()) < 2:
        return []
    opties: dict[str, WieOptie] = {}
    for t in zoek(invoer, per_blad=8, tussenstand=bool(zoekactie), zoekactie=zoekactie).treffers:
        opties[f"inwoner:{t.id}"] = WieOptie(f"inwoner:{t.id}", t.naam, ", ".join(x for x in (t.geboren, t.adres) if x))
        if t.huishouden:
            sleutel = f"huishouden:{t.huishouden}"
            opties.setdefault(sleutel, WieOptie(sleutel, huishoudennaam(t.huishouden_naam), t.adres))
    return list(opties.values())


def huishoudennaam(naam: str) -> str:
    """So that a household is never taken for a person: "Bakker, huishouden", but "Huishouden Bakker" as it is."""
    return naam if "huishouden" in naam.lower() else f"{naam}, huishouden"


def naam_van(persoon: str) -> str:
    """The name behind "inwoner:<id>" or "huishouden:<id>", through the gate; NietGevonden when hidden or nonsense."""
    soort, _, tekst = persoon.partition(":")
    try:
        sleutel = UUID(tekst)
    except ValueError:
        raise NietGevonden(persoon[:20]) from None
    if soort == "huishouden":
        return huishoudennaam(poort.haal(Huishouden, sleutel, Recht.CONTACT_VASTLEGGEN).naam)
    if soort != "inwoner":
        raise NietGevonden(persoon[:20])
    return str(poort.haal(Inwoner, sleutel, Recht.CONTACT_VASTLEGGEN).naam)


def overname(actor: Actor, contact_id: UUID) -> Overname | None:
    """The own contact of the last ten minutes, to go on with as a melding: it is still being written, not read back."""
    vanaf = klok.nu() - ONGEDAAN_BINNEN
    rijen = poort.zichtbaar(Contact, Recht.MELDING_MAKEN).select_related("inwoner", "huishouden")
    contact = rijen.filter(pk=contact_id, gemaakt_door=actor.kenmerk, gemaakt_op__gte=vanaf).first()
    if contact is None:
        return None
    logboek.kijk(Recht.MELDING_MAKEN.code, contact)
    naam, persoon = _wie(contact)
    herkomst = (contact.verwijzer, contact.namens, contact.beller, contact.overbelasting, contact.moment)
    return Overname(contact.pk, naam, persoon, contact.kanaal, tuple(contact.onderwerpen), contact.tekst, *herkomst)


def _wie(contact: Contact) -> tuple[str, str]:
    if contact.inwoner:
        return contact.inwoner.naam, f"inwoner:{contact.inwoner_id}"
    if contact.huishouden:
        return huishoudennaam(contact.huishouden.naam), f"huishouden:{contact.huishouden_id}"
    return "", ""
