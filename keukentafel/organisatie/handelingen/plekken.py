"""Writing the fte of a worker (Formatie with a name). Used by beheer, by roles that end and by the demo; asks no right.

The team's own formation stands in posts without a name. A worker may fill one of those (`uit_vaste`): then that much
is taken out of them for as long as the row runs, and the fte of the team stays what it was.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import F, Q, QuerySet

from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.inrichting import BEHEER
from keukentafel.organisatie.models import Formatie, Medewerker, Rolvervulling, Team
from keukentafel.organisatie.opvragen.formatie import vrij
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.organisatie.regels import UITVOERING, fte_tekst


@transaction.atomic
def plek_zetten(
    medewerker: Medewerker,
    team: Team,
    fte: Decimal,
    van: date,
    *,
    uit_vaste: bool,
    door: str,
    soort: str = UITVOERING,
    bron: str = BEHEER,
) -> Formatie:
    """This many fte of this worker in this team from a day. It ends when the last role there ends.

    Raises Fout when the last row starts on the same day or later, or when the team has no such post without a name;
    nothing is written then.
    """
    oud = _rijen(medewerker, team_id=team.pk, soort=soort).first()
    if oud is not None and oud.van >= van:
        begin = f"De fte in {team.naam} verandert al met ingang van {datum_gewoon(oud.van)}"
        raise Fout(f"{begin}. Trek die wijziging in, of kies een latere dag.", veld="van")
    if oud is not None:
        _tot(oud, van)
    nieuw = Formatie(medewerker=medewerker, team=team, soort=soort, fte=fte, van=van, tot=_einde(medewerker, team, van))
    nieuw.uit_vaste, nieuw.gewijzigd_door, nieuw.bron = uit_vaste, door, bron
    nieuw.save(force_insert=True)
    _innemen(nieuw)
    return nieuw


@transaction.atomic
def plek_intrekken(rij: Formatie) -> None:
    """This row never was: the row before it goes on."""
    vorige = _rijen(rij.medewerker, team_id=rij.team_id, soort=rij.soort).filter(tot=rij.van).first()
    _vrijgeven(rij)
    rij.delete()
    if vorige is not None:
        _tot(vorige, rij.tot, ook_later=True)


def plekken_eindigen(medewerker: Medewerker, tot: date, team_id: int | None = None) -> None:
    """No fte from this day, in one team or anywhere; what was filled stands without a name again."""
    rijen = _rijen(medewerker) if team_id is None else _rijen(medewerker, team_id=team_id)
    for rij in rijen:
        if rij.van >= tot:
            _vrijgeven(rij)
            rij.delete()
        else:
            _tot(rij, tot)


def plekken_hervatten(medewerker: Medewerker, dag: date) -> None:
    """What ended on this day goes on; on top of the formation when the post was filled by somebody else meanwhile."""
    for rij in list(_rijen(medewerker, tot=dag)):
        assert rij.team is not None  # a row with a name always has a team
        past = rij.uit_vaste and rij.fte <= vrij(rij.team_id, rij.soort, dag)
        if past or not rij.uit_vaste:
            _tot(rij, None, ook_later=True)
        else:
            plek_zetten(medewerker, rij.team, rij.fte, dag, uit_vaste=False, door=rij.gewijzigd_door, soort=rij.soort)


def plekken_meenemen(medewerker: Medewerker, plekken: Iterable[Formatie], team: Team, van: date, door: str) -> None:
    """The fte goes along to another team, in a post without a name when there is room, and on top otherwise."""
    for plek in plekken:
        daar = _rijen(medewerker, team_id=team.pk, soort=plek.soort).filter(geldig_op(van, "van", "tot")).first()
        samen = plek.fte + (daar.fte if daar else Decimal(0))
        eigen = daar.fte if daar and daar.uit_vaste else Decimal(0)
        past = samen <= vrij(team.pk, plek.soort, van) + eigen
        plek_zetten(medewerker, team, samen, van, uit_vaste=past, door=door, soort=plek.soort)


def lopende_plekken(medewerker: Medewerker, team_id: int, dag: date) -> list[Formatie]:
    """The rows of a worker in a team on a day."""
    return list(_rijen(medewerker, team_id=team_id).filter(geldig_op(dag, "van", "tot")))


def _rijen(medewerker: Medewerker | None, **waar: object) -> QuerySet[Formatie]:
    return Formatie.objects.select_for_update().filter(medewerker=medewerker, **waar).order_by("-van", "id")


def _zonder_naam(team_id: int | None, soort: str) -> QuerySet[Formatie]:
    return Formatie.objects.select_for_update().filter(team=team_id, medewerker=None, soort=soort).order_by("van")


def _einde(medewerker: Medewerker, team: Team, van: date) -> date | None:
    """The first day without any role in this team; empty when one has no end."""
    rollen = Rolvervulling.objects.filter(Q(tot=None) | Q(tot__gt=van), medewerker=medewerker, team=team)
    dagen = list(rollen.values_list("tot", flat=True))
    vast = [dag for dag in dagen if dag is not None]
    return max(vast) if vast and len(vast) == len(dagen) else None


def _tot(rij: Formatie, tot: date | None, *, ook_later: bool = False) -> None:
    """The row ends on this day, unless it ended before."""
    if not ook_later and rij.tot is not None and tot is not None and rij.tot <= tot:
        return
    _vrijgeven(rij)
    rij.tot = tot
    rij.save(update_fields=["tot"])
    _innemen(rij)


def _innemen(rij: Formatie) -> None:
    """Take the fte of this row out of the posts without a name."""
    if not rij.uit_vaste:
        return
    list(_zonder_naam(rij.team_id, rij.soort))  # locked: two people do not fill one post
    over = vrij(rij.team_id, rij.soort, rij.van, rij.tot)
    if over < rij.fte:
        raise Fout(
            f"Zonder naam staat er nog {fte_tekst(over)} fte, en {fte_tekst(rij.fte)} fte is meer dan dat."
            " Kies dat het bij de formatie komt, of vul minder in.",
            veld="fte",
        )
    _verschuif(rij, -rij.fte)


def _vrijgeven(rij: Formatie) -> None:
    if rij.uit_vaste:
        _verschuif(rij, rij.fte)


def _verschuif(rij: Formatie, erbij: Decimal) -> None:
    """More or less without a name, for as long as this row runs. Rows that say the same become one again."""
    for dag in (rij.van, rij.tot):
        if dag is not None:
            _knip(rij, dag)
    rijen = _zonder_naam(rij.team_id, rij.soort).filter(van__gte=rij.van)
    (rijen.filter(van__lt=rij.tot) if rij.tot else rijen).order_by().update(fte=F("fte") + erbij, bron=BEHEER)
    vorige: Formatie | None = None
    for post in _zonder_naam(rij.team_id, rij.soort):
        if vorige is not None and (vorige.tot, vorige.fte, post.bron) == (post.van, post.fte, BEHEER):
            post.delete()
            vorige.tot = post.tot
            vorige.save(update_fields=["tot"])
        else:
            vorige = post


def _knip(rij: Formatie, dag: date) -> None:
    """The post without a name that runs on this day becomes two rows. Marked: loading a pack leaves it alone."""
    for post in _zonder_naam(rij.team_id, rij.soort).filter(geldig_op(dag, "van", "tot"), van__lt=dag):
        tot, post.tot = post.tot, dag
        post.save(update_fields=["tot"])
        Formatie.objects.create(team_id=rij.team_id, soort=rij.soort, fte=post.fte, van=dag, tot=tot, bron=BEHEER)
