"""Figures of the front office: when people call and why, status calls, call-backs in time, and the ABC-duty."""

from collections.abc import Iterable
from datetime import date

from keukentafel.kern import klok
from keukentafel.monitor.indicatoren.basis import Indicator, Telling, Vraag, per_team, rij_per_team, tel
from keukentafel.monitor.indicatoren.ruw import ruwe_adviesvragen, ruwe_contacten, ruwe_terugbelverzoeken
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel
from keukentafel.organisatie.models import Inrichting

BEGIN = date(2026, 1, 1)
DAGEN = {1: "ma", 2: "di", 3: "wo", 4: "do", 5: "vr", 6: "za", 7: "zo"}
EERSTE_UUR, LAATSTE_UUR = 8, 20

MOMENT = Definitie(
    naam="contacten-naar-moment",
    titel="Contacten naar weekdag, uur en reden",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.CONTACT,),
    eenheid="aantal contacten",
    tekst="Aantal contacten in de periode naar weekdag, naar uur van de dag en naar reden, voor de bezetting.",
    teller="elk contact één keer bij zijn weekdag, één keer bij zijn uur en één keer bij zijn reden",
    noemer="geen",
    dimensies=("team", "weekdag", "uur", "reden"),
    kolommen=(Kolom("contacten", "Contacten"), *(Kolom(f"dag_{nr}", naam) for nr, naam in DAGEN.items())),
    grafiek=("dag_1", "dag_2", "dag_3", "dag_4", "dag_5"),
    bron="Evaluatie wijkteams (000:1197-1201): maandag is het drukst; eisen REQ-008, PRB-02",
    keuzes=(
        "het uur is het uur waarin het contact begon, Nederlandse tijd; vóór 8 en na 20 uur staan apart",
        "een contact van voor deze versie heeft de reden ‘een vraag’",
    ),
)
STATUS = Definitie(
    naam="statusvragen",
    titel="Vragen naar de stand, en kaartjes",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.CONTACT,),
    eenheid="aantal contacten",
    tekst="Contacten met de reden ‘hoe staat het ervoor?’, het deel dat in dat gesprek klaar was, en kaartjes.",
    teller="contacten met de reden status; meteen klaar zijn die zonder terugbelverzoek of melding",
    noemer="alle contacten; voor meteen klaar de contacten met de reden status",
    dimensies=("team",),
    kolommen=(
        Kolom("contacten", "Contacten"),
        Kolom("status", "Status"),
        Kolom("aandeel_status", "Status %", "procent"),
        Kolom("meteen", "Meteen klaar"),
        Kolom("aandeel_meteen", "Meteen klaar %", "procent"),
        Kolom("met_kaart", "Met kaartje"),
        Kolom("aandeel_kaart", "Met kaartje %", "procent"),
    ),
    grafiek=("status",),
    bron="Evaluatie wijkteams (000:1193-1197): veel bellers vragen naar de stand; eisen PRB-01, PRB-04",
)
BELLEN = Definitie(
    naam="terugbellen-op-tijd",
    titel="Terugbellen op tijd",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.CONTACT,),
    eenheid="aantal terugbelverzoeken",
    tekst="Beloften om terug te bellen die in de periode ingelost moesten zijn, en hoeveel dat op tijd waren.",
    teller="beloften die vóór het beloofde moment zijn afgehandeld",
    noemer="beloften waarvan het moment voorbij is, of die al zijn afgehandeld; wat niet meer nodig was telt niet",
    dimensies=("team",),
    kolommen=(
        Kolom("beloofd", "Beloofd"),
        Kolom("op_tijd", "Op tijd"),
        Kolom("te_laat", "Te laat"),
        Kolom("aandeel_op_tijd", "Op tijd %", "procent"),
    ),
    grafiek=("op_tijd", "te_laat"),
    bron="Evaluatie wijkteams (004:300-302): terugbelverzoeken lopen vertraging op; eisen REQ-007, PRB-06",
    keuzes=("wie uitstelt, belooft een nieuw moment; dat moment telt",),
)
ABC = Definitie(
    naam="abc-dienst",
    titel="ABC-dienst en overbelasting",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.VRAAG,),
    eenheid="aantal adviesvragen",
    tekst="Vragen aan de ABC-dienst naar uitkomst, en meldingen door overbelasting die na advies klaar waren.",
    teller="vragen die in de periode zijn gesteld, naar de uitkomst die erop kwam",
    noemer="voor overbelasting: alle meldingen door overbelasting die eerst naar de ABC-dienst gingen",
    dimensies=("team", "uitkomst"),
    kolommen=(
        Kolom("gevraagd", "Gevraagd"),
        Kolom("geen_dossier", "Geen dossier nodig"),
        Kolom("advies", "Advies"),
        Kolom("overgenomen", "Overgenomen"),
        Kolom("melding", "Melding"),
        Kolom("overbelasting", "Overbelasting"),
        Kolom("overbelasting_klaar", "Klaar na advies"),
        Kolom("aandeel_klaar", "Klaar na advies %", "procent"),
    ),
    grafiek=("geen_dossier", "advies", "overgenomen", "melding"),
    bron="Evaluatie wijkteams (000:1223-1244); eisen REQ-005, PRB-03",
    keuzes=("een vraag telt bij het team van de inwoner, niet bij wie antwoordde",),
)


def naar_moment(vraag: Vraag) -> Uitkomst:
    telling: Telling = {}
    gezien: set[str] = set()
    for rij in tel("cijfer_contacten_naar_moment", vraag.parameters):
        per = telling.setdefault(rij["team_id"], {})
        for code in ("contacten", f"dag_{rij['weekdag']}", _uur(rij["uur"]), f"reden_{rij['reden']}"):
            per[code] = per.get(code, 0) + rij["aantal"]
        gezien.add(rij["reden"])
    kolommen = (*MOMENT.kolommen, *_uren(), *redenen(gezien))
    codes = [kolom.code for kolom in kolommen]
    rijen = rij_per_team(vraag.tijdvak, telling, codes)
    totaal: Rij = {"team": "Eindtotaal"} | {code: sum(rij[code] for rij in rijen) for code in codes}
    return Uitkomst(MOMENT, vraag.tijdvak, vraag.stand, kolommen, rijen, totaal)


def _uur(uur: int) -> str:
    return f"uur_{min(max(uur, EERSTE_UUR - 1), LAATSTE_UUR):02d}"


def _uren() -> tuple[Kolom, ...]:
    gewoon = (Kolom(f"uur_{u:02d}", f"{u}–{u + 1} uur") for u in range(EERSTE_UUR, LAATSTE_UUR))
    return (Kolom(_uur(0), "vóór 8 uur"), *gewoon, Kolom(_uur(23), "na 20 uur"))


def redenen(gezien: set[str]) -> tuple[Kolom, ...]:
    """A column per reason that occurs, with the name of today."""
    rijen = Inrichting.objects.filter(soort="contactreden").order_by("geldig_van").values_list("code", "naam")
    namen = dict(rijen)
    return tuple(Kolom(f"reden_{code}", namen.get(code, code or "niet gevraagd")) for code in sorted(gezien))


def statusvragen(vraag: Vraag) -> Uitkomst:
    delen = (("aandeel_status", "status", "contacten"), ("aandeel_meteen", "meteen", "status"))
    return uitkomst(
        STATUS,
        vraag,
        tel("cijfer_statusvragen", vraag.parameters),
        (*delen, ("aandeel_kaart", "met_kaart", "contacten")),
    )


def terugbellen(vraag: Vraag) -> Uitkomst:
    telling = tel("cijfer_terugbellen", [*vraag.parameters, klok.nu()])
    return uitkomst(BELLEN, vraag, telling, (("aandeel_op_tijd", "op_tijd", "beloofd"),))


def abc(vraag: Vraag) -> Uitkomst:
    telling = tel("cijfer_abc", vraag.parameters)
    return uitkomst(ABC, vraag, telling, (("aandeel_klaar", "overbelasting_klaar", "overbelasting"),))


def uitkomst(
    definitie: Definitie, vraag: Vraag, telling: Iterable[Rij], delen: tuple[tuple[str, str, str], ...]
) -> Uitkomst:
    """Rows and total; `delen` are shares: (code, its part, its whole)."""
    codes = [kolom.code for kolom in definitie.kolommen if kolom.soort == "aantal"]
    per = per_team(telling)
    rijen = tuple(_met_delen(rij, definitie, delen) for rij in rij_per_team(vraag.tijdvak, per, codes))
    alles: Rij = {"team": "Eindtotaal"} | {code: per.get(None, {}).get(code, 0) for code in codes}
    return Uitkomst(
        definitie, vraag.tijdvak, vraag.stand, definitie.kolommen, rijen, _met_delen(alles, definitie, delen)
    )


def _met_delen(rij: Rij, definitie: Definitie, delen: tuple[tuple[str, str, str], ...]) -> Rij:
    vol = rij | {code: aandeel(rij[teller], rij[noemer]) for code, teller, noemer in delen}
    return {"team": vol["team"]} | {kolom.code: vol[kolom.code] for kolom in definitie.kolommen}


def ruw_contacten(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_contacten(vraag)


def ruw_terugbellen(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_terugbelverzoeken(vraag)


def ruw_abc(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_adviesvragen(vraag)


INDICATOREN = (
    Indicator(MOMENT, naar_moment, ruw_contacten),
    Indicator(STATUS, statusvragen, ruw_contacten),
    Indicator(BELLEN, terugbellen, ruw_terugbellen),
    Indicator(ABC, abc, ruw_abc),
)
