"""The lists behind papers and referrals, read once for a page."""

from keukentafel.organisatie.opvragen import keuzelijsten

SOORTEN = ("documentsoort", "bron", "onderwerp", "product", "verwijstype")
Namen = dict[str, dict[str, str]]


def papiernamen() -> Namen:
    """Kind of list -> code -> name, in the order of the configuration; one statement."""
    return {soort: {k.code: k.naam for k in lijst} for soort, lijst in keuzelijsten(*SOORTEN).items()}
