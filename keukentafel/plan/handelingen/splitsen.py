"""A household that splits, during intake or later: who leaves gets a household and a dossier of their own (issue 3).

What was written about the leavers alone goes along when that is chosen, per kind. What is about anybody who stays, also
about both, never moves: no wall opens. A child may belong to both households.
"""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q

from keukentafel.dossier.handelingen._hulp import eis_open
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.journaal import DossierItem
from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen, huishoudlid_beeindigen
from keukentafel.inwoner.handelingen.verhuizen import Verhuizing, controleer_sleutels
from keukentafel.inwoner.models import Huishouden, Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.plan.handelingen.doelen import plan_zorgen
from keukentafel.plan.handelingen.openen import dossier_openen_met_regie
from keukentafel.plan.models import Doel, Splitsing
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Contact, Melding

SYSTEEM = Actor.systeem("splitsen")
B = Recht.DOSSIER_SAMENVOEGEN
VAN_TOEGANG: dict[str, Any] = {"toegang.Contact": Contact, "toegang.Melding": Melding}


def itemsoorten() -> dict[str, str]:
    """What may go along: label of the model -> its name on the screen. A new kind of item asks for a name here."""
    namen = {
        "dossier.Journaalregel": "Journaal",
        "dossier.Gespreksverslag": "Verslagen",
        "dossier.Verkenning": "De vraag",
        "dossier.Leefgebiednotitie": "Leefgebieden",
        "dossier.Score": "Cijfers per leefgebied",
        "dossier.Inbreng": "Wat iemand zelf zei",
        "dossier.Netwerkpersoon": "Netwerk",
        "dossier.Netwerkvraag": "Vraag naar het netwerk",
        "dossier.Document": "Documenten",
        "dossier.Verwijzing": "Verwijsinformatie",
        "plan.Analyse": "Analyse",
        "plan.Ondersteuning": "Hulp in het plan",
        "plan.Schuld": "Schulden",
        "plan.Maatwerk": "Maatwerk",
        "plan.Planadvies": "Advies van anderen",
        "plan.Doel": "Doelen met hun stappen",
        "plan.Volgmoment": "Momenten om weer te kijken",
        "plan.Informatieverzoek": "Vragen aan anderen",
        "plan.Overgangsplan": "Overgangsplan 18 worden",
        "toegang.Contact": "Contacten",
        "toegang.Melding": "Meldingen",
    }
    labels = {m._meta.label for m in apps.get_models() if issubclass(m, DossierItem)} | set(VAN_TOEGANG)
    gevonden = {label: namen.get(label, label.rpartition(".")[2]) for label in labels}
    return dict(sorted(gevonden.items(), key=lambda paar: paar[1]))


def huishouden_splitsen(
    *, actor: Actor, dossier_id: UUID, vertrekt: Sequence[UUID], in_beide: Collection[UUID] = (),
    mee: Collection[str] = (), reden: str = "",
) -> Dossier:  # fmt: skip
    """The dossier of the new household. `in_beide`: leavers who stay in the old one too; `mee`: kinds of items."""
    dossier: Dossier = poort.haal(Dossier, dossier_id, B, voor_wijzigen=True)
    eis_open(dossier)
    leden = _leden(dossier, vertrekt, in_beide, mee)
    nieuw = huishouden_samenstellen(actor=actor, leden=[NieuwLid(i, leden[i].rol, klok.vandaag()) for i in vertrekt])
    weg = [i for i in vertrekt if i not in set(in_beide)]
    beeindigd = [str(leden[i].pk) for i in weg if _vertrek(actor, leden[i])]
    vervolg = dossier_openen_met_regie(
        actor=actor, huishouden_id=nieuw.pk, inwoner_id=vertrekt[0], team_id=dossier.team_id,
        reden=reden.strip() or f"Gesplitst van dossier {dossier.nummer}",
    )  # fmt: skip
    with transactie(SYSTEEM):
        if dossier.afgeschermd:
            # Who lived behind a wall does not come to stand before it by moving out; the new dossier follows.
            Huishouden.objects.filter(pk=nieuw.pk).update(afgeschermd=True)
        vervolg.refresh_from_db()
        _neem_mee(dossier, vervolg, set(weg), mee)
        controleer_sleutels()
        Splitsing(
            dossier=dossier, team_id=dossier.team_id, afgeschermd=dossier.afgeschermd, vervolg=vervolg.pk,
            beeindigd=beeindigd, gemaakt_door=actor.kenmerk,
        ).save(force_insert=True)  # fmt: skip
    gebeurtenis_melden("huishouden_gesplitst", dossier.pk, nieuw=str(vervolg.pk))
    for een, ander in ((dossier, vervolg), (vervolg, dossier)):
        logboek.handeling(actor, B.code, een, wat="splitsen", ander=str(ander.pk), mee=sorted(mee))
    return vervolg


def _leden(
    dossier: Dossier, vertrekt: Sequence[UUID], in_beide: Collection[UUID], mee: Collection[str]
) -> dict[UUID, Huishoudlid]:
    rijen = Huishoudlid.objects.filter(huishouden_id=dossier.huishouden_id, tot=None).select_related("inwoner")
    leden = {rij.inwoner_id: rij for rij in rijen}
    if not vertrekt or not set(vertrekt) <= set(leden):
        raise Fout("Kies wie er vertrekt: een of meer leden van dit huishouden.", veld="vertrekt")
    if not set(leden) - (set(vertrekt) - set(in_beide)):
        raise Fout("Er moet iemand in het huishouden blijven. Kies niet iedereen.", veld="vertrekt")
    if not set(in_beide) < set(vertrekt):
        raise Fout("Wie in beide huishoudens hoort, vertrekt samen met iemand die alleen vertrekt.", veld="in_beide")
    if onbekend := set(mee) - set(itemsoorten()):
        raise Fout(f"‘{min(onbekend)}’ is geen soort die mee kan.", veld="mee")
    return leden


def _vertrek(actor: Actor, lid: Huishoudlid) -> bool:
    """Did a membership end? Who joined today was never a member for a day: that row goes."""
    if lid.van < klok.vandaag():
        huishoudlid_beeindigen(actor=actor, huishouden_id=lid.huishouden_id, lid_id=lid.pk)
        return True
    with transactie(SYSTEEM):
        Huishoudlid.objects.filter(pk=lid.pk).delete()
    return False


def _neem_mee(oud: Dossier, nieuw: Dossier, weg: set[UUID], mee: Collection[str]) -> None:
    """Only what is about the leavers and nobody else."""
    verhuizing = Verhuizing()
    for label in sorted(mee):
        if label in VAN_TOEGANG:
            eigen = Q(huishouden_id=oud.huishouden_id, inwoner_id__in=weg)
            for rij in VAN_TOEGANG[label].objects.filter(eigen):
                verhuizing.wijzig(rij, huishouden_id=nieuw.huishouden_id)
            continue
        for item in apps.get_model(label).objects.filter(dossier=oud).prefetch_related("over"):
            over = {inwoner.pk for inwoner in item.over.all()}
            if over and over <= weg:
                _verplaats(verhuizing, item, nieuw)


def _verplaats(verhuizing: Verhuizing, item: Any, nieuw: Dossier) -> None:
    """The item with its walls; versions and steps follow it by themselves (poort.wal)."""
    plek = {"dossier_id": nieuw.pk, "team_id": nieuw.team_id, "afgeschermd": nieuw.afgeschermd}
    if isinstance(item, Doel):
        plek["plan_id"] = plan_zorgen(SYSTEEM, nieuw).pk
    verhuizing.wijzig(item, **plek)
