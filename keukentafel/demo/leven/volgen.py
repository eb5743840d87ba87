"""Keeping an eye in the stories: a moment that comes back, and a question to somebody outside; some are forgotten."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from keukentafel.demo.leven.verhaal import lees
from keukentafel.kern import klok
from keukentafel.plan.handelingen import informatie, volgen

if TYPE_CHECKING:
    from keukentafel.demo.leven.spel import Vertelling

TEKSTEN: dict[str, list[dict[str, Any]]] = lees("volgen")
NA_HET_VERSLAG, TOT_HET_MOMENT = 5, 12


def bijdragen(v: "Vertelling") -> Iterator[tuple[int, Callable[[], Any]]]:
    """Day and act: half of the stories plan a moment some days after the first conversation, some ask others."""
    rng = Random(f"volgen:{v.v.sleutel}:{v.team}")
    dag = v.v.verslag.op + NA_HET_VERSLAG
    if v.v.einde and v.v.einde.op <= dag + TOT_HET_MOMENT:
        return
    kind = any(mens.rol in ("kind", "kleinkind") for mens in v.gezin.mensen)
    for soort, kans in ("moment", 0.6), ("vraag", 0.35):
        passend = [t for t in TEKSTEN[soort] if v.v.wet in t["wetten"] and (kind or "{kind}" not in t["wat"])]
        if passend and rng.random() < kans:
            tekst, stand = rng.choice(passend), Voortgang()
            begin, einde = (_plannen, _kijken) if soort == "moment" else (_vragen, _antwoord)
            yield dag, _daad(begin, v, tekst, stand)
            if rng.random() < 0.7:
                yield dag + TOT_HET_MOMENT, _daad(einde, v, tekst, stand)


class Voortgang:
    """What the first act made, for the second."""

    rij: Any = None


def _daad(daad: Callable[..., None], *wat: Any) -> Callable[[], None]:
    return lambda: daad(*wat)


def _plannen(v: "Vertelling", tekst: dict[str, Any], stand: Voortgang) -> None:
    velden = {"soort": tekst["soort"], "elke_weken": tekst.get("elke_weken"), "wat": v.tekst(tekst["wat"])}
    op = klok.vandaag() + timedelta(days=TOT_HET_MOMENT)
    stand.rij = v.doe(v.coach, volgen.volgmoment_plannen, dossier_id=v.dossier_id, op=op, wet=v.wet(), **velden)


def _kijken(v: "Vertelling", tekst: dict[str, Any], stand: Voortgang) -> None:
    velden = {"uitkomst": "beter", "toelichting": v.tekst(tekst["toelichting"])}
    v.doe(v.coach, volgen.volgmoment_afronden, volgmoment_id=stand.rij.pk, **velden)


def _vragen(v: "Vertelling", tekst: dict[str, Any], stand: Voortgang) -> None:
    velden = {"bij_wie": v.tekst(tekst["bij_wie"]), "wat": v.tekst(tekst["wat"]), "wet": v.wet()}
    stand.rij = v.doe(v.coach, informatie.informatie_vragen, dossier_id=v.dossier_id, **velden)


def _antwoord(v: "Vertelling", tekst: dict[str, Any], stand: Voortgang) -> None:
    v.doe(v.coach, informatie.informatie_ontvangen, verzoek_id=stand.rij.pk, antwoord=v.tekst(tekst["antwoord"]))
