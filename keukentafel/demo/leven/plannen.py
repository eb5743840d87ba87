"""The plan beyond its goals: what plays, how far it is, who agrees, and what helps at what cost.

For some of the stories only (the load stays quick), chosen by their own name, so that it is the same each time.
"""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zlib import crc32

from keukentafel.kern import klok
from keukentafel.plan import handelingen as plan

if TYPE_CHECKING:
    from keukentafel.demo.leven.spel import Vertelling

ELKE = 3
KOSTEN = 85
# topic of the story -> (product, amount a week, what it is called here)
PRODUCTEN = {
    "huishouden": ("huishoudelijke_hulp", 3, "Hulp in huis"),
    "mantelzorg": ("dagbesteding", 2, "Dagbesteding"),
    "dagbesteding": ("dagbesteding", 3, "Dagbesteding"),
    "gezondheid": ("begeleiding", 2, "Begeleiding thuis"),
    "vervoer": ("vervoer", 4, "Ritten met de taxi"),
}


def te_zien(spel: "Vertelling", doel: Any) -> str:
    """Three stories in four say how everybody sees that a goal is reached; the fourth is still asked."""
    vast = crc32(f"te_zien:{spel.v.sleutel}:{spel.gezin.team}".encode()) % 4
    return spel.tekst(f"{{naam}} zegt zelf: {doel.resultaat}") if vast else ""


def vooraf(spel: "Vertelling", doelen: list[Any]) -> None:
    """Before the plan is agreed on: what plays, and a first score."""
    if not _hoort(spel):
        return
    woorden = f"{spel.tekst(spel.v.vraag)} {spel.tekst(spel.v.verslag.woorden)}".strip()
    velden = {"wet": spel.wet(), "doelen": [doel.pk for doel in doelen]}
    spel.doe(spel.coach, plan.analyse_schrijven, dossier_id=spel.dossier_id, tekst=woorden, **velden)
    for doel in doelen:
        spel.doe(spel.coach, plan.doel_scoren, doel_id=doel.pk, waarde=-2, toelichting="")


def achteraf(spel: "Vertelling", doelen: list[Any]) -> None:
    """Afterwards: what the household says about it, and what helps."""
    if not _hoort(spel) or not doelen:
        return
    if spel.v.wet != "jeugd":
        velden = {"inwoner_id": spel.gezin.hoofd.pk, "antwoord": "ja", "kanaal": "papier"}
        spel.doe(spel.coach, plan.instemming_vastleggen, dossier_id=spel.dossier_id, **velden)
    for regel in _hulp(spel, doelen[0]):
        spel.doe(spel.coach, plan.ondersteuning_toevoegen, dossier_id=spel.dossier_id, regel=regel, wet=spel.wet())
    if not any(o in PRODUCTEN for o in spel.v.onderwerpen):
        _maatwerk(spel)


def _maatwerk(spel: "Vertelling") -> None:
    """Something outside the beaten track, with a little money, where the story asks for nothing of the standard."""
    titel, doel = spel.tekst(spel.v.titel), spel.v.doelen[0]
    rij = spel.doe(
        spel.coach,
        plan.maatwerk_vastleggen,
        dossier_id=spel.dossier_id,
        afwijking=f"Er is geen voorziening die past bij: {titel}. Wij regelen het zelf, samen met het gezin.",
        effect=spel.tekst(doel.resultaat),
        kosten_euro=KOSTEN,
        wet=spel.wet(),
    )
    waarvoor = spel.tekst(doel.stappen[0].tekst) if doel.stappen else titel
    spel.doe(spel.coach, plan.doorpak_boeken, maatwerk_id=rij.pk, bedrag_cent=KOSTEN * 100, waarvoor=waarvoor)


def _hoort(spel: "Vertelling") -> bool:
    return crc32(f"{spel.v.sleutel}:{spel.team}".encode()) % ELKE == 0


def _hulp(spel: "Vertelling", doel: Any) -> list[plan.NieuweOndersteuning]:
    """Light first: what the network does, then our own talks, then a product where the story asks for one."""
    stappen = [s for d in spel.v.doelen for s in d.stappen if s.wie.startswith("netwerk")]
    regels = [plan.NieuweOndersteuning(spel.tekst(s.tekst), "netwerk", doel_id=doel.pk) for s in stappen[:1]]
    wie = spel.om.toneel.medewerkers[spel.coach].naam
    regels.append(
        plan.NieuweOndersteuning(
            f"Gesprekken met {wie} over: {spel.tekst(spel.v.titel)}",
            "basis",
            spel.tekst(spel.v.vraag),
            doel_id=doel.pk,
            uren_maand=Decimal(3),
        )
    )
    product = next((PRODUCTEN[o] for o in spel.v.onderwerpen if o in PRODUCTEN), None)
    if product and spel.wet() == "wmo":
        code, aantal, naam = product
        tot = klok.vandaag() + timedelta(days=20 + crc32(spel.v.sleutel.encode()) % 200)
        regels.append(
            plan.NieuweOndersteuning(
                f"{naam}: {spel.tekst(spel.v.titel)}", "aanvullend", product=code, aantal=Decimal(aantal),
                doel_id=doel.pk, tot=tot,
            )
        )  # fmt: skip
    return regels
