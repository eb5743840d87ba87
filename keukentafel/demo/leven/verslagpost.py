"""Reports on their way to the residents, and what these say about them: most agree, some are silent, a few do not."""

from random import Random
from typing import Any
from uuid import UUID

from keukentafel.brieven.handelingen import brieven_afdrukken, partij_posten
from keukentafel.demo.leven.dagen import Dagen
from keukentafel.demo.leven.toneel import Toneel
from keukentafel.demo.medewerkers import DEMO
from keukentafel.dossier import handelingen as dossier
from keukentafel.dossier.models import Gespreksverslag
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Medewerker
from keukentafel.plan.models import Regie

VERDELER = "managementondersteuner"
_KANALEN = ("gesprek", "telefoon", "telefoon", "brief", "mail")


def versturen(toneel: Toneel, dossier_id: UUID) -> None:
    """What may be read goes out: made by the house, printed and posted by management support."""
    for verslag in Gespreksverslag.objects.filter(dossier_id=dossier_id, brief="wacht"):
        with transactie(DEMO):
            brieven = dossier.verslag_versturen(actor=DEMO, verslag_id=verslag.pk)
        if gewoon := [b.pk for b in brieven if b.stand == "klaar" and not b.adres_geheim]:
            partij = toneel.doe(VERDELER, brieven_afdrukken, brieven=gewoon)
            toneel.doe(VERDELER, partij_posten, partij_id=partij.pk)


def akkoord(toneel: Toneel, dossier_id: UUID, sleutel: str) -> None:
    """Six of ten say that it is right; own source of chance, so that nothing else shifts."""
    rng = Random(f"reactie:{sleutel}")
    wie = _schrijver(dossier_id)
    if rng.random() > 0.6 or wie is None:
        return
    for verslag in Gespreksverslag.objects.filter(dossier_id=dossier_id, brief="gemaakt", reactie_inwoner=""):
        _reageer(toneel, wie, verslag, {"soort": "akkoord", "kanaal": rng.choice(_KANALEN)})


def _schrijver(dossier_id: UUID) -> Medewerker | None:
    regie = Regie.objects.filter(dossier_id=dossier_id, tot=None).select_related("medewerker").first()
    return regie.medewerker if regie else None


def _reageer(toneel: Toneel, wie: Medewerker, verslag: Gespreksverslag, item: dict[str, Any]) -> Any:
    velden: dict[str, Any] = {naam: item[naam] for naam in ("soort", "kanaal", "woorden") if naam in item}
    inwoner = verslag.over.order_by("geboortedatum", "pk").first()
    velden |= {"verslag_id": verslag.pk, "inwoner_id": inwoner.pk if inwoner else None}
    return toneel.doe(wie.gebruikersnaam, dossier.verslag_reactie_vastleggen, **velden)


class Reacties:
    """For who logs in: a disputed report, one with a request to answer, one that waits for a reaction."""

    def __init__(self, toneel: Toneel, dagen: Dagen, items: list[dict[str, Any]]) -> None:
        self.toneel, self.dagen, self.items = toneel, dagen, items
        self.rng = Random("reacties")

    def vullen(self) -> None:
        """On reports without a reaction, newest first; each item is told once."""
        for item in self.items:
            wie = self.toneel.medewerkers[item["wie"]]
            rijen = Gespreksverslag.objects.filter(gemaakt_door=str(wie.pk), brief="gemaakt", reactie_inwoner="")
            verslag = rijen.filter(afgeschermd=False, dossier__gesloten_op=None).order_by("-klaar_op").first()
            if verslag is not None:
                with klok.zet_klok(self.dagen.moment(-item["dagen"], self.rng)):
                    self._een(wie, verslag, item)

    def _een(self, wie: Medewerker, verslag: Gespreksverslag, item: dict[str, Any]) -> None:
        reactie = _reageer(self.toneel, wie, verslag, item)
        if reden := item.get("niet"):
            velden = {"reactie_id": reactie.pk, "reden": reden}
            self.toneel.doe(wie.gebruikersnaam, dossier.verslag_correctie_afwijzen, **velden)
