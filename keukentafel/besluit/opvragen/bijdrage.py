"""The own contribution as it is configured, and the sentences that the letter says about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from keukentafel.besluit.models import Voorziening
from keukentafel.besluit.regels.bijdrage import (
    TOT_KOSTPRIJS,
    Bijdrage,
    Per,
    Situatie,
    Soort,
    Tarief,
    Wijze,
    bijdrage,
    maandbedragen,
)
from keukentafel.besluit.regels.soorten import Uitkomst
from keukentafel.inwoner.models import Inwoner, Relatie
from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen.leeftijd import leeftijd
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.plan.regels import euro, tarief_in_cent

PER_TEKST = {Per.MAAND: "per maand", Per.VIER_WEKEN: "per vier weken"}


@dataclass(frozen=True)
class Bijdragezin:
    """In the resident's part, and with article or source in the legal part. `bekend` False: no amount for that day."""

    zin: str
    grond: str
    bekend: bool = True
    geen: bool = False


def tarieven() -> list[Tarief]:
    """Every amount that was ever set, the oldest first. A row that ended without another no longer counts."""
    rijen = Inrichting.objects.filter(soort="eigen_bijdrage").order_by("geldig_van")
    alle = [tarief_van_rij(r.geldig_van, r.waarde, r.bron, r.geldig_tot) for r in rijen]
    return sorted(alle, key=lambda t: t.van)


def tarief_van_rij(van: date, waarde: dict[str, str], bron: str, tot: date | None = None) -> Tarief:
    """One row of the dated list."""
    return Tarief(
        van=van,
        cent=tarief_in_cent(waarde["bedrag"]) or 0,
        per=Per(waarde.get("per", Per.MAAND)),
        bron=bron,
        wijze=Wijze(waarde.get("wijze", Wijze.VAST)),
        hoogste_cent=tarief_in_cent(waarde.get("hoogste", "")) or 0,
        tot=tot,
    )


def bijdragezin(situatie: Situatie, op: date) -> Bijdragezin:
    """What the letter says for help that begins on this day."""
    uit = bijdrage(situatie, op, tarieven())
    if uit.geen:
        reden = next(k for k in keuzes("bijdrage_uitzondering", op) if k.code == uit.geen)
        return Bijdragezin(reden.naam, str(reden.waarde["artikel"]), geen=True)
    if uit.tarief is None:
        return Bijdragezin("", "", bekend=False)
    return Bijdragezin(_zin(uit, uit.tarief), f"{uit.tarief.bron}, vanaf {datum_gewoon(uit.tarief.van)}")


def bijdrage_van(inwoner: Inwoner, wet: str, voorzieningen: Sequence[Voorziening]) -> Bijdragezin:
    """For the help of one decision together: somebody pays once, however many kinds of help (art. 2.1.4a lid 4).

    Income, AOW age and Wlz are known to the CAK and not here: the CAK judges those, and the letter says so.
    """
    gegeven = [v for v in voorzieningen if v.van and v.uitkomst in (Uitkomst.TOE, Uitkomst.DEELS)]
    zinnen = [(v, bijdragezin(_situatie(inwoner, wet, v), v.van or klok.vandaag())) for v in gegeven]
    betaalt = [(v, z) for v, z in zinnen if not z.geen]
    if not betaalt:
        return zinnen[0][1] if zinnen else Bijdragezin("", "", bekend=False)
    v, zin = betaalt[0]
    vrij = [f"{w.productnaam}: {z.zin}" for w, z in zinnen if z.geen]
    return replace(zin, zin=" ".join([zin.zin, *vrij]), grond=f"{zin.grond}. {_samen(v)}".strip())


def _samen(v: Voorziening) -> str:
    """What it comes to over the whole time, where that can be reckoned with the amounts of today."""
    if v.van is None or v.tot is None:
        return ""
    prijs = v.bedrag_cent if _soort(v) in TOT_KOSTPRIJS else None
    try:
        maanden = maandbedragen(v.van, v.tot, tarieven(), prijs)
    except ValueError:
        return ""
    tot = datum_gewoon(v.tot)
    return f"Met de bedragen van nu is dat tot en met {tot} samen {euro(sum(cent for _, cent in maanden))}."


def _situatie(inwoner: Inwoner, wet: str, v: Voorziening) -> Situatie:
    dag = v.van or klok.vandaag()
    jaren = leeftijd(inwoner.geboortedatum, dag) if inwoner.geboortedatum else None
    partner = Relatie.objects.filter(Q(tot=None) | Q(tot__gt=dag), inwoner=inwoner, soort="partner").exists()
    return Situatie(wet=wet, soort=_soort(v), leeftijd=jaren, gehuwd=partner)


def _soort(v: Voorziening) -> Soort:
    """As the municipality marked the product on the first day of the help."""
    rij = next((k for k in keuzes("product", v.van) if k.code == v.product), None)
    return Soort(rij.waarde.get("bijdrage") or Soort.GEWOON) if rij else Soort.GEWOON


def _zin(uit: Bijdrage, tarief: Tarief) -> str:
    samen = " U betaalt dit samen met uw partner." if uit.samen else ""
    per, slot = PER_TEKST[tarief.per], "Het CAK kijkt of u dit moet betalen, en stuurt de rekening."
    if tarief.wijze is Wijze.INKOMEN:
        grens = f"Het is {euro(tarief.cent)} tot {euro(tarief.hoogste_cent)} {per}."
        return f"U betaalt mee. Hoeveel, hangt af van uw inkomen. {grens}{samen} {slot}"
    return f"U betaalt {euro(tarief.cent)} {per}.{samen} {slot}"
