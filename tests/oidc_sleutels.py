"""Keys and tokens of the loopback identity provider: RS256 with `cryptography`, JWS written out by hand.

By hand, because a library refuses to make the broken tokens that the tests need (alg none, a foreign key).
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256


def b64(inhoud: bytes) -> str:
    """Base64url without padding (RFC 7515 §2)."""
    return base64.urlsafe_b64encode(inhoud).rstrip(b"=").decode()


def pkce_uitdaging(verifier: str) -> str:
    """The S256 challenge of a verifier (RFC 7636 §4.2)."""
    return b64(hashlib.sha256(verifier.encode()).digest())


def _json(waarde: dict[str, Any]) -> str:
    return b64(json.dumps(waarde).encode())


@dataclass(frozen=True)
class Sleutel:
    """A signing key with its id."""

    kid: str
    sleutel: RSAPrivateKey

    @classmethod
    def nieuw(cls, kid: str) -> "Sleutel":
        """A fresh key of 2048 bits."""
        return cls(kid, generate_private_key(public_exponent=65537, key_size=2048))

    @property
    def jwk(self) -> dict[str, str]:
        """The public half, as in `jwks`."""
        nummers = self.sleutel.public_key().public_numbers()
        n, e = (b64(getal.to_bytes((getal.bit_length() + 7) // 8, "big")) for getal in (nummers.n, nummers.e))
        return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.kid, "n": n, "e": e}

    def teken(self, claims: dict[str, Any], kid: str | None = None) -> str:
        """A signed token; another `kid` than our own makes a forgery."""
        kop = _json({"alg": "RS256", "typ": "JWT", "kid": kid or self.kid})
        inhoud = f"{kop}.{_json(claims)}"
        return f"{inhoud}.{b64(self.sleutel.sign(inhoud.encode(), PKCS1v15(), SHA256()))}"


def ongetekend(claims: dict[str, Any], kid: str) -> str:
    """A token with `alg: none`, which nobody may accept."""
    return f"{_json({'alg': 'none', 'typ': 'JWT', 'kid': kid})}.{_json(claims)}."
