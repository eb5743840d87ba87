"""Forms of the profile and of beheer. Field names are the names of the acts' arguments."""

from datetime import time
from typing import Any
from uuid import UUID

from django import forms

from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier
from keukentafel.organisatie.keuzevormen import DAGEN
from keukentafel.organisatie.pakket import Uren, weekdagen
from keukentafel.organisatie.regels import FORMATIESOORTEN, FTE_HOOGSTENS, TEAMSOORTEN
from keukentafel.organisatie.wachtwoorden import startwachtwoord

LEEG = {"required": "Vul dit in."}
KIES = {"required": "Kies er een.", "invalid_choice": "‘%(value)s’ staat niet in de lijst. Kies er een uit de lijst."}


def tekst(label: str, *, mag_leeg: bool = False, hulp: str = "", **attrs: Any) -> forms.CharField:
    """One line of text."""
    return forms.CharField(
        label=label,
        required=not mag_leeg,
        help_text=hulp,
        max_length=200,
        error_messages={"required": f"Vul in: {label.lower()}."},
        widget=forms.TextInput(attrs=attrs),
    )


def dag(label: str, *, mag_leeg: bool = False, hulp: str = "") -> forms.DateField:
    """A date; today by itself when it may not stay empty."""
    fouten = {
        "required": "Kies een dag.",
        "invalid": "Dit is geen bestaande datum. Vul dag, maand en jaar in, bijvoorbeeld 13-11-2026.",
    }
    begin = None if mag_leeg else klok.vandaag
    return forms.DateField(
        label=label, required=not mag_leeg, help_text=hulp, error_messages=fouten, initial=begin,
        widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip


def keuze(label: str, *, mag_leeg: bool = False, hulp: str = "", coerce: Any = str) -> forms.TypedChoiceField:
    """A select; the view sets its choices."""
    return forms.TypedChoiceField(
        label=label, required=not mag_leeg, help_text=hulp, error_messages=KIES, coerce=coerce, empty_value=None
    )


class SneltoetsenForm(Formulier):
    aan = forms.BooleanField(label="Losse letters als sneltoets", required=False)


class VoorkeurForm(Formulier):
    graag = forms.MultipleChoiceField(label="Doe ik graag", required=False, widget=forms.CheckboxSelectMultiple)
    liever_niet = forms.MultipleChoiceField(
        label="Liever niet", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Wie verdeelt, ziet dit als wens.",
    )  # fmt: skip

    def __init__(self, *args: Any, onderwerpen: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keuzes(self, graag=onderwerpen, liever_niet=onderwerpen)


class WoonadresForm(Formulier):
    postcode = tekst("Je eigen postcode", mag_leeg=True, autocomplete="off")
    huisnummer = tekst("Huisnummer", mag_leeg=True, autocomplete="off")


class WachtwoordForm(Formulier):
    nu = forms.CharField(
        label="Wachtwoord van nu", strip=False, error_messages=LEEG,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip
    nieuw = forms.CharField(
        label="Nieuw wachtwoord", strip=False, error_messages=LEEG,
        help_text="Minstens 12 tekens. Een paar gewone woorden achter elkaar is sterk en goed te onthouden.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip


class AfwezigForm(Formulier):
    van = dag("Afwezig vanaf")
    tot = dag("Eerste dag terug", mag_leeg=True, hulp="Weet je het nog niet? Laat dit leeg.")
    waarnemer_id = keuze(
        "Waarnemer", mag_leeg=True, coerce=UUID, hulp="Ziet in die tijd de dossiers. Iemand uit hetzelfde team."
    )
    reden = keuze("Reden", hulp="Nooit een medische reden.")

    def __init__(self, *args: Any, waarnemers: Any = (), redenen: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keuzes(self, waarnemer_id=waarnemers, reden=redenen)


def _keuzes(form: forms.Form, **lijsten: Any) -> None:
    for naam, lijst in lijsten.items():
        veld = form.fields[naam]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = lijst


class GegevensForm(Formulier):
    naam = tekst("Naam")
    functie = tekst("Functie", mag_leeg=True)
    email = forms.EmailField(
        label="E-mail",
        required=False,
        error_messages={"invalid": "‘%(value)s’ is geen e-mailadres."},
    )
    telefoon = tekst("Telefoon", mag_leeg=True)


class MoederForm(Formulier):
    """The employer that lends this worker, from a day."""

    moederorganisatie = keuze("Moederorganisatie", mag_leeg=True, hulp="De werkgever die deze medewerker uitleent.")
    van = dag("Vanaf")

    def __init__(self, *args: Any, moeders: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keuzes(self, moederorganisatie=[("", "Niet bekend"), *moeders])

    def clean_moederorganisatie(self) -> str:
        return self.cleaned_data["moederorganisatie"] or ""


REDEN_HULP = "Nodig als een ander de rol bevestigt; die leest dit."


class RolForm(Formulier):
    rol = keuze("Rol")
    team_id = keuze("Team", mag_leeg=True, coerce=int, hulp="Mag leeg bij een rol voor de hele gemeente.")
    van = dag("Vanaf")
    tot = dag("Eerste dag zonder deze rol", mag_leeg=True)
    reden = tekst("Waarom is dit nodig?", mag_leeg=True, hulp=REDEN_HULP)

    def __init__(self, *args: Any, rollen: Any = (), teams: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keuzes(self, rol=rollen, team_id=[("", "Geen team"), *teams])


class NieuwForm(MoederForm, GegevensForm):
    gebruikersnaam = tekst("Gebruikersnaam", autocapitalize="none", spellcheck="false")
    rol = keuze("Eerste rol")
    team_id = keuze("Team", mag_leeg=True, coerce=int, hulp="Mag leeg bij een rol voor de hele gemeente.")
    van = dag("In dienst vanaf")
    wachtwoord = tekst(
        "Startwachtwoord", hulp="Geef dit zelf door. De medewerker stelt bij de eerste keer inloggen een code in.",
        autocomplete="off", spellcheck="false",
    )  # fmt: skip
    reden = tekst("Waarom deze rol?", mag_leeg=True, hulp=REDEN_HULP)
    field_order = (
        "naam", "gebruikersnaam", "rol", "team_id", "reden", "van", "wachtwoord", "functie", "moederorganisatie"
    )  # fmt: skip

    def __init__(self, *args: Any, rollen: Any = (), teams: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wachtwoord"].initial = startwachtwoord
        _keuzes(self, rol=rollen, team_id=[("", "Geen team"), *teams])


class FteForm(Formulier):
    """Where the post comes from decides whether the formation of the team grows."""

    team_id = keuze("Team", coerce=int)
    fte = forms.DecimalField(
        label="Fte", localize=True, min_value=0, max_value=FTE_HOOGSTENS, max_digits=4, decimal_places=2,
        help_text="Bijvoorbeeld 0,8. Vul 0 in als deze medewerker in dit team geen uren heeft.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    uit_vaste = forms.TypedChoiceField(
        label="Waar komt deze plek vandaan?", coerce=lambda waarde: waarde == "ja", initial="ja", error_messages=KIES,
        choices=[("ja", "Uit de formatie van het team: die blijft gelijk"), ("nee", "Erbij: de formatie groeit mee")],
    )  # fmt: skip
    soort = keuze("Soort werk", hulp="Administratie telt niet mee voor de caseload.")
    van = dag("Vanaf")

    def __init__(self, *args: Any, teams: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keuzes(self, team_id=teams, soort=list(FORMATIESOORTEN.items()))


class VerhuisForm(Formulier):
    van_team_id = keuze("Van team", coerce=int)
    naar_team_id = keuze("Naar team", coerce=int)
    van = dag("Vanaf")
    reden = tekst("Waarom?", mag_leeg=True, hulp=REDEN_HULP)

    def __init__(self, *args: Any, eigen: Any = (), teams: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keuzes(self, van_team_id=eigen, naar_team_id=teams)


class VertrekForm(Formulier):
    tot = dag("Eerste dag uit dienst")


class StopForm(Formulier):
    tot = dag("Eerste dag zonder deze rol")


class StartwachtwoordForm(Formulier):
    wachtwoord = tekst("Nieuw startwachtwoord", hulp="Geef dit zelf door.", autocomplete="off", spellcheck="false")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wachtwoord"].initial = startwachtwoord


class HerstelForm(Formulier):
    """A way in again for who has a sensitive role: a second person confirms it, so it says why."""

    reden = tekst("Waarom is dit nodig, en hoe weet je met wie je sprak?")


class UitstelForm(Formulier):
    tot = dag("Tot welke dag?")


class LeegForm(Formulier):
    """A confirmation without fields."""


class VanForm(Formulier):
    van = dag("Vanaf")


class TeamForm(Formulier):
    naam = tekst("Naam")
    telefoon = tekst("Telefoon", mag_leeg=True)
    adres = tekst("Adres", mag_leeg=True)


class TeamNieuwForm(TeamForm):
    """The code is for ever; the rest can be changed later."""

    code = forms.SlugField(
        label="Code",
        max_length=50,
        help_text="Kort, voor bestanden en cijfers. Verandert later niet meer.",
        error_messages={
            "required": "Vul in: code.",
            "invalid": "Gebruik voor de code alleen letters zonder accent, cijfers en streepjes, bijvoorbeeld oost-2.",
        },
    )
    soort = keuze("Soort")
    volgorde = forms.IntegerField(
        label="Plek in de lijst",
        min_value=0,
        max_value=999,
        initial=0,
        error_messages={"required": "Vul een getal in.", "invalid": "Vul een heel getal in, bijvoorbeeld 3."},
    )
    van = dag("Vanaf")
    field_order = ("naam", "code", "soort", "volgorde", "adres", "telefoon", "van")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keuzes(self, soort=list(TEAMSOORTEN.items()))


class TeamEindeForm(Formulier):
    tot = dag("Eerste dag zonder dit team")


class BuurtenForm(Formulier):
    team_id = keuze("Naar team", coerce=int)
    buurten = forms.MultipleChoiceField(
        label="Buurten", widget=forms.CheckboxSelectMultiple, error_messages={"required": "Kies minstens één buurt."}
    )
    van = dag("Vanaf")

    def __init__(self, *args: Any, teams: Any = (), alle: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keuzes(self, team_id=teams, buurten=alle)


class FeestdagForm(Formulier):
    datum = dag("Datum")
    naam = tekst("Naam")
    soort = keuze("Soort", hulp="Een sluitingsdag telt nooit mee voor wettelijke termijnen.")
    bron = tekst("Bron", hulp="Bijvoorbeeld het besluit, met nummer.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keuzes(
            self,
            soort=[
                ("gelijkgesteld", "Gelijkgesteld met een feestdag"),
                ("sluiting", "Wij zijn dicht"),
            ],
        )


class OpeningForm(Formulier):
    """The week as text, one line per stretch: short to type, and easy to read back."""

    uren = forms.CharField(
        label="Uren", required=False,
        help_text=(
            "Eén regel per tijd, bijvoorbeeld: ma-vr 9.00-16.00. Zet er ‘spoed’ achter als alleen spoed dan kan."
            " Leeg betekent: dicht."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip
    van = dag("Vanaf")

    def clean_uren(self) -> Uren:
        """Lines such as "ma-vr 9.00-16.00", or with "spoed" behind it, as (weekday, from, to, only urgent)."""
        uren: Uren = set()
        for regel in self.cleaned_data["uren"].splitlines():
            if regel.strip():
                uren |= _uren(regel.strip())
        return uren


class NieuweTijdenForm(OpeningForm):
    """Hours that cannot stay empty: something opens."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        uren = self.fields["uren"]
        uren.required = True
        uren.help_text = "Eén regel per tijd, bijvoorbeeld: ma-vr 9.00-16.00. Zet er ‘spoed’ achter bij alleen spoed."
        uren.error_messages["required"] = "Vul in wanneer het open is, bijvoorbeeld: ma-vr 9.00-16.00."


class KanaalForm(NieuweTijdenForm):
    """Another channel, or a known one at another place."""

    naam = tekst("Kanaal", hulp="Zoals bewoners het lezen, bijvoorbeeld: Chat. Komt ook in de keuzelijst.")
    plaats = keuze("Plaats", mag_leeg=True)
    field_order = ("naam", "plaats", "uren", "van")

    def __init__(self, *args: Any, plaatsen: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keuzes(self, plaats=[("", "Overal"), *plaatsen])

    def clean_plaats(self) -> str:
        return self.cleaned_data["plaats"] or ""


class PlekForm(NieuweTijdenForm):
    """Another place to walk in."""

    naam = tekst("Naam van de plek")
    team = keuze("Team")
    adres = tekst("Adres", mag_leeg=True)
    field_order = ("naam", "team", "adres", "uren", "van")

    def __init__(self, *args: Any, teams: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _keuzes(self, team=teams)


def _uren(regel: str) -> Uren:
    spoed = regel.casefold().endswith(" spoed")
    dagen, _, tijden = (regel[: -len(" spoed")].rstrip() if spoed else regel).rpartition(" ")
    try:
        open_, dicht = (time.fromisoformat(_tijd(t)) for t in tijden.replace("–", "-").split("-"))
        nummers = weekdagen(dagen)
    except ValueError as fout:
        mogelijk = ", ".join(DAGEN)
        raise forms.ValidationError(
            f"‘{regel}’ is niet te lezen. Verwacht dagen ({mogelijk}) en tijden, bijvoorbeeld: ma-vr 9.00-16.00."
        ) from fout
    if open_ >= dicht or not nummers:
        raise forms.ValidationError(f"‘{regel}’: sluit voor het open gaat. Verwacht bijvoorbeeld: ma-vr 9.00-16.00.")
    return {(nummer, open_, dicht, spoed) for nummer in nummers}


def _tijd(tekst_: str) -> str:
    uur, _, minuut = tekst_.strip().replace(".", ":").partition(":")
    return f"{int(uur):02d}:{minuut or '00':0>2}"


def waarde_uit(gegevens: dict[str, Any]) -> dict[str, Any]:
    """The fields of a choice that go into `waarde`."""
    return {n: w for n, w in gegevens.items() if n not in ("code", "naam", "van") and w is not None}


def uren_tekst(uren: Uren) -> str:
    """The week back as lines."""
    return "\n".join(
        f"{DAGEN[dag_ - 1]} {open_:%H.%M}–{dicht:%H.%M}{' spoed' if spoed else ''}"
        for dag_, open_, dicht, spoed in sorted(uren)
    )
