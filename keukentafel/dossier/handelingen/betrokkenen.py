"""Who is involved in a dossier: colleagues (their case tie) and outside parties, from a moment to a moment (AUT-06)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.delen.woorden import Partner
from keukentafel.dossier import regels
from keukentafel.dossier.handelingen._hulp import eis_open, merk
from keukentafel.dossier.models import Betrokkenheid, Dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.models import Medewerker, Rolvervulling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen import eis_geen_eigen_kring


def betrokkene_toevoegen(
    *,
    actor: Actor,
    dossier_id: UUID,
    rol: str,
    medewerker_id: UUID | None = None,
    naam: str = "",
    organisatie: str = "",
    partner: str = "",
    contact: str = "",
    waarvoor: str = "",
    van: datetime | None = None,
    reden: str = "",
) -> Betrokkenheid:
    """A colleague gets a case tie, or an outside party is noted (without access); `van` is now or in the past."""
    poort.eis(Recht.DOSSIER_SCHRIJVEN)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_SCHRIJVEN, voor_wijzigen=True)
    eis_open(dossier)
    if medewerker_id is None and not naam.strip():
        raise Fout("Kies een collega, of vul de naam in van iemand van buiten.", veld="naam")
    if partner and partner not in set(Partner):
        raise Fout(f"‘{partner}’ staat niet in de lijst. Kies wat voor organisatie het is.", veld="partner")
    if van and van > klok.nu():
        raise Fout(f"{van:%d-%m-%Y} ligt in de toekomst. Kies vandaag of een dag ervoor.", veld="van")
    if waarvoor in set(regels.Tijdelijk):
        raise Fout(f"‘{waarvoor}’ gebruikt het programma zelf. Schrijf in een paar woorden waarvoor.", veld="waarvoor")
    if medewerker_id:
        return betrokken_maken(
            actor=actor, dossier=dossier, medewerker_id=medewerker_id, rol=rol, waarvoor=waarvoor, van=van, reden=reden
        )
    velden = {
        "rol": rol,
        "naam": naam.strip(),
        "organisatie": organisatie.strip(),
        "partner": partner or regels.PARTNER_VAN_BETROKKENROL.get(rol, ""),
        "contact": contact.strip(),
        "waarvoor": waarvoor,
        "reden": reden,
    }
    return _schrijf(actor, dossier, van, velden)


def betrokken_maken(
    *,
    actor: Actor,
    dossier: Dossier,
    medewerker_id: UUID,
    rol: str = regels.Betrokkenrol.UITVOERDER,
    waarvoor: str = "",
    van: datetime | None = None,
    reden: str = "",
) -> Betrokkenheid:
    """The case tie itself, for acts that passed the gate (opening, handing over, regie). Twice the same is one tie."""
    medewerker = Medewerker.objects.filter(_in_dienst(), pk=medewerker_id).first()
    if medewerker is None:
        raise Fout("Deze collega is niet (meer) in dienst. Kies iemand anders.", veld="medewerker")
    eis_geen_eigen_kring(actor, medewerker_id, huishouden_id=dossier.huishouden_id)
    banden = Betrokkenheid.objects.filter(_loopt(), dossier=dossier, medewerker=medewerker, rol=rol)
    # A lasting involvement is not the tie of one question, which ends with the answer.
    banden = banden.exclude(waarvoor__in=set(regels.Tijdelijk) - {waarvoor})
    open_: Betrokkenheid | None = banden.first()
    if open_ is not None:
        return open_
    return _schrijf(actor, dossier, van, {"medewerker": medewerker, "rol": rol, "waarvoor": waarvoor, "reden": reden})


def betrokkene_beeindigen(
    *, actor: Actor, betrokkenheid_id: UUID, reden: str = "", op: datetime | None = None
) -> Betrokkenheid:
    """The involvement ends; a colleague's access by case tie ends with it, at once (AUT-06)."""
    poort.eis(Recht.DOSSIER_SCHRIJVEN)
    rij = poort.haal(Betrokkenheid, betrokkenheid_id, Recht.DOSSIER_SCHRIJVEN, voor_wijzigen=True)
    if rij.tot and rij.tot <= klok.nu():
        return rij
    rij.tot = max(op or klok.nu(), rij.van)
    rij.reden = reden or rij.reden
    rij.save(update_fields=["tot", "reden"])
    gebeurtenis_melden("betrokkenheid_beeindigd", rij.dossier_id, betrokkenheid=str(rij.pk), rol=rij.rol)
    logboek.handeling(actor, Recht.DOSSIER_SCHRIJVEN.code, rij)
    return rij


def banden_van_team_beeindigen(*, dossier: Dossier, oud_id: int, nieuw_id: int, reden: str) -> None:
    """End the ties of workers of the old team who do not work in the new one; inside a system actor."""
    blijft = Rolvervulling.objects.filter(_loopt_vandaag(), team_id=nieuw_id).values("medewerker_id")
    gaat = Rolvervulling.objects.filter(team_id=oud_id).exclude(medewerker_id__in=blijft).values("medewerker_id")
    rijen = Betrokkenheid.objects.filter(_loopt(), dossier=dossier, medewerker_id__in=gaat)
    rijen.update(tot=klok.nu(), reden=reden)


def alle_banden_beeindigen(*, dossier: Dossier, reden: str) -> None:
    """Every running involvement of a dossier that closes."""
    Betrokkenheid.objects.filter(_loopt(), dossier=dossier).update(tot=klok.nu(), reden=reden)


def _loopt() -> Q:
    return Q(tot__isnull=True) | Q(tot__gt=klok.nu())


def _loopt_vandaag() -> Q:
    return Q(van__lte=klok.vandaag()) & (Q(tot__isnull=True) | Q(tot__gt=klok.vandaag()))


def _in_dienst() -> Q:
    return Q(in_dienst_tot__isnull=True) | Q(in_dienst_tot__gt=klok.vandaag())


def _schrijf(actor: Actor, dossier: Dossier, van: datetime | None, velden: dict[str, Any]) -> Betrokkenheid:
    rij = Betrokkenheid(**merk(actor, dossier), van=van or klok.nu(), **velden)
    rij.save(force_insert=True)
    gebeurtenis_melden("betrokkenheid_begonnen", dossier.pk, betrokkenheid=str(rij.pk), rol=rij.rol)
    logboek.handeling(actor, Recht.DOSSIER_SCHRIJVEN.code, rij)
    return rij
