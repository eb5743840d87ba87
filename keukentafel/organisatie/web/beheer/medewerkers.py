"""Doors for what changes about people: they join, move, are absent, leave; roles, codes, passwords."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie import opvragen
from keukentafel.organisatie.handelingen import afwezigheid as afwezig_
from keukentafel.organisatie.handelingen import medewerkers as acts
from keukentafel.organisatie.handelingen import vertrek as weg
from keukentafel.organisatie.opvragen import beheer as lees
from keukentafel.organisatie.opvragen.formatie import fte_op_reis, fte_van
from keukentafel.organisatie.opvragen.profiel import redenkeuzes, waarnemerkeuzes
from keukentafel.organisatie.opvragen.registratie import registraties_van
from keukentafel.organisatie.opvragen.rolvoorstel import bevestigzin, herstelzin, rollen_op, wachtende_voorstellen
from keukentafel.organisatie.opvragen.uitlening import uitleners, uitleningen_van
from keukentafel.organisatie.web import forms
from keukentafel.organisatie.web.wijzigen import Voorbeeld, Wijziging, gevuld, wijzigen
from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

ROLLEN = [(rol.value, naam) for rol, naam in NAAM_VAN_ROL.items()]


def _teams() -> list[tuple[str, str]]:
    return lees.formulierkeuzes(opvragen.teams_nu_en_straks())


def _blad(medewerker_id: UUID) -> str:
    return reverse("organisatie:beheer-medewerker", args=[medewerker_id])


@recht(Recht.BEHEER_LEZEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Everybody, or who was searched for."""
    zoek, na, weg_ = request.GET.get("q", ""), request.GET.get("na", ""), request.GET.get("weg") == "1"
    gevonden = lees.medewerkers(zoek, na=na, ook_weg=weg_)
    waarden = {"lijst": gevonden, "zoek": zoek, "ook_weg": weg_}
    return render(request, "organisatie/beheer/medewerkers.html", waarden)


@recht(Recht.BEHEER_LEZEN)
def blad(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """One worker."""
    gezien = lees.medewerkerblad(medewerker_id, request.actor.id)
    waarden = {"m": gezien, "fte": fte_van(medewerker_id), "uitleningen": uitleningen_van(medewerker_id)}
    waarden["registraties"] = registraties_van(medewerker_id)
    waarden["wachtend"] = wachtende_voorstellen(medewerker_id)
    return render(request, "organisatie/beheer/medewerker.html", waarden)


@recht(Recht.BEHEER_WIJZIGEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Somebody joins."""
    form = gevuld(request, forms.NieuwForm, rollen=ROLLEN, teams=_teams(), moeders=uitleners())
    w = Wijziging(
        titel="Nieuwe medewerker",
        form=form,
        doe=partial(acts.medewerker_toevoegen, actor=request.actor),
        toon=lambda **v: Voorbeeld(
            [("Medewerker", "", v["naam"]), ("Rol", "", _rol(v)), ("In dienst", "", "vanaf " + datum_gewoon(v["van"]))],
            bevestigzin(request.actor, None, [v["rol"]], v["team_id"]),
        ),
        terug=reverse("organisatie:beheer-medewerkers"),
        gelukt="Medewerker toegevoegd. Geef het startwachtwoord door.",
    )
    return wijzigen(request, w)


def _rol(v: dict[str, Any]) -> str:
    team = dict(_teams()).get(str(v.get("team_id") or ""), "hele gemeente")
    return f"{NAAM_VAN_ROL[Rol(v['rol'])]}, {team}"


def _voor(
    request: Verzoek,
    medewerker_id: UUID,
    titel: str,
    *,
    form: Any,
    doe: Callable[..., object],
    toon: Callable[..., Voorbeeld],
    **meer: Any,
) -> HttpResponse:
    """A change of one worker: the act gets actor and worker, the page goes back to the worker."""
    medewerker = lees.medewerker_zien(medewerker_id)
    act = partial(doe, actor=request.actor, medewerker_id=medewerker_id)
    w = Wijziging(titel=titel, kop=medewerker.naam, form=form, doe=act, toon=toon, terug=_blad(medewerker_id), **meer)
    return wijzigen(request, w)


@recht(Recht.BEHEER_WIJZIGEN)
def gegevens(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """Name, function and how to reach."""
    m = lees.medewerker_zien(medewerker_id)
    nu = {naam: getattr(m, naam) for naam in ("naam", "functie", "email", "telefoon")}
    form = gevuld(request, forms.GegevensForm, nu)

    def toon(**v: Any) -> Voorbeeld:
        return Voorbeeld([(n.capitalize(), nu[n], w) for n, w in v.items() if nu[n] != w])

    return _voor(request, medewerker_id, "Gegevens wijzigen", form=form, doe=acts.gegevens_wijzigen, toon=toon)


@recht(Recht.BEHEER_WIJZIGEN)
def rol(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """A role with dates."""
    form = gevuld(request, forms.RolForm, rollen=ROLLEN, teams=_teams())
    last = lees.caseload(medewerker_id)

    def toon(**v: Any) -> Voorbeeld:
        einde = f" tot {datum_gewoon(v['tot'])}" if v["tot"] else ""
        wanneer = f"{_rol(v)}, vanaf {datum_gewoon(v['van'])}{einde}"
        wacht = bevestigzin(request.actor, medewerker_id, [v["rol"]], v["team_id"])
        return Voorbeeld([("Rol", "", wanneer)], [*wacht, f"Nu in behandeling: {last.tekst}. Dat verandert niet."])

    velden: dict[str, Any] = {"form": form, "doe": acts.rol_geven, "toon": toon, "gelukt": _voorgesteld}
    return _voor(request, medewerker_id, "Rol geven", **velden)


def _voorgesteld(uit: object) -> str:
    """A proposal is not done yet, and says so."""
    return "Vastgelegd." if getattr(uit, "verloopt_op", None) is None else "Voorgesteld. Een ander bevestigt het nog."


@recht(Recht.BEHEER_WIJZIGEN)
def rol_stoppen(request: Verzoek, medewerker_id: UUID, rol_id: int) -> HttpResponse:
    """A role ends."""
    regel = next((r for r in lees.medewerkerblad(medewerker_id, None).rollen if r.id == rol_id), None)
    last = lees.caseload(medewerker_id)

    def toon(tot: Any) -> Voorbeeld:
        wat = regel.tekst if regel else ""
        blijft = f"Blijft bij deze medewerker: {last.tekst}. Laat dat zo nodig overdragen."
        return Voorbeeld([(wat, "loopt", f"stopt op {datum_gewoon(tot)}")], [blijft] if last.samen else [])

    doe = partial(acts.rol_stoppen, rolvervulling_id=rol_id)
    return _voor(request, medewerker_id, "Rol stoppen", form=gevuld(request, forms.StopForm), doe=doe, toon=toon)


@recht(Recht.BEHEER_WIJZIGEN)
def verhuizen(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """To another team."""
    form = gevuld(request, forms.VerhuisForm, eigen=_teams(), teams=_teams())
    last = lees.caseload(medewerker_id)

    def toon(van_team_id: int, naar_team_id: int, van: Any, reden: str) -> Voorbeeld:
        namen = dict(_teams())
        regel = (f"Team, vanaf {datum_gewoon(van)}", namen[str(van_team_id)], namen[str(naar_team_id)])
        blijft = f"Nu in behandeling: {last.tekst}. Dat gaat mee; wie het niet houdt, draagt over."
        mee = fte_op_reis(medewerker_id, van_team_id, van)
        wacht = bevestigzin(request.actor, medewerker_id, rollen_op(medewerker_id, van_team_id, van), naar_team_id)
        return Voorbeeld(
            [regel], [*wacht, *([blijft] if last.samen else []), *([f"{mee} fte gaat mee."] if mee else [])]
        )

    velden: dict[str, Any] = {"form": form, "doe": acts.team_wisselen, "toon": toon, "gelukt": _voorgesteld}
    return _voor(request, medewerker_id, "Naar een ander team", **velden)


@recht(Recht.BEHEER_WIJZIGEN)
def vertrek(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """Announce, or finish, a departure."""
    last = lees.caseload(medewerker_id)

    def toon(tot: Any) -> Voorbeeld:
        taak = f"Eerst overdragen: {last.tekst}. Elk team krijgt een taak. Daarna rond je het vertrek af."
        klaar = "Er is niets over te dragen. Rollen en waarneming stoppen op die dag."
        return Voorbeeld([("Uit dienst", "in dienst", datum_gewoon(tot))], [taak if last.samen else klaar])

    uitleg = "Wie vertrekt, draagt eerst alles over. De naam blijft staan bij wat is vastgelegd."
    form = gevuld(request, forms.VertrekForm)
    return _voor(request, medewerker_id, "Vertrek", form=form, doe=weg.vertrek_aankondigen, toon=toon, uitleg=uitleg)


@recht(Recht.BEHEER_WIJZIGEN)
def vertrek_afronden(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """The last step; refused while anything is open."""
    m = lees.medewerkerblad(medewerker_id, None)
    form = gevuld(request, forms.VertrekForm, {"tot": m.vertrek} if m.vertrek else None)

    def toon(tot: Any) -> Voorbeeld:
        return Voorbeeld([("Uit dienst", "in dienst", datum_gewoon(tot))], ["Alle rollen stoppen op die dag."])

    return _voor(request, medewerker_id, "Vertrek afronden", form=form, doe=weg.vertrek_afronden, toon=toon)


@recht(Recht.BEHEER_WIJZIGEN)
def afwezig(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """Absence with a waarnemer."""
    keuzes = waarnemerkeuzes(medewerker_id)
    form = gevuld(request, forms.AfwezigForm, waarnemers=keuzes, redenen=redenkeuzes())
    last = lees.caseload(medewerker_id)

    def toon(**v: Any) -> Voorbeeld:
        terug = f" tot {datum_gewoon(v['tot'])}" if v["tot"] else ", einde nog niet bekend"
        wie = dict(keuzes).get(str(v["waarnemer_id"] or ""), "niemand")
        ziet = f"De waarnemer ziet in die tijd {last.tekst}."
        leeg = "Zonder waarnemer ziet het team dat er niemand is."
        regels = [("Afwezig", "", f"vanaf {datum_gewoon(v['van'])}{terug}"), ("Waarnemer", "", wie)]
        return Voorbeeld(regels, [ziet if v["waarnemer_id"] else leeg])

    return _voor(request, medewerker_id, "Afwezigheid", form=form, doe=afwezig_.afwezigheid_vastleggen, toon=toon)


@recht(Recht.BEHEER_WIJZIGEN)
def code(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """A new telephone."""
    uitleg = "Doe dit alleen als je zeker weet met wie je spreekt. Bij het inloggen komt er een nieuwe code."
    regel = ("Code", "ingesteld", "opnieuw instellen")
    velden: dict[str, Any] = {"doe": acts.code_vernieuwen, "vorm": forms.LeegForm, "uitleg": uitleg}
    return _herstel(request, medewerker_id, "Code vernieuwen", regel, **velden)


@recht(Recht.BEHEER_WIJZIGEN)
def wachtwoord(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """A forgotten password."""
    regel = ("Wachtwoord", "het oude", "het nieuwe")
    velden: dict[str, Any] = {"doe": acts.wachtwoord_zetten, "vorm": forms.StartwachtwoordForm}
    return _herstel(request, medewerker_id, "Wachtwoord zetten", regel, **velden)


def _herstel(
    request: Verzoek,
    medewerker_id: UUID,
    titel: str,
    regel: tuple[str, str, str],
    *,
    vorm: type[Formulier],
    **meer: Any,
) -> HttpResponse:
    """A way in again: at once, or, for who has a sensitive role, when a second person confirms it."""
    wacht = herstelzin(request.actor, lees.medewerker_zien(medewerker_id))
    form = gevuld(request, forms.HerstelForm if wacht else vorm)
    ziet = Voorbeeld([regel], wacht or ["Open sessies stoppen meteen."])
    return _voor(request, medewerker_id, titel, form=form, toon=lambda **_: ziet, gelukt=_voorgesteld, **meer)


def _klaar(request: Verzoek, medewerker_id: UUID, zin: str) -> HttpResponse:
    messages.success(request, zin)
    return redirect(_blad(medewerker_id))


@recht(Recht.BEHEER_WIJZIGEN)
@require_POST
def toegang(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """Close or open an account at once."""
    open_ = request.POST.get("open") == "1"
    acts.toegang_zetten(actor=request.actor, medewerker_id=medewerker_id, open_=open_)
    return _klaar(request, medewerker_id, "Toegang geopend." if open_ else "Toegang gesloten.")


@recht(Recht.BEHEER_WIJZIGEN)
@require_POST
def vertrek_intrekken(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """Stays after all."""
    weg.vertrek_intrekken(actor=request.actor, medewerker_id=medewerker_id)
    return _klaar(request, medewerker_id, "Vertrek ingetrokken.")


@recht(Recht.BEHEER_WIJZIGEN)
@require_POST
def afwezig_terug(request: Verzoek, medewerker_id: UUID, afwezigheid_id: int) -> HttpResponse:
    """Back at work."""
    afwezig_.afwezigheid_beeindigen(actor=request.actor, medewerker_id=medewerker_id, afwezigheid_id=afwezigheid_id)
    return _klaar(request, medewerker_id, "Afwezigheid beëindigd.")


@recht(Recht.BEHEER_WIJZIGEN)
@require_POST
def uitloggen(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """On all devices; the account stays open."""
    aantal = acts.aanmeldingen_beeindigen(actor=request.actor, medewerker_id=medewerker_id)
    return _klaar(request, medewerker_id, f"Uitgelogd op alle apparaten ({aantal}).")
