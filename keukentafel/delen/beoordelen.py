"""The answer of the share table to one question, for these data and with these consents. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from keukentafel.delen.tabel import TABEL, Deelregel
from keukentafel.delen.woorden import NAAM_VAN_WAAROM, Gegeven, Partner, Uitkomst, Waarom
from keukentafel.poort.matrix import Wet

GEEN_REGEL = Deelregel(
    "DEEL-00",
    frozenset(Partner),
    Uitkomst.TOESTEMMING,
    "De wet noemt dit niet. Dan mag het alleen als de inwoner dat goed vindt.",
    "AVG art. 6 lid 1 a",
)

# Reasons that only these parties can have: with another one it is no ground, whatever the table says of that party.
ALLEEN_BIJ = {
    Waarom.ONDERZOEK_RVDK: frozenset({Partner.RVDK}),
    Waarom.VRAAG_GI: frozenset({Partner.GI}),
    Waarom.VORDERING: frozenset({Partner.POLITIE}),
    Waarom.VROEGSIGNAAL: frozenset({Partner.SCHULDHULP, Partner.SIGNAALPARTNER}),
}


def _past_niet(waarom: Waarom) -> Deelregel:
    reden = f"‘{NAAM_VAN_WAAROM[waarom]}’ past niet bij deze ontvanger. Kies de reden die klopt, of een ander."
    return Deelregel("DEEL-00", frozenset(Partner), Uitkomst.NIET, reden, "AVG art. 5 lid 1 b (doelbinding)")


@dataclass(frozen=True, slots=True)
class Antwoord:
    """The answer to "Mag ik dit delen?": for the screen, and as the ground of the share that follows."""

    regel: str
    uitkomst: Uitkomst
    mag: bool
    """With what is there now: the law, or the law and a valid consent."""
    reden: str
    artikel: str
    gegevens: tuple[Gegeven, ...]
    """Of what was asked: what may go along."""
    niet: tuple[Gegeven, ...]
    """Of what was asked: what must stay."""
    doelen: tuple[str, ...] = ()
    """For what the resident gave the consents it leans on: whoever shares sees whether that is this."""


def zoek_regel(partner: Partner, wet: Wet, waarom: Waarom) -> Deelregel:
    """The first row that fits; none when this party cannot have such a reason."""
    if partner not in ALLEEN_BIJ.get(waarom, frozenset(Partner)):
        return _past_niet(waarom)
    return next((regel for regel in TABEL if regel.past(partner, wet, waarom)), GEEN_REGEL)


def beoordeel(
    partner: Partner, wet: Wet, waarom: Waarom, gevraagd: Collection[Gegeven], toegestaan: Collection[Gegeven] = ()
) -> Antwoord:
    """The answer for these data. `toegestaan` is what valid consents of the resident cover for this partner."""
    regel = zoek_regel(partner, wet, waarom)
    ruimte: frozenset[Gegeven] = frozenset()
    if regel.uitkomst in {Uitkomst.MAG, Uitkomst.BEPERKT}:
        ruimte = regel.gegevens
    elif regel.uitkomst is Uitkomst.TOESTEMMING:
        ruimte = frozenset(toegestaan)
    mee = tuple(g for g in Gegeven if g in gevraagd and g in ruimte)
    niet = tuple(g for g in Gegeven if g in gevraagd and g not in ruimte)
    mag = regel.uitkomst is Uitkomst.ANONIEM or (bool(mee) and not niet)
    return Antwoord(regel.code, regel.uitkomst, mag, regel.reden, regel.artikel, mee, niet)
