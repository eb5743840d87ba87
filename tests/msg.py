"""A real Outlook .msg made here: a compound file (MS-CFB) with the streams of MS-OXMSG, all of them small."""

import struct
from collections.abc import Mapping
from typing import Any

VRIJ, EINDE, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, MINI = 512, 64


def _rond(inhoud: bytes, maat: int) -> bytes:
    return inhoud + b"\0" * (-len(inhoud) % maat)


def compound(boom: Mapping[str, Any]) -> bytes:
    """`boom`: name -> bytes (a stream of less than 4096) or a mapping (a storage)."""
    rijen: list[dict[str, Any]] = [{"naam": "Root Entry", "soort": 5, "kind": VRIJ, "buur": VRIJ}]
    ministream, minifat = b"", []

    def leg(takken: Mapping[str, Any]) -> int:
        nonlocal ministream
        vorige, eerste = None, VRIJ
        for naam, inhoud in takken.items():
            nummer = len(rijen)
            rij = {"naam": naam, "soort": 1 if isinstance(inhoud, Mapping) else 2, "kind": VRIJ, "buur": VRIJ}
            rijen.append(rij)
            if vorige is None:
                eerste = nummer
            else:
                vorige["buur"] = nummer
            vorige = rij
            if isinstance(inhoud, Mapping):
                rij["kind"] = leg(inhoud)
                continue
            assert len(inhoud) < 4096
            begin, delen = len(ministream) // MINI, max(1, -(-len(inhoud) // MINI))
            rij |= {"begin": begin, "maat": len(inhoud)}
            minifat.extend([*range(begin + 1, begin + delen), EINDE])
            ministream += _rond(inhoud or b"\0", MINI)
        return eerste

    rijen[0]["kind"] = leg(boom)
    data = _rond(ministream, SECTOR)
    mini = _rond(struct.pack(f"<{len(minifat)}I", *minifat), SECTOR)
    mini += b"\xff" * 0
    mappen = -(-len(rijen) * 128 // SECTOR)
    # Sector 0 holds the FAT (128 sectors is more than enough here), then mini FAT, directory, mini stream.
    nmini, ndata = len(mini) // SECTOR, len(data) // SECTOR
    b_mini, b_map = 1, 1 + nmini
    b_data = b_map + mappen
    fat = [FAT]
    for begin, aantal in ((b_mini, nmini), (b_map, mappen), (b_data, ndata)):
        fat += [*range(begin + 1, begin + aantal), EINDE]
    assert len(fat) <= 128
    fat += [VRIJ] * (128 - len(fat))
    rijen[0] |= {"begin": b_data, "maat": len(ministream)}
    kop = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    kop += struct.pack("<IIIIIIIII", 0, 1, b_map, 0, 4096, b_mini, nmini, EINDE, 0)
    kop += struct.pack("<109I", 0, *[VRIJ] * 108)
    lijst = _rond(b"".join(_rij(r) for r in rijen), SECTOR)
    return kop + struct.pack("<128I", *fat) + mini + lijst + data


def _rij(rij: Mapping[str, Any]) -> bytes:
    naam = rij["naam"].encode("utf-16-le")
    vast = naam + b"\0" * (64 - len(naam)) + struct.pack("<HBB", len(naam) + 2, rij["soort"], 1)
    return (
        vast
        + struct.pack("<III", VRIJ, rij["buur"], rij["kind"])
        + b"\0" * 36
        + struct.pack("<IQ", rij.get("begin", 0), rij.get("maat", 0))
    )


def _eigenschappen(kop: int, **waarden: bytes) -> dict[str, bytes]:
    """Properties that stand in streams of their own, with the list of them."""
    lijst = b"\0" * kop
    uit = {}
    for sleutel, inhoud in waarden.items():
        pid, ptype = int(sleutel[1:5], 16), int(sleutel[5:9], 16)
        extra = 2 if ptype == 0x1F else 0
        lijst += struct.pack("<HHIII", ptype, pid, 6, len(inhoud) + extra, 0)
        uit[f"__substg1.0_{pid:04X}{ptype:04X}"] = inhoud
    return {"__properties_version1.0": lijst, **uit}


def msg(onderwerp: str, tekst: str, koppen: str, bijlagen: Mapping[str, bytes] | None = None) -> bytes:
    """A mail as Outlook saves it."""

    def u(woorden: str) -> bytes:
        return woorden.encode("utf-16-le")

    boom: dict[str, Any] = _eigenschappen(32, p0037001F=u(onderwerp), p007D001F=u(koppen), p1000001F=u(tekst))
    for nr, (naam, inhoud) in enumerate((bijlagen or {}).items()):
        delen = _eigenschappen(8, p37010102=inhoud, p3707001F=u(naam))
        boom[f"__attach_version1.0_#{nr:08X}"] = delen
    return compound(boom)
