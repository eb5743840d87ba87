"""Judging and handing out a melding, by who never reads its story (REQ-006, REQ-011)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen.teams import team_volgens_adres
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen import _melding
from keukentafel.toegang.handelingen._hulp import Vraag, eis_code
from keukentafel.toegang.handelingen.belang import eis_geen_eigen_kring
from keukentafel.toegang.models import Melding, MeldingStatus, MeldingVerhaal, Verdeling
from keukentafel.toegang.opvragen.kandidaten import een, voorstel_voor
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.regels import TE_VERDELEN, Beoordeling, MeldingStand

# Moving a melding to another team moves it out of the actor's own sight (naden.md §1).
VERPLAATSER = Actor.systeem("melding_verplaatsen")


def melding_beoordelen(
    *,
    actor: Actor,
    melding_id: UUID,
    urgentie: str | None = None,
    wet: str | None = None,
    onderwerpen: Sequence[str] | None = None,
    taal: str | None = None,
    tolk_nodig: bool | None = None,
    team_id: int | None = None,
    reden: str = "",
    versie: int | None = None,
) -> Melding:
    """Set urgency, law, kind of question, language or team; what is None stays. Terms follow from it again.

    The story moves along to the new law, unread.
    """
    melding = _melding.haal_melding(melding_id, Recht.MELDING_VERDELEN, versie)
    lijsten = keuzes()
    nieuw = _gekozen(lijsten, urgentie=urgentie, wet=wet, onderwerpen=onderwerpen, taal=taal, tolk_nodig=tolk_nodig)
    for veld, waarde in nieuw.items():
        setattr(melding, veld, waarde)
    if melding.status == MeldingStand.NIEUW:
        _melding.zet_stand(actor, melding, MeldingStand.BEOORDEELD, reden)
    _melding.bewaar(actor, melding, *nieuw, "status")
    if {"urgentie", "wet"} & set(nieuw):
        MeldingVerhaal.objects.filter(melding=melding).update(wet=melding.wet)
        _melding.termijnen_bijwerken(actor, melding, lijsten)
    logboek.handeling(actor, Recht.MELDING_VERDELEN.code, melding, urgentie=melding.urgentie, wet=melding.wet)
    if team_id and team_id != melding.team_id:
        _verplaatsen(actor, melding, team_id, reden)
    return melding


def _gekozen(
    lijsten: Keuzes,
    *,
    urgentie: str | None,
    wet: str | None,
    onderwerpen: Sequence[str] | None,
    taal: str | None,
    tolk_nodig: bool | None,
) -> dict[str, Any]:
    """The fields that were given, checked."""
    nieuw: dict[str, Any] = {}
    if urgentie is not None:
        nieuw["urgentie"] = eis_code(urgentie, _melding.URGENTIES, "urgentie", "urgentie")
    if wet is not None:
        nieuw["wet"] = eis_code(wet, _melding.WETTEN, "wet", "wet")
    if onderwerpen is not None:
        lijst = lijsten.lijst("onderwerp")
        nieuw["onderwerpen"] = [eis_code(o, lijst, "onderwerpen", "onderwerp") for o in onderwerpen]
    if taal is not None:
        nieuw["taal"] = eis_code(taal, lijsten.lijst("taal"), "taal", "taal")
    if tolk_nodig is not None:
        nieuw["tolk_nodig"] = tolk_nodig
    return nieuw


def _verplaatsen(actor: Actor, melding: Melding, team_id: int, reden: str) -> None:
    """The address says which team (REQ-010); another one needs a reason, which stands in the trail."""
    team = Team.objects.filter(pk=team_id).first()
    if team is None:
        raise Fout("Dit team bestaat niet meer. Kies een ander team.", veld="team")
    if MeldingStand(melding.status) not in TE_VERDELEN:
        raise Fout("Neem eerst de toewijzing terug; daarna kan de melding naar een ander team.", veld="team")
    volgens_adres = team_volgens_adres(melding.buurtcode)
    if volgens_adres and team_id != volgens_adres.pk and not reden.strip():
        raise Fout(
            f"Dit adres hoort bij team {volgens_adres.naam}. Schrijf op waarom team {team.naam} het toch doet.",
            veld="reden",
        )
    _melding.stand_bijschrijven(actor, melding, f"naar team {team.naam}{': ' if reden.strip() else ''}{reden.strip()}")
    logboek.handeling(actor, Recht.MELDING_VERDELEN.code, melding, van_team=melding.team_id, naar_team=team_id)
    with transactie(VERPLAATSER):
        melding.team = team
        melding.save(update_fields=["team"])


def melding_toewijzen(
    *,
    actor: Actor,
    melding_id: UUID,
    medewerker_id: UUID,
    reden: str = "",
    toch: bool = False,
    versie: int | None = None,
) -> Melding:
    """Give the melding to a worker of its team.

    GEWEIGERD (Blokkade): no executing role in that team, or the own circle. VRAAGT (Vraag): absent, or the resident
    would rather have somebody else; `toch`
    goes on and the answer stands in the trail. What the proposal said is kept beside the choice.
    """
    melding = _melding.haal_melding(melding_id, Recht.MELDING_VERDELEN, versie)
    beoordelingen = voorstel_voor(melding, klok.vandaag(), keuzes())
    gekozen = een(beoordelingen, medewerker_id)
    if gekozen is None:
        raise Blokkade(
            "behandelen-zonder-rol",
            f"Deze medewerker heeft nu geen uitvoerende rol in team {melding.team.naam}. Kies iemand uit de lijst.",
        )
    eis_geen_eigen_kring(actor, medewerker_id, inwoner_id=melding.inwoner_id, huishouden_id=melding.huishouden_id)
    if gekozen.bezwaren and not toch:
        raise Vraag(f"{gekozen.kandidaat.naam}: {' en '.join(gekozen.bezwaren)}. Toch toewijzen?")
    _toewijzen(actor, melding, gekozen, beoordelingen, reden)
    return melding


def _toewijzen(
    actor: Actor, melding: Melding, gekozen: Beoordeling, beoordelingen: list[Beoordeling], reden: str
) -> None:
    wie = gekozen.kandidaat
    melding.behandelaar_id = wie.id
    _melding.zet_stand(actor, melding, MeldingStand.TOEGEWEZEN, reden or "; ".join(gekozen.bezwaren))
    _melding.bewaar(actor, melding, "behandelaar", "status")
    _melding.termijnen_overdragen(melding)
    eerste = next((b for b in beoordelingen if b.voorgesteld), None)
    voorstel = {"medewerker": str(eerste.kandidaat.id), "uitleg": eerste.uitleg} if eerste else {}
    Verdeling(
        melding=melding, medewerker_id=wie.id, reden=reden, voorstel=voorstel, **_melding.muren(actor, melding)
    ).save(force_insert=True)
    logboek.handeling(actor, Recht.MELDING_VERDELEN.code, melding, medewerker=str(wie.id), bezwaren=gekozen.bezwaren)


def toewijzing_terugnemen(*, actor: Actor, melding_id: UUID, reden: str = "") -> Melding:
    """Undo an assignment nobody has started on: back to the state (and worker) before it."""
    melding = _melding.haal_melding(melding_id, Recht.MELDING_VERDELEN)
    if melding.status != MeldingStand.TOEGEWEZEN:
        raise Fout(f"Deze melding is {MeldingStand(melding.status).naam}; er is geen toewijzing om terug te nemen.")
    verdelingen = Verdeling.objects.filter(melding=melding, teruggenomen_op=None).order_by("-gemaakt_op")
    deze, *eerder = list(verdelingen[:2])
    standen = MeldingStatus.objects.filter(melding=melding).order_by("-sinds", "-gemaakt_op")
    vorige = [s.status for s in standen if s.status in TE_VERDELEN][:1] or [MeldingStand.BEOORDEELD.value]
    terug = MeldingStand.TOEGEWEZEN if eerder else MeldingStand(vorige[0])
    melding.behandelaar_id = eerder[0].medewerker_id if eerder else None
    _melding.zet_stand(actor, melding, terug, reden or "toewijzing teruggenomen")
    _melding.bewaar(actor, melding, "behandelaar", "status")
    _melding.termijnen_overdragen(melding)
    deze.teruggenomen_op = klok.nu()
    deze.save(update_fields=["teruggenomen_op"])
    logboek.handeling(actor, Recht.MELDING_VERDELEN.code, melding, teruggenomen=True)
    return melding
