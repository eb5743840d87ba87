"""Records that may be one person: the list, the two side by side, and what was merged before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from keukentafel.inwoner.models import Inwoner, Samenvoeging, TweeMensen
from keukentafel.inwoner.opvragen.adres import adres_voor, huidig_adres
from keukentafel.inwoner.opvragen.zoeken import Treffer, mogelijk_dezelfde
from keukentafel.inwoner.regels.gegevens import GROEPEN, NAAM_VAN_GROEP
from keukentafel.inwoner.regels.gelijkenis import gelijkenis
from keukentafel.inwoner.regels.naam import Naamdelen, volledige_naam
from keukentafel.inwoner.regels.persoon import toon_bsn
from keukentafel.inwoner.regels.sleutels import naamwoorden
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.opmaak import datum_cijfers
from keukentafel.kern.tekst import AMSTERDAM, datum_gewoon
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

B = Recht.INWONER_SAMENVOEGEN
# Two names that look as much alike as this are worth a look.
LIJKT = 82.0
PAREN_HOOGSTENS, PER_BLAD = 600, 30


@dataclass(frozen=True, slots=True)
class Groep:
    """One group of fields of two persons, each with its source."""

    code: str
    naam: str
    links: str
    rechts: str
    bron_links: str
    bron_rechts: str

    @property
    def verschilt(self) -> bool:
        return self.links != self.rechts and bool(self.rechts)


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """`blijft` is the record in whose place the other goes."""

    blijft: UUID
    vervalt: UUID
    naam: str
    naam_ander: str
    nummer: int
    nummer_ander: int
    groepen: tuple[Groep, ...]
    bezwaar: str
    merk: UUID | None = None
    """The mark that these are two people, when somebody made it."""


@dataclass(frozen=True, slots=True)
class Paar:
    """Two records that look like one person."""

    een: UUID
    ander: UUID
    naam: str
    naam_ander: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Eerder:
    """A merge that was done; `mag_terug` unless it was undone already."""

    id: UUID
    op: datetime
    door: str
    ongedaan_op: datetime | None


@dataclass(frozen=True, slots=True)
class Dubbelblad:
    """Who may be the same person as this one."""

    id: UUID
    naam: str
    nummer: int
    kandidaten: tuple[Treffer, ...]
    eerder: tuple[Eerder, ...]


def dubbelblad(inwoner_id: UUID) -> Dubbelblad:
    """Candidates of one person, through the search that registration uses as well."""
    wie = poort.haal(Inwoner, inwoner_id, B)
    weg = {wie.pk, *_twee_mensen(wie.pk)}
    kandidaten = [t for t in mogelijk_dezelfde(wie.naamdelen, wie.geboortedatum) if t.id not in weg]
    mag = set(poort.zichtbaar(Inwoner, B).filter(pk__in=[t.id for t in kandidaten]).values_list("pk", flat=True))
    return Dubbelblad(wie.pk, wie.naam, wie.nummer, tuple(t for t in kandidaten if t.id in mag), _eerder(wie))


def merk_van(een: UUID, ander: UUID) -> TweeMensen | None:
    """The mark on this pair that stands, whichever was named first."""
    paar = Q(inwoner=een, ander=ander) | Q(inwoner=ander, ander=een)
    rij: TweeMensen | None = TweeMensen.objects.filter(paar, ingetrokken_op=None).first()
    return rij


def _twee_mensen(wie: UUID) -> set[UUID]:
    """Of whom it was said that they are somebody else than this person."""
    rijen = TweeMensen.objects.filter(Q(inwoner=wie) | Q(ander=wie), ingetrokken_op=None)
    return {sleutel for paar in rijen.values_list("inwoner", "ander") for sleutel in paar} - {wie}


def _eerder(wie: Inwoner) -> tuple[Eerder, ...]:
    rijen = list(poort.zichtbaar(Samenvoeging, B).filter(inwoner=wie).order_by("-gemaakt_op")[:10])
    namen = {str(m.pk): m.naam for m in Medewerker.objects.filter(pk__in=_sleutels(r.gemaakt_door for r in rijen))}
    return tuple(Eerder(r.pk, r.gemaakt_op, namen.get(r.gemaakt_door, "het systeem"), r.ongedaan_op) for r in rijen)


def _sleutels(kenmerken: Iterable[str]) -> list[str]:
    return [k for k in kenmerken if not k.startswith("systeem:")]


def vergelijking(blijft_id: UUID, vervalt_id: UUID) -> Vergelijking:
    """Both records in full, each a look of its own in the log."""
    blijft, vervalt = poort.haal(Inwoner, blijft_id, B), poort.haal(Inwoner, vervalt_id, B)
    actor = actor_nu()
    groepen = [
        Groep(code, NAAM_VAN_GROEP[code], _groep(blijft, code), _groep(vervalt, code), _bron(blijft, code),
              _bron(vervalt, code))
        for code in ("naam", "geboorte", "bsn", "bereikbaar")
    ]  # fmt: skip
    links, rechts = _adres(actor, blijft), _adres(actor, vervalt)
    groepen.append(Groep("adres", "Adres", links, rechts, _bron(blijft, "adres"), _bron(vervalt, "adres")))
    twee_bsn = blijft.bsn and vervalt.bsn
    bezwaar = "Deze twee hebben elk een eigen BSN. Dat zijn twee mensen, of een BSN klopt niet." if twee_bsn else ""
    merk = merk_van(blijft.pk, vervalt.pk)
    if merk:
        op = datum_gewoon(merk.gemaakt_op.astimezone(AMSTERDAM).date())
        bezwaar = f"Op {op} legde {merk.door_naam} vast dat dit twee mensen zijn."
    return Vergelijking(
        blijft.pk, vervalt.pk, blijft.naam, vervalt.naam, blijft.nummer, vervalt.nummer, tuple(groepen), bezwaar,
        merk.pk if merk else None,
    )  # fmt: skip


def _groep(wie: Inwoner, code: str) -> str:
    if code == "naam":
        return volledige_naam(wie.naamdelen)
    if code == "bsn":
        return toon_bsn(wie.getypt_bsn or "")
    if code == "geboorte":
        dag = datum_cijfers(wie.geboortedatum) if wie.geboortedatum else wie.geboorte_onvolledig
        return ", ".join(deel for deel in (dag, {"M": "man", "V": "vrouw"}.get(wie.geslacht, "")) if deel)
    waarden = [getattr(wie, naam) for naam in GROEPEN["bereikbaar"] if naam in ("telefoon", "email", "taal")]
    return ", ".join(w for w in waarden if w and w != "nl")


def _adres(actor: Actor, wie: Inwoner) -> str:
    """A hidden address stays hidden here too; it is kept whatever is chosen for the rest."""
    beeld = adres_voor(actor, wie, adres=None)
    return beeld.tekst if beeld.verborgen or huidig_adres(wie) else ""


def _bron(wie: Inwoner, code: str) -> str:
    bron = wie.bron.get(code) or {}
    op = datum_cijfers(date.fromisoformat(bron["op"])) if bron.get("op") else ""
    return ", ".join(deel for deel in (bron.get("bron", ""), op) if deel)


_SQL_PAREN = """
WITH mijn AS MATERIALIZED (
    SELECT i.id, i.voornamen, i.roepnaam, i.voorvoegsel, i.geslachtsnaam, i.partner_voorvoegsel, i.partnernaam,
           i.naamgebruik, i.geboortedatum, i.telefoon, i.sorteernaam
    FROM inwoner_inwoner i
    WHERE i.id IN ({mijn}) AND i.team_id = ANY (%(teams)s) AND i.geboortedatum IS NOT NULL
)
SELECT a.*, b.* FROM mijn a JOIN mijn b ON b.geboortedatum = a.geboortedatum AND b.id <> a.id
    AND (a.sorteernaam, a.id) < (b.sorteernaam, b.id)
    AND NOT EXISTS (SELECT 1 FROM inwoner_tweemensen t WHERE t.ingetrokken_op IS NULL
                    AND (t.inwoner_id, t.ander_id) IN ((a.id, b.id), (b.id, a.id)))
WHERE (a.sorteernaam, a.id) > (%(na)s, %(na_id)s)
ORDER BY a.sorteernaam, a.id LIMIT %(aantal)s
"""


def waarschijnlijk_dubbel(actor: Actor, na: str = "") -> tuple[tuple[Paar, ...], str]:
    """Pairs in the own teams, born on one day, with names that look alike; and the key of the next page."""
    poort.eis(B)
    mijn, waarden = poort.als_sql(Inwoner, B, "i")
    naam, _, sleutel = na.rpartition("_")
    waarden |= {
        "teams": list(actor.teams),
        "na": naam,
        "na_id": lees_sleutel(sleutel) or UUID(int=0),
        "aantal": PAREN_HOOGSTENS,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL_PAREN.format(mijn=mijn), waarden)
        rijen = cursor.fetchall()
    paren = [paar for rij in rijen if (paar := _paar(rij[:11], rij[11:]))]
    logboek.kijk(B.code, None, lijst="dubbelen", getoond=[str(p.een) for p in paren])
    volgende = f"{rijen[-1][10]}_{rijen[-1][0]}" if len(rijen) == PAREN_HOOGSTENS else ""
    return tuple(paren[:PER_BLAD]), volgende


def _paar(een: tuple[Any, ...], ander: tuple[Any, ...]) -> Paar | None:
    links, rechts = Naamdelen(*een[1:8]), Naamdelen(*ander[1:8])
    lijkt = gelijkenis(_woorden(links), (rechts.voornamen, rechts.roepnaam, rechts.geslachtsnaam, rechts.partnernaam))
    if lijkt < LIJKT:
        return None
    telefoon = " Zelfde telefoonnummer." if een[9] and een[9] == ander[9] else ""
    uitleg = f"Beiden geboren op {datum_gewoon(een[8])}.{telefoon}"
    return Paar(een[0], ander[0], volledige_naam(links), volledige_naam(rechts), uitleg)


def _woorden(delen: Naamdelen) -> list[str]:
    return naamwoorden(f"{delen.roepnaam or delen.voornamen} {delen.geslachtsnaam}")


def waar_gebleven(oude_sleutel: UUID) -> UUID | None:
    """The person in whom this key went up, for who may see that one; through several merges."""
    rij = poort.zichtbaar(Samenvoeging, Recht.INWONER_LEZEN).filter(vervallen=oude_sleutel, ongedaan_op=None).first()
    return rij.inwoner_id if rij else None
