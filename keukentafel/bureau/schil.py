"""The frame around every staff screen: the menu of this actor, by right. No query: counts stand on the pages."""

import base64
from typing import Any, cast
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, Verlening
from keukentafel.kern.adressen import adres
from keukentafel.kern.schil import MenuPunt, Schil
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft

# name, icon, route, key after G, the right that shows it
MENU: list[tuple[str, str, str, str, Recht]] = [
    ("Mijn dag", "sun", "bureau:mijn-dag", "d", Recht.EIGEN_WERK_ZIEN),
    ("Balie", "phone", "bureau:balie", "b", Recht.CONTACT_VASTLEGGEN),
    ("Mijn caseload", "folder", "bureau:caseload", "c", Recht.DOSSIER_LEZEN),
    ("Meldingen", "inbox", "toegang:meldingen", "m", Recht.MELDING_VERDELEN_ZIEN),
    ("Post", "mail", "toegang:post", "p", Recht.POST_VERWERKEN),
    ("Verdelen", "users", "toegang:verdelen", "v", Recht.MELDING_VERDELEN),
    ("Wie is er?", "user-check", "organisatie:bezetting", "e", Recht.WAARNEMING_REGELEN),
    ("Terugbellen", "phone-call", "toegang:terugbellen", "t", Recht.TERUGBELLEN),
    ("Inloop", "door-enter", "toegang:inloop", "n", Recht.INLOOP_BIJHOUDEN),
    ("Doorverbonden", "arrow-right", "toegang:overdrachten", "r", Recht.DOORVERBINDEN),
    ("ABC-dienst", "headset", "toegang:abc", "x", Recht.ADVIES_GEVEN),
    ("Overleg", "users", "plan:overleggen", "u", Recht.OVERLEG_HOUDEN),
    ("Agenda", "calendar-event", "toegang:agenda", "a", Recht.AFSPRAAK_MAKEN),
    ("Te beslissen", "gavel", "besluit:te-beslissen", "j", Recht.BESLUIT_NEMEN),
    ("Brieven", "file-text", "brieven:post", "f", Recht.BRIEF_VERZENDEN),
    ("Aanvragen", "clipboard-list", "besluit:aanvragen", "h", Recht.AANVRAAG_LEZEN),
    ("Stilstand", "clock", "plan:stilstand", "s", Recht.STILSTAND_ZIEN),
    ("Nazorg", "phone-call", "besluit:nazorglijst", "", Recht.AANVRAAG_BEHANDELEN),
    ("Campagnes", "users", "besluit:campagnes", "q", Recht.CAMPAGNE_LEIDEN),
    ("Bezwaren", "file-text", "besluit:bezwaren", "z", Recht.BEZWAAR_BEHANDELEN),
    ("Klachten", "message", "besluit:klachten", "g", Recht.KLACHT_LEZEN),
    ("Incidenten", "alert-triangle", "besluit:incidenten", "", Recht.INCIDENT_BEHANDELEN),
    ("Cijfers", "chart-bar", "monitor:overzicht", "i", Recht.CIJFERS_LEZEN),
    ("Privacy", "lock", "privacy:overzicht", "y", Recht.PRIVACY_LEZEN),
    ("Datalek melden", "alert-triangle", "privacy:datalek-melden", "k", Recht.DATALEK_MELDEN),
    ("Logboek", "eye", "privacy:logboek", "l", Recht.LOGBOEK_LEZEN),
    ("Wie mag wat", "shield-check", "poort:wie-mag-wat", "w", Recht.MATRIX_LEZEN),
    ("Beheer", "scale", "organisatie:beheer", "o", Recht.BEHEER_LEZEN),
]


def _adres(route: str) -> str:
    try:
        return adres(route)
    except NoReverseMatch:
        return ""


def _hoort_bij(actor: Actor, route: str) -> bool:
    """The desk is the first screen of the front office; others record a contact with N. A volunteer has no day list."""
    if route == "bureau:mijn-dag":
        return actor.rollen != {Rol.VRIJWILLIGER}
    return route != "bureau:balie" or Rol.FRONTOFFICE in actor.rollen


def menu(actor: Actor, pad: str) -> tuple[MenuPunt, ...]:
    """The doors this actor may open, with the present one marked."""
    punten = [
        (naam, icoon, _adres(route), toets)
        for naam, icoon, route, toets, recht in MENU
        if heeft(actor, recht) and _hoort_bij(actor, route)
    ]
    return tuple(
        MenuPunt(naam=naam, icoon=icoon, url=url, toets=toets, actief=pad.startswith(url))
        for naam, icoon, url, toets in punten
        if url
    )


def onderschrift(actor: Actor) -> str:
    """Function, or the roles in words."""
    return actor.functie or ", ".join(NAAM_VAN_ROL[Rol(r)] for r in sorted(actor.rollen))


def hier_verleend(actor: Actor, pad: str) -> Verlening | None:
    """The access for a while that this page stands in: of its dossier, its household or one of its residents."""
    deel = set(pad.split("/"))
    hier = [v for v in actor.verleend if not deel.isdisjoint(map(str, (v.dossier, v.huishouden, *v.inwoners)))]
    return min(hier, key=lambda v: v.soort, default=None)


def toegangstekst(verlening: Verlening) -> str:
    """ "Noodtoegang tot 14.32 uur." """
    tot = verlening.tot.astimezone(klok.AMSTERDAM)
    if verlening.soort == "nood":
        return f"Noodtoegang tot {tot:%H.%M} uur."
    return f"Toegang op verzoek, tot {datum_gewoon(tot.date())} {tot:%H.%M} uur."


def schil(request: HttpRequest) -> dict[str, Any]:
    """Context processor. A fragment has no frame, and a page without an actor is bare."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or request.headers.get("HX-Request"):
        return {}
    medewerker = cast(Medewerker, request.user)
    verlening = hier_verleend(actor, request.path)
    return {
        "schil": Schil(
            organisatie=getattr(settings, "ORGANISATIE", "Keukentafel"),
            naam=actor.naam,
            onderschrift=onderschrift(actor),
            menu=menu(actor, request.path),
            zoek_url=_adres("inwoner:zoeken") if heeft(actor, Recht.INWONER_ZOEKEN) else "",
            suggestie_url=_adres("inwoner:suggesties") if heeft(actor, Recht.INWONER_ZOEKEN) else "",
            zoekactie=uuid4().hex,
            contact_url=_adres("toegang:contact-nieuw") if heeft(actor, Recht.CONTACT_VASTLEGGEN) else "",
            profiel_url=_adres("organisatie:profiel"),
            uitlog_url=_adres("organisatie:uitloggen"),
            concept_url=_adres("kern:concept"),
            sessie_url=_adres("organisatie:sessie"),
            concept_sleutel=base64.b64encode(bytes(medewerker.conceptsleutel)).decode(),
            toetsen=medewerker.sneltoetsen,
            toegang=toegangstekst(verlening) if verlening else "",
            toegang_einde_url=adres("privacy:toegang-beeindigen", verlening.id) if verlening else "",
            sessie_seconden=request.session.seconden_over(),  # type: ignore[attr-defined]  # our own store
        )
    }
