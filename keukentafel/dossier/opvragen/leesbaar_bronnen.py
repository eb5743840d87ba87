"""What one resident reads of the own dossier at a moment, from every place where something is written (REQ-033)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, NullIf

from keukentafel.dossier.models import DossierPeriode, Heronderzoek, Indicatiezwaarte, LichteHulp, Nazorg, Sluitadvies
from keukentafel.dossier.models.vraag import (
    Inbreng,
    Leefgebiednotitie,
    Netwerkpersoon,
    Netwerkvraag,
    Score,
    Verkenning,
)
from keukentafel.dossier.models.werkproces import WerkprocesPeriode, Zwaarte
from keukentafel.dossier.opvragen.tijdlijn_bronnen import (
    Bron,
    contact,
    document,
    door,
    item_van,
    journaal,
    kolommen,
    naam_van_bron,
    verslag,
    verwijzing,
)
from keukentafel.dossier.opvragen.vrijgave import niet_vrijgegeven
from keukentafel.kern.tekst import AMSTERDAM
from keukentafel.poort.matrix import Publiek, Wet
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class Lezer:
    """For whom the paper is. Who reads for oneself (`zelf`) reads what is written about the whole dossier too; with the
    papers of a child goes what others advised about children. What was written before `sinds` has opened."""

    id: UUID
    zelf: bool
    kind: bool
    sinds: datetime


def leesbaar_voor(bron: Bron, lezer: Lezer, nu: datetime, aantal: int) -> QuerySet[Any]:
    """What this person reads now, newest first: about this person, its moment has come, and no exception.

    The texts are whole, unlike in the timeline. Notes of the author alone are never read along, and what is about
    safety not before the aandachtsfunctionaris released it (MLD-07).
    """
    open_ = {"over": lezer.id, "inwoner_leest_mee": True, "inwoner_uitzondering": "", "inwoner_vanaf__lte": nu}
    vrij = [tak.filter(**open_).exclude(niet_vrijgegeven()).exclude(publiek=Publiek.AUTEUR) for tak in _items(bron)]
    samen = [kolommen(tak) for tak in (*vrij, *_overig(bron, lezer))]
    rijen: QuerySet[Any, Any] = samen[0].union(*samen[1:], all=True).order_by("-k_moment", "-k_id")[: aantal + 1]
    return rijen


def _items(bron: Bron) -> list[Any]:
    """Items: each carries its subjects, its moment and its exception."""
    return [
        journaal(bron).filter(doorgehaald_op=None).annotate(k_tekst=F("tekst")),
        verslag(bron).annotate(k_tekst=_alinea("eigen_woorden", "tekst", "afspraken"), k_reactie=F("reactie_inwoner")),
        document(bron).filter(doorgehaald_op=None),
        verwijzing(bron).annotate(k_tekst=_alinea("tekst", "weging")),
        _persoon(bron, Verkenning, "vraag", Value("vraag"), _alinea("eigen_woorden", "achter_de_vraag", "wensen")),
        _persoon(bron, Leefgebiednotitie, "leefgebied", F("gebied"), F("tekst")).exclude(tekst=""),
        _persoon(bron, Inbreng, "inbreng", F("wijze"), F("tekst")).filter(ingetrokken_op=None).exclude(tekst=""),
        _persoon(bron, Netwerkpersoon, "netwerk", F("naam"), _alinea("relatie", "doet", "kan")).filter(tot=None),
        _persoon(bron, Netwerkvraag, "netwerkvraag", F("stand"), F("reden")).exclude(reden=""),
        _persoon(bron, Score, "score", F("gebied"), F("cijfer")),
    ]


def _persoon(bron: Bron, model: Any, naam: str, soort: Any, tekst: Any) -> Any:
    rijen = zichtbaar(model, Recht.VRAAG_LEZEN, bron.actor).filter(dossier_id=bron.dossier)
    velden = {"k_moment": F("gewijzigd_op"), "k_soort": Cast(soort, TextField()), "k_tekst": Cast(tekst, TextField())}
    return rijen.annotate(**naam_van_bron(naam), **item_van(model, f"{model._meta.model_name}_id"), **velden)


def _overig(bron: Bron, lezer: Lezer) -> list[Any]:
    """What carries no reader of its own: about this person, or about the whole dossier. It opens as an item does by
    default, some hours after it was written. A call by somebody else is not here: it may name its source."""

    def tot(einde: str) -> Q:
        # The words of the end stand on the row of the begin: they open as late after that end as any other words.
        return Q(**{einde: None}) | Q(**{f"{einde}__lte": lezer.sinds.astimezone(AMSTERDAM).date()})

    contacten = contact(bron).filter(inwoner=lezer.id, beller="").exclude(wet=Wet.VEILIGHEID)
    hulp = zichtbaar(LichteHulp, Recht.LICHTE_HULP_LEZEN, bron.actor).exclude(wet=Wet.VEILIGHEID)

    def papier(model: Any) -> QuerySet[Any]:
        return _van(bron, model, Recht.DOCUMENT_LEZEN).exclude(wet=Wet.VEILIGHEID)

    open_ = {"verwijzing__inwoner_uitzondering": ""}
    eigen = {"werkproces__inwoner": lezer.id, "vervallen_op": None}
    takken = [
        contacten.annotate(k_tekst=F("tekst")),
        _stuk(hulp, "licht", "sinds", "wat", "wat_tekst", "uitkomst_tekst").filter(
            tot("geeindigd_op"), inwoner=lezer.id
        ),
        _stuk(_van(bron, WerkprocesPeriode), "vraagstand", "van", "aanleiding", "toelichting", "resultaat_tekst")
        .filter(tot("tot"), **eigen),
        _stuk(_van(bron, Zwaarte), "zwaarte", "van", "waarde", "reden").filter(**eigen),
        _stuk(papier(Indicatiezwaarte), "zwaarte", "van", "waarde", "reden").filter(
            verwijzing__over=lezer.id, vervallen_op=None, **open_
        ),
        _stuk(papier(Heronderzoek), "heronderzoek", "gemaakt_op", "reden", "reden").filter(inwoner=lezer.id, **open_),
    ]  # fmt: skip
    if lezer.zelf:
        perioden = _van(bron, DossierPeriode).filter(tot("tot"), vervallen_op=None)
        takken.append(_stuk(perioden, "periode", "van", "aanleiding", "toelichting"))
        takken.append(
            _stuk(_van(bron, Nazorg).filter(tot("gedaan_op")), "nazorg", "op", "uitkomst", "wat", "toelichting")
        )
    if lezer.kind:
        adviezen = _van(bron, Sluitadvies, Recht.JOURNAAL_LEZEN)
        takken.append(_stuk(adviezen, "sluitadvies", "op", "wie", "advies", "weging"))
    geschreven = [tak.filter(gemaakt_op__lte=lezer.sinds).exclude(k_tekst="") for tak in takken]
    # "Melding 1003" is what the house itself notes where somebody opened from a melding: no words of anybody.
    return [tak.exclude(k_tekst__regex=r"^Melding \S+$") for tak in geschreven]


def _van(bron: Bron, model: Any, recht: Recht = Recht.DOSSIER_LEZEN) -> QuerySet[Any]:
    rijen: QuerySet[Any] = zichtbaar(model, recht, bron.actor).filter(dossier_id=bron.dossier)
    return rijen


def _stuk(rijen: Any, naam: str, dag: str, soort: str, *teksten: str) -> Any:
    velden = {"k_moment": Cast(dag, DateTimeField()), "k_soort": Cast(soort, TextField()), "k_tekst": _alinea(*teksten)}
    return rijen.annotate(**naam_van_bron(naam), **velden, k_wie=door())


def _alinea(*velden: str) -> Any:
    """Whole texts below each other; what is empty is left out."""
    delen = [NullIf(veld, Value("")) for veld in velden]
    return Func(Value("\n\n"), *delen, function="concat_ws", output_field=TextField())
