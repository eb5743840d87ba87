"""Requests for tests: Fatma, Emre and Elif (14) in one household, with Petra and Ria as privacy officers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from keukentafel.dossier.models import Dossier, Journaalregel
from keukentafel.inwoner.models import Adres, Huishouden, Inwoner, Relatie
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.privacy.handelingen import pakket as hp
from keukentafel.privacy.handelingen import verzoek as h
from tests import personages as p
from tests.dossiers import LEDEN, maak_dossier, maak_huishouden


@dataclass
class Geval:
    """The household of the tests with its dossier, and who works on requests."""

    wijk: p.Wijk
    fatma: Inwoner
    emre: Inwoner
    elif_: Inwoner
    huis: Huishouden
    dossier: Dossier
    petra: Any
    ria: Any

    def actor(self, wie: str) -> Actor:
        return p.actor(getattr(self, wie, None) or getattr(self.wijk, wie))

    def doe(self, wie: str, handeling: Any, **velden: Any) -> Any:
        """This act as this worker, in a transaction of its own."""
        actor = self.actor(wie)
        with transactie(actor):
            return handeling(actor=actor, **velden)

    def verzoek(self, over: Inwoner, **velden: Any) -> Any:
        """Received by Samira, who saw a passport."""
        basis = {"soort": "inzage", "hoedanigheid": "zelf", "kanaal": "gesprek", "bewijs": "paspoort"}
        basis |= {"over_naam": over.naam, "over_geboren": over.geboortedatum, "inwoner_id": over.pk}
        return self.doe("samira", h.verzoek_ontvangen, **(basis | velden))

    def klaar_voor_pakket(self, over: Inwoner, **velden: Any) -> Any:
        """Received, asked, and decided with yes."""
        verzoek = self.verzoek(over, **velden)
        self.doe("petra", h.verzoek_feiten_vastleggen, verzoek_id=verzoek.pk, hoedanigheid="zelf")
        return self.doe("petra", h.verzoek_beoordelen, verzoek_id=verzoek.pk, oordeel="ja", reden="Vraagt het zelf.")

    def pakket(self, verzoek: Any) -> Any:
        """Gathered, as the job does."""
        pakket = self.doe("petra", hp.pakket_samenstellen, verzoek_id=verzoek.pk)
        hp.pakket_vullen(pakket_id=pakket.pk)
        return pakket

    def gelezen(self, pakket: Any) -> Any:
        """Every piece read as proposed, and finished by Petra."""
        with transactie(p.SYSTEEM):
            stukken = list(pakket.stukken.filter(stand="open"))
        for stuk in stukken:
            nrs = set(range(len(stuk.merken)))
            self.doe("petra", hp.stuk_bekijken, stuk_id=stuk.pk, zwart=nrs, gelezen=True)
        return self.doe("petra", hp.pakket_afronden, pakket_id=pakket.pk)

    def ouder(self, ouder: Inwoner, gezag: bool | None = True, op: date | None = None) -> str:
        """A parent of Elif; the key by which the handler chooses."""
        with transactie(p.SYSTEEM):
            rij = Relatie.objects.create(
                inwoner=ouder,
                naar=self.elif_,
                soort="ouder",
                gezag=gezag,
                gezag_gecontroleerd_op=op or (klok.vandaag() if gezag is not None else None),
                team=ouder.team,
                gemaakt_door=p.SYSTEEM.kenmerk,
            )
        return f"relatie:{rij.pk}"

    def journaal(self, tekst: str, *over: Inwoner, **velden: Any) -> Any:
        with transactie(p.SYSTEEM):
            basis = {"dossier": self.dossier, "team": self.wijk.oost, "moment": klok.nu(), "soort": "bezoek"}
            basis["gemaakt_door"] = str(self.wijk.samira.pk)
            rij = Journaalregel.objects.create(**{**basis, "tekst": tekst, **velden})
            rij.over.set(over)
        return rij


def maak_geval() -> Geval:
    wijk = p.maak_wijk()
    leden = [p.maak_inwoner(wijk.oost, **velden) for velden in LEDEN]
    with transactie(p.SYSTEEM):
        for lid in leden:
            Adres.objects.create(
                inwoner=lid, team=wijk.oost, straat="Vlietlaan", huisnummer="12", postcode="3112 AB",
                woonplaats="Schiedam", van=p.BEGIN, gemaakt_door=p.SYSTEEM.kenmerk,
            )  # fmt: skip
    huis = maak_huishouden(wijk.oost, leden)
    with transactie(p.SYSTEEM):
        petra = p.maak_medewerker("Petra", p.Rol.PRIVACY_OFFICER, None)
        ria = p.maak_medewerker("Ria", p.Rol.PRIVACY_OFFICER, None)
    return Geval(wijk, *leden, huis, maak_dossier(wijk.samira, huis, onderwerp="geld"), petra, ria)
