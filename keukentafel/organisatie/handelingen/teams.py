"""Teams begin and end on a day. A team that ended is never deleted: old figures and dossiers keep its name."""

from datetime import date

from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Blokkade, Fout, NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.keuzes import eis_niet_voorbij
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen.teams import OVERIG
from keukentafel.organisatie.opvragen.teamwerk import teamwerk
from keukentafel.organisatie.regels import TEAMSOORTEN
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

RECHT = Recht.BEHEER_WIJZIGEN


def team_toevoegen(
    *,
    actor: Actor,
    code: str,
    naam: str,
    soort: str,
    van: date,
    volgorde: int = 0,
    adres: str = "",
    telefoon: str = "",
) -> Team:
    """A new team from a day. Its code is for ever, so a code that ever existed is refused."""
    poort.eis(RECHT)
    eis_niet_voorbij(van)
    if soort not in TEAMSOORTEN:
        raise Fout(f"‘{soort}’ is geen soort team. Kies er een uit de lijst.", veld="soort")
    if Team.objects.filter(code=code).exists():
        raise Fout(f"De code ‘{code}’ is al van een team, nu of vroeger. Kies een andere code.", veld="code")
    if Team.objects.filter(Q(geldig_tot=None) | Q(geldig_tot__gt=van), naam__iexact=naam).exists():
        raise Fout(f"Er is al een team ‘{naam}’. Kies een andere naam.", veld="naam")
    velden = {"code": code, "naam": naam, "soort": soort, "volgorde": volgorde, "adres": adres, "telefoon": telefoon}
    team = Team.objects.create(**velden, geldig_van=van, gewijzigd_door=actor.naam)
    logboek.handeling(actor, RECHT.code, team, wat="team toegevoegd", van=van)
    return team


def _haal(team_id: int) -> Team:
    team = Team.objects.select_for_update().filter(pk=team_id).first()
    if team is None:
        raise NietGevonden("organisatie.team")
    return team


def team_beeindigen(*, actor: Actor, team_id: int, tot: date) -> Team:
    """`tot` is the first day without the team. Refused while it holds anything: nobody without a team."""
    poort.eis(RECHT)
    team = _haal(team_id)
    if tot < klok.vandaag():
        raise Fout(f"{datum_gewoon(tot)} is al geweest. Kies vandaag of een dag daarna.", veld="tot")
    if tot <= team.geldig_van:
        raise Fout(f"Dit team begint op {datum_gewoon(team.geldig_van)}. Kies een dag daarna.", veld="tot")
    if team.geldig_tot and team.geldig_tot <= klok.vandaag():
        raise Fout(f"Dit team is al gestopt op {datum_gewoon(team.geldig_tot)}.", veld="tot")
    if team.soort == OVERIG:
        raise Fout(f"{team.naam} kan niet stoppen: hier komt werk zonder bekende buurt.", veld="tot")
    werk = teamwerk(team.pk, tot)
    if werk.samen:
        raise Blokkade(
            "team-met-werk",
            f"{team.naam} heeft op {datum_gewoon(tot)} nog {werk.tekst}. Geef dat eerst een andere plek.",
        )
    team.geldig_tot, team.gewijzigd_door = tot, actor.naam
    team.save(update_fields=["geldig_tot", "gewijzigd_door"])
    logboek.handeling(actor, RECHT.code, team, wat="team gestopt", tot=tot)
    return team


def team_einde_intrekken(*, actor: Actor, team_id: int) -> None:
    """The team goes on, as long as its last day is not over."""
    poort.eis(RECHT)
    team = _haal(team_id)
    if team.geldig_tot is None or team.geldig_tot <= klok.vandaag():
        raise Fout("Dit einde is niet meer in te trekken. Voeg een nieuw team toe.")
    team.geldig_tot, team.gewijzigd_door = None, actor.naam
    team.save(update_fields=["geldig_tot", "gewijzigd_door"])
    logboek.handeling(actor, RECHT.code, team, wat="einde van team ingetrokken")
