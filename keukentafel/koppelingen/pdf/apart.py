"""A PDF made in a process of its own: a hundred letters take some 250 MB, and that is given back when it ends.

Made within a long-lived process, typst's memory of what it worked out grows to five times that. The process gets the
text over its standard input, never on the command line or in a file, and gives the PDF back.
"""

import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime

from keukentafel.koppelingen.pdf import PdfFout, Stuk, als_gegevens, zet

GEDULD_S = 300


def maak_pdf_apart(titel: str, stukken: Sequence[Stuk], *, gemaakt_op: datetime) -> bytes:
    """As `maak_pdf`, byte for byte."""
    invoer = f"{gemaakt_op.isoformat()}\n{als_gegevens(titel, stukken)}"
    opdracht = [sys.executable, "-m", "keukentafel.koppelingen.pdf.apart"]
    try:
        klaar = subprocess.run(opdracht, input=invoer.encode(), capture_output=True, check=False, timeout=GEDULD_S)
    except subprocess.TimeoutExpired:
        raise PdfFout(f"De PDF is niet gemaakt: het duurde langer dan {GEDULD_S} seconden.") from None
    if klaar.returncode:
        raise PdfFout(klaar.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2])
    return klaar.stdout


def main() -> int:
    """The other side: the first line is the moment, the rest what to set."""
    moment, _, gegevens = sys.stdin.buffer.read().decode().partition("\n")
    try:
        pdf = zet(gegevens, datetime.fromisoformat(moment))
    except PdfFout as fout:
        sys.stderr.write(f"{fout}\n")
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
