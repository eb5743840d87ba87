"""What the fields of kern and poort are for, and of fields that mean the same in every room (poort/verwerking.py)."""

from keukentafel.kern.models import Bestand, Concept, Gebeurtenis
from keukentafel.poort.matrix import Categorie
from keukentafel.poort.models import Beperkt, LogboekRegel
from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import (
    AFSCHERMEN,
    INWONERS,
    MEDEWERKERS,
    VERANTWOORDEN,
    Deel,
    Doelen,
    Op,
    Verwerking,
)

# Words that mean the same wherever they stand. A field with another meaning is named in its own noun, which goes first.
OVERAL: Doelen = {
    "weten bij wie, welk gezin en welk dossier het hoort": "inwoner huishouden dossier dossier_id over",
    "weten wie het opschreef en wanneer, en niemands tekst ongezien overschrijven": Op(
        "gemaakt_op gemaakt_door gewijzigd_op gewijzigd_door versie auteur_naam door_naam",
        VERANTWOORDEN,
        MEDEWERKERS,
    ),
    "bepalen wie het mag lezen": Op(
        "team afgeschermd publiek wet inwoner_leest_mee inwoner_vanaf inwoner_uitzondering uitzondering_tot",
        AFSCHERMEN,
    ),
    "rijen uit elkaar houden, koppelen en sorteren": Op("id klantsleutel bronregel volgorde sorteernaam", stil=True),
}

DELEN = (
    Deel(
        Bestand,
        {
            "het bestand bewaren, en weten wat het is": "naam soort grootte inhoud",
            "nagaan dat het bestand veilig is en niet veranderde": "sha256 stand nagekeken_op waarschuwing",
        },
    ),
)

VERWERKINGEN = (
    Verwerking(
        Gebeurtenis,
        Recht.LOGBOEK_LEZEN,
        {"ander werk laten volgen op wat er gebeurde": Op("soort onderwerp gegevens actor tijd", wie=INWONERS)},
    ),
    Verwerking(
        Concept,
        Recht.EIGEN_PROFIEL_WIJZIGEN,
        {
            "niets kwijtraken van wat je typt": Op(
                "auteur sleutel titel adres velden basisversie bewaard_op", wie=INWONERS
            )
        },
        Categorie.GEZIN,
        "concept",
    ),
    Verwerking(
        Beperkt,
        Recht.PRIVACY_LEZEN,
        {
            "een stuk dat wij alleen bewaren nergens laten gebruiken": Op(
                "object_id beperking soort mensen heel vast", wie=INWONERS
            )
        },
    ),
    Verwerking(
        LogboekRegel,
        Recht.LOGBOEK_LEZEN,
        {
            "nagaan wie wat zag en deed": "tijd actor inhoud soort",
            "een inwoner laten lezen wie er keek": Op("dossier inwoner", wie=INWONERS),
        },
    ),
)

# Tables without anybody in it, each with its reason.
ZONDER_MENSEN = {
    "kern.Gehoord": "welk werk al is gedaan, met sleutels",
    "organisatie.Feestdag": "kalender",
    "organisatie.Privacyreglement": "de tekst van het reglement",
    "organisatie.Gebied": "indeling van het CBS",
    "organisatie.Openingstijd": "openbaar",
    "organisatie.Registratieduur": "aantallen per formulier en week",
    "privacy.Veldtelling": "aantallen per veld",
    "organisatie.TeamGebied": "welk team welke buurt heeft",
}
