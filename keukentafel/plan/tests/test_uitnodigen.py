"""Whoever is invited to a meeting hears it: a colleague in Mijn dag, a partner by an e-mail that names nobody."""

import smtplib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail

from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.models import Taak
from keukentafel.plan.handelingen import (
    deelnemer_uitnodigen,
    dossier_openen_met_regie,
    overleg_plannen,
    overleg_sluiten,
    uitnodigen,
    zaak_inbrengen,
)
from keukentafel.plan.models import Overlegdeelnemer
from keukentafel.plan.taken import overleg_uitnodiging
from keukentafel.plan.tests.hulp import doe, tekst
from tests import personages as p
from tests.dossiers import maak_huishouden
from tests.veiligepost import veiligepost, zet

pytestmark = pytest.mark.django_db
ADRES = "lotte@school.example"


@pytest.fixture
def post(settings):
    settings.EMAIL_HOST = "mail.example"
    settings.DEFAULT_FROM_EMAIL = "team@wijk.example"


@pytest.fixture
def overleg(huis):
    velden = {"soort": "casuistiek", "begin": klok.nu() + timedelta(days=2), "collegas": [huis.wijk.tom.pk]}
    overleg = doe(huis.wijk.samira, overleg_plannen, **velden, plaats="Zaal 2")
    doe(huis.wijk.samira, zaak_inbrengen, overleg_id=overleg.pk, dossier_id=huis.dossier.pk, vraag="Wat met de huur?")
    return overleg


def gast(huis, overleg, **velden):
    basis = {"overleg_id": overleg.pk, "naam": "Lotte Brand", "organisatie": "De Vlieger", "partner": "school"}
    return doe(huis.wijk.samira, deelnemer_uitnodigen, **{**basis, "email": ADRES, **velden})


def nu(rij):
    with transactie(p.SYSTEEM):
        return Overlegdeelnemer.objects.get(pk=rij.pk)


def taken():
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(soort=uitnodigen.UITNODIGING, klaar_op=None))


def test_een_collega_krijgt_een_taak_en_wie_het_plant_niet(huis, overleg):
    [taak] = taken()
    assert (taak.voor_id, taak.adres) == (huis.wijk.tom.pk, f"/overleg/{overleg.pk}/")
    assert "Yılmaz" not in taak.tekst
    doe(huis.wijk.samira, overleg_sluiten, overleg_id=overleg.pk)
    assert taken() == []


def test_een_partner_krijgt_een_mail_zonder_namen(huis, overleg, post):
    rij = gast(huis, overleg)
    for _ in range(2):
        overleg_uitnodiging(deelnemer_id=str(rij.pk))
    [brief] = mail.outbox
    assert brief.to == [ADRES]
    assert "Waar: bel ons" in brief.body  # a place is typed, and often somebody's home (REQ-163)
    assert "Zaal 2" not in brief.body
    assert not {"Yılmaz", "Fatma", "huur"} & set(brief.body.replace(".", " ").split())
    assert "\nRegie: Samira" in brief.body
    assert "Zaak" not in brief.body
    assert nu(rij).uitnodiging == f"Gemaild naar {ADRES}"


def test_langs_de_beveiligde_mail_staat_de_plaats_erin_en_anders_niets(huis, overleg, post, settings, tmp_path):
    with veiligepost(tmp_path) as wachter:
        zet(settings, wachter, tmp_path)
        rij = gast(huis, overleg)
        overleg_uitnodiging(deelnemer_id=str(rij.pk))
        [bericht] = wachter.post
        assert "Waar: Zaal 2" in bericht.get_content()
        wachter.antwoord = "550 weg"
        tweede = gast(huis, overleg, email="ander@school.example")
        overleg_uitnodiging(deelnemer_id=str(tweede.pk))
    assert nu(tweede).uitnodiging == uitnodigen.MISLUKT
    assert mail.outbox == []


def test_alleen_deze_modules_mailen_en_samen_alleen_langs_twee_wegen():
    """Ordinary e-mail: a letter to a resident who asked, and an invitation without residents; nobody else (REQ-163)."""
    huis = Path(uitnodigen.__file__).parents[2]
    woorden = ("smtplib", "django.core.mail", "get_connection", "send_mail")
    mailt = {
        str(pad.relative_to(huis))
        for pad in huis.rglob("*.py")
        if "tests" not in pad.parts and any(woord in pad.read_text(encoding="utf-8") for woord in woorden)
    }
    assert mailt == {
        "brieven/handelingen/mailen.py", "plan/handelingen/uitnodigen.py", "koppelingen/post/veilig.py",
    }  # fmt: skip


def test_wie_van_meer_zaken_de_regie_heeft_staat_er_een_keer(huis, overleg, post):
    tweede = doe(huis.wijk.samira, dossier_openen_met_regie, huishouden_id=maak_huishouden(huis.wijk.oost).pk)
    doe(huis.wijk.samira, zaak_inbrengen, overleg_id=overleg.pk, dossier_id=tweede.pk, vraag="En hier?")
    overleg_uitnodiging(deelnemer_id=str(gast(huis, overleg).pk))
    [brief] = mail.outbox
    assert brief.body.count("Regie: Samira") == 1


def test_van_een_afgeschermd_gezin_noemt_de_mail_alleen_het_team(huis, overleg, post):
    """REQ-058 stops at safety: a shielded household has no name of a worker on what leaves the house."""
    with transactie(p.SYSTEEM):
        Huishouden.objects.filter(pk=huis.huishouden.pk).update(afgeschermd=True)
    overleg_uitnodiging(deelnemer_id=str(gast(huis, overleg).pk))
    [brief] = mail.outbox
    assert "\nRegie: Team Oost" in brief.body
    assert "Samira" not in brief.body


def test_een_mail_die_niet_aankomt_staat_erbij_en_kan_opnieuw(huis, overleg, post, monkeypatch):
    rij = gast(huis, overleg)

    def weigert(_self):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMessage.send", weigert)
    overleg_uitnodiging(deelnemer_id=str(rij.pk))
    assert (nu(rij).uitnodiging, nu(rij).uitgenodigd_op) == (uitnodigen.MISLUKT, None)


@pytest.mark.parametrize(("email", "zin"), [("", uitnodigen.ZONDER_ADRES), (ADRES, uitnodigen.ZONDER_MAIL)])
def test_zonder_adres_of_zonder_mail_staat_er_wat_te_doen(huis, overleg, samira, settings, email, zin):
    settings.EMAIL_HOST = ""
    gast(huis, overleg, email=email)
    assert zin in tekst(samira.get(f"/overleg/{overleg.pk}/"))


def test_na_sluiten_gaat_er_niets_meer_weg(huis, overleg, post):
    rij = gast(huis, overleg)
    doe(huis.wijk.samira, overleg_sluiten, overleg_id=overleg.pk)
    overleg_uitnodiging(deelnemer_id=str(rij.pk))
    assert mail.outbox == []


def test_een_adres_dat_geen_adres_is(huis, overleg):
    with pytest.raises(Fout, match="geen e-mailadres") as fout:
        gast(huis, overleg, email="lotte at school")
    assert fout.value.veld == "email"
