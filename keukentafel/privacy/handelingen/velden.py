"""Field economy: count each week how fields are used, and decide which stay."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import CharField, Count, Field, Min, Model, Q, TextField

from keukentafel.dossier.handelingen._hulp import over_werkdagen
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Taak
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import LogboekRegel
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Veldbesluit, Veldtelling
from keukentafel.privacy.opvragen.velden import een_veld, eigen_velden, voorstellen
from keukentafel.privacy.opvragen.veldgebruik import leest_iemand
from keukentafel.privacy.regels import velden as regels

TELLER = Actor.systeem("velden")
SOORT_TAAK = "velden"
_OPNIEUW = ["rijen", "sinds", "gevuld", "ongenoemd", "gekeken_op", "log_sinds", "geteld_op"]
# Index: logboek_regel_tijd. One walk over a year of looks, at the weekend.
_GEKEKEN = """
SELECT inhoud::jsonb ->> 'recht', max(tijd) FROM logboek_regel
WHERE tijd >= %s AND soort IN ('kijken', 'zoeken', 'afdruk', 'export', 'handeling') GROUP BY 1
"""


def velden_tellen() -> int:
    """Count every noun again; a second run replaces the first. Returns how many fields are proposed to go."""
    with transactie(TELLER):
        begin = klok.vandaag() - regels.JAAR
        gekeken, log_sinds = _gekeken(begin), _log_sinds()
        tellingen = [
            Veldtelling(
                soort=verwerking.model._meta.label_lower,
                **_tel(verwerking.model, velden, klok.moment(begin, 0)),
                ongenoemd=[veld.name for veld in velden if not leest_iemand(veld.name)],
                gekeken_op=gekeken.get(verwerking.leest.code),
                log_sinds=log_sinds,
                geteld_op=klok.nu(),
                gemaakt_door=TELLER.kenmerk,
            )
            for verwerking, velden in eigen_velden()
        ]
        Veldtelling.objects.bulk_create(
            tellingen, update_conflicts=True, unique_fields=["soort"], update_fields=_OPNIEUW
        )
        aantal = len(voorstellen())
        _taak(aantal)
        logboek.handeling(TELLER, "velden_tellen", None, voorstellen=aantal)
    return aantal


def veld_beoordelen(
    *, actor: Actor, soort: str, veld: str, besluit: str, reden: str, tot: date | None = None
) -> Veldbesluit:
    """Keep a field until a day, or let it go. Dropping changes the program, so it is the next version that does it."""
    poort.eis(Recht.VELDEN_BEOORDELEN, actor)
    if een_veld(soort, veld) is None:
        raise Fout(f"‘{soort}.{veld}’ is geen veld van dit register.")
    if besluit not in set(regels.Besluit):
        raise Fout(f"‘{besluit}’ is geen besluit. Kies uit: {', '.join(regels.Besluit)}.", veld="besluit")
    if not reden.strip():
        raise Fout("Schrijf op waarom.", veld="reden")
    rij = Veldbesluit.objects.create(
        soort=soort,
        veld=veld,
        besluit=besluit,
        reden=reden.strip(),
        tot=_tot(tot) if besluit == regels.Besluit.HOUDEN else None,
        door_naam=actor.naam,
        gemaakt_door=actor.kenmerk,
    )
    gebeurtenis_melden("veld_beoordeeld", rij.pk, besluit=besluit)
    logboek.handeling(actor, Recht.VELDEN_BEOORDELEN.code, rij, veld=f"{soort}.{veld}", besluit=besluit)
    return rij


def _tot(tot: date | None) -> date:
    vandaag = klok.vandaag()
    if tot is None:
        raise Fout("Tot welke dag blijft het? Daarna kijk je opnieuw.", veld="tot")
    if not vandaag < tot <= vandaag + regels.HOOGSTENS_HOUDEN:
        raise Fout(
            f"‘{tot:%d-%m-%Y}’ kan niet: kies een dag na vandaag en binnen {regels.HOOGSTENS_HOUDEN.days // 365} jaar.",
            veld="tot",
        )
    return tot


def _tel(model: type[Model], velden: "Iterable[Field[Any, Any]]", begin: datetime) -> dict[str, Any]:
    """One statement per table, and one for each link to several others: a join would count rows twice."""
    nieuw = Q(gemaakt_op__gte=begin)
    if any(v.name == "gewijzigd_op" for v in model._meta.concrete_fields):
        nieuw |= Q(gewijzigd_op__gte=begin)
    rijen: Any = model._default_manager.all()
    gewoon = {v.name: v for v in velden if not v.many_to_many}
    tellen = {f"t_{naam}": Count("pk", filter=nieuw & ~_leeg(veld)) for naam, veld in gewoon.items()}
    uit = rijen.aggregate(n_sinds=Min("gemaakt_op"), n_rijen=Count("pk", filter=nieuw), **tellen)
    gevuld = {naam: uit[f"t_{naam}"] for naam in gewoon}
    for veld in velden:
        if veld.many_to_many:
            gevuld[veld.name] = rijen.filter(nieuw, **{f"{veld.name}__isnull": False}).distinct().count()
    return {"rijen": uit["n_rijen"], "sinds": _dag(uit["n_sinds"]) if uit["n_sinds"] else None, "gevuld": gevuld}


def _leeg(veld: "Field[Any, Any]") -> Q:
    """Nothing, an empty text or list, or what it says by itself."""
    leeg = Q(**{f"{veld.name}__isnull": True})
    if isinstance(veld, CharField | TextField):
        leeg |= Q(**{veld.name: ""})
    if veld.is_relation or not veld.has_default():
        return leeg
    anders = veld.default
    if callable(anders):
        if anders not in (list, dict, bytes):
            return leeg
        anders = anders()
    return leeg if anders is None else leeg | Q(**{veld.name: anders})


def _gekeken(begin: date) -> dict[str, date]:
    """Code of a right -> the last day of a look or act with it."""
    with connection.cursor() as cursor:
        cursor.execute(_GEKEKEN, [klok.moment(begin, 0)])
        return {recht: _dag(moment) for recht, moment in cursor.fetchall()}


def _log_sinds() -> date | None:
    eerste = LogboekRegel.objects.order_by("id").values_list("tijd", flat=True).first()
    return _dag(eerste) if eerste else None


def _dag(moment: datetime) -> date:
    return moment.astimezone(klok.AMSTERDAM).date()


def _taak(aantal: int) -> None:
    """One open task at a time: it says that the list is not empty."""
    if aantal and not Taak.objects.filter(soort=SOORT_TAAK, klaar_op=None).exists():
        taak_maken(
            actor=TELLER,
            soort=SOORT_TAAK,
            tekst="Er zijn velden die niemand gebruikt. Kijk of ze weg kunnen.",
            uiterlijk=over_werkdagen(20),
            rol=Rol.PRIVACY_OFFICER.value,
            adres="/privacy/velden/",
        )
