"""What the worker does with a melding: take it, give it back, finish it; and tick off a term."""

from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen import _melding
from keukentafel.toegang.handelingen._hulp import Vraag, in_rol
from keukentafel.toegang.handelingen.belang import eis_geen_eigen_kring
from keukentafel.toegang.models import Belangenconflict, Melding, Termijn, Verdeling
from keukentafel.toegang.regels import Belang, MeldingStand

EINDES = (MeldingStand.AFGEROND, MeldingStand.INGETROKKEN, MeldingStand.DOORVERWEZEN)


def melding_oppakken(*, actor: Actor, melding_id: UUID, toch: bool = False, versie: int | None = None) -> Melding:
    """A worker of the team starts: from the queue, or with what was assigned. The first contact is then on its way.

    VRAAGT when it was assigned to a colleague; `toch` takes it over.
    """
    melding = _melding.haal_melding(melding_id, Recht.MELDING_BEHANDELEN, versie)
    if actor.id is None or not in_rol(actor.id, melding.team_id):
        raise Blokkade(
            "behandelen-zonder-rol",
            f"Je hebt vandaag geen uitvoerende rol in team {melding.team.naam}. Vraag een collega van dat team.",
        )
    eis_geen_eigen_kring(actor, actor.id, inwoner_id=melding.inwoner_id, huishouden_id=melding.huishouden_id)
    ander = melding.behandelaar if melding.behandelaar_id not in (None, actor.id) else None
    if ander and not toch:
        raise Vraag(f"Deze melding is toegewezen aan {ander.naam}. Toch zelf oppakken?")
    melding.behandelaar_id = actor.id
    _melding.zet_stand(actor, melding, MeldingStand.IN_BEHANDELING, f"overgenomen van {ander.naam}" if ander else "")
    _melding.bewaar(actor, melding, "behandelaar", "status")
    _melding.termijnen_overdragen(melding)
    _melding.termijnen_sluiten(melding, "opgepakt", "EC", "D04")
    logboek.handeling(actor, Recht.MELDING_BEHANDELEN.code, melding, opgepakt=True)
    return melding


def melding_teruggeven(
    *, actor: Actor, melding_id: UUID, reden: str = "", belang: str = "", versie: int | None = None
) -> Melding:
    """Back to the queue: too full, or (`belang`) the worker knows these people; that is remembered."""
    melding = _melding.haal_melding(melding_id, Recht.MELDING_BEHANDELEN, versie)
    if belang and belang not in list(Belang):
        raise Fout(f"‘{belang}’ is geen bekende reden. Kies: familie, bekende of wens van de inwoner.", veld="belang")
    if not belang and not reden.strip():
        raise Fout("Schrijf kort op waarom je de melding teruggeeft; de verdeler leest dat.", veld="reden")
    if belang and (melding.inwoner_id or melding.huishouden_id):
        _belang_vastleggen(actor, melding, Belang(belang))
    melding.behandelaar_id = None
    _melding.zet_stand(actor, melding, MeldingStand.BEOORDEELD, reden or Belang(belang).value)
    _melding.bewaar(actor, melding, "behandelaar", "status")
    _melding.termijnen_overdragen(melding)
    Verdeling.objects.filter(melding=melding, teruggenomen_op=None).update(teruggenomen_op=klok.nu())
    logboek.handeling(actor, Recht.MELDING_BEHANDELEN.code, melding, teruggegeven=True, belang=belang)
    return melding


def _belang_vastleggen(actor: Actor, melding: Melding, belang: Belang) -> None:
    Belangenconflict(
        medewerker=Medewerker.objects.get(pk=actor.kenmerk),
        soort=belang.value,
        sinds=klok.vandaag(),
        **_melding.muren(actor, melding),
    ).save(force_insert=True)


def melding_afronden(
    *,
    actor: Actor,
    melding_id: UUID,
    hoe: str = MeldingStand.AFGEROND,
    reden: str = "",
    versie: int | None = None,
) -> Melding:
    """The melding ends: answered, withdrawn by the resident, or passed on. All its terms end with it."""
    melding = _melding.haal_melding(melding_id, Recht.MELDING_BEHANDELEN, versie)
    if hoe not in EINDES:
        raise Fout(f"‘{hoe}’ is geen einde van een melding. Kies: afgerond, ingetrokken of doorverwezen.", veld="hoe")
    if not reden.strip():
        raise Fout("Schrijf kort op hoe het is afgelopen; een paar woorden is genoeg.", veld="reden")
    _melding.zet_stand(actor, melding, MeldingStand(hoe), reden)
    _melding.bewaar(actor, melding, "status")
    _melding.termijnen_sluiten(melding, MeldingStand(hoe).naam)
    logboek.handeling(actor, Recht.MELDING_BEHANDELEN.code, melding, hoe=str(hoe))
    return melding


def termijn_afhandelen(*, actor: Actor, termijn_id: UUID, reden: str = "gedaan") -> Termijn:
    """Tick off one guarded term (the confirmation went out, the first talk was held). Twice is not an error."""
    poort.eis(Recht.MELDING_BEHANDELEN)
    termijn = poort.haal(Termijn, termijn_id, Recht.MELDING_BEHANDELEN, voor_wijzigen=True)
    if termijn.klaar_op is None:
        termijn.klaar_op, termijn.klaar_reden = klok.nu(), reden.strip() or "gedaan"
        termijn.save(update_fields=["klaar_op", "klaar_reden"])
        logboek.handeling(actor, Recht.MELDING_BEHANDELEN.code, termijn, soort=termijn.soort)
    return termijn
