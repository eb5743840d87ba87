"""What the acts of this room share."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.dossier import regels
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.journaal import DossierItem, Itemversie
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, een_van
from keukentafel.kern.tekst import opsomming
from keukentafel.kern.termijnen import Rol, bereken_termijn
from keukentafel.organisatie.opvragen import feestdagen, medewerker_van
from keukentafel.poort import matrix
from keukentafel.poort.matrix import NAAM_VAN_WET, Publiek, Wet


def eis_dag(op: date | None, *, reden: str, niet_voor: date | None = None) -> date:
    """Today when no day is given; raises Fout on a future day, a day before the begin, or a past day without reason."""
    dag = op or klok.vandaag()
    if bezwaar := regels.bezwaar_tegen_dag(dag, klok.vandaag(), niet_voor, reden):
        raise Fout(bezwaar, veld="op" if "kort op waarom" not in bezwaar else "toelichting")
    return dag


def eis_open(dossier: Dossier) -> None:
    """Writing about a closed dossier is possible; changing who and what runs in it is not."""
    if dossier.gesloten_op:
        raise Fout(f"Dossier {dossier.nummer} is gesloten. Heropen het dossier eerst, met een reden.")


def merk(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """Columns every child row carries: its walls, and who wrote it."""
    return {
        "dossier_id": dossier.pk,
        "team_id": dossier.team_id,
        "afgeschermd": dossier.afgeschermd,
        "gemaakt_door": actor.kenmerk,
    }


def bewaar_versie(
    model: type[Itemversie], actor: Actor, item: DossierItem, velden: Iterable[str], reden: str = "", **meer: Any
) -> None:
    """What the item said until now in these fields, behind the same walls. Dates and amounts are kept as text."""
    oud = {veld: getattr(item, veld) for veld in velden}
    kolommen = {"item": item, **{kolom: getattr(item, kolom) for kolom in model.volgt_kolommen}, **meer}
    model(
        **kolommen,
        versie=item.versie,
        velden={v: w if w is None or isinstance(w, int | str | list) else str(w) for v, w in oud.items()},
        door_naam=actor.naam,
        reden=reden.strip(),
        gemaakt_door=actor.kenmerk,
    ).save(force_insert=True)


def aan_auteur(item: DossierItem) -> dict[str, Any]:
    """Fields of a task about this item: for its author while working here, else for the wijkcoaches of the team."""
    auteur = medewerker_van(item.gemaakt_door)
    return {
        "voor": auteur,
        "rol": "" if auteur else matrix.Rol.WIJKCOACH,
        "team": item.team,
        "dossier_id": item.dossier_id,
        "adres": item.adres,
        "afgeschermd": item.afgeschermd,
    }


def eis_tekst(tekst: str, *, leeg: bool = False, veld: str = "tekst") -> str:
    """Typed text: any script and any length up to a few megabytes. PostgreSQL takes no NUL, so that is left out."""
    schoon = tekst.replace("\x00", "").replace("\r\n", "\n").strip()
    if not schoon and not leeg:
        raise Fout("Er staat nog geen tekst.", veld=veld)
    if len(schoon) > regels.HOOGSTE_TEKST:
        raise Fout(f"De tekst telt {len(schoon)} tekens; er passen er {regels.HOOGSTE_TEKST}.", veld=veld)
    return schoon


def eis_wet(wet: str, publiek: str, stand: regels.Stand) -> None:
    """The law must be one this actor writes under here, the audience a known one."""
    if publiek not in set(Publiek):
        raise Fout(f"‘{publiek}’ is geen keuze voor wie dit leest.", veld="publiek")
    if wet not in set(Wet) or not regels.mag_onder(wet, stand):
        namen = opsomming([NAAM_VAN_WET[w] for w in regels.wetten_voor(stand)]) or "geen enkele wet"
        raise Fout(f"Je schrijft in dit dossier onder {namen}. Kies een van deze.", veld="wet")


def eis_leden(dossier: Dossier, over: Iterable[UUID] | None) -> list[Any]:
    """Whom an item is about: members of the household; all of them when nobody is named."""
    leden = [
        lid.inwoner_id
        for lid in Huishoudlid.objects.filter(huishouden_id=dossier.huishouden_id)
        if lid.tot is None or lid.tot > klok.vandaag() or over
    ]
    gekozen = set(leden) if over is None else {UUID(str(i)) for i in over}
    if not gekozen <= set(leden):
        raise Fout("Kies alleen mensen uit dit huishouden.", veld="over")
    return sorted(gekozen)


def over_werkdagen(aantal: int, van: date | None = None) -> date:
    """The last of so many werkdagen from today."""
    eind = bereken_termijn(van or klok.vandaag(), rol=Rol.WERKDAG, werkdagen=aantal, feestdagen=feestdagen())
    return eind.dag


def eis_keuze(waarde: str, lijst_: Mapping[Any, str], veld: str) -> str:
    """A known code of a configured list."""
    return str(een_van(waarde, lijst_, veld))
