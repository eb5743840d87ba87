"""Doors of organisatie."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.organisatie.web import api, bezetting, inloggen, oidc, openbaar, profiel, rollen, taken, voorwaarden
from keukentafel.organisatie.web.beheer import formatie as f
from keukentafel.organisatie.web.beheer import inrichting as i
from keukentafel.organisatie.web.beheer import instellingen as s
from keukentafel.organisatie.web.beheer import medewerkers as m
from keukentafel.organisatie.web.beheer import openingstijden as o
from keukentafel.organisatie.web.beheer import registratie as r
from keukentafel.organisatie.web.beheer import teams as t
from keukentafel.organisatie.web.beheer import uitlening as u

app_name = "organisatie"
urlpatterns: list[URLPattern | URLResolver] = [
    path("wijkteams/", openbaar.ingang, name="ingang"),
    path("wijkteams/<slug:code>/", openbaar.wijkteam, name="wijkteam"),
    path("lichter-of-zwaarder/", openbaar.schaalredenen, name="schaalredenen"),
    path("", inloggen.begin, name="begin"),
    path("inloggen/", inloggen.inloggen, name="inloggen"),
    path("inloggen/code/", inloggen.code, name="code"),
    path("inloggen/instellen/", inloggen.instellen, name="instellen"),
    path("inloggen/wachtwoord/", inloggen.eigen_wachtwoord, name="eigen-wachtwoord"),
    path("inloggen/verder/", inloggen.verder, name="verder"),
    path("inloggen/extern/", oidc.heen, name="oidc-heen"),
    path("oidc/callback/", oidc.terug, name="oidc-terug"),
    path("uitloggen/", inloggen.uitloggen, name="uitloggen"),
    path("profiel/", profiel.profiel, name="profiel"),
    path("profiel/elders-uitloggen/", profiel.elders_uitloggen, name="elders-uitloggen"),
    path("team/bezetting/", bezetting.bezetting, name="bezetting"),
    path("team/bezetting/<uuid:medewerker_id>/waarnemen/", bezetting.waarnemen, name="waarnemen"),
    path("team/bezetting/<uuid:medewerker_id>/stoppen/", bezetting.stoppen, name="waarneming-stoppen"),
    path("taken/<uuid:taak_id>/", taken.taak, name="taak"),
    path("taken/<uuid:taak_id>/afhandelen/", taken.afhandelen, name="taak-afhandelen"),
    path("taken/<uuid:taak_id>/uitstellen/", taken.uitstellen, name="taak-uitstellen"),
    path("taken/<uuid:taak_id>/uitstellen/ongedaan/", taken.uitstel_ongedaan, name="taak-uitstel-ongedaan"),
    path("taken/<uuid:taak_id>/terugzetten/", taken.terugzetten, name="taak-terugzetten"),
    path("profiel/terug/<int:afwezigheid_id>/", profiel.terug, name="profiel-terug"),
    path("beheer/", i.start, name="beheer"),
    path("beheer/medewerkers/", m.lijst, name="beheer-medewerkers"),
    path("beheer/medewerkers/nieuw/", m.nieuw, name="beheer-medewerker-nieuw"),
    path("beheer/medewerkers/<uuid:medewerker_id>/", m.blad, name="beheer-medewerker"),
    *[
        path(f"beheer/medewerkers/<uuid:medewerker_id>/{pad}/", view, name=f"beheer-{naam}")
        for pad, view, naam in (
            ("gegevens", m.gegevens, "gegevens"),
            ("rol", m.rol, "rol"),
            ("rol/<int:rol_id>/stoppen", m.rol_stoppen, "rol-stoppen"),
            ("fte", f.fte, "fte"),
            ("fte/<int:formatie_id>/intrekken", f.intrekken, "fte-intrekken"),
            ("moederorganisatie", u.moederorganisatie, "moederorganisatie"),
            ("moederorganisatie/<int:uitlening_id>/intrekken", u.intrekken, "moederorganisatie-intrekken"),
            ("registratie", r.nieuw, "registratie"),
            ("registratie/<int:registratie_id>/stoppen", r.stoppen, "registratie-stoppen"),
            ("registratie/<int:registratie_id>/intrekken", r.intrekken, "registratie-intrekken"),
            ("verhuizen", m.verhuizen, "verhuizen"),
            ("vertrek", m.vertrek, "vertrek"),
            ("vertrek/afronden", m.vertrek_afronden, "vertrek-afronden"),
            ("vertrek/intrekken", m.vertrek_intrekken, "vertrek-intrekken"),
            ("afwezig", m.afwezig, "afwezig"),
            ("afwezig/<int:afwezigheid_id>/terug", m.afwezig_terug, "afwezig-terug"),
            ("code", m.code, "code"),
            ("wachtwoord", m.wachtwoord, "wachtwoord"),
            ("toegang", m.toegang, "toegang"),
            ("uitloggen", m.uitloggen, "uitloggen"),
        )
    ],
    path("beheer/teams/", t.teams, name="beheer-teams"),
    path("beheer/teams/nieuw/", t.nieuw, name="beheer-team-nieuw"),
    path("beheer/teams/<int:team_id>/", t.team, name="beheer-team"),
    path("beheer/teams/<int:team_id>/stoppen/", t.stoppen, name="beheer-team-stoppen"),
    path("beheer/teams/<int:team_id>/doorgaan/", t.doorgaan, name="beheer-team-doorgaan"),
    path("beheer/teams/buurten/", t.buurten, name="beheer-buurten"),
    path("beheer/openingstijden/", o.lijst, name="beheer-openingstijden"),
    path("beheer/openingstijden/week/", o.week, name="beheer-week"),
    path("beheer/openingstijden/week/intrekken/", o.intrekken, name="beheer-week-intrekken"),
    path("beheer/openingstijden/kanaal/", o.kanaal_nieuw, name="beheer-kanaal-nieuw"),
    path("beheer/openingstijden/plek/", o.plek_nieuw, name="beheer-plek-nieuw"),
    path("beheer/instellingen/", s.lijst, name="beheer-instellingen"),
    path("beheer/instellingen/<slug:code>/", s.instelling, name="beheer-instelling"),
    path("beheer/instellingen/<slug:code>/intrekken/", s.intrekken, name="beheer-instelling-intrekken"),
    path("beheer/registratietijd/", s.registratietijd, name="beheer-registratietijd"),
    path("beheer/keuzes/", i.keuzelijsten, name="beheer-keuzelijsten"),
    path("beheer/keuzes/<slug:soort>/", i.keuzes, name="beheer-keuzes"),
    path("beheer/keuzes/<slug:soort>/nieuw/", i.keuze_nieuw, name="beheer-keuze-nieuw"),
    path("beheer/keuzes/<slug:soort>/<slug:code>/", i.keuze, name="beheer-keuze"),
    path("beheer/keuzes/<slug:soort>/<slug:code>/stoppen/", i.keuze_stoppen, name="beheer-stoppen"),
    path("beheer/keuzes/<slug:soort>/<slug:code>/intrekken/", i.intrekken, name="beheer-intrekken"),
    path("beheer/feestdagen/", i.feestdagen, name="beheer-feestdagen"),
    path("beheer/feestdagen/nieuw/", i.feestdag_nieuw, name="beheer-feestdag-nieuw"),
    path("beheer/feestdagen/<int:feestdag_id>/weg/", i.feestdag_weg, name="beheer-feestdag-weg"),
    path("rollen/", rollen.lijst, name="rollen"),
    path("rollen/<uuid:voorstel_id>/", rollen.voorstel, name="rolvoorstel"),
    path("rollen/<uuid:voorstel_id>/bevestigen/", rollen.bevestigen, name="rol-bevestigen"),
    path("rollen/<uuid:voorstel_id>/teruggeven/", rollen.teruggeven, name="rol-teruggeven"),
    path("rollen/<uuid:voorstel_id>/intrekken/", rollen.intrekken, name="rol-intrekken"),
    path("mijn-voorwaarden/", voorwaarden.mijn, name="mijn-voorwaarden"),
    path("mijn-voorwaarden/<uuid:reglement_id>/gelezen/", voorwaarden.bevestigen, name="reglement-gelezen"),
    path("privacy/voorwaarden/", voorwaarden.lijst, name="voorwaarden"),
    path("privacy/voorwaarden/reglement/", voorwaarden.reglement, name="reglement"),
    path("privacy/voorwaarden/<uuid:medewerker_id>/", voorwaarden.een, name="voorwaarde"),
    path("privacy/voorwaarden/<uuid:medewerker_id>/vastleggen/", voorwaarden.vastleggen, name="voorwaarde-vastleggen"),
    path(
        "privacy/voorwaarden/<uuid:medewerker_id>/<uuid:bewijs_id>/intrekken/",
        voorwaarden.intrekken,
        name="voorwaarde-intrekken",
    ),
    path("sessie/", inloggen.sessie_verlengen, name="sessie"),
    path("api/v1/sessie", api.sessie, name="api-sessie"),
]
