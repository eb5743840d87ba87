"""The facts that DOC-01 asks after, of one decision. Read by the page and, as the house itself, by who signs."""

from collections.abc import Sequence
from dataclasses import dataclass

from keukentafel.besluit.models import Besluit, Bezwaar, Klokfeit, Overweging, Voorziening, Zienswijze
from keukentafel.besluit.opvragen.dossierbronnen import heeft_advies
from keukentafel.besluit.opvragen.herzien import vraagt_grond
from keukentafel.besluit.regels import besluitsoorten as bs
from keukentafel.besluit.regels.bezwaarwoorden import GEEFT_ALSNOG
from keukentafel.besluit.regels.herzien import artikel
from keukentafel.besluit.regels.opstellen import Bronsoort, stap_van
from keukentafel.besluit.regels.soorten import Besluitsoort, Feit, Overwegingsoort
from keukentafel.besluit.regels.volledig import Feiten, Gebrek, Gezegd, Product, gebreken
from keukentafel.kern import klok

ZONDER_ADVIES = frozenset({Besluitsoort.ADVIES, Besluitsoort.OP_BEZWAAR})
"""Nobody compares these with the advice on the aanvraag: it is the advice, or it looks anew (Awb 7:11)."""


def gebreken_van(besluit: Besluit) -> list[Gebrek]:
    """Everything that is missing, read now."""
    overwegingen = list(Overweging.objects.filter(besluit=besluit).exclude(tekst=""))
    voorzieningen = list(Voorziening.objects.filter(besluit=besluit).select_related("ondersteuning"))
    zienswijzen = list(Zienswijze.objects.filter(aanvraag_id=besluit.aanvraag_id))
    return gebreken(feiten(besluit, Gelezen(overwegingen, voorzieningen, zienswijzen, advies_van(besluit))))


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What was read beneath a decision; `advies` is product -> outcome, or None where nobody advised."""

    overwegingen: Sequence[Overweging]
    voorzieningen: Sequence[Voorziening]
    zienswijzen: Sequence[Zienswijze]
    advies: dict[str, str] | None = None
    opties: int | None = None
    eerder: Sequence[Voorziening] | None = None
    """Of the decision before it; None: not read yet."""


def advies_van(besluit: Besluit) -> dict[str, str] | None:
    """Product -> what was advised; None where nobody advised."""
    if besluit.soort in ZONDER_ADVIES or (advies := heeft_advies(besluit.aanvraag)) is None:
        return None
    return dict(advies.voorzieningen.values_list("product", "uitkomst"))


def feiten(besluit: Besluit, g: Gelezen) -> Feiten:
    """As the rules know it."""
    aanvraag, producten = besluit.aanvraag, {v.product: v.uitkomst for v in g.voorzieningen}
    hier = [o for o in g.overwegingen if o.bron_soort == Bronsoort.OPSTELLER]
    return Feiten(
        soort=Besluitsoort(besluit.soort),
        wet=besluit.wet,
        orgaan=besluit.orgaan,
        geadresseerde=aanvraag.inwoner.naam,
        ontvangen_op=aanvraag.ontvangen_op,
        producten=[_product(v) for v in g.voorzieningen],
        overwegingen=[Gezegd(stap_van(o.volgorde), Overwegingsoort(o.soort)) for o in g.overwegingen],
        zonder_product=besluit.soort == Besluitsoort.OP_BEZWAAR and not _geeft_alsnog(besluit),
        heeft_voorganger=besluit.vervangt_id is not None,
        zienswijze=bs.zienswijze_grond(Besluitsoort(besluit.soort), wijkt_af=_wijkt_af_van_opgave(g.zienswijzen)),
        gehoord=any(z.gegeven_op or z.afgezien or z.uiterlijk < klok.vandaag() for z in g.zienswijzen),
        persoonlijk_plan=any(o.bron_soort == Bronsoort.PERSOONLIJK_PLAN for o in g.overwegingen),
        wijkt_af_van_advies=g.advies is not None and g.advies != producten,
        afwijking_gemotiveerd=any(o.soort == Overwegingsoort.ADVIES for o in hier),
        opties_getoond=aanvraag.opties.count() if g.opties is None else g.opties,
        heroverwegen=any(v.heroverwegen_op for v in g.voorzieningen),
        vraagt_grond=artikel(besluit.wet) if vraagt_grond(besluit, g.voorzieningen, g.eerder) else "",
        herzieningsgrond=besluit.herzieningsgrond,
        aangevuld=besluit.soort != Besluitsoort.BUITEN_BEHANDELING or _aangevuld(besluit),
        contact=bool(aanvraag.behandelaar_id or besluit.opsteller_id),
    )


def _geeft_alsnog(besluit: Besluit) -> bool:
    """A bezwaar that changes what is given is decided per product; one that does not, needs none.

    What somebody else owes is no help: a bezwaar of who must pay back too is about no product (WMO-16).
    """
    van_inwoner = Bezwaar.objects.filter(besluit_op_bezwaar=besluit, meewerker=None)
    return van_inwoner.filter(gevolg__in=GEEFT_ALSNOG).exists()


def _aangevuld(besluit: Besluit) -> bool:
    """Somebody was asked to complete the aanvraag, and it is known for what (Awb 4:5 lid 1)."""
    gevraagd = Klokfeit.objects.filter(aanvraag=besluit.aanvraag_id, soort=Feit.AANVULLING, vervallen_op=None)
    return gevraagd.exclude(reden="").exists()


def _wijkt_af_van_opgave(zienswijzen: Sequence[Zienswijze]) -> bool:
    """Somebody found that the facts differ from what the applicant told: that is when 4:7 was asked."""
    return any(z.grond == "4:7" for z in zienswijzen)


def _product(v: Voorziening) -> Product:
    doel = v.ondersteuning.doel_id if v.ondersteuning else None
    return Product(
        naam=v.productnaam,
        uitkomst=v.uitkomst,
        vorm=v.vorm,
        van=v.van,
        tot=v.tot,
        aantal=v.aantal is not None,
        aanbieder=v.aanbieder,
        bedrag_cent=v.bedrag_cent,
        doel=doel is not None,
        grond=v.afwijsgrond,
        tarief=bool(v.tarief_cent),
    )
