"""Role x tie x member x law x path: more than eight thousand cells, each tried on the real page.

What is expected is typed over from regels.md §3.3 and ADR 0005, never computed by the rule code: the laws that are read
by role alone in the own team, and with a case tie. Members read what is about them, and never what is about safety.
"""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from keukentafel.dossier.models import Betrokkenheid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.plan.handelingen import analyse_schrijven, doel_toevoegen, ondersteuning_toevoegen
from keukentafel.plan.handelingen.ondersteuning import NieuweOndersteuning
from keukentafel.plan.models import Doel, Stap
from keukentafel.plan.tests.hulp import leden, maak_huis
from keukentafel.poort import matrix
from keukentafel.poort.matrix import CATEGORIE_VAN_WET, Bereik, Rol, Wet
from tests import personages as p
from tests.inloggen import log_in

WETTEN = ("algemeen", "wmo", "jeugd", "pw", "wgs", "veiligheid")
LEDEN = ("fatma", "emre", "elif")
CELLEN = {f"{lid}-{wet}" for lid in LEDEN for wet in WETTEN}
# role: (in the team, without a tie; with a tie)
LEEST = {
    "frontoffice": ("", ""),
    "wijkcoach": ("algemeen wmo jeugd", "algemeen wmo jeugd wgs veiligheid"),
    "wmo_consulent": ("algemeen wmo", "algemeen wmo"),
    "jeugdconsulent": ("algemeen jeugd", "algemeen jeugd veiligheid"),
    "casusregisseur": ("algemeen", "algemeen wmo jeugd veiligheid"),
    "gedragswetenschapper": ("algemeen", "algemeen wmo jeugd veiligheid"),
    "managementondersteuner": ("", ""),
    "coordinator": ("algemeen", "algemeen"),
    "wijkteammanager": ("", ""),
    "backoffice": ("", ""),
    "klantmanager": ("", "algemeen pw"),
    "schuldhulpverlener": ("", "algemeen wgs"),
    "beslisser": ("", "algemeen wmo jeugd pw wgs"),
    "jurist_bezwaar": ("", "algemeen wmo jeugd pw wgs"),
    "klachtcoordinator": ("", ""),
    "aandachtsfunctionaris": ("algemeen veiligheid", "algemeen veiligheid"),
    "controller": ("", ""),
    "privacy_officer": ("", ""),
    "fg": ("", ""),
    "functioneel_beheer": ("", ""),
    "vrijwilliger": ("", ""),
}
# page -> the kind of item whose mark is looked for
WEGEN = {
    "plan/": "doel",
    "plan/kort/": "doel",
    "plan/akkoord/": "analyse",
    "plan/ondersteuning/": "hulp",
    "/mijn-dag/": "stap",
}
PERSONEN = [(rol, band) for rol in LEEST for band in (False, True)]


def verwacht(rol: str, band: bool) -> set[str]:
    return {f"{lid}-{wet}" for lid in LEDEN for wet in LEEST[rol][band].split()}


def aan_tafel(rol: str, band: bool, lid: str) -> set[str]:
    """What a member may see on the paper of this worker: about that member, never about safety."""
    return {cel for cel in verwacht(rol, band) if cel.startswith(lid) and not cel.endswith("veiligheid")}


@dataclass(frozen=True)
class Toneel:
    """One household with an item per member and law; one worker per role, with and without a tie."""

    dossier: Any
    mensen: dict[str, Any]
    clients: dict[tuple[str, bool], Client]

    def lees(self, wie: tuple[str, bool], rest: str) -> str:
        """The page as this worker gets it; empty when it is refused."""
        adres = rest if rest.startswith("/") else f"/dossier/{self.dossier.pk}/{rest}"
        kop = {"HX-Request": "true"} if rest.endswith("kort/") else {}
        antwoord = self.clients[wie].get(adres, headers=kop)
        assert antwoord.status_code in (200, 403, 404), adres
        return antwoord.content.decode()

    def cellen(self, wie: tuple[str, bool], rest: str, soort: str) -> set[str]:
        return set(re.findall(rf"{soort}-([a-z]+-[a-z]+)\.", self.lees(wie, rest)))


@pytest.fixture
def toneel(db: Any) -> Toneel:
    huis = maak_huis()
    mensen = {naam.lower(): inwoner for naam, inwoner in leden(huis).items()}
    with transactie(p.SYSTEEM):
        for cel in sorted(CELLEN):
            lid, wet = cel.split("-")
            waar = {"actor": p.SYSTEEM, "dossier_id": huis.dossier.pk, "wet": wet, "over": [mensen[lid].pk]}
            doel_toevoegen(resultaat=f"doel-{cel}.", **waar)
            analyse_schrijven(tekst=f"analyse-{cel}.", **waar)
            ondersteuning_toevoegen(regel=NieuweOndersteuning(f"hulp-{cel}.", "netwerk"), **waar)
    return Toneel(huis.dossier, mensen, {wie: _client(huis, *wie) for wie in PERSONEN})


def _client(huis: Any, rol: str, band: bool) -> Client:
    with transactie(p.SYSTEEM):
        medewerker = p.maak_medewerker(f"{rol}-{band}", Rol(rol), huis.wijk.oost)
        if band:
            Betrokkenheid.objects.create(
                dossier=huis.dossier, team=huis.wijk.oost, medewerker=medewerker, rol="uitvoerder",
                van=klok.nu(), gemaakt_door=p.SYSTEEM.kenmerk,
            )  # fmt: skip
        Stap.objects.bulk_create([_stap(doel, medewerker) for doel in Doel.objects.all()])
    return log_in(Client(), medewerker)


def _stap(doel: Any, medewerker: Any) -> Stap:
    waar = {"dossier_id": doel.dossier_id, "team_id": doel.team_id, "wet": doel.wet, "publiek": doel.publiek}
    tekst = doel.resultaat.replace("doel-", "stap-")
    door = p.SYSTEEM.kenmerk
    return Stap(doel=doel, tekst=tekst, voor=medewerker, wie="x", uiterlijk=klok.vandaag(), gemaakt_door=door, **waar)


def test_elke_cel_langs_elke_weg(toneel):
    """Issue 4, measures. One stage for all, because making it costs more than all the pages together."""
    anders, geteld = {}, 0
    for wie in PERSONEN:
        gezien = {rest: toneel.cellen(wie, rest, soort) for rest, soort in WEGEN.items()}
        hoort = {rest: verwacht(*wie) for rest in WEGEN}
        for lid in LEDEN:
            for blad in ("bespreken", "afdrukken"):
                rest = f"plan/{blad}/?met={toneel.mensen[lid].pk}"
                gezien[rest], hoort[rest] = toneel.cellen(wie, rest, "doel"), aan_tafel(*wie, lid)
        gezien["tellen"], hoort["tellen"] = _nummers(toneel.lees(wie, "plan/")), _tot(len(verwacht(*wie)))
        gezien["zoeken"], hoort["zoeken"] = _gevonden(toneel.clients[wie]), set()
        anders |= {(*wie, weg): gezien[weg] ^ hoort[weg] for weg in hoort if gezien[weg] != hoort[weg]}
        geteld += len(hoort) * len(CELLEN)
    assert anders == {}
    assert geteld == 9828


def _nummers(blad: str) -> set[str]:
    """The numbers of the goals on a page: they run on without a gap over what one sees."""
    return set(re.findall(r'wt-doel__nr" aria-hidden="true">(\d+)<', blad))


def _tot(aantal: int) -> set[str]:
    return {str(nr) for nr in range(1, aantal + 1)}


def _gevonden(client: Client) -> set[str]:
    """Searching finds journal and reports, never a goal, for nobody."""
    antwoord = client.post("/zoeken/tekst/", {"q": "doel-fatma-wmo"}, follow=True)
    return set(re.findall(r"doel-[a-z]+-[a-z]+\.", antwoord.content.decode()))


def _leest(tabel: Any, rol: Rol, wet: str, band: bool) -> bool:
    """The rule table in two lines, to see whether a change in it would be noticed."""
    gezin, cel = tabel[rol][matrix.Categorie.GEZIN], tabel[rol][CATEGORIE_VAN_WET[Wet(wet)]]
    return all("L" in c.ops and (band or c.bereik is not Bereik.EIGEN) for c in (gezin, cel))


def _tabel(tabel: Any) -> dict[str, tuple[set[str], ...]]:
    return {r: tuple({w for w in WETTEN if _leest(tabel, Rol(r), w, b)} for b in (False, True)) for r in LEEST}


def test_elke_regel_van_de_tabel_houdt_een_cel_vast():
    """Give or take one L, or one reach: what is typed here is no longer what the table says."""
    getypt = {rol: tuple(set(t.split()) for t in teksten) for rol, teksten in LEEST.items()}
    assert _tabel(matrix.MATRIX) == getypt
    for rol in Rol:
        for categorie in set(CATEGORIE_VAN_WET.values()):
            cel = matrix.MATRIX[rol][categorie]
            if "L" not in cel.ops:
                continue
            zonder = {**matrix.MATRIX, rol: {**matrix.MATRIX[rol], categorie: matrix.NIETS}}
            assert _tabel(zonder) != getypt, (rol, categorie)
