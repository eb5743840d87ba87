"""Which worker is it? From an identity to one known worker, without ever making an account by itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from keukentafel.koppelingen.inloggen.claims import OidcGeweigerd, OidcIdentiteit, OidcReden


@dataclass(frozen=True, slots=True, kw_only=True)
class BekendeMedewerker:
    """A worker as far as needed here. `sleutel` is ours; `uitgever` and `onderwerp` are None before the first time."""

    sleutel: str
    email: str
    actief: bool = True
    uitgever: str | None = None
    onderwerp: str | None = None


@dataclass(frozen=True, slots=True)
class Koppeling:
    """The worker, and whether the tie is new: then the caller stores issuer and subject, in the act that logs it."""

    sleutel: str
    is_nieuw: bool


def koppel_medewerker(identiteit: OidcIdentiteit, bekenden: Iterable[BekendeMedewerker]) -> Koppeling:
    """By issuer and subject; only the first time by mail address, and only for a worker not yet tied to another.

    A mail address can pass to a colleague later; a subject cannot. Raises `OidcGeweigerd` (unknown, left, doubtful);
    the person always reads the same text.
    """
    lijst = list(bekenden)
    eigen = [m for m in lijst if (m.uitgever, m.onderwerp) == (identiteit.uitgever, identiteit.onderwerp)]
    kandidaten = eigen or [m for m in lijst if m.onderwerp is None and m.email.lower() == identiteit.email]
    actief = [medewerker for medewerker in kandidaten if medewerker.actief]
    if len(actief) == 1:
        return Koppeling(actief[0].sleutel, is_nieuw=not eigen)
    reden = OidcReden.DUBBEL if actief else OidcReden.UIT_DIENST if kandidaten else OidcReden.ONBEKEND
    raise OidcGeweigerd(reden, "Je hebt hier geen account. Vraag functioneel beheer om je toe te voegen.")
