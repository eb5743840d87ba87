"""The inbox of a team, one piece of post, and whom the sender may be. A suggestion is never carried out by itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.bestanden import NAAM_VAN_STAND, Virusstand
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.opvragen import bestand_ophalen, instelling, keuzes
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Bijlage, Melding, Poststuk
from keukentafel.toegang.opvragen.contact import WieOptie, huishoudennaam
from keukentafel.toegang.regels import OPEN as OPEN_STANDEN
from keukentafel.toegang.regels.post import GEKOPPELD, NAAM_VAN_POSTSTAND, OPEN, is_laat, wacht

R = Recht.POST_VERWERKEN
PER_BLAD = 50
FILTERS = {"open": "Nog geen plek", "klaar": "Heeft een plek"}


@dataclass(frozen=True)
class PostRegel:
    """One line of the inbox."""

    id: UUID
    soort: str
    onderwerp: str
    van: str
    ontvangen_op: datetime
    team: str
    bijlagen: int
    besmet: int
    leesfout: bool
    stand: str
    standnaam: str
    wie: str
    laat: bool

    @property
    def wacht(self) -> str:
        """Since when it lies here, in words."""
        return wacht((klok.vandaag() - self.ontvangen_op.astimezone(klok.AMSTERDAM).date()).days)


@dataclass(frozen=True)
class PostLijst:
    """One page; `volgende` is the key of the next one."""

    actief: str
    regels: tuple[PostRegel, ...]
    volgende: str
    laat_na: int


@dataclass(frozen=True)
class BijlageRegel:
    """An attachment, with what the virus check said."""

    id: UUID
    naam: str
    soort: str
    stand: str
    standnaam: str
    besmet: bool
    waarschuwing: str


@dataclass(frozen=True)
class PostDetail:
    """The whole screen. `voorstellen`: whom the sender may be; `meldingen`: open ones of these people."""

    regel: PostRegel
    tekst: str
    leesfout: str
    van_adres: str
    verzonden_op: datetime | None
    sha256: str
    bijlagen: tuple[BijlageRegel, ...]
    geweigerd: tuple[tuple[str, str], ...]
    voorstellen: tuple[WieOptie, ...]
    meldingen: tuple[WieOptie, ...]
    redenen: tuple[tuple[str, str], ...]
    mag_lezen: bool
    is_open: bool
    klaar_naam: str
    waar: str
    waar_adres: str
    mag_terug: bool


def lijst(actor: Actor, gekozen: str = "", na: str = "") -> PostLijst:
    """Oldest first while nobody gave it a place; newest first when it has one. Two statements and a log line."""
    actief = gekozen if gekozen in FILTERS else "open"
    laat_na = int(instelling("post_laat_na_dagen"))
    rijen = poort.zichtbaar(Poststuk, R).filter(stand=OPEN) if actief == "open" else _klaar(actor)
    rijen = _na(_met_alles(rijen), na, actief).order_by(*_volgorde(actief))
    blad = list(rijen[: PER_BLAD + 1])
    logboek.kijk(R.code, None, lijst=f"post {actief}", aantal=len(blad[:PER_BLAD]))
    volgende = _sleutel(blad[PER_BLAD - 1], actief) if len(blad) > PER_BLAD else ""
    return PostLijst(actief, tuple(_regel(p, laat_na) for p in blad[:PER_BLAD]), volgende, laat_na)


def _klaar(actor: Actor) -> QuerySet[Poststuk]:
    """What has a place is read with the right to read contacts, or by whoever gave it that place."""
    rijen: QuerySet[Poststuk] = poort.zichtbaar(Poststuk, R).exclude(stand=OPEN)
    return rijen if heeft(actor, Recht.CONTACT_LEZEN) else rijen.filter(klaar_door=actor.kenmerk)


def detail(actor: Actor, poststuk_id: UUID) -> PostDetail:
    """One piece of post with its attachments, and for an open one whom the sender may be."""
    poort.haal(Poststuk, poststuk_id, R)
    p: Any = _met_alles(Poststuk.objects.filter(pk=poststuk_id)).get()
    is_open = p.stand == OPEN
    mag_lezen = is_open or p.klaar_door == actor.kenmerk or heeft(actor, Recht.CONTACT_LEZEN)
    voorstellen = _voorstellen(p) if is_open else ()
    waar, adres = _waar(p)
    return PostDetail(
        regel=_regel(p, int(instelling("post_laat_na_dagen"))),
        tekst=p.tekst if mag_lezen else "",
        leesfout=p.leesfout,
        van_adres=p.van_adres,
        verzonden_op=p.verzonden_op,
        sha256=p.sha256,
        bijlagen=_bijlagen(p) if mag_lezen else (),
        geweigerd=tuple((g["naam"], g["reden"]) for g in p.geweigerd),
        voorstellen=voorstellen,
        meldingen=_meldingen(voorstellen),
        redenen=tuple((k.code, k.naam) for k in keuzes("reden_geen_actie")),
        mag_lezen=mag_lezen,
        is_open=is_open,
        klaar_naam=p.klaar_naam,
        waar=waar,
        waar_adres=adres,
        mag_terug=not is_open and p.klaar_door == actor.kenmerk,
    )


def bijlage_bestand(actor: Actor, poststuk_id: UUID, bijlage_id: UUID) -> Any:
    """The bytes of one attachment, to send."""
    if not detail_mag(actor, poststuk_id):
        raise NietGevonden("toegang.bijlage")
    rij = bestand_ophalen(Bijlage, bijlage_id, R)
    if rij.poststuk_id != poststuk_id:
        raise NietGevonden("toegang.bijlage")
    return rij


def detail_mag(actor: Actor, poststuk_id: UUID) -> bool:
    """May the content be read, or only that it was given a place?"""
    p = poort.zichtbaar(Poststuk, R).filter(pk=poststuk_id).first()
    return bool(p) and (p.stand == OPEN or p.klaar_door == actor.kenmerk or heeft(actor, Recht.CONTACT_LEZEN))


def bij_melding(melding_id: UUID) -> tuple[PostRegel, ...]:
    """Post that was put with this melding, or that it began with; through the gate of both."""
    melding = poort.haal(Melding, melding_id, Recht.MELDING_LEZEN)
    q = Q(melding_id=melding.pk) | (Q(contact_id=melding.contact_id) if melding.contact_id else Q(pk__in=[]))
    rijen = _met_alles(poort.zichtbaar(Poststuk, R).filter(q, stand=GEKOPPELD))
    return tuple(_regel(p, 0) for p in rijen.order_by("ontvangen_op")[:20])


def nog_niet_in_dossier(huishouden_id: UUID) -> tuple[PostRegel, ...]:
    """Post of this household that became a contact, for instance before there was a dossier."""
    rijen = poort.zichtbaar(Poststuk, R).filter(huishouden_id=huishouden_id, stand=GEKOPPELD, dossier_id=None)
    return tuple(_regel(p, 0) for p in _met_alles(rijen).order_by("ontvangen_op")[:20])


def melding_met_nummer(tekst: str) -> UUID | None:
    """ "melding 1042" or "1042": the melding, when this actor may hand it out or work on it."""
    cijfers = tekst.lower().removeprefix("melding").strip()
    if not cijfers.isdecimal() or not cijfers.isascii() or len(cijfers) > 9:
        return None
    rij = poort.zichtbaar(Melding, Recht.MELDING_VERDELEN_ZIEN).filter(nummer=int(cijfers)).first()
    return rij.pk if rij else None


def _met_alles(rijen: QuerySet[Poststuk]) -> QuerySet[Any]:
    return (
        rijen.select_related("team", "inwoner", "huishouden", "melding")
        .defer("ruw", "tekst", "melding__bedreigend")
        .annotate(aantal=Count("bijlagen"), virussen=Count("bijlagen", filter=Q(bijlagen__stand=Virusstand.BESMET)))
    )


def _volgorde(actief: str) -> tuple[str, str]:
    return ("ontvangen_op", "pk") if actief == "open" else ("-klaar_op", "-pk")


def _sleutel(p: Any, actief: str) -> str:
    moment = p.ontvangen_op if actief == "open" else p.klaar_op
    return f"{moment.timestamp():.6f}_{p.pk}"


def _na(rijen: QuerySet[Any], na: str, actief: str) -> QuerySet[Any]:
    """Go on after this key; nonsense starts at the beginning."""
    tijd, _, sleutel = na.partition("_")
    try:
        moment, pk = datetime.fromtimestamp(float(tijd), tz=klok.AMSTERDAM), UUID(sleutel)
    except (ValueError, OverflowError, OSError):
        return rijen
    if actief == "open":
        return rijen.filter(Q(ontvangen_op__gt=moment) | Q(ontvangen_op=moment, pk__gt=pk))
    return rijen.filter(Q(klaar_op__lt=moment) | Q(klaar_op=moment, pk__lt=pk))


def _regel(p: Any, laat_na: int) -> PostRegel:
    ontvangen = p.ontvangen_op.astimezone(klok.AMSTERDAM).date()
    return PostRegel(
        id=p.pk,
        soort=p.soort,
        onderwerp=p.onderwerp or "Zonder onderwerp",
        van=p.van_naam or p.van_adres or ("scan" if p.soort == "scan" else "afzender onbekend"),
        ontvangen_op=p.ontvangen_op,
        team=p.team.naam,
        bijlagen=p.aantal,
        besmet=p.virussen,
        leesfout=bool(p.leesfout),
        stand=p.stand,
        standnaam=NAAM_VAN_POSTSTAND[p.stand],
        wie=_wie(p),
        laat=p.stand == OPEN and is_laat(ontvangen, klok.vandaag(), laat_na),
    )


def _wie(p: Any) -> str:
    if p.inwoner:
        return str(p.inwoner.naam)
    return huishoudennaam(p.huishouden.naam) if p.huishouden else ""


def _waar(p: Any) -> tuple[str, str]:
    """Where it went, in words, and the address of that screen."""
    if p.dossier_id:
        return f"In het dossier van {_wie(p)}", f"/dossier/{p.dossier_id}/documenten/"
    if p.melding:
        return f"Bij melding {p.melding.nummer}", f"/meldingen/{p.melding_id}/"
    if p.stand == GEKOPPELD:
        return f"Als contact bij {_wie(p) or 'iemand die onbekend blijft'}", ""
    naam = {k.code: k.naam for k in keuzes("reden_geen_actie")}.get(p.reden, p.reden)
    return ": ".join(deel for deel in (naam, p.toelichting) if deel), ""


def _bijlagen(p: Any) -> tuple[BijlageRegel, ...]:
    rijen = Bijlage.objects.filter(poststuk=p).defer("inhoud").order_by("volgnr")
    return tuple(
        BijlageRegel(
            id=b.pk,
            naam=b.naam,
            soort=b.soortnaam,
            stand=b.stand,
            standnaam=NAAM_VAN_STAND[Virusstand(b.stand)],
            besmet=b.stand == Virusstand.BESMET,
            waarschuwing=b.waarschuwing,
        )
        for b in rijen
    )


def _voorstellen(p: Any) -> tuple[WieOptie, ...]:
    """Residents with this address, and those to whom this sender's post went before; each through the gate."""
    if not p.van_adres:
        return ()
    eerder = poort.zichtbaar(Poststuk, R).filter(van_adres=p.van_adres, stand=GEKOPPELD, inwoner__isnull=False)
    bekend = list(eerder.order_by("-klaar_op").values_list("inwoner_id", flat=True)[:20])
    q = Q(email__iexact=p.van_adres) | Q(pk__in=bekend)
    mensen = list(poort.zichtbaar(Inwoner, R).filter(q).order_by("pk")[:5])
    huizen = {
        lid.inwoner_id: huishoudennaam(lid.huishouden.naam)
        for lid in Huishoudlid.objects.filter(inwoner__in=mensen, tot=None).select_related("huishouden")
    }
    return tuple(WieOptie(f"inwoner:{i.pk}", i.naam, huizen.get(i.pk, "nog geen huishouden")) for i in mensen)


def _meldingen(voorstellen: tuple[WieOptie, ...]) -> tuple[WieOptie, ...]:
    """Open meldingen of who may have sent it."""
    sleutels = [UUID(v.waarde.partition(":")[2]) for v in voorstellen]
    rijen = poort.zichtbaar(Melding, Recht.MELDING_VERDELEN_ZIEN).filter(
        inwoner_id__in=sleutels, status__in=OPEN_STANDEN
    )
    namen = {UUID(v.waarde.partition(":")[2]): v.tekst for v in voorstellen}
    return tuple(
        WieOptie(f"melding:{m.pk}", f"Melding {m.nummer}", namen[m.inwoner_id])
        for m in (rijen.order_by("-ontvangen_op")[:5] if sleutels else [])
    )
