"""An aanvraag with a decision and its products, written by the system: what the letter needs to exist."""

from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

from keukentafel.besluit.models import Aanvraag, Besluit, Overweging, Voorziening
from keukentafel.besluit.tests.register import volmacht
from keukentafel.inwoner.models import Adres
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.inrichten import pakket_lezen
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.pakket_brieven import BRIEF_TEKSTEN
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

TEKSTEN = {
    "feit": "U woont alleen.",
    "afweging": "Uw dochter kan niet meer doen.",
    "samenvatting": "Dat lukt niet meer.",
}


def maak_besluit(wijk, soort="toekenning", wet="wmo", producten=({},), teksten=TEKSTEN, **velden):
    """Taken by the manager of the neighbourhood a moment ago, unless `velden` say otherwise."""
    dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
    with transactie(p.SYSTEEM):
        wie = dossier.huishouden.leden.order_by("inwoner__geboortedatum").first().inwoner
        muren = {"dossier": dossier, "team": dossier.team, "inwoner": wie, "gemaakt_door": p.SYSTEEM.kenmerk}
        Adres.objects.create(
            inwoner=wie, team=dossier.team, straat="Vlietlaan", huisnummer="12", postcode="3111AB",
            woonplaats="Schiedam", van=klok.dagen_geleden(900), gemaakt_door="test",
        )  # fmt: skip
        aanvraag = Aanvraag.objects.create(
            **muren, nummer=Aanvraag.objects.count() + 1, procedure=wet, wet=wet, ontvangen_op=klok.dagen_geleden(10),
            stand="besloten", stand_sinds=klok.vandaag(), behandelaar=wijk.samira,
        )  # fmt: skip
        basis = {"orgaan": "college", "mandaat": f"ruim-{wet}-beslisser", "functie": "Beslisser Wmo",
                 "opsteller": wijk.samira, "ondertekenaar": getattr(wijk, "kim", wijk.mo),
                 "vastgesteld_op": klok.vandaag(), "stand": "vastgesteld"}  # fmt: skip
        besluit = Besluit.objects.create(
            **muren, aanvraag=aanvraag, wet=wet, soort=soort, nummer=Besluit.objects.count() + 1, **(basis | velden)
        )
        for anders in producten:
            Voorziening.objects.create(**muren, aanvraag=aanvraag, besluit=besluit, wet=wet, **(product() | anders))
        overweeg(besluit, **teksten)
    return besluit


def overweeg(besluit, **teksten):
    """Blocks of the argument."""
    muren = {naam: getattr(besluit, naam) for naam in ("dossier", "team", "inwoner", "gemaakt_door", "wet")}
    for nr, (welk, tekst) in enumerate(teksten.items()):
        Overweging.objects.create(**muren, besluit=besluit, soort=welk, volgorde=nr, tekst=tekst)


def maak_wijk():
    """The neighbourhood with who decides and the backoffice, and what a letter reads of the configuration."""
    zet_inrichting()
    wijk = p.maak_wijk()
    mensen = {veld.name: getattr(wijk, veld.name) for veld in fields(wijk)}
    with transactie(p.SYSTEEM):
        kim = p.maak_medewerker("Kim", Rol.BESLISSER, wijk.oost)
        bas = p.maak_medewerker("Bas", Rol.BACKOFFICE, None)
    return SimpleNamespace(**mensen, kim=kim, bas=bas)


def product():
    """Help in the household, given for a year."""
    van = klok.vandaag() + timedelta(days=7)
    return {
        "product": "huishoudelijke_hulp", "productnaam": "Hulp in het huishouden", "uitkomst": "toe", "aantal": 3,
        "eenheid": "uur", "van": van, "tot": van + timedelta(days=364), "aanbieder": "Thuis in de wijk",
        "tarief_cent": 3300,
    }  # fmt: skip


def zet_inrichting():
    """The lists and settings of the pack that a letter reads, without its teams; and a mandate to sign under."""
    pakket = pakket_lezen(SCHIEDAM)
    rijen = [*uit_lijsten(pakket, LIJSTEN), *uit_instellingen(pakket, pakket.gemeente.instellingen)]
    Inrichting.objects.bulk_create(rijen)
    for functie in (Rol.BESLISSER, Rol.WIJKCOACH, Rol.WIJKTEAMMANAGER):
        volmacht(functie, mandaatbesluit="Mandaatbesluit 2026")


def zet_briefteksten():
    """What the municipality says in a letter of a decision, and nothing else of the pack. Twice is once."""
    if Inrichting.objects.filter(soort="besluit_wet").exists():
        return
    pakket = pakket_lezen(SCHIEDAM)
    lijsten = ("eigen_bijdrage", "bijdrage_uitzondering", "besluit_wet")
    Inrichting.objects.bulk_create([*uit_lijsten(pakket, lijsten), *uit_instellingen(pakket, BRIEF_TEKSTEN)])


def uit_lijsten(pakket, soorten):
    return [
        Inrichting(soort=soort, code=k.code, naam=k.naam, waarde=k.waarde(), geldig_van=k.van or BEGIN, bron=k.bron)
        for soort in soorten
        for k in pakket.keuzes[soort]
    ]


def uit_instellingen(pakket, codes):
    alle = pakket.gemeente.instellingen
    return [
        Inrichting(soort="instelling", code=c, naam=alle[c].naam, waarde={"waarde": alle[c].waarde}, geldig_van=BEGIN)
        for c in codes
    ]


LIJSTEN = ("product", "eigen_bijdrage", "bijdrage_uitzondering", "besluit_wet", "besluit_afwijsgrond", "beslisorgaan")
SCHIEDAM = Path(__file__).resolve().parents[2] / "inrichting" / "schiedam"
BEGIN = date(2015, 1, 1)
AANVRAAGTEKSTEN = ("aanvraag-ontvangen", "aanvraag-aanvullen", "aanvraag-verlengd", "aanvraag-opgeschort")
