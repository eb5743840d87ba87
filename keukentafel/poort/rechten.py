"""Every right of the house, one sentence each. `regels.py` says who has it; each route and each act names one."""

from enum import StrEnum


class Recht(StrEnum):
    """A right is asked at one door: `poort.eis`, `poort.haal` or `poort.zichtbaar`."""

    # Everyone who is logged in
    EIGEN_WERK_ZIEN = "het eigen werk van vandaag zien"
    EIGEN_PROFIEL_WIJZIGEN = "het eigen profiel, de eigen toetsen en concepten beheren"
    TAAK_AFHANDELEN = "een taak afhandelen die voor jou of je rol is"
    KIJKREDEN_GEVEN = "zeggen waarom je kijkt waar je niet betrokken bent"
    # Identity
    INWONER_ZOEKEN = "een inwoner zoeken om een vraag te kunnen behandelen"
    INWONER_LEZEN = "gegevens van een inwoner lezen"
    INWONER_SCHRIJVEN = "een inwoner registreren of gegevens bijwerken"
    INWONER_SAMENVOEGEN = "dubbele inwoners vergelijken, samenvoegen en weer uit elkaar halen"
    GEHEIM_ADRES_ZIEN = "het geheime adres zien van wie je zelf helpt, of van wie je de afscherming bewaakt"
    BESTAAN_AFSCHERMEN = "afschermen dat iemand hier bekend is, en dat weer opheffen"
    HUISHOUDEN_LEZEN = "zien wie bij een huishouden hoort"
    HUISHOUDEN_SCHRIJVEN = "een huishouden samenstellen of wijzigen"
    # Toegang
    CONTACT_VASTLEGGEN = "een contact met een inwoner vastleggen"
    CONTACT_LEZEN = "een vastgelegd contact lezen"
    MELDING_MAKEN = "een melding maken"
    MELDING_LEZEN = "een melding met de hulpvraag lezen"
    MELDING_VERDELEN_ZIEN = "de te verdelen meldingen zien, zonder het verhaal"
    MELDING_VERDELEN = "een melding beoordelen en aan een medewerker toewijzen"
    BELANG_OPHEFFEN = "toestaan dat een medewerker toch iemand uit de eigen kring helpt"
    VEILIGHEID_BEOORDELEN = "beoordelen of het veilig is, en meteen handelen"
    MELDING_BEHANDELEN = "een melding oppakken, afronden of teruggeven"
    TERUGBELLEN = "terugbelverzoeken van het team zien en afhandelen"
    BELLER_CONTROLEREN = "met controlevragen nagaan wie er belt"
    STATUS_ZIEN = "na een geslaagde controle de status van lopende zaken zien, zonder het verhaal"
    ADVIES_VRAGEN = "advies vragen aan de ABC-dienst, of een gesprek overdragen"
    ADVIES_GEVEN = "als ABC-dienst een vraag van de balie beantwoorden"
    ABC_ROOSTER = "het rooster van de ABC-dienst maken"
    INLOOP_BIJHOUDEN = "de inlooplijst van vandaag bijhouden"
    DOORVERBINDEN = "een inwoner warm doorverbinden met een ander loket"
    OVERDRACHT_BEANTWOORDEN = "een doorverbonden inwoner aannemen of teruggeven"
    AFSPRAAK_MAKEN = "afspraken zien, maken, verzetten en afzeggen"
    POST_VERWERKEN = "losse mail en scans van het team lezen en een plek geven"
    # Delen
    DELEN_LEZEN = "lezen welke toestemming er is en wat met wie is gedeeld"
    DELEN_VASTLEGGEN = "toestemming vastleggen of intrekken, en vastleggen wat je deelt"
    # Dossier
    DOSSIER_LEZEN = "een dossier openen"
    DOSSIER_SCHRIJVEN = "een dossier openen voor een huishouden en bijhouden"
    DOSSIER_SLUITEN = "een dossier afsluiten of heropenen"
    JOURNAAL_LEZEN = "het journaal van een dossier lezen"
    JOURNAAL_SCHRIJVEN = "een regel in het journaal schrijven"
    VRAAG_LEZEN = "de vraag, de leefgebieden en het netwerk van een huishouden lezen"
    VRAAG_SCHRIJVEN = "de vraag met een inwoner verhelderen en opschrijven"
    VERSLAG_LEZEN = "een gespreksverslag lezen"
    VERSLAG_SCHRIJVEN = "een gespreksverslag schrijven"
    VERSLAG_REAGEREN = "vastleggen wat een inwoner van een gespreksverslag vindt"
    DOSSIER_SAMENVOEGEN = "dubbele dossiers samenvoegen, of een huishouden splitsen"
    DOCUMENT_LEZEN = "documenten en verwijsinformatie in een dossier lezen"
    DOCUMENT_TOEVOEGEN = "een document, verwijzing of advies aan een dossier toevoegen"
    REDEN_GEVEN = "met een reden meelezen in een dossier buiten de eigen caseload"
    ITEM_VERPLAATSEN = "een regel of verslag uit het verkeerde dossier naar het goede verplaatsen"
    LICHTE_HULP_LEZEN = "hulp zonder plan of besluit van een inwoner zien"
    LICHTE_HULP_SCHRIJVEN = "hulp zonder plan of besluit vastleggen, met de uitkomst"
    # Veiligheid: a compartment of its own; who lacks the right is told there is nothing (MLD-07)
    VEILIGHEID_LEZEN = "lezen wat over veiligheid is vastgelegd: meldcode, kindcheck en bezoekadvies"
    VEILIGHEID_SCHRIJVEN = "de meldcode, een kindcheck of een bezoekadvies vastleggen"
    # Plan
    PLAN_LEZEN = "het plan van een huishouden lezen"
    PLAN_SCHRIJVEN = "doelen en stappen in het plan schrijven"
    PLAN_GOEDKEUREN = "een plan goedkeuren, of met een reden teruggeven"
    STILSTAND_ZIEN = "zien welke huishoudens stilstaan, en waarom"
    WAARNEMING_REGELEN = "waarnemen voor een afwezige collega, of dat regelen"
    REGIE_BELEGGEN = "de regie over een huishouden beleggen of overdragen"
    OVERLEG_HOUDEN = "overleg over zaken zien, plannen en bijhouden"
    CONSULT_BEANTWOORDEN = "als specialist raad geven bij een dossier"
    WISSEL_BEANTWOORDEN = "als manager antwoorden als een inwoner om een andere medewerker vraagt"
    # Letters
    BRIEF_LEZEN = "een brief aan een inwoner lezen"
    BRIEF_MAKEN = "een brief aan een inwoner maken of terugnemen"
    BRIEF_VERZENDEN = "brieven afdrukken, op de post doen en het bewijs van verzending zien"
    # Team, figures, administration
    CIJFERS_LEZEN = "cijfers van de teams lezen"
    CIJFERS_INVOEREN = "gegevens van een ander systeem invoeren"
    PRIVACY_LEZEN = "het werk rond privacy zien: verzoeken, noodtoegang, registers en afwijkingen"
    NOODTOEGANG_NEMEN = "noodtoegang nemen tot een dossier, of toegang vragen"
    TOEGANG_VERLENEN = "een collega voor een tijd toegang geven tot een dossier, of die beëindigen"
    TOEGANG_BEOORDELEN = "beoordelen of noodtoegang terecht was"
    OPENBAARMAKING_UITSTELLEN = "bepalen wanneer een inwoner leest dat er noodtoegang was, en vooraf akkoord geven"
    VERZOEK_ONTVANGEN = "een verzoek van een inwoner over zijn gegevens aannemen en doorgeven"
    VERZOEK_BEHANDELEN = "verzoeken over gegevens behandelen, en het pakket voor inzage maken"
    ZIENSWIJZE_GEVEN = "zeggen wat je vindt van een verzoek om iets te verbeteren in wat je schreef"
    BEWAREN_LEZEN = "zien wat weg mag, wat moet blijven, en wat is vernietigd"
    BEWAREN_BEHANDELEN = "bewaartermijnen bewaken, een bewaarstop zetten, en vernietigen met vier ogen"
    VELDEN_BEOORDELEN = "besluiten of een veld dat niemand gebruikt blijft of vervalt"
    LOGBOEK_LEZEN = "het logboek lezen"
    INZAGE_LOG_MAKEN = "voor een inwoner het overzicht maken van wie in het dossier keek"
    INZAGE_VRAAG_BEANTWOORDEN = "een inwoner schriftelijk antwoorden waarom iemand keek"
    AFWIJKING_BEHANDELEN = "nagaan waarom iemand keek, en dat afsluiten"
    DATALEK_MELDEN = "melden dat er misschien een datalek is"
    REGISTERS_BIJHOUDEN = "datalekken, DPIA's en de andere registers van privacy bijhouden"
    MATRIX_LEZEN = "lezen wie wat mag, en waarom"
    ROLLEN_VOLGEN = "zien wie welke rol kreeg of krijgt, van wie, en wie dat bevestigde"
    ROL_BEVESTIGEN = "een rol of team van een collega bevestigen, of met een reden teruggeven"
    BEHEER_LEZEN = "de inrichting bekijken"
    BEHEER_WIJZIGEN = "de inrichting wijzigen met ingang van een datum"

    @property
    def zin(self) -> str:
        """The sentence: "mag … "."""
        return self.value

    @property
    def code(self) -> str:
        """The short name for log lines: `dossier_lezen`."""
        return self.name.lower()
