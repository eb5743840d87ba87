"""Which choices the resident saw, and what was chosen and why (REQ-084): everybody gets the same choice."""

from uuid import UUID

from keukentafel.besluit.handelingen._hulp import merk
from keukentafel.besluit.models import Aanvraag, Getoondeoptie
from keukentafel.besluit.regels.soorten import NAAM_VAN_VORM, Vorm
from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_tekst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.plan.opvragen.producten import product_op
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

R = Recht.AANVRAAG_BEHANDELEN


def optie_tonen(
    *, actor: Actor, aanvraag_id: UUID, product: str, vorm: str = Vorm.ZIN, aanbieder: str = ""
) -> Getoondeoptie:
    """One choice that was shown today. Twice the same is one."""
    poort.eis(R)
    aanvraag: Aanvraag = poort.haal(Aanvraag, aanvraag_id, R, voor_wijzigen=True)
    eis_keuze(vorm, {v.value: naam for v, naam in NAAM_VAN_VORM.items()}, "vorm")
    gevonden = product_op(product, klok.vandaag())
    if gevonden is None:
        vandaag = datum_gewoon(klok.vandaag())
        raise Fout(f"‘{product}’ staat op {vandaag} niet in de lijst van producten.", veld="product")
    wie = eis_tekst(aanbieder, leeg=True, veld="aanbieder")
    sleutel = {"aanvraag": aanvraag, "product": product, "vorm": vorm, "aanbieder": wie}
    eerder: Getoondeoptie | None = Getoondeoptie.objects.filter(**sleutel).first()
    if eerder is not None:
        return eerder
    rij = Getoondeoptie(**merk(actor, aanvraag), **sleutel, productnaam=gevonden.naam, getoond_op=klok.vandaag())
    rij.save(force_insert=True)
    gebeurtenis_melden("optie_getoond", aanvraag.dossier_id, optie=str(rij.pk))
    logboek.handeling(actor, R.code, rij, product=product, vorm=vorm)
    return rij


def optie_kiezen(*, actor: Actor, optie_id: UUID, gekozen: bool, reden: str = "") -> Getoondeoptie:
    """Chosen or not; the reason goes into the argument when the decision is drafted or brought up to date."""
    poort.eis(R)
    rij: Getoondeoptie = poort.haal(Getoondeoptie, optie_id, R, voor_wijzigen=True)
    rij.gekozen, rij.reden = gekozen, eis_tekst(reden, leeg=True, veld="reden")
    rij.save(update_fields=["gekozen", "reden"])
    gebeurtenis_melden("optie_gekozen", rij.dossier_id, optie=str(rij.pk), gekozen=gekozen)
    logboek.handeling(actor, R.code, rij, gekozen=gekozen)
    return rij
