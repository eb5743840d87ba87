"""The register of processing (AVG art. 30), made from what each room declares of its fields (poort/verwerking.py)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from keukentafel.besluit import verwerkingen as besluit
from keukentafel.brieven import verwerkingen as brieven
from keukentafel.delen import verwerkingen as delen
from keukentafel.delen.tabel import TABEL
from keukentafel.delen.woorden import NAAM_VAN_PARTNER, Partner, Uitkomst
from keukentafel.dossier import verwerkingen as dossier
from keukentafel.inwoner import verwerkingen as inwoner
from keukentafel.kern import klok
from keukentafel.organisatie import verwerkingen as organisatie
from keukentafel.organisatie.models import Rolvervulling
from keukentafel.organisatie.opvragen import instelling
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.plan import verwerkingen as plan
from keukentafel.poort import verwerkingen as poort
from keukentafel.poort.matrix import Categorie, Rol
from keukentafel.poort.opvragen import NAAM_VAN_CATEGORIE
from keukentafel.poort.verwerking import GROND_VAN_CATEGORIE, NAAM_VAN_BETROKKENE, Deel, Doel, Verwerking, doelen_van
from keukentafel.privacy import verwerkingen as privacy
from keukentafel.privacy.opvragen.bewaartermijn import bewaartermijnen
from keukentafel.toegang import verwerkingen as toegang

PER_PAGINA = 25
NAAM_VAN_KAMER = {
    "kern": "Algemeen",
    "poort": "Logboek",
    "organisatie": "Organisatie en medewerkers",
    "inwoner": "Inwoners en huishoudens",
    "delen": "Toestemming en delen",
    "brieven": "Brieven",
    "toegang": "Toegang",
    "dossier": "Dossier",
    "plan": "Plan en regie",
    "besluit": "Aanvragen, besluiten, bezwaar en klachten",
    "privacy": "Privacy",
}
_KAMERS = (poort, organisatie, inwoner, delen, brieven, toegang, dossier, plan, besluit, privacy)
VERWERKINGEN: tuple[Verwerking, ...] = tuple(v for kamer in _KAMERS for v in kamer.VERWERKINGEN)
DELEN: tuple[Deel, ...] = (*poort.DELEN, *inwoner.DELEN, *delen.DELEN, *dossier.DELEN)
# Categories of data that any noun has.
SOORTEN: frozenset[Categorie] = frozenset(GROND_VAN_CATEGORIE)
PER_WET = "Naar de wet van het stuk"
# AVG art. 30 lid 1 onder e and g: what the program itself does; how, stands in SECURITY.md.
DOORGIFTE = "Keukentafel stuurt niets naar een land buiten de Europese Economische Ruimte."
BEVEILIGING = (
    "Rechten per taak, team en betrokkenheid; de databank zelf houdt elke rij tegen die daar niet bij hoort",
    "Elke inzage en elke handeling staat in een logboek dat niet ongemerkt verandert",
    "Inloggen in twee stappen; een sessie stopt vanzelf; verbindingen zijn versleuteld",
    "Bestanden worden nagekeken op virussen; geheime adressen en veiligheid staan apart",
)


@dataclass(frozen=True)
class Grond:
    """One category of data: on which ground, who reads it, how long it is kept."""

    soort: str
    grond: str
    artikel: str
    lezers: str
    termijn: str


@dataclass(frozen=True)
class Doelregel:
    """One purpose of one noun, with its fields as they are called in the code. `huis`: the same in every noun;
    `stil`: for the program alone; `grond`: its own, when it is not that of the category of data."""

    doel: str
    velden: tuple[str, ...]
    wie: str
    gronden: tuple[Grond, ...]
    huis: bool
    stil: bool
    grond: str

    @property
    def zin(self) -> str:
        return _als_zin([self])


@dataclass(frozen=True)
class Blad:
    """One noun: everything we keep under that name."""

    kamer: str
    code: str
    naam: str
    per_wet: bool
    doelen: tuple[Doelregel, ...]

    @property
    def onderdeel(self) -> str:
        return NAAM_VAN_KAMER[self.kamer]

    @property
    def soorten(self) -> str:
        """In one line: the categories of data."""
        namen = dict.fromkeys(grond.soort for doel in self.doelen for grond in doel.gronden)
        return PER_WET if self.per_wet else ", ".join(namen)

    @property
    def wie(self) -> str:
        return "; ".join(dict.fromkeys(doel.wie.split(":")[0] for doel in self.doelen))

    @property
    def eigen(self) -> str:
        """The purposes that are of this noun, in one line."""
        return _als_zin(d for d in self.doelen if not d.huis) or "Alleen wat bij alles hoort"

    @property
    def gronden(self) -> tuple[tuple[Grond, str], ...]:
        """Who reads it and how long, per category of data, with the purposes it counts for."""
        open_ = [d for d in self.doelen if not d.stil]
        per: dict[tuple[str, str, str], list[tuple[Doelregel, Grond]]] = {}
        for doel in open_:
            for grond in doel.gronden:
                per.setdefault((grond.soort, grond.lezers, grond.termijn), []).append((doel, grond))
        uit = []
        for rij in per.values():
            gewoon = next((g for d, g in rij if not d.grond), rij[0][1])
            uit.append((gewoon, "Alles" if len(rij) == len(open_) else _als_zin(d for d, _ in rij)))
        return tuple(uit)


@dataclass(frozen=True)
class Filter:
    """What is asked of the register; codes and a word, never anything of a person."""

    kamer: str = ""
    soort: str = ""
    wie: str = ""
    zoek: str = ""

    def gevuld(self) -> dict[str, str]:
        return {naam: waarde for naam, waarde in asdict(self).items() if waarde}


@dataclass(frozen=True)
class Kop:
    """What AVG art. 30 asks besides: who is responsible, who receives, does it leave Europe, how is it safe."""

    organisatie: str
    fg: tuple[str, ...]
    dag: Any
    ontvangers: tuple[str, ...]
    doorgifte: str
    beveiliging: tuple[str, ...]


@cache
def alle_doelen() -> tuple[tuple[Verwerking, tuple[Doel, ...]], ...]:
    """Every noun with its purposes; from code alone."""
    return tuple((v, doelen_van(v, DELEN, poort.OVERAL)) for v in VERWERKINGEN)


def register(filter_: Filter) -> tuple[Blad, ...]:
    """The nouns that fit, room by room."""
    termijnen = bewaartermijnen()
    bladen = (_blad(v, doelen, termijnen, filter_) for v, doelen in alle_doelen())
    return tuple(blad for blad in bladen if blad.doelen and _past(blad, filter_))


def blad(code: str) -> Blad | None:
    """One noun by its code."""
    return next((b for b in register(Filter()) if b.code == code), None)


def kop() -> Kop:
    """The head of the register, as it is today."""
    vandaag = klok.vandaag()
    fg = Rolvervulling.objects.filter(geldig_op(vandaag, "van", "tot"), rol=Rol.FG.value).select_related("medewerker")
    mag = {partner for regel in TABEL if regel.uitkomst is not Uitkomst.NIET for partner in regel.partners}
    return Kop(
        organisatie=str(instelling("organisatienaam")),
        fg=tuple(f"{r.medewerker.naam}, {r.medewerker.email}".rstrip(", ") for r in fg),
        dag=vandaag,
        ontvangers=tuple(NAAM_VAN_PARTNER[partner] for partner in Partner if partner in mag),
        doorgifte=DOORGIFTE,
        beveiliging=BEVEILIGING,
    )


def pagina(bladen: Iterable[Blad], na: str) -> tuple[tuple[Blad, ...], str]:
    """A page after the noun `na`, and the key of the next page; an unknown key begins at the first."""
    rijen = list(bladen)
    begin = next((nr + 1 for nr, b in enumerate(rijen) if b.code == na), 0)
    deel = rijen[begin : begin + PER_PAGINA]
    return tuple(deel), deel[-1].code if len(rijen) > begin + PER_PAGINA else ""


def _blad(v: Verwerking, doelen: tuple[Doel, ...], termijnen: Mapping[str, str], filter_: Filter) -> Blad:
    regels = [_regel(d, termijnen) for d in doelen if not filter_.wie or d.wie == filter_.wie]
    if filter_.soort in set(Categorie):
        naam = NAAM_VAN_CATEGORIE[Categorie(filter_.soort)]
        met = (replace(r, gronden=tuple(g for g in r.gronden if g.soort == naam)) for r in regels)
        regels = [r for r in met if r.gronden]
    return Blad(
        kamer=v.model._meta.app_label,
        code=v.model._meta.label_lower,
        naam=in_woorden(v.model.__name__),
        per_wet=any(len(d.categorieen) > 1 for d in doelen) and filter_.soort not in set(Categorie),
        doelen=tuple(regels),
    )


def _regel(doel: Doel, termijnen: Mapping[str, str]) -> Doelregel:
    gronden = tuple(
        Grond(
            NAAM_VAN_CATEGORIE[c],
            doel.grondslag(c).zin,
            doel.grondslag(c).artikel,
            doel.lezers(c),
            termijnen[doel.bewaart(c)],
        )
        for c in doel.categorieen
    )
    return Doelregel(
        doel=doel.doel,
        velden=doel.velden,
        wie=NAAM_VAN_BETROKKENE[doel.wie],
        gronden=gronden,
        huis=doel.doel in poort.OVERAL,
        stil=doel.op.stil,
        grond=f"{doel.op.grond.zin}: {doel.op.grond.artikel}" if doel.op.grond else "",
    )


def _als_zin(doelen: Iterable[Doelregel]) -> str:
    tekst = "; ".join(d.doel for d in doelen)
    return tekst[:1].upper() + tekst[1:]


def _past(blad_: Blad, filter_: Filter) -> bool:
    if filter_.kamer in NAAM_VAN_KAMER and blad_.kamer != filter_.kamer:
        return False
    woorden = [blad_.naam, *(w for d in blad_.doelen for w in (d.doel, *d.velden))]
    gezocht = filter_.zoek.casefold().replace(" ", "_")
    return any(gezocht in woord.casefold().replace(" ", "_") for woord in woorden)


def in_woorden(naam: str) -> str:
    """ "LichteHulp" -> "Lichte hulp"."""
    delen = re.findall(r"[A-Z][a-z]+", naam)
    return " ".join([delen[0], *map(str.lower, delen[1:])])
