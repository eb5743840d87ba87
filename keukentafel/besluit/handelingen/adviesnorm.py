"""Looking at a zwaarwegend advies with the norms of today (REQ-049)."""

from collections.abc import Mapping
from uuid import UUID

from keukentafel.besluit.handelingen._hulp import merk
from keukentafel.besluit.models import Adviestoets, Besluit
from keukentafel.besluit.opvragen.adviesnorm import adviesnormen
from keukentafel.besluit.regels.soorten import Besluitsoort
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.plan.regels.maatwerk import bezwaar_tegen_uitkomsten
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

S = Recht.AANVRAAG_BEHANDELEN


def advies_toetsen(
    *, actor: Actor, besluit_id: UUID, uitkomsten: Mapping[str, str], toelichting: str = ""
) -> Adviestoets:
    """A new row each time, so that it can be followed. It stops nothing."""
    poort.eis(S)
    besluit: Besluit = poort.haal(Besluit, besluit_id, S, voor_wijzigen=True)
    if besluit.soort != Besluitsoort.ADVIES:
        raise Fout("Dit is geen zwaarwegend advies. Alleen een advies leg je naast deze lijst.")
    if bezwaar := bezwaar_tegen_uitkomsten(uitkomsten, {norm.code: norm.naam for norm in adviesnormen()}):
        raise Fout(bezwaar)
    if not uitkomsten:
        raise Fout("Er is nog niets ingevuld. Beantwoord ten minste één norm.")
    toets = Adviestoets(
        **merk(actor, besluit),
        besluit=besluit,
        uitkomsten=dict(uitkomsten),
        toelichting=toelichting.strip(),
        op=klok.vandaag(),
        door_naam=actor.naam,
    )
    toets.save(force_insert=True)
    gebeurtenis_melden("advies_getoetst", besluit.dossier_id, besluit=str(besluit.pk), toets=str(toets.pk))
    logboek.handeling(actor, S.code, toets, nieuw=True)
    return toets
