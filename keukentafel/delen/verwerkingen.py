"""What the fields of consent and shares are for (poort/verwerking.py)."""

from keukentafel.delen import models as m
from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import ANDEREN, BEWIJS_VAN_TOESTEMMING, Deel, Op, Verwerking

DELEN = (
    Deel(m.OverInwoner, {"weten met wie, waarvoor en welke gegevens": "partner partner_naam doel gegevens"}),
    Deel(m.Deelstuk, {"weten bij welke toestemming het hoort": "toestemming"}),
)
VERWERKINGEN = (
    Verwerking(
        m.Toestemming,
        Recht.DELEN_LEZEN,
        {
            "laten zien waar iemand ja op zei, en hoe lang dat geldt": Op(
                "soort tekst tekst_van wilsonbekwaam wijze van tot opvolger", BEWIJS_VAN_TOESTEMMING
            ),
            "meteen stoppen als iemand het intrekt": "ingetrokken_op ingetrokken_door ingetrokken_reden",
        },
    ),
    Verwerking(
        m.Stem,
        Recht.DELEN_LEZEN,
        {
            "weten wie toestemming gaf en of die dat mag": Op(
                "gever gever_inwoner naam op", BEWIJS_VAN_TOESTEMMING, ANDEREN
            )
        },
    ),
    Verwerking(m.Toestemmingsdocument, Recht.DELEN_LEZEN, {}),
    Verwerking(
        m.Deling,
        Recht.DELEN_LEZEN,
        {
            "verantwoorden wat wij deelden, en het de inwoner laten zien": "waarom uitkomst regel artikel toestemming "
            "toelichting gedeeld_op brief_id zonder_beperkt"
        },
    ),
)
