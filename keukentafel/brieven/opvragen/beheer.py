"""What beheer sees of the texts of letters: the list, one text with its history, and how it would look."""

from dataclasses import dataclass
from datetime import date

from keukentafel.brieven.briefbron import ALGEMEEN, SOORTEN, ontbrekende_plicht, sjablonen, sjabloonfout, veldnamen
from keukentafel.brieven.opstellen import stel_op
from keukentafel.brieven.opvragen.sjablonen import SOORT, Afzender, Sjabloon, sjabloon, voorbeeldblokken
from keukentafel.brieven.regels.taalscore import Taalscore, taalscore
from keukentafel.brieven.regels.tekst import bewonersdeel
from keukentafel.kern import klok
from keukentafel.kern.fouten import NietGevonden
from keukentafel.koppelingen.pdf import onafdrukbaar
from keukentafel.koppelingen.pdf.stuk import Stuk
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen import instelling
from keukentafel.organisatie.opvragen.lijsten import Stand, keuze_geschiedenis


@dataclass(frozen=True)
class Tekstregel:
    """One text on the list."""

    code: str
    naam: str
    titel: str
    van: date | None
    straks: date | None
    score: Taalscore


@dataclass(frozen=True)
class Voorbeeldbrief:
    """A text filled with an invented example; or what is wrong with it."""

    stuk: Stuk | None
    score: Taalscore | None
    fout: str = ""
    plicht: str = ""
    onleesbaar: tuple[str, ...] = ()


def teksten() -> list[Tekstregel]:
    """All texts of all kinds, with their score and what is coming. Two statements, whatever the number."""
    vandaag = klok.vandaag()
    rijen = Inrichting.objects.filter(soort=SOORT).order_by("geldig_van")
    nu: dict[str, Inrichting] = {}
    straks: dict[str, date] = {}
    for rij in rijen:
        if rij.geldig_van > vandaag:
            straks[rij.code] = rij.geldig_van
        elif rij.geldig_tot is None or rij.geldig_tot > vandaag:
            nu[rij.code] = rij
    return [_regel(code, nu.get(code), straks.get(code)) for klasse in SOORTEN.values() for code in klasse.sjablonen]


def _regel(code: str, rij: Inrichting | None, straks: date | None) -> Tekstregel:
    huidig = Sjabloon.van_rij(code, rij)
    score = taalscore(bewonersdeel(voorbeeldblokken(code, huidig.tekst)))
    return Tekstregel(code, huidig.naam, huidig.titel, huidig.van, straks, score)


def tekst_nu(code: str) -> Sjabloon:
    """The newest text, which the form starts from. Raises NietGevonden."""
    if code not in sjablonen():
        raise NietGevonden("brieven.sjabloon")
    laatste = Inrichting.objects.filter(soort=SOORT, code=code).order_by("-geldig_van").first()
    return Sjabloon.van_rij(code, laatste) if laatste else sjabloon(code)


def geschiedenis(code: str) -> list[Stand]:
    """Every text it ever had; empty while only the program's own was used."""
    try:
        return keuze_geschiedenis(SOORT, code)
    except NietGevonden:
        return []


def velden(code: str) -> list[str]:
    """What may stand between braces."""
    return veldnamen(code)


def voorbeeld(code: str, titel: str, tekst: str) -> Voorbeeldbrief:
    """How this text would look, with its language score; never an error page."""
    if fout := sjabloonfout(code, titel) or sjabloonfout(code, tekst):
        return Voorbeeldbrief(None, None, fout=fout[0].upper() + fout[1:] + ".")
    van = Afzender(str(instelling("organisatienaam")), "", ALGEMEEN["team"], "", ALGEMEEN["telefoon"])
    bron = sjablonen()[code].voorbeeld()
    stuk = stel_op(
        bron,
        titel=titel,
        tekst=tekst,
        aan=ALGEMEEN["naam"],
        over=ALGEMEEN["over"],
        nummer=ALGEMEEN["kenmerk"],
        van=van,
    )
    return Voorbeeldbrief(
        stuk,
        taalscore(bewonersdeel(stuk.blokken)),
        plicht=ontbrekende_plicht(code, tekst),
        onleesbaar=tuple(onafdrukbaar(titel + tekst)),
    )
