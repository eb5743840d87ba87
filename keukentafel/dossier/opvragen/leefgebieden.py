"""Leefgebieden and scores: what the municipality set, how a person stands now and stood before (REQ-017)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from keukentafel.dossier import regels_vraag as rv
from keukentafel.dossier.models.vraag import Score
from keukentafel.dossier.opvragen.kader import DossierKader, Lid, dossier_kader
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Publiek, Wet
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.recept import merk, rijen_van
from keukentafel.poort.rechten import Recht

_DAG, _INSTRUMENT = date(1815, 6, 18), str(merk("instrument"))
_DOSSIER, _INWONER = merk("dossier"), merk("inwoner")
SOORTEN = ("leefgebied", "instrument", "reden_leefgebied")
EERDER = 5


@dataclass(frozen=True, slots=True)
class Scorebeeld:
    """One number with its day and who wrote it."""

    cijfer: int
    op: date
    wie: str
    overgenomen: bool


@dataclass(frozen=True, slots=True)
class Scoreregel:
    """One leefgebied: now, and what it was before. `cijfer` 0: not discussed yet."""

    gebied: rv.Leefgebied
    cijfer: int
    woord: str
    was: int
    op: date | None

    @property
    def naam(self) -> str:
        return self.gebied.naam


@dataclass(frozen=True, slots=True)
class Scoreblad:
    """The scores of one member on one instrument. `geschiedenis`: leefgebied -> (day, number), newest first."""

    kader: DossierKader
    lid: Lid | None
    instrument: rv.Instrument
    instrumenten: tuple[rv.Instrument, ...]
    regels: tuple[Scoreregel, ...]
    laatst_op: date | None
    laatst_door: str
    dagen: tuple[date, ...]
    per_dag: Mapping[tuple[str, date], int]
    mag_schrijven: bool

    @property
    def ontbreekt(self) -> bool:
        """A running case in which nobody scored this member yet."""
        return self.laatst_op is None and self.kader.is_open

    @property
    def adres(self) -> str:
        return f"{self.kader.pad}leefgebieden/"


def vraaginrichting() -> rv.Vraaginrichting:
    """What the municipality set for today, in one statement; the built-in seven when it set nothing."""
    per: dict[str, list[tuple[str, str, Any]]] = {soort: [] for soort in SOORTEN}
    for soort, code, naam, waarde in rijen_van(actor_nu(), "leefgebieden", _inrichting, {_DAG: klok.vandaag()}):
        per[soort].append((code, naam, json.loads(waarde)))
    gebieden = [_leefgebied(*rij) for rij in per["leefgebied"]] or list(rv.STANDAARD)
    instrumenten = [_instrument(*rij) for rij in per["instrument"] if rij[2].get("in_gebruik", True)]
    zeven = rv.Instrument("leefgebieden", "Leefgebieden", tuple(gebied.code for gebied in gebieden))
    redenen = {code: naam for code, naam, _ in per["reden_leefgebied"]} or rv.REDENEN
    return rv.Vraaginrichting({g.code: g for g in gebieden}, tuple(instrumenten) or (zeven,), redenen)


def _inrichting(_actor: Actor) -> QuerySet[Any]:
    rijen = Inrichting.objects.filter(geldig_op(_DAG), soort__in=SOORTEN).order_by("volgorde", "naam")
    return rijen.values_list("soort", "code", "naam", Cast("waarde", TextField()))


def _leefgebied(code: str, naam: str, waarde: Mapping[str, Any]) -> rv.Leefgebied:
    return rv.Leefgebied(
        code=code,
        naam=naam,
        vraag=waarde.get("toelichting", ""),
        doel=waarde.get("doel", ""),
        onderwerpen=tuple(waarde.get("onderwerpen", "").split()),
        toelichting_verplicht=bool(waarde.get("toelichting_verplicht", False)),
        wet=_een_van(waarde.get("wet", ""), Wet, Wet.ALGEMEEN),
        publiek=_een_van(waarde.get("publiek", ""), Publiek, Publiek.TEAM),
    )


def _een_van(waarde: str, soort: Any, anders: Any) -> str:
    """Beheer types these; what is not on the list counts as the usual one, never as something wider."""
    return str(soort(waarde).value) if waarde in set(soort) else str(anders.value)


def _instrument(code: str, naam: str, waarde: Mapping[str, Any]) -> rv.Instrument:
    niveaus = tuple(deel.strip() for deel in waarde.get("niveaus", "").split("|") if deel.strip())
    gebieden = tuple(waarde.get("gebieden", "").split())
    return rv.Instrument(code, naam, gebieden, niveaus[: rv.HOOGSTE_CIJFER] if len(niveaus) > 1 else rv.NIVEAUS)


def kies_lid(kader: DossierKader, wie: str, anders: UUID | None = None) -> Lid | None:
    """The member asked for; nonsense or nobody gives `anders`, else the first alive. None without members."""
    for sleutel in (wie, str(anders or "")):
        for lid in kader.leden:
            if str(lid.id) == sleutel:
                return lid
    levend = (lid for lid in kader.leden if not lid.overleden)
    return next(levend, kader.leden[0] if kader.leden else None)


def laatste_scores(dossier_id: UUID, inwoner_id: UUID, instrument: str) -> dict[str, Scorebeeld]:
    """The present number per leefgebied, as far as this actor may see it."""
    return {code: reeks[0] for code, reeks in _reeksen(dossier_id, inwoner_id, instrument).items()}


def _reeksen(dossier_id: UUID, inwoner_id: UUID, instrument: str) -> dict[str, list[Scorebeeld]]:
    """Per leefgebied one number a day, newest first; a correction of the same day replaces the earlier one."""
    gegevens = {_DOSSIER: dossier_id, _INWONER: inwoner_id, _INSTRUMENT: instrument}
    per: dict[str, list[Scorebeeld]] = {}
    for gebied, *rest in rijen_van(actor_nu(), "scores", _scores, gegevens):
        reeks = per.setdefault(gebied, [])
        if not reeks or reeks[-1].op != rest[1]:
            reeks.append(Scorebeeld(*rest))
    return per


def _scores(actor: Actor) -> QuerySet[Any]:
    rijen: QuerySet[Any] = zichtbaar(Score, Recht.VRAAG_LEZEN, actor)
    rijen = rijen.filter(dossier_id=_DOSSIER, inwoner_id=_INWONER, instrument=_INSTRUMENT)
    velden = ("gebied", "cijfer", "gemeten_op", "auteur_naam", "overgenomen")
    return rijen.order_by("-gemeten_op", "-gemaakt_op").values_list(*velden)


def scoreblad(dossier_id: UUID, *, wie: str = "", instrument: str = "", soort: str = "kijken") -> Scoreblad:
    """The scores of one member; logged as one look, also that it goes on paper."""
    return scores_in(dossier_kader(dossier_id), wie=wie, instrument=instrument, soort=soort)


def scores_in(kader: DossierKader, *, wie: str = "", instrument: str = "", soort: str = "kijken") -> Scoreblad:
    """The same, for a screen that has the frame already."""
    inrichting = vraaginrichting()
    lid = kies_lid(kader, wie)
    keus = inrichting.instrument(instrument)
    reeksen = _reeksen(kader.id, lid.id, keus.code) if lid else {}
    logboek.kijk(Recht.VRAAG_LEZEN.code, None, soort=soort, dossier=str(kader.id), leefgebieden=len(reeksen))
    nieuwste = max((reeks[0] for reeks in reeksen.values()), key=lambda s: s.op, default=None)
    dagen = sorted({s.op for reeks in reeksen.values() for s in reeks}, reverse=True)[:EERDER]
    return Scoreblad(
        kader=kader,
        lid=lid,
        instrument=keus,
        instrumenten=inrichting.instrumenten,
        regels=tuple(_regel(inrichting.gebied(code), keus, reeksen.get(code, [])) for code in keus.gebieden),
        laatst_op=nieuwste.op if nieuwste else None,
        laatst_door=nieuwste.wie if nieuwste else "",
        dagen=tuple(reversed(dagen)),
        per_dag={(code, s.op): s.cijfer for code, reeks in reeksen.items() for s in reeks},
        mag_schrijven=kader.mag_schrijven and kader.is_open,
    )


def _regel(gebied: rv.Leefgebied, instrument: rv.Instrument, reeks: list[Scorebeeld]) -> Scoreregel:
    nu = reeks[0] if reeks else None
    anders = next((s for s in reeks[1:] if nu and s.cijfer != nu.cijfer), None)
    return Scoreregel(
        gebied=gebied,
        cijfer=nu.cijfer if nu else 0,
        woord=instrument.woord(nu.cijfer) if nu else "nog niet besproken",
        was=anders.cijfer if anders else 0,
        op=nu.op if nu else None,
    )
