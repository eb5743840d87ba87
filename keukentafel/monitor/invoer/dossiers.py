"""One dossier per imported household; it is open while one of its werkprocessen is."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.dossier.models import Dossier, DossierPeriode, WerkprocesPeriode
from keukentafel.dossier.regels import dossiernummer
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.monitor.invoer.mensen import PER_KEER, Mensen
from keukentafel.monitor.invoer.regels import Werkprocesregel
from keukentafel.monitor.regels import Openheid, samengevoegd


class Dossiers:
    """Finds or makes the dossiers; `van` and `merk` answer by household key."""

    def __init__(self, gemeente: str, door: str, mensen: Mensen) -> None:
        self._gemeente, self._door, self._mensen = gemeente, door, mensen
        self._dossiers: dict[UUID, Dossier] = {}

    def van(self, huishouden: str) -> UUID:
        return self._dossiers[self._mensen.huishoudens[huishouden]].pk

    def merk(self, huishouden: str) -> dict[str, Any]:
        """Columns every child row carries: its walls, and who wrote it."""
        dossier = self._dossiers[self._mensen.huishoudens[huishouden]]
        return {
            "dossier_id": dossier.pk,
            "team_id": dossier.team_id,
            "afgeschermd": dossier.afgeschermd,
            "gemaakt_door": self._door,
        }

    def zorg_voor(self, regels: Iterable[Werkprocesregel]) -> None:
        """A new dossier lies with the team of the household's first row, and gets a number of the year it opened."""
        eerste: dict[UUID, Werkprocesregel] = {}
        for regel in sorted(regels, key=lambda r: r.geopend):
            eerste.setdefault(self._mensen.huishoudens[regel.huishouden], regel)
        bestaand = Dossier.objects.filter(huishouden__in=list(eerste))
        self._dossiers = {d.huishouden_id: d for d in bestaand}
        nieuw = {h: regel for h, regel in eerste.items() if h not in self._dossiers}
        huishoudens = Huishouden.objects.in_bulk(list(nieuw))
        nummers = iter(_volgnummers(len(nieuw)))
        dossiers = [
            self._dossier(huishoudens[huishouden], regel.geopend, next(nummers)) for huishouden, regel in nieuw.items()
        ]
        Dossier.objects.bulk_create(dossiers, batch_size=PER_KEER)
        self._dossiers |= {d.huishouden_id: d for d in dossiers}

    def _dossier(self, huishouden: Huishouden, geopend: date, volgnr: int) -> Dossier:
        return Dossier(
            nummer=dossiernummer(geopend.year, volgnr),
            volgnr=volgnr,
            huishouden_id=huishouden.pk,
            team_id=huishouden.team_id,
            afgeschermd=huishouden.afgeschermd,
            geopend_op=geopend,
            gemaakt_door=self._door,
        )

    def perioden_bijwerken(self, dossiers: set[UUID]) -> None:
        """Bring the open days of these dossiers in line with their werkprocessen; old rows lapse, none is erased."""
        open_: dict[UUID, list[Openheid]] = defaultdict(list)
        rijen = WerkprocesPeriode.objects.filter(dossier__in=dossiers, vervallen_op=None)
        for dossier_id, van, tot in rijen.values_list("dossier_id", "van", "tot"):
            open_[dossier_id].append((van, tot))
        bekend: dict[UUID, dict[Openheid, UUID]] = defaultdict(dict)
        rijen = DossierPeriode.objects.filter(dossier__in=dossiers, vervallen_op=None)
        for dossier_id, van, tot, pk in rijen.values_list("dossier_id", "van", "tot", "pk"):
            bekend[dossier_id][van, tot] = pk
        vervallen, nieuw, bij = list[UUID](), [], []
        for dossier in Dossier.objects.filter(pk__in=dossiers):
            perioden = samengevoegd(open_[dossier.pk])
            vervallen += [pk for periode, pk in bekend[dossier.pk].items() if periode not in perioden]
            erbij = [periode for periode in perioden if periode not in bekend[dossier.pk]]
            nieuw += [self._periode(dossier, periode, eerste=periode == perioden[0]) for periode in erbij]
            dossier.geopend_op, dossier.gesloten_op = perioden[0][0], perioden[-1][1]
            dossier.reden_sluiten = "afgerond" if dossier.gesloten_op else ""
            bij.append(dossier)
        DossierPeriode.objects.filter(pk__in=vervallen).update(vervallen_op=klok.nu())
        DossierPeriode.objects.bulk_create(nieuw, batch_size=PER_KEER)
        Dossier.objects.bulk_update(bij, ["geopend_op", "gesloten_op", "reden_sluiten"], batch_size=PER_KEER)

    def _periode(self, dossier: Dossier, periode: Openheid, *, eerste: bool) -> DossierPeriode:
        return DossierPeriode(
            dossier_id=dossier.pk,
            team_id=dossier.team_id,
            afgeschermd=dossier.afgeschermd,
            in_team_id=dossier.team_id,
            van=periode[0],
            tot=periode[1],
            aanleiding="nieuw" if eerste else "heropend",
            reden="afgerond" if periode[1] else "",
            gemaakt_door=self._door,
        )


def _volgnummers(aantal: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('dossier_volgnr') FROM generate_series(1, %s)", [aantal])
        return [rij[0] for rij in cursor.fetchall()]
