"""A child that lives in two households has one named regisseur: that of the dossier written here."""

from uuid import UUID

from keukentafel.dossier.handelingen._hulp import merk
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.termijnen import leeftijd
from keukentafel.organisatie.models import Taak
from keukentafel.plan.handelingen._hulp import loopt_vandaag, open_dossier
from keukentafel.plan.models import Kindregie
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

B = Recht.REGIE_BELEGGEN
KINDREGIE = Actor.systeem("kindregie")


def kindregie_vastleggen(*, actor: Actor, dossier_id: UUID, inwoner_id: UUID) -> Kindregie | None:
    """The regisseur of this dossier directs for this child, in both households.

    None: another dossier, that this actor does not see, already does. Nothing is told about it; the
    aandachtsfunctionaris gets a task and looks into it.
    """
    dossier = open_dossier(dossier_id, B)
    kind = _kind(dossier, inwoner_id)
    with transactie(KINDREGIE):
        Inwoner.objects.select_for_update(of=("self",)).get(pk=kind.pk)
        rijen = Kindregie.objects.filter(inwoner=kind, tot=None)
        huidig: Kindregie | None = rijen.select_related("dossier").first()
    if huidig is not None and huidig.dossier_id == dossier.pk:
        return huidig
    if huidig is not None and not poort.mag(huidig.dossier, B):
        _nakijken(actor, dossier)
        return None
    nu = max(klok.nu(), huidig.van) if huidig else klok.nu()
    with transactie(KINDREGIE):
        if huidig is not None:
            # One moment for both: undo finds by it whom this row replaced.
            huidig.tot = nu
            huidig.save(update_fields=["tot"])
        rij = Kindregie(**merk(actor, dossier), inwoner=kind, van=nu)
        rij.save(force_insert=True)
    gebeurtenis_melden("kindregie_vastgelegd", dossier.pk, kindregie=str(rij.pk))
    logboek.handeling(actor, B.code, rij)
    return rij


def kindregie_terugnemen(*, actor: Actor, dossier_id: UUID, inwoner_id: UUID) -> None:
    """Undo: this dossier no longer directs for the child. Who was replaced by it takes up again, in a new row."""
    dossier = open_dossier(dossier_id, B)
    with transactie(KINDREGIE):
        Inwoner.objects.select_for_update(of=("self",)).filter(pk=inwoner_id).first()
        rij = Kindregie.objects.filter(inwoner_id=inwoner_id, dossier=dossier, tot=None).first()
        if rij is None:
            raise Fout("Dit is al teruggenomen, of een ander legde daarna iets anders vast.")
        eerder = Kindregie.objects.filter(inwoner_id=inwoner_id, tot=rij.van).exclude(pk=rij.pk)
        vorige = eerder.exclude(dossier=dossier).select_related("dossier").order_by("-van").first()
    terug = vorige if vorige and not vorige.dossier.gesloten_op and poort.mag(vorige.dossier, B) else None
    with transactie(KINDREGIE):
        rij.tot = max(klok.nu(), rij.van)
        rij.save(update_fields=["tot"])
        if terug is not None:
            nieuw = Kindregie(**merk(KINDREGIE, terug.dossier), inwoner_id=inwoner_id, van=rij.tot)
            nieuw.save(force_insert=True)
    gebeurtenis_melden("kindregie_teruggenomen", dossier.pk, kindregie=str(rij.pk))
    logboek.handeling(actor, B.code, rij, wat="teruggenomen")


def _kind(dossier: Dossier, inwoner_id: UUID) -> Inwoner:
    leden = Huishoudlid.objects.filter(loopt_vandaag(), huishouden_id=dossier.huishouden_id, inwoner_id=inwoner_id)
    lid = leden.select_related("inwoner").first()
    if lid is None:
        raise Fout("Deze persoon hoort nu niet bij het huishouden. Kies een kind uit het gezin.", veld="inwoner")
    kind: Inwoner = lid.inwoner
    if kind.geboortedatum and leeftijd(kind.geboortedatum, klok.vandaag()) >= 18:
        raise Fout("Dit is geen kind meer: vanaf 18 jaar geldt de regie van het eigen dossier.", veld="inwoner")
    return kind


def _nakijken(actor: Actor, dossier: Dossier) -> None:
    Taak(
        soort="kindregie_nakijken",
        tekst=f"Dossier {dossier.nummer}: kijk na wie de regie over een kind heeft.",
        adres=f"/dossier/{dossier.pk}/",
        team_id=dossier.team_id,
        rol=Rol.AANDACHTSFUNCTIONARIS.value,
        dossier_id=dossier.pk,
        uiterlijk=klok.vandaag(),
        afgeschermd=True,
        gemaakt_door=actor.kenmerk,
    ).save(force_insert=True)
    logboek.handeling(actor, B.code, dossier, kindregie="wordt nagekeken")
