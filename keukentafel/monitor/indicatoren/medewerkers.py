"""besluiten-medewerker: how what workers of one team propose differs (REQ-081). Off without consent."""

from collections.abc import Iterable
from datetime import date

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, instelling, tel
from keukentafel.monitor.indicatoren.besluiten import BRON, KEUZES
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel
from keukentafel.organisatie.models import Medewerker

DEFINITIE = Definitie(
    naam="besluiten-medewerker",
    titel="Verschil tussen medewerkers in wat zij voorstellen",
    versie=1,
    versie_van=date(2026, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.TOEWIJZING,),
    eenheid="aantal besluiten over een soort hulp",
    tekst="Wat er in de periode is besloten op voorstel van elke medewerker van één team.",
    teller="besluiten die geheel of voor een deel zijn toegekend",
    noemer="alle besluiten die deze medewerker opstelde",
    dimensies=("medewerker",),
    kolommen=(Kolom("besluiten", "Besluiten"), Kolom("aandeel", "Toegekend of deels", "procent")),
    bron=BRON,
    keuzes=(
        "alleen na instemming van de ondernemingsraad (WOR art. 27 lid 1 k en l), en alleen voor wie het team leidt",
        "een medewerker staat erbij vanaf zoveel inwoners als de grens voor kleine aantallen; de anderen staan samen",
        "een verschil is een reden om samen te praten, geen oordeel: wie welke vragen krijgt, verschilt ook",
        *KEUZES,
    ),
    instellingen=("instemming_medewerkercijfers",),
    rijkop="Medewerker",
    kiest_team=True,
    getekend=False,
    per_medewerker=True,
)
WEINIG = "Wat bij te weinig inwoners hoort, staat hier niet en telt ook niet mee in het totaal."


def bereken(vraag: Vraag) -> Uitkomst:
    """Of the team that was asked for; whether that may be is asked before (opvragen.medewerkers)."""
    minstens = int(instelling("kleine_aantallen", vraag.tijdvak.tot, DEFINITIE.klein))
    team = vraag.team.pk if vraag.team else None
    telling = tel("cijfer_besluiten_medewerker", [*vraag.parameters, team, minstens])
    namen = dict(Medewerker.objects.filter(pk__in=[r["medewerker_id"] for r in telling]).values_list("pk", "naam"))
    allen = sorted(telling, key=lambda r: (r["medewerker_id"] is None, namen.get(r["medewerker_id"], "")))
    rijen = tuple(_rij(namen.get(r["medewerker_id"], "Anderen samen"), [r]) for r in allen)
    noten = (f"Alleen team {vraag.team.naam}. {WEINIG}",) if vraag.team else ()
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, DEFINITIE.kolommen, rijen, _rij("Samen", telling), noten)


def leeg(vraag: Vraag, waarom: str) -> Uitkomst:
    """Nothing is counted; the screen says why."""
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, DEFINITIE.kolommen, (), _rij("Samen", []), (waarom,))


def _rij(naam: str, telling: Iterable[Rij]) -> Rij:
    delen = list(telling)
    besluiten, toe = (sum(r[code] for r in delen) for code in ("besluiten", "toegekend"))
    return {"team": naam, "besluiten": besluiten, "aandeel": aandeel(toe, besluiten)}


def ruw(vraag: Vraag) -> Iterable[Rij]:
    """None: a row for each decision would be a row of one resident and one worker."""
    return ()


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
