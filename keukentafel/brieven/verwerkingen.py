"""What the fields of letters are for (poort/verwerking.py)."""

from keukentafel.brieven import models as m
from keukentafel.poort.matrix import Categorie
from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import AFSCHERMEN, Op, Verwerking

VERWERKINGEN = (
    Verwerking(
        m.Afdrukpartij,
        Recht.BRIEF_VERZENDEN,
        {"brieven samen afdrukken en op de post doen": "team medewerker gevraagd gepost_op teruggenomen_op"},
    ),
    Verwerking(
        m.Partneradres,
        Recht.PARTNERADRES_BIJHOUDEN,
        {
            "een bericht beveiligd bij de goede organisatie krijgen": "partner organisatie functie email gestopt_op",
            "een adres met twee mensen nakijken": "ingevoerd_door nagekeken_op nagekeken_door hoe",
        },
        Categorie.POST,
    ),
    Verwerking(
        m.Brief,
        Recht.BRIEF_VERZENDEN,
        {
            "de brief bij de goede persoon krijgen": "geadresseerde partner partneradres adresregels hoedanigheid naam "
            "kanaal kanaal_reden partij",
            "weten welke brief het is, en dezelfde niet twee keer sturen": "nummer soort sleutel titel",
            "weten welke gegevens een andere partij krijgt, waarom, en of de inwoner dat weet": "gegevens waarom weet "
            "zonder_beperkt",
            "op tijd verzenden": "stand hapering uiterlijk uitgaand_na verzonden_op",
            "een geheim adres geheim houden": Op("adres_geheim", AFSCHERMEN),
        },
        Categorie.POST,
    ),
    Verwerking(
        m.Briefinhoud,
        Recht.BRIEF_LEZEN,
        {
            "weten wat er in de brief stond": "bron stuk sjabloon sjabloon_van",
            "weten bij welke brief het hoort, en dat er niets veranderde": "brief som",
        },
    ),
    Verwerking(
        m.Verzending,
        Recht.BRIEF_VERZENDEN,
        {
            "bewijzen dat en wanneer een brief is verzonden": "brief poging kanaal stand begonnen_op verzonden_op "
            "bestemming bewijs som"
        },
    ),
)
