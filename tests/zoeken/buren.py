"""Who else lives in the town of the search file: namesakes, neighbours and people with a name that looks like one.

Made from lists with a fixed seed, so every run searches in the same town. Nobody here has the whole name of somebody in
personen.csv: a search could not tell those two apart.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random

from keukentafel.inwoner.regels.naam import Naamdelen, vouw
from tests.zoeken.gevallen import Persoon, afwezigen, personen

ZAAD = 17
NAAMGENOTEN = 8
_VOORNAMEN = (
    "Jan;Johannes;Hans;Henk;Kees;Piet;Willem;Wim;Gerrit;Dirk;Bas;Bart;Theo;Frits;Ruben;Daan;Sem;Luuk;Thijs;Max;"
    "Hugo;Maria;Anna;Johanna;Truus;Greet;Corrie;Willy;Riek;Joke;Anneke;Marijke;Liesbeth;Suzanne;Femke;Lotte;"
    "Anouk;Emma;Sanne;Mehmet;Mustafa;Ahmet;Hasan;Huseyin;Murat;Orkun;Erhan;Serkan;Emre;Ayse;Fatma;Emine;Zeynep;"
    "Elif;Gul;Hatice;Derya;Mohamed;Mohammed;Achmed;Ahmed;Youssef;Hamza;Bilal;Karim;Rachid;Driss;Fatima;Khadija;"
    "Naima;Samira;Hafida;Loubna;Pawel;Piotr;Tomasz;Marek;Jakub;Anna;Ewa;Katarzyna;Agnieszka;Magdalena;Joanna;"
    "Zofia;Adam;Mateusz;Jozef;Natalia;Roy;Melvin;Dwight;Glenn;Ricardo;Radjen;Anil;Soerin;Shirley;Sharda;Sandra;"
    "Priya;Iwan;Harold;Tesfaye;Oleg;Dmitri"
)
VOORNAMEN = _VOORNAMEN.split(";")
# Names that look like those of personen.csv, and the names that a Dutch town is full of.
_ACHTERNAMEN = (
    "De Jong;Jansen;De Vries;Van den Berg;Bakker;Visser;Smit;Meijer;Mulder;De Boer;Bos;Vos;Peters;Hendriks;"
    "Dekker;Kok;Van Leeuwen;Van Dijk;Van Dam;Vermeulen;Meulenbelt;Van der Meer;Meulendijk;Schoutens;Schot;Schuit;"
    "Verschuren;Verschuur;Kooiman;Kooistra;De Bruin;Hoogerheide;Veldhoen;Velthuis;Kapteijns;Faasse;Zuidema;"
    "Zuijderwijk;Hoekstra-Bos;Hoekman;Roodbeen;Rozenburg;Van Leijen;Sybesma;Couwenberg;Van der Hoff;Terpstra;"
    "Langeraar;Langerveld;Nieuwenhuis;Ter Haar;Meeuwsen;Hoppe;Rijsbergen;Eeuwes;Pauw;Wachter;Bloklander;Welten;"
    "Van Heusen;Verkerke;Vlieger;Yildiz;Yilmazer;Yildirim;Celikkol;Ozturk;Karaca;Karagul;Sahinler;Dogru;Bayram;"
    "Gunay;Kilinc;Demir;Demirci;Kocak;Kocer;Erdogan;Tuncer;Koyun;Ozdemirci;Altin;Kucukkaya;Cakmak;Aydin;Aydogdu;"
    "Kaya;Arslan;Aslan;Polat;El Amraoui;El Hamdaoui;Benali;Ben Hammou;Bouzid;Bouazzaoui;Ait Ali;Chakir;Chaoui;"
    "Mokhtar;Yahiaoui;Tahri;Lahlali;Oulad Haj;Zeroual;Haddad;Haddou;Taghi;Boukhar;Azzouz;Bouchikhi;Sulaiman;"
    "Suleymani;Hamdan;Hosseinzadeh;Hussain;Wisniewski;Szczepanik;Jablonski;Wozny;Grzyb;Kowalski;Kowal;Przybyla;"
    "Dabrowski;Zukowska;Gasior-Nowak;Nowak;Kaczmarczyk;Kaczor;Kovalchuk;Kovalev;Kuznetsova;Shevchuk;Ismailova;"
    "Dzhabarov;Ramlal;Ramdin;Kromosentono;Baldew;Wijngaard;Jagroop;Mahabir;Pinto;Bhagwat;Sastrowidjojo;Gangadin;"
    "Landman;Tjin;Gebreyesus;Haileselassie;Lindquist;Gonzales;Da Silva;Tavares;Semedo;Evora-Lopes;Phuong Tran;"
    "Nguyen;Kjeldsen;De la Fuente;Von Heinz"
)
ACHTERNAMEN = _ACHTERNAMEN.split(";")
_STRATEN = (
    "Lorentzplein;Dirkzwagerplein;Rotterdamseweg;Parkstraat;Nieuwe Maas;Singelstraat;Swammerdamplein;"
    "Vlaardingerstraat;Boerhaavestraat;Newtonlaan;Hoogzijde;Broersveld;Nassaustraat;Groenestraat;Aleidaplein;"
    "Buitenhavenkade;Lange Kerk;Mozartplein;Bachlaan;Schubertlaan;Brahmsplein;Vondelstraat;Rembrandtplein;"
    "Koekoeklaan;Merwedelaan;Lekplein;Maasstraat;IJsselplein;Tjalkplein;Schoenerplein;Korvetplein;Sportweg;"
    "Zwaluwplein;Harpplein;Karperplein;Dorpsweg"
)
STRATEN = _STRATEN.split(";")


def _dag(toeval: Random) -> date:
    return date(1935, 1, 1) + timedelta(days=toeval.randrange(31_000))


def _adres(toeval: Random) -> tuple[str, str, str, str]:
    straat = toeval.choice(STRATEN)
    code = f"31{toeval.randrange(10, 26)}{toeval.choice('ABCDEHJKLNP')}{toeval.choice('ABCDEGHKLM')}"
    return straat, code, str(toeval.randrange(1, 400)), toeval.choice(["", "", "", "A", "B"])


def naamgenoten() -> Iterator[Persoon]:
    """Of everybody in the file some people with the same surname, and somebody in the same street."""
    toeval, nummers = Random(ZAAD), count(1_000)
    for persoon in personen():
        eigen = {persoon.delen.roepnaam, *persoon.delen.voornamen.split()}
        namen = [naam for naam in VOORNAMEN if naam[:3] not in {deel[:3] for deel in eigen}]
        for voornaam in toeval.sample(namen, NAAMGENOTEN):
            delen = Naamdelen(
                roepnaam=voornaam, voorvoegsel=persoon.delen.voorvoegsel, geslachtsnaam=persoon.delen.geslachtsnaam
            )
            yield Persoon(next(nummers), delen, _dag(toeval), _adres(toeval))
        straat, postcode, *_ = persoon.adres
        delen = Naamdelen(roepnaam=toeval.choice(namen), geslachtsnaam=toeval.choice(ACHTERNAMEN))
        yield Persoon(next(nummers), delen, _dag(toeval), (straat, postcode, str(toeval.randrange(401, 600)), ""))


def dorp(aantal: int) -> Iterator[Persoon]:
    """Other people, as many as asked; nobody who is absent by the file."""
    toeval, weg = Random(ZAAD + 1), {vouw(tekst) for tekst in afwezigen()}
    for nr in range(aantal):
        delen = Naamdelen(roepnaam=toeval.choice(VOORNAMEN), geslachtsnaam=toeval.choice(ACHTERNAMEN))
        if vouw(f"{delen.roepnaam} {delen.geslachtsnaam}") not in weg:
            yield Persoon(10_000 + nr, delen, _dag(toeval), _adres(toeval))
