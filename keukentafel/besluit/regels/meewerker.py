"""Money asked back from somebody else too, who deliberately co-operated (WMO-16; Wmo 2015 art. 2.4.1 lid 1).

The law asks two intents: of who gave the wrong facts, and of who helped with that. So there is nobody here without the
recovery of the resident, and no amount above theirs. Each is liable for the own amount until all is paid: the amounts
need not add up. Pure; sql/70_meewerker.sql says the same.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from keukentafel.besluit.regels.herzien import bezwaar_tegen_terugvordering
from keukentafel.plan.regels import euro

KVK = re.compile(r"\d{8}")
ARTIKEL = "Wmo 2015 art. 2.4.1"


class Soort(StrEnum):
    """Who co-operated."""

    PERSOON = "persoon"
    ORGANISATIE = "organisatie"


NAAM_VAN_SOORT = {Soort.PERSOON: "Een persoon", Soort.ORGANISATIE: "Een organisatie"}


@dataclass(frozen=True, slots=True)
class NieuweMeewerker:
    """What is recorded of one of them; `adres` line by line."""

    naam: str
    soort: str
    reden: str
    bedrag_cent: int | None
    kvk: str = ""
    adres: str = ""

    @property
    def net(self) -> "NieuweMeewerker":
        """Without what typing leaves behind: spaces around and between, and empty lines."""
        regels = [" ".join(regel.split()) for regel in self.adres.splitlines() if regel.strip()]
        naam, kvk = " ".join(self.naam.split()), "".join(self.kvk.split()).replace(".", "")
        return NieuweMeewerker(naam, self.soort, self.reden.strip(), self.bedrag_cent, kvk, "\n".join(regels))

    @property
    def wie(self) -> tuple[str, str]:
        """Twice the same is one; a father and a son of one name have two addresses, or are told apart in the name."""
        return self.naam.casefold(), self.adres


def bezwaar_tegen_meewerker(wet: str, soort: str, grond: str, terug_cent: int | None) -> str:
    """Why nobody else can be asked with this decision; empty when it can. `terug_cent`: what the resident pays back."""
    if bezwaar := bezwaar_tegen_terugvordering(wet, soort, grond):
        return bezwaar
    if terug_cent is None:
        return (
            f"Leg eerst vast hoeveel de inwoner met opzet te veel kreeg. Pas dan kan een ander meebetalen ({ARTIKEL})."
        )
    return ""


def bezwaar_tegen_gegevens(m: NieuweMeewerker, terug_cent: int, ook: Collection[NieuweMeewerker]) -> dict[str, str]:
    """Field -> what is wrong with it. `ook`: who stands there already."""
    fout = {}
    if not m.naam:
        fout["naam"] = "Vul de naam in van wie meewerkte."
    if m.soort not in set(Soort):
        fout["soort"] = f"‘{m.soort}’ kan niet. Kies een persoon of een organisatie."
    if m.kvk and m.soort == Soort.PERSOON:
        fout["kvk"] = "Een persoon heeft geen KvK-nummer. Kies ‘een organisatie’, of laat het leeg."
    elif m.kvk and not KVK.fullmatch(m.kvk):
        fout["kvk"] = f"‘{m.kvk}’ is geen KvK-nummer. Dat heeft acht cijfers."
    if not m.reden:
        fout["reden"] = f"Schrijf op waaruit de opzet van diegene blijkt. Zonder opzet kan dit niet ({ARTIKEL})."
    if waarom := _bezwaar_tegen_bedrag(m.bedrag_cent, terug_cent):
        fout["bedrag"] = waarom
    if any(m.wie == ander.wie or (m.kvk and m.kvk == ander.kvk) for ander in ook):
        fout.setdefault("naam", f"{m.naam} staat er al. Wijzig die regel.")
    return fout


def _bezwaar_tegen_bedrag(cent: int | None, terug_cent: int) -> str:
    if cent is None:
        return "Vul in hoeveel diegene moet terugbetalen."
    if cent <= 0:
        return f"{cent / 100:.2f} euro kan niet. Vul een bedrag boven nul in."
    if cent > terug_cent:
        return f"{euro(cent)} is meer dan de inwoner moet terugbetalen. Vul hoogstens {euro(terug_cent)} in."
    return ""


def bezwaar_tegen_lager(terug_cent: int | None, bedragen: Collection[int]) -> str:
    """Why the amount of the resident cannot become this while others are asked too; empty when it can."""
    if not bedragen:
        return ""
    if terug_cent is None:
        return "Er staat nog iemand bij die moet meebetalen. Haal die eerst weg; daarna kan ook dit bedrag weg."
    hoogste = max(bedragen)
    if terug_cent < hoogste:
        return (
            f"Een ander moet {euro(hoogste)} terugbetalen. De inwoner kan niet minder terugbetalen dan die ander. "
            "Wijzig eerst dat bedrag."
        )
    return ""


# --- What the letters say ---------------------------------------------------------------------------------------------


def ook_zin(terug: str) -> str:
    """In the letter of the resident: that it is asked of somebody else too, without who that is."""
    return f"Wij vragen ook geld terug van een ander. Samen betaalt u niet meer dan {terug}."


def ook_grond() -> str:
    """In the whole decision of the resident."""
    return (
        "Wij vorderen ook van een ander die met opzet meewerkte. U bent ieder voor uw eigen bedrag aansprakelijk, tot "
        "het hele bedrag is betaald."
    )
