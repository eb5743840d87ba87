"""G4 and G7: recording a contact with validation, audit line and outbox, and what the log costs."""

import re
from collections.abc import Callable

from meten.klant import stuur
from meten.metingen.proef import PEER_U_MS, Proef
from meten.statistiek import Doel, Meting, om_en_om
from meten.vloer import LEESLOG, met_nieuwe_sleutels, neem_op, speel

PAD = "/contact/nieuw/"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken"[^>]*value="([^"]+)"')


def formulier(proef: Proef) -> dict[str, str | list[str]]:
    """A short contact with a resident of the own team, as a browser without JavaScript sends it."""
    rij = proef.eigenaar.execute("SELECT id FROM inwoner_inwoner WHERE team_id = 1 ORDER BY id LIMIT 1").fetchone()
    assert rij is not None
    return {
        "persoon": f"inwoner:{rij[0]}",
        "kanaal": "telefoon",
        "onderwerpen": ["geld", "wonen"],
        "tekst": "Belt over de huur. Afgesproken dat wij meelezen met de brief van de verhuurder.",
        "vervolg": "klaar",
        "bel_wanneer": "volgende_werkdag",
        "bel_wie": "zelf",
    }


def verzoek(proef: Proef) -> Callable[[], bytes]:
    """Makes the bytes of the POST, with a token of the form."""

    def maak() -> bytes:
        bezoeker = proef.bezoeker("meet-10")
        return bezoeker.vraag("POST", PAD, {"csrfmiddlewaretoken": bezoeker.token(PAD), **formulier(proef)})

    return maak


def contact(proef: Proef) -> list[Meting]:
    """G4."""
    bericht = verzoek(proef)()
    opname = neem_op(proef.bezoeker("meet-10").koekjes, PAD, formulier(proef))
    if "toegang_contact" not in {o.schrijft for o in opname}:
        raise RuntimeError("Het contact is niet vastgelegd.")

    def onze(_ronde: int) -> float:
        antwoord = stuur(proef.poort, bericht)
        if antwoord.status != 302:
            raise RuntimeError(f"Vastleggen gaf {antwoord.status}.")
        return antwoord.seconden

    reeks = om_en_om(
        lambda _r: speel(proef.app, met_nieuwe_sleutels(opname)), onze, proef.maat.duur, eenheid=proef.een_u
    )
    return [
        reeks.meting("G4 contact vastleggen: mediaan in U", Doel(2, 1), reeks.in_u),
        reeks.meting("G4 contact vastleggen: onze / dezelfde SQL kaal", Doel(10, 6)),
    ]


def logkosten(proef: Proef) -> list[Meting]:
    """G7: the same writes with and without the audit line; and the read log of one page."""
    opname = neem_op(proef.bezoeker("meet-10").koekjes, PAD, formulier(proef))
    # The first line is the act's; the look that led to it comes behind, in the same transaction, and stays.
    regel = next(o for o in opname if o.schrijft == "logboek_regel")
    zonder = [o for o in opname if o is not regel]
    reeks = om_en_om(
        lambda _r: speel(proef.app, met_nieuwe_sleutels(zonder)),
        lambda _r: speel(proef.app, met_nieuwe_sleutels(opname)),
        proef.maat.duur,
    )
    return [
        reeks.meting("G7 handeling met logregel / zonder", Doel(1.1, 1.05)),
        _leeslog(proef),
    ]


def _leeslog(proef: Proef) -> Meting:
    """One line in a transaction of its own: what each page pays before its first byte, against U (0.5 ms where U was
    5.9)."""
    log = neem_op(proef.bezoeker("meet-10").koekjes, "/caseload/")[-1:]
    if not log[0].sql.startswith(LEESLOG):
        raise RuntimeError("Een pagina eindigt niet met haar leeslog.")
    reeks = om_en_om(proef.een_u, lambda _r: speel(proef.app, log), proef.maat.duur)
    return reeks.meting("G7 leeslog per pagina, in U", Doel(round(0.5 / PEER_U_MS, 3), round(0.26 / PEER_U_MS, 3)))
