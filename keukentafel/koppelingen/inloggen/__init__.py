"""Signing in through the municipality's identity provider (OIDC): from claims to a known worker. Pure, no Django."""

from keukentafel.koppelingen.inloggen.claims import (
    OidcEisen,
    OidcGeweigerd,
    OidcIdentiteit,
    OidcReden,
    identiteit_uit_claims,
)
from keukentafel.koppelingen.inloggen.medewerker import BekendeMedewerker, Koppeling, koppel_medewerker

__all__ = [
    "BekendeMedewerker",
    "Koppeling",
    "OidcEisen",
    "OidcGeweigerd",
    "OidcIdentiteit",
    "OidcReden",
    "identiteit_uit_claims",
    "koppel_medewerker",
]
