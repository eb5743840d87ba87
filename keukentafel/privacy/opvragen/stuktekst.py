"""One stored row as text for its subject: every field that says something, with a readable name before it."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.regels.persoon import toon_bsn
from keukentafel.kern.bestanden import BESTANDSSOORTEN
from keukentafel.kern.klok import AMSTERDAM
from keukentafel.kern.models import Bestand
from keukentafel.kern.tekst import bestandsmaat, datum_gewoon, tijd
from keukentafel.poort.matrix import Wet
from keukentafel.poort.modellen import Beschermd

# Keys, walls and bookkeeping; and bytes, which are handed over as files.
TECHNIEK = frozenset(
    {
        "id",
        "team",
        "in_team",
        "aanmaakteam",
        "afgeschermd",
        "gemaakt_op",
        "gemaakt_door",
        "gewijzigd_op",
        "gewijzigd_door",
        "versie",
        "publiek",
        "inwoner_leest_mee",
        "inwoner_vanaf",
        "inwoner_uitzondering",
        "uitzondering_tot",
        "auteur_naam",
        "wet",
        "inhoud",
        "ruw",
        "ruw_soort",
        "sha256",
        "som",
        "klantsleutel",
        "bronregel",
        "broncode",
        "besluiter",
        "sorteernaam",
        "volgnr",
        "volgorde",
        "reeks",
        "actueel",
        "message_id",
        "kenmerk",
        "leesfout",
        "dossier_volgnr",
        "brief_ronde",
        "sleutel",
        "bewaren_tot",
        "door_naam",
    }
)
LABELS = {"bsn": "BSN", "bsn_na_te_kijken": "BSN dat nog wordt nagekeken", "tot": "Tot", "op": "Op", "naar": "Met"}


@dataclass(frozen=True)
class Stuktekst:
    """One piece before anybody looked at it. `schrijver` is who made it, as the key in the row."""

    object_id: UUID
    titel: str
    datum: date | None
    schrijver: str
    wet: str
    van_meer: bool
    tekst: str
    bestandsoort: str = ""
    grootte: int = 0
    bestandsom: str = ""

    @property
    def som(self) -> str:
        """To tell whether it changed since another round."""
        return self.bestandsom or hashlib.sha256(self.tekst.encode()).hexdigest()


def stuktekst(rij: Beschermd, naam: str, dag: str, *, van_meer: bool) -> Stuktekst:
    """The row in words. An empty text: there was nothing in it but keys."""
    regels = [regel for veld in rij._meta.concrete_fields if (regel := _regel(rij, veld))]
    wanneer = getattr(rij, dag, None) or getattr(rij, "gemaakt_op", None)
    return Stuktekst(
        object_id=rij.pk,
        titel=naam,
        datum=_dag(wanneer),
        schrijver=str(getattr(rij, "gemaakt_door", "")),
        wet=_wet(rij),
        van_meer=van_meer,
        tekst="\n".join(regels),
    )


def bestandstuk(rij: Any, naam: str, dag: str, *, van_meer: bool) -> Stuktekst | None:
    """The file of a row, as a piece of its own: what is in it was written by nobody of us and is read by a person.

    Of a mail only when nobody could read it; else its words and its attachments are there already.
    """
    if isinstance(rij, Bestand):
        soort, grootte = rij.soort, rij.grootte
    elif getattr(rij, "leesfout", "") and getattr(rij, "ruw_lengte", 0):
        soort, grootte = rij.ruw_soort, rij.ruw_lengte
    else:
        return None
    wanneer = getattr(rij, dag, None) or rij.gemaakt_op
    wat = [
        f"Naam: {getattr(rij, 'naam', '')}",
        f"Soort: {BESTANDSSOORTEN[soort].naam}",
        f"Grootte: {bestandsmaat(grootte)}",
    ]
    return Stuktekst(
        object_id=rij.pk,
        titel=f"Bestand bij {naam[0].lower()}{naam[1:]}",
        datum=_dag(wanneer),
        schrijver=str(rij.gemaakt_door),
        wet=_wet(rij),
        van_meer=van_meer,
        tekst="\n".join([*wat, *filter(None, [getattr(rij, "waarschuwing", "")])]),
        bestandsoort=soort,
        grootte=grootte,
        bestandsom=rij.sha256,
    )


def _wet(rij: Beschermd) -> str:
    """The law of the row; not known yet counts as general."""
    wet = str(getattr(rij, "wet", ""))
    return wet if wet in set(Wet) else Wet.ALGEMEEN.value


def _dag(wanneer: date | datetime | None) -> date | None:
    return wanneer.astimezone(AMSTERDAM).date() if isinstance(wanneer, datetime) else wanneer


def _regel(rij: Beschermd, veld: "models.Field[Any, Any]") -> str:
    if veld.name in TECHNIEK or veld.name.endswith("_id") or veld.name.endswith("_door"):
        return ""
    if veld.is_relation:
        return _verwijzing(rij, veld)
    waarde = getattr(rij, veld.name)
    if isinstance(waarde, list) and any(isinstance(deel, UUID) for deel in waarde):
        return ""
    tekst = toon_bsn(waarde) if veld.name.startswith("bsn") and veld.name != "bsn_ontbreekt" else in_woorden(waarde)
    return f"{_label(veld.name)}: {tekst}" if tekst else ""


def _verwijzing(rij: Beschermd, veld: "models.Field[Any, Any]") -> str:
    """Another resident by name, so that the name is found and marked; everything else is a key."""
    if veld.related_model is not Inwoner or veld.name == "inwoner":
        return ""
    ander = getattr(rij, veld.name)
    return f"{_label(veld.name)}: {ander.naam}" if ander else ""


def _label(naam: str) -> str:
    return LABELS.get(naam, naam.replace("_", " ").capitalize())


def in_woorden(waarde: Any) -> str:
    """Dates, lists and codes as a person reads them; nothing and no stay empty."""
    if waarde is True:
        return "ja"
    if not waarde:
        return "0" if waarde == 0 and waarde is not False else ""
    if isinstance(waarde, date):
        lokaal = waarde.astimezone(AMSTERDAM) if isinstance(waarde, datetime) else None
        return f"{datum_gewoon(lokaal.date())}, {tijd(lokaal)}" if lokaal else datum_gewoon(waarde)
    if isinstance(waarde, dict):
        delen = ((k, in_woorden(w)) for k, w in waarde.items() if k not in TECHNIEK and not str(k).endswith("_id"))
        return "\n".join(f"{_label(str(k))}: {w}" for k, w in delen if w)
    if isinstance(waarde, list | tuple):
        return ", ".join(filter(None, map(in_woorden, waarde)))
    tekst = str(waarde)
    return tekst.replace("_", " ") if "_" in tekst and " " not in tekst and "@" not in tekst else tekst
