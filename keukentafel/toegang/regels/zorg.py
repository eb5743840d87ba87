"""What a melder may hear, and when a ground is missing (AVG art. 6; Wmo 2015 5.1.1; REQ-123, REQ-125)."""

NOG_UITZOEKEN = "nog_uitzoeken"
# Says that it was picked up and nothing about anybody: not whether the person is known, nor what happens next.
NEUTRAAL = (
    "Dank u wel voor uw melding. Wij hebben uw melding gelezen en opgepakt. Vanwege de privacy vertellen wij niet wat"
    " wij verder doen. Ziet of hoort u iets nieuws? Dan kunt u ons altijd bellen."
)


def bezwaar_tegen_terugkoppeling(*, melder_onbekend: bool, tekst: str) -> str:
    """Why nothing can be told back, or nothing."""
    if melder_onbekend:
        return "De melder wilde onbekend blijven; er is niemand om iets aan terug te koppelen."
    return "" if tekst.strip() else "Schrijf op wat de melder te horen kreeg."


def grond_ontbreekt(grondslag: str) -> bool:
    """Is the ground still to be found out?"""
    return grondslag in {"", NOG_UITZOEKEN}
