"""Secret addresses and hidden existence (AUT-02, AUT-04; Wet BRP 2.59)."""

from uuid import UUID

from keukentafel.inwoner.handelingen.huishouden import huishoudens_afschermen
from keukentafel.inwoner.handelingen.sleutels import sleutels_maken
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.opvragen.adres import AdresBeeld, adres_voor, is_geheim, mag_adres_zien
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.poort import logboek, poort, regels
from keukentafel.poort.rechten import Recht


def geheimhouding_zetten(
    *, actor: Actor, inwoner_id: UUID, geheimhouding: bool | None = None, adres_afgeschermd: bool | None = None
) -> Inwoner:
    """Hide the address on every screen, in search too; None leaves a mark as it is.

    Who may write the person may hide, and so may who keeps the shield (the aandachtsfunctionaris, who only reads
    otherwise). Showing a shielded address again is for who may see it (AUT-02 b).
    """
    bewaakt = regels.heeft(actor, Recht.BESTAAN_AFSCHERMEN)
    recht = Recht.BESTAAN_AFSCHERMEN if bewaakt else Recht.INWONER_SCHRIJVEN
    inwoner = poort.haal(Inwoner, inwoner_id, recht, voor_wijzigen=True)
    geheim = inwoner.geheimhouding if geheimhouding is None else geheimhouding
    afgeschermd = inwoner.adres_afgeschermd if adres_afgeschermd is None else adres_afgeschermd
    opengezet = (inwoner.geheimhouding and not geheim) or (inwoner.adres_afgeschermd and not afgeschermd)
    if opengezet and not mag_adres_zien(actor, inwoner.pk):
        raise Fout(
            "Dit adres is geheim. Alleen wie bij deze inwoner betrokken is, of de aandachtsfunctionaris, wijzigt dat.",
            veld="adres_afgeschermd",
        )
    inwoner.geheimhouding, inwoner.adres_afgeschermd = geheim, afgeschermd
    inwoner.gewijzigd_op, inwoner.gewijzigd_door = klok.nu(), actor.naam
    inwoner.save(update_fields=["geheimhouding", "adres_afgeschermd", "gewijzigd_op", "gewijzigd_door"])
    sleutels_maken(inwoner)
    gebeurtenis_melden("geheimhouding_gezet", inwoner.pk, geheim=is_geheim(inwoner))
    logboek.handeling(actor, recht.code, inwoner, wat="geheimhouding", geheim=is_geheim(inwoner))
    return inwoner


def bestaan_afschermen(*, actor: Actor, inwoner_id: UUID, afgeschermd: bool) -> Inwoner:
    """Hide that this person exists, or show it again.

    The shared households are hidden too. Who has a case tie keeps seeing them.
    """
    poort.eis(Recht.BESTAAN_AFSCHERMEN)
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.BESTAAN_AFSCHERMEN)
    with transactie(Actor.systeem("afscherming")):
        inwoner.afgeschermd = afgeschermd
        inwoner.gewijzigd_op, inwoner.gewijzigd_door = klok.nu(), actor.naam
        inwoner.save(update_fields=["afgeschermd", "gewijzigd_op", "gewijzigd_door"])
        huishoudens_afschermen(inwoner, afgeschermd)
        gebeurtenis_melden("bestaan_afgeschermd", inwoner.pk, afgeschermd=afgeschermd)
    logboek.handeling(actor, Recht.BESTAAN_AFSCHERMEN.code, inwoner, afgeschermd=afgeschermd)
    return inwoner


def adres_tonen(*, actor: Actor, inwoner_id: UUID) -> AdresBeeld:
    """A hidden address, on request of a named person; the log names who asked."""
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)
    logboek.handeling(actor, Recht.INWONER_LEZEN.code, inwoner, wat="adres_tonen")
    return adres_voor(actor, inwoner, onthuld=True)
