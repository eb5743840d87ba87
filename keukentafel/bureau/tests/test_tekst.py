"""Words in free text: the same rule as reading, for every role and tie; fixed order; nothing hidden betrayed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.bureau.opvragen.tekst import SOORTEN, zoek_tekst
from keukentafel.dossier.models import (
    Document,
    Gespreksverslag,
    Inbreng,
    Journaalregel,
    Leefgebiednotitie,
    Verkenning,
    Verwijzing,
)
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Rol, Wet
from keukentafel.toegang.models import Contact, Melding, MeldingVerhaal
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
WOORD = "aardvarken"
MODELLEN = {
    "journaal": Journaalregel, "verslag": Gespreksverslag, "contact": Contact, "melding": MeldingVerhaal,
    "verkenning": Verkenning, "leefgebied": Leefgebiednotitie, "inbreng": Inbreng, "document": Document,
    "verwijzing": Verwijzing,
}  # fmt: skip


def _huis(team, **velden):
    return maak_huishouden(team, [p.maak_inwoner(team)], **velden)


def _regel(dossier, tekst=f"Praat over het {WOORD}.", **velden):
    basis = {"auteur_naam": "Iemand", "gemaakt_door": p.SYSTEEM.kenmerk, "moment": klok.nu()}
    return Journaalregel.objects.create(
        dossier=dossier, team=dossier.team, afgeschermd=dossier.afgeschermd, tekst=tekst, **{**basis, **velden}
    )


def _wereld(wijk):
    """The word in every law, audience and source; in two teams, one household shielded."""
    dossiers = []
    for medewerker, team in ((wijk.samira, wijk.oost), (wijk.tom, wijk.oost), (wijk.zoe, wijk.zuid)):
        huis = _huis(team)
        dossiers.append(maak_dossier(medewerker, huis))
    with transactie(p.SYSTEEM):
        for dossier in dossiers:
            for wet in Wet:
                for publiek in Publiek:
                    _regel(dossier, wet=wet.value, publiek=publiek.value)
                Gespreksverslag.objects.create(
                    dossier=dossier, team=dossier.team, gesprek_op=klok.vandaag(), tekst=WOORD, wet=wet.value,
                    gemaakt_door=p.SYSTEEM.kenmerk,
                )  # fmt: skip
                _contact_en_melding(dossier, wet)
                _vraag_en_papier(dossier, wet=wet.value)
        _scherm_af(dossiers[1])
    return dossiers


def _contact_en_melding(dossier, wet):
    wie = {"team": dossier.team, "huishouden": dossier.huishouden, "gemaakt_door": p.SYSTEEM.kenmerk}
    Contact.objects.create(moment=klok.nu(), kanaal="telefoon", tekst=WOORD, wet=wet.value, **wie)
    MeldingVerhaal.objects.create(melding=_melding(dossier), hulpvraag=WOORD, wet=wet.value, **wie)


def _vraag_en_papier(dossier, tekst=WOORD, **velden):
    """A row of every kind about the first member of the household."""
    plek = {"dossier": dossier, "team": dossier.team, "gemaakt_door": p.SYSTEEM.kenmerk, **velden}
    wie = {**plek, "inwoner": dossier.huishouden.leden.first().inwoner}
    papier = {"naam": f"{tekst}_2026.pdf", "soort": "pdf", "grootte": 1, "sha256": "0", "inhoud": b"x"}
    return {
        "verkenning": Verkenning.objects.create(achter_de_vraag=tekst, **wie),
        "leefgebied": Leefgebiednotitie.objects.create(gebied="wonen", reden="past_bij_vraag", tekst=tekst, **wie),
        "inbreng": Inbreng.objects.create(wijze="gesprek", gehoord_op=klok.vandaag(), tekst=tekst, **wie),
        "document": Document.objects.create(titel="Brief", **papier, **plek),
        "verwijzing": Verwijzing.objects.create(
            soort="advies", bron="school", bron_organisatie=tekst, op=klok.vandaag(), **plek
        ),
    }


def _melding(dossier):
    return Melding.objects.create(
        nummer=Melding.objects.count() + 1, ontvangen_op=klok.nu(), kanaal="telefoon", team=dossier.team,
        huishouden=dossier.huishouden, gemaakt_door=p.SYSTEEM.kenmerk,
    )  # fmt: skip


def _scherm_af(dossier):
    """As the act does: the household shields the dossier, and what hangs on the household is shielded with it."""
    Huishouden.objects.filter(pk=dossier.huishouden_id).update(afgeschermd=True)
    Contact.objects.filter(huishouden=dossier.huishouden_id).update(afgeschermd=True)
    Melding.objects.filter(huishouden=dossier.huishouden_id).update(afgeschermd=True)


def _gevonden(actor):
    """Every page, one after another."""
    alle, na = [], ""
    while True:
        blad = zoek_tekst(actor, WOORD, na=na)
        alle += blad.vondsten
        na = blad.volgende
        if not na:
            return alle


def _leesbaar(actor):
    """What the gate itself says, beneath the policies."""
    return {
        (soort, id_)
        for soort, model in MODELLEN.items()
        for id_ in poort.zichtbaar(model, SOORTEN[soort][2]).values_list("pk", flat=True)
    }


@pytest.mark.parametrize("rol", list(Rol))
def test_gevonden_is_precies_wat_de_poort_laat_lezen(rol):
    wijk = p.maak_wijk()
    dossiers = _wereld(wijk)
    with transactie(p.SYSTEEM):
        proef = p.maak_medewerker("Proef", rol, wijk.oost)
    kaal = p.actor(proef)
    tie = {"dossiers": frozenset({dossiers[2].pk}), "huishoudens": frozenset({dossiers[2].huishouden_id})}
    reden = {"redenen": frozenset({dossiers[0].pk, dossiers[2].pk})}
    kring = {"mijdt": frozenset({dossiers[0].pk, dossiers[0].huishouden_id})}
    wissels = ({}, tie, reden, {**tie, **reden}, {**tie, **reden, **kring})
    for actor in (replace(kaal, **velden) for velden in wissels):
        with transactie(actor):
            gevonden = [(v.soort, v.id) for v in _gevonden(actor)]
            assert set(gevonden) == _leesbaar(actor)
            assert len(gevonden) == len(set(gevonden))


def test_wie_betrokken_is_vindt_ook_het_afgeschermde_en_een_ander_niet():
    wijk = p.maak_wijk()
    dossiers = _wereld(wijk)
    for wie, verwacht in ((wijk.tom, True), (wijk.samira, False)):
        with transactie(p.actor(wie)):
            nummers = {v.dossiernummer for v in zoek_tekst(p.actor(wie), WOORD, soort="journaal").vondsten}
        assert (dossiers[1].nummer in nummers) is verwacht


def test_verborgen_en_afwezig_geven_hetzelfde_antwoord_met_evenveel_vragen():
    wijk = p.maak_wijk()
    dossier = maak_dossier(wijk.tom, _huis(wijk.oost))
    with transactie(p.SYSTEEM):
        _regel(dossier)
        _scherm_af(dossier)
    uit = []
    for woord in (WOORD, "zeekoe"):
        with transactie(p.actor(wijk.samira)), CaptureQueriesContext(connection) as vragen:
            uit.append((zoek_tekst(p.actor(wijk.samira), woord), len(vragen)))
    assert uit[0] == uit[1]


def test_woordvorm_accent_zin_en_niet():
    wijk = p.maak_wijk()
    dossier = maak_dossier(wijk.samira, _huis(wijk.oost))
    with transactie(p.SYSTEEM):
        _regel(dossier, "De huurachterstanden zijn gemeld bij het café.")
    actor = p.actor(wijk.samira)
    with transactie(actor):
        raak = [w for w in ("huurachterstand", "CAFE", '"gemeld bij het café"') if zoek_tekst(actor, w).vondsten]
        mis = [w for w in ("huurachterstand -cafe", '"café gemeld"', "zeekoe") if zoek_tekst(actor, w).vondsten]
        assert (len(raak), mis) == (3, [])
        assert zoek_tekst(actor, "de het een").te_algemeen


def test_vraag_en_papier_worden_gevonden_en_zijn_te_openen(client):
    wijk = p.maak_wijk()
    dossier = maak_dossier(wijk.samira, _huis(wijk.oost))
    with transactie(p.SYSTEEM):
        rijen = _vraag_en_papier(dossier)
    with transactie(p.actor(wijk.samira)):
        vondsten = zoek_tekst(p.actor(wijk.samira), WOORD).vondsten
        papier = zoek_tekst(p.actor(wijk.samira), WOORD, soort="papier").vondsten
    assert {v.soort: v.id for v in vondsten} == {soort: rij.pk for soort, rij in rijen.items()}
    assert {v.soort for v in papier} == {"document", "verwijzing"}
    log_in(client, wijk.samira)
    assert {v.soort: client.get(v.adres).status_code for v in vondsten} == dict.fromkeys(rijen, 200)


def test_van_een_document_telt_alleen_de_nieuwste_versie():
    wijk = p.maak_wijk()
    dossier = maak_dossier(wijk.samira, _huis(wijk.oost))
    with transactie(p.SYSTEEM):
        oud = _vraag_en_papier(dossier)["document"]
        Document.objects.filter(pk=oud.pk).update(actueel=False)
    with transactie(p.actor(wijk.samira)):
        assert zoek_tekst(p.actor(wijk.samira), f"{WOORD} 2026").vondsten == ()


def test_de_stand_van_het_dossier_en_een_lopende_melding():
    wijk = p.maak_wijk()
    dossier = maak_dossier(wijk.samira, _huis(wijk.oost))
    actor = p.actor(wijk.samira)

    def aantal(stand):
        with transactie(actor):
            return len(zoek_tekst(actor, WOORD, stand=stand).vondsten)

    with transactie(p.SYSTEEM):
        _regel(dossier)
    assert [aantal(s) for s in ("", "open", "gesloten", "melding")] == [1, 1, 0, 0]
    with transactie(p.SYSTEEM):
        _melding(dossier)
        type(dossier).objects.filter(pk=dossier.pk).update(gesloten_op=klok.vandaag())
    assert [aantal(s) for s in ("", "open", "gesloten", "melding", "onzin")] == [1, 0, 1, 1, 1]


def test_jaren_terug_en_vooruit_in_een_rij_die_niets_overslaat():
    """The search goes back in steps of months; every step joins on to the one before, also at the edges of a month."""
    wijk = p.maak_wijk()
    dossier = maak_dossier(wijk.tom, _huis(wijk.oost))
    elders = maak_dossier(wijk.zoe, _huis(wijk.zuid))
    begin = datetime(klok.vandaag().year, klok.vandaag().month, 1, tzinfo=UTC)
    dagen = [200, 40, 0, *range(-1, -130, -7), -700, -760, -800, -1500, -4000]
    momenten = [begin + timedelta(days=d) for d in dagen] + [begin - timedelta(microseconds=1)]
    with transactie(p.SYSTEEM):
        for moment in momenten:
            _regel(dossier, moment=moment)
            _regel(elders, moment=moment)
            melding = _melding(dossier)
            Melding.objects.filter(pk=melding.pk).update(ontvangen_op=moment)
            MeldingVerhaal.objects.create(
                melding=melding, hulpvraag=WOORD, team=dossier.team, huishouden=dossier.huishouden,
                gemaakt_door=p.SYSTEEM.kenmerk,
            )  # fmt: skip
    actor = p.actor(wijk.samira)
    with transactie(actor):
        gevonden = _gevonden(actor)
        assert {(v.soort, v.id) for v in gevonden} == _leesbaar(actor)
    assert len(gevonden) == 2 * len(momenten)
    assert all((a.op, a.id) > (b.op, b.id) for a, b in pairwise(gevonden))


def test_een_regel_in_het_logboek_zonder_de_woorden():
    wijk = p.maak_wijk()
    dossier = maak_dossier(wijk.samira, _huis(wijk.oost))
    with transactie(p.SYSTEEM):
        regel = _regel(dossier)
    with transactie(p.actor(wijk.samira)), logboek.verzameld() as regels:
        zoek_tekst(p.actor(wijk.samira), WOORD)
    assert [(r.soort, r.gegevens["getoond"]) for r in regels] == [("zoeken", [str(regel.pk)])]
    assert WOORD not in regels[0].als_tekst()


def test_het_scherm_markeert_en_ontsnapt(client):
    wijk = p.maak_wijk()
    dossier = maak_dossier(wijk.samira, _huis(wijk.oost))
    with transactie(p.SYSTEEM):
        _regel(dossier, f"<script>alert(1)</script> Geld & goed verdwenen, het {WOORD} \ue000stiekem\ue001")
    log_in(client, wijk.samira)
    antwoord = client.post("/zoeken/tekst/", {"q": WOORD, "stand": "open"})
    assert antwoord.url == f"/zoeken/tekst/?q={WOORD}&soort=&stand=open&na="
    pagina = client.get(antwoord.url).content.decode()
    assert f"<mark>{WOORD}</mark>" in pagina
    assert "Geld &amp; goed" in pagina
    assert "<script>alert" not in pagina
    assert "<mark>stiekem" not in pagina


def test_een_bsn_komt_niet_in_de_adresbalk(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    for deur in ("tekst", "dossiers"):
        antwoord = client.post(f"/zoeken/{deur}/", {"q": "999993653"})
        assert antwoord.status_code == 422
        assert "999993653" not in antwoord.content.decode()


def test_dossiers_op_stand_naam_en_nummer(client):
    wijk = p.maak_wijk()
    dossier = maak_dossier(wijk.samira, _huis(wijk.oost, naam="Huishouden Pols", sorteernaam="pols"))
    maak_dossier(wijk.zoe, _huis(wijk.zuid, naam="Huishouden Elders", sorteernaam="elders"))
    log_in(client, wijk.samira)
    for vraag, gezien in (("stand=open", True), ("stand=gesloten", False), ("q=pol", True), ("q=else", False),
                          (f"q={dossier.nummer}", True), ("stand=melding", False), ("stand=regie", True)):  # fmt: skip
        pagina = client.get(f"/zoeken/dossiers/?{vraag}").content.decode()
        assert (dossier.nummer in pagina and "Huishouden Pols" in pagina) is gezien, vraag
        assert "Huishouden Elders" not in pagina
