"""A day of the log with what it is compared with: for the nightly job, as the system."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Adres, Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen import actoren_van, instelling
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.organisatie.regels import sorteernaam
from keukentafel.organisatie.woonadres import merken
from keukentafel.poort.models import LogboekRegel
from keukentafel.privacy.opvragen.kijkfeiten import KOLOMMEN, NAAM, feit_van
from keukentafel.privacy.regels import afwijking as regels
from keukentafel.privacy.regels.wie_keek import Logfeit

# An ordinary day of a worker is the mean of so many days before it.
TERUGBLIK = timedelta(days=28)
# Index: logboek_regel_tijd.
_GEWOON = """
SELECT actor, count(DISTINCT dossier) FROM logboek_regel
WHERE tijd >= %s AND tijd < %s AND soort = 'kijken' AND dossier IS NOT NULL AND actor = ANY (%s)
GROUP BY actor, (tijd AT TIME ZONE 'Europe/Amsterdam')::date
"""


def feiten_van(van: date, tot: date) -> list[Logfeit]:
    """The rows of these days, in the order in which they were written."""
    rijen = LogboekRegel.objects.filter(tijd__gte=klok.moment(van, 0), tijd__lt=klok.moment(tot, 0))
    kolommen = rijen.annotate(naam=NAAM).order_by("id").values_list(*KOLOMMEN)
    return [feit_van(rij) for rij in kolommen]


def dagbeeld(dag: date) -> regels.Dagbeeld:
    """Everything the rules need to know of one day."""
    feiten = [f for f in feiten_van(dag, dag + timedelta(days=1)) if f.van_mens]
    leden = _leden({f.dossier for f in feiten if f.dossier}, dag)
    mensen = {f.inwoner for f in feiten if f.inwoner} | {i for groep in leden.values() for i in groep}
    return regels.Dagbeeld(
        dag=dag,
        feiten=feiten,
        medewerkers=_medewerkers({f.actor for f in feiten}, klok.moment(dag, 0)),
        inwoners=_inwoners(mensen, dag),
        leden=leden,
        grenzen=grenzen(dag),
    )


def grenzen(dag: date) -> regels.Grenzen:
    """The thresholds of that day."""
    return regels.Grenzen(
        keer_gewoon=int(instelling("afwijking_keer_gewoon", dag)),
        minstens_dossiers=int(instelling("afwijking_minstens_dossiers", dag)),
        weigeringen=int(instelling("afwijking_weigeringen", dag)),
        zoekers=int(instelling("afwijking_zoekers", dag)),
        vanaf_uur=int(instelling("afwijking_werk_vanaf_uur", dag)),
        tot_uur=int(instelling("afwijking_werk_tot_uur", dag)),
    )


def _leden(dossiers: Collection[str], dag: date) -> dict[str, frozenset[str]]:
    huis = {h: str(d) for d, h in Dossier.objects.filter(pk__in=dossiers).values_list("pk", "huishouden_id")}
    per: dict[str, set[str]] = {}
    rijen = Huishoudlid.objects.filter(geldig_op(dag, "van", "tot"), huishouden_id__in=huis)
    for huishouden, inwoner in rijen.values_list("huishouden_id", "inwoner_id"):
        per.setdefault(huis[huishouden], set()).add(str(inwoner))
    return {dossier: frozenset(inwoners) for dossier, inwoners in per.items()}


def _medewerkers(kenmerken: Iterable[str], begin: datetime) -> dict[str, regels.Medewerkerbeeld]:
    wie = {m.pk: m for m in Medewerker.objects.filter(pk__in=list(kenmerken))}
    actoren = actoren_van(wie) if wie else {}
    with connection.cursor() as cursor:
        cursor.execute(_GEWOON, [begin - TERUGBLIK, begin, [str(pk) for pk in wie]])
        gewoon = regels.gemiddeld(cursor.fetchall())
    return {
        str(pk): regels.Medewerkerbeeld(
            achternaam=_achternaam(m.naam),
            adresmerken=frozenset(filter(None, (m.adresmerk, m.straatmerk))),
            mijdt=frozenset(map(str, actoren[pk].mijdt)),
            dossiers_per_dag=gewoon.get(str(pk), 0.0),
        )
        for pk, m in wie.items()
    }


def _achternaam(naam: str) -> str:
    """Of "Samira de Vries": "vries". A name of one word has no surname."""
    delen = sorteernaam(naam).split()
    return delen[-1] if len(delen) > 1 else ""


def _inwoners(sleutels: Collection[str], dag: date) -> dict[str, regels.Inwonerbeeld]:
    thuis: dict[UUID, set[str]] = {}
    open_ = Q(soort="woon", inwoner__adres_afgeschermd=False, inwoner__geheimhouding=False)
    adressen = Adres.objects.filter(open_, geldig_op(dag, "van", "tot"), inwoner_id__in=sleutels)
    for pk, postcode, nummer in adressen.values_list("inwoner_id", "postcode", "huisnummer"):
        thuis.setdefault(pk, set()).update(filter(None, merken(postcode, nummer)))
    namen = Inwoner.objects.filter(pk__in=sleutels).values_list("pk", "geslachtsnaam", "partnernaam")
    return {str(pk): _beeld(thuis.get(pk, ()), eigen, partner) for pk, eigen, partner in namen}


def _beeld(thuis: Iterable[str], *namen: Any) -> regels.Inwonerbeeld:
    achternamen = frozenset(sorteernaam(naam).split()[-1] for naam in namen if naam)
    return regels.Inwonerbeeld(achternamen, frozenset(thuis))
