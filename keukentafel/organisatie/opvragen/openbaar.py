"""What residents read without logging in: which team is mine, which questions it takes, where and when.

Nothing here comes from a resident's data; the entrance looks a postcode up in the municipality's own list, so that an
answer never tells whether somebody with that postcode is known.
"""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.organisatie.models import Gebied, Inrichting, Openingstijd, Team, TeamGebied
from keukentafel.organisatie.opvragen.inrichting import geldig_op, instelling
from keukentafel.organisatie.pakket_dossier import SCHAALCRITERIA
from keukentafel.organisatie.regels import postcode_sleutels, uren_in_woorden

# Channels that have a place of their own on the page.
EIGEN_KANALEN = ("telefoon", "inloop")


@dataclass(frozen=True)
class Plek:
    """A place or channel with its hours in sentences."""

    naam: str
    adres: str
    uren: tuple[str, ...]


@dataclass(frozen=True)
class Teampagina:
    """One team, for residents. Texts of beheer; hours and telephone from where they are kept."""

    titel: str
    team: str
    organisatie: str
    vragen: str
    werkwijze: str
    vinden: str
    telefoon: str
    bellen: tuple[str, ...]
    kanalen: tuple[Plek, ...]
    plekken: tuple[Plek, ...]
    buurten: tuple[str, ...]


@dataclass(frozen=True)
class Ingang:
    """The one entrance: every team with its page, and every buurt to choose from."""

    organisatie: str
    telefoon: str
    teams: tuple[tuple[str, str], ...]
    buurten: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Schaalredenen:
    """Why help becomes lighter or heavier, for residents and partners. `sinds` None: the list of the program itself."""

    organisatie: str
    telefoon: str
    redenen: tuple[str, ...]
    sinds: date | None


def schaalredenen() -> Schaalredenen:
    """The dated list of today, with the day on which it last changed (REQ-070)."""
    rijen = list(Inrichting.objects.filter(geldig_op(klok.vandaag()), soort="schaalcriterium").order_by("volgorde"))
    return Schaalredenen(
        organisatie=_naam(),
        telefoon=_telefoon(),
        redenen=tuple(rij.naam for rij in rijen) or tuple(SCHAALCRITERIA.values()),
        sinds=max((rij.geldig_van for rij in rijen), default=None),
    )


def _paginas() -> dict[str, Inrichting]:
    rijen = Inrichting.objects.filter(geldig_op(klok.vandaag()), soort="teampagina")
    return {rij.code: rij for rij in rijen}


def _naam() -> str:
    return str(instelling("organisatienaam"))


def _telefoon(team: Team | None = None) -> str:
    if team and team.telefoon:
        return team.telefoon
    balie = Team.objects.filter(geldig_op(klok.vandaag()), soort="frontoffice").first()
    return balie.telefoon if balie else ""


def ingang() -> Ingang:
    """Every team of today that has a page."""
    paginas = _paginas()
    teams = Team.objects.filter(geldig_op(klok.vandaag()), code__in=paginas)
    namen = dict(Gebied.objects.filter(soort="BU").order_by("jaar").values_list("code", "naam"))
    gebieden = TeamGebied.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), team__in=teams)
    buurten = sorted((namen.get(code, code), code) for code in gebieden.values_list("gebiedscode", flat=True))
    return Ingang(
        organisatie=_naam(),
        telefoon=_telefoon(),
        teams=tuple((t.code, paginas[t.code].naam) for t in teams),
        buurten=tuple((code, naam) for naam, code in buurten),
    )


def team_van_adres(postcode: str, buurt: str = "") -> str:
    """The code of the team that serves this postcode or buurt today; nothing is stored.

    Raises Fout in plain Dutch when neither says which team it is.
    """
    dag = klok.vandaag()
    if not buurt:
        sleutels = postcode_sleutels(postcode)
        rijen = Inrichting.objects.filter(geldig_op(dag), soort="postcode", code__in=sleutels)
        gevonden = {rij.code: rij.waarde["buurt"] for rij in rijen}
        buurt = next((gevonden[s] for s in sleutels if s in gevonden), "")
    gebied = TeamGebied.objects.filter(geldig_op(dag, "van", "tot"), gebiedscode=buurt, team__soort="wijkteam").first()
    if gebied is None or gebied.team.code not in _paginas():
        raise Fout("Bij deze postcode kennen we geen wijkteam. Kies hieronder uw buurt.", veld="postcode")
    return gebied.team.code


def teampagina(code: str) -> Teampagina:
    """Raises NietGevonden for a team without a page."""
    team = Team.objects.filter(geldig_op(klok.vandaag()), code=code).first()
    pagina = _paginas().get(code) if team else None
    if team is None or pagina is None:
        raise NietGevonden("organisatie.team")
    namen = dict(Gebied.objects.filter(soort="BU").order_by("jaar").values_list("code", "naam"))
    gebieden = TeamGebied.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), team=team)
    return Teampagina(
        titel=pagina.naam,
        team=team.naam,
        organisatie=_naam(),
        vragen=pagina.waarde["vragen"],
        werkwijze=pagina.waarde["werkwijze"],
        vinden=pagina.waarde.get("vinden", ""),
        telefoon=_telefoon(team),
        bellen=_uren(Q(kanaal="telefoon", plaats__in=["", team.naam])),
        kanalen=_kanalen(team),
        plekken=_plekken(team),
        buurten=tuple(sorted(namen.get(c, c) for c in gebieden.values_list("gebiedscode", flat=True))),
    )


def _uren(waar: Q) -> tuple[str, ...]:
    rijen = Openingstijd.objects.filter(waar, geldig_op(klok.vandaag()))
    return uren_in_woorden(rijen.values_list("weekdag", "open_van", "open_tot", "alleen_spoed"))


def _kanalen(team: Team) -> tuple[Plek, ...]:
    """Every other channel with hours, for all teams or for this one, under the name of the list of channels."""
    dag = klok.vandaag()
    rijen = Openingstijd.objects.filter(geldig_op(dag), plaats__in=["", team.naam]).exclude(kanaal__in=EIGEN_KANALEN)
    per: dict[str, list[tuple[int, time, time, bool]]] = {}
    for kanaal, dag_, van, tot, spoed in rijen.values_list("kanaal", "weekdag", "open_van", "open_tot", "alleen_spoed"):
        per.setdefault(kanaal, []).append((dag_, van, tot, spoed))
    namen = dict(Inrichting.objects.filter(geldig_op(dag), soort="kanaal").values_list("code", "naam")) if per else {}
    return tuple(Plek(namen.get(k, k.capitalize()), "", uren_in_woorden(uren)) for k, uren in sorted(per.items()))


def _plekken(team: Team) -> tuple[Plek, ...]:
    """Where somebody of this team can be walked in on."""
    rijen = Inrichting.objects.filter(geldig_op(klok.vandaag()), soort="inloopplek", waarde__team=team.code)
    plekken = [(rij.naam, rij.waarde.get("adres", "")) for rij in rijen]
    uren = {plaats: _uren(Q(kanaal="inloop", plaats=plaats)) for plaats in (team.naam, *(naam for naam, _ in plekken))}
    return tuple(Plek(naam, adres or team.adres, uren[naam] or uren[team.naam]) for naam, adres in plekken)
