"""What is typed in the screens of the dossier. Rules stand in regels.py and the acts; here only shapes and choices."""

import re
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict

from keukentafel.delen.woorden import NAAM_VAN_PARTNER
from keukentafel.dossier import regels
from keukentafel.dossier.leesmoment import NU, STANDAARD, wanneer
from keukentafel.dossier.opvragen import DossierKader, Werkprocessen, resultaten
from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, GevraagdeTekst, zet_keuzes
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.poort.matrix import NAAM_VAN_WET, Publiek, Wet

LANG = forms.Textarea(attrs={"rows": 5})
KORT = forms.Textarea(attrs={"rows": 2})
PUBLIEK = [
    (Publiek.TEAM.value, "Mijn team (ieder voor de eigen taak)"),
    (Publiek.BETROKKENEN.value, "Alleen wie betrokken is"),
]
WERKAANTEKENING = (Publiek.AUTEUR.value, "Alleen ik (werkaantekening)")


class _Item(Formulier):
    """Subject, law and audience: every text of a household says them, each with a default."""

    over = forms.MultipleChoiceField(
        label="Over wie?", required=False, widget=forms.CheckboxSelectMultiple, help_text="Standaard het hele gezin."
    )
    wet = forms.ChoiceField(label="Waarvoor?")
    publiek = forms.ChoiceField(label="Wie mag dit lezen?", choices=PUBLIEK)

    def __init__(self, data: Any = None, *, kader: DossierKader, **kwargs: Any) -> None:
        super().__init__(_met_standaard(data, kader), **kwargs)
        self.kader = kader
        self._keuzes("over", [(str(lid.id), lid.roepnaam) for lid in kader.leden])
        self._keuzes("wet", list(kader.wetten) or [("algemeen", "Algemeen")])
        self.fields["over"].initial = [str(lid.id) for lid in kader.leden]

    def _keuzes(self, naam: str, keuzes: list[tuple[str, str]]) -> None:
        veld = self.fields[naam]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = keuzes

    def clean_over(self) -> list[str] | None:
        """Nobody ticked means everybody."""
        return self.cleaned_data["over"] or None


def _met_standaard(data: Any, kader: DossierKader) -> Any:
    """A quick note posts the text alone; what is left out gets the default."""
    if data is None:
        return None
    aangevuld = data.copy()
    aangevuld.setdefault("wet", kader.wetten[0][0] if kader.wetten else "algemeen")
    aangevuld.setdefault("publiek", Publiek.TEAM.value)
    aangevuld.setdefault("soort", regels.Soort.TELEFOON.value)
    aangevuld.setdefault("leesmoment", STANDAARD)
    return aangevuld


class JournaalForm(_Item):
    """One line for the timeline."""

    tekst = forms.CharField(label="Wat is er gebeurd?", widget=LANG, strip=False)
    soort = forms.ChoiceField(label="Soort", choices=list(regels.NAAM_VAN_SOORT.items()))
    moment = forms.DateTimeField(
        label="Wanneer?", required=False, help_text="Leeg is nu.", widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M")
    )
    minuten = forms.IntegerField(label="Hoeveel minuten?", required=False, min_value=1, max_value=1440)
    leesmoment = forms.ChoiceField(label="Vanaf wanneer leest de inwoner dit?")
    field_order = ["tekst", "soort", "over", "wet", "publiek", "leesmoment", "moment", "minuten"]

    def __init__(self, data: Any = None, *, kader: DossierKader, **kwargs: Any) -> None:
        super().__init__(data, kader=kader, **kwargs)
        self._keuzes("publiek", [*PUBLIEK, WERKAANTEKENING])
        later = f"Vanaf {wanneer(kader.vanaf, klok.nu())}"
        self._keuzes("leesmoment", [(STANDAARD, later), (NU, "Nu meteen")])


class VerslagForm(_Item):
    """The report of a conversation; few boxes, in the order of the talk."""

    titel = forms.CharField(label="Titel", max_length=200, required=False, initial="Keukentafelgesprek")
    gesprek_op = forms.DateField(label="Datum van het gesprek", widget=forms.DateInput(format="%Y-%m-%d"))
    aanwezig = forms.CharField(label="Wie waren erbij?", max_length=500, required=False)
    plaats = forms.CharField(label="Waar?", max_length=200, required=False)
    eigen_woorden = forms.CharField(
        label="De vraag in eigen woorden van de inwoner", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    tekst = GevraagdeTekst(label="Wat is er besproken?", widget=forms.Textarea(attrs={"rows": 12}), strip=False)
    afspraken = forms.CharField(label="Wat spraken jullie af?", widget=LANG, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    afspraak_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    field_order = ["titel", "gesprek_op", "aanwezig", "plaats", "eigen_woorden", "tekst", "afspraken"]

    def __init__(self, data: Any = None, *, kader: DossierKader, nieuw: bool = True, **kwargs: Any) -> None:
        super().__init__(data, kader=kader, **kwargs)
        self.uit_afspraak = False
        self.fields["gesprek_op"].initial = klok.vandaag()
        if not nieuw:
            for naam in ("over", "wet", "publiek", "afspraak_id"):
                del self.fields[naam]

    def velden(self) -> dict[str, Any]:
        """What the acts take; the version goes apart."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "versie"}


class WieLeestForm(Formulier):
    """The choices that decide who reads a text; nothing else is asked about."""

    soort = forms.ChoiceField(choices=list(regels.NAAM_VAN_SOORT.items()), required=False)
    wet = forms.ChoiceField(choices=[(wet.value, wet.value) for wet in Wet], required=False)
    publiek = forms.ChoiceField(choices=[*PUBLIEK, WERKAANTEKENING], required=False)
    leesmoment = forms.ChoiceField(choices=[(STANDAARD, ""), (NU, "")], required=False)

    def clean(self) -> dict[str, Any]:
        """Subjects come as a list of keys, without a form of their own: what is no key is left out."""
        gekozen = [
            UUID(waarde)
            for waarde in cast(QueryDict, self.data).getlist("over")
            if re.fullmatch(r"[0-9a-f-]{36}", waarde)
        ]
        return {**self.cleaned_data, "over": gekozen or None}


class CorrectieForm(Formulier):
    tekst = forms.CharField(label="De tekst", widget=forms.Textarea(attrs={"rows": 8}), strip=False)
    reden = forms.CharField(label="Wat klopte er niet?", max_length=300)
    versie = forms.IntegerField(widget=forms.HiddenInput)


class UitzonderForm(Formulier):
    """Why the subject cannot read something yet, and until when that is left alone."""

    uitzondering = forms.ChoiceField(label="Waarom nog niet?")
    tot = forms.DateField(
        label="Wanneer kijk je er opnieuw naar?",
        widget=forms.DateInput(format="%Y-%m-%d"),
        help_text="Dan krijg je een taak.",
    )

    def __init__(self, data: Any = None, *, redenen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        veld = self.fields["uitzondering"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = [("", "Kies een reden"), *redenen]
        self.fields["tot"].initial = klok.vandaag() + timedelta(days=30)


class RedenForm(Formulier):
    """One reason in words, for striking out, opening again, or looking along."""

    reden = forms.CharField(label="Waarom?", widget=KORT, max_length=500)


class LetOpForm(Formulier):
    tekst = forms.CharField(label="Let op", max_length=300, required=False, help_text="Leeg haalt de regel weg.")
    versie = forms.IntegerField(widget=forms.HiddenInput)


class _Dag(Formulier):
    op = forms.DateField(label="Vanaf welke dag?", required=False, widget=forms.DateInput(format="%Y-%m-%d"))
    toelichting = forms.CharField(label="Toelichting", max_length=500, required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["op"].initial = klok.vandaag()


class SluitForm(_Dag):
    reden = forms.ChoiceField(
        label="Waarom stopt het?",
        widget=forms.RadioSelect,
        choices=[(r.value, regels.NAAM_VAN_REDEN[r]) for r in regels.KIESBARE_REDENEN],
    )
    field_order = ["reden", "op", "toelichting"]


class VraagSluitForm(SluitForm):
    """Close one question: also what came of it."""

    resultaat = forms.ChoiceField(label="Wat kwam ervan?", required=False)
    resultaat_tekst = forms.CharField(label="In een zin", max_length=500, required=False)
    field_order = ["reden", "resultaat", "resultaat_tekst", "op", "toelichting"]

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "resultaat", [("", "Nog niet gekozen"), *resultaten().items()])


class CodeerForm(Formulier):
    """Subject, leefgebied and law of a question; the leefgebied follows the subject when left empty."""

    onderwerp = forms.ChoiceField(label="Waar gaat de vraag over?")
    leefgebied = forms.ChoiceField(label="Leefgebied", required=False)
    wet = forms.ChoiceField(label="Wet", choices=[(w.value, NAAM_VAN_WET[w]) for w in Wet])
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        nu = str((kwargs.get("initial") or {}).get("onderwerp") or "")
        onderwerpen = {k.code: k.naam for k in keuzes("onderwerp")}
        eigen = {} if nu in onderwerpen or not nu else {nu: nu}
        gebieden = [("", "Volgt het onderwerp"), *((k.code, k.naam) for k in keuzes("leefgebied"))]
        zet_keuzes(self, "onderwerp", list((eigen | onderwerpen).items()))
        zet_keuzes(self, "leefgebied", gebieden)


class HeropenForm(_Dag):
    toelichting = forms.CharField(label="Waarom gaat deze vraag weer open?", max_length=500)


class ZwaarteForm(_Dag):
    waarde = forms.TypedChoiceField(
        label="Zwaarte",
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        choices=[("1", "1 licht"), ("2", "2 middel"), ("3", "3 zwaar"), ("", "Nog niet bepaald")],
    )
    field_order = ["waarde", "op", "toelichting"]


class VerplaatsForm(_Dag):
    team_id = forms.TypedChoiceField(label="Naar welk team?", coerce=int)
    field_order = ["team_id", "op", "toelichting"]

    def __init__(self, data: Any = None, *, lijst: Werkprocessen, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "team_id", [("", "Kies een team"), *lijst.teams])


class WerkprocesForm(_Dag):
    inwoner_id = forms.ChoiceField(label="Voor wie?")
    onderwerp = forms.CharField(label="Waar gaat de vraag over?", max_length=100)
    wet = forms.ChoiceField(label="Onder welke wet?")
    zwaarte = forms.TypedChoiceField(
        label="Zwaarte",
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", "Nog niet bepaald"), ("1", "1 licht"), ("2", "2 middel"), ("3", "3 zwaar")],
    )
    herhaalreden = forms.CharField(label="Waarom opnieuw?", max_length=1000, required=False, widget=KORT)
    toch = forms.BooleanField(required=False, widget=forms.HiddenInput)
    field_order = ["inwoner_id", "onderwerp", "wet", "zwaarte", "op", "toelichting"]

    def __init__(self, data: Any = None, *, kader: DossierKader, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "inwoner_id", [(str(lid.id), lid.naam) for lid in kader.leden])
        if onderwerpen := [(k.code, k.naam) for k in keuzes("onderwerp")]:
            self.fields["onderwerp"] = forms.ChoiceField(label="Waar gaat de vraag over?", choices=onderwerpen)
        zet_keuzes(self, "wet", list(kader.wetten))


class BetrokkeneForm(Formulier):
    medewerker_id = forms.ChoiceField(label="Collega", required=False)
    naam = forms.CharField(label="Of iemand van buiten: naam", max_length=200, required=False)
    organisatie = forms.CharField(label="Organisatie", max_length=200, required=False)
    rol = forms.ChoiceField(
        label="In welke rol?", choices=[(r.value, regels.NAAM_VAN_BETROKKENROL[r]) for r in regels.KIESBARE_ROLLEN]
    )
    partner = forms.ChoiceField(
        label="Wat voor organisatie?",
        required=False,
        choices=[("", "Volgt uit de rol"), *((p.value, naam) for p, naam in NAAM_VAN_PARTNER.items())],
    )
    contact = forms.CharField(label="Telefoon of mail", max_length=200, required=False)
    waarvoor = forms.CharField(label="Waarvoor?", max_length=200, required=False)

    def __init__(self, data: Any = None, *, collegas: tuple[tuple[str, str], ...] = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "medewerker_id", [("", "Kies een collega"), *collegas])

    def clean_medewerker_id(self) -> str | None:
        """Nobody chosen is no worker, not an empty key."""
        return self.cleaned_data["medewerker_id"] or None


class OpenForm(Formulier):
    """Open a dossier: for a melding or a household, both from the page that leads here."""

    melding_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    huishouden_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    reden = forms.CharField(label="Waarom gaat het weer open?", max_length=500, required=False)
