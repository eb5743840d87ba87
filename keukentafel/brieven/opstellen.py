"""Putting a letter together: text, source and sender become one Stuk, and its sum."""

import hashlib
import json
from dataclasses import asdict

from keukentafel.brieven.briefbron import BriefBron
from keukentafel.brieven.opvragen.sjablonen import Afzender
from keukentafel.brieven.regels.tekst import blokken_van, vul
from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.koppelingen.pdf.stuk import Stuk


def stel_op(bron: BriefBron, *, titel: str, tekst: str, aan: str, over: str, nummer: int | str, van: Afzender) -> Stuk:
    """The letter of this text and source, without an address: the same for paper, screen and e-mail."""
    datum = datum_gewoon(klok.vandaag())
    velden = {
        "naam": aan,
        "over": over,
        "datum": datum,
        "kenmerk": str(nummer),
        "team": van.team,
        "telefoon": van.telefoon or "het nummer van uw gemeente",
        "adres_team": van.adres,
        "organisatie": van.organisatie,
    } | bron.velden()
    gegevens = [("Datum", datum), ("Ons kenmerk", str(nummer))]
    if over != aan:
        gegevens.append(("Over", over))
    return Stuk(
        titel=vul(titel, velden),
        blokken=blokken_van(tekst, velden),
        afzender=van.regels(),
        gegevens=tuple(gegevens),
        voet=" · ".join(deel for deel in (van.gemeente, van.team_lang) if deel),
    )


def som_van(stuk: Stuk) -> str:
    """SHA-256 of the canonical JSON of what the letter says."""
    kaal = json.dumps(asdict(stuk), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(kaal.encode()).hexdigest()
