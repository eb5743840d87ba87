"""Working notes: of their author alone, gone after three months, part of the dossier only when shared (AUT-05)."""

from datetime import timedelta
from uuid import UUID

from keukentafel.dossier import regels
from keukentafel.dossier.handelingen._hulp import eis_wet
from keukentafel.dossier.handelingen.lezen import vanaf_moment
from keukentafel.dossier.models import Journaalregel
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek
from keukentafel.poort.rechten import Recht

S = Recht.JOURNAAL_SCHRIJVEN


def werkaantekening_delen(*, actor: Actor, regel_id: UUID) -> Journaalregel:
    """From now on an entry in the journal, for team and subject, under the law it was written with."""
    poort.eis(S)
    regel = poort.haal(Journaalregel, regel_id, S, voor_wijzigen=True)
    if regel.gemaakt_door != actor.kenmerk:
        raise NietGevonden("dossier.journaalregel")
    if regel.soort != regels.Soort.WERKAANTEKENING:
        raise Fout("Deze regel staat al in het journaal.")
    eis_wet(regel.wet, Publiek.TEAM, stand_van(actor, regel.dossier))
    nieuw = {
        "soort": regels.Soort.NOTITIE,
        "publiek": Publiek.TEAM,
        "inwoner_leest_mee": regels.leest_inwoner_mee(regels.Soort.NOTITIE, regel.wet, Publiek.TEAM),
        "inwoner_vanaf": vanaf_moment(),
    }
    bewaar_met_versie(regel, actor=actor, versie=regel.versie, **nieuw)
    gebeurtenis_melden("werkaantekening_gedeeld", regel.dossier_id, regel=str(regel.pk))
    logboek.handeling(actor, S.code, regel, gedeeld=True)
    return regel


def werkaantekeningen_opruimen() -> int:
    """Every night: notes past their term go for good, with their earlier texts. Shared ones are no notes any more."""
    systeem = Actor.systeem("opruimen")
    with transactie(systeem):
        grens = klok.nu() - timedelta(days=instelling("werkaantekening_dagen"))
        oud = list(Journaalregel.objects.filter(soort=regels.Soort.WERKAANTEKENING, gemaakt_op__lt=grens)[:5000])
        for regel in oud:
            logboek.handeling(systeem, "werkaantekening_wissen", regel)
            regel.delete()
        return len(oud)
