"""Deciding over the API: the list, one decision, and the acts of who signs; the register that says who that is.

Each is the act of the screen and nothing beside it: the mandaatregister, four eyes, the adviser who never signs and the
decider who never decides on the bezwaar are asked there (MAN-01 to MAN-07).
"""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from keukentafel.besluit.handelingen import toets as acts
from keukentafel.besluit.handelingen.nemen import besluit_nemen as neem
from keukentafel.besluit.opvragen.besluit import BesluitBeeld, besluit_beeld
from keukentafel.besluit.opvragen.mag_beslissen import mag_van
from keukentafel.besluit.opvragen.mandaat import mandaten as register
from keukentafel.besluit.opvragen.te_beslissen import te_beslissen
from keukentafel.besluit.regels.mandaat import Mandaat
from keukentafel.kern import klok
from keukentafel.kern.adressen import lees_momentsleutel
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.api import Niets, Vorm, deur

N = Recht.BESLUIT_NEMEN
PER_BLAD = 100


class Lijstvraag(Vorm):
    """`mag`: ik (what I may decide) or alle; `wie`: mij, niemand, or empty; `na` comes from the page before."""

    wie: Literal["", "mij", "niemand"] = ""
    wet: Literal["", "wmo", "jeugd", "pw", "wgs"] = ""
    mag: Literal["", "ik", "alle"] = ""
    na: str = ""

    @field_validator("na")
    @classmethod
    def _bladwijzer(cls, na: str) -> str:
        if na and lees_momentsleutel(na) is None:
            raise PydanticCustomError("bladwijzer", "bladwijzer")
        return na


class Wachtend(Vorm):
    id: UUID
    nummer: int
    wat: str
    inwoner: str
    toelichting: str
    uiterlijk: date | None
    te_laat: bool
    waarom_niet: str = Field(description="Leeg: jij mag dit beslissen.")
    wie_mag: str


class Wachtlijst(Vorm):
    besluiten: list[Wachtend]
    volgende: str = Field(description="Waar het volgende blad begint; leeg op het laatste.")


class Product(Vorm):
    naam: str
    uitkomst: str
    zinnen: list[str]


class Blad(Vorm):
    id: UUID
    nummer: int
    titel: str
    soort: str
    stand: str
    wet: str
    orgaan: str
    dossier_id: UUID
    aanvraag_id: UUID
    inwoner: str
    opsteller: str
    toetser: str
    producten: list[Product]
    mist: list[str] = Field(description="Wat nog mist voordat dit besluit genomen kan worden.")
    mag_nemen: bool = Field(description="Ligt bij jou of bij iedereen die mag; het mandaat zegt de rest bij het nemen.")
    versie: int = Field(description="Stuur deze mee bij het nemen: wie tekent, tekent wat hij las.")


class Stand(Vorm):
    id: UUID
    nummer: int
    stand: str
    versie: int
    mandaat: str = Field(description="Onder welk mandaat het is genomen; leeg zolang dat niet zo is.")


class Genomen(Stand):
    al_genomen: bool = Field(description="Jij nam dit al, met dezelfde gegevens; er is niets opnieuw gedaan.")
    uitleg: str = Field(description="Wanneer je het al nam; leeg als het nu genomen is.")


class Beslisser(Vorm):
    orgaan: str = Field(description="Welk orgaan beslist.")
    waarom_niet: str = Field(description="Leeg: jij mag dit beslissen.")
    wie_mag: str = Field(description="De functies met een mandaat hiervoor.")


class Terug(Vorm):
    reden: str = Field(default="", max_length=3000, description="Wat er anders moet.")


class Nemen(Vorm):
    versie: int
    op: date | None = Field(default=None, description="Eerder getekend op papier: op welke dag.")
    reden: str = Field(default="", max_length=3000)


class Registervraag(Vorm):
    op: date | None = Field(default=None, description="Wat geldt op deze dag; leeg is vandaag.")
    na: str = ""


class Mandaatregel(Vorm):
    code: str
    naam: str
    wet: str
    mandaatgever: str
    gemandateerde: str
    functie: str
    van: date
    tot: date | None = Field(description="De eerste dag zonder.")
    artikel: str
    teams: list[str] = Field(description="Leeg is elk team; zo ook bij besluiten en producten.")
    besluiten: list[str]
    producten: list[str]
    tot_cent: int | None = Field(description="Hoogste bedrag in centen; leeg is zonder grens.")
    tot_maanden: int | None
    alleen_toekennen: bool


class Register(Vorm):
    mandaten: list[Mandaatregel]
    volgende: str


@deur(N, "GET", "te-nemen-besluiten", vraag=Lijstvraag, antwoord=Wachtlijst)
def te_nemen_besluiten(request: Verzoek, vraag: Lijstvraag) -> Wachtlijst:
    """Besluiten die wachten op wie beslist; eerst wat jij mag beslissen."""
    lijst = te_beslissen(wie=vraag.wie, wet=vraag.wet, na=vraag.na, mag=vraag.mag)
    rijen = [
        Wachtend(
            id=r.id, nummer=r.nummer, wat=r.wat, inwoner=r.wie, toelichting=r.toelichting, uiterlijk=r.uiterlijk,
            te_laat=r.laat, waarom_niet=r.mag.waarom_niet, wie_mag=r.mag.wie,
        )
        for r in lijst.regels
    ]  # fmt: skip
    return Wachtlijst(besluiten=rijen, volgende=lijst.volgende)


@deur(Recht.AANVRAAG_LEZEN, "GET", "besluiten/{besluit_id}", antwoord=Blad)
def besluit(request: Verzoek, vraag: Niets, besluit_id: UUID) -> Blad:
    """Eén besluit: wat, voor wie, wat nog mist en of jij het mag nemen."""
    return _blad(besluit_beeld(besluit_id))


@deur(Recht.AANVRAAG_LEZEN, "GET", "besluiten/{besluit_id}/beslisser", antwoord=Beslisser)
def besluit_beslisser(request: Verzoek, vraag: Niets, besluit_id: UUID) -> Beslisser:
    """Wie over dit besluit gaat, of jij dat bent, en anders waarom niet."""
    orgaan, mag = mag_van(besluit_id)
    return Beslisser(orgaan=orgaan, waarom_niet=mag.waarom_niet, wie_mag=mag.wie)


@deur(N, "POST", "besluiten/{besluit_id}/_oppakken", antwoord=Stand)
def besluit_oppakken(request: Verzoek, vraag: Niets, besluit_id: UUID) -> Stand:
    """Dit besluit ligt daarna bij jou, en jij leest het dossier zolang dat zo is. Twee keer is één keer."""
    return _stand(acts.besluit_oppakken(actor=request.actor, besluit_id=besluit_id))


@deur(N, "POST", "besluiten/{besluit_id}/_teruggeven", vraag=Terug, antwoord=Stand)
def besluit_teruggeven(request: Verzoek, vraag: Terug, besluit_id: UUID) -> Stand:
    """Terug naar wie het schreef, met wat er anders moet."""
    return _stand(acts.besluit_teruggeven(actor=request.actor, besluit_id=besluit_id, reden=vraag.reden))


@deur(N, "POST", "besluiten/{besluit_id}/_advies-teruggeven", vraag=Terug, antwoord=Stand)
def advies_teruggeven(request: Verzoek, vraag: Terug, besluit_id: UUID) -> Stand:
    """Een advies terug naar wie het schreef, met wat je nog moet weten."""
    return _stand(acts.advies_teruggeven(actor=request.actor, besluit_id=besluit_id, reden=vraag.reden))


@deur(N, "POST", "besluiten/{besluit_id}/_nemen", vraag=Nemen, antwoord=Genomen)
def besluit_nemen(request: Verzoek, vraag: Nemen, besluit_id: UUID) -> Genomen:
    """Neem het besluit, ook een besluit op bezwaar. Alleen met een mandaat van die dag.

    Stuur gerust opnieuw als er geen antwoord kwam: wie hetzelfde nog eens stuurt, krijgt 200 met `alGenomen` en er
    gebeurt niets opnieuw. Nam een ander het al, of nam jij het met een andere versie, dag of reden: 409 met wie en
    wanneer, en er verandert niets.
    """
    uit = neem(actor=request.actor, besluit_id=besluit_id, **vraag.model_dump())
    stand = _stand(uit.besluit).model_dump()
    return Genomen(**stand, al_genomen=bool(uit.al_genomen), uitleg=uit.al_genomen)


@deur(Recht.MANDAAT_LEZEN, "GET", "mandaten", vraag=Registervraag, antwoord=Register)
def mandaten(request: Verzoek, vraag: Registervraag) -> Register:
    """Het mandaatregister: wie wat mag beslissen op een dag."""
    dag = vraag.op or klok.vandaag()
    rijen = sorted((m for m in register() if m.geldt(dag) and m.code > vraag.na), key=lambda m: m.code)
    blad = [_mandaat(m) for m in rijen[:PER_BLAD]]
    return Register(mandaten=blad, volgende=blad[-1].code if len(rijen) > PER_BLAD else "")


def _blad(b: BesluitBeeld) -> Blad:
    return Blad(
        id=b.id, nummer=b.nummer, titel=b.titel, soort=b.soort, stand=b.stand, wet=b.wet, orgaan=b.orgaan,
        dossier_id=b.dossier_id, aanvraag_id=b.aanvraag_id, inwoner=b.inwoner, opsteller=b.opsteller, toetser=b.toetser,
        producten=[Product(naam=p.naam, uitkomst=p.uitkomst_naam, zinnen=list(p.zinnen)) for p in b.producten],
        mist=[g.tekst for g in b.tegen], mag_nemen=b.mag_nemen, versie=b.versie,
    )  # fmt: skip


def _stand(b: Any) -> Stand:
    """Of the Besluit that an act gave back; doors know no models."""
    return Stand(id=b.pk, nummer=b.nummer, stand=b.stand, versie=b.versie, mandaat=b.mandaat)


def _mandaat(m: Mandaat) -> Mandaatregel:
    return Mandaatregel(
        code=m.code, naam=m.naam, wet=m.wet, mandaatgever=m.mandaatgever, gemandateerde=m.gemandateerde,
        functie=m.functie, van=m.van, tot=m.tot, artikel=m.artikel, teams=sorted(m.teams),
        besluiten=sorted(m.besluiten), producten=sorted(m.producten), tot_cent=m.tot_cent, tot_maanden=m.tot_maanden,
        alleen_toekennen=m.alleen_toekennen,
    )  # fmt: skip
