"""What a melding heard about language, beside what stands on the record of the resident."""


def op_de_kaart(*, taal: str, tolk_nodig: bool, kaart_taal: str, kaart_tolk: str) -> tuple[str, str] | None:
    """Language and interpreter as the record would become; None when there is nothing to take over.

    The same language without a tick says nothing about the interpreter on the record: not asked is not "no". An
    interpreter for Dutch says that one is needed, not which: that is filled in on the record itself.
    """
    kaart_taal = kaart_taal or "nl"
    if taal == kaart_taal:
        tolk = kaart_tolk or (taal if tolk_nodig and taal != "nl" else "")
    else:
        tolk = taal if tolk_nodig and taal != "nl" else ""
    wordt = (taal, tolk)
    return None if wordt == (kaart_taal, kaart_tolk) else wordt
