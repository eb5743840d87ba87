"""What the team does itself, how questions are coded, who comes back, and help without a plan."""

from collections.abc import Iterable
from datetime import date

from keukentafel.dossier.regels import NAAM_VAN_SOORT, Soort
from keukentafel.monitor.indicatoren.basis import Indicator, Telling, Vraag, instelling, per_team, rij_per_team, tel
from keukentafel.monitor.indicatoren.onderwerpen import FINANCIEEL
from keukentafel.monitor.indicatoren.ruw import ruwe_perioden, ruwe_werkprocessen
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel
from keukentafel.organisatie.models import Inrichting
from keukentafel.poort.matrix import NAAM_VAN_WET

ZONDER = "zonder_leefgebied"
VRAGEN = Definitie(
    naam="vragen-naar-leefgebied-en-wet",
    titel="Vragen naar leefgebied en wet",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.VRAAG,),
    eenheid="aantal vragen",
    tekst="Vragen die in de periode begonnen, naar wet en naar leefgebied, en het deel dat over geld ging.",
    teller="elke vraag één keer per wet en één keer per leefgebied",
    noemer="alle vragen (werkprocessen) die in de periode begonnen",
    dimensies=("team", "wet", "leefgebied"),
    kolommen=(
        Kolom("vragen", "Vragen"),
        Kolom("financieel", "Financieel"),
        Kolom("aandeel_financieel", "Financieel %", "procent"),
        *(Kolom(f"wet_{wet.value}", naam) for wet, naam in NAAM_VAN_WET.items()),
    ),
    grafiek=("financieel",),
    instellingen=("onderwerp_financieel",),
    bron="eisen REQ-032 (003:800-801): in 44 % van de gevallen ging het om financiële ondersteuning",
    keuzes=(
        "financieel zijn de vragen met het onderwerp dat de inrichting als financieel aanwijst",
        "een andere code telt vanaf het moment dat zij werd gegeven: eerdere standen veranderen niet",
        "het leefgebied volgt het onderwerp, tenzij een medewerker een ander koos",
    ),
)
DOSSIERS = Definitie(
    naam="terugkeer-dossiers",
    titel="Dossiers die na sluiten weer opengingen",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.DOSSIER, Niveau.HUISHOUDEN),
    eenheid="aantal dossiers",
    tekst="Dossiers die in de periode werden gesloten, en welke daarvan tot en met de laatste dag weer opengingen.",
    teller="daarvan de dossiers met een nieuwe periode op of na de dag van sluiten, tot en met de laatste dag",
    noemer="dossiers die in de periode werden gesloten; één dossier is één huishouden",
    dimensies=("team",),
    kolommen=(
        Kolom("terug", "Weer open"),
        Kolom("gesloten", "Gesloten in de periode"),
        Kolom("aandeel_terug", "Weer open %", "procent"),
    ),
    bron="eisen REQ-023 (003:802-803): vijftien procent kwam terug",
    keuzes=("overdragen naar een ander team, dubbel en de overgang naar dit systeem tellen niet als sluiten",),
)
LICHT = Definitie(
    naam="lichte-hulp",
    titel="Hulp zonder plan of besluit, en wat ervan kwam",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.VRAAG,),
    eenheid="aantal keren hulp",
    tekst="Lichte hulp die in de periode begon, en de uitkomst van wat in de periode stopte.",
    teller="hulp die heeft geholpen",
    noemer="hulp die in de periode stopte, ook als niemand is bereikt",
    dimensies=("team",),
    kolommen=(
        Kolom("begonnen", "Begonnen"),
        Kolom("geeindigd", "Gestopt"),
        Kolom("geholpen", "Heeft geholpen"),
        Kolom("deels", "Hielp een beetje"),
        Kolom("niet", "Hielp niet"),
        Kolom("aandeel_geholpen", "Geholpen %", "procent"),
    ),
    bron="eisen REQ-039 (001:326-329): zonder plan verdwijnt de toetssteen voor de kwaliteit",
    keuzes=("een uitkomst die later is verbeterd, telt vanaf het moment van verbeteren",),
)
EIGEN = Definitie(
    naam="eigen-werk",
    titel="Eigen werk van de teams",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.CONTACT,),
    eenheid="aantal vastgelegde momenten",
    tekst="Wat de teams deden: telefoon, bezoek, begeleiding, overleg; en de minuten die zijn ingevuld.",
    teller="regels van het journaal in de periode, op de dag waarover zij gaan",
    noemer="geen",
    dimensies=("team", "soort"),
    kolommen=(
        Kolom("regels", "Momenten"),
        *(Kolom(s.value, NAAM_VAN_SOORT[s]) for s in Soort if s is not Soort.WERKAANTEKENING),
        Kolom("minuten", "Minuten"),
    ),
    grafiek=("regels",),
    bron="eisen REQ-028 (003:892-894): registreren van werkprocessen, niet alleen van producten",
    keuzes=(
        "een doorgehaalde regel telt niet; een werkaantekening ook niet",
        "een regel telt bij het team waar het dossier die dag was",
        "minuten invullen hoeft niet; de som zegt alleen iets als een team het altijd doet",
    ),
)


def vragen(vraag: Vraag) -> Uitkomst:
    financieel = instelling("onderwerp_financieel", vraag.tijdvak.tot, FINANCIEEL)
    telling: Telling = {}
    for rij in tel("cijfer_vragen_naar_leefgebied", vraag.parameters):
        doel = telling.setdefault(rij["team_id"], {})
        codes = ["vragen", f"wet_{rij['wet']}", f"leef_{rij['leefgebied']}" if rij["leefgebied"] else ZONDER]
        for code in codes + (["financieel"] if rij["onderwerp"] == financieel else []):
            doel[code] = doel.get(code, 0) + rij["aantal"]
    namen = dict(Inrichting.objects.filter(soort="leefgebied").order_by("geldig_van").values_list("code", "naam"))
    leef = sorted({code for doel in telling.values() for code in doel if code.startswith("leef_")})
    kolommen = (
        *VRAGEN.kolommen,
        *(Kolom(code, namen.get(code.removeprefix("leef_"), code.removeprefix("leef_"))) for code in leef),
        Kolom(ZONDER, "Zonder leefgebied"),
    )
    return _opgeteld(VRAGEN, vraag, telling, kolommen, ("aandeel_financieel", "financieel", "vragen"))


def dossiers(vraag: Vraag) -> Uitkomst:
    telling = per_team(tel("cijfer_teruggekeerde_dossiers", vraag.parameters))
    rijen = [_met_deel(rij) for rij in rij_per_team(vraag.tijdvak, telling, ("terug", "gesloten"))]
    som = telling.get(None, {"terug": 0, "gesloten": 0})
    totaal = _met_deel({"team": "Eindtotaal", "terug": som["terug"], "gesloten": som["gesloten"]})
    return Uitkomst(DOSSIERS, vraag.tijdvak, vraag.stand, DOSSIERS.kolommen, tuple(rijen), totaal)


def _met_deel(rij: Rij) -> Rij:
    return rij | {"aandeel_terug": aandeel(rij["terug"], rij["gesloten"])}


def licht(vraag: Vraag) -> Uitkomst:
    telling = per_team(tel("cijfer_lichte_hulp", vraag.parameters))
    return _opgeteld(LICHT, vraag, telling, LICHT.kolommen, ("aandeel_geholpen", "geholpen", "geeindigd"))


def eigen(vraag: Vraag) -> Uitkomst:
    telling: Telling = {}
    for rij in tel("cijfer_eigen_werk", vraag.parameters):
        doel = telling.setdefault(rij["team_id"], {})
        for code, aantal in ((rij["soort"], rij["aantal"]), ("regels", rij["aantal"]), ("minuten", rij["minuten"])):
            doel[code] = doel.get(code, 0) + int(aantal)
    return _opgeteld(EIGEN, vraag, telling, EIGEN.kolommen, None)


def _opgeteld(
    definitie: Definitie,
    vraag: Vraag,
    telling: Telling,
    kolommen: tuple[Kolom, ...],
    deel: tuple[str, str, str] | None,
) -> Uitkomst:
    """Rows per team and their sum: what is counted here belongs to one team. `deel` is (share, part, whole)."""
    codes = [kolom.code for kolom in kolommen if kolom.soort == "aantal"]
    rijen = list(rij_per_team(vraag.tijdvak, telling, codes))
    rijen.append({"team": "Eindtotaal"} | {code: sum(rij[code] for rij in rijen) for code in codes})
    if deel:
        rijen = [rij | {deel[0]: aandeel(rij[deel[1]], rij[deel[2]])} for rij in rijen]
    *per, totaal = rijen
    return Uitkomst(definitie, vraag.tijdvak, vraag.stand, kolommen, tuple(per), totaal)


def ruw_vragen(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_werkprocessen(vraag)


def ruw_dossiers(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_perioden(vraag)


def ruw_geen(vraag: Vraag) -> Iterable[Rij]:
    """These counts have no record that says nothing about a person; the figure itself is all there is."""
    return ()


VRAGEN_INDICATOR = Indicator(VRAGEN, vragen, ruw_vragen)
DOSSIERS_INDICATOR = Indicator(DOSSIERS, dossiers, ruw_dossiers)
LICHT_INDICATOR = Indicator(LICHT, licht, ruw_geen)
EIGEN_INDICATOR = Indicator(EIGEN, eigen, ruw_geen)
