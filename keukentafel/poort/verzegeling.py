"""Sealing the log and checking it. The check hashes outside the database and names every row that is not as sealed.

What it cannot find: a row removed by a superuser before it was sealed (so: seal every minute), and a chain that was
rebuilt as a whole or cut at its end, unless the head was kept elsewhere (`anker`).
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from django.db import connection

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie

SYSTEEM = Actor.systeem("logboek")
# `r.xid` and not `xid`: that would be the text beside it, and 100 comes before 99 in text.
# Of a line whose words went with what it was about: the digest that was kept (sql/45_gewist.sql).
REGELS = (
    "COPY (SELECT r.id, r.xid::text, logboek_tekst(r), encode(g.som, 'hex') FROM logboek_regel r"
    " LEFT JOIN logboek_gewist g ON g.regel = r.id ORDER BY r.xid, r.id) TO STDOUT"
)
# Every round of wiping is told by a line of the log, with a digest over their numbers.
RONDES = (
    "SELECT array_agg(g.regel ORDER BY g.regel) FROM logboek_gewist g GROUP BY g.ronde HAVING NOT EXISTS ("
    " SELECT FROM logboek_regel r WHERE r.inhoud::jsonb ->> 'recht' = 'logboek_wissen'"
    " AND r.inhoud::jsonb #>> '{gegevens,ronde}' = g.ronde::text AND r.inhoud::jsonb #>> '{gegevens,som}' ="
    " encode(sha256(convert_to(string_agg(g.regel::text, ',' ORDER BY g.regel), 'UTF8')), 'hex'))"
)
# An emptied line says no more than by which right and of which kind it was, and it was old enough (PRV-17).
NIET_LEEG = (
    "SELECT g.regel FROM logboek_gewist g JOIN logboek_regel r ON r.id = g.regel WHERE r.zout <> ''"
    " OR r.inhoud::jsonb - ARRAY['gewist', 'recht', 'soort'] <> '{}' OR NOT r.inhoud::jsonb ? 'gewist'"
    " OR r.tijd > g.tijd - interval '5 years' ORDER BY g.regel"
)
# The anchor is written every day; an hour more for a night in which the clock changes.
ANKER_HOOGSTENS = timedelta(hours=25)
BLOKKEN = "SELECT nr, tot_xid::text::numeric, aantal, ids, sommen, vorige, hash FROM logboek_blok ORDER BY nr"


@dataclass(frozen=True)
class Regel:
    """One row as it stands now: key, transaction number and digest of its canonical text."""

    id: int
    xid: int
    som: bytes


@dataclass(frozen=True)
class Blok:
    nr: int
    tot_xid: int
    aantal: int
    ids: list[int]
    sommen: bytes
    vorige: bytes
    hash: bytes

    def verwacht(self) -> dict[int, bytes]:
        return {id_: self.sommen[32 * i : 32 * i + 32] for i, id_ in enumerate(self.ids)}

    def nagerekend(self) -> bytes:
        ids = "{" + ",".join(map(str, self.ids)) + "}"
        kop = f"{self.nr}|{self.tot_xid}|{self.aantal}|{ids}".encode()
        return hashlib.sha256(self.vorige + kop + self.sommen).digest()


@dataclass
class Uitkomst:
    """What the check saw. `afwijkingen` are plain Dutch lines; none means: as sealed."""

    blokken: int = 0
    regels: int = 0
    los: int = 0
    kop: str = ""
    afwijkingen: list[str] = field(default_factory=list)

    @property
    def in_orde(self) -> bool:
        return not self.afwijkingen


def verzegel(hoogstens: int = 10_000) -> int:
    """Seal what can be sealed; returns the number of rows."""
    aantal = 0
    while True:
        with transactie(SYSTEEM), connection.cursor() as cursor:
            cursor.execute("SELECT logboek_verzegel(%s)", [hoogstens])
            nu: int = cursor.fetchone()[0]
        aantal += nu
        if nu < hoogstens:
            return aantal


def controleer(anker: Path | None = None) -> Uitkomst:
    """Compare every sealed row with its block, every block with the chain, and the chain with a kept anchor."""
    with transactie(SYSTEEM), connection.cursor() as cursor:
        cursor.execute(BLOKKEN)
        blokken = [
            Blok(nr, int(tot), aantal, ids, bytes(sommen), bytes(vorige), bytes(hash_))
            for nr, tot, aantal, ids, sommen, vorige, hash_ in cursor.fetchall()
        ]
        uitkomst = vergelijk(blokken, _regels())
        uitkomst.afwijkingen += _gewist_zonder_regel()
    if anker is not None:
        uitkomst.afwijkingen += vergelijk_anker(blokken, anker.read_text(encoding="utf-8").splitlines())
    return uitkomst


def _regels() -> Iterator[Regel]:
    """All rows in sealing order, streamed, so that a million rows need no memory."""
    with connection.connection.cursor() as cursor, cursor.copy(REGELS) as stroom:
        for id_, xid, tekst, gewist in stroom.rows():
            som = bytes.fromhex(gewist) if gewist else hashlib.sha256(tekst.encode()).digest()
            yield Regel(int(id_), int(xid), som)


def _gewist_zonder_regel() -> list[str]:
    """Emptied lines that no act tells about: somebody hid something."""
    with connection.cursor() as cursor:
        cursor.execute(RONDES)
        rondes = [regels for (regels,) in cursor.fetchall()]
        cursor.execute(NIET_LEEG)
        anders = [id_ for (id_,) in cursor.fetchall()]
    return [
        *(f"Regel {id_} is gewist zonder een handeling die dat vertelt." for regels in rondes for id_ in regels),
        *(f"Regel {id_} staat als gewist, maar is niet leeg of was nog geen vijf jaar oud." for id_ in anders),
    ]


def vergelijk(blokken: list[Blok], regels: Iterable[Regel]) -> Uitkomst:
    """The comparison itself, pure: blocks as sealed against rows as they stand."""
    uitkomst = Uitkomst(blokken=len(blokken), kop=_kop(blokken))
    weg: dict[int, int] = {}
    extra: dict[int, int] = {}
    stroom = iter(regels)
    regel = next(stroom, None)
    for blok in blokken:
        gevonden: dict[int, bytes] = {}
        while regel is not None and regel.xid <= blok.tot_xid:
            gevonden[regel.id] = regel.som
            regel = next(stroom, None)
        verwacht = blok.verwacht()
        uitkomst.regels += len(gevonden)
        weg.update(dict.fromkeys(verwacht.keys() - gevonden.keys(), blok.nr))
        extra.update(dict.fromkeys(gevonden.keys() - verwacht.keys(), blok.nr))
        for id_ in sorted(verwacht.keys() & gevonden.keys()):
            if verwacht[id_] != gevonden[id_]:
                uitkomst.afwijkingen.append(f"Regel {id_} in blok {blok.nr} is gewijzigd.")
    while regel is not None:
        uitkomst.los += 1
        extra[regel.id] = 0
        regel = next(stroom, None)
    uitkomst.afwijkingen += _verplaatst(weg, extra) + _keten(blokken)
    return uitkomst


def _verplaatst(weg: dict[int, int], extra: dict[int, int]) -> list[str]:
    """A row that is gone in one place and stands in another was moved; the unsealed tail is no deviation."""
    fouten = []
    for id_, blok in sorted(weg.items()):
        waar = "achter het laatste blok" if extra.get(id_) == 0 else f"bij blok {extra.get(id_)}"
        fouten.append(
            f"Regel {id_} uit blok {blok} is verplaatst ({waar})."
            if id_ in extra
            else f"Regel {id_} uit blok {blok} is verwijderd."
        )
    return fouten + [
        f"Regel {id_} bij blok {blok} is later ingevoegd."
        for id_, blok in sorted(extra.items())
        if blok and id_ not in weg
    ]


def _keten(blokken: list[Blok]) -> list[str]:
    fouten = [f"Blok {b.nr} is gewijzigd." for b in blokken if b.nagerekend() != b.hash]
    if blokken and (blokken[0].nr != 1 or blokken[0].vorige != b""):
        fouten.append("Het eerste blok ontbreekt.")
    for vorig, blok in pairwise(blokken):
        if blok.nr != vorig.nr + 1 or blok.vorige != vorig.hash:
            fouten.append(f"Blok {blok.nr} sluit niet aan op blok {vorig.nr}.")
    return fouten


def _kop(blokken: list[Blok]) -> str:
    return f"{blokken[-1].nr} {blokken[-1].hash.hex()} {sum(b.aantal for b in blokken)}" if blokken else "0 - 0"


def vergelijk_anker(blokken: list[Blok], regels: list[str]) -> list[str]:
    """Each line `moment nr hash aantal` must still be true: so a cut tail or a rebuilt chain is found."""
    op_nr = {b.nr: b for b in blokken}
    fouten = []
    for regel in filter(None, regels):
        try:
            moment, nr, hash_, _ = regel.split()
            blok = op_nr.get(int(nr))
        except ValueError:
            fouten.append(f"Het anker heeft een onleesbare regel: verwacht 'moment nr hash aantal', staat '{regel}'.")
            continue
        if int(nr) and blok is None:
            fouten.append(f"Blok {nr} van {moment} is weg: het einde van het logboek is afgekapt.")
        elif blok is not None and blok.hash.hex() != hash_:
            fouten.append(f"Blok {nr} van {moment} heeft een andere hash: de keten is herbouwd.")
    return fouten


def anker_schrijven(bestand: Path) -> str:
    """Add the head of the chain to a file that is kept elsewhere; returns the line."""
    with transactie(SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT nr, encode(hash, 'hex') FROM logboek_blok ORDER BY nr DESC LIMIT 1")
        nr, hash_ = cursor.fetchone() or (0, "-")
        cursor.execute("SELECT coalesce(sum(aantal), 0) FROM logboek_blok")
        (aantal,) = cursor.fetchone()
    regel = f"{klok.nu().isoformat(timespec='seconds')} {nr} {hash_} {aantal}"
    bestand.parent.mkdir(parents=True, exist_ok=True)
    with bestand.open("a", encoding="utf-8") as f:
        f.write(regel + "\n")
    return regel


def anker_achter(bestand: Path) -> list[str]:
    """Is the file outside the database still kept? One that is gone, empty or old lets a cut tail pass unseen."""
    with transactie(SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT min(tijd) FROM logboek_blok")
        eerste: datetime | None = cursor.fetchone()[0]
    grens = klok.nu() - ANKER_HOOGSTENS
    if eerste is None or eerste > grens:
        return []
    regels = bestand.read_text(encoding="utf-8").splitlines() if bestand.exists() else []
    momenten = [moment for regel in regels if (moment := _moment(regel))]
    if momenten and max(momenten) > grens:
        return []
    wat = f"is voor het laatst bijgeschreven op {max(momenten):%d-%m-%Y}" if momenten else "is er niet, of is leeg"
    return [f"Het anker {wat}: een afgekapt einde is zo niet te vinden. Verwacht: elke dag een regel."]


def _moment(regel: str) -> datetime | None:
    try:
        return datetime.fromisoformat(regel.partition(" ")[0])
    except ValueError:
        return None


def oudste_losse_regel() -> datetime | None:
    """The oldest row that is not sealed yet; older than five minutes means trouble (naden.md §8)."""
    with transactie(SYSTEEM), connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(tijd) FROM logboek_regel"
            " WHERE xid > coalesce((SELECT max(tot_xid) FROM logboek_blok), '0'::xid8)"
        )
        oudste: datetime | None = cursor.fetchone()[0]
    return oudste
