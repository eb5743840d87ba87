"""What must hold for the living layer: nothing contradicts age, household, law or date."""

import json
from collections import Counter
from datetime import date, datetime

from django.db import connection

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.opdrachten.demo import opdracht
from keukentafel.opdrachten.omgeving import met_databank

# Texts that somebody wrote; the subject of an appointment ("Huisbezoek") is a label.
VERTELD = """
    SELECT tekst FROM toegang_contact WHERE bronregel IS NULL UNION ALL SELECT hulpvraag FROM toegang_meldingverhaal
    UNION ALL SELECT tekst FROM dossier_journaalregel
    UNION ALL SELECT unnest(ARRAY[titel, eigen_woorden, tekst, afspraken]) FROM dossier_gespreksverslag
    UNION ALL SELECT unnest(ARRAY[resultaat, eigen_woorden]) FROM plan_doel UNION ALL SELECT tekst FROM plan_stap
    UNION ALL SELECT titel FROM plan_plan
    UNION ALL SELECT let_op FROM dossier_dossier UNION ALL SELECT achter_de_vraag FROM dossier_verkenning
    UNION ALL SELECT tekst FROM dossier_leefgebiednotitie UNION ALL SELECT tekst FROM dossier_inbreng
    UNION ALL SELECT unnest(ARRAY[doet, kan]) FROM dossier_netwerkpersoon
    UNION ALL SELECT reden FROM dossier_netwerkvraag UNION ALL SELECT toelichting FROM delen_deling
    UNION ALL SELECT vraag FROM besluit_aanvraagtekst UNION ALL SELECT reden FROM besluit_getoondeoptie
    UNION ALL SELECT unnest(ARRAY[waarover, tekst]) FROM besluit_zienswijze UNION ALL SELECT reden FROM besluit_toets
    UNION ALL SELECT tekst FROM besluit_bezwaartekst UNION ALL SELECT woorden FROM besluit_klacht
    UNION ALL SELECT wat FROM besluit_incident UNION ALL SELECT toelichting FROM besluit_nazorgcheck
"""

# name -> rows that contradict
FOUT = {
    "ouder jonger dan kind of te jong": """
        SELECT o.id FROM inwoner_relatie r JOIN inwoner_inwoner o ON o.id = r.inwoner_id
        JOIN inwoner_inwoner k ON k.id = r.naar_id
        WHERE r.soort = 'ouder' AND o.geboortedatum > k.geboortedatum - interval '15 years'""",
    "kind als hoofd of partner": """
        SELECT l.id FROM inwoner_huishoudlid l JOIN inwoner_inwoner p ON p.id = l.inwoner_id
        WHERE l.rol IN ('ouder', 'partner') AND p.klantsleutel IS NULL
          AND p.geboortedatum > current_date - interval '16 years'""",
    "Jeugdwet voor een volwassene": """
        SELECT w.id FROM dossier_werkproces w JOIN inwoner_inwoner p ON p.id = w.inwoner_id
        WHERE w.wet = 'jeugd' AND p.geboortedatum <= w.aangemaakt_op - interval '18 years'""",
    "melding Jeugdwet over een volwassene": """
        SELECT m.id FROM toegang_melding m JOIN inwoner_inwoner p ON p.id = m.inwoner_id
        WHERE m.wet = 'jeugd' AND p.geboortedatum <= m.ontvangen_op - interval '18 years'""",
    "volwassenenwet over een kind": """
        SELECT w.id FROM dossier_werkproces w JOIN inwoner_inwoner p ON p.id = w.inwoner_id
        WHERE w.wet IN ('pw', 'wgs') AND p.geboortedatum > w.aangemaakt_op - interval '18 years'""",
    "contact voor de geboorte": """
        SELECT c.id FROM toegang_contact c JOIN inwoner_inwoner p ON p.id = c.inwoner_id
        WHERE c.moment < p.geboortedatum""",
    "contact na het overlijden": """
        SELECT c.id FROM toegang_contact c JOIN inwoner_inwoner p ON p.id = c.inwoner_id
        WHERE c.moment > p.overleden_op + 1""",
    "melding zonder eerder contact": """
        SELECT m.id FROM toegang_melding m JOIN toegang_contact c ON c.id = m.contact_id
        WHERE c.moment > m.ontvangen_op""",
    "dossier voor de melding": """
        SELECT w.id FROM dossier_werkproces w JOIN toegang_melding m ON m.id = w.melding_id
        WHERE w.aangemaakt_op < m.ontvangen_op::date""",
    "journaal buiten het dossier": """
        SELECT j.id FROM dossier_journaalregel j JOIN dossier_dossier d ON d.id = j.dossier_id
        WHERE j.moment::date < d.geopend_op OR j.moment::date > coalesce(d.gesloten_op, current_date)""",
    "gesprek buiten het dossier": """
        SELECT v.id FROM dossier_gespreksverslag v JOIN dossier_dossier d ON d.id = v.dossier_id
        WHERE v.gesprek_op < d.geopend_op OR v.gesprek_op > coalesce(d.gesloten_op, current_date)""",
    "plan voor het dossier": """
        SELECT p.id FROM plan_plan p JOIN dossier_dossier d ON d.id = p.dossier_id
        WHERE p.vastgesteld_op < d.geopend_op OR p.vastgesteld_op > coalesce(d.gesloten_op, current_date)""",
    "doel klaar voor het gesteld is": "SELECT id FROM plan_doel WHERE stand_op < gemaakt_op::date",
    "stap gedaan voor hij bedacht is": "SELECT id FROM plan_stap WHERE gedaan_op < gemaakt_op::date",
    "lopend doel in gesloten dossier": """
        SELECT g.id FROM plan_doel g JOIN dossier_dossier d ON d.id = g.dossier_id
        WHERE d.gesloten_op IS NOT NULL AND g.stand = 'loopt'""",
    "open dossier zonder regie": """
        SELECT d.id FROM dossier_dossier d WHERE d.gesloten_op IS NULL
          AND NOT EXISTS (SELECT FROM plan_regie r WHERE r.dossier_id = d.id AND r.tot IS NULL)""",
    "regie in gesloten dossier": """
        SELECT r.id FROM plan_regie r JOIN dossier_dossier d ON d.id = r.dossier_id
        WHERE d.gesloten_op IS NOT NULL AND (r.tot IS NULL OR r.tot::date > d.gesloten_op)""",
    "gescoord voor het dossier of in de toekomst": """
        SELECT s.id FROM dossier_score s JOIN dossier_dossier d ON d.id = s.dossier_id
        WHERE s.gemeten_op < d.geopend_op OR s.gemeten_op > current_date""",
    "gedeeld op een toestemming die niet gold": """
        SELECT g.id FROM delen_deling g JOIN delen_toestemming t ON t.id = g.toestemming_id
        WHERE g.gedeeld_op::date < t.van OR g.gedeeld_op::date >= t.tot OR g.gedeeld_op > t.ingetrokken_op""",
    "afgeschermd gezin met een open regel": """
        SELECT j.id FROM dossier_journaalregel j JOIN dossier_dossier d ON d.id = j.dossier_id
        WHERE d.afgeschermd AND NOT j.afgeschermd""",
    "iets in de toekomst geschreven": "SELECT id FROM dossier_journaalregel WHERE moment > now() OR gemaakt_op > now()",
    "huishouden met dossier zonder volwassene": """
        SELECT d.id FROM dossier_dossier d WHERE d.gesloten_op IS NULL AND NOT EXISTS (SELECT FROM
        inwoner_huishoudlid l WHERE l.huishouden_id = d.huishouden_id AND l.rol <> 'kind' AND l.tot IS NULL)""",
    "aanvraag buiten het dossier": """
        SELECT a.id FROM besluit_aanvraag a JOIN dossier_dossier d ON d.id = a.dossier_id
        WHERE a.ontvangen_op < d.geopend_op OR a.ontvangen_op > coalesce(d.gesloten_op, current_date)""",
    "besluit voor de aanvraag, of bekend voor het besluit": """
        SELECT b.id FROM besluit_besluit b JOIN besluit_aanvraag a ON a.id = b.aanvraag_id
        WHERE b.vastgesteld_op < a.ontvangen_op OR b.bekendgemaakt_op NOT BETWEEN b.vastgesteld_op AND current_date""",
    "jeugdhulp voor een volwassene, of hulp van volwassenen voor een kind": """
        SELECT v.id FROM besluit_voorziening v JOIN inwoner_inwoner p ON p.id = v.inwoner_id
        WHERE (v.wet = 'jeugd' AND p.geboortedatum <= coalesce(v.tot, current_date) - interval '18 years')
           OR (v.wet = 'wmo' AND p.geboortedatum > current_date - interval '18 years')""",
    "hulp met zichzelf tegelijk": """
        SELECT v.id FROM besluit_voorziening v JOIN besluit_besluit b ON b.id = v.besluit_id
        JOIN besluit_voorziening w ON w.inwoner_id = v.inwoner_id AND w.product = v.product AND w.id > v.id
        JOIN besluit_besluit c ON c.id = w.besluit_id
        WHERE v.uitkomst IN ('toe', 'deels') AND w.uitkomst IN ('toe', 'deels') AND b.soort <> 'advies'
          AND c.soort <> 'advies' AND c.vervangt_id IS DISTINCT FROM b.id AND b.vervangt_id IS DISTINCT FROM c.id
          AND daterange(v.van, v.tot, '[]') && daterange(w.van, w.tot, '[]')""",
    "wie adviseerde of opstelde tekende ook": """
        SELECT b.id FROM besluit_besluit b WHERE b.soort NOT IN ('advies', 'hulp_zonder_besluit', 'op_bezwaar')
          AND (b.ondertekenaar_id = b.opsteller_id OR EXISTS (SELECT FROM besluit_besluit a
               WHERE a.aanvraag_id = b.aanvraag_id AND a.soort = 'advies' AND a.opsteller_id = b.ondertekenaar_id))""",
    "bezwaar voor het besluit, of behandeld door wie besloot": """
        SELECT z.id FROM besluit_bezwaar z JOIN besluit_besluit b ON b.id = z.besluit_id
        WHERE z.ontvangen_op < b.bekendgemaakt_op OR z.behandelaar_id IN (b.opsteller_id, b.ondertekenaar_id)""",
    "naar de hulp gevraagd voor het besluit": """
        SELECT n.id FROM besluit_nazorgcheck n JOIN besluit_voorziening v ON v.id = n.voorziening_id
        JOIN besluit_besluit b ON b.id = v.besluit_id WHERE n.gedaan_op < b.bekendgemaakt_op""",
    "een nummer van negen cijfers in een tekst": f"SELECT 1 FROM ({VERTELD}) v(tekst) WHERE tekst ~ '[0-9]{{9}}'",
    "een accolade bleef staan": f"SELECT 1 FROM ({VERTELD}) v(tekst) WHERE tekst ~ '[{{}}]'",
}  # fmt: skip


def tegenspraken() -> dict[str, int]:
    """How many rows contradict, per check; empty when all is well. Needs an actor that sees everything."""
    uit = {}
    with connection.cursor() as cursor:
        for naam, sql in FOUT.items():
            cursor.execute(sql)
            if rijen := cursor.fetchall():
                uit[naam] = len(rijen)
    return uit


def te_vaak(hoogstens: int = 5) -> dict[str, int]:
    """Texts that occur too often."""
    with connection.cursor() as cursor:
        cursor.execute(VERTELD)
        teller = Counter(rij[0] for rij in cursor.fetchall() if rij[0])
    return {tekst: aantal for tekst, aantal in teller.items() if aantal > hoogstens}


def verhaallijnen() -> int:
    """Households with three or more contacts: calls, visits, messages and talks."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*) FROM (
                SELECT huishouden_id FROM (
                    SELECT huishouden_id FROM toegang_contact WHERE bronregel IS NULL
                    UNION ALL SELECT d.huishouden_id FROM dossier_journaalregel j JOIN dossier_dossier d
                        ON d.id = j.dossier_id WHERE j.soort IN ('telefoon', 'bezoek', 'bericht')
                    UNION ALL SELECT d.huishouden_id FROM dossier_gespreksverslag v JOIN dossier_dossier d
                        ON d.id = v.dossier_id
                ) c WHERE huishouden_id IS NOT NULL GROUP BY 1 HAVING count(*) >= 3) x"""
        )
        return int(cursor.fetchone()[0])


def huishoudens() -> int:
    """Households of the living layer; those of the history carry the name of that import."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM inwoner_huishouden WHERE gemaakt_door <> 'systeem:historie'")
        return int(cursor.fetchone()[0])


AFDRUK = {
    "inwoner": "SELECT voornamen, roepnaam, voorvoegsel, geslachtsnaam, geslacht, geboortedatum, bsn, taal, tolk_taal,"
    " leesniveau, voorkeurskanaal, digitaal_sinds, afgeschermd, geheimhouding FROM inwoner_inwoner"
    " WHERE klantsleutel IS NULL",
    "adres": "SELECT soort, straat, huisnummer, postcode, buurtcode, van, tot FROM inwoner_adres"
    " WHERE gemaakt_door <> 'systeem:historie'",
    "contact": "SELECT moment, kanaal, onderwerpen, tekst, vervolg FROM toegang_contact WHERE bronregel IS NULL",
    "melding": "SELECT ontvangen_op, wet, urgentie, status, taal FROM toegang_melding",
    "hulpvraag": "SELECT hulpvraag FROM toegang_meldingverhaal",
    "bellen": "SELECT uiterlijk, uitkomst FROM toegang_terugbelverzoek",
    "dossier": "SELECT geopend_op, gesloten_op, afgeschermd, let_op FROM dossier_dossier"
    " WHERE gemaakt_door <> 'systeem:historie'",
    "journaal": "SELECT moment, soort, wet, publiek, tekst FROM dossier_journaalregel",
    "verslag": "SELECT gesprek_op, titel, tekst, stand FROM dossier_gespreksverslag",
    "plan": "SELECT titel, vastgesteld_op, bespreken_op FROM plan_plan",
    "doel": "SELECT resultaat, streefdatum, stand, stand_op FROM plan_doel",
    "stap": "SELECT tekst, wie_soort, wie, uiterlijk, gedaan_op FROM plan_stap",
    "vraag": "SELECT eigen_woorden, achter_de_vraag, wensen, gesprekken FROM dossier_verkenning",
    "leefgebied": "SELECT gebied, reden, tekst, wil_niet_op FROM dossier_leefgebiednotitie",
    "score": "SELECT instrument, gebied, cijfer, gemeten_op FROM dossier_score",
    "netwerk": "SELECT naam, relatie, doet, kan, beschikbaar FROM dossier_netwerkpersoon",
    "gehoord": "SELECT wijze, gehoord_op, tekst FROM dossier_inbreng",
    "toestemming": "SELECT soort, partner, partner_naam, gegevens, van, tot, ingetrokken_op FROM delen_toestemming",
    "deling": "SELECT partner, waarom, regel, gegevens, gedeeld_op FROM delen_deling",
    "regie": "SELECT r.soort, m.gebruikersnaam, r.van, r.tot FROM plan_regie r"
    " LEFT JOIN organisatie_medewerker m ON m.id = r.medewerker_id",
    "afspraak": "SELECT begin, onderwerp, stand FROM toegang_afspraak",
    "aanvraag": "SELECT procedure, stand, ontvangen_op, uiterlijk, adviesorgaan, orgaan FROM besluit_aanvraag",
    "besluit": "SELECT soort, stand, orgaan, mandaat, vastgesteld_op, bekendgemaakt_op FROM besluit_besluit",
    "voorziening": "SELECT product, uitkomst, vorm, aantal, van, tot, bedrag_cent FROM besluit_voorziening",
    "bezwaar": "SELECT stand, ontvangen_op, gepost_op, uiterlijk, uitkomst, gevolg FROM besluit_bezwaar",
    "klacht": "SELECT stand, route, woorden, uiterlijk FROM besluit_klacht",
    "nazorg": "SELECT op, gedaan_op, begonnen, werkt FROM besluit_nazorgcheck",
    "campagne": "SELECT week, einde, stand FROM besluit_campagneregel",
}  # fmt: skip


def afdruk() -> dict[str, list[str]]:
    """The business columns of the living layer, sorted: no keys, no numbers out of a series."""
    uit = {}
    with connection.cursor() as cursor:
        for naam, sql in AFDRUK.items():
            cursor.execute(sql)
            uit[naam] = sorted(repr(rij) for rij in cursor.fetchall())
    return uit


def oudste_zonder_bsn() -> list[date]:
    """Birth dates of people without a BSN, for the test that there is one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT geboortedatum FROM inwoner_inwoner WHERE bsn IS NULL AND bsn_na_te_kijken IS NULL")
        return [rij[0] for rij in cursor.fetchall()]


def demo_laden(moment: str) -> None:
    """In a process of its own: `keukentafel demo --alleen-laden` with the clock at this moment (ISO)."""
    with klok.zet_klok(datetime.fromisoformat(moment)):
        opdracht(["--alleen-laden"])


def demo_afdrukken() -> None:
    """In a process of its own: the `afdruk` as JSON on stdout."""
    with met_databank(), transactie(Actor.systeem("controle"), lezen=True):
        print(json.dumps(afdruk()))
