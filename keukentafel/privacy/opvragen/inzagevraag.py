"""Questions of residents about a look: the list, one question, and the answer on paper."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Func, TextField

from keukentafel.brieven.opvragen.sjablonen import afzender
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu, transactie
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.koppelingen.pdf.stuk import Blok, Stuk, Vorm
from keukentafel.organisatie.models import Team
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.models import Inzagevraag
from keukentafel.privacy.opvragen.wie_keek import LEZER

PER_PAGINA = 50
_NAAM = Func(F("wie"), function="kt_naam", output_field=TextField())


@dataclass(frozen=True)
class Vraag:
    """One question, with who it is about and who asked it."""

    id: UUID
    inwoner: str
    wie: str
    dag: date
    vraag: str
    gesteld_op: datetime
    opgeschreven_door: str
    antwoord: str
    beantwoord_op: datetime | None
    beantwoord_door: str
    mag_antwoorden: bool
    team_id: int


def vragen(*, beantwoord: bool = False) -> tuple[Vraag, ...]:
    """Open ones oldest first, or the latest answers."""
    rijen = poort.zichtbaar(Inzagevraag, Recht.INZAGE_LOG_MAKEN).filter(beantwoord_op__isnull=not beantwoord)
    rijen = rijen.order_by("-beantwoord_op" if beantwoord else "gemaakt_op", "id")[:PER_PAGINA]
    gevonden = list(rijen.annotate(wie_naam=_NAAM).select_related("opgeschreven_door"))
    logboek.kijk(Recht.INZAGE_LOG_MAKEN.code, None, lijst="inzagevragen", aantal=len(gevonden))
    with transactie(LEZER, lezen=True):
        mensen = Inwoner.objects.in_bulk([rij.inwoner_id for rij in gevonden])
    return tuple(_vraag(rij, rij.wie_naam, mensen[rij.inwoner_id], False) for rij in gevonden)


def vraag(vraag_id: UUID) -> Vraag:
    """One, for who answers it and for who wrote it down."""
    rij = poort.haal(Inzagevraag, vraag_id, Recht.INZAGE_LOG_MAKEN)
    mag = heeft(actor_nu(), Recht.INZAGE_VRAAG_BEANTWOORDEN)
    with transactie(LEZER, lezen=True):
        naam = Inzagevraag.objects.annotate(wie_naam=_NAAM).values_list("wie_naam", flat=True).get(pk=rij.pk)
        return _vraag(rij, naam, Inwoner.objects.get(pk=rij.inwoner_id), mag)


def _vraag(rij: Inzagevraag, naam: str, inwoner: Inwoner, mag: bool) -> Vraag:
    return Vraag(
        id=rij.pk,
        inwoner=inwoner.naam,
        wie=naam,
        dag=rij.dag,
        vraag=rij.vraag,
        gesteld_op=rij.gemaakt_op,
        opgeschreven_door=rij.opgeschreven_door.naam,
        antwoord=rij.antwoord,
        beantwoord_op=rij.beantwoord_op,
        beantwoord_door=rij.beantwoord_door,
        mag_antwoorden=mag and rij.beantwoord_op is None,
        team_id=inwoner.team_id,
    )


def antwoord_stuk(v: Vraag) -> Stuk:
    """The answer, to hand over or to send."""
    van = afzender(Team.objects.get(pk=v.team_id))
    blokken = (
        Blok(Vorm.ALINEA, (f"U vroeg ons iets over {datum_gewoon(v.dag)}:", f"‘{v.vraag}’")),
        Blok(Vorm.KOP, ("Ons antwoord",)),
        Blok(Vorm.ALINEA, tuple(v.antwoord.splitlines())),
        Blok(Vorm.ALINEA, ("Bent u het niet eens met dit antwoord? Bel of schrijf ons.",)),
    )
    dag = (v.beantwoord_op or klok.nu()).astimezone(klok.AMSTERDAM).date()
    gegevens = (("Datum", datum_gewoon(dag)), ("Over", v.inwoner))
    voet = " · ".join(deel for deel in (van.gemeente, van.team_lang) if deel)
    return Stuk("Uw vraag over wie er keek", blokken, afzender=van.regels(), gegevens=gegevens, voet=voet)
