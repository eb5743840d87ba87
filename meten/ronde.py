"""One run: data, service, sessions, measurements, table and file."""

import os
import time
from collections.abc import Callable
from statistics import median

from django.template.loader import get_template

from keukentafel.kern.databank import Databank
from meten.dienst import draaiende_dienst
from meten.gegevens import zorg_voor_gegevens
from meten.maten import KORT, Maat
from meten.metingen import belasting, brieven, cijfers, lijsten, muur, schrijven, verborgen, verzegeling, vragen, zoeken
from meten.metingen.proef import Proef, verbindingen
from meten.omgeving import eigen_map
from meten.statistiek import Meting
from meten.uitvoer import UITKOMST, schrijf, tabel

Zeg = Callable[[str], None]


def ronde(databank: Databank, maat: Maat, zeg: Zeg) -> list[Meting]:
    """Measure everything and tell it; the outcome stands in meten/uitkomst.json as well."""
    duur = zorg_voor_gegevens(databank, maat.databank, maat, zeg)
    zeg(
        f"gegevens gemaakt in {duur:.0f} s"
        if duur
        else "gegevens van vandaag stonden er nog (SCHOON=1 maakt ze opnieuw)"
    )
    app, eigenaar = verbindingen(os.environ["DATABASE_URL"], os.environ["DATABASE_URL_EIGENAAR"])
    with app, eigenaar, draaiende_dienst(eigen_map()) as poort:
        zeg("de dienst draait")
        # A code works once; a run right after another one logs in within the same half minute.
        eigenaar.execute("UPDATE organisatie_medewerker SET totp_laatste_stap = 0")
        proef = Proef(maat, poort, app, eigenaar)
        metingen = meet(proef, zeg)
    print(koptekst(proef))
    print(tabel(metingen))
    if gevraagd():
        zeg("klaar; een deel van de metingen, dus meten/uitkomst.json blijft zoals het was")
        return metingen
    schrijf(metingen)
    zeg(f"klaar; uitkomst in {UITKOMST.relative_to(UITKOMST.parents[1])}")
    return metingen


def meet(proef: Proef, zeg: Zeg) -> list[Meting]:
    """All measurements, each kind told when it is done."""
    for _ in range(30):
        proef.een_u()
    proef.u_reeks = proef.u_reeks[10:]
    zeg(f"U = {proef.u * 1000:.2f} ms")
    paden = lijsten.dossierpaden(proef, 200)
    onderdelen: list[tuple[str, Callable[[], list[Meting]]]] = [
        ("G1 werklijsten", lambda: lijsten.werklijsten(proef)),
        ("G2 en G10 lijst van 100", lambda: lijsten.lijst_van_honderd(proef)),
        ("G3 dossieroverzicht", lambda: lijsten.huishouden(proef)),
        ("G4 contact vastleggen", lambda: schrijven.contact(proef)),
        ("G5 muur", lambda: muur.muur(proef)),
        ("cijfers en beperking", lambda: cijfers.beperkt(proef)),
        ("zoeken op naam", lambda: zoeken.zoeken(proef)),
        ("zoeken in notities", lambda: zoeken.notities(proef)),
        ("verborgen", lambda: verborgen.verborgen(proef)),
        ("zoekbestand", lambda: zoeken.zoekbestand(proef)),
        ("G7 logboek", lambda: schrijven.logkosten(proef)),
        ("G11 open lus", lambda: belasting.open_lus(proef, paden, schrijven.verzoek(proef))),
        ("G15 aantallen opdrachten", lambda: vragen.aantallen(proef)),
        ("verzegeld logboek", lambda: verzegeling.controle(proef)),
        ("brieven als PDF", lambda: brieven.letters(kort=proef.maat is KORT)),
    ]
    uit: list[Meting] = []
    for naam, doe in onderdelen:
        if gevraagd() and not any(stuk in naam for stuk in gevraagd()):
            continue
        deel = doe()
        # Told at once: a run over a million people that is broken off must not lose what it measured.
        zeg("; ".join([naam, *(f"{m.naam} {m.verhouding:.2f} ({m.doel.tekst})" for m in deel)]))
        uit += deel
    return uit


def gevraagd() -> list[str]:
    """ALLEEN="G1,G5": the parts whose name holds one of these; nothing asked is everything."""
    return [deel.strip() for deel in os.environ.get("ALLEEN", "").split(",") if deel.strip()]


def koptekst(proef: Proef) -> str:
    """What tells the speed of this machine: U, and one template of fifty rows."""
    m = proef.maat
    return (
        f"\n{m.personen} personen, {m.dossiers} dossiers, {m.contacten} contacten, {m.teams} teams;"
        f" U = {proef.u * 1000:.2f} ms (kale pagina van 100 met alles eromheen, mediaan van {len(proef.u_reeks)}),"
        f" Jinja2 met 50 rijen = {jinja() * 1000:.2f} ms\n"
    )


def jinja(keer: int = 30) -> float:
    """Median seconds to render a page of the gallery: a guard for the speed of the machine, not a goal."""
    sjabloon = get_template("kern/galerij/mijn-dag.html")
    tijden = []
    for _ in range(keer):
        begin = time.perf_counter()
        sjabloon.render({"csrf_input": "", "csrf_token": ""})
        tijden.append(time.perf_counter() - begin)
    return median(tijden)
