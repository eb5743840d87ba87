"""Pure rules of organisatie: log in, first screen, and periods. Nothing of Django."""

import hmac
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pyotp

# Guessing is slowed down per user and address, and per address over all users (REQ: same answer for an unknown user).
POGINGEN = 5
POGINGEN_ADRES = 100
VENSTER = timedelta(minutes=15)
# Between password and code.
TWEEDE_STAP = timedelta(minutes=10)
TOTP_STAP_SECONDEN = 30

START_ELDERS = "/mijn-dag/"
START_NOOD = "/profiel/"
# Roles whose work begins on another screen than Mijn dag; a person with two roles gets the first that is listed.
START_VAN_ROL = {
    "frontoffice": "/balie/",
    "managementondersteuner": "/team/verdelen/",
    "controller": "/cijfers/",
    "privacy_officer": "/logboek/",
    "fg": "/logboek/",
    "functioneel_beheer": "/beheer/",
    "vrijwilliger": "/inloop/",
}
# Kinds of posts; administratie counts in the formation of a team, and carries no caseload (Tabel 6.2).
UITVOERING, ADMINISTRATIE = "uitvoering", "administratie"
FORMATIESOORTEN = {UITVOERING: "Uitvoering", ADMINISTRATIE: "Administratie"}
FTE_HOOGSTENS = 2
# Registers of professionals, with how many digits a number has: of the SKJ the length is not fixed (JW-13).
REGISTERS = {"skj": "SKJ", "big": "BIG"}
CIJFERS = {"skj": range(5, 13), "big": range(11, 12)}
# A task is put off for a year at most: a day mistyped would lose it for ever.
UITSTEL_HOOGSTENS = timedelta(days=366)
# Roles that look at the whole municipality need no team.
ZONDER_TEAM = frozenset({"aandachtsfunctionaris", "controller", "privacy_officer", "fg", "functioneel_beheer"})
# Roles with a caseload: whoever stands in for one of them must have one of them too.
CASELOAD_ROLLEN = frozenset(
    {
        "wijkcoach",
        "wmo_consulent",
        "jeugdconsulent",
        "casusregisseur",
        "gedragswetenschapper",
        "klantmanager",
        "schuldhulpverlener",
    }
)


def bezwaar_tegen_registratie(soort: str, nummer: str) -> str:
    """Why this cannot be a number of that register; empty when it can. Digits only, as the register writes it."""
    if soort not in REGISTERS:
        return f"‘{soort}’ is geen register. Kies {' of '.join(REGISTERS.values())}."
    if not (nummer.isascii() and nummer.isdigit()) or len(nummer) not in CIJFERS[soort]:
        lengte = "11 cijfers" if soort == "big" else "5 tot en met 12 cijfers"
        return f"‘{nummer}’ is geen {REGISTERS[soort]}-nummer. Verwacht: {lengte}."
    return ""


def fte_tekst(fte: Decimal) -> str:
    """0,8 and 1, as people write it."""
    return f"{fte.normalize():f}".replace(".", ",")


def startpaden(rollen: Iterable[str]) -> list[str]:
    """First screens for these roles, best first; the door takes the first that exists."""
    eigen = [pad for rol, pad in START_VAN_ROL.items() if rol in set(rollen)]
    met_caseload = CASELOAD_ROLLEN & set(rollen)
    return [START_ELDERS, *eigen] if met_caseload else [*eigen, START_ELDERS]


def veilig_pad(pad: str) -> str:
    """A path on this very site, or nothing: never another host, never a log-in page (no loop, no log-out by link)."""
    onveilig = not pad.startswith("/") or pad.startswith(("//", "/\\")) or "\\" in pad or not pad.isprintable()
    return "" if onveilig or pad.startswith(("/inloggen/", "/uitloggen/", "/sessie/", "/concept/")) else pad


def juiste_stap(geheim: str, code: str, moment: datetime) -> int | None:
    """The time step (30 s) to which this code belongs, one step early or late allowed; None when it is wrong."""
    cijfers = "".join(c for c in code if c.isdigit())
    totp = pyotp.TOTP(geheim)
    nu = int(moment.timestamp()) // TOTP_STAP_SECONDEN
    for stap in (nu, nu - 1, nu + 1):
        if hmac.compare_digest(totp.generate_otp(stap), cijfers):
            return stap
    return None


def in_dienst(dag: date, van: date, tot: date | None) -> bool:
    """In service on that day; `tot` is the first day out."""
    return van <= dag and (tot is None or dag < tot)


# Roles that may not meet in one person: the FG decides nothing that he supervises (architectuur.md §10.3).
NIET_SAMEN = {"fg": frozenset({"privacy_officer", "functioneel_beheer", "wijkteammanager"})}


def botsende_rol(rol: str, andere: Iterable[str]) -> str:
    """The role among `andere` that cannot go with `rol`; empty when there is none."""
    for ander in andere:
        if ander in NIET_SAMEN.get(rol, ()) or rol in NIET_SAMEN.get(ander, ()):
            return ander
    return ""


# 'overig' is not here: there is one such team, for work without a known buurt, and it comes with the pack.
TEAMSOORTEN = {"wijkteam": "Wijkteam", "frontoffice": "Frontoffice", "backoffice": "Backoffice", "staf": "Staf"}


def overlapt(van: date, tot: date | None, ander_van: date, ander_tot: date | None) -> bool:
    """Do two periods share a day? `tot` is the first day after."""
    return (ander_tot is None or van < ander_tot) and (tot is None or ander_van < tot)


def sorteernaam(naam: str) -> str:
    """Sort key: small letters without accents, because the embedded database sorts by code point."""
    plat = unicodedata.normalize("NFKD", naam.casefold())
    return "".join(c for c in plat if not unicodedata.combining(c))


WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def postcode_sleutels(postcode: str) -> list[str]:
    """How a postcode may stand in the list, most exact first: "3111 CA" as 3111ca, then 3111; nonsense: none."""
    plat = "".join(postcode.split()).lower()
    cijfers, letters = plat[:4], plat[4:]
    goed = len(cijfers) == 4 and cijfers.isdecimal() and cijfers.isascii()
    if not goed or (letters and not (len(letters) == 2 and letters.isalpha() and letters.isascii())):
        return []
    return [plat, cijfers] if letters else [cijfers]


def uren_in_woorden(rijen: Iterable[tuple[int, time, time, bool]]) -> tuple[str, ...]:
    """Opening hours as sentences for residents: "maandag tot en met vrijdag van 9.00 tot 16.00 uur"."""
    per: dict[tuple[time, time, bool], list[int]] = {}
    for dag, van, tot, spoed in rijen:
        per.setdefault((van, tot, spoed), []).append(dag)
    return tuple(
        f"{_dagen(sorted(dagen))} van {van.hour}.{van:%M} tot {tot.hour}.{tot:%M} uur"
        + (", alleen bij spoed" if spoed else "")
        for (van, tot, spoed), dagen in sorted(per.items(), key=lambda p: (p[0][2], min(p[1]), p[0][0]))
    )


def _dagen(dagen: list[int]) -> str:
    namen = [WEEKDAGEN[dag - 1] for dag in dagen]
    if len(dagen) > 2 and dagen == list(range(dagen[0], dagen[-1] + 1)):
        return f"{namen[0]} tot en met {namen[-1]}"
    return " en ".join(filter(None, [", ".join(namen[:-1]), namen[-1]]))


# Registrations whose time may be measured (REQ-037): forms that somebody opens to write one thing down.
REGISTRATIES = {"contact": "Kort contact", "melding": "Melding", "afspraak": "Afspraak", "verslag": "Gespreksverslag"}
# Lengths are kept per five seconds, so that no row is about one moment; who went away from the form is left out.
BAK_SECONDEN = 5
LANGSTE_SECONDEN = 2 * 60 * 60


def bak_van(seconden: int) -> int | None:
    """The length rounded up to five seconds; None when the form lay open too long to say anything."""
    if seconden > LANGSTE_SECONDEN:
        return None
    return max(-(-seconden // BAK_SECONDEN), 1) * BAK_SECONDEN


def percentiel(verdeling: Iterable[tuple[int, int]], deel: float) -> int | None:
    """The length within which this part of the registrations was done; None without any. Pairs: (length, how often)."""
    rijen = sorted(verdeling)
    grens, tot_nu = deel * sum(keer for _, keer in rijen), 0
    for lengte, keer in rijen:
        tot_nu += keer
        if tot_nu >= grens and keer:
            return lengte
    return None
