"""G1, G2 and G10: work lists against their own statements sent raw, and the page of 100 against U and the peer."""

import random
from collections.abc import Callable

from meten.klant import stuur
from meten.metingen.belasting import doorzet
from meten.metingen.proef import PEER_DOORZET, PEER_U_MS, Proef
from meten.statistiek import Doel, Duur, Meting, Reeks, om_en_om
from meten.vloer import neem_op, spelen

WERKLIJSTEN = (
    ("Mijn dag, 50 dingen", "meet-50", "/mijn-dag/"),
    ("caseload, 50 huishoudens", "meet-100", "/caseload/"),
    ("meldingen van het team, 50", "meet-50", "/meldingen/"),
    ("stilstand van het team, 50", "meet-50", "/team/stilstand/"),
    ("huishoudens zonder regisseur", "meet-50", "/team/stilstand/?soort=vacature"),
)


def pagina(proef: Proef, wie: str, paden: list[str], duur: Duur) -> Reeks:
    """These pages in turn, each against the statements of the very same page."""
    bezoeker = proef.bezoeker(wie)
    opnames = [neem_op(bezoeker.koekjes, pad) for pad in paden]
    vragen = [bezoeker.vraag("GET", pad) for pad in paden]
    return om_en_om(spelen(proef.app, opnames), ophalen(proef.poort, vragen), duur, eenheid=proef.een_u)


def ophalen(poort: int, vragen: list[bytes]) -> Callable[[int], float]:
    """Round n asks page n, round and round; raises RuntimeError when it is not 200."""

    def haal(ronde: int) -> float:
        antwoord = stuur(poort, vragen[ronde % len(vragen)])
        if antwoord.status != 200:
            raise RuntimeError(f"Een pagina gaf {antwoord.status}.")
        return antwoord.seconden

    return haal


def werklijsten(proef: Proef) -> list[Meting]:
    """G1."""
    doel = Doel(4, 2.5)
    return [
        pagina(proef, wie, [pad], proef.maat.duur).meting(f"G1 {naam}: onze / dezelfde SQL kaal", doel)
        for naam, wie, pad in WERKLIJSTEN
    ]


def lijst_van_honderd(proef: Proef) -> list[Meting]:
    """G2 and G10."""
    reeks = pagina(proef, "meet-100", ["/mijn-dag/"], proef.maat.duur)
    vraag = proef.bezoeker("meet-100").vraag("GET", "/mijn-dag/")
    slagen, tijden, fouten = doorzet(proef.poort, [vraag], clienten=16, seconden=proef.maat.schijf_s * 2)
    peer = PEER_DOORZET * PEER_U_MS / (proef.u * 1000)
    midden = Reeks(tuple(proef.u for _ in tijden), tuple(tijden))
    return [
        reeks.meting("G2 lijst van 100 (Mijn dag), c=1: mediaan in U", Doel(7, 3), reeks.in_u),
        midden.meting(
            "G2 lijst van 100, c=16: doorzet tegen Open Zaak",
            Doel(7, 15, hoogstens=False),
            slagen / peer,
            extra=fouten == 0,
            uitleg=f"{slagen:.0f} per seconde, {fouten} fouten",
        ),
        reeks.meting("G10 lijst van 100, c=1: p95 / p50", Doel(2, 1.5), reeks.p(95) / reeks.mediaan),
        reeks.meting("G10 lijst van 100, c=1: p99 / p50", Doel(4, 2), reeks.p(99) / reeks.mediaan),
    ]


def dossierpaden(proef: Proef, aantal: int) -> list[str]:
    """Dossiers that meet-100 may see, closed ones too: of team 1, at random but always the same; not the hidden one."""
    rijen = proef.eigenaar.execute(
        "SELECT id FROM dossier_dossier WHERE team_id = 1 AND NOT afgeschermd ORDER BY id"
    ).fetchall()
    gekozen = random.Random(7).sample(rijen, min(aantal, len(rijen)))
    return [f"/dossier/{rij[0]}/" for rij in gekozen]


def huishouden(proef: Proef) -> list[Meting]:
    """G3: the overview of a dossier, with its read log."""
    reeks = pagina(proef, "meet-100", dossierpaden(proef, 20), proef.maat.duur)
    return [
        reeks.meting("G3 dossieroverzicht met leeslog: mediaan in U", Doel(2, 1.2), reeks.in_u),
        reeks.meting("G3 dossieroverzicht: onze / dezelfde SQL kaal", Doel(4, 2.6)),
    ]
