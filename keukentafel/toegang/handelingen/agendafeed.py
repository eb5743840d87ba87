"""The calendar of one worker for the own telephone: a secret address, shown once, kept as a hash, revocable."""

import hashlib
import secrets
from dataclasses import dataclass
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.handelingen.profiel import eigen_id
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.regels import in_dienst
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Agendasleutel
from keukentafel.toegang.regels import mag_feed

RECHT = Recht.EIGEN_PROFIEL_WIJZIGEN
LEZER = Actor.systeem("agenda_feed")


class TeVaak(Fout):
    """Read more often than a calendar program does."""


@dataclass(frozen=True)
class Feedlezing:
    """Whose calendar was asked for."""

    medewerker_id: UUID


def agendasleutel_maken(*, actor: Actor) -> str:
    """A new secret address for the own calendar; an earlier one stops at once. The secret is told only now."""
    poort.eis(RECHT)
    _intrekken(actor)
    geheim = secrets.token_urlsafe(32)
    sleutel = Agendasleutel(medewerker_id=eigen_id(actor), som=_som(geheim), gemaakt_door=actor.kenmerk)
    sleutel.save(force_insert=True)
    logboek.handeling(actor, RECHT.code, sleutel, wat="agendasleutel gemaakt")
    return geheim


def agendasleutel_intrekken(*, actor: Actor) -> None:
    """The address no longer gives anything. Twice is not an error."""
    poort.eis(RECHT)
    if _intrekken(actor):
        logboek.handeling(actor, RECHT.code, None, wat="agendasleutel ingetrokken")


def _intrekken(actor: Actor) -> int:
    eigen = Agendasleutel.objects.filter(medewerker_id=actor.id, ingetrokken_op=None)
    return int(eigen.update(ingetrokken_op=klok.nu()))


def _som(geheim: str) -> str:
    return hashlib.sha256(geheim.encode()).hexdigest()


def agendafeed_lezen(*, geheim: str) -> Feedlezing | None:
    """Somebody reads a calendar. None: no such address (any more), or its worker left. Raises TeVaak."""
    with transactie(LEZER):
        sleutel = Agendasleutel.objects.select_for_update().filter(som=_som(geheim), ingetrokken_op=None).first()
        if sleutel is None or not _werkt(sleutel.medewerker_id):
            return None
        uur = klok.nu().replace(minute=0, second=0, microsecond=0)
        if not mag_feed(sleutel.uur, sleutel.keren, klok.nu()):
            raise TeVaak("Deze agenda is dit uur al vaak genoeg gelezen. Probeer het over een uur weer.")
        sleutel.keren = sleutel.keren + 1 if sleutel.uur == uur else 1
        sleutel.uur, sleutel.laatst_gelezen_op = uur, klok.nu()
        sleutel.save(update_fields=["uur", "keren", "laatst_gelezen_op"])
        logboek.handeling(LEZER, RECHT.code, sleutel, wat="agenda gelezen", van=str(sleutel.medewerker_id))
        return Feedlezing(sleutel.medewerker_id)


def _werkt(medewerker_id: UUID) -> bool:
    m = Medewerker.objects.filter(pk=medewerker_id, is_active=True).first()
    return m is not None and in_dienst(klok.vandaag(), m.in_dienst_van, m.in_dienst_tot)
