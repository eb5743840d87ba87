"""Taking over what the BRP says, per group of fields and with its source."""

from dataclasses import replace
from uuid import UUID

from keukentafel.inwoner.handelingen.adres import adres_wijzigen
from keukentafel.inwoner.handelingen.geheim import geheimhouding_zetten
from keukentafel.inwoner.handelingen.sleutels import sleutels_maken
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.opvragen.adres import huidig_adres
from keukentafel.inwoner.opvragen.brp import BrpVoorstel, brp_raadplegen
from keukentafel.inwoner.regels.gegevens import Adresgegevens
from keukentafel.inwoner.regels.naam import sorteersleutel
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

OVER_TE_NEMEN = ("naam", "geboorte")


def brp_overnemen(*, actor: Actor, inwoner_id: UUID) -> BrpVoorstel:
    """Ask the BRP about this person and write name, birth, address and geheimhouding, each with source and day.

    The roepnaam stays: people choose that themselves. Raises Fout when there is no BSN or the BRP has no answer;
    nothing is changed then.
    """
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_SCHRIJVEN, voor_wijzigen=True)
    if not inwoner.getypt_bsn:
        raise Fout("Van deze inwoner is geen BSN bekend. Vul eerst het BSN in, of pas de gegevens zelf aan.")
    voorstel = brp_raadplegen(inwoner.getypt_bsn)
    if voorstel.persoon is None:
        raise Fout(voorstel.melding)
    velden = {n: w for groep in OVER_TE_NEMEN for n, w in voorstel.persoon.groep(groep).items() if n != "roepnaam"}
    bron = {"bron": voorstel.bron, "op": klok.vandaag().isoformat()}
    inwoner_bron = {**inwoner.bron, **dict.fromkeys((*OVER_TE_NEMEN, "bsn"), bron)}
    delen = replace(voorstel.persoon.naamdelen, roepnaam=inwoner.roepnaam)
    bewaar_met_versie(
        inwoner,
        actor=actor,
        versie=inwoner.versie,
        **velden,
        sorteernaam=sorteersleutel(delen),
        bron=inwoner_bron,
    )
    sleutels_maken(inwoner)
    if voorstel.geheimhouding and not inwoner.geheimhouding:
        geheimhouding_zetten(actor=actor, inwoner_id=inwoner.pk, geheimhouding=True)
    gebeurtenis_melden("brp_overgenomen", inwoner.pk)
    logboek.handeling(actor, Recht.INWONER_SCHRIJVEN.code, inwoner, wat="brp_overnemen")
    # Last: the person may move out of sight.
    if voorstel.adres and (adres := _nieuw_adres(inwoner, voorstel.adres)):
        adres_wijzigen(actor=actor, inwoner_id=inwoner.pk, adres=adres, bron=voorstel.bron)
    return voorstel


def _nieuw_adres(inwoner: Inwoner, adres: Adresgegevens) -> Adresgegevens | None:
    """The address to write, or None when it is the one we have. It starts today when ours is of a later day than the
    BRP's: what a worker typed is closed, not rewritten."""
    nu = huidig_adres(inwoner)
    if nu is None:
        return adres
    if (nu.postcode, nu.huisnummer, nu.toevoeging) == (adres.postcode, adres.huisnummer, adres.toevoeging):
        return None
    return replace(adres, van=None) if adres.van and nu.van >= adres.van else adres
