"""Emergency access: right, refusals, who hears it, what the walls say while it runs and after (AUT-01, REQ-154)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection

from keukentafel.dossier.models import Dossier, Toegangsverlening
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Afwezigheid, Inrichting
from keukentafel.organisatie.opvragen.actor import actor_van
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.handelingen.noodtoegang import (
    bewaar,
    toegang_aflopen,
    toegang_beeindigen,
    toegang_bij_afscherming,
    toegang_intrekken,
)
from keukentafel.privacy.handelingen.openbaarmaking import toegangsakkoord_geven
from keukentafel.privacy.tests.toegang import (
    REDEN,
    Toneel,
    binnen,
    later,
    logregels,
    maak_kring,
    maak_toneel,
    neem,
    scherm_af,
    taken,
    voor_wie,
    weigert,
)
from keukentafel.toegang.models import Belangenconflict
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def toneel() -> Toneel:
    return maak_toneel()


def rij_van(rij: Toegangsverlening) -> Toegangsverlening:
    with transactie(p.SYSTEEM):
        return Toegangsverlening.objects.get(pk=rij.pk)


def ruw(wie, toneel) -> tuple[int, int, int]:
    """Dossiers, residents and journal lines that raw SQL as the application role finds for the ties of this moment."""
    with transactie(actor_van(wie)), connection.cursor() as cursor:
        tellen = []
        for tabel, kolom, sleutel in (
            ("dossier_dossier", "id", toneel.dossier.pk),
            ("inwoner_huishoudlid", "huishouden_id", toneel.huis.huishouden.pk),
            ("dossier_betrokkenheid", "dossier_id", toneel.dossier.pk),
        ):
            cursor.execute(f"SELECT count(*) FROM {tabel} WHERE {kolom} = %s", [sleutel])
            tellen.append(cursor.fetchone()[0])
    return tuple(tellen)


# --- Taking it --------------------------------------------------------------------------------------------------------


def test_nemen_opent_dit_dossier_en_niets_anders(toneel):
    assert ruw(toneel.zoe, toneel) == (0, 0, 0)
    neem(toneel)
    assert ruw(toneel.zoe, toneel) == (1, 3, 2)
    with transactie(p.SYSTEEM):
        assert Dossier.objects.count() == 1
    actor = actor_van(toneel.zoe)
    assert (set(actor.dossiers), set(actor.huishoudens)) == ({toneel.dossier.pk}, {toneel.huis.huishouden.pk})


def test_de_rol_wordt_niet_ruimer(toneel):
    """A wijkcoach reads no income items, in an emergency neither: the matrix still decides."""
    neem(toneel)
    with transactie(actor_van(toneel.zoe)):
        assert poort.haal(Dossier, toneel.dossier.pk, Recht.DOSSIER_LEZEN)
        with pytest.raises(GeenRecht):
            poort.eis(Recht.LOGBOEK_LEZEN)


def test_zonder_recht_kan_het_niet(toneel):
    _, pogingen = weigert(GeenRecht, lambda: neem(toneel, toneel.huis.wijk.frans))
    assert pogingen == ["geen recht"]


def test_het_is_gelogd_en_gemeld(toneel):
    rij = neem(toneel)
    regel = logregels(soort="handeling", recht="noodtoegang_nemen")[0]
    assert (regel["dossier"], regel["gegevens"]["categorie"]) == (str(toneel.dossier.pk), "gevaar")
    with transactie(p.SYSTEEM):
        gebeurtenis = Gebeurtenis.objects.get(soort="noodtoegang_genomen")
    assert (gebeurtenis.onderwerp, sorted(gebeurtenis.gegevens)) == (rij.pk, ["categorie", "tot"])


def test_regisseur_manager_en_privacy_officer_horen_het_meteen(toneel):
    rij = neem(toneel)
    assert voor_wie("noodtoegang_gemeld") == ["Samira", "privacy_officer", "wijkteammanager"]
    tekst = taken("noodtoegang_gemeld")[0][1]
    assert f"Zoë nam noodtoegang tot {rij.tot.astimezone(klok.AMSTERDAM):%H.%M} uur" in tekst
    assert "Yılmaz" not in tekst


def test_elke_inzage_zegt_noodprocedure(toneel):
    """PRV-17: a look at the dossier, at a member of it, and an act in it."""
    rij = neem(toneel)
    with transactie(p.SYSTEEM):
        lid = Huishoudlid.objects.filter(huishouden=toneel.huis.huishouden).first()
    with transactie(actor_van(toneel.zoe)):
        poort.haal(Dossier, toneel.dossier.pk, Recht.DOSSIER_LEZEN)
        poort.haal(Inwoner, lid.inwoner_id, Recht.INWONER_LEZEN)
    regels = logregels(soort="kijken", noodprocedure=True)
    assert {(r["doel"], r["verlening"]) for r in regels} == {("noodtoegang", str(rij.pk))}
    assert {r["object_soort"] for r in regels} == {"dossier.dossier", "inwoner.inwoner"}


def test_eigen_werk_heet_geen_noodtoegang(toneel):
    neem(toneel)
    with transactie(actor_van(toneel.huis.wijk.samira)):
        poort.haal(Dossier, toneel.dossier.pk, Recht.DOSSIER_LEZEN)
    regel = logregels(soort="kijken", object_soort="dossier.dossier")[0]
    assert (regel["doel"], regel.get("noodprocedure")) == ("betrokken", None)


# --- Refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reden", ["", "  ", "spoed", "nu meteen nodig"])
def test_zonder_reden_niet(toneel, reden):
    with pytest.raises(Fout) as fout:
        neem(toneel, reden=reden)
    assert fout.value.veld == "reden"
    assert not binnen(toneel.zoe, toneel.dossier)


@pytest.mark.parametrize("minuten", [0, -5, 241, 100_000])
def test_nooit_langer_dan_vier_uur(toneel, minuten):
    with pytest.raises(Fout) as fout:
        neem(toneel, minuten=minuten)
    assert (fout.value.veld, str(minuten) in fout.value.tekst) == ("minuten", True)


def test_de_gemeente_kiest_een_kortere_tijd(toneel):
    with transactie(p.SYSTEEM):
        Inrichting.objects.create(
            soort="instelling",
            code="noodtoegang_hoogstens_minuten",
            naam="x",
            waarde={"waarde": 30},
            geldig_van=p.BEGIN,
        )
    with pytest.raises(Fout):
        neem(toneel, minuten=31)
    assert neem(toneel, minuten=30)


def test_onbekende_reden_uit_de_lijst(toneel):
    with pytest.raises(Fout) as fout:
        neem(toneel, categorie="nieuwsgierig")
    assert fout.value.veld == "categorie"


def test_eigen_kring_nooit(toneel):
    maak_kring(toneel, toneel.zoe)
    fout, pogingen = weigert(Blokkade, lambda: neem(toneel))
    assert (fout.code, pogingen) == ("noodtoegang-eigen-kring", ["noodtoegang-eigen-kring"])


def test_wie_later_familie_blijkt_is_meteen_buiten(toneel):
    neem(toneel)
    maak_kring(toneel, toneel.zoe)
    assert not binnen(toneel.zoe, toneel.dossier)
    assert (actor_van(toneel.zoe).verleend, ruw(toneel.zoe, toneel)) == ((), (0, 0, 0))


def test_een_afgeschermd_adres_alleen_met_akkoord(toneel):
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(roepnaam="Elif").update(adres_afgeschermd=True)
    with pytest.raises(Blokkade) as fout:
        neem(toneel)
    assert fout.value.code == "noodtoegang-afgeschermd"
    akkoord(toneel)
    assert neem(toneel).akkoord


def test_een_collega_uit_het_eigen_team_alleen_met_akkoord_en_dat_verraadt_niet_waarom(toneel):
    """MAN-08, AUT-04: who is a client and works beside Zoë. The words are those of a shielded address."""
    with transactie(p.SYSTEEM):
        cor = p.maak_medewerker("Cor", p.Rol.WIJKCOACH, toneel.huis.wijk.zuid)
        ver = p.maak_medewerker("Wout", p.Rol.WIJKCOACH, p.maak_team("west", "West"))
        elif_ = Inwoner.objects.get(roepnaam="Elif")
        velden = {
            "soort": "huisgenoot",
            "team": elif_.team,
            "sinds": klok.vandaag(),
            "gemaakt_door": "systeem:eigen_kring",
        }
        rij = Belangenconflict.objects.create(medewerker=cor, inwoner=elif_, **velden)
    fout, pogingen = weigert(Blokkade, lambda: neem(toneel))
    assert (pogingen, "collega" in fout.tekst) == (["noodtoegang-afgeschermd"], False)
    assert neem(toneel, ver)
    akkoord(toneel)
    assert neem(toneel).akkoord
    with later(hours=5), transactie(p.SYSTEEM):
        Belangenconflict.objects.filter(pk=rij.pk).update(opgeheven_op=klok.vandaag())
    with later(hours=30):
        assert not neem(toneel).akkoord


def akkoord(toneel, **velden):
    basis = {"nummer": toneel.dossier.nummer, "medewerker_id": toneel.zoe.pk, "reden": "Er is gevaar voor het kind."}
    return doe(toneel.aandacht, toegangsakkoord_geven, **{**basis, **velden})


def test_verborgen_is_hetzelfde_als_afwezig(toneel):
    scherm_af(toneel)
    fouten = []
    for sleutel in toneel.dossier.pk, uuid4():
        fout, pogingen = weigert(NietGevonden, lambda sleutel=sleutel: neem(toneel, dossier_id=sleutel))
        fouten.append((str(fout), pogingen))
    assert fouten == [("dossier.dossier", ["niet gevonden"])] * 2


def test_verborgen_met_akkoord_gaat_open_en_blijft_binnen_de_dag():
    toneel = maak_toneel()
    scherm_af(toneel)
    akkoord(toneel)
    assert voor_wie("toegangsakkoord") == ["Zoë"]
    with later(hours=25), pytest.raises(NietGevonden):
        neem(toneel)
    neem(toneel)
    assert ruw(toneel.zoe, toneel) == (1, 3, 2)
    assert all("afgeschermd dossier" in t for wie, t in taken("noodtoegang_gemeld") if wie != "Samira")


def test_een_akkoord_is_van_een_medewerker():
    toneel = maak_toneel()
    scherm_af(toneel)
    akkoord(toneel, medewerker_id=toneel.huis.wijk.tom.pk)
    with pytest.raises(NietGevonden):
        neem(toneel)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"nummer": "1999-1"}, "nummer"), ({"medewerker_id": uuid4()}, "medewerker_id"), ({"reden": " "}, "reden")],
)
def test_akkoord_met_onbekende_gegevens(toneel, velden, veld):
    with pytest.raises(Fout) as fout:
        akkoord(toneel, **velden)
    assert fout.value.veld == veld


def test_akkoord_is_van_de_aandachtsfunctionaris_en_nooit_voor_zichzelf(toneel):
    velden = {"nummer": toneel.dossier.nummer, "reden": "Er is gevaar."}
    with pytest.raises(GeenRecht):
        doe(toneel.zoe, toegangsakkoord_geven, medewerker_id=toneel.zoe.pk, **velden)
    with pytest.raises(Fout):
        akkoord(toneel, medewerker_id=toneel.aandacht.pk)


def test_na_het_dienstverband_niet(toneel):
    with transactie(p.SYSTEEM):
        toneel.zoe.in_dienst_tot = klok.vandaag()
        toneel.zoe.save()
    with pytest.raises(Blokkade) as fout:
        neem(toneel)
    assert fout.value.code == "noodtoegang-uit-dienst"


def test_wie_vertrekt_is_meteen_buiten(toneel):
    neem(toneel)
    with transactie(p.SYSTEEM):
        toneel.zoe.in_dienst_tot = klok.vandaag()
        toneel.zoe.save()
    assert (binnen(toneel.zoe, toneel.dossier), ruw(toneel.zoe, toneel)) == (False, (0, 0, 0))


def test_wie_betrokken_is_heeft_het_niet_nodig(toneel):
    with pytest.raises(Fout, match="al betrokken"):
        neem(toneel, toneel.huis.wijk.samira)


def test_wie_waarneemt_krijgt_de_noodtoegang_niet_mee(toneel):
    neem(toneel)
    with transactie(p.SYSTEEM):
        Afwezigheid.objects.create(
            medewerker=toneel.zoe, waarnemer=toneel.huis.wijk.tom, van=klok.vandaag(), reden="verlof"
        )
    assert not binnen(toneel.huis.wijk.tom, toneel.dossier)


# --- The end ----------------------------------------------------------------------------------------------------------


def test_het_stopt_vanzelf_ook_voordat_de_taak_loopt(toneel):
    neem(toneel, minuten=60)
    with later(minutes=59):
        assert binnen(toneel.zoe, toneel.dossier)
    with later(minutes=60):
        assert (binnen(toneel.zoe, toneel.dossier), ruw(toneel.zoe, toneel)) == (False, (0, 0, 0))


def test_een_klok_die_terugspringt_opent_niets_opnieuw(toneel):
    rij = neem(toneel, minuten=60)
    with later(minutes=61):
        assert toegang_aflopen() == 1
    with later(minutes=30):
        assert (binnen(toneel.zoe, toneel.dossier), toegang_aflopen()) == (False, 0)
    with later(minutes=-30):
        assert not binnen(toneel.zoe, toneel.dossier)
    assert rij_van(rij).beeindigd_door == "systeem:noodtoegang"


def test_een_klok_die_vooruit_en_terug_springt_geeft_niet_meer_tijd(toneel):
    """Before the job ran, a clock set back to within the hour is within the hour: no more than was given."""
    neem(toneel, minuten=60)
    with later(hours=3):
        assert not binnen(toneel.zoe, toneel.dossier)
    with later(minutes=-1):
        assert not binnen(toneel.zoe, toneel.dossier)


def test_zelf_beeindigen(toneel):
    rij = neem(toneel)
    doe(toneel.zoe, toegang_beeindigen, verlening_id=rij.pk)
    doe(toneel.zoe, toegang_beeindigen, verlening_id=rij.pk)
    assert not binnen(toneel.zoe, toneel.dossier)
    assert voor_wie("noodtoegang_verantwoorden") == ["Zoë"]
    assert len(logregels(soort="handeling", recht="noodtoegang_nemen")) == 3


def test_een_ander_beeindigt_niet_zomaar(toneel):
    rij = neem(toneel)
    with pytest.raises(NietGevonden):
        doe(toneel.huis.wijk.samira, toegang_beeindigen, verlening_id=rij.pk)


def test_de_regisseur_trekt_het_in(toneel):
    rij = neem(toneel)
    doe(toneel.huis.wijk.samira, toegang_intrekken, verlening_id=rij.pk, reden="Ik ben er weer en doe het zelf.")
    assert not binnen(toneel.zoe, toneel.dossier)
    assert ("Zoë", f"Dossier {toneel.dossier.nummer}: Samira beëindigde je toegang.") in taken("noodtoegang_gemeld")
    with pytest.raises(Fout):
        doe(toneel.manager_oost, toegang_intrekken, verlening_id=rij.pk, reden="Ook nog.")


def test_wie_er_niet_over_gaat_trekt_niets_in(toneel):
    rij = neem(toneel)
    with pytest.raises(GeenRecht):
        doe(toneel.officer, toegang_intrekken, verlening_id=rij.pk, reden="x")
    with pytest.raises(Blokkade) as fout:
        doe(toneel.zoe, toegang_intrekken, verlening_id=rij.pk, reden="x")
    assert fout.value.code == "toegang-andere-beslisser"


def test_verlengen_is_opnieuw_nemen_met_een_nieuwe_reden(toneel):
    neem(toneel, minuten=10)
    with pytest.raises(Fout, match="loopt al"):
        neem(toneel)
    with later(minutes=11):
        assert neem(toneel, reden="Het is nog steeds niet rustig daar.")
    assert voor_wie("noodtoegang_verantwoorden") == ["Zoë"]


def test_twee_tegelijk_zijn_er_een(toneel):
    """The database keeps the second out, whatever both screens thought."""
    rij = neem(toneel)
    kopie = rij_van(rij)
    kopie.pk = uuid4()
    with pytest.raises(IntegrityError), transactie(p.SYSTEEM):
        kopie.save(force_insert=True)


def test_wie_het_verliest_hoort_waarom(toneel):
    kopie = rij_van(neem(toneel))
    kopie.pk = uuid4()
    with pytest.raises(Fout, match="op dit moment al"), transactie(p.SYSTEEM):
        bewaar(kopie)


def test_zonder_team_kijkt_het_team_van_het_dossier_mee(toneel):
    with transactie(p.SYSTEEM):
        los = p.maak_medewerker("Vishal", p.Rol.SCHULDHULPVERLENER, None)
    assert neem(toneel, los).team_id == toneel.huis.wijk.oost.pk


@pytest.mark.parametrize("velden", [{"tot": timedelta(hours=5)}, {"tot": -timedelta(minutes=1)}])
def test_de_databank_weigert_wat_niet_waar_mag_zijn(toneel, velden):
    rij = rij_van(neem(toneel))
    with pytest.raises(IntegrityError), transactie(p.SYSTEEM):
        Toegangsverlening.objects.filter(pk=rij.pk).update(tot=rij.van + velden["tot"])


def test_vaker_wordt_geteld_en_verteld(toneel):
    for uur in range(3):
        with later(hours=2 * uur):
            neem(toneel)
    teksten = [tekst for wie, tekst in taken("noodtoegang_gemeld") if wie == "privacy_officer"]
    assert [t for t in teksten if "Dit is de 3e keer in 90 dagen." in t]
    assert len(teksten) == 3


def test_afschermen_beeindigt_wat_loopt(toneel):
    rij = neem(toneel)
    with transactie(p.SYSTEEM):
        lid = Huishoudlid.objects.filter(huishouden=toneel.huis.huishouden).first().inwoner_id
    for afgeschermd in False, True:
        toegang_bij_afscherming(Gebeurtenis(onderwerp=lid, gegevens={"afgeschermd": afgeschermd}))
        assert (rij_van(rij).beeindigd_op is not None) is afgeschermd


def test_een_afgeschermd_dossier_is_meteen_dicht(toneel):
    """Before the bell rang: the wall asks the dossier itself."""
    neem(toneel)
    scherm_af(toneel)
    assert (binnen(toneel.zoe, toneel.dossier), ruw(toneel.zoe, toneel)) == (False, (0, 0, 0))


def test_wie_de_tabel_zelf_ziet(toneel):
    """Raw, as the application role: the worker, who is tied, both managers and who watches; no colleague of a team."""
    neem(toneel)
    with transactie(p.SYSTEEM):
        ander = p.maak_medewerker("Cor", p.Rol.WIJKCOACH, toneel.huis.wijk.zuid)
    ziet = [toneel.zoe, toneel.huis.wijk.samira, toneel.manager_oost, toneel.manager_zuid, toneel.officer, toneel.fg]
    for wie, aantal in [*((w, 1) for w in ziet), (ander, 0), (toneel.huis.wijk.tom, 0), (toneel.huis.wijk.frans, 0)]:
        with transactie(actor_van(wie)), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM dossier_toegangsverlening")
            assert cursor.fetchone() == (aantal,), wie.naam


def test_niemand_zet_zichzelf_binnen_met_een_rij_van_een_ander(toneel):
    """Who writes, writes under the own name: a row in the name of a colleague is refused by the database."""
    rij = neem(toneel)
    kopie = rij_van(rij)
    kopie.pk, kopie.soort, kopie.toegestaan = uuid4(), "verzoek", True
    with pytest.raises(Exception, match="row-level security"), transactie(actor_van(toneel.huis.wijk.tom)):
        kopie.save(force_insert=True)


def test_de_reden_staat_er_en_de_naam_van_de_inwoner_nergens(toneel):
    rij = neem(toneel, onveilig=True)
    assert rij_van(rij).reden == REDEN
    assert voor_wie("openbaarmaking_bepalen") == ["aandachtsfunctionaris"]
    assert not [r for r in logregels() if "Yılmaz" in str(r) or REDEN in str(r)]


def test_een_systeem_heeft_geen_verlening(toneel):
    assert Actor.systeem("x").verlening_voor(dossier=toneel.dossier.pk) is None
