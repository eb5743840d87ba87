"""The vraagverheldering of the stories: own words, leefgebieden, scores at two moments, network, who was heard."""

from collections.abc import Callable, Iterator
from random import Random
from typing import TYPE_CHECKING, Any

from keukentafel.demo.leven.verhaal import lees
from keukentafel.dossier import handelingen as h
from keukentafel.dossier.handelingen.verkennen import Getypt
from keukentafel.dossier.regels_vraag import Keuze
from keukentafel.kern import klok

if TYPE_CHECKING:
    from keukentafel.demo.leven.spel import Vertelling

TEKSTEN = lees("vraag")
GEBIEDEN = tuple(TEKSTEN["gebied"])
REDENEN = ("inwoner_begon", "inwoner_begon", "hangt_samen", "hangt_samen", "veiligheid", "anders")
EERST, LATER = 1, 2
WEKEN = 28


def bijdragen(v: "Vertelling") -> Iterator[tuple[int, Callable[[], Any]]]:
    """Day and act: what came of the first conversation, and the scores of some weeks later."""
    yield v.v.verslag.op, lambda: _verhelderen(v, _toeval(v, "vraag"))
    if not v.v.einde and not v.v.vacature:
        yield v.v.verslag.op + WEKEN, lambda: _scoren(v, _toeval(v, "later"), LATER)


def _toeval(v: "Vertelling", waarvoor: str) -> Random:
    """A source of its own: what is added to a story shifts nothing else in it."""
    return Random(f"{waarvoor}:{v.v.sleutel}:{v.team}")


def _verhelderen(v: "Vertelling", rng: Random) -> None:
    """Not in every story, so that the list without a score is not empty."""
    if rng.random() < 0.2:
        return
    wie = {"dossier_id": v.dossier_id, "inwoner_id": v.gezin.hoofd.pk}
    for gebied in rng.sample(GEBIEDEN, 2):
        v.doe(v.coach, h.leefgebied_openen, **wie, gebied=gebied, reden=rng.choice(REDENEN))
    _vertellen(v, rng, wie)
    if rng.random() < 0.3:
        v.doe(v.coach, h.leefgebied_weigeren, **wie, gebied=rng.choice(GEBIEDEN))
    _scoren(v, rng, EERST)
    _netwerk(v, rng, wie)
    _horen(v, rng)


def _vertellen(v: "Vertelling", rng: Random, wie: dict[str, Any]) -> None:
    """Own words, and three leefgebieden that were talked about; an opened one is at its first version."""
    op = {code: Getypt(1, v.tekst(rng.choice(TEKSTEN["gebied"][code]))) for code in rng.sample(GEBIEDEN, 3)}
    achter = TEKSTEN["achter"].get(v.v.wet, TEKSTEN["achter"]["wmo"])
    v.doe(v.coach, h.verkenning_bewaren, **wie, gebieden=op, eigen_woorden=v.tekst(v.v.verslag.woorden),
          achter_de_vraag=v.tekst(rng.choice(achter)),
          wensen=v.tekst(v.v.doelen[0].woorden) if v.v.doelen else "")  # fmt: skip


def _scoren(v: "Vertelling", rng: Random, laagste: int) -> None:
    """Numbers of one moment; a later moment starts higher."""
    gekozen = {code: Keuze(rng.randint(laagste, 4), False) for code in GEBIEDEN}
    velden = {"dossier_id": v.dossier_id, "inwoner_id": v.gezin.hoofd.pk, "instrument": "zeven"}
    v.doe(v.coach, h.scores_vastleggen, **velden, gekozen=gekozen, gemeten_op=klok.vandaag())


def _netwerk(v: "Vertelling", rng: Random, wie: dict[str, Any]) -> None:
    if rng.random() < 0.25:
        reden = v.tekst(rng.choice(TEKSTEN["weigert"]["teksten"]))
        v.doe(v.coach, h.netwerkvraag_vastleggen, **wie, stand="wil_niet", reden=reden)
        return
    for persoon in rng.sample(TEKSTEN["netwerk"], 2):
        v.doe(v.coach, h.netwerkpersoon_toevoegen, **wie, **{veld: v.tekst(w) for veld, w in persoon.items()})


def _horen(v: "Vertelling", rng: Random) -> None:
    """Two members, each in words of his or her own age; the rest of the household is still to be heard."""
    kinderen = {kind.pk for kind in v.gezin.met_rol("kind")}
    for lid in v.gezin.inwoners[:2]:
        klein = lid.pk in kinderen
        tekst = " ".join(rng.sample(TEKSTEN["gehoord"]["klein" if klein else "groot"], 2))
        v.doe(v.coach, h.inbreng_vastleggen, dossier_id=v.dossier_id, inwoner_id=lid.pk,
              wijze="alleen" if klein else "gesprek", tekst=tekst)  # fmt: skip
