"""The correspondence of a dossier, complete: every letter with its text, sender, state and proof (REQ-086).

The envelope and not the story: who prints and posts sees it too; the letter itself opens per law.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.brieven.briefbron import sjablonen
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.brieven.opvragen.lezen import BriefRegel, regel_van, te_lezen
from keukentafel.brieven.regels import BriefStand
from keukentafel.dossier.models import Dossier
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort, regels
from keukentafel.poort.rechten import Recht

R = Recht.BRIEF_VERZENDEN
PER_PAGINA = 25
OP_PAPIER = 500
SOORTEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "besluit": ("Besluiten", ("beschikking", "zonderbesluit")),
    "aanvraag": ("Aanvraag", ("ontvangstbevestiging", "aanvraagbericht")),
    "gesprek": ("Gesprek en verslag", ("uitnodiging", "verslag")),
    "bezwaar": ("Bezwaar en klacht", ("bezwaar", "klacht")),
}
STANDEN: dict[str, tuple[str, tuple[BriefStand, ...]]] = {
    "onderweg": ("Onderweg", (BriefStand.BEDENKTIJD, BriefStand.KLAAR, BriefStand.MAIL, BriefStand.AFGEDRUKT)),
    "hapert": ("Hapert", (BriefStand.WACHT,)),
    "verzonden": ("Verzonden", (BriefStand.VERZONDEN,)),
    "niet": ("Niet verzonden", (BriefStand.INGETROKKEN,)),
}


@dataclass(frozen=True, slots=True)
class Briefspoor:
    """One letter: what it is, from which text, by whom, and where it is."""

    brief: BriefRegel
    sjabloon: str
    tekst_van: str
    """Which edition of the text: "vanaf 1 januari 2026", or that of the program."""
    door: str
    te_lezen: bool


@dataclass(frozen=True, slots=True)
class Correspondentie:
    """One page of it. `dossier_te_zien`: whether a way back to the dossier makes sense."""

    regels: tuple[Briefspoor, ...]
    soort: str
    stand: str
    volgende: str
    dossier_te_zien: bool


def correspondentie(
    dossier_id: UUID, *, soort: str = "", stand: str = "", voor: datetime | None = None, alles: bool = False
) -> Correspondentie:
    """Newest first. Letters that are older than the dossier, of its household, belong to it as well."""
    rijen: Any = poort.zichtbaar(Brief, R).filter(_van_dossier(dossier_id))
    if soort in SOORTEN:
        rijen = rijen.filter(soort__in=SOORTEN[soort][1])
    if stand in STANDEN:
        rijen = rijen.filter(stand__in=STANDEN[stand][1])
    if voor:
        rijen = rijen.filter(gemaakt_op__lt=voor)
    hoeveel = OP_PAPIER if alles else PER_PAGINA
    gevonden = list(rijen.annotate(k_leest=te_lezen()).order_by("-gemaakt_op", "-id")[: hoeveel + 1])
    blad = gevonden[:hoeveel]
    soort_blik, dossier = "afdruk" if alles else "kijken", str(dossier_id)
    logboek.kijk(R.code, None, soort=soort_blik, lijst="correspondentie", dossier=dossier, aantal=len(blad))
    return Correspondentie(
        regels=_sporen(blad),
        soort=soort if soort in SOORTEN else "",
        stand=stand if stand in STANDEN else "",
        volgende=blad[-1].gemaakt_op.isoformat() if len(gevonden) > hoeveel else "",
        dossier_te_zien=regels.heeft(actor_nu(), Recht.DOSSIER_LEZEN),
    )


def _van_dossier(dossier_id: UUID) -> Q:
    """Its own letters, and those of its household that stand in no dossier; a hidden dossier has none for who asks."""
    with transactie(Actor.systeem("correspondentie")):
        huishouden = Dossier.objects.filter(pk=dossier_id).values_list("huishouden_id", flat=True).first()
    eigen = Q(dossier_id=dossier_id)
    return eigen | Q(dossier_id=None, huishouden_id=huishouden) if huishouden else eigen


def _sporen(brieven: Collection[Any]) -> tuple[Briefspoor, ...]:
    sleutels = [b.pk for b in brieven]
    namen = _namen({b.gemaakt_door for b in brieven})
    # Which text was used tells nothing of what was written in it.
    with transactie(Actor.systeem("correspondentie")):
        rijen = Briefinhoud.objects.filter(pk__in=sleutels).values_list("pk", "sjabloon", "sjabloon_van")
        teksten = {pk: (code, van) for pk, code, van in rijen}
    return tuple(_spoor(b, *teksten[b.pk], namen.get(b.gemaakt_door, "het programma"), b.k_leest) for b in brieven)


def _spoor(brief: Brief, code: str, van: Any, door: str, leesbaar: bool) -> Briefspoor:
    soort = sjablonen().get(code)
    return Briefspoor(
        brief=regel_van(brief),
        sjabloon=soort.sjablonen[code] if soort else code,
        tekst_van=f"vanaf {datum_gewoon(van)}" if van else "van het programma",
        door=door,
        te_lezen=leesbaar,
    )


def _namen(sleutels: Collection[str]) -> dict[str, str]:
    """Names of who made them; the house itself has none."""
    echte = [s for s in sleutels if _is_uuid(s)]
    return {str(pk): naam for pk, naam in Medewerker.objects.filter(pk__in=echte).values_list("pk", "naam")}


def _is_uuid(tekst: str) -> bool:
    try:
        UUID(tekst)
    except ValueError:
        return False
    return True
