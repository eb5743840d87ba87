"""What the municipality configured for the first contact, in one statement; else the built-in lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.organisatie.models import Inrichting
from keukentafel.toegang.regels import URGENTIE_WERKDAGEN, Intakestapsoort, Ruimte, SoortPlaats, Urgentie
from keukentafel.toegang.regels.termijnen import BEVESTIGING_WERKDAGEN
from keukentafel.toegang.regels.vragen import GerichteVraag, Overbelastingsregel

PUNTEN_PER_FTE = 28
# Most frequent first: the first is the default on the screen.
STANDAARD: dict[str, list[tuple[str, str]]] = {
    "kanaal": [("telefoon", "Telefoon"), ("bezoek", "Bezoek"), ("inloop", "Inloop"), ("bericht", "Bericht")],
    "onderwerp": [
        ("geld", "Geld"),
        ("huishouden", "Huishouden"),
        ("gezondheid", "Gezondheid"),
        ("wonen", "Wonen"),
        ("opvoeden", "Opvoeden"),
        ("werk", "Werk"),
        ("anders", "Iets anders"),
    ],
    "melder": [
        ("inwoner", "De inwoner zelf"),
        ("naaste", "Familie of vriend"),
        ("huisarts", "Huisarts"),
        ("school", "School"),
        ("politie", "Politie"),
        ("anders", "Iemand anders"),
        ("anoniem", "Wil niet zeggen wie"),
    ],
    "verwijzer": [("huisarts", "Huisarts"), ("school", "School"), ("anders", "Iemand anders")],
    "namens": [
        ("zelf", "De inwoner zelf"),
        ("vertegenwoordiger", "Vertegenwoordiger"),
        ("ouder", "Ouder of voogd"),
        ("naaste", "Familie of vriend"),
        ("professional", "Professional"),
    ],
    "contactreden": [
        ("vraag", "Een vraag of om hulp"),
        ("status", "Hoe staat het ervoor?"),
        ("doorgeven", "Iets doorgeven"),
        ("afspraak", "Over een afspraak"),
        ("klacht", "Niet tevreden"),
        ("anders", "Iets anders"),
    ],
    "afdoening": [
        ("advies", "Advies gegeven"),
        ("telefoontje", "Voor de inwoner gebeld"),
        ("geregeld", "Iets geregeld"),
    ],
    "controlefeit": [
        ("geboortedatum", "Geboortedatum"),
        ("adres", "Postcode en huisnummer"),
        ("telefoon", "Laatste drie cijfers van het telefoonnummer"),
        ("klantnummer", "Klantnummer op de brief"),
    ],
    "abc_uitkomst": [
        ("geen_dossier", "Geen dossier nodig"),
        ("advies", "Advies gegeven; de balie gaat verder"),
        ("overgenomen", "Overgenomen door de ABC-dienst"),
        ("melding", "Er komt een melding"),
    ],
    "inloopplek": [("inloop", "Inloop")],
    "inloop_uitkomst": [
        ("geholpen", "Meteen geholpen"),
        ("afspraak", "Afspraak gemaakt"),
        ("melding", "Melding gemaakt"),
        ("doorverwezen", "Doorverwezen"),
        ("weg", "Weggegaan zonder hulp"),
    ],
    "loket": [("anders", "Een ander loket")],
    "grond_overdracht": [
        ("toestemming", "De inwoner vindt het goed"),
        ("veiligheid", "Het is nodig voor de veiligheid"),
    ],
    "reden_weigeren": [("niet_voor_ons", "Hoort niet bij ons"), ("al_bekend", "Wij helpen deze inwoner al")],
    "taal": [
        ("nl", "Nederlands"),
        ("en", "Engels"),
        ("ar", "Arabisch"),
        ("tr", "Turks"),
        ("pl", "Pools"),
        ("uk", "Oekraïens"),
        ("ti", "Tigrinya"),
        ("so", "Somalisch"),
        ("fa", "Farsi of Dari"),
        ("ngt", "Gebarentaal"),
    ],
    "veiligheidsvraag": [
        ("gevaar", "Is er nu gevaar voor iemand?"),
        ("dreiging", "Dreigt iemand zichzelf of een ander iets aan te doen?"),
        ("kind", "Is een kind onveilig of alleen?"),
        ("slapen", "Heeft iemand vannacht geen veilige slaapplek?"),
    ],
    "reden_afspraak": [
        ("inwoner", "De inwoner kan niet"),
        ("ziek", "Iemand is ziek"),
        ("wij", "Wij kunnen niet"),
        ("niet_nodig", "Niet meer nodig"),
    ],
    "reden_gemist": [
        ("onbekend", "Niet bekend"),
        ("vergeten", "Vergeten"),
        ("ziek", "Ziek"),
        ("vervoer", "Kon er niet komen"),
        ("brief", "Uitnodiging niet gekregen of niet begrepen"),
        ("wil_niet", "Wil geen gesprek"),
    ],
}
SOORTEN = [
    *STANDAARD,
    "urgentie",
    "meldtermijn",
    "instelling",
    "gerichte_vraag",
    "overbelasting",
    "ruimte",
    "intakestap",
]


@dataclass(frozen=True)
class Keuzes:
    """All choices of a day. `lijst("onderwerp")` gives (code, name) in the order of the configuration."""

    rijen: Mapping[str, tuple[tuple[str, str, Any], ...]]

    def lijst(self, soort: str) -> list[tuple[str, str]]:
        return [(code, naam) for code, naam, _ in self.rijen.get(soort, ())] or STANDAARD.get(soort, [])

    def namen(self, soort: str) -> dict[str, str]:
        return dict(self.lijst(soort))

    def woorden(self, soort: str, codes: Sequence[str]) -> str:
        """Codes as one line of names: "Geld, Wonen"."""
        namen = self.namen(soort)
        return ", ".join(namen.get(code, code) for code in codes)

    def waarden(self, soort: str) -> list[tuple[str, str, Any]]:
        """(code, name, what else this kind has); empty when the municipality configured none."""
        return list(self.rijen.get(soort, ()))

    @property
    def gerichte_vragen(self) -> list[GerichteVraag]:
        """Every guided question of the day; none when the municipality configured none."""
        return [_vraag(code, naam, waarde) for code, naam, waarde in self.rijen.get("gerichte_vraag", ())]

    @property
    def overbelasting(self) -> Overbelastingsregel:
        """The rule of the day; without one, overbelasting is only noted."""
        rijen = self.rijen.get("overbelasting", ())
        return next((Overbelastingsregel(w["melding"], w["abc_eerst"]) for _, _, w in rijen), Overbelastingsregel())

    @property
    def controlefeiten(self) -> list[tuple[str, str]]:
        """What the desk asks a caller, in order; a fact that is switched off is left out."""
        rijen = self.rijen.get("controlefeit")
        if not rijen:
            return STANDAARD["controlefeit"]
        return [(code, naam) for code, naam, waarde in rijen if waarde.get("gevraagd", True)]

    def _getal(self, soort: str, code: str, sleutel: str, anders: int) -> int:
        waarde = {c: w for c, _, w in self.rijen.get(soort, ())}.get(code)
        getal = waarde.get(sleutel) if isinstance(waarde, dict) else waarde
        return getal if isinstance(getal, int) else anders

    @property
    def ruimtes(self) -> dict[str, Ruimte]:
        """Places and rooms by code; none when the municipality configured none."""
        return {code: _ruimte(code, naam, waarde) for code, naam, waarde in self.rijen.get("ruimte", ())}

    @property
    def intakestappen(self) -> dict[str, Intakestapsoort]:
        """Steps by code, in order; none when the municipality configured none."""
        return {
            code: Intakestapsoort(code, naam, waarde.get("volgt_uit", ""), waarde.get("wet", ""))
            for code, naam, waarde in self.rijen.get("intakestap", ())
        }

    @property
    def werkdagen(self) -> dict[Urgentie, int]:
        """Own norm for the first contact, per urgency."""
        return {u: self._getal("urgentie", u.value, "werkdagen", n) for u, n in URGENTIE_WERKDAGEN.items()}

    @property
    def jeugd_weken(self) -> int:
        return self._getal("meldtermijn", "jeugd", "weken", 0)

    @property
    def bevestiging_werkdagen(self) -> int:
        return self._getal("meldtermijn", "ontvangstbevestiging", "werkdagen", BEVESTIGING_WERKDAGEN)

    @property
    def punten_per_fte(self) -> int:
        return self._getal("instelling", "caseload_punten_per_fte", "waarde", PUNTEN_PER_FTE)


def _vraag(code: str, naam: str, waarde: Mapping[str, str]) -> GerichteVraag:
    antwoorden = tuple(a.strip() for a in waarde.get("antwoorden", "").split("|") if a.strip())
    return GerichteVraag(code, naam, waarde["onderwerp"], waarde["doel"], antwoorden, waarde.get("overbelasting", ""))


def _ruimte(code: str, naam: str, waarde: Mapping[str, Any]) -> Ruimte:
    return Ruimte(
        code=code,
        naam=naam,
        soort=SoortPlaats(waarde.get("soort", "kantoor")),
        personen=waarde.get("personen", 4),
        besloten=waarde.get("besloten", True),
        open_van=time.fromisoformat(waarde.get("open_van", "08:00")),
        open_tot=time.fromisoformat(waarde.get("open_tot", "18:00")),
        adres=waarde.get("adres", ""),
    )


def keuzes(dag: date | None = None) -> Keuzes:
    """The choices that are valid on a day, today by default."""
    op = dag or klok.vandaag()
    geldig = Q(geldig_van__lte=op) & (Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=op))
    rijen: dict[str, list[tuple[str, str, Any]]] = {}
    gekozen = Inrichting.objects.filter(geldig, soort__in=SOORTEN).order_by("soort", "volgorde", "naam")
    for soort, code, naam, waarde in gekozen.values_list("soort", "code", "naam", "waarde"):
        rijen.setdefault(soort, []).append((code, naam, waarde))
    return Keuzes({soort: tuple(lijst) for soort, lijst in rijen.items()})
