"""alleen-voor-cijfers: how many fields are filled for reporting alone; it should say 0 (PRB-18, REQ-027)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from keukentafel.monitor.herkomst import Gegeven, gegevens
from keukentafel.monitor.indicatoren.basis import Indicator, Vraag
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst

DEFINITIE = Definitie(
    naam="alleen-voor-cijfers",
    titel="Gegevens die alleen voor een cijfer worden gevraagd",
    versie=1,
    versie_van=date(2026, 1, 1),
    moment=Moment.PEILDATUM,
    niveau=(Niveau.CONTACT, Niveau.WERKPROCES, Niveau.DOSSIER),
    eenheid="aantal gegevens",
    tekst="Gegevens die mensen invullen en die een cijfer telt, en hoeveel daarvan het werk zelf niet gebruikt.",
    teller="gegevens die alleen een cijfer leest; dat hoort nul te zijn",
    noemer="alle ingevulde gegevens die een cijfer leest",
    dimensies=("soort gegeven",),
    kolommen=(
        Kolom("gegevens", "Gegevens"),
        Kolom("in_het_werk", "Gebruikt in het werk"),
        Kolom("alleen", "Alleen voor een cijfer"),
    ),
    bron="Onderzoek wijkteams (001:2822-2823; 001:4237-4240): registratie gaat ten koste van bewoners; eisen PRB-18",
    keuzes=(
        "afgeleid uit de broncode van dit programma: welke kolommen de cijfers lezen, en welke schermen, regels en"
        " zoekopdrachten daarbuiten",
        "een gegeven geldt als gebruikt als zijn naam daar voorkomt; een naam die overal staat, glipt erdoor",
        "opschrijven is geen gebruik; sleutels en wat het systeem zelf bijhoudt tellen niet",
    ),
    klein=0,
    rijkop="Gegeven",
    getekend=False,
)


def bereken(vraag: Vraag) -> Uitkomst:
    per: dict[str, list[Gegeven]] = defaultdict(list)
    for gegeven in gegevens():
        per[f"{gegeven.model} ({gegeven.kamer})"].append(gegeven)
    rijen = tuple(_rij(naam, eigen) for naam, eigen in per.items())
    alleen = [f"{g.model}.{g.veld}" for g in gegevens() if g.alleen_voor_cijfers]
    noten = (f"Alleen voor een cijfer: {', '.join(alleen)}.",) if alleen else ()
    totaal = _rij("Samen", gegevens())
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, DEFINITIE.kolommen, rijen, totaal, noten)


def _rij(naam: str, eigen: Iterable[Gegeven]) -> Rij:
    lijst = list(eigen)
    alleen = sum(1 for gegeven in lijst if gegeven.alleen_voor_cijfers)
    return {"team": naam, "gegevens": len(lijst), "in_het_werk": len(lijst) - alleen, "alleen": alleen}


def ruw(vraag: Vraag) -> Iterable[Rij]:
    """One row per field: the model in `soort`, the field in `sleutel`, where the work uses it in `waarde`."""
    leeg = dict.fromkeys(("client", "dossier", "team", "van", "tot"), "")
    for g in gegevens():
        yield leeg | {"soort": g.model, "sleutel": g.veld, "waarde": " ".join(g.werk[:5])}


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
