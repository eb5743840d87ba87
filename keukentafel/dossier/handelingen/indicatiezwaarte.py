"""How heavy the help of an indication is: set from a day on, with its history, and asked for when it is missing."""

from datetime import date
from uuid import UUID

from keukentafel.dossier import regels
from keukentafel.dossier.handelingen._hulp import eis_dag, over_werkdagen
from keukentafel.dossier.handelingen.documenten import R
from keukentafel.dossier.models import Indicatiezwaarte, Verwijzing
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen import instelling
from keukentafel.poort import logboek, poort

TAAK = "indicatiezwaarte"


def indicatiezwaarte_zetten(
    *, actor: Actor, verwijzing_id: UUID, waarde: int | None, op: date | None = None, toelichting: str = ""
) -> Verwijzing:
    """1 licht, 2 middel, 3 zwaar, or None for not judged, from `op` on; an earlier day keeps what it had (REQ-031)."""
    poort.eis(R)
    verwijzing: Verwijzing = poort.haal(Verwijzing, verwijzing_id, R, voor_wijzigen=True)
    if verwijzing.soort != regels.Verwijssoort.INDICATIE:
        raise Fout("Alleen een indicatie heeft een zwaarte. Zet de zwaarte van een vraag bij de vraag zelf.")
    dag = eis_dag(op, reden=toelichting, niet_voor=verwijzing.op)
    zwaarte_schrijven(actor, verwijzing, waarde, dag, toelichting)
    if waarde:
        taken_vervallen(actor=actor, onderwerp_id=verwijzing.pk, soort=TAAK)
    return verwijzing


def zwaarte_schrijven(actor: Actor, verwijzing: Verwijzing, waarde: int | None, dag: date, reden: str = "") -> None:
    """The row, for acts that have passed the gate; of one day the last counts, the one before stays readable."""
    if waarde not in {None, 1, 2, 3}:
        raise Fout(f"Zwaarte {waarde} bestaat niet. Kies 1 (licht), 2 (middel) of 3 (zwaar).", veld="waarde")
    Indicatiezwaarte.objects.filter(verwijzing=verwijzing, van=dag, vervallen_op=None).update(vervallen_op=klok.nu())
    Indicatiezwaarte(
        verwijzing=verwijzing,
        dossier_id=verwijzing.dossier_id,
        team_id=verwijzing.team_id,
        afgeschermd=verwijzing.afgeschermd,
        wet=verwijzing.wet,
        publiek=verwijzing.publiek,
        waarde=waarde,
        van=dag,
        reden=reden.strip(),
        door_naam=actor.naam,
        gemaakt_door=actor.kenmerk,
    ).save(force_insert=True)
    gebeurtenis_melden("indicatiezwaarte_gezet", verwijzing.dossier_id, verwijzing=str(verwijzing.pk), op=str(dag))
    logboek.handeling(actor, R.code, verwijzing, zwaarte=waarde, op=str(dag))


def zwaarte_bij_begin(actor: Actor, verwijzing: Verwijzing, waarde: int | None) -> None:
    """Of an indication just recorded; a jeugdindicatie without one is asked for, after the werkdagen of the house."""
    if waarde is not None and verwijzing.soort == regels.Verwijssoort.INDICATIE:
        zwaarte_schrijven(actor, verwijzing, waarde, klok.vandaag())
        return
    if not regels.vraagt_zwaarte(verwijzing.soort, verwijzing.wet):
        return
    taak_maken(
        actor=actor,
        soort=TAAK,
        tekst="Bepaal de zwaarte van een indicatie",
        uiterlijk=over_werkdagen(instelling("zwaarte_werkdagen"), klok.vandaag()),
        voor=Medewerker.objects.filter(pk=actor.id).first() if actor.id else None,
        rol="" if actor.id else "coordinator",
        team=verwijzing.team,
        dossier_id=verwijzing.dossier_id,
        onderwerp_id=verwijzing.pk,
        adres=f"/dossier/{verwijzing.dossier_id}/verwijsinformatie/{verwijzing.pk}/",
        afgeschermd=verwijzing.afgeschermd,
    )
