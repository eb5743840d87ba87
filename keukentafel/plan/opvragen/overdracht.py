"""The hand-over on one page, and what is agreed about the regie: proposals, placements, wishes for another worker."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from keukentafel.dossier.models import Document, Dossier
from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.dossier.opvragen.mensen import roepnaam_van
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon, moment_lang
from keukentafel.organisatie.models import Taak
from keukentafel.plan import regels
from keukentafel.plan.models import Overdracht, Regie, Regieplaatsing, Taakverdeling, Wisselverzoek
from keukentafel.plan.opvragen.kort import DoelKort, doelen_kort
from keukentafel.plan.opvragen.overdragen import kandidaten
from keukentafel.plan.opvragen.regie import banden_van, zin_van
from keukentafel.plan.regels import Overdrachtstand as Stand
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Afspraak

L, B = Recht.PLAN_LEZEN, Recht.REGIE_BELEGGEN


@dataclass(frozen=True, slots=True)
class Regiekop:
    """Which case, for whoever may place its regie, also without reading it."""

    id: UUID
    nummer: str
    naam: str
    gesloten: bool
    team_id: int

    @property
    def pad(self) -> str:
        return f"/dossier/{self.id}/"


@dataclass(frozen=True, slots=True)
class OverdrachtBeeld:
    """One proposal. `aan_mij`: this actor answers it; `terug`: may take it back."""

    id: UUID
    naar: str
    ingaat: date
    reden: str
    let_op: str
    stand: str
    aan_mij: bool
    terug: bool

    @property
    def zin(self) -> str:
        if self.stand == Stand.AANVAARD:
            return f"{self.naar} heeft de overdracht aangenomen. Die gaat in op {datum_gewoon(self.ingaat)}."
        return f"Gevraagd aan {self.naar}, met ingang van {datum_gewoon(self.ingaat)}. Er is nog geen antwoord."


@dataclass(frozen=True, slots=True)
class Overdrachtspakket:
    """What a new regisseur must know, on one page, as far as this reader may see it."""

    kader: DossierKader
    regie: str
    overdracht: OverdrachtBeeld | None
    doelen: tuple[DoelKort, ...]
    wie_doet_wat: tuple[regels.Taakregel, ...]
    mensen: tuple[tuple[str, str], ...]
    taken: tuple[tuple[str, date], ...]
    afspraken: tuple[tuple[str, str], ...]
    mag_overdragen: bool

    @property
    def pad(self) -> str:
        return f"{self.kader.pad}regie/"


@dataclass(frozen=True, slots=True)
class PlaatsingBeeld:
    """One placement with another party, in words."""

    id: UUID
    wat: str
    partij: str
    contact: str
    zicht: str
    stand: str
    zin: str
    reden: str
    document_id: UUID | None
    sinds: datetime

    @property
    def gevraagd(self) -> bool:
        return self.stand == Stand.GEVRAAGD

    @property
    def loopt(self) -> bool:
        return self.stand == Stand.AANVAARD


@dataclass(frozen=True, slots=True)
class WisselBeeld:
    """One wish for another worker, with its answer."""

    id: UUID
    woorden: str
    gevraagd_op: date
    uiterlijk: date
    stand: str
    antwoord: str
    door: str
    laat: bool

    @property
    def open(self) -> bool:
        return self.stand == regels.Wisselstand.OPEN

    @property
    def zin(self) -> str:
        naam = regels.NAAM_VAN_WISSELSTAND[regels.Wisselstand(self.stand)]
        return f"{naam}, uiterlijk {datum_gewoon(self.uiterlijk)}" if self.open else f"{naam} ({self.door})"


def regiekop(dossier_id: UUID, recht: Recht = B) -> Regiekop:
    """One look; NietGevonden when the dossier is not for this actor."""
    d = poort.haal(Dossier, dossier_id, recht)
    return Regiekop(d.pk, d.nummer, d.huishouden.naam, d.gesloten_op is not None, d.team_id)


def pakket(dossier_id: UUID, *, soort: str = "kijken") -> Overdrachtspakket:
    """One look, or one print; four statements beside the frame."""
    kader = dossier_kader(dossier_id)
    rij = _regie(kader)
    if soort != "kijken":
        logboek.kijk(L.code, None, soort=soort, dossier=str(dossier_id))
    mensen = tuple(
        (b.medewerker.naam if b.medewerker else b.naam, ", ".join(filter(None, [b.rol, b.organisatie, b.contact])))
        for b in banden_van(dossier_id)
    )
    return Overdrachtspakket(
        kader=kader,
        regie=zin_van(rij),
        overdracht=_beeld(rij.overdracht) if rij and rij.overdracht else None,
        doelen=tuple(doel for doel in doelen_kort(dossier_id) if not doel.gelukt),
        wie_doet_wat=tuple(regels.Taakregel.van_json(r) for r in (rij.afspraken_nu or ()) if rij) if rij else (),
        mensen=mensen,
        taken=tuple((t["tekst"], date.fromisoformat(t["op"])) for t in rij.taken or ()) if rij else (),
        afspraken=tuple((a["wat"], moment_lang(datetime.fromisoformat(a["op"]))) for a in rij.gesprekken or ())
        if rij
        else (),
        mag_overdragen=kader.is_open and poortregels.heeft(actor_nu(), B),
    )


def _regie(kader: DossierKader) -> Any:
    """The row that runs, with all that hangs on it in the same statement."""
    hier = {"dossier_id": OuterRef("dossier_id")}
    voorstel = poort.zichtbaar(Overdracht, L).filter(stand__in=regels.LOPEND, **hier)
    velden = {n: n for n in ("id", "ingaat", "reden", "let_op", "stand", "naar_id", "gemaakt_door")}
    verdeling = poort.zichtbaar(Taakverdeling, L).filter(**hier).order_by("-gemaakt_op")
    taken = poort.zichtbaar(Taak, Recht.TAAK_AFHANDELEN).filter(klaar_op=None, **hier).order_by("uiterlijk")
    komt = poort.zichtbaar(Afspraak, Recht.AFSPRAAK_MAKEN).filter(
        huishouden_id=kader.huishouden_id, begin__gt=klok.nu(), stand="gepland"
    )
    rijen = poort.zichtbaar(Regie, L).filter(dossier_id=kader.id, tot=None)
    return (
        rijen.select_related("medewerker", "waarnemer")
        .annotate(
            overdracht=Subquery(voorstel.values(json=JSONObject(naar="naar__naam", **velden))[:1]),
            afspraken_nu=Subquery(verdeling.values("regels")[:1]),
            taken=ArraySubquery(taken.values(json=JSONObject(tekst="tekst", op="uiterlijk"))[:10]),
            gesprekken=ArraySubquery(komt.order_by("begin").values(json=JSONObject(wat="onderwerp", op="begin"))[:5]),
        )
        .first()
    )


def _beeld(rij: dict[str, Any]) -> OverdrachtBeeld:
    actor, naar = actor_nu(), UUID(rij["naar_id"])
    gevraagd = rij["stand"] == Stand.GEVRAAGD
    return OverdrachtBeeld(
        id=UUID(rij["id"]),
        naar=rij["naar"],
        ingaat=date.fromisoformat(rij["ingaat"]),
        reden=rij["reden"],
        let_op=rij["let_op"],
        stand=rij["stand"],
        aan_mij=gevraagd and _voor_mij(actor, naar),
        terug=gevraagd and poortregels.heeft(actor, B),
    )


def _voor_mij(actor: Actor, naar: UUID) -> bool:
    return actor.id == naar or naar in actor.waarneemt


def collegas_voor(kop: Regiekop) -> tuple[tuple[str, str], ...]:
    """Colleagues of the team who can direct, but who directs now."""
    nu = Regie.objects.filter(dossier_id=kop.id, tot=None).values_list("medewerker_id", flat=True).first()
    return tuple((sleutel.removeprefix("m:"), naam) for sleutel, naam in kandidaten(kop.team_id, nu)[0])


def plaatsingen(dossier_id: UUID, recht: Recht = B) -> tuple[PlaatsingBeeld, ...]:
    """All of them, what runs first."""
    rijen = poort.zichtbaar(Regieplaatsing, recht).filter(dossier_id=dossier_id).select_related("zicht")
    beelden = [_plaatsing(rij) for rij in rijen.order_by("-gemaakt_op")[:50]]
    return tuple(sorted(beelden, key=lambda b: not (b.loopt or b.gevraagd)))


def plaatsing(dossier_id: UUID, plaatsing_id: UUID) -> PlaatsingBeeld:
    """One, of this dossier."""
    rij = poort.haal(Regieplaatsing, plaatsing_id, B)
    if rij.dossier_id != dossier_id:
        raise NietGevonden("plan.regieplaatsing")
    return _plaatsing(rij)


def _plaatsing(rij: Regieplaatsing) -> PlaatsingBeeld:
    return PlaatsingBeeld(
        id=rij.pk,
        wat=f"Regie op {rij.voorziening}" if rij.voorziening else "Regie op het hele huishouden",
        partij=rij.partij,
        contact=", ".join(filter(None, [rij.contactpersoon, rij.contact])),
        zicht=rij.zicht.naam,
        stand=rij.stand,
        zin=_plaatsingzin(rij),
        reden=rij.reden,
        document_id=rij.document_id,
        sinds=rij.gemaakt_op,
    )


def _plaatsingzin(rij: Regieplaatsing) -> str:
    if rij.stand == Stand.AANVAARD and rij.aanvaard_op:
        papier = "" if rij.document_id else " Het stuk waarin dat staat ontbreekt nog."
        return f"{rij.aanvaard_door} nam de regie aan op {datum_gewoon(rij.aanvaard_op)}.{papier}"
    if rij.stand == Stand.BEEINDIGD and rij.tot:
        return f"Gestopt op {datum_gewoon(rij.tot)}. {rij.antwoord}".strip()
    if rij.stand == Stand.GEWEIGERD:
        return f"Niet aangenomen: {rij.antwoord}"
    return "Gevraagd; er is nog geen antwoord. Tot dan verandert er niets."


def documentkeuzes(dossier_id: UUID) -> list[tuple[str, str]]:
    """Papers of this dossier in which an acceptance can stand, newest first."""
    rijen = poort.zichtbaar(Document, Recht.DOCUMENT_LEZEN).filter(dossier_id=dossier_id, actueel=True)
    return [(str(pk), titel) for pk, titel in rijen.order_by("-ontvangen_op").values_list("pk", "titel")[:30]]


def wisselverzoeken(dossier_id: UUID, recht: Recht = B) -> tuple[WisselBeeld, ...]:
    """Wishes for another worker, the newest first."""
    rijen = poort.zichtbaar(Wisselverzoek, recht).filter(dossier_id=dossier_id).order_by("-gemaakt_op")[:20]
    return tuple(_wissel(rij) for rij in rijen)


def wisselverzoek(dossier_id: UUID, wissel_id: UUID) -> WisselBeeld:
    """One, for the manager."""
    rij = poort.haal(Wisselverzoek, wissel_id, Recht.WISSEL_BEANTWOORDEN)
    if rij.dossier_id != dossier_id:
        raise NietGevonden("plan.wisselverzoek")
    return _wissel(rij)


def _wissel(rij: Wisselverzoek) -> WisselBeeld:
    laat = rij.stand == regels.Wisselstand.OPEN and regels.te_laat(rij.uiterlijk, klok.vandaag())
    return WisselBeeld(
        rij.pk, rij.woorden, rij.gevraagd_op, rij.uiterlijk, rij.stand, rij.antwoord, rij.beantwoord_door, laat
    )


def wie_vraagt(dossier_id: UUID) -> list[tuple[str, str]]:
    """Members of the household this actor may see, for who asked it."""
    leden = poort.zichtbaar(Huishoudlid, Recht.HUISHOUDEN_LEZEN).filter(huishouden__dossier=dossier_id, tot=None)
    return [(str(lid.inwoner_id), roepnaam_van(lid.inwoner)) for lid in leden.select_related("inwoner")]
