"""What is typed around meetings, advice and drang."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms

from keukentafel.delen.woorden import GROEPEN, NAAM_VAN_PARTNER
from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.plan.handelingen import NieuweStap
from keukentafel.plan.regels import NAAM_VAN_DRANG, NAAM_VAN_OVERLEGSOORT, WieSoort

DAG = forms.DateInput(format="%Y-%m-%d")
KORT = forms.Textarea(attrs={"rows": 3})
Keuzes = tuple[tuple[str, str], ...] | list[tuple[str, str]]


class OverlegForm(Formulier):
    soort = forms.ChoiceField(
        label="Wat voor overleg?", choices=[(s.value, n) for s, n in NAAM_VAN_OVERLEGSOORT.items()]
    )
    dag = forms.DateField(label="Op welke dag?", widget=DAG)
    tijd = forms.TimeField(label="Hoe laat?", initial=time(9, 0), widget=forms.TimeInput(format="%H:%M"))
    plaats = forms.CharField(label="Waar?", required=False, max_length=200)
    collegas = forms.MultipleChoiceField(label="Welke collega’s?", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, collegas: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(data, initial={"dag": klok.vandaag()}, **kwargs)
        zet_keuzes(self, "collegas", list(collegas))

    def velden(self) -> dict[str, Any]:
        c = self.cleaned_data
        begin: datetime = klok.moment(c["dag"], c["tijd"].hour, c["tijd"].minute)
        return {
            "soort": c["soort"],
            "begin": begin,
            "plaats": c["plaats"],
            "collegas": [UUID(i) for i in c["collegas"]],
        }


class DeelnemerForm(Formulier):
    naam = forms.CharField(label="Wie komt er van buiten?", max_length=200)
    organisatie = forms.CharField(label="Van welke organisatie?", max_length=200, required=False)
    email = forms.CharField(
        label="E-mailadres", max_length=200, required=False, help_text="De uitnodiging noemt geen namen van bewoners."
    )
    partner = forms.ChoiceField(label="Wat voor organisatie?", help_text="Hieruit volgt wat iemand mag horen.")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "partner", [(g, [(p.value, NAAM_VAN_PARTNER[p]) for p in rij]) for g, rij in GROEPEN.items()])


class InbrengForm(Formulier):
    """From the meeting: by number. From the dossier: into a meeting."""

    nummer = forms.CharField(label="Dossiernummer", max_length=40)
    vraag = forms.CharField(label="Wat is de vraag aan het overleg?", widget=KORT, max_length=3000)


class InDossierForm(Formulier):
    overleg = forms.ChoiceField(label="In welk overleg?")
    vraag = forms.CharField(label="Wat is de vraag aan het overleg?", widget=KORT, max_length=3000)
    wet = forms.ChoiceField(label="Waarvoor?", required=False)

    def __init__(self, data: Any = None, *, overleggen: Keuzes = (), wetten: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "overleg", list(overleggen))
        zet_keuzes(self, "wet", list(wetten) or [("algemeen", "Algemeen")])

    def velden(self) -> dict[str, Any]:
        c = self.cleaned_data
        return {"overleg_id": UUID(c["overleg"]), "vraag": c["vraag"], "wet": c["wet"] or "algemeen"}


class BesluitForm(Formulier):
    besluit = forms.CharField(label="Wat spreken we af?", widget=KORT, max_length=5000)
    versie = forms.IntegerField(widget=forms.HiddenInput)


class ActieForm(Formulier):
    """One action: it becomes a step in the plan."""

    tekst = forms.CharField(label="Wat gaat iemand doen?", max_length=300)
    wie = forms.ChoiceField(label="Wie?", required=False)
    wie_anders = forms.CharField(label="Iemand anders: wie?", required=False, max_length=100)
    uiterlijk = forms.DateField(label="Voor wanneer?", widget=DAG)
    doel = forms.ChoiceField(label="Bij welk doel?", required=False)
    nieuw_doel = forms.CharField(label="Of een nieuw doel: wat is er straks anders?", required=False, max_length=300)

    def __init__(self, data: Any = None, *, wie: Keuzes = (), doelen: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(data, auto_id="actie_%s", **kwargs)
        zet_keuzes(self, "wie", [*wie, ("", "Iemand anders")])
        zet_keuzes(self, "doel", [*doelen, ("", "Een nieuw doel")])

    def velden(self) -> dict[str, Any]:
        c = self.cleaned_data
        wie, anders = UUID(c["wie"]) if c["wie"] else None, c["wie_anders"].strip()
        soort = WieSoort.NETWERK if anders or wie is None else WieSoort.MEDEWERKER
        stap = NieuweStap(c["tekst"], soort, anders, None if anders else wie, uiterlijk=c["uiterlijk"])
        nieuw = c["nieuw_doel"].strip()
        return {"stap": stap, "doel_id": UUID(c["doel"]) if c["doel"] and not nieuw else None, "nieuw_doel": nieuw}


class VierogenForm(Formulier):
    collega_id = forms.ChoiceField(label="Met wie keek je?")
    uitkomst = forms.CharField(label="Wat kwam eruit?", max_length=2000)

    def __init__(self, data: Any = None, *, collegas: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(data, auto_id="ogen_%s", **kwargs)
        zet_keuzes(self, "collega_id", [("", "Kies een collega"), *collegas])

    def velden(self) -> dict[str, Any]:
        return {"collega_id": UUID(self.cleaned_data["collega_id"]), "uitkomst": self.cleaned_data["uitkomst"]}


class ConsultForm(Formulier):
    specialisme = forms.ChoiceField(label="Welk specialisme?")
    aan_id = forms.ChoiceField(label="Welke collega?", required=False)
    aan_naam = forms.CharField(label="Of iemand van buiten: naam en organisatie", required=False, max_length=200)
    vraag = forms.CharField(label="Wat wil je weten?", widget=KORT, max_length=3000)

    def __init__(self, data: Any = None, *, collegas: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(data, auto_id="consult_%s", **kwargs)
        zet_keuzes(self, "specialisme", [(k.code, k.naam) for k in keuzes("specialisme")])
        zet_keuzes(self, "aan_id", [("", "Iemand van buiten"), *collegas])

    def velden(self) -> dict[str, Any]:
        c = self.cleaned_data
        wie = UUID(c["aan_id"]) if c["aan_id"] else None
        return {"specialisme": c["specialisme"], "aan_id": wie, "aan_naam": c["aan_naam"], "vraag": c["vraag"]}


class ConsultAntwoordForm(Formulier):
    antwoord = forms.CharField(label="Het advies", widget=forms.Textarea(attrs={"rows": 5}), max_length=5000)


class DrangForm(Formulier):
    soort = forms.ChoiceField(label="Wat speelt er?", choices=[(s.value, n) for s, n in NAAM_VAN_DRANG.items()])
    organisatie = forms.CharField(label="Welke organisatie houdt de zaak vast?", max_length=200)
    contact = forms.CharField(label="Wie daar, en hoe bereik je die?", required=False, max_length=200)
    reden = forms.CharField(label="Waarom?", max_length=1000)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, auto_id="drang_%s", **kwargs)
