"""The terms D01 to D44 of regels.md §2 as data, so that every room names a term instead of counting weeks itself."""

from collections.abc import Sequence
from datetime import date, datetime

from .feestdagen import Feestdagen
from .fouten import TermijnFout
from .opschorting import Periode
from .rekenen import Rol, Termijn
from .soorten import TermijnSoort as Soort
from .soorten import bereken_soort

ATW, EU, WERKDAG, UREN, GEEN = Rol.ATW, Rol.EU1182, Rol.WERKDAG, Rol.UREN, Rol.GEEN
DWANGSOM = "Ingebrekestelling en dwangsom."
SLEPEND = ("dagen", "weken")  # 4:14 lid 3: a reasonable new term, told in days or weeks

# fmt: off
_SOORTEN = (
    # Wmo and Jeugdwet
    Soort("D01", "Persoonlijk plan inleveren", ATW, dagen=7, start="melding", basis="Wmo 2015 art. 2.3.2 lid 2",
          gevolg="Het onderzoek kan beginnen; een later plan mag nog meewegen."),
    Soort("D02", "Onderzoek Wmo", ATW, weken=6, start="melding", basis="Wmo 2015 art. 2.3.2 lid 1",
          gevolg="De inwoner mag direct een aanvraag doen; klacht mogelijk. Geen dwangsom.",
          nagaan="Langer met instemming van de inwoner is praktijk, geen wet."),
    Soort("D03", "Beschikking Wmo", ATW, weken=2, start="aanvraag", basis="Wmo 2015 art. 2.3.5 lid 2",
          gevolg=DWANGSOM, opschortbaar=True),
    Soort("D04", "Spoedvoorziening Wmo", GEEN, onverwijld=True, start="melding", basis="Wmo 2015 art. 2.3.3",
          gevolg="Gevaar voor de inwoner; aansprakelijkheid."),
    Soort("D05", "Beschikking Jeugdwet", ATW, weken=8, hoogstens=True, start="aanvraag", basis="Awb art. 4:13",
          gevolg=DWANGSOM, opschortbaar=True, verleng=SLEPEND, nagaan="De verordening kan korter zijn."),
    Soort("D06", "Hulpverleningsplan", ATW, weken=6, start="vaststelling dat er geen familiegroepsplan komt",
          basis="Jeugdwet art. 4.1.3 lid 4", gevolg="Toezicht door de inspectie."),
    Soort("D07", "Hulpverleningsplan op schrift", ATW, dagen=14, start="verzoek", basis="Jeugdwet art. 4.1.3 lid 5",
          gevolg="Toezicht door de inspectie."),
    # Participatiewet and Wgs
    Soort("D08", "Beschikking Participatiewet", ATW, weken=8, hoogstens=True, start="aanvraag", basis="Awb art. 4:13",
          gevolg=DWANGSOM, opschortbaar=True, verleng=SLEPEND),
    Soort("D09", "Voorschot Participatiewet", ATW, weken=4, start="aanvraag, daarna telkens het vorige voorschot",
          basis="Participatiewet art. 52", gevolg="Voorlopige voorziening mogelijk; betaal liever eerder."),
    Soort("D10", "Zoektermijn jonger dan 27", GEEN, weken=4, start="melding", basis="Participatiewet art. 41",
          gevolg="Een eerdere aanvraag is te vroeg; het college kan ontheffen.", slot="Laatste dag van de zoektermijn"),
    Soort("D11", "Eerste gesprek schuldhulp", ATW, weken=4, hoogstens=True,
          start="hulpvraag of aangenomen aanbod na een signaal", basis="Wgs art. 4 lid 1", gevolg="Klacht mogelijk."),
    Soort("D12", "Eerste gesprek bij bedreigende schuld", WERKDAG, werkdagen=3, streng=True, start="melding",
          basis="Wgs art. 4 lid 2", gevolg="Ontruiming of afsluiting van energie, water of zorgverzekering."),
    Soort("D13", "Beschikking schuldhulp", ATW, weken=8, hoogstens=True, start="eerste gesprek", opschortbaar=True,
          basis="Wgs art. 4a lid 3", gevolg=DWANGSOM, nagaan="Lengte en begin staan in de verordening."),
    # Awb
    Soort("D14", "Besluit buiten behandeling laten", ATW, weken=4, start="aanvulling of einde van de hersteltermijn",
          basis="Awb art. 4:5 lid 4", gevolg="De aanvraag moet inhoudelijk worden beoordeeld."),
    Soort("D15", "Reactie op ingebrekestelling", ATW, weken=2, start="ontvangst", basis="Awb art. 4:17 lid 3",
          gevolg="De dwangsom begint.", nagaan="Of de Algemene termijnenwet hier geldt is niet zeker."),
    Soort("D16", "Dwangsomperiode", GEEN, dagen=42, start="dag voor de eerste dwangsomdag", basis="Awb art. 4:17 lid 1",
          gevolg="Hoogste bedrag: 1.442 euro.", slot="Laatste dwangsomdag"),
    Soort("D17", "Dwangsombesluit", ATW, weken=2, start="laatste dwangsomdag", basis="Awb art. 4:18",
          gevolg="Rente en beroep."),
    Soort("D18", "Motivering achteraf bij spoed", ATW, weken=1, start="bekendmaking", basis="Awb art. 3:47 lid 3",
          gevolg="Gebrek in het besluit."),
    Soort("D19", "Bezwaar", ATW, weken=6, start="bekendmaking", basis="Awb art. 6:7 en 6:8", verleng=SLEPEND,
          gevolg="Niet-ontvankelijk, tenzij te laat zijn te verontschuldigen is (6:11)."),
    Soort("D20", "Bezwaar per post ontvangen", ATW, weken=1, start="einde bezwaartermijn", basis="Awb art. 6:9 lid 2",
          gevolg="Te laat."),
    Soort("D21", "Beslissing op bezwaar", ATW, weken=6, opties=(6, 12), start="einde bezwaartermijn",
          basis="Awb art. 7:10", gevolg="Dwangsom en beroep wegens niet tijdig beslissen.", opschortbaar=True,
          verleng=("weken",), verleng_hoogstens=6),
    Soort("D22", "Stukken ter inzage voor de hoorzitting", GEEN, weken=1, terug=True, start="hoorzitting",
          basis="Awb art. 7:4 lid 2", gevolg="Gebrek in de procedure.", slot="Ter inzage vanaf"),
    Soort("D23", "Laatste nadere stukken", GEEN, dagen=10, terug=True, start="hoorzitting", basis="Awb art. 7:4 lid 1",
          gevolg="De stukken mogen worden geweigerd."),
    Soort("D24", "Beroep en hoger beroep", ATW, weken=6, start="bekendmaking", basis="Awb art. 6:7 en 6:24",
          gevolg="Niet-ontvankelijk, tenzij te laat zijn te verontschuldigen is (6:11).", verleng=SLEPEND),
    Soort("D25", "Klacht afhandelen", ATW, weken=6, opties=(6, 10), start="ontvangst", basis="Awb art. 9:11",
          gevolg="De inwoner kan naar de ombudsman.", verleng=("weken",), verleng_hoogstens=4),
    Soort("D26", "Melden dat een klacht niet wordt behandeld", ATW, weken=4, start="ontvangst",
          basis="Awb art. 9:8 lid 3", gevolg="De inwoner kan naar de ombudsman."),
    Soort("D27", "Bericht over plaatsing in het portaal", UREN, uren=48, start="plaatsing", basis="Awb art. 2:10",
          gevolg="Te laat reageren wordt de inwoner niet tegengeworpen (2:22)."),
    # privacy
    Soort("D28", "AVG-verzoek", EU, maanden=1, start="ontvangst", basis="AVG art. 12 lid 3",
          gevolg="Bezwaar; klacht bij de Autoriteit Persoonsgegevens.", verleng=("maanden",), verleng_hoogstens=2),
    Soort("D29", "Vernietiging op verzoek Wmo", ATW, maanden=3, start="verzoek", basis="Wmo 2015 art. 5.3.5",
          gevolg="Bezwaar; klacht bij de Autoriteit Persoonsgegevens."),
    Soort("D30", "Datalek melden bij de AP", UREN, uren=72, start="bekend worden", basis="AVG art. 33",
          gevolg="Boete; melden in delen mag."),
    Soort("D31", "Datalek melden aan betrokkenen", GEEN, onverwijld=True, start="bekend worden, bij hoog risico",
          basis="AVG art. 34", gevolg="Boete."),
    # Veilig Thuis
    Soort("D32", "Veilig Thuis begint onderzoek", ATW, dagen=5, start="melding bij Veilig Thuis",
          basis="Uitvoeringsbesluit Wmo 2015 art. 4.1.7", gevolg="Plicht van Veilig Thuis: volg en spreek aan."),
    Soort("D33", "Oordeel Veilig Thuis", ATW, weken=10, start="vaststelling van onderzoek",
          basis="Uitvoeringsbesluit Wmo 2015 art. 4.1.7", gevolg="Plicht van Veilig Thuis: volg en spreek aan."),
    Soort("D34", "Veilig Thuis informeert betrokkene", ATW, weken=4, start="vastlegging", basis="Wmo 2015 art. 5.3.1",
          gevolg="Plicht van Veilig Thuis; uitstel telkens 2 weken om veiligheid.", verleng=("weken",)),
    # berichtenverkeer
    # Strict where the gemeente itself must answer (TRM-09); when the aanbieder answers (302, 320), ask streng=False.
    Soort("D35", "Retourbericht 302 306 308 316 318 320", WERKDAG, werkdagen=3, streng=True, start="ontvangst",
          basis="iStandaarden OP090", gevolg="De afzender signaleert."),
    Soort("D36", "Startbericht 305", WERKDAG, werkdagen=5, start="feitelijke start, of ontvangst 301 als dat later is",
          basis="iStandaarden OP271", gevolg="Navragen bij de aanbieder."),
    Soort("D37", "Stopbericht 307", WERKDAG, werkdagen=5, start="feitelijk einde, of bekend worden van het einde",
          basis="iStandaarden OP272", gevolg="Navragen bij de aanbieder."),
    Soort("D38", "Toewijzing 301 of antwoord 319", WERKDAG, werkdagen=5, streng=True, start="ontvangst 315 of 317",
          basis="iStandaarden OP274 en OP346", gevolg="Opschalen; in onderzoek duurt ten hoogste 8 weken."),
    Soort("D39", "Afwijzing woonplaatsbeginsel", GEEN, weken=2, start="ontvangst 315", basis="iStandaarden OP359",
          gevolg="De gemeente blijft verantwoordelijk; noem de juiste gemeente."),
    Soort("D40", "Antwoord 325 op declaratie", WERKDAG, werkdagen=10, streng=True, start="ontvangst 323",
          basis="iStandaarden OP090x4", gevolg="Navragen door de aanbieder."),
    # keeping and quality
    Soort("D41", "VIR-melding verwijderen", GEEN, maanden=24, start="melding", basis="Jeugdwet art. 7.1.4.5 en 7.1.4.6",
          gevolg="Onrechtmatig; op de 23e verjaardag eerder weg (vir_verwijderen)."),
    Soort("D42", "Bewaartermijn", GEEN, maanden=0, start="laatste wijziging", basis="Bewaartermijnen per soort gegeven",
          gevolg="Onrechtmatig bewaren.", slot="Bewaren t/m", nagaan="De lengte staat in de bewaartabel."),
    Soort("D43", "Calamiteit melden", GEEN, onverwijld=True, start="gebeurtenis",
          basis="Jeugdwet art. 4.1.8 en Wmo 2015 art. 3.4", gevolg="Maatregel van de inspectie."),
    Soort("D44", "Cliëntervaring Wmo publiceren", GEEN, jaarlijks_voor=(7, 1), start="begin van het jaar",
          basis="Wmo 2015 art. 2.5.1", gevolg="Aanspreken door het Rijk."),
)
# fmt: on

TERMIJNEN: dict[str, Soort] = {soort.code: soort for soort in _SOORTEN}


def termijn(
    code: str,
    *,
    van: date | datetime,
    lengte: int | None = None,
    verleng_dagen: int = 0,
    verleng_weken: int = 0,
    verleng_maanden: int = 0,
    opschorting: Periode | Sequence[Periode] = (),
    instemming: bool = False,
    streng: bool | None = None,
    feestdagen: Feestdagen | None = None,
) -> Termijn:
    """Return the term with this code from the catalogue: `termijn("D02", van=melding)`; see `bereken_soort`.

    An unknown code raises TermijnFout.
    """
    if code not in TERMIJNEN:
        raise TermijnFout(f"Termijnsoort {code!r} bestaat niet: verwacht een code van D01 t/m D44.")
    return bereken_soort(
        TERMIJNEN[code],
        van=van,
        lengte=lengte,
        verleng_dagen=verleng_dagen,
        verleng_weken=verleng_weken,
        verleng_maanden=verleng_maanden,
        opschorting=opschorting,
        instemming=instemming,
        streng=streng,
        feestdagen=feestdagen,
    )
