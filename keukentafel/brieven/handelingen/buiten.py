"""A letter to a party outside, about one resident: the share table answers first; leaving, it is a share (ADR 27)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from keukentafel.brieven.briefbron import SOORTEN, BriefBron
from keukentafel.brieven.handelingen._hulp import SYSTEEM, bezwaar_tegen_veilig
from keukentafel.brieven.handelingen.maken import Plek, bevries, een_tegelijk
from keukentafel.brieven.models import Brief
from keukentafel.brieven.regels import NAAM_VAN_KANAAL, UITLEG_VAN_HAPERING, VEILIG_TERUGHALEN, Kanaal
from keukentafel.delen.handelingen import LAAT_WEG, deling_vastleggen, eis_mag, eis_zonder
from keukentafel.delen.models import Deling
from keukentafel.delen.opvragen import mag_delen
from keukentafel.delen.woorden import NAAM_VAN_PARTNER, Partner, Waarom
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.adressen import adres
from keukentafel.kern.fouten import Fout
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen import medewerker_van
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class Organisatie:
    """Who gets it: which row of the share table, the name on the envelope, and where: the lines of the address, or the
    recorded address for secured e-mail, which counts when both are given."""

    partner: str
    naam: str
    adresregels: tuple[str, ...] = ()
    partneradres_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Deelvraag:
    """What whoever shares said beside it: why, whether the resident knows, and that what may only be kept was left out
    (None: nobody was asked, so it becomes a task)."""

    waarom: str = Waarom.HULP
    weet: str = "ja"
    zonder_beperkt: bool | None = None


def brief_naar_buiten(
    *,
    actor: Actor,
    bron: BriefBron,
    aan: Organisatie,
    gegevens: Collection[str],
    inwoner_id: UUID,
    team_id: int,
    sleutel: str,
    dossier_id: UUID | None = None,
    huishouden_id: UUID | None = None,
    wet: str = "algemeen",
    uiterlijk: date | None = None,
    vraag: Deelvraag = Deelvraag(),
    maker: str = "",
    uitgaand_na: datetime | None = None,
) -> Brief:
    """Make the letter, once per key. Refused (Blokkade) where the table lets these data not go to this party.

    It leaves on paper, or secured to a recorded address (REQ-163), some minutes later so that it can be taken back.
    Without an address it waits, and whoever made it has a task: `maker`, when the house makes it by itself.
    `uitgaand_na`: until that moment it can be taken back, with what it was made for (AWB-16).
    """
    poort.eis(Recht.BRIEF_MAKEN)
    if bron.soort not in SOORTEN:
        raise ValueError(f"{bron.soort!r} is geen soort brief")
    over: Inwoner = poort.haal(Inwoner, inwoner_id, Recht.BRIEF_MAKEN)
    antwoord = mag_delen(
        inwoner_id=inwoner_id, wet=wet, partner=aan.partner, waarom=vraag.waarom, gegevens=gegevens,
        partner_naam=aan.naam,
    )  # fmt: skip
    eis_mag(actor, over, antwoord, veld="")
    raakt = eis_zonder(over, dossier_id, antwoord, vraag.zonder_beperkt)
    with transactie(SYSTEEM):
        een_tegelijk(sleutel)
        al: Brief | None = Brief.objects.filter(sleutel=sleutel, geadresseerde=None).first()
        if al:
            return al
        team = Team.objects.get(pk=team_id)
        weg = klok.nu() + VEILIG_TERUGHALEN if aan.partneradres_id else uitgaand_na
        wie = maker or actor.kenmerk
        plek = Plek(over, team, dossier_id, huishouden_id, wet, uiterlijk, sleutel, wie, weg)
        brief = Brief(
            inwoner=over,
            partneradres_id=aan.partneradres_id,
            waarom=Waarom(vraag.waarom),
            weet=vraag.weet,
            zonder_beperkt=bool(raakt and vraag.zonder_beperkt),
            partner=Partner(aan.partner),
            adresregels=[regel for regel in aan.adresregels if regel],
            gegevens=sorted(gegevens),
            hoedanigheid=NAAM_VAN_PARTNER[Partner(aan.partner)].lower(),
            naam=aan.naam,
        )
        muren = plek.velden(over)
        if aan.partneradres_id:
            _eis_veilig(brief, muren["afgeschermd"])
        gemaakt = bevries(actor, plek, bron, brief, muren)
        if raakt and vraag.zonder_beperkt is None:
            _nalezen(actor, gemaakt)
        return gemaakt


def _eis_veilig(brief: Brief, afgeschermd: bool) -> None:
    """Said at once, while whoever sends it can still choose another way."""
    brief.afgeschermd = afgeschermd
    if hapering := bezwaar_tegen_veilig(brief):
        raise Fout(UITLEG_VAN_HAPERING[hapering], veld="adres_id")


def _nalezen(actor: Actor, brief: Brief) -> None:
    """A restricted piece is of a kind that this letter tells: whoever made it reads it over while it is still here."""
    taak_maken(
        actor=actor,
        soort="brief_nalezen",
        tekst=f"{LAAT_WEG} Lees brief {brief.nummer} na voordat hij weggaat, en neem hem zo nodig terug.",
        uiterlijk=klok.vandaag(),
        voor=medewerker_van(actor.kenmerk),
        team=brief.team,
        dossier_id=brief.dossier_id,
        onderwerp_id=brief.pk,
        adres=adres("brieven:verzending", brief.pk),
        afgeschermd=brief.afgeschermd,
    )


def brief_naar_buiten_gedeeld(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: it left, so now it is a share. Once, also when it is sent again."""
    brief = _buiten(gebeurtenis)
    if brief is None or Deling.objects.filter(brief_id=brief.pk).exists():
        return
    deling_vastleggen(
        actor=actor_nu(), dossier_id=brief.dossier_id, inwoner_id=brief.inwoner_id, wet=brief.wet,
        partner=brief.partner,
        partner_naam=brief.naam, gegevens=brief.gegevens, gedeeld_op=brief.verzonden_op, brief_id=brief.pk,
        waarom=brief.waarom, weet=brief.weet, zonder_beperkt=brief.zonder_beperkt or None,
        toelichting=_toelichting(brief),
    )  # fmt: skip


def _toelichting(brief: Brief) -> str:
    """Which letter, how it went, and whose it was: the share itself is written by the house."""
    maker = medewerker_van(brief.gemaakt_door)
    van = f" van {maker.naam}" if maker else ""
    return f"Brief {brief.nummer}{van}, {NAAM_VAN_KANAAL[Kanaal(brief.kanaal)]}: {brief.titel}"


def brief_naar_buiten_toch_niet(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: it was not posted after all. Nothing was shared, so there is no share; the log keeps both lines."""
    brief = _buiten(gebeurtenis)
    deling = Deling.objects.filter(brief_id=brief.pk).first() if brief and not brief.verzonden_op else None
    if deling:
        logboek.handeling(actor_nu(), Recht.DELEN_VASTLEGGEN.code, deling, wat="toch niet verzonden")
        deling.delete()


def _buiten(gebeurtenis: Gebeurtenis) -> Brief | None:
    brief: Brief | None = Brief.objects.filter(pk=gebeurtenis.onderwerp, geadresseerde=None).first()
    return brief
