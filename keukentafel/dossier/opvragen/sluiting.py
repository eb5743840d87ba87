"""Reads around the end of a dossier: what is still open, how it was closed, and whether a household was here before."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Q, Subquery

from keukentafel.dossier import regels
from keukentafel.dossier import regels_sluiten as rs
from keukentafel.dossier.models import DossierPeriode, Gespreksverslag, Nazorg, Sluitadvies, WerkprocesPeriode
from keukentafel.dossier.opvragen.kader import DossierKader
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import aantal
from keukentafel.organisatie.models import Inrichting, Medewerker, Taak
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.poort import poort
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Afspraak, Melding, Terugbelverzoek
from keukentafel.toegang.regels import MeldingStand

_NAAM_VAN_REDEN = {reden.value: naam for reden, naam in regels.NAAM_VAN_REDEN.items()}
KLAAR = (MeldingStand.AFGEROND, MeldingStand.INGETROKKEN, MeldingStand.DOORVERWEZEN)


@dataclass(frozen=True, slots=True)
class OpenVraag:
    """A question that closes along, for the form."""

    id: UUID
    naam: str


@dataclass(frozen=True, slots=True)
class Nazorgregel:
    """One piece of aftercare."""

    id: UUID
    op: date
    wie: str
    wat: str
    gedaan_op: date | None
    uitkomst: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Sluiting:
    """How the dossier was closed last: why, what came of each question, aftercare and advice."""

    reden: str
    toelichting: str
    resultaten: tuple[tuple[str, str, str], ...]
    nazorg: tuple[Nazorgregel, ...]
    adviezen: tuple[Any, ...]
    bewaren_tot: str


@dataclass(frozen=True, slots=True)
class Eerder:
    """A household that was here before. `reden` is for who may open the dossier; `open_` when it runs again."""

    dossier_id: UUID
    nummer: str
    gesloten_op: date | None
    reden: str
    keren: int
    mag_openen: bool


def open_vragen(kader: DossierKader) -> tuple[OpenVraag, ...]:
    """The questions that run now, in one statement."""
    woorden = Inrichting.objects.filter(soort="onderwerp", code=OuterRef("werkproces__onderwerp"))
    rijen = zichtbaar(WerkprocesPeriode, Recht.DOSSIER_LEZEN).filter(dossier_id=kader.id, tot=None, vervallen_op=None)
    rijen = rijen.annotate(woord=Subquery(woorden.order_by("-geldig_van").values("naam")[:1]))
    uit = []
    for rij in rijen.select_related("werkproces").order_by("van", "id"):
        wie = next(iter(kader.namen([rij.werkproces.inwoner_id])), "iemand die niet meer in het huishouden woont")
        wat = rij.woord or rij.werkproces.onderwerp or rij.werkproces.wet
        uit.append(OpenVraag(rij.werkproces_id, f"{wat[:1].upper()}{wat[1:]}, voor {wie}"))
    return tuple(uit)


def resultaten() -> dict[str, str]:
    """Code -> name of what can come of a question."""
    return {keuze.code: keuze.naam for keuze in keuzes("resultaat")} or rs.RESULTATEN


def teamgenoten(kader: DossierKader) -> tuple[tuple[str, str], ...]:
    """Who can do the aftercare: workers who open dossiers of this team today."""
    dag = klok.vandaag()
    loopt = Q(rolvervullingen__van__lte=dag) & (Q(rolvervullingen__tot=None) | Q(rolvervullingen__tot__gt=dag))
    rollen = ("wijkcoach", "jeugdconsulent", "casusregisseur")
    rijen = Medewerker.objects.filter(
        loopt, rolvervullingen__team_id=kader.team_id, rolvervullingen__rol__in=rollen, is_active=True
    )
    return tuple((str(pk), naam) for pk, naam in rijen.order_by("sorteernaam").values_list("pk", "naam").distinct())


def openstaand(kader: DossierKader) -> tuple[str, ...]:
    """What is still open around this household, in words. It closes nothing and stops nobody."""
    van_gezin = Q(huishouden_id=kader.huishouden_id)
    afspraken = zichtbaar(Afspraak, Recht.AFSPRAAK_MAKEN).filter(van_gezin, stand="gepland", begin__gte=klok.nu())
    bellen = zichtbaar(Terugbelverzoek, Recht.TERUGBELLEN).filter(van_gezin, klaar_op=None)
    meldingen = zichtbaar(Melding, Recht.MELDING_LEZEN).filter(van_gezin).exclude(status__in=KLAAR)
    verslagen = zichtbaar(Gespreksverslag, Recht.VERSLAG_LEZEN).filter(dossier_id=kader.id, stand=regels.CONCEPT)
    taken = zichtbaar(Taak, Recht.TAAK_AFHANDELEN).filter(dossier_id=kader.id, klaar_op=None)
    tellingen = (
        (afspraken, "afspraak", "afspraken"),
        (bellen, "terugbelverzoek", "terugbelverzoeken"),
        (meldingen, "open melding", "open meldingen"),
        (verslagen, "verslag in concept", "verslagen in concept"),
        (taken, "taak van jou", "taken van jou"),
    )
    return tuple(aantal(n, een, meer) for rijen, een, meer in tellingen if (n := rijen.count()))


def sluiting(kader: DossierKader) -> Sluiting:
    """How it was closed; of a running dossier the aftercare and advice of before."""
    periode = (
        DossierPeriode.objects.filter(dossier_id=kader.id, vervallen_op=None, tot__isnull=False)
        .order_by("-tot")
        .first()
    )
    gesloten = zichtbaar(WerkprocesPeriode, Recht.DOSSIER_LEZEN).filter(dossier_id=kader.id, vervallen_op=None)
    namen, rijen = resultaten(), gesloten.exclude(resultaat="").select_related("werkproces").order_by("-tot", "id")[:50]
    adviezen = zichtbaar(Sluitadvies, Recht.JOURNAAL_LEZEN).filter(dossier_id=kader.id).order_by("-op")
    reden = periode.reden if periode else ""
    return Sluiting(
        reden=_NAAM_VAN_REDEN.get(reden, reden),
        toelichting=periode.toelichting if periode else "",
        resultaten=tuple(
            (_wie(kader, rij.werkproces), namen.get(rij.resultaat, rij.resultaat), rij.resultaat_tekst) for rij in rijen
        ),
        nazorg=tuple(_nazorg(rij) for rij in _nazorgen(kader)),
        adviezen=tuple(adviezen[:20]),
        bewaren_tot=_bewaren(kader, [rij.werkproces.wet for rij in rijen]),
    )


def nazorg(kader: DossierKader, nazorg_id: UUID) -> Nazorgregel:
    """One piece of aftercare of this dossier, logged."""
    rij = poort.haal(Nazorg, nazorg_id, Recht.DOSSIER_LEZEN)
    if rij.dossier_id != kader.id:
        raise NietGevonden("dossier.nazorg")
    return _nazorg(_nazorgen(kader).get(pk=rij.pk))


def eerder_van_melding(melding_id: UUID) -> Eerder | None:
    """Was the household of this melding here before? Asked where a question comes in (REQ-023)."""
    melding = poort.haal(Melding, melding_id, Recht.MELDING_MAKEN)
    return _eerder(melding.huishouden_id) if melding.huishouden_id else None


def eerder_van_huishouden(huishouden_id: UUID) -> Eerder | None:
    """The same, for whoever may see the household."""
    return _eerder(poort.haal(Huishouden, huishouden_id, Recht.HUISHOUDEN_LEZEN).pk)


def _eerder(huishouden_id: UUID) -> Eerder | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossier, nummer, gesloten_op, reden, keren FROM kt_eerder(%s)", [huishouden_id])
        rij = cursor.fetchone()
    if rij is None:
        return None
    dossier, nummer, gesloten_op, reden, keren = rij
    mag = _mag_openen(dossier)
    naam = _NAAM_VAN_REDEN.get(reden, "") if mag else ""
    return Eerder(dossier, nummer, gesloten_op, naam, keren, mag)


def _mag_openen(dossier_id: UUID) -> bool:
    return bool(zichtbaar(DossierPeriode, Recht.DOSSIER_LEZEN).filter(dossier_id=dossier_id).exists())


def _nazorgen(kader: DossierKader) -> Any:
    rijen = zichtbaar(Nazorg, Recht.DOSSIER_LEZEN).filter(dossier_id=kader.id)
    return rijen.select_related("medewerker").order_by("-op", "id")


def _nazorg(rij: Nazorg) -> Nazorgregel:
    uitkomst = rs.NAAM_VAN_NAZORGUITKOMST[rs.Nazorguitkomst(rij.uitkomst)] if rij.uitkomst else ""
    return Nazorgregel(rij.pk, rij.op, rij.medewerker.naam, rij.wat, rij.gedaan_op, uitkomst, rij.toelichting)


def _wie(kader: DossierKader, werkproces: Any) -> str:
    return next(iter(kader.namen([werkproces.inwoner_id])), "iemand die hier niet meer woont")


def _bewaren(kader: DossierKader, wetten: list[str]) -> str:
    """Until when it is kept, in words (regels.md §4.4); of a running dossier nothing counts yet."""
    if kader.gesloten_op is None:
        return ""
    start = regels.bewaarstart(wetten, kader.gesloten_op)
    return f"{start.jaren} jaar, tot {start.van.day}-{start.van.month}-{start.van.year + start.jaren} ({start.bron})"
