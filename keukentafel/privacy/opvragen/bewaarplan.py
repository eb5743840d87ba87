"""The bewaarplan: each protected table has a place in it, so that nothing is kept by being forgotten.

A row goes with its dossier, under its own law when it has one (`IN_DOSSIER`, `BIJ_DOSSIER`); or it is a matter by
itself with an own term (`wortels`); or it goes with the row that it belongs to (`MEE`), or with the last thing we have
of a person (`BIJ_MENS`); or it stays, with a reason (`BLIJFT`). A test walks all tables and fails for one without.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Exists, F, Max, OuterRef, Q
from django.db.models.functions import Coalesce, Greatest, TruncDate

from keukentafel.besluit import models as besluit
from keukentafel.brieven import models as brieven
from keukentafel.delen import models as delen
from keukentafel.dossier import models as dossier
from keukentafel.inwoner import models as inwoner
from keukentafel.kern import klok
from keukentafel.organisatie.models import Taak
from keukentafel.plan import models as plan
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.wal import beschermde_modellen
from keukentafel.privacy import models as privacy
from keukentafel.privacy.regels.bewaren import Rubriek
from keukentafel.toegang import models as toegang

# With a foreign key to its dossier: goes at the latest when the whole goes.
IN_DOSSIER = """
dossier.DossierPeriode dossier.Betrokkenheid dossier.Journaalregel dossier.Gespreksverslag dossier.Journaalversie
dossier.Verslagversie dossier.Werkproces dossier.WerkprocesPeriode dossier.Zwaarte dossier.Coderingversie
dossier.Document dossier.Verwijzing dossier.Indicatiezwaarte dossier.Heronderzoek dossier.Verslagreactie
dossier.Eigenverklaring dossier.Nazorg dossier.Sluitadvies dossier.Meldcode dossier.Meldcodestap dossier.Raadpleging
dossier.VeiligThuisMelding dossier.Kindcheck dossier.Veiligheidswaarschuwing dossier.Verplaatsing dossier.Verkenning
dossier.Veiligheidsvrijgave
dossier.Leefgebiednotitie dossier.Score dossier.Netwerkpersoon dossier.Netwerkvraag dossier.Inbreng
dossier.Verkenningversie dossier.Leefgebiedversie dossier.Netwerkversie plan.Overgangsplan plan.Overgangspunt
plan.Analyse plan.Analyseversie plan.Plan plan.Doel plan.Stap plan.Doelversie plan.Stapversie plan.Vaststelling
plan.Instemming plan.Goedkeuring plan.Doelscore plan.Splitsing plan.Maatwerk plan.Maatwerkversie plan.Doorpakboeking
plan.Planadvies plan.Normtoets plan.Ondersteuning plan.Ondersteuningversie plan.Schaling plan.Schuld plan.Schuldversie
plan.Taakverdeling plan.Overdracht plan.Regieplaatsing plan.Wisselverzoek plan.Regelbeoordeling plan.Overlegzaak
plan.Overlegactie plan.Vierogen plan.Consult plan.Zaakhouder plan.Regie plan.Kindregie plan.Doelvertaling
plan.Volgmoment plan.Informatieverzoek besluit.Aanvraag besluit.Aanvraagtekst besluit.Processtap besluit.Klokfeit
besluit.Getoondeoptie besluit.Zienswijze besluit.Besluit besluit.Voorziening besluit.Overweging
besluit.Overwegingversie besluit.Toets besluit.Nazorgcheck besluit.Adviestoets besluit.Campagneregel
besluit.Bezwaar besluit.Bezwaartekst besluit.Hoorzitting besluit.Beroep besluit.Terugvordering besluit.Meewerker
"""
# With the key of its dossier alone, because it lies in a lower room; without a dossier a matter by itself.
BIJ_DOSSIER: tuple[type[Beschermd], ...] = (
    delen.Toestemming,
    delen.Deling,
    brieven.Brief,
    toegang.Poststuk,
    Taak,
)
# Access to a dossier is told about for as long as the log: it goes with the dossier when that is over.
TOEGANG: tuple[type[Beschermd], ...] = (
    dossier.Toegangsverlening,
    privacy.Noodverantwoording,
    privacy.Toegangsakkoord,
)
# Follows although its key protects: access as above; a hold and a restriction, which stop the act itself for as long as
# they run; and the weighing of an objection, which has nothing to say without its request.
VOLGT_TOCH: tuple[type[Beschermd], ...] = (*TOEGANG, privacy.Bewaarstop, privacy.Beperking, privacy.Bezwaarweging)
MEE: dict[str, str] = {
    "besluit.Klachtbetrokkene": "besluit.Klacht",
    "besluit.Klachtstap": "besluit.Klacht",
    "besluit.Incidentactie": "besluit.Incident",
    "delen.Stem": "delen.Toestemming",
    "delen.Toestemmingsdocument": "delen.Toestemming",
    "brieven.Briefinhoud": "brieven.Brief",
    "brieven.Verzending": "brieven.Brief",
    "toegang.Terugbelverzoek": "toegang.Contact",
    "toegang.WarmeOverdracht": "toegang.Contact",
    "toegang.Overdrachtdocument": "toegang.WarmeOverdracht",
    "toegang.Adviesvraag": "toegang.Contact",
    "toegang.MeldingVerhaal": "toegang.Melding",
    "toegang.MeldingStatus": "toegang.Melding",
    "toegang.Verdeling": "toegang.Melding",
    "toegang.Termijn": "toegang.Melding",
    "toegang.Veiligheidstoets": "toegang.Melding",
    "toegang.Intakestap": "toegang.Melding",
    "toegang.Zorgmelding": "toegang.Melding",
    "toegang.Afspraakwijziging": "toegang.Afspraak",
    "toegang.Bijlage": "toegang.Poststuk",
    "plan.Overlegdeelnemer": "plan.Overleg",
    "privacy.Inzagepakket": "privacy.Privacyverzoek",
    "privacy.Pakketstuk": "privacy.Inzagepakket",
    "privacy.Pakketbestand": "privacy.Pakketstuk",
    "privacy.Verzoekstuk": "privacy.Privacyverzoek",
    "privacy.Kennisgeving": "privacy.Verzoekstuk",
    "privacy.Beperking": "privacy.Privacyverzoek",
    "privacy.Bezwaarweging": "privacy.Privacyverzoek",
    "privacy.Datalekbetrokkene": "privacy.Datalek",
    "privacy.Privacymaatregel": "privacy.Datalek",
    "privacy.Onderzoeksdeelnemer": "privacy.Onderzoek",
    "privacy.Noodverantwoording": "dossier.Toegangsverlening",
}
# The person and the household go with the last thing that we have of them (handelingen.vernietigen).
BIJ_MENS = """
inwoner.Inwoner inwoner.Adres inwoner.Zoeksleutel inwoner.Huishouden inwoner.Huishoudlid inwoner.Relatie
inwoner.Vertegenwoordiging inwoner.Samenvoeging inwoner.Huishoudensamenvoeging inwoner.TweeMensen
toegang.Belangenconflict
"""
BLIJFT: dict[str, str] = {
    "toegang.Agendasleutel": "van de medewerker; gaat weg met de medewerker",
    "plan.Herverdeling": "werk van een medewerker naar een ander, zonder inwoners",
    "privacy.Apparaat": "van de medewerker; gaat weg met de medewerker",
    "privacy.Dpia": "risico's van een verwerking, zonder inwoners",
    "privacy.Onderzoek": "wat is onderzocht, zonder inwoners; wie meedeed gaat weg als het onderzoek voorbij is",
    "privacy.Bewaarstop": "houdt zelf iets vast; gaat weg met het dossier of de persoon zodra de stop is opgeheven",
    "privacy.Vernietiging": "de verklaring van vernietiging: soorten en aantallen, geen namen",
    "privacy.Vernietigingsregel": "hoort bij de verklaring van vernietiging; na afloop alleen sleutels",
}


ALLES = Q()
# Not one that was made anonymous before.
KORT_CONTACT = ~Q(inwoner=None, huishouden=None, tekst="", beller="")


@dataclass(frozen=True)
class Wortel:
    """A matter by itself. `soort` empty: the law of the row decides. `start`: since when; `over`: which rows are."""

    rubriek: Rubriek
    model: type[Beschermd]
    naam: str
    soort: str
    start: Any
    over: Q = ALLES
    is_dag: bool = False

    def rijen(self) -> Any:
        """All rows that are over, with the day of the start event as `kt_dag`."""
        begin = self.start if self.is_dag else TruncDate(self.start, tzinfo=klok.AMSTERDAM)
        return self.model.objects.annotate(kt_dag=begin).filter(self.over, kt_dag__isnull=False)


def _zonder_dossier(**velden: Any) -> Q:
    return Q(dossier_id=None, **velden)


def _geen(model: type[Beschermd], **pad: Any) -> Q:
    """Nothing of that model refers to it."""
    waar = {veld: OuterRef(naar) if isinstance(naar, str) else naar for veld, naar in pad.items()}
    return Q(~Exists(model.objects.filter(**waar)))


@cache
def wortels() -> tuple[Wortel, ...]:
    """Made when asked: a query on a protected table wants an open transaction."""
    r = Rubriek
    over = Q(status__in=("afgerond", "doorverwezen")) & _geen(dossier.Werkproces, melding_id="pk")
    weg = Q(status="ingetrokken") & _geen(dossier.Werkproces, melding_id="pk")
    einde = Greatest(Max("statussen__sinds"), F("ontvangen_op"))
    # Of a household with a dossier it goes with that: whoever was a client asked for more than advice (Wmo 5.3.4).
    client = _geen(dossier.Dossier, huishouden="huishouden")
    client &= _geen(inwoner.Huishoudlid, inwoner="inwoner", huishouden__dossier__isnull=False)
    kort = KORT_CONTACT & _geen(toegang.Melding, contact="pk") & client
    leeg = _geen(brieven.Brief, partij="pk")
    onbeperkt = _geen(privacy.Beperking, verzoek="pk", opgeheven_op=None)
    return (
        Wortel(r.CONTACT, toegang.Contact, "Contact", "contact", F("moment"), kort),
        Wortel(r.MELDING, toegang.Melding, "Melding", "melding", einde, over),
        Wortel(r.MELDING, toegang.Melding, "Melding", "melding_ingetrokken", einde, weg),
        Wortel(r.AFSPRAAK, toegang.Afspraak, "Afspraak", "afspraak", F("einde")),
        Wortel(r.POST, toegang.Poststuk, "Post", "post", F("klaar_op"), _zonder_dossier()),
        Wortel(r.INLOOP, toegang.Inloopbezoek, "Bezoek", "inloop", F("aangekomen_op")),
        Wortel(r.CONTROLE, toegang.Bellercontrole, "Controle", "werk", F("gemaakt_op")),
        Wortel(r.LICHT, dossier.LichteHulp, "Hulp zonder plan", "", F("geeindigd_op"), is_dag=True),
        Wortel(
            r.BRIEF,
            brieven.Brief,
            "Brief",
            "",
            Coalesce("verzonden_op", "gewijzigd_op"),
            _zonder_dossier(stand__in=("verzonden", "ingetrokken")),
        ),
        Wortel(r.TOESTEMMING, delen.Toestemming, "Toestemming", "", F("tot"), _zonder_dossier(), is_dag=True),
        Wortel(r.DELING, delen.Deling, "Deling", "", F("gedeeld_op"), _zonder_dossier()),
        Wortel(r.VERZOEK, privacy.Privacyverzoek, "Verzoek", "verzoek", F("klaar_op"), onbeperkt, True),
        Wortel(r.VRAAG, privacy.Inzagevraag, "Vraag", "toezicht", F("beantwoord_op")),
        Wortel(r.AFWIJKING, privacy.Afwijking, "Afwijking", "toezicht", F("gesloten_op")),
        Wortel(r.DATALEK, privacy.Datalek, "Datalek", "toezicht", F("gesloten_op")),
        Wortel(r.TOEGANG, dossier.Toegangsverlening, "Toegang", "toezicht", F("beeindigd_op")),
        Wortel(r.AKKOORD, privacy.Toegangsakkoord, "Akkoord", "toezicht", F("tot")),
        Wortel(r.TAAK, Taak, "Taak", "werk", F("klaar_op")),
        Wortel(r.OVERLEG, plan.Overleg, "Overleg", "werk", F("gesloten_op"), _geen(plan.Overlegzaak, overleg="pk")),
        Wortel(r.PARTIJ, brieven.Afdrukpartij, "Partij", "werk", F("gepost_op"), leeg, True),
        *_over_ons(),
    )


def _over_ons() -> tuple[Wortel, ...]:
    """What is about how we work, and stands in no dossier."""
    return (
        Wortel(Rubriek.KLACHT, besluit.Klacht, "Klacht", "klacht", F("gesloten_op"), is_dag=True),
        Wortel(Rubriek.INCIDENT, besluit.Incident, "Incident", "klacht", F("gesloten_op")),
    )


ZELFSTANDIG: dict[str, Rubriek] = {
    "dossier.Dossier": Rubriek.DOSSIER,
    "toegang.Contact": Rubriek.CONTACT,
    "toegang.Melding": Rubriek.MELDING,
    "toegang.Afspraak": Rubriek.AFSPRAAK,
    "toegang.Poststuk": Rubriek.POST,
    "toegang.Inloopbezoek": Rubriek.INLOOP,
    "toegang.Bellercontrole": Rubriek.CONTROLE,
    "dossier.LichteHulp": Rubriek.LICHT,
    "brieven.Brief": Rubriek.BRIEF,
    "delen.Toestemming": Rubriek.TOESTEMMING,
    "delen.Deling": Rubriek.DELING,
    "privacy.Privacyverzoek": Rubriek.VERZOEK,
    "privacy.Inzagevraag": Rubriek.VRAAG,
    "privacy.Afwijking": Rubriek.AFWIJKING,
    "privacy.Datalek": Rubriek.DATALEK,
    "besluit.Klacht": Rubriek.KLACHT,
    "besluit.Incident": Rubriek.INCIDENT,
    "dossier.Toegangsverlening": Rubriek.TOEGANG,
    "privacy.Toegangsakkoord": Rubriek.AKKOORD,
    "organisatie.Taak": Rubriek.TAAK,
    "plan.Overleg": Rubriek.OVERLEG,
    "brieven.Afdrukpartij": Rubriek.PARTIJ,
}


def bewaarplan() -> dict[str, str]:
    """Every table with its place, in words: what the page of terms shows."""
    plaatsen = dict.fromkeys(IN_DOSSIER.split(), "met het dossier, onder de eigen wet")
    plaatsen |= dict.fromkeys(BIJ_MENS.split(), "met het laatste dat wij van iemand hebben")
    plaatsen |= {label: f"met {apps.get_model(ouder)._meta.object_name}".lower() for label, ouder in MEE.items()}
    plaatsen |= dict.fromkeys(ZELFSTANDIG, "een eigen termijn")
    plaatsen |= {model._meta.label: "met het dossier, en anders een eigen termijn" for model in BIJ_DOSSIER}
    return plaatsen | {label: f"blijft: {waarom}" for label, waarom in BLIJFT.items()}


@cache
def met_wet() -> tuple[type[Beschermd], ...]:
    """Whatever has a dossier and a law: one law of a dossier may go before another."""
    return tuple(m for m in beschermde_modellen() if {"dossier_id", "wet"} <= _kolommen(m))


@cache
def _kolommen(model: Any) -> frozenset[str]:
    return frozenset(veld.attname for veld in model._meta.concrete_fields)


def heeft_kolom(model: Any, kolom: str) -> bool:
    """Does a row of it say this by itself?"""
    return kolom in _kolommen(model)
