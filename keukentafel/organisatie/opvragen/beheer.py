"""What the screens of functioneel beheer show. Numbers of cases come from SQL functions (plan/sql/30_geraakt.sql)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import aantal, datum_gewoon, opsomming
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Taak
from keukentafel.organisatie.regels import in_dienst, sorteernaam
from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol

PER_PAGINA = 100


@dataclass(frozen=True)
class Caseload:
    """Open work of one worker; numbers only."""

    dossiers: int
    meldingen: int

    @property
    def samen(self) -> int:
        return self.dossiers + self.meldingen

    @property
    def tekst(self) -> str:
        """ "3 dossiers en 1 melding"."""
        delen = [(self.dossiers, "dossier", "dossiers"), (self.meldingen, "melding", "meldingen")]
        return opsomming([aantal(n, een, meer) for n, een, meer in delen if n]) or "geen dossiers of meldingen"


def caseload(medewerker_id: UUID) -> Caseload:
    """At this moment, shielded dossiers included: nobody may leave one behind."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossiers, meldingen FROM kt_caseload(%s, %s)", [medewerker_id, klok.nu()])
        return Caseload(*cursor.fetchone())


def gebruik(soort: str, code: str) -> int | None:
    """How many contacts, meldingen and dossiers carry this choice; None for kinds that no case carries."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_gebruik(%s, %s)", [soort, code])
        getal: int | None = cursor.fetchone()[0]
    return getal


def dossiers_in(buurten: list[str]) -> int:
    """Open dossiers in these buurten."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_dossiers_in(%s)", [buurten])
        return int(cursor.fetchone()[0])


@dataclass(frozen=True)
class Rolregel:
    """One dated role. `stand`: nu, straks or voorbij."""

    id: int
    tekst: str
    van: date
    tot: date | None
    stand: str
    door: str
    reden: str


@dataclass(frozen=True)
class Medewerkerregel:
    id: UUID
    naam: str
    functie: str
    rollen: str
    stand: str
    sleutel: str


@dataclass(frozen=True)
class Medewerkerlijst:
    rijen: list[Medewerkerregel]
    volgende: str


def medewerkers(zoek: str = "", *, ook_weg: bool = False, na: str = "") -> Medewerkerlijst:
    """Workers by name, a page at a time; `na` is the last sort key of the page before."""
    vandaag = klok.vandaag()
    rijen = Medewerker.objects.prefetch_related("rolvervullingen__team").order_by("sorteernaam", "id")
    if not ook_weg:
        rijen = rijen.filter(Q(in_dienst_tot=None) | Q(in_dienst_tot__gt=vandaag))
    if zoek.strip():
        rijen = rijen.filter(
            Q(sorteernaam__contains=sorteernaam(zoek.strip())) | Q(gebruikersnaam__iexact=zoek.strip())
        )
    if na:
        rijen = rijen.filter(sorteernaam__gt=na)
    gevonden = list(rijen[: PER_PAGINA + 1])
    uit = [_regel(m, vandaag) for m in gevonden[:PER_PAGINA]]
    return Medewerkerlijst(uit, uit[-1].sleutel if len(gevonden) > PER_PAGINA else "")


def _regel(m: Medewerker, vandaag: date) -> Medewerkerregel:
    rollen = [r for r in m.rolvervullingen.all() if in_dienst(vandaag, r.van, r.tot)]
    tekst = rollen_tekst(rollen)
    return Medewerkerregel(m.pk, m.naam, m.functie, tekst or "geen rol", dienststand(m, vandaag), m.sorteernaam)


def rol_tekst(r: Rolvervulling) -> str:
    """ "Wijkcoach, Oost"."""
    return rollen_tekst([r])


def rollen_tekst(rollen: Sequence[Rolvervulling]) -> str:
    """Each role once, with its teams: "Coördinator, Oost en Zuid". A team that is named as the role is not repeated."""
    teams: dict[str, list[str]] = {}
    for r in rollen:
        naam = NAAM_VAN_ROL[Rol(r.rol)] if r.rol in set(Rol) else r.rol
        teams.setdefault(naam, []).extend([r.team.naam] if r.team and r.team.naam != naam else [])
    return "; ".join(f"{naam}, {opsomming(waar)}" if waar else naam for naam, waar in teams.items())


def dienststand(m: Medewerker, vandaag: date) -> str:
    """Where this account stands, in words."""
    if m.in_dienst_tot and m.in_dienst_tot <= vandaag:
        return f"weg sinds {datum_gewoon(m.in_dienst_tot)}"
    if not m.is_active:
        return "toegang gesloten"
    if m.in_dienst_van > vandaag:
        return f"begint {datum_gewoon(m.in_dienst_van)}"
    return f"vertrekt {datum_gewoon(m.in_dienst_tot)}" if m.in_dienst_tot else "in dienst"


@dataclass(frozen=True)
class Afwezigregel:
    id: int
    van: date
    tot: date | None
    waarnemer: str
    reden: str
    stand: str


@dataclass(frozen=True)
class Medewerkerblad:
    """One worker, for the screen."""

    id: UUID
    naam: str
    gegevens: list[tuple[str, str]]
    stand: str
    actief: bool
    ikzelf: bool
    rollen: list[Rolregel]
    afwezig: list[Afwezigregel]
    caseload: Caseload
    code_sinds: datetime | None
    vertrek: date | None
    """The first day out: announced while cases are open, or settled."""
    vertrek_rond: bool


def medewerkerblad(medewerker_id: UUID, ik: UUID | None) -> Medewerkerblad:
    """Raises NietGevonden."""
    m = medewerker_zien(medewerker_id)
    vandaag = klok.vandaag()
    taken = Taak.objects.filter(soort="caseload_overdragen", onderwerp_id=m.pk, klaar_op=None)
    aangekondigd = taken.values_list("uiterlijk", flat=True).first()
    return Medewerkerblad(
        id=m.pk,
        naam=m.naam,
        gegevens=_gegevens(m),
        stand=dienststand(m, vandaag),
        actief=m.is_active,
        ikzelf=m.pk == ik,
        rollen=[
            Rolregel(r.pk, rol_tekst(r), r.van, r.tot, periodestand(r.van, r.tot, vandaag), r.gewijzigd_door, r.reden)
            for r in m.rolvervullingen.select_related("team").order_by("-van", "rol")
        ],
        afwezig=afwezigheden(m, vandaag),
        caseload=caseload(m.pk),
        code_sinds=m.totp_bevestigd_op,
        vertrek=aangekondigd or m.in_dienst_tot,
        vertrek_rond=m.in_dienst_tot is not None,
    )


def medewerker_zien(medewerker_id: UUID) -> Medewerker:
    """Raises NietGevonden."""
    m = Medewerker.objects.filter(pk=medewerker_id).first()
    if m is None:
        raise NietGevonden("organisatie.medewerker")
    return m


def _gegevens(m: Medewerker) -> list[tuple[str, str]]:
    return [
        ("Gebruikersnaam", m.gebruikersnaam),
        ("Functie", m.functie),
        ("E-mail", m.email),
        ("Telefoon", m.telefoon),
        ("In dienst vanaf", datum_gewoon(m.in_dienst_van)),
    ]


def afwezigheden(m: Medewerker, vandaag: date) -> list[Afwezigregel]:
    """Newest first."""
    rijen = m.afwezigheden.select_related("waarnemer").order_by("-van")
    return [
        Afwezigregel(
            a.pk, a.van, a.tot, a.waarnemer.naam if a.waarnemer else "", a.reden, periodestand(a.van, a.tot, vandaag)
        )
        for a in rijen[:20]
    ]


def periodestand(van: date, tot: date | None, vandaag: date) -> str:
    """nu, straks or voorbij."""
    if van > vandaag:
        return "straks"
    return "nu" if tot is None or tot > vandaag else "voorbij"


def formulierkeuzes(rijen: list[Any], leeg: str = "") -> list[tuple[str, str]]:
    """Objects with a name as choices of a select."""
    return ([("", leeg)] if leeg else []) + [(str(r.pk), r.naam) for r in rijen]
