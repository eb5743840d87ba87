"""The registration of a worker as a professional (SKJ, BIG), from a day and until a day (JW-13). Beheer keeps it."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.medewerkers import RECHT, medewerker_haal
from keukentafel.organisatie.models import Beroepsregistratie, Medewerker
from keukentafel.organisatie.regels import REGISTERS, bezwaar_tegen_registratie
from keukentafel.poort import logboek, poort


def registratie_vastleggen(
    *, actor: Actor, medewerker_id: UUID, soort: str, nummer: str, van: date, tot: date | None = None
) -> Beroepsregistratie:
    """As it stands in the register; it may have begun long ago. Two periods of one register never overlap."""
    poort.eis(RECHT)
    kaal = nummer.replace(" ", "")
    if bezwaar := bezwaar_tegen_registratie(soort, kaal):
        raise Fout(bezwaar, veld="nummer" if soort in REGISTERS else "soort")
    if tot and tot <= van:
        raise Fout(f"{datum_gewoon(tot)} ligt niet na het begin, {datum_gewoon(van)}. Kies een latere dag.", veld="tot")
    medewerker = medewerker_haal(medewerker_id)
    loopt = medewerker.registraties.filter(Q(tot=None) | Q(tot__gt=van), soort=soort)
    if tot:
        loopt = loopt.filter(van__lt=tot)
    if (ander := loopt.order_by("van").first()) is not None:
        begin = f"Er is al een {REGISTERS[soort]}-registratie vanaf {datum_gewoon(ander.van)}"
        raise Fout(f"{begin}. Zet daar eerst een einde aan, of kies een andere periode.", veld="van")
    rij = Beroepsregistratie.objects.create(
        medewerker=medewerker, soort=soort, nummer=kaal, van=van, tot=tot, vastgelegd_op=klok.vandaag(),
        gewijzigd_door=actor.naam,
    )  # fmt: skip
    logboek.handeling(actor, RECHT.code, medewerker, wat="registratie", register=soort, van=van, tot=tot)
    return rij


def registratie_beeindigen(*, actor: Actor, medewerker_id: UUID, registratie_id: int, tot: date) -> Beroepsregistratie:
    """The first day without it. Another day moves the end."""
    medewerker, rij = _haal(medewerker_id, registratie_id)
    if tot <= rij.van:
        raise Fout(f"{datum_gewoon(tot)} ligt niet na het begin, {datum_gewoon(rij.van)}.", veld="tot")
    if medewerker.registraties.filter(soort=rij.soort, van__gt=rij.van, van__lt=tot).exists():
        raise Fout("Daarna loopt al een nieuwe registratie. Kies een dag daarvoor.", veld="tot")
    rij.tot, rij.gewijzigd_door = tot, actor.naam
    rij.save(update_fields=["tot", "gewijzigd_door"])
    logboek.handeling(actor, RECHT.code, medewerker, wat="registratie beëindigd", register=rij.soort, tot=tot)
    return rij


def registratie_intrekken(*, actor: Actor, medewerker_id: UUID, registratie_id: int) -> None:
    """A mistake of today. What stood there longer may have been looked at, and gets an end instead."""
    medewerker, rij = _haal(medewerker_id, registratie_id)
    if rij.vastgelegd_op != klok.vandaag():
        raise Fout("Dit staat er al langer dan vandaag. Zet er een einde aan; dan blijft zichtbaar wat er was.")
    rij.delete()
    logboek.handeling(actor, RECHT.code, medewerker, wat="registratie ingetrokken", register=rij.soort, van=rij.van)


def _haal(medewerker_id: UUID, registratie_id: int) -> tuple[Medewerker, Beroepsregistratie]:
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    rij = medewerker.registraties.filter(pk=registratie_id).first()
    if rij is None:
        raise NietGevonden("organisatie.beroepsregistratie")
    return medewerker, rij
