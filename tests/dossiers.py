"""A household with a dossier, for every test that needs one. Residents are invented."""

from datetime import date
from typing import Any

from keukentafel.dossier.handelingen import dossier_openen
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Huishouden, Huishoudlid, Inwoner
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Medewerker, Team
from tests import personages as p

LEDEN: list[dict[str, Any]] = [
    {"roepnaam": "Fatma", "geslachtsnaam": "d'Alençon-Yılmaz", "geboortedatum": date(1988, 3, 7), "taal": "tr"},
    {"roepnaam": "Emre", "geslachtsnaam": "Yılmaz", "geboortedatum": date(1985, 11, 2)},
    {"roepnaam": "Elif", "geslachtsnaam": "Yılmaz", "geboortedatum": date(2012, 6, 1)},
]


def maak_huishouden(team: Team, leden: list[Inwoner] | None = None, **velden: Any) -> Huishouden:
    """A household of three in this team, written by the system."""
    leden = [p.maak_inwoner(team, **v) for v in LEDEN] if leden is None else leden
    with transactie(p.SYSTEEM):
        basis = {"naam": "Huishouden d'Alençon-Yılmaz", "team": team, "gemaakt_door": p.SYSTEEM.kenmerk}
        huishouden = Huishouden.objects.create(**{**basis, **velden})
        for inwoner in leden:
            Huishoudlid.objects.create(
                huishouden=huishouden,
                inwoner=inwoner,
                team=team,
                afgeschermd=huishouden.afgeschermd,
                rol="lid",
                van=p.BEGIN,
                gemaakt_door=p.SYSTEEM.kenmerk,
            )
        return huishouden


def maak_dossier(medewerker: Medewerker, huishouden: Huishouden, **velden: Any) -> Dossier:
    """Opened by this worker, through the act: with a case tie and one werkproces."""
    actor = p.actor(medewerker)
    with transactie(actor):
        return dossier_openen(actor=actor, huishouden_id=huishouden.pk, **velden)
