"""Wire format -> records: reads the answer of `POST /personen` strictly, group by group."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from keukentafel.koppelingen.brp.gegevens import (
    AdresBinnenland,
    AdresBuitenland,
    BrpPersoon,
    BrpTreffer,
    Gebeurd,
    Gezaghouder,
    GezagSoort,
    Gezagsrelatie,
    Kind,
    Locatie,
    Naam,
    Nationaliteit,
    Opschorting,
    Ouder,
    Partner,
    Verblijfplaats,
    VerblijfplaatsOnbekend,
)
from keukentafel.koppelingen.brp.lezer import Lezer

_NATIONALITEITEN = frozenset(
    {"Nationaliteit", "BehandeldAlsNederlander", "VastgesteldNietNederlander", "Staatloos", "NationaliteitOnbekend"}
)


def lees_treffer(json: Lezer, bron: str, opgehaald_op: datetime) -> BrpTreffer:
    """A `PersoonBeperkt`."""
    return BrpTreffer(bron=bron, opgehaald_op=opgehaald_op, **_basis(json))


def lees_persoon(json: Lezer, bron: str, opgehaald_op: datetime, gevraagd: frozenset[str]) -> BrpPersoon:
    """A `Persoon`; the caller has already left out what was not asked for."""
    return BrpPersoon(
        bron=bron,
        opgehaald_op=opgehaald_op,
        gevraagd=gevraagd,
        overlijden=json.een("overlijden", _gebeurd),
        verblijfplaats=json.een("verblijfplaats", _verblijfplaats),
        gemeente_van_inschrijving=json.waarde("gemeenteVanInschrijving"),
        gezag=tuple(map(_gezag, json.lijst("gezag"))),
        onder_curatele=json.vlag("indicatieCurateleRegister"),
        ouders=tuple(map(_ouder, json.lijst("ouders"))),
        partners=tuple(map(_partner, json.lijst("partners"))),
        kinderen=tuple(map(_kind, json.lijst("kinderen"))),
        nationaliteiten=tuple(map(_nationaliteit, json.lijst("nationaliteiten"))),
        **_basis(json),
    )


def _basis(json: Lezer) -> dict[str, Any]:
    """What a hit and a person share."""
    adressering = json.object("adressering")
    return {
        "burgerservicenummer": json.bsn(),
        "naam": json.een("naam", _naam) or Naam(),
        "geboorte": json.een("geboorte", _gebeurd) or Gebeurd(),
        "geslacht": json.waarde("geslacht"),
        "leeftijd": json.getal("leeftijd", 0, 150),
        "adresregels": _adresregels(adressering) if adressering else (),
        "geheimhouding": json.vlag("geheimhoudingPersoonsgegevens"),
        "opschorting": json.een("opschortingBijhouding", _opschorting),
        "in_onderzoek": _in_onderzoek(json),
    }


def _in_onderzoek(json: Lezer) -> tuple[str, ...]:
    """Names of the groups under doubt: 'naam' when anything in naam is, 'geslacht' when the person's flag says so."""
    eigen = json.object("inOnderzoek")
    vlaggen = {naam for naam, waarde in eigen.velden.items() if waarde is True} if eigen else set()
    groepen = {naam for naam, waarde in json.velden.items() if isinstance(waarde, dict) and waarde.get("inOnderzoek")}
    return tuple(sorted(vlaggen | groepen))


def _naam(json: Lezer) -> Naam:
    return Naam(
        voornamen=json.tekst("voornamen"),
        voorletters=json.tekst("voorletters"),
        voorvoegsel=json.tekst("voorvoegsel"),
        geslachtsnaam=json.tekst("geslachtsnaam"),
        adellijke_titel=json.waarde("adellijkeTitelPredicaat"),
        aanduiding_naamgebruik=json.waarde("aanduidingNaamgebruik"),
        volledig=json.tekst("volledigeNaam"),
    )


def _gebeurd(json: Lezer) -> Gebeurd:
    return Gebeurd(datum=json.datum("datum"), plaats=json.waarde("plaats"), land=json.waarde("land"))


def _opschorting(json: Lezer) -> Opschorting:
    reden = json.waarde("reden")
    if reden is None:
        raise json.fout("reden")
    return Opschorting(reden=reden, datum=json.datum("datum"))


def _adresregels(json: Lezer) -> tuple[str, ...]:
    """The lines for an envelope; the land last, when there is one."""
    regels = [json.tekst(f"adresregel{nr}") for nr in (1, 2, 3)]
    land = json.waarde("land")
    return tuple(regel for regel in (*regels, land.tekst if land else None) if regel)


def _verblijfplaats(json: Lezer) -> Verblijfplaats:
    maak = _VERBLIJFPLAATSEN.get(json.soort())
    if maak is None:
        raise json.fout("type")
    return maak(json)


def _adres(json: Lezer) -> AdresBinnenland:
    adres = json.object("verblijfadres") or Lezer({})
    return AdresBinnenland(
        straat=adres.tekst("officieleStraatnaam") or adres.tekst("korteStraatnaam"),
        korte_straat=adres.tekst("korteStraatnaam"),
        huisnummer=adres.getal("huisnummer", 1, 99999),
        huisletter=adres.tekst("huisletter"),
        huisnummertoevoeging=adres.tekst("huisnummertoevoeging"),
        aanduiding_bij_huisnummer=adres.waarde("aanduidingBijHuisnummer"),
        postcode=adres.tekst("postcode", r"[1-9]\d{3} ?[A-Za-z]{2}"),
        woonplaats=adres.tekst("woonplaats"),
        functie=json.waarde("functieAdres"),
        vanaf=json.datum("datumVan"),
        adresseerbaar_object=json.tekst("adresseerbaarObjectIdentificatie", r"\d{16}"),
        nummeraanduiding=json.tekst("nummeraanduidingIdentificatie", r"\d{16}"),
        vastgesteld_elders=json.vlag("indicatieVastgesteldVerblijftNietOpAdres"),
    )


def _locatie(json: Lezer) -> Locatie:
    adres = json.object("verblijfadres") or Lezer({})
    return Locatie(
        omschrijving=adres.tekst("locatiebeschrijving"),
        functie=json.waarde("functieAdres"),
        vanaf=json.datum("datumVan"),
        vastgesteld_elders=json.vlag("indicatieVastgesteldVerblijftNietOpAdres"),
    )


def _buitenland(json: Lezer) -> AdresBuitenland:
    adres = json.object("verblijfadres") or Lezer({})
    regels = (adres.tekst(f"regel{nr}") for nr in (1, 2, 3))
    return AdresBuitenland(
        regels=tuple(regel for regel in regels if regel), land=adres.waarde("land"), vanaf=json.datum("datumVan")
    )


_VERBLIJFPLAATSEN: dict[str, Callable[[Lezer], Verblijfplaats]] = {
    "Adres": _adres,
    "Locatie": _locatie,
    "VerblijfplaatsBuitenland": _buitenland,
    "VerblijfplaatsOnbekend": lambda json: VerblijfplaatsOnbekend(vanaf=json.datum("datumVan")),
}


def _ouder(json: Lezer) -> Ouder:
    return Ouder(
        burgerservicenummer=json.bsn(),
        naam=json.een("naam", _naam) or Naam(),
        geboorte=json.een("geboorte", _gebeurd) or Gebeurd(),
        geslacht=json.waarde("geslacht"),
        aanduiding=json.tekst("ouderAanduiding", "[12]"),
        ouder_sinds=json.datum("datumIngangFamilierechtelijkeBetrekking"),
    )


def _kind(json: Lezer) -> Kind:
    return Kind(
        burgerservicenummer=json.bsn(),
        naam=json.een("naam", _naam) or Naam(),
        geboorte=json.een("geboorte", _gebeurd) or Gebeurd(),
    )


def _partner(json: Lezer) -> Partner:
    ontbinding = json.object("ontbindingHuwelijkPartnerschap")
    return Partner(
        burgerservicenummer=json.bsn(),
        naam=json.een("naam", _naam) or Naam(),
        geboorte=json.een("geboorte", _gebeurd) or Gebeurd(),
        geslacht=json.waarde("geslacht"),
        soort=json.waarde("soortVerbintenis"),
        aangegaan=json.een("aangaanHuwelijkPartnerschap", _gebeurd),
        ontbonden=ontbinding.datum("datum") if ontbinding else None,
        is_ontbonden=ontbinding is not None,
    )


def _nationaliteit(json: Lezer) -> Nationaliteit:
    soort = json.soort()
    if soort not in _NATIONALITEITEN:
        raise json.fout("type")
    return Nationaliteit(
        soort=soort,
        nationaliteit=json.waarde("nationaliteit"),
        reden_opname=json.waarde("redenOpname"),
        vanaf=json.datum("datumIngangGeldigheid"),
    )


def _gezag(json: Lezer) -> Gezagsrelatie:
    soort = json.soort()
    if soort not in set(GezagSoort):
        raise json.fout("type")
    minderjarige = json.object("minderjarige")
    bsn = minderjarige.bsn() if minderjarige else None
    if bsn is None:
        raise json.fout("minderjarige")
    ouders = [*json.lijst("ouders"), *filter(None, [json.object("ouder")])]
    derden = [*json.lijst("derden"), *filter(None, [json.object("derde")])]
    return Gezagsrelatie(
        soort=GezagSoort(soort),
        minderjarige_bsn=bsn,
        houders=(*(_houder(ouder, True) for ouder in ouders), *(_houder(derde, False) for derde in derden)),
        toelichting=json.tekst("toelichting"),
        in_onderzoek=json.vlag("inOnderzoek"),
    )


def _houder(json: Lezer, is_ouder: bool) -> Gezaghouder:
    naam = json.object("naam")
    return Gezaghouder(
        is_ouder=is_ouder,
        bekend=is_ouder or json.soort() == "BekendeDerde",
        burgerservicenummer=json.bsn(),
        naam=naam.tekst("volledigeNaam") if naam else None,
    )
