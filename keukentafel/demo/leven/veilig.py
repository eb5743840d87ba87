"""Acts of the compartment for safety in a storyline. Texts stand in verhalen/bijzonder.toml."""

from collections.abc import Callable

from keukentafel.demo.leven.spel import Vertelling
from keukentafel.demo.leven.verhaal import lees
from keukentafel.dossier import handelingen as dossier

TEKSTEN: dict[str, str] = lees("bijzonder")["teksten"]


def _kindcheck(v: Vertelling, uitkomst: str = "veilig") -> None:
    """The adult who asked for help; a grown-up alone cares for no child."""
    if v.gezin.kind() is None:
        uitkomst = "geen_kinderen"
    v.doe(
        v.coach, dossier.kindcheck_vastleggen, dossier_id=v.dossier_id, inwoner_id=v.gezin.hoofd.pk, uitkomst=uitkomst
    )


def _bezoekadvies(v: Vertelling) -> None:
    v.doe(v.coach, dossier.waarschuwing_zetten, dossier_id=v.dossier_id, soort="samen",
          toelichting=v.tekst(TEKSTEN["waarom_samen"]))  # fmt: skip


def _advies_bellen(v: Vertelling) -> None:
    v.doe(v.coach, dossier.waarschuwing_zetten, dossier_id=v.dossier_id, soort="bellen",
          toelichting=v.tekst(TEKSTEN["waarom_bellen"]))  # fmt: skip


def _meldcode(v: Vertelling) -> None:
    """Three of the five steps; the rest is still to come."""
    v.doe(v.coach, dossier.kindcheck_vastleggen, dossier_id=v.dossier_id, inwoner_id=v.gezin.hoofd.pk,
          uitkomst="zorgen")  # fmt: skip
    rij = v.doe(v.coach, dossier.meldcode_beginnen, dossier_id=v.dossier_id,
                aanleiding=v.tekst(TEKSTEN["meldcode_aanleiding"]))  # fmt: skip
    v.doe(v.coach, dossier.raadpleging_vastleggen, meldcode_id=rij.pk, soort="veilig_thuis", anoniem=True,
          advies=v.tekst(TEKSTEN["meldcode_advies"]))  # fmt: skip
    for nr in (2, 3):
        v.doe(v.coach, dossier.meldcodestap_vastleggen, meldcode_id=rij.pk, nr=nr,
              feiten=v.tekst(TEKSTEN[f"meldcode_stap{nr}"]))  # fmt: skip


def _meldcode_gemeld(v: Vertelling) -> None:
    """Acute: the report first, the steps afterwards, closed with its outcome."""
    rij = v.doe(v.coach, dossier.meldcode_beginnen, dossier_id=v.dossier_id,
                aanleiding=v.tekst(TEKSTEN["gemeld_aanleiding"]))  # fmt: skip
    v.doe(v.coach, dossier.veilig_thuis_melding_vastleggen, meldcode_id=rij.pk,
          inhoud=v.tekst(TEKSTEN["gemeld_inhoud"]))  # fmt: skip
    v.doe(v.coach, dossier.meldcodestap_vastleggen, meldcode_id=rij.pk, nr=5, reden="acuut gevaar",
          feiten=v.tekst(TEKSTEN["gemeld_besluit"]), antwoorden={"melden": "ja", "hulp": "ja"})  # fmt: skip


DADEN: dict[str, Callable[[Vertelling], None]] = {
    "kindcheck": _kindcheck,
    "bezoekadvies": _bezoekadvies,
    "advies_bellen": _advies_bellen,
    "meldcode": _meldcode,
    "meldcode_gemeld": _meldcode_gemeld,
}
