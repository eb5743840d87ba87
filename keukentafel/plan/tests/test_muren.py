"""Role x tie x member x law x path: more than fifteen thousand cells, each tried on the real road.

What is expected is typed over from regels.md §3.3 and ADR 0005, never computed by the rule code: the laws that are read
by role alone in the own team, and with a case tie. Members read what is about them, and never what is about safety.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pypdf
import pytest
from django.core import mail
from django.test import Client

from keukentafel.dossier.models import Betrokkenheid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.handelingen import concept_bewaren
from keukentafel.plan.handelingen import (
    NieuweOndersteuning,
    analyse_schrijven,
    deelnemer_uitnodigen,
    doel_toevoegen,
    ondersteuning_toevoegen,
    overleg_plannen,
    zaak_inbrengen,
)
from keukentafel.plan.handelingen.uitnodigen import uitnodiging_mailen
from keukentafel.plan.handelingen.volgen import volgmoment_plannen
from keukentafel.plan.models import Doel, Stap
from keukentafel.plan.tests.hulp import doe, leden, maak_huis
from keukentafel.poort import matrix
from keukentafel.poort.matrix import CATEGORIE_VAN_WET, Bereik, Cel, Rol, Wet
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
    "/plan/afschalen/": "hulp",
    "regie/overdracht/": "doel",
    "regie/overdracht/afdrukken/": "doel",
    "/mijn-dag/": "stap",
}
# Roads on which no word of a plan goes to anybody: a calendar, a draft of somebody else as JSON, a figure as JSON.
STIL = ("/agenda/", "/agenda/kijken/", "kalender", "/concept/?sleutel=", "/cijfers/caseload-naar-zwaarte/cijfer.json")
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
    kalenders: dict[tuple[str, bool], str]

    def lees(self, wie: tuple[str, bool], rest: str) -> str:
        """The page as this worker gets it; empty when it is refused."""
        adres = rest if rest.startswith("/") else f"/dossier/{self.dossier.pk}/{rest}"
        if rest == "kalender":
            adres = self.kalenders[wie]
        adres += str(self.dossier.pk) if rest.endswith("sleutel=") else ""
        kop = {"HX-Request": "true"} if rest.endswith(("kort/", "kijken/")) else {}
        antwoord = self.clients[wie].get(adres, headers=kop)
        assert antwoord.status_code in (200, 302, 403, 404), adres
        if antwoord["Content-Type"] == "application/pdf":
            return " ".join(blad.extract_text() for blad in pypdf.PdfReader(io.BytesIO(antwoord.content)).pages)
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
            hulp = NieuweOndersteuning(f"hulp-{cel}.", "basis", tot=klok.vandaag() + timedelta(days=9))
            ondersteuning_toevoegen(regel=hulp, **waar)
    _post(huis)
    clients = {wie: _client(huis, *wie) for wie in PERSONEN}
    return Toneel(huis.dossier, mensen, clients, {wie: _kalender(client) for wie, client in clients.items()})


def _post(huis: Any) -> None:
    """A meeting to which a school is mailed, and a draft of Samira."""
    samira, dossier = huis.wijk.samira, {"dossier_id": huis.dossier.pk}
    overleg = doe(samira, overleg_plannen, soort="mdo", begin=klok.nu() + timedelta(days=2))
    doe(samira, zaak_inbrengen, overleg_id=overleg.pk, vraag="doel-fatma-wmo.", **dossier)
    gast = {"naam": "Lotte", "organisatie": "De Vlieger", "partner": "school", "email": "lotte@school.example"}
    rij = doe(samira, deelnemer_uitnodigen, overleg_id=overleg.pk, **gast)
    uitnodiging_mailen(deelnemer_id=str(rij.pk))
    velden = {"resultaat": "doel-fatma-wmo."}
    doe(samira, concept_bewaren, sleutel=f"doel:{huis.dossier.pk}", velden=velden, titel="Doel", adres="/")


def _kalender(client: Client) -> str:
    """The secret address of the own calendar."""
    blad = client.post("/agenda/koppelen/maken/").content.decode()
    gevonden = re.search(r"/agenda/feed/[^\"<]+\.ics", blad)
    assert gevonden
    return gevonden[0]


def _client(huis: Any, rol: str, band: bool) -> Client:
    with transactie(p.SYSTEEM):
        medewerker = p.maak_medewerker(f"{rol}-{band}", Rol(rol), huis.wijk.oost)
        if band:
            Betrokkenheid.objects.create(
                dossier=huis.dossier, team=huis.wijk.oost, medewerker=medewerker, rol="uitvoerder",
                van=klok.nu(), gemaakt_door=p.SYSTEEM.kenmerk,
            )  # fmt: skip
        doelen = list(Doel.objects.all())
        Stap.objects.bulk_create([_stap(doel, medewerker) for doel in doelen])
        volgmoment_plannen(
            actor=p.SYSTEEM, dossier_id=huis.dossier.pk, soort="evaluatie", op=klok.vandaag(), doel_id=doelen[0].pk,
            wat=doelen[0].resultaat, medewerker_id=medewerker.pk,
        )  # fmt: skip
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
            for blad in ("bespreken", "afdrukken", "afdrukken/pdf"):
                rest = f"plan/{blad}/?met={toneel.mensen[lid].pk}"
                gezien[rest], hoort[rest] = toneel.cellen(wie, rest, "doel"), aan_tafel(*wie, lid)
        for rest in STIL:
            gezien[rest], hoort[rest] = toneel.cellen(wie, rest, "(?:doel|stap|hulp|analyse)"), set()
        gezien["tellen"], hoort["tellen"] = _nummers(toneel.lees(wie, "plan/")), _tot(len(verwacht(*wie)))
        gezien["zoeken"], hoort["zoeken"] = _gevonden(toneel.clients[wie]), set()
        anders |= {(*wie, weg): gezien[weg] ^ hoort[weg] for weg in hoort if gezien[weg] != hoort[weg]}
        geteld += len(hoort) * len(CELLEN)
    assert anders == {}
    assert geteld > 15_000
    [brief] = mail.outbox
    assert not re.search("|".join(CELLEN), f"{brief.subject} {brief.body}")


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
    """Take an L, give one, or move one's reach: what is typed here is no longer what the table says."""
    getypt = {rol: tuple(set(t.split()) for t in teksten) for rol, teksten in LEEST.items()}
    assert _tabel(matrix.MATRIX) == getypt
    geteld = 0
    for rol in Rol:
        for categorie in set(CATEGORIE_VAN_WET.values()):
            for anders in _anders(matrix.MATRIX[rol][categorie]):
                if _doet_ertoe(rol, categorie, anders):
                    tabel = {**matrix.MATRIX, rol: {**matrix.MATRIX[rol], categorie: anders}}
                    assert _tabel(tabel) != getypt, (rol, categorie, anders)
                    geteld += 1
    assert geteld > 100


def _anders(cel: Cel) -> Iterator[Cel]:
    """Every other reading of one cell: none, of the own caseload, and of the team."""
    leest = frozenset({*cel.ops, "L"})
    nu = (cel.bereik is not Bereik.EIGEN) if "L" in cel.ops else None
    yield from (Cel(leest, bereik) for bereik in (Bereik.EIGEN, Bereik.TEAM) if (bereik is Bereik.TEAM) is not nu)
    if "L" in cel.ops:
        yield Cel(cel.ops - {"L"}, cel.bereik)


def _doet_ertoe(rol: Rol, categorie: matrix.Categorie, anders: Cel) -> bool:
    """Who reads no household reads nothing in it, and who reads only the own ones reaches no further anywhere."""
    gezin, nu = matrix.MATRIX[rol][matrix.Categorie.GEZIN], matrix.MATRIX[rol][categorie]
    if categorie is matrix.Categorie.GEZIN:
        return True
    alleen_bereik = "L" in nu.ops and "L" in anders.ops
    return "L" in gezin.ops and not (alleen_bereik and gezin.bereik is Bereik.EIGEN)
