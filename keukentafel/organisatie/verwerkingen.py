"""What the fields of workers, teams and tasks are for (poort/verwerking.py)."""

from keukentafel.organisatie import models as m
from keukentafel.poort.matrix import Categorie
from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import INWONERS, VERANTWOORDEN, Op, Verwerking

_B = Categorie.BEHEER
VERWERKINGEN = (
    Verwerking(
        m.Team,
        Recht.EIGEN_WERK_ZIEN,
        {"weten welk team er is en waar het te bereiken is": "code naam soort adres telefoon geldig_van geldig_tot"},
        _B,
    ),
    Verwerking(
        m.Inrichting,
        Recht.BEHEER_LEZEN,
        {"het werk inrichten zoals de gemeente het wil": "soort code naam waarde geldig_van geldig_tot bron"},
    ),
    Verwerking(
        m.Medewerker,
        Recht.BEHEER_LEZEN,
        {
            "weten wie een collega is en hoe je die bereikt": Op(
                "naam functie email telefoon", leest=Recht.EIGEN_WERK_ZIEN, categorie=_B
            ),
            "weten wie hier werkt en binnen mag": "gebruikersnaam last_login is_active in_dienst_van in_dienst_tot",
            "alleen binnenlaten wie het echt is, met twee stappen": Op(
                "password totp_geheim totp_bevestigd_op totp_laatste_stap startwachtwoord oidc_onderwerp "
                "conceptsleutel",
                stil=True,
            ),
            "de eigen kring van een medewerker uit het werk houden": Op("adresmerk straatmerk", stil=True),
            "werken zoals iemand dat prettig vindt": "sneltoetsen",
        },
    ),
    Verwerking(
        m.Rolvervulling,
        Recht.BEHEER_LEZEN,
        {"bepalen wat een medewerker mag": "medewerker rol team van tot reden"},
    ),
    Verwerking(
        m.Rolvoorstel,
        Recht.ROLLEN_VOLGEN,
        {
            "niemand meer laten zien dan een ander bevestigt": "medewerker rollen team uit_team van tot reden "
            "voorgesteld_door verloopt_op stand beslist_door klaar_op antwoord"
        },
        _B,
    ),
    Verwerking(
        m.Formatie,
        Recht.BEHEER_LEZEN,
        {"weten hoeveel werk een team aankan": "team medewerker soort fte van tot bron uit_vaste"},
    ),
    Verwerking(
        m.Uitlening,
        Recht.BEHEER_LEZEN,
        {"weten welke organisatie iemand uitleent": "medewerker moederorganisatie van"},
    ),
    Verwerking(
        m.Beroepsregistratie,
        Recht.BEHEER_LEZEN,
        {"laten zien of een geregistreerde professional meekeek": "medewerker soort nummer van tot vastgelegd_op"},
    ),
    Verwerking(
        m.Expertise,
        Recht.EIGEN_WERK_ZIEN,
        {"werk geven aan wie het kan": "medewerker soort code"},
        _B,
    ),
    Verwerking(
        m.Afwezigheid,
        Recht.WAARNEMING_REGELEN,
        {
            "zorgen dat een ander het werk overneemt": "medewerker waarnemer van tot waarneming_tot geregeld_door "
            "vorige reden"
        },
    ),
    Verwerking(
        m.Inlogpoging,
        Recht.BEHEER_LEZEN,
        {"raden van wachtwoorden afremmen": Op("sleutel tijd", stil=True)},
    ),
    Verwerking(
        m.Taak,
        Recht.TAAK_AFHANDELEN,
        {
            "niets vergeten wat voor een inwoner moet gebeuren": Op(
                "soort tekst adres onderwerp_id uiterlijk uitgesteld_tot eerder_uitgesteld", wie=INWONERS
            ),
            "weten wie het doet en deed": Op("voor rol klaar_op klaar_door", VERANTWOORDEN),
        },
        Categorie.VERDELEN,
    ),
    Verwerking(
        m.Voorwaardebewijs,
        Recht.PRIVACY_LEZEN,
        {
            "alleen binnenlaten wie weet wat mag": "medewerker soort op geldig_tot reglement vastgelegd_door "
            "ingetrokken_op"
        },
        _B,
        "medewerker",
    ),
)
