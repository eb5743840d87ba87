"""The workers of the demo, with an account, roles, fte, expertise and languages (verhalen/medewerkers.toml).

Written by a named system in one transaction, only when nobody of them is there yet: what somebody changes on the
screens of beheer afterwards stays changed.
"""

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.hashers import make_password

from keukentafel.demo import aanmelden
from keukentafel.demo.personen import Persoon, personen
from keukentafel.inwoner.regels.naam import vouw
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.organisatie.handelingen.keuzes import keuze_zetten
from keukentafel.organisatie.handelingen.plekken import plek_zetten
from keukentafel.organisatie.models import Beroepsregistratie, Expertise, Medewerker, Rolvervulling, Team, Uitlening
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.poort import logboek
from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol
from keukentafel.poort.rechten import Recht

DEMO = Actor.systeem("demo")
IN_DIENST = date(2019, 1, 1)
BRON = "Demo: verzonnen medewerker"
SPECIALIST = "maatwerkspecialist"


def medewerkers_laden() -> int:
    """Write who is not there yet; returns how many. Inside one transaction."""
    with transactie(DEMO):
        bekend = set(Medewerker.objects.values_list("gebruikersnaam", flat=True))
        nieuw = [p for p in personen() if p.gebruikersnaam not in bekend]
        if nieuw:
            teams = {t.code: t for t in Team.objects.all()}
            # One hash for all: they share one printed password, and hashing thirty times would take seconds.
            hash_ = make_password(aanmelden.WACHTWOORD)
            for persoon in nieuw:
                _schrijf(persoon, teams, hash_)
            logboek.handeling(DEMO, Recht.BEHEER_WIJZIGEN.code, None, wat="demo_medewerkers", aantal=len(nieuw))
    return len(nieuw)


def specialisten_laden() -> int:
    """Two coaches of each team are maatwerkspecialist (SYS-06), once; returns how many were written."""
    with transactie(DEMO):
        if keuzes(SPECIALIST):
            return 0
        per_team: dict[str, list[Persoon]] = {}
        for persoon in personen():
            for plek in persoon.rollen:
                if plek.startswith(f"{Rol.WIJKCOACH.value}@") and not plek.endswith("@*"):
                    per_team.setdefault(plek.partition("@")[2], []).append(persoon)
        # The first coach of a team tells the stories; the two after that one look along.
        gekozen = [(team, p) for team, mensen in per_team.items() for p in mensen[1:3]]
        for team, p in gekozen:
            keuze_zetten(
                actor=DEMO, soort=SPECIALIST, code=p.gebruikersnaam, naam=p.naam, van=klok.vandaag(),
                waarde={"team": team},
            )  # fmt: skip
    return len(gekozen)


def _schrijf(persoon: Persoon, teams: dict[str, Team], hash_: str) -> None:
    medewerker = Medewerker.objects.create(
        gebruikersnaam=persoon.gebruikersnaam,
        naam=persoon.naam,
        sorteernaam=vouw(persoon.naam),
        functie=persoon.functie,
        email=f"{persoon.gebruikersnaam}@keukentafel.example",
        in_dienst_van=IN_DIENST,
        password=hash_,
        totp_geheim=aanmelden.geheim(persoon.gebruikersnaam),
        totp_bevestigd_op=klok.nu(),
    )
    if persoon.moederorganisatie:
        Uitlening.objects.create(
            medewerker=medewerker,
            moederorganisatie=persoon.moederorganisatie,
            van=IN_DIENST,
            gewijzigd_door=DEMO.kenmerk,
        )
    plekken = list(_plekken(persoon, teams))
    for rol, team in plekken:
        Rolvervulling.objects.create(
            medewerker=medewerker, rol=rol, team=team, van=IN_DIENST, gewijzigd_door=DEMO.kenmerk
        )
    if persoon.fte and len(plekken) == 1 and plekken[0][1] and plekken[0][1].soort == "wijkteam":
        # Taken out of the posts of the pack: the fte of the team stays what it was.
        plek_zetten(medewerker, plekken[0][1], persoon.fte, IN_DIENST, uit_vaste=True, door=DEMO.kenmerk, bron=BRON)
    if persoon.skj:
        Beroepsregistratie.objects.create(
            medewerker=medewerker, soort="skj", nummer=persoon.skj, van=IN_DIENST, vastgelegd_op=IN_DIENST,
            gewijzigd_door=DEMO.kenmerk,
        )  # fmt: skip
    codes = [("onderwerp", c) for c in persoon.onderwerpen] + [("taal", c) for c in persoon.talen]
    Expertise.objects.bulk_create(Expertise(medewerker=medewerker, soort=soort, code=c) for soort, c in codes)


def _plekken(persoon: Persoon, teams: dict[str, Team]) -> Iterator[tuple[str, Team | None]]:
    for plek in persoon.rollen:
        rol, _, code = plek.partition("@")
        if code == "*":
            yield from ((Rol(rol).value, team) for team in teams.values() if team.soort == "wijkteam")
        else:
            yield Rol(rol).value, teams[code] if code else None


def aanmeldingen() -> list[tuple[str, str, str, str]]:
    """The printed rows: role, user name, password, code of this moment. An own password or app shows as such."""
    with transactie(DEMO, lezen=True):
        bekend = {m.gebruikersnaam: m for m in Medewerker.objects.filter(is_active=True)}
    return [
        (_rolnaam(p), p.gebruikersnaam, aanmelden.WACHTWOORD, _code(bekend[p.gebruikersnaam]))
        for p in personen()
        if p.aanmelden and p.gebruikersnaam in bekend
    ]


def _rolnaam(persoon: Persoon) -> str:
    return NAAM_VAN_ROL[Rol(persoon.rollen[0].partition("@")[0])]


def _code(medewerker: Medewerker) -> str:
    naam = medewerker.gebruikersnaam
    return aanmelden.code(naam) if medewerker.totp_geheim == aanmelden.geheim(naam) else "eigen app"
