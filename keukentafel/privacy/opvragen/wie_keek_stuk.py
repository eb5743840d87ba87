"""The overview for the resident as a page of paper and as data."""

from itertools import groupby
from typing import Any

from keukentafel.brieven.opvragen.sjablonen import afzender
from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon, datum_lang
from keukentafel.koppelingen.pdf.stuk import Blok, Stuk, Vorm
from keukentafel.organisatie.models import Team
from keukentafel.privacy.opvragen.wie_keek import Overzicht

UITLEG = (
    "In dit overzicht staat wie van ons naar uw gegevens keek, of er iets mee deed. Per dag staat er één regel per "
    "medewerker. Ook staat erbij waarom.",
    "Wilt u weten waarom iemand keek? Vraag het ons. U krijgt een schriftelijk antwoord.",
    "Gegevens over andere mensen staan niet in dit overzicht.",
)


def als_stuk(overzicht: Overzicht) -> Stuk:
    """For the printer and as PDF: a heading for each day, a point for each worker."""
    van = afzender(Team.objects.get(pk=overzicht.team_id))
    blokken = [Blok(Vorm.ALINEA, (zin,)) for zin in UITLEG]
    for dag, groep in groupby(overzicht.blikken, key=lambda b: b.dag):
        blokken.append(Blok(Vorm.KOP, (datum_lang(dag),)))
        blokken.append(Blok(Vorm.LIJST, tuple(blik.zin for blik in groep)))
    if not overzicht.blikken:
        blokken.append(Blok(Vorm.ALINEA, ("In deze tijd keek niemand naar uw gegevens.",)))
    periode = f"{datum_gewoon(overzicht.van)} tot en met {datum_gewoon(overzicht.tot)}"
    gegevens = (("Datum", datum_gewoon(klok.vandaag())), ("Over", overzicht.naam), ("Periode", periode))
    voet = " · ".join(deel for deel in (van.gemeente, van.team_lang) if deel)
    return Stuk("Wie keek in uw dossier?", tuple(blokken), afzender=van.regels(), gegevens=gegevens, voet=voet)


def als_gegevens(overzicht: Overzicht) -> dict[str, Any]:
    """For a machine; the same lines, without our keys."""
    return {
        "soort": "wie-keek",
        "versie": 1,
        "over": overzicht.naam,
        "van": overzicht.van.isoformat(),
        "tot_en_met": overzicht.tot.isoformat(),
        "gemaakt_op": klok.nu().isoformat(timespec="seconds"),
        "regels": als_regels(overzicht),
    }


def als_regels(overzicht: Overzicht) -> list[dict[str, Any]]:
    """Every line."""
    return [
        {"dag": b.dag.isoformat(), "wie": b.wie, "hoe": b.hoe, "wat": b.wat, "keer": b.keer, "waarom": b.waarom}
        for b in overzicht.blikken
    ]
