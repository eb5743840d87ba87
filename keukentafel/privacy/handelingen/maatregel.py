"""Measures with an owner and a day: after a breach, or after a DPIA."""

from datetime import date
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.models import Datalek, Dpia, Privacymaatregel

S, EIGEN = Recht.REGISTERS_BIJHOUDEN, Recht.TAAK_AFHANDELEN
SYSTEEM = Actor.systeem("maatregelen")
TAAK = "privacymaatregel"


def maatregel_afspreken(
    *,
    actor: Actor,
    wat: str,
    eigenaar_id: UUID,
    uiterlijk: date,
    datalek_id: UUID | None = None,
    dpia_id: UUID | None = None,
) -> Privacymaatregel:
    """Somebody does this before that day, and gets a task for it."""
    poort.eis(S)
    datalek = poort.haal(Datalek, datalek_id, S) if datalek_id else None
    dpia = poort.haal(Dpia, dpia_id, S) if dpia_id else None
    if not wat.strip():
        raise Fout("Wat gaat er gebeuren? Schrijf het in een zin op.", "wat")
    if uiterlijk < klok.vandaag():
        raise Fout(f"{datum_gewoon(uiterlijk)} is voorbij. Kies een dag vanaf vandaag.", "uiterlijk")
    eigenaar = Medewerker.objects.filter(pk=eigenaar_id, is_active=True).first()
    if eigenaar is None:
        raise Fout("Deze medewerker is er niet meer. Kies een ander.", "eigenaar_id")
    rij = Privacymaatregel(
        datalek=datalek, dpia=dpia, wat=wat.strip(), eigenaar=eigenaar, uiterlijk=uiterlijk, gemaakt_door=actor.kenmerk
    )
    rij.save(force_insert=True)
    taak_maken(
        actor=actor,
        soort=TAAK,
        tekst="Je hebt een maatregel voor privacy op je genomen. Voer hem uit.",
        uiterlijk=uiterlijk,
        voor=eigenaar,
        onderwerp_id=rij.pk,
        adres=f"/privacy/maatregel/{rij.pk}/",
        afgeschermd=True,
    )
    gebeurtenis_melden("maatregel_afgesproken", rij.pk)
    logboek.handeling(actor, S.code, rij, uiterlijk=str(uiterlijk))
    return rij


def maatregel_afronden(*, actor: Actor, maatregel_id: UUID, hoe: str) -> Privacymaatregel:
    """By its owner, or by who keeps the register. What was done is written down."""
    recht = S if heeft(actor, S) else EIGEN
    rij: Privacymaatregel = poort.haal(Privacymaatregel, maatregel_id, recht, voor_wijzigen=True)
    if rij.klaar_op is not None:
        raise Fout("Deze maatregel is al klaar.")
    if not hoe.strip():
        raise Fout("Schrijf op wat er is gedaan.", "hoe")
    rij.klaar_op, rij.hoe = klok.vandaag(), hoe.strip()
    with transactie(SYSTEEM):
        rij.save(update_fields=["klaar_op", "hoe"])
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    gebeurtenis_melden("maatregel_klaar", rij.pk)
    logboek.handeling(actor, recht.code, rij, stap="klaar")
    return rij
