"""The work that lies there today: waiting meldingen, call-backs, short contacts, drafts, appointments, an absence."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from itertools import cycle
from random import Random
from typing import Any

from keukentafel.demo.leven.balie import Balie
from keukentafel.demo.leven.mensen import registreren
from keukentafel.demo.leven.meten import tijd_meten
from keukentafel.demo.leven.samenwerken import samenwerken
from keukentafel.demo.leven.spel import VERDELER, Omgeving, Vertelling
from keukentafel.demo.leven.toneel import Spel
from keukentafel.demo.leven.verhaal import lees
from keukentafel.demo.leven.verslagpost import Reacties
from keukentafel.demo.leven.werkdag import Werkdag
from keukentafel.kern import klok
from keukentafel.kern.handelingen import concept_bewaren
from keukentafel.organisatie.handelingen.afwezigheid import afwezigheid_vastleggen
from keukentafel.organisatie.handelingen.vertrek import vertrek_aankondigen
from keukentafel.plan.handelingen import vacatures_melden
from keukentafel.toegang import handelingen as toegang

BALIE = "frontoffice"
AFWEZIG, WAARNEMER, VERTREKT = "ingrid", "wijkcoach", "hafida"
OVERLEG = time(12, 45)
TIJDEN = (time(9, 30), time(11, 0), time(13, 30), time(15, 15))
# How many appointments in the coming days: who logs in as wijkcoach has a full day, a colleague one a day.
AFSPRAKEN = {"wijkcoach": 3}


class Vandaag:
    """Everything beside the storylines. `spelen` are dated acts; `klaarleggen` is what is made now."""

    def __init__(self, om: Omgeving, vertellingen: Sequence[Vertelling]) -> None:
        self.om, self.verhalen = om, vertellingen
        self.tekst = lees("vandaag")
        self.rng = Random(om.rng.random())

    def spelen(self) -> list[Spel]:
        """One play per item of verhalen/vandaag.toml."""
        uit = [self._wachtend(item) for item in self.tekst["wachtend"]]
        uit += [self._los(item, self._anoniem) for item in self.tekst["anoniem"]]
        uit += [self._los(item, self._kort) for item in self.tekst["kort"]]
        uit += [self._los(item, self._bellen) for item in self.tekst["bellen"]]
        return uit

    def _moment(self, dagen: int) -> datetime:
        """So many werkdagen ago; today only when the front office has been open for a while."""
        nu = klok.nu().astimezone(klok.AMSTERDAM)
        if dagen or not self.om.dagen.is_werkdag() or nu.time() < time(9, 45):
            return self.om.dagen.moment(-max(1, dagen), self.rng)
        return max(klok.moment(nu.date(), 9, 5), nu - timedelta(minutes=self.rng.randint(10, 200)))

    def _wachtend(self, item: dict[str, Any]) -> Spel:
        """Registered and reported, not yet handed out; sometimes judged already."""
        gezin = self.om.bevolking.gezin(item["team"], item["mensen"])
        yield self._moment(item["dagen"])
        self._doe(BALIE, registreren, gezin=gezin, bevolking=self.om.bevolking)
        wie = {"huishouden_id": gezin.huishouden_id}
        woorden = gezin.woorden()
        contact = self._doe(
            BALIE,
            toegang.contact_vastleggen,
            onderwerpen=item["onderwerpen"],
            tekst=item["contact"].format_map(woorden),
            vervolg="melding",
            inwoner_id=gezin.hoofd.pk,
            **wie,
        )
        kind = gezin.kind() if item["wet"] == "jeugd" else None
        melding = self._doe(
            BALIE,
            toegang.melding_maken,
            hulpvraag=item["vraag"].format_map(woorden),
            onderwerpen=item["onderwerpen"],
            wet=item["wet"],
            urgentie=item.get("urgentie", "gewoon"),
            inwoner_id=(kind or gezin.hoofd).pk,
            contact_id=contact.pk,
            **wie,
        )
        self.om.toneel.laat_horen("melding_gemaakt", melding)
        if item.get("beoordeeld"):
            yield klok.nu() + timedelta(minutes=40)
            self._doe(VERDELER, toegang.melding_beoordelen, melding_id=melding.pk)

    def _los(self, item: dict[str, Any], daad: Callable[[dict[str, Any]], None]) -> Spel:
        yield self._moment(item["dagen"])
        daad(item)

    def _anoniem(self, item: dict[str, Any]) -> None:
        team = self.om.toneel.teams[item["team"]]
        self._contact(item, team_id=team.pk)

    def _kort(self, item: dict[str, Any]) -> None:
        self._contact(item, **self._iemand())

    def _bellen(self, item: dict[str, Any]) -> None:
        voor = self.om.toneel.medewerkers[item["voor"]]
        wie = self._iemand(item["voor"])
        self._contact(item, vervolg="terugbellen", bel_wie=voor.pk, **wie)

    def _contact(self, item: dict[str, Any], **extra: Any) -> None:
        self._doe(
            BALIE,
            toegang.contact_vastleggen,
            kanaal=item.get("kanaal", "telefoon"),
            onderwerpen=item["onderwerpen"],
            tekst=item["tekst"],
            **extra,
        )

    def _iemand(self, coach: str = "") -> dict[str, Any]:
        """A known household, of this wijkcoach when there is one; never a hidden one."""
        bekend = [v for v in self.verhalen if v.dossier and v.gezin.huishouden and _open(v)]
        eigen = [v for v in bekend if v.coach == coach] or bekend
        gekozen = self.rng.choice(eigen)
        return {"inwoner_id": gekozen.gezin.hoofd.pk, "huishouden_id": gekozen.gezin.huishouden_id}

    def _doe(self, wie: str, handeling: Callable[..., Any], **gegevens: Any) -> Any:
        return self.om.toneel.doe(wie, handeling, **gegevens)

    # --- What is made now ---------------------------------------------------------------------------------------------

    def klaarleggen(self) -> None:
        """Absence, appointments, drafts and the alarm of a vacancy."""
        self._afwezig()
        self._afspraken()
        self._concepten()
        Reacties(self.om.toneel, self.om.dagen, self.tekst["reactie"]).vullen()
        samenwerken(self.om.toneel, self.om.dagen, self._eigen(WAARNEMER))
        self._vertrek()
        bekend = [v for v in self.verhalen if v.dossier and v.gezin.huishouden and _open(v)]
        Balie(self.om, self.rng.sample(bekend, len(bekend)), lees("balie")).vullen()
        tijd_meten(self.om.toneel, Random(WAARNEMER))
        mensen = [(v.gezin.hoofd.pk, v.gezin.huishouden_id) for v in self._eigen(WAARNEMER)]
        Werkdag(self.om.toneel, self.om.dagen).klaarleggen(mensen[-4:])
        vacatures_melden()

    def _afwezig(self) -> None:
        """A wijkcoach is away this week; a colleague stands in and sees the cases."""
        mensen, dagen = self.om.toneel.medewerkers, self.om.dagen
        van, tot = dagen.dag(-3), dagen.dag(8)
        with klok.zet_klok(klok.moment(van)):
            self._doe(AFWEZIG, afwezigheid_vastleggen, medewerker_id=mensen[AFWEZIG].pk, van=van, tot=tot,
                      waarnemer_id=mensen[WAARNEMER].pk, reden="verlof")  # fmt: skip

    def _afspraken(self) -> None:
        """The coming werkdagen, and today when it is one; a crisis is called back today, also in a weekend."""
        teksten, dagen = self.tekst["afspraken"], self.om.dagen
        gewoon, jeugd = cycle(teksten["gewoon"]), cycle(teksten["jeugd"])
        for coach in sorted({v.coach for v in self.verhalen} - {AFWEZIG}):
            eigen = cycle(self._eigen(coach))
            for dag in range(0 if dagen.is_werkdag() else 1, 4):
                for plek in range(AFSPRAKEN.get(coach, 1)):
                    v = next(eigen)
                    self._afspraak(coach, v, (dag, plek), next(jeugd if v.v.wet == "jeugd" and not plek else gewoon))
        for v in self.verhalen:
            if v.v.urgentie == "crisis":
                self._afspraak(v.coach, v, (0, len(TIJDEN) - 1), teksten["crisis"])
        for item in self.tekst["overleg"]:
            self._overleg(item)

    def _eigen(self, coach: str) -> list[Vertelling]:
        return [v for v in self.verhalen if v.coach == coach and v.dossier and _open(v)]

    def _afspraak(self, coach: str, v: Vertelling, wanneer: tuple[int, int], onderwerp: str) -> None:
        dag, plek = wanneer
        begin = datetime.combine(self.om.dagen.dag(dag), TIJDEN[plek], tzinfo=klok.AMSTERDAM)
        wie = {"inwoner_id": v.gezin.hoofd.pk, "huishouden_id": v.gezin.huishouden_id}
        kanaal = "telefoon" if "ellen" in onderwerp else "gesprek"
        self._doe(coach, toegang.afspraak_maken, begin=begin, onderwerp=onderwerp, kanaal=kanaal, toch=True, **wie)

    def _overleg(self, item: dict[str, Any]) -> None:
        voor = self.om.toneel.medewerkers[item["voor"]]
        for dag in (0, 2) if self.om.dagen.is_werkdag() else (1, 3):
            begin = datetime.combine(self.om.dagen.dag(dag), OVERLEG, tzinfo=klok.AMSTERDAM)
            self._doe(
                item["door"],
                toegang.afspraak_maken,
                begin=begin,
                onderwerp=item["onderwerp"],
                soort_plaats="kantoor",
                medewerker_id=voor.pk,
                toch=True,
            )

    def _vertrek(self) -> None:
        """A colleague leaves: beheer and the manager of that team have the cases to hand over."""
        wie = self.om.toneel.medewerkers[VERTREKT]
        with klok.zet_klok(self.om.dagen.moment(-2, self.rng)):
            self._doe("beheer", vertrek_aankondigen, medewerker_id=wie.pk, tot=self.om.dagen.dag(4))

    def _concepten(self) -> None:
        """Half-written texts, under the keys of the real forms."""
        for nummer, item in enumerate(self.tekst["concept"]):
            eigen = self._eigen(item["wie"])
            v = eigen[nummer % len(eigen)] if eigen else None
            woorden = {
                "dossier": str(v.dossier_id) if v else "",
                "huishouden": v.gezin.huishouden.naam if v and v.gezin.huishouden else "",
            }
            teksten = {naam: item[naam].format_map(woorden) for naam in ("sleutel", "adres", "titel")}
            self._doe(item["wie"], concept_bewaren, velden=item["velden"], **teksten)


def _open(v: Vertelling) -> bool:
    """Running and not hidden: what the front office may pick."""
    if v.v.einde and v.v.einde.op < v.begin and not v.v.terug:
        return False
    return not any(naam == "afschermen" for _, naam in v.v.daden)
