"""The report of a conversation (DOC-02): begin, keep, finish, and open again."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.dossier import regels
from keukentafel.dossier.handelingen._hulp import bewaar_versie, eis_leden, eis_tekst, eis_wet
from keukentafel.dossier.handelingen._reacties import correcties_verwerken
from keukentafel.dossier.handelingen.lezen import itemmerk, vanaf_moment
from keukentafel.dossier.handelingen.sluiten import laatste_contact_bijwerken
from keukentafel.dossier.models import Dossier, Gespreksverslag, Verslagversie
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.dossier.regels_verslag import Brief
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen import afspraak_verslag_begonnen
from keukentafel.toegang.models import Afspraak

S = Recht.VERSLAG_SCHRIJVEN
TEKSTVELDEN = ("titel", "aanwezig", "plaats", "eigen_woorden", "tekst", "afspraken")
VELDEN = (*TEKSTVELDEN, "gesprek_op")
ONAF = "verslag_onaf"


def verslag_beginnen(
    *,
    actor: Actor,
    dossier_id: UUID,
    gesprek_op: date | None = None,
    wet: str = Wet.ALGEMEEN,
    publiek: str = Publiek.TEAM,
    over: Iterable[UUID] | None = None,
    inwoner_leest_mee: bool = True,
    klaar: bool = False,
    concept: str = "",
    afspraak_id: UUID | None = None,
    **velden: str,
) -> Gespreksverslag:
    """A report, as a draft (or finished at once with `klaar`). `velden` are TEKSTVELDEN; missing ones are empty.

    `afspraak_id`: the talk of this household that it reports; that appointment was held, then.
    """
    poort.eis(S)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_LEZEN)
    afspraak = _afspraak(actor, dossier, afspraak_id) if afspraak_id else None
    eis_wet(wet, publiek, stand_van(actor, dossier))
    verslag = Gespreksverslag(
        **itemmerk(actor, dossier, wet, publiek, leest_mee=inwoner_leest_mee) | {"inwoner_vanaf": None},
        **_schoon({"gesprek_op": gesprek_op or klok.vandaag(), **velden}),
        afspraak=afspraak,
    )
    verslag.save(force_insert=True)
    verslag.over.set(eis_leden(dossier, over))
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    gebeurtenis_melden("verslag_begonnen", dossier.pk, verslag=str(verslag.pk))
    logboek.handeling(actor, S.code, verslag)
    return verslag_afronden(actor=actor, verslag_id=verslag.pk, versie=verslag.versie) if klaar else verslag


def _afspraak(actor: Actor, dossier: Dossier, afspraak_id: UUID) -> Afspraak:
    afspraak = afspraak_verslag_begonnen(actor=actor, afspraak_id=afspraak_id)
    if afspraak.huishouden_id != dossier.huishouden_id:
        raise NietGevonden("toegang.afspraak")
    return afspraak


def verslag_bewaren(
    *, actor: Actor, verslag_id: UUID, versie: int, klaar: bool = False, concept: str = "", **velden: Any
) -> Gespreksverslag:
    """Keep the text. Raises Botsing when a colleague saved first; what a save replaces stays as a version."""
    verslag = _haal(verslag_id)
    if verslag.stand == regels.KLAAR:
        raise Fout("Dit verslag is klaar. Heropen het verslag om de tekst te wijzigen.")
    nieuw = _schoon(velden)
    if verslag.versie != versie:
        raise Botsing(verslag, nieuw)
    _bewaar_versie(actor, verslag, "")
    bewaar_met_versie(verslag, actor=actor, versie=versie, **nieuw)
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    logboek.handeling(actor, S.code, verslag, versie=verslag.versie)
    return verslag_afronden(actor=actor, verslag_id=verslag.pk, versie=verslag.versie) if klaar else verslag


def verslag_afronden(*, actor: Actor, verslag_id: UUID, versie: int) -> Gespreksverslag:
    """The report is ready: its letter goes out when its subject may read it; what was asked is honoured (REQ-034)."""
    verslag = _haal(verslag_id)
    if verslag.stand == regels.KLAAR:
        return verslag
    if not (verslag.tekst.strip() or verslag.eigen_woorden.strip()):
        raise Fout("Het verslag is nog leeg. Schrijf eerst op wat er is besproken.", veld="tekst")
    nu = klok.nu()
    velden = {"stand": regels.KLAAR, "klaar_op": nu, "inwoner_vanaf": vanaf_moment(geschreven=nu)}
    velden |= {
        "eerst_klaar_op": verslag.eerst_klaar_op or nu,
        "uitgave": verslag.uitgave + 1,
        "brief": Brief.WACHT if verslag.inwoner_leest_mee else Brief.GEEN,
    }
    bewaar_met_versie(verslag, actor=actor, versie=versie, **velden)
    correcties_verwerken(actor, verslag)
    taken_vervallen(actor=actor, onderwerp_id=verslag.pk, soort=ONAF)
    if regels.raakt_laatste_contact(regels.Soort.BEZOEK, verslag.wet, verslag.publiek):
        laatste_contact_bijwerken(verslag.dossier, verslag.gesprek_op)
    gebeurtenis_melden("verslag_klaar", verslag.dossier_id, verslag=str(verslag.pk))
    logboek.handeling(actor, S.code, verslag, stand=regels.KLAAR)
    return verslag


def verslag_heropenen(*, actor: Actor, verslag_id: UUID, reden: str) -> Gespreksverslag:
    """Back to draft, with a reason; the finished text stays as a version."""
    verslag = _haal(verslag_id)
    if verslag.stand == regels.CONCEPT:
        return verslag
    if not reden.strip():
        raise Fout("Schrijf kort op waarom het verslag weer open gaat.", veld="reden")
    _bewaar_versie(actor, verslag, reden)
    dicht = {"stand": regels.CONCEPT, "klaar_op": None, "inwoner_vanaf": None, "brief": Brief.GEEN}
    bewaar_met_versie(verslag, actor=actor, versie=verslag.versie, **dicht)
    gebeurtenis_melden("verslag_heropend", verslag.dossier_id, verslag=str(verslag.pk))
    logboek.handeling(actor, S.code, verslag, stand=regels.CONCEPT)
    return verslag


def _haal(verslag_id: UUID) -> Gespreksverslag:
    poort.eis(S)
    return poort.haal(Gespreksverslag, verslag_id, S, voor_wijzigen=True)


def _schoon(velden: Mapping[str, Any]) -> dict[str, Any]:
    """Known fields only, checked; a title is never empty."""
    schoon: dict[str, Any] = {
        naam: eis_tekst(waarde, leeg=True, veld=naam) if naam in TEKSTVELDEN else waarde
        for naam, waarde in velden.items()
        if naam in VELDEN
    }
    op = schoon.get("gesprek_op")
    if op and op > klok.vandaag():
        raise Fout(f"{datum_gewoon(op)} ligt in de toekomst. Kies de dag waarop het gesprek was.", veld="gesprek_op")
    if "titel" in schoon and not schoon["titel"]:
        schoon["titel"] = "Keukentafelgesprek"
    return schoon


def _bewaar_versie(actor: Actor, verslag: Gespreksverslag, reden: str) -> None:
    uitgave = verslag.uitgave if verslag.stand == regels.KLAAR else None
    bewaar_versie(Verslagversie, actor, verslag, VELDEN, reden, uitgave=uitgave)
