"""Making a household: people by a short description, registered through the acts of room inwoner."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from keukentafel.demo.leven.namen import GROEPEN, STRAATEINDEN, STRATEN, TAAL
from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen, inwoner_registreren, relatie_leggen
from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.inwoner.regels.persoon import is_minderjarig
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.koppelingen.bsn import TESTREEKS, geldige_test_bsns

GEZAG_BRON = "BRP, gezagsregister nagekeken"
ZELFSTANDIG = timedelta(days=6760)
KINDEREN = frozenset({"kind", "kind+", "kleinkind"})
# The history takes its numbers from the beginning of the range, this layer from the middle.
BSN_VANAF = TESTREEKS.start + len(TESTREEKS) // 2


@dataclass
class Mens:
    """One person before registration. `rol` is seen from the first: hoofd, partner, kind, kleinkind or ouder.

    "kind+" is a child about whom the question is not.
    """

    geslacht: str
    geboren: date
    rol: str
    roepnaam: str
    voorvoegsel: str
    achternaam: str
    taal: str = "nl"
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def aanspreek(self) -> str:
        """As one speaks of an adult in a note: mevrouw Kleijntjes."""
        titel = {"M": "meneer", "V": "mevrouw"}.get(self.geslacht, "")
        voor = self.voorvoegsel[:1].upper() + self.voorvoegsel[1:] if self.voorvoegsel else ""
        return " ".join(deel for deel in (titel, voor, self.achternaam) if deel)


@dataclass
class Gezin:
    """A household and who is in it; keys after registration."""

    team: str
    mensen: list[Mens]
    adres: Adresgegevens
    nummer: int
    inwoners: list[Inwoner] = field(default_factory=list)
    huishouden: Huishouden | None = None

    @property
    def hoofd(self) -> Inwoner:
        return self.inwoners[0]

    @property
    def huishouden_id(self) -> UUID:
        assert self.huishouden is not None, "registreer eerst"
        sleutel: UUID = self.huishouden.pk
        return sleutel

    def met_rol(self, rol: str) -> list[Inwoner]:
        """The registered people in this role."""
        return [i for i, m in zip(self.inwoners, self.mensen, strict=True) if m.rol == rol]

    def kind(self) -> Inwoner | None:
        """The youngest child, about whom a youth question is asked."""
        kinderen = self.met_rol("kind") or self.met_rol("kleinkind")
        return max(kinderen, key=lambda k: k.geboortedatum or date.min) if kinderen else None

    def woorden(self) -> dict[str, str]:
        """What stands between braces in the texts of a story."""
        kinderen = sorted((m for m in self.mensen if m.rol.startswith("kind")), key=lambda m: m.geboren, reverse=True)
        partner = next((m for m in self.mensen if m.rol == "partner"), None)
        return {
            "naam": self.mensen[0].roepnaam,
            "aanspreek": self.mensen[0].aanspreek,
            "Aanspreek": self.mensen[0].aanspreek[:1].upper() + self.mensen[0].aanspreek[1:],
            "partner": partner.roepnaam if partner else "",
            "kind": kinderen[0].roepnaam if kinderen else "",
            "kind2": kinderen[1].roepnaam if len(kinderen) > 1 else "",
        }


class Bevolking:
    """Makes people up from one random source; never twice the same name or address."""

    def __init__(self, rng: Random, vandaag: date, buurten: dict[str, list[str]]) -> None:
        self._rng, self._vandaag = rng, vandaag
        self.gezinnen = 0
        self._bsn = geldige_test_bsns(BSN_VANAF)
        self._achternamen = {naam: self._eindeloos(groep.achternamen) for naam, groep in GROEPEN.items()}
        self._voornamen: set[str] = set()
        self._adressen = {team: self._plekken(codes, nr) for nr, (team, codes) in enumerate(sorted(buurten.items()))}

    def gezin(self, team: str, beschrijving: list[str], groep: str = "nl", **extra: Any) -> Gezin:
        """A household from lines like "V 34", "M 36 partner", "V 9 kind"; ages are whole years today."""
        self.gezinnen += 1
        voor, _, achter = next(self._achternamen[groep]).rpartition("|")
        mensen = [self._mens(regel, groep, voor, achter) for regel in beschrijving]
        for mens in mensen:
            if mens.rol == "hoofd":
                mens.roepnaam = extra.get("roepnaam", mens.roepnaam)
                mens.achternaam = extra.get("geslachtsnaam", mens.achternaam)
                mens.taal = extra.get("taal", mens.taal)
        mensen[0].extra.update(extra)
        return Gezin(team, mensen, self.adres(team), self.gezinnen)

    def adres(self, team: str) -> Adresgegevens:
        """A free address in the area of this team."""
        return next(self._adressen[team])

    def _mens(self, regel: str, groep: str, voor: str, achter: str) -> Mens:
        geslacht, leeftijd, *rest = regel.split()
        rol = rest[0] if rest else "hoofd"
        if rol == "partner":
            voor, _, achter = next(self._achternamen[groep]).rpartition("|")
        return Mens(geslacht, self._geboren(int(leeftijd)), rol, self._voornaam(geslacht, groep), voor, achter,
                    TAAL.get(groep, "nl"))  # fmt: skip

    def _geboren(self, leeftijd: int) -> date:
        verjaardag = self._vandaag.replace(year=self._vandaag.year - leeftijd, day=min(self._vandaag.day, 28))
        return verjaardag - timedelta(days=self._rng.randint(8, 340))

    def _voornaam(self, geslacht: str, groep: str) -> str:
        namen = GROEPEN[groep].mannen if geslacht == "M" else GROEPEN[groep].vrouwen
        vrij = [n for n in namen if n not in self._voornamen] or list(namen)
        naam = self._rng.choice(vrij)
        self._voornamen.add(naam)
        if len(vrij) == 1:
            self._voornamen -= set(namen)
        return naam

    def _eindeloos(self, namen: tuple[str, ...]) -> Iterator[str]:
        while True:
            geschud = list(namen)
            self._rng.shuffle(geschud)
            yield from geschud

    def _plekken(self, buurten: list[str], teamnr: int) -> Iterator[Adresgegevens]:
        """Invented addresses in the real buurten of a team; neither street nor postcode exists."""
        nummer = 0
        while True:
            straat = f"{STRATEN[(nummer * 3 + teamnr) % len(STRATEN)]}{STRAATEINDEN[(nummer + teamnr) % 6]}"
            yield Adresgegevens(
                straat=straat,
                huisnummer=str(3 + 2 * nummer + teamnr),
                postcode=f"{3131 + teamnr} X{'ABCDEGHJKLMNPRTVWXZ'[nummer % 19]}",
                woonplaats="Schiedam",
                buurtcode=buurten[nummer % len(buurten)] if buurten else "",
                van=date(2012, 1, 1) + timedelta(days=self._rng.randint(0, 4000)),
            )
            nummer += 1

    def gegevens(self, mens: Mens) -> Persoonsgegevens:
        """What the front office types in. `extra` overrides; a child has no phone of its own."""
        velden: dict[str, Any] = {
            "voornamen": mens.roepnaam,
            "roepnaam": mens.roepnaam,
            "voorvoegsel": mens.voorvoegsel,
            "geslachtsnaam": mens.achternaam,
            "geslacht": mens.geslacht,
            "geboortedatum": mens.geboren,
            "bsn": next(self._bsn),
            "taal": mens.taal,
            "telefoon": "" if mens.rol in KINDEREN else f"06 0000{self._rng.randint(1000, 9999)}",
        }
        return Persoonsgegevens(**{**velden, **mens.extra})


def registreren(actor: Actor, gezin: Gezin, bevolking: Bevolking) -> None:
    """Everybody of this household, the household itself, and who is whose parent or partner."""
    leden: list[NieuwLid] = []
    # Nobody has a household of their own before they are grown up.
    samen = max(gezin.adres.van or date.min, gezin.mensen[0].geboren + ZELFSTANDIG)
    for mens in gezin.mensen:
        van = max(mens.geboren, samen)
        inwoner = inwoner_registreren(
            actor=actor,
            persoon=bevolking.gegevens(mens),
            adres=Adresgegevens(**{**{v: getattr(gezin.adres, v) for v in Adresgegevens.__slots__}, "van": van}),
            toch_nieuw=True,
        )
        gezin.inwoners.append(inwoner)
        rol = "kind" if mens.rol in KINDEREN else {"partner": "partner", "hoofd": ""}.get(mens.rol, "inwonend")
        leden.append(NieuwLid(inwoner.pk, rol, van))
    gezin.huishouden = huishouden_samenstellen(actor=actor, leden=leden)
    _relaties(actor, gezin)


def _relaties(actor: Actor, gezin: Gezin) -> None:
    ouders = [gezin.hoofd, *gezin.met_rol("partner")]
    for partner in gezin.met_rol("partner"):
        relatie_leggen(actor=actor, inwoner_id=gezin.hoofd.pk, naar_id=partner.pk, soort="partner")
    for ouder in gezin.met_rol("ouder"):
        relatie_leggen(actor=actor, inwoner_id=ouder.pk, naar_id=gezin.hoofd.pk, soort="ouder")
    for kleinkind in gezin.met_rol("kleinkind"):
        relatie_leggen(actor=actor, inwoner_id=gezin.hoofd.pk, naar_id=kleinkind.pk, soort="grootouder")
    for kind in [*gezin.met_rol("kind"), *gezin.met_rol("kind+")]:
        for ouder in ouders:
            relatie_leggen(actor=actor, inwoner_id=ouder.pk, naar_id=kind.pk, soort="ouder", **_gezag(gezin, kind))


def _gezag(gezin: Gezin, kind: Inwoner) -> dict[str, Any]:
    """Looked up at registration, as one should; of one household in eight nobody did yet, and a letter asks for it."""
    if gezin.nummer % 8 == 0 or not is_minderjarig(kind.geboortedatum, klok.vandaag()):
        return {}
    return {"gezag": True, "gezag_bron": GEZAG_BRON}
