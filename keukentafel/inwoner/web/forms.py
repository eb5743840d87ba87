"""Forms of inwoner. They parse; the acts decide."""

import json
from dataclasses import asdict
from typing import Any

from django import forms
from django.core import signing
from django.utils.crypto import salted_hmac

from keukentafel.inwoner.opvragen.adres import buurten
from keukentafel.inwoner.opvragen.brp import BrpVoorstel
from keukentafel.inwoner.opvragen.communicatie import lijsten
from keukentafel.inwoner.regels.communicatie import DIGITAAL_BRONNEN, KANALEN
from keukentafel.inwoner.regels.gegevens import GROEPEN, Adresgegevens, Persoonsgegevens
from keukentafel.inwoner.regels.persoon import (
    HOEDANIGHEDEN,
    NAAM_VAN_ADRESSOORT,
    NAAM_VAN_RELATIE,
    REDENEN_GEEN_BSN,
    ROLLEN_IN_HUISHOUDEN,
    TALEN,
)
from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.kern.velden import DatumDelenVeld

_ZOUT = "keukentafel.brp"
NAAMGEBRUIK = [
    ("E", "Eigen achternaam"),
    ("P", "Achternaam van de partner"),
    ("V", "Partner – eigen"),
    ("N", "Eigen – partner"),
]
BEREIKBAAR = [("", "Geen voorkeur"), *KANALEN.items()]
TOLK = [("", "Geen tolk nodig"), *((code, naam) for code, naam in TALEN.items() if code != "nl")]


def _tekst(label: str, *, lengte: int = 100, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=lengte, **kwargs)


class AdresForm(Formulier):
    """One address. The buurt follows from the postcode when we know it."""

    postcode = _tekst("Postcode", lengte=10, widget=forms.TextInput(attrs={"size": "8", "autocomplete": "off"}))
    huisnummer = _tekst("Huisnummer", lengte=10, widget=forms.TextInput(attrs={"size": "5", "inputmode": "numeric"}))
    toevoeging = _tekst("Toevoeging", lengte=10, widget=forms.TextInput(attrs={"size": "5"}))
    straat = _tekst("Straat")
    woonplaats = _tekst("Woonplaats")
    buurtcode = forms.ChoiceField(label="Buurt", required=False, help_text="Bepaalt welk team deze inwoner helpt.")
    adressoort = forms.ChoiceField(label="Soort adres", choices=list(NAAM_VAN_ADRESSOORT.items()), required=False)
    adres_van = forms.DateField(label="Vanaf", required=False, help_text="Leeg is vandaag.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", "Volgt uit de postcode"), *buurten()]
        zet_keuzes(self, "buurtcode", keuzes)

    def adres(self) -> Adresgegevens:
        """What was filled in."""
        c = self.cleaned_data
        return Adresgegevens(
            **{n: c.get(n, "") for n in ("straat", "huisnummer", "toevoeging", "postcode", "woonplaats", "buurtcode")},
            soort=c.get("adressoort") or "woon",
            van=c.get("adres_van"),
        )


class PersoonForm(Formulier):
    """A person; five fields in sight, the rest under "Meer". Toegang uses it in its intake (prefix "persoon")."""

    roepnaam = _tekst("Roepnaam", widget=forms.TextInput(attrs={"autocomplete": "off"}))
    voorvoegsel = _tekst("Tussenvoegsel", lengte=20, widget=forms.TextInput(attrs={"size": "8"}))
    geslachtsnaam = forms.CharField(
        label="Achternaam", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}), required=False
    )
    geboortedatum = DatumDelenVeld(label="Geboortedatum", required=False)
    bsn = _tekst(
        "BSN",
        lengte=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "12"}),
        help_text="Negen cijfers. Weet je het niet? Laat leeg.",
    )
    bsn_ontbreekt = forms.ChoiceField(
        label="Waarom geen BSN", choices=list(REDENEN_GEEN_BSN.items()), required=False, initial="niet_gevraagd"
    )
    telefoon = _tekst("Telefoon", lengte=30, widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}))
    email = forms.EmailField(label="E-mail", required=False)
    voornamen = _tekst("Alle voornamen", lengte=200)
    geslacht = forms.ChoiceField(
        label="Geslacht",
        choices=[("", "Niet gevraagd"), ("V", "Vrouw"), ("M", "Man"), ("O", "Anders")],
        required=False,
    )
    geboorte_onvolledig = _tekst(
        "Onvolledige geboortedatum", lengte=10, help_text="Alleen als dag of maand niet bekend is, bijvoorbeeld 1985."
    )
    partner_voorvoegsel = _tekst("Tussenvoegsel partner", lengte=20)
    partnernaam = _tekst("Achternaam partner", lengte=200)
    naamgebruik = forms.ChoiceField(label="Wil genoemd worden met", choices=NAAMGEBRUIK, required=False)
    taal = forms.ChoiceField(label="Taal", choices=list(TALEN.items()), required=False, initial="nl")
    tolk_taal = forms.ChoiceField(label="Tolk", choices=TOLK, required=False)
    leesniveau = forms.ChoiceField(label="Lezen", required=False)
    voorkeurskanaal = forms.ChoiceField(label="Liefst bereikt via", choices=BEREIKBAAR, required=False)
    voorkeursplaats = forms.ChoiceField(label="Praat het liefst", required=False)
    overleden_op = forms.DateField(label="Overleden op", required=False)
    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)
    brp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        woorden = lijsten()
        for veld, soort, leeg in (
            ("leesniveau", "leesniveau", "Niet gevraagd"),
            ("voorkeursplaats", "gespreksplaats", "Geen voorkeur"),
        ):
            # What was chosen before it left the list can be kept.
            nu = str(self.get_initial_for_field(self.fields[veld], veld) or "")
            oud = [(nu, nu)] if nu and nu not in woorden[soort] else []
            zet_keuzes(self, veld, [("", leeg), *woorden[soort].items(), *oud])

    def persoon(self) -> Persoonsgegevens:
        """What was filled in."""
        velden = {n: self.cleaned_data.get(n) for n in Persoonsgegevens.__slots__}
        return Persoonsgegevens(**{n: w for n, w in velden.items() if w is not None})


class InwonerForm(PersoonForm, AdresForm):
    """Person and address on one screen, for registering."""

    toch_nieuw = forms.BooleanField(label="Dit is iemand anders: toch een nieuwe inwoner", required=False)
    geheimhouding = forms.BooleanField(label="Adres geheim houden", required=False)

    def bronnen(self) -> dict[str, str]:
        """Source per group: what still is as the BRP gave it, carries the BRP as source."""
        return bronnen_uit(self.cleaned_data.get("brp", ""), self.persoon(), self.adres())


def _merk(groep: str, waarden: object) -> str:
    tekst = json.dumps(waarden, sort_keys=True, default=str)
    return salted_hmac(f"{_ZOUT}.{groep}", tekst, algorithm="sha256").hexdigest()[:24]


def _merken(persoon: Persoonsgegevens, adres: Adresgegevens) -> dict[str, str]:
    groepen: dict[str, object] = {g: persoon.groep(g) for g in ("naam", "geboorte")} | {"bsn": persoon.bsn}
    # The buurt and the words of the street do not come from the BRP alone; number and postcode say which address.
    groepen["adres"] = [w for n, w in asdict(adres).items() if n in ("postcode", "huisnummer", "toevoeging")]
    if "roepnaam" in GROEPEN["naam"]:
        groepen["naam"] = {n: w for n, w in persoon.groep("naam").items() if n != "roepnaam"}
    return {groep: _merk(groep, waarden) for groep, waarden in groepen.items()}


def brp_merk(voorstel: BrpVoorstel) -> str:
    """A signed note of what the BRP gave, in digests: so the saved record can say which groups are still as given."""
    if voorstel.persoon is None:
        return ""
    merken = _merken(voorstel.persoon, voorstel.adres or Adresgegevens())
    return signing.dumps({"bron": voorstel.bron, "merken": merken}, salt=_ZOUT)


def bronnen_uit(merk: str, persoon: Persoonsgegevens, adres: Adresgegevens) -> dict[str, str]:
    """Groups that are unchanged since the BRP gave them; nothing for a note that is missing, old or forged."""
    try:
        gegeven = signing.loads(merk, salt=_ZOUT, max_age=86_400)
    except signing.BadSignature:
        return {}
    nu = _merken(persoon, adres)
    return {groep: gegeven["bron"] for groep, digest in gegeven["merken"].items() if nu[groep] == digest}


def begin_met(voorstel: BrpVoorstel) -> dict[str, Any]:
    """Initial values of InwonerForm from an answer of the BRP."""
    if voorstel.persoon is None:
        return {}
    adres = asdict(voorstel.adres) if voorstel.adres else {}
    adres |= {"adressoort": adres.pop("soort", "woon"), "adres_van": adres.pop("van", None)}
    return {**asdict(voorstel.persoon), **adres, "geheimhouding": voorstel.geheimhouding, "brp": brp_merk(voorstel)}


class LidForm(Formulier):
    """Somebody joins a household."""

    naam = forms.CharField(label="Wie", required=False)
    inwoner = forms.UUIDField(required=False, widget=forms.HiddenInput)
    rol = forms.ChoiceField(
        label="Rol", choices=[("", "Volgt uit de leeftijd"), *ROLLEN_IN_HUISHOUDEN.items()], required=False
    )
    van = forms.DateField(label="Vanaf", required=False, help_text="Leeg is vandaag.")


class DigitaalForm(Formulier):
    """Wants official post digitally, and how we know (Awb 2:8)."""

    bron = forms.ChoiceField(label="Hoe weten we dat?", choices=list(DIGITAAL_BRONNEN.items()))
    sinds = forms.DateField(label="Sinds", required=False, help_text="Leeg is vandaag.")


class EindeForm(Formulier):
    """Somebody leaves."""

    tot = forms.DateField(label="Tot", required=False)


class NaamForm(Formulier):
    """Name of a household."""

    naam = forms.CharField(label="Naam van het huishouden", required=False, max_length=120)


class RelatieForm(Formulier):
    """The person of the card is `soort` of the chosen one."""

    naam = forms.CharField(label="Wie", required=False)
    inwoner = forms.UUIDField(required=False, widget=forms.HiddenInput)
    soort = forms.ChoiceField(label="is", choices=sorted(NAAM_VAN_RELATIE.items()))
    gezag = forms.NullBooleanField(
        label="Gezag",
        required=False,
        widget=forms.Select(choices=[("", "Niet van toepassing of niet nagekeken"), ("true", "Ja"), ("false", "Nee")]),
    )
    gezag_bron = forms.CharField(label="Waaruit blijkt dat", required=False, max_length=200)


class VertegenwoordigingForm(Formulier):
    """Who acts for the person of the card."""

    naam = forms.CharField(label="Wie", required=False, max_length=200)
    inwoner = forms.UUIDField(required=False, widget=forms.HiddenInput)
    hoedanigheid = forms.ChoiceField(label="Als", choices=list(HOEDANIGHEDEN.items()))
    onderwerp = forms.CharField(label="Waarvoor", required=False, initial="alles", max_length=100)
    bron = forms.CharField(label="Waaruit blijkt dat", required=False, max_length=200)
