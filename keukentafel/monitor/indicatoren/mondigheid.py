"""besluiten-mondigheid: is more refused to who finds it harder to stand up for oneself? (REQ-081)"""

from datetime import date

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, tel
from keukentafel.monitor.indicatoren.besluiten import AANTALLEN, BESLUITEN, KEUZES, met_aandeel, ruw
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst

GROEPEN = {
    "leest": "Leest moeilijk of niet",
    "tolk": "Heeft een tolk nodig",
    "ander": "Iemand anders vroeg het aan",
    "netwerk": "Geen bruikbaar netwerk",
    "geen": "Geen van deze",
}
DEFINITIE = Definitie(
    naam="besluiten-mondigheid",
    titel="Besluiten voor wie minder makkelijk voor zichzelf opkomt",
    versie=2,
    versie_van=date(2026, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.TOEWIJZING,),
    eenheid="aantal besluiten over een soort hulp",
    tekst=(
        "Wat er in de periode is besloten voor inwoners die moeilijk lezen, een tolk nodig hebben, geen netwerk hebben"
        " of voor wie een ander de hulp vroeg, naast de anderen. En hoe vaak zij bezwaar maken."
    ),
    teller="besluiten die geheel of voor een deel zijn toegekend",
    noemer="alle besluiten voor die inwoners",
    dimensies=("kenmerk",),
    kolommen=(*BESLUITEN.kolommen, Kolom("bezwaar", "Bezwaar gemaakt")),
    bron="Onderzoek wijkteams Amersfoort (002:113): voldoende oog hebben voor minder mondige cliënten; eisen REQ-081",
    keuzes=(
        "kleine aantallen zijn ook op het scherm afgeschermd",
        "geen netwerk is het laatste antwoord op de vraag daarnaar; niet gevraagd telt niet mee",
        "of iemand een cliëntondersteuner had, wordt niet vastgelegd en is hier dus niet te zien",
        "wat iemand nu nodig heeft telt, ook voor een besluit van eerder",
        "een besluit kan in meer rijen staan; het totaal telt elk besluit één keer",
        *KEUZES,
    ),
    rijkop="Kenmerk",
    getekend=False,
    altijd_beschermd=True,
)


def bereken(vraag: Vraag) -> Uitkomst:
    telling = {rij["groep"]: rij for rij in tel("cijfer_besluiten_mondigheid", vraag.parameters)}
    rijen = tuple(_rij(naam, telling.get(code, {})) for code, naam in GROEPEN.items())
    totaal = _rij("Alle besluiten", telling.get(None, {}))
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, DEFINITIE.kolommen, rijen, totaal)


def _rij(naam: str, telling: Rij) -> Rij:
    return met_aandeel({"team": naam} | {code: telling.get(code, 0) for code in (*AANTALLEN, "bezwaar")})


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
