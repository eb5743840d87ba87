"""Registering an aanvraag, with every odd one: AANVAARD, VRAAGT or GEWEIGERD."""

from datetime import date, timedelta

import pytest

from keukentafel.besluit.handelingen.aanvraag import stap_zetten
from keukentafel.besluit.handelingen.stand import stand_zetten
from keukentafel.besluit.models import Voorziening
from keukentafel.besluit.tests.hulp import NU, doe, gemeld, maak_zaak, nu, sluit, stappen, vraag_aan
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.toegang.models import Melding
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    with klok.zet_klok(NU):
        yield maak_zaak()


def zet(inwoner, **velden):
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=inwoner.pk).update(**velden)


def test_jeugd_begint_als_aanvraag_en_de_termijn_loopt(zaak):
    aanvraag = vraag_aan(zaak)
    assert (aanvraag.stand, aanvraag.uiterlijk, aanvraag.wacht_op) == ("aanvraag", date(2026, 8, 10), "backoffice")
    assert stappen(aanvraag) == ["aanvragen:aanvraag"]
    assert aanvraag.behandelaar_id == zaak.samira.pk
    assert Gebeurtenis.objects.filter(soort="aanvraag_ontvangen", onderwerp=aanvraag.pk).exists()


def test_wmo_zonder_melding_is_zelf_een_melding(zaak):
    """AANVAARD as melding (WMO-08): its six weeks run, and the melding exists."""
    aanvraag = vraag_aan(zaak, procedure="wmo")
    with transactie(p.SYSTEEM):
        melding = Melding.objects.get(pk=aanvraag.melding_id)
    assert (aanvraag.stand, aanvraag.uiterlijk) == ("melding", date(2026, 7, 27))
    assert melding.ontvangen_op.astimezone(klok.AMSTERDAM).date() == NU
    with pytest.raises(Fout, match="zes weken"):
        doe(zaak.samira, stap_zetten, aanvraag_id=aanvraag.pk, gebeurtenis="aanvragen")


def test_wmo_na_zes_weken_is_een_aanvraag(zaak):
    melding = gemeld(zaak, NU - timedelta(weeks=7))
    aanvraag = vraag_aan(zaak, procedure="wmo")
    assert (aanvraag.melding_id, aanvraag.stand, aanvraag.uiterlijk) == (melding.pk, "aanvraag", date(2026, 6, 29))


def test_melding_wordt_aanvraag_als_zes_weken_voorbij_zijn(zaak):
    aanvraag = vraag_aan(zaak, procedure="wmo")
    with klok.zet_klok(date(2026, 7, 28)):
        doe(zaak.samira, stap_zetten, aanvraag_id=aanvraag.pk, gebeurtenis="aanvragen")
        assert (nu(aanvraag).stand, nu(aanvraag).uiterlijk) == ("aanvraag", date(2026, 8, 11))


def test_papier_van_een_eerdere_dag_loopt_vanaf_die_dag(zaak):
    """AANVAARD: a backdated document; the term began when it came in, also when that means late."""
    aanvraag = vraag_aan(zaak, ontvangen_op=date(2026, 4, 1))
    assert aanvraag.uiterlijk == date(2026, 5, 27)


def test_een_dag_in_de_toekomst_is_een_vraag_terug(zaak):
    with pytest.raises(Fout, match="ligt in de toekomst") as fout:
        vraag_aan(zaak, ontvangen_op=date(2026, 6, 16))
    assert fout.value.veld == "ontvangen_op"


def test_twee_aanvragen_voor_een_ding_een_vraag_terug_dan_aanvaard(zaak):
    eerst = vraag_aan(zaak)
    with pytest.raises(Fout, match="Gaat deze over hetzelfde") as fout:
        vraag_aan(zaak)
    assert fout.value.veld == "dubbel"
    samen, apart = vraag_aan(zaak, dubbel="samen"), vraag_aan(zaak, dubbel="apart")
    assert (samen.hoort_bij_id, apart.hoort_bij_id) == (eerst.pk, None)


def test_de_tweede_gaat_mee_met_het_besluit_op_de_eerste(zaak):
    eerst = vraag_aan(zaak)
    samen = vraag_aan(zaak, dubbel="samen")
    for stap in ("advies_aanbieden", "besluit_melden"):
        doe(zaak.samira, stap_zetten, aanvraag_id=eerst.pk, gebeurtenis=stap, uitkomst="toe")
    assert (nu(eerst).stand, nu(eerst).uitkomst) == ("bekendgemaakt", "toe")
    assert (nu(samen).stand, nu(samen).afgerond_op) == ("afgerond", NU)


def test_jongere_van_zestien_vraagt_zelf_aan(zaak):
    """AANVAARD: nobody else has to sign."""
    zet(zaak.wie, geboortedatum=date(2010, 6, 14))
    assert vraag_aan(zaak).aanvrager == ""


def test_kind_onder_de_twaalf_vraagt_wie_aanvraagt(zaak):
    """VRAAGT, then AANVAARD."""
    zet(zaak.wie, geboortedatum=date(2016, 6, 14))
    with pytest.raises(Fout, match="Welke ouder of voogd") as fout:
        vraag_aan(zaak)
    assert fout.value.veld == "aanvrager"
    assert vraag_aan(zaak, aanvrager="Fatma, moeder").aanvrager == "Fatma, moeder"


def test_voor_wie_overleden_is_vraagt_wie_het_doet(zaak):
    """VRAAGT; what came in before the death, or is signed by another, is AANVAARD."""
    zet(zaak.wie, overleden_op=date(2026, 6, 10))
    with pytest.raises(Fout, match="is overleden op 10 juni 2026"):
        vraag_aan(zaak)
    assert vraag_aan(zaak, ontvangen_op=date(2026, 6, 9)).stand == "aanvraag"
    assert vraag_aan(zaak, aanvrager="Gül, erfgenaam", dubbel="apart").aanvrager == "Gül, erfgenaam"


def test_gesloten_dossier_vraagt_om_heropenen(zaak):
    sluit(zaak.huis)
    with pytest.raises(Fout, match="Heropen het eerst"):
        vraag_aan(zaak)


def test_samengevoegd_huishouden_wijst_naar_het_andere_dossier(zaak):
    with transactie(p.SYSTEEM):
        Dossier.objects.filter(pk=zaak.dossier.pk).update(gesloten_op=NU, reden_sluiten="dubbel")
    with pytest.raises(Fout, match="samengevoegd met een ander dossier"):
        vraag_aan(zaak)


def test_iemand_van_buiten_het_huishouden_wordt_geweigerd(zaak):
    ander = p.maak_inwoner(zaak.huis.wijk.zuid)
    with pytest.raises(Fout, match="uit dit huishouden"):
        vraag_aan(zaak, inwoner_id=ander.pk)


def test_onbekend_product_of_lege_vraag_wordt_geweigerd(zaak):
    with pytest.raises(Fout, match="niet in de lijst van producten"):
        vraag_aan(zaak, producten=["raket"])
    with pytest.raises(Fout, match="nog geen tekst"):
        vraag_aan(zaak, vraag="  ")
    with pytest.raises(Fout, match="staat niet in de lijst"):
        vraag_aan(zaak, procedure="raket")
    with transactie(p.SYSTEEM):
        assert not Voorziening.objects.exists()


def test_backoffice_legt_vast_zonder_het_dossier_te_openen(zaak):
    assert vraag_aan(zaak, zaak.bo).stand == "aanvraag"


def test_afgeschermd_dossier_bestaat_niet_voor_de_backoffice(zaak):
    with transactie(p.SYSTEEM):
        Huishouden.objects.filter(pk=zaak.huis.huishouden.pk).update(afgeschermd=True)
    with pytest.raises(NietGevonden):
        vraag_aan(zaak, zaak.bo)


def test_ander_team_en_de_balie_niet(zaak):
    with pytest.raises(NietGevonden):
        vraag_aan(zaak, zaak.huis.wijk.zoe)
    with pytest.raises(GeenRecht):
        vraag_aan(zaak, zaak.huis.wijk.frans)


def test_stap_met_eigen_handeling_wordt_hier_geweigerd(zaak):
    aanvraag = vraag_aan(zaak)
    with pytest.raises(Fout, match="eigen pagina"):
        doe(zaak.samira, stap_zetten, aanvraag_id=aanvraag.pk, gebeurtenis="besluit_bekendmaken")
    with pytest.raises(Fout, match="geen stap"):
        doe(zaak.samira, stand_zetten, aanvraag=aanvraag, gebeurtenis="raket")


def test_onmogelijke_stap_zegt_wat_wel_kan(zaak):
    aanvraag = vraag_aan(zaak)
    with pytest.raises(Fout, match="Nu kan: Anders opgelost, Besluit opgesteld, Aanvulling gevraagd"):
        doe(zaak.samira, stap_zetten, aanvraag_id=aanvraag.pk, gebeurtenis="nazorg_beginnen")
    with pytest.raises(Fout, match="Wat is er besloten"):
        doe(zaak.samira, stap_zetten, aanvraag_id=aanvraag.pk, gebeurtenis="besluit_melden")


def test_stap_voor_de_ontvangst_is_een_vraag_terug(zaak):
    aanvraag = vraag_aan(zaak)
    with pytest.raises(Fout, match="Kies een dag van 15 juni 2026"):
        doe(zaak.samira, stap_zetten, aanvraag_id=aanvraag.pk, gebeurtenis="intrekken", op=date(2026, 6, 14))


def test_intrekken_sluit_en_laat_de_uitkomst_staan(zaak):
    aanvraag = vraag_aan(zaak)
    doe(zaak.samira, stap_zetten, aanvraag_id=aanvraag.pk, gebeurtenis="intrekken", toelichting="Het gaat weer")
    einde = nu(aanvraag)
    assert (einde.stand, einde.uitkomst, einde.afgerond_op) == ("ingetrokken_door_client",) * 2 + (NU,)
    assert einde.wacht_op == ""


def test_spoed_geldt_dezelfde_dag(zaak):
    gemeld(zaak, NU - timedelta(weeks=7))
    aanvraag = vraag_aan(zaak, procedure="wmo")
    doe(zaak.samira, stap_zetten, aanvraag_id=aanvraag.pk, gebeurtenis="spoed_vaststellen")
    assert (nu(aanvraag).stand, nu(aanvraag).uiterlijk) == ("spoed", NU)


def test_schuldhulp_telt_vanaf_het_eerste_gesprek(zaak):
    aanvraag = vraag_aan(zaak, procedure="wgs")
    assert (aanvraag.stand, aanvraag.uiterlijk) == ("hulpvraag", date(2026, 7, 13))
    with klok.zet_klok(date(2026, 6, 22)):
        doe(zaak.samira, stap_zetten, aanvraag_id=aanvraag.pk, gebeurtenis="eerste_gesprek")
        assert nu(aanvraag).uiterlijk == date(2026, 8, 17)
