"""What the acts of this room share: tasks when a letter cannot leave, and the way out for a new letter."""

from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse

from keukentafel.brieven.models import Brief, Verzending
from keukentafel.brieven.opvragen.mensen import kanaal_voor, veiligepost
from keukentafel.brieven.opvragen.partneradres import geldt_nu
from keukentafel.brieven.regels import (
    PER_MAIL,
    UITLEG_VAN_HAPERING,
    BriefStand,
    Hapering,
    Kanaal,
    Kanaalreden,
    VerzendStand,
)
from keukentafel.brieven.taken import brief_laten_gaan, brief_mailen
from keukentafel.delen.beperkt import vraagt_weglaten
from keukentafel.delen.opvragen import mag_delen
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.opvragen import postadres
from keukentafel.inwoner.opvragen.adres import is_geheim
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.organisatie.opvragen import medewerker_van
from keukentafel.poort.beperking import is_heel_beperkt
from keukentafel.poort.matrix import Rol

SYSTEEM = Actor.systeem("brieven")
UITZOEKEN_DAGEN = 2


def taak_voor(
    actor: Actor,
    hapering: Hapering,
    *,
    team: Team,
    afgeschermd: bool,
    brief: Brief | None = None,
    inwoner_id: UUID | None = None,
    dossier_id: UUID | None = None,
    maker: str = "",
    tekst: str = "",
) -> None:
    """Somebody looks at it: who made the letter, else management support; when secret the aandachtsfunctionaris."""
    geheim = afgeschermd or hapering in (Hapering.GEHEIM_ADRES, Hapering.AFGESCHERMD)
    voor = medewerker_van(maker or actor.kenmerk)
    if geheim and not _mag_zien(voor, brief):
        voor = None
    adres = reverse("brieven:verzending", args=[brief.pk]) if brief else reverse("inwoner:kaart", args=[inwoner_id])
    taak_maken(
        actor=actor,
        soort=f"brief_{hapering}",
        tekst=tekst or UITLEG_VAN_HAPERING[hapering],
        uiterlijk=klok.vandaag() + timedelta(days=UITZOEKEN_DAGEN),
        voor=voor,
        rol="" if voor else Rol.AANDACHTSFUNCTIONARIS if geheim else Rol.MANAGEMENTONDERSTEUNER,
        team=None if geheim else team,
        dossier_id=brief.dossier_id if brief else dossier_id,
        onderwerp_id=brief.pk if brief else inwoner_id,
        adres=adres,
        afgeschermd=geheim,
    )


def _mag_zien(voor: Medewerker | None, brief: Brief | None) -> bool:
    """Whoever made it may print it, unless the address is not theirs to see; that is decided when they open it."""
    return voor is not None and (brief is None or not brief.adres_geheim)


def uitgang(brief: Brief) -> None:
    """Decide how this letter leaves, in memory: by e-mail when asked for, else on paper, else it waits for somebody."""
    if brief.geadresseerde is None:
        _uitgang_buiten(brief)
        return
    geadresseerde: Inwoner = brief.geadresseerde
    brief.adres_geheim = is_geheim(geadresseerde)
    kanaal, brief.kanaal_reden = kanaal_voor(geadresseerde)
    if kanaal in PER_MAIL:
        brief.kanaal, brief.stand, brief.hapering = kanaal, BriefStand.MAIL, ""
    elif not postadres(geadresseerde.pk, klok.vandaag()):
        brief.kanaal, brief.stand, brief.hapering = Kanaal.POST, BriefStand.WACHT, Hapering.GEEN_ADRES
    else:
        geheim = Hapering.GEHEIM_ADRES if brief.adres_geheim else ""
        brief.kanaal, brief.stand, brief.hapering = Kanaal.POST, BriefStand.KLAAR, geheim


def _uitgang_buiten(brief: Brief) -> None:
    """To a party outside: on paper, or secured to an address that was looked at; while it may still be told."""
    brief.adres_geheim = False
    if brief.partneradres_id:
        brief.kanaal, brief.kanaal_reden, klaar = Kanaal.VEILIG, Kanaalreden.VEILIG_GEKOZEN, BriefStand.MAIL
        wacht = mag_nog(brief) or bezwaar_tegen_veilig(brief)
    else:
        brief.kanaal, brief.kanaal_reden, klaar = Kanaal.POST, Kanaalreden.ORGANISATIE, BriefStand.KLAAR
        wacht = mag_nog(brief) or (None if brief.adresregels else Hapering.GEEN_ADRES)
    brief.stand, brief.hapering = (BriefStand.WACHT if wacht else klaar), wacht or ""


def mag_nog(brief: Brief) -> Hapering | None:
    """Why what a letter tells a party may not be told now: a consent may have been withdrawn since it was made
    (PRV-07), or everything about this person may only be kept (AVG art. 18). None when it may."""
    if not brief.partner:
        return None
    antwoord = mag_delen(
        inwoner_id=brief.inwoner_id, wet=brief.wet, partner=brief.partner, waarom=brief.waarom,
        gegevens=brief.gegevens, partner_naam=brief.naam,
    )  # fmt: skip
    if not antwoord.mag:
        return Hapering.MAG_NIET_MEER
    return Hapering.BEPERKT if vraagt_weglaten(antwoord) and is_heel_beperkt(brief.inwoner_id) else None


def bezwaar_tegen_veilig(brief: Brief) -> Hapering | None:
    """Why this letter does not leave by secured e-mail today. A shielded person leaves this way never: nobody would
    look at the envelope, as somebody does at the printer."""
    over: Inwoner = brief.inwoner
    if brief.afgeschermd or over.afgeschermd or is_geheim(over):
        return Hapering.AFGESCHERMD
    if not veiligepost().aan:
        return Hapering.VEILIG_UIT
    adres = brief.partneradres
    return None if adres and geldt_nu(adres, brief.partner, brief.naam) else Hapering.ADRES_NAKIJKEN


def waarheen(brief: Brief) -> list[str]:
    """Lines of the address of now; empty when nobody knows one."""
    if brief.geadresseerde_id is None:
        return list(brief.adresregels)
    return list(postadres(brief.geadresseerde_id, klok.vandaag()))


def wacht_op_bedenktijd(brief: Brief, uitgaand_na: datetime | None) -> None:
    """In memory: it waits until it can no longer be taken back. Where it goes is decided again when it leaves."""
    if uitgaand_na and uitgaand_na > klok.nu():
        brief.stand, brief.hapering, brief.uitgaand_na = BriefStand.BEDENKTIJD, "", uitgaand_na


def op_weg(actor: Actor, brief: Brief) -> None:
    """After the letter was written: its job, or the task of who must look at it."""
    if brief.stand == BriefStand.BEDENKTIJD:
        brief_laten_gaan.configure(schedule_at=brief.uitgaand_na).defer(brief_id=str(brief.pk))
    elif brief.stand == BriefStand.MAIL:
        verzending = nieuwe_verzending(actor, brief, Kanaal(brief.kanaal))
        brief_mailen.defer(verzending_id=str(verzending.pk))
    elif brief.hapering:
        taak_voor(
            actor,
            Hapering(brief.hapering),
            team=brief.team,
            afgeschermd=brief.afgeschermd,
            brief=brief,
            maker=brief.gemaakt_door,
        )


def nieuwe_verzending(actor: Actor, brief: Brief, kanaal: Kanaal) -> Verzending:
    """The next attempt of this letter, not started yet."""
    laatste = brief.verzendingen.order_by("-poging").values_list("poging", flat=True).first()
    verzending = Verzending(
        brief=brief,
        team_id=brief.team_id,
        afgeschermd=brief.afgeschermd,
        inwoner_id=brief.inwoner_id,
        huishouden_id=brief.huishouden_id,
        dossier_id=brief.dossier_id,
        poging=(laatste or 0) + 1,
        kanaal=kanaal,
        stand=VerzendStand.GEPLAND,
        gemaakt_door=actor.kenmerk,
    )
    verzending.save(force_insert=True)
    return verzending


def verzonden_melden(brief: Brief) -> None:
    """It left (again): who waits for that hears it over the huisbel."""
    gebeurtenis_melden("brief_verzonden", brief.pk, brief=brief.soort, sleutel=brief.sleutel, kanaal=str(brief.kanaal))
