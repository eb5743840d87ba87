"""What the fields of residents, households and their ties are for (poort/verwerking.py)."""

from keukentafel.inwoner import models as m
from keukentafel.inwoner.models.samenvoeging import Samengevoegd
from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import ANDEREN, BSN, Deel, Op, Verwerking

DELEN = (
    Deel(
        Samengevoegd,
        {
            "dubbele kaarten één maken, en dat weer ongedaan kunnen maken": "vervallen keuzes stappen ongedaan_op "
            "ongedaan_door"
        },
    ),
)
VERWERKINGEN = (
    Verwerking(
        m.Inwoner,
        Recht.INWONER_LEZEN,
        {
            "weten wie iemand is, en van iedereen één kaart hebben": "nummer voornamen roepnaam voorvoegsel "
            "geslachtsnaam "
            "partner_voorvoegsel partnernaam naamgebruik geboortedatum geboorte_onvolledig overleden_op",
            "zeker weten dat het om deze mens gaat": Op("bsn bsn_na_te_kijken bsn_ontbreekt", BSN),
            "iemand goed aanspreken": "geslacht",
            "iemand kunnen bellen, schrijven en bezoeken": "telefoon email voorkeurskanaal voorkeursplaats",
            "praten en schrijven in woorden die iemand begrijpt": "taal leesniveau tolk_taal",
            "weten of iemand brieven digitaal wil (Awb art. 2:8)": "digitaal_sinds digitaal_bron",
            "een geheim adres geheim houden": "geheimhouding adres_afgeschermd",
            "weten waar een gegeven vandaan komt": "bron",
        },
    ),
    Verwerking(
        m.Adres,
        Recht.INWONER_LEZEN,
        {
            "iemand kunnen bezoeken en schrijven, en het goede team vinden": "soort straat huisnummer toevoeging "
            "postcode woonplaats buurtcode van tot bron"
        },
    ),
    Verwerking(
        m.Zoeksleutel,
        Recht.INWONER_ZOEKEN,
        {"iemand vinden, ook met een typefout": Op("sleutel", stil=True)},
    ),
    Verwerking(
        m.Huishouden,
        Recht.HUISHOUDEN_LEZEN,
        {"één gezin, één plan: weten welk huishouden het is": "naam buurtcode opgeheven_op"},
    ),
    Verwerking(
        m.Huishoudlid,
        Recht.HUISHOUDEN_LEZEN,
        {"weten wie bij het huishouden hoort, en wanneer": "rol van tot"},
    ),
    Verwerking(
        m.Relatie,
        Recht.INWONER_LEZEN,
        {
            "weten wie familie is en wie voor iemand zorgt": "naar soort van tot bron",
            "weten wie beslist over een kind": "gezag gezag_bron gezag_gecontroleerd_op",
        },
    ),
    Verwerking(
        m.Vertegenwoordiging,
        Recht.INWONER_LEZEN,
        {
            "weten wie voor iemand mag optreden, en waarover": Op(
                "vertegenwoordiger naam hoedanigheid onderwerp van tot bron", wie=ANDEREN
            )
        },
    ),
    Verwerking(m.Samenvoeging, Recht.INWONER_LEZEN, {}),
    Verwerking(
        m.Huishoudensamenvoeging,
        Recht.HUISHOUDEN_LEZEN,
        {"weten welk dossier verder ging": "dossier_van dossier_naar"},
    ),
    Verwerking(
        m.TweeMensen,
        Recht.INWONER_SAMENVOEGEN,
        {"twee mensen die op elkaar lijken niet opnieuw voor dezelfde houden": "ander ingetrokken_op ingetrokken_door"},
    ),
)
