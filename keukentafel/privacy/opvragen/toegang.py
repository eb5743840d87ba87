"""Access for a while, read: the page that asks it, one of them, and the list of privacy."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, Q

from keukentafel.dossier.models import Dossier, Toegangsverlening
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.organisatie.opvragen import instelling
from keukentafel.organisatie.opvragen.inrichting import keuzenamen
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.matrix import Bereik, Rol
from keukentafel.poort.models import LogboekRegel
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Noodverantwoording
from keukentafel.privacy.opvragen.toegangsdoel import NEMEN, SOORTEN, Toegangsdoel, doelen, eis_toegestaan
from keukentafel.privacy.regels import noodtoegang as regels
from keukentafel.privacy.regels.logboek import WOORD_VAN_SOORT

LEZER = Actor.systeem("toegang_lezen")
LEZEN, OPENBAAR = Recht.PRIVACY_LEZEN, Recht.OPENBAARMAKING_UITSTELLEN
PER_BLAD, MEESTE_REGELS = 50, 5000
EIGEN = (
    *("soort", "dossier_id", "medewerker_id", "team_id", "reden", "dagen", "van", "tot", "beeindigd_op", "antwoord"),
    *("beslist_door", "zichtbaar_vanaf", "uitstel_tot", "uitstel_reden"),
)
FILTERS = {"": "Alles", "open": "Open", "laat": "Te laat", "beslist": "Beslist"}


@dataclass(frozen=True)
class Vraagblad:
    """What the interruption shows before anything opens."""

    doelen: tuple[Toegangsdoel, ...]
    leest: tuple[str, ...]
    categorieen: tuple[tuple[str, str], ...]
    minuten: int
    hoogstens: int
    dagen: int


@dataclass(frozen=True)
class Toegangbeeld:
    """One grant as a screen shows it. `nummer` is empty for who may not know a shielded dossier by its number."""

    id: UUID
    soort: str
    dossier_id: UUID
    nummer: str
    medewerker_id: UUID
    wie: str
    team_id: int
    team: str
    categorie: str
    reden: str
    gevraagd_op: datetime
    dagen: int | None
    van: datetime | None
    tot: datetime | None
    beeindigd_op: datetime | None
    stand: regels.Stand
    antwoord: str
    beslist_door: str
    zichtbaar_vanaf: datetime | None
    uitstel_tot: date | None
    uitstel_reden: str
    nodig: str
    gezien: str
    gedaan: str
    uiterlijk: date | None
    oordeel_reden: str
    beoordeeld_door: str
    fg_advies: str
    fg_advies_door: str

    @property
    def nood(self) -> bool:
        return self.soort == regels.Soort.NOOD

    @property
    def loopt(self) -> bool:
        return self.stand is regels.Stand.LOOPT

    @property
    def te_verantwoorden(self) -> bool:
        """Ended, and nobody decided: the worker may write, or mend what was written."""
        return self.nood and self.stand in (regels.Stand.VERANTWOORDEN, regels.Stand.BEOORDELEN, regels.Stand.LAAT)

    @property
    def te_beoordelen(self) -> bool:
        """Written, or too late to wait for that."""
        return self.nood and self.stand in (regels.Stand.BEOORDELEN, regels.Stand.LAAT)

    @property
    def te_adviseren(self) -> bool:
        """Ended; after the decision an advice that was given stays as it is."""
        beslist = self.stand in (regels.Stand.AANVAARD, regels.Stand.AFGEWEZEN)
        return self.te_verantwoorden or (beslist and not self.fg_advies)

    @property
    def einde(self) -> datetime | None:
        return self.beeindigd_op if self.beeindigd_op and self.tot and self.beeindigd_op < self.tot else self.tot

    @property
    def dossiernaam(self) -> str:
        return f"Dossier {self.nummer}" if self.nummer else "Een afgeschermd dossier"


@dataclass(frozen=True)
class Lijst:
    """One page; the counts only for who watches over the whole municipality."""

    regels: tuple[Toegangbeeld, ...]
    volgende: str
    filter: str
    wie: str
    per_medewerker: tuple[tuple[str, str, int], ...] = ()
    per_team: tuple[tuple[str, int], ...] = ()


def vraagblad(soort: str, sleutel: UUID) -> Vraagblad:
    """The dossiers one may ask for. Raises the one refusal there is; a second dossier that is open stays."""
    poort.eis(NEMEN)
    goed, fouten = [], []
    for doel in doelen(soort, sleutel):
        try:
            eis_toegestaan(doel)
            goed.append(doel)
        except Fout as fout:
            fouten.append(fout)
    if not goed:
        waarom = getattr(fouten[0], "code", "al betrokken")
        logboek.geweigerd(actor_nu(), NEMEN.code, SOORTEN[soort], sleutel, waarom)
        raise fouten[0]
    return Vraagblad(
        doelen=tuple(goed),
        leest=tuple(regels.leest(actor_nu().rollen)),
        categorieen=tuple(keuzenamen("reden_noodtoegang", regels.CATEGORIEEN).items()),
        minuten=instelling("noodtoegang_minuten"),
        hoogstens=instelling("noodtoegang_hoogstens_minuten"),
        dagen=instelling("toegang_verzoek_dagen"),
    )


def mijn_toegang(verlening_id: UUID) -> Toegangbeeld:
    """The own one, with where it stands."""
    beeld = _een(verlening_id, NEMEN)
    if beeld.medewerker_id != actor_nu().id:
        raise NietGevonden("dossier.toegangsverlening")
    return beeld


def toegang(verlening_id: UUID, recht: Recht = LEZEN) -> Toegangbeeld:
    """One, for who watches or decides."""
    return _een(verlening_id, recht)


def _een(verlening_id: UUID, recht: Recht) -> Toegangbeeld:
    return _beelden([poort.haal(Toegangsverlening, verlening_id, recht)])[0]


def mag_beoordelen(b: Toegangbeeld) -> bool:
    """Would the act let this actor decide now? So that nobody gets a form that is refused."""
    actor = actor_nu()
    if not b.te_beoordelen or actor.id == b.medewerker_id:
        return False
    laat = b.stand is regels.Stand.LAAT
    wie = str(instelling("noodtoegang_beoordelaar"))
    return regels.beoordeelt(actor.rollen, in_team=b.team_id in actor.teams, wie=wie, te_laat=laat)


def mag_adviseren(b: Toegangbeeld) -> bool:
    """The same for the advice of the FG: never on the own use, and after the decision once at most."""
    actor = actor_nu()
    return b.te_adviseren and Rol.FG in actor.rollen and actor.id != b.medewerker_id


def toegangen(filter_: str, wie: str, na: str, recht: Recht = LEZEN) -> Lijst:
    """Newest first, keyset on (moment, key). The manager sees the own team, as the gate says."""
    filter_ = filter_ if filter_ in FILTERS else ""
    rijen = poort.zichtbaar(Toegangsverlening, recht).filter(_filter(filter_))
    medewerker = lees_sleutel(wie)
    if medewerker:
        rijen = rijen.filter(medewerker=medewerker)
    grens = poort.zichtbaar(Toegangsverlening, recht).filter(pk=lees_sleutel(na)).first() if na else None
    if grens:
        rijen = rijen.filter(Q(gemaakt_op__lt=grens.gemaakt_op) | Q(gemaakt_op=grens.gemaakt_op, pk__gt=grens.pk))
    gevonden = list(rijen.order_by("-gemaakt_op", "id")[: PER_BLAD + 1])
    blad = gevonden[:PER_BLAD]
    logboek.kijk(recht.code, None, lijst="toegang", filter=filter_, aantal=len(blad))
    volgende = str(blad[-1].pk) if len(gevonden) > PER_BLAD else ""
    return Lijst(tuple(_beelden(blad)), volgende, filter_, str(medewerker or ""), *_tellingen(recht))


def _filter(naam: str) -> Q:
    besloten = Q(verantwoording__beoordeeld_op__isnull=False) | Q(toegestaan__isnull=False)
    if naam == "beslist":
        return besloten
    if naam == "laat":
        return Q(verantwoording__beoordeeld_op=None, verantwoording__uiterlijk__lt=klok.vandaag())
    if naam == "open":
        return ~besloten & (Q(soort=regels.Soort.NOOD) | Q(beeindigd_op=None))
    return Q()


def _tellingen(recht: Recht) -> tuple[Any, ...]:
    """Uses per worker and team in a year, the most first: for who watches over all of it (architectuur.md §10.2)."""
    if recht is not LEZEN or poortregels.bereik(actor_nu(), LEZEN) is not Bereik.STAD:
        return ()
    sinds = klok.nu() - timedelta(days=365)
    rijen = poort.zichtbaar(Toegangsverlening, LEZEN).filter(soort=regels.Soort.NOOD, gemaakt_op__gte=sinds)
    keer = Count("id")
    op_naam = rijen.values_list("medewerker", "medewerker__naam").annotate(keer)
    mensen = op_naam.order_by("-id__count", "medewerker__naam")
    teams = rijen.values_list("team__naam").annotate(keer).order_by("-id__count", "team__naam")
    return tuple((str(pk), naam, n) for pk, naam, n in mensen[:20]), tuple(teams[:20])


def _beelden(rijen: list[Toegangsverlening]) -> list[Toegangbeeld]:
    """Worker, team, account and number of each: two statements, however many there are."""
    ids = [rij.pk for rij in rijen]
    with transactie(LEZER):
        vol = Toegangsverlening.objects.filter(pk__in=ids).select_related(
            "medewerker", "team", "dossier", "verantwoording__beoordelaar"
        )
        op_id = {rij.pk: rij for rij in vol}
    woorden = keuzenamen("reden_noodtoegang", regels.CATEGORIEEN)
    return [_beeld(op_id[i], woorden) for i in ids]


def _verantwoording(rij: Toegangsverlening) -> Noodverantwoording | None:
    try:
        v: Noodverantwoording = rij.verantwoording
    except ObjectDoesNotExist:
        return None
    return v


def _beeld(rij: Toegangsverlening, woorden: dict[str, str]) -> Toegangbeeld:
    v, nu, dossier = _verantwoording(rij), klok.nu(), rij.dossier
    feiten = regels.Feiten(
        rij.soort, regels.loopt(rij.van, rij.tot, rij.beeindigd_op, nu), rij.toegestaan, rij.beeindigd_op is not None,
        bool(v and v.verantwoord_op), v.oordeel if v else "", v.uiterlijk if v else None,
    )  # fmt: skip
    return Toegangbeeld(
        id=rij.pk,
        nummer=dossier.nummer if _mag_nummer(rij, dossier) else "",
        wie=rij.medewerker.naam,
        team=rij.team.naam,
        categorie=woorden.get(rij.categorie, rij.categorie),
        gevraagd_op=rij.gemaakt_op,
        stand=regels.stand(feiten, klok.vandaag()),
        nodig=v.nodig if v else "",
        gezien=v.gezien if v else "",
        gedaan=v.gedaan if v else "",
        uiterlijk=v.uiterlijk if v else None,
        oordeel_reden=v.oordeel_reden if v else "",
        beoordeeld_door=v.beoordelaar.naam if v and v.beoordelaar else "",
        fg_advies=v.fg_advies if v else "",
        fg_advies_door=v.fg_advies_door if v else "",
        **{naam: getattr(rij, naam) for naam in EIGEN},
    )


def _mag_nummer(rij: Toegangsverlening, dossier: Dossier) -> bool:
    actor = actor_nu()
    return not dossier.afgeschermd or rij.dossier_id in actor.dossiers or rij.medewerker_id == actor.id


def bekeken(beeld: Toegangbeeld) -> tuple[tuple[str, int], ...]:
    """What the log says was done by this grant, by kind: "Gezien: een dossier openen", 4. Each line names its grant."""
    with transactie(LEZER):
        leden = Huishoudlid.objects.filter(huishouden__dossier=beeld.dossier_id).values("inwoner")
        waar = Q(dossier=beeld.dossier_id) | Q(inwoner__in=leden)
        rijen = LogboekRegel.objects.filter(
            waar, actor=str(beeld.medewerker_id), inhoud__contains=f'"verlening":"{beeld.id}"'
        )
        inhouden = [logboek.ontleed(i) for i in rijen.order_by("id").values_list("inhoud", flat=True)[:MEESTE_REGELS]]
    return tuple(Counter(_wat(i) for i in inhouden).most_common())


def _wat(inhoud: dict[str, Any]) -> str:
    recht = str(inhoud["recht"]).upper()
    zin = Recht[recht].zin if recht in Recht.__members__ else str(inhoud["recht"])
    return f"{WOORD_VAN_SOORT[inhoud['soort']]}: {zin}"
