"""What belongs to no story: klachten, an incident, a campaign, and the reminders of last night."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

from keukentafel.besluit.handelingen.bewaken import termijnen_bewaken
from keukentafel.besluit.handelingen.campagne import (
    campagne_maken,
    campagne_verdelen,
    campagne_vullen,
    campagneregel_stap,
    campagneweek_melden,
)
from keukentafel.besluit.handelingen.incident import incident_melden
from keukentafel.besluit.handelingen.klacht import (
    klacht_bemiddelen,
    klacht_formeel_maken,
    klacht_ontvangen,
    klacht_toewijzen,
)
from keukentafel.besluit.handelingen.nazorg import besluiten_bewaken, nazorg_bewaken
from keukentafel.besluit.handelingen.rechtsbewaking import rechtsbescherming_bewaken
from keukentafel.besluit.models import Campagneregel
from keukentafel.besluit.regels.campagne import Aanleiding, Selectie
from keukentafel.demo.besluit_proces import TEKSTEN
from keukentafel.demo.leven.spel import Omgeving, Vertelling
from keukentafel.kern import klok
from keukentafel.kern.termijnen import plus_maanden

BALIE, COORDINATOR, KANTOOR = "frontoffice", "klachtcoordinator", "backoffice"
PRODUCT, MAANDEN, MINUTEN, PER_WEEK = "begeleiding", 4, 60, 1


def besluit_klaarleggen(om: Omgeving, vertellingen: Sequence[Vertelling]) -> None:
    """After the stories."""
    verhaal, rng = {(v.v.sleutel, v.team): v for v in vertellingen}, Random("klachten")
    for item in TEKSTEN["klacht"]:
        _klacht(om, verhaal[item["verhaal"], item["team"]], item, rng)
    incident = TEKSTEN["incident"]
    with klok.zet_klok(om.dagen.moment(-incident["dagen"], rng)):
        _incident(verhaal[incident["verhaal"], incident["team"]], incident)
    _campagne(om, TEKSTEN["campagne"])
    for taak in (termijnen_bewaken, nazorg_bewaken, besluiten_bewaken, rechtsbescherming_bewaken):
        taak()


def _klacht(om: Omgeving, v: Vertelling, item: dict[str, Any], rng: Random) -> None:
    """Told at the front office, about the worker; the klachtcoördinator mediates, or makes it formal."""
    betrokken = [om.toneel.medewerkers[v.coach].pk]
    with klok.zet_klok(om.dagen.moment(-item["dagen"], rng)):
        rij = v.doe(BALIE, klacht_ontvangen, woorden=v.tekst(item["woorden"]), onderwerp=item["onderwerp"],
                    klager="inwoner", kanaal="telefoon", inwoner_id=v.gezin.hoofd.pk, betrokken=betrokken)  # fmt: skip
    if "stap" not in item:
        return
    with klok.zet_klok(om.dagen.moment(1 - item["dagen"], rng)):
        v.doe(COORDINATOR, klacht_toewijzen, klacht_id=rij.pk, medewerker_id=om.toneel.medewerkers[COORDINATOR].pk)
        v.doe(COORDINATOR, klacht_bemiddelen, klacht_id=rij.pk)
    if item["stap"] == "formeel":
        with klok.zet_klok(om.dagen.moment(-2, rng)):
            v.doe(COORDINATOR, klacht_formeel_maken, klacht_id=rij.pk, waarom=v.tekst(item["waarom"]))


def _incident(v: Vertelling, item: dict[str, Any]) -> None:
    v.doe(v.coach, incident_melden, soort="incident", wat=v.tekst(item["wat"]), inwoner_id=v.gezin.hoofd.pk)


def _campagne(om: Omgeving, tekst: dict[str, str]) -> None:
    """Begeleiding that ends within some months: one talk a week for each team, and the first one was held."""
    vandaag = klok.vandaag()
    selectie = Selectie(
        Aanleiding.VERLOOPT, producten=(PRODUCT,), einde_van=vandaag, einde_tot=plus_maanden(vandaag, MAANDEN)
    )
    rij = om.toneel.doe(KANTOOR, campagne_maken, naam=tekst["naam"], uitleg=tekst["uitleg"], selectie=selectie,
                        minuten=MINUTEN)  # fmt: skip
    _verdelen(om, rij.pk, vandaag)
    if regel := Campagneregel.objects.filter(campagne=rij, medewerker__isnull=False).order_by("week", "einde").first():
        wie = regel.medewerker.gebruikersnaam
        om.toneel.doe(wie, campagneregel_stap, regel_id=regel.pk, versie=regel.versie, stap="spreken")
    campagneweek_melden()


def _verdelen(om: Omgeving, campagne_id: UUID, vandaag: date) -> None:
    per_week = {team.pk: PER_WEEK for team in om.toneel.teams.values() if team.soort == "wijkteam"}
    om.toneel.doe(KANTOOR, campagne_verdelen, campagne_id=campagne_id, begin=vandaag, per_week=per_week)
    campagne_vullen(campagne_id=str(campagne_id))
