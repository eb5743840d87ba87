"""Scores per person and leefgebied, repeatable in time (REQ-017). A row is never changed; the latest counts."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from keukentafel.dossier import regels_vraag as rv
from keukentafel.dossier.handelingen._vraag import S, dossier_van, schrijf, wet_hier
from keukentafel.dossier.models.vraag import Score
from keukentafel.dossier.opvragen.leefgebieden import laatste_scores, vraaginrichting
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import logboek


def scores_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID,
    inwoner_id: UUID,
    instrument: str,
    gekozen: Mapping[str, rv.Keuze],
    gemeten_op: date | None = None,
) -> list[Score]:
    """What was chosen together, on one day. `zelfde` copies the earlier number of a leefgebied, confirmed one by one.

    A leefgebied without a choice gets no row.
    """
    dossier = dossier_van(actor, dossier_id, inwoner_id)
    inrichting = vraaginrichting()
    soort = inrichting.instrument(instrument)
    if soort.code != instrument:
        raise Fout(f"‘{instrument}’ is geen instrument dat nu in gebruik is.", veld="instrument")
    dag = gemeten_op or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} ligt in de toekomst. Kies vandaag of een dag ervoor.", veld="gemeten_op")
    onbekend = sorted(set(gekozen) - set(soort.gebieden))
    if onbekend:
        raise Fout(f"‘{onbekend[0]}’ hoort niet bij {soort.naam}.")
    eerder = laatste_scores(dossier.pk, inwoner_id, instrument)
    try:
        nieuw = rv.nieuwe_scores(soort, gekozen, {code: score.cijfer for code, score in eerder.items()})
    except ValueError as fout:
        raise Fout(str(fout)) from None
    if not nieuw:
        raise Fout("Er is nog niets gekozen. Kies bij ten minste één leefgebied een cijfer, of bevestig het eerdere.")
    rijen = []
    for code, (cijfer, overgenomen) in nieuw.items():
        gebied = inrichting.gebied(code)
        rijen.append(
            schrijf(
                Score,
                actor,
                dossier,
                inwoner_id,
                wet=wet_hier(actor, dossier, gebied.wet),
                publiek=gebied.publiek,
                instrument=instrument,
                gebied=code,
                cijfer=cijfer,
                overgenomen=overgenomen,
                gemeten_op=dag,
            )
        )
    gebeurtenis_melden("scores_vastgelegd", dossier.pk, inwoner=str(inwoner_id), instrument=instrument)
    logboek.handeling(actor, S.code, rijen[0], aantal=len(rijen), instrument=instrument)
    return rijen
