"""How the people of the stories want to talk and to be written to: most of them as usual, some otherwise."""

from random import Random

_KANALEN = ("", "", "", "bellen", "bellen", "appen", "mail", "brief", "bezoek")
_LEZEN = ("", "", "", "gewoon", "gewoon", "eenvoudig", "eenvoudig", "leest_niet", "groot")
_PLEKKEN = ("", "", "", "", "thuis", "thuis", "wijk", "neutraal", "telefoon")
_DIGITAAL = ("", "", "", "gezegd", "formulier")


def wensen(sleutel: str) -> dict[str, str]:
    """The wishes of the first person of a story; its own source of chance, so that nothing else shifts."""
    rng = Random(f"praten:{sleutel}")
    return {
        "voorkeurskanaal": rng.choice(_KANALEN),
        "leesniveau": rng.choice(_LEZEN),
        "voorkeursplaats": rng.choice(_PLEKKEN),
    }


def digitale_post(sleutel: str) -> str:
    """How we know that this person wants official post digitally; empty for who gets it on paper."""
    return Random(f"digitaal:{sleutel}").choice(_DIGITAAL)
