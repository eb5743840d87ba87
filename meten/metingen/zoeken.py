"""Searching (G6): names as a worker types them, with and without a mistake, with and without the policies; and the file
of mistakes (tests/zoeken) among all these people: the share that is found is the measure."""

import random
from statistics import median
from urllib.parse import urlencode

from keukentafel.inwoner.opvragen import zoek
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen import actor_van
from meten.gegevens.namen import ACHTERNAMEN, VOORNAMEN
from meten.gegevens.stappen import ZOEKBESTAND
from meten.gegevens.werk import TREFWOORDEN
from meten.klant import stuur
from meten.metingen.proef import PEER_U_MS, Proef
from meten.statistiek import Doel, Meting, Reeks, percentiel
from meten.vloer import BIND, LEESLOG, Opdracht, neem_op, speel
from tests.zoeken.gevallen import Uitslag, meet

HERHAAL = 5


def vragen(aantal: int) -> list[str]:
    """Half with one letter wrong, half of those with a first name; the same every run."""
    toeval = random.Random(5)
    uit = []
    for nr in range(aantal):
        achter = toeval.choice(ACHTERNAMEN)
        if nr % 2:
            plek = toeval.randrange(1, len(achter) - 1)
            achter = achter[:plek] + toeval.choice("aeiortns") + achter[plek + 1 :]
        uit.append(f"{toeval.choice(VOORNAMEN)} {achter}" if nr % 4 < 2 else achter)
    return uit


def zoeken(proef: Proef) -> list[Meting]:
    """The page of hits, and its candidates beneath the policies."""
    paden = [f"/zoeken/?{urlencode({'q': tekst})}" for tekst in vragen(proef.maat.zoekvragen)]
    return _paginas(proef, paden, "Zoeken op naam", True)


def woorden(aantal: int) -> list[str]:
    """A third with a number that one note has, a third with one of five hundred words, a third in every note."""
    toeval = random.Random(6)
    soorten = [lambda: str(toeval.randrange(1, 4000)), lambda: f"trefwoord{toeval.randrange(TREFWOORDEN)}"]
    return [[*soorten, lambda: "huur energierekening"][nr % 3]() for nr in range(aantal)]


def notities(proef: Proef) -> list[Meting]:
    """Words in notes, the same way; and the index must be in the plan of the function's own condition."""
    paden = [f"/zoeken/tekst/?{urlencode({'q': tekst})}" for tekst in woorden(proef.maat.zoekvragen)]
    return _paginas(proef, paden, "Zoeken in notities", _index(proef))


def _index(proef: Proef) -> bool:
    """Does the database look words up in the index, beneath no policy but with the places of this actor?"""
    opname = neem_op(proef.bezoeker("meet-100").koekjes, "/zoeken/tekst/?q=trefwoord7")
    bind = next(o for o in opname if o.sql.startswith(BIND))
    with proef.eigenaar.transaction():
        proef.eigenaar.execute(bind.sql, bind.waarden)
        waar = proef.eigenaar.execute(
            "SELECT tabel, kt_zoekkolom(wand, erbij, tekst, op) FROM kt_zoekbronnen() WHERE soort = 'journaal'"
        ).fetchone()
        assert waar
        vraag = "kt_zoekvraag('trefwoord7') && kt_zoekplekken(NULL)"
        plan = f"EXPLAIN SELECT r.id FROM {waar[0]} r WHERE {waar[1]} @@ ({vraag})"
        rijen = proef.eigenaar.execute(plan).fetchall()  # type: ignore[arg-type]  # made of our own table of sources
    return any("journaal_zoek" in rij[0] for rij in rijen)


def _paginas(proef: Proef, paden: list[str], naam: str, goed: bool) -> list[Meting]:
    """p95 of the pages in U, and what the policies cost."""
    koekjes = proef.bezoeker("meet-100").koekjes
    opnames = [neem_op(koekjes, pad) for pad in paden]
    verzoeken = [proef.bezoeker("meet-100").vraag("GET", pad) for pad in paden]
    kaal, onze, u = [], [], []
    for opname, verzoek in zip(opnames, verzoeken, strict=True):
        paren = [(speel(proef.app, opname), stuur(proef.poort, verzoek).seconden) for _ in range(HERHAAL)]
        kaal.append(median(k for k, _ in paren))
        onze.append(median(o for _, o in paren))
        u.append(proef.een_u())
    reeks = Reeks(tuple(kaal), tuple(onze))
    doel = Doel(round(100 / PEER_U_MS, 1), round(50 / PEER_U_MS, 1))
    return [
        reeks.meting(f"G6 {naam}: p95 in U", doel, percentiel(onze, 95) / median(u), extra=goed,
                     uitleg="" if goed else "de index wordt niet gebruikt"),
        _muur(proef, opnames).meting(f"G6 {naam}: muur aan / uit", Doel(1.2, 1.0)),
    ]  # fmt: skip


def zoekbestand(proef: Proef) -> list[Meting]:
    """Two hundred mistakes and fifty absent people, by somebody who may find everybody in the town."""
    rijen = proef.eigenaar.execute(
        "SELECT nummer - %s, id FROM inwoner_inwoner WHERE nummer > %s", [ZOEKBESTAND, ZOEKBESTAND]
    ).fetchall()
    with transactie(actor_van(Medewerker.objects.get(gebruikersnaam="meet-balie"))):
        uitslag = meet(zoek, dict(rijen))
    return zoekregels(uitslag)


def zoekregels(uitslag: Uitslag) -> list[Meting]:
    """The whole, each kind by itself with what was missed, and the absent people who gave a sure hit."""
    regels = [_deel("deel gemist over alle fouten", 1 - uitslag.fouten, Doel(0.05, 0.02))]
    for soort in uitslag.van:
        mis = ", ".join(g.gezocht for g in uitslag.gemist if g.soort == soort)
        raak = f"{uitslag.raak[soort]} van {uitslag.van[soort]} bij de eerste drie{'; gemist: ' + mis if mis else ''}"
        regels.append(_deel(f"deel gemist, {soort}", 1 - uitslag.deel(soort), Doel(0.15, 0.05), raak))
    vals = "; ".join(uitslag.vals)
    return [*regels, _deel("afwezigen met een zekere treffer", len(uitslag.vals), Doel(0, 0), vals)]


def _deel(naam: str, waarde: float, doel: Doel, uitleg: str = "") -> Meting:
    return Meting(f"Zoekbestand: {naam}", None, None, None, round(waarde, 4), doel, uitleg=uitleg)


def _muur(proef: Proef, opnames: list[list[Opdracht]]) -> Reeks:
    """The statements of the search itself, as application and as owner."""
    aan, uit = [], []
    for opname in opnames:
        begin = next(nr for nr, o in enumerate(opname) if o.sql.startswith(BIND))
        einde = next(nr for nr, o in enumerate(opname) if nr > begin and o.sql.startswith((BIND, LEESLOG)))
        deel = opname[begin:einde]
        paren = [(speel(proef.eigenaar, deel), speel(proef.app, deel)) for _ in range(HERHAAL)]
        uit.append(median(u for u, _ in paren))
        aan.append(median(a for _, a in paren))
    return Reeks(tuple(uit), tuple(aan))
