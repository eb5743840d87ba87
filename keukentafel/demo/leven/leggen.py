"""Laying the living layer: once, in one transaction, around the day of the first load."""

import uuid
from collections.abc import Callable
from datetime import date
from random import Random

from keukentafel.demo.besluit_vandaag import besluit_klaarleggen
from keukentafel.demo.leven.bijzonder import DADEN
from keukentafel.demo.leven.dagen import Dagen
from keukentafel.demo.leven.mensen import Bevolking
from keukentafel.demo.leven.noodtoegang import toegang_klaarleggen
from keukentafel.demo.leven.post import Post
from keukentafel.demo.leven.rechten import rechten_klaarleggen
from keukentafel.demo.leven.registers import registers_klaarleggen
from keukentafel.demo.leven.spel import Omgeving, Vertelling
from keukentafel.demo.leven.toneel import Toneel, opvoeren
from keukentafel.demo.leven.vandaag import Vandaag
from keukentafel.demo.leven.veilig import DADEN as VEILIG
from keukentafel.demo.leven.verhaal import verhalen
from keukentafel.demo.medewerkers import DEMO
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Rolvervulling, TeamGebied
from keukentafel.organisatie.opvragen import feestdagen

SEED = 1951
GELEGD = "demo_leven_gelegd"
BALIES = ("frontoffice", "nadia")
# The one marker of this layer: what it is about has no table.
MERK = uuid.UUID(int=SEED)


def gelegd_op() -> date | None:
    """The day around which the layer was laid; None when it is not there."""
    with transactie(DEMO, lezen=True):
        feit = Gebeurtenis.objects.filter(soort=GELEGD, onderwerp=MERK).first()
    return date.fromisoformat(feit.gegevens["dag"]) if feit else None


def leven_leggen(meld: Callable[[str], None] = lambda _tekst: None, seed: int = SEED) -> int:
    """All households and their storylines until now; returns how many households. Everything or nothing."""
    nu = klok.nu()
    with transactie(DEMO):
        om = omgeving(seed)
        meld("Levende laag rond vandaag: huishoudens en verhalen")
        vertellingen = _vertellingen(om)
        vandaag, post = Vandaag(om, vertellingen), Post(om, vertellingen)
        spelen = [v.loop() for v in vertellingen] + vandaag.spelen() + post.spelen()
        handelingen = opvoeren(spelen, nu)
        vandaag.klaarleggen()
        post.klaarleggen()
        besluit_klaarleggen(om, vertellingen)
        toegang_klaarleggen(om, vertellingen, nu)
        rechten_klaarleggen(om, vertellingen, nu)
        registers_klaarleggen(om, nu)
        gebeurtenis_melden(GELEGD, MERK, dag=nu.date().isoformat(), seed=seed)
        meld(f"{om.bevolking.gezinnen} huishoudens, {len(vertellingen)} verhalen, {handelingen} gebeurtenissen")
    return om.bevolking.gezinnen


def omgeving(seed: int) -> Omgeving:
    """People, days and chance, from one seed and today."""
    vandaag = klok.vandaag()
    toneel = Toneel()
    buurten: dict[str, list[str]] = {code: [] for code in toneel.teams}
    for code, gebied in TeamGebied.objects.values_list("team__code", "gebiedscode").order_by("gebiedscode"):
        if gebied.startswith("BU") and gebied not in buurten[code]:
            buurten[code].append(gebied)
    rng = Random(seed)
    return Omgeving(toneel, Bevolking(rng, vandaag, buurten), Dagen(vandaag, feestdagen()), rng)


def _vertellingen(om: Omgeving) -> list[Vertelling]:
    """Each story in each of its teams, spread over the wijkcoaches of the team."""
    coaches = _coaches()
    beurt: dict[str, int] = {}
    uit = []
    for nummer, verhaal in enumerate(verhalen()):
        for plek, team in enumerate(verhaal.teams):
            beurt[team] = beurt.get(team, -1) + 1
            coach = coaches[team][beurt[team] % len(coaches[team])]
            balie = BALIES[(nummer + plek) % len(BALIES)]
            uit.append(Vertelling(om, verhaal, plek, coach=coach, balie=balie, daden=DADEN | VEILIG))
    return uit


def _coaches() -> dict[str, list[str]]:
    rollen = Rolvervulling.objects.filter(rol="wijkcoach", tot=None).order_by("pk")
    uit: dict[str, list[str]] = {}
    for team, naam in rollen.values_list("team__code", "medewerker__gebruikersnaam"):
        uit.setdefault(team, []).append(naam)
    return uit
