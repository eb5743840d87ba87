"""Households around the clients of the history: who lives with whom, how old, where. Pure; no database.

People with werkprocessen are put into households of one team; the others in the house are invented around them, so that
a child is always younger than its parents, and everybody was born before help began.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from keukentafel.demo.historie_namen import (
    ACHTERNAMEN,
    MANNEN,
    MET_VOORVOEGSEL,
    STRAAT_BEGIN,
    STRAAT_EIND,
    VROUWEN,
)
from keukentafel.demo.historie_tabellen import VRAGEN, VRAGEN_KIND
from keukentafel.demo.historie_verloop import Client, Loop

IJKDAG = date(2015, 1, 1)
# Kind of household -> (share, roles that clients take). Ours; the source does not say who lives with whom.
VORMEN_EEN = {
    "alleen": (36, ("volwassene",)),
    "oudere": (14, ("oudere",)),
    "paar": (12, ("volwassene",)),
    "eenouder": (18, ("volwassene",)),
    "gezin": (10, ("volwassene",)),
    "gezin_kind": (10, ("kind",)),
}
VORMEN_TWEE = {
    "paar": (25, ("volwassene", "volwassene")),
    "eenouder": (40, ("volwassene", "kind")),
    "gezin": (35, ("volwassene", "kind")),
}
OUDERS = {"alleen": 1, "oudere": 1, "paar": 2, "eenouder": 1, "gezin": 2, "gezin_kind": 2}
OUD_IN_2015 = 80
KIND_GAAT_UIT_HUIS = 22
HUIZEN = 40


@dataclass
class Mens:
    """A person; `rol` is the role in the household: ouder, partner, kind or lid."""

    id: UUID
    voornaam: str
    voorvoegsel: str
    achternaam: str
    geslacht: str
    geboren: date
    rol: str = "lid"
    lopen: list[Loop] = field(default_factory=list)
    overleden: date | None = None


@dataclass
class Adresplek:
    straat: str
    huisnummer: str
    postcode: str
    buurtcode: str


@dataclass
class Gezin:
    """A household with its dossier: the team, the address (None: not known) and the people."""

    id: UUID
    team: str
    adres: Adresplek | None
    leden: list[Mens]

    @property
    def lopen(self) -> list[Loop]:
        return [loop for mens in self.leden for loop in mens.lopen]

    @property
    def volwassenen(self) -> list[Mens]:
        return [mens for mens in self.leden if mens.rol != "kind"]

    @property
    def kinderen(self) -> list[Mens]:
        return [mens for mens in self.leden if mens.rol == "kind"]


class Bevolking:
    """Makes people and addresses; all chance comes from one generator, the keys too."""

    def __init__(self, rng: Random, buurten: dict[str, list[str]]) -> None:
        self._rng = rng
        self._adressen = {team: _adressen(nr, len(buurten), c) for nr, (team, c) in enumerate(buurten.items())}

    def sleutel(self) -> UUID:
        return UUID(int=self._rng.getrandbits(128), version=4)

    def mens(self, geboren: date, achternaam: tuple[str, str] | None = None, rol: str = "lid") -> Mens:
        man = self._rng.random() < 0.47
        voorvoegsel, naam = achternaam or self.achternaam()
        voornaam = self._rng.choice(MANNEN if man else VROUWEN)
        return Mens(self.sleutel(), voornaam, voorvoegsel, naam, "M" if man else "V", geboren, rol)

    def achternaam(self) -> tuple[str, str]:
        if self._rng.random() < 0.15:
            return self._rng.choice(MET_VOORVOEGSEL)
        return "", self._rng.choice(ACHTERNAMEN)

    def adres(self, team: str) -> Adresplek | None:
        return next(self._adressen[team], None) if team in self._adressen else None

    def geboren(self, jongste: int, oudste: int) -> date:
        """A birth date of somebody of this age on 1 January 2015."""
        dagen = self._rng.randint(jongste * 366, oudste * 365)
        return IJKDAG - timedelta(days=dagen)

    def gezinnen(self, clienten: list[Client]) -> list[Gezin]:
        """All clients of one team in households of one, two or three clients."""
        rij = list(clienten)
        self._rng.shuffle(rij)
        gezinnen = []
        while rij:
            samen = self._rng.choices((1, 2), (84, 16))[0] if len(rij) > 1 else 1
            gezinnen.append(self._gezin([rij.pop() for _ in range(samen)]))
        return gezinnen

    def _gezin(self, clienten: list[Client]) -> Gezin:
        vormen = VORMEN_EEN if len(clienten) == 1 else VORMEN_TWEE
        vorm = self._rng.choices(list(vormen), [deel for deel, _ in vormen.values()])[0]
        rollen = vormen[vorm][1]
        leden = self._leden(vorm)
        for client, rol in zip(clienten, rollen, strict=True):
            vrij = [m for m in leden if (m.rol == "kind") == (rol == "kind") and not m.lopen]
            # The oldest child: it was certainly born before help began.
            min(vrij, key=lambda m: m.geboren).lopen = client.lopen
            vragen = VRAGEN_KIND if rol == "kind" else VRAGEN
            for loop in client.lopen:
                loop.onderwerp = self._rng.choices(list(vragen), list(vragen.values()))[0]
        team = clienten[0].team
        gezin = Gezin(self.sleutel(), team, self.adres(team), leden)
        self._overlijden(gezin)
        return gezin

    def _leden(self, vorm: str) -> list[Mens]:
        met_kinderen = vorm in ("eenouder", "gezin", "gezin_kind")
        jongste, oudste = (68, 88) if vorm == "oudere" else (24, 48) if met_kinderen else (21, 67)
        eerste = self.mens(self.geboren(jongste, oudste), rol="ouder" if met_kinderen else "lid")
        leden = [eerste]
        if OUDERS[vorm] == 2:
            verschil = timedelta(days=self._rng.randint(-1500, 1500))
            geboren = min(eerste.geboren + verschil, IJKDAG - timedelta(days=22 * 366))
            partner = self.mens(geboren, rol="ouder" if met_kinderen else "partner")
            partner.geslacht, partner.voornaam = self._andere(eerste)
            leden.append(partner)
        if met_kinderen:
            leden += self._kinderen(leden)
        return leden

    def _andere(self, mens: Mens) -> tuple[str, str]:
        """Mostly a man and a woman, sometimes two of a kind."""
        zelfde = self._rng.random() < 0.04
        geslacht = mens.geslacht if zelfde else {"M": "V", "V": "M"}[mens.geslacht]
        return geslacht, self._rng.choice(MANNEN if geslacht == "M" else VROUWEN)

    def _kinderen(self, ouders: list[Mens]) -> list[Mens]:
        """One to four children, each born when both parents were 18 to 42, and younger than 18 in 2015."""
        naam = (ouders[0].voorvoegsel, ouders[0].achternaam)
        vroegst = max([o.geboren + timedelta(days=19 * 366) for o in ouders] + [date(1998, 1, 1)])
        laatst = date(2013, 12, 31)
        aantal = self._rng.choices((1, 2, 3, 4), (38, 38, 17, 7))[0]
        dag = vroegst + timedelta(days=self._rng.randint(0, 200))
        kinderen: list[Mens] = []
        while len(kinderen) < aantal and dag < laatst:
            kinderen.append(self.mens(dag, naam, "kind"))
            dag += timedelta(days=self._rng.randint(400, 1900))
        return kinderen

    def _overlijden(self, gezin: Gezin) -> None:
        """Who was very old in 2015 has died since; never before the help of this household ended."""
        laatste = max(loop.tot for loop in gezin.lopen if loop.tot)
        for mens in gezin.volwassenen:
            if (IJKDAG - mens.geboren).days > OUD_IN_2015 * 365:
                mens.overleden = laatste + timedelta(days=self._rng.randint(120, 2200))


def _adressen(deel: int, delen: int, buurtcodes: list[str]) -> Iterator[Adresplek]:
    """Every invented address of one of `delen` teams once, street by street, spread over its buurten.

    Each street belongs to one team; the postcodes are invented.
    """
    straten = [f"{begin}{eind}" for eind in STRAAT_EIND for begin in STRAAT_BEGIN][deel::delen]
    letters = "ABDEGHJKLMNPRSTVWXZ"
    for nr, straat in enumerate(straten):
        postcode = f"{3126 + deel % 4}{letters[nr % 19]}{letters[(nr // 19 + deel) % 19]}"
        buurt = buurtcodes[nr % len(buurtcodes)] if buurtcodes else ""
        for huisnummer in range(1, 2 * HUIZEN, 2):
            yield Adresplek(straat, str(huisnummer), postcode, buurt)
