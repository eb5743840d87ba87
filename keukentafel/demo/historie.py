"""The history of Schiedam: case-level records of 2015 and 2016 whose counts are those of Tabel 6.1 and 6.2.

Loaded with COPY as owner, in one transaction (historie_kopie says why that is allowed). The same seed gives the same
people, keys and dates. Everything is closed before 2017. Which buurt belongs to which team comes from the configuration
pack; names, addresses and postcodes are invented.
"""

from collections.abc import Callable
from datetime import date
from itertools import islice
from random import Random
from uuid import UUID

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from keukentafel.demo.historie_contacten import Contactmoment, Los, maak_contacten
from keukentafel.demo.historie_kopie import kopieer
from keukentafel.demo.historie_mensen import Bevolking, Gezin
from keukentafel.demo.historie_rijen import Nummers, Rijen, Rijenmaker
from keukentafel.demo.historie_tabellen import TEAMS
from keukentafel.demo.historie_verloop import maak_verloop
from keukentafel.dossier.models import Dossier, DossierPeriode, Werkproces, WerkprocesPeriode, Zwaarte
from keukentafel.inwoner.models import Adres, Huishouden, Huishoudlid, Inwoner, Relatie, Zoeksleutel
from keukentafel.kern.fouten import Fout
from keukentafel.koppelingen.bsn import TESTREEKS, geldige_test_bsns
from keukentafel.toegang.models import Contact

SEED = 2015
# The first test numbers of our own range; other demonstration data takes numbers from the middle on.
BSN_VANAF = TESTREEKS.start
_TABELLEN = (
    ("inwoner", Inwoner),
    ("adres", Adres),
    ("huishouden", Huishouden),
    ("lid", Huishoudlid),
    ("relatie", Relatie),
    ("dossier", Dossier),
    ("dossierperiode", DossierPeriode),
    ("werkproces", Werkproces),
    ("werkprocesperiode", WerkprocesPeriode),
    ("zwaarte", Zwaarte),
    ("contact", Contact),
    ("zoeksleutel", Zoeksleutel),
)
Voortgang = Callable[[str], None]


def laden(verbinding: BaseDatabaseWrapper, voortgang: Voortgang = lambda _tekst: None, seed: int = SEED) -> bool:
    """Load the history through the owner's connection; False when it was there already (nothing is touched then).

    Raises Fout when the teams are missing: the configuration pack must be loaded first.
    """
    with transaction.atomic(using=verbinding.alias):
        if _is_er(verbinding):
            return False
        teams, buurten = _teams(verbinding), _buurten(verbinding)
        voortgang("Historie 2015-2016 bedenken")
        rijen = bedenk(seed, teams, buurten, _hoogste(verbinding, "inwoner_inwoner", "nummer", 100_000),
                       _hoogste(verbinding, "dossier_dossier", "volgnr", 0))  # fmt: skip
        for naam, model in _TABELLEN:
            kopieer(verbinding, model, getattr(rijen, naam))
        _dossiernummers_verder(verbinding)
        # Thousands of rows came at once; until somebody counts them, the planner thinks these tables are empty.
        with verbinding.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(model._meta.db_table for _, model in _TABELLEN)}")
        voortgang(f"{len(rijen.contact)} contacten en {len(rijen.werkproces)} werkprocessen van 2015-2016 geladen")
    return True


def bedenk(seed: int, teams: dict[str, int], buurten: dict[str, list[str]], inwoner: int, dossier: int) -> Rijen:
    """All rows, from one seed."""
    rng = Random(seed)
    clienten = maak_verloop(rng)
    bevolking = Bevolking(rng, buurten)
    gezinnen = [g for team in TEAMS for g in bevolking.gezinnen([c for c in clienten if c.team == team.code])]
    contacten, losse = maak_contacten(rng, bevolking, gezinnen)
    bsns = list(islice(geldige_test_bsns(BSN_VANAF), 12_000))
    rng.shuffle(bsns)
    maker = Rijenmaker(Nummers(teams, inwoner, dossier, iter(bsns)), bevolking)
    _schrijf(maker, gezinnen, losse, contacten)
    return maker.rijen


def _schrijf(maker: Rijenmaker, gezinnen: list[Gezin], losse: list[Los], contacten: list[Contactmoment]) -> None:
    """Households in the order in which they came, so that dossier numbers rise with time."""
    for gezin in sorted(gezinnen, key=lambda g: min(loop.van for loop in g.lopen)):
        maker.gezin(gezin)
    eerste: dict[UUID, date] = {}
    for contact in sorted(contacten, key=lambda c: c.moment):
        if contact.mens and not contact.gezin:
            eerste.setdefault(contact.mens.id, contact.moment.date())
        maker.contact(contact)
    for los in losse:
        maker.los(los, eerste[los.mens.id])


def _is_er(verbinding: BaseDatabaseWrapper) -> bool:
    with verbinding.cursor() as cursor:
        cursor.execute("SELECT 1 FROM inwoner_inwoner WHERE klantsleutel LIKE 'historie:%' LIMIT 1")
        return cursor.fetchone() is not None


def _teams(verbinding: BaseDatabaseWrapper) -> dict[str, int]:
    with verbinding.cursor() as cursor:
        cursor.execute("SELECT code, id FROM organisatie_team")
        teams: dict[str, int] = dict(cursor.fetchall())
    mist = [team.code for team in TEAMS if team.code not in teams]
    if mist:
        raise Fout(f"De teams {', '.join(mist)} ontbreken; laad eerst de inrichting van Schiedam.")
    return teams


def _buurten(verbinding: BaseDatabaseWrapper) -> dict[str, list[str]]:
    """Buurt codes by team code, as the configuration divides them on its first day."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT t.code, g.gebiedscode FROM organisatie_teamgebied g JOIN organisatie_team t ON t.id = g.team_id"
            " WHERE g.gebiedscode LIKE 'BU%%' ORDER BY 1, 2"
        )
        buurten: dict[str, list[str]] = {team.code: [] for team in TEAMS if team.open_}
        for code, gebied in cursor.fetchall():
            if code in buurten and gebied not in buurten[code]:
                buurten[code].append(gebied)
    return buurten


def _dossiernummers_verder(verbinding: BaseDatabaseWrapper) -> None:
    """The next dossier opened on a screen gets the number after the last of the history."""
    with verbinding.cursor() as cursor:
        cursor.execute("SELECT setval('dossier_volgnr', (SELECT max(volgnr) FROM dossier_dossier))")


def _hoogste(verbinding: BaseDatabaseWrapper, tabel: str, kolom: str, minstens: int) -> int:
    """The highest number in use; the first of the history is one more."""
    with verbinding.cursor() as cursor:
        cursor.execute(f"SELECT greatest(max({kolom}), %s) FROM {tabel}", [minstens])
        return int(cursor.fetchone()[0])
