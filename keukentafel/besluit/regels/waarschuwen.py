"""When a term asks for attention before it passes (CFG-11: 50 %, 80 %, three werkdagen before, the day itself)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import Feestdagen, Rol, bereken_termijn

STANDAARD: dict[str, Any] = {
    "termijn_eerste_procent": 50,
    "termijn_tweede_procent": 80,
    "termijn_laatste_werkdagen": 3,
}


class Moment(StrEnum):
    """From calm to late; the later one takes the place of the earlier."""

    EERSTE = "eerste"
    TWEEDE = "tweede"
    LAATSTE_DAGEN = "laatste_dagen"
    VANDAAG = "vandaag"
    TE_LAAT = "te_laat"


@dataclass(frozen=True, slots=True)
class Waarschuwing:
    """The moment that is reached, and its sentence; names nobody."""

    moment: Moment
    zin: str


def waarschuwing(
    van: date, uiterlijk: date, vandaag: date, instellingen: Mapping[str, Any], feestdagen: Feestdagen
) -> Waarschuwing | None:
    """The latest moment that is reached; None while there is time enough."""
    regels = {**STANDAARD, **instellingen}
    dag = datum_gewoon(uiterlijk)
    if vandaag > uiterlijk:
        return Waarschuwing(
            Moment.TE_LAAT, f"De termijn is voorbij sinds {dag}. Beslis, en laat de inwoner weten wanneer."
        )
    if vandaag == uiterlijk:
        return Waarschuwing(Moment.VANDAAG, "Vandaag is de laatste dag om te beslissen.")
    dagen = regels["termijn_laatste_werkdagen"]
    terug = bereken_termijn(uiterlijk, rol=Rol.WERKDAG, werkdagen=dagen, terug=True, feestdagen=feestdagen)
    if vandaag >= terug.dag:
        return Waarschuwing(Moment.LAATSTE_DAGEN, f"Nog hoogstens {dagen} werkdagen: beslis uiterlijk {dag}.")
    deel = 100 * (vandaag - van).days / max(1, (uiterlijk - van).days)
    if deel >= regels["termijn_tweede_procent"]:
        procent = regels["termijn_tweede_procent"]
        return Waarschuwing(Moment.TWEEDE, f"{procent} procent van de tijd is voorbij: beslis uiterlijk {dag}.")
    if deel >= regels["termijn_eerste_procent"]:
        procent = regels["termijn_eerste_procent"]
        return Waarschuwing(Moment.EERSTE, f"{procent} procent van de tijd is voorbij: beslis uiterlijk {dag}.")
    return None
