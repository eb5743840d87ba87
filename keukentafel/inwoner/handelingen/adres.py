"""Where somebody lives; the team follows from the buurt."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from keukentafel.inwoner.handelingen.sleutels import sleutels_maken
from keukentafel.inwoner.models import Adres, Huishouden, Inwoner
from keukentafel.inwoner.opvragen.adres import buurt_van_postcode
from keukentafel.inwoner.regels.gegevens import Adresgegevens
from keukentafel.inwoner.regels.persoon import NAAM_VAN_ADRESSOORT, lees_postcode
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen import team_van_buurt
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

INGEVOERD = "ingevoerd"


def adres_wijzigen(
    *,
    actor: Actor,
    inwoner_id: UUID,
    adres: Adresgegevens,
    mee: Sequence[UUID] = (),
    bron: str = INGEVOERD,
) -> Team:
    """Somebody moves, from `adres.van` (today when empty), with the people in `mee`; returns the team from then on.

    An address of the same soort ends on that day. Only a home or stay changes the team; a briefadres says nothing
    about where one lives. Out of sight is written in a nested system actor, after the right was checked.
    """
    wie = [poort.haal(Inwoner, pk, Recht.INWONER_SCHRIJVEN, voor_wijzigen=True) for pk in (inwoner_id, *mee)]
    if adres.leeg:
        raise Fout("Er is nog geen adres. Vul een postcode met huisnummer in, of een straat of buurt.", veld="postcode")
    van = adres.van or klok.vandaag()
    for inwoner in wie:
        _verhuis(actor, inwoner, adres, van, bron)
        logboek.handeling(actor, Recht.INWONER_SCHRIJVEN.code, inwoner, wat="adres")
    with transactie(Actor.systeem("verhuizing")):
        _huishoudens_mee([i.pk for i in wie])
        for inwoner in wie:
            gebeurtenis_melden("inwoner_verhuisd", inwoner.pk, team=inwoner.team_id, van=van.isoformat())
    return wie[0].team


def _verhuis(actor: Actor, inwoner: Inwoner, adres: Adresgegevens, van: date, bron: str) -> None:
    """End the old address, write the new one, and let team and search keys follow."""
    if inwoner.geboortedatum and van < inwoner.geboortedatum:
        raise Fout(
            f"De ingangsdatum {datum_gewoon(van)} ligt voor de geboorte op {datum_gewoon(inwoner.geboortedatum)}.",
            veld="van",
        )
    team = team_voor(actor, adres, inwoner.team) if adres.soort != "brief" else inwoner.team
    with transactie(Actor.systeem("verhuizing")):
        oud = Adres.objects.filter(inwoner=inwoner, soort=adres.soort, tot=None)
        if oud.filter(van__gt=van).exists():
            raise Fout(f"Er is al een adres dat later ingaat dan {datum_gewoon(van)}. Kies een latere dag.", veld="van")
        # An address that began the same day was a mistake of that day.
        oud.filter(van=van).delete()
        oud.update(tot=van)
        inwoner.team = team
        inwoner.bron = {**inwoner.bron, "adres": {"bron": bron, "op": klok.vandaag().isoformat()}}
        # No new version: an address is no field of the form that a colleague may have open.
        inwoner.gewijzigd_op, inwoner.gewijzigd_door = klok.nu(), actor.naam
        inwoner.save(update_fields=["team", "bron", "gewijzigd_op", "gewijzigd_door"])
        adres_neerzetten(actor, inwoner, adres, bron)
        sleutels_maken(inwoner)


def adres_neerzetten(actor: Actor, inwoner: Inwoner, adres: Adresgegevens, bron: str = INGEVOERD) -> Adres:
    """Insert one address row; used by registering and moving."""
    if adres.soort not in NAAM_VAN_ADRESSOORT:
        raise Fout(f"‘{adres.soort}’ is geen soort adres.", veld="soort")
    postcode = lees_postcode(adres.postcode)
    rij = Adres(
        inwoner=inwoner,
        team_id=inwoner.team_id,
        afgeschermd=inwoner.afgeschermd,
        soort=adres.soort,
        straat=adres.straat.strip(),
        huisnummer=adres.huisnummer.strip(),
        toevoeging=adres.toevoeging.strip(),
        postcode=postcode,
        woonplaats=adres.woonplaats.strip(),
        buurtcode=adres.buurtcode or (buurt_van_postcode(postcode) if postcode else ""),
        van=adres.van or klok.vandaag(),
        bron=bron,
        gemaakt_door=actor.kenmerk,
    )
    rij.save(force_insert=True)
    return rij


def team_voor(actor: Actor, adres: Adresgegevens | None, anders: Team | None = None) -> Team:
    """The team of the buurt. Without a known buurt: `anders`, else the actor's own wijkteam, else 'Onbekend/overig'."""
    buurt = adres.buurtcode if adres else ""
    if adres and not buurt and adres.postcode:
        buurt = buurt_van_postcode(lees_postcode(adres.postcode))
    if not buurt and anders:
        return anders
    if not buurt and len(actor.teams) == 1:
        eigen = Team.objects.filter(pk__in=actor.teams, soort="wijkteam").first()
        if eigen:
            return eigen
    try:
        return team_van_buurt(buurt)
    except Team.DoesNotExist:
        team = Team.objects.filter(pk__in=actor.teams).first()
    if team is None:
        raise Fout("Er is nog geen team ingericht. Vraag functioneel beheer om een team 'Onbekend/overig'.")
    return team


def _huishoudens_mee(inwoners: list[UUID]) -> None:
    """A household falls under the team of its people when all who live in it now fall under that one team."""
    huishoudens = Huishouden.objects.filter(leden__inwoner__in=inwoners, leden__tot=None).distinct()
    for huishouden in huishoudens:
        teams = set(
            Inwoner.objects.filter(lidmaatschappen__huishouden=huishouden, lidmaatschappen__tot=None).values_list(
                "team_id", flat=True
            )
        )
        if len(teams) == 1 and teams != {huishouden.team_id}:
            huishouden.team_id = teams.pop()
            huishouden.save(update_fields=["team"])
            gebeurtenis_melden("huishouden_verhuisd", huishouden.pk, team=huishouden.team_id)
