"""The offer to write a language that a melding heard on the record of the resident: both shown, nothing by itself."""

from dataclasses import dataclass
from datetime import date

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.klok import AMSTERDAM
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Melding
from keukentafel.toegang.opvragen.keuzes import Keuzes
from keukentafel.toegang.regels.taal import op_de_kaart


@dataclass(frozen=True)
class Taalaanbod:
    """What stands on the record, and what it would become."""

    wie: str
    nu: str
    wordt: str
    taal: str
    tolk_taal: str


def taalaanbod(melding: Melding, lijsten: Keuzes) -> Taalaanbod | None:
    """Only for who may write the record, and not when the record was filled in after this melding."""
    inwoner: Inwoner | None = melding.inwoner
    if inwoner is None or _later_gevraagd(inwoner, melding):
        return None
    kaart = {"kaart_taal": inwoner.taal, "kaart_tolk": inwoner.tolk_taal}
    nieuw = op_de_kaart(taal=melding.taal, tolk_nodig=melding.tolk_nodig, **kaart)
    if nieuw is None or not poort.mag(inwoner, Recht.INWONER_SCHRIJVEN):
        return None
    nu = _woorden(lijsten, inwoner.taal or "nl", inwoner.tolk_taal)
    return Taalaanbod(inwoner.naam, nu, _woorden(lijsten, *nieuw), *nieuw)


def _later_gevraagd(inwoner: Inwoner, melding: Melding) -> bool:
    op = inwoner.bron.get("communicatie", {}).get("op", "")
    return bool(op) and date.fromisoformat(op) > melding.gemaakt_op.astimezone(AMSTERDAM).date()


def _woorden(lijsten: Keuzes, taal: str, tolk: str) -> str:
    naam = lijsten.woorden("taal", [taal])
    if not tolk:
        return f"{naam}, geen tolk"
    return f"{naam}, met tolk" if tolk == taal else f"{naam}, met tolk {lijsten.woorden('taal', [tolk])}"
