"""Why somebody looks without a tie: before it opens (matrix operation R, for an hour), or above the page (AUT-07)."""

from datetime import datetime, timedelta
from uuid import UUID

from keukentafel.dossier.models import Dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.kijkreden import kijkreden_vastleggen
from keukentafel.poort import logboek, poort, regels
from keukentafel.poort.rechten import Recht

MINUTEN = 60
LEZER = Actor.systeem("reden_geven")


def reden_geven(*, actor: Actor, dossier_id: UUID, reden: str) -> datetime:
    """Until when this actor may look into this dossier. The door keeps it in the session; the log keeps the reason.

    Raises NietGevonden for a dossier out of reach of operation R, and for a shielded one.
    """
    poort.eis(Recht.REDEN_GEVEN)
    if len(reden.strip()) < 10:
        raise Fout("Schrijf in een korte zin waarom je dit dossier moet inzien.", veld="reden")
    # A dossier outside the own teams is behind the wall; the rule itself decides here.
    binnen_bereik = regels.voor(actor, Recht.REDEN_GEVEN, Dossier.bescherming)
    with transactie(LEZER):
        dossier = Dossier.objects.filter(binnen_bereik, pk=dossier_id, afgeschermd=False).first()
    if dossier is None:
        logboek.geweigerd(actor, Recht.REDEN_GEVEN.code, "dossier.dossier", dossier_id, "niet gevonden")
        raise NietGevonden("dossier.dossier")
    tot = klok.nu() + timedelta(minutes=MINUTEN)
    gebeurtenis_melden("reden_gegeven", dossier.pk, tot=tot.isoformat())
    logboek.handeling(actor, Recht.REDEN_GEVEN.code, dossier, reden=reden.strip()[:500], tot=tot.isoformat())
    return tot


def dossier_kijkreden_geven(*, actor: Actor, dossier_id: UUID, reden: str, spoor: str) -> None:
    """One tap on the bar above a dossier that one may open anyhow; it opens nothing more."""
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_LEZEN)
    kijkreden_vastleggen(actor=actor, object_=dossier, reden=reden, spoor=spoor)
