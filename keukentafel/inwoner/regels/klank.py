"""How a name sounds in Dutch: one rule per pair of spellings of the same sound (naden.md §7); order matters."""

import re

_REGELS = [
    (re.compile(patroon), vervanging)
    for patroon, vervanging in (
        (r"dzh|dzj|dsj|zh|zj|^dj", "j"),
        (r"sch(?=$)", "s"),
        (r"tsch|tsj|sj|sh(?=[aeiouy])|sz", "s"),
        (r"sch", "sg"),
        (r"ch|gh|kh", "g"),
        (r"ph", "f"),
        (r"th|dt|d(?=$)|d(?=[^aeiouyrw])", "t"),
        (r"b(?=$)", "p"),
        (r"qu", "kw"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"z", "s"),
        (r"aauw|auw|ouw", "ou"),
        (r"eeuw|ieuw|eew|uw(?=$)", "eu"),
        (r"[vw]", "f"),
        (r"eij|ij|ei|ey", "y"),
        (r"^ae|^aa", "a"),
        (r"^oe|^ou|^au|^oo|^u", "o"),
        (r"^ie|^ii|^y(?=[^aeiou])", "i"),
        (r"^ee", "e"),
        (r"^j|^y", "j"),
        (r"(?<=.)[hj]", ""),
        (r"ngk|nk", "nk"),
        (r"(?<=.)[aeiouy]", ""),
        (r"(.)\1+", r"\1"),
    )
]
# Letters that stand for more than one sound, because other languages write them so: "Achmed" is also Ahmed, and
# "Shevchenko" Sjevtsjenko.
_ANDERS = ((re.compile(r"ch|kh|gh"), "h"), (re.compile(r"ch"), "tsj"))


def klank(woord: str) -> str:
    """Dutch sound key of one folded word: "visser" and "fischer" -> "fsr"; other scripts come out as they are."""
    for patroon, vervanging in _REGELS:
        woord = patroon.sub(vervanging, woord)
    return woord


def klanken(woord: str) -> frozenset[str]:
    """Every way in which the word may sound; keys of one letter say nothing and are left out."""
    vormen = {woord} | {patroon.sub(anders, woord) for patroon, anders in _ANDERS}
    return frozenset(geluid for vorm in vormen if len(geluid := klank(vorm)) > 1)
