"""The report as a letter (WMO-07): it goes out when its subject may read it, once for each finished text or answer."""

from datetime import date, timedelta
from uuid import UUID

from keukentafel.brieven.bronnen import Verslag
from keukentafel.brieven.handelingen import brief_maken, brief_terugnemen
from keukentafel.brieven.models import Brief
from keukentafel.brieven.opvragen.mensen import onderwerp_van
from keukentafel.brieven.regels import TERUG_TE_NEMEN
from keukentafel.dossier import regels
from keukentafel.dossier import regels_verslag as rv
from keukentafel.dossier.handelingen._hulp import aan_auteur
from keukentafel.dossier.models import Gespreksverslag
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.inwoner.opvragen import adressering
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Termijn

SYSTEEM = Actor.systeem("verslagen")
PER_KEER = 200
# Until when the resident must have the report, where a term runs (WMO-07).
TERMIJNEN = ("D02", "D11", "D12")


def verslagen_versturen() -> int:
    """Every few minutes: reports whose subjects may read them from now on, and that did not leave yet."""
    with transactie(SYSTEEM):
        rijen = Gespreksverslag.objects.filter(brief=rv.Brief.WACHT, inwoner_vanaf__lte=klok.nu(), stand=regels.KLAAR)
        rijen = rijen.filter(inwoner_uitzondering="", inwoner_leest_mee=True).order_by("inwoner_vanaf", "pk")
        sleutels = list(rijen.values_list("pk", flat=True)[:PER_KEER])
    for sleutel in sleutels:
        with transactie(SYSTEEM):
            verslag_versturen(actor=SYSTEEM, verslag_id=sleutel)
    return len(sleutels)


def verslag_versturen(*, actor: Actor, verslag_id: UUID) -> list[Brief]:
    """The letters of this report, when its moment has come; a second call makes nothing."""
    poort.eis(Recht.BRIEF_MAKEN)
    verslag = poort.haal(Gespreksverslag, verslag_id, Recht.VERSLAG_LEZEN, voor_wijzigen=True)
    leest = verslag.inwoner_leest_mee and verslag.leesmoment.open(klok.nu())
    if verslag.brief != rv.Brief.WACHT or verslag.stand != regels.KLAAR or not leest:
        return []
    verslag.brief_ronde += 1
    over = [rij.pk for rij in verslag.over.filter(overleden_op=None).order_by("geboortedatum", "pk")]
    per = {wie: _volgens_wet(wie, verslag.wet) for wie in over}
    wie, weggelaten = rv.ontvangers(over, per)
    brieven = [brief for persoon in over for brief in _maak(actor, verslag, persoon, per[persoon] - set(wie[persoon]))]
    verslag.brief = rv.Brief.GEMAAKT if brieven else rv.Brief.NIEMAND
    verslag.save(update_fields=["brief", "brief_ronde"])
    if weggelaten or not over:
        _nakijken(actor, verslag)
    gebeurtenis_melden("verslag_verstuurd", verslag.dossier_id, verslag=str(verslag.pk), brieven=len(brieven))
    logboek.handeling(actor, Recht.BRIEF_MAKEN.code, verslag, brieven=len(brieven), uitgave=verslag.uitgave)
    return brieven


def verslagbrief_bij_vrijgeven(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: somebody pressed "nu vrijgeven"; the letter goes along at once."""
    if verslag := _verslag_van(gebeurtenis):
        verslag_versturen(actor=actor_nu(), verslag_id=verslag.pk)


def verslagbrief_terug(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: opened again, kept back or moved to another dossier: what has not left is taken back.

    A report that was moved goes to the people it is about now.
    """
    verslag = _verslag_van(gebeurtenis)
    if verslag is None or not verslag.brief_ronde:
        return
    mensen = set(verslag.over.values_list("pk", flat=True))
    if van := gebeurtenis.gegevens.get("van"):
        mensen |= set(Huishoudlid.objects.filter(huishouden__dossiers=van).values_list("inwoner_id", flat=True))
    sleutels = [f"verslag:{verslag.pk}:{verslag.brief_ronde}:{wie}" for wie in mensen]
    rijen = Brief.objects.filter(stand__in=TERUG_TE_NEMEN, sleutel__in=sleutels)
    terug = [brief_terugnemen(actor=actor_nu(), brief_id=brief.pk) for brief in rijen]
    if verslag.stand == regels.KLAAR and (terug or (van and not gebeurtenis.gegevens.get("terug"))):
        verslag.brief = rv.Brief.WACHT
        verslag.save(update_fields=["brief"])


def _verslag_van(gebeurtenis: Gebeurtenis) -> Gespreksverslag | None:
    sleutel = gebeurtenis.gegevens.get("verslag") or gebeurtenis.gegevens.get("item") or gebeurtenis.onderwerp
    return Gespreksverslag.objects.filter(pk=sleutel).first()


def _volgens_wet(inwoner_id: UUID, wet: str) -> set[UUID]:
    wie = adressering(inwoner_id, onderwerp=onderwerp_van(wet)).ontvangers
    return {o.inwoner_id for o in wie if o.inwoner_id}


def bron_van(verslag: Gespreksverslag) -> Verslag:
    """The source of the letter: the text, and what residents said about it, which is never left out."""
    return Verslag(
        titel=verslag.titel,
        gesprek_op=verslag.gesprek_op,
        tekst=verslag.tekst,
        aanwezig=verslag.aanwezig,
        plaats=verslag.plaats,
        eigen_woorden=verslag.eigen_woorden,
        afspraken=verslag.afspraken,
        schrijver=verslag.auteur_naam,
        reactie=verslag.reactie_inwoner,
        reageren_voor=klok.vandaag() + timedelta(days=instelling("verslag_reactie_dagen")),
    )


def _maak(actor: Actor, verslag: Gespreksverslag, inwoner_id: UUID, behalve: set[UUID]) -> list[Brief]:
    bron = bron_van(verslag)
    return brief_maken(
        actor=actor,
        soort=bron.soort,
        bron=bron,
        inwoner_id=inwoner_id,
        team_id=verslag.team_id,
        dossier_id=verslag.dossier_id,
        huishouden_id=verslag.dossier.huishouden_id,
        wet=verslag.wet,
        uiterlijk=_uiterlijk(verslag),
        behalve=behalve,
        maker=verslag.gemaakt_door,
        sleutel=f"verslag:{verslag.pk}:{verslag.brief_ronde}:{inwoner_id}",
    )


def _uiterlijk(verslag: Gespreksverslag) -> date | None:
    """Six weeks after the melding, where its term still runs."""
    open_ = Termijn.objects.filter(soort__in=TERMIJNEN, klaar_op=None)
    van_gezin = open_.filter(melding__huishouden_id=verslag.dossier.huishouden_id)
    return van_gezin.order_by("uiterlijk").values_list("uiterlijk", flat=True).first()


def _nakijken(actor: Actor, verslag: Gespreksverslag) -> None:
    taak_maken(
        actor=actor,
        soort="verslag_ontvangers",
        tekst="Niet iedereen met gezag of een vertegenwoordiger kreeg dit verslag: het gaat ook over anderen."
        " Kijk wie het nog moet krijgen, en schrijf zo nodig een verslag over één persoon",
        uiterlijk=klok.vandaag() + timedelta(days=7),
        onderwerp_id=verslag.pk,
        **aan_auteur(verslag),
    )
