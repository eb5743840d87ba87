"""Two records that look alike are two different people: said once, and the pair does not come back as double."""

from uuid import UUID

from keukentafel.inwoner.models import Inwoner, TweeMensen
from keukentafel.inwoner.opvragen.dubbel import merk_van
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

B = Recht.INWONER_SAMENVOEGEN


def twee_mensen_vastleggen(*, actor: Actor, inwoner_id: UUID, ander_id: UUID) -> TweeMensen:
    """Both are looked at; a second time gives the mark that stands."""
    if inwoner_id == ander_id:
        raise Fout("Kies twee verschillende inwoners.")
    inwoner, ander = poort.haal(Inwoner, inwoner_id, B), poort.haal(Inwoner, ander_id, B)
    staat = merk_van(inwoner.pk, ander.pk)
    if staat is None:
        staat = TweeMensen(
            inwoner=inwoner, ander=ander, team_id=inwoner.team_id, afgeschermd=inwoner.afgeschermd,
            door_naam=actor.naam, gemaakt_door=actor.kenmerk,
        )  # fmt: skip
        staat.save(force_insert=True)
    logboek.handeling(actor, B.code, inwoner, wat="twee_mensen", ander=str(ander.pk))
    return staat


def twee_mensen_intrekken(*, actor: Actor, merk_id: UUID) -> TweeMensen:
    """Looked again: the pair may be one person after all."""
    merk: TweeMensen = poort.haal(TweeMensen, merk_id, B, voor_wijzigen=True)
    if merk.ingetrokken_op:
        raise Fout("Dit is al ingetrokken.")
    merk.ingetrokken_op, merk.ingetrokken_door = klok.nu(), actor.kenmerk
    merk.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    logboek.handeling(actor, B.code, merk, wat="twee_mensen_intrekken", ander=str(merk.ander_id))
    return merk
