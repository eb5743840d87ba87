"""On which ground a decision changes or ends help, and whether one must be chosen (WMO-15)."""

from collections.abc import Sequence
from dataclasses import dataclass

from keukentafel.besluit.models import Besluit, Terugvordering, Voorziening
from keukentafel.besluit.opvragen.zaak import laatste_dag
from keukentafel.besluit.regels import herzien as rh
from keukentafel.besluit.regels.soorten import Besluitsoort
from keukentafel.plan.regels import euro
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class Grondbeeld:
    """The ground on the page. `code` empty: not chosen yet."""

    code: str
    naam: str
    artikel: str
    kan_terug: bool = False
    """Money may be asked back on this ground, after intent was established (WMO-16)."""
    opzet: str = ""
    bedrag: str = ""
    bedrag_cent: int | None = None


def vraagt_grond(
    besluit: Besluit, voorzieningen: Sequence[Voorziening], eerder: Sequence[Voorziening] | None = None
) -> bool:
    """A beëindiging looks at what was granted before (`eerder`, else read): does help stop before its end?"""
    if not rh.vraagt_grond(besluit.wet, besluit.soort):
        return False
    return besluit.soort != Besluitsoort.BEEINDIGING or rh.eindigt_eerder(_einden(besluit, voorzieningen, eerder))


def _einden(
    besluit: Besluit, voorzieningen: Sequence[Voorziening], eerder: Sequence[Voorziening] | None
) -> list[rh.Einde]:
    van_toen = Voorziening.objects.filter(besluit=besluit.vervangt_id) if eerder is None else eerder
    tot = {rij.product: laatste_dag(rij) for rij in van_toen if rij.toegekend}
    return [rh.Einde(rij.van, tot[rij.product]) for rij in voorzieningen if rij.product in tot]


def grondbeeld(besluit: Besluit) -> Grondbeeld | None:
    """None where the law knows no such ground for this kind of decision."""
    if not rh.vraagt_grond(besluit.wet, besluit.soort):
        return None
    grond = besluit.herzieningsgrond
    naam = rh.NAAM_VAN_HERZIENINGSGROND[rh.Herzieningsgrond(grond)] if grond else ""
    waar = f"{rh.artikel(besluit.wet)} onder {grond}" if grond else rh.artikel(besluit.wet)
    if rh.bezwaar_tegen_terugvordering(besluit.wet, besluit.soort, grond):
        return Grondbeeld(grond, naam, waar)
    rij = poort.zichtbaar(Terugvordering, Recht.BESLUITTEKST_LEZEN).filter(besluit=besluit).first()
    if rij is None:
        return Grondbeeld(grond, naam, waar, kan_terug=True)
    bedrag = euro(rij.bedrag_cent) if rij.bedrag_cent else ""
    return Grondbeeld(grond, naam, waar, True, rij.opzet_reden, bedrag, rij.bedrag_cent)
