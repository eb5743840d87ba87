"""Who asks, and may that person: the facts of the house for the table of regels.mag_vragen. Read by the house itself:
a privacy officer has no right to browse residents, and asks about one person at a time."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from keukentafel.inwoner.models import Inwoner, Relatie, Vertegenwoordiging
from keukentafel.inwoner.regels.naam import woorden
from keukentafel.inwoner.regels.persoon import HOEDANIGHEDEN, NAAM_VAN_RELATIE, leeftijd_op
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.privacy.models import Privacyverzoek
from keukentafel.privacy.regels import verzoek as rv
from keukentafel.privacy.regels.mag_vragen import Antwoord, Situatie, Vrager, advies, antwoorden

SYSTEEM = Actor.systeem("privacy")
GEZAGSRELATIES = ("ouder", "voogd")


@dataclass(frozen=True)
class BekendeAanvrager:
    """Somebody who stands beside the subject in the house, with what is known about gezag and since when."""

    sleutel: str
    inwoner_id: UUID | None
    naam: str
    als: str
    gezag: bool | None = None
    gecontroleerd_op: date | None = None


def personen_met(naam: str, geboren: date, klantnummer: int | None = None) -> list[UUID]:
    """Everybody born on that day whose surname, and a first name or initial, stand in this name."""
    gezocht = set(woorden(naam))
    with transactie(SYSTEEM):
        rijen = Inwoner.objects.filter(geboortedatum=geboren)
        rijen = rijen.filter(nummer=klantnummer) if klantnummer else rijen
        return [mens.pk for mens in rijen.order_by("nummer") if _past(mens, gezocht)]


def _past(mens: Inwoner, gezocht: set[str]) -> bool:
    achter = set(woorden(mens.geslachtsnaam)) | set(woorden(mens.partnernaam))
    voor = set(woorden(mens.voornamen)) | set(woorden(mens.roepnaam))
    return bool(gezocht & achter) and (not voor or bool(gezocht & (voor | {v[0] for v in voor})))


def bekende_aanvragers(inwoner_id: UUID) -> tuple[BekendeAanvrager, ...]:
    """Parents, guardians, partners and representatives of now."""
    dag = klok.vandaag()
    loopt = Q(tot__isnull=True) | Q(tot__gt=dag)
    with transactie(SYSTEEM):
        relaties = Relatie.objects.filter(loopt, naar=inwoner_id).select_related("inwoner").order_by("gemaakt_op", "pk")
        wie = Vertegenwoordiging.objects.filter(loopt, inwoner=inwoner_id).select_related("vertegenwoordiger")
        return (*map(_uit_relatie, relaties), *map(_uit_vertegenwoordiging, wie.order_by("van", "pk")))


def _uit_relatie(r: Relatie) -> BekendeAanvrager:
    als = NAAM_VAN_RELATIE.get(r.soort, r.soort)
    if r.soort in GEZAGSRELATIES:
        als += {True: ", met gezag", False: ", zonder gezag", None: ", gezag niet nagekeken"}[r.gezag]
        als += f" ({datum_gewoon(r.gezag_gecontroleerd_op)})" if r.gezag_gecontroleerd_op else ""
    return BekendeAanvrager(f"relatie:{r.pk}", r.inwoner_id, r.inwoner.naam, als, r.gezag, r.gezag_gecontroleerd_op)


def _uit_vertegenwoordiging(v: Vertegenwoordiging) -> BekendeAanvrager:
    naam = v.vertegenwoordiger.naam if v.vertegenwoordiger else v.naam
    als = f"{HOEDANIGHEDEN.get(v.hoedanigheid, v.hoedanigheid)}, voor {v.onderwerp}"
    return BekendeAanvrager(f"vertegenwoordiging:{v.pk}", v.vertegenwoordiger_id, naam, als)


def situatie_van(verzoek: Privacyverzoek) -> Situatie:
    """The facts of this request. What the registers say about gezag goes above what was said at receipt."""
    inwoner = _inwoner(verzoek.inwoner_id)
    bekend = _gekozen(verzoek)
    vrager = Vrager(verzoek.hoedanigheid)
    if vrager is Vrager.GEZAG and bekend and bekend.gezag is False:
        vrager = Vrager.OUDER
    feiten = {naam: bool(w) for naam, w in verzoek.feiten.items() if naam != "bekend"}
    feiten["overledene_wilde_niet"] = feiten.get("overledene_wilde_niet", False) and bool(inwoner.overleden_op)
    return Situatie(
        soort=rv.Soort(verzoek.soort),
        vrager=vrager,
        leeftijd=leeftijd_op(inwoner.geboortedatum, klok.vandaag()),
        identiteit_open=verzoek.identiteit == rv.Identiteit.OPEN,
        identiteit_klopt_niet=verzoek.identiteit == rv.Identiteit.KLOPT_NIET,
        overleden=inwoner.overleden_op is not None,
        gezag_niet_nagekeken=vrager is Vrager.GEZAG and _oud_gezag(bekend),
        **feiten,
    )


def _inwoner(inwoner_id: UUID | None) -> Inwoner:
    with transactie(SYSTEEM):
        mens: Inwoner = Inwoner.objects.get(pk=inwoner_id)
        return mens


def _gekozen(verzoek: Privacyverzoek) -> BekendeAanvrager | None:
    assert verzoek.inwoner_id
    sleutel = verzoek.feiten.get("bekend", "")
    return next((b for b in bekende_aanvragers(verzoek.inwoner_id) if b.sleutel == sleutel), None)


def _oud_gezag(bekend: BekendeAanvrager | None) -> bool:
    """Looked up lately? A guardian by a paper counts as looked up on the day of the paper (GEZ-01)."""
    if bekend is None or bekend.sleutel.startswith("vertegenwoordiging"):
        return bekend is None
    grens = klok.vandaag() - timedelta(days=instelling("gezag_geldig_dagen"))
    return bekend.gezag is None or bekend.gecontroleerd_op is None or bekend.gecontroleerd_op < grens


def advies_voor(verzoek: Privacyverzoek) -> Antwoord:
    """The narrowest answer."""
    return advies(situatie_van(verzoek))


def antwoorden_voor(verzoek: Privacyverzoek) -> tuple[Antwoord, ...]:
    """Per law, for the screen."""
    return antwoorden(situatie_van(verzoek))
