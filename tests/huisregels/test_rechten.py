"""Every right tried on every persona, and every screen without a key opened by each of them.

The expected roles are typed over from regels.md §3.3 and ADR 0005, right by right; never computed by the rule code.
"""

from uuid import uuid4

import pytest
from django.urls import reverse

from keukentafel.kern.actor import Actor
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from tests import personages as p
from tests.inloggen import log_in

KORT = {
    "FO": "frontoffice", "WC": "wijkcoach", "WM": "wmo_consulent", "JC": "jeugdconsulent", "CR": "casusregisseur",
    "GW": "gedragswetenschapper", "MO": "managementondersteuner", "CO": "coordinator", "WT": "wijkteammanager",
    "BO": "backoffice", "KM": "klantmanager", "SH": "schuldhulpverlener", "AF": "aandachtsfunctionaris",
    "CT": "controller", "PO": "privacy_officer", "FG": "fg", "FB": "functioneel_beheer",
    "VW": "vrijwilliger", "BS": "beslisser", "JB": "jurist_bezwaar", "KC": "klachtcoordinator",
}  # fmt: skip
IEDEREEN = " ".join(KORT)
LEEST_NAAM = "FO WC WM JC CR GW MO CO WT BO KM SH AF BS JB KC"  # Identity L (the officers see M, by a reason)
SCHRIJFT_NAAM = "FO WC WM JC CR MO BO KM SH"  # Identity S
LEEST_HUIS = "FO WC WM JC CR GW MO CO WT BO KM SH AF BS JB"  # Gezin L or M
LEEST_GEZIN = "WC WM JC CR GW CO KM SH AF BS JB"  # Gezin L
VERWACHT = {
    Recht.EIGEN_WERK_ZIEN: IEDEREEN,
    Recht.EIGEN_PROFIEL_WIJZIGEN: IEDEREEN,
    Recht.TAAK_AFHANDELEN: IEDEREEN,
    Recht.MATRIX_LEZEN: IEDEREEN,
    Recht.KIJKREDEN_GEVEN: IEDEREEN,
    Recht.ZIENSWIJZE_GEVEN: IEDEREEN,  # the own row alone: whoever wrote the piece
    Recht.INWONER_ZOEKEN: LEEST_NAAM,
    Recht.INWONER_LEZEN: LEEST_NAAM,
    Recht.HUISHOUDEN_LEZEN: LEEST_HUIS,
    Recht.GEHEIM_ADRES_ZIEN: LEEST_NAAM,  # AUT-02: with a tie; the aandachtsfunctionaris without one
    Recht.BESTAAN_AFSCHERMEN: "AF",
    Recht.INWONER_SCHRIJVEN: SCHRIJFT_NAAM,
    Recht.INWONER_SAMENVOEGEN: SCHRIJFT_NAAM,
    Recht.HUISHOUDEN_SCHRIJVEN: SCHRIJFT_NAAM,
    Recht.CONTACT_VASTLEGGEN: SCHRIJFT_NAAM,
    Recht.MELDING_MAKEN: SCHRIJFT_NAAM,
    Recht.TERUGBELLEN: SCHRIJFT_NAAM,
    Recht.AFSPRAAK_MAKEN: SCHRIJFT_NAAM,
    Recht.BELLER_CONTROLEREN: SCHRIJFT_NAAM,
    Recht.STATUS_ZIEN: LEEST_HUIS,
    Recht.ADVIES_VRAGEN: SCHRIJFT_NAAM,
    Recht.ADVIES_GEVEN: LEEST_GEZIN,
    Recht.ABC_ROOSTER: "MO CO WT",
    Recht.INLOOP_BIJHOUDEN: f"{SCHRIJFT_NAAM} VW",
    Recht.DOORVERBINDEN: SCHRIJFT_NAAM,
    Recht.OVERDRACHT_BEANTWOORDEN: LEEST_GEZIN,
    Recht.CONTACT_LEZEN: LEEST_GEZIN,
    Recht.MELDING_LEZEN: LEEST_GEZIN,
    Recht.MELDING_BEHANDELEN: LEEST_GEZIN,
    Recht.DOSSIER_LEZEN: LEEST_GEZIN,
    Recht.JOURNAAL_LEZEN: LEEST_GEZIN,
    Recht.VERSLAG_LEZEN: LEEST_GEZIN,
    Recht.VRAAG_LEZEN: LEEST_GEZIN,
    Recht.PLAN_LEZEN: LEEST_GEZIN,
    Recht.DOCUMENT_LEZEN: LEEST_GEZIN,
    Recht.DOCUMENT_TOEVOEGEN: "WC WM JC CR KM SH AF BS",  # as the journal: S in any law
    Recht.POST_VERWERKEN: SCHRIJFT_NAAM,
    Recht.DELEN_LEZEN: LEEST_GEZIN,
    Recht.DELEN_VASTLEGGEN: "WC WM JC CR KM SH AF BS",  # as writing in the journal
    Recht.DOSSIER_SCHRIJVEN: "WC JC CR",  # Gezin S
    Recht.DOSSIER_SLUITEN: "WC JC CR",
    Recht.DOSSIER_SAMENVOEGEN: "WC JC CR",
    Recht.PLAN_SCHRIJVEN: "WC JC CR",
    Recht.PLAN_GOEDKEUREN: "WT",  # ADR 0034: leiding B
    Recht.JOURNAAL_SCHRIJVEN: "WC WM JC CR KM SH AF BS",  # S in any law, for whoever may open the dossier
    Recht.VRAAG_SCHRIJVEN: "WC WM JC CR KM SH AF BS",
    Recht.VERSLAG_SCHRIJVEN: "WC WM JC CR KM SH AF BS",
    Recht.VERSLAG_REAGEREN: "WC WM JC CR KM SH AF BS",  # as the report itself; the resident follows with the portal
    Recht.BELANG_OPHEFFEN: "WT",  # ADR 0034: leiding B
    Recht.VEILIGHEID_BEOORDELEN: "FO WC WM JC KM SH AF",  # Veiligheid S
    Recht.ITEM_VERPLAATSEN: "WC JC CR",  # Gezin S
    Recht.LICHTE_HULP_LEZEN: LEEST_GEZIN,
    Recht.LICHTE_HULP_SCHRIJVEN: "WC JC CR",  # Gezin S
    Recht.VEILIGHEID_LEZEN: "WC JC CR GW AF",  # Veiligheid L
    Recht.VEILIGHEID_SCHRIJVEN: "FO WC WM JC KM SH AF",  # Veiligheid S
    Recht.VEILIGHEID_VRIJGEVEN: "AF",  # MLD-07
    Recht.MELDING_VERDELEN_ZIEN: "WC WM JC CR MO CO WT",
    Recht.REGIE_BELEGGEN: "WC WM JC CR MO CO WT",
    Recht.OVERLEG_HOUDEN: LEEST_GEZIN,
    Recht.CONSULT_BEANTWOORDEN: LEEST_GEZIN,
    Recht.WISSEL_BEANTWOORDEN: "WT",  # ADR 0034: leiding B
    Recht.STILSTAND_ZIEN: "WC WM JC CR MO CO WT",  # Verdelen L
    Recht.WAARNEMING_REGELEN: "WC WM JC CR MO CO WT",
    Recht.MELDING_VERDELEN: "MO CO WT",
    Recht.REDEN_GEVEN: "CO WT SH AF PO FG KC",  # R on Wmo
    Recht.CIJFERS_LEZEN: "WC WM JC CR GW MO CO WT BO SH AF CT PO FG BS JB KC",
    Recht.MEDEWERKERCIJFERS_LEZEN: "WT",  # ADR 0042: leiding B, and consent of the works council
    Recht.CIJFERS_INVOEREN: "FB",
    Recht.PRIVACY_LEZEN: "WT PO FG",  # ADR 0005: privacy L
    Recht.NOODTOEGANG_NEMEN: LEEST_GEZIN,  # AUT-01: access never widens the role
    Recht.TOEGANG_VERLENEN: "WC WM JC CR MO CO WT",  # Verdelen L; the act asks for regisseur or manager
    Recht.TOEGANG_BEOORDELEN: "WT FG",  # Privacy B; where the municipality says so the FG (AUT-01)
    Recht.OPENBAARMAKING_UITSTELLEN: "AF",  # Afscherming S
    Recht.VERZOEK_ONTVANGEN: f"{LEEST_NAAM} PO FG",  # Identity L or M
    Recht.EIGEN_KRING_MELDEN: f"{LEEST_NAAM} PO FG",  # MAN-08: whoever can meet a name
    Recht.VERZOEK_BEHANDELEN: "PO",  # ADR 0005: privacy S; the FG supervises and writes nothing
    Recht.BEWAREN_LEZEN: "PO FG",  # ADR 0029: Logging L, over all teams
    Recht.BEWAREN_BEHANDELEN: "PO",  # ADR 0029: privacy S; two of them, and the FG supervises
    Recht.VELDEN_BEOORDELEN: "PO",  # ADR 0005: who keeps the registers; the FG supervises
    Recht.LOGBOEK_LEZEN: "PO FG",
    Recht.INZAGE_LOG_MAKEN: "WC WM JC CR KM SH PO",  # ADR 0025: the own case as regisseur, or the privacy officer
    Recht.INZAGE_VRAAG_BEANTWOORDEN: "PO",
    Recht.AFWIJKING_BEHANDELEN: "PO FG",  # Logging L; whose is whose in privacy.opvragen.afwijking
    Recht.DATALEK_MELDEN: IEDEREEN,  # whoever sees it tells it (PRV-13)
    Recht.REGISTERS_BIJHOUDEN: "PO",  # ADR 0005: privacy S; the FG supervises and writes nothing
    Recht.BRIEF_LEZEN: LEEST_GEZIN,  # the law of the letter decides, as for a journal line
    Recht.BRIEF_MAKEN: SCHRIJFT_NAAM,
    Recht.PARTNERADRES_BIJHOUDEN: "WC WM JC CR MO BO KM SH AF BS JB KC",  # ADR 0040: post S, two people per address
    Recht.BRIEF_VERZENDEN: "WC WM JC CR MO BO KM SH AF BS JB KC",  # ADR 0005: post; own cases, but MO, BO and AF
    Recht.AANVRAAG_LEZEN: "WC WM JC GW CO WT BO KM SH BS JB",  # Besluit L
    Recht.AANVRAAG_BEHANDELEN: "WC WM JC BO KM SH BS JB",  # Besluit S; WC and BO by ADR 0034
    Recht.BESLUITTEKST_LEZEN: LEEST_GEZIN,  # the law of the text decides, as for a journal line
    Recht.BESLUITTEKST_SCHRIJVEN: "WC WM JC CR KM SH AF BS",  # S in any law, for whoever may open the dossier
    Recht.BESLUIT_NEMEN: "WC WM JC CO WT KM SH BS JB",  # ADR 0034: mandaat B
    Recht.MANDAAT_LEZEN: IEDEREEN,
    Recht.BEZWAAR_ONTVANGEN: LEEST_NAAM,
    Recht.BEZWAAR_BEHANDELEN: "JB",  # ADR 0034: bezwaar S
    Recht.KLACHT_ONTVANGEN: LEEST_NAAM,
    Recht.KLACHT_LEZEN: "CO WT KC",  # ADR 0034: klacht L
    Recht.KLACHT_BEHANDELEN: "CO KC",  # the coordinator mediates (REQ-082)
    Recht.KLACHT_OORDELEN: "KC",
    Recht.LESSEN_LEZEN: "CO WT KC",  # ADR 0037: who reads the klachten of a team keeps its quality
    Recht.INCIDENT_MELDEN: IEDEREEN,
    Recht.INCIDENT_BEHANDELEN: "CO WT KC",  # ADR 0037: who reads the klachten
    Recht.CAMPAGNE_LEIDEN: "BO",  # Berichten S
    Recht.ROLLEN_VOLGEN: "WT PO FG FB",  # ADR 0033: beheer B, and M for the FG
    Recht.ROL_BEVESTIGEN: "WT PO FB",  # ADR 0033: beheer B; which of them, the municipality says
    Recht.BEHEER_LEZEN: "FB",
    Recht.BEHEER_WIJZIGEN: "FB",
}
SCHERMEN = {
    "bureau:mijn-dag": Recht.EIGEN_WERK_ZIEN,
    "bureau:caseload": Recht.DOSSIER_LEZEN,
    "bureau:zoeken-dossiers": Recht.DOSSIER_LEZEN,
    "bureau:zoeken-tekst": Recht.JOURNAAL_LEZEN,
    "bureau:balie": Recht.CONTACT_VASTLEGGEN,
    "toegang:meldingen": Recht.MELDING_VERDELEN_ZIEN,
    "toegang:onverdeeld": Recht.MELDING_VERDELEN_ZIEN,
    "toegang:crisis": Recht.VEILIGHEID_BEOORDELEN,
    "toegang:melding-nieuw": Recht.MELDING_MAKEN,
    "toegang:contact-nieuw": Recht.CONTACT_VASTLEGGEN,
    "toegang:verdelen": Recht.MELDING_VERDELEN,
    "toegang:terugbellen": Recht.TERUGBELLEN,
    "toegang:agenda": Recht.AFSPRAAK_MAKEN,
    "bureau:balie-terugbellen": Recht.CONTACT_VASTLEGGEN,
    "toegang:abc": Recht.EIGEN_WERK_ZIEN,
    "toegang:abc-vragen": Recht.ADVIES_VRAGEN,
    "toegang:abc-rooster": Recht.ABC_ROOSTER,
    "toegang:inloop": Recht.INLOOP_BIJHOUDEN,
    "toegang:overdrachten": Recht.DOORVERBINDEN,
    "toegang:afspraak-nieuw": Recht.AFSPRAAK_MAKEN,
    "toegang:agenda-kijken": Recht.AFSPRAAK_MAKEN,
    "toegang:agenda-afdrukken": Recht.AFSPRAAK_MAKEN,
    "toegang:agenda-koppelen": Recht.EIGEN_PROFIEL_WIJZIGEN,
    "toegang:post": Recht.POST_VERWERKEN,
    "toegang:zorgmelding-nieuw": Recht.MELDING_MAKEN,
    "dossier:licht": Recht.LICHTE_HULP_LEZEN,
    "dossier:zonder-zwaarte": Recht.DOSSIER_LEZEN,
    "dossier:bij-bezoek": Recht.AFSPRAAK_MAKEN,
    "inwoner:zoeken": Recht.INWONER_ZOEKEN,
    "dossier:vraagcijfers": Recht.CIJFERS_LEZEN,
    "inwoner:dubbelen": Recht.INWONER_SAMENVOEGEN,
    "monitor:overzicht": Recht.CIJFERS_LEZEN,
    "plan:afschalen": Recht.PLAN_LEZEN,
    "plan:doorpakbudget": Recht.PLAN_LEZEN,
    "plan:plannen": Recht.PLAN_GOEDKEUREN,
    "privacy:overzicht": Recht.PRIVACY_LEZEN,
    "privacy:toegangen": Recht.PRIVACY_LEZEN,
    "privacy:openbaarmakingen": Recht.OPENBAARMAKING_UITSTELLEN,
    "privacy:toegangsakkoord": Recht.OPENBAARMAKING_UITSTELLEN,
    "privacy:logboek": Recht.LOGBOEK_LEZEN,
    "privacy:logboek-afdruk": Recht.LOGBOEK_LEZEN,
    "privacy:logboek-bestand": Recht.LOGBOEK_LEZEN,
    "privacy:afwijkingen": Recht.AFWIJKING_BEHANDELEN,
    "privacy:vragen": Recht.INZAGE_LOG_MAKEN,
    "privacy:verzoeken": Recht.PRIVACY_LEZEN,
    "privacy:verzoek-nieuw": Recht.VERZOEK_ONTVANGEN,
    "privacy:bewaren": Recht.BEWAREN_LEZEN,
    "privacy:bewaartermijnen": Recht.BEWAREN_LEZEN,
    "privacy:bewaarstops": Recht.BEWAREN_LEZEN,
    "privacy:bewaarstop-zetten": Recht.BEWAREN_BEHANDELEN,
    "privacy:vernietigingen": Recht.BEWAREN_LEZEN,
    "privacy:datalek-melden": Recht.DATALEK_MELDEN,
    "privacy:datalekken": Recht.PRIVACY_LEZEN,
    "privacy:datalekken-afdruk": Recht.PRIVACY_LEZEN,
    "privacy:datalekken-bestand": Recht.PRIVACY_LEZEN,
    "privacy:datalek-nieuw": Recht.REGISTERS_BIJHOUDEN,
    "privacy:mijn-apparaten": Recht.DATALEK_MELDEN,
    "privacy:apparaten": Recht.PRIVACY_LEZEN,
    "privacy:apparaten-bestand": Recht.PRIVACY_LEZEN,
    "privacy:apparaat-nieuw": Recht.REGISTERS_BIJHOUDEN,
    "privacy:onderzoeken": Recht.PRIVACY_LEZEN,
    "privacy:onderzoek-nieuw": Recht.REGISTERS_BIJHOUDEN,
    "privacy:dpias": Recht.PRIVACY_LEZEN,
    "privacy:dpias-bestand": Recht.PRIVACY_LEZEN,
    "privacy:dpia-nieuw": Recht.REGISTERS_BIJHOUDEN,
    "organisatie:mijn-voorwaarden": Recht.EIGEN_PROFIEL_WIJZIGEN,
    "organisatie:voorwaarden": Recht.PRIVACY_LEZEN,
    "organisatie:rollen": Recht.ROLLEN_VOLGEN,
    "organisatie:reglement": Recht.REGISTERS_BIJHOUDEN,
    "privacy:velden": Recht.PRIVACY_LEZEN,
    "privacy:verwerkingsregister": Recht.PRIVACY_LEZEN,
    "privacy:verwerkingsregister-afdruk": Recht.PRIVACY_LEZEN,
    "privacy:verwerkingsregister-csv": Recht.PRIVACY_LEZEN,
    "privacy:verwerkingsregister-json": Recht.PRIVACY_LEZEN,
    "poort:wie-mag-wat": Recht.MATRIX_LEZEN,
    "organisatie:beheer": Recht.BEHEER_LEZEN,
    "organisatie:beheer-openingstijden": Recht.BEHEER_LEZEN,
    "organisatie:beheer-kanaal-nieuw": Recht.BEHEER_WIJZIGEN,
    "organisatie:beheer-plek-nieuw": Recht.BEHEER_WIJZIGEN,
    "organisatie:beheer-instellingen": Recht.BEHEER_LEZEN,
    "organisatie:beheer-registratietijd": Recht.BEHEER_LEZEN,
    "brieven:teksten": Recht.BEHEER_LEZEN,
    "brieven:post": Recht.BRIEF_VERZENDEN,
    "brieven:adressen": Recht.PARTNERADRES_BIJHOUDEN,
    "plan:stilstand": Recht.STILSTAND_ZIEN,
    "plan:achttien-lijst": Recht.STILSTAND_ZIEN,
    "plan:overleggen": Recht.OVERLEG_HOUDEN,
    "plan:overleg-nieuw": Recht.OVERLEG_HOUDEN,
    "organisatie:bezetting": Recht.WAARNEMING_REGELEN,
    "organisatie:profiel": Recht.EIGEN_PROFIEL_WIJZIGEN,
}


def rollen(tekst: str) -> set[str]:
    return {KORT[kort] for kort in tekst.split()}


def test_elk_recht_staat_in_de_verwachting():
    assert set(VERWACHT) == set(Recht)
    assert set(KORT.values()) == {r.value for r in Rol}


@pytest.mark.parametrize("recht", VERWACHT, ids=lambda r: r.code)
def test_elk_recht_op_elke_rol(recht):
    heeft_het = {r.value for r in Rol if heeft(Actor(naam="x", id=uuid4(), rollen=frozenset({r.value})), recht)}
    assert heeft_het == rollen(VERWACHT[recht])


@pytest.mark.django_db
@pytest.mark.parametrize("rol", Rol)
def test_elk_scherm_voor_elke_rol(client, rol):
    wijk = p.maak_wijk()
    p.maak_team("overig", "Onbekend/overig", soort="overig")
    log_in(client, p.maak_medewerker("Proef", rol, wijk.oost))
    fout = {}
    for route, recht in SCHERMEN.items():
        verwacht = 200 if rol.value in rollen(VERWACHT[recht]) else 403
        if (echt := client.get(reverse(route)).status_code) != verwacht:
            fout[route] = (echt, verwacht)
    assert fout == {}
