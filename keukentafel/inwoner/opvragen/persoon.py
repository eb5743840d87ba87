"""The card of one person, and what the edit form starts from."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.inwoner.models import Inwoner, Relatie, Vertegenwoordiging
from keukentafel.inwoner.opvragen.adres import AdresBeeld, adres_voor, is_geheim
from keukentafel.inwoner.opvragen.communicatie import communicatie_van
from keukentafel.inwoner.regels.communicatie import Communicatie
from keukentafel.inwoner.regels.gegevens import NAAM_VAN_GROEP, Persoonsgegevens
from keukentafel.inwoner.regels.naam import officiele_naam
from keukentafel.inwoner.regels.persoon import (
    HOEDANIGHEDEN,
    NAAM_VAN_RELATIE,
    REDENEN_GEEN_BSN,
    ROLLEN_IN_HUISHOUDEN,
    RedenGeenBsn,
    is_minderjarig,
    leeftijd_op,
    leeftijdtekst,
    toon_bsn,
)
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.opmaak import datum_cijfers
from keukentafel.organisatie.opvragen.kijkreden import Kijkvraag, kijkvraag
from keukentafel.poort import poort, regels
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class Lid:
    """One member of a household."""

    id: UUID
    inwoner: UUID
    naam: str
    rol: str
    geboren: str
    van: date
    minderjarig: bool = False
    elders: int = 0


@dataclass(frozen=True, slots=True)
class HuishoudenRegel:
    """One household of a person, with the members one may see."""

    id: UUID
    naam: str
    leden: tuple[Lid, ...]
    dossier: UUID | None = None
    dossiernummer: str = ""


@dataclass(frozen=True, slots=True)
class RelatieRegel:
    """The other one, seen from this person."""

    id: UUID
    naar: UUID
    naam: str
    soort: str
    gezag: str


@dataclass(frozen=True, slots=True)
class PersoonKaart:
    """Everything the card shows; the BSN only masked."""

    id: UUID
    naam: str
    officieel: str
    nummer: int
    geboren: str
    geslacht: str
    bsn: str
    bsn_ontbreekt: str
    telefoon: str
    email: str
    communicatie: Communicatie
    brieven_anders: bool
    """Letters may go to somebody else too: a minor, or somebody with a representative."""
    adres: AdresBeeld
    team: str
    geheimhouding: bool
    adres_afgeschermd: bool
    afgeschermd: bool
    bronnen: dict[str, str]
    huishoudens: tuple[HuishoudenRegel, ...]
    relaties: tuple[RelatieRegel, ...]
    vertegenwoordigers: tuple[tuple[str, str], ...]
    mag_schrijven: bool
    mag_lichte_hulp: bool
    mag_afschermen: bool
    overleden: bool
    kijkvraag: Kijkvraag | None


GESLACHT = {"M": "man", "V": "vrouw", "O": "anders of onbekend"}


def kaart(inwoner_id: UUID) -> PersoonKaart:
    """One person through the gate (logged); seven statements."""
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)
    actor = actor_nu()
    afgeschermd_adres = inwoner.adres_afgeschermd
    vertegenwoordigers = _vertegenwoordigers(inwoner)
    return PersoonKaart(
        id=inwoner.pk,
        naam=inwoner.naam,
        officieel=officiele_naam(inwoner.naamdelen),
        nummer=inwoner.nummer,
        geboren=geboren_tekst(inwoner),
        geslacht=GESLACHT.get(inwoner.geslacht, ""),
        bsn=toon_bsn(inwoner.getypt_bsn),
        bsn_ontbreekt=REDENEN_GEEN_BSN.get(RedenGeenBsn(inwoner.bsn_ontbreekt), "") if inwoner.bsn_ontbreekt else "",
        # A shielded address takes the telephone with it (AUT-02 b); who is involved finds it in the dossier.
        telefoon="" if afgeschermd_adres and inwoner.pk not in actor.inwoners else inwoner.telefoon,
        email=inwoner.email,
        communicatie=communicatie_van(inwoner),
        brieven_anders=bool(vertegenwoordigers) or is_minderjarig(inwoner.geboortedatum, klok.vandaag()),
        adres=adres_voor(actor, inwoner),
        team=inwoner.team.naam,
        geheimhouding=inwoner.geheimhouding,
        adres_afgeschermd=afgeschermd_adres,
        afgeschermd=inwoner.afgeschermd,
        bronnen=bronnen(inwoner),
        huishoudens=huishoudens_van(inwoner.pk),
        relaties=_relaties(inwoner),
        vertegenwoordigers=vertegenwoordigers,
        mag_schrijven=regels.heeft(actor, Recht.INWONER_SCHRIJVEN),
        mag_lichte_hulp=regels.heeft(actor_nu(), Recht.LICHTE_HULP_SCHRIJVEN),
        mag_afschermen=regels.heeft(actor, Recht.BESTAAN_AFSCHERMEN),
        overleden=inwoner.overleden_op is not None,
        # Only who has cases can stand outside them: a front office looks up whoever calls.
        kijkvraag=kijkvraag(actor, inwoner.pk, inwoner.pk in actor.inwoners)
        if regels.heeft(actor, Recht.DOSSIER_LEZEN)
        else None,
    )


def geboren_tekst(inwoner: Inwoner) -> str:
    """ "12-03-1985 (41 jaar)"; what is known when the date is not complete."""
    oud = leeftijdtekst(inwoner.geboortedatum, klok.vandaag(), inwoner.overleden_op)
    datum = datum_cijfers(inwoner.geboortedatum) if inwoner.geboortedatum else inwoner.geboorte_onvolledig
    return f"{datum} ({oud})" if datum and oud else datum or oud


def bronnen(inwoner: Inwoner) -> dict[str, str]:
    """Group -> "BRP …, 26 november 2026" or "ingevoerd op 26-11-2026". The source of a hidden address is hidden too."""
    tekst = {}
    for groep in NAAM_VAN_GROEP:
        bron = inwoner.bron.get(groep)
        if bron and not (groep == "adres" and is_geheim(inwoner)):
            dag = datum_cijfers(date.fromisoformat(bron["op"]))
            tekst[groep] = f"ingevoerd op {dag}" if bron["bron"] == "ingevoerd" else bron["bron"]
    return tekst


def voor_formulier(inwoner_id: UUID) -> tuple[Persoonsgegevens, int, str]:
    """The record to edit, its version and the name; the BSN is left out (empty keeps it)."""
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_SCHRIJVEN)
    velden = {veld: getattr(inwoner, veld) for veld in Persoonsgegevens.__slots__ if veld != "bsn"}
    return Persoonsgegevens(**velden), inwoner.versie, inwoner.naam


_SQL_HUISHOUDENS = """
SELECT h.id, h.naam, l.id, i.id, i.voornamen, i.roepnaam, i.voorvoegsel, i.geslachtsnaam, i.partner_voorvoegsel,
       i.partnernaam, i.naamgebruik, l.rol, i.geboortedatum, i.overleden_op, l.van, d.dossier, d.nummer,
       (SELECT count(*) FROM inwoner_huishoudlid x
        WHERE x.inwoner_id = i.id AND x.huishouden_id <> h.id AND (x.tot IS NULL OR x.tot > %(dag)s))
FROM inwoner_huishouden h
JOIN inwoner_huishoudlid l ON l.huishouden_id = h.id AND (l.tot IS NULL OR l.tot > %(dag)s)
JOIN inwoner_inwoner i ON i.id = l.inwoner_id
LEFT JOIN LATERAL kt_zoek_dossiers(ARRAY[h.id]) d ON %(dossier)s
WHERE h.id IN ({welke}) AND h.opgeheven_op IS NULL
ORDER BY h.id, i.geboortedatum NULLS LAST, i.sorteernaam, i.id
"""
_VAN_INWONER = (
    "SELECT huishouden_id FROM inwoner_huishoudlid WHERE inwoner_id = %(id)s AND (tot IS NULL OR tot > %(dag)s)"
)


def huishoudens_van(inwoner_id: UUID) -> tuple[HuishoudenRegel, ...]:
    """The present households of a person; of their members only those the actor may see (the policy decides)."""
    return _huishoudens(_VAN_INWONER, inwoner_id)


def een_huishouden(huishouden_id: UUID) -> HuishoudenRegel | None:
    """One household with its present members; None when nobody in it may be seen."""
    gevonden = _huishoudens("%(id)s", huishouden_id)
    return gevonden[0] if gevonden else None


def _huishoudens(welke: str, sleutel: UUID) -> tuple[HuishoudenRegel, ...]:
    vandaag = klok.vandaag()
    mag_dossier = regels.heeft(actor_nu(), Recht.DOSSIER_LEZEN)
    with connection.cursor() as cursor:
        cursor.execute(_SQL_HUISHOUDENS.format(welke=welke), {"id": sleutel, "dag": vandaag, "dossier": mag_dossier})
        rijen = cursor.fetchall()
    per: dict[UUID, list[tuple[Any, ...]]] = {}
    for rij in rijen:
        per.setdefault(rij[0], []).append(rij)
    return tuple(_huishouden(leden, vandaag) for leden in per.values())


def _huishouden(rijen: list[tuple[Any, ...]], vandaag: date) -> HuishoudenRegel:
    leden = []
    for _, _, lid, wie, *rest in rijen:
        naamdelen, (rol, geboren, overleden, van, _, _, elders) = rest[:7], rest[7:]
        mens = Inwoner(
            id=wie, **dict(zip(_NAAM, naamdelen, strict=True)), geboortedatum=geboren, overleden_op=overleden
        )
        jaren = leeftijd_op(mens.geboortedatum, vandaag)
        leden.append(
            Lid(
                id=lid,
                inwoner=mens.pk,
                naam=mens.naam,
                rol=ROLLEN_IN_HUISHOUDEN.get(str(rol), str(rol)),
                geboren=geboren_tekst(mens),
                van=van,
                minderjarig=jaren is not None and jaren < 18,
                elders=elders,
            )
        )
    eerste = rijen[0]
    return HuishoudenRegel(eerste[0], str(eerste[1]), tuple(leden), eerste[-3], str(eerste[-2] or ""))


_NAAM = (
    "voornamen",
    "roepnaam",
    "voorvoegsel",
    "geslachtsnaam",
    "partner_voorvoegsel",
    "partnernaam",
    "naamgebruik",
)


def _relaties(inwoner: Inwoner) -> tuple[RelatieRegel, ...]:
    """Through the policy: a relation to somebody one may not see is left out by the join."""
    rijen = Relatie.objects.filter(inwoner=inwoner, tot=None).select_related("naar").order_by("soort", "gemaakt_op")
    gezag = {True: "heeft gezag", False: "geen gezag", None: ""}
    return tuple(
        # Stored as "inwoner is soort of naar"; shown as what the other one is.
        RelatieRegel(r.pk, r.naar_id, r.naar.naam, NAAM_VAN_RELATIE[r.soort], gezag[r.gezag])
        for r in rijen
    )


def _vertegenwoordigers(inwoner: Inwoner) -> tuple[tuple[str, str], ...]:
    vandaag = klok.vandaag()
    rijen = Vertegenwoordiging.objects.filter(inwoner=inwoner, van__lte=vandaag).select_related("vertegenwoordiger")
    return tuple(
        (
            r.vertegenwoordiger.naam if r.vertegenwoordiger else r.naam,
            f"{HOEDANIGHEDEN.get(r.hoedanigheid, r.hoedanigheid)}, voor {r.onderwerp}",
        )
        for r in rijen
        # Who is hidden leaves no empty line either.
        if (r.tot is None or r.tot > vandaag) and (r.vertegenwoordiger or not r.vertegenwoordiger_id)
    )
