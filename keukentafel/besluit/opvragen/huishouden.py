"""What was asked and decided for one household; which terms run comes in a panel of its own."""

from dataclasses import dataclass
from uuid import UUID

from keukentafel.besluit.opvragen.aanvragen import Aanvraagregel, van_dossier
from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.kern.actor import actor_nu
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft


@dataclass(frozen=True, slots=True)
class Huishoudblad:
    """The page."""

    kader: DossierKader
    regels: tuple[Aanvraagregel, ...]
    mag: bool

    @property
    def nieuw(self) -> str:
        """Where one is registered; empty when that cannot be done here."""
        return f"{self.kader.pad}aanvragen/nieuw/" if self.mag and self.kader.is_open else ""


def nieuw_pad(dossier_id: UUID) -> str:
    """Where one is registered; empty for who may not. That the dossier is closed, the form says."""
    return f"/dossier/{dossier_id}/aanvragen/nieuw/" if heeft(actor_nu(), Recht.AANVRAAG_BEHANDELEN) else ""


def huishoudblad(dossier_id: UUID) -> Huishoudblad:
    """One look at the dossier, which is logged with its frame."""
    kader = dossier_kader(dossier_id)
    return Huishoudblad(
        kader=kader,
        regels=van_dossier(kader.id),
        mag=heeft(actor_nu(), Recht.AANVRAAG_BEHANDELEN),
    )
