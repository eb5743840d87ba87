"""docs/api.md is true: each example is taken from the page and sent to the application; each door has one (issue 6).

The page runs from top to bottom as its reader would: the log-in with password and code, cookies, the mark, over https.
Of the answer everything counts but what differs each day: keys of other rows, dates, moments, numbers and names.
"""

import json
import re
import shlex
from dataclasses import dataclass, field
from datetime import timedelta
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from django.test import Client

from keukentafel.besluit.models import Aanvraag, Besluit
from keukentafel.besluit.opvragen import te_beslissen
from keukentafel.besluit.tests.hulp_opstellen import maak_aanvraag, maak_zaak, van_systeem
from keukentafel.besluit.tests.test_opstellen_web import leg_voor
from keukentafel.besluit.web import api
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.web.api import BASIS
from keukentafel.poort.matrix import Rol
from keukentafel.poort.web.api import beschrijving
from tests import personages as p
from tests.inloggen import WACHTWOORD, code_nu, log_in, maak_account

TEKST = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
BLOK = re.compile(r"^```(sh|http)\n(.*?)^```$", re.M | re.S)
HUIS = "https://testserver"
LOS = {"nummer", "csrfToken", "inwoner"}
"""Names in an answer of which only the kind of value counts."""
MENSEN = re.compile("Rosa|Samira")
SLEUTEL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DAGEN = (
    (re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00"), "MOMENT"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "DAG"),
    (re.compile(r"\w+ \d{1,2} [a-z]+ \d{4} om \d{1,2}\.\d\d uur"), "MOMENT"),
    (re.compile(r"\b\d{1,2} (jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]* \d{4}"), "DAG"),
)


@dataclass
class Oproep:
    """What one curl command asks."""

    adres: str = ""
    methode: str = ""
    stuurt: str = ""
    """The jar that goes along (-b), and the one in which cookies are kept (-c)."""
    bewaart: str = ""
    in_adres: bool = False
    koppen: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)


def ontleed(regel: str) -> Oproep:
    """As curl reads it; an option that is not known here is an error, not skipped."""
    uit, woorden = Oproep(), iter(shlex.split(regel)[1:])
    for woord in woorden:
        match woord:
            case "-i" | "-s":
                pass
            case "-G":
                uit.in_adres = True
            case "-b":
                uit.stuurt = next(woorden)
            case "-c":
                uit.bewaart = next(woorden)
            case "-X":
                uit.methode = next(woorden)
            case "-H":
                naam, _, waarde = next(woorden).partition(": ")
                uit.koppen[naam] = waarde
            case "-d":
                uit.data.append(next(woorden))
            case "--data-urlencode":
                naam, _, waarde = next(woorden).partition("=")
                uit.data.append(urlencode({naam: waarde}))
            case _:
                assert woord.startswith(HUIS), f"{woord}: onbekend in {regel}"
                uit.adres = woord.removeprefix(HUIS)
    uit.methode = uit.methode or ("POST" if uit.data and not uit.in_adres else "GET")
    return uit


class Lezer:
    """Does what a shell would do with the commands of the page."""

    def __init__(self, namen: dict[str, str], potten: dict[str, SimpleCookie]) -> None:
        self.namen, self.potten = namen, potten

    def regel(self, regel: str) -> Any:
        """One line: a name that gets a value, or a call; returns the answer of a call."""
        if regel.startswith("curl "):
            return self.curl(regel)
        naam, _, waarde = regel.partition("=")
        assert naam.isidentifier(), regel
        if pot := re.fullmatch(r"\$\(awk '/csrftoken/ \{print \$NF\}' (\w+)\)", waarde):
            self.namen[naam] = self.potten[pot[1]]["csrftoken"].value
        elif uit := re.fullmatch(r"\$\((curl .*) \| jq -r \.(\w+)\)", waarde):
            self.namen[naam] = str(self.curl(uit[1]).json()[uit[2]])
        else:
            assert naam in self.namen, f"{regel}: deze naam krijgt in de test geen waarde"
        return None

    def curl(self, regel: str) -> Any:
        """Cookies as curl does: -b sends a jar, and only with -c what comes back is kept."""
        vraag = ontleed(re.sub(r"\$(\w+)", lambda m: self.namen[m[1]], regel))
        client = Client(enforce_csrf_checks=True)
        client.cookies = SimpleCookie({k: c.value for k, c in self.potten.get(vraag.stuurt, {}).items()})
        pad, _, achter = vraag.adres.partition("?")
        if vraag.methode == "GET":
            assert not vraag.data or vraag.in_adres, regel
            vragen = dict(parse_qsl("&".join([achter, *vraag.data])))
            antwoord = client.get(pad, vragen, headers=vraag.koppen, secure=True)
        else:
            assert vraag.methode == "POST", regel
            soort = vraag.koppen.pop("Content-Type", "application/x-www-form-urlencoded")  # curl's own
            antwoord = client.post(pad, "&".join(vraag.data), soort, headers=vraag.koppen, secure=True)
        if vraag.bewaart:
            self.potten[vraag.bewaart] = client.cookies
        return antwoord


def voorbeelden() -> list[tuple[list[str], str]]:
    """The lines of the commands, and the answer printed after them."""
    uit: list[tuple[list[str], str]] = []
    regels: list[str] = []
    for taal, inhoud in BLOK.findall(TEKST):
        if taal == "sh":
            regels += inhoud.strip().splitlines()
        else:
            uit.append((regels, inhoud))
            regels = []
    assert not regels, "na deze opdrachten staat geen antwoord"
    return uit


def gewoon(waarde: Any, sleutels: dict[str, str], naam: str = "") -> Any:
    """Without what differs each day; the rows that the page names keep their name."""
    if isinstance(waarde, dict):
        return {k: gewoon(v, sleutels, k) for k, v in waarde.items()}
    if isinstance(waarde, list):
        return [gewoon(v, sleutels) for v in waarde]
    if naam in LOS:
        return type(waarde).__name__
    if isinstance(waarde, str):
        for patroon, woord in DAGEN:
            waarde = patroon.sub(woord, waarde)
        return SLEUTEL.sub(lambda m: sleutels.get(m[0], "SLEUTEL"), waarde)
    return waarde


def afgedrukt(inhoud: str) -> tuple[int, dict[str, str], Any]:
    kop, _, lijf = inhoud.partition("\n\n")
    eerste, *koppen = kop.strip().splitlines()
    return int(eerste.split()[1]), dict(k.split(": ", 1) for k in koppen), json.loads(lijf) if lijf.strip() else None


@pytest.fixture
def zaak(db):
    return maak_zaak()


@pytest.fixture
def rijen(zaak) -> dict[str, Besluit]:
    """The decisions that the page names: one to take, one to give back, an advice, and one for later."""
    eerste = leg_voor(zaak)
    [aanvraag] = van_systeem(Aanvraag, pk=eerste.aanvraag_id)
    ligt = {"soort": "toekenning", "orgaan": "rogplus", "stand": "toets"}
    advies = {"soort": "advies", "orgaan": "wot", "stand": "vastgesteld", "vastgesteld_op": klok.vandaag()}
    return {
        "BESLUIT": eerste,
        "ANDER": _besluit(zaak, 1, {"stand": aanvraag.stand}, ligt),
        "ADVIES": _besluit(
            zaak, 2, {"procedure": "zwaarwegend_advies", "stand": "bij_beslisser"},
            {**advies, "ondertekenaar": zaak.samira},
        ),
        "LATER": _besluit(zaak, 3, {"stand": aanvraag.stand}, ligt),
    }  # fmt: skip


def _besluit(zaak, nr: int, aanvraag: dict[str, Any], velden: dict[str, Any]) -> Besluit:
    """One more of this household, each offered a second after the one before: the list has one order."""
    rij = maak_aanvraag(zaak.huis, zaak.fatma, **aanvraag)
    volgt = {v: getattr(rij, v) for v in ("dossier_id", "team_id", "inwoner_id", "wet")}
    with transactie(p.SYSTEEM):
        return Besluit.objects.create(
            **volgt, **velden, aanvraag=rij, nummer=9000 + nr, ter_toets_op=klok.nu() + timedelta(seconds=nr),
            opsteller=zaak.samira, gemaakt_door=p.SYSTEEM.kenmerk,
        )  # fmt: skip


@pytest.fixture
def lezer(zaak, rijen, monkeypatch) -> Lezer:
    with transactie(p.SYSTEEM):
        ria = p.maak_medewerker("Ria", Rol.BESLISSER, None)
        co = p.maak_medewerker("Co", Rol.COORDINATOR, zaak.huis.wijk.oost)
    maak_account(zaak.rosa)
    potten = {naam: log_in(Client(), wie).cookies for naam, wie in (("collega", ria), ("coordinator", co))}
    monkeypatch.setattr(te_beslissen, "PER_BLAD", 1)
    monkeypatch.setattr(api, "PER_BLAD", 1)
    namen = {naam: str(rij.pk) for naam, rij in rijen.items()}
    namen |= {"HUIS": HUIS, "NAAM": zaak.rosa.gebruikersnaam, "WACHTWOORD": WACHTWOORD, "CODE": code_nu()}
    return Lezer(namen, potten)


def test_elk_voorbeeld_doet_wat_er_staat(zaak, rijen, lezer):
    boek = {sleutel: naam for naam, sleutel in re.findall(r"^([A-Z]+)=([0-9a-f-]{36})$", TEKST, re.M)}
    echt = {str(rij.pk): naam for naam, rij in rijen.items()}
    assert sorted(boek.values()) == sorted(echt.values())
    mis = []
    for regels, inhoud in voorbeelden():
        for regel in regels:
            antwoord = lezer.regel(regel)
        status, koppen, lijf = afgedrukt(inhoud)
        soort = antwoord.get("Content-Type", "")
        kop = (antwoord.status_code, {k: antwoord.get(k, "").split(";")[0] for k in koppen})
        kreeg = json.loads(MENSEN.sub("[naam]", antwoord.text)) if "json" in soort else None
        if kop != (status, koppen) or gewoon(kreeg, echt) != gewoon(lijf, boek):
            mis.append(f"{regels[-1]}\nkreeg: {kop}\n{json.dumps(kreeg, ensure_ascii=False, indent=2)}")
    assert not mis, "docs/api.md klopt niet meer:\n" + "\n\n".join(mis)


def test_elke_deur_heeft_een_voorbeeld():
    """Each path and method of openapi.json has a heading, and under it a call of that door that succeeds."""
    kopjes = dict(re.findall(r"^### `([A-Z]+ /\S+)`\n(.*?)(?=^#|\Z)", TEKST, re.M | re.S))
    deuren = {f"{m.upper()} {pad}" for pad, doet in beschrijving()["paths"].items() for m in doet}
    assert set(kopjes) == deuren
    for deur, stuk in kopjes.items():
        methode, pad = deur.split(" ")
        adres = re.escape(BASIS.rstrip("/") + pad)
        patroon = re.sub(r"\\\{\w+\\\}", r"\\$[A-Z]+", adres)
        regels = [r for r in stuk.splitlines() if re.search(rf'\$HUIS{patroon}(\?[^"]*)?"$', r)]
        assert regels, f"{deur}: geen voorbeeld"
        assert any(("-X POST" in r) == (methode == "POST") for r in regels), deur
        assert "HTTP/1.1 200" in stuk, deur


def test_de_grootte_van_een_blad_en_elke_status_staan_er():
    assert f"{te_beslissen.PER_BLAD} besluiten, of {api.PER_BLAD} regels" in TEKST
    codes = {c for doet in beschrijving()["paths"].values() for b in doet.values() for c in b["responses"]} - {"200"}
    assert {c for c in codes if f"\n| {c} |" in TEKST and f"HTTP/1.1 {c}\n" in TEKST} == codes
