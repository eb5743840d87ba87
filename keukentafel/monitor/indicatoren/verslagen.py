"""Reports with a reaction (PRB-25), and what open cases have: instrument, plan and report (PRB-26)."""

from collections.abc import Iterable
from datetime import date

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, per_team, rij_per_team, tel
from keukentafel.monitor.indicatoren.ruw import ruwe_dossiers, ruwe_verslagen
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel

REACTIES = Definitie(
    naam="verslagen-met-reactie",
    titel="Gespreksverslagen met een reactie van de inwoner",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.DOSSIER,),
    eenheid="aantal verslagen",
    tekst=(
        "Gespreksverslagen die in de periode voor het eerst klaar waren, hoeveel er naar de inwoner gingen, op hoeveel"
        " een reactie kwam, en wat er van de gevraagde correcties kwam."
    ),
    teller="verslagen met minstens één reactie; correcties die in een nieuwe versie zijn verwerkt",
    noemer="verslagen die in de periode voor het eerst klaar waren; gevraagde correcties",
    dimensies=("team",),
    kolommen=(
        Kolom("verslagen", "Verslagen"),
        Kolom("verzonden", "Verzonden"),
        Kolom("met_reactie", "Met reactie"),
        Kolom("aandeel_reactie", "Met reactie %", "procent"),
        Kolom("akkoord", "Klopt volgens de inwoner"),
        Kolom("betwist", "Betwist"),
        Kolom("correcties", "Correcties gevraagd"),
        Kolom("overgenomen", "Aangepast"),
        Kolom("afgewezen", "Niet aangepast"),
        Kolom("aandeel_overgenomen", "Aangepast %", "procent"),
    ),
    grafiek=("met_reactie",),
    bron="eisen REQ-034, PRB-25 (000:2089-2094): geen mogelijkheid om bezwaar te maken tegen het verslag",
    keuzes=(
        "een verslag telt op de dag waarop het voor het eerst klaar was, bij het team waar het dossier toen was",
        "een reactie of antwoord van later verandert het cijfer met een eerdere stand niet",
        "betwist is een verslag zolang een gevraagde correctie open staat of niet is overgenomen",
        "verzonden is een brief pas als hij de deur uit is",
    ),
)
COMPLEET = Definitie(
    naam="dossiers-met-instrument-plan-verslag",
    titel="Open dossiers met een ingevuld instrument, een plan en een verslag",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PEILDATUM,
    niveau=(Niveau.DOSSIER, Niveau.HUISHOUDEN),
    eenheid="aantal open dossiers",
    tekst=(
        "Dossiers die op de peildatum open waren, en hoeveel daarvan toen een ingevulde ZRM of ander instrument, een"
        " vastgesteld plan en een afgerond gespreksverslag hadden."
    ),
    teller="dossiers met minstens één score, een vastgesteld plan, een afgerond verslag, en met alle drie",
    noemer="dossiers die op de peildatum open waren; één dossier is één huishouden",
    dimensies=("team",),
    kolommen=(
        Kolom("dossiers", "Open dossiers"),
        Kolom("instrument", "Met instrument"),
        Kolom("plan", "Met plan"),
        Kolom("verslag", "Met verslag"),
        Kolom("alle_drie", "Met alle drie"),
        Kolom("aandeel_instrument", "Instrument %", "procent"),
        Kolom("aandeel_plan", "Plan %", "procent"),
        Kolom("aandeel_verslag", "Verslag %", "procent"),
        Kolom("aandeel_alle_drie", "Alle drie %", "procent"),
    ),
    grafiek=("alle_drie",),
    bron="eisen PRB-26 (003:1356-1359, 003:1113-1114): ZRM en netwerk in 5 van 8 dossiers",
    keuzes=(
        "welk instrument het is, maakt niet uit; één score van één gezinslid is genoeg",
        "een plan telt vanaf de dag waarop het samen is vastgesteld, een verslag vanaf de dag waarop het klaar was",
    ),
)
AANDELEN_REACTIES = (
    ("aandeel_reactie", "met_reactie", "verslagen"),
    ("aandeel_overgenomen", "overgenomen", "correcties"),
)
AANDELEN_COMPLEET = tuple((f"aandeel_{c}", c, "dossiers") for c in ("instrument", "plan", "verslag", "alle_drie"))


def reacties(vraag: Vraag) -> Uitkomst:
    return _per_team(REACTIES, vraag, tel("cijfer_verslagreacties", vraag.parameters), AANDELEN_REACTIES)


def compleet(vraag: Vraag) -> Uitkomst:
    return _per_team(COMPLEET, vraag, tel("cijfer_dossiers_compleet", vraag.parameters[1:]), AANDELEN_COMPLEET)


def _per_team(
    definitie: Definitie, vraag: Vraag, rijen: list[Rij], aandelen: Iterable[tuple[str, str, str]]
) -> Uitkomst:
    """Rows per team and their sum: a report and an open dossier belong to one team."""
    codes = [kolom.code for kolom in definitie.kolommen if kolom.soort == "aantal"]
    per = list(rij_per_team(vraag.tijdvak, per_team(rijen), codes))
    per.append({"team": "Eindtotaal"} | {code: sum(rij[code] for rij in per) for code in codes})
    met = [rij | {deel: aandeel(rij[teller], rij[noemer]) for deel, teller, noemer in aandelen} for rij in per]
    return Uitkomst(definitie, vraag.tijdvak, vraag.stand, definitie.kolommen, tuple(met[:-1]), met[-1])


INDICATOREN = (Indicator(REACTIES, reacties, ruwe_verslagen), Indicator(COMPLEET, compleet, ruwe_dossiers))
