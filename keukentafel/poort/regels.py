"""Recht -> who: the whole policy of the house on two screens.

Each right leans on one cell column of the matrix. `voor` gives the Q that answers "which ones?"; the same Q with a key
answers "this one?". Models tell by `Bescherming` where their team, dossier, law, audience and author stand; this room
imports none of them.
"""

from dataclasses import dataclass

from django.db.models import Q

from keukentafel.kern.actor import Actor
from keukentafel.kern.reeks import BEVAT_SLEUTEL, EEN_VAN
from keukentafel.poort.matrix import CATEGORIE_VAN_WET, Bereik, Categorie, Cel, Publiek, Wet, bereik_van
from keukentafel.poort.rechten import Recht

NIEMAND = Q(pk__in=[])
IEDEREEN = Q()


@dataclass(frozen=True)
class Bescherming:
    """Paths, as strings, on a protected model. An empty path means: this model has no such wall.

    team       column with the team id                     dossier   column with the dossier id (for case ties)
    inwoner    column with the inwoner id (for case ties)  huishouden   the same for a household
    wet        law of the item; decides the category
    medewerker    column with the worker whose own task this row is; that is a case tie with the row itself
    publiek    audience of the item                        auteur    column with the author's id
    ook_team   a second team with a share in this row: whose worker it is, beside whose dossier it is
    afgeschermd   boolean: only people with a case tie, whatever their role
    niet       column with the ids of workers who never see this row: whom it is about
    rls        name of the policy shape in poort/wal.py
    """

    rls: str
    team: str = ""
    ook_team: str = ""
    dossier: str = ""
    inwoner: str = ""
    huishouden: str = ""
    medewerker: str = ""
    wet: str = ""
    publiek: str = ""
    auteur: str = ""
    afgeschermd: str = ""
    niet: str = ""


@dataclass(frozen=True)
class Regel:
    """Which category and operation a right leans on; `minimaal` also accepts the minimal set M."""

    categorie: Categorie | None
    op: str
    minimaal: bool = False

    def ops(self) -> str:
        return self.op + ("M" if self.minimaal else "")

    def ops_van(self, cel: Cel) -> bool:
        """Does this cell of the matrix give the right?"""
        return bool(cel.ops & frozenset(self.ops()))


_C = Categorie
REGELS: dict[Recht, Regel] = {
    Recht.EIGEN_WERK_ZIEN: Regel(None, "L"),
    Recht.EIGEN_PROFIEL_WIJZIGEN: Regel(None, "S"),
    Recht.TAAK_AFHANDELEN: Regel(None, "S"),
    Recht.KIJKREDEN_GEVEN: Regel(None, "S"),
    Recht.INWONER_ZOEKEN: Regel(_C.IDENTITEIT, "L"),
    Recht.INWONER_LEZEN: Regel(_C.IDENTITEIT, "L"),
    Recht.INWONER_SCHRIJVEN: Regel(_C.IDENTITEIT, "S"),
    Recht.INWONER_SAMENVOEGEN: Regel(_C.IDENTITEIT, "S"),
    # A column of its own: a secret address is for named persons, the shield itself for who keeps it (AUT-02).
    Recht.GEHEIM_ADRES_ZIEN: Regel(_C.AFSCHERMING, "L"),
    Recht.BESTAAN_AFSCHERMEN: Regel(_C.AFSCHERMING, "S"),
    Recht.HUISHOUDEN_LEZEN: Regel(_C.GEZIN, "L", minimaal=True),
    Recht.HUISHOUDEN_SCHRIJVEN: Regel(_C.IDENTITEIT, "S"),
    Recht.CONTACT_VASTLEGGEN: Regel(_C.IDENTITEIT, "S"),
    Recht.CONTACT_LEZEN: Regel(_C.GEZIN, "L"),
    Recht.MELDING_MAKEN: Regel(_C.IDENTITEIT, "S"),
    # The shell leans on the family column, so that a jeugdconsulent opens it too; the story is read per law (`_item`).
    Recht.MELDING_LEZEN: Regel(_C.GEZIN, "L"),
    Recht.MELDING_VERDELEN_ZIEN: Regel(_C.VERDELEN, "L"),
    Recht.MELDING_VERDELEN: Regel(_C.VERDELEN, "B"),
    Recht.MELDING_BEHANDELEN: Regel(_C.GEZIN, "L"),
    # Whoever can meet a name here, also the privacy officer and the FG, who have the minimal set.
    Recht.EIGEN_KRING_MELDEN: Regel(_C.IDENTITEIT, "L", minimaal=True),
    # Only who leads the team: the manager.
    Recht.BELANG_OPHEFFEN: Regel(_C.LEIDING, "B"),
    Recht.VEILIGHEID_BEOORDELEN: Regel(_C.VEILIGHEID, "S"),
    Recht.TERUGBELLEN: Regel(_C.IDENTITEIT, "S"),
    Recht.BELLER_CONTROLEREN: Regel(_C.IDENTITEIT, "S"),
    # M is the minimal set: name, contact, regie, status.
    Recht.STATUS_ZIEN: Regel(_C.GEZIN, "L", minimaal=True),
    Recht.ADVIES_VRAGEN: Regel(_C.IDENTITEIT, "S"),
    Recht.ADVIES_GEVEN: Regel(_C.GEZIN, "L"),
    Recht.ABC_ROOSTER: Regel(_C.VERDELEN, "S"),
    # A column of its own, so that a volunteer keeps the list and sees no resident.
    Recht.INLOOP_BIJHOUDEN: Regel(_C.INLOOP, "S"),
    Recht.DOORVERBINDEN: Regel(_C.IDENTITEIT, "S"),
    Recht.OVERDRACHT_BEANTWOORDEN: Regel(_C.GEZIN, "L"),
    Recht.AFSPRAAK_MAKEN: Regel(_C.IDENTITEIT, "S"),
    Recht.POST_VERWERKEN: Regel(_C.IDENTITEIT, "S"),
    Recht.DELEN_LEZEN: Regel(_C.GEZIN, "L"),
    Recht.DELEN_VASTLEGGEN: Regel(_C.GEZIN, "S"),
    Recht.DOSSIER_LEZEN: Regel(_C.GEZIN, "L"),
    Recht.DOSSIER_SCHRIJVEN: Regel(_C.GEZIN, "S"),
    Recht.DOSSIER_SLUITEN: Regel(_C.GEZIN, "S"),
    Recht.DOSSIER_SAMENVOEGEN: Regel(_C.GEZIN, "S"),
    Recht.JOURNAAL_LEZEN: Regel(_C.GEZIN, "L"),
    Recht.JOURNAAL_SCHRIJVEN: Regel(_C.GEZIN, "S"),
    Recht.VRAAG_LEZEN: Regel(_C.GEZIN, "L"),
    Recht.VRAAG_SCHRIJVEN: Regel(_C.GEZIN, "S"),
    Recht.VERSLAG_LEZEN: Regel(_C.GEZIN, "L"),
    Recht.VERSLAG_SCHRIJVEN: Regel(_C.GEZIN, "S"),
    Recht.VERSLAG_REAGEREN: Regel(_C.GEZIN, "S"),
    Recht.DOCUMENT_LEZEN: Regel(_C.GEZIN, "L"),
    Recht.DOCUMENT_TOEVOEGEN: Regel(_C.GEZIN, "S"),
    Recht.REDEN_GEVEN: Regel(_C.WMO, "R"),
    Recht.ITEM_VERPLAATSEN: Regel(_C.GEZIN, "S"),
    Recht.LICHTE_HULP_LEZEN: Regel(_C.GEZIN, "L"),
    Recht.LICHTE_HULP_SCHRIJVEN: Regel(_C.GEZIN, "S"),
    Recht.VEILIGHEID_LEZEN: Regel(_C.VEILIGHEID, "L"),
    Recht.VEILIGHEID_SCHRIJVEN: Regel(_C.VEILIGHEID, "S"),
    # The aandachtsfunctionaris alone (MLD-07): who also keeps what is shielded.
    Recht.VEILIGHEID_VRIJGEVEN: Regel(_C.AFSCHERMING, "S"),
    Recht.PLAN_LEZEN: Regel(_C.GEZIN, "L"),
    Recht.PLAN_SCHRIJVEN: Regel(_C.GEZIN, "S"),
    # Only who leads the team: the manager, without the stories (REQ-046).
    Recht.PLAN_GOEDKEUREN: Regel(_C.LEIDING, "B"),
    Recht.REGIE_BELEGGEN: Regel(_C.VERDELEN, "L"),
    # Who reads cases meets about them and gives advice on them; of each case its own law and audience decide.
    Recht.OVERLEG_HOUDEN: Regel(_C.GEZIN, "L"),
    Recht.CONSULT_BEANTWOORDEN: Regel(_C.GEZIN, "L"),
    # Only who leads the team: the manager (REQ-072).
    Recht.WISSEL_BEANTWOORDEN: Regel(_C.LEIDING, "B"),
    # Who divides or directs the work; the reasons that lean on goals pass PLAN_LEZEN row by row.
    Recht.STILSTAND_ZIEN: Regel(_C.VERDELEN, "L"),
    Recht.AANVRAAG_LEZEN: Regel(_C.BESLUIT, "L"),
    Recht.AANVRAAG_BEHANDELEN: Regel(_C.BESLUIT, "S"),
    Recht.BESLUITTEKST_LEZEN: Regel(_C.GEZIN, "L"),
    Recht.BESLUITTEKST_SCHRIJVEN: Regel(_C.GEZIN, "S"),
    # A column of its own: may sign at all. For what, the mandaatregister says at the moment of signing (MAN-02).
    Recht.BESLUIT_NEMEN: Regel(_C.MANDAAT, "B"),
    Recht.MANDAAT_LEZEN: Regel(None, "L"),
    # By whoever speaks the resident, as a request about data.
    Recht.BEZWAAR_ONTVANGEN: Regel(_C.IDENTITEIT, "L"),
    Recht.BEZWAAR_BEHANDELEN: Regel(_C.BEZWAAR, "S"),
    Recht.KLACHT_ONTVANGEN: Regel(_C.IDENTITEIT, "L"),
    Recht.KLACHT_LEZEN: Regel(_C.KLACHT, "L"),
    Recht.KLACHT_BEHANDELEN: Regel(_C.KLACHT, "S"),
    Recht.KLACHT_OORDELEN: Regel(_C.KLACHT, "B"),
    # Feedback to who keeps the quality of a team: the lesson and the numbers, never the case (REQ-080).
    Recht.LESSEN_LEZEN: Regel(_C.KLACHT, "L"),
    Recht.INCIDENT_MELDEN: Regel(None, "S"),
    # Who reads the klachten of a team also follows up what went wrong there.
    Recht.INCIDENT_BEHANDELEN: Regel(_C.KLACHT, "L"),
    # The backoffice, which also does the messages about running help.
    Recht.CAMPAGNE_LEIDEN: Regel(_C.BERICHTEN, "S"),
    # What a letter says is read per law (`_item`); who prints and posts needs the envelope, not the story.
    Recht.BRIEF_LEZEN: Regel(_C.GEZIN, "L"),
    Recht.BRIEF_MAKEN: Regel(_C.IDENTITEIT, "S"),
    Recht.BRIEF_VERZENDEN: Regel(_C.POST, "S"),
    Recht.PARTNERADRES_BIJHOUDEN: Regel(_C.POST, "S"),
    Recht.WAARNEMING_REGELEN: Regel(_C.VERDELEN, "L"),
    Recht.CIJFERS_LEZEN: Regel(_C.CIJFERS, "L"),
    # Who leads a team, after the works council agreed; of which team, monitor.opvragen.medewerkers asks (ADR 0042).
    Recht.MEDEWERKERCIJFERS_LEZEN: Regel(_C.LEIDING, "B"),
    Recht.CIJFERS_INVOEREN: Regel(_C.BEHEER, "S"),
    Recht.PRIVACY_LEZEN: Regel(_C.PRIVACY, "L"),
    # Granted access never widens a role: only who reads families for work asks for it (AUT-01).
    Recht.NOODTOEGANG_NEMEN: Regel(_C.GEZIN, "L"),
    # Who directs the household or divides the work of the team; the act asks which of them.
    Recht.TOEGANG_VERLENEN: Regel(_C.VERDELEN, "L"),
    Recht.TOEGANG_BEOORDELEN: Regel(_C.PRIVACY, "B"),
    Recht.OPENBAARMAKING_UITSTELLEN: Regel(_C.AFSCHERMING, "S"),
    # By whoever speaks the resident; the FG too, whom a resident may always ask (AVG art. 38 lid 4).
    Recht.VERZOEK_ONTVANGEN: Regel(_C.IDENTITEIT, "L", minimaal=True),
    Recht.VERZOEK_BEHANDELEN: Regel(_C.PRIVACY, "S"),
    # Whoever wrote the piece or has the regie is asked by name: the own row, and nothing else.
    Recht.ZIENSWIJZE_GEVEN: Regel(None, "S"),
    # Over all teams, so for who watches over all: not for the manager of one team (ADR 0029).
    Recht.BEWAREN_LEZEN: Regel(_C.LOGGING, "L"),
    # Two privacy officers together; the FG supervises and destroys nothing (ADR 0029).
    Recht.BEWAREN_BEHANDELEN: Regel(_C.PRIVACY, "S"),
    Recht.VELDEN_BEOORDELEN: Regel(_C.PRIVACY, "S"),
    Recht.LOGBOEK_LEZEN: Regel(_C.LOGGING, "L"),
    # M is the own case: who has the regie makes it for the resident, and reads nothing else of privacy.
    Recht.INZAGE_LOG_MAKEN: Regel(_C.PRIVACY, "S", minimaal=True),
    Recht.INZAGE_VRAAG_BEANTWOORDEN: Regel(_C.PRIVACY, "S"),
    # Who reads the log asks about it; whose looks are whose work is decided in privacy.opvragen.afwijking.
    Recht.AFWIJKING_BEHANDELEN: Regel(_C.LOGGING, "L"),
    # Whoever sees something go wrong tells it; the registers are for who keeps them (AVG art. 33 lid 5).
    Recht.DATALEK_MELDEN: Regel(None, "S"),
    Recht.REGISTERS_BIJHOUDEN: Regel(_C.PRIVACY, "S"),
    Recht.MATRIX_LEZEN: Regel(None, "L"),
    # M is to see it alone: the FG supervises and decides nothing (architectuur.md §10.3).
    Recht.ROLLEN_VOLGEN: Regel(_C.BEHEER, "B", minimaal=True),
    # Which of these roles is asked, and never for oneself: organisatie.handelingen.rolvoorstel.
    Recht.ROL_BEVESTIGEN: Regel(_C.BEHEER, "B"),
    Recht.BEHEER_LEZEN: Regel(_C.BEHEER, "L"),
    Recht.BEHEER_WIJZIGEN: Regel(_C.BEHEER, "S"),
}

# Rights over items of a dossier: the law of each item decides. So at the door any law will do, for whoever may open the
# dossier: a wmo_consulent writes under the Wmo, though the family column gives that role no S.
OP_ITEMS = frozenset({Recht.JOURNAAL_LEZEN, Recht.JOURNAAL_SCHRIJVEN, Recht.VERSLAG_LEZEN, Recht.VERSLAG_SCHRIJVEN})
OP_ITEMS |= {Recht.VERSLAG_REAGEREN, Recht.VRAAG_LEZEN, Recht.VRAAG_SCHRIJVEN, Recht.BRIEF_LEZEN}
OP_ITEMS |= {Recht.DOCUMENT_LEZEN, Recht.DOCUMENT_TOEVOEGEN}
OP_ITEMS |= {Recht.DELEN_LEZEN, Recht.DELEN_VASTLEGGEN}
OP_ITEMS |= {Recht.BESLUITTEKST_LEZEN, Recht.BESLUITTEKST_SCHRIJVEN}
# What opens for an hour to whoever gave a reason (operation R), also when the family column gives M or nothing:
# the frame of that one dossier, and its items under the laws for which the role has R.
OPENT_MET_REDEN = frozenset({Recht.DOSSIER_LEZEN, Recht.JOURNAAL_LEZEN, Recht.VERSLAG_LEZEN, Recht.PLAN_LEZEN})
OPENT_MET_REDEN |= {Recht.VRAAG_LEZEN, Recht.BRIEF_LEZEN, Recht.VEILIGHEID_LEZEN, Recht.DOCUMENT_LEZEN}
OPENT_MET_REDEN |= {Recht.BESLUITTEKST_LEZEN}


def heeft(actor: Actor, recht: Recht) -> bool:
    """Has any role of this actor the right at all (before looking at one object)?"""
    regel = REGELS[recht]
    if actor.is_systeem or regel.categorie is None:
        return True
    if recht in OPENT_MET_REDEN and actor.redenen and _reden_mag(actor):
        return True
    if recht in OP_ITEMS:
        wetten = (bereik_van(actor.rollen, categorie, regel.op) for categorie in CATEGORIE_VAN_WET.values())
        return bereik_van(actor.rollen, _C.GEZIN, "L") is not None and any(wetten)
    return any(bereik_van(actor.rollen, regel.categorie, op) for op in regel.ops())


def bereik(actor: Actor, recht: Recht) -> Bereik | None:
    """How far this right reaches for this actor, where there is no row to ask about; None without the right."""
    regel = REGELS[recht]
    if actor.is_systeem:
        return Bereik.STAD
    return bereik_van(actor.rollen, regel.categorie, regel.op) if regel.categorie else None


def _reden_mag(actor: Actor) -> bool:
    return any(bereik_van(actor.rollen, categorie, "R") for categorie in CATEGORIE_VAN_WET.values())


def voor(actor: Actor, recht: Recht, b: Bescherming) -> Q:
    """Which rows this actor may touch with this right. The own circle never, whatever role or tie says (MAN-08)."""
    if actor.is_systeem:
        return IEDEREEN
    q = _volgens_recht(actor, recht, b)
    if actor.mijdt:
        for pad in filter(None, (b.dossier, b.huishouden, b.inwoner)):
            q &= ~Q(**{f"{pad}__{EEN_VAN}": actor.mijdt})
    if b.niet:
        q &= ~Q(**{f"{b.niet}__{BEVAT_SLEUTEL}": actor.id})
    return q


def _volgens_recht(actor: Actor, recht: Recht, b: Bescherming) -> Q:
    if not heeft(actor, recht):
        return NIEMAND
    regel = REGELS[recht]
    if b.rls == "taak":
        in_team = Q(team__isnull=True) | Q(**{f"team__{EEN_VAN}": list(actor.teams)})
        # Who stands in does the tasks of the absent colleague as well, as their day shows.
        waar = Q(**{f"voor__{EEN_VAN}": actor.waarneemt}) if actor.waarneemt else NIEMAND
        return Q(voor=actor.id) | waar | Q(rol__in=actor.rollen, voor__isnull=True) & in_team
    if b.rls == "klacht":
        return _klacht(actor, regel, b)
    if b.wet:
        return _item(actor, regel.op, b)
    if regel.categorie is None and b.medewerker:
        return Q(**{b.medewerker: actor.id})  # the own work, for which everybody has the right
    bereiken = [bereik_van(actor.rollen, regel.categorie, op) for op in regel.ops()] if regel.categorie else []
    q = NIEMAND
    for bereik in {x for x in bereiken if x}:
        q |= _waar(actor, bereik, b)
    if recht in OPENT_MET_REDEN:
        for categorie in CATEGORIE_VAN_WET.values():
            q |= _met_reden(actor, regel.op, categorie, b)
    return q


def _klacht(actor: Actor, regel: Regel, b: Bescherming) -> Q:
    """A klacht or incident: who handles or wrote it, the own team, or all of them (AWB-12). A case tie is no ground."""
    q = Q(**{b.medewerker: actor.id}) | Q(**{b.auteur: actor.kenmerk})
    hoever = bereik_van(actor.rollen, _C.KLACHT, regel.op) if regel.categorie is _C.KLACHT else None
    if hoever is Bereik.STAD:
        return ~NIEMAND
    if hoever is Bereik.TEAM:
        q |= Q(**{f"{b.team}__{EEN_VAN}": list(actor.teams), b.afgeschermd: False})
    return q


def _item(actor: Actor, op: str, b: Bescherming) -> Q:
    """Items of a dossier: law and audience decide, per item, and whoever wrote it finds it back."""
    groepen: dict[Q, list[str]] = {}
    for wet in Wet:
        bereik = bereik_van(actor.rollen, CATEGORIE_VAN_WET[wet], op)
        rijen = _waar(actor, bereik, b) if bereik else NIEMAND
        groepen.setdefault(rijen | _met_reden(actor, op, CATEGORIE_VAN_WET[wet], b), []).append(wet.value)
    # Laws with the same reach share one condition, so that the statement stays short.
    q = NIEMAND
    for voorwaarde, wetten in groepen.items():
        q |= Q(**{f"{b.wet}__in": wetten}) & voorwaarde
    return _eigen_woorden(actor, b) | q & _publiek(actor, b)


def _eigen_woorden(actor: Actor, b: Bescherming) -> Q:
    """What this actor wrote, whatever its law or audience; in a dossier only as long as that one is open to them."""
    if not b.auteur:
        return NIEMAND
    eigen = Q(**{b.auteur: actor.kenmerk})
    if not b.dossier:
        return eigen
    return eigen & (Q(**{f"{b.dossier}__isnull": True}) | _waar(actor, Bereik.TEAM, b))


@dataclass(frozen=True)
class Leeswetten:
    """The laws under which this actor reads items, by how far: what `_item` says, for a search in the database itself.

    in_team: in the own teams    met_band: with a case tie    met_reden: any dossier for which a reason was given;
    reden_in_team, reden_met_band: such a dossier within the own teams, or with a tie as well
    """

    in_team: tuple[str, ...]
    met_band: tuple[str, ...]
    met_reden: tuple[str, ...]
    reden_in_team: tuple[str, ...]
    reden_met_band: tuple[str, ...]


def leesbare_wetten(actor: Actor) -> Leeswetten:
    """For the search in free text (bureau/sql), which must know the rule before its LIMIT."""
    leest = {wet: bereik_van(actor.rollen, categorie, "L") for wet, categorie in CATEGORIE_VAN_WET.items()}
    reden = {wet: bereik_van(actor.rollen, categorie, "R") for wet, categorie in CATEGORIE_VAN_WET.items()}
    ruim = (Bereik.TEAM, Bereik.STAD)
    return Leeswetten(
        in_team=tuple(wet.value for wet, bereik in leest.items() if bereik in ruim),
        met_band=tuple(wet.value for wet, bereik in leest.items() if bereik),
        met_reden=tuple(wet.value for wet in Wet if Bereik.STAD in (leest[wet], reden[wet])),
        reden_in_team=tuple(wet.value for wet, bereik in reden.items() if bereik is Bereik.TEAM),
        reden_met_band=tuple(wet.value for wet, bereik in reden.items() if bereik is Bereik.EIGEN),
    )


def _publiek(actor: Actor, b: Bescherming) -> Q:
    if not b.publiek:
        return IEDEREEN
    betrokken = Q(**{b.publiek: Publiek.BETROKKENEN.value}) & _banden(actor, b)
    return Q(**{b.publiek: Publiek.TEAM.value}) | betrokken


def _waar(actor: Actor, bereik: Bereik, b: Bescherming) -> Q:
    """The reach as rows. A shielded row is reached by case ties alone."""
    # Not IEDEREEN: an empty Q falls away in an "or", and what is left is less than everybody.
    open_ = Q(**{b.afgeschermd: False}) if b.afgeschermd else ~NIEMAND
    if bereik is Bereik.STAD:
        return open_ | _banden(actor, b)
    if bereik is Bereik.TEAM and b.team:
        in_team = Q(**{f"{b.team}__{EEN_VAN}": list(actor.teams)})
        if b.ook_team:
            in_team |= Q(**{f"{b.ook_team}__{EEN_VAN}": list(actor.teams)})
        return in_team & open_ | _banden(actor, b)
    return _banden(actor, b)


def _banden(actor: Actor, b: Bescherming) -> Q:
    q = NIEMAND
    if b.dossier and actor.dossiers:
        q |= Q(**{f"{b.dossier}__{EEN_VAN}": actor.dossiers})
    if b.huishouden and actor.huishoudens:
        q |= Q(**{f"{b.huishouden}__{EEN_VAN}": actor.huishoudens})
    if b.medewerker and actor.id:
        q |= Q(**{b.medewerker: actor.id})
    if b.inwoner and actor.inwoners:
        q |= Q(**{f"{b.inwoner}__{EEN_VAN}": actor.inwoners})
    return q


def _met_reden(actor: Actor, op: str, categorie: Categorie | None, b: Bescherming) -> Q:
    """Operation R: reading only, the dossiers for which this actor has given a reason, and never a shielded one."""
    bereik = bereik_van(actor.rollen, categorie, "R") if categorie and op == "L" else None
    if not bereik or not b.dossier or not actor.redenen:
        return NIEMAND
    open_ = Q(**{b.afgeschermd: False}) if b.afgeschermd else IEDEREEN
    team = Q(**{f"{b.team}__{EEN_VAN}": list(actor.teams)}) if bereik is Bereik.TEAM and b.team else IEDEREEN
    if bereik is Bereik.EIGEN:
        team = _banden(actor, b)
    return Q(**{f"{b.dossier}__{EEN_VAN}": list(actor.redenen)}) & open_ & team
