"""Making the question clear: own words, what lies behind it, and the leefgebieden, over any number of conversations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.dossier import regels_vraag as rv
from keukentafel.dossier.handelingen._hulp import bewaar_versie, eis_tekst
from keukentafel.dossier.handelingen._vraag import S, dossier_van, schrijf, wet_hier
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.vraag import Leefgebiednotitie, Leefgebiedversie, Verkenning, Verkenningversie
from keukentafel.dossier.opvragen.leefgebieden import vraaginrichting
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.poort import logboek, poort

WOORDEN = ("eigen_woorden", "achter_de_vraag", "wensen")


@dataclass(frozen=True, slots=True)
class Getypt:
    """What was typed about one leefgebied, on top of which version (0: it was not there yet)."""

    versie: int
    tekst: str


def verkenning_bewaren(
    *,
    actor: Actor,
    dossier_id: UUID,
    inwoner_id: UUID,
    versie: int = 0,
    gesprek_op: date | None = None,
    gebieden: Mapping[str, Getypt] | None = None,
    concept: str = "",
    **woorden: str,
) -> Verkenning:
    """Keep what was said in one conversation: own words, and the leefgebieden that were talked about.

    Everything or nothing: when a colleague saved one of the texts first, Botsing carries every text that differs, and
    nothing is written. What a save replaces stays as a version.
    """
    dossier = dossier_van(actor, dossier_id, inwoner_id)
    nieuw = {naam: eis_tekst(woorden[naam], leeg=True, veld=naam) for naam in WOORDEN if naam in woorden}
    dag = gesprek_op or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} ligt in de toekomst. Kies de dag van het gesprek.", veld="gesprek_op")
    verkenning = _verkenning(dossier, inwoner_id)
    notities = {code: (_notitie(dossier, inwoner_id, code), getypt) for code, getypt in (gebieden or {}).items()}
    _eis_versies(verkenning, versie, nieuw, notities)
    if verkenning is None:
        wet = wet_hier(actor, dossier)
        verkenning = schrijf(
            Verkenning, actor, dossier, inwoner_id, wet=wet, gesprekken=rv.gesprekken_met([], dag), **nieuw
        )
    else:
        _wijzig_verkenning(actor, verkenning, nieuw, dag)
    for code, (notitie, getypt) in notities.items():
        tekst = eis_tekst(getypt.tekst, leeg=True)
        if notitie is not None:
            _wijzig_tekst(actor, notitie, tekst)
        elif tekst:
            # A leefgebied that fits the question gets its row when something is said about it.
            soort = vraaginrichting().gebied(code)
            _nieuwe_notitie(actor, dossier, inwoner_id, soort, reden=rv.PAST_BIJ_VRAAG, tekst=tekst)
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    gebeurtenis_melden("verkenning_bewaard", dossier.pk, verkenning=str(verkenning.pk))
    logboek.handeling(actor, S.code, verkenning, gebieden=len(notities))
    return verkenning


def leefgebied_openen(
    *, actor: Actor, dossier_id: UUID, inwoner_id: UUID, gebied: str, reden: str, toelichting: str = ""
) -> Leefgebiednotitie:
    """A leefgebied that the question does not point at is opened with a reason: one tap. Opening twice is once."""
    dossier = dossier_van(actor, dossier_id, inwoner_id)
    inrichting = vraaginrichting()
    soort = inrichting.gebied(gebied)
    if gebied not in inrichting.leefgebieden:
        raise Fout(f"‘{gebied}’ is geen leefgebied. Kies er een uit de lijst.", veld="gebied")
    if bezwaar := rv.bezwaar_tegen_openen(soort, reden, toelichting, inrichting.redenen):
        raise Fout(bezwaar, veld="toelichting")
    bestaand = _notitie(dossier, inwoner_id, gebied)
    if bestaand is not None:
        return bestaand
    notitie = _nieuwe_notitie(actor, dossier, inwoner_id, soort, reden=reden, reden_tekst=toelichting.strip())
    gebeurtenis_melden("leefgebied_geopend", dossier.pk, gebied=gebied, reden=reden)
    logboek.handeling(actor, S.code, notitie, gebied=gebied, reden=reden)
    return notitie


def leefgebied_weigeren(*, actor: Actor, dossier_id: UUID, inwoner_id: UUID, gebied: str) -> Leefgebiednotitie:
    """ "Wil dit niet beantwoorden" is a full answer: recorded with its day, so that it is not asked again (PRB-13)."""
    dossier = dossier_van(actor, dossier_id, inwoner_id)
    soort = vraaginrichting().gebied(gebied)
    notitie = _notitie(dossier, inwoner_id, gebied)
    if notitie is None:
        notitie = _nieuwe_notitie(actor, dossier, inwoner_id, soort, reden=rv.PAST_BIJ_VRAAG)
    if notitie.wil_niet_op:
        return notitie
    _wijzig_notitie(actor, notitie, tekst="", wil_niet_op=klok.vandaag())
    gebeurtenis_melden("leefgebied_geweigerd", dossier.pk, gebied=gebied)
    logboek.handeling(actor, S.code, notitie, gebied=gebied, wil_niet=True)
    return notitie


def leefgebied_toch(*, actor: Actor, dossier_id: UUID, inwoner_id: UUID, gebied: str) -> Leefgebiednotitie:
    """Undo, or the resident began about it after all: the leefgebied is open again. That it was refused stays."""
    dossier = dossier_van(actor, dossier_id, inwoner_id)
    notitie = _notitie(dossier, inwoner_id, gebied)
    if notitie is None:
        raise Fout("Over dit leefgebied staat nog niets.")
    if notitie.wil_niet_op:
        _wijzig_notitie(actor, notitie, wil_niet_op=None)
        logboek.handeling(actor, S.code, notitie, gebied=gebied, wil_niet=False)
    return notitie


def _verkenning(dossier: Dossier, inwoner_id: UUID) -> Verkenning | None:
    """The one this actor may write; another actor's behind a wall is not there."""
    rijen = poort.zichtbaar(Verkenning, S).filter(dossier=dossier, inwoner_id=inwoner_id)
    gevonden: Verkenning | None = poort.eerste_om_te_wijzigen(rijen.order_by("gemaakt_op"))
    return gevonden


def _notitie(dossier: Dossier, inwoner_id: UUID, gebied: str) -> Leefgebiednotitie | None:
    rijen = poort.zichtbaar(Leefgebiednotitie, S).filter(dossier=dossier, inwoner_id=inwoner_id, gebied=gebied)
    gevonden: Leefgebiednotitie | None = poort.eerste_om_te_wijzigen(rijen.order_by("gemaakt_op"))
    return gevonden


def _eis_versies(
    verkenning: Verkenning | None,
    versie: int,
    nieuw: Mapping[str, str],
    notities: Mapping[str, tuple[Leefgebiednotitie | None, Getypt]],
) -> None:
    """All texts that a colleague changed since the form was opened, before anything is written."""
    anders: list[tuple[Any, str, str, str]] = []
    if verkenning is not None and verkenning.versie != versie:
        anders += [(verkenning, n, t, getattr(verkenning, n)) for n, t in nieuw.items() if t != getattr(verkenning, n)]
    for code, (notitie, getypt) in notities.items():
        if notitie is not None and notitie.versie != getypt.versie and notitie.tekst != getypt.tekst.strip():
            anders.append((notitie, code, getypt.tekst, notitie.tekst))
    if anders:
        paren = [(naam, ons, hun) for _, naam, ons, hun in anders]
        raise Botsing(anders[0][0], {"paren": paren})


def _wijzig_verkenning(actor: Actor, rij: Verkenning, nieuw: Mapping[str, str], dag: date) -> None:
    dagen = rv.gesprekken_met(rij.gesprekken, dag)
    if all(getattr(rij, naam) == tekst for naam, tekst in nieuw.items()) and dagen == rij.gesprekken:
        return
    bewaar_versie(Verkenningversie, actor, rij, WOORDEN)
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, gesprekken=dagen, **nieuw)


def _wijzig_tekst(actor: Actor, notitie: Leefgebiednotitie, tekst: str) -> None:
    if notitie.tekst != tekst:
        # Who answers after all has answered.
        _wijzig_notitie(actor, notitie, tekst=tekst, **({"wil_niet_op": None} if tekst else {}))


def _nieuwe_notitie(
    actor: Actor, dossier: Dossier, inwoner_id: UUID, soort: rv.Leefgebied, **velden: Any
) -> Leefgebiednotitie:
    wet = wet_hier(actor, dossier, soort.wet)
    return schrijf(
        Leefgebiednotitie, actor, dossier, inwoner_id, gebied=soort.code, wet=wet, publiek=soort.publiek, **velden
    )


def _wijzig_notitie(actor: Actor, notitie: Leefgebiednotitie, **velden: Any) -> None:
    bewaar_versie(Leefgebiedversie, actor, notitie, ("tekst", "wil_niet_op"))
    bewaar_met_versie(notitie, actor=actor, versie=notitie.versie, **velden)
