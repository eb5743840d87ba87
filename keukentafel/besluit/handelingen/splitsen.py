"""A household splits while something runs: what was asked and decided for who leaves goes along (GEZ-05, AUT-06).

An aanvraag is about one person. Left behind it would stand in the dossier of others, and its letters would find nobody:
they go to who lives in the household of the dossier. So it is no choice, as it is for what was written: aanvraag,
decision, bezwaar, their letters and tasks, and the tie of who decides or handles it, all move. A child that belongs to
both households stays where it was.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from keukentafel.besluit.handelingen._hulp import SYSTEEM
from keukentafel.besluit.models import Aanvraag, Besluit, Bezwaar, Campagneregel
from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.regels.besluitsoorten import IN_DE_MAAK
from keukentafel.brieven.models import Brief, Briefinhoud, Verzending
from keukentafel.dossier.handelingen import betrokken_maken
from keukentafel.dossier.models import Betrokkenheid, Dossier
from keukentafel.dossier.regels import Tijdelijk
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Taak
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht

CODE = Recht.AANVRAAG_BEHANDELEN.code


@dataclass(frozen=True)
class _Zaken:
    """What moves, by key."""

    aanvragen: Collection[UUID]
    besluiten: Collection[UUID]
    bezwaren: Collection[UUID]

    @property
    def alles(self) -> list[UUID]:
        return [*self.aanvragen, *self.besluiten, *self.bezwaren]


def zaken_mee(gebeurtenis: Gebeurtenis) -> int:
    """Huisbel: a household was split. Gives how many aanvragen went along; a second time finds none."""
    with transactie(SYSTEEM):
        oud = Dossier.objects.filter(pk=gebeurtenis.onderwerp).first()
        nieuw = Dossier.objects.filter(pk=gebeurtenis.gegevens["nieuw"]).first()
        if oud is None or nieuw is None or nieuw.gesloten_op:
            return 0
        weg = _leden(nieuw) - _leden(oud)
        plek = {"dossier": nieuw, "team_id": nieuw.team_id, "afgeschermd": nieuw.afgeschermd}
        Campagneregel.objects.filter(dossier=oud, inwoner_id__in=weg).update(**plek)
        rijen = list(Aanvraag.objects.select_for_update().filter(dossier=oud, inwoner_id__in=weg))
        # What stands beneath an aanvraag follows it by itself (poort/wal.py).
        Aanvraag.objects.filter(pk__in=[rij.pk for rij in rijen]).update(**plek)
        zaken = _zaken(rijen)
        _brieven_mee(oud, nieuw, zaken)
        Taak.objects.filter(onderwerp_id__in=zaken.alles).update(dossier_id=nieuw.pk)
        _banden_mee(oud, nieuw, zaken)
        for rij in rijen:
            gebeurtenis_melden("aanvraag_meegegaan", rij.pk, van=str(oud.pk), naar=str(nieuw.pk))
            logboek.handeling(SYSTEEM, CODE, rij, wat="splitsen", van=str(oud.pk), naar=str(nieuw.pk))
    return len(rijen)


def _leden(dossier: Dossier) -> set[UUID]:
    rijen = Huishoudlid.objects.filter(huishouden_id=dossier.huishouden_id, tot=None)
    return set(rijen.values_list("inwoner_id", flat=True))


def _zaken(rijen: Collection[Aanvraag]) -> _Zaken:
    aanvragen = [rij.pk for rij in rijen]
    besluiten = list(Besluit.objects.filter(aanvraag_id__in=aanvragen).values_list("pk", flat=True))
    return _Zaken(aanvragen, besluiten, Bezwaar.objects.filter(besluit_id__in=besluiten).values_list("pk", flat=True))


def _brieven_mee(oud: Dossier, nieuw: Dossier, zaken: _Zaken) -> None:
    """Letters that stand in this dossier. One to the other parent stands on that side, and stays there (GEZ-05)."""
    hoort_bij = Q(pk__in=[])
    for soort, sleutels in (("aanvraag", zaken.aanvragen), ("besluit", zaken.besluiten), ("bezwaar", zaken.bezwaren)):
        for sleutel in sleutels:
            hoort_bij |= Q(sleutel__startswith=f"{soort}:{sleutel}:")
    brieven = list(Brief.objects.filter(hoort_bij, dossier_id=oud.pk).values_list("pk", flat=True))
    plek = {"dossier_id": nieuw.pk, "huishouden_id": nieuw.huishouden_id}
    for model, waar in ((Brief, "pk__in"), (Briefinhoud, "brief__in"), (Verzending, "brief__in")):
        model._base_manager.filter(**{waar: brieven}).update(**plek)


def _banden_mee(oud: Dossier, nieuw: Dossier, zaken: _Zaken) -> None:
    """Who decides or handles what went along reads it there, and the old household no longer."""
    mee = {
        Tijdelijk.BESLUIT: _beslissers(Q(pk__in=zaken.besluiten)),
        Tijdelijk.BEZWAAR: _behandelaars(Q(pk__in=zaken.bezwaren)),
    }
    blijft = {Tijdelijk.BESLUIT: _beslissers(Q(dossier=oud)), Tijdelijk.BEZWAAR: _behandelaars(Q(dossier=oud))}
    for waarvoor, mensen in mee.items():
        banden = Betrokkenheid.objects.filter(dossier=oud, tot=None, waarvoor=waarvoor, medewerker_id__in=mensen)
        for band in list(banden):
            betrokken_maken(
                actor=SYSTEEM, dossier=nieuw, medewerker_id=band.medewerker_id, rol=band.rol, waarvoor=waarvoor,
                reden=band.reden,
            )  # fmt: skip
        reden = f"Ging mee naar dossier {nieuw.nummer}"
        banden.exclude(medewerker_id__in=blijft[waarvoor]).update(tot=klok.nu(), reden=reden)


def _beslissers(waar: Q) -> set[UUID]:
    """Before whom a decision lies, and who drafts one."""
    rijen = Besluit.objects.filter(waar, stand__in=IN_DE_MAAK).values_list("toetser_id", "opsteller_id")
    return {pk for paar in rijen for pk in paar if pk}


def _behandelaars(waar: Q) -> set[UUID]:
    rijen = Bezwaar.objects.filter(waar, behandelaar__isnull=False).exclude(stand__in=rb.KLAAR)
    return set(rijen.values_list("behandelaar_id", flat=True))
