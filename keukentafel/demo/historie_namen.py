"""Names of invented people, and streets that do not exist. Any likeness to a real person or house is chance."""

_MANNEN = (
    "Jan Piet Kees Henk Gerard Willem Cornelis Johan Dirk Arie Leen Maarten Bas Joris Thijs Sander Ruben "
    "Daan Sem Lucas Finn Bram Jesse Tim Stijn Milan Noah Youssef Mohamed Ahmed Hassan Omar Bilal Karim "
    "Ibrahim Mehmet Emre Mustafa Yusuf Burak Kemal Ricardo Joao Nelson Dwight Clifton Orlando Stanley "
    "Winston Rajesh Anil Vishal Tomasz Pawel Marek Andrei Dimitri Ivan Samuel David Elias Adam Rayan "
    "Ilias Hugo Floris Wouter Jeroen Ronald Peter Frank Marcel Theo Koos Teun"
)
MANNEN = _MANNEN.split()
_VROUWEN = (
    "Maria Anna Johanna Cornelia Wilhelmina Petra Ingrid Marjan Wilma Truus Corrie Riet Sjaan Annie Ans "
    "Lotte Sanne Fleur Emma Julia Tess Lisa Eva Mila Zoe Sara Nora Lieke Noor Fenna Fatima Khadija Naima "
    "Samira Amina Hafida Aylin Elif Zeynep Fatma Ayse Emine Ana Sandra Joyce Shirley Marlene Priscilla "
    "Anita Sunita Indra Agnieszka Ewa Katarzyna Olga Irina Rebecca Miriam Ruth Jasmin Layla Yasmina Ines "
    "Hanneke Marloes Esther Monique Karin Astrid Mirjam Els Bep"
)
VROUWEN = _VROUWEN.split()
_ACHTERNAMEN = (
    "Adriaanse Akkerhuis Aydemir Baan Bakkeren Bal Barendse Bergwerf Bezuijen Blankert Boelhouwer Bouzian "
    "Breedijk Brouwershaven Cankaya Chaouch Coumans Dekkerlaan Demirbas Dijkgraven Doornbosch Duijvestein "
    "Eikelboer El-Bakali Engelvaart Erdogmus Faasse Fernandes Gelderblom Goedhardt Groeneweg Haasnoot "
    "Hagoort Hartevelt Heijkamp Hofstede Holierhoek Houweling Ilgaz Janmaat Jonkheer Kalkman Karacay "
    "Keijzerwaard Kleijweg Klootwijk Kooijman Kortland Kruijthof Labee Landsman Leenheer Lievaart "
    "Lodewijks Maasland Manneke Meerkerk Mertdogan Mijnster Moerman Mulderij Nieuwpoort Noordzij Nowicki "
    "Oosterling Ouwerkerk Overvoorde Panday Pijnacker Poldervaart Quispel Ramlal Reedijk Rietdijk "
    "Roodenrijs Rozendaal Sahinler Schavemaker Schiehaven Sewradj Slingerland Snoeker Spuijbroek "
    "Stolkwijk Tavares Terlouw Tetteroo Tuinman Uitterlinden Verhagelen Verkaik Vlaardingerbroek Vogelaar "
    "Vuurpijl Waardenburg Wapperom Weltevrede Wiersinga Windhorst Yilmazer Zandvliet Zegwaard Zonnevijlle "
    "Zuidgeest Zwartbol"
)
ACHTERNAMEN = _ACHTERNAMEN.split()
MET_VOORVOEGSEL = (
    ("van der", "Waalboom"), ("van der", "Kruk"), ("van den", "Akkerweg"), ("de", "Ruigrok"), ("de", "Zeelander"),
    ("van", "Rijnsoever"), ("van", "Kethelen"), ("van", "Leeuwenburg"), ("den", "Hoogerheide"), ("ter", "Haarst"),
    ("el", "Mansouri"), ("van 't", "Veenland"), ("op den", "Dijck"), ("dos", "Reizinho"),
)  # fmt: skip
# First and last part make a street; none of them is in Schiedam.
_STRAAT_BEGIN = (
    "Lisdodde Rietzanger Klaproos Boterbloem Zilvermeeuw Kiekendief Wilgenroos Waterlelie Sleedoorn "
    "Meidoorn Hazelaar Zonnedauw Parelhoen Goudvink Kamperfoelie Dotterbloem Veldleeuwerik Kievits "
    "Smaragd Barnsteen Kwikstaart Roerdomp"
)
STRAAT_BEGIN = _STRAAT_BEGIN.split()
STRAAT_EIND = ("pad", "hof", "plantsoen", "laan", "straat", "weg", "gaarde", "kade")
