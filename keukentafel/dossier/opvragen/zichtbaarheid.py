"""Who is involved, and who may see what: said in words, from the matrix and the case ties of this moment."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from keukentafel.dossier import regels
from keukentafel.dossier.models import Betrokkenheid, Toegangsverlening
from keukentafel.dossier.opvragen.kader import DossierKader
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import datum_gewoon, opsomming
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Team
from keukentafel.organisatie.opvragen.waarneming import waarnemers_van
from keukentafel.organisatie.regels import ZONDER_TEAM
from keukentafel.poort.matrix import (
    CATEGORIE_VAN_WET,
    NAAM_VAN_ROL,
    NAAM_VAN_WET,
    Bereik,
    Categorie,
    Rol,
    Wet,
    bereik_van,
    cel,
)
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class Betrokkene:
    """One running involvement."""

    id: UUID
    naam: str
    rol: str
    waarvoor: str
    sinds: datetime
    medewerker_id: UUID | None
    van_buiten: bool
    rolcode: str = ""

    @property
    def regel(self) -> str:
        """ "schuldhulp, doel 1"."""
        return ", ".join(deel for deel in (self.rol, self.waarvoor) if deel)


def betrokkenen(kader: DossierKader) -> tuple[Betrokkene, ...]:
    """Everybody involved now; the longest first."""
    loopt = Q(tot__isnull=True) | Q(tot__gt=klok.nu())
    rijen = zichtbaar(Betrokkenheid, Recht.DOSSIER_LEZEN).filter(loopt, dossier_id=kader.id)
    return tuple(_betrokkene(rij) for rij in rijen.select_related("medewerker").order_by("van", "id"))


def _betrokkene(rij: Betrokkenheid) -> Betrokkene:
    rol = regels.NAAM_VAN_BETROKKENROL.get(rij.rol, rij.rol)
    return Betrokkene(
        id=rij.pk,
        naam=rij.medewerker.naam if rij.medewerker else rij.naam,
        rol=rol if rij.medewerker else ", ".join(deel for deel in (rol, rij.organisatie) if deel),
        waarvoor=rij.waarvoor,
        sinds=rij.van,
        medewerker_id=rij.medewerker_id,
        van_buiten=rij.medewerker_id is None,
        rolcode=rij.rol,
    )


def collegas() -> tuple[tuple[str, str], ...]:
    """Who can be chosen: workers in service, by name."""
    rijen = Medewerker.objects.filter(Q(in_dienst_tot__isnull=True) | Q(in_dienst_tot__gt=klok.vandaag()))
    return tuple((str(m.pk), m.naam) for m in rijen.order_by("sorteernaam"))


def wie_mag_zien(kader: DossierKader) -> tuple[tuple[str, str], ...]:
    """(who, what) in words, for the panel "Wie mag dit zien?": the same rows a resident reads later."""
    eigen = [b for b in betrokkenen(kader) if not b.van_buiten]
    namen = list(dict.fromkeys(b.naam for b in eigen))
    regels_ = [(opsomming(namen), "Betrokken bij dit dossier, ieder voor de eigen taak")] if namen else []
    regels_ += _waarnemers(kader, eigen) + _verleend(kader)
    if kader.afgeschermd:
        return (*regels_, ("Aandachtsfunctionaris", "Omdat dit huishouden is afgeschermd"), ("Verder niemand", ""))
    team = Team.objects.get(pk=kader.team_id).naam
    dag = klok.vandaag()
    vervuld = Rolvervulling.objects.filter(Q(tot__isnull=True) | Q(tot__gt=dag), van__lte=dag)
    hier = vervuld.filter(Q(team_id=kader.team_id) | Q(team=None) | Q(rol=Rol.AANDACHTSFUNCTIONARIS))
    for rol in dict.fromkeys(hier.order_by("rol").values_list("rol", flat=True)):
        if wat := _wat(rol):
            waar = "" if rol in ZONDER_TEAM else f" in team {team}"
            regels_.append((NAAM_VAN_ROL[Rol(rol)] + waar, wat))
    regels_.append(("Frontoffice", "Alleen naam, contact en wie de regie heeft"))
    return (*regels_, *_met_reden(kader))


def _waarnemers(kader: DossierKader, eigen: list[Betrokkene]) -> list[tuple[str, str]]:
    """Whoever stands in for an absent colleague has the ties of that colleague, but never one with the own circle."""
    gevonden = waarnemers_van([b.medewerker_id for b in eigen if b.medewerker_id], klok.vandaag())
    met_band = _met_band(kader.id, {w.id for w in gevonden}) if gevonden else set()
    rijen: dict[str, list[str]] = {}
    for w in gevonden:
        if w.id in met_band:
            rijen.setdefault(w.naam, []).append(f"{w.voor} tot {datum_gewoon(w.tot)}" if w.tot else w.voor)
    return [(wie, f"Neemt waar voor {opsomming(voor)}") for wie, voor in rijen.items()]


def _verleend(kader: DossierKader) -> list[tuple[str, str]]:
    """Who has access for a while at this moment, with why (AUT-01)."""
    nu = klok.nu()
    loopt = zichtbaar(Toegangsverlening, Recht.DOSSIER_LEZEN).filter(beeindigd_op=None, van__lte=nu, tot__gt=nu)
    rijen = loopt.filter(dossier_id=kader.id).select_related("medewerker").order_by("van", "id")
    return [(r.medewerker.naam, f"{_soort_toegang(r.soort, r.tot)}: {r.reden}") for r in rijen if r.tot]


def _soort_toegang(soort: str, einde: datetime) -> str:
    tot = einde.astimezone(klok.AMSTERDAM)
    naam = "Noodtoegang" if soort == "nood" else "Toegang op verzoek"
    return f"{naam} tot {datum_gewoon(tot.date())} {tot:%H.%M} uur"


def _met_band(dossier_id: UUID, medewerkers: set[UUID]) -> set[UUID]:
    """Those whom the gate itself would give a tie with this dossier now (sql/10_banden.sql)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT m.id FROM unnest(%s::uuid[]) m (id), kt_banden(m.id, %s, %s) b WHERE %s = ANY (b.dossiers)",
            [list(medewerkers), klok.vandaag(), klok.nu(), dossier_id],
        )
        return {rij[0] for rij in cursor.fetchall()}


def _wat(rol: str) -> str:
    """Which laws this role reads in its own team, in words; empty when it reads nothing here."""
    if rol not in set(Rol):
        return ""
    leest = [
        wet for wet in Wet if bereik_van(frozenset({rol}), CATEGORIE_VAN_WET[wet], "L") in {Bereik.TEAM, Bereik.STAD}
    ]
    reden = [wet for wet in Wet if "R" in cel(rol, CATEGORIE_VAN_WET[wet]).ops]
    delen = [f"Leest {opsomming([NAAM_VAN_WET[wet] for wet in leest])}"] if leest else []
    begin = "met een reden ook" if delen else "Alleen met een reden:"
    delen += [f"{begin} {opsomming([NAAM_VAN_WET[wet] for wet in reden])}"] if reden else []
    return ", ".join(delen) or ("Alleen naam en wie de regie heeft" if cel(rol, Categorie.GEZIN).ops else "")


def _met_reden(kader: DossierKader) -> list[tuple[str, str]]:
    if kader.id not in actor_nu().redenen:
        return []
    return [("Jij, met een reden", f"Tot een uur nadat je de reden gaf, {datum_gewoon(klok.vandaag())}")]
