"""The acts on a bezwaar, from receipt to the judge."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from keukentafel.besluit.handelingen import bezwaar as h
from keukentafel.besluit.handelingen import bezwaarbesluit as hb
from keukentafel.besluit.handelingen import hoorzitting as hz
from keukentafel.besluit.handelingen.rechtsbewaking import rechtsbescherming_bewaken
from keukentafel.besluit.models import Beroep, Besluit, Bezwaar, Hoorzitting, Overweging
from keukentafel.besluit.opvragen import bezwaar as lees
from keukentafel.besluit.opvragen.bezwaar import bezwaar as bezwaarbeeld
from keukentafel.besluit.opvragen.bezwaar import dwangsom_van
from keukentafel.besluit.opvragen.rechtsblad import mensen_met
from keukentafel.besluit.regels.soorten import Besluitstand
from keukentafel.besluit.tests.hulp_recht import BEZWAAR, doe, maak_zaak, vers
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.dossier.models import Betrokkenheid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Taak
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
BESLISSING = {"uitkomst": "gegrond", "gevolg": "alsnog_toegekend", "motivering": "U heeft de hulp nodig."}
NL = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def zaak():
    with klok.zet_klok(date(2026, 5, 20)):
        yield maak_zaak()


def ontvang(zaak, wie=None, **velden):
    return doe(wie or zaak.wijk.samira, h.bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **{**BEZWAAR, **velden})


def bij_jet(zaak, **velden):
    """Received in time, handled by Jet, confirmed."""
    bezwaar = ontvang(zaak, ontvangen_op=date(2026, 5, 11), **velden)
    doe(zaak.jet, h.bezwaar_toewijzen, bezwaar_id=bezwaar.pk, medewerker_id=zaak.jet.pk)
    doe(zaak.jet, h.bezwaar_tijdig_beoordelen, bezwaar_id=bezwaar.pk, tijdig="op_tijd")
    doe(zaak.jet, h.bezwaar_bevestigen, bezwaar_id=bezwaar.pk)
    return bezwaar


def klaar_voor_besluit(zaak, **velden):
    bezwaar = bij_jet(zaak)
    doe(zaak.jet, hz.niet_horen, bezwaar_id=bezwaar.pk, grond="ziet_af")
    doe(zaak.jet, hb.bezwaar_beslissen, bezwaar_id=bezwaar.pk, **{**BESLISSING, **velden})
    return bezwaar


def teken(zaak, bezwaar, wie):
    """Sign, as the page of decisions does; the huisbel rings."""
    with transactie(p.SYSTEEM):
        sleutel = vers(Bezwaar, bezwaar).besluit_op_bezwaar_id
        Besluit.objects.filter(pk=sleutel).update(
            stand=Besluitstand.VASTGESTELD,
            ondertekenaar=wie,
            vastgesteld_op=klok.vandaag(),
            mandaat="ruim-wmo-jurist_bezwaar",
        )
        hb.bezwaar_beslist(gebeurtenis_melden("besluit_vastgesteld", sleutel))


def taken(bezwaar):
    with transactie(p.SYSTEEM):
        return set(Taak.objects.filter(onderwerp_id=bezwaar.pk, klaar_op=None).values_list("soort", flat=True))


def brieven(bezwaar):
    with transactie(p.SYSTEEM):
        return {b.titel for b in Brief.objects.filter(sleutel__startswith=f"bezwaar:{bezwaar.pk}:")}


def test_iedereen_die_de_inwoner_spreekt_neemt_het_aan(zaak):
    bezwaar = ontvang(zaak, zaak.wijk.frans, ontvangen_op=date(2026, 5, 18))
    assert bezwaar.uiterlijk == date(2026, 6, 29)  # worked example 9
    assert bezwaar.tijdig == ""  # a person judges, later
    assert taken(bezwaar) == {"bezwaar"}


def test_gepost_op_tijd_en_later_ontvangen_is_aanvaard(zaak):
    bezwaar = ontvang(zaak, gepost_op=date(2026, 5, 18))
    assert "6:9 lid 2" in bezwaar.tijdig_uitleg
    doe(zaak.jet, h.bezwaar_tijdig_beoordelen, bezwaar_id=bezwaar.pk, tijdig="op_tijd")
    assert vers(Bezwaar, bezwaar).tijdig_door == "Jet"


def test_te_laat_wordt_aangenomen_en_is_verschoonbaar_met_een_reden(zaak):
    bezwaar = ontvang(zaak)
    assert bezwaar.tijdig_uitleg.startswith("Ontvangen op 20 mei 2026.")
    with pytest.raises(Fout, match="waarom"):
        doe(zaak.jet, h.bezwaar_tijdig_beoordelen, bezwaar_id=bezwaar.pk, tijdig="verschoonbaar")
    doe(zaak.jet, h.bezwaar_tijdig_beoordelen, bezwaar_id=bezwaar.pk, tijdig="verschoonbaar", reden="Lag in ziekenhuis")
    assert vers(Bezwaar, bezwaar).tijdig_reden == "Lag in ziekenhuis"


def test_verkeerd_orgaan_de_dag_daar_telt(zaak):
    assert "6:15" in ontvang(zaak, elders_op=date(2026, 5, 15)).tijdig_uitleg


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"woorden": " "}, "Schrijf op"),
        ({"indiener": "ander"}, "naam"),
        ({"ontvangen_op": date(2026, 5, 21)}, "toekomst"),
        ({"gepost_op": date(2026, 5, 19), "ontvangen_op": date(2026, 5, 18)}, "na de dag"),
    ],
)
def test_wat_er_niet_klopt_wordt_gezegd(zaak, velden, zin):
    with pytest.raises(Fout, match=zin):
        ontvang(zaak, **velden)


def test_tegen_een_advies_kan_geen_bezwaar(zaak):
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=zaak.besluit.pk).update(soort="advies")
    with pytest.raises(Fout, match="geen besluit"):
        ontvang(zaak)


def test_alleen_de_jurist_behandelt(zaak):
    bezwaar = ontvang(zaak)
    with pytest.raises(GeenRecht):
        doe(zaak.wijk.samira, h.bezwaar_bevestigen, bezwaar_id=bezwaar.pk)


def test_wie_behandelt_krijgt_het_dossier_zolang_het_loopt(zaak):
    bezwaar = bij_jet(zaak)
    with transactie(p.SYSTEEM):
        banden = Betrokkenheid.objects.filter(medewerker=zaak.jet, tot=None)
        assert [b.waarvoor for b in banden] == ["bezwaar"]
    doe(zaak.jet, h.bezwaar_intrekken, bezwaar_id=bezwaar.pk, gevolg="alsnog_toegekend")
    with transactie(p.SYSTEEM):
        assert not Betrokkenheid.objects.filter(medewerker=zaak.jet, tot=None).exists()
    assert taken(bezwaar) == set()
    assert vers(Bezwaar, bezwaar).gevolg == "alsnog_toegekend"


def test_wie_weggaat_behandelt_nog_tot_de_laatste_dag(zaak):
    bezwaar = ontvang(zaak)
    with transactie(p.SYSTEEM):
        Medewerker.objects.filter(pk=zaak.jan.pk).update(in_dienst_tot=date(2026, 5, 21))
    with transactie(p.actor(zaak.jet)):
        assert str(zaak.jan.pk) in dict(mensen_met([Rol.JURIST_BEZWAAR], set()))
    doe(zaak.jet, h.bezwaar_toewijzen, bezwaar_id=bezwaar.pk, medewerker_id=zaak.jan.pk)
    with klok.zet_klok(date(2026, 5, 21)), pytest.raises(Fout, match=r"niet \(meer\) in dienst"):
        doe(zaak.jet, h.bezwaar_toewijzen, bezwaar_id=bezwaar.pk, medewerker_id=zaak.jan.pk)


def test_een_ander_neemt_het_over(zaak):
    bezwaar = bij_jet(zaak)
    doe(zaak.jet, h.bezwaar_toewijzen, bezwaar_id=bezwaar.pk, medewerker_id=zaak.jan.pk)
    with transactie(p.SYSTEEM):
        wie = {b.medewerker.naam for b in Betrokkenheid.objects.filter(waarvoor="bezwaar", tot=None)}
    assert wie == {"Jan"}


def test_wie_besloot_behandelt_het_niet(zaak):
    bezwaar = ontvang(zaak)
    with pytest.raises(Blokkade, match="10:3"):
        doe(zaak.jet, h.bezwaar_toewijzen, bezwaar_id=bezwaar.pk, medewerker_id=zaak.ben.pk)
    with transactie(p.SYSTEEM), pytest.raises(IntegrityError, match="nam"), transaction.atomic():
        Bezwaar.objects.filter(pk=bezwaar.pk).update(behandelaar=zaak.ben)


def test_wie_besloot_tekent_niet_opnieuw_ook_niet_in_de_databank(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    with transactie(p.SYSTEEM):
        Rolvervulling.objects.create(medewerker=zaak.ben, rol=Rol.JURIST_BEZWAAR.value, van=p.BEGIN)
    with pytest.raises(IntegrityError, match="beslist niet"), transaction.atomic():
        teken(zaak, bezwaar, zaak.ben)


def test_bevestigen_gaat_met_een_brief(zaak):
    bezwaar = bij_jet(zaak)
    assert vers(Bezwaar, bezwaar).stand == "bevestigd"
    assert brieven(bezwaar) == {"Wij hebben uw bezwaar ontvangen"}
    with pytest.raises(Fout, match="Dat kan nu niet"):
        doe(zaak.jet, h.bezwaar_bevestigen, bezwaar_id=bezwaar.pk)


def test_zonder_machtiging_wordt_die_gevraagd_en_staat_de_klok_stil(zaak):
    bezwaar = bij_jet(zaak, indiener="ander", indiener_naam="A. Buur")
    doe(zaak.jet, h.verzuim_vragen, bezwaar_id=bezwaar.pk, verzuim=["machtiging"], herstellen_tot=date(2026, 6, 3))
    with klok.zet_klok(date(2026, 6, 1)):
        doe(zaak.jet, h.verzuim_afronden, bezwaar_id=bezwaar.pk, hersteld=True)
    na = vers(Bezwaar, bezwaar)
    assert (na.stand, na.uiterlijk) == ("bevestigd", date(2026, 7, 10))  # 11 days still: 21 to 31 May
    with pytest.raises(Fout, match="al om herstel"):
        doe(zaak.jet, h.verzuim_vragen, bezwaar_id=bezwaar.pk, verzuim=["gronden"])


def test_niet_hersteld_pas_na_de_termijn(zaak):
    bezwaar = bij_jet(zaak)
    doe(zaak.jet, h.verzuim_vragen, bezwaar_id=bezwaar.pk, verzuim=["gronden"], herstellen_tot=date(2026, 6, 3))
    with pytest.raises(Fout, match="nog tot en met 3 juni"):
        doe(zaak.jet, h.verzuim_afronden, bezwaar_id=bezwaar.pk, hersteld=False)
    with klok.zet_klok(date(2026, 6, 4)):
        doe(zaak.jet, h.verzuim_afronden, bezwaar_id=bezwaar.pk, hersteld=False)
    assert vers(Bezwaar, bezwaar).uiterlijk == date(2026, 7, 13)  # 14 days still


def test_zolang_het_verzuim_loopt_schuift_de_laatste_dag_elke_dag_op(zaak):
    bezwaar = bij_jet(zaak)
    doe(zaak.jet, h.verzuim_vragen, bezwaar_id=bezwaar.pk, verzuim=["gronden"], herstellen_tot=date(2026, 6, 3))
    eerst = vers(Bezwaar, bezwaar).uiterlijk
    with klok.zet_klok(date(2026, 6, 1)):
        rechtsbescherming_bewaken()
        assert vers(Bezwaar, bezwaar).uiterlijk > eerst
    with klok.zet_klok(date(2026, 7, 1)):  # nobody looked meanwhile, and there is still time
        doe(zaak.jet, h.bezwaar_verdagen, bezwaar_id=bezwaar.pk, weken=1, reden="Wij wachten op de arts.")


@pytest.mark.parametrize(
    ("velden", "zin"), [({"verzuim": []}, "ontbreekt"), ({"herstellen_tot": date(2026, 5, 20)}, "te snel")]
)
def test_verzuim_vragen_kan_niet_zomaar(zaak, velden, zin):
    bezwaar = bij_jet(zaak)
    with pytest.raises(Fout, match=zin):
        doe(zaak.jet, h.verzuim_vragen, bezwaar_id=bezwaar.pk, **{"verzuim": ["datum"], **velden})


def test_verdagen_een_keer_en_langer_met_instemming(zaak):
    bezwaar = bij_jet(zaak)
    doe(zaak.jet, h.bezwaar_verdagen, bezwaar_id=bezwaar.pk, weken=6, reden="Wij wachten op de arts.")
    assert vers(Bezwaar, bezwaar).uiterlijk == date(2026, 8, 10)  # worked example 9
    with pytest.raises(Fout, match="al verdaagd"):
        doe(zaak.jet, h.bezwaar_verdagen, bezwaar_id=bezwaar.pk, weken=1, reden="Nog even.")
    doe(zaak.jet, h.bezwaar_verdagen, bezwaar_id=bezwaar.pk, weken=2, reden="Samen afgesproken.", instemming=True)
    assert vers(Bezwaar, bezwaar).uiterlijk == date(2026, 8, 24)


@pytest.mark.parametrize(
    ("weken", "reden", "dag", "zin"),
    [
        (7, "x", date(2026, 5, 20), "7 weken kan niet"),
        (0, "x", date(2026, 5, 20), "0 weken kan niet"),
        (6, " ", date(2026, 5, 20), "Waarom duurt het langer"),
        (6, "x", date(2026, 6, 30), "De termijn is voorbij"),
    ],
)
def test_verdagen_kan_niet_zomaar(zaak, weken, reden, dag, zin):
    bezwaar = bij_jet(zaak)
    with klok.zet_klok(dag), pytest.raises(Fout, match=zin):
        doe(zaak.jet, h.bezwaar_verdagen, bezwaar_id=bezwaar.pk, weken=weken, reden=reden)


def test_hoorzitting_met_uitnodiging_en_verslag(zaak):
    bezwaar = bij_jet(zaak)
    wanneer = datetime(2026, 6, 8, 10, 0, tzinfo=NL)
    plan = {"op": wanneer, "plaats": "Dorpsplein 1", "voorzitter_id": zaak.jet.pk, "leden": [zaak.jan.pk]}
    zitting = doe(zaak.jet, hz.hoorzitting_plannen, bezwaar_id=bezwaar.pk, **plan)
    assert (zitting.ter_inzage_van, zitting.stukken_tot) == (date(2026, 6, 1), date(2026, 5, 29))
    with transactie(p.SYSTEEM):
        brief = Briefinhoud.objects.get(bron__stap="hoorzitting")
    assert brief.bron["dag"] == "maandag 8 juni 2026"
    with pytest.raises(Fout, match="8 juni"):
        doe(zaak.jet, hz.hoorzitting_houden, bezwaar_id=bezwaar.pk, verslag="Te vroeg")
    with klok.zet_klok(date(2026, 6, 8)):
        doe(zaak.jet, hz.hoorzitting_houden, bezwaar_id=bezwaar.pk, verslag="Mevrouw vertelde hoe het gaat.")
    assert vers(Bezwaar, bezwaar).stand == "advies"
    assert vers(Hoorzitting, zitting).gehouden_op == date(2026, 6, 8)


def test_eerder_horen_alleen_als_de_inwoner_dat_goed_vindt(zaak):
    bezwaar = bij_jet(zaak)
    plan = {"op": datetime(2026, 5, 22, 10, 0, tzinfo=NL), "plaats": "Thuis", "voorzitter_id": zaak.jet.pk}
    with pytest.raises(Fout, match="latere dag"):
        doe(zaak.jet, hz.hoorzitting_plannen, bezwaar_id=bezwaar.pk, **plan)
    zitting = doe(zaak.jet, hz.hoorzitting_plannen, bezwaar_id=bezwaar.pk, **plan, eerder_goed=True)
    assert zitting.ter_inzage_van == date(2026, 5, 20)


def test_wie_besloot_leidt_de_hoorzitting_niet(zaak):
    bezwaar = bij_jet(zaak)
    plan = {"op": datetime(2026, 6, 8, 10, 0, tzinfo=NL), "plaats": "Thuis", "voorzitter_id": zaak.ben.pk}
    with pytest.raises(Blokkade, match="7:5"):
        doe(zaak.jet, hz.hoorzitting_plannen, bezwaar_id=bezwaar.pk, **plan)


def test_besluit_op_bezwaar_met_overwegingen_en_brief(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    besluit = vers(Bezwaar, bezwaar).besluit_op_bezwaar_id
    with transactie(p.SYSTEEM):
        soorten = list(Overweging.objects.filter(besluit=besluit).order_by("volgorde").values_list("soort", flat=True))
    assert soorten == ["feit", "regel", "regel", "afweging", "conclusie"]
    with klok.zet_klok(date(2026, 6, 29)):
        teken(zaak, bezwaar, zaak.jan)
    na = vers(Bezwaar, bezwaar)
    assert (na.stand, na.beslist_op) == ("beslist", date(2026, 6, 29))
    assert "Ons besluit op uw bezwaar" in brieven(bezwaar)


@pytest.mark.parametrize(
    ("velden", "zin"),
    [({"uitkomst": "ongegrond"}, "past niet"), ({"motivering": " "}, "waarom")],
)
def test_beslissen_kan_niet_zomaar(zaak, velden, zin):
    with pytest.raises(Fout, match=zin):
        klaar_voor_besluit(zaak, **velden)


def test_beslissen_kan_niet_voor_het_horen(zaak):
    bezwaar = bij_jet(zaak)
    velden = {"uitkomst": "ongegrond", "gevolg": "in_stand", "motivering": "x"}
    with pytest.raises(Fout, match="horen"):
        doe(zaak.jet, hb.bezwaar_beslissen, bezwaar_id=bezwaar.pk, **velden)


def test_na_gelijk_vragen_wij_wat_wij_leren_en_niets_wacht_erop(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    with pytest.raises(Fout, match="als het bezwaar klaar is"):
        doe(zaak.jet, hb.bezwaar_leren, bezwaar_id=bezwaar.pk, les="Eerst bellen.")
    teken(zaak, bezwaar, zaak.jan)
    assert (vers(Bezwaar, bezwaar).stand, vers(Bezwaar, bezwaar).les) == ("beslist", "")
    with pytest.raises(Fout, match="in één zin"):
        doe(zaak.jet, hb.bezwaar_leren, bezwaar_id=bezwaar.pk, les=" ")
    doe(zaak.jet, hb.bezwaar_leren, bezwaar_id=bezwaar.pk, les=" Eerst bellen. ")
    assert vers(Bezwaar, bezwaar).les == "Eerst bellen."


@pytest.mark.parametrize(("gevolg", "vraagt"), [("alsnog_toegekend", True), ("in_stand", False)])
def test_ook_na_intrekken_leren_wij_als_de_hulp_er_toch_kwam(zaak, gevolg, vraagt):
    bezwaar = bij_jet(zaak)
    doe(zaak.jet, h.bezwaar_intrekken, bezwaar_id=bezwaar.pk, gevolg=gevolg)
    with transactie(p.actor(zaak.jet)):
        assert lees.bezwaar(bezwaar.pk).leert is vraagt


def test_wie_besloot_schrijft_ook_niet_op_wat_wij_leren(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    teken(zaak, bezwaar, zaak.jan)
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=zaak.besluit.pk).update(toetser=zaak.jet)
    with pytest.raises(Blokkade):
        doe(zaak.jet, hb.bezwaar_leren, bezwaar_id=bezwaar.pk, les="Eerst bellen.")


def in_gebreke(zaak, bezwaar, op):
    doe(zaak.jet, hb.bezwaar_ingebreke, bezwaar_id=bezwaar.pk, op=op)
    return vers(Bezwaar, bezwaar)


def test_ingebrekestelling_te_vroeg_blijft_bewaard_en_telt_niet(zaak):
    """GEWEIGERD as notice of default; the letter itself is kept, once."""
    bezwaar = bij_jet(zaak)
    for _ in range(2):
        na = in_gebreke(zaak, bezwaar, date(2026, 5, 20))
    assert (na.ingebreke_op, na.ingebreke_vroeg) == (None, [date(2026, 5, 20)])
    assert "bezwaar_ingebreke" not in taken(bezwaar)
    with transactie(p.actor(zaak.jet)):
        (zin,) = bezwaarbeeld(bezwaar.pk).let_op
    assert "van 20 mei 2026 telt niet. Te vroeg: wij hebben tot en met 29 juni 2026" in zin


def test_ingebrekestelling_op_tijd_geeft_twee_weken_en_dan_elke_dag_geld(zaak):
    bezwaar = bij_jet(zaak)
    with klok.zet_klok(date(2026, 6, 30)):
        assert in_gebreke(zaak, bezwaar, date(2026, 6, 30)).ingebreke_op == date(2026, 6, 30)
        with transactie(p.SYSTEEM):
            (taak,) = Taak.objects.filter(onderwerp_id=bezwaar.pk, soort="bezwaar_ingebreke", klaar_op=None)
    assert taak.uiterlijk == date(2026, 7, 14)
    with klok.zet_klok(date(2026, 7, 21)), transactie(p.actor(zaak.jet)):
        zinnen = " ".join(bezwaarbeeld(bezwaar.pk).let_op)
    assert "t/m dinsdag 14 juli 2026" in zinnen
    assert "Tot nu toe 7 dagen te laat, € 161. Besluit over de dwangsom: uiterlijk 8 september 2026." in zinnen


def test_zolang_er_iets_ontbreekt_is_een_ingebrekestelling_te_vroeg(zaak):
    """The clock stands still (Awb 7:10 lid 2), also when the job of the night did not move the last day yet."""
    bezwaar = bij_jet(zaak)
    velden = {"verzuim": ["machtiging"], "herstellen_tot": date(2026, 7, 6)}
    with klok.zet_klok(date(2026, 6, 22)):
        doe(zaak.jet, h.verzuim_vragen, bezwaar_id=bezwaar.pk, **velden)
    with klok.zet_klok(date(2026, 6, 30)):
        na = in_gebreke(zaak, bezwaar, date(2026, 6, 30))
    assert (na.ingebreke_op, na.ingebreke_vroeg, na.uiterlijk) == (None, [date(2026, 6, 30)], date(2026, 7, 6))


def test_beroep_en_opnieuw_beslissen(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    teken(zaak, bezwaar, zaak.jan)
    vandaag = date(2026, 5, 20)
    beroep = doe(zaak.jet, hb.beroep_instellen, bezwaar_id=bezwaar.pk, soort="beroep", ingesteld_op=vandaag)
    assert vers(Bezwaar, bezwaar).stand == "beroep"
    doe(zaak.jet, hb.uitspraak_vastleggen, beroep_id=beroep.pk, uitspraak="opnieuw", op=vandaag)
    na = vers(Bezwaar, bezwaar)
    assert (na.stand, na.uitkomst, na.besluit_op_bezwaar_id) == ("advies", "", None)


def test_na_de_rechter_begint_de_termijn_opnieuw_en_is_niemand_al_te_laat(zaak):
    """Six weeks from the ruling, whatever was put off before; a notice of default counts only after those."""
    bezwaar = bij_jet(zaak)
    doe(zaak.jet, h.bezwaar_verdagen, bezwaar_id=bezwaar.pk, weken=6, reden="Wij wachten op de arts.")
    doe(zaak.jet, hz.niet_horen, bezwaar_id=bezwaar.pk, grond="ziet_af")
    doe(zaak.jet, hb.bezwaar_beslissen, bezwaar_id=bezwaar.pk, **BESLISSING)
    teken(zaak, bezwaar, zaak.jan)
    wat = {"soort": "beroep", "ingesteld_op": date(2026, 5, 20)}
    beroep = doe(zaak.jet, hb.beroep_instellen, bezwaar_id=bezwaar.pk, **wat)
    with transactie(p.SYSTEEM):
        Bezwaar.objects.filter(pk=bezwaar.pk).update(ingebreke_op=date(2026, 5, 19))
    uitspraak = date(2026, 11, 12)
    with klok.zet_klok(uitspraak):
        doe(zaak.jet, hb.uitspraak_vastleggen, beroep_id=beroep.pk, uitspraak="opnieuw", op=uitspraak)
        assert vers(Bezwaar, bezwaar).uiterlijk == date(2026, 12, 24)
        with transactie(p.SYSTEEM):
            (taak,) = Taak.objects.filter(onderwerp_id=bezwaar.pk, soort="bezwaar", klaar_op=None)
    assert "uiterlijk 24 december 2026" in taak.tekst
    with klok.zet_klok(date(2026, 12, 24)):
        assert in_gebreke(zaak, bezwaar, date(2026, 12, 24)).ingebreke_vroeg == [date(2026, 12, 24)]
    with klok.zet_klok(date(2026, 12, 28)):
        assert in_gebreke(zaak, bezwaar, date(2026, 12, 28)).ingebreke_op == date(2026, 12, 28)
        with transactie(p.SYSTEEM):
            assert dwangsom_van(Bezwaar.objects.get(pk=bezwaar.pk)).kalender.eerste_dag == date(2027, 1, 12)


def test_de_termijn_die_de_rechter_gaf_geldt_en_wordt_niet_verdaagd(zaak):
    """Awb 8:72 lid 4: from that day on it is late, and no rule of ours moves it."""
    bezwaar = bij_jet(zaak)
    doe(zaak.jet, hz.niet_horen, bezwaar_id=bezwaar.pk, grond="ziet_af")
    doe(zaak.jet, hb.bezwaar_beslissen, bezwaar_id=bezwaar.pk, **BESLISSING)
    teken(zaak, bezwaar, zaak.jan)
    wat = {"soort": "beroep", "ingesteld_op": date(2026, 5, 20)}
    beroep = doe(zaak.jet, hb.beroep_instellen, bezwaar_id=bezwaar.pk, **wat)
    op, tot = date(2026, 11, 12), date(2026, 11, 28)
    with klok.zet_klok(op):
        for fout, anders in (
            ("hoort bij een rechter die een nieuw besluit wil", {"uitspraak": "ongegrond"}),
            ("11 november 2026 is voor de uitspraak van 12 november 2026", {"beslis_tot": date(2026, 11, 11)}),
        ):
            velden = {"uitspraak": "opnieuw", "op": op, "beslis_tot": tot} | anders
            with pytest.raises(Fout, match=fout):
                doe(zaak.jet, hb.uitspraak_vastleggen, beroep_id=beroep.pk, **velden)
        jet = log_in(Client(), zaak.jet)
        velden = {"beroep_id": beroep.pk, "uitspraak": "opnieuw", "op": op, "beslis_tot": tot}
        velden = {f"uitspraak-{veld}": waarde for veld, waarde in velden.items()}
        assert jet.post(f"{bezwaar.adres}uitspraak/", velden).status_code == 302
        na = vers(Bezwaar, bezwaar)
        assert (na.uiterlijk, na.termijn_uitleg) == (
            tot,
            "De rechter wil een nieuw besluit, uiterlijk 28 november 2026 (Awb art. 8:72 lid 4).",
        )
        with pytest.raises(Fout, match="De rechter gaf een termijn tot en met 28 november 2026"):
            doe(zaak.jet, h.bezwaar_verdagen, bezwaar_id=bezwaar.pk, weken=2, reden="Druk.", instemming=True)
    with klok.zet_klok(date(2026, 11, 30)):
        assert in_gebreke(zaak, bezwaar, date(2026, 11, 30)).ingebreke_op == date(2026, 11, 30)
    with transactie(p.SYSTEEM), pytest.raises(IntegrityError, match="beroep_beslis_tot"), transaction.atomic():
        Beroep.objects.filter(pk=beroep.pk).update(beslis_tot=date(2026, 11, 1))


def test_naar_de_rechter_naast_het_bezwaar(zaak):
    bezwaar = bij_jet(zaak)
    vandaag = date(2026, 5, 20)
    for soort in ("voorlopige_voorziening", "niet_tijdig"):
        doe(zaak.jet, hb.beroep_instellen, bezwaar_id=bezwaar.pk, soort=soort, ingesteld_op=vandaag)
    assert vers(Bezwaar, bezwaar).stand == "bevestigd"
    with pytest.raises(Fout, match="rechtbank"):
        doe(zaak.jet, hb.beroep_instellen, bezwaar_id=bezwaar.pk, soort="hoger_beroep", ingesteld_op=vandaag)
    with transactie(p.SYSTEEM):
        assert Beroep.objects.filter(bezwaar=bezwaar.pk).count() == 2


def test_voor_de_termijn_komt_er_een_taak_en_maar_een_keer(zaak):
    bezwaar = bij_jet(zaak)
    assert rechtsbescherming_bewaken() == 0
    with klok.zet_klok(date(2026, 6, 15)):
        assert rechtsbescherming_bewaken() == 1
        assert rechtsbescherming_bewaken() == 0
    assert "bezwaar_termijn" in taken(bezwaar)
