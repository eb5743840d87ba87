"""The texts of letters: the dated row of beheer or of the pack, else the text that comes with the program."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from keukentafel.brieven.briefbron import ALGEMEEN, BriefBron, sjablonen
from keukentafel.brieven.regels.tekst import blokken_van
from keukentafel.kern import klok
from keukentafel.koppelingen.pdf.stuk import Blok
from keukentafel.organisatie.models import Inrichting, Team
from keukentafel.organisatie.opvragen import instelling
from keukentafel.organisatie.opvragen.inrichting import geldig_op

TEKSTEN = Path(__file__).parent.parent / "teksten"
SOORT = "brieftekst"


@dataclass(frozen=True)
class Sjabloon:
    """One text on one day. `van` None: the program's own."""

    code: str
    naam: str
    titel: str
    tekst: str
    van: date | None = None

    @classmethod
    def van_rij(cls, code: str, rij: Inrichting | None) -> "Sjabloon":
        """From the configuration, else as delivered."""
        naam = sjablonen()[code].sjablonen[code]
        if rij is None:
            return cls(code, naam, *huistekst(code))
        return cls(code, naam, rij.naam, rij.waarde["tekst"], rij.geldig_van)


def sjabloon(code: str, op: date | None = None) -> Sjabloon:
    """The text that counts on this day. Raises KeyError on a code that no kind of letter has."""
    rij = Inrichting.objects.filter(geldig_op(op or klok.vandaag()), soort=SOORT, code=code).first()
    return Sjabloon.van_rij(code, rij)


@cache
def huistekst(code: str) -> tuple[str, str]:
    """Title and text as delivered: `teksten/<code>.txt`, in this room or in the one that made the kind."""
    bron = sjablonen()[code]
    titel, _, tekst = _bestand(bron, code).partition("\n")
    slot = f"\n{_bestand(bron, bron.slot)}" if bron.slot else ""
    return titel.removeprefix("# ").strip(), f"{tekst.strip()}\n{slot}"


def _bestand(bron: type[BriefBron], naam: str) -> str:
    eigen = Path(__file__).parents[2] / bron.__module__.split(".")[1] / "teksten" / f"{naam}.txt"
    return (eigen if eigen.is_file() else TEKSTEN / f"{naam}.txt").read_text(encoding="utf-8").strip() + "\n"


def voorbeeldblokken(code: str, tekst: str) -> tuple[Blok, ...]:
    """The text filled with the invented example, for preview and score. Its fields must exist."""
    return blokken_van(tekst, ALGEMEEN | sjablonen()[code].voorbeeld().velden())


@dataclass(frozen=True)
class Afzender:
    """Who sends: the municipality's organisation and this team (REQ: wijkteam identity on each letter)."""

    organisatie: str
    gemeente: str
    team: str
    adres: str
    telefoon: str

    def regels(self) -> tuple[str, ...]:
        """The head of the letter."""
        return tuple(r for r in (self.organisatie, self.team_lang, self.adres, self.telefoon) if r)

    @property
    def team_lang(self) -> str:
        if not self.team:
            return ""
        return self.team if self.team.lower().startswith(("team ", "wijkteam ", "wot ")) else f"Team {self.team}"


def afzender(team: Team, *, zonder_wijk: bool = False) -> Afzender:
    """This team; a team without a telephone is reached over the front office.

    `zonder_wijk`: the municipality alone, with the front office. Which team helps somebody tells where they live
    (AUT-02 b).
    """
    gemeente = Inrichting.objects.filter(geldig_op(klok.vandaag()), soort="gemeente").first()
    eigen = "" if zonder_wijk else team.telefoon
    loket = None if eigen else Team.objects.filter(soort="frontoffice").exclude(telefoon="").first()
    if zonder_wijk:
        return Afzender(
            organisatie=str(instelling("organisatienaam")),
            gemeente=f"Gemeente {gemeente.naam}" if gemeente else "",
            team="",
            adres=loket.adres if loket else "",
            telefoon=loket.telefoon if loket else "",
        )
    return Afzender(
        organisatie=str(instelling("organisatienaam")),
        gemeente=f"Gemeente {gemeente.naam}" if gemeente else "",
        team=team.naam,
        adres=team.adres,
        telefoon=eigen or (loket.telefoon if loket else ""),
    )
