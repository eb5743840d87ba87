"""Who does what, a second pair of eyes and a specialist in the stories: here and there, each with its own words."""

from collections.abc import Callable, Iterator
from random import Random
from typing import TYPE_CHECKING, Any

from keukentafel.demo.leven.verhaal import lees
from keukentafel.plan import handelingen as plan
from keukentafel.plan.regels import Taakregel

if TYPE_CHECKING:
    from keukentafel.demo.leven.spel import Vertelling

TEKSTEN: dict[str, Any] = lees("overleg")
NA_HET_VERSLAG = 5


def bijdragen(v: "Vertelling") -> Iterator[tuple[int, Callable[[], Any]]]:
    """Day and act: some days after the first conversation."""
    rng = Random(f"overleg:{v.v.sleutel}:{v.team}")
    dag = v.v.verslag.op + NA_HET_VERSLAG
    if v.v.einde and v.v.einde.op <= dag + 2:
        return
    if rng.random() < 0.3:
        yield dag, lambda: _taken(v, rng)
    if rng.random() < 0.35:
        yield dag + 1, lambda: _vierogen(v, rng)
    if rng.random() < 0.2:
        yield dag + 2, lambda: _consult(v, rng)


def _taken(v: "Vertelling", rng: Random) -> None:
    wie, wat = rng.choice(TEKSTEN["wie"]), v.tekst(rng.choice(TEKSTEN["wat"]))
    naam = str(v.om.toneel.medewerkers[v.coach].naam)
    eigen = Taakregel(naam, v.tekst(rng.choice(TEKSTEN["coach"])))
    v.doe(v.coach, plan.taakverdeling_vastleggen, dossier_id=v.dossier_id, afspraken=[eigen, Taakregel(wie, wat)])


def _vierogen(v: "Vertelling", rng: Random) -> None:
    collega = _ander(v, rng)
    v.doe(v.coach, plan.vierogen_vastleggen, dossier_id=v.dossier_id, collega_id=collega.pk,
          uitkomst=v.tekst(rng.choice(TEKSTEN["vierogen"])))  # fmt: skip


def _consult(v: "Vertelling", rng: Random) -> None:
    """Asked of somebody from outside; most of them answered."""
    rij = v.doe(v.coach, plan.consult_vragen, dossier_id=v.dossier_id, specialisme=rng.choice(TEKSTEN["specialisme"]),
                aan_naam=rng.choice(TEKSTEN["specialist"]), vraag=v.tekst(rng.choice(TEKSTEN["vraag"])))  # fmt: skip
    if rng.random() < 0.7:
        v.doe(v.coach, plan.consult_beantwoorden, consult_id=rij.pk, antwoord=v.tekst(rng.choice(TEKSTEN["antwoord"])))


def _ander(v: "Vertelling", rng: Random) -> Any:
    """Another colleague in service, the same at every start."""
    anderen = sorted((m for naam, m in v.om.toneel.medewerkers.items() if naam != v.coach and m.in_dienst_tot is None),
                     key=lambda m: m.gebruikersnaam)  # fmt: skip
    return rng.choice(anderen)
