"""The network of one member: who, what they do or could do, and that the question was asked (REQ-018)."""

from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.dossier import regels_vraag as rv
from keukentafel.dossier.handelingen._hulp import bewaar_versie, eis_tekst
from keukentafel.dossier.handelingen._vraag import S, dossier_van, eis_lijst, schrijf, wet_hier
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.vraag import Netwerkpersoon, Netwerkversie, Netwerkvraag
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.poort import logboek, poort

VELDEN = ("naam", "relatie", "doet", "kan", "beschikbaar")


def netwerkpersoon_toevoegen(
    *,
    actor: Actor,
    dossier_id: UUID,
    inwoner_id: UUID,
    naam: str,
    relatie: str = "",
    doet: str = "",
    kan: str = "",
    beschikbaar: str = "nu",
    zelf_begonnen: bool = False,
) -> Netwerkpersoon:
    """Somebody in the network of this member. No client: a name to call by, and what this person does or could do.

    With the first one, the question counts as asked and answered.
    """
    dossier = dossier_van(actor, dossier_id, inwoner_id)
    rij = schrijf(
        Netwerkpersoon,
        actor,
        dossier,
        inwoner_id,
        wet=wet_hier(actor, dossier),
        **_schoon(naam=naam, relatie=relatie, doet=doet, kan=kan, beschikbaar=beschikbaar),
    )
    if _laatste(dossier, inwoner_id) != rv.Netwerkstand.IN_KAART:
        stand = rv.Netwerkstand.IN_KAART
        _vraag(actor, dossier, inwoner_id, stand=stand, reden="", zelf_begonnen=zelf_begonnen)
    gebeurtenis_melden("netwerkpersoon_toegevoegd", dossier.pk, netwerkpersoon=str(rij.pk))
    logboek.handeling(actor, S.code, rij)
    return rij


def netwerkpersoon_wijzigen(*, actor: Actor, netwerkpersoon_id: UUID, versie: int, **velden: str) -> Netwerkpersoon:
    """What this person does now; the old words stay as a version. Raises Botsing on an old version."""
    rij = _haal(netwerkpersoon_id)
    nieuw = _schoon(**{naam: velden.get(naam, getattr(rij, naam)) for naam in VELDEN})
    if rij.versie == versie:
        bewaar_versie(Netwerkversie, actor, rij, VELDEN)
    bewaar_met_versie(rij, actor=actor, versie=versie, **nieuw)
    logboek.handeling(actor, S.code, rij, gewijzigd=True)
    return rij


def netwerkpersoon_beeindigen(*, actor: Actor, netwerkpersoon_id: UUID, tot: date | None = None) -> Netwerkpersoon:
    """No longer in the network; the past stays. Twice is once."""
    rij = _haal(netwerkpersoon_id)
    if rij.tot is None:
        bewaar_met_versie(rij, actor=actor, versie=rij.versie, tot=tot or klok.vandaag())
        logboek.handeling(actor, S.code, rij, beeindigd=True)
    return rij


def netwerkpersoon_terugzetten(*, actor: Actor, netwerkpersoon_id: UUID) -> Netwerkpersoon:
    """Undo of ending."""
    rij = _haal(netwerkpersoon_id)
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, tot=None)
    logboek.handeling(actor, S.code, rij, beeindigd=False)
    return rij


def netwerkvraag_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID,
    inwoner_id: UUID,
    stand: str,
    reden: str = "",
    zelf_begonnen: bool = False,
) -> Netwerkvraag:
    """ "Geen bruikbaar netwerk" or "wil dit niet", with the reason, so that nobody asks again without need (PRB-14)."""
    dossier = dossier_van(actor, dossier_id, inwoner_id)
    eis_lijst(stand, {str(k): n for k, n in rv.NAAM_VAN_NETWERKSTAND.items()}, "stand")
    if stand != rv.Netwerkstand.IN_KAART and not reden.strip():
        raise Fout("Schrijf kort op waarom, in de woorden van de inwoner. Dan hoeft niemand het nog eens te vragen.",
                   veld="reden")  # fmt: skip
    schoon = eis_tekst(reden, leeg=True)
    return _vraag(actor, dossier, inwoner_id, stand=stand, reden=schoon, zelf_begonnen=zelf_begonnen)


def _vraag(
    actor: Actor, dossier: Dossier, inwoner_id: UUID, *, stand: str, reden: str, zelf_begonnen: bool
) -> Netwerkvraag:
    eerder = _rijen(dossier, inwoner_id).values_list("stand", flat=True)
    rij = schrijf(
        Netwerkvraag,
        actor,
        dossier,
        inwoner_id,
        wet=wet_hier(actor, dossier),
        stand=str(stand),
        reden=reden,
        gevraagd_op=klok.vandaag(),
        herhaald=rv.is_herhaling(eerder, zelf_begonnen),
    )
    gebeurtenis_melden("netwerkvraag_vastgelegd", dossier.pk, stand=str(stand))
    logboek.handeling(actor, S.code, rij, stand=str(stand))
    return rij


def _rijen(dossier: Dossier, inwoner_id: UUID) -> Any:
    return poort.zichtbaar(Netwerkvraag, S).filter(dossier=dossier, inwoner_id=inwoner_id)


def _laatste(dossier: Dossier, inwoner_id: UUID) -> str:
    rij = _rijen(dossier, inwoner_id).order_by("-gevraagd_op", "-gemaakt_op").first()
    return rij.stand if rij else ""


def _haal(netwerkpersoon_id: UUID) -> Netwerkpersoon:
    poort.eis(S)
    return poort.haal(Netwerkpersoon, netwerkpersoon_id, S, voor_wijzigen=True)


def _schoon(**velden: str) -> dict[str, str]:
    schoon = {naam: eis_tekst(tekst, leeg=naam != "naam", veld=naam) for naam, tekst in velden.items()}
    schoon["beschikbaar"] = eis_lijst(schoon["beschikbaar"], rv.BESCHIKBAAR, "beschikbaar")
    return schoon
