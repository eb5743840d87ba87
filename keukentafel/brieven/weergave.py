"""One letter, three forms: PDF, plain text and (template `_brief.html`) HTML. All three show the same Stuk."""

from collections.abc import Sequence
from datetime import datetime

from keukentafel.brieven.regels.tekst import als_tekst
from keukentafel.koppelingen.pdf import maak_pdf
from keukentafel.koppelingen.pdf.apart import maak_pdf_apart
from keukentafel.koppelingen.pdf.stuk import Stuk


def tekst(stuk: Stuk) -> str:
    """Plain text, as in an e-mail."""
    gegevens = "\n".join(f"{naam}: {waarde}" for naam, waarde in stuk.gegevens)
    delen = ["\n".join(stuk.afzender), "\n".join(stuk.adres), gegevens, stuk.titel, als_tekst(stuk.blokken), stuk.voet]
    return "\n\n".join(deel for deel in delen if deel) + "\n"


def pdf(titel: str, stukken: Sequence[Stuk], gemaakt_op: datetime) -> bytes:
    """Tagged PDF/UA-1."""
    return maak_pdf(titel, stukken, gemaakt_op=gemaakt_op)


def pdf_apart(titel: str, stukken: Sequence[Stuk], gemaakt_op: datetime) -> bytes:
    """The same in a process of its own: what many letters take of memory is given back."""
    return maak_pdf_apart(titel, stukken, gemaakt_op=gemaakt_op)
