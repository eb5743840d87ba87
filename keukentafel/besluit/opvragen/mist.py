"""What a decision still misses, for the page: the content of the law, the letter, and what nobody answered yet."""

from collections.abc import Mapping

from keukentafel.besluit.models import Besluit
from keukentafel.besluit.opvragen.volledig import Gelezen, feiten
from keukentafel.besluit.opvragen.wetswacht import open_vragen
from keukentafel.besluit.regels.soorten import Besluitstand
from keukentafel.besluit.regels.volledig import Gebrek, gebreken
from keukentafel.organisatie.opvragen.inrichting import Keuze

KLAAR = frozenset({Besluitstand.BEKEND, Besluitstand.INGETROKKEN})


def mist_nog(besluit: Besluit, g: Gelezen, bekend: Mapping[str, Keuze], *, verborgen: bool) -> tuple[Gebrek, ...]:
    """First what stops the signature; of an argument that one does not read (`verborgen`) nothing is said."""
    if besluit.stand in KLAAR:
        return ()
    wet = [
        Gebrek(f"wet-{b.weigering.code}", f"{b.productnaam}: {b.weigering.reden} {b.weigering.uitweg}", "#uitkomst")
        for b in open_vragen(g.voorzieningen, besluit.wet, bekend)
    ]
    return tuple(m for m in [*gebreken(feiten(besluit, g)), *wet] if not verborgen or m.plaats == "#uitkomst")
