"""A restricted piece and the kinds of data of a share (AVG art. 18). Pure.

A share names kinds, not pieces, so the house cannot leave one piece out of it. It can say which kinds hold such a
piece, and ask whoever shares to leave that out. Text of people may hold anything: it is in every kind of story.
"""

from collections.abc import Collection, Iterable

from keukentafel.delen.beoordelen import Antwoord
from keukentafel.delen.woorden import Gegeven, Uitkomst

# Shares that a restriction does not stop: danger, the rights of another person, and a claim in law (AVG art. 18 lid 2).
ONDANKS_BEPERKING = frozenset({"DEEL-13", "DEEL-15", "DEEL-16", "DEEL-31"})
_KAART = frozenset({"inwoner.inwoner", "inwoner.adres"})
_GEZIN = frozenset(
    {
        "inwoner.huishoudlid",
        "inwoner.relatie",
        "inwoner.vertegenwoordiging",
        "dossier.netwerkpersoon",
        "dossier.netwerkvraag",
    }
)
_VERHAAL = frozenset(Gegeven) - {Gegeven.FEIT, Gegeven.CONTACT, Gegeven.GEZIN}


def gegevens_van(soort: str) -> frozenset[Gegeven]:
    """The kinds of data in which a piece of this noun may go along. What nobody placed is story."""
    if soort in _KAART:
        return frozenset({Gegeven.CONTACT})
    return frozenset({Gegeven.GEZIN}) if soort in _GEZIN else _VERHAAL


def geraakt(soorten: Iterable[str], gegevens: Collection[str]) -> tuple[Gegeven, ...]:
    """Which of these kinds hold a restricted piece, in the order of the screen."""
    binnen = frozenset().union(*(gegevens_van(soort) for soort in soorten))
    return tuple(g for g in Gegeven if g in binnen and g in set(gegevens))


def vraagt_weglaten(antwoord: Antwoord) -> bool:
    """Consent and danger let restricted data through; everything else leaves them out."""
    return antwoord.uitkomst is not Uitkomst.TOESTEMMING and antwoord.regel not in ONDANKS_BEPERKING
