"""Everything we hold about one person, noun by noun: the one list of sources of inzage (AVG art. 15).

Each line names a noun, how a row is about somebody, and its day. Of a row every field goes along that says something,
so a new field is never forgotten; a test fails for a protected noun that stands neither here nor in `GEEN_BRON`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length

from keukentafel.besluit import models as besluit
from keukentafel.brieven import models as brieven
from keukentafel.delen import models as delen
from keukentafel.delen.woorden import Partner
from keukentafel.dossier import models as dossier
from keukentafel.inwoner import models as inwoner
from keukentafel.plan import models as plan
from keukentafel.poort.matrix import Publiek
from keukentafel.poort.modellen import Beschermd
from keukentafel.privacy import models as privacy
from keukentafel.privacy.opvragen.stuktekst import Stuktekst, bestandstuk, stuktekst
from keukentafel.toegang import models as toegang


@dataclass(frozen=True)
class Persoon:
    """Whose data, in which households and dossiers, from when to when.

    `beperkt`: a parent asks about a child of two households, and gets what belongs to the own side (GEZ-05).
    """

    id: UUID
    huishoudens: tuple[UUID, ...]
    dossiers: tuple[UUID, ...]
    perioden: tuple[tuple[date, date | None], ...]
    beperkt: bool = False

    def woonde_er(self, dag: date | None) -> bool:
        """What is about a whole household is about its members of that day."""
        return dag is None or any(van <= dag and (tot is None or dag < tot) for van, tot in self.perioden)


@dataclass(frozen=True)
class Bron:
    """One source. `wie` says how a row is about somebody: "zelf" it is the person; "inwoner" its resident; "gezin"
    its resident, or else the household; "dossier" the household of the dossier, or else its resident; a path that ends
    in "__inwoner" the resident of its matter; one that ends in "over": its subjects, or else the household.
    `veilig`: about safety, looked at with extra care."""

    naam: str
    model: type[Beschermd]
    wie: str
    dag: str = "gemaakt_op"
    veilig: bool = False

    @property
    def code(self) -> str:
        """As stored with a piece."""
        return self.model._meta.label_lower

    @property
    def _velden(self) -> dict[str, Any]:
        return {veld.name: veld for veld in self.model._meta.get_fields()}

    @property
    def _via_zaak(self) -> bool:
        """Belongs to a matter outside any dossier, and is about whom that is about."""
        return self.wie.endswith("__inwoner")

    def voor(self, p: Persoon) -> Q:
        """Which rows are about this person; never the working notes of an author alone (AUT-05)."""
        q, velden = self._over(p), self._velden
        if "publiek" in velden:
            q &= ~Q(publiek=Publiek.AUTEUR)
        if p.beperkt and "huishouden" in velden:
            q &= Q(huishouden=None) | Q(huishouden__in=p.huishoudens)
        if p.beperkt and "dossier_id" in velden:
            q &= Q(dossier_id=None) | Q(dossier_id__in=p.dossiers)
        return q

    def _over(self, p: Persoon) -> Q:
        vast = {
            "zelf": Q(pk=p.id),
            "eigen_dossier": Q(pk__in=p.dossiers),
            "inwoner": Q(inwoner=p.id),
            "gezin": Q(inwoner=p.id) | Q(inwoner=None, huishouden__in=p.huishoudens),
        }
        if self.wie in vast:
            return vast[self.wie]
        if self._via_zaak:
            return Q(**{self.wie: p.id})
        in_dossier, velden = Q(dossier__in=p.dossiers), self._velden
        if self.wie == "dossier":
            return in_dossier & (Q(inwoner=p.id) | Q(inwoner=None)) if "inwoner" in velden else in_dossier
        if self.wie == "over" and "inwoner" in velden:
            return in_dossier & (Q(over=p.id) | Q(inwoner=p.id))
        return in_dossier & (Q(**{self.wie: p.id}) | Q(**{self.wie: None}))

    def stukken(self, p: Persoon) -> Iterator[Stuktekst]:
        """The rows as text. Only the system asks this: a package goes through all walls."""
        return (stuk for stuk in self.met_bestanden(p) if not stuk.bestandsoort)

    def met_bestanden(self, p: Persoon) -> Iterator[Stuktekst]:
        """Each row as text, and right after it the file that belongs to it."""
        # The keys first: counting subjects over a filtered join would count the one that was asked for.
        rijen = self.model.objects.filter(pk__in=self.model.objects.filter(self.voor(p)).values("pk"))
        if self.wie.endswith("over"):
            rijen = rijen.annotate(hoeveel=Count(self.wie, distinct=True))
        rijen = _met_meewerker(rijen)
        if "ruw" in self._velden:
            rijen = rijen.annotate(ruw_lengte=Length("ruw"))
        for rij in rijen.defer(*getattr(self.model, "uitgesteld", ())).order_by("gemaakt_op", "pk"):
            van_meer = self._van_meer(rij, p)
            stuk = stuktekst(rij, self.naam, self.dag, van_meer=van_meer)
            if not self._van_gezin(rij) or p.woonde_er(stuk.datum):
                bestand = bestandstuk(rij, self.naam, self.dag, van_meer=van_meer)
                yield from (s for s in (stuk, bestand) if s and s.tekst)

    def _van_gezin(self, rij: Any) -> bool:
        """About nobody in particular: the household of that day."""
        if self.wie in ("zelf", "inwoner") or self._via_zaak:
            return False
        if getattr(rij, "inwoner_id", None) is not None:
            return False
        return not self.wie.endswith("over") or rij.hoeveel == 0

    def _van_meer(self, rij: Any, p: Persoon) -> bool:
        van_ander = self.wie != "zelf" and getattr(rij, "inwoner_id", None) not in (None, p.id)
        return van_ander or _van_meewerker(rij) or self._van_gezin(rij) or getattr(rij, "hoeveel", 1) > 1


def _met_meewerker(rijen: QuerySet[Any]) -> QuerySet[Any]:
    """Letters to, and the bezwaar of, somebody outside who must pay back too, with the decisions on that bezwaar."""
    erbij: dict[str, Any] = {}
    if rijen.model in (brieven.Briefinhoud, brieven.Verzending):
        erbij = {"k_partner": F("brief__partner")}
    elif rijen.model in (besluit.Bezwaartekst, besluit.Hoorzitting, besluit.Beroep):
        erbij = {"k_meewerker": F("bezwaar__meewerker")}
    elif pad := _NAAR_BESLUIT.get(rijen.model):
        op = Q(besluit_op_bezwaar=OuterRef(pad)) | Q(dwangsombesluit=OuterRef(pad))
        van_ander = besluit.Bezwaar.objects.filter(op, meewerker__isnull=False)
        erbij = {"k_meewerker": Subquery(van_ander.values("meewerker")[:1])}
    met: QuerySet[Any] = rijen.annotate(**erbij)
    return met


def _van_meewerker(rij: Any) -> bool:
    """Also about who must pay back too, who lives in no household of ours: read per passage (AVG art. 15 lid 4)."""
    partner = getattr(rij, "k_partner", "") or getattr(rij, "partner", "")
    bezwaar = getattr(rij, "k_meewerker", None) or getattr(rij, "meewerker_id", None)
    return isinstance(rij, besluit.Meewerker) or partner == Partner.MEEWERKER or bezwaar is not None


_NAAR_BESLUIT: dict[Any, str] = {
    besluit.Besluit: "pk",
    besluit.Overweging: "besluit",
    besluit.Overwegingversie: "item__besluit",
    besluit.Toets: "besluit",
}

BRONNEN: tuple[Bron, ...] = (
    # The person
    Bron("Persoonsgegevens", inwoner.Inwoner, "zelf"),
    Bron("Adres", inwoner.Adres, "inwoner", "van"),
    Bron("Huishouden waar u bij hoort", inwoner.Huishoudlid, "inwoner", "van"),
    Bron("Familie en andere banden", inwoner.Relatie, "inwoner"),
    Bron("Wie voor u optreedt", inwoner.Vertegenwoordiging, "inwoner", "van"),
    Bron("Uw verzoeken over gegevens", privacy.Privacyverzoek, "inwoner", "ontvangen_op"),
    Bron("Wat u vroeg over een stuk, en wat wij besloten", privacy.Verzoekstuk, "inwoner"),
    Bron("Wie wij daarover vertelden", privacy.Kennisgeving, "inwoner"),
    Bron("Gegevens die wij alleen bewaren", privacy.Beperking, "inwoner", "van"),
    Bron("Hoe wij uw bezwaar wogen", privacy.Bezwaarweging, "inwoner"),
    Bron("Een datalek met uw gegevens", privacy.Datalekbetrokkene, "inwoner", "verteld_op"),
    Bron("Gevraagd voor een onderzoek", privacy.Onderzoeksdeelnemer, "inwoner", "gevraagd_op"),
    # Decisions
    Bron("Aanvraag", besluit.Aanvraag, "inwoner", "ontvangen_op"),
    Bron("Wat u vroeg", besluit.Aanvraagtekst, "inwoner"),
    Bron("Hoe het ging met uw aanvraag", besluit.Processtap, "inwoner", "op"),
    Bron("Waarom een besluit later kwam", besluit.Klokfeit, "inwoner", "van"),
    Bron("Waar u uit kon kiezen", besluit.Getoondeoptie, "inwoner", "getoond_op"),
    Bron("Uw zienswijze", besluit.Zienswijze, "inwoner", "gevraagd_op"),
    Bron("Besluit", besluit.Besluit, "inwoner", "vastgesteld_op"),
    Bron("Hulp in een besluit", besluit.Voorziening, "inwoner", "van"),
    Bron("Waarom wij zo besloten", besluit.Overweging, "inwoner"),
    Bron("Geld dat u moet terugbetalen", besluit.Terugvordering, "inwoner", "opzet_op"),
    Bron("Van wie wij dat geld ook vragen", besluit.Meewerker, "inwoner", "opzet_op"),
    Bron("Eerdere tekst van een besluit", besluit.Overwegingversie, "inwoner"),
    Bron("Wie het besluit bekeek", besluit.Toets, "inwoner", "op"),
    Bron("Wij vroegen of uw hulp werkt", besluit.Nazorgcheck, "inwoner", "op"),
    Bron("Of het advies goed genoeg was", besluit.Adviestoets, "inwoner", "op"),
    Bron("Wij bekeken uw hulp opnieuw", besluit.Campagneregel, "inwoner", "stand_op"),
    Bron("Bezwaar", besluit.Bezwaar, "inwoner", "ontvangen_op"),
    Bron("Wat in uw bezwaar is gezegd", besluit.Bezwaartekst, "inwoner"),
    Bron("Hoorzitting", besluit.Hoorzitting, "inwoner", "op"),
    Bron("Beroep", besluit.Beroep, "inwoner", "ingesteld_op"),
    Bron("Klacht", besluit.Klacht, "inwoner", "ontvangen_op"),
    Bron("Hoe het ging met uw klacht", besluit.Klachtstap, "klacht__inwoner", "op"),
    Bron("Wat een medewerker van uw klacht vond", besluit.Klachtbetrokkene, "klacht__inwoner", "kopie_op"),
    Bron("Incident", besluit.Incident, "inwoner", "gebeurd_op"),
    # Consent and shares (REQ-158)
    Bron("Toestemming", delen.Toestemming, "inwoner", "van"),
    Bron("Wie toestemming gaf", delen.Stem, "inwoner", "op"),
    Bron("Papier bij een toestemming", delen.Toestemmingsdocument, "inwoner"),
    Bron("Met wie wij iets deelden", delen.Deling, "inwoner", "gedeeld_op"),
    # Letters
    Bron("Brief: aan wie", brieven.Brief, "inwoner"),
    Bron("Brief", brieven.Briefinhoud, "inwoner"),
    Bron("Verzending van een brief", brieven.Verzending, "inwoner", "verzonden_op"),
    # Toegang
    Bron("Contact", toegang.Contact, "gezin", "moment"),
    Bron("Terugbelverzoek", toegang.Terugbelverzoek, "gezin"),
    Bron("Melding", toegang.Melding, "gezin", "ontvangen_op"),
    Bron("Wat bij de melding is verteld", toegang.MeldingVerhaal, "gezin"),
    Bron("Stand van de melding", toegang.MeldingStatus, "gezin", "sinds"),
    Bron("Wie de melding kreeg", toegang.Verdeling, "gezin"),
    Bron("Termijn", toegang.Termijn, "gezin", "van"),
    Bron("Advies van een collega", toegang.Adviesvraag, "gezin", "gevraagd_op"),
    Bron("Afspraak", toegang.Afspraak, "gezin", "begin"),
    Bron("Wijziging van een afspraak", toegang.Afspraakwijziging, "gezin"),
    Bron("Controle van wie belde", toegang.Bellercontrole, "gezin"),
    Bron("Bezoek aan de inloop", toegang.Inloopbezoek, "gezin", "dag"),
    Bron("Doorverbonden met een ander", toegang.WarmeOverdracht, "gezin", "aangeboden_op"),
    Bron("Document bij het doorverbinden", toegang.Overdrachtdocument, "gezin"),
    Bron("Post", toegang.Poststuk, "gezin", "ontvangen_op"),
    Bron("Bijlage bij post", toegang.Bijlage, "gezin"),
    Bron("Eerste beoordeling of het veilig is", toegang.Veiligheidstoets, "gezin", "moment", veilig=True),
    Bron("Stap bij de intake", toegang.Intakestap, "gezin", "gedaan_op"),
    Bron("Zorgmelding door een ander", toegang.Zorgmelding, "gezin"),
    # Dossier
    Bron("Dossier", dossier.Dossier, "eigen_dossier", "geopend_op"),
    Bron("Periode van het dossier", dossier.DossierPeriode, "dossier", "van"),
    Bron("Wie betrokken is", dossier.Betrokkenheid, "dossier", "van"),
    Bron("Journaal", dossier.Journaalregel, "over", "moment"),
    Bron("Eerdere tekst van het journaal", dossier.Journaalversie, "item__over"),
    Bron("Gespreksverslag", dossier.Gespreksverslag, "over", "gesprek_op"),
    Bron("Eerdere tekst van een verslag", dossier.Verslagversie, "item__over"),
    Bron("Reactie op een verslag", dossier.Verslagreactie, "item__over", "op"),
    Bron("Eigen verklaring bij een stuk", dossier.Eigenverklaring, "inwoner", "op"),
    Bron("Hulpvraag (werkproces)", dossier.Werkproces, "dossier", "aangemaakt_op"),
    Bron("Verloop van de hulpvraag", dossier.WerkprocesPeriode, "dossier", "van"),
    Bron("Hoe zwaar de vraag is", dossier.Zwaarte, "dossier", "van"),
    Bron("Eerdere codes van de hulpvraag", dossier.Coderingversie, "dossier"),
    Bron("Document", dossier.Document, "over", "ontvangen_op"),
    Bron("Verwijzing", dossier.Verwijzing, "over", "op"),
    Bron("Zwaarte van een indicatie", dossier.Indicatiezwaarte, "verwijzing__over", "van"),
    Bron("Opnieuw onderzocht", dossier.Heronderzoek, "dossier"),
    Bron("Hulp zonder plan", dossier.LichteHulp, "inwoner", "sinds"),
    Bron("Nazorg", dossier.Nazorg, "dossier", "op"),
    Bron("Advies bij het sluiten", dossier.Sluitadvies, "dossier", "op"),
    Bron("Verkenning van de vraag", dossier.Verkenning, "over"),
    Bron("Eerdere verkenning", dossier.Verkenningversie, "item__over"),
    Bron("Leefgebied", dossier.Leefgebiednotitie, "over"),
    Bron("Eerdere tekst van een leefgebied", dossier.Leefgebiedversie, "item__over"),
    Bron("Score", dossier.Score, "over", "gemeten_op"),
    Bron("Netwerk", dossier.Netwerkpersoon, "over"),
    Bron("Eerdere tekst van het netwerk", dossier.Netwerkversie, "item__over"),
    Bron("Vraag over het netwerk", dossier.Netwerkvraag, "over", "gevraagd_op"),
    Bron("Wat u of uw kind zelf zei", dossier.Inbreng, "over", "gehoord_op"),
    Bron("Meldcode", dossier.Meldcode, "dossier", "begonnen_op", veilig=True),
    Bron("Stap van de meldcode", dossier.Meldcodestap, "dossier", "op", veilig=True),
    Bron("Raad bij de meldcode", dossier.Raadpleging, "dossier", "op", veilig=True),
    Bron("Melding bij Veilig Thuis", dossier.VeiligThuisMelding, "dossier", "op", veilig=True),
    Bron("Kindcheck", dossier.Kindcheck, "dossier", "op", veilig=True),
    Bron("Waarschuwing voor wie op bezoek gaat", dossier.Veiligheidswaarschuwing, "dossier", "van", veilig=True),
    # Plan
    Bron("Plan", plan.Plan, "dossier"),
    Bron("Analyse", plan.Analyse, "over"),
    Bron("Eerdere analyse", plan.Analyseversie, "item__over"),
    Bron("Doel", plan.Doel, "over"),
    Bron("Eerdere tekst van een doel", plan.Doelversie, "item__over"),
    Bron("Doel in een andere taal", plan.Doelvertaling, "doel__over"),
    Bron("Score van een doel", plan.Doelscore, "doel__over", "dag"),
    Bron("Stap", plan.Stap, "doel__over"),
    Bron("Eerdere tekst van een stap", plan.Stapversie, "item__doel__over"),
    Bron("Vastgesteld doel", plan.Vaststelling, "doel__over", "op"),
    Bron("Of u het eens bent", plan.Instemming, "doel__over", "op"),
    Bron("Goedkeuring van het plan", plan.Goedkeuring, "dossier"),
    Bron("Hulp in het plan", plan.Ondersteuning, "over", "van"),
    Bron("Eerdere tekst van hulp", plan.Ondersteuningversie, "item__over"),
    Bron("Meer of minder hulp", plan.Schaling, "ondersteuning__over", "op"),
    Bron("Schuld", plan.Schuld, "over"),
    Bron("Eerdere tekst van een schuld", plan.Schuldversie, "item__over"),
    Bron("Maatwerk", plan.Maatwerk, "over", "voorgelegd_op"),
    Bron("Eerdere tekst van maatwerk", plan.Maatwerkversie, "item__over"),
    Bron("Geld voor maatwerk", plan.Doorpakboeking, "maatwerk__over", "op"),
    Bron("Advies bij het plan", plan.Planadvies, "over", "op"),
    Bron("Toets aan normen", plan.Normtoets, "dossier", "op"),
    Bron("Naar achttien jaar", plan.Overgangsplan, "over", "begonnen_op"),
    Bron("Punt op weg naar achttien", plan.Overgangspunt, "overgangsplan__over"),
    Bron("Wie wat doet", plan.Taakverdeling, "dossier"),
    Bron("Overdracht aan een collega", plan.Overdracht, "dossier", "ingaat"),
    Bron("Regie bij een ander", plan.Regieplaatsing, "dossier"),
    Bron("Verzoek om een andere medewerker", plan.Wisselverzoek, "dossier", "gevraagd_op"),
    Bron("Regels van de regie", plan.Regelbeoordeling, "dossier"),
    Bron("Besproken in een overleg", plan.Overlegzaak, "dossier", "besproken_op"),
    Bron("Een collega keek mee", plan.Vierogen, "dossier", "op"),
    Bron("Raad van een specialist", plan.Consult, "dossier"),
    Bron("Aanspreekpunt", plan.Zaakhouder, "dossier", "van"),
    Bron("Wie de regie had", plan.Regie, "dossier", "van"),
    Bron("Wie de regie over het kind had", plan.Kindregie, "dossier", "van"),
    Bron("Moment om te kijken hoe het gaat", plan.Volgmoment, "over", "op"),
    Bron("Informatie gevraagd bij een ander", plan.Informatieverzoek, "over", "gevraagd_op"),
)

# Protected nouns that are no source, each with its reason.
GEEN_BRON: dict[str, str] = {
    "organisatie.Taak": "werk dat wij onszelf geven, zonder namen; wat eruit komt staat bij het stuk zelf",
    "inwoner.Zoeksleutel": "klank en spelling van de naam, afgeleid uit de persoonsgegevens",
    "inwoner.Huishouden": "alleen een naam; bij wie iemand hoort staat bij huishoudlid",
    "inwoner.Samenvoeging": "techniek: hoe twee kaarten van dezelfde mens één werden; de gegevens staan bij de persoon",
    "inwoner.Huishoudensamenvoeging": "techniek: hoe twee kaarten van hetzelfde huishouden één werden",
    "inwoner.TweeMensen": "zegt dat een ander iemand anders is: een gegeven over die ander",
    "toegang.Agendasleutel": "van de medewerker",
    "toegang.Belangenconflict": "gaat over de eigen kring van de medewerker",
    "dossier.Verplaatsing": "waar een stuk per vergissing stond; het stuk zelf gaat mee van waar het hoort",
    "plan.Splitsing": "techniek: hoe een huishouden in tweeën ging",
    "plan.Herverdeling": "werk van een medewerker naar een ander, zonder inwoners",
    "plan.Overleg": "dag en plaats van een overleg; wat over iemand is besproken staat bij de zaak",
    "plan.Overlegdeelnemer": "medewerkers en organisaties in een overleg",
    "plan.Overlegactie": "verwijst naar een stap, die zelf meegaat",
    "brieven.Afdrukpartij": "welke brieven samen zijn afgedrukt",
    "dossier.Veiligheidsvrijgave": "of een stuk over veiligheid mee mag; het stuk zelf staat bij de bronnen",
    "dossier.Toegangsverlening": "wie voor korte tijd in het dossier mocht; staat in het overzicht van wie er keek",
    "privacy.Noodverantwoording": "hoe een medewerker noodtoegang verantwoordde, en wat de manager daarvan vond",
    "privacy.Toegangsakkoord": "of een medewerker in een afgeschermd dossier mag",
    "privacy.Afwijking": "hoe wij nagaan waarom een medewerker keek: over die medewerker",
    "privacy.Inzagevraag": "wat de inwoner vroeg over wie er keek; het antwoord is al gegeven",
    "privacy.Datalek": "wat er misging en wat wij deden; of iemands gegevens erbij zaten staat bij die persoon",
    "besluit.Incidentactie": "wat wij onszelf opdragen na een incident; het incident zelf gaat mee",
    "privacy.Apparaat": "laptop of telefoon van een medewerker, zonder inwoners",
    "privacy.Dpia": "risico's van een verwerking, zonder inwoners",
    "privacy.Onderzoek": "wat er wordt onderzocht, zonder inwoners; wie is gevraagd staat bij die persoon",
    "privacy.Privacymaatregel": "werk van een medewerker na een datalek of een DPIA, zonder inwoners",
    "privacy.Inzagepakket": "het pakket zelf",
    "privacy.Bewaarstop": "waarom iets nog niet weg mag; de stukken zelf staan bij de bronnen",
    "privacy.Vernietiging": "verklaring van vernietiging: soorten en aantallen, zonder namen",
    "privacy.Vernietigingsregel": "hoort bij de verklaring; alleen sleutels van wat weg is",
    "privacy.Pakketbestand": "een bestand van een ander stuk, zwart gemaakt om mee te gaan; wordt snel gewist",
    "privacy.Pakketstuk": "een kopie van wat bij de bronnen staat, die snel wordt gewist",
}
