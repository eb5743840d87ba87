"""Words and terms of a request under the AVG (PRV-10, PRV-11). Pure: days come in."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import Feestdagen, Termijn, bereken_termijn, plus_maanden, termijn
from keukentafel.kern.termijnen import Rol as Termijnrol
from keukentafel.poort.matrix import Rol

TERMIJN = "D28"
VERLENGING_MAANDEN = 2
GEEN_OPSCHORTING = (
    "De AVG kent geen opschorting: ook als wij om een bewijs van identiteit vragen, loopt de termijn van art. 12 lid 3."
)


class Soort(StrEnum):
    """Which right is used; the articles of the AVG."""

    INZAGE = "inzage"
    RECTIFICATIE = "rectificatie"
    VERWIJDERING = "verwijdering"
    BEPERKING = "beperking"
    BEZWAAR = "bezwaar"
    OVERDRAAGBAARHEID = "overdraagbaarheid"
    WIE_KEEK = "wie_keek"


NAAM_VAN_SOORT = {
    Soort.INZAGE: "Inzage in de gegevens",
    Soort.RECTIFICATIE: "Gegevens verbeteren",
    Soort.VERWIJDERING: "Gegevens verwijderen",
    Soort.BEPERKING: "Gegevens voorlopig niet gebruiken",
    Soort.BEZWAAR: "Bezwaar tegen het gebruik",
    Soort.OVERDRAAGBAARHEID: "Gegevens meenemen in een bestand",
    Soort.WIE_KEEK: "Weten wie er keek",
}
ARTIKEL_VAN_SOORT = {
    Soort.INZAGE: "AVG art. 15",
    Soort.RECTIFICATIE: "AVG art. 16",
    Soort.VERWIJDERING: "AVG art. 17",
    Soort.BEPERKING: "AVG art. 18",
    Soort.BEZWAAR: "AVG art. 21",
    Soort.OVERDRAAGBAARHEID: "AVG art. 20",
    Soort.WIE_KEEK: "AVG art. 15",
}
# What ends in a package; the others end in a decision alone.
MET_PAKKET = frozenset({Soort.INZAGE, Soort.OVERDRAAGBAARHEID})
# Who asks only this need not get, and nobody need read, everything that was written (REQ-156).
MET_OVERZICHT = frozenset({Soort.WIE_KEEK})


class Kanaal(StrEnum):
    """How the request came in; no form is prescribed."""

    BALIE = "balie"
    TELEFOON = "telefoon"
    GESPREK = "gesprek"
    BRIEF = "brief"
    EMAIL = "email"


NAAM_VAN_KANAAL = {
    Kanaal.GESPREK: "In een gesprek",
    Kanaal.BALIE: "Aan de balie",
    Kanaal.TELEFOON: "Aan de telefoon",
    Kanaal.BRIEF: "Per brief",
    Kanaal.EMAIL: "Per e-mail",
}


class Bewijs(StrEnum):
    """What was shown. Only the kind is kept: no copy, no number (AVG art. 5 lid 1 c; PRV-16)."""

    PASPOORT = "paspoort"
    ID_KAART = "id_kaart"
    RIJBEWIJS = "rijbewijs"
    VERBLIJF = "verblijf"
    BEKEND = "bekend"


NAAM_VAN_BEWIJS = {
    Bewijs.PASPOORT: "Paspoort",
    Bewijs.ID_KAART: "Identiteitskaart",
    Bewijs.RIJBEWIJS: "Rijbewijs",
    Bewijs.VERBLIJF: "Verblijfsdocument",
    Bewijs.BEKEND: "Geen document: de medewerker kent deze persoon van gezicht",
}


class Identiteit(StrEnum):
    """What the check gave."""

    OPEN = ""
    KLOPT = "klopt"
    KLOPT_NIET = "klopt_niet"


class Stand(StrEnum):
    """Where the request is."""

    OPEN = "open"
    WACHT = "wacht"
    KLAAR = "klaar"


class Uitkomst(StrEnum):
    """How it ended."""

    GEGEVEN = "gegeven"
    DEELS = "deels"
    GEWEIGERD = "geweigerd"
    NIET_IDENTIEK = "niet_vastgesteld"
    NIETS = "niets_gevonden"
    INGETROKKEN = "ingetrokken"


NAAM_VAN_UITKOMST = {
    Uitkomst.GEGEVEN: "Toegewezen en gegeven",
    Uitkomst.DEELS: "Voor een deel toegewezen",
    Uitkomst.GEWEIGERD: "Afgewezen",
    Uitkomst.NIET_IDENTIEK: "Gesloten: niet vastgesteld wie het vroeg",
    Uitkomst.NIETS: "Gesloten: wij hebben geen gegevens van deze persoon",
    Uitkomst.INGETROKKEN: "Ingetrokken door wie het vroeg",
}


def uiterlijk(ontvangen: date, feestdagen: Feestdagen, *, verlengd: bool = False) -> Termijn:
    """One month after receipt; with the extension three (AVG art. 12 lid 3). Rolled by Verordening 1182/71."""
    extra = VERLENGING_MAANDEN if verlengd else 0
    return termijn(TERMIJN, van=ontvangen, verleng_maanden=extra, feestdagen=feestdagen)


def laatste_dag_verlengen(ontvangen: date, feestdagen: Feestdagen) -> date:
    """The extension is told within the first month."""
    return bereken_termijn(ontvangen, rol=Termijnrol.EU1182, maanden=1, feestdagen=feestdagen).dag


def is_herhaald(ontvangen: date, vorige: date | None, maanden: int) -> bool:
    """Asked again shortly after the last answer: may be excessive, and that is ours to prove (AVG art. 12 lid 5)."""
    return vorige is not None and ontvangen < plus_maanden(vorige, maanden)


def begin(soort: str, rollen: Collection[str]) -> dict[str, str]:
    """What a form of receipt begins with: what the link asked for, and the desk for who sits at the desk."""
    gevraagd = {"soort": soort} if soort in set(Soort) else {}
    return gevraagd | ({"kanaal": Kanaal.BALIE.value} if Rol.FRONTOFFICE in rollen else {})


def doorgegeven(dag: date, bewijs_gezien: bool) -> str:
    """What whoever received it may promise: who has it now, until when, and what is still asked."""
    belofte = f"Zeg tegen de inwoner: u krijgt antwoord uiterlijk op {datum_gewoon(dag)}."
    zin = f"Doorgegeven aan de privacy officer. {belofte}"
    return zin if bewijs_gezien else f"{zin} Wij vragen u nog om een bewijs van identiteit."
