"""A decision as the register and the law guard look at it: what it adds up to, and who had a hand in it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from keukentafel.besluit.models import Aanvraag, Besluit, Voorziening
from keukentafel.besluit.regels.campagne import heroverwegen_op
from keukentafel.besluit.regels.mandaat import Handen, Zaak, hele_maanden
from keukentafel.besluit.regels.soorten import GENOMEN, Besluitsoort, Uitkomst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.organisatie.models import Rolvervulling
from keukentafel.organisatie.opvragen.inrichting import Keuze, geldig_op, instelling_uit
from keukentafel.plan.regels import Per
from keukentafel.poort.matrix import Bereik
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import bereik

TOEGEKEND = frozenset({Uitkomst.TOE, Uitkomst.DEELS})


def voorzieningen_van(besluit: Besluit) -> list[Voorziening]:
    """What is decided on, all of it: whoever sees the decision sees its rows."""
    return list(Voorziening.objects.filter(besluit=besluit).order_by("productnaam", "van"))


def van_en_voor(besluit: Besluit, rijen: Iterable[Voorziening]) -> tuple[list[Voorziening], list[Voorziening]]:
    """The products of this decision, and of the one before it; read together."""
    alle = list(rijen)
    return [v for v in alle if v.besluit_id == besluit.pk], [v for v in alle if v.besluit_id != besluit.pk]


def laatste_dag(rij: Voorziening) -> date | None:
    """What is given once runs one day; None is without an end."""
    return rij.van if rij.tot is None and rij.per == Per.EENMALIG else rij.tot


def heroverweging(v: Voorziening, lijst: Mapping[str, Sequence[Keuze]]) -> date | None:
    """When it is looked at again: as it stands, else as often as the municipality says for this product (CFG-07).

    `lijst`: of `keuzelijsten`, with "productvolging" and "instelling".
    """
    volging = next((k for k in lijst["productvolging"] if k.code == v.product), None)
    anders = instelling_uit(lijst["instelling"], "heroverweging_maanden")
    maanden = volging.waarde.get("heroverweging_maanden") if volging else anders
    return v.heroverwegen_op or heroverwegen_op(v.van or klok.vandaag(), maanden)


def zaak_van(besluit: Besluit, rijen: Sequence[Voorziening], op: date) -> Zaak:
    """The decision in the terms of a mandate: everything that is granted counts together."""
    toe = [rij for rij in rijen if rij.uitkomst in TOEGEKEND]
    bedragen = [rij.bedrag_cent for rij in toe]
    duren = [hele_maanden(rij.van, laatste_dag(rij)) for rij in toe if rij.van]
    return Zaak(
        op=op,
        wet=besluit.wet,
        soort=besluit.soort,
        orgaan=besluit.orgaan,
        producten=frozenset(rij.product for rij in rijen),
        uitkomsten=frozenset(rij.uitkomst for rij in rijen if rij.uitkomst),
        bedrag_cent=None if None in bedragen else sum(b or 0 for b in bedragen),
        maanden=None if None in duren else max((d or 0 for d in duren), default=0),
    )


def vervulling_van(medewerker_id: UUID | None, op: date) -> frozenset[tuple[str, str]]:
    """(role, team) of a worker on a day; a role in the whole municipality has no team. A named system has none."""
    if medewerker_id is None:
        return frozenset()
    rijen = Rolvervulling.objects.filter(geldig_op(op, "van", "tot"), medewerker_id=medewerker_id)
    return frozenset((rol, team or "") for rol, team in rijen.values_list("rol", "team__code"))


def handen_van(besluit: Besluit, tekenaar: object) -> Handen:
    """Who drafted, advised and decided before: for who may not be the one to sign."""
    return handen_voor([besluit], tekenaar)[besluit.pk]


def handen_voor(besluiten: Sequence[Besluit], tekenaar: object) -> dict[UUID, Handen]:
    """The same of many decisions: three statements, however many there are."""
    sleutels = [b.aanvraag_id for b in besluiten]
    aanvragen = Aanvraag.objects.in_bulk(sleutels)
    adviseurs: dict[UUID, set[str]] = {}
    advies = Besluit.objects.filter(aanvraag_id__in=sleutels, soort=Besluitsoort.ADVIES)
    for bij, *wie in advies.values_list("aanvraag_id", "opsteller_id", "ondertekenaar_id"):
        adviseurs.setdefault(bij, set()).update(_sleutel(w) for w in wie if w)
    genomen = Besluit.objects.filter(dossier_id__in=[b.dossier_id for b in besluiten if b.vervangt_id])
    ketting: dict[UUID | None, Besluit] = {rij.pk: rij for rij in genomen.filter(stand__in=GENOMEN)}
    return {
        b.pk: Handen(
            tekenaar=str(tekenaar),
            opsteller=_sleutel(b.opsteller_id),
            behandelaar=_sleutel(aanvragen[b.aanvraag_id].behandelaar_id),
            adviesorgaan=aanvragen[b.aanvraag_id].adviesorgaan,
            orgaan=b.orgaan,
            adviseurs=frozenset(adviseurs.get(b.aanvraag_id, ())),
            eerder_getekend=_eerder(b, ketting),
        )
        for b in besluiten
    }


def _eerder(besluit: Besluit, ketting: Mapping[UUID | None, Besluit]) -> frozenset[str]:
    """Who signed or weighed the decision this one is about, and the ones that one replaced."""
    getekend: set[str] = set()
    volgende, gezien = besluit.vervangt_id, set()
    while volgende in ketting and volgende not in gezien:
        gezien.add(volgende)
        vorige = ketting[volgende]
        getekend |= {_sleutel(wie) for wie in (vorige.ondertekenaar_id, vorige.toetser_id) if wie}
        volgende = vorige.vervangt_id
    return frozenset(getekend)


def primair(besluit: Besluit) -> set[UUID]:
    """Who took or prepared the decision (MAN-05)."""
    return {pk for pk in (besluit.opsteller_id, besluit.toetser_id, besluit.ondertekenaar_id) if pk}


def over_eigen_besluit(besluit: Besluit, wie: UUID | None) -> bool:
    """Is this the decision on a bezwaar against a decision that this worker took or prepared?"""
    return (
        besluit.soort == Besluitsoort.OP_BEZWAAR and besluit.vervangt is not None and wie in primair(besluit.vervangt)
    )


def binnen_bereik(besluit: Besluit, actor: Actor) -> bool:
    """Would the gate find it for who decides? Said of a row that is read already, so that a page asks nothing more."""
    ver = bereik(actor, Recht.BESLUIT_NEMEN)
    if besluit.dossier_id in actor.dossiers or ver is None:
        return ver is not None
    open_ = not besluit.afgeschermd
    return open_ and (ver is Bereik.STAD or (ver is Bereik.TEAM and besluit.team_id in actor.teams))


def _sleutel(sleutel: object) -> str:
    return str(sleutel) if sleutel else ""
