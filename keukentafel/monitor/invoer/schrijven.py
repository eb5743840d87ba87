"""From checked rows to records: people, households, dossiers, werkprocessen and contacts of another system.

Set-based: a fixed number of statements for a file, whatever its length, and the same constraints as for typed rows. The
key of the row (bronregel) makes a second run harmless; what was closed or weighed since then is added, as a correction
with its own recorded time, so that what we knew before stays readable.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from keukentafel.dossier.models import Werkproces, WerkprocesPeriode, Zwaarte
from keukentafel.kern import klok
from keukentafel.kern.tekst import AMSTERDAM
from keukentafel.monitor.invoer.dossiers import Dossiers
from keukentafel.monitor.invoer.mensen import Mensen
from keukentafel.monitor.invoer.regels import Contactregel, Regelfout, Werkprocesregel
from keukentafel.toegang.models import Contact

PER_KEER = 2000


@dataclass
class Telling:
    """What was done with the rows."""

    nieuw: int = 0
    bijgewerkt: int = 0
    al_bekend: int = 0
    fouten: list[Regelfout] = field(default_factory=list)


class Schrijver:
    """Writes the rows of one municipality; `door` stands on every record."""

    def __init__(self, gemeente: str, door: str) -> None:
        self.gemeente, self.door = gemeente, door
        self.telling = Telling()
        self.mensen = Mensen(gemeente, door)

    def bron(self, soort: str, sleutel: str) -> str:
        return f"invoer:{self.gemeente}:{soort}:{sleutel}"

    def contacten(self, regels: Iterable[Contactregel]) -> Telling:
        regels = list(regels)
        bekend = {c.bronregel: c for c in _per_bron(Contact, [self.bron("contact", regel.sleutel) for regel in regels])}
        nieuw = []
        for regel in regels:
            bestaand = bekend.get(self.bron("contact", regel.sleutel))
            if bestaand is None:
                nieuw.append(regel)
            elif (bestaand.team_id, bestaand.moment.astimezone(AMSTERDAM).date()) != (regel.team, regel.datum):
                self._anders(regel.regel, "team of datum")
            else:
                self.telling.al_bekend += 1
        self.mensen.zorg_voor((r.client, r.huishouden, r.team, r.datum) for r in nieuw if r.client)
        Contact.objects.bulk_create([self._contact(regel) for regel in nieuw], batch_size=PER_KEER)
        self.telling.nieuw += len(nieuw)
        return self.telling

    def _contact(self, regel: Contactregel) -> Contact:
        moment = klok.moment(regel.datum, regel.tijd.hour, regel.tijd.minute)
        return Contact(
            moment=moment,
            team_id=regel.team,
            kanaal=regel.kanaal,
            onderwerpen=list(regel.onderwerpen),
            anoniem=not regel.client,
            inwoner_id=self.mensen.inwoners.get(regel.client),
            huishouden_id=self.mensen.huishoudens.get(regel.huishouden),
            bronregel=self.bron("contact", regel.sleutel),
            gemaakt_door=self.door,
        )

    def werkprocessen(self, regels: Iterable[Werkprocesregel]) -> Telling:
        regels = list(regels)
        sleutels = [self.bron("werkproces", regel.sleutel) for regel in regels]
        bekend = {w.bronregel: w for w in _per_bron(Werkproces, sleutels)}
        nieuw, bestaand = [], []
        for regel in regels:
            werkproces = bekend.get(self.bron("werkproces", regel.sleutel))
            if werkproces is None:
                nieuw.append(regel)
            elif (werkproces.aanmaakteam_id, werkproces.aangemaakt_op) != (regel.team, regel.geopend):
                self._anders(regel.regel, "team of dag van openen")
            else:
                bestaand.append((regel, werkproces))
        self.mensen.zorg_voor((r.client, r.huishouden, r.team, r.geopend) for r in nieuw)
        dossiers = Dossiers(self.gemeente, self.door, self.mensen)
        dossiers.zorg_voor(nieuw)
        self._schrijf_nieuw(nieuw, dossiers)
        self._werk_bij(bestaand)
        dossiers.perioden_bijwerken({dossiers.van(r.huishouden) for r in nieuw} | {w.dossier_id for _, w in bestaand})
        return self.telling

    def _schrijf_nieuw(self, regels: list[Werkprocesregel], dossiers: Dossiers) -> None:
        werkprocessen, perioden, zwaarten = [], [], []
        for regel in regels:
            ouder = dossiers.merk(regel.huishouden)
            werkproces = Werkproces(
                inwoner_id=self.mensen.inwoners[regel.client],
                aangemaakt_op=regel.geopend,
                aanmaakteam_id=regel.team,
                wet=regel.wet,
                onderwerp=regel.onderwerp,
                personen=regel.personen,
                bronregel=self.bron("werkproces", regel.sleutel),
                **ouder,
            )
            werkprocessen.append(werkproces)
            perioden.append(_periode(werkproces.pk, regel, ouder))
            if regel.zwaarte_datum:
                zwaarten.append(_zwaarte(werkproces.pk, regel, ouder))
        Werkproces.objects.bulk_create(werkprocessen, batch_size=PER_KEER)
        WerkprocesPeriode.objects.bulk_create(perioden, batch_size=PER_KEER)
        Zwaarte.objects.bulk_create(zwaarten, batch_size=PER_KEER)
        self.telling.nieuw += len(regels)

    def _werk_bij(self, paren: list[tuple[Werkprocesregel, Werkproces]]) -> None:
        """Closed, reopened or weighed since the last file: the old row lapses, a new one says it."""
        ids = [werkproces.pk for _, werkproces in paren]
        perioden = {p.werkproces_id: p for p in _geldig(WerkprocesPeriode, ids)}
        zwaarten = {(z.werkproces_id, z.van): z.waarde for z in _geldig(Zwaarte, ids)}
        vervallen, nieuwe_perioden, nieuwe_zwaarten, geraakt = list[UUID](), [], [], set()
        for regel, werkproces in paren:
            ouder = {
                "dossier_id": werkproces.dossier_id,
                "team_id": werkproces.team_id,
                "afgeschermd": werkproces.afgeschermd,
                "gemaakt_door": self.door,
            }
            periode = perioden.get(werkproces.pk)
            if periode is not None and (periode.van, periode.tot) != (regel.geopend, regel.gesloten):
                vervallen.append(periode.pk)
                nieuwe_perioden.append(_periode(werkproces.pk, regel, ouder))
                geraakt.add(werkproces.pk)
            if regel.zwaarte_datum and zwaarten.get((werkproces.pk, regel.zwaarte_datum), 0) != regel.zwaarte:
                nieuwe_zwaarten.append(_zwaarte(werkproces.pk, regel, ouder))
                geraakt.add(werkproces.pk)
        self._correcties(vervallen, nieuwe_perioden, nieuwe_zwaarten)
        self.telling.bijgewerkt += len(geraakt)
        self.telling.al_bekend += len(paren) - len(geraakt)

    def _correcties(self, perioden: list[UUID], nieuwe: list[WerkprocesPeriode], zwaarten: list[Zwaarte]) -> None:
        nu = klok.nu()
        WerkprocesPeriode.objects.filter(pk__in=perioden).update(vervallen_op=nu)
        WerkprocesPeriode.objects.bulk_create(nieuwe, batch_size=PER_KEER)
        dagen = {(z.werkproces_id, z.van) for z in zwaarten}
        oud = [z.pk for z in _geldig(Zwaarte, [w for w, _ in dagen]) if (z.werkproces_id, z.van) in dagen]
        Zwaarte.objects.filter(pk__in=oud).update(vervallen_op=nu)
        Zwaarte.objects.bulk_create(zwaarten, batch_size=PER_KEER)

    def _anders(self, regel: int, wat: str) -> None:
        tekst = f"deze sleutel is eerder ingelezen met een ander{'e' if 'dag' in wat[:4] else ''} {wat}"
        self.telling.fouten.append(Regelfout(regel, "sleutel", f"{tekst}; verwacht dezelfde."))


def _periode(werkproces_id: UUID, regel: Werkprocesregel, ouder: dict[str, Any]) -> WerkprocesPeriode:
    return WerkprocesPeriode(
        id=uuid4(),
        werkproces_id=werkproces_id,
        in_team_id=regel.team,
        van=regel.geopend,
        tot=regel.gesloten,
        reden=regel.reden,
        **ouder,
    )


def _zwaarte(werkproces_id: UUID, regel: Werkprocesregel, ouder: dict[str, Any]) -> Zwaarte:
    van = regel.zwaarte_datum or regel.geopend
    return Zwaarte(werkproces_id=werkproces_id, waarde=regel.zwaarte, van=van, **ouder)


def _per_bron(model: Any, sleutels: list[str]) -> Iterable[Any]:
    """Existing rows with these keys, in batches."""
    for begin in range(0, len(sleutels), PER_KEER):
        yield from model.objects.filter(bronregel__in=sleutels[begin : begin + PER_KEER])


def _geldig(model: Any, werkprocessen: list[UUID]) -> list[Any]:
    """Rows in force of these werkprocessen, oldest first."""
    rijen: list[Any] = []
    for begin in range(0, len(werkprocessen), PER_KEER):
        deel = werkprocessen[begin : begin + PER_KEER]
        rijen += model.objects.filter(werkproces_id__in=deel, vervallen_op=None).order_by("van", "gemaakt_op")
    return rijen
