"""Who looks again and when, and what is waited for, in one dossier (REQ-053, REQ-054, REQ-062, REQ-071)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen import feestdagen, instelling
from keukentafel.plan.models import Doel, Informatieverzoek, Volgmoment
from keukentafel.plan.opvragen.over import over_namen
from keukentafel.plan.regels import Doelstand
from keukentafel.plan.regels import volgen as rv
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

L, S = Recht.PLAN_LEZEN, Recht.PLAN_SCHRIJVEN
HOOGSTENS = 60


@dataclass(frozen=True, slots=True)
class MomentBeeld:
    """One moment on the screen; `doel` is the goal it is about, as far as this actor may read that."""

    id: UUID
    soort: str
    soortnaam: str
    op: date
    wie: str
    medewerker_id: UUID
    elke_weken: int | None
    wat: str
    doel: str
    over: str
    gedaan_op: date | None
    uitkomst: str
    toelichting: str
    gestopt_op: date | None
    gestopt_reden: str
    gemist: bool
    versie: int
    wie_leest: str

    @property
    def open_(self) -> bool:
        return self.gedaan_op is None and self.gestopt_op is None

    @property
    def ritme(self) -> str:
        """ "elke 6 weken", or nothing."""
        if self.elke_weken is None:
            return ""
        return "elke week" if self.elke_weken == 1 else f"elke {self.elke_weken} weken"

    @property
    def einde(self) -> str:
        """How and when it ended, in words."""
        if self.gedaan_op:
            return f"{self.uitkomst}, {datum_gewoon(self.gedaan_op)}"
        return f"Gestopt op {datum_gewoon(self.gestopt_op)}: {self.gestopt_reden}" if self.gestopt_op else ""


@dataclass(frozen=True, slots=True)
class VerzoekBeeld:
    """One request for information, with its age."""

    id: UUID
    bij_wie: str
    wat: str
    gevraagd_op: date
    uiterlijk: date
    wie: str
    oud: str
    te_laat: bool
    keren_herinnerd: int
    herinnerd_op: date | None
    opgehoogd: bool
    ontvangen_op: date | None
    antwoord: str
    document_id: UUID | None
    ingetrokken_op: date | None
    ingetrokken_reden: str
    wie_leest: str

    @property
    def open_(self) -> bool:
        return self.ontvangen_op is None and self.ingetrokken_op is None

    @property
    def einde(self) -> str:
        if self.ontvangen_op:
            return f"Ontvangen op {datum_gewoon(self.ontvangen_op)}"
        return f"Niet meer nodig: {self.ingetrokken_reden}" if self.ingetrokken_op else ""


@dataclass(frozen=True, slots=True)
class VolgBeeld:
    """The page: what comes, what is waited for, and what was."""

    kader: DossierKader
    momenten: tuple[MomentBeeld, ...]
    voorbij: tuple[MomentBeeld, ...]
    verzoeken: tuple[VerzoekBeeld, ...]
    klaar: tuple[VerzoekBeeld, ...]
    jongeren: tuple[str, ...]
    """First names of members from 16 to 18: they have a page of their own."""
    mag_schrijven: bool

    @property
    def pad(self) -> str:
        return f"{self.kader.pad}plan/volgen/"


@dataclass(frozen=True, slots=True)
class Volgkeuzes:
    """What the form for a moment offers: goals of this plan that run and that this actor may read."""

    kader: DossierKader
    doelen: tuple[tuple[str, str], ...]


def volg_beeld(dossier_id: UUID) -> VolgBeeld:
    """One look. A moment about a goal behind a wall is not there."""
    kader = dossier_kader(dossier_id)
    momenten = [_moment(kader, rij) for rij in _momenten(kader.id)]
    verzoeken = [_verzoek(kader, rij) for rij in _verzoeken(kader.id)]
    logboek.kijk(L.code, None, lijst="volgen", dossier=str(kader.id), aantal=len(momenten) + len(verzoeken))
    voorbij = sorted((m for m in momenten if not m.open_), key=lambda m: m.gedaan_op or m.gestopt_op or m.op)
    return VolgBeeld(
        kader=kader,
        momenten=tuple(m for m in momenten if m.open_),
        voorbij=tuple(reversed(voorbij)),
        verzoeken=tuple(v for v in verzoeken if v.open_),
        klaar=tuple(v for v in verzoeken if not v.open_),
        jongeren=tuple(lid.roepnaam for lid in kader.leden if lid.leeftijd in (16, 17) and not lid.overleden),
        mag_schrijven=mag_volgen(kader),
    )


def volgmoment(dossier_id: UUID, volgmoment_id: UUID) -> tuple[DossierKader, MomentBeeld]:
    """One moment in its frame; NietGevonden when it is not for this actor or stands elsewhere."""
    poort.haal(Volgmoment, volgmoment_id, L)
    kader = dossier_kader(dossier_id)
    rij = _momenten(kader.id, pk=volgmoment_id)
    if not rij:
        raise NietGevonden("plan.volgmoment")
    return kader, _moment(kader, rij[0])


def informatieverzoek(dossier_id: UUID, verzoek_id: UUID) -> tuple[DossierKader, VerzoekBeeld]:
    """One request in its frame; NietGevonden when it is not for this actor or stands elsewhere."""
    poort.haal(Informatieverzoek, verzoek_id, L)
    kader = dossier_kader(dossier_id)
    rij = _verzoeken(kader.id, pk=verzoek_id)
    if not rij:
        raise NietGevonden("plan.informatieverzoek")
    return kader, _verzoek(kader, rij[0])


def volgkeuzes(dossier_id: UUID) -> Volgkeuzes:
    """For the form."""
    kader = dossier_kader(dossier_id)
    rijen = poort.zichtbaar(Doel, S).filter(dossier_id=kader.id, stand=Doelstand.LOOPT).order_by("volgorde")
    return Volgkeuzes(kader, tuple((str(pk), tekst) for pk, tekst in rijen.values_list("pk", "resultaat")))


def mag_volgen(kader: DossierKader) -> bool:
    """May this actor plan and hold moments here?"""
    return kader.is_open and kader.mag_schrijven and poortregels.heeft(actor_nu(), S)


def _momenten(dossier_id: UUID, **verder: Any) -> list[Any]:
    over = _over_van(Volgmoment).filter(volgmoment_id=OuterRef("pk")).values("inwoner_id")
    doelen = poort.zichtbaar(Doel, L).filter(pk=OuterRef("doel_id")).values("resultaat")
    rijen = poort.zichtbaar(Volgmoment, L).filter(dossier_id=dossier_id, **verder).select_related("medewerker")
    rijen = rijen.annotate(over_ids=ArraySubquery(over), doeltekst=ArraySubquery(doelen))
    # What is open first, by day; then the latest of what was.
    return list(rijen.order_by("gedaan_op", "op", "pk")[:HOOGSTENS] if not verder else rijen)


def _verzoeken(dossier_id: UUID, **verder: Any) -> list[Any]:
    over = _over_van(Informatieverzoek).filter(informatieverzoek_id=OuterRef("pk")).values("inwoner_id")
    rijen = poort.zichtbaar(Informatieverzoek, L).filter(dossier_id=dossier_id, **verder).select_related("medewerker")
    return list(rijen.annotate(over_ids=ArraySubquery(over)).order_by("uiterlijk", "pk")[:HOOGSTENS])


def _over_van(model: type[Volgmoment] | type[Informatieverzoek]) -> Any:
    doorgang: Any = model.over.through
    return doorgang.objects


def _moment(kader: DossierKader, rij: Any) -> MomentBeeld:
    open_ = rij.gedaan_op is None and rij.gestopt_op is None
    laat = open_ and rij.op < klok.vandaag()
    return MomentBeeld(
        id=rij.pk,
        soort=rij.soort,
        soortnaam=rv.NAAM_VAN_VOLGSOORT[rv.Volgsoort(rij.soort)],
        op=rij.op,
        wie=rij.medewerker.naam,
        medewerker_id=rij.medewerker_id,
        elke_weken=rij.elke_weken,
        wat=rij.wat,
        doel=next(iter(rij.doeltekst), ""),
        over=over_namen(kader, rij.over_ids),
        gedaan_op=rij.gedaan_op,
        uitkomst=rv.NAAM_VAN_VOLGUITKOMST[rv.Volguitkomst(rij.uitkomst)] if rij.uitkomst else "",
        toelichting=rij.toelichting,
        gestopt_op=rij.gestopt_op,
        gestopt_reden=rij.gestopt_reden,
        gemist=laat and _gemist(rij.op),
        versie=rij.versie,
        wie_leest=_wie_leest(kader, rij),
    )


def _gemist(op: date) -> bool:
    return rv.is_gemist(op, klok.vandaag(), instelling("volgmoment_respijt_werkdagen"), feestdagen())


def _verzoek(kader: DossierKader, rij: Any) -> VerzoekBeeld:
    tot = rij.ontvangen_op or rij.ingetrokken_op or klok.vandaag()
    return VerzoekBeeld(
        id=rij.pk,
        bij_wie=rij.bij_wie,
        wat=rij.wat,
        gevraagd_op=rij.gevraagd_op,
        uiterlijk=rij.uiterlijk,
        wie=rij.medewerker.naam if rij.medewerker else rij.auteur_naam,
        oud=rv.dagen_oud(rij.gevraagd_op, tot),
        te_laat=rij.ontvangen_op is None and rij.ingetrokken_op is None and rij.uiterlijk < klok.vandaag(),
        keren_herinnerd=rij.keren_herinnerd,
        herinnerd_op=rij.herinnerd_op,
        opgehoogd=rij.opgehoogd_op is not None,
        ontvangen_op=rij.ontvangen_op,
        antwoord=rij.antwoord,
        document_id=rij.document_id,
        ingetrokken_op=rij.ingetrokken_op,
        ingetrokken_reden=rij.ingetrokken_reden,
        wie_leest=_wie_leest(kader, rij),
    )


def _wie_leest(kader: DossierKader, rij: Any) -> str:
    return kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, list(rij.over_ids), rij.leesmoment)
