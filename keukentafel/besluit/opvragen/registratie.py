"""Whether somebody who is registered as a professional advised or signed (JW-13)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from keukentafel.besluit.models import Besluit, Voorziening
from keukentafel.besluit.regels.registratie import Meekijker, Werktoedeling, vraagt_registratie, werktoedeling
from keukentafel.besluit.regels.soorten import GENOMEN, Besluitsoort
from keukentafel.kern import klok
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.inrichting import Keuze
from keukentafel.organisatie.opvragen.registratie import geregistreerd_op


def registratie_van(
    besluit: Besluit, voorzieningen: Sequence[Voorziening], lijst: Mapping[str, Keuze]
) -> Werktoedeling | None:
    """Of one decision, on the day it was taken or today. Asks the database only where a product asks it."""
    producten = vragend(besluit.wet, voorzieningen, lijst)
    if not producten:
        return None
    mensen = [besluit.opsteller, besluit.toetser, besluit.ondertekenaar, *_adviseerden(besluit)]
    return meegekeken(producten, mensen, besluit.vastgesteld_op or klok.vandaag())


def vragend(wet: str, voorzieningen: Iterable[Voorziening], lijst: Mapping[str, Keuze]) -> list[str]:
    """Names of the products that ask it."""
    return [v.productnaam for v in voorzieningen if (k := lijst.get(v.product)) and vraagt_registratie(wet, k.waarde)]


def meegekeken(producten: Sequence[str], mensen: Iterable[Medewerker | None], op: date) -> Werktoedeling | None:
    """Of these people, on that day."""
    wie = list({m.pk: m for m in mensen if m}.values())
    registers = geregistreerd_op(op, [m.pk for m in wie]) if producten else {}
    return werktoedeling(producten, [Meekijker(m.naam, registers.get(m.pk, "")) for m in wie])


def _adviseerden(besluit: Besluit) -> list[Medewerker]:
    """Who drafted and gave the advice on the same aanvraag (TOE-02)."""
    adviezen = Besluit.objects.filter(aanvraag=besluit.aanvraag_id, soort=Besluitsoort.ADVIES, stand__in=GENOMEN)
    rijen = adviezen.exclude(pk=besluit.pk).select_related("opsteller", "ondertekenaar")
    return [m for advies in rijen for m in (advies.opsteller, advies.ondertekenaar) if m]
