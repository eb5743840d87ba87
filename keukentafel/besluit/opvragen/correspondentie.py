"""The correspondence of a dossier, complete: every letter with its text, sender, state and proof, and what came in
(REQ-086).

The envelope and not the story: who prints and posts sees it too; the letter itself opens per law.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery, TextField
from django.db.models.functions import Cast

from keukentafel.besluit.opvragen import binnengekomen as post
from keukentafel.besluit.opvragen.dossierdeur import eis_dossier
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
    "besluit": ("Besluiten", ("beschikking", "meewerkerbesluit", "zonderbesluit")),
    "aanvraag": ("Aanvraag", ("ontvangstbevestiging", "aanvraagbericht")),
    "gesprek": ("Gesprek en verslag", ("uitnodiging", "verslag")),
    "bezwaar": ("Bezwaar en klacht", ("bezwaar", "klacht")),
    "gedeeld": ("Aan organisaties", ("deelbericht", "aanbiederbericht")),
    "post": ("Post van buiten", ()),
}
STANDEN: dict[str, tuple[str, tuple[BriefStand, ...]]] = {
    "onderweg": ("Onderweg", (BriefStand.BEDENKTIJD, BriefStand.KLAAR, BriefStand.MAIL, BriefStand.AFGEDRUKT)),
    "hapert": ("Hapert", (BriefStand.WACHT,)),
    "verzonden": ("Verzonden", (BriefStand.VERZONDEN,)),
    "niet": ("Niet verzonden", (BriefStand.INGETROKKEN,)),
    "binnen": ("Binnengekomen", ()),
}


@dataclass(frozen=True, slots=True)
class Briefspoor:
    """One letter: what it is, from which text, by whom, and where it is."""

    binnen: ClassVar[bool] = False
    id: UUID
    op: datetime
    brief: BriefRegel
    sjabloon: str
    tekst_van: str
    """Which edition of the text: "vanaf 1 januari 2026", or that of the program."""
    door: str
    te_lezen: bool


@dataclass(frozen=True, slots=True)
class Correspondentie:
    """One page of it. `dossier_te_zien`: whether a way back to the dossier makes sense."""

    regels: tuple[Briefspoor | post.Binnenspoor, ...]
    soort: str
    stand: str
    volgende: str
    dossier_te_zien: bool


def correspondentie(
    dossier_id: UUID, *, soort: str = "", stand: str = "", voor: post.Bladsleutel | None = None, alles: bool = False
) -> Correspondentie:
    """Newest first. Letters that are older than the dossier, of its household, belong to it as well."""
    soort, stand = soort if soort in SOORTEN else "", stand if stand in STANDEN else ""
    hoeveel = OP_PAPIER if alles else PER_PAGINA
    # The state of a letter is one of ours; what came in has one of its own.
    uit = () if stand == "binnen" else _uitgaand(dossier_id, soort, stand, voor, hoeveel + 1)
    binnen = post.binnengekomen(dossier_id, soort, voor, hoeveel + 1) if stand in ("", "binnen") else []
    gevonden = post.op_volgorde([*uit, *binnen])
    blad = gevonden[:hoeveel]
    if not (blad or voor):
        eis_dossier(dossier_id, R)
    soort_blik, dossier = "afdruk" if alles else "kijken", str(dossier_id)
    logboek.kijk(R.code, None, soort=soort_blik, lijst="correspondentie", dossier=dossier, aantal=len(blad))
    return Correspondentie(
        regels=tuple(blad),
        soort=soort,
        stand=stand,
        volgende=f"{blad[-1].op.isoformat()}_{blad[-1].id}" if len(gevonden) > hoeveel else "",
        dossier_te_zien=regels.heeft(actor_nu(), Recht.DOSSIER_LEZEN),
    )


def _uitgaand(
    dossier_id: UUID, soort: str, stand: str, voor: post.Bladsleutel | None, hoeveel: int
) -> tuple[Briefspoor, ...]:
    rijen: Any = poort.zichtbaar(Brief, R).filter(_van_dossier(dossier_id))
    if soort:
        rijen = rijen.filter(soort__in=SOORTEN[soort][1])
    if stand:
        rijen = rijen.filter(stand__in=STANDEN[stand][1])
    rijen = post.na_sleutel(rijen, "gemaakt_op", voor)
    return _sporen(list(rijen.annotate(k_leest=te_lezen(), k_door=_door()).order_by("-gemaakt_op", "-id")[:hoeveel]))


def _van_dossier(dossier_id: UUID) -> Q:
    """Its own letters, and those of its household that stand in no dossier; a hidden dossier has none for who asks."""
    with transactie(Actor.systeem("correspondentie")):
        huishouden = Dossier.objects.filter(pk=dossier_id).values_list("huishouden_id", flat=True).first()
    eigen = Q(dossier_id=dossier_id)
    return eigen | Q(dossier_id=None, huishouden_id=huishouden) if huishouden else eigen


def _sporen(brieven: Collection[Any]) -> tuple[Briefspoor, ...]:
    sleutels = [b.pk for b in brieven]
    # Which text was used tells nothing of what was written in it.
    with transactie(Actor.systeem("correspondentie")):
        rijen = Briefinhoud.objects.filter(pk__in=sleutels).values_list("pk", "sjabloon", "sjabloon_van")
        teksten = {pk: (code, van) for pk, code, van in rijen}
    return tuple(_spoor(b, *teksten[b.pk], b.k_door or "het programma", b.k_leest) for b in brieven)


def _spoor(brief: Brief, code: str, van: Any, door: str, leesbaar: bool) -> Briefspoor:
    soort = sjablonen().get(code)
    return Briefspoor(
        id=brief.pk,
        op=brief.gemaakt_op,
        brief=regel_van(brief),
        sjabloon=soort.sjablonen[code] if soort else code,
        tekst_van=f"vanaf {datum_gewoon(van)}" if van else "van het programma",
        door=door,
        te_lezen=leesbaar,
    )


def _door() -> Subquery:
    """Who made it, beside the letter itself so that it costs no statement; the house itself has no name."""
    wie = Medewerker.objects.annotate(k_kenmerk=Cast("pk", TextField())).filter(k_kenmerk=OuterRef("gemaakt_door"))
    return Subquery(wie.values("naam")[:1])
