"""From households, people and contacts to the rows of the tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from keukentafel.demo.historie_contacten import Contactmoment, Los
from keukentafel.demo.historie_mensen import KIND_GAAT_UIT_HUIS, Adresplek, Bevolking, Gezin, Mens
from keukentafel.demo.historie_verloop import Loop
from keukentafel.inwoner.regels.naam import Naamdelen, naam_van_huishouden, sorteersleutel, woorden
from keukentafel.inwoner.regels.persoon import is_minderjarig
from keukentafel.inwoner.regels.sleutels import persoonsleutels
from keukentafel.kern import klok
from keukentafel.monitor.regels import samengevoegd

Rij = dict[str, Any]
BRON = "Historie 2015-2016 (verzonnen)"
WOONT_SINDS = date(2010, 1, 1)


@dataclass
class Nummers:
    """First free numbers, and the ids of the teams by code."""

    teams: dict[str, int]
    inwoner: int
    dossier: int
    bsn: Iterator[str]


@dataclass
class Rijen:
    """The rows per table, in the order in which they must be loaded."""

    inwoner: list[Rij] = field(default_factory=list)
    adres: list[Rij] = field(default_factory=list)
    huishouden: list[Rij] = field(default_factory=list)
    lid: list[Rij] = field(default_factory=list)
    relatie: list[Rij] = field(default_factory=list)
    dossier: list[Rij] = field(default_factory=list)
    dossierperiode: list[Rij] = field(default_factory=list)
    werkproces: list[Rij] = field(default_factory=list)
    werkprocesperiode: list[Rij] = field(default_factory=list)
    zwaarte: list[Rij] = field(default_factory=list)
    contact: list[Rij] = field(default_factory=list)
    zoeksleutel: list[Rij] = field(default_factory=list)


class Rijenmaker:
    """Writes down what was made up; `gemaakt_op` is the day itself, so that `--stand` works in the past as well."""

    def __init__(self, nummers: Nummers, bevolking: Bevolking) -> None:
        self._n, self._b = nummers, bevolking
        self.rijen = Rijen()

    def gezin(self, gezin: Gezin) -> None:
        team = self._n.teams[gezin.team]
        begin = min(loop.van for loop in gezin.lopen)
        naam = naam_van_huishouden([_naamdelen(mens) for mens in gezin.volwassenen])
        self.rijen.huishouden.append(
            {"id": gezin.id, "naam": naam, "sorteernaam": _sorteernaam(naam), "team_id": team, **_op(begin)}
            | {"buurtcode": gezin.adres.buurtcode if gezin.adres else ""}
        )
        for mens in gezin.leden:
            self._mens(mens, team, gezin.adres, begin)
            self.rijen.lid.append(self._lid(mens, gezin, team, begin))
        self._relaties(gezin, team, begin)
        self._dossier(gezin, team)

    def los(self, los: Los, eerste: date) -> None:
        self._mens(los.mens, self._n.teams[los.team], los.adres, eerste)

    def contact(self, c: Contactmoment) -> None:
        self.rijen.contact.append(
            {"id": c.id, "moment": c.moment, "team_id": self._n.teams[c.team], "kanaal": c.kanaal}
            | {"onderwerpen": c.onderwerpen, "wet": c.wet, "anoniem": c.mens is None}
            | {"inwoner_id": c.mens.id if c.mens else None, "huishouden_id": c.gezin.id if c.gezin else None}
            | {"gemaakt_op": c.moment, "gewijzigd_op": c.moment, "bronregel": f"historie:contact:{c.id}"}
        )

    def _mens(self, mens: Mens, team: int, adres: Adresplek | None, op: date) -> None:
        self._n.inwoner += 1
        delen = _naamdelen(mens)
        self.rijen.inwoner.append(
            {"id": mens.id, "nummer": self._n.inwoner, "bsn": next(self._n.bsn), "team_id": team, **_op(op)}
            | {"voornamen": mens.voornaam, "roepnaam": mens.voornaam, "geslachtsnaam": mens.achternaam}
            | {"voorvoegsel": mens.voorvoegsel, "geslacht": mens.geslacht, "geboortedatum": mens.geboren}
            | {"sorteernaam": sorteersleutel(delen)}
            | {"overleden_op": mens.overleden, "klantsleutel": f"historie:{self._n.inwoner}"}
            | {"bron": {"naam": {"bron": BRON, "op": op.isoformat()}, "adres": {"bron": BRON, "op": op.isoformat()}}}
        )
        if adres:
            self.rijen.adres.append(
                {"id": self._b.sleutel(), "inwoner_id": mens.id, "team_id": team, "straat": adres.straat}
                | {"huisnummer": adres.huisnummer, "postcode": adres.postcode, "woonplaats": "Schiedam", "bron": BRON}
                | {"buurtcode": adres.buurtcode, "van": max(mens.geboren, WOONT_SINDS), "gemaakt_op": klok.moment(op)}
            )
        plek = [(adres.straat, adres.postcode, adres.huisnummer, "")] if adres else []
        for sleutel in sorted(persoonsleutels(delen, mens.geboren, plek)):
            self.rijen.zoeksleutel.append({"inwoner_id": mens.id, "team_id": team, "sleutel": sleutel})

    def _lid(self, mens: Mens, gezin: Gezin, team: int, op: date) -> Rij:
        weg = mens.geboren + timedelta(days=KIND_GAAT_UIT_HUIS * 365)
        later = max(loop.tot for loop in gezin.lopen if loop.tot) + timedelta(days=30)
        uit_huis = max(weg, later) if mens.rol == "kind" else None
        einde = min((d for d in (uit_huis, mens.overleden) if d), default=None)
        return {
            "id": self._b.sleutel(),
            "huishouden_id": gezin.id,
            "inwoner_id": mens.id,
            "team_id": team,
            "rol": mens.rol,
            "van": max(mens.geboren, WOONT_SINDS),
            "tot": einde if einde and einde <= klok.vandaag() else None,
            "gemaakt_op": klok.moment(op),
        }

    def _relaties(self, gezin: Gezin, team: int, op: date) -> None:
        """Each relation twice, once in each direction."""
        volwassenen = gezin.volwassenen
        paren = [(a, b, "partner") for a in volwassenen for b in volwassenen if a is not b]
        for kind in gezin.kinderen:
            paren += [(ouder, kind, "ouder") for ouder in volwassenen]
            paren += [(kind, ouder, "kind") for ouder in volwassenen]
        for een, ander, soort in paren:
            self.rijen.relatie.append(
                {"id": self._b.sleutel(), "inwoner_id": een.id, "naar_id": ander.id, "soort": soort, "bron": BRON}
                | {"team_id": team, "gemaakt_op": klok.moment(op)}
            )

    def _dossier(self, gezin: Gezin, team: int) -> None:
        self._n.dossier += 1
        perioden = samengevoegd((loop.van, loop.tot) for loop in gezin.lopen)
        geopend, gesloten = perioden[0][0], perioden[-1][1]
        sleutel = self._b.sleutel()
        self.rijen.dossier.append(
            {
                "id": sleutel,
                "volgnr": self._n.dossier,
                "nummer": f"{geopend.year}-{self._n.dossier:04d}",
                "team_id": team,
            }
            | {"huishouden_id": gezin.id, "geopend_op": geopend, "gesloten_op": gesloten, "reden_sluiten": "afgerond"}
            | _op(geopend)
        )
        for nr, (van, tot) in enumerate(perioden):
            self.rijen.dossierperiode.append(
                {
                    "id": self._b.sleutel(),
                    "dossier_id": sleutel,
                    "team_id": team,
                    "in_team_id": team,
                    "van": van,
                    "tot": tot,
                }
                | {"aanleiding": "heropend" if nr else "nieuw", "reden": "afgerond", "gemaakt_op": klok.moment(van)}
            )
        for mens in gezin.leden:
            for loop in mens.lopen:
                self._werkproces(loop, mens, gezin, sleutel, team)

    def _werkproces(self, loop: Loop, mens: Mens, gezin: Gezin, dossier: Any, team: int) -> None:
        sleutel = self._b.sleutel()
        ouder = {"dossier_id": dossier, "team_id": team}
        self.rijen.werkproces.append(
            {
                "id": sleutel,
                "inwoner_id": mens.id,
                "aangemaakt_op": loop.van,
                "aanmaakteam_id": self._n.teams[loop.team],
            }
            | {
                "wet": "jeugd" if is_minderjarig(mens.geboren, loop.van) else "wmo",
                "personen": len(gezin.leden),
                **ouder,
                **_op(loop.van),
            }
            | {"bronregel": f"historie:werkproces:{sleutel}", "onderwerp": loop.onderwerp}
        )
        for nr, (in_team, van, tot, reden) in enumerate(_stukken(loop)):
            self.rijen.werkprocesperiode.append(
                {"id": self._b.sleutel(), "werkproces_id": sleutel, "in_team_id": self._n.teams[in_team], **ouder}
                | {"van": van, "tot": tot, "reden": reden, "aanleiding": "verplaatst" if nr else "nieuw"}
                | {"gemaakt_op": klok.moment(van)}
            )
        for waarde, dag in loop.zwaarten:
            self.rijen.zwaarte.append(
                {"id": self._b.sleutel(), "werkproces_id": sleutel, "waarde": waarde, "van": dag, **ouder}
                | {"gemaakt_op": klok.moment(dag)}
            )


def _stukken(loop: Loop) -> list[tuple[str, date, date | None, str]]:
    """The periods of a werkproces: (team, from, first day closed, why it ended)."""
    if loop.verhuisd is None:
        return [(loop.team, loop.van, loop.tot, loop.reden)]
    dag, doel = loop.verhuisd
    return [(loop.team, loop.van, dag, "verplaatst"), (doel, dag, loop.tot, loop.reden)]


def _op(dag: date) -> dict[str, datetime]:
    return {"gemaakt_op": klok.moment(dag), "gewijzigd_op": klok.moment(dag)}


def _naamdelen(mens: Mens) -> Naamdelen:
    return Naamdelen(mens.voornaam, mens.voornaam, mens.voorvoegsel, mens.achternaam)


def _sorteernaam(naam: str) -> str:
    return " ".join(woorden(naam.removeprefix("Huishouden ")))
