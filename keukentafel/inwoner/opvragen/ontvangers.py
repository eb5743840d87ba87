"""To whom a letter about somebody goes, with the reason: one function for every letter (GEZ-05, VTG-02, AUT-02)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from keukentafel.inwoner.models import Adres, Inwoner, Relatie, Vertegenwoordiging
from keukentafel.inwoner.opvragen.adres import VERBORGEN, is_geheim
from keukentafel.inwoner.opvragen.communicatie import communicatie_van
from keukentafel.inwoner.regels.communicatie import Communicatie
from keukentafel.inwoner.regels.ontvangers import (
    Gekozen,
    Keus,
    Ontvangerreden,
    Relatiebeeld,
    Vertegenwoordiger,
    kies_ontvangers,
)
from keukentafel.inwoner.regels.persoon import HOEDANIGHEDEN, Adressoort, adresregel, leeftijd_op, toon_postcode
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht

GEEN_ADRES = "Geen adres bekend"
# Where post goes: an address for letters first. Who stays in a shelter or elsewhere left home for a reason: as long as
# that lasts no letter goes to the home, where somebody else may open it.
VOLGORDE = [Adressoort.BRIEF, Adressoort.OPVANG, Adressoort.VERBLIJF, Adressoort.WOON]

# What stands on a screen for somebody who may not be named there.
BUITEN_TEAM = "Iemand buiten jouw team"


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """One addressee. `naam` and `adresregels` are for the envelope alone; a screen shows `toon_naam` and `toon_adres`.

    `zichtbaar`: may the actor know that this person exists? `geheim`: the address may stand on the envelope and nowhere
    else. `adresregels` is empty when no address is known.
    """

    inwoner_id: UUID | None
    naam: str
    adresregels: tuple[str, ...]
    toon_naam: str
    toon_adres: str
    reden: Ontvangerreden
    reden_tekst: str
    geheim: bool
    zichtbaar: bool
    communicatie: Communicatie | None


@dataclass(frozen=True, slots=True)
class Adressering:
    """All addressees of one letter, and what to look into first."""

    ontvangers: tuple[Ontvanger, ...]
    let_op: tuple[str, ...]

    @property
    def te_tonen(self) -> tuple[Ontvanger, ...]:
        """Those a screen may name."""
        return tuple(o for o in self.ontvangers if o.zichtbaar)


def ontvangers(inwoner_id: UUID, *, onderwerp: str = "alles", op: date | None = None) -> tuple[Ontvanger, ...]:
    """The addressees of a letter about this resident; see `adressering`."""
    return adressering(inwoner_id, onderwerp=onderwerp, op=op).ontvangers


def adressering(inwoner_id: UUID, *, onderwerp: str = "alles", op: date | None = None) -> Adressering:
    """Who gets a letter about this resident on this subject ("alles", "geld" or another word of a representation).

    The right is asked about the subject. The addressees are read by the house itself: the other parent may live in
    another team, and gets the letter all the same.
    """
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)
    return adresseringen([inwoner], onderwerp=onderwerp, op=op)[inwoner.pk]


def adresseringen(
    inwoners: Collection[Inwoner], *, onderwerp: str = "alles", op: date | None = None
) -> dict[UUID, Adressering]:
    """The same for residents that came through the gate already: as many statements for many as for one."""
    dag = op or klok.vandaag()
    zichtbaar = poort.zichtbaar(Inwoner, Recht.INWONER_LEZEN)
    with transactie(Actor.systeem("adressering")):
        keuzen = _keuzen(inwoners, onderwerp, dag)
        sleutels = {g.wie for keus in keuzen.values() for g in keus.ontvangers if g.wie}
        mensen = {m.pk: m for m in Inwoner.objects.filter(pk__in=sleutels, overleden_op=None)}
        adressen = _adressen(list(mensen), dag)
    mag_zien = set(zichtbaar.filter(pk__in=sleutels).values_list("pk", flat=True)) if sleutels else set()
    uit = {}
    for wie, keus in keuzen.items():
        gekozen = [g for g in keus.ontvangers if g.wie is None or g.wie in mensen]
        rijen = (_ontvanger(g, mensen.get(g.wie) if g.wie else None, adressen, mag_zien) for g in gekozen)
        uit[wie] = Adressering(tuple(rijen), keus.let_op)
    return uit


def postadres(inwoner_id: UUID, dag: date) -> tuple[str, ...]:
    """The lines below the name on the envelope, whoever asks: for acts that send, never for a screen."""
    adres = _adressen([inwoner_id], dag).get(inwoner_id)
    return _regels(adres) if adres else ()


def _keuzen(inwoners: Collection[Inwoner], onderwerp: str, dag: date) -> dict[UUID, Keus]:
    loopt = Q(tot__isnull=True) | Q(tot__gt=dag)
    over = [i.pk for i in inwoners]
    ouders: dict[UUID, list[Relatiebeeld]] = defaultdict(list)
    relaties = Relatie.objects.filter(loopt, naar__in=over, soort__in=("ouder", "voogd"))
    for r in relaties.order_by("gemaakt_op", "id"):
        ouders[r.naar_id].append(Relatiebeeld(r.inwoner_id, r.soort, r.gezag))
    wie: dict[UUID, list[Vertegenwoordiger]] = defaultdict(list)
    namens = Vertegenwoordiging.objects.filter(loopt, inwoner__in=over, van__lte=dag)
    for v in namens.order_by("van", "id"):
        beeld = Vertegenwoordiger(v.vertegenwoordiger_id, v.naam, v.hoedanigheid, v.onderwerp)
        wie[v.inwoner_id].append(beeld)
    return {
        i.pk: kies_ontvangers(
            inwoner=i.pk,
            leeftijd=leeftijd_op(i.geboortedatum, dag),
            overleden_op=i.overleden_op,
            ouders=ouders[i.pk],
            vertegenwoordigers=wie[i.pk],
            onderwerp=onderwerp,
        )
        for i in inwoners
    }


def _adressen(mensen: list[UUID], dag: date) -> dict[UUID, Adres]:
    loopt = Q(tot__isnull=True) | Q(tot__gt=dag)
    beste: dict[UUID, Adres] = {}
    for rij in Adres.objects.filter(loopt, inwoner_id__in=mensen, van__lte=dag).order_by("van", "id"):
        huidig = beste.get(rij.inwoner_id)
        if huidig is None or _rang(rij) <= _rang(huidig):
            beste[rij.inwoner_id] = rij
    return beste


def _rang(adres: Adres) -> int:
    return VOLGORDE.index(Adressoort(adres.soort))


def _ontvanger(gekozen: Gekozen, mens: Inwoner | None, adressen: dict[UUID, Adres], mag_zien: set[UUID]) -> Ontvanger:
    tekst = {
        Ontvangerreden.INWONER: "de inwoner zelf",
        Ontvangerreden.GEZAG: "heeft gezag",
        Ontvangerreden.VERTEGENWOORDIGER: HOEDANIGHEDEN.get(gekozen.als, gekozen.als).lower(),
    }[gekozen.reden]
    if mens is None:
        return Ontvanger(None, gekozen.naam, (), gekozen.naam, GEEN_ADRES, gekozen.reden, tekst, False, True, None)
    adres = adressen.get(mens.pk)
    regels = _regels(adres) if adres else ()
    # What stands on the screen follows what this actor may know; the envelope carries what it needs.
    ziet, geheim = mens.pk in mag_zien, is_geheim(mens)
    toon = (VERBORGEN if geheim else ", ".join(regels) or GEEN_ADRES) if ziet else "Op het eigen adres"
    return Ontvanger(
        inwoner_id=mens.pk,
        naam=mens.naam,
        adresregels=regels,
        toon_naam=mens.naam if ziet else BUITEN_TEAM,
        toon_adres=toon,
        reden=gekozen.reden,
        reden_tekst=tekst,
        geheim=geheim,
        zichtbaar=ziet or not mens.afgeschermd,
        communicatie=communicatie_van(mens),
    )


def _regels(adres: Adres) -> tuple[str, ...]:
    """ "Vlietlaan 12a" and "3111 AB Schiedam"; empty parts are left out."""
    straat = adresregel(adres.straat, adres.huisnummer, adres.toevoeging, "", "")
    plaats = " ".join(deel for deel in (toon_postcode(adres.postcode), adres.woonplaats) if deel)
    return tuple(deel for deel in (straat, plaats) if deel)
