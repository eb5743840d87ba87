"""The argument is read over and put right; what a save replaces stays, and two writers see both texts."""

from uuid import UUID

from keukentafel.besluit.handelingen._hulp import merk
from keukentafel.besluit.handelingen._opstellen import eis_onbetrokken, eis_onder_de_wet
from keukentafel.besluit.models import Besluit, Overweging, Overwegingversie
from keukentafel.besluit.regels import besluitsoorten as bs
from keukentafel.besluit.regels import opstellen as ops
from keukentafel.besluit.regels.soorten import NAAM_VAN_OVERWEGING, TE_SCHRIJVEN, Overwegingsoort
from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_tekst
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

S = Recht.BESLUITTEKST_SCHRIJVEN


def overweging_schrijven(
    *, actor: Actor, overweging_id: UUID, versie: int, tekst: str, concept: str = ""
) -> Overweging:
    """Other words for one block; empty leaves it out of the letter. Its source stays named. Raises Botsing."""
    poort.eis(S)
    rij: Overweging = poort.haal(Overweging, overweging_id, S, voor_wijzigen=True)
    eis_onbetrokken(rij.besluit)
    eis_te_schrijven(rij.besluit)
    schoon = eis_tekst(tekst, leeg=True)
    if rij.versie != versie:
        raise Botsing(rij, {"tekst": schoon})
    if rij.tekst != schoon:
        _versie(actor, rij)
        bewaar_met_versie(rij, actor=actor, versie=versie, tekst=schoon)
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    gebeurtenis_melden("overweging_geschreven", rij.dossier_id, besluit=str(rij.besluit_id))
    logboek.handeling(actor, S.code, rij, versie=rij.versie)
    return rij


def overweging_toevoegen(
    *, actor: Actor, besluit_id: UUID, stap: int, soort: str, tekst: str, concept: str = ""
) -> Overweging:
    """A sentence that no piece of the dossier says: its source is whoever writes it here."""
    poort.eis(S)
    besluit: Besluit = poort.haal(Besluit, besluit_id, Recht.AANVRAAG_LEZEN)
    eis_onder_de_wet(actor, besluit)
    eis_onbetrokken(besluit)
    if not bs.motiveert_later(besluit.soort, besluit.stand):
        eis_te_schrijven(besluit)
    eis_keuze(soort, {k.value: naam for k, naam in NAAM_VAN_OVERWEGING.items()}, "soort")
    if stap not in {regel.stap for regel in ops.stappen(besluit.wet)}:
        raise Fout("Deze plek is er niet onder deze wet. Kies een andere.", veld="stap")
    rij = Overweging(
        **merk(actor, besluit, wet=True), besluit=besluit, soort=Overwegingsoort(soort), tekst=eis_tekst(tekst),
        volgorde=_achteraan(besluit, ops.Stap(stap)), bron_soort=ops.Bronsoort.OPSTELLER, bron_naam=actor.naam,
    )  # fmt: skip
    rij.save(force_insert=True)
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    gebeurtenis_melden("overweging_geschreven", rij.dossier_id, besluit=str(besluit.pk))
    logboek.handeling(actor, S.code, rij, nieuw=True)
    return rij


def eis_te_schrijven(besluit: Besluit) -> None:
    """While it is a draft; what lies before who decides is taken back first."""
    if besluit.stand not in TE_SCHRIJVEN:
        raise Fout("Deze tekst ligt ter beslissing of is al besloten. Haal het besluit eerst terug.")


def _achteraan(besluit: Besluit, stap: ops.Stap) -> int:
    plekken = Overweging.objects.filter(besluit=besluit).values_list("volgorde", flat=True)
    return 1 + max((p for p in plekken if ops.stap_van(p) == stap), default=ops.plek(stap, 0))


def _versie(actor: Actor, rij: Overweging) -> None:
    Overwegingversie(
        **merk(actor, rij.besluit, wet=True), item=rij, versie=rij.versie, velden={"tekst": rij.tekst},
        door_naam=actor.naam,
    ).save(force_insert=True)  # fmt: skip
