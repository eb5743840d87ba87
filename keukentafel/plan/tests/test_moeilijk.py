"""Hard cases of the plan: whose yes counts at which age, and a violent partner who asks what changed."""

import re
from datetime import date, timedelta

import pytest

from keukentafel.dossier.handelingen import item_uitzonderen
from keukentafel.inwoner.models import Inwoner, Relatie
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.plan.handelingen import (
    NieuweStap,
    analyse_schrijven,
    instemming_vastleggen,
    plan_vaststellen,
    stap_toevoegen,
)
from keukentafel.plan.opvragen import plan_beeld
from keukentafel.plan.opvragen.akkoord import akkoord_beeld
from keukentafel.plan.tests.hulp import GELD, doe, leden, maak_doel
from tests import personages as p
from tests.keuzelijsten import zet_keuzelijsten

OUDERS = ("Fatma", "Emre")
OPVANG = "Fatma en Elif gaan vrijdag naar de opvang"


def _kind_van(huis, jaren):
    """Elif is this old today, and both parents have gezag."""
    mensen, vandaag = leden(huis), klok.vandaag()
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=mensen["Elif"].pk).update(geboortedatum=date(vandaag.year - jaren, 1, 1))
        rand = {"naar": mensen["Elif"], "soort": "ouder", "gezag": True, "team": huis.wijk.oost}
        for ouder in OUDERS:
            Relatie.objects.create(inwoner=mensen[ouder], gemaakt_door=p.SYSTEEM.kenmerk, **rand)
    return mensen


def _akkoord(huis, naam):
    with transactie(p.actor(huis.wijk.samira)):
        return next(lid for lid in akkoord_beeld(huis.dossier.pk).leden if lid.naam == naam)


def _woord_na_ja(huis, jaren, wie):
    """The word beside Elif, of this age and with help of her own, after these people said yes."""
    mensen = _kind_van(huis, jaren)
    maak_doel(huis, wet="jeugd", over=[mensen["Elif"].pk])
    waar = {"dossier_id": huis.dossier.pk, "inwoner_id": mensen["Elif"].pk, "antwoord": "ja"}
    for naam in wie:
        gever = "zelf" if naam == "Elif" else f"gezag-{mensen[naam].pk}"
        doe(huis.wijk.samira, instemming_vastleggen, gever=gever, **waar)
    return _akkoord(huis, "Elif").akkoord.woord


@pytest.mark.parametrize(
    ("jaren", "wie", "woord"),
    [
        (11, ("Elif",), "Wacht"),
        (11, OUDERS, "Eens"),
        (12, ("Elif",), "Wacht"),
        (12, OUDERS, "Wacht"),
        (12, ("Elif", *OUDERS), "Eens"),
        (15, ("Elif", "Fatma"), "Wacht"),
        (15, ("Elif", *OUDERS), "Eens"),
    ],
)
def test_tot_zestien_wordt_ook_de_ander_gevraagd(huis, jaren, wie, woord):
    """Jeugdwet 7.3.4: until twelve who has gezag, from twelve to sixteen together with the child."""
    assert _woord_na_ja(huis, jaren, wie) == woord


@pytest.mark.parametrize("jaren", [16, 17])
def test_vanaf_zestien_is_het_eigen_ja_genoeg(huis, jaren):
    assert _woord_na_ja(huis, jaren, ("Elif",)) == "Eens"


def _veilig_doel(huis, mensen):
    maak_doel(huis, resultaat=OPVANG, wet="veiligheid", over=[mensen["Fatma"].pk, mensen["Elif"].pk])


def _veilig_doel_over_hem(huis, mensen):
    maak_doel(huis, resultaat=OPVANG, wet="veiligheid", over=[mensen["Emre"].pk])


def _doel_van_haar(huis, mensen):
    maak_doel(huis, resultaat=OPVANG, wet="wmo", over=[mensen["Fatma"].pk])


def _stap_van_haar(huis, mensen):
    doel = maak_doel(huis, resultaat="Rust", over=[mensen["Fatma"].pk])
    doe(huis.wijk.samira, stap_toevoegen, doel_id=doel.pk, stap=NieuweStap(OPVANG, "netwerk", "Oma"))


def _analyse_van_haar(huis, mensen):
    doe(huis.wijk.samira, analyse_schrijven, dossier_id=huis.dossier.pk, tekst=OPVANG, over=[mensen["Fatma"].pk])


def _wat_emre_krijgt(huis, samira):
    """What Samira can lay before him or give him, and the versions he counts."""
    uit = []
    for blad in ("bespreken", "afdrukken"):
        pagina = samira.get(f"/dossier/{huis.dossier.pk}/plan/{blad}/?met={leden(huis)['Emre'].pk}").content.decode()
        hoofd = pagina[pagina.index("<main") : pagina.index("</main>")]
        uit.append(re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]+"', "", hoofd))
    return [*uit, _akkoord(huis, "Emre").versies]


@pytest.mark.parametrize(
    "wijzig", [_veilig_doel, _veilig_doel_over_hem, _doel_van_haar, _stap_van_haar, _analyse_van_haar]
)
def test_een_gewelddadige_partner_die_vraagt_wat_er_veranderde_leest_niets(huis, samira, wijzig):
    """Not a letter, number, date or count of what he may hold differs."""
    mensen = leden(huis)
    samen = maak_doel(huis, over=[mensen["Emre"].pk, mensen["Fatma"].pk])
    doe(huis.wijk.samira, plan_vaststellen, plan_id=samen.plan_id, vastgesteld_op=klok.dagen_geleden(9))
    voor = _wat_emre_krijgt(huis, samira)
    assert all(GELD in blad for blad in voor[:2])
    wijzig(huis, mensen)
    assert _wat_emre_krijgt(huis, samira) == voor
    assert OPVANG not in "".join(voor[:2])


@pytest.mark.parametrize("wijzig", [_veilig_doel, _veilig_doel_over_hem, _doel_van_haar, _stap_van_haar])
def test_ook_niet_als_het_plan_opnieuw_is_afgesproken_met_een_andere_dag(huis, samira, wijzig):
    """ADR 0021: on his paper stand the day he agreed and the next talk he knows of, whatever was agreed without him."""
    mensen, straks = leden(huis), klok.vandaag() + timedelta(days=20)
    samen = maak_doel(huis, over=[mensen["Emre"].pk, mensen["Fatma"].pk])
    eerst = {"vastgesteld_op": klok.dagen_geleden(9), "bespreken_op": straks}
    doe(huis.wijk.samira, plan_vaststellen, plan_id=samen.plan_id, **eerst)
    voor = _wat_emre_krijgt(huis, samira)
    assert datum_gewoon(straks) in voor[1]
    wijzig(huis, mensen)
    doe(huis.wijk.samira, plan_vaststellen, plan_id=samen.plan_id, bespreken_op=straks + timedelta(days=30))
    assert _wat_emre_krijgt(huis, samira) == voor
    with transactie(p.actor(huis.wijk.samira)):
        assert plan_beeld(huis.dossier.pk).bespreken_op == straks + timedelta(days=30)


def test_een_doel_dat_hij_nog_niet_mag_lezen_komt_niet_op_tafel(huis, samira):
    """REQ-033: an exception with a reason holds for the table, for paper and for the PDF as for every other road."""
    mensen = leden(huis)
    doel = maak_doel(huis, over=[mensen["Emre"].pk])
    assert GELD in "".join(_wat_emre_krijgt(huis, samira)[:2])
    zet_keuzelijsten("reden_niet_lezen")
    reden = {"uitzondering": "veiligheid", "tot": klok.vandaag() + timedelta(days=30)}
    doe(huis.wijk.samira, item_uitzonderen, soort="doel", item_id=doel.pk, **reden)
    assert GELD not in "".join(_wat_emre_krijgt(huis, samira)[:2])
