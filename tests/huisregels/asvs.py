"""docs/asvs.md, made of docs/asvs.toml: `python -m tests.huisregels.asvs` writes it, test_asvs.py compares it."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

HUIS = Path(__file__).parents[2]
BRON, BLAD = HUIS / "docs" / "asvs.toml", HUIS / "docs" / "asvs.md"
STATEN = {"voldoet": "voldoet", "deels": "deels", "niet": "niet", "nvt": "niet van toepassing"}
HOOFDSTUKKEN = {
    1: "Coderen en schoonmaken", 2: "Invoer en regels", 3: "Browser", 4: "Diensten", 5: "Bestanden", 6: "Inloggen",
    7: "Aanmeldingen", 8: "Rechten", 9: "Tokens", 10: "OAuth en OIDC", 11: "Cryptografie", 12: "Verbindingen",
    13: "Inrichting", 14: "Gegevens", 15: "Bouw", 16: "Logs en fouten", 17: "WebRTC",
}  # fmt: skip
KOP = """# OWASP ASVS 5.0, niveau 1 en 2: wat wij zelf vinden

Een eigen beoordeling, geen keuring door een ander. Per eis staat in [asvs.toml](asvs.toml) de stand en wat dat
laat zien: een test, een instelling of een bestand. De tekst van de eisen staat bij [OWASP](https://owasp.org/asvs)
(CC BY-SA 4.0); hier staan alleen de nummers, met een korte naam van ons. `tests/huisregels/test_asvs.py` bewaakt dat
elk nummer er een keer staat en dat elk bewijs bestaat.

Wat een gemeente zelf regelt (de proxy, certificaten, de firewall, het bewaren van logs) telt hier niet als gehaald.

## De stand
"""
STREEP = "|---|" + "---:|" * (len(STATEN) + 1)


def lees() -> dict[str, Any]:
    """The whole of it."""
    return tomllib.loads(BRON.read_text(encoding="utf-8"))


def _stand(eisen: list[dict[str, Any]]) -> list[str]:
    tel = Counter((int(e["nummer"].split(".")[0]), e["staat"]) for e in eisen)
    regels = [f"| hoofdstuk | {' | '.join(STATEN.values())} | samen |", STREEP]
    for nr, naam in HOOFDSTUKKEN.items():
        getallen = [tel[nr, s] for s in STATEN]
        regels.append(f"| {nr} {naam} | {' | '.join(map(str, [*getallen, sum(getallen)]))} |")
    samen = [sum(e["staat"] == s for e in eisen) for s in STATEN]
    return [*regels, f"| samen | {' | '.join(map(str, [*samen, sum(samen)]))} |"]


def _open(eisen: list[dict[str, Any]], staat: str) -> list[str]:
    regels = ["| eis | niveau | wat | stand | wat we zouden doen |", "|---|---|---|---|---|"]
    return regels + [
        f"| {e['nummer']} | {e['niveau']} | {e['kort']} | {e['zin']} | {e['doen']} |"
        for e in eisen
        if e["staat"] == staat
    ]


def blad() -> str:
    """The page as it should stand there."""
    eisen = lees()["eis"]
    delen = [KOP, *_stand(eisen), "", "## Niet gehaald", "", *_open(eisen, "niet")]
    delen += ["", "## Deels gehaald", "", *_open(eisen, "deels"), "", "## Niet van toepassing", ""]
    delen += [f"- {e['nummer']} {e['kort']}: {e['zin']}" for e in eisen if e["staat"] == "nvt"]
    return "\n".join([*delen, ""])


if __name__ == "__main__":
    BLAD.write_text(blad(), encoding="utf-8")
