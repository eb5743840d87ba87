"""The division of tasks: written down, and asked for as soon as somebody else joins (REQ-059). It never blocks."""

from collections.abc import Sequence
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_tekst, merk, over_werkdagen
from keukentafel.dossier.models import Dossier
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Taak
from keukentafel.organisatie.opvragen import instelling
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import S, open_dossier
from keukentafel.plan.handelingen.regie import open_regie
from keukentafel.plan.models import Taakverdeling
from keukentafel.plan.opvragen.mensen import taakverdeling
from keukentafel.poort import logboek

TAAK = "taakverdeling"


def taakverdeling_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID,
    afspraken: Sequence[regels.Taakregel],
    opmerking: str = "",
    vorige_id: UUID | None = None,
) -> Taakverdeling:
    """Who does what by when, from now on. `vorige_id` is the one the screen showed; what was asked is done."""
    dossier = open_dossier(dossier_id)
    laatste = laatste_taakverdeling(dossier.pk)
    if laatste is not None and laatste.pk != vorige_id:
        raise Fout(
            f"{laatste.auteur_naam} legde intussen ook een taakverdeling vast. Jouw tekst staat hieronder nog;"
            " kijk eerst wat er nu staat en bewaar dan opnieuw."
        )
    goed = [regels.Taakregel(eis_tekst(a.wie), eis_tekst(a.wat), a.uiterlijk) for a in afspraken if a.wat.strip()]
    if not goed:
        raise Fout("Schrijf bij minstens één persoon op wat die doet.")
    rij = Taakverdeling(
        **merk(actor, dossier),
        regels=[a.als_json() for a in goed],
        opmerking=eis_tekst(opmerking, leeg=True, veld="opmerking"),
        auteur_naam=actor.naam,
    )
    rij.save(force_insert=True)
    taken_vervallen(actor=actor, soort=TAAK, onderwerp_id=dossier.pk)
    gebeurtenis_melden("taakverdeling_vastgelegd", dossier.pk, taakverdeling=str(rij.pk))
    logboek.handeling(actor, S.code, rij, afspraken=len(goed))
    return rij


def taakverdeling_vragen(gebeurtenis: Gebeurtenis) -> None:
    """Hears betrokkenheid_begonnen: a dated reminder for who directs, unless one is open or nothing is asked."""
    dossier = Dossier.objects.filter(pk=gebeurtenis.onderwerp, gesloten_op=None).first()
    regie = open_regie(dossier) if dossier else None
    if dossier is None or regie is None or not taakverdeling(dossier.pk).vraag:
        return
    if Taak.objects.filter(soort=TAAK, onderwerp_id=dossier.pk, klaar_op=None).exists():
        return
    taak_maken(
        actor=actor_nu(),
        soort=TAAK,
        tekst=f"Dossier {dossier.nummer}: spreek af wie wat doet, en leg de taakverdeling vast.",
        uiterlijk=over_werkdagen(instelling("taakverdeling_werkdagen")),
        voor=regie.wie,
        team=dossier.team,
        dossier_id=dossier.pk,
        onderwerp_id=dossier.pk,
        adres=f"/dossier/{dossier.pk}/regie/taakverdeling/",
        afgeschermd=dossier.afgeschermd,
    )


def laatste_taakverdeling(dossier_id: UUID) -> Taakverdeling | None:
    """The one that counts now, of a dossier that came through the gate."""
    rij: Taakverdeling | None = Taakverdeling.objects.filter(dossier_id=dossier_id).order_by("-gemaakt_op").first()
    return rij
