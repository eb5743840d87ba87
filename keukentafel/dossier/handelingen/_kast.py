"""What the acts of the compartment share: its gate, its columns, and tasks that no team list shows."""

from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.dossier.models import Dossier, Meldcode
from keukentafel.dossier.opvragen.stand import leest_kast, stand_van
from keukentafel.dossier.regels import mag_onder
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet
from keukentafel.poort.rechten import Recht

S = Recht.VEILIGHEID_SCHRIJVEN


def kast_van(actor: Actor, dossier_id: UUID) -> Dossier:
    """The dossier, when this actor writes in its compartment; else the same answer as when there is no dossier."""
    poort.eis(S)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_LEZEN)
    if not (leest_kast(actor, dossier) and mag_onder(Wet.VEILIGHEID, stand_van(actor, dossier))):
        logboek.geweigerd(actor, S.code, "dossier.dossier", dossier_id, "niet gevonden")
        raise NietGevonden("dossier.dossier")
    return dossier


def merk_kast(actor: Actor, dossier: Dossier, publiek: str = Publiek.TEAM) -> dict[str, Any]:
    """Columns of every row of the compartment."""
    if publiek not in {Publiek.TEAM, Publiek.BETROKKENEN}:
        raise Fout(f"‘{publiek}’ is geen keuze voor wie dit leest.", veld="publiek")
    return {
        "dossier_id": dossier.pk,
        "team_id": dossier.team_id,
        "afgeschermd": dossier.afgeschermd,
        "publiek": publiek,
        "auteur_naam": actor.naam,
        "gemaakt_door": actor.kenmerk,
    }


def merk_deel(actor: Actor, meldcode: Meldcode) -> dict[str, Any]:
    """Columns of a part of one meldcode."""
    return {
        "meldcode": meldcode,
        "dossier_id": meldcode.dossier_id,
        "team_id": meldcode.team_id,
        "afgeschermd": meldcode.afgeschermd,
        "publiek": meldcode.publiek,
        "auteur_naam": actor.naam,
        "gemaakt_door": actor.kenmerk,
    }


def haal_meldcode(meldcode_id: UUID, *, open_: bool = True) -> Meldcode:
    """One meldcode to write in; a finished one is reopened first."""
    poort.eis(S)
    meldcode = poort.haal(Meldcode, meldcode_id, S, voor_wijzigen=True)
    if open_ and meldcode.klaar_op:
        raise Fout("Deze meldcode is afgesloten. Heropen de meldcode om er iets bij te schrijven.")
    return meldcode


def vraag_later(
    actor: Actor, *, soort: str, tekst: str, uiterlijk: date, dossier: UUID, over: UUID, adres: str, rol: str = ""
) -> None:
    """A reminder that the team does not see: for this worker, or for a role."""
    wie = Medewerker.objects.filter(pk=actor.id).first() if actor.id and not rol else None
    if wie is None and not rol:
        return
    taak_maken(
        actor=actor,
        soort=soort,
        tekst=tekst,
        uiterlijk=uiterlijk,
        voor=wie,
        rol=rol,
        dossier_id=dossier,
        onderwerp_id=over,
        adres=adres,
        afgeschermd=True,
    )
