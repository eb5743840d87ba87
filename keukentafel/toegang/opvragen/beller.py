"""What the desk needs about a caller: who it may be, what to ask first, and what the check said."""

from dataclasses import dataclass
from uuid import UUID

from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.opvragen.adres import huidig_adres, is_geheim
from keukentafel.inwoner.regels.persoon import leeftijdtekst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.opmaak import datum_cijfers
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Bellercontrole
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.regels.balie import Feit, nog_geldig, te_vragen


@dataclass(frozen=True)
class Beller:
    """Somebody the desk found: name and what tells two people apart, no more."""

    id: UUID
    naam: str
    onderschrift: str
    telefoon: str
    overleden: bool


@dataclass(frozen=True)
class Controlescherm:
    """What to ask this caller. `feiten` empty: we know nothing to compare, so only calling back is possible."""

    beller: Beller
    feiten: tuple[Feit, ...]
    keuzes: Keuzes


@dataclass(frozen=True)
class Controlestand:
    """What a check of this actor said. `geldig`: passed, and of this call."""

    id: UUID
    inwoner: UUID
    naam: str
    telefoon: str
    namens: str
    beller: str
    kanaal: str
    klopt: bool
    geldig: bool


def beller(inwoner_id: UUID) -> Beller:
    """Through the gate; whoever is hidden is a 404, as who does not exist."""
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)
    return _beller(inwoner)


def _beller(inwoner: Inwoner) -> Beller:
    geboren = datum_cijfers(inwoner.geboortedatum) if inwoner.geboortedatum else inwoner.geboorte_onvolledig
    oud = leeftijdtekst(inwoner.geboortedatum, klok.vandaag(), inwoner.overleden_op)
    delen = [geboren, oud, f"team {inwoner.team.naam}"]
    return Beller(
        id=inwoner.pk,
        naam=inwoner.naam,
        onderschrift=" · ".join(deel for deel in delen if deel),
        telefoon="" if inwoner.adres_afgeschermd else inwoner.telefoon,
        overleden=inwoner.overleden_op is not None,
    )


def controlescherm(actor: Actor, inwoner_id: UUID) -> Controlescherm:
    """One look; the known answers come along for the worker who compares them with what the caller says."""
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.BELLER_CONTROLEREN)
    lijsten = keuzes()
    return Controlescherm(_beller(inwoner), feiten_van(actor, inwoner, lijsten), lijsten)


def feiten_van(actor: Actor, inwoner: Inwoner, lijsten: Keuzes) -> tuple[Feit, ...]:
    """The facts to ask. A hidden address is never asked: the right answer would be on the screen (AUT-02)."""
    adres = None if is_geheim(inwoner) else huidig_adres(inwoner)
    telefoon = "" if inwoner.adres_afgeschermd else "".join(t for t in inwoner.telefoon if t.isdigit())
    bekend = {
        "geboortedatum": datum_cijfers(inwoner.geboortedatum) if inwoner.geboortedatum else "",
        "adres": f"{adres.postcode} {adres.huisnummer}{adres.toevoeging}".strip() if adres and adres.postcode else "",
        "telefoon": telefoon[-3:] if len(telefoon) >= 6 else "",
        "klantnummer": str(inwoner.nummer),
    }
    return te_vragen(lijsten.controlefeiten, bekend)


def controlestand(actor: Actor, controle_id: UUID) -> Controlestand:
    """The own check; NietGevonden for a colleague's, and for one about somebody who was shielded since."""
    controle = poort.haal(Bellercontrole, controle_id, Recht.STATUS_ZIEN)
    if controle.gemaakt_door != actor.kenmerk:
        raise NietGevonden("toegang.bellercontrole")
    inwoner = poort.haal(Inwoner, controle.inwoner_id, Recht.INWONER_LEZEN)
    geldig = controle.klopt and nog_geldig(controle.gemaakt_op, klok.nu())
    logboek.kijk(Recht.STATUS_ZIEN.code, controle, geldig=geldig)
    return Controlestand(
        id=controle.pk,
        inwoner=controle.inwoner_id,
        naam=inwoner.naam,
        telefoon="" if inwoner.adres_afgeschermd else inwoner.telefoon,
        namens=controle.namens,
        beller=controle.beller,
        kanaal=controle.kanaal,
        klopt=controle.klopt,
        geldig=geldig,
    )
