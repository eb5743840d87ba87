"""registratietijd: how long registering takes, per form; and minutes per case (REQ-037, PRB-16). Of nobody."""

from collections.abc import Iterable
from datetime import date

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, instelling, tel
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, afgerond
from keukentafel.organisatie.models import Registratieduur
from keukentafel.organisatie.opvragen.registratietijd import duren

DEFINITIE = Definitie(
    naam="registratietijd",
    titel="Registratietijd per formulier",
    versie=1,
    versie_van=date(2026, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.CONTACT, Niveau.WERKPROCES),
    eenheid="seconden",
    tekst="Seconden tussen openen en opslaan van de meest gebruikte formulieren, en minuten per nieuw werkproces.",
    teller="seconden per formulier, gemeten op de server; alle minuten samen",
    noemer="voor de minuten per werkproces: werkprocessen die in de periode zijn aangemaakt",
    dimensies=("formulier",),
    kolommen=(
        Kolom("keer", "Vastgelegd"),
        Kolom("mediaan", "Helft binnen (s)", "verhouding"),
        Kolom("p90", "9 van de 10 binnen (s)", "verhouding"),
        Kolom("velden", "Velden", "verhouding"),
        Kolom("minuten", "Minuten samen"),
        Kolom("minuten_per_werkproces", "Minuten per werkproces", "verhouding"),
    ),
    bron="Onderzoek wijkteams (001:583-585): veel tijd aan administratie; eisen PRB-16, REQ-037",
    keuzes=(
        "alleen gemeten na instemming van de ondernemingsraad (WOR art. 27), nooit per medewerker of inwoner",
        "een week telt bij de periode waarin haar maandag valt",
        "ingevulde velden staan voor klikken",
        "wie langer dan twee uur bij het formulier wegbleef, telt niet mee",
    ),
    instellingen=("registratietijd_meten",),
    rijkop="Formulier",
    getekend=False,
)
UIT = "Registratietijd wordt nu niet gemeten; beheer zet dat aan na instemming van de ondernemingsraad."


def bereken(vraag: Vraag) -> Uitkomst:
    klein = int(instelling("kleine_aantallen", vraag.tijdvak.tot, 5))
    rijen, seconden, keer = [], 0, 0
    for d in duren(vraag.tijdvak.van, vraag.tijdvak.tot, klein=klein):
        rijen.append(_rij(d.naam, d.keer, d.seconden) | {"mediaan": d.mediaan, "p90": d.p90, "velden": d.velden})
        seconden, keer = seconden + d.seconden, keer + d.keer
    totaal = _rij("Samen", keer, seconden) | {"minuten_per_werkproces": _per_werkproces(vraag, seconden)}
    noten = () if instelling("registratietijd_meten", vraag.tijdvak.tot, False) else (UIT,)
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, DEFINITIE.kolommen, tuple(rijen), totaal, noten)


def _rij(naam: str, keer: int, seconden: int) -> Rij:
    leeg: Rij = {kolom.code: None for kolom in DEFINITIE.kolommen}
    return {"team": naam} | leeg | {"keer": keer, "minuten": round(seconden / 60)}


def _per_werkproces(vraag: Vraag, seconden: int) -> float | None:
    rijen = tel("cijfer_contacten_en_werkprocessen", vraag.parameters)
    aantal = next((rij["werkprocessen"] for rij in rijen if rij["team_id"] is None), 0)
    return afgerond(seconden / 60 / int(aantal)) if aantal and seconden else None


def ruw(vraag: Vraag) -> Iterable[Rij]:
    """One row per form, week and length: there is nothing finer."""
    rijen = Registratieduur.objects.filter(week__gte=vraag.tijdvak.van, week__lte=vraag.tijdvak.tot)
    for rij in rijen.order_by("formulier", "week", "seconden"):
        leeg = dict.fromkeys(("client", "dossier", "team"), "")
        waarde = f"{rij.keer} keer, {rij.velden} velden"
        yield leeg | {
            "soort": rij.formulier,
            "sleutel": str(rij.seconden),
            "van": str(rij.week),
            "tot": "",
            "waarde": waarde,
        }


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
