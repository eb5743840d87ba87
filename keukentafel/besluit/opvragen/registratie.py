"""Whether somebody who is registered as a professional advised or signed (JW-13)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q

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
    """Of one decision, on the day it was taken or today. Asks the database only where a product asks it.

    Who drafted or gave the advice on the same aanvraag counts as well (TOE-02).
    """
    adviezen = Besluit.objects.filter(aanvraag=besluit.aanvraag_id, soort=Besluitsoort.ADVIES, stand__in=GENOMEN)
    ook = Q(medewerker__in=adviezen.values("opsteller")) | Q(medewerker__in=adviezen.values("ondertekenaar"))
    mensen = [besluit.opsteller, besluit.toetser, besluit.ondertekenaar]
    producten = vragend(besluit.wet, voorzieningen, lijst)
    return meegekeken(producten, mensen, besluit.vastgesteld_op or klok.vandaag(), ook)


def vragend(wet: str, voorzieningen: Iterable[Voorziening], lijst: Mapping[str, Keuze]) -> list[str]:
    """Names of the products that ask it."""
    return [v.productnaam for v in voorzieningen if (k := lijst.get(v.product)) and vraagt_registratie(wet, k.waarde)]


def meegekeken(
    producten: Sequence[str], mensen: Iterable[Medewerker | None], op: date, ook: Q | None = None
) -> Werktoedeling | None:
    """Of these people, and whom `ook` adds, on that day; None where no product asks it."""
    if not producten:
        return None
    namen = {m.pk: m.naam for m in mensen if m}
    wie = Q(medewerker__in=list(namen))
    registers = geregistreerd_op(op, wie | ook if ook else wie)
    alle = dict.fromkeys([*namen.values(), *registers])
    return werktoedeling(producten, [Meekijker(naam, registers.get(naam, "")) for naam in alle])
