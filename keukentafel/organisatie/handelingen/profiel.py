"""What one may arrange for oneself."""

import re
from collections.abc import Iterable
from uuid import UUID

from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.herstel import eis_wachtwoord
from keukentafel.organisatie.models import Expertise, Medewerker
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.organisatie.sessieopslag import aanmeldingen_wissen
from keukentafel.organisatie.woonadres import merken
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

RECHT = Recht.EIGEN_PROFIEL_WIJZIGEN
POSTCODE = re.compile(r"[1-9]\d{3} ?[A-Z]{2}")


def eigen_id(actor: Actor) -> UUID:
    """A named system has no profile."""
    if actor.id is None:
        raise ValueError("Een profiel hoort bij een persoon, niet bij een systeem.")
    return actor.id


def sneltoetsen_zetten(*, actor: Actor, aan: bool) -> None:
    """Single-letter keys on or off (WCAG 2.1.4)."""
    poort.eis(RECHT)
    medewerker = Medewerker.objects.get(pk=eigen_id(actor))
    medewerker.sneltoetsen = aan
    medewerker.save(update_fields=["sneltoetsen"])
    logboek.handeling(actor, RECHT.code, medewerker, wat="toetsen", aan=aan)


def woonadres_zetten(*, actor: Actor, postcode: str, huisnummer: str) -> None:
    """The own home, kept as marks only, so that neighbours and family are never one's clients. Empty takes it away."""
    poort.eis(RECHT)
    if postcode.strip() and not POSTCODE.fullmatch(postcode.strip().upper()):
        raise Fout(f"‘{postcode}’ is geen postcode. Vul in zoals 3111 CA.", veld="postcode")
    if postcode.strip() and not huisnummer.strip():
        raise Fout("Vul ook het huisnummer in, met toevoeging.", veld="huisnummer")
    medewerker = Medewerker.objects.select_for_update().get(pk=eigen_id(actor))
    medewerker.adresmerk, medewerker.straatmerk = merken(postcode, huisnummer)
    medewerker.save(update_fields=["adresmerk", "straatmerk"])
    gebeurtenis_melden("woonadres_gezet", medewerker.pk)
    logboek.handeling(actor, RECHT.code, medewerker, wat="woonadres", bekend=bool(medewerker.adresmerk))


def voorkeuren_zetten(*, actor: Actor, graag: Iterable[str], liever_niet: Iterable[str]) -> None:
    """Kinds of questions one likes to get, and rather not. Triage sees it as one of the reasons (REQ-011)."""
    poort.eis(RECHT)
    bekend = {k.code for k in keuzes("onderwerp")}
    wensen = {"voorkeur": set(graag), "liever_niet": set(liever_niet)}
    if beide := wensen["voorkeur"] & wensen["liever_niet"]:
        raise Fout(f"‘{min(beide)}’ staat bij graag en bij liever niet. Kies één van de twee.", veld="liever_niet")
    if vreemd := (wensen["voorkeur"] | wensen["liever_niet"]) - bekend:
        raise Fout(f"‘{min(vreemd)}’ is geen onderwerp. Kies uit de lijst.", veld="graag")
    wie = eigen_id(actor)
    Expertise.objects.filter(medewerker_id=wie, soort__in=wensen).delete()
    Expertise.objects.bulk_create(
        Expertise(medewerker_id=wie, soort=soort, code=code)
        for soort, codes in wensen.items()
        for code in sorted(codes)
    )
    logboek.handeling(actor, RECHT.code, None, wat="voorkeuren", **{s: sorted(c) for s, c in wensen.items()})


def wachtwoord_wijzigen(*, actor: Actor, nu: str, nieuw: str) -> Medewerker:
    """Another password for oneself; whoever sits at an open screen without knowing the old one cannot."""
    poort.eis(RECHT)
    medewerker = Medewerker.objects.select_for_update().get(pk=eigen_id(actor))
    if not medewerker.check_password(nu):
        raise Fout("Dit is niet je wachtwoord van nu. Typ het wachtwoord waarmee je inlogde.", veld="nu")
    eis_wachtwoord(nieuw, medewerker, veld="nieuw")
    medewerker.set_password(nieuw)
    medewerker.startwachtwoord = False
    medewerker.save()
    logboek.handeling(actor, RECHT.code, medewerker, wat="wachtwoord gewijzigd")
    return medewerker


def eigen_aanmeldingen_beeindigen(*, actor: Actor, behalve: str) -> int:
    """Log out everywhere but here; `behalve` is the key of this very log-in."""
    poort.eis(RECHT)
    medewerker = Medewerker.objects.get(pk=eigen_id(actor))
    aantal = aanmeldingen_wissen(medewerker.pk, behalve=behalve)
    logboek.handeling(actor, RECHT.code, medewerker, wat="aanmeldingen beëindigd", aantal=aantal)
    return aantal
