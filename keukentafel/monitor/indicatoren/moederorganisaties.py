"""registratie-per-moederorganisatie: what each lending organisation would otherwise ask its people to type again."""

from datetime import date

from keukentafel.kern import klok
from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, tel
from keukentafel.monitor.indicatoren.ruw import ruwe_inzet
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, afgerond

ONBEKEND = "Niet bekend"
DEFINITIE = Definitie(
    naam="registratie-per-moederorganisatie",
    titel="Registratie per moederorganisatie",
    versie=1,
    versie_van=date(2026, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.CONTACT, Niveau.DOSSIER),
    eenheid="aantal contacten, gesprekken en dossiers",
    tekst=(
        "Wat medewerkers van elke moederorganisatie in de periode voor hun werk hebben vastgelegd. Er is geen apart "
        "formulier voor: de moederorganisatie haalt haar verantwoording hier."
    ),
    teller="contacten, gesprekken die zijn geweest en hun uren, en dossiers waar iemand regisseur of uitvoerder was",
    noemer="geen",
    dimensies=("moederorganisatie",),
    kolommen=(
        Kolom("medewerkers", "Medewerkers"),
        Kolom("contacten", "Contacten"),
        Kolom("gesprekken", "Gesprekken"),
        Kolom("uren", "Uren gesprek", "verhouding"),
        Kolom("dossiers", "Dossiers"),
    ),
    bron="Rekenkamercommissie Schiedam (003:1322-1324): uitsluitend registreren op één plek; eisen REQ-027, PRB-18",
    keuzes=(
        "een contact telt bij wie het vastlegde, een gesprek bij wie het voerde",
        "uren zijn de tijd van de gesprekken in de agenda; andere uren leggen wij niet vast",
        "de moederorganisatie is die van de dag van het werk: na een overstap blijft eerder werk waar het was",
        "een dossier met mensen van twee organisaties telt bij allebei, en één keer in het totaal",
        "ingelezen gegevens en werk van wie geen moederorganisatie heeft, staan bij ‘Niet bekend’",
        "afgeschermde dossiers en afspraken tellen niet mee",
    ),
    rijkop="Moederorganisatie",
    getekend=False,
)


def bereken(vraag: Vraag) -> Uitkomst:
    telling = tel("cijfer_moederorganisaties", [*vraag.parameters, klok.nu()])
    per = sorted((t for t in telling if not t["totaal"]), key=lambda t: (not t["organisatie"], t["organisatie"]))
    rijen = tuple(_rij(t["organisatie"] or ONBEKEND, t) for t in per)
    totaal = _rij("Eindtotaal", next(t for t in telling if t["totaal"]))
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, DEFINITIE.kolommen, rijen, totaal)


def _rij(naam: str, telling: Rij) -> Rij:
    aantallen = {code: telling[code] for code in ("medewerkers", "contacten", "gesprekken", "dossiers")}
    alles = aantallen | {"uren": afgerond((telling["minuten"] or 0) / 60)}
    return {"team": naam} | {kolom.code: alles[kolom.code] for kolom in DEFINITIE.kolommen}


INDICATOR = Indicator(DEFINITIE, bereken, ruwe_inzet)
