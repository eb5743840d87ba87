"""The letters of room plan: help stops or changes, to who gives it and to the resident; the answer about a worker."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from keukentafel.brieven.briefbron import BriefBron, briefsoort

_PLICHT_BESLUIT = "Zeg dat bij een besluit een nieuw besluit hoort, met bezwaar (Awb art. 3:41 en 6:4)."


@dataclass(frozen=True, kw_only=True)
class _Hulp(BriefBron):
    """What both letters say: which help, from which day, why, and whether it stops."""

    hulp: str
    ingaat: date
    reden: str
    schrijver: str
    richting: str = ""
    """"lichter" or "zwaarder"; empty when it stops."""

    @classmethod
    def _staal(cls) -> dict[str, Any]:
        return {
            "hulp": "hulp in huis, 3 uur per week",
            "ingaat": date(2026, 12, 26),
            "reden": "Het doel is gehaald. Het huishouden lukt weer.",
            "schrijver": "Samira Bakker",
            "richting": "lichter",
        }


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Aanbiederbericht(_Hulp):
    """To the provider: no more than is needed to stop or change the help (REQ-063, DEEL-01, DEEL-09)."""

    soort: ClassVar[str] = "aanbiederbericht"
    sjablonen: ClassVar[Mapping[str, str]] = {
        "aanbieder-stopt": "Bericht aan de aanbieder: de hulp stopt",
        "aanbieder-anders": "Bericht aan de aanbieder: de hulp verandert",
    }
    geboren: str
    opzegtermijn: str
    regie: str
    """Who has the regie of this household, with team and telephone (REQ-058)."""
    criteria: tuple[str, ...] = ()
    """Why lighter, heavier or stopped, in the words of the public list (REQ-070)."""

    def sjabloon(self) -> str:
        return "aanbieder-anders" if self.richting else "aanbieder-stopt"

    @classmethod
    def voorbeeld(cls) -> "Aanbiederbericht":
        return cls(
            **cls._staal(),
            geboren="geboren op 4 mei 1950",
            opzegtermijn="30 dagen",
            regie="Regie: Samira Bakker, Team Oost, 010 123 45 67",
            criteria=("Het doel is gehaald",),
        )


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Hulpbericht(_Hulp):
    """To the resident: the same, and what the provider hears."""

    soort: ClassVar[str] = "hulpbericht"
    sjablonen: ClassVar[Mapping[str, str]] = {
        "hulp-stopt": "Bericht aan de inwoner: de hulp stopt",
        "hulp-anders": "Bericht aan de inwoner: de hulp verandert",
    }
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "hulp-stopt": {"bezwaar": _PLICHT_BESLUIT},
        "hulp-anders": {"bezwaar": _PLICHT_BESLUIT},
    }
    aanbieder: str

    def sjabloon(self) -> str:
        return "hulp-anders" if self.richting else "hulp-stopt"

    @classmethod
    def voorbeeld(cls) -> "Hulpbericht":
        return cls(**cls._staal(), aanbieder="Thuis in de wijk")


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Wisselantwoord(BriefBron):
    """The answer to who asked for another worker (REQ-072)."""

    soort: ClassVar[str] = "wisselantwoord"
    sjablonen: ClassVar[Mapping[str, str]] = {
        "wissel-ja": "Antwoord: u krijgt een andere medewerker",
        "wissel-nee": "Antwoord: u houdt dezelfde medewerker",
    }
    gevraagd: date
    antwoord: str
    schrijver: str
    ja: str = ""
    """Not empty: yes."""
    nieuw: str = ""
    """Who comes and from when, as a sentence."""

    def sjabloon(self) -> str:
        return "wissel-ja" if self.ja else "wissel-nee"

    @classmethod
    def voorbeeld(cls) -> "Wisselantwoord":
        return cls(
            gevraagd=date(2026, 11, 20),
            antwoord="Tom kent uw buurt goed. Hij belt u deze week.",
            schrijver="Mo Visser",
            ja="ja",
            nieuw="Wij zoeken een andere medewerker. Die belt u om kennis te maken.",
        )
