"""A kortdurend contact: written once, undone within ten minutes, counted once (REQ-001, REQ-002)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import moment_lang
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen._hulp import Plek, eis_code, eis_tekst, herkomst, plek
from keukentafel.toegang.handelingen.melding import melding_maken
from keukentafel.toegang.handelingen.terugbellen import terugbelverzoek_maken
from keukentafel.toegang.models import Contact, Melding
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.regels import Vervolg, Wanneer, ongedaan_mag
from keukentafel.toegang.regels.balie import Contactreden


def contact_vastleggen(
    *,
    actor: Actor,
    kanaal: str = "",
    onderwerpen: Sequence[str] = (),
    tekst: str = "",
    vervolg: str = Vervolg.KLAAR,
    inwoner_id: UUID | None = None,
    huishouden_id: UUID | None = None,
    team_id: int | None = None,
    moment: datetime | None = None,
    bel_wie: UUID | None = None,
    bel_team: bool = False,
    bel_wanneer: str = Wanneer.VOLGENDE_WERKDAG,
    bel_telefoon: str = "",
    reden: str = Contactreden.VRAAG,
    verwijzer: str = "",
    namens: str = "",
    beller: str = "",
    afdoening: str = "",
    overbelasting: bool = False,
    lijsten: Keuzes | None = None,
) -> Contact:
    """Record one short contact with a resident, a household or (neither given) somebody who stays unknown.

    `kanaal` empty takes the first of the configuration. `vervolg` terugbellen also makes the Terugbelverzoek: for
    `bel_wie`, for the whole team (`bel_team`) or, by default, for the actor. `namens` and `beller`: in whose name
    somebody spoke, and who that was. `overbelasting` makes a melding as well where the rule of today says so.
    `lijsten`: the choices of today, when the caller has read them already. Raises Fout on an unknown code or a moment
    in the future.
    """
    poort.eis(Recht.CONTACT_VASTLEGGEN)
    lijsten = lijsten or keuzes()
    verplicht = overbelasting and lijsten.overbelasting.melding
    vervolg = Vervolg.MELDING if verplicht else _eis_vervolg(vervolg)
    waar = plek(actor, Recht.CONTACT_VASTLEGGEN, inwoner_id=inwoner_id, huishouden_id=huishouden_id, team_id=team_id)
    contact = Contact(
        **waar.velden(actor),
        moment=_eis_moment(moment),
        kanaal=eis_code(kanaal or lijsten.lijst("kanaal")[0][0], lijsten.lijst("kanaal"), "kanaal", "manier"),
        onderwerpen=[eis_code(o, lijsten.lijst("onderwerp"), "onderwerpen", "onderwerp") for o in onderwerpen],
        anoniem=waar.inwoner is None and waar.huishouden is None,
        tekst=eis_tekst(tekst, "tekst"),
        vervolg=vervolg,
        overbelasting=overbelasting,
        **herkomst(lijsten, reden=reden, verwijzer=verwijzer, namens=namens, afdoening=afdoening),
        beller=eis_tekst(beller.strip(), "beller"),
        gewijzigd_door=actor.naam,
    )
    contact.save(force_insert=True)
    if vervolg == Vervolg.TERUGBELLEN:
        terugbelverzoek_maken(
            actor=actor,
            contact=contact,
            voor_id=None if bel_team else bel_wie or actor.id,
            wanneer=bel_wanneer,
            telefoon=bel_telefoon,
            reden=lijsten.woorden("onderwerp", contact.onderwerpen),
        )
    _melden(contact, waar)
    logboek.handeling(actor, Recht.CONTACT_VASTLEGGEN.code, contact, kanaal=contact.kanaal, vervolg=vervolg)
    if verplicht:
        _melding_bij_overbelasting(actor, contact, waar)
    return contact


def _melding_bij_overbelasting(actor: Actor, contact: Contact, waar: Plek) -> None:
    """The rule of the municipality: who cannot go on any more, gets a melding (REQ-003)."""
    melding_maken(
        actor=actor,
        hulpvraag=contact.tekst or "De mantelzorger houdt het niet meer vol.",
        onderwerpen=contact.onderwerpen,
        wet="wmo",
        kanaal=contact.kanaal,
        inwoner_id=waar.inwoner_id,
        huishouden_id=waar.huishouden_id,
        team_id=contact.team_id,
        verwijzer=contact.verwijzer,
        namens=contact.namens,
        contact_id=contact.pk,
        overbelasting=True,
    )


def _melden(contact: Contact, waar: Plek) -> None:
    gebeurtenis_melden(
        "contact_vastgelegd",
        contact.pk,
        team=waar.team_id,
        inwoner=str(waar.inwoner_id or ""),
        huishouden=str(waar.huishouden_id or ""),
        op=contact.moment.isoformat(),
        vervolg=contact.vervolg,
    )


def contactkaart_geven(*, actor: Actor, contact_id: UUID) -> Contact:
    """The resident got a card: with whom, when, and which number to ring (PRB-04). Twice is not an error."""
    poort.eis(Recht.CONTACT_VASTLEGGEN)
    contact = poort.haal(Contact, contact_id, Recht.CONTACT_VASTLEGGEN, voor_wijzigen=True)
    if contact.kaart_op is None:
        contact.kaart_op = klok.nu()
        contact.save(update_fields=["kaart_op"])
        logboek.handeling(actor, Recht.CONTACT_VASTLEGGEN.code, contact, kaart=True)
    return contact


def contact_ongedaan_maken(*, actor: Actor, contact_id: UUID) -> None:
    """Take back a contact of one's own within ten minutes, with its call-back; afterwards it counts (Tabel 6.1)."""
    poort.eis(Recht.CONTACT_VASTLEGGEN)
    contact = poort.haal(Contact, contact_id, Recht.CONTACT_VASTLEGGEN, voor_wijzigen=True)
    if contact.gemaakt_door != actor.kenmerk:
        raise Fout("Dit contact is door een collega vastgelegd. Alleen wie het vastlegde, kan het terugnemen.")
    if not ongedaan_mag(contact.gemaakt_op, klok.nu()):
        raise Blokkade(
            "contact-telt-mee",
            "Een contact kun je tot 10 minuten na het vastleggen terugnemen. Dit contact telt al mee.",
        )
    if Melding.objects.filter(contact=contact).exists():
        raise Fout("Van dit contact is al een melding gemaakt. Trek de melding in als die niet klopt.")
    logboek.handeling(actor, Recht.CONTACT_VASTLEGGEN.code, contact, ongedaan=True)
    gebeurtenis_melden("contact_ongedaan_gemaakt", contact.pk, team=contact.team_id)
    contact.delete()


def _eis_moment(moment: datetime | None) -> datetime:
    nu = klok.nu()
    if moment and moment > nu:
        raise Fout(f"Het contact was op {moment_lang(moment)}; dat is nog niet geweest.", veld="moment")
    return moment or nu


def _eis_vervolg(vervolg: str) -> str:
    if vervolg not in list(Vervolg):
        raise Fout(f"‘{vervolg}’ is geen vervolg. Kies: klaar, terugbellen of melding.", veld="vervolg")
    return str(vervolg)
