"""The sources of the three letters of Toegang. Other rooms keep theirs in their own `bronnen.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from keukentafel.brieven.briefbron import BriefBron, briefsoort
from keukentafel.kern.klok import AMSTERDAM
from keukentafel.kern.tekst import aantal, datum_lang, tijd

_PLICHT_CO = "Noem de gratis cliëntondersteuning, voor de inwoner en de mantelzorger (Wmo 2015 art. 2.3.2 lid 3)."
_PLICHT_MZ = "Zeg dat ook de mantelzorger gratis cliëntondersteuning kan krijgen (Wmo 2015 art. 2.2.4 en 2.3.2 lid 3)."
_PLICHT_PP = "Noem het persoonlijk plan (Wmo 2015 art. 2.3.2 lid 2)."
_WETTEN = {"jeugd": "ontvangstbevestiging-jeugd", "wgs": "ontvangstbevestiging-wgs", "pw": "ontvangstbevestiging-pw"}


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Ontvangstbevestiging(BriefBron):
    """We have your question (WMO-02, WMO-03; other laws have a text of their own).

    The first text is also used while the law is not known yet: the strictest law then counts.
    """

    soort: ClassVar[str] = "ontvangstbevestiging"
    sjablonen: ClassVar[Mapping[str, str]] = {
        "ontvangstbevestiging": "Ontvangstbevestiging (Wmo, of nog niet duidelijk)",
        "ontvangstbevestiging-jeugd": "Ontvangstbevestiging (Jeugdwet)",
        "ontvangstbevestiging-wgs": "Ontvangstbevestiging (schulden)",
        "ontvangstbevestiging-pw": "Ontvangstbevestiging (werk en inkomen)",
    }
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "ontvangstbevestiging": {
            "cliëntondersteun": _PLICHT_CO,
            "mantelzorger": _PLICHT_MZ,
            "persoonlijk plan": _PLICHT_PP,
        }
    }
    ontvangen: date
    nummer: int
    werkdagen: int
    wet: str = "wmo"
    uiterlijk: date | None = None
    plan_tot: date | None = None

    def velden(self) -> dict[str, str]:
        """A norm of no days is not a number for in a letter."""
        dagen = f"binnen {aantal(self.werkdagen, 'werkdag', 'werkdagen')}"
        return super().velden() | {"wanneer": dagen if self.werkdagen else "zo snel mogelijk"}

    def sjabloon(self) -> str:
        return _WETTEN.get(self.wet, "ontvangstbevestiging")

    @classmethod
    def voorbeeld(cls) -> "Ontvangstbevestiging":
        dag = date(2026, 11, 24)
        return cls(
            ontvangen=dag,
            nummer=100042,
            werkdagen=5,
            uiterlijk=dag + timedelta(weeks=6),
            plan_tot=dag + timedelta(days=7),
        )


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Uitnodiging(BriefBron):
    """Come and talk, or we come to you (REQ-014). `plaats` is where; `met` who comes."""

    soort: ClassVar[str] = "uitnodiging"
    sjablonen: ClassVar[Mapping[str, str]] = {"uitnodiging": "Uitnodiging voor een gesprek"}
    begin: datetime
    einde: datetime
    met: tuple[str, ...]
    plaats: str
    onderwerp: str = ""
    tolk: str = ""
    vorige: datetime | None = None
    """The moment that no longer counts, when this invitation moves an appointment."""

    def velden(self) -> dict[str, str]:
        """Day and times apart; a moved appointment says so."""
        vorige = datum_lang(self.vorige.astimezone(AMSTERDAM).date()) if self.vorige else ""
        return super().velden() | {
            "dag": datum_lang(self.begin.astimezone(AMSTERDAM).date()),
            "tijd": tijd(self.begin),
            "tot": tijd(self.einde),
            "tolk": f"Er is een tolk bij ({self.tolk})." if self.tolk else "",
            "verzet": f"De afspraak van {vorige} gaat niet door." if vorige else "",
        }

    @classmethod
    def voorbeeld(cls) -> "Uitnodiging":
        begin = datetime(2026, 12, 1, 10, 0, tzinfo=AMSTERDAM)
        return cls(
            begin=begin,
            einde=begin + timedelta(hours=1),
            met=("Samira Bakker",),
            plaats="bij u thuis",
            onderwerp="kennismaken",
            tolk="Turks",
            vorige=begin - timedelta(days=1),
        )


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Verslag(BriefBron):
    """What we talked about and agreed (Wmo 2015 art. 2.3.2 lid 8); the resident may answer."""

    soort: ClassVar[str] = "verslag"
    sjablonen: ClassVar[Mapping[str, str]] = {"verslag": "Verslag van het gesprek"}
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "verslag": {
            "{tekst}": "Zet het veld {tekst} in de brief: anders staat het verslag er niet in (art. 2.3.2 lid 8).",
            "{reactie}": "Zet het veld {reactie} in de brief: een verslag gaat nooit zonder wat de inwoner ervan vond.",
        }
    }
    titel: str
    gesprek_op: date
    tekst: str
    aanwezig: str = ""
    plaats: str = ""
    eigen_woorden: str = ""
    afspraken: str = ""
    schrijver: str = ""
    reactie: str = ""
    """What residents said about it before, with our answer: a disputed text never goes without."""
    reageren_voor: date | None = None

    @classmethod
    def voorbeeld(cls) -> "Verslag":
        dag = date(2026, 11, 20)
        return cls(
            titel="Gesprek over het huishouden",
            gesprek_op=dag,
            tekst="U woont alleen. Het huis schoonhouden lukt niet meer. Uw buurvrouw doet de boodschappen.",
            aanwezig="U, uw dochter en Samira Bakker",
            plaats="bij u thuis",
            eigen_woorden="Ik wil hier graag blijven wonen.",
            afspraken="Samira zoekt hulp in de wijk.\nU belt de huisarts.",
            schrijver="Samira Bakker",
            reactie="Fatma, op 23 november 2026, aan de telefoon: wil een correctie.\n"
            "‘Mijn zoon doet de boodschappen.’\n"
            "Antwoord: het verslag is op 24 november 2026 aangepast.",
            reageren_voor=dag + timedelta(days=14),
        )
