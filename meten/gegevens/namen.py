"""Invented names and streets, and the search keys of each, made by the key function of room inwoner."""

from collections.abc import Iterator
from itertools import product

from keukentafel.inwoner.regels.sleutels import adressleutels, naamsleutels, wegklanken

_VOORNAMEN = (
    "Jan Piet Kees Henk Gerard Willem Cornelis Johan Dirk Arie Leen Maarten Bas Joris Thijs Sander Ruben Daan Sem Lucas"
    " Finn Bram Jesse Tim Stijn Milan Noah Youssef Mohamed Ahmed Hassan Omar Bilal Karim Ibrahim Mehmet Emre Mustafa"
    " Ricardo Nelson Dwight Orlando Rajesh Anil Tomasz Pawel Andrei Samuel David Elias Maria Anna Johanna Cornelia"
    " Wilhelmina Petra Ingrid Wilma Truus Corrie Riet Lotte Sanne Fleur Emma Julia Tess Lisa Eva Mila Sara Nora Lieke"
    " Noor Fenna Fatima Khadija Naima Samira Amina Aylin Elif Zeynep Fatma Emine Sandra Joyce Shirley Priscilla Anita"
    " Indra Agnieszka Ewa Katarzyna Olga Irina Rebecca Miriam Ruth Yasmina Hanneke Marloes Esther Monique Karin Astrid"
)
_BEGIN = (
    "Hage Linde Weste Ooste Noorde Zuide Groene Witte Zwarte Rode Blauwe Lange Korte Hoge Lage Oude Nieuwe Berke Wilge"
    " Eike Beuke Elze Iepe Kaste Molen Brugge Dijke Polder Water Kreke Vaart Haven Sluis Duine Strande Heide Bosse"
    " Velde Akker Weide Stee Torens Kerke Klooster Kapel Marke Poorte Walle Burge Slote Hove Dorpe Stade Smede Bakkers"
)
_EIND = (
    "man stra sma veld berg dijk horst kamp laar beek broek brink donk drecht haar heem hof houw kerk lo made mond"
    " oord rade rijk schot stein voort waard werf wijk zand zijl"
)
_VOOR = ("", "", "", "van ", "de ", "van der ", "van den ", "ter ")
_STRAAT = ("pad", "hof", "plantsoen", "laan", "straat", "weg", "gaarde", "kade")

VOORNAMEN = _VOORNAMEN.split()
ACHTERNAMEN = [begin + eind for begin, eind in product(_BEGIN.split(), _EIND.split())]
STRATEN = [begin + eind for begin, eind in product(_BEGIN.split(), _STRAAT)]
HUISNUMMERS = 200


def voornamen() -> Iterator[tuple[int, str]]:
    """(number, first name)."""
    return enumerate(VOORNAMEN)


def achternamen() -> Iterator[tuple[int, str, str]]:
    """(number, prefix, surname)."""
    return ((nr, _VOOR[nr % len(_VOOR)].strip(), naam) for nr, naam in enumerate(ACHTERNAMEN))


def straten() -> Iterator[tuple[int, str]]:
    """(number, street)."""
    return enumerate(STRATEN)


def postcode(straat: int, huisnummer: int) -> str:
    """One postcode for each twenty numbers of a street, invented."""
    blok = straat * (HUISNUMMERS // 20) + huisnummer // 20
    return f"{3100 + blok // 400}{chr(65 + blok // 20 % 20)}{chr(65 + blok % 20)}"


def naamsleutelrijen() -> Iterator[tuple[str, int, str]]:
    """(kind, number of the name, key) of all first names and surnames."""
    for soort, namen in (("v", VOORNAMEN), ("a", ACHTERNAMEN)):
        for nr, naam in enumerate(namen):
            yield from ((soort, nr, sleutel) for sleutel in sorted(naamsleutels([naam])))


def adresrijen() -> Iterator[tuple[int, int, str]]:
    """(number of the street, house number, postcode) of every address."""
    for straat in range(len(STRATEN)):
        yield from ((straat, nr, postcode(straat, nr)) for nr in range(HUISNUMMERS))


def adressleutelrijen() -> Iterator[tuple[int, int, str]]:
    """(number of the street, house number, key) of every address."""
    for straat, nr, code in adresrijen():
        for sleutel in sorted(adressleutels(STRATEN[straat], code, str(nr)) | wegklanken(STRATEN[straat], str(nr))):
            yield straat, nr, sleutel
