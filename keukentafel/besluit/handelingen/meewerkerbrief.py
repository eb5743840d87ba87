"""The letter to who must pay back too: made with that of the resident, and known from the day it left (Awb 3:41).

Under a key of its own: what the resident was told, and when, never follows from what somebody else was told.
"""

from datetime import date, datetime

from keukentafel.besluit.bronnen_besluit import Beschikking
from keukentafel.besluit.handelingen._hulp import SYSTEEM, briefplek
from keukentafel.besluit.models import Besluit, Meewerker
from keukentafel.besluit.opvragen.meewerkerbrief import SLEUTEL, brieven_aan, meewerkerbron
from keukentafel.besluit.regels.bekendmaking import bekend
from keukentafel.brieven.briefbron import BriefBron
from keukentafel.brieven.handelingen import Deelvraag, Organisatie, brief_naar_buiten
from keukentafel.brieven.models import Brief, Verzending
from keukentafel.brieven.regels import VerzendStand
from keukentafel.delen.woorden import Gegeven, Partner, Waarom
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.termijnen.rekenen import kalenderdag
from keukentafel.organisatie.opvragen.inrichting import feestdagen
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht

GEGEVENS = (Gegeven.FEIT, Gegeven.INDICATIE)
"""What such a letter tells: about whom it is, and what was decided. The share table lets no more through (DEEL-31)."""


def meewerkerbrieven_maken(besluit: Besluit, bron: Beschikking, tot: datetime) -> list[Brief]:
    """One to each; inside a system actor. It can be taken back for as long as the decision can."""
    rijen = Meewerker.objects.filter(terugvordering__besluit=besluit).order_by("gemaakt_op", "id")
    return [
        schrijf_aan(
            rij,
            meewerkerbron(besluit, bron, rij),
            f"{SLEUTEL}:{besluit.pk}:{besluit.versie}:{rij.pk}",
            besluit=besluit,
            maker=str(besluit.opsteller_id or ""),
            uitgaand_na=tot,
        )
        for rij in rijen
    ]


def schrijf_aan(
    rij: Meewerker,
    bron: BriefBron,
    sleutel: str,
    *,
    besluit: Besluit,
    maker: str = "",
    uitgaand_na: datetime | None = None,
) -> Brief:
    """A letter to this one: where the last one went, for an address may have been looked up since."""
    vorige = brieven_aan(rij).exclude(adresregels=[]).order_by("-gemaakt_op").first()
    return brief_naar_buiten(
        actor=SYSTEEM,
        bron=bron,
        aan=Organisatie(Partner.MEEWERKER, rij.naam, tuple(vorige.adresregels if vorige else rij.adresregels)),
        gegevens=GEGEVENS,
        **briefplek(besluit),
        vraag=Deelvraag(waarom=Waarom.BESLISSING),
        sleutel=sleutel,
        maker=maker,
        uitgaand_na=uitgaand_na,
    )


def meewerker_bekendmaken(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: a letter left, or did not after all. Of such a letter, they know it from that day, or do not."""
    match str(gebeurtenis.gegevens.get("sleutel", "")).split(":"):
        case [str(woord), _, _, pk] if woord == SLEUTEL:
            with transactie(SYSTEEM):
                rij = Meewerker.objects.select_for_update().select_related("terugvordering").filter(pk=pk).first()
                if rij:
                    _zet(rij)


def _zet(rij: Meewerker) -> None:
    uit = bekend(_vertrokken(rij), feestdagen())
    op, tot = (uit.op, uit.bezwaar_tot) if uit else (None, None)
    if (op, tot) == (rij.bekendgemaakt_op, rij.bezwaar_tot):
        return
    Meewerker.objects.filter(pk=rij.pk).update(bekendgemaakt_op=op, bezwaar_tot=tot)
    gegevens = {"besluit": str(rij.terugvordering.besluit_id), "meewerker": str(rij.pk)}
    gebeurtenis_melden("meewerker_bekendgemaakt", rij.dossier_id, **gegevens, op=op.isoformat() if op else "")
    logboek.handeling(SYSTEEM, Recht.BRIEF_VERZENDEN.code, rij, bekend=op, bezwaar_tot=tot)


def _vertrokken(rij: Meewerker) -> list[date]:
    """The day of the last sending that arrived, as far as we know (Awb 2:11)."""
    gelukt = Verzending.objects.filter(brief__in=brieven_aan(rij), stand=VerzendStand.VERZONDEN)
    laatste = gelukt.order_by("-verzonden_op").values_list("verzonden_op", flat=True).first()
    return [kalenderdag(laatste)] if laatste else []
