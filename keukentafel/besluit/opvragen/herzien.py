"""On which ground a decision changes or ends help, and whether one must be chosen (WMO-15)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from keukentafel.besluit.models import Besluit, Meewerker, Terugvordering, Voorziening
from keukentafel.besluit.opvragen.zaak import laatste_dag
from keukentafel.besluit.regels import herzien as rh
from keukentafel.besluit.regels.meewerker import NAAM_VAN_SOORT, Soort
from keukentafel.besluit.regels.soorten import Besluitsoort
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.plan.regels import euro
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht

T = Recht.BESLUITTEKST_LEZEN


@dataclass(frozen=True, slots=True)
class Meewerkerbeeld:
    """Somebody else who is asked for the money too, on the page and in its form."""

    id: UUID
    naam: str
    soort: str
    soort_naam: str
    kvk: str
    adres: tuple[str, ...]
    opzet: str
    bedrag: str
    bedrag_cent: int
    bekend: str
    """Since when they know, and until when they may object; empty while their letter did not leave."""


@dataclass(frozen=True, slots=True)
class Grondbeeld:
    """The ground on the page. `code` empty: not chosen yet."""

    code: str
    naam: str
    artikel: str
    kan_terug: bool = False
    """Money may be asked back on this ground, after intent was established (WMO-16)."""
    opzet: str = ""
    bedrag: str = ""
    bedrag_cent: int | None = None
    meewerkers: tuple[Meewerkerbeeld, ...] = ()

    def meewerker(self, sleutel: UUID) -> Meewerkerbeeld | None:
        return next((m for m in self.meewerkers if m.id == sleutel), None)


def vraagt_grond(
    besluit: Besluit, voorzieningen: Sequence[Voorziening], eerder: Sequence[Voorziening] | None = None
) -> bool:
    """A beëindiging looks at what was granted before (`eerder`, else read): does help stop before its end?"""
    if not rh.vraagt_grond(besluit.wet, besluit.soort):
        return False
    return besluit.soort != Besluitsoort.BEEINDIGING or rh.eindigt_eerder(_einden(besluit, voorzieningen, eerder))


def _einden(
    besluit: Besluit, voorzieningen: Sequence[Voorziening], eerder: Sequence[Voorziening] | None
) -> list[rh.Einde]:
    van_toen = Voorziening.objects.filter(besluit=besluit.vervangt_id) if eerder is None else eerder
    tot = {rij.product: laatste_dag(rij) for rij in van_toen if rij.toegekend}
    return [rh.Einde(rij.van, tot[rij.product]) for rij in voorzieningen if rij.product in tot]


def grondbeeld(besluit: Besluit) -> Grondbeeld | None:
    """None where the law knows no such ground for this kind of decision."""
    if not rh.vraagt_grond(besluit.wet, besluit.soort):
        return None
    grond = besluit.herzieningsgrond
    naam = rh.NAAM_VAN_HERZIENINGSGROND[rh.Herzieningsgrond(grond)] if grond else ""
    waar = f"{rh.artikel(besluit.wet)} onder {grond}" if grond else rh.artikel(besluit.wet)
    if rh.bezwaar_tegen_terugvordering(besluit.wet, besluit.soort, grond):
        return Grondbeeld(grond, naam, waar)
    rij = _met_meewerkers().filter(besluit=besluit).first()
    if rij is None:
        return Grondbeeld(grond, naam, waar, kan_terug=True)
    bedrag = euro(rij.bedrag_cent) if rij.bedrag_cent else ""
    mee = tuple(_meewerker(m) for m in rij.k_meewerkers)
    return Grondbeeld(grond, naam, waar, True, rij.opzet_reden, bedrag, rij.bedrag_cent, mee)


def _met_meewerkers() -> Any:
    """With who pays back too, in one statement: each as far as this reader sees the row itself."""
    velden = (
        "id",
        "naam",
        "soort",
        "kvk",
        "adresregels",
        "opzet_reden",
        "bedrag_cent",
        "bekendgemaakt_op",
        "bezwaar_tot",
    )
    mee = poort.zichtbaar(Meewerker, T).filter(terugvordering=OuterRef("pk")).order_by("gemaakt_op", "id")
    rijen = mee.values(rij=JSONObject(**{veld: veld for veld in velden}))
    return poort.zichtbaar(Terugvordering, T).annotate(k_meewerkers=ArraySubquery(rijen))


def _meewerker(m: Mapping[str, Any]) -> Meewerkerbeeld:
    op, tot = (m[veld] and datum_gewoon(date.fromisoformat(m[veld])) for veld in ("bekendgemaakt_op", "bezwaar_tot"))
    return Meewerkerbeeld(
        id=UUID(m["id"]),
        naam=m["naam"],
        soort=m["soort"],
        soort_naam=NAAM_VAN_SOORT[Soort(m["soort"])],
        kvk=m["kvk"],
        adres=tuple(m["adresregels"]),
        opzet=m["opzet_reden"],
        bedrag=euro(m["bedrag_cent"]),
        bedrag_cent=m["bedrag_cent"],
        bekend=f"Brief verzonden op {op}. Bezwaar kan tot en met {tot}." if op and tot else "",
    )
