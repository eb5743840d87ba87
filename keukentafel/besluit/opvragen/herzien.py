"""On which ground a decision changes or ends help, and whether one must be chosen (WMO-15)."""

from collections.abc import Sequence
from dataclasses import dataclass

from keukentafel.besluit.models import Besluit, Voorziening
from keukentafel.besluit.opvragen.zaak import laatste_dag
from keukentafel.besluit.regels import herzien as rh
from keukentafel.besluit.regels.soorten import Besluitsoort


@dataclass(frozen=True, slots=True)
class Grondbeeld:
    """The ground on the page. `code` empty: not chosen yet."""

    code: str
    naam: str
    artikel: str


def vraagt_grond(besluit: Besluit, voorzieningen: Sequence[Voorziening]) -> bool:
    """Asks the database only for a beëindiging: does help stop before the end that was granted?"""
    if not rh.vraagt_grond(besluit.wet, besluit.soort):
        return False
    return besluit.soort != Besluitsoort.BEEINDIGING or rh.eindigt_eerder(_einden(besluit, voorzieningen))


def _einden(besluit: Besluit, voorzieningen: Sequence[Voorziening]) -> list[rh.Einde]:
    eerder = Voorziening.objects.filter(besluit=besluit.vervangt_id, toegekend=True)
    tot = {rij.product: laatste_dag(rij) for rij in eerder}
    return [rh.Einde(rij.van, tot[rij.product]) for rij in voorzieningen if rij.product in tot]


def grondbeeld(besluit: Besluit) -> Grondbeeld | None:
    """None where the law knows no such ground for this kind of decision."""
    if not rh.vraagt_grond(besluit.wet, besluit.soort):
        return None
    grond = besluit.herzieningsgrond
    naam = rh.NAAM_VAN_HERZIENINGSGROND[rh.Herzieningsgrond(grond)] if grond else ""
    return Grondbeeld(grond, naam, f"{rh.artikel(besluit.wet)} onder {grond}" if grond else rh.artikel(besluit.wet))
