"""The aandachtsfunctionaris lets a resident read what stands about safety, piece by piece (MLD-07)."""

from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_tekst
from keukentafel.dossier.handelingen._kast import merk_kast
from keukentafel.dossier.models import DossierItem, Gespreksverslag, Veiligheidsvrijgave
from keukentafel.dossier.opvragen.vrijgave import KAST, vrijgave_model
from keukentafel.dossier.regels import KLAAR
from keukentafel.dossier.regels_verslag import Brief
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Wet
from keukentafel.poort.rechten import Recht

V = Recht.VEILIGHEID_VRIJGEVEN
TAAK = "veiligheid_vrijgeven"


def veiligheid_vrijgeven(
    *, actor: Actor, dossier_id: UUID, soort: str, stuk_id: UUID, reden: str
) -> Veiligheidsvrijgave:
    """From now whom it is about may read it: in a package of inzage, and an item of the dossier on paper too.

    Doing it twice changes nothing. The reason is of the aandachtsfunctionaris: why it is safe now.
    """
    stuk = _stuk(dossier_id, soort, stuk_id)
    geldig: Veiligheidsvrijgave | None = Veiligheidsvrijgave.objects.filter(
        stuk_id=stuk.pk, ingetrokken_op=None
    ).first()
    if geldig:
        return geldig
    rij = Veiligheidsvrijgave(
        **merk_kast(actor, stuk.dossier, stuk.publiek),
        soort=stuk._meta.label_lower,
        stuk_id=stuk.pk,
        op=klok.vandaag(),
        reden=eis_tekst(reden, veld="reden"),
    )
    rij.save(force_insert=True)
    _lezen(stuk, True)
    taken_vervallen(actor=actor, soort=TAAK, onderwerp_id=dossier_id)
    gebeurtenis_melden("veiligheid_vrijgegeven", rij.pk)
    logboek.handeling(actor, V.code, rij, stuk=str(stuk.pk))
    return rij


def veiligheid_vrijgave_intrekken(*, actor: Actor, vrijgave_id: UUID) -> Veiligheidsvrijgave:
    """Closed again from now; what was given before stays given. Doing it twice changes nothing."""
    poort.eis(V)
    rij: Veiligheidsvrijgave = poort.haal(Veiligheidsvrijgave, vrijgave_id, V, voor_wijzigen=True)
    if rij.ingetrokken_op is None:
        rij.ingetrokken_op = klok.vandaag()
        rij.save(update_fields=["ingetrokken_op"])
        _lezen(_stuk(rij.dossier_id, rij.soort.partition(".")[2], rij.stuk_id), False)
        logboek.handeling(actor, V.code, rij, ingetrokken=True)
    return rij


def _stuk(dossier_id: UUID, soort: str, stuk_id: UUID) -> Any:
    """The piece, in this dossier and about safety; else it is not there."""
    poort.eis(V)
    model = vrijgave_model(soort)
    if model is None:
        raise NietGevonden(soort)
    recht = Recht.VEILIGHEID_LEZEN if soort in KAST else Recht.JOURNAAL_LEZEN
    stuk: Any = poort.haal(model, stuk_id, recht, voor_wijzigen=True)
    if stuk.dossier_id != dossier_id or stuk.wet != Wet.VEILIGHEID:
        raise NietGevonden(soort)
    if stuk.publiek == "auteur":
        raise Fout("Dit is een aantekening van één medewerker. Die gaat nooit mee.")
    return stuk


def _lezen(stuk: Any, open_: bool) -> None:
    """An item of the dossier says itself whether its subject reads along; a draft keeps waiting until it is done."""
    if not isinstance(stuk, DossierItem):
        return
    stuk.inwoner_leest_mee = open_
    if open_ and stuk.inwoner_vanaf is not None:
        stuk.inwoner_vanaf = klok.nu()
    velden = ["inwoner_leest_mee", "inwoner_vanaf"]
    if isinstance(stuk, Gespreksverslag) and stuk.stand == KLAAR and stuk.brief in (Brief.GEEN, Brief.WACHT):
        stuk.brief = Brief.WACHT if open_ else Brief.GEEN
        velden.append("brief")
    stuk.save(update_fields=velden)
