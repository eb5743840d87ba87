"""What the frame around every staff screen shows: names, menu with counts, addresses.

kern draws the frame but knows no later room. A context processor of a later room (bureau) fills a ``Schil`` and puts
it in the template context as ``schil``; a page rendered without one gets the bare frame.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MenuPunt:
    """One line of the side navigation. ``aantal`` 0 draws no badge; ``uitleg`` is what it counts ("nieuw")."""

    naam: str
    icoon: str
    url: str
    aantal: int = 0
    uitleg: str = ""
    actief: bool = False
    toets: str = ""


@dataclass(frozen=True, slots=True)
class Schil:
    """The frame. Empty addresses leave their part out, so a role without search sees no search field."""

    organisatie: str
    naam: str
    onderschrift: str = ""
    menu: tuple[MenuPunt, ...] = ()
    start_url: str = "/"
    zoek_url: str = ""
    suggestie_url: str = ""
    """Answers a POST of what is typed in the search box with options; empty leaves the list out."""
    zoekactie: str = ""
    """Mark that ties the lists of one search together in the log; new with every page."""
    contact_url: str = ""
    profiel_url: str = ""
    uitlog_url: str = ""
    concept_url: str = ""
    """Server draft endpoint, used by textareas whose ``data-concept`` is empty."""
    sessie_url: str = ""
    """A POST here renews the login; empty leaves renewal out."""
    concept_sleutel: str = ""
    """32 bytes in base64: encrypts a draft on the device while the server cannot be reached (UX 5.18)."""
    toetsen: bool = True
    """Single-letter shortcuts on; off is the worker's own choice in the profile (WCAG 2.1.4)."""
    sessie_seconden: int = 0
    """Seconds until the login expires without activity; 0 gives no warning."""
    thema_klasse: str = ""
    thema_url: str = ""
    toegang: str = ""
    """Access for a while, on every page of its dossier: "Noodtoegang tot 14.32 uur"."""
    toegang_einde_url: str = ""
    """A POST here ends that access at once."""

    @property
    def initialen(self) -> str:
        """First letters of the first and last word of the name: "Samira El Amrani" gives "SA"."""
        return initialen(self.naam)


def initialen(naam: str) -> str:
    """At most two capitals of a name, for the round mark beside it. Decoration: the name itself stands next to it."""
    woorden = [w for w in naam.replace("-", " ").split() if w[0].isalpha() and w[0].isupper()] or naam.split()
    letters = [w[0] for w in (woorden[:1] + woorden[1:][-1:])]
    return "".join(letters).upper()
