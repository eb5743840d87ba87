"""Shorthand for following decisions: one that was taken, written by the system as other slices do by their acts."""

from datetime import date, timedelta
from typing import Any

from keukentafel.besluit.models import Aanvraag, Besluit, Voorziening
from keukentafel.besluit.tests.register import keuze, volmacht
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting, Medewerker
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

HULP = {"product": "hh", "productnaam": "Hulp in het huishouden", "wet": "wmo"}


def maak_oudere(team: Any, geboren: date = date(1948, 5, 1), **velden: Any) -> Any:
    return p.maak_inwoner(team, **{"roepnaam": "Riet", "geslachtsnaam": "Bakker", "geboortedatum": geboren, **velden})


def maak_zaak(medewerker: Medewerker, team: Any, geboren: date = date(1948, 5, 1), **huis: Any) -> tuple[Any, Any]:
    """A resident who lives alone, and the dossier."""
    inwoner = maak_oudere(team, geboren)
    huishouden = maak_huishouden(team, [inwoner], **{"naam": "Huishouden Bakker", **huis})
    return inwoner, maak_dossier(medewerker, huishouden)


def maak_besluit(
    dossier: Any,
    inwoner: Any,
    door: Medewerker,
    op: date | None = None,
    stand: str = "bekend",
    besluitsoort: str = "",
    **velden: Any,
) -> Voorziening:
    """An aanvraag with one product, and the decision on it; `velden` are of the product."""
    op = op or klok.vandaag()
    with transactie(p.SYSTEEM):
        _in_de_lijst({**HULP, **velden})
        muur = {
            "dossier_id": dossier.pk,
            "team_id": dossier.team_id,
            "afgeschermd": dossier.afgeschermd,
            "inwoner_id": inwoner.pk,
            "gemaakt_door": p.SYSTEEM.kenmerk,
        }
        hulp = {**HULP, "uitkomst": "toe", "aantal": 3, "eenheid": "uur", "van": op, **velden}
        aanvraag = Aanvraag.objects.create(
            **muur,
            nummer=Aanvraag.objects.count() + 1,
            procedure="wmo",
            wet=hulp["wet"],
            ontvangen_op=op - timedelta(days=10),
            stand="AANVRAAG",
            stand_sinds=op,
            behandelaar=door,
        )
        genomen = stand in {"vastgesteld", "bekend"}
        besluit = Besluit.objects.create(
            **muur,
            aanvraag=aanvraag,
            wet=hulp["wet"],
            nummer=Besluit.objects.count() + 1,
            soort=besluitsoort or ("afwijzing" if hulp["uitkomst"] == "af" else "toekenning"),
            stand=stand,
            opsteller=door,
            orgaan="college",
            mandaat=f"ruim-{hulp['wet']}-beslisser" if genomen else "",
            ondertekenaar=_tekenaar() if genomen else None,
            vastgesteld_op=op if genomen else None,
            bekendgemaakt_op=op if stand == "bekend" else None,
        )
        return Voorziening.objects.create(**muur, aanvraag=aanvraag, besluit=besluit, **hulp)


def _tekenaar() -> Medewerker:
    """Who signs, beside who drafted: for everything, so that a test is about what follows."""
    volmacht(Rol.BESLISSER)
    al = Medewerker.objects.filter(gebruikersnaam="tekla").first()
    return al or p.maak_medewerker("Tekla", Rol.BESLISSER, None)


def _in_de_lijst(hulp: dict[str, Any]) -> None:
    """The database grants nothing that is not on the list of products of that day."""
    if not Inrichting.objects.filter(soort="product", code=hulp["product"]).exists():
        keuze("product", hulp["product"], hulp["productnaam"], wet=hulp["wet"])


def scherm_af(rij: Voorziening) -> None:
    """From now on this household is shielded; the database tells everything beneath it."""
    with transactie(p.SYSTEEM):
        Huishouden.objects.filter(dossier=rij.dossier_id).update(afgeschermd=True)
