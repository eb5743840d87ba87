"""Standing in for an absent colleague, planned or sudden: dated, visible, ends by itself, and logged.

Who stands in has the case ties of the absent colleague (dossier/sql/10_banden.sql), so that absence never needs
break-glass.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.medewerkers import medewerker_haal
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Afwezigheid, Medewerker, Rolvervulling, Taak
from keukentafel.organisatie.opvragen.inrichting import geldig_op, instelling
from keukentafel.organisatie.opvragen.waarneming import mogelijke_waarnemers
from keukentafel.organisatie.regels import overlapt
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft

RECHT = Recht.WAARNEMING_REGELEN
LOOPT_AF, NIEMAND = "waarneming_loopt_af", "niemand_neemt_waar"


def waarneming_overnemen(
    *, actor: Actor, medewerker_id: UUID, waarnemer_id: UUID | None = None, tot: date | None = None
) -> Afwezigheid:
    """Stand in from today, also when nobody recorded the absence yet. Who hands out work may name somebody else.

    Without an end of the absence the standing in ends by itself after `waarneming_dagen`; `tot` is the first day
    without it.
    """
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    _eis_eigen_team(actor, medewerker)
    waarnemer = _eis_waarnemer(actor, medewerker, waarnemer_id or actor.id)
    vandaag = klok.vandaag()
    rij = medewerker.afwezigheden.filter(geldig_op(vandaag, "van", "tot")).order_by("-van").first()
    nieuw = rij is None
    if rij is None:
        rij = Afwezigheid(medewerker=medewerker, van=vandaag, tot=_eerstvolgende(medewerker, vandaag))
    einde = tot or (None if rij.tot else vandaag + timedelta(days=instelling("waarneming_dagen")))
    if einde and einde <= vandaag:
        raise Fout(f"{datum_gewoon(einde)} is al geweest. Kies een dag na vandaag.", veld="tot")
    rij.vorige = {"nieuw": nieuw, "waarnemer": str(rij.waarnemer_id or ""), "tot": _iso(rij.waarneming_tot)}
    rij.waarnemer, rij.waarneming_tot, rij.geregeld_door = waarnemer, einde, actor.naam
    rij.save()
    _vertellen(actor, rij)
    return rij


def _iso(dag: date | None) -> str:
    return dag.isoformat() if dag else ""


def _eerstvolgende(medewerker: Medewerker, vandaag: date) -> date | None:
    """A sudden absence runs into the next planned one, never over it."""
    rij = medewerker.afwezigheden.filter(van__gt=vandaag).order_by("van").first()
    return rij.van if rij else None


def _eis_eigen_team(actor: Actor, medewerker: Medewerker) -> None:
    """A colleague of another team is not there (404): standing in gives sight of cases."""
    rollen = medewerker.rolvervullingen.filter(geldig_op(klok.vandaag(), "van", "tot"))
    if not set(rollen.values_list("team_id", flat=True)) & set(actor.teams):
        raise NietGevonden("organisatie.medewerker")


def _eis_waarnemer(actor: Actor, medewerker: Medewerker, waarnemer_id: UUID | None) -> Medewerker:
    if waarnemer_id == medewerker.pk:
        raise Fout("Iemand kan niet voor zichzelf waarnemen. Kies een collega.", veld="waarnemer")
    if waarnemer_id != actor.id and not heeft(actor, Recht.MELDING_VERDELEN):
        raise Fout("Je kunt zelf waarnemen. Wie verdeelt, kan een ander vragen.", veld="waarnemer")
    vandaag = klok.vandaag()
    waarnemer = next((m for m in mogelijke_waarnemers(medewerker, vandaag) if m.pk == waarnemer_id), None)
    if waarnemer is None:
        raise Fout(
            f"Waarnemen voor {medewerker.naam} kan iemand uit hetzelfde team die ook dossiers heeft.", veld="waarnemer"
        )
    if any(overlapt(vandaag, vandaag + timedelta(days=1), a.van, a.tot) for a in waarnemer.afwezigheden.all()):
        raise Fout(f"{waarnemer.naam} is zelf afwezig. Kies iemand anders.", veld="waarnemer")
    return waarnemer


def _vertellen(actor: Actor, rij: Afwezigheid) -> None:
    """The absent colleague reads it on the first day back; the waarnemer, when somebody else arranged it, at once."""
    waarnemer = rij.waarnemer
    assert waarnemer is not None
    wie = {"medewerker": str(rij.medewerker_id), "waarnemer": str(waarnemer.pk), "tot": _iso(rij.waarneming_tot)}
    gebeurtenis_melden("waarneming_begonnen", rij.medewerker_id, **wie)
    logboek.handeling(actor, RECHT.code, rij.medewerker, wat="waarneming", **wie)
    _taak(actor, rij.medewerker, "waargenomen", f"{waarnemer.naam} nam voor je waar. Vraag wat er gebeurde.")
    if waarnemer.pk != actor.id:
        _taak(actor, waarnemer, "neem_waar", f"Je neemt waar voor {rij.medewerker.naam}. Kijk wat er vandaag moet.")


def _taak(actor: Actor, voor: Medewerker, soort: str, tekst: str) -> None:
    if not Taak.objects.filter(soort=soort, voor=voor, tekst=tekst, klaar_op=None).exists():
        taak_maken(actor=actor, soort=soort, tekst=tekst, uiterlijk=klok.vandaag(), voor=voor, adres="/team/bezetting/")


def waarneming_stoppen(*, actor: Actor, medewerker_id: UUID) -> None:
    """Back to how it was before the last take-over; the ties end at once (AUT-06)."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    _eis_eigen_team(actor, medewerker)
    rij = medewerker.afwezigheden.filter(geldig_op(klok.vandaag(), "van", "tot")).order_by("-van").first()
    if rij is None or rij.waarnemer_id is None:
        raise Fout(f"Niemand neemt nu waar voor {medewerker.naam}.")
    if actor.id not in (rij.waarnemer_id, medewerker.pk) and not heeft(actor, Recht.MELDING_VERDELEN):
        raise Fout("Alleen de waarnemer zelf of wie verdeelt, kan de waarneming stoppen.")
    was = rij.vorige
    logboek.handeling(actor, RECHT.code, medewerker, wat="waarneming gestopt", waarnemer=str(rij.waarnemer_id))
    gebeurtenis_melden("waarneming_gestopt", medewerker.pk, waarnemer=str(rij.waarnemer_id))
    if was.get("nieuw") and rij.van == klok.vandaag():
        rij.delete()
        return
    rij.waarnemer = Medewerker.objects.filter(pk=was["waarnemer"]).first() if was.get("waarnemer") else None
    rij.waarneming_tot = date.fromisoformat(was["tot"]) if was.get("tot") else None
    rij.vorige, rij.geregeld_door = {}, actor.naam
    rij.save()


def waarnemingen_nakijken(*, actor: Actor) -> int:
    """Every morning: what ends within two days, and who is away without anybody. One open task for each."""
    vandaag, gemaakt = klok.vandaag(), 0
    with transactie(actor):
        afwezig = Afwezigheid.objects.filter(geldig_op(vandaag, "van", "tot")).select_related("medewerker", "waarnemer")
        for rij in afwezig.filter(Q(tot__isnull=True) | Q(tot__gt=vandaag + timedelta(days=2))):
            loopt = rij.waarnemer_id and (rij.waarneming_tot is None or rij.waarneming_tot > vandaag)
            if not loopt:
                gemaakt += _herinner(actor, rij, NIEMAND, f"{rij.medewerker.naam} is afwezig en niemand neemt waar.")
            elif rij.waarneming_tot and rij.waarneming_tot <= vandaag + timedelta(days=2):
                dag = datum_gewoon(rij.waarneming_tot)
                tekst = f"De waarneming voor {rij.medewerker.naam} stopt op {dag}. Verleng, of verdeel het werk."
                gemaakt += _herinner(actor, rij, LOOPT_AF, tekst)
    return gemaakt


def _herinner(actor: Actor, rij: Afwezigheid, soort: str, tekst: str) -> int:
    """To who hands out work in each team of the absent colleague who carries cases."""
    rollen = Rolvervulling.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), medewerker=rij.medewerker)
    teams = [r.team for r in rollen.select_related("team") if r.team and r.team.soort == "wijkteam"]
    gemaakt = 0
    for team in {t.pk: t for t in teams}.values():
        if Taak.objects.filter(soort=soort, onderwerp_id=rij.medewerker_id, team=team, klaar_op=None).exists():
            continue
        taak_maken(actor=actor, soort=soort, tekst=tekst, uiterlijk=klok.vandaag(), rol=_verdeler(team.pk), team=team,
                   onderwerp_id=rij.medewerker_id, adres="/team/bezetting/")  # fmt: skip
        gemaakt += 1
    return gemaakt


def _verdeler(team_id: int) -> Rol:
    rijen = Rolvervulling.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), team_id=team_id)
    aanwezig = set(rijen.values_list("rol", flat=True))
    volgorde = (Rol.COORDINATOR, Rol.WIJKTEAMMANAGER, Rol.MANAGEMENTONDERSTEUNER)
    return next((rol for rol in volgorde if rol in aanwezig), Rol.COORDINATOR)
