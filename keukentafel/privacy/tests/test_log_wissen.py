"""Words of the log about what was destroyed go once the log may, and the seal holds; any other emptying is found."""

import pytest
from django.db import DatabaseError, connection, connections

from keukentafel.dossier.models import Journaalregel
from keukentafel.kern.actor import transactie
from keukentafel.poort import verzegeling
from keukentafel.privacy.handelingen import bewaren, vernietigen
from keukentafel.privacy.models import Vernietiging
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.privacy.tests.test_vernietigen import op_verzoek
from tests import personages as p

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])


def als_eigenaar(sql, *waarden):
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(sql, waarden)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def geval():
    """A line of the journal, a look at it six years ago and one of today; sealed."""
    g = maak_geval()
    regel = g.journaal("Elif gaat naar school.", g.elif_)
    inhoud = '{"dossier":"%s","object_id":"%s","recht":"journaal_lezen","soort":"kijken"}' % (g.dossier.pk, regel.pk)  # noqa: UP031  # JSON is full of braces
    for jaren in (6, 0):
        als_eigenaar(
            "INSERT INTO logboek_regel (actor, inhoud, tijd) VALUES ('samira', %s, now() - make_interval(years => %s))",
            inhoud,
            jaren,
        )
    verzegeling.verzegel()
    return g, regel


def leeg_als_app():
    """What an injected statement could try: the mark of the owner's function, and then the lines."""
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('kt.log_wissen', 'ja', true)")
        cursor.execute("UPDATE logboek_regel SET inhoud = '{}'")


def regels_over(sleutel):
    return als_eigenaar("SELECT count(*) FROM logboek_regel WHERE inhoud LIKE %s", f"%{sleutel}%")[0][0]


def test_oude_regels_worden_leeg_en_de_keten_klopt(geval):
    g, regel = geval
    assert regels_over(regel.pk) == 2
    rij = op_verzoek(g, {Journaalregel: [regel.pk]})
    assert rij.sporen["logregels"] == 1
    assert regels_over(regel.pk) == 1
    ((inhoud, zout),) = als_eigenaar("SELECT inhoud, zout FROM logboek_regel WHERE inhoud LIKE '%%gewist%%true%%'")
    assert ("journaal_lezen" in inhoud, str(g.dossier.pk) in inhoud, bytes(zout)) == (True, False, b"")
    verzegeling.verzegel()
    assert verzegeling.controleer().afwijkingen == []
    # What is younger is told, and allowed; the nightly job finds nothing to do before its time.
    assert {(rest["tabel"], bool(rest["mag"])) for rest in rij.resten} == {("logboek_regel", True)}
    assert bewaren.oude_logregels_wissen() == 0


def test_leegmaken_buiten_de_handeling_om_wordt_gevonden(geval):
    g, _ = geval
    nr, som = als_eigenaar("SELECT l.id, sha256(convert_to(logboek_tekst(l), 'UTF8')) FROM logboek_regel l LIMIT 1")[0]
    als_eigenaar("INSERT INTO logboek_gewist (regel, som, ronde) VALUES (%s, %s, gen_random_uuid())", nr, som)
    herschrijf(nr, "{}")
    assert f"Regel {nr} is gewist zonder een handeling die dat vertelt." in verzegeling.controleer().afwijkingen
    assert g


def test_een_gewiste_regel_die_weer_iets_zegt_wordt_gevonden(geval):
    g, regel = geval
    op_verzoek(g, {Journaalregel: [regel.pk]})
    verzegeling.verzegel()
    ((nr,),) = als_eigenaar("SELECT regel FROM logboek_gewist")
    anders = [f"Regel {nr} staat als gewist, maar is niet leeg of was nog geen vijf jaar oud."]
    for inhoud in ('{"gewist":true,"recht":"x","soort":"kijken","object_id":"1"}', '{"recht":"x","soort":"kijken"}'):
        herschrijf(nr, inhoud)
        assert verzegeling.controleer().afwijkingen == anders
    herschrijf(nr, '{"gewist":true,"recht":"journaal_lezen","soort":"kijken"}')
    assert verzegeling.controleer().afwijkingen == []


def herschrijf(nr, inhoud):
    """What somebody with the password of the owner could do."""
    als_eigenaar("ALTER TABLE logboek_regel DISABLE TRIGGER USER")
    als_eigenaar("UPDATE logboek_regel SET inhoud = %s WHERE id = %s", inhoud, nr)
    als_eigenaar("ALTER TABLE logboek_regel ENABLE TRIGGER USER")


def test_zonder_uitgevoerde_lijst_van_twee_mensen_gaat_er_niets_en_de_app_mag_het_zelf_niet(geval):
    g, regel = geval
    rij = op_verzoek(g, {Journaalregel: [regel.pk]})
    als_eigenaar("INSERT INTO logboek_regel (actor, inhoud, tijd) VALUES ('x', %s, now() - interval '6 years')",
                 f'{{"object_id":"{regel.pk}","soort":"kijken"}}')  # fmt: skip
    with transactie(vernietigen.SYSTEEM):
        assert vernietigen.log_wissen(rij) == 0  # not sealed yet
    verzegeling.verzegel()
    with transactie(g.actor("petra")):
        assert vernietigen.log_wissen(rij) == 0  # a person, not a named system
    with transactie(p.SYSTEEM):
        Vernietiging.objects.filter(pk=rij.pk).update(stand="voorstel")
        assert vernietigen.log_wissen(rij) == 0
        Vernietiging.objects.filter(pk=rij.pk).update(stand="klaar")
    with pytest.raises(DatabaseError, match="logboek_regel"):
        leeg_als_app()
    with pytest.raises(DatabaseError, match="alleen bij te schrijven"):
        als_eigenaar("DELETE FROM logboek_gewist")
    assert bewaren.oude_logregels_wissen() == 1
    assert verzegeling.controleer().afwijkingen == []
