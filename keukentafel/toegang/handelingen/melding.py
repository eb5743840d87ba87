"""A melding on one screen is one act: shell, story, state and terms together (WMO-01, JW-02, REQ-003)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen, inwoner_registreren
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import moment_lang
from keukentafel.organisatie.models import Taak
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen import _melding
from keukentafel.toegang.handelingen._hulp import Plek, eis_code, eis_tekst, herkomst, plek, plek_van
from keukentafel.toegang.handelingen.abc import advies_bij_overbelasting
from keukentafel.toegang.models import Contact, Melding, MeldingVerhaal
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.regels import MeldingStand, Urgentie
from keukentafel.toegang.regels.vragen import Antwoord

SYSTEEM = Actor.systeem("melding_maken")


@dataclass(frozen=True)
class NieuweInwoner:
    """Somebody we do not know yet. `toch_nieuw`: the worker saw who it might be, and it is somebody else."""

    persoon: Persoonsgegevens
    adres: Adresgegevens | None = None
    toch_nieuw: bool = False


def melding_maken(
    *,
    actor: Actor,
    hulpvraag: str = "",
    onderwerpen: Sequence[str] = (),
    wet: str = "algemeen",
    urgentie: str = Urgentie.GEWOON,
    kanaal: str = "",
    inwoner_id: UUID | None = None,
    huishouden_id: UUID | None = None,
    nieuw: NieuweInwoner | None = None,
    team_id: int | None = None,
    melder_soort: str = "inwoner",
    melder_naam: str = "",
    melder_telefoon: str = "",
    taal: str = "",
    tolk_nodig: bool = False,
    veiligheid: str = "",
    bedreigend: bool = False,
    contact_id: UUID | None = None,
    ontvangen_op: datetime | None = None,
    buurtcode: str = "",
    verwijzer: str = "",
    namens: str = "",
    antwoorden: Sequence[Antwoord] = (),
    overbelasting: bool = False,
) -> Melding:
    """Register a question that has to find its worker; from now on its terms run.

    Only what is asked (`hulpvraag` or `onderwerpen`) is mandatory; who may stay unknown, when is now by default. The
    team follows from the resident's address, else `team_id`, else the actor's team. `antwoorden` on the guided
    questions go along, so that nobody asks again; `taal` empty: as it stands with the resident, with the interpreter.
    A contact with somebody still unknown becomes a contact with this resident. `overbelasting` goes to the ABC-duty
    first where the rule of today says so. Raises Fout on an unknown code, an empty question or a date of receipt in
    the future.
    """
    poort.eis(Recht.MELDING_MAKEN)
    lijsten = keuzes()
    hulpvraag = _eis_vraag(hulpvraag, onderwerpen)
    waar = (
        _registreren(actor, nieuw)
        if nieuw
        else plek(actor, Recht.MELDING_MAKEN, inwoner_id=inwoner_id, huishouden_id=huishouden_id, team_id=team_id)
    )
    waar = _met_huishouden(actor, waar)
    contact = _contact_van(actor, contact_id, waar) if contact_id else None
    taal, tolk_nodig = _spreekt(lijsten, waar, taal, tolk_nodig)
    melding = Melding(
        **waar.velden(actor),
        **_codes(lijsten, kanaal=kanaal, onderwerpen=onderwerpen, wet=wet, urgentie=urgentie, melder=melder_soort),
        taal=taal,
        nummer=_volgend_nummer(),
        ontvangen_op=_eis_ontvangst(ontvangen_op),
        **herkomst(lijsten, verwijzer=verwijzer, namens=namens),
        overbelasting=overbelasting,
        tolk_nodig=tolk_nodig,
        bedreigend=bedreigend,
        buurtcode=buurtcode or (waar.huishouden.buurtcode if waar.huishouden else ""),
        contact=contact,
        status=MeldingStand.NIEUW,
        gewijzigd_door=actor.naam,
    )
    verhaal = MeldingVerhaal(
        melding=melding,
        wet=melding.wet,
        melder_naam=eis_tekst(melder_naam.strip(), "melder_naam"),
        melder_telefoon=melder_telefoon.strip()[:40],
        hulpvraag=hulpvraag,
        veiligheid=eis_tekst(veiligheid, "veiligheid"),
        antwoorden=[antwoord.als_json() for antwoord in antwoorden],
        **_melding.muren(actor, melding),
    )
    _laten_lopen(actor, melding, verhaal, lijsten)
    _melden(actor, melding, waar)
    return melding


def _laten_lopen(actor: Actor, melding: Melding, verhaal: MeldingVerhaal, lijsten: Keuzes) -> None:
    """From now on it has a state and terms; overbelasting is looked at by the ABC-duty first."""
    melding.save(force_insert=True)
    verhaal.save(force_insert=True)
    _melding.stand_bijschrijven(actor, melding)
    _melding.termijnen_schrijven(actor, melding, _melding.nodige_termijnen(melding, lijsten))
    if melding.overbelasting and lijsten.overbelasting.abc_eerst:
        advies_bij_overbelasting(actor, melding, verhaal.hulpvraag)


def _registreren(actor: Actor, nieuw: NieuweInwoner) -> Plek:
    """Raises inwoner.handelingen.BestaatAl when this may be somebody we know."""
    inwoner = inwoner_registreren(actor=actor, persoon=nieuw.persoon, adres=nieuw.adres, toch_nieuw=nieuw.toch_nieuw)
    return plek_van(inwoner)


def _met_huishouden(actor: Actor, waar: Plek) -> Plek:
    """Who lives in no household yet gets one: the dossier is of a household. Two households stay a choice."""
    if waar.inwoner is None or waar.huishouden or Huishoudlid.objects.filter(inwoner=waar.inwoner, tot=None).exists():
        return waar
    huishouden = huishouden_samenstellen(actor=actor, leden=[NieuwLid(waar.inwoner.pk)])
    return plek_van(waar.inwoner, huishouden)


def _contact_van(actor: Actor, contact_id: UUID, waar: Plek) -> Contact:
    """The contact it began with. Who was unknown then and is known now, is no anonymous contact any more."""
    contact: Contact = poort.haal(Contact, contact_id, Recht.MELDING_MAKEN)
    if contact.anoniem and waar.inwoner and contact.gemaakt_door == actor.kenmerk:
        # It moves to the team of the resident, where this actor may not be.
        with transactie(SYSTEEM):
            nu = {"inwoner": waar.inwoner, "huishouden": waar.huishouden, "anoniem": False}
            muren = {"team_id": waar.team_id, "afgeschermd": waar.afgeschermd}
            Contact.objects.filter(pk=contact.pk).update(**nu, **muren)
        logboek.handeling(actor, Recht.MELDING_MAKEN.code, contact, wat="inwoner bij contact")
    return contact


def _spreekt(lijsten: Keuzes, waar: Plek, taal: str, tolk_nodig: bool) -> tuple[str, bool]:
    """Asked once: what stands with the resident, unless somebody said otherwise now."""
    if taal or waar.inwoner is None:
        return eis_code(taal or "nl", lijsten.lijst("taal"), "taal", "taal"), tolk_nodig
    return waar.inwoner.taal or "nl", tolk_nodig or bool(waar.inwoner.tolk_taal)


def _codes(
    lijsten: Keuzes,
    *,
    kanaal: str,
    onderwerpen: Sequence[str],
    wet: str,
    urgentie: str,
    melder: str,
) -> dict[str, object]:
    """Every coded field, checked against the configuration of today."""
    kanalen = lijsten.lijst("kanaal")
    return {
        "kanaal": eis_code(kanaal or kanalen[0][0], kanalen, "kanaal", "manier"),
        "onderwerpen": [eis_code(o, lijsten.lijst("onderwerp"), "onderwerpen", "onderwerp") for o in onderwerpen],
        "wet": eis_code(wet, _melding.WETTEN, "wet", "wet"),
        "urgentie": eis_code(urgentie, _melding.URGENTIES, "urgentie", "urgentie"),
        "melder_soort": eis_code(melder, lijsten.lijst("melder"), "melder_soort", "melder"),
    }


def _melden(actor: Actor, melding: Melding, waar: Plek) -> None:
    if melding.afgeschermd:
        _taak_afgeschermd(actor, melding)
    gebeurtenis_melden("melding_gemaakt", melding.pk, team=waar.team_id, urgentie=melding.urgentie, wet=melding.wet)
    logboek.handeling(actor, Recht.MELDING_MAKEN.code, melding, urgentie=melding.urgentie, wet=melding.wet)


def _taak_afgeschermd(actor: Actor, melding: Melding) -> None:
    """A shielded melding is in nobody's queue; the aandachtsfunctionaris is told, without a name (AUT-04)."""
    Taak(
        soort="melding_afgeschermd",
        tekst=f"Melding {melding.nummer} gaat over een afgeschermd persoon en wacht op een behandelaar.",
        rol="aandachtsfunctionaris",
        onderwerp_id=melding.pk,
        uiterlijk=klok.vandaag() + timedelta(days=1),
        afgeschermd=True,
        gemaakt_door=actor.kenmerk,
    ).save(force_insert=True)


def _volgend_nummer() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('toegang_meldingnummer')")
        return int(cursor.fetchone()[0])


def _eis_ontvangst(moment: datetime | None) -> datetime:
    nu = klok.nu()
    if moment and moment > nu:
        raise Fout(
            f"De ontvangst staat op {moment_lang(moment)}; dat is nog niet geweest. Kies nu of eerder.",
            veld="ontvangen_op",
        )
    return moment or nu


def _eis_vraag(hulpvraag: str, onderwerpen: Sequence[str]) -> str:
    if not hulpvraag.strip() and not onderwerpen:
        raise Fout(
            "Schrijf op wat er gevraagd wordt, of kies een onderwerp. Een paar woorden is genoeg.", veld="hulpvraag"
        )
    return eis_tekst(hulpvraag, "hulpvraag")
