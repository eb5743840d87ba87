"""Absence with a waarnemer, who sees the caseload in that time (dossier/sql/10_banden.sql)."""

from datetime import date
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.medewerkers import medewerker_haal
from keukentafel.organisatie.models import Afwezigheid, Medewerker
from keukentafel.organisatie.opvragen.waarneming import mogelijke_waarnemers
from keukentafel.organisatie.regels import overlapt
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht


def afwezigheid_vastleggen(
    *,
    actor: Actor,
    medewerker_id: UUID,
    van: date,
    tot: date | None = None,
    waarnemer_id: UUID | None = None,
    reden: str = "afwezig",
) -> Afwezigheid:
    """For oneself with EIGEN_PROFIEL_WIJZIGEN, for somebody else with BEHEER_WIJZIGEN. `tot` is the first day back.

    The waarnemer is a colleague of the same team with a caseload role, and is there in that time: who stands in sees
    the cases. Without one it is saved as well; the screens of the team show the gap.
    """
    recht = _recht(actor, medewerker_id)
    poort.eis(recht)
    medewerker = medewerker_haal(medewerker_id)
    if tot is not None and tot <= van:
        raise Fout(
            f"{datum_gewoon(tot)} ligt niet na het begin. Kies de eerste dag terug, na {datum_gewoon(van)}.", "tot"
        )
    for ander in medewerker.afwezigheden.all():
        if overlapt(van, tot, ander.van, ander.tot):
            raise Fout(f"Er staat al een afwezigheid vanaf {datum_gewoon(ander.van)}. Trek die eerst in.", veld="van")
    waarnemer = _waarnemer(medewerker, waarnemer_id, van, tot)
    rij = Afwezigheid.objects.create(medewerker=medewerker, waarnemer=waarnemer, van=van, tot=tot, reden=reden)
    gebeurtenis_melden("afwezigheid_vastgelegd", medewerker.pk, van=van.isoformat())
    wie = str(waarnemer.pk) if waarnemer else None
    logboek.handeling(actor, recht.code, medewerker, wat="afwezigheid", van=van, tot=tot, waarnemer=wie)
    return rij


def _waarnemer(medewerker: Medewerker, waarnemer_id: UUID | None, van: date, tot: date | None) -> Medewerker | None:
    if waarnemer_id is None:
        return None
    waarnemer = next((m for m in mogelijke_waarnemers(medewerker, van) if m.pk == waarnemer_id), None)
    if waarnemer is None:
        raise Fout(
            "Deze collega kan niet waarnemen. Kies iemand uit hetzelfde team die ook dossiers heeft.",
            veld="waarnemer_id",
        )
    if any(overlapt(van, tot, a.van, a.tot) for a in waarnemer.afwezigheden.all()):
        raise Fout(f"{waarnemer.naam} is in die tijd zelf afwezig. Kies iemand anders.", veld="waarnemer_id")
    return waarnemer


def afwezigheid_beeindigen(*, actor: Actor, medewerker_id: UUID, afwezigheid_id: int) -> None:
    """Back today; an absence that has not begun is taken back."""
    recht = _recht(actor, medewerker_id)
    poort.eis(recht)
    rij = Afwezigheid.objects.filter(pk=afwezigheid_id, medewerker_id=medewerker_id).first()
    if rij is None:
        raise NietGevonden("organisatie.afwezigheid")
    if rij.van >= klok.vandaag():
        rij.delete()
    else:
        rij.tot = klok.vandaag()
        rij.save(update_fields=["tot"])
    logboek.handeling(actor, recht.code, rij.medewerker, wat="afwezigheid beëindigd")


def _recht(actor: Actor, medewerker_id: UUID) -> Recht:
    return Recht.EIGEN_PROFIEL_WIJZIGEN if actor.id == medewerker_id else Recht.BEHEER_WIJZIGEN
