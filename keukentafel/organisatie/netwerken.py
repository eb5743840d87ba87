"""From which networks somebody works (REQ-163): a rule about the address a request comes from, and no more. Pure.

It knows nothing of the device or of who looks over a shoulder; that is for the device itself and for the reglement.
"""

from collections.abc import Collection, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from keukentafel.organisatie.voorwaarden import IEDEREEN, NIEMAND
from keukentafel.poort.matrix import Rol

OVERAL = "overal"
DICHT, ALLEEN_LEZEN = "dicht", "alleen_lezen"
# Whoever sets this rule can set it right again, from wherever; bound only when named.
NIET_MET_IEDEREEN = frozenset({Rol.FUNCTIONEEL_BEHEER.value})


def bezwaar_tegen_netwerken(waarde: Any) -> str:
    """The check of a setting: ranges with spaces between, "rol:" before one that is for that role alone."""
    zin = f"verwacht {OVERAL}, of netwerken als 10.1.0.0/16 met een spatie ertussen; voor één rol: fg:10.2.0.0/24"
    if waarde == OVERAL:
        return ""
    woorden = waarde.split() if isinstance(waarde, str) else []
    return "" if woorden and all(_goed(woord) for woord in woorden) else zin


def _goed(woord: str) -> bool:
    rol, net = _delen(woord)
    try:
        ip_network(net)
    except ValueError:
        return False
    return not rol or rol in set(Rol)


def _delen(woord: str) -> tuple[str, str]:
    """(role or nothing, range); an IPv6 range has colons of its own."""
    rol, _, net = woord.partition(":")
    return (rol, net) if rol in set(Rol) or (net and not _is_hex(rol)) else ("", woord)


def _is_hex(tekst: str) -> bool:
    return all(teken in "0123456789abcdefABCDEF" for teken in tekst)


def buiten(rollen: Collection[str], adres: str, plek: Mapping[str, str]) -> str:
    """What is left for this actor at this address: everything (""), or `dicht` or `alleen_lezen`.

    `plek` holds the settings plek_netwerken, plek_rollen and plek_buiten as far as the municipality set them.
    """
    netwerken = plek.get("plek_netwerken", OVERAL)
    voor = plek.get("plek_rollen", NIEMAND)
    if netwerken == OVERAL or voor == NIEMAND:
        return ""
    gebonden = set(rollen) - NIET_MET_IEDEREEN if voor == IEDEREEN else set(rollen) & set(voor.split())
    hier = _adres(adres)
    if all(hier is not None and _binnen(hier, rol, netwerken) for rol in gebonden):
        return ""
    return plek.get("plek_buiten", DICHT)


def _adres(adres: str) -> IPv4Address | IPv6Address | None:
    try:
        gelezen = ip_address(adres)
    except ValueError:
        return None
    return getattr(gelezen, "ipv4_mapped", None) or gelezen


def _binnen(hier: IPv4Address | IPv6Address, rol: str, netwerken: str) -> bool:
    """Ranges of the role itself count when there are any, else those for everybody."""
    delen = [_delen(woord) for woord in netwerken.split()]
    eigen = [net for van, net in delen if van == rol] or [net for van, net in delen if not van]
    return any(hier in ip_network(net) for net in eigen)
