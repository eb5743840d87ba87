"""Every morning: terms that ask for attention become tasks; a holiday decree that came later moves open terms."""

from typing import Any

from django.db.models import QuerySet

from keukentafel.besluit.handelingen._hulp import SYSTEEM
from keukentafel.besluit.handelingen.aanvraag import taak_voor
from keukentafel.besluit.handelingen.dwangsom import dwangsom_vragen
from keukentafel.besluit.handelingen.stand import TAAK_TERMIJN, klok_bijwerken, stap_schrijven
from keukentafel.besluit.models import Aanvraag
from keukentafel.besluit.opvragen.klok import Klokkast, klok_van
from keukentafel.besluit.regels.verloop import LOOPT
from keukentafel.besluit.regels.voorvallen import HERREKEND
from keukentafel.besluit.regels.waarschuwen import Moment, waarschuwing
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.poort.matrix import Rol

TAAK_HERREKEND = "besluit_termijn_herrekend"


def termijnen_bewaken() -> int:
    """Each open term gets the warning of the moment it has reached, once; the later takes the place of the earlier."""
    with transactie(SYSTEEM):
        kast, teller = Klokkast(), 0
        for aanvraag in _open().filter(uiterlijk__isnull=False).iterator(chunk_size=500):
            teller += _waarschuw(aanvraag, kast)
    return teller


def termijnen_herrekenen(gebeurtenis: Gebeurtenis | None = None) -> int:
    """A holiday was added or taken back: open terms are computed anew, with a notice. What is past stays as it was."""
    with transactie(SYSTEEM):
        kast = Klokkast()
        rijen = list(_open().filter(uiterlijk__gte=klok.vandaag()).select_for_update(of=("self",)))
        return sum(_herreken(aanvraag, kast) for aanvraag in rijen)


def _open() -> "QuerySet[Aanvraag]":
    return Aanvraag.objects.filter(stand__in=LOOPT, afgerond_op=None).select_related("behandelaar").order_by("pk")


def _waarschuw(aanvraag: Aanvraag, kast: Klokkast) -> bool:
    stand = klok_van(aanvraag, kast)
    dwangsom_vragen(aanvraag, stand)
    if stand.uiterlijk is None or stand.van is None:
        return False
    regels, vandaag = kast.regels(aanvraag.ontvangen_op), klok.vandaag()
    gevonden = waarschuwing(stand.van, stand.uiterlijk, vandaag, regels, kast.vrij)
    if gevonden is None or _al_gezegd(aanvraag, gevonden.moment):
        return False
    taken_vervallen(actor=SYSTEEM, onderwerp_id=aanvraag.pk, soort=TAAK_TERMIJN)
    tekst = f"Aanvraag {aanvraag.nummer}. {gevonden.zin}"
    for wie in _wie(aanvraag, gevonden.moment):
        taak_maken(actor=SYSTEEM, soort=TAAK_TERMIJN, tekst=tekst, uiterlijk=max(stand.uiterlijk, vandaag), **wie)
    gebeurtenis_melden("termijn_nadert", aanvraag.pk, moment=gevonden.moment, uiterlijk=str(stand.uiterlijk))
    return True


def _al_gezegd(aanvraag: Aanvraag, moment: Moment) -> bool:
    """Of this last day, this moment: the gebeurtenis remembers, also when the task was done."""
    return Gebeurtenis.objects.filter(
        soort="termijn_nadert",
        onderwerp=aanvraag.pk,
        gegevens__moment=moment.value,
        gegevens__uiterlijk=str(aanvraag.uiterlijk),
    ).exists()


def _wie(aanvraag: Aanvraag, moment: Moment) -> list[dict[str, Any]]:
    """Who handles it; a breach goes to the manager of the team as well."""
    wie = [taak_voor(aanvraag)]
    if moment is Moment.TE_LAAT and not aanvraag.afgeschermd:
        wie.append({**taak_voor(aanvraag), "voor": None, "rol": Rol.WIJKTEAMMANAGER, "team": aanvraag.team})
    return wie


def _herreken(aanvraag: Aanvraag, kast: Klokkast) -> bool:
    oud = aanvraag.uiterlijk
    if not klok_bijwerken(SYSTEEM, aanvraag, kast) or aanvraag.uiterlijk is None or oud is None:
        return False
    waarom = "er is een feestdag bij" if aanvraag.uiterlijk > oud else "een feestdag is teruggenomen"
    zin = f"De laatste dag ging van {datum_gewoon(oud)} naar {datum_gewoon(aanvraag.uiterlijk)}: {waarom}."
    stap_schrijven(SYSTEEM, aanvraag, van=aanvraag.stand, naar=aanvraag.stand, gebeurtenis=HERREKEND,
                   op=klok.vandaag(), toelichting=zin)  # fmt: skip
    taak_maken(
        actor=SYSTEEM,
        soort=TAAK_HERREKEND,
        tekst=f"Aanvraag {aanvraag.nummer}. {zin}",
        uiterlijk=max(klok.vandaag(), min(oud, aanvraag.uiterlijk)),
        **taak_voor(aanvraag),
    )
    gebeurtenis_melden(HERREKEND, aanvraag.pk, van=str(oud), naar=str(aanvraag.uiterlijk))
    return True
