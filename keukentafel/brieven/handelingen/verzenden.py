"""Sending again, taking back, and what came back (Awb 2:11: the second sending counts)."""

from uuid import UUID

from keukentafel.brieven.handelingen._hulp import SYSTEEM, op_weg, taak_voor, uitgang
from keukentafel.brieven.models import Brief, Partneradres
from keukentafel.brieven.regels import (
    HANGT_NA,
    TERUG_TE_NEMEN,
    UITLEG_VAN_HAPERING,
    BriefStand,
    Hapering,
    VerzendStand,
)
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import moment_lang
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

ONDERWEG = frozenset({BriefStand.BEDENKTIJD, BriefStand.KLAAR, BriefStand.MAIL, BriefStand.AFGEDRUKT})
LOPEND = (VerzendStand.GEPLAND, VerzendStand.UITGESTELD)


def brief_verzenden(*, actor: Actor, brief_id: UUID, adres: str = "", adres_id: str = "") -> Brief:
    """Set this letter out (again): after an address was mended, it came back, or it was taken back too soon.

    `adres`: where a party outside gets its post, line by line; a resident's stands on the card. `adres_id`: a recorded
    address for secured e-mail instead. Which of both is chosen again each time, by a person.
    """
    poort.eis(Recht.BRIEF_VERZENDEN)
    brief: Brief = poort.haal(Brief, brief_id, Recht.BRIEF_VERZENDEN, voor_wijzigen=True)
    if brief.hapering == Hapering.VERVALLEN:
        raise Fout(UITLEG_VAN_HAPERING[Hapering.VERVALLEN])
    if brief.stand in ONDERWEG:
        raise Fout("Deze brief staat al klaar. Hij gaat mee met de volgende post.")
    with transactie(SYSTEEM):
        if brief.partner and (sleutel := lees_sleutel(adres_id)):
            brief.partneradres = Partneradres.objects.filter(pk=sleutel).first()
        elif brief.partner:
            brief.partneradres = None
            if adres.strip():
                brief.adresregels = [regel.strip() for regel in adres.splitlines() if regel.strip()]
        uitgang(brief)
        if brief.stand == BriefStand.WACHT:
            raise Fout(_waarom_niet(brief))
        brief.partij = None
        _bewaar(actor, brief, "stand", "kanaal", "kanaal_reden", "hapering", "adres_geheim", "partij", "adresregels",
                "partneradres")  # fmt: skip
        op_weg(actor, brief)
    logboek.handeling(actor, Recht.BRIEF_VERZENDEN.code, brief, wat="klaargezet", kanaal=str(brief.kanaal))
    return brief


def _waarom_niet(brief: Brief) -> str:
    if brief.hapering != Hapering.GEEN_ADRES:
        return UITLEG_VAN_HAPERING[Hapering(brief.hapering)]
    return (
        f"Er is nog geen adres bekend. Vul eerst het adres van de {'organisatie' if brief.partner else 'inwoner'} aan."
    )


def brief_laten_gaan(*, brief_id: str) -> None:
    """The time to take it back is over: now it is decided how it leaves. A second call does nothing."""
    with transactie(SYSTEEM):
        rijen = Brief.objects.select_for_update(of=("self",)).select_related("geadresseerde", "team")
        brief: Brief | None = rijen.filter(pk=brief_id, stand=BriefStand.BEDENKTIJD).first()
        if brief is None or brief.uitgaand_na is None or brief.uitgaand_na > klok.nu():
            return
        uitgang(brief)
        _bewaar(SYSTEEM, brief, "stand", "kanaal", "kanaal_reden", "hapering", "adres_geheim")
        op_weg(SYSTEEM, brief)
        logboek.handeling(SYSTEEM, Recht.BRIEF_VERZENDEN.code, brief, wat="gaat weg", kanaal=str(brief.kanaal))


def bedenktijd_nalopen() -> int:
    """Letters whose job got lost leave after all."""
    with transactie(SYSTEEM):
        te_laat = Brief.objects.filter(stand=BriefStand.BEDENKTIJD, uitgaand_na__lt=klok.nu() - HANGT_NA)
        sleutels = [str(pk) for pk in te_laat.values_list("pk", flat=True)]
    for sleutel in sleutels:
        brief_laten_gaan(brief_id=sleutel)
    return len(sleutels)


def brief_terugnemen(*, actor: Actor, brief_id: UUID, voorgoed: bool = False) -> Brief:
    """It will not be sent. Only while it has not left; `brief_verzenden` undoes this, unless it is `voorgoed`."""
    poort.eis(Recht.BRIEF_MAKEN)
    brief: Brief = poort.haal(Brief, brief_id, Recht.BRIEF_MAKEN, voor_wijzigen=True)
    if brief.stand not in TERUG_TE_NEMEN:
        wanneer = moment_lang(brief.verzonden_op) if brief.verzonden_op else "eerder"
        raise Fout(f"Deze brief is {wanneer} verzonden of teruggenomen. Terugnemen kan niet meer.")
    with transactie(SYSTEEM):
        brief.verzendingen.filter(stand__in=LOPEND).update(stand=VerzendStand.TERUGGENOMEN)
        vervallen = Hapering.VERVALLEN if voorgoed else ""
        brief.stand, brief.hapering, brief.partij = BriefStand.INGETROKKEN, vervallen, None
        _bewaar(actor, brief, "stand", "hapering", "partij")
    logboek.handeling(actor, Recht.BRIEF_MAKEN.code, brief, wat="teruggenomen")
    return brief


def brief_teruggekomen(*, actor: Actor, brief_id: UUID) -> Brief:
    """The post brought it back: that sending failed, somebody looks the address up, and it is sent again."""
    poort.eis(Recht.BRIEF_VERZENDEN)
    brief: Brief = poort.haal(Brief, brief_id, Recht.BRIEF_VERZENDEN, voor_wijzigen=True)
    if brief.stand != BriefStand.VERZONDEN:
        raise Fout("Deze brief is nog niet verzonden. Alleen een verzonden brief kan terugkomen.")
    with transactie(SYSTEEM):
        laatste = brief.verzendingen.filter(stand=VerzendStand.VERZONDEN).order_by("-poging").first()
        if laatste:
            laatste.stand = VerzendStand.MISLUKT
            laatste.bewijs = f"{laatste.bewijs} Teruggekomen: {moment_lang(klok.nu())}, gemeld door {actor.naam}."
            laatste.save(update_fields=["stand", "bewijs"])
        brief.stand, brief.hapering = BriefStand.WACHT, Hapering.TERUGGEKOMEN
        _bewaar(actor, brief, "stand", "hapering")
        taak_voor(
            actor, Hapering.TERUGGEKOMEN, team=brief.team, afgeschermd=brief.afgeschermd, brief=brief,
            maker=brief.gemaakt_door,
        )  # fmt: skip
    logboek.handeling(actor, Recht.BRIEF_VERZENDEN.code, brief, wat="teruggekomen")
    return brief


def _bewaar(actor: Actor, brief: Brief, *velden: str) -> None:
    brief.versie += 1
    brief.gewijzigd_op, brief.gewijzigd_door = klok.nu(), actor.naam
    brief.save(update_fields=[*velden, "versie", "gewijzigd_op", "gewijzigd_door"])
