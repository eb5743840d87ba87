"""The arrangement: add a line, change it, look at it again. Warnings and questions never stop a save."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import (
    aan_auteur,
    bewaar_versie,
    eis_keuze,
    eis_leden,
    eis_open,
    eis_tekst,
    eis_wet,
)
from keukentafel.dossier.handelingen.lezen import itemmerk
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import S, open_dossier
from keukentafel.plan.models import Doel, Ondersteuning, Ondersteuningversie, Schaling
from keukentafel.plan.opvragen.producten import criteria, product_op
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet

PROEF = "proef_bekijken"


@dataclass(frozen=True)
class NieuweOndersteuning:
    """What is filled in for a line."""

    wat: str
    trede: str
    waarom_niet_lichter: str = ""
    afweging: str = ""
    criteria: tuple[str, ...] = ()
    """What the choice between own help and a provider was made on (REQ-070)."""
    doel_id: UUID | None = None
    product: str = ""
    aanbieder: str = ""
    aantal: Decimal | None = None
    per: str = regels.Per.WEEK
    uren_maand: Decimal | None = None
    van: date | None = None
    tot: date | None = None
    proef_tot: date | None = None


def ondersteuning_toevoegen(
    *,
    actor: Actor,
    dossier_id: UUID,
    regel: NieuweOndersteuning,
    wet: str = "",
    publiek: str = Publiek.TEAM,
    over: Iterable[UUID] | None = None,
) -> Ondersteuning:
    """A line of the arrangement. Law and tariff come from the product of that day, unless another law is chosen."""
    dossier = open_dossier(dossier_id)
    velden = _velden(dossier, regel, nieuw=True)
    product = product_op(regel.product, velden["van"]) if regel.product else None
    wet = wet or (product.wet if product else "") or Wet.ALGEMEEN
    eis_wet(wet, publiek, stand_van(actor, dossier))
    rij = Ondersteuning(**itemmerk(actor, dossier, wet, publiek), **velden)
    rij.save(force_insert=True)
    rij.over.set(eis_leden(dossier, over))
    _proef(actor, rij)
    gebeurtenis_melden("ondersteuning_toegevoegd", dossier.pk, ondersteuning=str(rij.pk), trede=rij.trede)
    logboek.handeling(actor, S.code, rij, nieuw=True)
    return rij


def ondersteuning_wijzigen(
    *, actor: Actor, ondersteuning_id: UUID, versie: int, regel: NieuweOndersteuning
) -> Ondersteuning:
    """Other words, another amount or end; what stood there is kept. Raises Botsing on an old version."""
    rij = _lijn(ondersteuning_id)
    nieuw = _velden(rij.dossier, regel, nieuw=False)
    if rij.versie != versie:
        raise Botsing(rij, nieuw)
    bewaar_versie(Ondersteuningversie, actor, rij, [veld for veld in nieuw if veld != "doel"])
    bewaar_met_versie(rij, actor=actor, versie=versie, **nieuw)
    _proef(actor, rij)
    gebeurtenis_melden("ondersteuning_gewijzigd", rij.dossier_id, ondersteuning=str(rij.pk))
    logboek.handeling(actor, S.code, rij, gewijzigd=True)
    return rij


def ondersteuning_schalen(
    *,
    actor: Actor,
    ondersteuning_id: UUID,
    soort: str,
    gekozen: Iterable[str] = (),
    naar_trede: str = "",
    toelichting: str = "",
    herzien_op: date | None = None,
) -> Schaling:
    """What came of looking again: lighter, the same until a day, heavier, or stopped, with the criteria used."""
    rij = _lijn(ondersteuning_id)
    if rij.stand != "loopt":
        raise Fout("Deze hulp is al gestopt.")
    naar = naar_trede or rij.trede
    if bezwaar := regels.bezwaar_tegen_schaling(soort, rij.trede, naar):
        raise Fout(bezwaar, veld="naar_trede" if soort in set(regels.Schaalsoort) else "soort")
    if herzien_op and herzien_op <= klok.vandaag():
        raise Fout(f"{herzien_op:%d-%m-%Y} is geen dag na vandaag. Kies een latere dag.", veld="herzien_op")
    bekend = criteria()
    schaling = Schaling(
        ondersteuning=rij,
        **{veld: getattr(rij, veld) for veld in Schaling.volgt_kolommen},
        soort=soort,
        van_trede=rij.trede,
        naar_trede=rij.trede if soort in {regels.Schaalsoort.BLIJFT, regels.Schaalsoort.STOPT} else naar,
        criteria=[eis_keuze(code, bekend, "gekozen") for code in gekozen],
        toelichting=eis_tekst(toelichting, leeg=True, veld="toelichting"),
        op=klok.vandaag(),
        door_naam=actor.naam,
        gemaakt_door=actor.kenmerk,
    )
    schaling.save(force_insert=True)
    _na_schaling(actor, rij, schaling, herzien_op)
    gebeurtenis_melden("ondersteuning_geschaald", rij.dossier_id, ondersteuning=str(rij.pk), uitkomst=soort)
    logboek.handeling(actor, S.code, rij, schaling=soort)
    return schaling


def _na_schaling(actor: Actor, rij: Ondersteuning, schaling: Schaling, herzien_op: date | None) -> None:
    nieuw: dict[str, Any] = {"trede": schaling.naar_trede, "herzien_op": herzien_op}
    if schaling.soort == regels.Schaalsoort.STOPT:
        nieuw |= {"stand": "gestopt", "gestopt_op": klok.vandaag()}
        taken_vervallen(actor=actor, onderwerp_id=rij.pk, soort=PROEF)
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, **nieuw)


def _lijn(ondersteuning_id: UUID) -> Ondersteuning:
    poort.eis(S)
    rij: Ondersteuning = poort.haal(Ondersteuning, ondersteuning_id, S, voor_wijzigen=True)
    eis_open(rij.dossier)
    return rij


def _velden(dossier: Dossier, regel: NieuweOndersteuning, *, nieuw: bool) -> dict[str, Any]:
    """Checked columns; raises Fout with the field."""
    eis_keuze(regel.trede, {t.value: n for t, n in regels.NAAM_VAN_TREDE.items()}, "trede")
    eis_keuze(regel.per, {per.value: n for per, n in regels.NAAM_VAN_PER.items()}, "per")
    van = regel.van or klok.vandaag()
    for veld in ("tot", "proef_tot"):
        dag = getattr(regel, veld)
        if dag and dag <= van:
            raise Fout(f"{dag:%d-%m-%Y} ligt niet na het begin, {van:%d-%m-%Y}. Kies een latere dag.", veld=veld)
    product = product_op(regel.product, van) if regel.product else None
    if regel.product and product is None:
        raise Fout(f"‘{regel.product}’ staat op {van:%d-%m-%Y} niet in de lijst van producten.", veld="product")
    velden = {k: v for k, v in asdict(regel).items() if k not in ("doel_id", "van", "wat")}
    bekend = criteria(van) if regel.criteria else {}
    return {
        **velden,
        "criteria": [eis_keuze(code, bekend, "criteria") for code in regel.criteria],
        "wat": eis_tekst(regel.wat, veld="wat"),
        "van": van,
        "doel": _doel(dossier, regel.doel_id),
        "eenheid": product.eenheid if product else "",
        "tarief_cent": product.tarief_cent if product else None,
    }


def _doel(dossier: Dossier, doel_id: UUID | None) -> Doel | None:
    if doel_id is None:
        return None
    doel: Doel | None = poort.zichtbaar(Doel, S).filter(dossier=dossier, pk=doel_id).first()
    if doel is None:
        raise Fout("Dit doel staat niet in dit plan. Kies een ander.", veld="doel_id")
    return doel


def _proef(actor: Actor, rij: Ondersteuning) -> None:
    """One task on the day the trial ends; another day replaces it."""
    taken_vervallen(actor=actor, onderwerp_id=rij.pk, soort=PROEF)
    if rij.proef_tot:
        tekst = "Een proef met hulp loopt af. Bekijk samen of dit helpt"
        taak_maken(
            actor=actor, soort=PROEF, tekst=tekst, uiterlijk=rij.proef_tot, onderwerp_id=rij.pk, **aan_auteur(rij)
        )
