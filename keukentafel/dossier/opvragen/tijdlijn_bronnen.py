"""Where the rows of the timeline come from: one branch for each source, each through the gate's own rule."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    DateTimeField,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Left, Length, NullIf

from keukentafel.delen.models import Deling
from keukentafel.dossier import regels
from keukentafel.dossier.models import (
    Document,
    DossierPeriode,
    Gespreksverslag,
    Journaalregel,
    Verplaatsing,
    Verwijzing,
)
from keukentafel.dossier.regels_verslag import Brief
from keukentafel.kern.actor import Actor
from keukentafel.kern.reeks import EEN_VAN
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.recept import merk
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Contact, Melding, MeldingStatus

# A report has a day and no time: it stands among the day's calls, above what began that day.
OVERDAG = timedelta(hours=11)
KOLOMMEN = (
    "k_moment",
    "k_id",
    "k_bron",
    "k_soort",
    "k_titel",
    "k_tekst",
    "k_lengte",
    "k_wie",
    "k_wet",
    "k_publiek",
    "k_mee",
    "k_vanaf",
    "k_uitzondering",
    "k_tot",
    "k_over",
    "k_doorgehaald",
    "k_reden",
    "k_reactie",
    "k_stand",
    "k_auteur",
    "k_versie",
)
_LEEG: dict[str, Any] = {
    "k_titel": Value("", TextField()),
    "k_tekst": Value("", TextField()),
    "k_lengte": Value(0, IntegerField()),
    "k_wie": Value("", TextField()),
    "k_wet": Value("algemeen", TextField()),
    "k_publiek": Value("team", TextField()),
    "k_mee": Value(False, BooleanField()),
    "k_vanaf": Cast(Value(None), DateTimeField()),
    "k_uitzondering": Value("", TextField()),
    "k_tot": Cast(Value(None), DateField()),
    "k_over": Cast(Value("{}"), ArrayField(UUIDField())),
    "k_doorgehaald": Cast(Value(None), DateTimeField()),
    "k_reden": Value("", TextField()),
    "k_reactie": Value("", TextField()),
    "k_stand": Value("", TextField()),
    "k_auteur": F("gemaakt_door"),
    "k_versie": Value(0, IntegerField()),
}


@dataclass(frozen=True, slots=True)
class Bron:
    """Where the rows come from, and for whom."""

    actor: Actor
    dossier: UUID
    huishouden: UUID
    leden: tuple[UUID, ...]
    na: tuple[datetime, UUID] | None = None


# What stands in the statement in place of this dossier; see poort.recept.
MERK = Bron(
    actor=Actor.systeem("recept"),
    dossier=merk("dossier"),
    huishouden=merk("huishouden"),
    leden=(merk("lid"),),
    na=(datetime(1815, 6, 18, tzinfo=UTC), merk("na")),
)


def vraag(bron: Bron, soort: str, aantal: int) -> QuerySet[Any]:
    """The first `aantal` rows and one more, newest first; `soort` is a filter of the timeline."""
    takken = [tak[: aantal + 1] for tak in (_grens(t, bron) for t in _takken(bron, soort))]
    samen = takken[0].union(*takken[1:], all=True).order_by("-k_moment", "-k_id") if len(takken) > 1 else takken[0]
    return samen[: aantal + 1]


def _takken(bron: Bron, soort: str) -> list[QuerySet[Any]]:
    regels_, verslagen = journaal(bron), verslag(bron)
    contacten, melding, stand = contact(bron), _melding(bron), _stand(bron)
    papieren = [document(bron), verwijzing(bron)]
    keuze = {
        "contact": [regels_.filter(soort__in=regels.CONTACTSOORTEN), verslagen, contacten],
        "verslagen": [verslagen],
        "signalen": [regels_.filter(soort=regels.Soort.SIGNAAL), melding],
        "documenten": papieren,
        "stand": [*_perioden(bron), stand, melding],
    }
    takken = keuze.get(soort, [regels_, verslagen, contacten, melding, stand, _weg(bron), *papieren, *_perioden(bron),
                                _deling(bron)])  # fmt: skip
    return [kolommen(tak) for tak in takken]


def kolommen(tak: QuerySet[Any]) -> Any:
    """Every branch has the same columns, whatever its source knows."""
    ontbreekt = {naam: waarde for naam, waarde in _LEEG.items() if naam not in tak.query.annotations}
    return tak.annotate(**ontbreekt).order_by("-k_moment", "-k_id").values_list(*KOLOMMEN)


def _grens(tak: QuerySet[Any], bron: Bron) -> QuerySet[Any]:
    if bron.na is None:
        return tak
    van, id_ = bron.na
    return tak.filter(Q(k_moment__lt=van) | Q(k_moment=van, k_id__lt=id_))


def _tekst(tekst: Any) -> dict[str, Any]:
    return {"k_tekst": Left(tekst, regels.KORTE_TEKST, output_field=TextField()), "k_lengte": Length(tekst)}


def naam_van_bron(naam: str) -> dict[str, Any]:
    """Which source, and the key of the row."""
    return {"k_bron": Value(naam, TextField()), "k_id": F("id")}


def item_van(model: Any, veld: str) -> dict[str, Any]:
    """What every item of a dossier carries: who wrote it, and who reads it from when."""
    door = model.over.through
    return {
        "k_wie": F("auteur_naam"),
        "k_wet": F("wet"),
        "k_publiek": F("publiek"),
        "k_mee": F("inwoner_leest_mee"),
        "k_vanaf": F("inwoner_vanaf"),
        "k_uitzondering": F("inwoner_uitzondering"),
        "k_tot": F("uitzondering_tot"),
        "k_over": ArraySubquery(door.objects.filter(**{veld: OuterRef("pk")}).values("inwoner_id")),
        "k_versie": Cast("versie", IntegerField()),
    }


def journaal(bron: Bron) -> Any:
    """Journal lines that this actor may read."""
    return (
        zichtbaar(Journaalregel, Recht.JOURNAAL_LEZEN, bron.actor)
        .filter(dossier_id=bron.dossier)
        .annotate(
            **naam_van_bron("journaal"),
            **item_van(Journaalregel, "journaalregel_id"),
            **_tekst("tekst"),
            k_moment=F("moment"),
            k_soort=F("soort"),
            k_doorgehaald=F("doorgehaald_op"),
            k_reden=F("doorgehaald_reden"),
        )
    )


def verslag(bron: Bron) -> Any:
    """Reports of conversations; one has a day and no time."""
    tekst = Coalesce(NullIf("tekst", Value("")), "eigen_woorden", output_field=TextField())
    return (
        zichtbaar(Gespreksverslag, Recht.VERSLAG_LEZEN, bron.actor)
        .filter(dossier_id=bron.dossier)
        .annotate(
            **naam_van_bron("verslag"),
            **item_van(Gespreksverslag, "gespreksverslag_id"),
            **_tekst(tekst),
            k_moment=ExpressionWrapper(Cast("gesprek_op", DateTimeField()) + OVERDAG, DateTimeField()),
            k_soort=Value("verslag", TextField()),
            k_titel=F("titel"),
            k_reactie=Left("reactie_inwoner", regels.KORTE_TEKST, output_field=TextField()),
            k_stand=Case(
                When(betwist=True, then=Value(regels.BETWIST)),
                When(brief=Brief.GEMAAKT, reactie_inwoner="", then=Value(regels.WACHT)),
                default=F("stand"),
                output_field=TextField(),
            ),
        )
    )


def document(bron: Bron) -> Any:
    """The newest version of each paper."""
    return (
        zichtbaar(Document, Recht.DOCUMENT_LEZEN, bron.actor)
        .filter(dossier_id=bron.dossier, actueel=True)
        .annotate(
            **naam_van_bron("document"),
            **item_van(Document, "document_id"),
            k_moment=F("ontvangen_op"),
            k_soort=F("stand"),
            k_titel=F("titel"),
            k_doorgehaald=F("doorgehaald_op"),
            k_reden=F("doorgehaald_reden"),
        )
    )


def verwijzing(bron: Bron) -> Any:
    """What other professionals said."""
    return (
        zichtbaar(Verwijzing, Recht.DOCUMENT_LEZEN, bron.actor)
        .filter(dossier_id=bron.dossier)
        .annotate(
            **naam_van_bron("verwijzing"),
            **item_van(Verwijzing, "verwijzing_id"),
            **_tekst("tekst"),
            k_moment=F("gemaakt_op"),
            k_soort=F("soort"),
            k_titel=F("bron"),
        )
    )


def _deling(bron: Bron) -> Any:
    """What was shared with a party outside: with whom, when, and by which letter (REQ-158, REQ-163)."""
    return (
        zichtbaar(Deling, Recht.DELEN_LEZEN, bron.actor)
        .filter(dossier_id=bron.dossier)
        .annotate(
            **naam_van_bron("deling"),
            **_tekst("toelichting"),
            k_moment=F("gedeeld_op"),
            k_soort=F("partner"),
            k_titel=F("partner_naam"),
            # Of a letter the house writes this row; whose it was stands in the text.
            k_wie=Case(When(brief_id=None, then=F("auteur_naam")), default=Value(""), output_field=TextField()),
            k_wet=F("wet"),
        )
    )


def _van_huishouden(bron: Bron, voor: str = "") -> Q:
    """Rows of this household, or of one member alone. A child of two households keeps each household's rows apart."""
    alleen_lid = Q(**{f"{voor}huishouden__isnull": True, f"{voor}inwoner_id__{EEN_VAN}": list(bron.leden)})
    return Q(**{f"{voor}huishouden_id": bron.huishouden}) | alleen_lid


def door() -> Any:
    """The name of the worker who wrote a row that keeps the key only."""
    wie = Medewerker.objects.annotate(sleutel=Cast("pk", TextField())).filter(sleutel=OuterRef("gemaakt_door"))
    return Coalesce(Subquery(wie.values("naam")[:1]), Value(""), output_field=TextField())


def contact(bron: Bron) -> Any:
    """Short contacts of this household, or of one member alone."""
    return (
        zichtbaar(Contact, Recht.CONTACT_LEZEN, bron.actor)
        .filter(_van_huishouden(bron))
        .annotate(
            **naam_van_bron("contact"),
            **_tekst("tekst"),
            k_moment=F("moment"),
            k_soort=F("kanaal"),
            k_wie=door(),
            k_wet=F("wet"),
        )
    )


def _melding(bron: Bron) -> Any:
    return (
        zichtbaar(Melding, Recht.MELDING_LEZEN, bron.actor)
        .filter(_van_huishouden(bron))
        .annotate(
            **naam_van_bron("melding"),
            k_moment=F("ontvangen_op"),
            k_soort=F("kanaal"),
            k_titel=Cast("nummer", CharField()),
            k_wie=door(),
            k_wet=F("wet"),
            k_stand=F("status"),
        )
    )


def _stand(bron: Bron) -> Any:
    rijen = zichtbaar(MeldingStatus, Recht.MELDING_LEZEN, bron.actor).filter(_van_huishouden(bron, "melding__"))
    return rijen.exclude(status="nieuw").annotate(
        **naam_van_bron("status"),
        **_tekst("reden"),
        k_moment=F("sinds"),
        k_soort=F("status"),
        k_titel=Cast("melding__nummer", CharField()),
        k_wie=door(),
    )


def _weg(bron: Bron) -> Any:
    """Where an entry stood that belonged elsewhere: a neutral mark, for whoever could have read the entry."""
    rijen = zichtbaar(Verplaatsing, Recht.JOURNAAL_LEZEN, bron.actor)
    return rijen.filter(dossier_id=bron.dossier, richting="weg", teruggezet_op=None).annotate(
        **naam_van_bron("verplaatst"), k_moment=F("moment"), k_soort=F("soort"), k_wie=F("auteur_naam")
    )


def _perioden(bron: Bron) -> list[QuerySet[Any]]:
    rijen = zichtbaar(DossierPeriode, Recht.DOSSIER_LEZEN, bron.actor).filter(
        dossier_id=bron.dossier, vervallen_op=None
    )
    begin = rijen.annotate(
        **naam_van_bron("begin"), k_moment=Cast("van", DateTimeField()), k_soort=F("aanleiding"), k_wie=door()
    )
    einde = rijen.filter(tot__isnull=False).annotate(
        **naam_van_bron("einde"), k_moment=Cast("tot", DateTimeField()), k_soort=F("reden")
    )
    return [begin, einde]
