"""What the BRP says about somebody, in our own records. Trouble never stops work: it becomes a sentence."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.crypto import salted_hmac

from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.inwoner.regels.naam import Naamgebruik
from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.koppelingen.brp import (
    AdresBinnenland,
    BrpBackend,
    BrpDatum,
    BrpFout,
    BrpPersoon,
    Partner,
    maak_brp,
)
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

MET_DE_HAND = "Je kunt verder gaan en de gegevens zelf invullen."


@dataclass(frozen=True, slots=True)
class BrpVoorstel:
    """An answer of the BRP to prefill with. `melding` tells what went wrong or deserves attention; `persoon` None: no
    answer, go on by hand."""

    melding: str
    persoon: Persoonsgegevens | None = None
    adres: Adresgegevens | None = None
    geheimhouding: bool = False
    bron: str = ""


@cache
def brp() -> BrpBackend:
    """The back end of this installation (settings BRP_*); made once."""
    pad = settings.STANDAARDEN_DIR / "brp" / "testpersonen.json" if settings.STANDAARDEN_DIR else None
    koppen = {"X-API-KEY": settings.BRP_SLEUTEL} if settings.BRP_SLEUTEL else {}
    return maak_brp(settings.BRP_SOORT, pad=pad, adres=settings.BRP_URL, koppen=koppen, nu=klok.nu)


def brp_raadplegen(bsn: str) -> BrpVoorstel:
    """Ask the BRP by BSN (PRV-16: verify at first contact). Logged without the number; never raises for BRP trouble."""
    poort.eis(Recht.INWONER_SCHRIJVEN)
    merk = salted_hmac("keukentafel.brp", bsn, algorithm="sha256").hexdigest()[:32]
    logboek.kijk(Recht.INWONER_SCHRIJVEN.code, None, soort="zoeken", op=["brp"], tekst=merk)
    try:
        persoon = brp().raadpleeg(bsn)
    except (BrpFout, ValueError) as fout:
        return BrpVoorstel(f"De BRP gaf geen gegevens: {fout} {MET_DE_HAND}")
    if persoon is None:
        return BrpVoorstel(f"De BRP kent dit BSN niet. Kijk of het goed is overgenomen. {MET_DE_HAND}")
    return _voorstel(bsn, persoon)


def _voorstel(bsn: str, gevonden: BrpPersoon) -> BrpVoorstel:
    naam, geboren = gevonden.naam, gevonden.geboorte.datum
    partner = gevonden.partners[0].naam if gevonden.partners else Partner().naam
    gebruik = naam.aanduiding_naamgebruik.code if naam.aanduiding_naamgebruik else Naamgebruik.EIGEN.value
    overleden = gevonden.overlijden.datum if gevonden.overlijden else None
    persoon = Persoonsgegevens(
        voornamen=naam.voornamen or "",
        voorvoegsel=naam.voorvoegsel or "",
        geslachtsnaam=naam.geslachtsnaam or "",
        partner_voorvoegsel=partner.voorvoegsel or "",
        partnernaam=partner.geslachtsnaam or "",
        naamgebruik=gebruik if gebruik in list(Naamgebruik) else Naamgebruik.EIGEN.value,
        geslacht=gevonden.geslacht.code if gevonden.geslacht and gevonden.geslacht.code in "MVO" else "",
        geboortedatum=geboren.volledig if geboren else None,
        geboorte_onvolledig=_onvolledig(geboren),
        overleden_op=overleden.volledig if overleden else None,
        bsn=bsn,
    )
    return BrpVoorstel(
        _let_op(gevonden),
        persoon,
        _adres(gevonden),
        geheimhouding=gevonden.geheimhouding,
        bron=f"{gevonden.bron}, {datum_gewoon(klok.vandaag())}",
    )


def _adres(gevonden: BrpPersoon) -> Adresgegevens | None:
    plek = gevonden.verblijfplaats
    if not isinstance(plek, AdresBinnenland):
        return None
    toevoeging = " ".join(deel for deel in (plek.huisletter, plek.huisnummertoevoeging) if deel)
    return Adresgegevens(
        straat=plek.straat or plek.korte_straat or "",
        huisnummer=str(plek.huisnummer or ""),
        toevoeging=toevoeging,
        postcode=plek.postcode or "",
        woonplaats=plek.woonplaats or "",
        soort="brief" if plek.is_briefadres else "woon",
        van=plek.vanaf.volledig if plek.vanaf else None,
    )


def _onvolledig(datum: BrpDatum | None) -> str:
    """1985 or 1985-12 when the BRP knows no more; empty for a full or wholly unknown date."""
    if datum is None or datum.volledig or datum.jaar is None:
        return ""
    return f"{datum.jaar}-{datum.maand:02d}" if datum.maand else str(datum.jaar)


def _let_op(gevonden: BrpPersoon) -> str:
    """What a worker must know before taking it over."""
    zinnen = []
    if gevonden.is_overleden:
        zinnen.append("Deze persoon is volgens de BRP overleden.")
    if gevonden.geheimhouding:
        zinnen.append("In de BRP staat geheimhouding: het adres is nergens te zien.")
    if gevonden.in_onderzoek:
        zinnen.append("Een deel van de gegevens is in onderzoek.")
    if not isinstance(gevonden.verblijfplaats, AdresBinnenland):
        zinnen.append("De BRP heeft geen adres in Nederland.")
    return " ".join(zinnen)
