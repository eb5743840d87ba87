"""Who sees what of a melding. Expected outcomes are typed over from regels.md §3.3 and the issue, not computed."""

import pytest
from django.db import connection
from django.urls import reverse

from keukentafel.inwoner.handelingen.geheim import bestaan_afschermen
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import GeenRecht
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Afspraak, Contact, Melding, MeldingVerhaal, Termijn, Terugbelverzoek
from keukentafel.toegang.tests.hulp import doe, maak_contact, maak_melding
from tests import personages as p
from tests.dossiers import maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
GEHEIM = "zijn vrouw is vannacht gevlucht"
R = p.Rol
ALLE_WEGEN = [
    "/meldingen/",
    "/meldingen/?filter=crisis",
    "/team/verdelen/",
    "/terugbellen/",
    "/agenda/",
    "/contact/nieuw/",
    "/meldingen/nieuw/",
]


def _melding(wijk, wet="wmo"):
    inwoner = p.maak_inwoner(wijk.oost)
    contact = maak_contact(wijk.frans, tekst=GEHEIM, inwoner_id=inwoner.pk, vervolg="terugbellen", bel_wie=wijk.mo.pk)
    velden = {"hulpvraag": GEHEIM, "veiligheid": GEHEIM, "melder_naam": GEHEIM, "wet": wet}
    return maak_melding(wijk.frans, inwoner_id=inwoner.pk, contact_id=contact.pk, **velden)


def _paden(melding):
    namen = ("melding", "melding-gemaakt")
    return [*ALLE_WEGEN, *(reverse(f"toegang:{naam}", args=[melding.pk]) for naam in namen)]


@pytest.mark.parametrize("kop", [{}, {"HX-Request": "true"}])
def test_de_managementondersteuner_krijgt_het_verhaal_langs_geen_enkele_weg(client, kop):
    wijk = p.maak_wijk()
    melding = _melding(wijk)
    log_in(client, wijk.mo)
    wegen = [
        *_paden(melding),
        f"/team/verdelen/?melding={melding.pk}",
        f"/meldingen/nieuw/?contact={melding.contact_id}",
    ]
    with transactie(p.SYSTEEM):
        wegen.append(reverse("toegang:terugbelverzoek", args=[Terugbelverzoek.objects.get().pk]))
    assert all(GEHEIM not in client.get(pad, headers=kop).content.decode() for pad in wegen)


@pytest.mark.parametrize(
    "velden", [{}, {"medewerker": "onzin"}, {"medewerker": "00000000-0000-0000-0000-000000000000"}]
)
@pytest.mark.parametrize("naam", ["toewijzen", "beoordelen", "toewijzing-terugnemen", "melding-oppakken"])
def test_ook_een_foutmelding_verklapt_het_verhaal_niet(client, naam, velden):
    wijk = p.maak_wijk()
    melding = _melding(wijk)
    log_in(client, wijk.mo)
    antwoord = client.post(reverse(f"toegang:{naam}", args=[melding.pk]), velden)
    assert antwoord.status_code in (403, 422)
    assert GEHEIM not in antwoord.content.decode()


def test_toewijzen_en_ongedaan_verklappen_het_verhaal_niet(client):
    wijk = p.maak_wijk()
    melding = _melding(wijk)
    log_in(client, wijk.mo)
    velden = {"medewerker": wijk.tom.pk}
    for naam in ("toewijzen", "toewijzing-terugnemen"):
        antwoord = client.post(reverse(f"toegang:{naam}", args=[melding.pk]), velden, follow=True)
        assert antwoord.status_code == 200
        assert GEHEIM not in antwoord.content.decode()


def test_de_frontoffice_schrijft_en_leest_niet_terug(client):
    wijk = p.maak_wijk()
    melding = _melding(wijk)
    log_in(client, wijk.frans)
    pagina = client.get(reverse("toegang:melding-gemaakt", args=[melding.pk]))
    assert (pagina.status_code, GEHEIM in pagina.content.decode()) == (200, False)
    assert client.get(reverse("toegang:melding", args=[melding.pk])).status_code == 403
    assert client.get("/meldingen/").status_code == 403
    with transactie(p.actor(wijk.frans)):
        assert not poort.zichtbaar(MeldingVerhaal, Recht.MELDING_LEZEN).exists()
        assert not poort.zichtbaar(Contact, Recht.CONTACT_LEZEN).exists()


def test_de_melding_van_een_ander_team_is_een_404_en_staat_in_het_logboek(client):
    wijk = p.maak_wijk()
    melding = _melding(wijk)
    log_in(client, wijk.zoe)
    assert client.get(reverse("toegang:melding", args=[melding.pk])).status_code == 404
    assert client.post(reverse("toegang:melding-oppakken", args=[melding.pk])).status_code == 404
    assert client.get(reverse("toegang:melding-gemaakt", args=[melding.pk])).status_code == 404
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM logboek_regel WHERE soort = 'geweigerd' AND inhoud LIKE %s", [f"%{melding.pk}%"]
        )
        assert cursor.fetchone()[0] >= 2


@pytest.mark.parametrize(
    ("rol", "wet", "leest"),
    [
        (R.WIJKCOACH, "wmo", True),
        (R.WIJKCOACH, "jeugd", True),
        (R.WIJKCOACH, "algemeen", True),
        (R.WIJKCOACH, "wgs", False),
        (R.WIJKCOACH, "pw", False),
        (R.WMO_CONSULENT, "wmo", True),
        (R.WMO_CONSULENT, "jeugd", False),
        (R.JEUGDCONSULENT, "jeugd", True),
        (R.JEUGDCONSULENT, "wmo", False),
        (R.COORDINATOR, "wmo", False),
        (R.MANAGEMENTONDERSTEUNER, "algemeen", False),
        (R.WIJKTEAMMANAGER, "wmo", False),
        (R.CONTROLLER, "algemeen", False),
        (R.FUNCTIONEEL_BEHEER, "algemeen", False),
    ],
)
def test_wie_het_verhaal_leest_hangt_aan_rol_en_wet(rol, wet, leest):
    wijk = p.maak_wijk()
    _melding(wijk, wet)
    with transactie(p.SYSTEEM):
        iemand = p.maak_medewerker("Iemand", rol, wijk.oost)
    with transactie(p.actor(iemand)):
        assert poort.zichtbaar(MeldingVerhaal, Recht.MELDING_LEZEN).exists() is leest


@pytest.mark.parametrize(
    ("wie", "mag"),
    [("samira", False), ("frans", False), ("mo", True)],
)
def test_alleen_wie_verdeelt_komt_op_het_verdeelscherm(client, wie, mag):
    wijk = p.maak_wijk()
    log_in(client, getattr(wijk, wie))
    assert (client.get("/team/verdelen/").status_code == 200) is mag


@pytest.mark.parametrize(
    ("handeling", "velden"),
    [
        (h.melding_oppakken, {"melding_id": None}),
        (h.melding_afronden, {"melding_id": None, "reden": "x"}),
        (h.termijn_afhandelen, {"termijn_id": None}),
    ],
)
def test_de_managementondersteuner_behandelt_niet_zelf(handeling, velden):
    wijk = p.maak_wijk()
    with pytest.raises(GeenRecht):
        doe(handeling, wijk.mo, **velden)


def test_een_afgeschermde_melding_verandert_voor_het_team_geen_getal(client):
    wijk = p.maak_wijk()
    maak_melding(wijk.samira)
    log_in(client, wijk.tom)
    ervoor = client.get("/meldingen/").content.decode().count("Melding ")
    inwoner = p.maak_inwoner(wijk.oost, afgeschermd=True)
    actor = p.actor(wijk.samira, inwoners=frozenset({inwoner.pk}))
    with transactie(actor):
        h.melding_maken(actor=actor, hulpvraag=GEHEIM, inwoner_id=inwoner.pk, urgentie="crisis")
    pagina = client.get("/meldingen/").content.decode()
    assert pagina.count("Melding ") == ervoor
    assert "Crisis 0" in pagina
    assert "Mijn team 1" in pagina


@pytest.mark.parametrize("over", ["inwoner_id", "huishouden_id"])
def test_wie_een_afgeschermde_melding_behandelt_ziet_haar_termijnen_spoor_en_verhaal(client, over):
    wijk = p.maak_wijk()
    gezin = maak_huishouden(wijk.oost, [p.maak_inwoner(wijk.oost, afgeschermd=True)], afgeschermd=True)
    with transactie(p.SYSTEEM):
        ids = {"huishouden_id": gezin.pk, "inwoner_id": gezin.leden.get().inwoner_id}
        melding = h.melding_maken(actor=p.SYSTEEM, hulpvraag=GEHEIM, wet="wmo", urgentie="crisis", **{over: ids[over]})
        Melding.objects.filter(pk=melding.pk).update(behandelaar=wijk.tom, status="toegewezen")
    doe(h.melding_oppakken, wijk.tom, melding_id=melding.pk)
    log_in(client, wijk.tom)
    pagina = client.get(reverse("toegang:melding", args=[melding.pk])).content.decode()
    assert GEHEIM in pagina
    assert "opgepakt" in pagina  # the term that ended, and the trail
    doe(h.melding_afronden, wijk.tom, melding_id=melding.pk, reden="beantwoord")
    with transactie(p.SYSTEEM):
        assert not Termijn.objects.filter(melding=melding, klaar_op=None).exists()
    log_in(client, wijk.samira)
    assert client.get(reverse("toegang:melding", args=[melding.pk])).status_code == 404


def test_wie_belooft_terug_te_bellen_vindt_de_belofte_ook_bij_een_afgeschermd_huishouden():
    wijk = p.maak_wijk()
    gezin = maak_huishouden(wijk.oost, [], afgeschermd=True)
    with transactie(p.SYSTEEM):
        h.contact_vastleggen(actor=p.SYSTEEM, huishouden_id=gezin.pk, vervolg="terugbellen", bel_wie=wijk.tom.pk)
    for medewerker, aantal in ((wijk.tom, 1), (wijk.samira, 0)):
        with transactie(p.actor(medewerker)):
            assert poort.zichtbaar(Terugbelverzoek, Recht.TERUGBELLEN).count() == aantal


def test_wie_later_wordt_afgeschermd_is_dat_ook_in_wat_er_al_stond(client):
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    gezin = maak_huishouden(wijk.oost, [inwoner])
    wie = {"inwoner_id": inwoner.pk, "huishouden_id": gezin.pk}
    contact = maak_contact(wijk.samira, tekst=GEHEIM, vervolg="terugbellen", bel_team=True, **wie)
    maak_melding(wijk.samira, contact_id=contact.pk, **wie)
    doe(h.afspraak_maken, wijk.samira, begin=klok.nu(), onderwerp="Gesprek", inwoner_id=inwoner.pk)
    with transactie(p.SYSTEEM):
        anna = p.maak_medewerker("Anna", R.AANDACHTSFUNCTIONARIS, None)
    modellen = (Contact, Melding, MeldingVerhaal, Termijn, Terugbelverzoek, Afspraak)
    for afgeschermd, ziet in ((True, False), (False, True)):
        doe(bestaan_afschermen, anna, inwoner_id=inwoner.pk, afgeschermd=afgeschermd)
        with transactie(p.actor(wijk.tom)):
            assert {m.__name__: m.objects.exists() for m in modellen} == {m.__name__: ziet for m in modellen}


@pytest.mark.parametrize(("rol", "leest"), [(R.WIJKCOACH, True), (R.WMO_CONSULENT, False), (R.COORDINATOR, False)])
def test_een_contact_onder_de_jeugdwet_leest_alleen_wie_de_jeugdwet_leest(rol, leest):
    wijk = p.maak_wijk()
    contact = maak_contact(wijk.samira, tekst=GEHEIM, inwoner_id=p.maak_inwoner(wijk.oost).pk)
    with transactie(p.SYSTEEM):
        Contact.objects.filter(pk=contact.pk).update(wet="jeugd")
        iemand = p.maak_medewerker("Iemand", rol, wijk.oost)
    with transactie(p.actor(iemand)):
        assert poort.zichtbaar(Contact, Recht.CONTACT_LEZEN).exists() is leest


def test_zonder_inloggen_ga_je_naar_de_deur(client):
    p.maak_wijk()
    assert all(client.get(pad).status_code == 302 for pad in ALLE_WEGEN)
    assert client.get("/meldingen/", headers={"HX-Request": "true"}).status_code == 401
