"""The work list of requests, and one request with its steps."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu, transactie
from keukentafel.kern.adressen import lees_bladsleutel
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen.inrichting import feestdagen, instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.models import Privacyverzoek
from keukentafel.privacy.opvragen.aanvrager import SYSTEEM, BekendeAanvrager, antwoorden_voor, bekende_aanvragers
from keukentafel.privacy.opvragen.pakket import Pakketbeeld, pakketten_van
from keukentafel.privacy.opvragen.rechten import Rechtenbeeld, rechten_van
from keukentafel.privacy.regels import mag_vragen as mv
from keukentafel.privacy.regels import verzoek as rv

L, KENT = Recht.PRIVACY_LEZEN, Recht.EIGEN_KRING_MELDEN
PER_BLAD = 50
FILTERS = {"open": "Open", "laat": "Te laat", "wacht": "Wacht", "klaar": "Afgesloten"}


@dataclass(frozen=True)
class Verzoekregel:
    """One line of the list: what, about whom, by when, and how long it lies here."""

    id: UUID
    soort: str
    over: str
    regel: str
    uiterlijk: date
    dagen: int
    te_laat: bool
    bijna: bool
    klaar: str


@dataclass(frozen=True)
class Verzoekblad:
    regels: tuple[Verzoekregel, ...]
    stand: str
    soort: str
    volgende: str
    mag_behandelen: bool


def verzoekblad(*, stand: str = "open", soort: str = "", na: str = "") -> Verzoekblad:
    """A page, by term; one's own circle never (MAN-08)."""
    stand = stand if stand in FILTERS else "open"
    soort = soort if soort in set(rv.Soort) else ""
    rijen = _zichtbaar().filter(_filter(stand))
    rijen = rijen.filter(soort=soort) if soort else rijen
    dag, sleutel = lees_bladsleutel(na)
    if dag and sleutel:
        rijen = rijen.filter(Q(uiterlijk__gt=dag) | Q(uiterlijk=dag, id__gt=sleutel))
    gevonden = list(rijen.order_by("uiterlijk", "id")[: PER_BLAD + 1])
    logboek.kijk(L.code, None, lijst="privacyverzoeken", aantal=len(gevonden))
    grens = instelling("verzoek_waarschuwen_dagen")
    regels = tuple(_regel(v, grens) for v in gevonden[:PER_BLAD])
    volgende = f"{regels[-1].uiterlijk}_{regels[-1].id}" if len(gevonden) > PER_BLAD else ""
    return Verzoekblad(regels, stand, soort, volgende, heeft(actor_nu(), Recht.VERZOEK_BEHANDELEN))


def _zichtbaar() -> Any:
    actor = actor_nu()
    rijen = poort.zichtbaar(Privacyverzoek, L)
    return rijen.exclude(aanvrager__in=actor.mijdt) if actor.mijdt else rijen


def _filter(stand: str) -> Q:
    if stand == "klaar":
        return Q(stand=rv.Stand.KLAAR)
    q = ~Q(stand=rv.Stand.KLAAR)
    if stand == "laat":
        return q & Q(uiterlijk__lt=klok.vandaag())
    return q & Q(stand=rv.Stand.WACHT) if stand == "wacht" else q


def _regel(v: Privacyverzoek, grens: int) -> Verzoekregel:
    vandaag, klaar = klok.vandaag(), v.stand == rv.Stand.KLAAR
    wat = mv.NAAM_VAN_VRAGER[mv.Vrager(v.hoedanigheid)].lower()
    wacht = f" · wacht op {v.wacht_op}" if v.wacht_op else ""
    return Verzoekregel(
        id=v.pk,
        soort=rv.NAAM_VAN_SOORT[rv.Soort(v.soort)],
        over=v.over_naam,
        regel=f"Binnengekomen op {datum_gewoon(v.ontvangen_op)}, {wat}{wacht}",
        uiterlijk=v.uiterlijk,
        dagen=((v.klaar_op or vandaag) - v.ontvangen_op).days,
        te_laat=not klaar and v.uiterlijk < vandaag,
        bijna=not klaar and 0 <= (v.uiterlijk - vandaag).days <= grens,
        klaar=rv.NAAM_VAN_UITKOMST[rv.Uitkomst(v.uitkomst)] if klaar else "",
    )


@dataclass(frozen=True)
class Verzoekbeeld:
    """One request: the facts, the next step, the advice per law, what to look out for, and its packages."""

    id: UUID
    regel: Verzoekregel
    soort: rv.Soort
    vrager: str
    hoedanigheid: str
    aanvrager_naam: str
    over_geboren: date | None
    kanaal: str
    ontvangen_op: date
    ontvangen_naam: str
    woorden: str
    identiteit: rv.Identiteit
    gezien: str
    gekoppeld: bool
    termijn_uitleg: str
    mag_verlengen: bool
    verleng_reden: str
    feiten: dict[str, Any]
    bekenden: tuple[BekendeAanvrager, ...]
    advies: str
    antwoorden: tuple[tuple[str, str, mv.Antwoord], ...]
    oordeel: str
    oordeel_naam: str
    oordeel_reden: str
    wacht_op: str
    uitkomst: str
    uitkomst_reden: str
    let_op: tuple[str, ...]
    stap: str
    pakketten: tuple[Pakketbeeld, ...]
    rechten: Rechtenbeeld | None
    kent: UUID | None
    """Whom one may say to know in private here; who is hidden has no door of one's own."""
    overzicht_voor: UUID | None
    """Of whom the overview of who looked is made and given, when that is what was asked and granted."""
    mag_behandelen: bool


def verzoek(verzoek_id: UUID) -> Verzoekbeeld:
    """Through the gate; a request of somebody of the own circle is not here."""
    v: Privacyverzoek = poort.haal(Privacyverzoek, verzoek_id, L)
    actor = actor_nu()
    if v.aanvrager_id in actor.mijdt:
        raise NietGevonden("privacy.privacyverzoek")
    mag = heeft(actor, Recht.VERZOEK_BEHANDELEN)
    antwoorden = antwoorden_voor(v) if v.inwoner_id and v.advies else ()
    rechten = rechten_van(v, v.over_naam)
    return Verzoekbeeld(
        **{naam: getattr(v, naam) for naam in ("oordeel_reden", "wacht_op", "uitkomst", "uitkomst_reden")},
        id=v.pk,
        regel=_regel(v, instelling("verzoek_waarschuwen_dagen")),
        soort=rv.Soort(v.soort),
        vrager=mv.NAAM_VAN_VRAGER[mv.Vrager(v.hoedanigheid)],
        hoedanigheid=v.hoedanigheid,
        aanvrager_naam=v.aanvrager_naam,
        over_geboren=v.over_geboren,
        kanaal=rv.NAAM_VAN_KANAAL[rv.Kanaal(v.kanaal)],
        ontvangen_op=v.ontvangen_op,
        ontvangen_naam=v.ontvangen_naam,
        woorden=v.woorden,
        identiteit=rv.Identiteit(v.identiteit),
        gezien=_gezien(v),
        gekoppeld=v.inwoner_id is not None,
        kent=v.inwoner_id if poort.zichtbaar(Inwoner, KENT).filter(pk=v.inwoner_id).exists() else None,
        termijn_uitleg=v.termijn_uitleg,
        mag_verlengen=_mag_verlengen(v),
        verleng_reden=v.verleng_reden,
        feiten=v.feiten,
        bekenden=bekende_aanvragers(v.inwoner_id) if v.inwoner_id and mag else (),
        advies=mv.NAAM_VAN_OORDEEL[mv.Oordeel(v.advies)] if v.advies else "",
        antwoorden=tuple((mv.NAAM_VAN_WET[a.wet], mv.NAAM_VAN_OORDEEL[a.oordeel], a) for a in antwoorden),
        oordeel=v.oordeel,
        oordeel_naam=mv.NAAM_VAN_OORDEEL[mv.Oordeel(v.oordeel)] if v.oordeel else "",
        let_op=_let_op(v),
        stap=_stap(v, rechten),
        pakketten=pakketten_van(v.pk) if mag and v.soort in rv.MET_PAKKET else (),
        rechten=rechten,
        overzicht_voor=v.inwoner_id if mag and v.soort in rv.MET_OVERZICHT and v.oordeel in mv.GEEFT else None,
        mag_behandelen=mag and v.stand != rv.Stand.KLAAR,
    )


def _gezien(v: Privacyverzoek) -> str:
    """ "paspoort, 2 november 2026, door Anne"; empty before anybody looked."""
    bewijs = f"{rv.NAAM_VAN_BEWIJS[rv.Bewijs(v.bewijs)]}, " if v.bewijs else ""
    return f"{bewijs}{datum_gewoon(v.gezien_op)}, door {v.gezien_door}" if v.gezien_op else ""


def _mag_verlengen(v: Privacyverzoek) -> bool:
    if v.verlengd_op or v.stand == rv.Stand.KLAAR:
        return False
    return klok.vandaag() <= rv.laatste_dag_verlengen(v.ontvangen_op, feestdagen())


def _stap(v: Privacyverzoek, rechten: Rechtenbeeld | None) -> str:
    """Which step is next; the screen shows one main button."""
    mag_stukken = rechten and v.oordeel != mv.Oordeel.NEE
    geen_pakket = v.soort not in rv.MET_PAKKET or v.oordeel in (mv.Oordeel.NEE, mv.Oordeel.BEPERKT)
    stappen = {
        "klaar": v.stand == rv.Stand.KLAAR,
        "identiteit": v.identiteit == rv.Identiteit.OPEN,
        "sluiten": v.identiteit == rv.Identiteit.KLOPT_NIET,
        "koppelen": v.inwoner_id is None,
        "feiten": not v.advies,
        "oordeel": not v.oordeel,
        "stukken": bool(mag_stukken and rechten and not rechten.alles_besloten),
    }
    return next((naam for naam, nu in stappen.items() if nu), "sluiten" if geen_pakket else "pakket")


def _let_op(v: Privacyverzoek) -> tuple[str, ...]:
    """What somebody should know before deciding: asked before, hidden people, two homes."""
    if v.inwoner_id is None or v.stand == rv.Stand.KLAAR:
        return ()
    with transactie(SYSTEEM):
        eerder = Privacyverzoek.objects.filter(inwoner=v.inwoner_id, soort=v.soort, uitkomst=rv.Uitkomst.GEGEVEN)
        vorige = eerder.exclude(pk=v.pk).order_by("-klaar_op").values_list("klaar_op", flat=True).first()
        lid = Huishoudlid.objects.filter(inwoner=v.inwoner_id, tot=None)
        huizen = list(lid.values_list("huishouden_id", flat=True))
        geheim = Q(adres_afgeschermd=True) | Q(afgeschermd=True) | Q(geheimhouding=True)
        anderen = Inwoner.objects.filter(geheim, lidmaatschappen__huishouden__in=huizen).exclude(pk=v.inwoner_id)
        beschermd = anderen.exists()
    regels = []
    if vorige and rv.is_herhaald(v.ontvangen_op, vorige, instelling("verzoek_herhaald_maanden")):
        regels.append(
            f"Op {datum_gewoon(vorige)} is hetzelfde al gegeven. Vraag wat er nieuw moet zijn. Weigeren of kosten "
            "vragen mag alleen als wij kunnen laten zien dat het buitensporig is (AVG art. 12 lid 5)."
        )
    if beschermd:
        regels.append("Iemand in dit huishouden is beschermd. Dat adres wordt er vanzelf uit gehaald (AUT-02).")
    if len(huizen) > 1:
        regels.append("Deze persoon hoort bij twee huishoudens. Meng die niet: een ouder ziet de eigen kant (GEZ-05).")
    return tuple(regels)


def over_wie(inwoner_id: UUID) -> tuple[str, date | None]:
    """Name and day of birth for the form of receipt, through the gate."""
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.VERZOEK_ONTVANGEN)
    return inwoner.naam, inwoner.geboortedatum
