"""Everybody is heard, children too: when, how, and in their own words (REQ-019)."""

from datetime import date
from uuid import UUID

from keukentafel.dossier import regels_vraag as rv
from keukentafel.dossier.handelingen._hulp import eis_tekst
from keukentafel.dossier.handelingen._vraag import S, dossier_van, eis_lijst, schrijf, wet_hier
from keukentafel.dossier.models.vraag import Inbreng
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek

LEZERS = {Publiek.TEAM.value: "mijn team", Publiek.BETROKKENEN.value: "alleen wie betrokken is"}


def inbreng_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID,
    inwoner_id: UUID,
    wijze: str,
    tekst: str = "",
    gehoord_op: date | None = None,
    publiek: str = Publiek.TEAM,
    concept: str = "",
) -> Inbreng:
    """One member was heard: an item of its own, about that member alone. "Wil nu niet" needs no words."""
    dossier = dossier_van(actor, dossier_id, inwoner_id)
    eis_lijst(wijze, {str(k): n for k, n in rv.NAAM_VAN_WIJZE.items()}, "wijze")
    eis_lijst(publiek, LEZERS, "publiek")
    dag = gehoord_op or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} ligt in de toekomst. Kies de dag waarop je luisterde.", veld="gehoord_op")
    rij = schrijf(
        Inbreng,
        actor,
        dossier,
        inwoner_id,
        wet=wet_hier(actor, dossier),
        publiek=str(publiek),
        wijze=str(wijze),
        tekst=eis_tekst(tekst, leeg=wijze == rv.Inbrengwijze.NIET),
        gehoord_op=dag,
    )
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    gebeurtenis_melden("inbreng_vastgelegd", dossier.pk, inbreng=str(rij.pk), wijze=str(wijze))
    logboek.handeling(actor, S.code, rij, wijze=str(wijze))
    return rij


def inbreng_intrekken(*, actor: Actor, inbreng_id: UUID, reden: str) -> Inbreng:
    """Struck out with a reason; it stays readable as such. Twice is once."""
    poort.eis(S)
    rij = poort.haal(Inbreng, inbreng_id, S, voor_wijzigen=True)
    if rij.ingetrokken_op:
        return rij
    if not reden.strip():
        raise Fout("Schrijf kort op waarom je dit doorhaalt. De tekst blijft leesbaar.", veld="reden")
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, ingetrokken_op=klok.nu(), ingetrokken_reden=reden.strip())
    logboek.handeling(actor, S.code, rij, ingetrokken=True)
    return rij
