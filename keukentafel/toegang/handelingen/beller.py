"""Who is calling: the check before a status is told, and "laat mij terugbellen", which needs none (REQ-004)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.regels.sleutels import naamwoorden
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen._hulp import eis_code, eis_tekst, plek_van
from keukentafel.toegang.handelingen.contact import contact_vastleggen
from keukentafel.toegang.models import Bellercontrole, Contact, Terugbelverzoek
from keukentafel.toegang.opvragen.beller import feiten_van
from keukentafel.toegang.opvragen.keuzes import keuzes
from keukentafel.toegang.regels import Vervolg, Wanneer
from keukentafel.toegang.regels.balie import ZELF, Contactreden, Feituitkomst, klopt

# The row may land with a team and a worker whom the desk does not see (naden.md §1).
DOORGEVER = Actor.systeem("terugbellen_doorgeven")


def beller_controleren(
    *,
    actor: Actor,
    inwoner_id: UUID,
    namens: str,
    gehoord: Mapping[str, str],
    beller: str = "",
    kanaal: str = "",
) -> Bellercontrole:
    """Record who calls, on whose behalf, and which control facts fitted; passed and failed are both kept.

    `gehoord`: code of the fact -> klopt or klopt_niet, as the worker compared it. Raises Fout when a fact was left
    open, or when somebody else than the resident calls without a name.
    """
    poort.eis(Recht.BELLER_CONTROLEREN)
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.BELLER_CONTROLEREN)
    lijsten = keuzes()
    namens = eis_code(namens, lijsten.lijst("namens"), "namens", "rol")
    beller = eis_tekst(beller.strip(), "beller")
    if namens != ZELF and not beller:
        raise Fout("Vul in hoe degene heet die belt. Zo weten we later wie er iets hoorde.", veld="beller")
    feiten = feiten_van(actor, inwoner, lijsten)
    antwoorden = {feit.code: gehoord.get(feit.code, "") for feit in feiten}
    if open_ := next((f for f in feiten if antwoorden[f.code] not in list(Feituitkomst)), None):
        raise Fout(f"Vraag ook naar: {open_.vraag.lower()}. Kies klopt of klopt niet.", veld=f"feit_{open_.code}")
    waar = plek_van(inwoner)
    controle = Bellercontrole(
        **waar.velden(actor),
        kanaal=eis_code(kanaal or lijsten.lijst("kanaal")[0][0], lijsten.lijst("kanaal"), "kanaal", "manier"),
        namens=namens,
        beller=beller,
        feiten=antwoorden,
        klopt=klopt(feiten, gehoord),
    )
    controle.save(force_insert=True)
    uitkomst = {"namens": namens, "klopt": controle.klopt, "feiten": antwoorden}
    logboek.handeling(actor, Recht.BELLER_CONTROLEREN.code, controle, **uitkomst)
    return controle


def statusvraag_vastleggen(*, actor: Actor, controle_id: UUID) -> Contact:
    """The question "hoe staat het ervoor?" was answered in this call: one contact, no text (PRB-01)."""
    controle = eigen_controle(actor, controle_id)
    return contact_vastleggen(
        actor=actor,
        inwoner_id=controle.inwoner_id,
        kanaal=controle.kanaal,
        reden=Contactreden.STATUS,
        namens=controle.namens,
        beller=controle.beller,
    )


def eigen_controle(actor: Actor, controle_id: UUID) -> Bellercontrole:
    """A check of the actor's own; a colleague's call is another call."""
    controle = poort.haal(Bellercontrole, controle_id, Recht.BELLER_CONTROLEREN)
    if controle.gemaakt_door != actor.kenmerk:
        raise Fout("Deze controle is van een collega. Ga zelf na wie er belt.")
    return controle


@dataclass(frozen=True)
class Belplek:
    """Who calls back, and behind which wall; never shown at the desk."""

    medewerker: UUID | None
    team: int
    huishouden: UUID | None
    afgeschermd: bool


def terugbellen_vragen(
    *,
    actor: Actor,
    inwoner_id: UUID | None = None,
    naam: str = "",
    geboren: date | None = None,
    telefoon: str = "",
    kanaal: str = "",
    namens: str = "",
    beller: str = "",
    reden: str = Contactreden.ANDERS,
    wanneer: str = Wanneer.VOLGENDE_WERKDAG,
) -> Contact:
    """ "Laat mij terugbellen": always possible, without a subject, to who directs the help (or stands in, or the team).

    Somebody the desk cannot find gives a name and a number: the same answer, whether nobody has that name or the
    person is shielded; in the second case the worker who is involved hears it as well.
    """
    poort.eis(Recht.CONTACT_VASTLEGGEN)
    if inwoner_id is None and not (naam.strip() and telefoon.strip()):
        raise Fout("Vul een naam en een telefoonnummer in. Dan kan iemand terugbellen.", veld="naam")
    contact = contact_vastleggen(
        actor=actor,
        inwoner_id=inwoner_id,
        kanaal=kanaal,
        namens=namens,
        beller=beller,
        reden=reden,
        vervolg=Vervolg.TERUGBELLEN,
        bel_team=True,
        bel_telefoon=telefoon,
        bel_wanneer=wanneer,
    )
    verzoek = contact.terugbelverzoeken.get()
    if inwoner_id:
        _doorgeven(verzoek, _belplek(inwoner_id))
    else:
        verzoek.naam, verzoek.via_balie = eis_tekst(naam.strip(), "naam"), True
        verzoek.save(update_fields=["naam", "via_balie"])
        _ook_naar_afgeschermde(actor, verzoek, geboren)
    return contact


def _belplek(inwoner_id: UUID) -> Belplek:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT medewerker, team, huishouden, afgeschermd FROM kt_bel_wie(%s, %s)", [inwoner_id, klok.nu()]
        )
        return Belplek(*cursor.fetchone())


def _doorgeven(verzoek: Terugbelverzoek, naar: Belplek) -> None:
    """From the team of the contact to who directs the help; whether that is somebody hidden, the desk does not see."""
    with transactie(DOORGEVER):
        verzoek.voor_id, verzoek.team_id = naar.medewerker, naar.team
        verzoek.huishouden_id = naar.huishouden or verzoek.huishouden_id
        verzoek.afgeschermd, verzoek.via_balie = naar.afgeschermd, True
        verzoek.save(update_fields=["voor", "team", "huishouden", "afgeschermd", "via_balie"])


def _ook_naar_afgeschermde(actor: Actor, verzoek: Terugbelverzoek, geboren: date | None) -> None:
    """A second call-back for the worker of a shielded person with this date of birth and surname, when there is one."""
    if geboren is None:
        return
    getypt = set(naamwoorden(verzoek.naam))
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, geslachtsnaam, partnernaam FROM kt_afgeschermd_geboren(%s)", [geboren])
        past = [rij[0] for rij in cursor.fetchall() if any(set(naamwoorden(naam or "")) & getypt for naam in rij[1:])]
    if len(past) != 1:
        return
    naar = _belplek(past[0])
    with transactie(DOORGEVER):
        tweede = Terugbelverzoek(
            contact_id=verzoek.contact_id,
            team_id=naar.team,
            afgeschermd=True,
            inwoner_id=past[0],
            huishouden_id=naar.huishouden,
            voor_id=naar.medewerker,
            uiterlijk=verzoek.uiterlijk,
            telefoon=verzoek.telefoon,
            via_balie=True,
            gemaakt_door=DOORGEVER.kenmerk,
        )
        tweede.save(force_insert=True)
        gebeurtenis_melden("terugbelverzoek_gemaakt", tweede.pk, team=naar.team, voor=str(naar.medewerker or ""))
        logboek.handeling(DOORGEVER, Recht.CONTACT_VASTLEGGEN.code, tweede, voor=actor.kenmerk)
