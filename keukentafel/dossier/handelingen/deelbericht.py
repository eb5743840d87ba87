"""Share by secured e-mail: the answer of the table, a recorded address, and a letter that stays in the dossier."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.brieven.handelingen import Deelvraag, Organisatie, brief_naar_buiten
from keukentafel.brieven.models import Brief, Partneradres
from keukentafel.delen.opvragen import mag_delen
from keukentafel.delen.woorden import NAAM_VAN_WAAROM, Gegeven, Uitkomst, Waarom
from keukentafel.dossier import regels
from keukentafel.dossier.bronnen import Deelbericht
from keukentafel.dossier.handelingen._hulp import eis_leden, eis_tekst
from keukentafel.dossier.models import Dossier, Gespreksverslag
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

S = Recht.DELEN_VASTLEGGEN
TOESTEMMING = "De inwoner gaf hiervoor toestemming."


@dataclass(frozen=True, slots=True)
class NieuwDeelbericht:
    """What is filled in. `kenmerk`: one per form, so that pressing twice sends one message."""

    kenmerk: UUID
    over: UUID
    adres_id: UUID | None
    gegevens: tuple[str, ...]
    wet: str
    tekst: str
    vraag: Deelvraag
    verslag_id: UUID | None = None


def deelbericht_sturen(*, actor: Actor, dossier_id: UUID, bericht: NieuwDeelbericht) -> Brief:
    """Make the message; some minutes later it goes to the secured gateway, and then it is a share (REQ-163).

    Refused where the table says no (Blokkade), where the address was not looked at, and for who is shielded.
    """
    poort.eis(S)
    dossier: Dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_SCHRIJVEN)
    eis_leden(dossier, [bericht.over])
    adres = Partneradres.objects.filter(pk=bericht.adres_id).first() if bericht.adres_id else None
    if adres is None:
        raise Fout("Kies naar welk adres het gaat.", veld="adres_id")
    tekst = eis_tekst(bericht.tekst, veld="tekst")
    verslag = _verslag(bericht, bericht.verslag_id, dossier) if bericht.verslag_id else None
    over: Inwoner = poort.haal(Inwoner, bericht.over, Recht.INWONER_LEZEN)
    antwoord = mag_delen(
        inwoner_id=over.pk, wet=bericht.wet, partner=adres.partner, waarom=bericht.vraag.waarom,
        gegevens=bericht.gegevens, partner_naam=adres.organisatie,
    )  # fmt: skip
    bron = Deelbericht(
        functie=adres.functie,
        geboren=_geboren(over.geboortedatum),
        bericht=tekst,
        waarom=NAAM_VAN_WAAROM[Waarom(bericht.vraag.waarom)],
        reden=TOESTEMMING if antwoord.uitkomst is Uitkomst.TOESTEMMING else antwoord.reden,
        artikel=antwoord.artikel,
        schrijver=actor.naam,
        **(_uit(verslag) if verslag else {}),
    )
    brief = brief_naar_buiten(
        actor=actor, bron=bron, aan=Organisatie(adres.partner, adres.organisatie, (), adres.pk),
        gegevens=bericht.gegevens, inwoner_id=over.pk, team_id=dossier.team_id, dossier_id=dossier.pk,
        huishouden_id=dossier.huishouden_id, wet=bericht.wet, sleutel=f"deelbericht:{bericht.kenmerk}",
        vraag=bericht.vraag,
    )  # fmt: skip
    gebeurtenis_melden("deelbericht_gemaakt", dossier.pk, brief=str(brief.pk), partner=adres.partner)
    logboek.handeling(actor, S.code, brief, partner=adres.partner, verslag=str(bericht.verslag_id or ""))
    return brief


def _verslag(bericht: NieuwDeelbericht, verslag_id: UUID, dossier: Dossier) -> Gespreksverslag:
    """Only a finished report, of this law, about this one person; and not one that may only be kept (AVG art. 18)."""
    verslag: Gespreksverslag = poort.haal(Gespreksverslag, verslag_id, Recht.VERSLAG_LEZEN)
    if verslag.dossier_id != dossier.pk or verslag.stand != regels.KLAAR or verslag.wet != bericht.wet:
        raise Fout("Dit verslag hoort hier niet bij. Kies een verslag uit de lijst.", veld="verslag_id")
    if set(verslag.over.values_list("pk", flat=True)) != {bericht.over}:
        raise Fout("Dit verslag gaat ook over een ander. Vertel in je eigen woorden wat nodig is.", veld="verslag_id")
    if Gegeven.VERSLAG not in bericht.gegevens:
        raise Fout("Je stuurt een verslag mee. Kies bij ‘Wat?’ ook ‘Gespreksverslag’.", veld="verslag_id")
    logboek.kijk(Recht.VERSLAG_LEZEN.code, verslag, soort="export")
    return verslag


def _uit(verslag: Gespreksverslag) -> dict[str, Any]:
    """Its words, always with what the resident said about them (REQ-034)."""
    delen = [verslag.eigen_woorden, verslag.tekst, verslag.afspraken]
    return {
        "gesprek_op": verslag.gesprek_op,
        "verslag": "\n\n".join(deel for deel in delen if deel),
        "reactie": verslag.reactie_inwoner,
    }


def _geboren(dag: date | None) -> str:
    return f"geboren op {datum_gewoon(dag)}" if dag else "geboortedatum niet bekend"
