"""consulten: how often a specialist is asked (PRB-41)."""

from collections.abc import Iterable
from datetime import date

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, per_team, rij_per_team, tel
from keukentafel.monitor.indicatoren.ruw import ruwe_consulten
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel

DEFINITIE = Definitie(
    naam="consulten",
    titel="Raad van een specialist",
    versie=1,
    versie_van=date(2026, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.DOSSIER,),
    eenheid="aantal vragen aan een specialist",
    tekst="Vragen aan een specialist in de periode, hoeveel er een antwoord hebben, en hoeveel per 100 dossiers.",
    teller="vragen die in de periode zijn gesteld",
    noemer="dossiers die op de laatste dag open waren",
    dimensies=("team",),
    kolommen=(
        Kolom("gevraagd", "Gevraagd"),
        Kolom("beantwoord", "Beantwoord"),
        Kolom("dossiers", "Open dossiers"),
        Kolom("per_honderd", "Per 100 dossiers", "procent"),
    ),
    grafiek=("gevraagd",),
    bron="eisen REQ-068, PRB-41 (002:91): de consultatiefunctie wordt (te) weinig gebruikt",
    keuzes=(
        "een vraag telt op de dag waarop zij is gesteld, bij het team waar het dossier toen was",
        "een vraag die is ingetrokken telt niet",
        "afgeschermde dossiers tellen niet mee",
    ),
)


def bereken(vraag: Vraag) -> Uitkomst:
    codes = ["gevraagd", "beantwoord", "dossiers"]
    per = list(rij_per_team(vraag.tijdvak, per_team(tel("cijfer_consulten", vraag.parameters)), codes))
    per.append({"team": "Eindtotaal"} | {code: sum(rij[code] for rij in per) for code in codes})
    met = [rij | {"per_honderd": aandeel(rij["gevraagd"], rij["dossiers"])} for rij in per]
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, DEFINITIE.kolommen, tuple(met[:-1]), met[-1])


def ruw(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_consulten(vraag)


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
