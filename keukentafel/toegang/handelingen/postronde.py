"""Fetching post by itself: mailboxes over IMAP and the folder of the scanner. One bad item never stops the others."""

import logging
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.koppelingen.post import Postbus, PostbusFout, postbussen
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Taak, Team
from keukentafel.poort.matrix import Rol
from keukentafel.toegang.handelingen.post import poststuk_innemen, poststuk_mail

logger = logging.getLogger(__name__)
POSTBODE = Actor.systeem("postbode")
VERWERKT, GEWEIGERD = "verwerkt", "geweigerd"
RUST_SECONDEN = 5


@dataclass
class Ronde:
    """What one round brought."""

    nieuw: int = 0
    bekend: int = 0
    mislukt: int = 0


def post_ophalen() -> Ronde:
    """All mailboxes and the scan folder, once."""
    ronde = Ronde()
    for postbus in postbussen(settings.POSTBUSSEN):
        _postbus(postbus, ronde)
    if settings.SCANMAP:
        _scanmap(Path(settings.SCANMAP), ronde)
    return ronde


def _team(code: str) -> int | None:
    return Team.objects.filter(code=code).values_list("pk", flat=True).first()


def _postbus(postbus: Postbus, ronde: Ronde) -> None:
    """Each mail in a transaction of its own, and only marked as read after that was saved."""
    team_id = _team(postbus.team)
    if team_id is None:
        return _melden("postbus_storing", "Een postbus hoort bij een team dat niet bestaat. Kijk de instelling na.")
    try:
        with postbus.open() as open_:
            for uid, inhoud in open_.ongelezen():
                if _mail(inhoud, team_id, ronde):
                    open_.gelezen(uid)
    except PostbusFout as fout:
        logger.warning("%s", fout)
        ronde.mislukt += 1
        _melden("postbus_storing", "Een postbus van een team is niet te bereiken. Nieuwe mail komt nu niet binnen.")
    return None


def _mail(inhoud: bytes, team_id: int, ronde: Ronde) -> bool:
    try:
        with transactie(POSTBODE):
            uit = poststuk_mail(actor=POSTBODE, inhoud=inhoud, bron="postbus", team_id=team_id)
    except (DatabaseError, Fout):
        logger.exception("Een mail is niet bewaard; die blijft ongelezen op de server.")
        ronde.mislukt += 1
        return False
    ronde.nieuw += uit.nieuw
    ronde.bekend += not uit.nieuw
    return True


def _scanmap(map_: Path, ronde: Ronde) -> None:
    """One folder per team; a file that is still being written is left for the next round."""
    for teammap in sorted(p for p in map_.iterdir() if p.is_dir()):
        team_id = _team(teammap.name)
        for bestand in sorted(p for p in teammap.iterdir() if p.is_file() and not p.name.startswith(".")):
            if team_id and klok.nu().timestamp() - bestand.stat().st_mtime > RUST_SECONDEN:
                _scan(bestand, team_id, ronde)


def _scan(bestand: Path, team_id: int, ronde: Ronde) -> None:
    try:
        with transactie(POSTBODE):
            uit = poststuk_innemen(
                actor=POSTBODE, naam=bestand.name, inhoud=bestand.read_bytes(), bron="scanmap", team_id=team_id
            )
    except Fout:
        ronde.mislukt += 1
        _verplaats(bestand, GEWEIGERD)
        return _melden("scan_geweigerd", "Een scan kon niet worden ingenomen; hij staat in de map ‘geweigerd’.")
    ronde.nieuw += uit.nieuw
    ronde.bekend += not uit.nieuw
    _verplaats(bestand, VERWERKT)
    return None


def _verplaats(bestand: Path, naar: str) -> None:
    """Under a name that is free: the scanner starts again at 1 every day."""
    doel = bestand.parent / naar
    doel.mkdir(exist_ok=True)
    bestand.rename(doel / f"{klok.nu():%Y%m%d-%H%M%S-%f}-{bestand.name}")


def _melden(soort: str, tekst: str) -> None:
    """While the task is open there is no second one."""
    with transactie(POSTBODE):
        if not Taak.objects.filter(soort=soort, klaar_op=None).exists():
            taak_maken(actor=POSTBODE, soort=soort, tekst=tekst, uiterlijk=klok.vandaag(), rol=Rol.FUNCTIONEEL_BEHEER)
