"""How somebody wants to talk and to be written to (REQ-024). Codes of the program; the lists a municipality sets itself
(leesniveau, gespreksplaats) have a default here."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keukentafel.inwoner.regels.persoon import TALEN

KANALEN = {
    "bellen": "Bellen",
    "appen": "Bericht op de telefoon",
    "mail": "E-mail",
    "brief": "Brief",
    "bezoek": "Langskomen",
}
LEESNIVEAUS = {
    "leest_niet": "Leest niet: liever bellen of voorlezen",
    "eenvoudig": "Korte, eenvoudige zinnen",
    "gewoon": "Gewone brieven",
    "groot": "Grote letters",
}
GESPREKSPLAATSEN = {
    "thuis": "Thuis",
    "wijk": "In de buurt, bij het wijkteam",
    "neutraal": "Op een andere plek, niet thuis",
    "school": "Op school",
    "telefoon": "Aan de telefoon",
}
# How we know that somebody wants official post digitally (Awb 2:8); recorded with its day.
DIGITAAL_BRONNEN = {
    "gezegd": "Zelf gezegd",
    "geschreven": "Zelf geschreven of gemaild",
    "formulier": "Formulier ondertekend",
    "portaal": "Zelf aangezet",
}
# The lists that a municipality may set itself, by their kind in the inrichting.
EIGEN_LIJSTEN = {"leesniveau": LEESNIVEAUS, "gespreksplaats": GESPREKSPLAATSEN}
# What nobody needs to be reminded of.
GEWOON = frozenset({"", "gewoon"})


@dataclass(frozen=True, slots=True)
class Communicatie:
    """Codes beside their words, for screens, appointments and letters."""

    inwoner: UUID
    taal: str
    taal_naam: str
    leesniveau: str
    leesniveau_naam: str
    tolk_taal: str
    tolk_naam: str
    voorkeurskanaal: str
    kanaal_naam: str
    voorkeursplaats: str
    plaats_naam: str
    digitaal_sinds: date | None
    digitaal_bron: str

    @property
    def tolk_nodig(self) -> bool:
        return bool(self.tolk_taal)

    @property
    def mag_digitaal(self) -> bool:
        """Official post may go digitally only to who asked for it (Awb 2:8)."""
        return self.digitaal_sinds is not None

    @property
    def regel(self) -> str:
        """One calm line of what differs from usual: "Turks, met tolk · korte, eenvoudige zinnen · liefst bellen"."""
        taal = self.taal_naam if self.taal not in ("", "nl") or self.tolk_taal else ""
        if self.tolk_taal:
            zelfde = self.tolk_taal == self.taal
            taal = f"{taal}, met tolk" if zelfde else f"{taal}, met tolk {self.tolk_naam}"
        delen = [
            taal,
            _klein(self.leesniveau_naam) if self.leesniveau not in GEWOON else "",
            f"liefst {_klein(self.kanaal_naam)}" if self.kanaal_naam else "",
            _klein(self.plaats_naam),
            "digitale post" if self.mag_digitaal else "",
        ]
        return " · ".join(deel for deel in delen if deel)


def taalnaam(code: str) -> str:
    """The language in words; a code we do not know stays as it is."""
    return TALEN.get(code, code)


def _klein(tekst: str) -> str:
    return tekst[:1].lower() + tekst[1:] if not tekst.startswith("E-mail") else "e-mail"
