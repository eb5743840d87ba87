"""The mother organisation of a worker, from a day: what each organisation did is counted by the one of that day."""

from datetime import date
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.keuzes import eis_niet_voorbij
from keukentafel.organisatie.handelingen.medewerkers import RECHT, medewerker_haal
from keukentafel.organisatie.handelingen.rollen import eis_in_dienst
from keukentafel.organisatie.models import Uitlening
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.poort import logboek, poort


def uitlening_zetten(*, actor: Actor, medewerker_id: UUID, moederorganisatie: str, van: date) -> Uitlening:
    """Lent by this organisation from a day; empty when that is not known. Never with effect in the past."""
    poort.eis(RECHT)
    eis_niet_voorbij(van)
    if moederorganisatie and moederorganisatie not in {k.code for k in keuzes("moederorganisatie", van)}:
        raise Fout(
            f"‘{moederorganisatie}’ is op {datum_gewoon(van)} geen moederorganisatie. Kies er een uit de lijst.",
            veld="moederorganisatie",
        )
    medewerker = medewerker_haal(medewerker_id)
    eis_in_dienst(medewerker, van)
    laatste = medewerker.uitleningen.order_by("-van").first()
    if laatste is not None and laatste.van >= van:
        begin = f"De moederorganisatie verandert al met ingang van {datum_gewoon(laatste.van)}"
        raise Fout(f"{begin}. Trek die wijziging in, of kies een latere dag.", veld="van")
    if (laatste.moederorganisatie if laatste else "") == moederorganisatie:
        raise Fout("Dit is al de moederorganisatie. Kies een andere.", veld="moederorganisatie")
    rij = Uitlening.objects.create(
        medewerker=medewerker, moederorganisatie=moederorganisatie, van=van, gewijzigd_door=actor.naam
    )
    logboek.handeling(actor, RECHT.code, medewerker, wat="moederorganisatie", naar=moederorganisatie, van=van)
    return rij


def uitlening_intrekken(*, actor: Actor, medewerker_id: UUID, uitlening_id: int) -> None:
    """Take back the last change while it begins today or later: what was before it goes on."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    rij = medewerker.uitleningen.filter(pk=uitlening_id).first()
    if rij is None:
        raise NietGevonden("organisatie.uitlening")
    if rij.van < klok.vandaag() or medewerker.uitleningen.filter(van__gt=rij.van).exists():
        raise Fout("Deze wijziging geldt al langer dan vandaag, of er is een latere. Maak een nieuwe met een datum.")
    rij.delete()
    logboek.handeling(actor, RECHT.code, medewerker, wat="moederorganisatie ingetrokken", van=rij.van)
