"""How we ask: leefgebieden and why, refusals, the network, double intakes, and research done again."""

from collections.abc import Iterable
from datetime import date

from keukentafel.dossier.opvragen.leefgebieden import vraaginrichting
from keukentafel.dossier.regels_vraag import PAST_BIJ_VRAAG
from keukentafel.monitor.indicatoren.basis import Indicator, Telling, Vraag, opvragen, per_team, rij_per_team, tel
from keukentafel.monitor.indicatoren.ruw import pseudoniem
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel, afgerond

BEGIN = date(2026, 1, 1)
ANDER = "ander_leefgebied"
AFGESCHERMD = "afgeschermde huishoudens tellen niet mee: hun aantal zou iets verraden"

REDENEN = Definitie(
    naam="leefgebieden-naar-reden",
    titel="Waarom een leefgebied ter sprake kwam",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.VRAAG,),
    eenheid="aantal leefgebieden",
    tekst="Leefgebieden die zijn besproken, en waarom: bij de vraag, of geopend met een reden.",
    teller="elk leefgebied dat over één persoon is besproken, één keer bij zijn reden",
    noemer="voor het aandeel van een reden: de leefgebieden die niet bij de vraag pasten en zijn geopend",
    dimensies=("team", "reden"),
    kolommen=(Kolom("besproken", "Besproken"), Kolom("past", "Past bij de vraag"), Kolom(ANDER, "Geopend")),
    grafiek=("past", ANDER),
    bron="eisen REQ-016 (001:2020-2026; 004:331-333): vragen naar wat nodig is",
    keuzes=(
        "een leefgebied telt op de dag dat het is opgeschreven, bij het team van het dossier op die dag",
        AFGESCHERMD,
    ),
)
WEIGEREN = Definitie(
    naam="wil-niet-beantwoorden",
    titel="Vragen die iemand niet wilde beantwoorden, zonder gevolg",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.VRAAG, Niveau.PERSOON),
    eenheid="aantal leefgebieden",
    tekst="Leefgebieden die iemand niet wilde bespreken, het deel zonder gevolg, en wie daarna toch een plan kreeg.",
    teller="geweigerd, en daarna is geen vraag van deze persoon gesloten omdat de inwoner niet verder wil",
    noemer="leefgebieden die zijn besproken; voor zonder gevolg de geweigerde",
    dimensies=("team",),
    kolommen=(
        Kolom("gevraagd", "Gevraagd"),
        Kolom("geweigerd", "Niet beantwoord"),
        Kolom("aandeel_geweigerd", "Niet beantwoord %", "procent"),
        Kolom("zonder_gevolg", "Zonder gevolg"),
        Kolom("aandeel_zonder_gevolg", "Zonder gevolg %", "procent"),
        Kolom("mensen_weigerden", "Mensen die iets weigerden"),
        Kolom("aandeel_plan_weigerden", "daarvan met plan %", "procent"),
        Kolom("mensen_anders", "Mensen die alles vertelden"),
        Kolom("aandeel_plan_anders", "met plan %", "procent"),
    ),
    grafiek=("geweigerd", "zonder_gevolg"),
    bron="eisen REQ-016, PRB-13 (000:2075-2078): geen mogelijkheid om antwoorden te weigeren",
    keuzes=(
        "zolang er geen besluiten zijn, is een plan de maat: wie weigert hoort even vaak een plan te krijgen",
        "wie later toch antwoordde, telt vanaf dat moment als beantwoord",
        AFGESCHERMD,
    ),
)
NETWERK = Definitie(
    naam="netwerk-opnieuw-gevraagd",
    titel="Opnieuw gevraagd naar het netwerk",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.VRAAG, Niveau.HUISHOUDEN),
    eenheid="aantal vragen",
    tekst="Hoe vaak naar het netwerk is gevraagd, en hoe vaak nog eens na een duidelijk antwoord, per huishouden.",
    teller="vragen na een eerder ‘geen bruikbaar netwerk’ of ‘wil dit niet’, als de inwoner er niet zelf over begon",
    noemer="huishoudens bij wie in de periode naar het netwerk is gevraagd",
    dimensies=("team",),
    kolommen=(
        Kolom("vragen", "Gevraagd"),
        Kolom("wil_niet", "Wil dit niet"),
        Kolom("opnieuw", "Opnieuw gevraagd"),
        Kolom("huishoudens", "Huishoudens"),
        Kolom("huishoudens_opnieuw", "waarvan opnieuw"),
        Kolom("opnieuw_per_huishouden", "Opnieuw per huishouden", "verhouding"),
    ),
    grafiek=("opnieuw",),
    bron="eisen REQ-018, PRB-14 (000:2096-2101; 001:2327-2330): ergernis over de vraag naar het netwerk",
    keuzes=(AFGESCHERMD,),
)
INTAKES = Definitie(
    naam="dubbele-intake",
    titel="Huishoudens met meer dan één intake per vraag",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.HUISHOUDEN, Niveau.VRAAG),
    eenheid="aantal huishoudens",
    tekst="Huishoudens die hetzelfde verhaal nog eens moesten doen, en vragen waarbij een intake van buiten telde.",
    teller=(
        "huishoudens met een vraag die nog eens binnenkwam terwijl zij liep, of opnieuw begon terwijl er al een"
        " indicatie van buiten lag"
    ),
    noemer="huishoudens met een vraag (werkproces met een onderwerp) die in de periode begon",
    dimensies=("team",),
    kolommen=(
        Kolom("meer_intakes", "Huishoudens met meer intakes"),
        Kolom("huishoudens", "Huishoudens"),
        Kolom("aandeel_meer", "Meer intakes %", "procent"),
        Kolom("opnieuw", "Vraag kwam nog eens binnen"),
        Kolom("buiten_over", "Overgedaan na indicatie van buiten"),
        Kolom("buiten", "Vragen met intake van buiten"),
        Kolom("vragen", "Vragen"),
    ),
    grafiek=("meer_intakes",),
    bron="eisen REQ-021, PRB-11 (003:172: geen dubbele intakes; 003:1312-1313; 004:464-468)",
    keuzes=(
        "dezelfde vraag is hetzelfde onderwerp van dezelfde persoon",
        "een indicatie van buiten telt als de intake; een advies of verwijsbrief niet",
        AFGESCHERMD,
    ),
)
ONDERZOEK = Definitie(
    naam="heronderzoek-na-advies",
    titel="Opnieuw onderzocht terwijl er een advies lag",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.VRAAG,),
    eenheid="aantal adviezen",
    tekst="Adviezen en verwijzingen uit de periode, en hoe vaak hetzelfde daarna opnieuw is onderzocht; school apart.",
    teller="onderzoek dat opnieuw begon over hetzelfde onderwerp, met of zonder reden",
    noemer="adviezen, verwijsbrieven en indicaties met een datum in de periode",
    dimensies=("team", "bron"),
    kolommen=(
        Kolom("school", "Van school"),
        Kolom("school_opnieuw", "School: opnieuw onderzocht"),
        Kolom("school_per_verwijzing", "Opnieuw per verwijzing van school", "verhouding"),
        Kolom("school_herhaald", "School: verwijzingen overgedaan"),
        Kolom("adviezen", "Alle adviezen"),
        Kolom("opnieuw", "Opnieuw onderzocht"),
        Kolom("met_reden", "waarvan met reden"),
    ),
    grafiek=("school_opnieuw",),
    bron="eisen REQ-180, PRB-37 (003:1582-1586): opnieuw onderzoek, vaak met hetzelfde resultaat",
    keuzes=(AFGESCHERMD,),
)
_DELEN = {
    WEIGEREN.naam: (
        ("aandeel_geweigerd", "geweigerd", "gevraagd"),
        ("aandeel_zonder_gevolg", "zonder_gevolg", "geweigerd"),
        ("aandeel_plan_weigerden", "mensen_weigerden_plan", "mensen_weigerden"),
        ("aandeel_plan_anders", "mensen_anders_plan", "mensen_anders"),
    ),
    INTAKES.naam: (("aandeel_meer", "meer_intakes", "huishoudens"),),
}
_PER = {
    NETWERK.naam: (("opnieuw_per_huishouden", "opnieuw", "huishoudens"),),
    ONDERZOEK.naam: (("school_per_verwijzing", "school_opnieuw", "school"),),
}


def redenen(vraag: Vraag) -> Uitkomst:
    """Counted and as a share of what was opened; a reason that left the list keeps its own column."""
    telling: Telling = {}
    for rij in tel("cijfer_leefgebieden", vraag.parameters):
        past = rij["reden"] == PAST_BIJ_VRAAG
        codes = ("besproken", "past") if past else ("besproken", ANDER, f"reden_{rij['reden']}")
        doel = telling.setdefault(rij["team_id"], {})
        for code in codes:
            doel[code] = doel.get(code, 0) + rij["aantal"]
    namen = {f"reden_{code}": naam for code, naam in vraaginrichting().redenen.items()}
    gezien = {code for doel in telling.values() for code in doel if code.startswith("reden_")}
    alle = {**namen, **{code: code.removeprefix("reden_") for code in sorted(gezien) if code not in namen}}
    paren = [(Kolom(c, n), Kolom(f"aandeel_{c}", f"{n} %", "procent")) for c, n in alle.items()]
    kolommen = (*REDENEN.kolommen, *(kolom for paar in paren for kolom in paar))
    aantallen = [kolom.code for kolom in kolommen if kolom.soort == "aantal"]
    rijen = list(rij_per_team(vraag.tijdvak, telling, aantallen))
    rijen.append({"team": "Eindtotaal"} | {code: sum(rij[code] for rij in rijen) for code in aantallen})
    *per, totaal = (_geordend(rij | {f"aandeel_{c}": aandeel(rij[c], rij[ANDER]) for c in alle}, kolommen)
                    for rij in rijen)  # fmt: skip
    return Uitkomst(REDENEN, vraag.tijdvak, vraag.stand, kolommen, tuple(per), totaal)


def _geordend(rij: Rij, kolommen: tuple[Kolom, ...]) -> Rij:
    return {"team": rij["team"]} | {kolom.code: rij[kolom.code] for kolom in kolommen}


def weigeren(vraag: Vraag) -> Uitkomst:
    return _uitkomst(WEIGEREN, vraag, "cijfer_weigeringen", ("mensen_weigerden_plan", "mensen_anders_plan"))


def netwerk(vraag: Vraag) -> Uitkomst:
    return _uitkomst(NETWERK, vraag, "cijfer_netwerkvragen")


def intakes(vraag: Vraag) -> Uitkomst:
    return _uitkomst(INTAKES, vraag, "cijfer_intakes")


def heronderzoek(vraag: Vraag) -> Uitkomst:
    return _uitkomst(ONDERZOEK, vraag, "cijfer_heronderzoek")


def _uitkomst(definitie: Definitie, vraag: Vraag, functie: str, ook: tuple[str, ...] = ()) -> Uitkomst:
    """Rows and a total that was counted by itself; `ook` are counts that only a share needs."""
    telling = per_team(tel(functie, vraag.parameters))
    codes = [*(kolom.code for kolom in definitie.kolommen if kolom.soort == "aantal"), *ook]
    alles: Rij = {"team": "Eindtotaal"} | {code: telling.get(None, {}).get(code, 0) for code in codes}
    rijen = [_met_delen(definitie, rij) for rij in (*rij_per_team(vraag.tijdvak, telling, codes), alles)]
    return Uitkomst(definitie, vraag.tijdvak, vraag.stand, definitie.kolommen, tuple(rijen[:-1]), rijen[-1])


def _met_delen(definitie: Definitie, rij: Rij) -> Rij:
    vol = dict(rij)
    for code, deel, geheel in _DELEN.get(definitie.naam, ()):
        vol[code] = aandeel(rij[deel], rij[geheel])
    for code, deel, geheel in _PER.get(definitie.naam, ()):
        vol[code] = afgerond(rij[deel] / rij[geheel], 2) if rij[geheel] else None
    return _geordend(vol, definitie.kolommen)


def ruw_gevraagd(vraag: Vraag) -> Iterable[Rij]:
    """One row per leefgebied: the day in `van`, the day of the refusal in `tot`, leefgebied and reason in `waarde`."""
    sql = """
        SELECT g.*, t.naam AS team FROM kt_gevraagd(%s, %s, %s) g JOIN organisatie_team t ON t.id = g.team_id
        ORDER BY g.dag, g.notitie"""
    for rij in opvragen(sql, vraag.parameters):
        waarde = f"{rij['gebied']} {rij['reden']}"
        yield _ruw("leefgebied", rij, rij["notitie"], rij["geweigerd"], waarde)


def ruw_intakes(vraag: Vraag) -> Iterable[Rij]:
    """One row per question: whether it came in again, and whether an outside intake was done over."""
    sql = """
        SELECT i.*, t.naam AS team FROM kt_intakes(%s, %s, %s) i JOIN organisatie_team t ON t.id = i.team_id
        ORDER BY i.dag, i.werkproces"""
    for rij in opvragen(sql, vraag.parameters):
        vlaggen = [naam for naam in ("opnieuw", "buiten", "buiten_over") if rij[naam]]
        yield _ruw("intake", rij, rij["werkproces"], None, " ".join(vlaggen))


def ruw_netwerk(vraag: Vraag) -> Iterable[Rij]:
    """One row per time it was asked, with the outcome in `waarde`."""
    sql = """
        SELECT n.id, n.inwoner_id AS inwoner, n.dossier_id AS dossier, n.gevraagd_op AS dag, t.naam AS team,
               concat_ws(' ', n.stand, CASE WHEN n.herhaald THEN 'opnieuw' END) AS waarde
        FROM dossier_netwerkvraag n
        JOIN organisatie_team t ON t.id = kt_team_op(n.dossier_id, n.gevraagd_op, n.team_id)
        WHERE NOT n.afgeschermd AND n.gevraagd_op BETWEEN %s AND %s AND n.gemaakt_op < %s
        ORDER BY n.gevraagd_op, n.id"""
    for rij in opvragen(sql, vraag.parameters):
        yield _ruw("netwerkvraag", rij, rij["id"], None, rij["waarde"])


def ruw_heronderzoek(vraag: Vraag) -> Iterable[Rij]:
    """One row per advice: its kind and source, and how often it was done again, in `waarde`."""
    sql = """
        SELECT v.id, NULL AS inwoner, v.dossier_id AS dossier, v.op AS dag, t.naam AS team,
               concat_ws(' ', v.soort, v.bron, (SELECT count(*) FROM dossier_heronderzoek h
                         WHERE h.verwijzing_id = v.id AND h.gemaakt_op < %s)) AS waarde
        FROM dossier_verwijzing v JOIN organisatie_team t ON t.id = kt_team_op(v.dossier_id, v.op, v.team_id)
        WHERE NOT v.afgeschermd AND v.op BETWEEN %s AND %s AND v.gemaakt_op < %s ORDER BY v.op, v.id"""
    van, tot, stand = vraag.parameters
    for rij in opvragen(sql, [stand, van, tot, stand]):
        yield _ruw("advies", rij, rij["id"], None, rij["waarde"])


def _ruw(soort: str, rij: Rij, sleutel: object, tot: date | None, waarde: str) -> Rij:
    return {
        "soort": soort,
        "sleutel": pseudoniem(sleutel),
        "client": pseudoniem(rij["inwoner"]),
        "dossier": pseudoniem(rij["dossier"]),
        "team": rij["team"],
        "van": str(rij["dag"]),
        "tot": str(tot or ""),
        "waarde": waarde,
    }


INDICATOREN = (
    Indicator(REDENEN, redenen, ruw_gevraagd),
    Indicator(WEIGEREN, weigeren, ruw_gevraagd),
    Indicator(NETWERK, netwerk, ruw_netwerk),
    Indicator(INTAKES, intakes, ruw_intakes),
    Indicator(ONDERZOEK, heronderzoek, ruw_heronderzoek),
)
