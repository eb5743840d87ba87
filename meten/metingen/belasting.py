"""G11 and the throughput of G2: many clients at once."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from statistics import median

from meten.klant import stuur
from meten.metingen.proef import PEER_U_MS, Proef
from meten.statistiek import Doel, Meting, percentiel

PER_SECONDE = 120
CLIENTEN = 32
GEDULD_S = 10.0
MENGSEL = (("huishouden", 60), ("werklijst", 25), ("contact", 15))


def doorzet(poort: int, vragen: list[bytes], *, clienten: int, seconden: float) -> tuple[float, list[float], int]:
    """Closed loop: answers per second, their seconds, and how many were no 200."""
    einde = time.perf_counter() + seconden
    tijden: list[float] = []
    fouten: list[int] = []

    def klant(nr: int) -> None:
        while time.perf_counter() < einde:
            antwoord = stuur(poort, vragen[nr % len(vragen)])
            tijden.append(antwoord.seconden)
            if antwoord.status != 200:
                fouten.append(antwoord.status)

    draden = [threading.Thread(target=klant, args=(nr,)) for nr in range(clienten)]
    begin = time.perf_counter()
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return len(tijden) / (time.perf_counter() - begin), tijden, len(fouten)


def open_lus(proef: Proef, paden: list[str], contact: Callable[[], bytes]) -> list[Meting]:
    """A fixed rate, whether the earlier requests are answered or not; each is timed from when it was due.

    The goal is 120 a second on the machine where U is 5.9 ms. A slower machine is asked that rate too, and told as it
    is; beside it stands the same work for its own speed, as throughput and every other figure in U is reckoned.
    """
    op_maat = max(1, round(PER_SECONDE * PEER_U_MS / (proef.u * 1000)))
    return [_bij(proef, paden, contact, tempo) for tempo in dict.fromkeys((min(op_maat, PER_SECONDE), PER_SECONDE))]


def _bij(proef: Proef, paden: list[str], contact: Callable[[], bytes], tempo: int) -> Meting:
    lezer = proef.bezoeker("meet-100")
    mengsel = {
        "huishouden": [lezer.vraag("GET", pad) for pad in paden],
        "werklijst": [lezer.vraag("GET", "/mijn-dag/"), proef.bezoeker("meet-50").vraag("GET", "/caseload/")],
        "contact": [contact()],
    }
    toeval = random.Random(11)
    soorten = toeval.choices([s for s, _ in MENGSEL], [n for _, n in MENGSEL], k=int(tempo * proef.maat.open_s))
    vragen = [toeval.choice(mengsel[soort]) for soort in soorten]
    tijden, fouten = _op_tijd(proef.poort, vragen, tempo)
    for _ in range(20):
        proef.een_u()
    midden, p95, p99 = median(tijden), percentiel(tijden, 95), percentiel(tijden, 99)
    naar_maat = "" if tempo == PER_SECONDE else " (120 naar de snelheid van deze machine)"
    return Meting(
        f"G11 {tempo} verzoeken per seconde{naar_maat}, open lus: p95 in U",
        midden * 1000,
        p95 * 1000,
        proef.u * 1000,
        p95 / proef.u,
        Doel(round(60 / PEER_U_MS, 1), round(30 / PEER_U_MS, 1)),
        extra=fouten == 0,
        uitleg=f"{len(tijden)} verzoeken, {fouten} fouten, p99 {p99 * 1000:.0f} ms",
    )


def _op_tijd(poort: int, vragen: list[bytes], tempo: int) -> tuple[list[float], int]:
    fouten: list[int] = []

    def een(vraag: bytes, gepland: float) -> float:
        if time.perf_counter() - gepland > GEDULD_S:
            fouten.append(1)  # a person would have left; so the run ends, however slow the machine
            return time.perf_counter() - gepland
        try:
            if stuur(poort, vraag).status not in {200, 302}:
                fouten.append(1)
        except OSError:
            fouten.append(1)
        return time.perf_counter() - gepland

    with ThreadPoolExecutor(CLIENTEN) as draden:
        begin = time.perf_counter() + 0.1
        toezeggingen = []
        for nr, vraag in enumerate(vragen):
            gepland = begin + nr / tempo
            if (over := gepland - time.perf_counter()) > 0:
                time.sleep(over)
            toezeggingen.append(draden.submit(een, vraag, gepland))
        return [t.result() for t in toezeggingen], len(fouten)
