"""A household with a question, a report, an analysis and an arrangement: what a decision is drafted from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from keukentafel.besluit.handelingen._hulp import volgend_nummer
from keukentafel.besluit.handelingen.besluit import NieuweUitkomst, besluit_opstellen, voorziening_beslissen
from keukentafel.besluit.handelingen.herzien import herzieningsgrond_kiezen
from keukentafel.besluit.handelingen.toets import besluit_aanbieden, besluit_vaststellen
from keukentafel.besluit.handelingen.zienswijze import zienswijze_vragen
from keukentafel.besluit.models import Aanvraag, Aanvraagtekst, Besluit, Voorziening
from keukentafel.besluit.tests.register import mandaat, orgaan
from keukentafel.besluit.tests.rijen_brief import zet_briefteksten
from keukentafel.dossier.handelingen import verslag_beginnen
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Medewerker
from keukentafel.plan.handelingen import NieuweOndersteuning, analyse_schrijven, ondersteuning_toevoegen
from keukentafel.plan.tests.hulp import Huis, doe, leden, maak_doel, maak_huis
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.keuzelijsten import zet_keuzelijsten

VRAAG = "Ik kan mijn huis niet meer schoonhouden"
SITUATIE = "Fatma heeft reuma. Bukken en tillen gaat niet."
ANALYSE = "Het huis raakt vervuild en Fatma slaapt slecht."
WAAROM = "Emre werkt dag en nacht en kan dit niet overnemen"


@dataclass(frozen=True)
class Zaak:
    """Samira of Oost drafts, Rosa decides for the whole municipality."""

    huis: Huis
    fatma: Any
    rosa: Medewerker
    aanvraag: Aanvraag

    @property
    def samira(self) -> Medewerker:
        return self.huis.wijk.samira


def maak_aanvraag(huis: Huis, inwoner: Any, **velden: Any) -> Aanvraag:
    """As it was received; the acts on it are another slice's."""
    with transactie(p.SYSTEEM):
        basis = {
            "nummer": volgend_nummer("besluit_aanvraagnummer"), "procedure": "wmo", "wet": "wmo",
            "dossier": huis.dossier, "team": huis.wijk.oost, "inwoner": inwoner, "ontvangen_op": klok.dagen_geleden(3),
            "stand": "aanvraag", "stand_sinds": klok.dagen_geleden(3), "orgaan": "rogplus",
            "gemaakt_door": p.SYSTEEM.kenmerk,
        }  # fmt: skip
        rij = Aanvraag.objects.create(**{**basis, **velden})
        merk = {v: getattr(rij, v) for v in ("dossier_id", "team_id", "afgeschermd", "inwoner_id", "wet")}
        Aanvraagtekst.objects.create(aanvraag=rij, vraag=VRAAG, gemaakt_door=p.SYSTEEM.kenmerk, **merk)
        return rij


def maak_zaak(**aanvraag: Any) -> Zaak:
    zet_keuzelijsten("product", "besluit_afwijsgrond", "documentsoort", "bron")
    zet_briefteksten()
    orgaan("wot")
    orgaan("rogplus", "gr", bestuursorgaan="ja", extern="ja")
    mandaat("wmo", "wmo", "rogplus", "beslisser")
    huis = maak_huis()
    fatma = leden(huis)["Fatma"]
    with transactie(p.SYSTEEM):
        rosa = p.maak_medewerker("Rosa", Rol.BESLISSER, None)
    samira, dossier = huis.wijk.samira, {"dossier_id": huis.dossier.pk}
    over = {"over": [fatma.pk]}
    doe(
        samira, verslag_beginnen, **dossier, **over, wet="wmo", klaar=True, gesprek_op=klok.dagen_geleden(10),
        eigen_woorden=VRAAG, tekst=SITUATIE, afspraken="Samira vraagt hulp aan",
    )  # fmt: skip
    doe(samira, analyse_schrijven, **dossier, **over, tekst=ANALYSE, wet="wmo")
    doel = maak_doel(huis, resultaat="Een schoon en veilig huis", wet="wmo", **over)
    hulp = NieuweOndersteuning(
        "Hulp in het huishouden", "aanvullend", WAAROM, product="huishoudelijke_hulp", aantal=Decimal(3),
        van=klok.vandaag(), doel_id=doel.pk, aanbieder="Schoon en Zo",
    )  # fmt: skip
    doe(samira, ondersteuning_toevoegen, **dossier, **over, regel=hulp)
    return Zaak(huis, fatma, rosa, maak_aanvraag(huis, fatma, **aanvraag))


def stel_op(zaak: Zaak, wie: Medewerker | None = None, **velden: Any) -> Besluit:
    besluit: Besluit = doe(wie or zaak.samira, besluit_opstellen, aanvraag_id=zaak.aanvraag.pk, **velden)
    return besluit


def beslis(zaak: Zaak, besluit: Besluit, uitkomst: str = "toe", **velden: Any) -> Voorziening:
    """The first product; from today for a year, unless told otherwise."""
    vandaag = klok.vandaag()
    basis: dict[str, Any] = {
        "aantal": Decimal(3), "van": vandaag, "tot": date(vandaag.year + 1, vandaag.month, vandaag.day),
        "aanbieder": "Schoon en Zo", "afwijsgrond": "" if uitkomst == "toe" else "wmo_eigen_kracht",
    }  # fmt: skip
    rij = van_systeem(Voorziening, besluit=besluit)[0]
    nieuw = NieuweUitkomst(uitkomst, **{**basis, **velden})
    uit: Voorziening = doe(
        zaak.samira, voorziening_beslissen, voorziening_id=rij.pk, versie=vers(besluit).versie, uitkomst=nieuw
    )
    return uit


def kies_grond(zaak: Zaak, besluit: Besluit, grond: str) -> Besluit:
    """On which ground of the law help changes or stops."""
    velden = {"besluit_id": besluit.pk, "versie": vers(besluit).versie, "grond": grond}
    uit: Besluit = doe(zaak.samira, herzieningsgrond_kiezen, **velden)
    return uit


def gehoord(zaak: Zaak) -> None:
    """Nobody had to be asked, with why."""
    doe(
        zaak.samira, zienswijze_vragen, aanvraag_id=zaak.aanvraag.pk, grond="4:8", waarover="De hulp verandert",
        uiterlijk=klok.vandaag(), afgezien="Zij vroeg er zelf om (Awb 4:11)",
    )  # fmt: skip


def maak_bekend(zaak: Zaak) -> Besluit:
    """Three hours a week were granted and the letter left; a while later somebody looks again."""
    besluit = stel_op(zaak)
    beslis(zaak, besluit)
    doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie)
    doe(zaak.rosa, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie)
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=besluit.pk).update(stand="bekend", bekendgemaakt_op=klok.vandaag())
        Aanvraag.objects.filter(pk=zaak.aanvraag.pk).update(stand="heroverweging")
    return vers(besluit)


def vers(besluit: Besluit) -> Besluit:
    return van_systeem(Besluit, pk=besluit.pk)[0]


def van_systeem(model: Any, **waar: Any) -> list[Any]:
    with transactie(p.SYSTEEM):
        volgorde = "tijd" if model is Gebeurtenis else "gemaakt_op"
        return list(model.objects.filter(**waar).order_by(volgorde))
