"""The act of destroying: what hangs together goes as a whole, with every trace of it, or nothing goes.

Two callers: a list whose terms ended (handelingen.bewaren) and a request of a resident (`op_verzoek_vernietigen`). The
rows go as the named system of this module, which sees them all behind row-level security (ADR 29); the database checks
every key once more before it is done.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Huishouden, Huishoudlid, Inwoner, Relatie, Vertegenwoordiging
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import aantal, opsomming
from keukentafel.organisatie.models import Taak
from keukentafel.poort import logboek, poort
from keukentafel.poort.beperking import is_beperkt
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Bewaarstop, Pakketstuk, Vernietiging, Vernietigingsregel
from keukentafel.privacy.opvragen import resten
from keukentafel.privacy.opvragen.bewaarplan import BIJ_MENS
from keukentafel.privacy.opvragen.bewaarstop import BEPERKT, tegen
from keukentafel.privacy.opvragen.omvang import Omvang, omvang, wie_wijst
from keukentafel.privacy.regels.bewaren import Grond, Regelstand, Rubriek, Stand, Wijze

SYSTEEM = Actor.systeem("vernietigen")
R = Recht.BEWAREN_BEHANDELEN
# What belongs to the card of a person; whatever else names somebody keeps that card.
KAART = (*BIJ_MENS.split(), "privacy.Bewaarstop")


class Vastgehouden(Fout):
    """Something stops it; the line falls off, and a request is refused with the reason."""


@dataclass
class Uitslag:
    """What went: rows per kind and keys; in memory alone, for the search afterwards, the words that named somebody."""

    tellingen: Counter[str] = field(default_factory=Counter)
    sleutels: list[UUID] = field(default_factory=list)
    woorden: set[str] = field(default_factory=set)
    sommen: set[str] = field(default_factory=set)
    blijft: str = ""

    def erbij(self, ander: "Uitslag") -> None:
        """What went in another part of the same matter; what stays is told by the last part."""
        self.tellingen.update(ander.tellingen)
        self.sleutels += ander.sleutels
        self.woorden |= ander.woorden
        self.sommen |= ander.sommen


def beletsel(om: Omvang, *, verzoeken: bool = True) -> str:
    """Why this may not go now, in one sentence; empty when nothing stops it. Asked by a named system."""
    if om.is_leeg:
        return _houdt_vast(om) or "Hier is niets meer om te vernietigen."
    if verzoeken and is_beperkt(*(pk for rijen in om.rijen.values() for pk in rijen if isinstance(pk, UUID))):
        return BEPERKT
    return tegen({"om": om.wie}, verzoeken=verzoeken).get("om", "")


def vernietig(wortels: Mapping[Any, Collection[Any]], *, verzoeken: bool = True) -> Uitslag:
    """These rows with all that hangs on them; then the people and households of whom nothing is left.

    For acts of this room, inside `transactie(SYSTEEM)`. Raises Vastgehouden, and nothing went, when a hold runs or when
    something else still needs it. A request that runs holds too, but not the one that this is about (`verzoeken`).
    """
    om = omvang(wortels)
    if reden := beletsel(om, verzoeken=verzoeken):
        raise Vastgehouden(reden)
    uit = Uitslag(blijft=_houdt_vast(om))
    dossiers = Dossier.objects.filter(pk__in=om.rijen.get(Dossier, {}))
    uit.woorden |= set(dossiers.values_list("nummer", flat=True))
    huizen = om.wie["huishouden_id"] | set(dossiers.values_list("huishouden_id", flat=True))
    with transaction.atomic():
        _weg(om, uit)
        blijven = _mensen(om.wie["inwoner_id"], huizen, uit)
    uit.blijft = " ".join(filter(None, (uit.blijft, blijven)))
    return uit


def maak_anoniem(contact: Any) -> Uitslag:
    """A short contact that counts in the figures stays as a number: without person, words or caller (Tabel 6.1)."""
    hangt = omvang({type(contact): [contact.pk]})
    if reden := beletsel(hangt):
        raise Vastgehouden(reden)
    wie = set(filter(None, [contact.inwoner_id]))
    huizen = set(filter(None, [contact.huishouden_id]))
    uit = Uitslag()
    hangt.rijen.pop(type(contact))
    with transaction.atomic():
        _weg(hangt, uit)
        leeg = {"inwoner": None, "huishouden": None, "anoniem": True, "tekst": "", "beller": ""}
        leeg |= {"klantsleutel": None, "bronregel": None}
        type(contact).objects.filter(pk=contact.pk).update(**leeg)
        uit.tellingen[contact._meta.label] += 1
        uit.blijft = " ".join(
            filter(None, ("Het contact blijft als aantal, zonder persoon.", _mensen(wie, huizen, uit)))
        )
    return uit


def _houdt_vast(om: Omvang) -> str:
    if not om.vast:
        return ""
    wat = opsomming([f"{n} × {label.split('.')[1].lower()}" for label, n in sorted(om.vast.items())])
    return f"Een deel blijft: er hangt nog iets aan ({wat})."


def _weg(om: Omvang, uit: Uitslag) -> None:
    """The rows themselves, bytes of files included. What row-level security would leave behind is an error."""
    for verband, sleutels in om.los:
        wijzen = verband.kind._base_manager.filter(**{f"{verband.veld}__in": sleutels})
        wijzen.exclude(pk__in=list(om.rijen.get(verband.kind, ()))).update(**{verband.veld: None})
    uit.sommen |= resten.bestandssommen(om)
    for model, rijen in ((m, r) for m, r in om.rijen.items() if r):
        weg = model._base_manager.filter(pk__in=list(rijen))._raw_delete(connection.alias)
        if weg != len(rijen):
            raise Fout(f"Van {model._meta.label} gingen {weg} van {len(rijen)} rijen weg; er is niets vernietigd.")
    _nakijken()
    uit.tellingen.update(om.tellingen)
    uit.sleutels += om.sleutels


def _nakijken() -> None:
    """Foreign keys are checked at the end of a transaction; here at once, so that one line fails and not all."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as fout:
        raise Vastgehouden("Er hangt nog iets aan wat blijft. Kijk dit na met functioneel beheer.") from fout


def _mensen(inwoners: Collection[UUID], huizen: Collection[UUID], uit: Uitslag) -> str:
    """People of whom this was the last: their card, address, search keys and ties. Then households without anybody."""
    leden = Huishoudlid.objects.filter(Q(huishouden__in=huizen) | Q(inwoner__in=inwoners))
    leden_nu = set(leden.values_list("inwoner_id", flat=True))
    mensen = {*inwoners, *leden_nu}
    mensen |= {ander for paar in _banden(mensen) for ander in paar}
    huizen = set(Huishoudlid.objects.filter(inwoner__in=mensen).values_list("huishouden_id", flat=True)) | {*huizen}
    # A household with a dossier, a melding or a letter of its own is not over, nor are the people in it.
    levend = {h for h in huizen if any(wie_wijst(Huishouden, h, KAART))}
    in_levend = set(Huishoudlid.objects.filter(huishouden__in=levend).values_list("inwoner_id", flat=True))
    mensen -= set(Bewaarstop.objects.filter(inwoner__in=mensen, opgeheven_op=None).values_list("inwoner_id", flat=True))
    klaar = {m for m in mensen - in_levend if not any(wie_wijst(Inwoner, m, KAART))}
    # Whoever represents somebody who stays, or is family of one, stays too; it goes with the last of them.
    while binding := {m for paar in _banden(klaar) for m in paar if not set(paar) <= klaar} & klaar:
        klaar -= binding
    for mens in Inwoner.objects.filter(pk__in=klaar):
        uit.woorden |= resten.woorden_van(mens)
    if klaar:
        _weg(omvang({Inwoner: klaar}), uit)
    leeg = [h for h in huizen - levend if not Huishoudlid.objects.filter(huishouden=h).exists()]
    if leeg:
        _weg(omvang({Huishouden: leeg}), uit)
    blijven = len({*inwoners, *leden_nu} - klaar)
    return f"{aantal(blijven, 'persoon blijft', 'personen blijven')}: er is nog iets anders." if blijven else ""


def _banden(mensen: Collection[UUID]) -> list[tuple[UUID, UUID]]:
    """Family and representation around these people."""
    familie = Relatie.objects.filter(Q(inwoner__in=mensen) | Q(naar__in=mensen)).values_list("inwoner_id", "naar_id")
    q = Q(inwoner__in=mensen) | Q(vertegenwoordiger__in=mensen)
    namens = Vertegenwoordiging.objects.filter(q, vertegenwoordiger__isnull=False)
    return [*familie, *namens.values_list("inwoner_id", "vertegenwoordiger_id")]


def sporen_wissen(vernietiging: Vernietiging) -> dict[str, int]:
    """Whatever elsewhere names the keys that went: the outbox, the queue, drafts, tasks, copies, and old log lines."""
    sleutels = sorted({s for rij in vernietiging.regels.all() for s in rij.weg})
    if not sleutels:
        return {}
    uit = resten.sporen_weg(sleutels)
    uit["taken"] = Taak.objects.filter(onderwerp_id__in=sleutels).delete()[0]
    uit["kopieen"] = Pakketstuk.objects.filter(object_id__in=sleutels).delete()[0]
    uit["logregels"] = log_wissen(vernietiging)
    return {naam: n for naam, n in uit.items() if n}


def log_wissen(vernietiging: Vernietiging | None) -> int:
    """Log lines about what went, as far as they are older than the log must be kept (sql/20_vernietigen.sql); None: of
    every list that was carried out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_log_wissen(%s)", [vernietiging.pk if vernietiging else None])
        return int(cursor.fetchone()[0])


def nieuw_nummer() -> int:
    """For people, on the certificate."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('privacy_vernietigingsnummer')")
        return int(cursor.fetchone()[0])


def nazoeken(vernietiging: Vernietiging, woorden: Collection[str] = (), sommen: Collection[str] = ()) -> None:
    """Search everything for what went, and keep what was found with the certificate."""
    sleutels = sorted({s for rij in vernietiging.regels.all() for s in rij.weg})
    vernietiging.resten = [r.als_dict() for r in resten.zoek(sleutels, woorden, sommen)]
    vernietiging.nagezocht_op = klok.nu()
    vernietiging.save(update_fields=["resten", "nagezocht_op"])


def op_verzoek_vernietigen(
    *,
    actor: Actor,
    rijen: Mapping[type[Beschermd], Collection[UUID]],
    verzoek_id: UUID,
    besluiter: str,
    besluiter_naam: str,
    bron: str,
    uitleg: str = "",
) -> Vernietiging:
    """These rows, because a resident asked and somebody else decided it (AVG art. 17, Wmo 5.3.5, Jeugdwet 7.3.9).

    `besluiter` is the kenmerk of who decided: another than who carries it out (four eyes). `bron`: the article. A hold
    refuses it (Blokkade), and so does something else that still needs a row (Vastgehouden): then nothing went.
    Returns the certificate, already searched.
    """
    poort.eis(R)
    if besluiter == actor.kenmerk:
        raise Blokkade("eigen-vernietiging", "Je hebt dit zelf besloten. Een collega voert het uit.")
    with transactie(SYSTEEM):
        om = omvang(rijen)
        if reden := beletsel(om, verzoeken=False):
            raise Blokkade("bewaarstop", f"{reden} Er gaat nu niets weg.")
        if om.vast:
            raise Vastgehouden(f"{_houdt_vast(om)} Kies die stukken ook, of laat dit stuk staan.")
        basis = {"grond": Grond.VERZOEK, "stand": Stand.BEZIG, "peildatum": klok.vandaag(), "totaal": 1}
        basis |= {"gemaakt_door": besluiter, "voorgesteld_naam": besluiter_naam, "toelichting": uitleg}
        basis |= {"goedgekeurd_door": actor.kenmerk, "goedgekeurd_naam": actor.naam, "goedgekeurd_op": klok.nu()}
        vernietiging = Vernietiging(nummer=nieuw_nummer(), **basis)
        vernietiging.save(force_insert=True)
        uit = vernietig(rijen, verzoeken=False)
        Vernietigingsregel(
            vernietiging=vernietiging,
            rubriek=Rubriek.STUKKEN,
            soort="verzoek",
            sleutel=verzoek_id,
            naam="Stukken op verzoek",
            bron=bron,
            wijze=Wijze.WEG,
            stand=Regelstand.WEG,
            tellingen=dict(uit.tellingen),
            blijft=uit.blijft,
            weg=uit.sleutels,
            gemaakt_door=SYSTEEM.kenmerk,
        ).save(force_insert=True)
        afsluiten(vernietiging, uit)
    logboek.handeling(actor, R.code, vernietiging, op_verzoek=str(verzoek_id), rijen=sum(uit.tellingen.values()))
    return vernietiging


def afsluiten(vernietiging: Vernietiging, uit: Uitslag) -> None:
    """The certificate: counts, traces, and the search that shows it is gone. Inside `transactie(SYSTEEM)`."""
    vernietiging.tellingen = dict(uit.tellingen)
    vernietiging.stand, vernietiging.uitgevoerd_op = Stand.KLAAR, klok.nu()
    vernietiging.klaar = vernietiging.totaal
    vernietiging.save()
    vernietiging.sporen = sporen_wissen(vernietiging)
    vernietiging.save(update_fields=["sporen"])
    gebeurtenis_melden("vernietigd", vernietiging.pk, nummer=vernietiging.nummer, rijen=sum(uit.tellingen.values()))
    nazoeken(vernietiging, uit.woorden, uit.sommen)
