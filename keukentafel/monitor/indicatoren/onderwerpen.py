"""contacten-naar-onderwerp: what short contacts are about; 44 % financial in 2015 (003:800-801)."""

from collections.abc import Iterable
from datetime import date

from keukentafel.monitor.indicatoren.basis import Indicator, Telling, Vraag, instelling, rij_per_team, tel
from keukentafel.monitor.indicatoren.ruw import ruwe_contacten
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel
from keukentafel.organisatie.models import Inrichting

FINANCIEEL = "financien"
DEFINITIE = Definitie(
    naam="contacten-naar-onderwerp",
    titel="Kortdurende contacten naar onderwerp",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.CONTACT,),
    eenheid="aantal contacten",
    tekst="Aantal kortdurende contacten in de periode naar onderwerp, en het deel dat over geld ging.",
    teller="contacten met dit onderwerp; een contact met twee onderwerpen telt bij elk onderwerp één keer",
    noemer="alle kortdurende contacten van het team in de periode",
    dimensies=("team", "onderwerp"),
    kolommen=(
        Kolom("contacten", "Contacten"),
        Kolom("financieel", "Financieel"),
        Kolom("aandeel_financieel", "Financieel %", "procent"),
    ),
    grafiek=("financieel",),
    instellingen=("onderwerp_financieel",),
    bron="Rekenkamercommissie Schiedam (003:800-801): in 44 % van de gevallen ging het om financiële ondersteuning",
    keuzes=(
        "financieel zijn de contacten met het onderwerp dat de inrichting als financieel aanwijst (financien)",
        "een contact zonder onderwerp telt mee in de noemer",
        "onderwerpen tellen niet op tot het aantal contacten",
    ),
)


def bereken(vraag: Vraag) -> Uitkomst:
    telling: Telling = {}
    for rij in tel("cijfer_contacten_naar_onderwerp", vraag.parameters):
        telling.setdefault(rij["team_id"], {})[rij["onderwerp"] or "contacten"] = rij["aantal"]
    financieel = instelling("onderwerp_financieel", vraag.tijdvak.tot, FINANCIEEL)
    overig = _onderwerpen(telling) - {financieel}
    namen = _namen()
    kolommen = tuple(Kolom(code, namen.get(code, code)) for code in sorted(overig, key=lambda c: namen.get(c, c)))
    codes = ["contacten", financieel, *(kolom.code for kolom in kolommen)]
    rijen = [_rij(rij, financieel) for rij in rij_per_team(vraag.tijdvak, telling, codes)]
    optelbaar = ("contacten", "financieel", *(kolom.code for kolom in kolommen))
    som: Rij = {"team": "Eindtotaal"} | {code: sum(rij[code] for rij in rijen) for code in optelbaar}
    totaal = som | {"aandeel_financieel": aandeel(som["financieel"], som["contacten"])}
    alle = (*DEFINITIE.kolommen, *kolommen)
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, alle, tuple(rijen), totaal)


def _onderwerpen(telling: Telling) -> set[str]:
    return {code for aantallen in telling.values() for code in aantallen if code != "contacten"}


def _namen() -> dict[str, str]:
    """The youngest name of each subject."""
    rijen = Inrichting.objects.filter(soort="onderwerp").order_by("geldig_van")
    return dict(rijen.values_list("code", "naam"))


def _rij(rij: Rij, financieel: str) -> Rij:
    aantal = rij.pop(financieel)
    kop = {"team": rij.pop("team"), "contacten": rij.pop("contacten"), "financieel": aantal}
    return kop | {"aandeel_financieel": aandeel(aantal, kop["contacten"])} | rij


def ruw(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_contacten(vraag)


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
