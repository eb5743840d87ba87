"""Decisions in the stories: options shown, advised, drafted, before who decides, given back, taken, looked after."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from keukentafel.besluit.handelingen.aanvraag import stap_zetten
from keukentafel.besluit.handelingen.besluit import besluit_opstellen, voorziening_beslissen
from keukentafel.besluit.handelingen.herzien import herzieningsgrond_kiezen
from keukentafel.besluit.handelingen.nazorg import nazorg_beantwoorden
from keukentafel.besluit.handelingen.opties import optie_kiezen, optie_tonen
from keukentafel.besluit.handelingen.toets import (
    besluit_aanbieden,
    besluit_afgeven,
    besluit_oppakken,
    besluit_teruggeven,
    besluit_vaststellen,
)
from keukentafel.besluit.handelingen.zienswijze import zienswijze_vastleggen, zienswijze_vragen
from keukentafel.besluit.models import Besluit, Nazorgcheck, Voorziening, Zienswijze
from keukentafel.besluit.regels.voorvallen import Voorval
from keukentafel.demo import besluit_recht
from keukentafel.demo.besluit_proces import Zaak, aanbieder_van, begin, posten, uitkomst_voor, zaak_van
from keukentafel.kern import klok

if TYPE_CHECKING:
    from keukentafel.demo.leven.spel import Vertelling

KANTOOR, BESLISSER, MANAGER = "backoffice", "beslisser", "wijkteammanager"
ZIENSWIJZE_TIJD = timedelta(days=14)
# What refuses is given on other facts than who applied told (Awb 4:7).
ANDERE_FEITEN = "4:7"


def bijdragen(v: "Vertelling") -> Iterator[tuple[int, Callable[[], Any]]]:
    """Day and act of everything about the aanvraag of this story."""
    if (zaak := zaak_van(v)) is None:
        return
    yield from begin(zaak)
    dag = v.begin - zaak.zegt["terug"]
    for na, stap in VERLOOP[zaak.zegt["verloop"]]:
        yield dag + na, partial(stap, zaak)
    if "nazorg" in zaak.zegt:
        yield v.begin - zaak.zegt["nazorg"]["dagen"], partial(_nazorg, zaak)
    yield from besluit_recht.bijdragen(zaak)


# --- Advised and drafted ----------------------------------------------------------------------------------------------


def _opstellen(zaak: Zaak) -> None:
    """The wijkcoach: what was shown and chosen, and per product what comes of it."""
    _opties(zaak)
    besluit = zaak.doe_coach(besluit_opstellen, aanvraag_id=zaak.aanvraag_id)
    zaak.besluit_id = besluit.pk
    for rij in Voorziening.objects.filter(besluit=besluit).order_by("gemaakt_op"):
        uitkomst = uitkomst_voor(zaak, rij, zaak.zegt.get("uitkomst", "toe"))
        zaak.doe_coach(voorziening_beslissen, voorziening_id=rij.pk, versie=_versie(zaak), uitkomst=uitkomst)


def _opties(zaak: Zaak) -> None:
    """Both forms are shown; why one was chosen and the other was not is part of the argument (REQ-084)."""
    product, gekozen = zaak.zegt["product"], zaak.zegt.get("vorm", "zin")
    for vorm in ("zin", "pgb"):
        aanbieder = aanbieder_van(product) if vorm == "zin" else ""
        optie = zaak.doe_coach(
            optie_tonen, aanvraag_id=zaak.aanvraag_id, product=product, vorm=vorm, aanbieder=aanbieder
        )
        reden = zaak.tekst("waarom" if vorm == gekozen else "waarom_niet")
        zaak.doe_coach(optie_kiezen, optie_id=optie.pk, gekozen=vorm == gekozen, reden=reden)


def _afgeven(zaak: Zaak) -> None:
    """An advice goes to who decides; help without a decision begins."""
    zaak.doe_coach(besluit_afgeven, besluit_id=zaak.besluit_id, versie=_versie(zaak))
    _laat_horen(zaak)


def _zienswijze(zaak: Zaak) -> None:
    zaak.doe_coach(
        zienswijze_vragen,
        aanvraag_id=zaak.aanvraag_id,
        grond=zaak.zegt.get("zienswijze_grond", ANDERE_FEITEN),
        waarover=zaak.tekst("waarover"),
        uiterlijk=klok.vandaag() + ZIENSWIJZE_TIJD,
    )


def _zienswijze_gegeven(zaak: Zaak) -> None:
    rij = Zienswijze.objects.get(aanvraag=zaak.aanvraag_id)
    zaak.doe_coach(zienswijze_vastleggen, zienswijze_id=rij.pk, vorm="mondeling", tekst=zaak.tekst("zienswijze"))


# --- Looked at again --------------------------------------------------------------------------------------------------


def _loopt(zaak: Zaak) -> None:
    """The help began, and a while later somebody looks whether it still fits (WMO-14)."""
    for stap in (Voorval.BEGINNEN, Voorval.HEROVERWEGEN):
        zaak.doe_coach(stap_zetten, aanvraag_id=zaak.aanvraag_id, gebeurtenis=stap)


def _herzien(zaak: Zaak) -> None:
    """The backoffice drafts a review: on a ground of the law, with what it becomes (WMO-15)."""
    nu = zaak.zegt["herziening"]
    besluit = zaak.doe(
        KANTOOR, besluit_opstellen, aanvraag_id=zaak.aanvraag_id, soort="herziening", vervangt_id=zaak.besluit_id
    )
    zaak.besluit_id = besluit.pk
    for rij in Voorziening.objects.filter(besluit=besluit):
        uitkomst = replace(
            uitkomst_voor(zaak, rij, "toe"), aantal=Decimal(nu["aantal"]), van=klok.vandaag() + ZIENSWIJZE_TIJD
        )
        zaak.doe(KANTOOR, voorziening_beslissen, voorziening_id=rij.pk, versie=_versie(zaak), uitkomst=uitkomst)
    zaak.doe(KANTOOR, herzieningsgrond_kiezen, besluit_id=besluit.pk, versie=_versie(zaak), grond=nu["grond"])


# --- Decided ----------------------------------------------------------------------------------------------------------


def _overnemen(zaak: Zaak) -> None:
    """The backoffice drafts from the advice."""
    zaak.besluit_id = zaak.doe(KANTOOR, besluit_opstellen, aanvraag_id=zaak.aanvraag_id).pk


def _aanbieden(zaak: Zaak) -> None:
    zaak.doe(KANTOOR, besluit_aanbieden, besluit_id=zaak.besluit_id, versie=_versie(zaak))


def _aanbieden_jeugd(zaak: Zaak) -> None:
    manager = zaak.v.om.toneel.medewerkers[MANAGER].pk
    zaak.doe_coach(besluit_aanbieden, besluit_id=zaak.besluit_id, versie=_versie(zaak), toetser_id=manager)


def _teruggeven(zaak: Zaak) -> None:
    zaak.doe(BESLISSER, besluit_oppakken, besluit_id=zaak.besluit_id)
    zaak.doe(BESLISSER, besluit_teruggeven, besluit_id=zaak.besluit_id, reden=zaak.tekst("terug_reden"))


def _vaststellen(zaak: Zaak, wie: str = BESLISSER) -> None:
    zaak.doe(wie, besluit_oppakken, besluit_id=zaak.besluit_id)
    zaak.doe(wie, besluit_vaststellen, besluit_id=zaak.besluit_id, versie=_versie(zaak))
    _laat_horen(zaak)


def _nazorg(zaak: Zaak) -> None:
    """Asked how it goes, by who was to ask."""
    antwoord = {naam: zaak.zegt["nazorg"][naam] for naam in ("begonnen", "werkt")}
    for check in Nazorgcheck.objects.filter(aanvraag=zaak.aanvraag_id, gedaan_op=None, vervallen_op=None):
        velden = {"toelichting": zaak.v.tekst(zaak.zegt["nazorg"]["toelichting"]), **antwoord}
        zaak.doe(check.medewerker.gebruikersnaam, nazorg_beantwoorden, check_id=check.pk, versie=check.versie, **velden)


def _versie(zaak: Zaak) -> int:
    return int(Besluit.objects.values_list("versie", flat=True).get(pk=zaak.besluit_id))


def _laat_horen(zaak: Zaak) -> None:
    """The letter is made now, on the day of the story."""
    assert zaak.v.dossier
    zaak.v.om.toneel.laat_horen("besluit_vastgesteld", zaak.v.dossier)


Stappen = tuple[tuple[int, Callable[[Zaak], None]], ...]
_ADVIES: Stappen = ((1, _opstellen), (1, _afgeven))
_CONCEPT: Stappen = (*_ADVIES, (3, _overnemen))
_TOETS: Stappen = (*_CONCEPT, (4, _aanbieden))
_JEUGD: Stappen = ((2, _opstellen),)
_JEUGD_TOETS: Stappen = (*_JEUGD, (3, _aanbieden_jeugd))
# Name in the file -> so many werkdagen after the aanvraag.
VERLOOP: dict[str, Stappen] = {
    "ontvangen": (),
    "aanvulling": (),
    "te_laat": (),
    "advies": _ADVIES,
    "concept": _CONCEPT,
    "toets": _TOETS,
    "terug": (*_TOETS, (5, _teruggeven)),
    "toegekend": (*_TOETS, (5, _vaststellen), (6, posten)),
    "afgewezen": (
        (1, _zienswijze), (3, _zienswijze_gegeven), (4, _opstellen), (4, _afgeven), (5, posten), (5, _overnemen),
        (5, _aanbieden), (6, _vaststellen), (7, posten),
    ),
    "herzien": (
        *_TOETS, (5, _vaststellen), (6, posten), (20, _loopt), (30, _herzien), (31, _zienswijze),
        (34, _zienswijze_gegeven), (35, _aanbieden),
    ),
    "zonder_besluit": ((1, _opstellen), (1, _afgeven)),
    "jeugd_concept": _JEUGD,
    "jeugd_toets": _JEUGD_TOETS,
    "jeugd": (*_JEUGD_TOETS, (4, partial(_vaststellen, wie=MANAGER)), (5, posten)),
}  # fmt: skip
