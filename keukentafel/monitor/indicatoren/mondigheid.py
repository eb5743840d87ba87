"""besluiten-mondigheid: is more refused to who finds it harder to stand up for oneself? (REQ-081)"""

from datetime import date

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, tel
from keukentafel.monitor.indicatoren.besluiten import AANTALLEN, BESLUITEN, KEUZES, met_aandeel, ruw
from keukentafel.monitor.regels import Definitie, Moment, Niveau, Rij, Uitkomst

GROEPEN = {
    "leest": "Leest moeilijk of niet",
    "tolk": "Heeft een tolk nodig",
    "ander": "Iemand anders vroeg het aan",
    "geen": "Geen van deze",
}
DEFINITIE = Definitie(
    naam="besluiten-mondigheid",
    titel="Besluiten voor wie minder makkelijk voor zichzelf opkomt",
    versie=1,
    versie_van=date(2026, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.TOEWIJZING,),
    eenheid="aantal besluiten over een soort hulp",
    tekst=(
        "Wat er in de periode is besloten voor inwoners die moeilijk lezen, een tolk nodig hebben of voor wie een ander"
        " de hulp vroeg, naast wat er voor de anderen is besloten."
    ),
    teller="besluiten die geheel of voor een deel zijn toegekend",
    noemer="alle besluiten voor die inwoners",
    dimensies=("kenmerk",),
    kolommen=BESLUITEN.kolommen,
    bron="Onderzoek wijkteams Amersfoort (002:113): voldoende oog hebben voor minder mondige cliënten; eisen REQ-081",
    keuzes=(
        "wat iemand nu nodig heeft telt, ook voor een besluit van eerder",
        "een besluit kan in meer rijen staan; het totaal telt elk besluit één keer",
        *KEUZES,
    ),
    rijkop="Kenmerk",
    getekend=False,
)


def bereken(vraag: Vraag) -> Uitkomst:
    telling = {rij["groep"]: rij for rij in tel("cijfer_besluiten_mondigheid", vraag.parameters)}
    rijen = tuple(_rij(naam, telling.get(code, {})) for code, naam in GROEPEN.items())
    totaal = _rij("Alle besluiten", telling.get(None, {}))
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, DEFINITIE.kolommen, rijen, totaal)


def _rij(naam: str, telling: Rij) -> Rij:
    return met_aandeel({"team": naam} | {code: telling.get(code, 0) for code in AANTALLEN})


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
