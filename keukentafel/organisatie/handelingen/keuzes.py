"""Choices, buurten, opening hours, holidays and teams: each from a day, and taken back before that day."""

from datetime import date
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from django.db.models import Max
from django.utils.text import slugify
from pydantic import ValidationError

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import Feestdagen, FeestdagenFout
from keukentafel.organisatie.handelingen.inrichting import BEHEER, gebied_zetten, week_zetten
from keukentafel.organisatie.handelingen.rijen import Rij, rij_zetten
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.inrichten import in_het_nederlands
from keukentafel.organisatie.instellingen import INSTELLINGEN
from keukentafel.organisatie.models import Feestdag, Gebied, Inrichting, Openingstijd, Team, TeamGebied
from keukentafel.organisatie.opvragen.groepen import INSTELLINGGROEPEN
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.organisatie.pakket import SOORTEN, Uren, verband_fout
from keukentafel.organisatie.pakket_besluit import Besluitverband
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

RECHT = Recht.BEHEER_WIJZIGEN


def eis_niet_voorbij(van: date) -> None:
    """A change of the configuration never reaches back: figures and letters of yesterday stay as they were."""
    if van < klok.vandaag():
        raise Fout(f"{datum_gewoon(van)} is al geweest. Kies vandaag of een dag daarna.", veld="van")


def laatste_rij(soort: str, code: str) -> Inrichting | None:
    """The last row of this code, locked."""
    rijen = Inrichting.objects.select_for_update().filter(soort=soort, code=code)
    return rijen.order_by("-geldig_van").first()


def keuze_zetten(
    *, actor: Actor, soort: str, code: str, naam: str, van: date, waarde: dict[str, Any] | None = None
) -> None:
    """A new choice, or another name or value of one that exists, from a day. Codes never change."""
    poort.eis(RECHT)
    eis_niet_voorbij(van)
    oud = laatste_rij(soort, code)
    if oud is None and SOORTEN[soort].vast:
        raise Fout("Deze lijst hoort bij het programma: je kunt namen wijzigen, maar niets toevoegen.", veld="code")
    _eis_vorm(soort, code, naam, waarde or {})
    if bezwaar := verband_fout(soort, code, waarde or {}, _codes(), _besluitverband(van)):
        raise Fout(f"{bezwaar[0].upper()}{bezwaar[1:]}.")
    volgorde = oud.volgorde if oud else Inrichting.objects.filter(soort=soort).count()
    rij = Rij(soort, code, naam, waarde or {}, volgorde, bron=BEHEER)
    rij_schrijven(actor, rij, oud, van)


def _eis_vorm(soort: str, code: str, naam: str, waarde: dict[str, Any]) -> None:
    """A row from a screen is held to the same shape as a row of a pack."""
    vorm = SOORTEN[soort].vorm
    try:
        vorm.model_validate({"code": code, "naam": naam, **waarde})
    except ValidationError as fout:
        zin, plek = in_het_nederlands(fout, vorm)[0], fout.errors()[0]["loc"]
        raise Fout(f"{zin[0].upper()}{zin[1:]}.", veld=str(plek[0]) if plek else None) from fout


def _besluitverband(van: date) -> Besluitverband:
    """Bodies and products that count on this day."""
    rijen = Inrichting.objects.filter(geldig_op(van), soort__in=["beslisorgaan", "product"])
    lijsten: dict[str, dict[str, Any]] = {"beslisorgaan": {}, "product": {}}
    for soort, code, waarde in rijen.values_list("soort", "code", "waarde"):
        lijsten[soort][code] = waarde
    producten = {code: str(waarde.get("wet", "")) for code, waarde in lijsten["product"].items()}
    return Besluitverband(organen=lijsten["beslisorgaan"], producten=producten)


def _codes() -> dict[str, set[str]]:
    """What a choice may point at today."""
    onderwerpen = Inrichting.objects.filter(geldig_op(klok.vandaag()), soort="onderwerp")
    return {
        "team": set(Team.objects.values_list("code", flat=True)),
        "onderwerp": set(onderwerpen.values_list("code", flat=True)),
        "buurt": set(Gebied.objects.filter(soort="BU").values_list("code", flat=True)),
    }


def rij_schrijven(actor: Actor, rij: Rij, oud: Inrichting | None, van: date) -> None:
    """Write the row from this day, with its line in the log. For acts that asked their right."""
    if rij_zetten(rij, vanaf=van, oud=oud, door=actor.naam) == "gelijk":
        raise Fout("Er verandert niets: dit staat er al zo.")
    logboek.handeling(actor, RECHT.code, None, soort=rij.soort, code=rij.code, van=van)


def keuze_stoppen(*, actor: Actor, soort: str, code: str, van: date) -> None:
    """The choice can no longer be made from this day; what carries it already keeps it."""
    poort.eis(RECHT)
    eis_niet_voorbij(van)
    oud = laatste_rij(soort, code)
    if oud is None:
        raise NietGevonden("organisatie.inrichting")
    if SOORTEN[soort].vast:
        raise Fout("Deze keuze hoort bij het programma en kan niet weg.", veld="van")
    if oud.geldig_van >= van:
        raise Fout(f"Deze keuze begint pas op {datum_gewoon(oud.geldig_van)}. Trek die wijziging in.", veld="van")
    Inrichting.objects.filter(pk=oud.pk).update(geldig_tot=van, gewijzigd_door=actor.naam)
    logboek.handeling(actor, RECHT.code, None, soort=soort, code=code, tot=van)


def instelling_zetten(*, actor: Actor, code: str, waarde: Any, van: date) -> None:
    """Another value for one setting of the program, from a day; checked as the pack is."""
    poort.eis(RECHT)
    eis_niet_voorbij(van)
    if code not in INSTELLINGEN:
        raise NietGevonden("organisatie.inrichting")
    if bezwaar := INSTELLINGEN[code][0](waarde):
        raise Fout(f"‘{waarde}’ kan niet: {bezwaar}.", veld="waarde")
    oud = laatste_rij("instelling", code)
    naam = oud.naam if oud else code.replace("_", " ").capitalize()
    rij_schrijven(actor, Rij("instelling", code, naam, {"waarde": waarde}, bron=BEHEER), oud, van)
    _toezicht_melden(actor, code)


def _toezicht_melden(actor: Actor, code: str) -> None:
    """Whoever arranges who looks along, or at whom, is looked at: the privacy officer hears of these settings."""
    wat = "wie een rol bevestigt" if code in INSTELLINGGROEPEN["Rollen met vier ogen"].split() else ""
    if code == "instemming_medewerkercijfers":
        wat = "de instemming met cijfers per medewerker"
    if wat:
        taak_maken(
            actor=actor,
            soort="vier_ogen_gewijzigd",
            tekst=f"Functioneel beheer wijzigde {wat}. Kijk in het logboek of dat klopt.",
            uiterlijk=klok.vandaag(),
            rol=Rol.PRIVACY_OFFICER,
            adres="/logboek/",
        )


def keuze_intrekken(*, actor: Actor, soort: str, code: str) -> None:
    """Take back the last change while it begins today or later: the row before it goes on as if nothing happened."""
    poort.eis(RECHT)
    oud = laatste_rij(soort, code)
    if oud is None:
        raise NietGevonden("organisatie.inrichting")
    if oud.geldig_tot and oud.geldig_tot >= klok.vandaag():
        Inrichting.objects.filter(pk=oud.pk).update(geldig_tot=None)
    elif oud.geldig_van >= klok.vandaag():
        Inrichting.objects.filter(soort=soort, code=code, geldig_tot=oud.geldig_van).update(geldig_tot=None)
        oud.delete()
    else:
        raise Fout("Deze wijziging geldt al langer dan vandaag. Maak een nieuwe wijziging met een datum.")
    logboek.handeling(actor, RECHT.code, None, soort=soort, code=code, wat="ingetrokken")
    if soort == "instelling":
        _toezicht_melden(actor, code)


def buurten_toewijzen(*, actor: Actor, team_id: int, buurten: list[str], van: date) -> None:
    """From this day these buurten belong to this team. Running dossiers stay where they are."""
    poort.eis(RECHT)
    eis_niet_voorbij(van)
    team = Team.objects.filter(geldig_op(van), pk=team_id).first()
    if team is None:
        raise Fout("Dit team bestaat op die dag niet. Kies een ander team.", veld="team_id")
    if team.geldig_tot:
        raise Fout(f"{team.naam} stopt op {datum_gewoon(team.geldig_tot)}. Kies een ander team.", veld="team_id")
    nu: dict[str, TeamGebied] = {}
    for rij in TeamGebied.objects.select_for_update().filter(gebiedscode__in=buurten).order_by("van"):
        nu[rij.gebiedscode] = rij
    anders = [b for b in buurten if b not in nu or nu[b].team_id != team.pk or nu[b].tot is not None]
    if not anders:
        raise Fout("Er verandert niets: deze buurten horen al bij dit team.", veld="buurten")
    for buurt in anders:
        gebied_zetten(buurt, team, van, bron=BEHEER, oud=nu.get(buurt))
    logboek.handeling(actor, RECHT.code, None, wat="buurten", team=team.code, buurten=anders, van=van)


def kanaal_openen(*, actor: Actor, naam: str, plaats: str, uren: Uren, van: date) -> None:
    """Opening hours for a channel that had none; a channel nobody knew yet comes on the list of channels too."""
    poort.eis(RECHT)
    code = _kanaalcode(naam)
    if code is None:
        code = _nieuwe_code(naam, "kanaal")
        keuze_zetten(actor=actor, soort="kanaal", code=code, naam=naam.strip(), van=van)
    _eis_nog_dicht(code, plaats, uren)
    openingstijden_zetten(actor=actor, kanaal=code, plaats=plaats, uren=uren, van=van)


def plek_openen(*, actor: Actor, naam: str, team: str, adres: str, uren: Uren, van: date) -> None:
    """A new place to walk in, of one team, with its hours."""
    poort.eis(RECHT)
    bekend = Inrichting.objects.filter(geldig_op(van), soort="inloopplek", naam__iexact=naam.strip()).exists()
    if bekend:
        raise Fout(f"‘{naam}’ staat al bij de inloopplekken. Wijzig daar de tijden.", veld="naam")
    _eis_nog_dicht("inloop", naam.strip(), uren)
    waarde = {"team": team, "adres": adres.strip()}
    code = _nieuwe_code(naam, "inloopplek")
    keuze_zetten(actor=actor, soort="inloopplek", code=code, naam=naam.strip(), van=van, waarde=waarde)
    openingstijden_zetten(actor=actor, kanaal="inloop", plaats=naam.strip(), uren=uren, van=van)


def _kanaalcode(naam: str) -> str | None:
    """The code of the channel with this name or code, today or later."""
    rijen = Inrichting.objects.filter(soort="kanaal").order_by("geldig_van")
    codes = {gezocht.casefold(): r.code for r in rijen for gezocht in (r.code, r.naam)}
    codes |= {k.casefold(): k for k in Openingstijd.objects.values_list("kanaal", flat=True).distinct()}
    return codes.get(naam.strip().casefold())


def _nieuwe_code(naam: str, soort: str) -> str:
    code = slugify(naam).replace("-", "_")
    if not code:
        raise Fout(f"‘{naam}’ heeft geen letters of cijfers. Kies een andere naam.", veld="naam")
    bezet = set(Inrichting.objects.filter(soort=soort).values_list("code", flat=True))
    return next(c for c in (code, *(f"{code}_{n}" for n in range(2, len(bezet) + 3))) if c not in bezet)


def _eis_nog_dicht(kanaal: str, plaats: str, uren: Uren) -> None:
    if not uren:
        raise Fout("Vul in wanneer het open is, bijvoorbeeld: ma-vr 9.00-16.00.", veld="uren")
    if Openingstijd.objects.filter(kanaal=kanaal, plaats=plaats, geldig_tot=None).exists():
        raise Fout("Hiervoor staan al tijden in de lijst. Kies daar ‘Wijzig’.", veld="naam")


def openingstijden_intrekken(*, actor: Actor, kanaal: str, plaats: str) -> None:
    """Take back the last change while it begins today or later; the week before it goes on."""
    poort.eis(RECHT)
    weken = Openingstijd.objects.filter(kanaal=kanaal, plaats=plaats)
    begin = weken.aggregate(van=Max("geldig_van"), tot=Max("geldig_tot"))
    nieuwste, einde = begin["van"], begin["tot"]
    if nieuwste is None:
        raise NietGevonden("organisatie.openingstijd")
    if nieuwste >= klok.vandaag():
        weken.filter(geldig_van=nieuwste).delete()
        weken.filter(geldig_tot=nieuwste).update(geldig_tot=None)
    elif einde and einde >= klok.vandaag() and not weken.filter(geldig_tot=None).exists():
        weken.filter(geldig_tot=einde).update(geldig_tot=None)
    else:
        raise Fout("Deze tijden gelden al langer dan vandaag. Maak een nieuwe wijziging met een datum.")
    logboek.handeling(actor, RECHT.code, None, wat="openingstijden ingetrokken", kanaal=kanaal, plaats=plaats)


def openingstijden_zetten(*, actor: Actor, kanaal: str, plaats: str, uren: Uren, van: date) -> None:
    """The week of one channel and place from a day; empty means closed."""
    poort.eis(RECHT)
    eis_niet_voorbij(van)
    week_zetten(kanaal, plaats, uren, van, bron=BEHEER)
    logboek.handeling(actor, RECHT.code, None, wat="openingstijden", kanaal=kanaal, plaats=plaats, van=van)


def feestdag_toevoegen(*, actor: Actor, datum: date, naam: str, soort: str, bron: str) -> None:
    """A day on a par with a holiday, or a closing day. A wrong day would shift terms, so the table itself checks it."""
    poort.eis(RECHT)
    eis_niet_voorbij_datum(datum)
    try:
        Feestdagen.standaard().met([(datum, naam, bron)])
    except FeestdagenFout as fout:
        raise Fout(str(fout), veld="datum") from fout
    _, nieuw = Feestdag.objects.get_or_create(datum=datum, defaults={"naam": naam, "soort": soort, "bron": bron})
    if not nieuw:
        raise Fout(f"{datum_gewoon(datum)} staat al op de lijst.", veld="datum")
    _feestdag_gewijzigd(datum)
    logboek.handeling(actor, RECHT.code, None, wat="feestdag", datum=datum, soort=soort)


def eis_niet_voorbij_datum(datum: date) -> None:
    """A holiday in the past would change terms that were already told to people."""
    if datum <= klok.vandaag():
        raise Fout(f"{datum_gewoon(datum)} is niet meer te plannen. Kies een dag na vandaag.", veld="datum")


def feestdag_wissen(*, actor: Actor, feestdag_id: int) -> None:
    """Taken back before the day itself."""
    poort.eis(RECHT)
    rij = Feestdag.objects.filter(pk=feestdag_id).first()
    if rij is None:
        raise NietGevonden("organisatie.feestdag")
    eis_niet_voorbij_datum(rij.datum)
    rij.delete()
    _feestdag_gewijzigd(rij.datum)
    logboek.handeling(actor, RECHT.code, None, wat="feestdag weg", datum=rij.datum)


def _feestdag_gewijzigd(datum: date) -> None:
    """Open terms that end on that day end on another one now; later rooms hear it at the huisbel."""
    gebeurtenis_melden("feestdag_gewijzigd", uuid5(NAMESPACE_OID, datum.isoformat()), datum=datum.isoformat())


def team_wijzigen(*, actor: Actor, team_id: int, naam: str, telefoon: str, adres: str) -> None:
    """How a team is called and reached today. Its code and its cases do not change."""
    poort.eis(RECHT)
    team = Team.objects.select_for_update().filter(pk=team_id).first()
    if team is None:
        raise NietGevonden("organisatie.team")
    if Team.objects.filter(naam__iexact=naam).exclude(pk=team.pk).exists():
        raise Fout(f"Er is al een team ‘{naam}’. Kies een andere naam.", veld="naam")
    team.naam, team.telefoon, team.adres, team.gewijzigd_door = naam, telefoon, adres, actor.naam
    team.save()
    logboek.handeling(actor, RECHT.code, team, wat="team gewijzigd")
