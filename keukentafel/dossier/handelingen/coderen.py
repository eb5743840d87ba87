"""Code a question by subject, leefgebied and law (REQ-032), say when it is clear (REQ-020), and ask for a zwaarte."""

from datetime import date
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_keuze, over_werkdagen
from keukentafel.dossier.models import Coderingversie, Dossier, Werkproces, WerkprocesPeriode, Zwaarte
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.organisatie.opvragen import instelling, keuzes
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET
from keukentafel.poort.rechten import Recht

R = Recht.DOSSIER_SCHRIJVEN
ZWAARTE = Actor.systeem("zwaarte")


def leefgebied_bij(onderwerp: str, op: date) -> str:
    """The leefgebied of a subject on a day, as configured; empty when none was named."""
    gebieden = (k.code for k in keuzes("leefgebied", op) if onderwerp in str(k.waarde.get("onderwerpen", "")).split())
    return next(gebieden, "") if onderwerp else ""


def vraag_coderen(
    *, actor: Actor, werkproces_id: UUID, onderwerp: str, wet: str, leefgebied: str = "", versie: int
) -> Werkproces:
    """Another code for this question. Until now it had the old one: earlier figures do not change."""
    poort.eis(R)
    werkproces = poort.haal(Werkproces, werkproces_id, R, voor_wijzigen=True)
    lijsten = {soort: {k.code: k.naam for k in keuzes(soort)} for soort in ("onderwerp", "leefgebied")}
    eis_keuze(wet, {w.value: naam for w, naam in NAAM_VAN_WET.items()}, "wet")
    if lijsten["onderwerp"]:
        eis_keuze(onderwerp, lijsten["onderwerp"], "onderwerp")
    gebied = leefgebied or leefgebied_bij(onderwerp, klok.vandaag())
    if gebied and lijsten["leefgebied"]:
        eis_keuze(gebied, lijsten["leefgebied"], "leefgebied")
    if (werkproces.onderwerp, werkproces.leefgebied, werkproces.wet) == (onderwerp, gebied, wet):
        return werkproces
    oud = {naam: getattr(werkproces, naam) for naam in ("onderwerp", "leefgebied", "wet", "team_id", "afgeschermd")}
    bewaar_met_versie(werkproces, actor=actor, versie=versie, onderwerp=onderwerp, leefgebied=gebied, wet=wet)
    Coderingversie(
        werkproces=werkproces,
        dossier_id=werkproces.dossier_id,
        vervallen_op=klok.nu(),
        gemaakt_door=actor.kenmerk,
        **oud,
    ).save(force_insert=True)
    gebeurtenis_melden("vraag_gecodeerd", werkproces.pk)
    logboek.handeling(actor, R.code, werkproces, onderwerp=onderwerp, leefgebied=gebied, wet=wet)
    return werkproces


def vraag_helder(*, actor: Actor, werkproces_id: UUID, op: date | None = None) -> Werkproces:
    """From this day the question is explicit: the time before it is counted apart (REQ-020)."""
    poort.eis(R)
    werkproces = poort.haal(Werkproces, werkproces_id, R, voor_wijzigen=True)
    dag = op or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} ligt in de toekomst. Sinds wanneer is de vraag duidelijk?", veld="op")
    _zet_helder(actor, werkproces, dag)
    return werkproces


def vraag_onhelder(*, actor: Actor, werkproces_id: UUID) -> Werkproces:
    """Undo."""
    poort.eis(R)
    werkproces = poort.haal(Werkproces, werkproces_id, R, voor_wijzigen=True)
    if werkproces.helder_op is not None:
        _zet_helder(actor, werkproces, None)
    return werkproces


def _zet_helder(actor: Actor, werkproces: Werkproces, dag: date | None) -> None:
    """The event is what the figure reads: what was known on an earlier evening stays as it was."""
    bewaar_met_versie(werkproces, actor=actor, versie=werkproces.versie, helder_op=dag)
    gebeurtenis_melden("vraag_helder", werkproces.pk, op=dag.isoformat() if dag else "")
    logboek.handeling(actor, R.code, werkproces, helder=str(dag or ""))


def zwaarte_vragen(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel, a question was opened: after the configured werkdagen its opener is asked how heavy it is (REQ-031)."""
    if instelling("zwaarte_vanaf") == "eerste_plan" or gebeurtenis.actor.startswith("systeem:"):
        return
    van = gebeurtenis.tijd.astimezone(klok.AMSTERDAM).date()
    dag = over_werkdagen(instelling("zwaarte_werkdagen"), van)
    rij = Werkproces.objects.filter(pk=gebeurtenis.gegevens["werkproces"]).first()
    _vraag_zwaarte(rij, Medewerker.objects.get(pk=gebeurtenis.actor), dag)


def zwaarte_vragen_bij_plan(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel, a plan was agreed: every open question without a zwaarte is asked for now."""
    if instelling("zwaarte_vanaf") == "werkdagen" or gebeurtenis.actor.startswith("systeem:"):
        return
    wie = Medewerker.objects.get(pk=gebeurtenis.actor)
    dossier = Dossier.objects.get(pk=gebeurtenis.onderwerp)
    for rij in Werkproces.objects.filter(dossier=dossier):
        _vraag_zwaarte(rij, wie, gebeurtenis.tijd.astimezone(klok.AMSTERDAM).date())


def _vraag_zwaarte(werkproces: Werkproces | None, wie: Medewerker, uiterlijk: date) -> None:
    """One task per question, and none when it is weighed or closed."""
    if (
        werkproces is None
        or not WerkprocesPeriode.objects.filter(werkproces=werkproces, tot=None, vervallen_op=None).exists()
    ):
        return
    gewogen = Zwaarte.objects.filter(werkproces=werkproces, vervallen_op=None).order_by("-van").first()
    gevraagd = Taak.objects.filter(onderwerp_id=werkproces.pk, soort="zwaarte", klaar_op=None).exists()
    if gevraagd or (gewogen and gewogen.waarde):
        return
    taak_maken(
        actor=ZWAARTE,
        soort="zwaarte",
        tekst="Bepaal de zwaarte van een vraag",
        uiterlijk=uiterlijk,
        voor=wie,
        team=werkproces.team,
        dossier_id=werkproces.dossier_id,
        onderwerp_id=werkproces.pk,
        adres=f"/dossier/{werkproces.dossier_id}/werkprocessen/{werkproces.pk}/",
        afgeschermd=werkproces.afgeschermd,
    )
