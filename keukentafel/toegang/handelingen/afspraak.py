"""Appointments of a worker, with a resident or not (REQ-014 in its simplest form)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import moment_lang
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen._hulp import eis_tekst, plek
from keukentafel.toegang.models import Afspraak
from keukentafel.toegang.regels import AfspraakStand

DUUR = timedelta(hours=1)
SOORTEN_PLAATS = [("thuis", "Thuis"), ("wijk", "In de wijk"), ("kantoor", "Op kantoor"), ("telefoon", "Telefoon")]


def afspraak_maken(
    *,
    actor: Actor,
    begin: datetime,
    onderwerp: str,
    einde: datetime | None = None,
    medewerker_id: UUID | None = None,
    inwoner_id: UUID | None = None,
    huishouden_id: UUID | None = None,
    plaats: str = "",
    soort_plaats: str = "thuis",
) -> Afspraak:
    """Put an appointment in the agenda of the actor (or of `medewerker_id`); one hour when no end is given."""
    poort.eis(Recht.AFSPRAAK_MAKEN)
    wie = medewerker_id or actor.id
    if wie is None or not Medewerker.objects.filter(pk=wie, is_active=True).exists():
        raise Fout("Kies een collega die hier werkt; een afspraak zonder medewerker kan niet.", veld="medewerker")
    waar = plek(actor, Recht.AFSPRAAK_MAKEN, inwoner_id=inwoner_id, huishouden_id=huishouden_id)
    afspraak = Afspraak(
        **waar.velden(actor),
        medewerker_id=wie,
        **_tijden(begin, einde),
        onderwerp=_eis_onderwerp(onderwerp),
        plaats=plaats.strip(),
        soort_plaats=_eis_plaats(soort_plaats),
        gewijzigd_door=actor.naam,
    )
    afspraak.save(force_insert=True)
    gebeurtenis_melden("afspraak_gemaakt", afspraak.pk, medewerker=str(wie), huishouden=str(waar.huishouden_id or ""))
    logboek.handeling(actor, Recht.AFSPRAAK_MAKEN.code, afspraak, begin=begin.isoformat())
    return afspraak


def afspraak_verzetten(
    *, actor: Actor, afspraak_id: UUID, begin: datetime, einde: datetime | None = None, versie: int | None = None
) -> Afspraak:
    """Move it to another moment; the length stays when no end is given. Raises Botsing when somebody moved it first."""
    afspraak = _haal_gepland(afspraak_id)
    duur = afspraak.einde - afspraak.begin
    tijden = _tijden(begin, einde or begin + duur)
    bewaar_met_versie(afspraak, actor=actor, versie=versie or afspraak.versie, **tijden)
    gebeurtenis_melden("afspraak_verzet", afspraak.pk, begin=begin.isoformat())
    logboek.handeling(actor, Recht.AFSPRAAK_MAKEN.code, afspraak, verzet_naar=begin.isoformat())
    return afspraak


def afspraak_afzeggen(*, actor: Actor, afspraak_id: UUID, stand: str = AfspraakStand.AFGEZEGD) -> Afspraak:
    """It does not happen (afgezegd), nobody was there (niet_verschenen), or it was held (geweest)."""
    afspraak = _haal_gepland(afspraak_id)
    if stand not in (AfspraakStand.AFGEZEGD, AfspraakStand.NIET_VERSCHENEN, AfspraakStand.GEWEEST):
        raise Fout(f"‘{stand}’ is geen afloop. Kies: geweest, afgezegd of niet verschenen.", veld="stand")
    if stand != AfspraakStand.AFGEZEGD and afspraak.begin > klok.nu():
        raise Fout(f"De afspraak is pas op {moment_lang(afspraak.begin)}. Nu kun je hem alleen afzeggen.", veld="stand")
    bewaar_met_versie(afspraak, actor=actor, versie=afspraak.versie, stand=str(stand))
    gebeurtenis_melden(f"afspraak_{stand}", afspraak.pk)
    logboek.handeling(actor, Recht.AFSPRAAK_MAKEN.code, afspraak, stand=str(stand))
    return afspraak


def _haal_gepland(afspraak_id: UUID) -> Afspraak:
    poort.eis(Recht.AFSPRAAK_MAKEN)
    afspraak = poort.haal(Afspraak, afspraak_id, Recht.AFSPRAAK_MAKEN, voor_wijzigen=True)
    if afspraak.stand != AfspraakStand.GEPLAND:
        raise Fout(f"Deze afspraak is {afspraak.stand.replace('_', ' ')}. Maak een nieuwe afspraak.")
    return afspraak


def _tijden(begin: datetime, einde: datetime | None) -> dict[str, Any]:
    eind = einde or begin + DUUR
    if eind <= begin:
        raise Fout(f"De afspraak eindigt op {moment_lang(eind)}, voor het begin. Kies een later einde.", veld="einde")
    return {"begin": begin, "einde": eind}


def _eis_onderwerp(onderwerp: str) -> str:
    if not onderwerp.strip():
        raise Fout("Schrijf op waar de afspraak over gaat, bijvoorbeeld: kennismaking.", veld="onderwerp")
    return eis_tekst(onderwerp.strip(), "onderwerp")


def _eis_plaats(soort: str) -> str:
    if soort not in dict(SOORTEN_PLAATS):
        raise Fout(f"‘{soort}’ is geen soort plaats. Kies: thuis, wijk, kantoor of telefoon.", veld="soort_plaats")
    return soort
