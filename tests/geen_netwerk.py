"""Tests reach this machine only. Everything else is an error, not a slow success on a developer's laptop."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

_connect, _connect_ex, _sendto, _getaddrinfo = (
    socket.socket.connect,
    socket.socket.connect_ex,
    socket.socket.sendto,
    socket.getaddrinfo,
)


class NetwerkInTest(RuntimeError):
    """A test wanted to leave the machine."""


def _eis_eigen_machine(host: Any) -> None:
    naam = host.decode() if isinstance(host, bytes) else str(host)
    if naam in ("", "None", "localhost"):
        return
    try:
        lokaal = ipaddress.ip_address(naam.partition("%")[0]).is_loopback
    except ValueError:
        lokaal = naam.endswith(".localhost")
    if not lokaal and naam != "0.0.0.0":
        raise NetwerkInTest(f"Een test zoekt verbinding met {naam}; tests blijven op deze machine.")


def _let_op(familie: int, adres: Any) -> None:
    if familie in (socket.AF_INET, socket.AF_INET6):
        _eis_eigen_machine(adres[0])


def sluit_netwerk_af() -> None:
    """Guard connect, connect_ex, sendto and name look-ups of this process. libpq and the browser have their own."""

    def connect(self: socket.socket, adres: Any) -> None:
        _let_op(self.family, adres)
        _connect(self, adres)

    def connect_ex(self: socket.socket, adres: Any) -> int:
        _let_op(self.family, adres)
        return _connect_ex(self, adres)

    def sendto(self: socket.socket, gegevens: Any, *rest: Any) -> int:
        _let_op(self.family, rest[-1])
        return _sendto(self, gegevens, *rest)

    def getaddrinfo(host: Any, *rest: Any, **opties: Any) -> Any:
        _eis_eigen_machine(host)
        return _getaddrinfo(host, *rest, **opties)

    socket.socket.connect = connect  # type: ignore[method-assign]  # on purpose
    socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]  # on purpose
    socket.socket.sendto = sendto  # type: ignore[method-assign,assignment]  # on purpose
    socket.getaddrinfo = getaddrinfo  # type: ignore[assignment]  # on purpose
