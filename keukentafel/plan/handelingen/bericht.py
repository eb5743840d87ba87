"""Help stops or changes: the provider and the resident hear it by letter; undone until one left (REQ-063)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.brieven.handelingen import Organisatie, brief_maken, brief_naar_buiten, brief_terugnemen
from keukentafel.brieven.models import Brief
from keukentafel.brieven.regels import TERUG_TE_NEMEN, BriefStand
from keukentafel.delen.woorden import Gegeven
from keukentafel.dossier.handelingen._hulp import eis_leden, eis_open, eis_tekst
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import aantal, datum_gewoon, moment_lang
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.opvragen import instelling
from keukentafel.plan import regels
from keukentafel.plan.bronnen import Aanbiederbericht, Hulpbericht
from keukentafel.plan.handelingen._hulp import S
from keukentafel.plan.models import Ondersteuning, Schaling
from keukentafel.plan.opvragen.bericht import sleutels
from keukentafel.plan.opvragen.producten import criteria
from keukentafel.plan.opvragen.regie import regieregels
from keukentafel.poort import logboek, poort

LEZEN = Actor.systeem("aanbiederbericht")
# What the provider is told; the least with which help can be stopped (DEEL-01, DEEL-09).
VERTELD = (Gegeven.FEIT, Gegeven.CONTACT, Gegeven.VOORTGANG)


@dataclass(frozen=True)
class NieuwBericht:
    """What is filled in: from which day, why (both read it), where the provider gets its post, and who it is about."""

    ingaat: date
    reden: str
    over: tuple[UUID, ...]
    adres: str = ""
    adres_id: UUID | None = None
    """A recorded address for secured e-mail, in place of paper (REQ-163)."""


def aanbieder_berichten(*, actor: Actor, schaling_id: UUID, bericht: NieuwBericht) -> list[Brief]:
    """Letters to who gives this help and to the resident; the help stops on the day that both read.

    Refused (Blokkade) where the law lets these data not go to this party. Stopping itself is never refused for that.
    """
    schaling, lijn = _schaling(schaling_id)
    if bezwaar := regels.bezwaar_tegen_bericht(schaling.soort, schaling.van_trede, lijn.aanbieder):
        raise Fout(bezwaar)
    if schaling.bericht_over:
        raise Fout("Over deze uitkomst is al een bericht gemaakt. Draai het terug als het anders moet.")
    eis_tekst(bericht.reden, veld="reden")
    _eis_dag(bericht.ingaat)
    if not bericht.over:
        raise Fout("Kies over wie het bericht gaat.", veld="over")
    over = eis_leden(lijn.dossier, bericht.over)
    schaling.ingaat, schaling.bericht_over = bericht.ingaat, [str(i) for i in over]
    schaling.save(update_fields=["ingaat", "bericht_over"])
    brieven = [b for wie in over for b in _brieven(actor, schaling, lijn, wie, bericht)]
    if schaling.soort == regels.Schaalsoort.STOPT:
        bewaar_met_versie(lijn, actor=actor, versie=lijn.versie, gestopt_op=bericht.ingaat)
    gebeurtenis_melden("aanbieder_bericht", lijn.dossier_id, schaling=str(schaling.pk), uitkomst=schaling.soort)
    logboek.handeling(actor, S.code, lijn, bericht=schaling.soort, brieven=len(brieven))
    return brieven


def schaling_terugdraaien(*, actor: Actor, schaling_id: UUID) -> Schaling:
    """As if it had not been: letters do not leave, the help runs as before. Not once a letter has left."""
    schaling, lijn = _schaling(schaling_id)
    if not _is_laatste(schaling):
        raise Fout("Er is daarna nog eens naar deze hulp gekeken. Alleen de laatste uitkomst kan terug.")
    with transactie(LEZEN):
        brieven = list(Brief.objects.filter(sleutel__in=sleutels(schaling.pk, schaling.bericht_over)))
    weg = [b for b in brieven if b.stand == BriefStand.VERZONDEN]
    if weg:
        raise Fout(f"De brief aan {weg[0].naam} is al verzonden. Bel, en leg daarna een nieuwe uitkomst vast.")
    for brief in brieven:
        if brief.stand in TERUG_TE_NEMEN:
            brief_terugnemen(actor=actor, brief_id=brief.pk)
    schaling.teruggedraaid_op = klok.nu()
    schaling.save(update_fields=["teruggedraaid_op"])
    nu = {"stand": "loopt", "gestopt_op": None, "trede": schaling.van_trede, "herzien_op": None}
    bewaar_met_versie(lijn, actor=actor, versie=lijn.versie, **nu)
    gebeurtenis_melden("ondersteuning_geschaald", lijn.dossier_id, ondersteuning=str(lijn.pk), uitkomst="terug")
    logboek.handeling(actor, S.code, lijn, schaling="terug")
    return schaling


def _schaling(schaling_id: UUID) -> tuple[Schaling, Ondersteuning]:
    poort.eis(S)
    schaling: Schaling = poort.haal(Schaling, schaling_id, S, voor_wijzigen=True)
    if schaling.teruggedraaid_op:
        raise Fout(f"Deze uitkomst is teruggedraaid, {moment_lang(schaling.teruggedraaid_op)}.")
    lijn: Ondersteuning = poort.haal(Ondersteuning, schaling.ondersteuning_id, S, voor_wijzigen=True)
    eis_open(lijn.dossier)
    return schaling, lijn


def _is_laatste(schaling: Schaling) -> bool:
    later = Schaling.objects.filter(
        ondersteuning_id=schaling.ondersteuning_id, gemaakt_op__gt=schaling.gemaakt_op, teruggedraaid_op=None
    )
    return not later.exists()


def _eis_dag(ingaat: date) -> None:
    if ingaat < klok.vandaag():
        raise Fout(f"{datum_gewoon(ingaat)} is al geweest. Kies vandaag of een dag erna.", veld="ingaat")


def _brieven(
    actor: Actor, schaling: Schaling, lijn: Ondersteuning, wie: UUID, bericht: NieuwBericht
) -> Iterable[Brief]:
    """One letter to the provider and those to the resident, about one person."""
    buiten, bewoner = sleutels(schaling.pk, [str(wie)])
    termijn = int(instelling("opzegtermijn_dagen"))
    velden: dict[str, Any] = {
        "hulp": lijn.wat,
        "ingaat": bericht.ingaat,
        "reden": bericht.reden,
        "schrijver": actor.naam,
        "richting": regels.RICHTING.get(regels.Schaalsoort(schaling.soort), ""),
    }
    plek: dict[str, Any] = {
        "actor": actor, "inwoner_id": wie, "team_id": lijn.team_id, "dossier_id": lijn.dossier_id, "wet": lijn.wet,
        "huishouden_id": lijn.dossier.huishouden_id, "uiterlijk": klok.vandaag(),
    }  # fmt: skip
    hoelang = aantal(termijn, "dag", "dagen") if termijn else "niet afgesproken"
    namen = criteria(schaling.op)
    bron = Aanbiederbericht(
        **velden,
        geboren=_geboren(wie),
        opzegtermijn=hoelang,
        regie=regieregels([lijn.dossier])[lijn.dossier_id],
        criteria=tuple(namen.get(code, code) for code in schaling.criteria),
    )
    adres = tuple(regel.strip() for regel in bericht.adres.splitlines())
    aan = Organisatie(regels.partner_voor(lijn.wet, schaling.van_trede), lijn.aanbieder, adres, bericht.adres_id)
    yield brief_naar_buiten(**plek, bron=bron, aan=aan, gegevens=VERTELD, sleutel=buiten)
    aan_bewoner = Hulpbericht(**velden, aanbieder=lijn.aanbieder)
    yield from brief_maken(**plek, soort=aan_bewoner.soort, bron=aan_bewoner, sleutel=bewoner)


def _geboren(wie: Any) -> str:
    with transactie(LEZEN):
        dag = Inwoner.objects.values_list("geboortedatum", flat=True).get(pk=wie)
    return f"geboren op {datum_gewoon(dag)}" if dag else "geboortedatum niet bekend"
