"""The cases of an absent colleague go to others in one act, and can come back in one (REQ-011, REQ-058)."""

from collections.abc import Mapping
from uuid import UUID

from keukentafel.dossier.models import Dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.models import Medewerker
from keukentafel.plan.handelingen.regie import open_regie, regie_overdragen
from keukentafel.plan.models import Herverdeling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen import melding_toewijzen, toewijzing_terugnemen
from keukentafel.toegang.models import Melding

RECHT = Recht.MELDING_VERDELEN


def werk_herverdelen(*, actor: Actor, medewerker_id: UUID, naar: Mapping[str, UUID], reden: str) -> Herverdeling:
    """`naar`: "dossier:<id>" or "melding:<id>" to a worker. Each case passes its own act, with its own right.

    What a colleague handed over in the meantime is left alone. Everything or nothing.
    """
    poort.eis(RECHT)
    if not reden.strip():
        raise Fout("Schrijf kort op waarom je verdeelt. Wie een dossier krijgt, leest dit als eerste.", veld="reden")
    if not naar:
        raise Fout("Kies minstens één dossier of melding om te verdelen.")
    gedaan = []
    for sleutel, wie in naar.items():
        soort, _, tekst = sleutel.partition(":")
        if _geef(actor, soort, UUID(tekst), van=medewerker_id, aan=wie, reden=reden.strip()):
            gedaan.append([soort, tekst, str(wie)])
    if not gedaan:
        raise Fout("Deze dossiers zijn intussen al overgedragen. Er is niets veranderd.")
    rij = Herverdeling(van_id=medewerker_id, regels=gedaan, reden=reden.strip(), gemaakt_door=actor.kenmerk)
    rij.save(force_insert=True)
    gebeurtenis_melden("werk_herverdeeld", medewerker_id, aantal=len(gedaan))
    logboek.handeling(actor, RECHT.code, rij, van=str(medewerker_id), aantal=len(gedaan))
    return rij


def _geef(actor: Actor, soort: str, sleutel: UUID, *, van: UUID, aan: UUID, reden: str) -> bool:
    if soort == "melding":
        melding = poort.haal(Melding, sleutel, RECHT)
        if melding.behandelaar_id != van:
            return False
        melding_toewijzen(actor=actor, melding_id=sleutel, medewerker_id=aan, reden=reden, toch=True)
        return True
    if soort != "dossier":
        raise NietGevonden(soort[:20])
    regie = open_regie(poort.haal(Dossier, sleutel, Recht.REGIE_BELEGGEN))
    if regie is None or regie.medewerker_id != van:
        return False
    regie_overdragen(actor=actor, dossier_id=sleutel, medewerker_id=aan, reden=reden, regie_id=regie.pk)
    return True


def herverdeling_terugnemen(*, actor: Actor, herverdeling_id: UUID) -> int:
    """Undo, on the same day and by who did it: what still stands with the new worker goes back. Returns how many."""
    poort.eis(RECHT)
    rij = Herverdeling.objects.filter(pk=herverdeling_id, gemaakt_door=actor.kenmerk).first()
    if rij is None:
        raise NietGevonden("plan.herverdeling")
    if rij.teruggenomen_op or rij.gemaakt_op.astimezone(klok.AMSTERDAM).date() != klok.vandaag():
        raise Fout("Deze verdeling is niet meer in één keer terug te nemen. Draag de dossiers zelf over.")
    terug = sum(_terug(actor, soort, UUID(sleutel), van=rij.van, had=UUID(wie)) for soort, sleutel, wie in rij.regels)
    rij.teruggenomen_op = klok.nu()
    rij.save(update_fields=["teruggenomen_op"])
    logboek.handeling(actor, RECHT.code, rij, teruggenomen=terug)
    return terug


def _terug(actor: Actor, soort: str, sleutel: UUID, *, van: Medewerker, had: UUID) -> bool:
    if soort == "melding":
        melding = poort.haal(Melding, sleutel, RECHT)
        if melding.behandelaar_id != had or melding.status != "toegewezen":
            return False
        toewijzing_terugnemen(actor=actor, melding_id=sleutel, reden="herverdeling teruggenomen")
        return True
    regie = open_regie(poort.haal(Dossier, sleutel, Recht.REGIE_BELEGGEN))
    if regie is None or regie.medewerker_id != had:
        return False
    regie_overdragen(actor=actor, dossier_id=sleutel, medewerker_id=van.pk, reden="herverdeling teruggenomen")
    return True
