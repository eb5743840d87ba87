"""The file back end: the official test persons, asked and answered like the real BRP.

It takes the same questions in the same wire format and gives the same answers and errors as the HTTP back end, so a
demo or a test sees no difference. `beantwoord` is public: a loopback server can answer with it.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from keukentafel.koppelingen.brp.backend import BrpBasis
from keukentafel.koppelingen.brp.fouten import BrpNietBereikbaar, BrpOngeldigeVraag, BrpTeVeelTreffers
from keukentafel.koppelingen.brp.testset import lees_datum, naar_persoon
from keukentafel.koppelingen.brp.velden import beperk_tot
from keukentafel.koppelingen.brp.vraag import Vraag

BRON = "BRP-testset van RvIG (bestand)"
Regel = Mapping[str, Any]

# A record that was an error (F) or was wiped (W) is never delivered.
_NOOIT_GELEVERD = frozenset({"F", "W"})
# How many people a search gives at most; more is refused. The numbers are our assumption: the OAS names none.
_MEESTE_NAAM, _MEESTE_ADRES = 10, 30


class BestandBrp(BrpBasis):
    """Answers from a file in the form of `testpersonen.json`, read once at the start."""

    def __init__(self, pad: Path, *, nu: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(BRON, nu)
        self._regels = _lees(pad)

    @property
    def burgerservicenummers(self) -> tuple[str, ...]:
        """All numbers in the file, in file order; a few occur twice."""
        return tuple(regel["burgerservicenummer"] for regel in self._regels)

    def _antwoord(self, vraag: Vraag) -> Mapping[str, Any]:
        return self.beantwoord(vraag.draad())

    def beantwoord(self, draad: Mapping[str, Any]) -> dict[str, Any]:
        """A request body after the OAS -> the body of the 200 answer; raises `BrpOngeldigeVraag` like a 400."""
        soort = draad["type"]
        past = _ZOEKREGELS.get(soort)
        if past is None:
            raise BrpOngeldigeVraag("Deze soort vraag kent de BRP niet.")
        gevonden = [regel for regel in self._regels if _geleverd(regel, draad) and past(regel, draad)]
        meeste = _MEESTE_NAAM if past is _op_naam else _MEESTE_ADRES
        if soort != _RAADPLEEG and len(gevonden) > meeste:
            raise BrpTeVeelTreffers(
                "De BRP vindt te veel personen. Vul meer in, bijvoorbeeld voornamen of geboortedatum."
            )
        vandaag = self._nu().date()
        return {"type": soort, "personen": [beperk_tot(naar_persoon(r, vandaag), draad["fields"]) for r in gevonden]}


def _lees(pad: Path) -> list[Regel]:
    """The list of test persons; a missing or broken file is said in Dutch."""
    regels: object = None
    try:
        regels = json.loads(pad.read_text(encoding="utf-8"))
    except OSError:
        raise BrpNietBereikbaar(f"Het bestand met testpersonen ({pad.name}) is er niet of is niet te lezen.") from None
    except ValueError:
        pass
    if not isinstance(regels, list) or not all(isinstance(r, dict) and "burgerservicenummer" in r for r in regels):
        raise BrpNietBereikbaar(f"Het bestand met testpersonen ({pad.name}) heeft niet de verwachte vorm.")
    return regels


def _geleverd(regel: Regel, draad: Mapping[str, Any]) -> bool:
    """Searches leave the deceased out unless asked; a consultation by BSN gives them."""
    reden = regel.get("opschorting", {}).get("reden")
    if reden in _NOOIT_GELEVERD:
        return False
    leeft = reden != "O" and "overlijden" not in regel
    return leeft or draad["type"] == _RAADPLEEG or bool(draad.get("inclusiefOverledenPersonen"))


def _tekst_past(gegeven: str | None, gezocht: str | None) -> bool:
    """Not asked is right; case does not count; a * stands for any rest, in front or behind."""
    if gezocht is None:
        return True
    hier, daar = (gegeven or "").strip().casefold(), gezocht.strip().casefold()
    if daar.endswith("*"):
        return hier.startswith(daar[:-1])
    if daar.startswith("*"):
        return hier.endswith(daar[1:])
    return hier == daar


def _datum_past(regel: Regel, gezocht: str | None) -> bool:
    """Only a full date of birth can be found."""
    if gezocht is None:
        return True
    geboren = lees_datum(regel.get("geboorte", {}).get("datum")).volledig
    return geboren is not None and geboren == date.fromisoformat(gezocht)


def _naam_past(regel: Regel, draad: Mapping[str, Any]) -> bool:
    namen = ("geslachtsnaam", "voornamen", "voorvoegsel")
    goed = all(_tekst_past(regel["naam"].get(naam), draad.get(naam)) for naam in namen)
    return goed and _tekst_past(regel.get("geslacht"), draad.get("geslacht"))


def _gemeente_past(regel: Regel, draad: Mapping[str, Any]) -> bool:
    gezocht = draad.get("gemeenteVanInschrijving")
    return gezocht is None or regel["gemeenteVanInschrijvingCode"] == gezocht


def _nummer_past(adres: Mapping[str, str], draad: Mapping[str, Any]) -> bool:
    """The number must be equal; letter and addition only when asked."""
    goed = adres.get("huisnummer") == str(draad["huisnummer"])
    goed = goed and _tekst_past(adres.get("huisletter"), draad.get("huisletter"))
    return goed and _tekst_past(adres.get("toevoeging"), draad.get("huisnummertoevoeging"))


def _op_bsn(regel: Regel, draad: Mapping[str, Any]) -> bool:
    return regel["burgerservicenummer"] in draad["burgerservicenummer"] and _gemeente_past(regel, draad)


def _op_naam(regel: Regel, draad: Mapping[str, Any]) -> bool:
    return _naam_past(regel, draad) and _datum_past(regel, draad.get("geboortedatum")) and _gemeente_past(regel, draad)


def _op_postcode(regel: Regel, draad: Mapping[str, Any]) -> bool:
    adres = regel["adres"]
    goed = adres.get("postcode") == draad["postcode"].replace(" ", "").upper() and _nummer_past(adres, draad)
    return goed and _op_naam(regel, draad)


def _op_straat(regel: Regel, draad: Mapping[str, Any]) -> bool:
    adres = regel["adres"]
    return (
        _tekst_past(adres.get("straat"), draad["straat"])
        and _nummer_past(adres, draad)
        and _gemeente_past(regel, draad)
    )


def _op_bag(regel: Regel, draad: Mapping[str, Any]) -> bool:
    """The test set holds no BAG identifications, so nobody is found."""
    return False


_RAADPLEEG = "RaadpleegMetBurgerservicenummer"
_ZOEKREGELS: dict[str, Callable[[Regel, Mapping[str, Any]], bool]] = {
    _RAADPLEEG: _op_bsn,
    "ZoekMetGeslachtsnaamEnGeboortedatum": _op_naam,
    "ZoekMetNaamEnGemeenteVanInschrijving": _op_naam,
    "ZoekMetPostcodeEnHuisnummer": _op_postcode,
    "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving": _op_straat,
    "ZoekMetNummeraanduidingIdentificatie": _op_bag,
    "ZoekMetAdresseerbaarObjectIdentificatie": _op_bag,
}
