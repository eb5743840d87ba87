"""Where somebody lives, for the eyes of this actor. Every screen, list, letter and export asks here (AUT-02)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from keukentafel.inwoner.models import Adres, Inwoner
from keukentafel.inwoner.regels.persoon import NAAM_VAN_ADRESSOORT, Adressoort, adresregel
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.organisatie.models import Gebied
from keukentafel.poort import regels
from keukentafel.poort.matrix import Bereik
from keukentafel.poort.recept import merk, objecten_van
from keukentafel.poort.rechten import Recht

VERBORGEN = "Adres afgeschermd"
GEEN = "Geen adres bekend"
_INWONER = merk("inwoner")


@dataclass(frozen=True, slots=True)
class AdresBeeld:
    """One line for the screen. `verborgen`: not shown, whether there is one or not; `mag_tonen`: may be asked for."""

    tekst: str
    soort: str = ""
    verborgen: bool = False
    mag_tonen: bool = False
    sinds: date | None = None
    bron: str = ""


def is_geheim(inwoner: Inwoner) -> bool:
    """Hidden on every screen: geheimhouding in the BRP, or shielded by us."""
    return inwoner.geheimhouding or inwoner.adres_afgeschermd


def mag_adres_zien(actor: Actor, inwoner_id: UUID) -> bool:
    """Only named persons: who has a case tie with this resident, and who keeps the shield in the whole municipality."""
    return ziet_elk_adres(actor) or (regels.heeft(actor, Recht.GEHEIM_ADRES_ZIEN) and inwoner_id in actor.inwoners)


def ziet_elk_adres(actor: Actor) -> bool:
    """Who keeps the shield needs no tie with the resident."""
    return regels.bereik(actor, Recht.GEHEIM_ADRES_ZIEN) is Bereik.STAD


def adres_voor(actor: Actor, inwoner: Inwoner, *, adres: Adres | None = None, onthuld: bool = False) -> AdresBeeld:
    """The present address as this actor may see it. One query, unless `adres` is handed over.

    A hidden address stays hidden, for everyone, until it is asked for by name (`onthuld`, after a logged act).
    """
    if is_geheim(inwoner) and not (onthuld and mag_adres_zien(actor, inwoner.pk)):
        return AdresBeeld(VERBORGEN, verborgen=True, mag_tonen=mag_adres_zien(actor, inwoner.pk))
    adres = adres or huidig_adres(inwoner)
    if adres is None:
        return AdresBeeld(GEEN)
    regel = adresregel(adres.straat, adres.huisnummer, adres.toevoeging, adres.postcode, adres.woonplaats)
    return AdresBeeld(
        regel or GEEN, soort=NAAM_VAN_ADRESSOORT[Adressoort(adres.soort)], sinds=adres.van, bron=adres.bron
    )


def huidig_adres(inwoner: Inwoner, dag: date | None = None) -> Adres | None:
    """Where the person is on that day: home first, then where they stay, then post. For acts and `adres_voor` only."""
    dag = dag or klok.vandaag()
    adressen: list[Adres] = objecten_van(actor_nu(), "adressen van een inwoner", _adressen, {_INWONER: inwoner.pk})
    open_ = [a for a in adressen if a.van <= dag and (a.tot is None or a.tot > dag)]
    return min(open_, key=lambda a: (list(Adressoort).index(Adressoort(a.soort)), -a.van.toordinal()), default=None)


def _adressen(_actor: Actor) -> QuerySet[Adres]:
    """The wall is the table's own policy; the caller asked whether this address may be shown."""
    rijen: QuerySet[Adres] = Adres.objects.filter(inwoner=_INWONER)
    return rijen


def buurt_van_postcode(postcode: str) -> str:
    """The buurt that most known addresses with this postcode have; empty when we know none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_buurt_van_postcode(%s)", [postcode])
        return str(cursor.fetchone()[0] or "")


def buurten() -> list[tuple[str, str]]:
    """(code, name) of all buurten of the municipality in the latest division, for a select; one query."""
    nieuwste = Gebied.objects.order_by("-jaar").values("jaar")[:1]
    return list(Gebied.objects.filter(soort="BU", jaar=nieuwste).order_by("naam").values_list("code", "naam"))
