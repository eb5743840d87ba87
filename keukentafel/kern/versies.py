"""Nobody overwrites a colleague unseen: a save on an old version is refused and shows both texts."""

from typing import Any

from django.db.models import F

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.models import Bewerkbaar


class Botsing(Exception):
    """Somebody saved first. Carries the present object and the refused values, so that the screen shows both."""

    def __init__(self, huidig: Bewerkbaar, ingediend: dict[str, Any]) -> None:
        super().__init__(f"Iemand anders heeft dit intussen bewaard (versie {huidig.versie}).")
        self.huidig = huidig
        self.ingediend = ingediend


def bewaar_met_versie(object_: Bewerkbaar, *, actor: Actor, versie: int, **velden: Any) -> None:
    """Compare-and-set: write `velden` only when the row still has `versie`; raise Botsing otherwise."""
    geraakt = (
        type(object_)
        ._default_manager.filter(pk=object_.pk, versie=versie)
        .update(**velden, versie=F("versie") + 1, gewijzigd_op=klok.nu(), gewijzigd_door=actor.naam)
    )
    object_.refresh_from_db()
    if not geraakt:
        raise Botsing(object_, velden)
