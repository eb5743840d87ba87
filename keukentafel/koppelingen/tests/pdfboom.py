"""The structure tree of a tagged PDF, read back: what a screen reader says, in the order in which it says it."""

import io
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject


def lees_boom(pdf: bytes) -> list[tuple[str, str]]:
    """(role, text) of every element that holds text itself, first read first."""
    lezer = pypdf.PdfReader(io.BytesIO(pdf))
    teksten = {blad.indirect_reference.idnum: _per_merk(blad) for blad in lezer.pages}
    uit: list[tuple[str, str]] = []
    _loop(lezer.trailer["/Root"]["/StructTreeRoot"], None, teksten, uit)
    return uit


def _loop(knoop: Any, blad: int | None, teksten: dict[int, dict[int, str]], uit: list[tuple[str, str]]) -> None:
    pg = knoop.raw_get("/Pg") if "/Pg" in knoop else None
    blad = pg.idnum if pg is not None else blad
    kinderen = knoop.get("/K", [])
    eigen = ""
    for kind in kinderen if isinstance(kinderen, ArrayObject) else [kinderen]:
        k = kind.get_object()
        if isinstance(k, int):
            eigen += teksten[blad].get(k, "")
        elif isinstance(k, DictionaryObject) and k.get("/Type") == "/MCR":
            bij = k.raw_get("/Pg").idnum if "/Pg" in k else blad
            eigen += teksten[bij].get(k["/MCID"], "")
        elif isinstance(k, DictionaryObject) and "/S" in k:
            if eigen:
                uit.append((knoop["/S"], eigen))
                eigen = ""
            _loop(k, blad, teksten, uit)
    if eigen:
        uit.append((knoop["/S"], eigen))


def _per_merk(blad: Any) -> dict[int, str]:
    """Mark (MCID) -> the text drawn under it. Text under no mark, such as the foot of the page, is left out."""
    merken: list[int | None] = []
    uit: dict[int, str] = {}

    def voor(naam: bytes, waarden: Any, *_: Any) -> None:
        if naam in (b"BDC", b"BMC"):
            eigenschap = waarden[1] if len(waarden) > 1 else {}
            merken.append(eigenschap.get("/MCID") if isinstance(eigenschap, dict) else None)
        elif naam == b"EMC":
            merken.pop()

    def tekst(stuk: str, *_: Any) -> None:
        if merken and merken[-1] is not None and stuk.strip():
            uit[merken[-1]] = uit.get(merken[-1], "") + stuk.strip("\n")

    blad.extract_text(visitor_operand_before=voor, visitor_text=tekst)
    return uit
