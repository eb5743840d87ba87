"""Why each field is kept: purpose, legal ground, whom it is about, who reads it (AVG art. 5, 6 and 30; ADR 0030).

A room says of each noun by which right it is read, and what its fields are for (`<room>/verwerkingen.py`). The rest
follows: the right gives the data category, an item of a dossier takes that of its law, and the category gives ground
and term. Readers are read from the table of rights. A field that nobody declared is found by a test.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.db.models import Field, Model

from keukentafel.kern.actor import Actor
from keukentafel.kern.tekst import opsomming
from keukentafel.poort.matrix import CATEGORIE_VAN_WET, MATRIX, NAAM_VAN_ROL, Categorie, Rol, Wet
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.opvragen import WOORD_VAN_BEREIK
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import OPENT_MET_REDEN, REGELS, Bescherming, heeft

INWONERS, MEDEWERKERS, ANDEREN = "inwoners", "medewerkers", "anderen"
NAAM_VAN_BETROKKENE = {
    INWONERS: "Inwoners en hun gezin",
    MEDEWERKERS: "Medewerkers",
    ANDEREN: "Anderen: vertegenwoordiger, netwerk, contactpersoon",
}


@dataclass(frozen=True)
class Grondslag:
    """Why the law lets us: in words, and the articles."""

    zin: str
    artikel: str


_TAAK = "taak van het college volgens de wet"
_AVG = "AVG art. 6 lid 1 onder e"
_PLICHT = "AVG art. 6 lid 1 onder c"
_ZORG = f"{_AVG}, art. 9 lid 2 onder g en h; UAVG art. 30"
# An item takes the ground of its law, every other noun that of its category (regels.md PRV-01 to PRV-04).
GROND_VAN_CATEGORIE: Mapping[Categorie, Grondslag] = {
    Categorie.IDENTITEIT: Grondslag(_TAAK, f"{_AVG}; Wmo 2015 art. 5.1.1; Jeugdwet art. 7.4.0; Wgs art. 8a"),
    Categorie.GEZIN: Grondslag(_TAAK, f"{_AVG}; Wmo 2015 art. 5.1.1; Jeugdwet art. 7.4.0"),
    Categorie.WMO: Grondslag("hulp volgens de Wmo, ook over gezondheid", f"{_ZORG}; Wmo 2015 art. 5.1.1"),
    Categorie.JEUGD: Grondslag("hulp volgens de Jeugdwet, ook over gezondheid", f"{_ZORG}; Jeugdwet art. 7.4.0"),
    Categorie.INKOMEN: Grondslag("bijstand en werk", f"{_AVG}; Participatiewet art. 7"),
    Categorie.SCHULDEN: Grondslag("hulp bij schulden", f"{_AVG}; Wgs art. 8a"),
    Categorie.VEILIGHEID: Grondslag(
        "veiligheid van kinderen en huisgenoten, ook over strafbare feiten",
        f"{_AVG}, art. 9 lid 2 onder g, art. 10; Wmo 2015 art. 5.2.6; Besluit verplichte meldcode art. 2",
    ),
    Categorie.VERDELEN: Grondslag(f"werk verdelen en op tijd doen: {_TAAK}", f"{_AVG}; Awb art. 4:13"),
    Categorie.BESLUIT: Grondslag("zorgvuldig besluiten", f"{_PLICHT}; Awb art. 3:2 en 3:46"),
    Categorie.LEIDING: Grondslag("een team leiden", f"{_AVG} en art. 32"),
    Categorie.MANDAAT: Grondslag("bevoegd besluiten", f"{_PLICHT}; Awb art. 10:1 tot en met 10:9"),
    Categorie.BEZWAAR: Grondslag("een bezwaar behandelen", f"{_PLICHT}; Awb hoofdstuk 6 en 7"),
    Categorie.KLACHT: Grondslag("een klacht behandelen", f"{_PLICHT}; Awb hoofdstuk 9"),
    Categorie.POST: Grondslag("brieven sturen en dat kunnen bewijzen", f"{_PLICHT}; Awb art. 2:19 en 3:41"),
    Categorie.INLOOP: Grondslag(f"mensen aan de balie op hun beurt helpen: {_TAAK}", _AVG),
    Categorie.AFSCHERMING: Grondslag("wie gevaar loopt beschermen", f"{_PLICHT} en art. 32; Wet BRP art. 2.59"),
    Categorie.PRIVACY: Grondslag("rechten van inwoners, en toezicht", f"{_PLICHT} en art. 12 tot en met 22"),
    Categorie.LOGGING: Grondslag("kunnen nagaan wie keek", f"{_PLICHT}, art. 5 lid 2 en art. 32"),
    Categorie.BEHEER: Grondslag("het werk inrichten en beveiligen", f"{_AVG} en art. 32"),
}  # fmt: skip
# By which term a category is kept: a law keeps its own, the rest goes with the work (privacy.regels.bewaren.SOORTEN).
BEWAART_CATEGORIE: Mapping[Categorie, str] = {
    **{categorie: wet.value for wet, categorie in CATEGORIE_VAN_WET.items()},
    Categorie.IDENTITEIT: Wet.ALGEMEEN.value,
    Categorie.BESLUIT: Wet.ALGEMEEN.value,
    Categorie.LEIDING: "werk",
    Categorie.MANDAAT: Wet.ALGEMEEN.value,
    Categorie.BEZWAAR: Wet.ALGEMEEN.value,
    Categorie.KLACHT: "klacht",
    Categorie.POST: Wet.ALGEMEEN.value,
    Categorie.VERDELEN: "werk",
    Categorie.AFSCHERMING: "toezicht",
    Categorie.LOGGING: "toezicht",
    Categorie.PRIVACY: "verzoek",
    Categorie.INLOOP: "inloop",
    Categorie.BEHEER: "medewerker",
}
BSN = Grondslag(
    "zeker weten om wie het gaat",
    "UAVG art. 46; Wmo 2015 art. 5.2.9; Jeugdwet art. 7.2.1; Wgs art. 8c",
)
BEWIJS_VAN_TOESTEMMING = Grondslag("kunnen laten zien dat iemand ja zei", f"{_PLICHT} en art. 7 lid 1")
VERANTWOORDEN = Grondslag("laten zien wie wat deed", f"{_PLICHT}, art. 5 lid 2 en art. 32")
AFSCHERMEN = Grondslag("gegevens alleen tonen aan wie ze nodig heeft", f"{_PLICHT}, art. 25 en art. 32")


@dataclass(frozen=True)
class Op:
    """Fields with what differs from the rest of their noun. `stil`: read by the program alone, shown to nobody."""

    velden: str
    grond: Grondslag | None = None
    wie: str = ""
    leest: Recht | None = None
    categorie: Categorie | None = None
    stil: bool = False


Doelen = Mapping[str, str | Op]


@dataclass(frozen=True)
class Verwerking:
    """One noun: by which right it is read, and purpose -> names of fields.

    `categorie`: where right and law say none. `bewaart`: code of the term, where it is not that of the category.
    """

    model: type[Model]
    leest: Recht
    doelen: Doelen
    categorie: Categorie | None = None
    bewaart: str = ""

    @property
    def bescherming(self) -> Bescherming | None:
        return self.model.bescherming if issubclass(self.model, Beschermd) else None

    @property
    def wie(self) -> str:
        """Whom it is about, unless a line says otherwise."""
        wal = self.bescherming
        return INWONERS if wal and (wal.inwoner or wal.huishouden or wal.dossier) else MEDEWERKERS


@dataclass(frozen=True)
class Deel:
    """What the fields of an abstract model are for, in every noun made of it."""

    model: type[Model]
    doelen: Doelen


@dataclass(frozen=True)
class Doel:
    """One purpose of one noun with its fields: a line of the register."""

    verwerking: Verwerking
    doel: str
    velden: tuple[str, ...]
    op: Op

    @property
    def wie(self) -> str:
        return self.op.wie or self.verwerking.wie

    @property
    def leest(self) -> Recht:
        return self.op.leest or self.verwerking.leest

    @property
    def _per_wet(self) -> bool:
        wal = self.verwerking.bescherming
        return bool(wal and wal.wet) and not (self.op.leest or self.op.categorie or self.verwerking.categorie)

    @property
    def categorieen(self) -> tuple[Categorie, ...]:
        """The one of its right; an item has that of its law, so all of them may be."""
        if self._per_wet:
            return tuple(dict.fromkeys(CATEGORIE_VAN_WET.values()))
        vast = self.op.categorie or self.verwerking.categorie or REGELS[self.leest].categorie
        if vast is None:
            raise ValueError(f"{self.verwerking.model._meta.label}: {self.leest.code} heeft geen soort gegevens")
        return (vast,)

    def grondslag(self, categorie: Categorie) -> Grondslag:
        return self.op.grond or GROND_VAN_CATEGORIE[categorie]

    def bewaart(self, categorie: Categorie) -> str:
        return self.verwerking.bewaart or BEWAART_CATEGORIE[categorie]

    def lezers(self, categorie: Categorie) -> str:
        """Who reads it, in words, from the table of rights and the shape of the wall."""
        if self.op.stil:
            return "niemand: alleen het programma"
        wal, regel = self.verwerking.bescherming, REGELS[self.leest]
        if wal and wal.rls == "auteur":
            return "alleen wie het schreef"
        if regel.categorie is None:
            return "van wie het is, of wie het werk overneemt" if wal else "iedereen die is ingelogd"
        kolom = categorie if self._per_wet else regel.categorie
        return opsomming(_rollen(self.leest, kolom)) or "niemand"


@cache
def _rollen(recht: Recht, kolom: Categorie) -> tuple[str, ...]:
    return tuple(_met_bereik(recht, kolom))


def _met_bereik(recht: Recht, kolom: Categorie) -> Iterator[str]:
    regel = REGELS[recht]
    for rol in Rol:
        cel = MATRIX[rol][kolom]
        if regel.ops_van(cel) and heeft(Actor(naam=rol.value, rollen=frozenset({rol.value})), recht):
            yield f"{NAAM_VAN_ROL[rol]} ({WOORD_VAN_BEREIK[cel.bereik]})"
        elif recht in OPENT_MET_REDEN and "R" in cel.ops:
            yield f"{NAAM_VAN_ROL[rol]} ({WOORD_VAN_BEREIK[cel.bereik]}, met een reden)"


def velden_van(model: type[Model]) -> tuple["Field[object, object]", ...]:
    """Every stored field, links to several others too."""
    return (*model._meta.concrete_fields, *model._meta.local_many_to_many)


def doelen_van(verwerking: Verwerking, delen: tuple[Deel, ...], overal: Doelen) -> tuple[Doel, ...]:
    """All purposes of one noun: its own, those of the abstract models it is made of, those that mean the same in the
    whole house. Each field counts where it is named first."""
    model = verwerking.model
    bekend = {veld.name for veld in velden_van(model)}
    gehad: set[str] = set()
    uit = []
    bronnen = [verwerking.doelen, *[d.doelen for basis in model.__mro__ for d in delen if d.model is basis], overal]
    for doelen in bronnen:
        for doel, waarde in doelen.items():
            op = waarde if isinstance(waarde, Op) else Op(waarde)
            velden = tuple(naam for naam in op.velden.split() if naam in bekend and naam not in gehad)
            gehad |= set(velden)
            if velden:
                uit.append(Doel(verwerking, doel, velden, op))
    return tuple(uit)
