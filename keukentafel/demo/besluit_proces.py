"""Aanvragen and decisions in the stories: what was asked, how far it is, what is waited for (verhalen/besluit.toml).

Days count back from today, so that terms that run, end and passed are there at every start.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from keukentafel.besluit.handelingen.aanvraag import aanvraag_ontvangen
from keukentafel.besluit.handelingen.besluit import NieuweUitkomst
from keukentafel.besluit.handelingen.klok import aanvulling_vragen, ingebrekestelling_ontvangen
from keukentafel.besluit.models import Voorziening
from keukentafel.besluit.opvragen.zaak import heroverweging
from keukentafel.brieven.handelingen import brief_laten_gaan, brieven_afdrukken, partij_posten
from keukentafel.brieven.models import Brief
from keukentafel.brieven.regels import BriefStand
from keukentafel.demo.leven.verhaal import lees
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.termijnen import plus_maanden
from keukentafel.organisatie.opvragen.inrichting import keuzelijsten

if TYPE_CHECKING:
    from keukentafel.demo.leven.spel import Vertelling

POST = "managementondersteuner"
# The confirmation leaves with what was written in those two werkdagen.
ANTWOORD = 2
TEKSTEN: dict[str, Any] = lees("besluit")
ZAKEN = {(regel["verhaal"], regel["team"]): regel for regel in TEKSTEN["zaak"]}

AANBIEDER = {"jeugdhulp": "Jeugdhulp de Kade", "huishoudelijke_hulp": "Schoon en Zo", "dagbesteding": "De Werkplaats"}
GEWONE_AANBIEDER = "Thuis in de wijk"


@dataclass
class Zaak:
    """One aanvraag in one story: what the file says of it, and what its acts made."""

    v: "Vertelling"
    zegt: dict[str, Any]
    aanvraag_id: UUID | None = None
    besluit_id: UUID | None = None
    bezwaar_id: UUID | None = None

    def tekst(self, naam: str) -> str:
        return self.v.tekst(self.zegt[naam])

    def wie(self) -> Inwoner:
        """Whom it is for: the partner when the file says so, the child under the Jeugdwet, else the first."""
        gezin = self.v.gezin
        kind = gezin.kind() if self.v.v.wet == "jeugd" else None
        partner = gezin.met_rol("partner") if self.zegt.get("wie") == "partner" else []
        return kind or (partner[0] if partner else gezin.hoofd)

    def doe(self, wie: str, handeling: Callable[..., Any], **gegevens: Any) -> Any:
        return self.v.doe(wie, handeling, **gegevens)

    def doe_coach(self, handeling: Callable[..., Any], **gegevens: Any) -> Any:
        return self.v.doe(self.v.coach, handeling, **gegevens)


def zaak_van(v: "Vertelling") -> Zaak | None:
    """The aanvraag of this story, when the file has one."""
    regel = ZAKEN.get((v.v.sleutel, v.team))
    return Zaak(v, regel) if regel else None


def begin(zaak: Zaak) -> Iterator[tuple[int, Callable[[], Any]]]:
    """Day of the story and act: it comes in, and what moves its clock."""
    dag = zaak.v.begin - zaak.zegt["terug"]
    yield dag, partial(_ontvangen, zaak)
    if "ontbreekt" in zaak.zegt:
        yield dag + 1, partial(_aanvulling, zaak)
    yield dag + ANTWOORD, partial(posten, zaak)
    if "ingebreke" in zaak.zegt:
        yield zaak.v.begin - zaak.zegt["ingebreke"], partial(_ingebreke, zaak)


def _ontvangen(zaak: Zaak) -> None:
    v, wie, hoofd = zaak.v, zaak.wie(), zaak.v.gezin.hoofd
    rij = zaak.doe_coach(
        aanvraag_ontvangen,
        dossier_id=v.dossier_id,
        inwoner_id=wie.pk,
        procedure=zaak.zegt.get("procedure", v.v.wet),
        vraag=zaak.tekst("vraag"),
        aanvrager=f"{hoofd.naam}, ouder" if v.v.wet == "jeugd" else "",
        getekend=True,
        kanaal="bericht",
        producten=[zaak.zegt["product"]],
    )
    zaak.aanvraag_id = rij.pk
    v.om.toneel.laat_horen("aanvraag_ontvangen", rij)


def _aanvulling(zaak: Zaak) -> None:
    feit = zaak.doe_coach(aanvulling_vragen, aanvraag_id=zaak.aanvraag_id, wat=zaak.tekst("ontbreekt"))
    zaak.v.om.toneel.laat_horen("aanvulling_gevraagd", feit.aanvraag)


def _ingebreke(zaak: Zaak) -> None:
    zaak.doe_coach(ingebrekestelling_ontvangen, aanvraag_id=zaak.aanvraag_id)


def posten(zaak: Zaak) -> None:
    """What was made about this aanvraag leaves: printed and posted by management support, and heard by who waits."""
    toneel = zaak.v.om.toneel
    brieven = Brief.objects.filter(sleutel__regex=f"^({_sleutels(zaak)}):", adres_geheim=False)
    for brief in brieven.filter(stand=BriefStand.BEDENKTIJD):
        brief_laten_gaan(brief_id=str(brief.pk))
    if klaar := list(brieven.filter(stand=BriefStand.KLAAR).order_by("gemaakt_op")):
        partij = toneel.doe(POST, brieven_afdrukken, brieven=[b.pk for b in klaar])
        toneel.doe(POST, partij_posten, partij_id=partij.pk)
        for brief in klaar:
            toneel.laat_horen("brief_verzonden", brief)
    assert zaak.v.dossier
    toneel.laat_horen("besluit_bekendgemaakt", zaak.v.dossier)


def _sleutels(zaak: Zaak) -> str:
    """How the letters of this aanvraag begin."""
    delen = {"aanvraag": zaak.aanvraag_id, "besluit": zaak.besluit_id, "bezwaar": zaak.bezwaar_id}
    return "|".join(f"{soort}:{sleutel}" for soort, sleutel in delen.items() if sleutel)


def aanbieder_van(product: str) -> str:
    return AANBIEDER.get(product, GEWONE_AANBIEDER)


def uitkomst_voor(zaak: Zaak, rij: Voorziening, uitkomst: str) -> NieuweUitkomst:
    """As the file says, from today; what the plan arranged beside it gets the same answer, as much as was arranged."""
    zegt, vandaag = zaak.zegt, klok.vandaag()
    hoofdzaak = rij.product == zegt["product"]
    if uitkomst == "af":
        return NieuweUitkomst(uitkomst, afwijsgrond=zegt["afwijsgrond"])
    vorm, tot = zegt.get("vorm", "zin") if hoofdzaak else "zin", plus_maanden(vandaag, zegt["maanden"])
    opnieuw = heroverweging(rij, keuzelijsten("productvolging", "instelling"))
    return NieuweUitkomst(
        uitkomst if hoofdzaak else "toe",
        vorm=vorm,
        aantal=Decimal(zegt["aantal"]) if hoofdzaak else rij.aantal or Decimal(1),
        van=vandaag,
        tot=tot,
        aanbieder=aanbieder_van(rij.product) if vorm == "zin" else "",
        afwijsgrond=zegt.get("afwijsgrond", ""),
        heroverwegen_op=opnieuw and min(tot, opnieuw),
    )
