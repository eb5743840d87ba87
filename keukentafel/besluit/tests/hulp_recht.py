"""Shorthand for bezwaar, klacht and incident: a household with a decision, and the people who handle it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from keukentafel.besluit.models import Aanvraag, Besluit, Bezwaar, Klacht
from keukentafel.besluit.regels.soorten import Besluitsoort, Besluitstand, Procedure
from keukentafel.besluit.tests.register import volmacht
from keukentafel.besluit.tests.rijen_brief import zet_briefteksten
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

BEKEND = date(2026, 4, 2)  # worked example 8: bezwaar until 18 May 2026


@dataclass(frozen=True)
class Zaak:
    """Samira drafted, Ben signed; Jet handles bezwaren, Kees klachten; Cora and Cem are coördinator in Oost."""

    wijk: p.Wijk
    dossier: Dossier
    inwoner: Any
    besluit: Besluit
    ben: Medewerker
    jet: Medewerker
    jan: Medewerker
    kees: Medewerker
    cora: Medewerker
    cem: Medewerker
    willem: Medewerker


def maak_zaak(**besluit: Any) -> Zaak:
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        namen = {
            "ben": Rol.BESLISSER, "jet": Rol.JURIST_BEZWAAR, "jan": Rol.JURIST_BEZWAAR, "kees": Rol.KLACHTCOORDINATOR,
            "cora": Rol.COORDINATOR, "cem": Rol.COORDINATOR, "willem": Rol.WIJKTEAMMANAGER,
        }  # fmt: skip
        mensen = {naam: p.maak_medewerker(naam.title(), rol, wijk.oost) for naam, rol in namen.items()}
    huishouden = maak_huishouden(wijk.oost)
    dossier = maak_dossier(wijk.samira, huishouden)
    with transactie(p.SYSTEEM):
        zet_briefteksten()
        volmacht(Rol.BESLISSER)
        volmacht(Rol.JURIST_BEZWAAR, besluiten="op_bezwaar")
        inwoner = huishouden.leden.order_by("gemaakt_op").first().inwoner
        muren = {"dossier": dossier, "team": wijk.oost, "inwoner": inwoner, "wet": "wmo", "gemaakt_door": "test"}
        aanvraag = Aanvraag.objects.create(
            **muren, nummer=1, procedure=Procedure.WMO, ontvangen_op=date(2026, 3, 19), stand="bekendgemaakt",
            stand_sinds=BEKEND,
        )  # fmt: skip
        basis = {
            "soort": Besluitsoort.AFWIJZING, "stand": Besluitstand.BEKEND, "opsteller": wijk.samira,
            "ondertekenaar": mensen["ben"], "vastgesteld_op": BEKEND, "bekendgemaakt_op": BEKEND,
            "bezwaar_tot": date(2026, 5, 18), "orgaan": "college", "mandaat": "ruim-wmo-beslisser",
        }  # fmt: skip
        rij = Besluit.objects.create(**muren, nummer=2, aanvraag=aanvraag, **{**basis, **besluit})
    return Zaak(wijk, dossier, inwoner, rij, **mensen)


def vers(model: type, rij: Any) -> Any:
    """As it is in the database now."""
    with transactie(p.SYSTEEM):
        return model.objects.get(pk=rij.pk)


BEZWAAR = {"woorden": "Ik kan zelf niet meer koken.", "grond": "afgewezen", "kanaal": "brief"}
KLACHT = {"woorden": "Niemand belde mij terug.", "onderwerp": "bereikbaar", "klager": "inwoner", "kanaal": "telefoon"}


__all__ = ["BEKEND", "BEZWAAR", "KLACHT", "Bezwaar", "Klacht", "Zaak", "doe", "maak_zaak", "vers"]
