"""Taking a file in: the checks of kern, the settings of the municipality, the virus check, and who must know.

A room makes its own row and hands it over: `bestand_opslaan(actor=…, rij=Document(…), naam=…, inhoud=…)`. The room's
act asked the right before and writes its own line in the log.
"""

from typing import Any, TypeVar, cast

from django.apps import apps
from django.conf import settings

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.bestanden import Keuring, Virusstand, keur
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Bestand
from keukentafel.koppelingen.virus import GeenScanner, maak_scanner
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Rol
from keukentafel.poort.modellen import Beschermd

B = TypeVar("B", bound=Bestand)
SYSTEEM = Actor.systeem("viruscontrole")
PER_KEER = 50


def bestand_keuren(naam: str, inhoud: bytes) -> Keuring:
    """The finding under the settings of today; raises Fout when the file is not taken in."""
    soorten = str(instelling("bestand_soorten")).replace(",", " ").split()
    return keur(naam, inhoud, soorten=soorten, hoogste_mb=instelling("bestand_hoogste_mb"))


def bestand_opslaan(*, actor: Actor, rij: B, naam: str, inhoud: bytes) -> B:
    """Fill this new row with the file and save it. A virus is kept, shut away, and told to who must know.

    Raises Fout (field `bestand`) when the file is not taken in.
    """
    keuring = bestand_keuren(naam, inhoud)
    rij.naam, rij.soort = keuring.naam, keuring.soort.code
    rij.grootte, rij.sha256, rij.inhoud = keuring.grootte, keuring.sha256, keuring.inhoud
    rij.waarschuwing = keuring.waarschuwing
    stand = kijk_na(inhoud)
    rij.stand, rij.nagekeken_op = stand, klok.nu() if stand in {Virusstand.SCHOON, Virusstand.BESMET} else None
    rij.save(force_insert=True)
    if stand == Virusstand.BESMET:
        _besmet_melden(actor, rij)
    return rij


def kijk_na(inhoud: bytes) -> Virusstand:
    """What the scanner says now. Without a scanner nothing is known; with one that is away the file waits for it."""
    scanner = maak_scanner(settings.CLAMD)
    if scanner is None:
        return Virusstand.ONBEKEND
    try:
        return Virusstand.SCHOON if scanner.scan(inhoud).schoon else Virusstand.BESMET
    except GeenScanner:
        return Virusstand.WACHT


def bestanden_nakijken() -> int:
    """Look again at what waits or was never looked at, in every room; returns how many are known now."""
    scanner = maak_scanner(settings.CLAMD)
    if scanner is None or not scanner.leeft():
        return 0
    modellen = [m for m in apps.get_models() if issubclass(m, Bestand) and issubclass(m, Beschermd)]
    return sum(_nakijken(cast(Any, model)) for model in modellen)


def _nakijken(model: Any) -> int:
    with transactie(SYSTEEM):
        open_ = model.objects.filter(stand__in=[Virusstand.WACHT, Virusstand.ONBEKEND]).order_by("gemaakt_op")
        sleutels = list(open_.values_list("pk", flat=True)[:PER_KEER])
    return sum(_een_nakijken(model, sleutel) for sleutel in sleutels)


def _een_nakijken(model: Any, sleutel: Any) -> int:
    """Each file in a transaction of its own: one that makes the scanner stumble does not hold up the others."""
    with transactie(SYSTEEM):
        rij = model.objects.select_for_update(of=("self",)).filter(pk=sleutel).first()
        stand = kijk_na(bytes(rij.inhoud)) if rij else Virusstand.WACHT
        if stand not in {Virusstand.SCHOON, Virusstand.BESMET}:
            return 0
        rij.stand, rij.nagekeken_op = stand, klok.nu()
        rij.save(update_fields=["stand", "nagekeken_op"])
        if stand == Virusstand.BESMET:
            _besmet_melden(SYSTEEM, rij)
        return 1


def _besmet_melden(actor: Actor, rij: Bestand) -> None:
    """Functioneel beheer looks at the way in, the privacy officer whether it is a data breach. No names in the text."""
    tekst = (
        "Er is een bestand met een virus binnengekomen en apart gezet. Niemand kan het openen."
        " Zoek uit hoe het binnenkwam en waarschuw de afzender."
    )
    for rol in (Rol.FUNCTIONEEL_BEHEER, Rol.PRIVACY_OFFICER):
        taak_maken(
            actor=actor, soort="bestand_besmet", tekst=tekst, uiterlijk=klok.vandaag(), rol=rol, onderwerp_id=rij.pk
        )
    gebeurtenis_melden("bestand_besmet", rij.pk, bestandssoort=rij.soort, sha256=rij.sha256)
    logboek.handeling(actor, "bestand_apart_gezet", rij, sha256=rij.sha256)
