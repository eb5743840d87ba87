"""Names of invented people by where a family comes from. Any likeness to a real person is chance."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Groep:
    """First names and surnames that go together; a surname may carry a prefix ("van der|Kruk")."""

    mannen: tuple[str, ...]
    vrouwen: tuple[str, ...]
    achternamen: tuple[str, ...]


def _groep(mannen: str, vrouwen: str, achternamen: str) -> Groep:
    return Groep(tuple(mannen.split()), tuple(vrouwen.split()), tuple(a.strip() for a in achternamen.split(",")))


GROEPEN = {
    "nl": _groep(
        "Koos Arie Leen Maarten Joris Thijs Sander Bart Wim Cor Gijs Niels Mark Erik Rob Stefan Kevin Lars Jelle Freek"
        " Siem Tijn Lucas Hugo Evert Dick Joop Harm Menno Tijmen",
        "Riet Corrie Willy Anneke Jolanda Petra Wendy Linda Femke Sanne Iris Lieke Britt Noor Saskia Tineke Greet"
        " Hennie Marleen Carla Nel Daphne Kim Manon Roos Elin Jet Tess Loes Floor",
        "Breedveldt, van der|Knaap, Kleijntjes, Houtzagers, de|Roover, van den|Akkerhof, Zonderwijk, Pannebakker,"
        " Schipperheijn, van|Oeverloo, Tolsma-Prins, Brandewijn, Koperslager, Vlieger, den|Hartigh, Molendijck,"
        " van der|Lisse, Kuiperij, Snellenberg, Boomgaardt, ter|Steege, Vinkesteijn, Wolthuijzen, Hoefnagels,"
        " Roosenboom, van|Meerveld, Duinhoven, Kraaiveld, Spanjersberg, Heijblom, op den|Brouw, Wagensveld,"
        " Kortenbach, van 't|Hoofd, Ruijgh, Bontekoe, Zandstrater, Weverling, Klinkert, van|Sprundelen",
    ),
    "tr": _groep(
        "Mehmet Emre Kemal Yusuf Burak Hakan Serkan Onur",
        "Ayşe Elif Zeynep Emine Derya Sevgi Hülya Meryem",
        "Karaçam, Demirtepe, Yıldızeli, Aksoylu, Çınarcık, Toprakkale",
    ),
    "ma": _groep(
        "Youssef Hassan Bilal Karim Rachid Ilias Said Anwar",
        "Khadija Naima Hanane Souad Loubna Ikram Rachida Salma",
        "Ait Zerouali, El Khamlichi, Boutaleb, Amezrou, Ouchane, Benhaddad",
    ),
    "sr": _groep(
        "Dwight Clifton Rajesh Winston Orlando Ashwin",
        "Shirley Sunita Indra Marlene Chantal Usha",
        "Ramkisoensing, Blokland-Pinas, Mahabier, Kartosen, Wijngaarde, Jagessar",
    ),
    "pap": _groep(
        "Jurgen Rignald Elvis Darryl", "Solange Mirla Zuleika Rosaline", "Martinus, Boelijn, Rosalina, Jansga"
    ),
    "pl": _groep(
        "Tomasz Marek Krzysztof Jakub",
        "Agnieszka Ewa Katarzyna Zofia",
        "Zielonka, Wiśniowiec, Kowalczykowski, Lipowska",
    ),
    "ti": _groep("Dawit Yonas Filmon Samuel", "Selam Winta Rahel Feven", "Tesfagiorgis, Ghebreab, Habtemichael"),
    "sy": _groep("Omar Khaled Nabil Ziad", "Rima Hala Dima Nour", "Al Masarani, Haddadin, Barakeh"),
    "uk": _groep("Andrii Maksym Taras", "Oksana Iryna Svitlana", "Kovalchenko, Hrytsenko, Melnychuk"),
    "bg": _groep("Georgi Stoyan", "Desislava Radka", "Petkovski, Ilievska"),
    "so": _groep("Abdi Warsame", "Hodan Ifrah", "Farahsade, Mohamud Ali"),
    "fa": _groep("Farid Navid", "Laleh Shirin", "Rahimzadeh, Karimpour"),
}
# The language somebody of this group speaks; the rest speak Dutch.
TAAL = {"tr": "tr", "ma": "ar", "pap": "pap", "pl": "pl", "ti": "ti", "sy": "ar", "uk": "uk", "bg": "bg", "so": "so",
        "fa": "fa"}  # fmt: skip
STRATEN = (
    "Wouwaal", "Karekiet", "Zwanenbloem", "Tormentil", "Guldenroede", "Hondsroos", "Speenkruid", "Wielewaal",
    "Steenloper", "Bosuil", "Ratelaar", "Kemphaan", "Vlasbek", "Moerbei", "Kweepeer", "Lijsterbes",
)  # fmt: skip
STRAATEINDEN = ("erf", "singel", "dreef", "gang", "oord", "veld")
