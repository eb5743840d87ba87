"""What the fields of plans, help and regie are for (poort/verwerking.py)."""

from keukentafel.plan import models as m
from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import ANDEREN, MEDEWERKERS, VERANTWOORDEN, Op, Verwerking

VERWERKINGEN = (
    Verwerking(
        m.Overgangsplan,
        Recht.PLAN_LEZEN,
        {
            "een jongere op tijd helpen naar achttien": "medewerker begonnen_op wens niet_nodig",
            "weten wie na achttien verder helpt": "overgedragen_op overgedragen_aan",
        },
    ),
    Verwerking(
        m.Overgangspunt,
        Recht.PLAN_LEZEN,
        {"niets vergeten op weg naar achttien": "overgangsplan code naam stand toelichting"},
    ),
    Verwerking(m.Analyse, Recht.PLAN_LEZEN, {"uitleggen waarom deze hulp past": "tekst clientgroep"}),
    Verwerking(m.Analyseversie, Recht.PLAN_LEZEN, {}),
    Verwerking(
        m.Plan,
        Recht.PLAN_LEZEN,
        {"één plan voor het huishouden maken en bespreken": "titel vorm vastgesteld_op bespreken_op"},
    ),
    Verwerking(
        m.Doel,
        Recht.PLAN_LEZEN,
        {
            "weten wat iemand wil bereiken, in eigen woorden": "plan resultaat eigen_woorden hoe_te_zien streefdatum",
            "zien hoe het met het doel gaat": "stand stand_op stand_toelichting",
            "weten waar het doel vandaan komt": "verslag verslag_uitgave analyse",
        },
    ),
    Verwerking(
        m.Stap,
        Recht.PLAN_LEZEN,
        {"weten wie wat doet en wanneer": "doel tekst wie_soort wie voor uiterlijk gedaan_op"},
    ),
    Verwerking(m.Doelversie, Recht.PLAN_LEZEN, {}),
    Verwerking(m.Stapversie, Recht.PLAN_LEZEN, {}),
    Verwerking(
        m.Vaststelling,
        Recht.PLAN_LEZEN,
        {"laten zien wat er in het plan stond toen het werd vastgesteld": "doel ronde op bespreken_op velden"},
    ),
    Verwerking(
        m.Instemming,
        Recht.PLAN_LEZEN,
        {
            "weten of iemand het met het doel eens is": "doel doelversie keer antwoord mist reden kanaal op "
            "ingetrokken_op",
            "weten wie namens iemand ja zei": Op("gever gever_wie gever_naam", wie=ANDEREN),
        },
    ),
    Verwerking(
        m.Goedkeuring,
        Recht.PLAN_LEZEN,
        {
            "verantwoorden wie het plan goedkeurde": Op(
                "plan ronde stand gevraagd_door reden besluit_op besluit_door", VERANTWOORDEN, MEDEWERKERS
            )
        },
    ),
    Verwerking(
        m.Doelscore,
        Recht.PLAN_LEZEN,
        {"zien of het doel dichterbij komt": "doel soort waarde dag toelichting ingetrokken_op"},
    ),
    Verwerking(
        m.Splitsing,
        Recht.DOSSIER_LEZEN,
        {"een huishouden dat uit elkaar gaat twee dossiers geven": "vervolg beeindigd ongedaan_op ongedaan_door"},
    ),
    Verwerking(
        m.Herverdeling,
        Recht.WAARNEMING_REGELEN,
        {"werk van een zieke collega verdelen, en dat kunnen terugdraaien": "van regels reden teruggenomen_op"},
    ),
    Verwerking(
        m.Maatwerk,
        Recht.PLAN_LEZEN,
        {
            "hulp geven die niet in de regels past, en dat uitleggen": "afwijking effect rechtmatigheid maatwerkplan "
            "eigen_inzet kosten_euro",
            "een specialist laten meekijken": "specialist voorgelegd_op plan_door",
            "weten wat het opleverde": "resultaat resultaat_op",
        },
    ),
    Verwerking(m.Maatwerkversie, Recht.PLAN_LEZEN, {}),
    Verwerking(
        m.Doorpakboeking,
        Recht.PLAN_LEZEN,
        {"geld uit het doorpakbudget verantwoorden": "maatwerk bedrag_cent waarvoor op resultaat teruggeboekt_op"},
    ),
    Verwerking(
        m.Planadvies,
        Recht.PLAN_LEZEN,
        {
            "laten zien wat met een advies is gedaan": "tekst op gevolg gevolg_waarom gevolg_op",
            "weten van wie het advies is": Op("van", wie=ANDEREN),
        },
    ),
    Verwerking(m.Normtoets, Recht.PLAN_LEZEN, {"nagaan of het plan goed genoeg is": "uitkomsten toelichting op"}),
    Verwerking(
        m.Ondersteuning,
        Recht.PLAN_LEZEN,
        {
            "afspreken welke hulp iemand krijgt, van wie en hoe lang": "doel trede wat product aanbieder van tot "
            "proef_tot "
            "stand gestopt_op herzien_op",
            "uitleggen waarom niet lichter, en waarom wij of een ander": "waarom_niet_lichter afweging criteria",
            "weten hoeveel hulp het is en wat die kost": "aantal per eenheid tarief_cent uren_maand",
        },
    ),
    Verwerking(m.Ondersteuningversie, Recht.PLAN_LEZEN, {}),
    Verwerking(
        m.Schaling,
        Recht.PLAN_LEZEN,
        {
            "uitleggen waarom hulp zwaarder of lichter werd": "ondersteuning soort van_trede naar_trede criteria "
            "toelichting op ingaat bericht_over teruggedraaid_op"
        },
    ),
    Verwerking(
        m.Schuld,
        Recht.PLAN_LEZEN,
        {
            "schulden op een rij zetten en oplossen": "wat bedrag_euro afspraak opgelost_op",
            "weten wie daarbij helpt": Op("helper helper_naam", wie=ANDEREN),
        },
    ),
    Verwerking(m.Schuldversie, Recht.PLAN_LEZEN, {}),
    Verwerking(m.Taakverdeling, Recht.DOSSIER_LEZEN, {"afspreken wie wat doet in dit gezin": "regels opmerking"}),
    Verwerking(
        m.Overdracht,
        Recht.DOSSIER_LEZEN,
        {"de regie goed aan een collega overdragen": "van naar ingaat reden let_op stand antwoord beantwoord_op"},
    ),
    Verwerking(
        m.Regieplaatsing,
        Recht.DOSSIER_LEZEN,
        {
            "de regie bij een andere organisatie leggen, en zicht houden": "voorziening partij zicht reden stand "
            "aanvaard_op document antwoord tot",
            "weten wie daar het aanspreekpunt is": Op("contactpersoon contact aanvaard_door", wie=ANDEREN),
        },
    ),
    Verwerking(
        m.Wisselverzoek,
        Recht.DOSSIER_LEZEN,
        {
            "antwoorden als iemand een andere medewerker wil": "woorden gevraagd_op uiterlijk stand antwoord "
            "beantwoord_op beantwoord_door"
        },
    ),
    Verwerking(
        m.Regelbeoordeling, Recht.DOSSIER_LEZEN, {"nagaan of de regels van de regie worden gehaald": "code gehaald"}
    ),
    Verwerking(
        m.Overleg,
        Recht.OVERLEG_HOUDEN,
        {"samen een overleg plannen en houden": "soort begin plaats gesloten_op afspraak_id"},
    ),
    Verwerking(
        m.Overlegdeelnemer,
        Recht.OVERLEG_HOUDEN,
        {
            "weten wie van ons meepraat": Op("overleg medewerker aanwezig", wie=MEDEWERKERS),
            "iemand van een andere organisatie uitnodigen": Op(
                "naam organisatie partner email uitgenodigd_op uitnodiging", wie=ANDEREN
            ),
        },
    ),
    Verwerking(
        m.Overlegzaak,
        Recht.OVERLEG_HOUDEN,
        {
            "onthouden wat over een gezin is besproken, zonder naam als dat kan": "overleg vraag besluit "
            "besproken_op anoniem ingebracht_naam"
        },
    ),
    Verwerking(
        m.Overlegactie, Recht.OVERLEG_HOUDEN, {"een afspraak uit een overleg een stap in het plan maken": "zaak stap"}
    ),
    Verwerking(m.Vierogen, Recht.PLAN_LEZEN, {"een collega laten meekijken bij iets zwaars": "collega op uitkomst"}),
    Verwerking(
        m.Consult,
        Recht.CONSULT_BEANTWOORDEN,
        {
            "raad vragen aan een specialist": "specialisme specialisme_naam aan aan_naam vraag uiterlijk antwoord "
            "beantwoord_op beantwoord_door ingetrokken_op ingetrokken_reden"
        },
    ),
    Verwerking(
        m.Zaakhouder,
        Recht.DOSSIER_LEZEN,
        {"weten welke organisatie het aanspreekpunt is": Op("soort organisatie contact van tot reden", wie=ANDEREN)},
    ),
    Verwerking(
        m.Regie,
        Recht.DOSSIER_LEZEN,
        {
            "één regisseur per gezin, nooit twee": "dossier_volgnr soort medewerker waarnemer partij plaatsing van "
            "tot reden"
        },
    ),
    Verwerking(m.Kindregie, Recht.DOSSIER_LEZEN, {"weten in welk dossier de regie over een kind ligt": "van tot"}),
    Verwerking(
        m.Doelvertaling,
        Recht.PLAN_LEZEN,
        {"een doel laten lezen in een taal die iemand kent": "doel taal resultaat hoe_te_zien doelversie"},
    ),
    Verwerking(
        m.Volgmoment,
        Recht.PLAN_LEZEN,
        {
            "op tijd vragen hoe het gaat": "doel soort op medewerker elke_weken wat gedaan_op uitkomst toelichting "
            "gestopt_op gestopt_reden na"
        },
    ),
    Verwerking(
        m.Informatieverzoek,
        Recht.PLAN_LEZEN,
        {
            "informatie vragen die echt nodig is, en niet twee keer": "wat gevraagd_op uiterlijk medewerker "
            "herinnerd_op "
            "keren_herinnerd opgehoogd_op ontvangen_op antwoord document ingetrokken_op ingetrokken_reden",
            "weten aan wie": Op("bij_wie", wie=ANDEREN),
        },
    ),
)
