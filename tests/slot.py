"""A certificate of our own, for servers of tests on this machine."""

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def maak_slot(map_: Path, *, host: str = "127.0.0.1", dagen: int = 2) -> Path:
    """`slot.pem` and `sleutel.pem` in this folder, valid for this host until so many days from now; the certificate."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "proef")])
    nu = datetime.now(UTC)
    bouw = x509.CertificateBuilder().subject_name(naam).issuer_name(naam).public_key(sleutel.public_key())
    bouw = bouw.serial_number(x509.random_serial_number()).not_valid_before(nu - timedelta(days=9))
    bouw = bouw.not_valid_after(nu + timedelta(days=dagen))
    bouw = bouw.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    adres = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))])
    bewijs = bouw.add_extension(adres, critical=False).sign(sleutel, hashes.SHA256())
    (map_ / "slot.pem").write_bytes(bewijs.public_bytes(serialization.Encoding.PEM))
    prive = sleutel.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (map_ / "sleutel.pem").write_bytes(prive)
    return map_ / "slot.pem"
