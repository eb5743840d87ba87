"""Who looked at my data: which lines of the log a resident reads, and in which words. Plain Dutch (B1)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from keukentafel.kern.tekst import opsomming
from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol
from keukentafel.poort.rechten import Recht

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
IEMAND = "een medewerker van het wijkteam"
# What kind of data a right is about. What is not here is not shown: a right that nobody placed tells a resident nothing
# by accident (a test holds every right to one of the two lists).
WAT = {
    "uw naam en gegevens": "inwoner_lezen inwoner_schrijven inwoner_samenvoegen",
    "uw adres": "geheim_adres_zien",
    "wie er bij uw huishouden hoort": "huishouden_lezen huishouden_schrijven",
    "gesprekken en telefoontjes met u": "contact_vastleggen contact_lezen terugbellen beller_controleren",
    "uw vraag om hulp": "melding_maken melding_lezen melding_verdelen melding_verdelen_zien melding_behandelen "
    "vraag_lezen vraag_schrijven advies_vragen advies_geven doorverbinden overdracht_beantwoorden status_zien",
    "uw afspraken": "afspraak_maken",
    "post van of voor u": "post_verwerken brief_lezen brief_maken brief_verzenden",
    "met wie wij iets delen": "delen_lezen delen_vastleggen",
    "uw dossier": "dossier_lezen dossier_schrijven dossier_sluiten dossier_samenvoegen item_verplaatsen",
    "aantekeningen over u": "journaal_lezen journaal_schrijven lichte_hulp_lezen lichte_hulp_schrijven",
    "verslagen van gesprekken": "verslag_lezen verslag_schrijven verslag_reageren",
    "documenten": "document_lezen document_toevoegen",
    "uw plan": "plan_lezen plan_schrijven plan_goedkeuren",
    "wie uw hulp regelt": "regie_beleggen",
    "besluiten over uw hulp": "aanvraag_lezen aanvraag_behandelen besluittekst_lezen "
    "besluittekst_schrijven besluit_nemen",
    "uw bezwaar": "bezwaar_ontvangen bezwaar_behandelen",
    "uw klacht": "klacht_ontvangen klacht_lezen klacht_behandelen klacht_oordelen",
    "een overzicht als dit": "inzage_log_maken",
    "uw verzoek over uw gegevens": "verzoek_ontvangen verzoek_behandelen zienswijze_geven",
    "of een medewerker voor korte tijd in uw dossier mag": "noodtoegang_nemen toegang_verlenen",
}
# Never: the compartment for safety and what betrays it (MLD-07, AUT-02), how we supervise each other, and what is about
# work and not about one resident.
NIET = (
    "veiligheid_lezen veiligheid_schrijven veiligheid_beoordelen veiligheid_vrijgeven bestaan_afschermen "
    "eigen_kring_melden belang_opheffen logboek_lezen afwijking_behandelen inzage_vraag_beantwoorden privacy_lezen "
    "matrix_lezen kijkreden_geven reden_geven eigen_werk_zien eigen_profiel_wijzigen taak_afhandelen inwoner_zoeken "
    "abc_rooster inloop_bijhouden overleg_houden consult_beantwoorden wissel_beantwoorden stilstand_zien "
    "waarneming_regelen cijfers_lezen cijfers_invoeren beheer_lezen beheer_wijzigen toegang_beoordelen "
    "openbaarmaking_uitstellen bewaren_lezen bewaren_behandelen datalek_melden registers_bijhouden "
    "velden_beoordelen mandaat_lezen incident_melden incident_behandelen campagne_leiden rollen_volgen rol_bevestigen "
    "lessen_lezen partneradres_bijhouden medewerkercijfers_lezen"
)
WAT_VAN_RECHT = {recht: wat for wat, rechten in WAT.items() for recht in rechten.split()}
# What the log calls the reason of a look (poort.logboek), in words for a resident.
ZIN_VAN_DOEL = {
    "noodtoegang": "er was nood: deze medewerker opende uw dossier voor korte tijd. Een manager kijkt dat na",
    "toegang op verzoek": "deze medewerker vroeg toegang voor een tijd, en kreeg die",
    "betrokken": "deze medewerker helpt u of uw gezin",
    "vraag in behandeling": "deze medewerker behandelt uw vraag",
}
# Who looks for this role alone looks because of safety: name and role would tell it.
STIL = frozenset({Rol.AANDACHTSFUNCTIONARIS.value})


@dataclass(frozen=True)
class Logfeit:
    """One row of the log, read apart."""

    id: int
    tijd: datetime
    actor: str
    naam: str
    soort: str
    recht: str = ""
    object_soort: str = ""
    object_id: str = ""
    dossier: str = ""
    inwoner: str = ""
    uitkomst: str = "ok"
    doel: str = ""
    rollen: tuple[str, ...] = ()
    spoor: str = ""
    verlening: str = ""
    gegevens: Mapping[str, Any] | None = None

    @property
    def dag(self) -> date:
        return self.tijd.astimezone(AMSTERDAM).date()

    @property
    def van_mens(self) -> bool:
        return ":" not in self.actor

    def gegeven(self, naam: str) -> Any:
        """One of the free fields; None when it is not there."""
        return (self.gegevens or {}).get(naam)


@dataclass(frozen=True)
class Blik:
    """One line for a resident: everything one worker did and saw on one day."""

    dag: date
    actor: str
    wie: str
    wat: str
    hoe: str
    keer: int
    waarom: str
    regels: tuple[int, ...]

    @property
    def hoe_vaak(self) -> str:
        """ "drie keer"; once needs no words."""
        woorden = ("", "", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
        getal = woorden[self.keer] if self.keer < len(woorden) else str(self.keer)
        return f"{getal} keer" if self.keer > 1 else ""

    @property
    def zin(self) -> str:
        """For paper: one sentence of the line."""
        vaak = f", {self.hoe_vaak}" if self.hoe_vaak else ""
        return f"{self.wie} {self.hoe} {self.wat}{vaak}. Waarom: {self.waarom}."


def uitgesteld(feiten: Iterable[Logfeit], achtergehouden: Collection[str]) -> frozenset[int]:
    """Rows that this resident may not read yet: all that was done by emergency access that is told later (AUT-01).

    The one place where such lines are left out. `achtergehouden` are keys of grants (dossier.Toegangsverlening).
    """
    return frozenset(f.id for f in feiten if f.verlening in achtergehouden or f.object_id in achtergehouden)


def te_tonen(feit: Logfeit) -> bool:
    """Something a person saw or did, of a kind that a resident reads; a refusal showed nothing to anybody."""
    if feit.soort == "zoeken":
        return feit.van_mens
    return feit.van_mens and feit.soort != "geweigerd" and feit.uitkomst == "ok" and feit.recht in WAT_VAN_RECHT


def blikken(
    feiten: Iterable[Logfeit], redenen: Collection[Logfeit], woorden: Mapping[str, str], met_naam: bool
) -> tuple[Blik, ...]:
    """Newest day first; runs of one worker on one day are one line. `redenen` are rows that say why (AUT-07)."""
    per = sorted((f for f in feiten if te_tonen(f)), key=lambda f: (f.dag, f.actor, f.id))
    uit = [_blik(list(groep), redenen, woorden, met_naam) for _, groep in groupby(per, key=lambda f: (f.dag, f.actor))]
    return tuple(sorted(uit, key=lambda b: (b.dag, b.regels[-1]), reverse=True))


def _blik(groep: list[Logfeit], redenen: Collection[Logfeit], woorden: Mapping[str, str], met_naam: bool) -> Blik:
    eerste = groep[0]
    codes = [r.gegeven("kijkreden") for r in redenen if (r.dag, r.actor) == (eerste.dag, eerste.actor)]
    wat = dict.fromkeys(WAT_VAN_RECHT[f.recht] for f in groep if f.soort != "zoeken")
    return Blik(
        dag=eerste.dag,
        actor=eerste.actor,
        wie=wie_in_woorden(eerste, met_naam),
        wat=opsomming(list(wat)) or "de lijst met namen, en zag daar uw naam",
        hoe=_hoe({f.soort for f in groep}),
        keer=len({f.spoor or str(f.id) for f in groep}),
        waarom=_waarom(groep, [woorden.get(code, code) for code in dict.fromkeys(codes) if code]),
        regels=tuple(f.id for f in groep),
    )


def wie_in_woorden(feit: Logfeit, met_naam: bool) -> str:
    """Name and role, or a worker of the team: by the setting of the municipality, or because the role says too much."""
    rollen = [NAAM_VAN_ROL[Rol(r)].lower() for r in feit.rollen if r in set(Rol) and r not in STIL]
    if not met_naam or not rollen:
        return IEMAND[0].upper() + IEMAND[1:]
    naam = feit.naam.split(",")[0]
    return f"{naam} ({', '.join(rollen)})"


def _hoe(soorten: set[str]) -> str:
    if soorten == {"zoeken"}:
        return "zocht in"
    delen = []
    if soorten & {"kijken", "afdruk", "export"}:
        delen.append("keek naar")
    if "handeling" in soorten:
        delen.append("werkte aan")
    return " en ".join(delen) or "keek naar"


def _waarom(groep: list[Logfeit], gezegd: list[str]) -> str:
    """What tells most comes first: an emergency before an ordinary tie."""
    doelen = {f.doel for f in groep}
    for doel, zin in ZIN_VAN_DOEL.items():
        if doel in doelen:
            return zin
    if gezegd:
        return f"de medewerker zei: ‘{opsomming(gezegd)}’"
    if any(f.soort == "handeling" for f in groep):
        return "deze medewerker deed werk voor u"
    if any(doelen):
        return "de medewerker gaf een reden op; u kunt vragen welke"
    return "dat staat er niet bij; u kunt het vragen"


def geplaatst() -> tuple[set[str], set[str]]:
    """Codes of rights that are shown, and that are not; for the test that holds every right to one of both."""
    return set(WAT_VAN_RECHT), set(NIET.split()) & {r.code for r in Recht}
