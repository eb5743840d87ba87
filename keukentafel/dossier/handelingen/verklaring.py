"""The resident's own statement goes beside a piece. The request for it is handled in privacy, as a system."""

from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_tekst, merk
from keukentafel.dossier.models import Dossier, Eigenverklaring
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

S = Recht.VERZOEK_BEHANDELEN


def verklaring_toevoegen(
    *, actor: Actor, stuk_id: UUID, naam: str, dossier: Dossier, wet: str, publiek: str, inwoner: Inwoner, woorden: str
) -> Eigenverklaring:
    """Beside this piece, for who may read the piece. The words are kept as they were said."""
    poort.eis(S)
    rij = Eigenverklaring(
        **merk(actor, dossier),
        wet=wet,
        publiek=publiek,
        stuk_id=stuk_id,
        stuk_naam=naam,
        inwoner=inwoner,
        woorden=eis_tekst(woorden, veld="verklaring"),
        op=klok.vandaag(),
    )
    rij.save(force_insert=True)
    gebeurtenis_melden("verklaring_toegevoegd", dossier.pk, stuk=str(stuk_id))
    logboek.handeling(actor, S.code, rij, stuk=str(stuk_id))
    return rij
