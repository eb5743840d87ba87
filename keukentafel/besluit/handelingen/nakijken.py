"""Look afterwards at what could not wait: by another than who decided it, with what was seen (MAN-07, WMO-10)."""

from datetime import timedelta
from uuid import UUID

from keukentafel.besluit.handelingen._hulp import SYSTEEM, merk
from keukentafel.besluit.handelingen.mandaat import eis_mandaat
from keukentafel.besluit.handelingen.opvolgen import TAAK, vraag_nakijken
from keukentafel.besluit.models import Besluit, Toets
from keukentafel.besluit.opvragen.nakijken import NAGEKEKEN, nagekeken, vraagt_nakijken
from keukentafel.besluit.opvragen.onder_de_wet import mag_onder_de_wet
from keukentafel.besluit.regels.soorten import GENOMEN
from keukentafel.dossier.handelingen._hulp import eis_tekst, over_werkdagen
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Taak
from keukentafel.organisatie.opvragen import instelling
from keukentafel.organisatie.opvragen.actor import medewerker_van
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

N = Recht.BESLUIT_NEMEN
OPMERKING = "spoed_opmerking"
TERUGKIJKEN = timedelta(days=92)
"""How far back the job of the morning reads: a bound on its work, not a norm."""


def spoed_nakijken(*, actor: Actor, besluit_id: UUID, opmerking: str = "") -> Besluit:
    """Nothing changes in the decision: what was seen is kept, and who decided reads it. Twice is once."""
    poort.eis(N)
    besluit: Besluit = poort.haal(Besluit, besluit_id, N, voor_wijzigen=True)
    if not vraagt_nakijken(besluit) or besluit.vastgesteld_op is None:
        raise Fout("Dit besluit hoeft niemand na te kijken.")
    if nagekeken(besluit):
        return besluit
    if actor.id in {besluit.opsteller_id, besluit.ondertekenaar_id}:
        logboek.geweigerd(actor, N.code, "besluit.besluit", besluit.pk, "vier ogen")
        raise Blokkade("vier-ogen", "Wie het besluit nam, kijkt het niet na. Een ander met mandaat doet dat.")
    eis_mandaat(actor=actor, besluit=besluit, op=klok.vandaag())
    if not mag_onder_de_wet(besluit, Recht.BESLUITTEKST_LEZEN):
        raise Fout("Lees eerst waarom zo is besloten. Geef een reden om dit dossier te lezen.")
    zin = eis_tekst(opmerking, leeg=True, veld="opmerking")
    with transactie(SYSTEEM):
        Toets(
            **merk(actor, besluit, wet=True), besluit=besluit, medewerker=medewerker_van(actor.kenmerk),
            uitkomst=NAGEKEKEN, reden=zin, op=klok.nu(),
        ).save(force_insert=True)  # fmt: skip
    taken_vervallen(actor=actor, onderwerp_id=besluit.pk, soort=TAAK)
    if zin:
        _laat_lezen(actor, besluit)
    gebeurtenis_melden("spoed_nagekeken", besluit.dossier_id, besluit=str(besluit.pk))
    logboek.handeling(actor, N.code, besluit, nagekeken=True)
    return besluit


def _laat_lezen(actor: Actor, besluit: Besluit) -> None:
    taak_maken(
        actor=actor, soort=OPMERKING, tekst="Een collega keek je spoedbesluit na en schreef iets op. Lees het",
        voor=besluit.opsteller, uiterlijk=over_werkdagen(instelling("spoed_nakijken_werkdagen")), team=besluit.team,
        dossier_id=besluit.dossier_id, onderwerp_id=besluit.pk, adres=besluit.adres, afgeschermd=besluit.afgeschermd,
    )  # fmt: skip


def spoed_bewaken() -> int:
    """Every morning: ticked off is not looked at. What nobody looked at is asked again. How many."""
    with transactie(SYSTEEM):
        sinds = klok.vandaag() - TERUGKIJKEN
        rijen = Besluit.objects.filter(stand__in=GENOMEN, vastgesteld_op__gte=sinds).select_related("team", "opsteller")
        haast = [b for b in rijen.filter(soort="spoed") | rijen.filter(spoed=True) if vraagt_nakijken(b)]
        open_ = set(Taak.objects.filter(soort=TAAK, klaar_op=None).values_list("onderwerp_id", flat=True))
        return sum(vraag_nakijken(b) for b in haast if b.pk not in open_ and nagekeken(b) is None)
