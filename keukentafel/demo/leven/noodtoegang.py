"""Access for a while in the living layer: one accounted for, one that waits, and one question of today."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from keukentafel.demo.leven.spel import Omgeving, Vertelling
from keukentafel.demo.leven.verhaal import lees
from keukentafel.dossier.models import Dossier, Toegangsverlening
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.organisatie.models import Rolvervulling
from keukentafel.privacy.handelingen.noodtoegang import noodtoegang_nemen, toegang_aflopen
from keukentafel.privacy.handelingen.toegangsverzoek import toegang_vragen
from keukentafel.privacy.handelingen.verantwoording import noodtoegang_beoordelen, noodtoegang_verantwoorden

TEKSTEN: dict[str, dict[str, Any]] = lees("noodtoegang")
MANAGER = "wijkteammanager"


def toegang_klaarleggen(om: Omgeving, vertellingen: list[Vertelling], nu: datetime) -> None:
    """Three households of three stories; the worker is each time a wijkcoach of another team."""
    huizen = [v for v in vertellingen if v.dossier is not None and _open(v)]
    for vertelling, dagen, daad in zip(huizen[::3], (6, 1, 0), (_beoordeeld, _wacht, _vraag), strict=False):
        wie = _van_elders(vertelling)
        with klok.zet_klok(nu - timedelta(days=dagen, hours=2)):
            daad(om, wie, vertelling)


def _open(v: Vertelling) -> bool:
    """Not closed, and nobody in it is shielded."""
    dicht = Q(inwoner__adres_afgeschermd=True) | Q(inwoner__afgeschermd=True)
    if Huishoudlid.objects.filter(dicht, huishouden__dossier=v.dossier_id).exists():
        return False
    return bool(Dossier.objects.filter(pk=v.dossier_id, gesloten_op=None, afgeschermd=False).exists())


def _van_elders(v: Vertelling) -> str:
    rollen = Rolvervulling.objects.filter(rol="wijkcoach", tot=None).exclude(team__code=v.team).order_by("pk")
    return str(rollen.values_list("medewerker__gebruikersnaam", flat=True)[0])


def _nemen(om: Omgeving, wie: str, v: Vertelling, tekst: dict[str, Any]) -> Toegangsverlening:
    """Taken, and over after its hour."""
    rij = om.toneel.doe(
        wie, noodtoegang_nemen, dossier_id=v.dossier_id, categorie=tekst["categorie"], reden=tekst["reden"]
    )
    with klok.zet_klok(klok.nu() + timedelta(minutes=61)):
        toegang_aflopen()
    return rij


def _beoordeeld(om: Omgeving, wie: str, v: Vertelling) -> None:
    tekst = TEKSTEN["beoordeeld"]
    rij = _nemen(om, wie, v, tekst)
    with klok.zet_klok(klok.nu() + timedelta(minutes=90)):
        velden = {naam: tekst[naam] for naam in ("nodig", "gezien", "gedaan")}
        om.toneel.doe(wie, noodtoegang_verantwoorden, verlening_id=rij.pk, **velden)
        om.toneel.doe(MANAGER, noodtoegang_beoordelen, verlening_id=rij.pk, oordeel="aanvaard", reden=tekst["oordeel"])


def _wacht(om: Omgeving, wie: str, v: Vertelling) -> None:
    _nemen(om, wie, v, TEKSTEN["wacht"])


def _vraag(om: Omgeving, wie: str, v: Vertelling) -> None:
    om.toneel.doe(wie, toegang_vragen, dossier_id=v.dossier_id, reden=TEKSTEN["vraag"]["reden"], dagen=7)
