"""How to talk with and write to residents: the one read for cards, appointments and letters (REQ-024)."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.regels.communicatie import EIGEN_LIJSTEN, GEWOON, KANALEN, Communicatie, taalnaam
from keukentafel.kern import klok
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen.inrichting import geldig_op, namen_uit
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

Lijsten = Mapping[str, Mapping[str, str]]


def lijsten() -> Lijsten:
    """The lists a municipality may set itself, code -> name; one statement. Its own list replaces the default."""
    rijen = Inrichting.objects.filter(geldig_op(klok.vandaag()), soort__in=EIGEN_LIJSTEN).order_by("volgorde", "naam")
    return met_standaard(namen_uit(rijen.values("soort", "code", "naam")))


def met_standaard(eigen: Lijsten) -> Lijsten:
    """What a municipality set itself, and the default of what it did not."""
    return {**EIGEN_LIJSTEN, **eigen}


def communicatie_van(inwoner: Inwoner, woorden: Lijsten | None = None) -> Communicatie:
    """Of somebody who came through the gate. The lists are asked only when there is a code to put into words."""
    if woorden is None:
        nodig = inwoner.leesniveau not in GEWOON or inwoner.voorkeursplaats
        woorden = lijsten() if nodig else EIGEN_LIJSTEN
    niveau, plaats = inwoner.leesniveau, inwoner.voorkeursplaats
    return Communicatie(
        inwoner=inwoner.pk,
        taal=inwoner.taal,
        taal_naam=taalnaam(inwoner.taal),
        leesniveau=niveau,
        # A code that is no longer on the list keeps its default word, or stays as it is.
        leesniveau_naam=woorden["leesniveau"].get(niveau) or EIGEN_LIJSTEN["leesniveau"].get(niveau, niveau),
        tolk_taal=inwoner.tolk_taal,
        tolk_naam=taalnaam(inwoner.tolk_taal),
        voorkeurskanaal=inwoner.voorkeurskanaal,
        kanaal_naam=KANALEN.get(inwoner.voorkeurskanaal, inwoner.voorkeurskanaal),
        voorkeursplaats=plaats,
        plaats_naam=woorden["gespreksplaats"].get(plaats) or EIGEN_LIJSTEN["gespreksplaats"].get(plaats, plaats),
        digitaal_sinds=inwoner.digitaal_sinds,
        digitaal_bron=inwoner.digitaal_bron,
    )


def communicatie(inwoner_ids: Iterable[UUID]) -> dict[UUID, Communicatie]:
    """Of these residents, as far as this actor may see them; two statements, one look each."""
    mensen = list(poort.zichtbaar(Inwoner, Recht.INWONER_LEZEN).filter(pk__in=list(inwoner_ids)))
    for mens in mensen:
        logboek.kijk(Recht.INWONER_LEZEN.code, mens)
    woorden = lijsten() if mensen else EIGEN_LIJSTEN
    return {mens.pk: communicatie_van(mens, woorden) for mens in mensen}
