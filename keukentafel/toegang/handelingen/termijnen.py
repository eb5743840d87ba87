"""A holiday decree that comes later: legal terms of open meldingen are computed anew, with a notice (ATW art. 3)."""

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.opvragen.inrichting import feestdagen
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Termijn
from keukentafel.toegang.regels.termijnen import VAN_INWONER, WETTELIJK, opnieuw, termijnnaam

SYSTEEM = Actor.systeem("termijnen")
TAAK_HERREKEND = "meldtermijn_herrekend"


def meldtermijnen_herrekenen(gebeurtenis: Gebeurtenis) -> int:
    """Huisbel: a holiday was added or taken back. Own norms stay as they were promised, and so does what is past.

    A day of the resident (D01) never comes nearer: the letter of receipt told it. How many moved.
    """
    vrij, gezet = feestdagen(), 0
    with transactie(SYSTEEM):
        open_ = Termijn.objects.filter(klaar_op=None, soort__in=WETTELIJK, uiterlijk__gte=klok.vandaag())
        for rij in open_.select_related("team", "voor").select_for_update(of=("self",)):
            nieuw = opnieuw(rij.soort, rij.van, rij.uitleg, vrij)
            if nieuw.uiterlijk == rij.uiterlijk or (rij.soort in VAN_INWONER and nieuw.uiterlijk < rij.uiterlijk):
                continue
            oud, rij.uiterlijk, rij.uitleg = rij.uiterlijk, nieuw.uiterlijk, nieuw.uitleg
            rij.save(update_fields=["uiterlijk", "uitleg"])
            logboek.handeling(SYSTEEM, Recht.MELDING_BEHANDELEN.code, rij, van=str(oud), naar=str(nieuw.uiterlijk))
            _bericht(rij, f"van {datum_gewoon(oud)} naar {datum_gewoon(nieuw.uiterlijk)}")
            gezet += 1
    return gezet


def _bericht(rij: Termijn, zin: str) -> None:
    """To who has the melding; of a term of the resident nobody has to do anything."""
    if rij.voor is None or rij.soort in VAN_INWONER:
        return
    taak_maken(
        actor=SYSTEEM, soort=TAAK_HERREKEND, voor=rij.voor, team=rij.team, uiterlijk=rij.uiterlijk,
        tekst=f"{termijnnaam(rij.soort)}: de laatste dag ging {zin}. De lijst van feestdagen is gewijzigd",
        onderwerp_id=rij.melding_id, adres=f"/meldingen/{rij.melding_id}/", afgeschermd=rij.afgeschermd,
    )  # fmt: skip
