"""What the acts on granted access share: may this be asked at all, who hears it, and how it ends."""

from datetime import date, datetime
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import over_werkdagen
from keukentafel.dossier.models import Dossier, Toegangsverlening
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Team
from keukentafel.organisatie.opvragen import instelling
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.plan.handelingen.regie import open_regie
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Noodverantwoording
from keukentafel.privacy.opvragen.toegangsdoel import NEMEN, Toegangsdoel
from keukentafel.privacy.regels.noodtoegang import Soort

SYSTEEM = Actor.systeem("noodtoegang")
MELDING, VERANTWOORDEN, BEOORDELEN, TE_LAAT = (
    "noodtoegang_gemeld", "noodtoegang_verantwoorden", "noodtoegang_beoordelen", "noodtoegang_te_laat",
)  # fmt: skip


def nieuwe_verlening(actor: Actor, doel: Toegangsdoel, soort: Soort, reden: str) -> Toegangsverlening:
    """The row with its walls; what ended by itself is closed first, so that a new one may begin."""
    with transactie(SYSTEEM):
        oud = Toegangsverlening.objects.filter(
            medewerker=actor.id, dossier=doel.dossier_id, soort=soort, beeindigd_op=None
        )
        for rij in oud.filter(tot__lte=klok.nu()).select_for_update(of=("self",)):
            sluit(SYSTEEM, rij)
        if oud.exists():
            wat = "noodtoegang" if soort == Soort.NOOD else "een vraag of toegang"
            raise Fout(f"Er loopt al {wat} van jou voor dit dossier. Beëindig die eerst, of ga ermee verder.")
        return Toegangsverlening(
            soort=soort, dossier_id=doel.dossier_id, medewerker_id=UUID(actor.kenmerk), team_id=_team_van(actor, doel),
            dossierteam_id=doel.team_id, reden=reden, akkoord=doel.akkoord, gemaakt_door=actor.kenmerk,
        )  # fmt: skip


def _team_van(actor: Actor, doel: Toegangsdoel) -> int:
    """The team of the worker, whose manager judges; without one the team of the dossier."""
    rijen = Rolvervulling.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), medewerker=actor.id)
    team: int | None = rijen.exclude(team=None).order_by("van", "id").values_list("team_id", flat=True).first()
    return team or doel.team_id


def sluit(actor: Actor, rij: Toegangsverlening) -> None:
    """It ends, once. An emergency asks an account from here on; the system writes that, as it writes the tasks."""
    with transactie(SYSTEEM):
        rij.beeindigd_op, rij.beeindigd_door = klok.nu(), actor.kenmerk
        rij.save(update_fields=["beeindigd_op", "beeindigd_door"])
        gebeurtenis_melden("toegang_beeindigd", rij.pk, wat=rij.soort)
        logboek.handeling(SYSTEEM, NEMEN.code, rij, wat="einde", door=actor.kenmerk)
        if rij.soort != Soort.NOOD:
            return
        uiterlijk = over_werkdagen(instelling("noodtoegang_beoordelen_werkdagen"))
        Noodverantwoording(
            verlening=rij, dossier_id=rij.dossier_id, medewerker_id=rij.medewerker_id, team_id=rij.team_id,
            dossierteam_id=rij.dossierteam_id, uiterlijk=uiterlijk, gemaakt_door=SYSTEEM.kenmerk,
        ).save(force_insert=True)  # fmt: skip
        vraag = "schrijf op waarvoor je noodtoegang nodig was."
        taak(rij, VERANTWOORDEN, vraag, over_werkdagen(1), voor=rij.medewerker)


def tijdstip(moment: datetime) -> str:
    """ "14.32 uur"."""
    return f"{moment.astimezone(klok.AMSTERDAM):%H.%M} uur"


def naam_van(dossier: Dossier) -> str:
    """What a task for people who are not tied to it calls a dossier: the shield holds there as well."""
    return "een afgeschermd dossier" if dossier.afgeschermd else f"dossier {dossier.nummer}"


def taak(
    rij: Toegangsverlening,
    soort: str,
    tekst: str,
    uiterlijk: date,
    *,
    voor: Medewerker | None = None,
    rol: Rol | None = None,
    team: Team | None = None,
    adres: str = "",
) -> None:
    """A task about this grant, without anybody's name in it but the worker's."""
    with transactie(SYSTEEM):
        dossier = rij.dossier
    wat = f"Dossier {dossier.nummer}" if voor else naam_van(dossier).capitalize()
    taak_maken(
        actor=SYSTEEM,
        soort=soort,
        tekst=f"{wat}: {tekst}",
        uiterlijk=uiterlijk,
        voor=voor,
        rol=rol or "",
        team=team,
        dossier_id=dossier.pk if voor else None,
        onderwerp_id=rij.pk,
        adres=adres or (f"/noodtoegang/{rij.pk}/" if voor else f"/privacy/noodtoegang/{rij.pk}/"),
        afgeschermd=dossier.afgeschermd,
    )


def regisseur_van(rij: Toegangsverlening) -> Medewerker | None:
    """Who directs the household now; never the worker who came in."""
    with transactie(SYSTEEM):
        regie = open_regie(rij.dossier)
        wie = regie.wie if regie else None
    return None if wie is None or wie.pk == rij.medewerker_id else wie


def eis_beslisser(actor: Actor, rij: Toegangsverlening) -> None:
    """The regisseur (or who stands in), or the manager of one of the teams; never about the own access."""
    regisseur = regisseur_van(rij)
    van_regie = regisseur is not None and (actor.id == regisseur.pk or regisseur.pk in actor.waarneemt)
    manager = Rol.WIJKTEAMMANAGER in actor.rollen and rij.dossierteam_id in actor.teams
    if actor.id == rij.medewerker_id or not (van_regie or manager):
        logboek.geweigerd(actor, Recht.TOEGANG_VERLENEN.code, "dossier.toegangsverlening", rij.pk, "niet de beslisser")
        raise Blokkade(
            "toegang-andere-beslisser",
            "Over toegang tot dit dossier beslist de regisseur, of de manager van dat team.",
        )
