"""Two dossiers of one household become one, and two again (issue 3, PRB-20).

The dossier that ends keeps its own days: when it was open, in which team, under whose regie. So no figure of an earlier
day changes. All that was written in it, and the household itself, moves to the kept one.
"""

from uuid import UUID

from django.db.models import Q

from keukentafel.dossier.models import Betrokkenheid, Dossier, DossierPeriode, WerkprocesPeriode
from keukentafel.dossier.regels import RedenSluiten
from keukentafel.inwoner.handelingen.verhuizen import Verhuizing, controleer_sleutels, zet_terug
from keukentafel.inwoner.models import Huishouden, Huishoudensamenvoeging, Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.plan import regels
from keukentafel.plan.models import Overdracht, Overlegzaak, Regie, Regieplaatsing, Splitsing, Zaakhouder
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

SYSTEEM = Actor.systeem("samenvoegen")
B = Recht.DOSSIER_SAMENVOEGEN
# History of the dossier that ended; a dossier stays with its own household.
BLIJFT_STAAN = frozenset({"dossier.Dossier", "dossier.DossierPeriode", "plan.Regie"})


def dossiers_samenvoegen(*, actor: Actor, blijft_id: UUID, vervalt_id: UUID) -> Huishoudensamenvoeging:
    """`vervalt` and its household go up in `blijft`; the regie of the kept dossier goes on, the other ends today."""
    blijft, vervalt = _twee(actor, blijft_id, vervalt_id)
    if blijft.afgeschermd or vervalt.afgeschermd:
        raise Fout("Een afgeschermd dossier voeg je niet samen. Vraag de aandachtsfunctionaris.")
    return _ga_op(actor, blijft, vervalt, Verhuizing(BLIJFT_STAAN))


def splitsing_ongedaan_maken(*, actor: Actor, splitsing_id: UUID) -> Huishoudensamenvoeging:
    """One household again, with all that was written since; who left is a member as before the split.

    The dossier of who left closes as double, so that no figure of the days in between changes. Both stand behind one
    wall: it may be done with a shielded dossier too, by who sees it.
    """
    splitsing = poort.haal(Splitsing, splitsing_id, B, voor_wijzigen=True)
    if splitsing.ongedaan_op:
        raise Fout("Deze splitsing is al ongedaan gemaakt.")
    blijft, vervalt = _twee(actor, splitsing.dossier_id, splitsing.vervolg)
    if blijft.afgeschermd != vervalt.afgeschermd:
        raise Fout("Een van de dossiers is intussen afgeschermd. Vraag de aandachtsfunctionaris.")
    if vervalt.gesloten_op:
        raise Fout(f"Dossier {vervalt.nummer} is intussen gesloten. Heropen het eerst, dan kan dit weer.")
    verhuizing = Verhuizing(BLIJFT_STAAN)
    with transactie(SYSTEEM):
        _leden_terug(verhuizing, splitsing, vervalt)
        _lege_vraag_eindigt(actor, verhuizing, vervalt)
        splitsing.ongedaan_op, splitsing.ongedaan_door = klok.nu(), actor.kenmerk
        splitsing.save(update_fields=["ongedaan_op", "ongedaan_door"])
    logboek.handeling(actor, B.code, blijft, wat="splitsing_ongedaan", ander=str(vervalt.pk))
    return _ga_op(actor, blijft, vervalt, verhuizing)


def _leden_terug(verhuizing: Verhuizing, splitsing: Splitsing, vervalt: Dossier) -> None:
    """The memberships that ended go on as if nothing happened; those of the new household go."""
    for lid in Huishoudlid.objects.filter(pk__in=splitsing.beeindigd).exclude(tot=None):
        for rij in Huishoudlid.objects.filter(huishouden=vervalt.huishouden_id, inwoner=lid.inwoner_id, tot=None):
            verhuizing.wis(rij)
            verhuizing.wijzig(lid, tot=None)


def _lege_vraag_eindigt(actor: Actor, verhuizing: Verhuizing, vervalt: Dossier) -> None:
    """Opening the dossier of who left began a question. Nobody asked or wrote anything: it does not come along open."""
    leeg = WerkprocesPeriode.objects.filter(
        dossier=vervalt, tot=None, vervallen_op=None, werkproces__onderwerp="", werkproces__melding_id=None
    )
    for periode in leeg.exclude(werkproces__zwaarten__waarde__isnull=False):
        reden = {"reden": RedenSluiten.DUBBEL.value, "toelichting": "De splitsing is ongedaan gemaakt"}
        verhuizing.wijzig(periode, tot=klok.vandaag(), **reden)
        taken_vervallen(actor=actor, onderwerp_id=periode.werkproces_id)


def _ga_op(actor: Actor, blijft: Dossier, vervalt: Dossier, verhuizing: Verhuizing) -> Huishoudensamenvoeging:
    """All of `vervalt` moves to `blijft`, remembered step by step."""
    with transactie(SYSTEEM):
        _sluit(verhuizing, vervalt, f"Samengevoegd met dossier {blijft.nummer}")
        _banden(verhuizing, vervalt, blijft)
        _raad(verhuizing, vervalt, blijft)
        verhuizing.verhuis(vervalt, blijft)
        thuis, weg = (Huishouden.objects.get(pk=d.huishouden_id) for d in (blijft, vervalt))
        verhuizing.verhuis(weg, thuis)
        verhuizing.wijzig(weg, opgeheven_op=klok.vandaag())
        controleer_sleutels()
        samen = Huishoudensamenvoeging(
            vervallen=weg.pk, huishouden=thuis, team_id=thuis.team_id, afgeschermd=thuis.afgeschermd,
            dossier_van=vervalt.pk, dossier_naar=blijft.pk, stappen=verhuizing.stappen, gemaakt_door=actor.kenmerk,
        )  # fmt: skip
        samen.save(force_insert=True)
    gebeurtenis_melden("dossiers_samengevoegd", blijft.pk, vervallen=str(vervalt.pk))
    for dossier in (blijft, vervalt):
        logboek.handeling(actor, B.code, dossier, wat="samenvoegen", blijft=str(blijft.pk), vervallen=str(vervalt.pk))
    return samen


def dossiersamenvoeging_ongedaan_maken(*, actor: Actor, samenvoeging_id: UUID) -> tuple[Huishoudensamenvoeging, int]:
    """Two dossiers again; what was written in between stays in the kept one. Gives how many rows stayed."""
    samen = poort.haal(Huishoudensamenvoeging, samenvoeging_id, B, voor_wijzigen=True)
    if samen.ongedaan_op:
        raise Fout("Deze samenvoeging is al ongedaan gemaakt.")
    oud = Dossier.objects.get(pk=samen.dossier_van)
    later = Huishoudensamenvoeging.objects.filter(
        huishouden=samen.huishouden_id, ongedaan_op=None, gemaakt_op__gt=samen.gemaakt_op
    )
    if later.exists() or not oud.gesloten_op:
        raise Fout("Hierna is er met deze dossiers nog iets gebeurd. Maak dat eerst ongedaan.")
    with transactie(SYSTEEM):
        anders = zet_terug(samen.stappen)
        samen.ongedaan_op, samen.ongedaan_door = klok.nu(), actor.kenmerk
        samen.save(update_fields=["ongedaan_op", "ongedaan_door"])
        controleer_sleutels()
    gebeurtenis_melden("dossiersamenvoeging_ongedaan_gemaakt", oud.pk, naar=str(samen.dossier_naar))
    logboek.handeling(actor, B.code, oud, wat="samenvoeging_ongedaan", naar=str(samen.dossier_naar), anders=anders)
    return samen, anders


def _twee(actor: Actor, blijft_id: UUID, vervalt_id: UUID) -> tuple[Dossier, Dossier]:
    poort.eis(B)
    if blijft_id == vervalt_id:
        raise Fout("Kies twee verschillende dossiers om samen te voegen.")
    rijen = {i: poort.haal(Dossier, i, B, voor_wijzigen=True) for i in sorted((blijft_id, vervalt_id))}
    blijft, vervalt = rijen[blijft_id], rijen[vervalt_id]
    if blijft.team_id != vervalt.team_id:
        raise Fout("De dossiers zijn van twee teams. Draag er eerst een over, dan kun je ze samenvoegen.")
    if blijft.gesloten_op:
        raise Fout(f"Dossier {blijft.nummer} is gesloten. Kies het open dossier als het dossier dat blijft.")
    return blijft, vervalt


def _raad(verhuizing: Verhuizing, vervalt: Dossier, blijft: Dossier) -> None:
    """Who holds the kept case goes on; on an agenda with both, the kept one stands."""
    if Zaakhouder.objects.filter(dossier=blijft, tot=None).exists():
        for houder in Zaakhouder.objects.filter(dossier=vervalt, tot=None):
            verhuizing.wijzig(houder, tot=klok.nu())
    samen = Overlegzaak.objects.filter(dossier=blijft).values("overleg")
    for zaak in Overlegzaak.objects.filter(dossier=vervalt, overleg__in=samen):
        verhuizing.wis(zaak)


def _sluit(verhuizing: Verhuizing, dossier: Dossier, reden: str) -> None:
    """The regie and the open period end now, the dossier is closed as double."""
    for regie in Regie.objects.filter(dossier=dossier, tot=None):
        verhuizing.wijzig(regie, tot=klok.nu(), reden=reden)
    for model in (Overdracht, Regieplaatsing):
        for rij in model.objects.filter(dossier=dossier, stand__in=regels.LOPEND):
            verhuizing.wijzig(rij, stand=regels.Overdrachtstand.VERVALLEN.value, antwoord=reden)
    for periode in DossierPeriode.objects.filter(dossier=dossier, tot=None, vervallen_op=None):
        verhuizing.wijzig(periode, tot=klok.vandaag(), reden=RedenSluiten.DUBBEL.value, toelichting=reden)
    if not dossier.gesloten_op:
        verhuizing.wijzig(dossier, gesloten_op=klok.vandaag(), reden_sluiten=RedenSluiten.DUBBEL.value)


def _banden(verhuizing: Verhuizing, vervalt: Dossier, blijft: Dossier) -> None:
    """Who directed the ended dossier, or is tied to the kept one already, does not get a second tie."""
    open_ = Q(tot__isnull=True) | Q(tot__gt=klok.nu())
    al = set(Betrokkenheid.objects.filter(open_, dossier=blijft).values_list("medewerker_id", flat=True))
    for band in Betrokkenheid.objects.filter(open_, dossier=vervalt):
        if band.rol == "regisseur" or (band.medewerker_id and band.medewerker_id in al):
            verhuizing.wijzig(band, tot=klok.nu(), reden=f"Samengevoegd met dossier {blijft.nummer}")
