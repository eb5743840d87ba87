"""The whole package as one file: the PDF, the data, and every file that goes along. In parts when it is large."""

import tempfile
import zipfile
from contextlib import ExitStack
from typing import IO
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.fouten import NietGevonden
from keukentafel.privacy.models import Inzagepakket
from keukentafel.privacy.opvragen.pakketbestand import bytes_van
from keukentafel.privacy.opvragen.uitvoer import als_json, als_pdf, bestandsnamen, haal_pakket, pdf_delen
from keukentafel.privacy.regels import pakket as rp


def pakket_zip(verzoek_id: UUID, pakket_id: UUID, deel: int = 1) -> IO[bytes]:
    """An open file without a name on the disk: one file of the dossier at a time is in memory.

    The first part holds the PDF and the data. Blokkade when a file changed, went, or may not be opened.
    """
    pakket = haal_pakket(verzoek_id, pakket_id, f"zip {deel}")
    namen = bestandsnamen(pakket)
    stukken = list(pakket.stukken.filter(pk__in=namen).order_by("volgnr").defer("tekst"))
    delen = rp.delen([s.grootte for s in stukken])
    if not 1 <= deel <= len(delen):
        raise NietGevonden("privacy.inzagepakket")
    with ExitStack() as mislukt:
        uit = mislukt.enter_context(tempfile.TemporaryFile())
        with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
            if deel == 1:
                for nr, stuk in enumerate(pdf_delen(pakket), start=1):
                    _schrijf(archief, pakket, f"inzage{f'-{nr}' if nr > 1 else ''}.pdf", als_pdf(pakket, stuk))
                _schrijf(archief, pakket, "inzage.json", als_json(pakket))
            for nr in delen[deel - 1]:
                _, inhoud = bytes_van(stukken[nr])
                _schrijf(archief, pakket, namen[stukken[nr].pk], inhoud)
        uit.seek(0)
        mislukt.pop_all()  # from here on the answer closes it
    return uit


def _schrijf(archief: zipfile.ZipFile, pakket: Inzagepakket, naam: str, inhoud: bytes) -> None:
    """With the moment of gathering: a second time the same bytes."""
    moment = (pakket.verzameld_op or klok.nu()).astimezone(klok.AMSTERDAM)
    info = zipfile.ZipInfo(naam, date_time=moment.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    archief.writestr(info, inhoud)
