"""A small register for tests, and decisions written without an act: what the database itself says of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction

from keukentafel.besluit.handelingen._hulp import merk, volgend_nummer
from keukentafel.besluit.models import Aanvraag, Besluit, Voorziening
from keukentafel.dossier.models import Dossier
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting, Medewerker
from keukentafel.organisatie.pakket import SOORTEN
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

DAG = date(2026, 11, 26)
VAN, TOT = date(2027, 1, 1), date(2027, 12, 31)


def keuze(soort: str, code: str, naam: str = "", /, **waarde: Any) -> Inrichting:
    """One row of a dated list from 2015, in the shape a pack would give it; `van` and `tot` may be told."""
    van, tot = waarde.pop("van", p.BEGIN), waarde.pop("tot", None)
    rij = SOORTEN[soort].vorm.model_validate({"code": code, "naam": naam or code, **waarde})
    return Inrichting.objects.create(
        soort=soort, code=code, naam=rij.naam, waarde=rij.waarde(), geldig_van=van, geldig_tot=tot
    )


def orgaan(code: str, soort: str = "team", **waarde: Any) -> Inrichting:
    return keuze("beslisorgaan", code, in_zin=f"het {code}", soort=soort, **waarde)


def mandaat(code: str, wet: str, gemandateerde: str, functie: str, **waarde: Any) -> Inrichting:
    vast = {"artikel": "2.3.5", "mandaatgever": "college", "mandaatbesluit": "besluit 1", "instemming": "ja"}
    return keuze(
        "mandaat", code, code.capitalize(), wet=wet, gemandateerde=gemandateerde, functie=functie, **{**vast, **waarde}
    )


WETTEN = ("wmo", "jeugd", "pw", "wgs")


def volmacht(functie: str, wetten: Iterable[str] = WETTEN, **waarde: Any) -> None:
    """This function signs everything of these laws for the college: code `ruim-<wet>-<functie>`. Twice is once."""
    if not Inrichting.objects.filter(soort="beslisorgaan", code="college").exists():
        orgaan("college", "college", bestuursorgaan="ja")
    for wet in wetten:
        code = f"ruim-{wet}-{functie}"
        if not Inrichting.objects.filter(soort="mandaat", code=code).exists():
            mandaat(code, wet, "college", functie, **waarde)


def maak_register() -> None:
    """Two bodies, routes for two laws, and who signs for what: the small one until € 5.000."""
    orgaan("college", "college", bestuursorgaan="ja")
    orgaan("wot")
    orgaan("rogplus", "gr", bestuursorgaan="ja", extern="ja")
    orgaan("stichting", "stichting", extern="ja")
    keuze("product", "begeleiding", "Begeleiding", wet="wmo", leeftijd_van="18")
    keuze("product", "jeugdhulp", "Jeugdhulp", wet="jeugd", leeftijd_tot="18", verlengbaar_tot="23")
    keuze("product", "bijstand", "Bijstand", wet="pw", pgb="nee")
    keuze("beslisroute", "wmo", wet="wmo", adviseert="wot", beslist="rogplus")
    keuze("beslisroute", "jeugd", wet="jeugd", adviseert="wot", beslist="wot")
    mandaat("klein", "wmo", "rogplus", "beslisser", tot_bedrag="5000", tot_maanden="12", alleen_toekennen="ja")
    mandaat("groot", "wmo", "rogplus", "wijkteammanager")
    mandaat("jeugd", "jeugd", "wot", "wijkteammanager")
    mandaat("pw", "pw", "rogplus", "klantmanager")
    mandaat("bezwaar", "wmo", "college", "jurist_bezwaar", besluiten="op_bezwaar")


@dataclass(frozen=True)
class Huis:
    """A household with people who work on it, and who signs."""

    dossier: Dossier
    wijk: p.Wijk
    bea: Medewerker
    """Beslisser at ROGplus, in the whole municipality."""
    wim: Medewerker
    """Manager of Oost."""
    jur: Medewerker
    kim: Medewerker

    @property
    def fatma(self) -> Any:
        """An adult."""
        return next(lid for lid in self.leden if lid.roepnaam == "Fatma")

    @property
    def elif_(self) -> Any:
        """Born in 2012."""
        return next(lid for lid in self.leden if lid.roepnaam == "Elif")

    @property
    def leden(self) -> list[Any]:
        with transactie(p.SYSTEEM):
            return [lid.inwoner for lid in self.dossier.huishouden.leden.select_related("inwoner")]


def maak_huis() -> Huis:
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        maak_register()
        bea = p.maak_medewerker("Bea", Rol.BESLISSER, None)
        wim = p.maak_medewerker("Wim", Rol.WIJKTEAMMANAGER, wijk.oost)
        jur = p.maak_medewerker("Jur", Rol.JURIST_BEZWAAR, None)
        kim = p.maak_medewerker("Kim", Rol.KLANTMANAGER, wijk.oost)
    return Huis(maak_dossier(wijk.samira, maak_huishouden(wijk.oost)), wijk, bea, wim, jur, kim)


def maak_aanvraag(huis: Huis, **velden: Any) -> Aanvraag:
    """By the system, without an act: asked by Fatma under the Wmo, Samira advises, ROGplus decides."""
    with transactie(p.SYSTEEM):
        d = huis.dossier
        basis = {
            "nummer": volgend_nummer("besluit_aanvraagnummer"), "procedure": "wmo", "wet": "wmo", "dossier": d,
            "team_id": d.team_id, "afgeschermd": d.afgeschermd, "inwoner": velden.get("inwoner") or huis.fatma,
            "ontvangen_op": DAG, "adviesorgaan": "wot", "orgaan": "rogplus", "behandelaar": huis.wijk.samira,
            "stand": "aanvraag", "stand_sinds": DAG, "gemaakt_door": p.SYSTEEM.kenmerk,
        }  # fmt: skip
        return Aanvraag.objects.create(**{**basis, **velden})


def concept(aanvraag: Aanvraag, huis: Huis, **velden: Any) -> Besluit:
    """Drafted by Samira, not taken."""
    basis = {
        **merk(p.SYSTEEM, aanvraag, wet=True), "nummer": volgend_nummer("besluit_besluitnummer"), "aanvraag": aanvraag,
        "soort": "toekenning", "orgaan": aanvraag.orgaan, "opsteller": huis.wijk.samira,
    }  # fmt: skip
    return Besluit.objects.create(**{**basis, **velden})


def genomen(aanvraag: Aanvraag, huis: Huis, **velden: Any) -> Besluit:
    """Taken by Bea under the small mandate, straight into the table."""
    vast = {"stand": "vastgesteld", "vastgesteld_op": DAG, "ondertekenaar": huis.bea, "mandaat": "klein"}
    return concept(aanvraag, huis, **{**vast, **velden})


def voorziening(besluit: Besluit, **velden: Any) -> Voorziening:
    """Begeleiding for the year 2027, € 5.000 in all."""
    basis = {
        **merk(p.SYSTEEM, besluit, wet=True), "aanvraag": besluit.aanvraag, "besluit": besluit,
        "product": "begeleiding", "productnaam": "Begeleiding", "uitkomst": "toe", "van": VAN, "tot": TOT,
        "bedrag_cent": 500_000,
    }  # fmt: skip
    rij = Voorziening.objects.create(**{**basis, **velden})
    # Whether it counts is filled in by the database.
    rij.refresh_from_db()
    return rij


class geweigerd:
    """The block is refused by this guard, and what went before stays."""

    def __init__(self, regel: str, zin: str = "") -> None:
        self.regel, self.zin = regel, zin

    def __enter__(self) -> None:
        self.punt = transaction.atomic()
        self.punt.__enter__()

    def __exit__(self, soort: Any, fout: Any, spoor: Any) -> bool:
        self.punt.__exit__(soort, fout, spoor)
        assert soort is not None, f"niet geweigerd: {self.regel}"
        assert issubclass(soort, IntegrityError), fout
        assert fout.__cause__.diag.constraint_name == self.regel, fout
        assert self.zin in str(fout)
        return True


def stel_vast(besluit: Besluit, huis: Huis, **velden: Any) -> None:
    """As raw SQL would: no act, no gate."""
    vast = {
        "stand": "vastgesteld",
        "vastgesteld_op": DAG,
        "ondertekenaar_id": huis.bea.pk,
        "mandaat": "klein",
        **velden,
    }
    zet = ", ".join(f"{kolom} = %s" for kolom in vast)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE besluit_besluit SET {zet} WHERE id = %s", [*vast.values(), besluit.pk])
