"""The 1.418 short contacts of 2015 by team: 624 about money (44 %). Pure; no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from keukentafel.demo.historie_mensen import Adresplek, Bevolking, Gezin, Mens
from keukentafel.demo.historie_tabellen import (
    FINANCIEEL,
    KANALEN,
    ONBEKEND,
    ONDERWERPEN,
    TEAMS,
    WET_VAN_ONDERWERP,
)
from keukentafel.kern import klok

# Ours: one in four contacts is with somebody for whom a werkproces followed, one in eight is anonymous.
DEEL_CLIENT, DEEL_ANONIEM = 0.25, 0.125
DAGEN_ERVOOR = 25


@dataclass
class Los:
    """Somebody with a short contact only: no household, no dossier."""

    mens: Mens
    team: str
    adres: Adresplek | None


@dataclass
class Contactmoment:
    """One short contact. `mens` None is anonymous."""

    id: UUID
    team: str
    moment: datetime
    kanaal: str
    onderwerpen: list[str]
    wet: str
    mens: Mens | None
    gezin: Gezin | None


def maak_contacten(rng: Random, bevolking: Bevolking, gezinnen: list[Gezin]) -> tuple[list[Contactmoment], list[Los]]:
    """All contacts, and the people who had nothing but a contact."""
    teams = [team.code for team in TEAMS for _ in range(team.contacten)]
    financieel = [True] * FINANCIEEL + [False] * (len(teams) - FINANCIEEL)
    rng.shuffle(financieel)
    bekenden = {team.code: _bekenden(rng, gezinnen, team.code) for team in TEAMS}
    contacten, losse = [], list[Los]()
    for team, geld in zip(teams, financieel, strict=True):
        lot, bekend = rng.random(), None
        mens = gezin = None
        dag = _werkdag(rng)
        if lot < DEEL_ANONIEM:
            pass
        elif lot < DEEL_ANONIEM + DEEL_CLIENT and (bekend := next(bekenden[team], None)):
            mens, gezin, dag = bekend
        else:
            mens = _los(rng, bevolking, losse, team)
        contacten.append(_contact(rng, bevolking, team=team, dag=dag, geld=geld, mens=mens, gezin=gezin))
    return contacten, losse


def _los(rng: Random, bevolking: Bevolking, losse: list[Los], team: str) -> Mens:
    """Mostly somebody new; one in seven comes for the second time."""
    eerder = [los for los in losse[-60:] if los.team == team]
    if eerder and rng.random() < 1 / 7:
        return rng.choice(eerder).mens
    mens = bevolking.mens(bevolking.geboren(19, 79))
    losse.append(Los(mens, team, None if team == ONBEKEND else bevolking.adres(team)))
    return mens


def _bekenden(rng: Random, gezinnen: list[Gezin], team: str) -> Iterator[tuple[Mens, Gezin, date]]:
    """Adults of this team's households, each with a working day shortly before help began."""
    paren = [(gezin, mens) for gezin in gezinnen if gezin.team == team for mens in gezin.volwassenen[:1]]
    rng.shuffle(paren)
    for gezin, mens in paren:
        eerste = min(loop.van for loop in gezin.lopen)
        dag = eerste - timedelta(days=rng.randint(2, DAGEN_ERVOOR))
        dag -= timedelta(days=max(dag.weekday() - 4, 0))
        if dag.year == 2015:
            yield mens, gezin, dag


def _contact(
    rng: Random, bevolking: Bevolking, *, team: str, dag: date, geld: bool, mens: Mens | None, gezin: Gezin | None
) -> Contactmoment:
    ander = rng.choices(list(ONDERWERPEN), list(ONDERWERPEN.values()))[0]
    onderwerpen = ["financien"] if geld else [ander]
    if geld and rng.random() < 0.2:
        onderwerpen.append(ander)
    moment = klok.moment(dag, rng.randint(9, 16), rng.choice(range(0, 60, 5)))
    kanaal = rng.choices(list(KANALEN), list(KANALEN.values()))[0]
    wet = WET_VAN_ONDERWERP.get(onderwerpen[0], "algemeen")
    return Contactmoment(bevolking.sleutel(), team, moment, kanaal, onderwerpen, wet, mens, gezin)


def _werkdag(rng: Random) -> date:
    """A working day of 2015; summer and the days round New Year are quieter."""
    while True:
        dag = date(2015, 1, 2) + timedelta(days=rng.randrange(363))
        stil = dag.month in (7, 8) or (dag.month, dag.day) >= (12, 24)
        if dag.weekday() < 5 and (not stil or rng.random() < 0.7):
            return dag
