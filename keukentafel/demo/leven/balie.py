"""The front office of today: who called, who walked in, who was passed on, and who is on ABC-duty."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from itertools import cycle
from typing import Any

from keukentafel.demo.leven.spel import Omgeving, Vertelling
from keukentafel.kern import klok
from keukentafel.toegang import handelingen as toegang

BALIE, VERDELER = "frontoffice", "managementondersteuner"
# Facts the worker heard right; the act takes those it asks.
KLOPT = dict.fromkeys(("geboortedatum", "adres", "telefoon", "klantnummer"), "klopt")
DIENSTEN = 8
# The earliest of what is told here lies so many minutes back; a day that is younger is told faster.
EERSTE = 120


class Balie:
    """Everything is done through the acts, a while ago today."""

    def __init__(self, om: Omgeving, bekend: Sequence[Vertelling], tekst: dict[str, Any]) -> None:
        self.om, self.tekst = om, tekst
        self.bekend = cycle(bekend)

    def vullen(self) -> None:
        """Rota first: overbelasting and questions go to who is on it."""
        self._rooster()
        self._status()
        self._inloop()
        self._doorverbonden()
        self._abc()

    def _doe(self, wie: str, handeling: Callable[..., Any], geleden: int = 0, **velden: Any) -> Any:
        with klok.zet_klok(self._nu(geleden)):
            return self.om.toneel.doe(wie, handeling, **velden)

    def _nu(self, geleden: int) -> datetime:
        """So many minutes ago, and today also right after midnight."""
        nu = klok.nu()
        return nu - min(timedelta(minutes=geleden), (nu - klok.moment(klok.vandaag(), 0)) * geleden / EERSTE)

    def _wie(self) -> dict[str, Any]:
        gezin = next(self.bekend).gezin
        return {"inwoner_id": gezin.hoofd.pk, "huishouden_id": gezin.huishouden_id}

    def _rooster(self) -> None:
        """The whole day, so that a demo in the evening has somebody on duty too."""
        coaches = cycle(self.tekst["abc"]["rooster"])
        for na in range(DIENSTEN):
            wie = self.om.toneel.medewerkers[next(coaches)].pk
            velden: dict[str, Any] = {"dag": klok.vandaag() + timedelta(days=na), "van": time(0), "tot": time(23, 59)}
            self._doe(VERDELER, toegang.abc_dienst_zetten, medewerker_id=wie, **velden)

    def _status(self) -> None:
        """One call that was answered, one of somebody who could not say the facts."""
        goed = self._doe(
            BALIE, toegang.beller_controleren, 95, inwoner_id=self._wie()["inwoner_id"], namens="zelf", gehoord=KLOPT
        )
        self._doe(BALIE, toegang.statusvraag_vastleggen, 93, controle_id=goed.pk)
        niet = dict.fromkeys(KLOPT, "klopt_niet")
        wie = self._wie()["inwoner_id"]
        beller = self.tekst["status"]["beller"]
        fout = {"namens": "naaste", "beller": beller, "gehoord": niet}
        self._doe(BALIE, toegang.beller_controleren, 40, inwoner_id=wie, **fout)
        self._doe(BALIE, toegang.terugbellen_vragen, 38, inwoner_id=wie, namens="naaste", beller=beller)

    def _inloop(self) -> None:
        """Three in the waiting room, one inside, one helped; a name, a number, a known resident."""
        for nummer, naam in enumerate(self.tekst["inloop"]["namen"]):
            geleden = 55 - 9 * nummer
            bezoek = self._doe(BALIE, toegang.inloop_aanmelden, geleden, plek_code="oost", naam=naam)
            if nummer < 2:
                self._doe(BALIE, toegang.inloop_roepen, geleden - 6, bezoek_id=bezoek.pk)
            if nummer == 0:
                self._doe(BALIE, toegang.inloop_afronden, geleden - 20, bezoek_id=bezoek.pk, uitkomst="geholpen")
        bekend = self._wie()["inwoner_id"]
        self._doe(BALIE, toegang.inloop_aanmelden, 4, plek_code="oost", inwoner_id=bekend)

    def _doorverbonden(self) -> None:
        for item in self.tekst["doorverbonden"]:
            contact = self._contact(item, 120)
            team = self.om.toneel.teams[item["team"]].pk if "team" in item else None
            velden = {"contact_id": contact.pk, "grond": item["grond"], "bericht": item["bericht"]}
            naar = {"naar_team_id": team} if team else {"loket": item["loket"]}
            overdracht = self._doe(BALIE, toegang.overdracht_aanbieden, 115, **velden, **naar)
            if "door" in item:
                antwoord = {"antwoord": "aangenomen", "toelichting": item["antwoord"]}
                self._doe(item["door"], toegang.overdracht_beantwoorden, 60, overdracht_id=overdracht.pk, **antwoord)
            if "wie" in item:
                brief = (f"{item['wie']}.txt", item["brief"].encode())
                van_buiten = partial(toegang.overdracht_beantwoorden, wie=item["wie"], document=brief)
                self._doe(BALIE, van_buiten, 45, overdracht_id=overdracht.pk, antwoord="aangenomen")

    def _abc(self) -> None:
        for item in self.tekst["adviesvraag"]:
            contact = self._contact(item, 80)
            velden = {"contact_id": contact.pk, "vraag": item["vraag"], "soort": item.get("soort", "advies")}
            vraag = self._doe(BALIE, toegang.advies_vragen, 78, **velden)
            if "uitkomst" in item:
                antwoord = {"uitkomst": item["uitkomst"], "advies": item["advies"]}
                wie = self.tekst["abc"]["rooster"][0]
                self._doe(wie, toegang.advies_geven, 50, adviesvraag_id=vraag.pk, **antwoord)
        overbelast = {"tekst": self.tekst["abc"]["overbelasting"], "onderwerpen": ["mantelzorg"]}
        self._doe(BALIE, toegang.contact_vastleggen, 30, **self._wie(), **overbelast, overbelasting=True)

    def _contact(self, item: dict[str, Any], geleden: int) -> Any:
        velden = {"tekst": item["tekst"], "onderwerpen": item["onderwerpen"], "reden": "vraag"}
        herkomst = {naam: item.get(naam, "") for naam in ("verwijzer", "namens", "beller")}
        return self._doe(BALIE, toegang.contact_vastleggen, geleden, **self._wie(), **velden, **herkomst)
