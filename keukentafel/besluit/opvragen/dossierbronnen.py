"""What the dossier says for one aanvraag: the pieces a decision is drafted from (REQ-074, REQ-075).

Read as the house itself, inside an act that passed the gate: a backoffice that may not read the story still gets a
complete draft, and reads of it what its own rights allow. Only finished pieces for the whole team, under the law of the
aanvraag or under none; what is about others stays out (regels.opstellen.waarom_niet).
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from keukentafel.besluit.models import (
    Aanvraag,
    Aanvraagtekst,
    Besluit,
    Getoondeoptie,
    Overweging,
    Voorziening,
    Zienswijze,
)
from keukentafel.besluit.regels.opstellen import Bron, Bronsoort
from keukentafel.besluit.regels.soorten import GENOMEN, NAAM_VAN_VORM, Besluitsoort, Vorm
from keukentafel.besluit.regels.uitkomst import Besliste, zinnen
from keukentafel.dossier.models import Document, Gespreksverslag
from keukentafel.dossier.models.vraag import Inbreng, Leefgebiednotitie, Netwerkpersoon, Verkenning
from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.plan.models import Analyse, Doel, Ondersteuning, Planadvies
from keukentafel.poort.matrix import Publiek, Wet

PLAN_DOCUMENT = "persoonlijk_plan"


def bronnen_van(aanvraag: Aanvraag) -> list[Bron]:
    """In the order in which they count when two say the same."""
    return [
        *_aanvraag(aanvraag),
        *_verslagen(aanvraag),
        *_vraag(aanvraag),
        *_papieren(aanvraag),
        *_plan(aanvraag),
        *_adviezen(aanvraag),
        *zienswijzebronnen(aanvraag),
        *_opties(aanvraag),
    ]


def _stukken(model: Any, aanvraag: Aanvraag) -> Any:
    """Rows of the dossier that a decision under this law may be drafted from."""
    rijen = model.objects.filter(dossier_id=aanvraag.dossier_id, wet__in=[aanvraag.wet, Wet.ALGEMEEN])
    return rijen.filter(publiek=Publiek.TEAM).prefetch_related("over").order_by("gemaakt_op")


def _bron(soort: Bronsoort, naam: str, rij: Any, *velden: str, versie: int | None = None, **meer: Any) -> Bron:
    return Bron(
        soort=soort,
        naam=naam,
        velden={veld: getattr(rij, veld) for veld in velden},
        id=rij.pk,
        versie=versie or getattr(rij, "versie", None),
        wet=rij.wet,
        over=frozenset(i.pk for i in rij.over.all()) if hasattr(rij, "over") else frozenset(),
        **meer,
    )


def _dag(moment: Any) -> str:
    return datum_gewoon(moment.astimezone(klok.AMSTERDAM).date() if hasattr(moment, "tzinfo") else moment)


def _aanvraag(aanvraag: Aanvraag) -> Iterable[Bron]:
    naam = f"Aanvraag van {datum_gewoon(aanvraag.ontvangen_op)}"
    for rij in Aanvraagtekst.objects.filter(aanvraag=aanvraag):
        velden = {"vraag": rij.vraag, "toelichting": rij.toelichting}
        yield Bron(Bronsoort.AANVRAAG, naam, velden, id=aanvraag.pk, wet=aanvraag.wet)


def _verslagen(aanvraag: Aanvraag) -> Iterable[Bron]:
    """Finished reports of the time that counts; a report that says nothing new is left out by the rules."""
    vanaf = aanvraag.ontvangen_op - timedelta(days=instelling("besluit_bron_dagen"))
    rijen = _stukken(Gespreksverslag, aanvraag).filter(stand="klaar", gesprek_op__gte=vanaf).order_by("gesprek_op")
    for rij in rijen:
        naam = f"{rij.titel} van {datum_gewoon(rij.gesprek_op)}"
        velden = ("eigen_woorden", "tekst", "afspraken", "reactie_inwoner")
        yield _bron(Bronsoort.VERSLAG, naam, rij, *velden, versie=rij.uitgave)


def _vraag(aanvraag: Aanvraag) -> Iterable[Bron]:
    """The vraagverheldering of this person: the own question, the leefgebieden, the network, what was heard."""
    van_persoon = {"inwoner_id": aanvraag.inwoner_id}
    for rij in _stukken(Verkenning, aanvraag).filter(**van_persoon):
        naam = f"Vraagverheldering van {_dag(rij.gewijzigd_op)}"
        yield _bron(Bronsoort.VERKENNING, naam, rij, "eigen_woorden", "achter_de_vraag", "wensen")
    for rij in _stukken(Leefgebiednotitie, aanvraag).filter(**van_persoon):
        yield _bron(Bronsoort.LEEFGEBIED, f"Leefgebieden, {_dag(rij.gewijzigd_op)}", rij, "tekst")
    for rij in _stukken(Netwerkpersoon, aanvraag).filter(**van_persoon, tot=None):
        wie = rij.naam + (f" ({rij.relatie})" if rij.relatie else "")
        velden = {"doet": f"{wie}: {rij.doet}" if rij.doet else "", "kan": f"{wie} kan: {rij.kan}" if rij.kan else ""}
        yield Bron(Bronsoort.NETWERK, f"Netwerk, {_dag(rij.gewijzigd_op)}", velden, rij.pk, rij.versie, rij.wet)
    for rij in _stukken(Inbreng, aanvraag).filter(**van_persoon, ingetrokken_op=None):
        yield _bron(Bronsoort.INBRENG, f"Gehoord op {datum_gewoon(rij.gehoord_op)}", rij, "tekst")


def _papieren(aanvraag: Aanvraag) -> Iterable[Bron]:
    rijen = _stukken(Document, aanvraag).filter(documentsoort=PLAN_DOCUMENT, actueel=True, doorgehaald_op=None)
    for rij in rijen.defer("inhoud"):
        naam = f"Persoonlijk plan, ontvangen op {_dag(rij.ontvangen_op)}"
        yield _bron(Bronsoort.PERSOONLIJK_PLAN, naam, rij, "titel", versie=rij.volgnr)


def _plan(aanvraag: Aanvraag) -> Iterable[Bron]:
    for rij in _stukken(Analyse, aanvraag):
        yield _bron(Bronsoort.ANALYSE, f"Analyse van {_dag(rij.gewijzigd_op)}", rij, "tekst")
    for rij in _stukken(Doel, aanvraag).filter(stand="loopt"):
        yield _bron(Bronsoort.DOEL, f"Doel in het plan, {_dag(rij.gewijzigd_op)}", rij, "resultaat")
    for rij in _stukken(Ondersteuning, aanvraag).filter(stand="loopt"):
        naam = f"Hulp in het plan, {_dag(rij.gewijzigd_op)}"
        velden = ("wat", "afweging", "waarom_niet_lichter")
        yield _bron(Bronsoort.ONDERSTEUNING, naam, rij, *velden, trede=rij.trede)
    for rij in _stukken(Planadvies, aanvraag):
        naam = f"Advies van {rij.van}, {datum_gewoon(rij.op)}"
        yield _bron(Bronsoort.PLANADVIES, naam, rij, "tekst", "gevolg_waarom")


def _adviezen(aanvraag: Aanvraag) -> Iterable[Bron]:
    """The zwaarwegend advies that was given: what it advises per product, and what its writer added (Awb 3:49)."""
    if (advies := heeft_advies(aanvraag)) is None:
        return
    naam = f"Zwaarwegend advies van {datum_gewoon(advies.vastgesteld_op or aanvraag.ontvangen_op)}"
    uitkomsten = [" ".join(zinnen(besliste(v))) for v in advies.voorzieningen.order_by("gemaakt_op")]
    zelf = Overweging.objects.filter(besluit=advies, bron_soort=Bronsoort.OPSTELLER).exclude(tekst="")
    for tekst in [*uitkomsten, *zelf.order_by("volgorde").values_list("tekst", flat=True)]:
        yield Bron(Bronsoort.ADVIES, naam, {"tekst": tekst}, advies.pk, advies.versie, advies.wet)


def besliste(v: Voorziening, *, stopt: bool = False) -> Besliste:
    """As the sentences of the letter know it."""
    velden = ("uitkomst", "vorm", "aantal", "eenheid", "per", "van", "tot", "aanbieder", "bedrag_cent")
    return Besliste(v.productnaam, **{veld: getattr(v, veld) for veld in velden}, stopt=stopt)


def zienswijzebronnen(aanvraag: Aanvraag) -> Iterable[Bron]:
    for rij in Zienswijze.objects.filter(aanvraag=aanvraag, gegeven_op__isnull=False).exclude(tekst=""):
        naam = f"Zienswijze van {datum_gewoon(rij.gegeven_op)}"
        yield Bron(Bronsoort.ZIENSWIJZE, naam, {"tekst": rij.tekst}, rij.pk, wet=rij.wet)


def _opties(aanvraag: Aanvraag) -> Iterable[Bron]:
    """What was shown and chosen or not; one without a reason says nothing in the argument."""
    for rij in Getoondeoptie.objects.filter(aanvraag=aanvraag).exclude(reden=""):
        wat = f"{rij.productnaam}, {NAAM_VAN_VORM[Vorm(rij.vorm)].lower()}"
        zin = f"U koos voor {wat}: {rij.reden}" if rij.gekozen else f"{wat} is het niet geworden: {rij.reden}"
        veld = "gekozen" if rij.gekozen else "afgewezen"
        naam = f"Keuzes van {datum_gewoon(rij.getoond_op)}"
        yield Bron(Bronsoort.OPTIE, naam, {veld: zin}, rij.pk, wet=aanvraag.wet)


def heeft_advies(aanvraag: Aanvraag) -> Besluit | None:
    """The zwaarwegend advies that was given on this aanvraag, or nothing."""
    gegeven = Besluit.objects.filter(aanvraag=aanvraag, soort=Besluitsoort.ADVIES, stand__in=GENOMEN)
    return gegeven.order_by("-vastgesteld_op", "-gemaakt_op").first()
