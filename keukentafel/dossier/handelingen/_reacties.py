"""What the acts on a report and its reactions share: the words that stand with the text follow from the reactions."""

from keukentafel.dossier import regels_verslag as rv
from keukentafel.dossier.models import Gespreksverslag, Verslagreactie
from keukentafel.dossier.opvragen.reacties import reactieregels
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.organisatie.opvragen.inrichting import instelling


def correcties_verwerken(actor: Actor, verslag: Gespreksverslag) -> None:
    """The new text is finished: what was being changed is honoured."""
    rijen = verslag.reacties.filter(correctie=rv.Correctie.AANPASSEN, ingetrokken_op=None)
    for reactie in rijen:
        zet(
            reactie,
            correctie=rv.Correctie.OVERGENOMEN,
            verwerkt_in=verslag.uitgave,
            besluit_op=klok.nu(),
            besluit_door=actor.naam,
        )
        taken_vervallen(actor=actor, onderwerp_id=reactie.pk)
        gebeurtenis_melden("verslag_correctie_overgenomen", reactie.pk, verslag=str(verslag.pk))
    bijwerken(verslag)


def bijwerken(verslag: Gespreksverslag) -> None:
    """Words, mark and retention date. No new version: a colleague who is writing meets no conflict."""
    rijen = list(verslag.reacties.filter(ingetrokken_op=None).select_related("inwoner").order_by("gemaakt_op", "pk"))
    verslag.reactie_inwoner = rv.reactietekst(reactieregels(rijen))
    verslag.betwist = any(rij.correctie in rv.BETWIST for rij in rijen)
    verslag.bewaren_tot = rv.bewaren_tot(
        verslag.wet, klok.vandaag(), instelling("verslag_bewaarjaren"), instelling("verslag_bewaarjaren_jeugd")
    )
    verslag.save(update_fields=["reactie_inwoner", "betwist", "bewaren_tot"])


def zet(reactie: Verslagreactie, **velden: object) -> None:
    """Answer it; the words stay as they are."""
    for naam, waarde in velden.items():
        setattr(reactie, naam, waarde)
    reactie.save(update_fields=list(velden))
