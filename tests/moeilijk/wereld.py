"""One small town with everything that is hard in it: strange names, a shelter, a child of two households, BSNs."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from keukentafel.dossier import handelingen as dossier
from keukentafel.inwoner.handelingen import NieuwLid, geheimhouding_zetten, huishouden_samenstellen, inwoner_registreren
from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.handelingen.inrichting import inrichting_laden
from keukentafel.organisatie.models import Medewerker
from keukentafel.plan.handelingen import NieuweStap, doel_toevoegen, dossier_openen_met_regie, kindregie_vastleggen
from keukentafel.poort.matrix import Rol
from keukentafel.toegang import handelingen as toegang
from tests import personages as p

VREEMD = "d'Alençon-Yılmaz مرحبا 👩‍👧 <b>vet</b> {{ 7*7 }}"
ACHTERNAAM = "d'Alençon-Yılmaz"
ARABISCH, HARTJE = "محمد", "Bo 💚"
BSN_FATMA, BSN_ELIF = "999990007", "999990019"
SCHUILSTRAAT, SCHUILPOSTCODE = "Schuilvinkweg", "3119 ZZ"
SCHIEDAM = settings.BASIS / "keukentafel" / "inrichting" / "schiedam"
ROLLEN = {
    "cora": Rol.COORDINATOR,
    "bea": Rol.FUNCTIONEEL_BEHEER,
    "ada": Rol.AANDACHTSFUNCTIONARIS,
    "mannes": Rol.WIJKTEAMMANAGER,
    "pien": Rol.PRIVACY_OFFICER,
    "karel": Rol.CONTROLLER,
}


@dataclass(frozen=True)
class Wereld:
    """Two households of team Oost that share a child; Fatma hides in a shelter with her children."""

    wijk: p.Wijk
    mensen: dict[str, Medewerker]
    fatma: Inwoner
    elif_: Inwoner
    emre: Inwoner
    moeder: Huishouden
    vader: Huishouden
    dossier: Any
    dossier_vader: Any
    melding: Any

    def wie(self, naam: str) -> Medewerker:
        return self.mensen.get(naam) or getattr(self.wijk, naam)


def doe(handeling: Any, wie: Medewerker, **velden: Any) -> Any:
    actor = p.actor(wie)
    with transactie(actor):
        return handeling(actor=actor, **velden)


def maak_wereld() -> Wereld:
    wijk = p.maak_wijk()
    inrichting_laden(actor=p.SYSTEEM, map=SCHIEDAM)
    with transactie(p.SYSTEEM):
        teamloos = (Rol.FUNCTIONEEL_BEHEER, Rol.PRIVACY_OFFICER, Rol.CONTROLLER, Rol.AANDACHTSFUNCTIONARIS)
        mensen = {
            naam: p.maak_medewerker(naam.capitalize(), rol, None if rol in teamloos else wijk.oost)
            for naam, rol in ROLLEN.items()
        }
    fatma = _inwoner(wijk, roepnaam="Fatma 👩", geslachtsnaam=ACHTERNAAM, geboortedatum=date(1988, 3, 7), bsn=BSN_FATMA)
    elif_ = _inwoner(wijk, roepnaam="Elif", geslachtsnaam=ACHTERNAAM, geboortedatum=_kind(), bsn=BSN_ELIF)
    emre = _inwoner(wijk, False, roepnaam=ARABISCH, geslachtsnaam=HARTJE, bsn_ontbreekt="niet_gevraagd")
    for geheim in (fatma, elif_):
        doe(geheimhouding_zetten, wijk.samira, inwoner_id=geheim.pk, adres_afgeschermd=True, geheimhouding=True)
    samen = [[NieuwLid(fatma.pk), NieuwLid(elif_.pk)], [NieuwLid(emre.pk), NieuwLid(elif_.pk)]]
    moeder, vader = (doe(huishouden_samenstellen, wijk.samira, leden=leden) for leden in samen)
    van_moeder, van_vader = (
        doe(dossier_openen_met_regie, wijk.samira, huishouden_id=h.pk, onderwerp="wonen") for h in (moeder, vader)
    )
    doe(kindregie_vastleggen, wijk.samira, dossier_id=van_moeder.pk, inwoner_id=elif_.pk)
    _vul_dossier(wijk, van_moeder)
    melding = _vul_toegang(wijk, fatma)
    return Wereld(wijk, mensen, fatma, elif_, emre, moeder, vader, van_moeder, van_vader, melding)


def _kind() -> date:
    return klok.vandaag() - timedelta(days=9 * 365)


def _inwoner(wijk: p.Wijk, schuil: bool = True, **velden: Any) -> Inwoner:
    thuis = Adresgegevens(straat="Vlietlaan", huisnummer="12", postcode="3111 AB", woonplaats="Schiedam")
    opvang = Adresgegevens(
        straat=SCHUILSTRAAT, huisnummer="7", postcode=SCHUILPOSTCODE, woonplaats="Schiedam", soort="opvang"
    )
    persoon = Persoonsgegevens(telefoon="010 1234567", **velden)
    return doe(inwoner_registreren, wijk.samira, persoon=persoon, adres=opvang if schuil else thuis, toch_nieuw=True)


def _vul_dossier(wijk: p.Wijk, d: Any) -> None:
    hier = {"dossier_id": d.pk}
    doe(dossier.let_op_zetten, wijk.samira, tekst=f"Let op {VREEMD}", versie=1, **hier)
    doe(dossier.journaalregel_schrijven, wijk.samira, tekst=f"Gebeld {VREEMD}", **hier)
    velden = dict.fromkeys(("tekst", "eigen_woorden", "afspraken", "aanwezig", "plaats", "titel"), VREEMD)
    doe(dossier.verslag_beginnen, wijk.samira, **velden, **hier)
    doe(dossier.betrokkene_toevoegen, wijk.samira, rol="school", naam=VREEMD, waarvoor=VREEMD, **hier)
    stap = NieuweStap(f"Bellen {VREEMD}", "netwerk", VREEMD)
    doel = {"resultaat": f"Rust {VREEMD}", "eigen_woorden": VREEMD, "hoe_te_zien": VREEMD, "eerste_stap": stap}
    doe(doel_toevoegen, wijk.samira, **doel, **hier)


def _vul_toegang(wijk: p.Wijk, fatma: Inwoner) -> Any:
    wie = {"inwoner_id": fatma.pk}
    bellen = {"vervolg": "terugbellen", "bel_wie": wijk.samira.pk, "bel_telefoon": VREEMD[:30]}
    doe(toegang.contact_vastleggen, wijk.frans, tekst=f"Contact {VREEMD}", onderwerpen=["wonen"], **bellen, **wie)
    melder = {"melder_naam": VREEMD, "melder_telefoon": "06 12345678", "veiligheid": VREEMD}
    meldingen = [
        doe(toegang.melding_maken, wijk.frans, hulpvraag=f"Vraag {n} {VREEMD}", **melder, **wie) for n in range(2)
    ]
    doe(toegang.melding_toewijzen, wijk.mo, melding_id=meldingen[0].pk, medewerker_id=wijk.samira.pk)
    morgen = klok.nu() + timedelta(hours=2)
    doe(toegang.afspraak_maken, wijk.samira, begin=morgen, onderwerp=f"Bezoek {VREEMD}", plaats=VREEMD, **wie)
    return meldingen[0]
