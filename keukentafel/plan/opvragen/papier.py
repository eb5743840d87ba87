"""The plan of one table as a page for the PDF maker: the same words as on screen and on paper (ux.md principle 16)."""

from collections.abc import Iterator

from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.koppelingen.pdf import onafdrukbaar
from keukentafel.koppelingen.pdf.stuk import Blok, Stuk, Vorm
from keukentafel.plan.opvragen.gesprek import Gesprek
from keukentafel.plan.opvragen.plan import DoelBeeld
from keukentafel.plan.opvragen.vertaling import Vertaling


def plan_stuk(gesprek: Gesprek) -> Stuk:
    """What is about others is not in a Gesprek, so it cannot be in here."""
    kader = gesprek.beeld.kader
    return Stuk(
        titel=gesprek.titel,
        blokken=tuple(_blokken(gesprek)),
        gegevens=(
            ("Huishouden", kader.naam),
            ("Dossier", kader.nummer),
            ("Dit gaat over", gesprek.met),
            ("Afgedrukt op", datum_gewoon(klok.vandaag())),
        ),
        voet=gesprek.aanspreekzin,
    )


def _blokken(gesprek: Gesprek) -> Iterator[Blok]:
    yield from (Blok(Vorm.ALINEA, tuple(tekst.splitlines())) for tekst in gesprek.analyses)
    for doel in gesprek.doelen:
        yield from _doel(doel)
    if not gesprek.doelen:
        yield Blok(Vorm.ALINEA, (f"Er zijn geen doelen over {gesprek.met}.",))
    if gesprek.hulp:
        yield Blok(Vorm.KOP, ("Wie en wat helpt",))
        yield Blok(Vorm.LIJST, tuple(f"{wat} ({hoe})" for wat, hoe in gesprek.hulp))
    if gesprek.beeld.id:
        yield Blok(Vorm.ALINEA, (gesprek.voet,))


def _doel(doel: DoelBeeld) -> Iterator[Blok]:
    """One goal: in the resident's words, when it succeeded, how far, and who does what."""
    yield Blok(Vorm.KOP, (f"{doel.nummer}. {doel.resultaat}",))
    for vertaling in doel.vertalingen:
        yield Blok(Vorm.ALINEA, _vertaald(vertaling))
    regels = [f"‘{doel.eigen_woorden}’"] if doel.eigen_woorden else []
    regels += [f"Gelukt als: {doel.hoe_te_zien}"] if doel.hoe_te_zien else []
    regels.append(doel.regel)
    if doel.scores and doel.loopt:
        regels.append(f"Zo ver zijn we: {doel.scores[-1].woord.lower()}.")
    if doel.streefdatum and doel.loopt:
        regels.append(f"Klaar op {datum_gewoon(doel.streefdatum)}.")
    yield Blok(Vorm.ALINEA, tuple(regels))
    if doel.stappen:
        yield Blok(Vorm.LIJST, tuple(f"{stap['naam']}: {stap['staat']}" for stap in doel.aan_tafel))


def _vertaald(v: Vertaling) -> tuple[str, ...]:
    """A script without letters in the PDF stands on the printed page; codes help nobody."""
    woorden = tuple(filter(None, (v.resultaat, v.hoe_te_zien)))
    if onafdrukbaar("".join(woorden)):
        return ("De vertaling van dit doel staat op de afdruk van het plan.",)
    return (*woorden, "Deze vertaling is van de vorige tekst.") if v.verouderd else woorden
