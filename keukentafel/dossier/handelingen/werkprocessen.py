"""Werkprocessen: open, close, reopen, move, weigh. Every act is dated, so that figures on any day are right.

What happens today changes the open row. What is recorded for a past day is a correction: the old row is marked
`vervallen_op` and a new one takes its place, so that what we knew earlier stays readable. Nothing is deleted.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_dag, eis_keuze, eis_open, eis_tekst
from keukentafel.dossier.handelingen.coderen import leefgebied_bij
from keukentafel.dossier.handelingen.verwijzingen import heronderzoek_vastleggen, heronderzoek_vragen
from keukentafel.dossier.models import Dossier, Werkproces, WerkprocesPeriode, Zwaarte
from keukentafel.dossier.regels import RedenSluiten
from keukentafel.dossier.regels_sluiten import RESULTATEN
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen.inrichting import keuzenamen
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

R = Recht.DOSSIER_SCHRIJVEN


def werkproces_aanmaken(
    *,
    actor: Actor,
    dossier_id: UUID,
    inwoner_id: UUID,
    wet: str = "algemeen",
    onderwerp: str = "",
    op: date | None = None,
    toelichting: str = "",
    zwaarte: int | None = None,
    personen: int = 1,
    team_id: int | None = None,
    melding_id: UUID | None = None,
    herhaalreden: str = "",
    toch: bool = False,
) -> Werkproces:
    """A new question of one resident in this dossier, open in the dossier's team (or `team_id`) from `op`.

    VRAAGT when an advice or indication on this subject already lies there; `herhaalreden` or `toch` goes on (REQ-180).
    """
    poort.eis(R)
    dossier = poort.haal(Dossier, dossier_id, R, voor_wijzigen=True)
    eis_open(dossier)
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)
    eerder = heronderzoek_vragen(
        actor=actor, dossier_id=dossier.pk, inwoner_id=inwoner.pk, onderwerp=onderwerp, reden=herhaalreden, toch=toch
    )
    werkproces = werkproces_schrijven(
        actor=actor,
        dossier=dossier,
        inwoner_id=inwoner.pk,
        in_team_id=team_id or dossier.team_id,
        op=eis_dag(op, reden=toelichting),
        wet=wet,
        onderwerp=onderwerp,
        personen=personen,
        melding_id=melding_id,
        toelichting=toelichting,
        zwaarte=zwaarte,
    )
    heronderzoek_vastleggen(actor=actor, werkproces=werkproces, verwijzingen=eerder, reden=herhaalreden)
    logboek.handeling(actor, R.code, werkproces, geopend=str(werkproces.aangemaakt_op))
    return werkproces


def werkproces_schrijven(
    *,
    actor: Actor,
    dossier: Dossier,
    inwoner_id: UUID,
    in_team_id: int,
    op: date,
    wet: str,
    onderwerp: str = "",
    personen: int = 1,
    melding_id: UUID | None = None,
    toelichting: str = "",
    zwaarte: int | None = None,
) -> Werkproces:
    """The rows of a new werkproces, for acts that have passed the gate."""
    werkproces = Werkproces(
        dossier=dossier,
        team_id=dossier.team_id,
        afgeschermd=dossier.afgeschermd,
        inwoner_id=inwoner_id,
        melding_id=melding_id,
        aangemaakt_op=op,
        aanmaakteam_id=in_team_id,
        wet=wet,
        onderwerp=onderwerp,
        leefgebied=leefgebied_bij(onderwerp, op),
        personen=personen,
        gemaakt_door=actor.kenmerk,
    )
    werkproces.save(force_insert=True)
    _schrijf_periode(actor, werkproces, in_team_id, van=op, aanleiding="nieuw", toelichting=toelichting)
    if zwaarte is not None:
        _schrijf_zwaarte(actor, werkproces, zwaarte, op, toelichting)
    gebeurtenis_melden("werkproces_geopend", dossier.pk, werkproces=str(werkproces.pk), op=op.isoformat())
    return werkproces


def werkproces_sluiten(
    *,
    actor: Actor,
    werkproces_id: UUID,
    reden: str,
    op: date | None = None,
    toelichting: str = "",
    resultaat: str = "",
    resultaat_tekst: str = "",
) -> Werkproces:
    """Close with a coded reason and what came of it (REQ-035). `op` is the first day it is not open any more.

    Closing again with another day corrects the earlier closing.
    """
    werkproces = _haal(werkproces_id)
    if reden not in set(RedenSluiten):
        raise Fout(f"‘{reden}’ is geen reden om te sluiten. Kies een reden uit de lijst.", veld="reden")
    periode = _laatste(werkproces)
    dag = eis_dag(op, reden=toelichting, niet_voor=periode.van)
    uitkomst = eis_resultaat(resultaat, resultaat_tekst)
    periode_sluiten(actor, periode, dag, reden, toelichting, resultaat=uitkomst)
    gebeurtenis_melden("werkproces_gesloten", werkproces.dossier_id, werkproces=str(werkproces.pk), op=dag.isoformat())
    logboek.handeling(actor, R.code, werkproces, gesloten=str(dag), reden=reden)
    return werkproces


def werkproces_heropenen(
    *, actor: Actor, werkproces_id: UUID, op: date | None = None, toelichting: str = ""
) -> Werkproces:
    """Open again in the team where it was last, with the history intact."""
    werkproces = _haal(werkproces_id)
    periode = _laatste(werkproces)
    if periode.tot is None:
        raise Fout("Deze vraag is al open.")
    if not toelichting.strip():
        raise Fout("Schrijf kort op waarom deze vraag weer open gaat.", veld="toelichting")
    dag = eis_dag(op, reden=toelichting, niet_voor=periode.tot)
    _schrijf_periode(actor, werkproces, periode.in_team_id, van=dag, aanleiding="heropend", toelichting=toelichting)
    gebeurtenis_melden("werkproces_heropend", werkproces.dossier_id, werkproces=str(werkproces.pk), op=dag.isoformat())
    logboek.handeling(actor, R.code, werkproces, heropend=str(dag))
    return werkproces


def werkproces_verplaatsen(
    *, actor: Actor, werkproces_id: UUID, team_id: int, op: date | None = None, toelichting: str = ""
) -> Werkproces:
    """From `op` another team counts this werkproces; before that day nothing changes. The dossier stays where it is."""
    werkproces = _haal(werkproces_id)
    periode = _laatste(werkproces)
    team = Team.objects.filter(pk=team_id).first()
    if team is None or periode.in_team_id == team_id:
        raise Fout("Kies een ander team dan het huidige.", veld="team")
    if periode.tot is not None:
        raise Fout("Deze vraag is gesloten. Heropen de vraag eerst.")
    dag = eis_dag(op, reden=toelichting, niet_voor=periode.van)
    periode_verplaatsen(actor, periode, team_id=team.pk, dag=dag, toelichting=toelichting)
    logboek.handeling(actor, R.code, werkproces, verplaatst=str(dag), team=team.code)
    return werkproces


def zwaarte_zetten(
    *, actor: Actor, werkproces_id: UUID, waarde: int | None, op: date | None = None, toelichting: str = ""
) -> Werkproces:
    """1 licht, 2 middel, 3 zwaar, or None for not judged, from `op` on; an earlier day keeps what it had (REQ-031)."""
    werkproces = _haal(werkproces_id)
    if waarde not in {None, 1, 2, 3}:
        raise Fout(f"Zwaarte {waarde} bestaat niet. Kies 1 (licht), 2 (middel) of 3 (zwaar).", veld="waarde")
    dag = eis_dag(op, reden=toelichting, niet_voor=werkproces.aangemaakt_op)
    _schrijf_zwaarte(actor, werkproces, waarde, dag, toelichting)
    if waarde:
        taken_vervallen(actor=actor, onderwerp_id=werkproces.pk, soort="zwaarte")
    gebeurtenis_melden("zwaarte_gezet", werkproces.dossier_id, werkproces=str(werkproces.pk), op=dag.isoformat())
    logboek.handeling(actor, R.code, werkproces, zwaarte=waarde, op=str(dag))
    return werkproces


def eis_resultaat(code: str, tekst: str, veld: str = "resultaat") -> dict[str, str]:
    """What came of a question: a code of the configuration and words, both of which may be left out."""
    if code:
        eis_keuze(code, keuzenamen("resultaat", RESULTATEN), veld)
    return {"resultaat": code, "resultaat_tekst": eis_tekst(tekst, leeg=True, veld="resultaat_tekst")}


def periode_sluiten(
    actor: Actor,
    periode: WerkprocesPeriode,
    dag: date,
    reden: str,
    toelichting: str,
    *,
    resultaat: Mapping[str, str] | None = None,
) -> WerkprocesPeriode:
    """End a period. Today: the open row ends. Earlier, or again: the old row lapses and a corrected one is added."""
    uitkomst = dict(resultaat or {})
    if periode.tot is None and dag >= klok.vandaag():
        periode.tot, periode.reden, periode.toelichting = dag, reden, toelichting or periode.toelichting
        periode.resultaat = uitkomst.get("resultaat", "")
        periode.resultaat_tekst = uitkomst.get("resultaat_tekst", "")
        periode.save(update_fields=["tot", "reden", "toelichting", "resultaat", "resultaat_tekst"])
        return periode
    _verval(periode)
    return _schrijf_periode(
        actor,
        periode.werkproces,
        periode.in_team_id,
        van=periode.van,
        tot=dag,
        aanleiding=periode.aanleiding,
        reden=reden,
        toelichting=toelichting,
        **uitkomst,
    )


def periode_verplaatsen(actor: Actor, periode: WerkprocesPeriode, *, team_id: int, dag: date, toelichting: str) -> None:
    """One period ends, the next starts in the other team on the same day."""
    werkproces = periode.werkproces
    periode_sluiten(actor, periode, dag, RedenSluiten.VERPLAATST, toelichting)
    _schrijf_periode(actor, werkproces, team_id, van=dag, aanleiding="verplaatst", toelichting=toelichting)
    gebeurtenis_melden("werkproces_verplaatst", werkproces.dossier_id, werkproces=str(werkproces.pk), team=team_id)


def open_perioden(dossier: Dossier) -> list[WerkprocesPeriode]:
    """The running periods of a dossier, for closing and handing over."""
    return list(
        WerkprocesPeriode.objects.filter(dossier=dossier, tot=None, vervallen_op=None).select_related("werkproces")
    )


def _haal(werkproces_id: UUID) -> Werkproces:
    poort.eis(R)
    return poort.haal(Werkproces, werkproces_id, R, voor_wijzigen=True)


def _laatste(werkproces: Werkproces) -> WerkprocesPeriode:
    rijen = WerkprocesPeriode.objects.filter(werkproces=werkproces, vervallen_op=None).select_related("werkproces")
    periode: WerkprocesPeriode | None = rijen.order_by("-van", "-gemaakt_op").first()
    if periode is None:
        raise Fout("Van deze vraag is geen periode bekend. Meld dit bij functioneel beheer.")
    return periode


def _schrijf_periode(actor: Actor, werkproces: Werkproces, team_id: int, **velden: Any) -> WerkprocesPeriode:
    periode = WerkprocesPeriode(**_merk(actor, werkproces), in_team_id=team_id, **velden)
    periode.save(force_insert=True)
    return periode


def _schrijf_zwaarte(actor: Actor, werkproces: Werkproces, waarde: int | None, dag: date, reden: str) -> None:
    for oud in Zwaarte.objects.filter(werkproces=werkproces, van=dag, vervallen_op=None):
        _verval(oud)
    Zwaarte(**_merk(actor, werkproces), waarde=waarde, van=dag, reden=reden).save(force_insert=True)


def _verval(rij: WerkprocesPeriode | Zwaarte) -> None:
    rij.vervallen_op = klok.nu()
    rij.save(update_fields=["vervallen_op"])


def _merk(actor: Actor, werkproces: Werkproces) -> dict[str, Any]:
    return {
        "werkproces": werkproces,
        "dossier_id": werkproces.dossier_id,
        "team_id": werkproces.team_id,
        "afgeschermd": werkproces.afgeschermd,
        "gemaakt_door": actor.kenmerk,
    }
