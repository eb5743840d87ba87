"""The RvIG test set (`testpersonen.json`) in the wire format of the BRP: one line of the file -> one OAS `Persoon`.

Source: SOURCE.md next to the file. The set holds codes without descriptions; only those that are fixed in the
standard itself are described here, the others are given as a code. What the set does not hold is left out; nothing is
invented, except where said.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from keukentafel.koppelingen.brp.datum import BrpDatum

_GESLACHT = {"M": "man", "V": "vrouw", "O": "onbekend"}
_NAAMGEBRUIK = {
    "E": "eigen geslachtsnaam",
    "P": "geslachtsnaam partner",
    "V": "geslachtsnaam partner voor eigen geslachtsnaam",
    "N": "geslachtsnaam partner na eigen geslachtsnaam",
}
_FUNCTIE = {"W": "woonadres", "B": "briefadres"}
_OPSCHORTING = {"O": "overlijden", "E": "emigratie", "R": "pl is aangelegd in de rni", "M": "ministerieel besluit"}
_VERBINTENIS = {"H": "huwelijk", "P": "geregistreerd partnerschap"}
_LANDEN = {"6030": "Nederland", "0000": "Onbekend"}
_NATIONALITEIT = {"0001": "Nederlandse"}
_BIJZONDER = {
    "0000": "NationaliteitOnbekend",
    "0002": "BehandeldAlsNederlander",
    "0499": "Staatloos",
    "0500": "VastgesteldNietNederlander",
}


def naar_persoon(regel: Mapping[str, Any], vandaag: date) -> dict[str, Any]:
    """One test person as the BRP would deliver it today, with all groups; age and gezag are as of `vandaag`."""
    geboren = lees_datum(regel.get("geboorte", {}).get("datum"))
    leeftijd = geboren.leeftijd_op(vandaag)
    adres = regel["adres"]
    persoon = {
        "aNummer": regel["aNummer"],
        "burgerservicenummer": regel["burgerservicenummer"],
        "naam": _naam(regel["naam"], volledig=True),
        "geslacht": _waarde(regel.get("geslacht"), _GESLACHT),
        "geboorte": _geboorte(regel.get("geboorte")),
        # The BRP gives no age of the deceased.
        "leeftijd": None if "overlijden" in regel else leeftijd,
        "gemeenteVanInschrijving": _waarde(regel["gemeenteVanInschrijvingCode"], {}),
        "verblijfplaats": _verblijfplaats(adres),
        "adressering": _adressering(adres),
        "geheimhoudingPersoonsgegevens": regel["geheimhouding"] != "0" or None,
        "opschortingBijhouding": _opschorting(regel.get("opschorting")),
        "overlijden": _datumgroep(regel.get("overlijden")),
        "nationaliteiten": [_nationaliteit(code) for code in regel.get("nationaliteiten", ())],
        "ouders": [_ouder(ouder) for ouder in regel.get("ouders", ())],
        "partners": _partners(regel.get("partners", ())),
        "kinderen": [_verwant(kind) for kind in regel.get("kinderen", ())],
        "indicatieCurateleRegister": regel.get("gezag", {}).get("curatele") == "1" or None,
        "gezag": _gezag(regel, leeftijd),
    }
    return _zonder_lege(persoon)


def lees_datum(tekst: str | None) -> BrpDatum:
    """A date of the set: 'JJJJ-MM-DD', 'JJJJ-MM' or 'JJJJ', as far as it is possible.

    The set holds impossible ones on purpose ('1966-00-13', '1982-12-91', '05', a blank): the longest part that can be
    a date is kept, the rest is unknown.
    """
    delen = (tekst or "").split("-")
    if len(delen[0]) != 4 or not all(deel.isdigit() for deel in delen):
        return BrpDatum()
    for lengte in range(len(delen), 0, -1):
        with suppress(ValueError):
            return BrpDatum(*map(int, delen[:lengte]))
    return BrpDatum()


def _draad_datum(tekst: str | None) -> dict[str, Any]:
    """The OAS date of that text, one of four types."""
    datum = lees_datum(tekst)
    if datum.jaar is None:
        return {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}
    if datum.maand is None:
        return {"type": "JaarDatum", "jaar": datum.jaar, "langFormaat": datum.tekst}
    if datum.dag is None:
        return {"type": "JaarMaandDatum", "jaar": datum.jaar, "maand": datum.maand, "langFormaat": datum.tekst}
    return {"type": "Datum", "datum": str(datum.volledig), "langFormaat": datum.tekst}


def _zonder_lege(groep: Mapping[str, Any]) -> dict[str, Any]:
    """The BRP leaves out what is not there."""
    return {naam: waarde for naam, waarde in groep.items() if waarde not in (None, [], {})}


def _waarde(code: str | None, tabel: Mapping[str, str]) -> dict[str, str] | None:
    return _zonder_lege({"code": code, "omschrijving": tabel.get(code)}) if code else None


def _naam(naam: Mapping[str, str], *, volledig: bool = False) -> dict[str, Any]:
    """Parts of a name; a single '.' is the set's way to say that the surname is unknown."""
    delen = {deel: naam.get(deel, "").strip() for deel in ("voornamen", "voorvoegsel", "geslachtsnaam")}
    delen = {deel: "" if tekst == "." else tekst for deel, tekst in delen.items()}
    return _zonder_lege(
        {
            **{deel: tekst or None for deel, tekst in delen.items()},
            "voorletters": " ".join(f"{voornaam[0]}." for voornaam in delen["voornamen"].split())[:40].strip() or None,
            "volledigeNaam": (" ".join(tekst for tekst in delen.values() if tekst) or None) if volledig else None,
            "adellijkeTitelPredicaat": _waarde(naam.get("adellijkeTitelPredicaat"), {}),
            "aanduidingNaamgebruik": _waarde(naam.get("aanduidingNaamgebruik"), _NAAMGEBRUIK),
        }
    )


def _geboorte(geboorte: Mapping[str, str] | None) -> dict[str, Any] | None:
    if geboorte is None:
        return None
    return _zonder_lege(
        {
            "datum": _draad_datum(geboorte.get("datum")),
            "plaats": _plaats(geboorte.get("plaatsCode")),
            "land": _waarde(geboorte.get("landCode"), _LANDEN),
        }
    )


def _plaats(code: str | None) -> dict[str, str] | None:
    """A Dutch gemeente by code; a foreign place is only a name."""
    if code is None or (code.isdigit() and len(code) == 4):
        return _waarde(code, {})
    return {"omschrijving": code}


def _datumgroep(tekst: str | None) -> dict[str, Any] | None:
    return None if tekst is None else {"datum": _draad_datum(tekst)}


def _opschorting(opschorting: Mapping[str, str] | None) -> dict[str, Any] | None:
    if opschorting is None:
        return None
    return {"reden": _waarde(opschorting["reden"], _OPSCHORTING), "datum": _draad_datum(opschorting.get("datum"))}


def _verblijfplaats(adres: Mapping[str, str]) -> dict[str, Any]:
    if "landBuitenland" in adres:
        if adres["landBuitenland"] == "0000":
            return {"type": "VerblijfplaatsOnbekend"}
        land = _waarde(adres["landBuitenland"], _LANDEN)
        return {"type": "VerblijfplaatsBuitenland", "verblijfadres": {"land": land}}
    if "straat" not in adres:
        return {"type": "VerblijfplaatsOnbekend"}
    return _zonder_lege(
        {
            "type": "Adres",
            "functieAdres": _waarde(adres.get("functieAdres"), _FUNCTIE),
            "datumVan": _draad_datum(adres["datumAanvang"]) if "datumAanvang" in adres else None,
            "verblijfadres": _zonder_lege(
                {
                    "korteStraatnaam": adres["straat"],
                    "officieleStraatnaam": adres["straat"],
                    "huisnummer": int(adres["huisnummer"]) if "huisnummer" in adres else None,
                    "huisletter": adres.get("huisletter"),
                    "huisnummertoevoeging": adres.get("toevoeging"),
                    "postcode": adres.get("postcode"),
                    "woonplaats": adres.get("woonplaats"),
                }
            ),
        }
    )


def _adressering(adres: Mapping[str, str]) -> dict[str, Any] | None:
    """Envelope lines: street with number, postcode with place (the place in capitals, as on an envelope)."""
    if "straat" not in adres:
        return None
    nummer = " ".join(adres[deel] for deel in ("huisnummer", "huisletter", "toevoeging") if deel in adres)
    postcode = adres.get("postcode", "")
    regel2 = f"{postcode[:4]} {postcode[4:]}  {adres.get('woonplaats', '').upper()}".strip()
    return _zonder_lege({"adresregel1": f"{adres['straat']} {nummer}".strip()[:40], "adresregel2": regel2 or None})


def _nationaliteit(code: str) -> dict[str, Any]:
    if code in _BIJZONDER:
        return {"type": _BIJZONDER[code]}
    return {"type": "Nationaliteit", "nationaliteit": _waarde(code, _NATIONALITEIT)}


def _verwant(verwant: Mapping[str, Any]) -> dict[str, Any]:
    """What parents, partners and children share."""
    geboren = verwant.get("geboortedatum")
    return _zonder_lege(
        {
            "burgerservicenummer": verwant.get("burgerservicenummer"),
            "naam": _naam(verwant["naam"]),
            "geboorte": _datumgroep(geboren),
        }
    )


def _ouder(ouder: Mapping[str, Any]) -> dict[str, Any]:
    geslacht = _waarde(ouder.get("geslacht"), _GESLACHT)
    extra = {"geslacht": geslacht, "ouderAanduiding": ouder["ouderAanduiding"]}
    return _zonder_lege({**_verwant(ouder), **extra})


def _partners(partners: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The present partners, or else only the one whose marriage ended last (the OAS says so)."""
    allen = list(partners)
    huidig = [partner for partner in allen if "ontbinding" not in partner]
    laatste = sorted((p for p in allen if "ontbinding" in p), key=lambda p: str(p["ontbinding"]))[-1:]
    return [_partner(partner) for partner in huidig or laatste]


def _partner(partner: Mapping[str, Any]) -> dict[str, Any]:
    return _zonder_lege(
        {
            **_verwant(partner),
            "soortVerbintenis": _waarde(partner.get("soort"), _VERBINTENIS),
            "aangaanHuwelijkPartnerschap": _datumgroep(partner.get("aangaan")),
            "ontbindingHuwelijkPartnerschap": _datumgroep(partner.get("ontbinding")),
        }
    )


def _gezag(regel: Mapping[str, Any], leeftijd: int | None) -> list[dict[str, Any]]:
    """Gezag over a minor, from the set's code: parents by number, D for a third person.

    The real BRP works it out from much more; where the set has no readable code we say that it cannot be told, rather
    than guess. On a parent's own record the set says nothing.
    """
    if leeftijd is None or leeftijd >= 18 or "overlijden" in regel:
        return []
    code = regel.get("gezag", {}).get("minderjarige") or ""
    ouders = [_gezagouder(ouder) for ouder in regel.get("ouders", ()) if ouder["ouderAanduiding"] in code]
    relatie: dict[str, Any] = {"type": "GezagNietTeBepalen", "toelichting": "De testset vermeldt hierover niets."}
    if code == "12" and len(ouders) == 2:
        relatie = {"type": "GezamenlijkOuderlijkGezag", "ouders": ouders}
    elif code in ("1", "2") and ouders:
        relatie = {"type": "EenhoofdigOuderlijkGezag", "ouder": ouders[0]}
    elif code in ("1D", "2D") and ouders:
        relatie = {"type": "GezamenlijkGezag", "ouder": ouders[0], "derde": {"type": "OnbekendeDerde"}}
    elif code == "D":
        relatie = {"type": "Voogdij", "derden": []}
    return [{**relatie, "minderjarige": {"burgerservicenummer": regel["burgerservicenummer"]}}]


def _gezagouder(ouder: Mapping[str, Any]) -> dict[str, Any]:
    """In the OAS a parent with gezag always has a `naam`, even an empty one."""
    naam = _naam(ouder["naam"], volledig=True).get("volledigeNaam")
    return {
        "naam": _zonder_lege({"volledigeNaam": naam}),
        **_zonder_lege({"burgerservicenummer": ouder.get("burgerservicenummer")}),
    }
