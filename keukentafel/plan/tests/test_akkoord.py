"""Agreeing on a plan: what is asked first, versions per reader, who says yes, and the manager's answer."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from keukentafel.inwoner.models import Relatie
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Inrichting, Taak
from keukentafel.plan import regels
from keukentafel.plan.handelingen import (
    analyse_schrijven,
    analyse_wijzigen,
    doel_afronden,
    doel_wijzigen,
    instemming_intrekken,
    instemming_vastleggen,
    plan_goedkeuren,
    plan_teruggeven,
    plan_vaststellen,
)
from keukentafel.plan.models import Analyseversie, Goedkeuring, Instemming, Plan
from keukentafel.plan.opvragen import plan_beeld
from keukentafel.plan.opvragen.akkoord import akkoord_beeld
from keukentafel.plan.tests.hulp import GELD, doe, leden, maak_doel
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten

DAG = date(2026, 11, 26)
A, B = UUID(int=1), UUID(int=2)


def _doel(**velden):
    basis = {"nummer": 1, "stand": "loopt", "wet": "algemeen", "streefdatum": DAG, "hoe_te_zien": "Rust"}
    return regels.Doelgegevens(**{**basis, "in_analyse": True, **velden})


class TestGaten:
    @pytest.mark.parametrize(
        ("doel", "vorm", "analyse", "vragen"),
        [
            (_doel(), "volledig", True, []),
            (_doel(streefdatum=None), "kort", False, ["Doel 1: wanneer moet dit gelukt zijn?"]),
            (_doel(hoe_te_zien=" "), "spoed", False, ["Doel 1: waaraan zie je dat het gelukt is?"]),
            (_doel(stand="gelukt", streefdatum=None), "kort", False, []),
            (_doel(in_analyse=False), "kort", False, []),
            (_doel(), "volledig", False, ["Wat speelt er, en hoe hangt het samen? Drie zinnen zijn genoeg."]),
            (_doel(in_analyse=False), "volledig", True, ["Doel 1: bij welke analyse hoort het?"]),
            (_doel(in_analyse=False, wet="veiligheid"), "volledig", True, []),
            (_doel(gescoord=False), "volledig", True, ["Doel 1: hoe ver is het nu? Geef een score."]),
        ],
    )
    def test_wat_er_nog_gevraagd_wordt(self, doel, vorm, analyse, vragen):
        assert regels.gaten([doel], vorm, analyse=analyse) == tuple(vragen)

    @pytest.mark.parametrize(
        ("aanvullend", "weken", "vorm"),
        [(False, 0, "kort"), (False, 5, "kort"), (False, 6, "volledig"), (True, 0, "volledig")],
    )
    def test_welke_vorm_past(self, aanvullend, weken, vorm):
        assert regels.vorm_gevraagd(aanvullend=aanvullend, weken_open=weken, grens=6) == vorm

    @pytest.mark.parametrize(
        ("velden", "woord", "waarom"),
        [
            ({"vastgesteld": False, "vragen": 0}, "Concept", "Nog niet samen"),
            ({"vragen": 2}, "Nog niet definitief", "er zijn nog 2 vragen open"),
            ({"vragen": 1, "wacht": True}, "Nog niet definitief", "er is nog één vraag open"),
            ({"wacht": True}, "Nog niet definitief", "De manager kijkt"),
            ({}, "Definitief", "niets mist"),
        ],
    )
    def test_definitief_is_het_pas_als_niets_mist(self, velden, woord, waarom):
        """REQ-042: without a concrete result per goal no final status; nothing else waits for it."""
        gevonden = regels.planstand(**{"vastgesteld": True, "vragen": 0, "wacht": False, **velden})
        assert gevonden[0] == woord
        assert waarom in gevonden[1]


class TestVersies:
    def test_een_ronde_zonder_zichtbare_rij_maakt_geen_nummer_en_geen_datum(self):
        een, twee, drie = uuid4(), uuid4(), uuid4()
        rijen = [regels.Vastgesteld(A, een, DAG, frozenset({A})), regels.Vastgesteld(B, twee, DAG, frozenset({B}))]
        rijen.append(regels.Vastgesteld(A, drie, DAG + timedelta(days=9), frozenset({A, B})))
        assert [v.nummer for v in regels.versies(rijen)] == [1, 2, 3]
        assert [(v.nummer, v.op) for v in regels.versies(rijen, A)] == [(1, DAG), (2, DAG + timedelta(days=9))]
        assert [v.ronde for v in regels.versies(rijen, B)] == [twee, drie]


def _stem(antwoord="ja", gever="zelf", mist=(), versie=1, naam="Fatma"):
    return regels.Stem(antwoord, gever, naam, tuple(mist), versie, DAG)


class TestAkkoord:
    @pytest.mark.parametrize(
        ("stemmen", "woord"),
        [
            ([], "Niets te vragen"),
            ([(1, [])], "Nog vragen"),
            ([(1, [_stem()]), (1, [])], "Nog vragen"),
            ([(1, [_stem()])], "Eens"),
            ([(2, [_stem()])], "Eens, met de vorige tekst"),
            ([(1, [_stem("nee"), _stem("ja")])], "Eens"),
            ([(1, [_stem("ja"), _stem("nee")])], "Niet eens"),
            ([(1, [_stem("ja"), _stem("nee", "gezag", naam="Emre")])], "Niet eens"),
            ([(1, [_stem("ja", "anders", naam="Oma")])], "Telt niet"),
            ([(1, [_stem("ja", mist=["wie gezag heeft"])])], "Wacht"),
            ([(1, [_stem("ja", mist=["wie gezag heeft"]), _stem("ja", "gezag", naam="Emre")])], "Eens"),
            ([(1, [_stem("niet_gevraagd")])], "Kon niet"),
        ],
    )
    def test_een_woord_per_lid(self, stemmen, woord):
        assert regels.akkoord(stemmen).woord == woord

    @pytest.mark.parametrize(
        ("velden", "veld"),
        [
            (("misschien", "", "gesprek", DAG), "antwoord"),
            (("niet_gevraagd", " ", "gesprek", DAG), "reden"),
            (("ja", "", "rook", DAG), "kanaal"),
            (("ja", "", "gesprek", DAG + timedelta(days=1)), "op"),
            (("ja", "", "papier", DAG), ""),
        ],
    )
    def test_wat_niet_kan(self, velden, veld):
        assert regels.bezwaar_tegen_antwoord(*velden, DAG)[0] == veld


class TestAnalyse:
    def test_doelen_horen_erbij_en_nieuwe_vanzelf(self, huis):
        eerste = maak_doel(huis)
        doe(huis.wijk.samira, analyse_schrijven, dossier_id=huis.dossier.pk, tekst="Drie zinnen.", doelen=[eerste.pk])
        maak_doel(huis, resultaat="Later")
        maak_doel(huis, resultaat="Thuis", wet="wmo")
        (analyse,) = _beeld(huis).analyses
        assert (analyse.tekst, analyse.doelen, analyse.over_namen) == ("Drie zinnen.", (1, 2, 3), "het hele gezin")

    def test_wijzigen_bewaart_wat_er_stond_en_botst(self, huis):
        doel = maak_doel(huis)
        rij = doe(huis.wijk.samira, analyse_schrijven, dossier_id=huis.dossier.pk, tekst="Eerst", doelen=[doel.pk])
        doe(huis.wijk.tom, analyse_wijzigen, analyse_id=rij.pk, versie=1, tekst="Toen", doelen=[])
        assert [(a.tekst, a.doelen, a.door) for a in _beeld(huis).analyses] == [("Toen", (), "Tom")]
        with transactie(p.SYSTEEM):
            assert Analyseversie.objects.get().velden == {"tekst": "Eerst", "clientgroep": ""}
        with pytest.raises(Botsing):
            doe(huis.wijk.samira, analyse_wijzigen, analyse_id=rij.pk, versie=1, tekst="Ook")

    def test_een_clientgroep_geeft_een_manier_van_werken(self, huis, samira):
        """REQ-057."""
        zet_keuzelijsten("clientgroep")
        pad = f"/dossier/{huis.dossier.pk}/plan/akkoord/"
        assert "Veel tegelijk" in samira.get(f"{pad}analyse/").content.decode()
        blad = samira.post(f"{pad}analyse/", {"tekst": "Alles", "clientgroep": "multiproblem"}, follow=True)
        assert "Begin met wat nu rust geeft." in blad.content.decode()
        (analyse,) = _beeld(huis).analyses
        doe(huis.wijk.samira, analyse_wijzigen, analyse_id=analyse.id, versie=1, tekst="Alles", clientgroep="")
        assert _beeld(huis).analyses[0].werkwijze == ""
        with pytest.raises(Fout, match="‘maan’ staat niet in de lijst"):
            doe(huis.wijk.samira, analyse_schrijven, dossier_id=huis.dossier.pk, tekst="x", clientgroep="maan")

    def test_zonder_tekst_of_uit_een_ander_team(self, huis):
        with pytest.raises(Fout, match="nog geen tekst"):
            doe(huis.wijk.samira, analyse_schrijven, dossier_id=huis.dossier.pk, tekst=" ")
        with pytest.raises(NietGevonden):
            doe(huis.wijk.zoe, analyse_schrijven, dossier_id=huis.dossier.pk, tekst="x")


class TestVaststellen:
    def test_wat_ontbreekt_wordt_een_taak_die_vanzelf_sluit(self, huis):
        """REQ-042: nothing is blocked; what misses comes back on a day."""
        doel = maak_doel(huis)
        doe(huis.wijk.samira, plan_vaststellen, plan_id=doel.plan_id, vorm="kort")
        assert _taken("plan_aanvullen") == [huis.wijk.samira.pk]
        doe(huis.wijk.samira, plan_vaststellen, plan_id=doel.plan_id)
        assert len(_taken("plan_aanvullen")) == 1
        velden = {"resultaat": GELD, "hoe_te_zien": "Geen aanmaning", "streefdatum": klok.vandaag()}
        doe(huis.wijk.samira, doel_wijzigen, doel_id=doel.pk, versie=1, **velden)
        assert _taken("plan_aanvullen") == []

    def test_een_volledig_plan_vraagt_een_analyse_en_spoed_niet(self, huis):
        """REQ-041 and REQ-048."""
        doel = maak_doel(huis, wet="veiligheid", streefdatum=klok.vandaag(), hoe_te_zien="Veilig")
        doe(huis.wijk.samira, plan_vaststellen, plan_id=doel.plan_id, vorm="spoed")
        assert (_beeld(huis).gaten, _taken("plan_aanvullen")) == ((), [])
        doe(huis.wijk.samira, plan_vaststellen, plan_id=doel.plan_id, vorm="volledig")
        assert [vraag[:19] for vraag in _beeld(huis).gaten] == ["Wat speelt er, en h", "Doel 1: hoe ver is "]
        with pytest.raises(Fout, match="‘lang’ is geen vorm"):
            doe(huis.wijk.samira, plan_vaststellen, plan_id=doel.plan_id, vorm="lang")

    def test_een_wijziging_achter_de_muur_verandert_aan_deze_kant_niets(self, huis):
        """Issue, 'walls in the plan': no number, no date and no count."""
        samen = maak_doel(huis)
        vroeger = klok.vandaag() - timedelta(days=9)
        doe(huis.wijk.samira, plan_vaststellen, plan_id=samen.plan_id, vastgesteld_op=vroeger)
        achter = maak_doel(huis, resultaat="Schulden", wet="wgs", over=[leden(huis)["Emre"].pk])
        doe(huis.wijk.samira, plan_vaststellen, plan_id=samen.plan_id)
        doe(huis.wijk.samira, doel_afronden, doel_id=achter.pk)
        doe(huis.wijk.samira, plan_vaststellen, plan_id=samen.plan_id)
        assert [v.op for v in _beeld(huis).versies] == [vroeger, klok.vandaag(), klok.vandaag()]
        assert [v.op for v in _beeld(huis, huis.wijk.tom).versies] == [vroeger]
        with transactie(p.actor(huis.wijk.tom)):
            assert plan_beeld(huis.dossier.pk).vastgesteld_op == vroeger
        nummers = {lid.naam: [v.nummer for v in lid.versies] for lid in _beeld(huis).leden}
        assert nummers == {"Fatma": [1], "Emre": [1, 2, 3], "Elif": [1]}

    def test_opnieuw_bevestigen_zonder_wijziging_is_een_versie_voor_iedereen(self, huis):
        plan_id = maak_doel(huis).plan_id
        for _ in range(2):
            doe(huis.wijk.samira, plan_vaststellen, plan_id=plan_id)
        assert [v.nummer for v in _beeld(huis, huis.wijk.tom).versies] == [1, 2]


class TestInstemming:
    def test_gevraagd_over_wat_iemand_mag_zien_en_terug(self, huis):
        """REQ-047."""
        fatma = leden(huis)["Fatma"].pk
        maak_doel(huis)
        maak_doel(huis, resultaat="Van Emre", over=[leden(huis)["Emre"].pk])
        maak_doel(huis, resultaat="Veilig", wet="veiligheid")
        rijen = _antwoord(huis, "Fatma", "ja")
        assert len(rijen) == 1
        assert _stand(huis) == {"Fatma": "Eens", "Emre": "Nog vragen", "Elif": "Nog vragen"}
        with pytest.raises(Fout, match="Alleen wie dit antwoord opschreef"):
            doe(huis.wijk.tom, instemming_intrekken, dossier_id=huis.dossier.pk, keer=rijen[0].keer)
        velden = {"dossier_id": huis.dossier.pk, "keer": rijen[0].keer}
        assert [doe(huis.wijk.samira, instemming_intrekken, **velden) for _ in range(2)] == [1, 0]
        assert _stand(huis)["Fatma"] == "Nog vragen"
        assert fatma

    def test_weigeren_houdt_hulp_aan_een_ander_niet_tegen(self, huis):
        doel = maak_doel(huis)
        _antwoord(huis, "Emre", "nee", reden="Ik wil dit niet")
        doe(huis.wijk.samira, plan_vaststellen, plan_id=doel.plan_id)
        maak_doel(huis, resultaat="Fatma krijgt rust", over=[leden(huis)["Fatma"].pk])
        assert _stand(huis)["Emre"] == "Niet eens"
        assert len(_antwoord(huis, "Fatma", "ja")) == 2

    def test_een_kind_van_veertien_beslist_samen_met_beide_ouders(self, huis):
        """Jeugdwet 7.3.4: both parents with gezag, and the child."""
        _geef_gezag(huis)
        maak_doel(huis, wet="jeugd", over=[leden(huis)["Elif"].pk])
        _antwoord(huis, "Elif", "ja")
        assert _zin(huis, "Elif") == "Nog nodig: wie gezag heeft."
        _antwoord(huis, "Elif", "ja", gever=f"gezag-{leden(huis)['Fatma'].pk}")
        assert _zin(huis, "Elif") == "Nog nodig: de andere ouder met gezag."
        _antwoord(huis, "Elif", "ja", gever=f"gezag-{leden(huis)['Emre'].pk}")
        assert _stand(huis)["Elif"] == "Eens"

    def test_wie_niet_mag_beslissen_wordt_opgeschreven_en_telt_niet(self, huis):
        maak_doel(huis)
        _antwoord(huis, "Fatma", "ja", gever="anders", andere_naam="Oma")
        assert _zin(huis, "Fatma") == "Oma mag hierover niet beslissen. Vraag het wie dat wel mag."
        with pytest.raises(Fout, match="Vul in wie"):
            _antwoord(huis, "Fatma", "ja", gever="anders")
        with pytest.raises(Fout, match="kan niet voor deze persoon antwoorden"):
            _antwoord(huis, "Fatma", "ja", gever="gezag-onzin")

    def test_niets_te_vragen_of_geen_reden(self, huis):
        maak_doel(huis, over=[leden(huis)["Emre"].pk])
        with pytest.raises(Fout, match="geen doel over deze persoon"):
            _antwoord(huis, "Fatma", "ja")
        with pytest.raises(Fout, match="waarom je het niet kon vragen"):
            _antwoord(huis, "Emre", "niet_gevraagd")
        with pytest.raises(NietGevonden):
            doe(huis.wijk.samira, instemming_intrekken, dossier_id=huis.dossier.pk, keer=uuid4())


class TestGoedkeuren:
    @pytest.fixture
    def plan(self, huis):
        """REQ-046: only where the municipality asks for it."""
        Inrichting.objects.create(
            soort="instelling", code="plan_goedkeuren", naam="x", waarde={"waarde": True}, geldig_van=p.BEGIN
        )
        self.manager = p.maak_medewerker("Wim", Rol.WIJKTEAMMANAGER, huis.wijk.oost)
        return maak_doel(huis, streefdatum=klok.vandaag(), hoe_te_zien="Rust").plan_id

    def test_een_klik_en_de_taak_is_weg(self, huis, plan):
        doe(huis.wijk.samira, plan_vaststellen, plan_id=plan)
        assert _taken("plan_goedkeuren") == [None]
        assert _beeld(huis).oordeel.zin == "Wacht op goedkeuring."
        for _ in range(2):
            doe(self.manager, plan_goedkeuren, goedkeuring_id=_vraag().pk)
        assert (_taken("plan_goedkeuren"), _beeld(huis).oordeel.zin) == ([], "Goedgekeurd door Wim.")
        with pytest.raises(Fout, match="al beslist"):
            doe(self.manager, plan_teruggeven, goedkeuring_id=_vraag().pk, reden="toch niet")

    def test_terug_met_een_reden(self, huis, plan):
        doe(huis.wijk.samira, plan_vaststellen, plan_id=plan)
        with pytest.raises(Fout, match="wat er anders moet"):
            doe(self.manager, plan_teruggeven, goedkeuring_id=_vraag().pk, reden=" ")
        doe(self.manager, plan_teruggeven, goedkeuring_id=_vraag().pk, reden="Wie helpt met het geld?")
        assert _taken("plan_teruggegeven") == [huis.wijk.samira.pk]
        assert _beeld(huis).oordeel.reden == "Wie helpt met het geld?"
        doe(huis.wijk.samira, plan_vaststellen, plan_id=plan)
        doe(huis.wijk.samira, plan_vaststellen, plan_id=plan)
        with transactie(p.SYSTEEM):
            assert sorted(Goedkeuring.objects.values_list("stand", flat=True)) == [
                "gevraagd",
                "teruggegeven",
                "vervallen",
            ]

    def test_alleen_de_manager_van_dit_team(self, huis, plan):
        doe(huis.wijk.samira, plan_vaststellen, plan_id=plan)
        with pytest.raises(GeenRecht):
            doe(huis.cora, plan_goedkeuren, goedkeuring_id=_vraag().pk)
        zuid = p.maak_medewerker("Zita", Rol.WIJKTEAMMANAGER, huis.wijk.zuid)
        with pytest.raises(NietGevonden):
            doe(zuid, plan_goedkeuren, goedkeuring_id=_vraag().pk)

    def test_het_scherm_van_de_manager(self, huis, plan, samira):
        """REQ-046: Samira sends it, the manager answers with one click."""
        velden = {"vastgesteld_op": klok.vandaag().isoformat(), "vorm": "kort"}
        samira.post(f"/dossier/{huis.dossier.pk}/plan/vaststellen/", velden)
        client = log_in(Client(), self.manager)
        blad = client.get("/team/plannen/").content.decode()
        assert f"Dossier {huis.dossier.nummer}" in blad
        assert GELD not in blad
        assert client.post(f"/team/plannen/{_vraag().pk}/terug/", {"reden": ""}).status_code == 422
        assert client.post(f"/team/plannen/{_vraag().pk}/goed/", follow=True).status_code == 200
        assert "Er wacht geen plan op je." in client.get("/team/plannen/").content.decode()


class TestScherm:
    def test_vaststellen_vraagt_wat_er_mist(self, huis, samira):
        """REQ-042 and REQ-048: what, by when and how seen are asked; the short form asks no analysis."""
        maak_doel(huis)
        pad = f"/dossier/{huis.dossier.pk}/plan/"
        assert "Welk plan past hier?" in samira.get(f"{pad}vaststellen/").content.decode()
        velden = {"vastgesteld_op": klok.vandaag().isoformat(), "vorm": "kort"}
        assert "Samen vastgesteld op" in samira.post(f"{pad}vaststellen/", velden, follow=True).content.decode()
        blad = samira.get(f"{pad}akkoord/").content.decode()
        assert "Doel 1: waaraan zie je dat het gelukt is?" in blad
        assert "Nog niet definitief" in blad
        assert "Wat speelt er, en hoe hangt het samen?" not in blad
        assert samira.post(f"{pad}vaststellen/", {**velden, "vorm": "volledig"}).status_code == 302
        assert "Wat speelt er, en hoe hangt het samen?" in samira.get(f"{pad}akkoord/").content.decode()

    def test_van_analyse_tot_akkoord(self, huis, samira):
        """REQ-041 and REQ-047."""
        maak_doel(huis)
        client = samira
        pad = f"/dossier/{huis.dossier.pk}/plan/akkoord/"
        assert client.post(f"{pad}analyse/", {"tekst": ""}).status_code == 422
        blad = client.post(f"{pad}analyse/", {"tekst": "Drie zinnen over geld."}, follow=True).content.decode()
        assert "Drie zinnen over geld." in blad
        lid = leden(huis)["Fatma"].pk
        assert "Wat vindt Fatma van het plan?" in client.get(f"{pad}{lid}/").content.decode()
        velden = {"antwoord": "ja", "gever": "zelf", "kanaal": "papier"}
        assert "Op papier, met handtekening." in client.post(f"{pad}{lid}/", velden, follow=True).content.decode()
        with transactie(p.SYSTEEM):
            keer = Instemming.objects.get().keer
        assert "Op papier" not in client.post(f"{pad}antwoord/{keer}/terug/", follow=True).content.decode()

    def test_wijzigen_en_botsen(self, huis, client: Client):
        rij = doe(huis.wijk.samira, analyse_schrijven, dossier_id=huis.dossier.pk, tekst="Eerst")
        log_in(client, huis.wijk.samira)
        pad = f"/dossier/{huis.dossier.pk}/plan/akkoord/analyse/{rij.pk}/"
        assert "Eerst" in client.get(pad).content.decode()
        assert client.post(pad, {"tekst": "Nieuw", "versie": "1"}).status_code == 302
        antwoord = client.post(pad, {"tekst": "Mijn tekst", "versie": "1"})
        assert antwoord.status_code == 409
        assert "Mijn tekst" in antwoord.content.decode()
        assert client.get(f"/dossier/{huis.dossier.pk}/plan/akkoord/analyse/{uuid4()}/").status_code == 404


def _beeld(huis, wie=None):
    with transactie(p.actor(wie or huis.wijk.samira)):
        return akkoord_beeld(huis.dossier.pk)


def _stand(huis):
    return {lid.naam: lid.akkoord.woord for lid in _beeld(huis).leden}


def _zin(huis, naam):
    return next(lid.akkoord.zin for lid in _beeld(huis).leden if lid.naam == naam)


def _antwoord(huis, naam, antwoord, **velden):
    lid = leden(huis)[naam].pk
    return doe(
        huis.wijk.samira,
        instemming_vastleggen,
        dossier_id=huis.dossier.pk,
        inwoner_id=lid,
        antwoord=antwoord,
        **velden,
    )


def _geef_gezag(huis):
    mensen = leden(huis)
    with transactie(p.SYSTEEM):
        for ouder in ("Fatma", "Emre"):
            Relatie.objects.create(
                inwoner=mensen[ouder],
                naar=mensen["Elif"],
                soort="ouder",
                gezag=True,
                team=huis.wijk.oost,
                gemaakt_door=p.SYSTEEM.kenmerk,
            )


def _taken(soort):
    with transactie(p.SYSTEEM):
        return [t.voor_id for t in Taak.objects.filter(soort=soort, klaar_op=None)]


def _vraag():
    with transactie(p.SYSTEEM):
        assert Plan.objects.exists()
        return Goedkeuring.objects.latest("gemaakt_op")
