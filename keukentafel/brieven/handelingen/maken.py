"""Making a letter: once per key, to each who must have it, frozen as it will leave."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.brieven.briefbron import SOORTEN, BriefBron
from keukentafel.brieven.handelingen._hulp import SYSTEEM, op_weg, taak_voor, uitgang, wacht_op_bedenktijd
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.brieven.opstellen import som_van, stel_op
from keukentafel.brieven.opvragen import mensen
from keukentafel.brieven.opvragen.sjablonen import afzender, sjabloon
from keukentafel.brieven.regels import Hapering
from keukentafel.delen.woorden import PRIVE
from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.inwoner.opvragen import Adressering, adressering
from keukentafel.inwoner.opvragen.adres import is_geheim
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.models import Team
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht


def brief_maken(
    *,
    actor: Actor,
    soort: str,
    bron: BriefBron,
    inwoner_id: UUID,
    team_id: int,
    sleutel: str,
    ontvangers: Sequence[UUID] | None = None,
    behalve: Collection[UUID] = (),
    maker: str = "",
    dossier_id: UUID | None = None,
    huishouden_id: UUID | None = None,
    wet: str = "algemeen",
    uiterlijk: date | None = None,
    uitgaand_na: datetime | None = None,
) -> list[Brief]:
    """Make the letter(s) about this resident; they go to the print batch, or by e-mail when that was asked for.

    Idempotent on `sleutel` ("melding:<id>:ontvangst"): a second call gives the letters of the first. Without
    `ontvangers` (keys of residents) they follow from the law: resident, representative, each gezagsouder of a child.
    `maker` is whose letter it is when the house makes it by itself: who looks into it when it falters.
    `uitgaand_na`: until that moment it can be taken back; only then it is on its way (AWB-14: that is the sending).
    `behalve` are people who would get it by law and do not here: they have it already, or it is about others too.
    Nobody to write to is not an error: the list is empty and somebody gets a task.
    """
    poort.eis(Recht.BRIEF_MAKEN)
    if soort not in SOORTEN or not isinstance(bron, SOORTEN[soort]):
        raise ValueError(f"{soort!r} is geen soort brief met bron {type(bron).__name__}")
    over: Inwoner = poort.haal(Inwoner, inwoner_id, Recht.BRIEF_MAKEN)
    volgens_wet = adressering(inwoner_id, onderwerp=mensen.onderwerp_van(wet))
    with transactie(SYSTEEM):
        een_tegelijk(sleutel)
        al = list(Brief.objects.filter(sleutel=sleutel).order_by("nummer"))
        if al:
            return al
        wie_maakt = maker or actor.kenmerk
        team = Team.objects.get(pk=team_id)
        plek = Plek(over, team, dossier_id, huishouden_id, wet, uiterlijk, sleutel, wie_maakt, uitgaand_na)
        wie = _ontvangers(actor, plek, volgens_wet, ontvangers)
        return [_schrijf(actor, plek, bron, pk, waarom) for pk, waarom in wie.items() if pk not in behalve]


def een_tegelijk(sleutel: str) -> None:
    """Two calls with the same key wait for each other, so that the second finds the letters of the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"brief:{sleutel}"])


@dataclass(frozen=True)
class Plek:
    """Where a letter stands: about whom, for which team, in which dossier."""

    over: Inwoner
    team: Team
    dossier_id: UUID | None
    huishouden_id: UUID | None
    wet: str
    uiterlijk: date | None
    sleutel: str
    maker: str
    uitgaand_na: datetime | None = None

    def is_verhuisd(self) -> bool:
        """No longer a member of the household that the letter is for."""
        return self.huishouden_id is not None and not mensen.woont_in(self.over.pk, self.huishouden_id, klok.vandaag())

    def velden(self, geadresseerde: Inwoner) -> dict[str, Any]:
        """Columns of the walls. Somebody outside the household gets the letter on the own side (GEZ-05, AUT-03).

        So the letter to the other parent is in no dossier, list or count of this household, and a hidden addressee is
        not betrayed by it.
        """
        vandaag = klok.vandaag()
        apart = geadresseerde.pk != self.over.pk and (
            geadresseerde.afgeschermd
            or (self.huishouden_id is not None and not mensen.woont_in(geadresseerde.pk, self.huishouden_id, vandaag))
        )
        huishouden = (
            mensen.eigen_huishouden(geadresseerde.pk, vandaag)
            if apart
            else Huishouden.objects.filter(pk=self.huishouden_id).first()
        )
        return {
            "team": geadresseerde.team if apart else self.team,
            "inwoner": geadresseerde if apart else self.over,
            "huishouden": huishouden,
            "dossier_id": None if apart else self.dossier_id,
            "wet": self.wet,
            "afgeschermd": any(x.afgeschermd for x in (self.over, geadresseerde, huishouden) if x),
        }


def _ontvangers(actor: Actor, plek: Plek, volgens_wet: Adressering, gekozen: Sequence[UUID] | None) -> dict[UUID, str]:
    """Key of each addressee -> why, in words. What must be looked into becomes a task."""
    if plek.over.overleden_op is None and plek.is_verhuisd():
        _taak(actor, plek, Hapering.VERHUISD)
        return {}
    if gekozen is not None and plek.over.overleden_op is None:
        return dict.fromkeys(gekozen, "gekozen ontvanger")
    for zin in volgens_wet.let_op:
        _taak(actor, plek, Hapering.NAKIJKEN, zin)
    if any(o.inwoner_id is None for o in volgens_wet.ontvangers):
        _taak(actor, plek, Hapering.VERTEGENWOORDIGER_ONBEKEND)
    return {o.inwoner_id: o.reden_tekst for o in volgens_wet.ontvangers if o.inwoner_id}


def _taak(actor: Actor, plek: Plek, hapering: Hapering, tekst: str = "") -> None:
    afgeschermd = plek.over.afgeschermd
    taak_voor(
        actor, hapering, team=plek.team, afgeschermd=afgeschermd, inwoner_id=plek.over.pk, dossier_id=plek.dossier_id,
        tekst=tekst, maker=plek.maker,
    )  # fmt: skip


def _schrijf(actor: Actor, plek: Plek, bron: BriefBron, aan: UUID, waarom: str) -> Brief:
    geadresseerde = Inwoner.objects.select_related("team").get(pk=aan)
    brief = Brief(geadresseerde=geadresseerde, hoedanigheid=waarom, naam=geadresseerde.naam)
    return bevries(actor, plek, bron, brief, plek.velden(geadresseerde))


def bevries(actor: Actor, plek: Plek, bron: BriefBron, brief: Brief, muren: dict[str, Any]) -> Brief:
    """Number, text and walls of a letter whose addressee is known; it is on its way from here."""
    brief.nummer = nummer = _volgend_nummer()
    tekst = sjabloon(bron.sjabloon())
    verborgen = muren["afgeschermd"] or is_geheim(plek.over)
    van = afzender(plek.team, zonder_wijk=verborgen and brief.partner in PRIVE)
    stuk = stel_op(bron, titel=tekst.titel, tekst=tekst.tekst, aan=brief.naam, over=plek.over.naam,
                   nummer=nummer, van=van)  # fmt: skip
    velden = {
        **muren,
        "soort": bron.soort,
        "sleutel": plek.sleutel,
        "titel": stuk.titel,
        "uiterlijk": plek.uiterlijk,
        "gemaakt_door": plek.maker,
        "gewijzigd_door": actor.naam,
    }
    for naam, waarde in velden.items():
        setattr(brief, naam, waarde)
    uitgang(brief)
    wacht_op_bedenktijd(brief, plek.uitgaand_na)
    brief.save(force_insert=True)
    Briefinhoud(
        id=brief.pk,  # one key for both, so that the gate finds the text by the letter
        brief=brief,
        **muren,
        sjabloon=tekst.code,
        sjabloon_van=tekst.van,
        bron=bron.bevroren(),
        stuk=asdict(stuk),
        som=som_van(stuk),
        gemaakt_door=actor.kenmerk,
    ).save(force_insert=True)
    op_weg(actor, brief)
    gebeurtenis_melden("brief_gemaakt", brief.pk, brief=brief.soort, sleutel=brief.sleutel)
    logboek.handeling(actor, Recht.BRIEF_MAKEN.code, brief, soort=brief.soort, stand=str(brief.stand))
    return brief


def _volgend_nummer() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('brieven_briefnummer')")
        return int(cursor.fetchone()[0])
