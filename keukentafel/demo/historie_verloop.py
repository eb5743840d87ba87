"""When every werkproces began, moved, was weighed and ended, so that the printed counts come out. Pure; no database.

`maak_verloop(rng)` gives the clients with their werkprocessen. The order of work: how many people of which kind per
team, then the months, then the days, then who was still open on 31 May 2016, and then the zwaarte.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from keukentafel.demo.historie_tabellen import (
    EERSTE_ZWAARTE,
    EINDE,
    EINDE_2015,
    MAANDEN_2015,
    MAANDEN_2016,
    MENSEN,
    ONBEKEND,
    PEILDATUM,
    REDENEN,
    TEAMS,
    VERHUISD_TUSSEN_TEAMS,
    VERHUISD_UIT_ONBEKEND,
)

T = TypeVar("T")
GROEPEN_2015 = ("terug_klaar", "terug_open", "dubbel_klaar", "dubbel_open", "klaar", "open_")
MET_TWEE = GROEPEN_2015[:4]
AFGEROND_IN_2015 = ("terug_klaar", "dubbel_klaar", "klaar")


@dataclass
class Loop:
    """One werkproces. `team` is where it began, `verhuisd` (day, team) where it went; `tot` the first day closed."""

    team: str
    van: date
    tot: date | None = None
    verhuisd: tuple[date, str] | None = None
    reden: str = "afgerond"
    onderwerp: str = ""
    zwaarten: list[tuple[int | None, date]] = field(default_factory=list)

    @property
    def eindteam(self) -> str:
        return self.verhuisd[1] if self.verhuisd else self.team

    def open_op(self, dag: date) -> bool:
        return self.van <= dag and (self.tot is None or self.tot > dag)


@dataclass
class Client:
    """One person with werkprocessen, all in the end in one team: that of the household's dossier."""

    groep: str
    lopen: list[Loop]

    @property
    def team(self) -> str:
        return self.lopen[0].eindteam


def maak_verloop(rng: Random) -> list[Client]:
    """All clients of 2015 and of January to May 2016."""
    clienten = _clienten_2015(rng)
    _verhuizen(rng, clienten)
    _einden_2015(rng, clienten)
    clienten += _instroom_2016(rng, clienten)
    _einden_2016(rng, clienten)
    for client in clienten:
        for loop in client.lopen:
            loop.reden = rng.choices(list(REDENEN), list(REDENEN.values()))[0]
    _weeg(rng, clienten)
    return clienten


# --- 2015: people, teams and first days


def _clienten_2015(rng: Random) -> list[Client]:
    per_team = Counter({team.code: team.werkprocessen for team in TEAMS})
    dagen = _Dagen(rng, 2015, MAANDEN_2015)
    clienten = []
    for groep in MET_TWEE:
        for _ in range(getattr(MENSEN, groep)):
            team = _trek(rng, {code: aantal for code, aantal in per_team.items() if code != ONBEKEND and aantal > 1})
            per_team[team] -= 2
            clienten.append(Client(groep, [Loop(team, dag) for dag in _twee_dagen(dagen, groep)]))
    enkel = [code for code, aantal in per_team.items() for _ in range(aantal)]
    rng.shuffle(enkel)
    for nr, team in enumerate(enkel):
        groep = "klaar" if nr < MENSEN.klaar else "open_"
        eerste, laatste = (1, 11) if groep == "klaar" else (1, 12)
        clienten.append(Client(groep, [Loop(team, dagen.neem(eerste, laatste, vroeg=groep == "klaar"))]))
    return clienten


def _twee_dagen(dagen: "_Dagen", groep: str) -> list[date]:
    """First days of two werkprocessen: a return needs an end between them, a double overlaps."""
    if groep.startswith("terug"):
        eerste = dagen.neem(1, 6, vroeg=True)
        return [eerste, dagen.neem(eerste.month + 3, 11)]
    eerste = dagen.neem(1, 9)
    return sorted([eerste, dagen.neem(eerste.month, min(eerste.month + 1, 10))])


class _Dagen:
    """First days, exactly so many in each month; never in a weekend."""

    def __init__(self, rng: Random, jaar: int, per_maand: tuple[int, ...]) -> None:
        self._rng, self._jaar = rng, jaar
        self._over = dict(enumerate(per_maand, start=1))

    def neem(self, eerste: int, laatste: int, *, vroeg: bool = False) -> date:
        keuze = {m: n * (13 - m if vroeg else 1) for m, n in self._over.items() if eerste <= m <= laatste and n}
        maand = _trek(self._rng, keuze)
        self._over[maand] -= 1
        return _werkdag(date(self._jaar, maand, self._rng.randint(1, 28)))


def _trek(rng: Random, gewichten: dict[T, int]) -> T:
    return rng.choices(list(gewichten), list(gewichten.values()))[0]


def _werkdag(dag: date) -> date:
    """The day itself, or the Friday before a weekend within the same month, else the Monday after."""
    terug = dag - timedelta(days=max(dag.weekday() - 4, 0))
    return terug if terug.month == dag.month else dag + timedelta(days=7 - dag.weekday())


def _tussen(rng: Random, eerste: date, laatste: date, *, top: float = 0.35) -> date:
    """A working day in [eerste, laatste], more often around `top` of the way."""
    dagen = (laatste - eerste).days
    dag = eerste + timedelta(days=round(rng.triangular(0, dagen, dagen * top)))
    terug = dag - timedelta(days=max(dag.weekday() - 4, 0))
    return max(terug, eerste)


# --- moves and ends


def _verhuizen(rng: Random, clienten: list[Client]) -> None:
    """Some begin in one team and go on in another; only people with one werkproces, so a household keeps one team."""
    echte = [team.code for team in TEAMS if team.code != ONBEKEND]
    enkel = [c for c in clienten if len(c.lopen) == 1 and c.lopen[0].van.month <= 10]
    rng.shuffle(enkel)
    uit = [c for c in enkel if c.team == ONBEKEND][:VERHUISD_UIT_ONBEKEND]
    tussen = [c for c in enkel if c.team != ONBEKEND][:VERHUISD_TUSSEN_TEAMS]
    for client in uit + tussen:
        loop = client.lopen[0]
        doel = rng.choice([code for code in echte if code != loop.team])
        loop.verhuisd = (_tussen(rng, loop.van + timedelta(days=7), loop.van + timedelta(days=21)), doel)


def _begin_einde(loop: Loop) -> date:
    """The earliest day a werkproces may end: two weeks after it began, or a week after it moved."""
    return max(loop.van + timedelta(days=10), loop.verhuisd[0] + timedelta(days=7) if loop.verhuisd else date.min)


def _einden_2015(rng: Random, clienten: list[Client]) -> None:
    for client in clienten:
        lopen = client.lopen
        if client.groep.startswith("terug"):
            lopen[0].tot = _tussen(rng, _begin_einde(lopen[0]), lopen[1].van - timedelta(days=14))
        if client.groep == "dubbel_klaar":
            # The first ends after the second began, or it would be a return.
            lopen[0].tot = _tussen(rng, max(_begin_einde(lopen[0]), lopen[1].van + timedelta(days=7)), EINDE_2015)
        if client.groep in AFGEROND_IN_2015:
            laatste = lopen[-1]
            laatste.tot = _tussen(rng, _begin_einde(laatste), EINDE_2015)


# --- 2016


def _instroom_2016(rng: Random, clienten: list[Client]) -> list[Client]:
    """467 werkprocessen: for new people, for people who come back, and beside one that runs."""
    over = Counter({team.code: team.in_2016 for team in TEAMS})
    dagen = _Dagen(rng, 2016, MAANDEN_2016)
    terug = [c for c in clienten if c.groep == "klaar" and c.team != ONBEKEND]
    naast = [c for c in clienten if c.groep == "open_" and c.team != ONBEKEND]
    for groep, aantal in ((terug, MENSEN.terug_2016), (naast, MENSEN.tweede_2016)):
        for client in rng.sample(groep, aantal):
            over[client.team] -= 1
            client.lopen.append(Loop(client.team, dagen.neem(2, 5)))
    nieuw = [code for code, aantal in over.items() for _ in range(aantal)]
    rng.shuffle(nieuw)
    nieuw.sort(key=lambda code: code != ONBEKEND)  # these must be closed before the end of May, so they begin early
    return [Client("nieuw", [Loop(team, dagen.neem(1, 4 if team == ONBEKEND else 5))]) for team in nieuw]


def _lopend(clienten: list[Client]) -> Iterator[tuple[Client, Loop]]:
    return ((client, loop) for client in clienten for loop in client.lopen if loop.tot is None)


def _einden_2016(rng: Random, clienten: list[Client]) -> None:
    """Exactly the open cases of Tabel 6.2 stay open on 31 May; those end later in 2016."""
    for team in TEAMS:
        lopend = [loop for client, loop in _lopend(clienten) if client.team == team.code]
        # The older, the sooner closed: sorted by a first day with noise of some months.
        lopend.sort(key=lambda loop: loop.van + timedelta(days=rng.randint(-150, 150)))
        kan = [loop for loop in lopend if _begin_einde(loop) <= PEILDATUM]
        for loop in kan[: len(lopend) - team.open_]:
            loop.tot = _tussen(rng, max(date(2016, 1, 4), _begin_einde(loop)), PEILDATUM, top=0.5)
        for loop in lopend:
            if loop.tot is None:
                loop.tot = _tussen(rng, max(date(2016, 6, 1), _begin_einde(loop)), EINDE, top=0.6)


# --- zwaarte


def _weeg(rng: Random, clienten: list[Client]) -> None:
    """The zwaarte of 31 May 2016 as printed; others have one or none, and some were weighed more than once."""
    for team in TEAMS:
        lopen = [loop for client in clienten if client.team == team.code for loop in client.lopen]
        open_ = [loop for loop in lopen if loop.open_op(PEILDATUM)]
        open_.sort(key=lambda loop: loop.van + timedelta(days=rng.randint(-200, 200)))
        licht, middel, zwaar, leeg = team.zwaarte
        klassen = [1] * licht + [2] * middel + [3] * zwaar
        rng.shuffle(klassen)
        # Mostly the older cases, from before the teams weighed, are the ones without.
        for loop, klasse in zip(open_[leeg:], klassen, strict=True):
            _zet(rng, loop, klasse, PEILDATUM)
        for loop in open_:
            _weeg_na_peildatum(rng, loop)
        for loop in lopen:
            if not loop.open_op(PEILDATUM) and rng.random() < 0.5:
                _zet(rng, loop, rng.choices((1, 2, 3), (4, 4, 2))[0], loop.tot or EINDE)


def _zet(rng: Random, loop: Loop, klasse: int, uiterlijk: date) -> None:
    """This zwaarte holds on `uiterlijk`; one in ten had another before."""
    eerste = max(loop.van, EERSTE_ZWAARTE)
    if eerste > uiterlijk:
        return
    dag = _tussen(rng, eerste, min(uiterlijk, eerste + timedelta(days=120)))
    if rng.random() < 0.1 and (dag - eerste).days > 14:
        loop.zwaarten.append((rng.choice([k for k in (1, 2, 3) if k != klasse]), eerste))
    loop.zwaarten.append((klasse, dag))


def _weeg_na_peildatum(rng: Random, loop: Loop) -> None:
    """What was set in June and later leaves 31 May as it was."""
    if rng.random() < 0.15 and loop.tot and (loop.tot - PEILDATUM).days > 10:
        loop.zwaarten.append((rng.choice((1, 2, 3)), _tussen(rng, date(2016, 6, 1), loop.tot - timedelta(days=3))))
