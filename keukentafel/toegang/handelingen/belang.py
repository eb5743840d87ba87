"""A worker never gets the own neighbour or family: refused and logged, found by itself, lifted by a manager."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.organisatie.woonadres import merken
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Belangenconflict, Melding
from keukentafel.toegang.opvragen.belang import belang_van, gevonden, thuis_van, vastgelegd
from keukentafel.toegang.regels import EIGEN_KRING, Belang

KRING = Actor.systeem("eigen_kring")
RECHT, MELDEN = Recht.BELANG_OPHEFFEN, Recht.EIGEN_KRING_MELDEN
COLLEGA, OVERNEMEN, VOORLEGGEN = "collega_als_inwoner", "eigen_kring_overnemen", timedelta(days=2)


def eis_geen_eigen_kring(
    actor: Actor, medewerker_id: UUID, *, inwoner_id: UUID | None = None, huishouden_id: UUID | None = None
) -> None:
    """Blokkade when these people are family, housemates, neighbours or acquaintances of this worker; logged."""
    if not (inwoner_id or huishouden_id):
        return
    with transactie(KRING):
        belang = belang_van(medewerker_id, inwoner_id, huishouden_id)
    if belang is None:
        return
    logboek.geweigerd(actor, "eigen_kring", "organisatie.medewerker", medewerker_id, f"eigen kring: {belang.value}")
    naam = "Dit gaat over iemand uit je eigen kring."
    if medewerker_id != actor.id:
        naam = f"{Medewerker.objects.get(pk=medewerker_id).naam} {belang.tekst}."
    raise Blokkade("eigen-kring", f"{naam} Een ander moet dit doen. De wijkteammanager kan dit opheffen.", veld="naar")


def belang_opheffen(*, actor: Actor, melding_id: UUID, medewerker_id: UUID, reden: str) -> None:
    """The manager says that it can be this worker after all, with a reason; what was recorded stays readable."""
    poort.eis(RECHT)
    melding = poort.haal(Melding, melding_id, Recht.MELDING_VERDELEN)
    _hef_op(actor, melding, (melding.inwoner, melding.huishouden), medewerker_id, reden)


def _hef_op(
    actor: Actor, bij: Any, mensen: tuple[Inwoner | None, Huishouden | None], medewerker_id: UUID, reden: str
) -> None:
    """`bij`: the row at which the manager decides, for the log."""
    inwoner, huishouden = mensen
    if not reden.strip():
        raise Fout("Schrijf op waarom deze medewerker het toch kan doen.", veld="reden")
    wie = (inwoner.pk if inwoner else None, huishouden.pk if huishouden else None)
    with transactie(KRING):
        soort = belang_van(medewerker_id, *wie)
        if soort is None:
            raise Fout("Er is voor deze medewerker niets om op te heffen.")
        velden = {"opgeheven_op": klok.vandaag(), "opgeheven_door": actor.naam, "opheffen_reden": reden.strip()[:1000]}
        if not _open(vastgelegd(medewerker_id, *wie)).update(**velden):
            _leg_vast(medewerker_id, soort.value, inwoner or huishouden, velden)
    logboek.handeling(actor, RECHT.code, bij, medewerker=str(medewerker_id), belang=soort.value)


def _open(over: Q) -> QuerySet[Any]:
    """What keeps a worker away today; what a resident would rather have is asked and not refused, so it is not here."""
    return Belangenconflict.objects.filter(over, opgeheven_op=None, soort__in=[b for b in Belang if b.weigert])


def eigen_kring_melden(*, actor: Actor, inwoner_id: UUID, belang: str) -> None:
    """Whoever says to know this resident in private reads nothing about them from the next page on (MAN-08).

    A wish of the resident that stands already is another matter, and stays. With a case tie the manager hears that
    somebody else has to take over, and not why.
    """
    poort.eis(MELDEN)
    inwoner: Inwoner = poort.haal(Inwoner, inwoner_id, MELDEN)
    if belang not in EIGEN_KRING:
        keuzes = ", ".join(b.value for b in EIGEN_KRING)
        raise Fout(f"‘{belang}’ is geen bekende reden. Kies uit: {keuzes}.", veld="belang")
    assert actor.id is not None  # a person, by the gate
    betrokken = inwoner_id in actor.inwoners
    with transactie(KRING):
        if _open(Q(medewerker_id=actor.id, inwoner=inwoner)).exists():
            return  # sent twice at the same moment; later there is nobody here to send it about
        _leg_vast(actor.id, belang, inwoner, {})
        if betrokken:
            _neem_over(actor, inwoner)
    logboek.handeling(actor, MELDEN.code, inwoner, belang=belang)


def _neem_over(actor: Actor, inwoner: Inwoner) -> None:
    taak_maken(
        actor=KRING,
        soort=OVERNEMEN,
        tekst=f"{actor.naam} kan een inwoner niet meer helpen. Kijk wie het overneemt.",
        uiterlijk=klok.vandaag() + VOORLEGGEN,
        rol=Rol.WIJKTEAMMANAGER,
        team=inwoner.team,
        onderwerp_id=inwoner.pk,
        adres=f"/inwoner/{inwoner.pk}/eigen-kring/",
        afgeschermd=inwoner.afgeschermd,
    )


def eigen_kring_opheffen(*, actor: Actor, inwoner_id: UUID, medewerker_id: UUID, reden: str) -> None:
    """The manager: it was a mistake, or it can be this worker after all; with a reason, and it stays readable."""
    poort.eis(RECHT)
    inwoner: Inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)
    _hef_op(actor, inwoner, (inwoner, None), medewerker_id, reden)


def _leg_vast(medewerker_id: UUID, soort: str, wie: object, velden: dict[str, object]) -> None:
    over = {"inwoner": wie} if isinstance(wie, Inwoner) else {"huishouden": wie}
    Belangenconflict(
        medewerker_id=medewerker_id,
        soort=soort,
        sinds=klok.vandaag(),
        team_id=wie.team_id,  # type: ignore[attr-defined]  # a resident or a household, both have one
        afgeschermd=wie.afgeschermd,  # type: ignore[attr-defined]  # a resident or a household, both have one
        gemaakt_door=KRING.kenmerk,
        **over,
        **velden,
    ).save(force_insert=True)


def kring_van_inwoner(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: somebody was registered, moved or got a relation; who lives near is recorded. Inside a system actor."""
    inwoner = Inwoner.objects.filter(pk=gebeurtenis.onderwerp).first()
    if inwoner is not None:
        _vergelijk(inwoner, {t.medewerker for t in thuis_van()})


def kring_van_medewerker(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: a worker told where home is; everybody near is recorded once. Inside a system actor."""
    thuis = thuis_van([gebeurtenis.onderwerp])
    with connection.cursor() as cursor:
        # Every postcode of the municipality is tried against the mark: the address itself is not kept.
        cursor.execute("SELECT DISTINCT postcode FROM inwoner_adres WHERE tot IS NULL AND postcode <> ''")
        raak = [pc for (pc,) in cursor.fetchall() if any(t.straatmerk == _straat(pc) for t in thuis)]
    for inwoner in Inwoner.objects.filter(adressen__postcode__in=raak, adressen__tot=None).distinct():
        _vergelijk(inwoner, {gebeurtenis.onderwerp})
        for relatie in inwoner.relaties.filter(tot=None).select_related("naar"):
            _vergelijk(relatie.naar, {gebeurtenis.onderwerp})


def _straat(postcode: str) -> str:
    return merken(postcode, "")[1]


def _vergelijk(inwoner: Inwoner, wie: set[UUID]) -> None:
    for medewerker_id, belang in gevonden(thuis_van(wie), inwoner.pk, None).items():
        if not Belangenconflict.objects.filter(medewerker_id=medewerker_id, inwoner=inwoner).exists():
            _leg_vast(medewerker_id, belang.value, inwoner, {})
            logboek.handeling(KRING, "eigen_kring", inwoner, medewerker=str(medewerker_id), belang=belang.value)
            if belang is Belang.HUISGENOOT:
                _leg_voor(medewerker_id, inwoner)


def _leg_voor(medewerker_id: UUID, inwoner: Inwoner) -> None:
    """Staff as client (AUT-04): whoever shields looks whether another team should do this, once a colleague."""
    if Taak.objects.filter(soort=COLLEGA, onderwerp_id=medewerker_id, klaar_op=None).exists():
        return
    taak_maken(
        actor=KRING,
        soort=COLLEGA,
        tekst="Een inwoner woont op het adres van een collega. Kijk of een ander team dit doet, en scherm zo nodig af.",
        uiterlijk=klok.vandaag() + VOORLEGGEN,
        rol=Rol.AANDACHTSFUNCTIONARIS,
        onderwerp_id=medewerker_id,
        adres=f"/inwoner/{inwoner.pk}/",
        afgeschermd=True,
    )
