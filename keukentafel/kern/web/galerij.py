"""The gallery: every screen part in its realistic states, and two whole screens. Development only (settings.DEBUG).

All names, addresses and amounts are invented.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.grafiek import Reeks, lijngrafiek, staafgrafiek
from keukentafel.kern.schil import MenuPunt, Schil
from keukentafel.kern.velden import DatumDelenVeld
from keukentafel.kern.web.openbaar import openbaar

VANDAAG = date(2026, 11, 26)
BLADEN = ("onderdelen", "mijn-dag", "dossier", "inwoner", "kaal", "fouten")
LANG = (
    "Moeder belt namens haar zoon. De hulp in huis is twee weken niet gekomen. Zij heeft de aanbieder drie keer gebeld "
    "en kreeg steeds een andere medewerker. Afgesproken: wij bellen vandaag de aanbieder en haar daarna terug.\n\n"
    "Zij wil dat wij ook naar de rolstoel kijken."
)
ARABISCH = "السيدة فاطمة تسأل متى تبدأ المساعدة في البيت"
HOE = [("telefoon", "Telefoon"), ("bezoek", "Bezoek"), ("inloop", "Inloop"), ("bericht", "Bericht")]
WAAROVER = [(n.lower(), n) for n in ("Geld", "Huishouden", "Gezondheid", "Wonen", "Opvoeden", "Werk", "Iets anders")]
NIVEAUS = [
    ("1", "1 acuut"),
    ("2", "2 redt het niet zelf"),
    ("3", "3 redt het deels"),
    ("4", "4 redt het meestal"),
    ("5", "5 geen zorgen"),
]


class Proefformulier(Formulier):
    """One field of each kind."""

    wie = forms.CharField(label="Met wie?")
    wie_id = forms.CharField(widget=forms.HiddenInput, required=False)
    hoe = forms.ChoiceField(label="Hoe?", choices=HOE, widget=forms.RadioSelect, initial="telefoon")
    waarover = forms.MultipleChoiceField(
        label="Waarover?", choices=WAAROVER, widget=forms.CheckboxSelectMultiple, initial=["geld"], required=False
    )
    verslag = forms.CharField(label="Kort verslag", widget=forms.Textarea(attrs={"rows": 3}))
    dag = forms.DateField(label="Terugbellen op", help_text="Op werkdagen tussen 9 en 17 uur.", required=False)
    geboren = DatumDelenVeld(label="Geboortedatum", help_text="Bijvoorbeeld 7 3 1984.", required=False)
    tijd = forms.TimeField(label="Tijd", required=False)
    uren = forms.DecimalField(label="Uren per week", required=False, min_value=0)
    team = forms.ChoiceField(
        label="Team", choices=[("", "Kies een team"), ("Schiedam", [("n", "Noord"), ("o", "Oost")])], required=False
    )
    taal = forms.ChoiceField(
        label="Taal", choices=[("nl", "Nederlands"), ("tr", "Turks")], widget=forms.RadioSelect, required=False
    )
    mag = forms.MultipleChoiceField(
        label="Wie mag meelezen?",
        choices=[("school", "School"), ("arts", "Huisarts")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    akkoord = forms.BooleanField(label="De inwoner is akkoord", required=False)
    foto = forms.FileField(label="Bijlage", required=False)
    geld = forms.ChoiceField(label="Geld", choices=NIVEAUS, widget=forms.RadioSelect, initial="2")


FOUT = {
    "wie": "d’Alençon-Yılmaz", "hoe": "telefoon", "verslag": "", "dag": "31 november",
    "geboren_dag": "31", "geboren_maand": "2", "geboren_jaar": "2020", "team": "weg", "geld": "9", "uren": "-3",
}  # fmt: skip


@openbaar
def galerij(request: HttpRequest, blad: str = "onderdelen") -> HttpResponse:
    """One page of the gallery; 404 outside development."""
    if not settings.DEBUG or blad not in BLADEN:
        raise Http404
    return render(request, f"kern/galerij/{blad}.html", _gegevens())


@openbaar
def galerij_zoeken(request: HttpRequest) -> HttpResponse:
    """The fragment that the person picker of the gallery fetches."""
    if not settings.DEBUG:
        raise Http404
    vraag = (request.POST or request.GET).get("q", "").lower()
    mensen = [
        ("1", "Bakker, huishouden", "Iepenlaan 3"),
        ("2", "d’Alençon-Yılmaz, F.", "Lindelaan 14-2 · 38"),
        ("3", "De Vries, A.", "Essenhof 21 · 34"),
    ]
    return render(
        request,
        "kern/galerij/_persoonopties.html",
        {"opties": [m for m in mensen if vraag in m[1].lower()], "q": vraag},
    )


@openbaar
def galerij_contact(request: HttpRequest) -> HttpResponse:
    """The dialog of key N: fetched as a fragment, a page of its own without JavaScript; posting gives 422 or undo."""
    if not settings.DEBUG:
        raise Http404
    form = Proefformulier(request.POST or None)
    gegevens = {**_gegevens(), "form": form}
    if request.method == "POST" and form.data.get("verslag"):
        antwoord = render(request, "kern/galerij/_vastgelegd.html", gegevens)
        antwoord["HX-Trigger"] = "kt:sluit"
        return antwoord
    blad = "_contact" if request.headers.get("HX-Request") else "contact"
    return render(
        request,
        f"kern/galerij/{blad}.html",
        {**gegevens, "blad": blad},
        status=422 if request.method == "POST" else 200,
    )


def _gegevens() -> dict[str, Any]:
    return {
        "schil": _schil(),
        "form": Proefformulier(),
        "fout": Proefformulier(FOUT, auto_id="fout_%s"),
        "snel": [("vandaag", VANDAAG), ("morgen", VANDAAG + timedelta(1)), ("+1 week", VANDAAG + timedelta(7))],
        "lang": LANG,
        "arabisch": ARABISCH,
        "vandaag": VANDAAG,
        "staaf": staafgrafiek(
            ["Noord", "Oost", "Groenoord", "Onbekend"],
            [Reeks("Contacten", [412, 318, 89, None])],
            eerste_kolom="Team",
            eenheid="contacten",
        ),
        "gestapeld": staafgrafiek(
            ["Noord", "Oost", "West"],
            [Reeks("Licht", [40, 22, 9]), Reeks("Midden", [30, 31, 12]), Reeks("Zwaar", [8, 14, 20])],
            eerste_kolom="Team",
            eenheid="dossiers",
        ),
        "lijn": lijngrafiek(
            ["jan", "feb", "mrt", "apr", "mei"],
            [Reeks("Noord", [80, 95, None, 102, 89]), Reeks("Oost", [40, 42, 61, 58, 66])],
            eerste_kolom="Maand",
            eenheid="werkprocessen",
        ),
        "leeg": staafgrafiek([], [Reeks("Contacten", [])], eerste_kolom="Team"),
        "leefgebieden": _leefgebieden(),
    }


def _leefgebieden() -> list[dict[str, Any]]:
    woorden = dict(NIVEAUS) | {"0": "0 nog niet besproken"}
    cijfers: list[tuple[str, int, int]] = [
        ("Geld", 2, 1), ("Huishouden", 2, 3), ("Gezondheid", 2, 3), ("Werk en opleiding", 3, 0), ("Daginvulling", 3, 0),
        ("Relaties thuis", 3, 0), ("Psychische gezondheid", 3, 0), ("Zelfzorg", 3, 0), ("Meedoen in de buurt", 3, 0),
        ("Wonen", 4, 3), ("Vrienden en familie", 4, 0), ("Verslaving", 5, 0), ("Politie en justitie", 0, 0),
    ]  # fmt: skip
    return [{"naam": n, "cijfer": c, "woord": woorden[str(c)][2:], "was": was} for n, c, was in cijfers]


def _schil() -> Schil:
    menu = (
        MenuPunt("Mijn dag", "sun", "/galerij/mijn-dag/", toets="d"),
        MenuPunt("Mijn caseload", "folder", "/galerij/dossier/", 17, "huishoudens", toets="c"),
        MenuPunt("Meldingen", "inbox", "#meldingen", 3, "nieuw", toets="m"),
        MenuPunt("Agenda", "calendar-event", "#agenda"),
        MenuPunt("Berichten", "message", "#berichten", 2, "ongelezen"),
        MenuPunt("Team", "users", "#team"),
        MenuPunt("Sociale kaart", "map-pin", "#kaart"),
        MenuPunt("Onderdelen", "palette", "/galerij/", actief=True),
    )
    return Schil(
        "Wijkteam Linde", "Samira El Amrani", "Team Noordoost", menu, "/galerij/", "/galerij/",
        contact_url="/galerij/contact/", profiel_url="#profiel", uitlog_url="/galerij/", concept_url="/concept/",
        sessie_url="/galerij/", sessie_seconden=28_800, concept_sleutel="AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    )  # fmt: skip
