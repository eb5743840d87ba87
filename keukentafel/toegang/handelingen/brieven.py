"""The ontvangstbevestiging of a melding (WMO-02, WMO-03): made by itself, closes its term when it has left."""

from datetime import date
from uuid import UUID

from keukentafel.brieven.bronnen import Ontvangstbevestiging
from keukentafel.brieven.handelingen import brief_maken
from keukentafel.brieven.models import Brief
from keukentafel.brieven.regels import NAAM_VAN_KANAAL, Kanaal
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.fouten import Fout
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.opvragen import feestdagen
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen._melding import termijnen_schrijven, termijnen_sluiten
from keukentafel.toegang.models import Melding, Termijn
from keukentafel.toegang.opvragen.keuzes import keuzes
from keukentafel.toegang.regels import Urgentie
from keukentafel.toegang.regels.termijnen import GEMEENTE, NAMENS, persoonlijk_plan

SLEUTEL, STAART = "melding:", ":ontvangst"
# Until when the resident knows more, per law: the term of the investigation or of the first conversation.
UITERLIJK = ("D02", "D11", "D12")
REDEN = "ontvangstbevestiging verzonden"


def ontvangst_bevestigen(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: a melding was made. Made once, also when the bell rings twice."""
    melding: Melding = Melding.objects.get(pk=gebeurtenis.onderwerp)
    if melding.inwoner_id and melding.melder_soort in NAMENS:
        _maak(actor_nu(), melding, melding.inwoner_id)


def ontvangstbevestiging_maken(*, actor: Actor, melding_id: UUID) -> list[Brief]:
    """By hand: after a melding of somebody else, or when the resident became known later."""
    poort.eis(Recht.BRIEF_MAKEN)
    melding: Melding = poort.haal(Melding, melding_id, Recht.BRIEF_MAKEN)
    if melding.inwoner_id is None:
        raise Fout("Bij deze melding is nog geen inwoner bekend. Koppel eerst een inwoner.")
    if melding.wet in GEMEENTE and not Termijn.objects.filter(melding=melding, soort="D01").exists():
        # Somebody else melded: now that the resident hears of it, the seven days begin (ADR 28).
        termijnen_schrijven(actor, melding, [persoonlijk_plan(klok.vandaag(), feestdagen())])
    brieven = _maak(actor, melding, melding.inwoner_id)
    logboek.handeling(actor, Recht.BRIEF_MAKEN.code, melding, wat="ontvangstbevestiging", aantal=len(brieven))
    return brieven


def _maak(actor: Actor, melding: Melding, inwoner_id: UUID) -> list[Brief]:
    dagen = dict(Termijn.objects.filter(melding=melding).values_list("soort", "uiterlijk"))
    norm = keuzes().werkdagen.get(Urgentie(melding.urgentie), 0)
    bron = Ontvangstbevestiging(
        ontvangen=melding.ontvangen_op.astimezone(klok.AMSTERDAM).date(),
        nummer=melding.nummer,
        werkdagen=norm,
        wet=melding.wet,
        uiterlijk=_eerste(dagen),
        plan_tot=dagen.get("D01"),
    )
    return brief_maken(
        actor=actor,
        soort=bron.soort,
        bron=bron,
        inwoner_id=inwoner_id,
        team_id=melding.team_id,
        huishouden_id=melding.huishouden_id,
        wet=melding.wet,
        uiterlijk=dagen.get("BEV"),
        sleutel=f"{SLEUTEL}{melding.pk}{STAART}",
    )


def _eerste(dagen: dict[str, date]) -> date | None:
    return next((dagen[soort] for soort in UITERLIJK if soort in dagen), None)


def _melding_van(gebeurtenis: Gebeurtenis) -> Melding | None:
    sleutel = str(gebeurtenis.gegevens.get("sleutel", ""))
    if not (sleutel.startswith(SLEUTEL) and sleutel.endswith(STAART)):
        return None
    return Melding.objects.filter(pk=sleutel.removeprefix(SLEUTEL).removesuffix(STAART)).first()


def bevestiging_verzonden(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: the letter left. Its moment and channel close the term; what it had to tell was in it (WMO-03)."""
    if melding := _melding_van(gebeurtenis):
        kanaal = NAAM_VAN_KANAAL[Kanaal(gebeurtenis.gegevens["kanaal"])]
        termijnen_sluiten(melding, f"{REDEN} {kanaal}", "BEV")


def bevestiging_toch_niet_verzonden(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: it was not posted after all, so the term runs again."""
    if melding := _melding_van(gebeurtenis):
        Termijn.objects.filter(melding=melding, soort="BEV", klaar_reden__startswith=REDEN).update(
            klaar_op=None, klaar_reden=""
        )
