"""Forms of logging in and of the own profile."""

from django import forms

from keukentafel.kern.formulieren import Formulier


class InlogForm(Formulier):
    """First step."""

    gebruikersnaam = forms.CharField(
        label="Gebruikersnaam",
        error_messages={"required": "Vul je gebruikersnaam in."},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        ),
    )
    wachtwoord = forms.CharField(
        label="Wachtwoord",
        strip=False,
        error_messages={"required": "Vul je wachtwoord in."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    verder = forms.CharField(required=False, widget=forms.HiddenInput())


class CodeForm(Formulier):
    """Second step."""

    code = forms.CharField(
        label="Code van 6 cijfers",
        error_messages={"required": "Vul de 6 cijfers in die je app nu toont."},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "9", "autofocus": True}
        ),
    )

    def clean_code(self) -> str:
        getypt: str = self.cleaned_data["code"]
        cijfers = getypt.replace(" ", "")
        if len(cijfers) != 6 or not cijfers.isdigit():
            raise forms.ValidationError(f"‘{getypt}’ is geen code. Vul precies 6 cijfers in, bijvoorbeeld 123 456.")
        return cijfers


class EigenWachtwoordForm(Formulier):
    """In place of the start password."""

    nieuw = forms.CharField(
        label="Je eigen wachtwoord",
        strip=False,
        error_messages={"required": "Kies een wachtwoord."},
        help_text="Minstens 12 tekens. Een paar gewone woorden achter elkaar is sterk en goed te onthouden.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autofocus": True}),
    )

    def gekozen(self) -> dict[str, str]:
        """What the act takes; nothing while the form is not right."""
        return {"nieuw": self.cleaned_data["nieuw"]} if self.is_valid() else {}
