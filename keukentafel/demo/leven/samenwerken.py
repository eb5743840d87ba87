"""What is under way between people today: a meeting that comes, a regie placed elsewhere, a hand-over asked, and
maatwerk that a specialist looked at."""

from collections.abc import Sequence
from datetime import datetime, time

from keukentafel.demo.leven.dagen import Dagen
from keukentafel.demo.leven.spel import Vertelling
from keukentafel.demo.leven.toneel import Toneel
from keukentafel.demo.leven.verhaal import lees
from keukentafel.kern import klok
from keukentafel.plan import handelingen as plan
from keukentafel.plan.handelingen.plaatsing import plaatsingen_bewaken

COACH, COLLEGA = "wijkcoach", "tom"
BEGIN = time(10, 30)


def samenwerken(toneel: Toneel, dagen: Dagen, eigen: Sequence[Vertelling]) -> None:
    """Each with a case of its own, of the storylines without anything special."""
    bijzonder = ("daden", "overdracht", "vacature", "einde")
    gewoon = [v for v in eigen if v.gezin.huishouden and not any(getattr(v.v, naam) for naam in bijzonder)]
    _overleg(toneel, dagen, gewoon[:2])
    for v in gewoon[2:3]:
        _plaatsing(v)
    for v in gewoon[3:4]:
        tekst = lees("overleg")["overdracht"]
        v.doe(COACH, plan.overdracht_voorstellen, dossier_id=v.dossier_id,
              medewerker_id=toneel.medewerkers[COLLEGA].pk, ingaat=dagen.dag(5), **_woorden(v, tekst))  # fmt: skip

    for v in gewoon[4:5]:
        _maatwerk(toneel, v)


def _overleg(toneel: Toneel, dagen: Dagen, zaken: Sequence[Vertelling]) -> None:
    """Two cases, a colleague, and somebody of a school who hears no names."""
    tekst = lees("overleg")["meeting"]
    begin = datetime.combine(dagen.dag(2), BEGIN, tzinfo=klok.AMSTERDAM)
    overleg = toneel.doe(COACH, plan.overleg_plannen, soort="mdo", begin=begin, plaats=tekst["plaats"],
                         collegas=[toneel.medewerkers[COLLEGA].pk])  # fmt: skip
    toneel.doe(COACH, plan.deelnemer_uitnodigen, overleg_id=overleg.pk, **tekst["gast"])
    for v, vraag in zip(zaken, tekst["vragen"], strict=False):
        v.doe(COACH, plan.zaak_inbrengen, overleg_id=overleg.pk, dossier_id=v.dossier_id, vraag=v.tekst(vraag))


def _plaatsing(v: Vertelling) -> None:
    """Asked of and accepted by another party; the coach keeps sight, with a day to talk."""
    tekst = lees("overleg")["plaatsing"]
    rij = v.doe(COACH, plan.plaatsing_vragen, dossier_id=v.dossier_id, **_woorden(v, tekst["vraag"]))
    v.doe(COACH, plan.plaatsing_aanvaarden, plaatsing_id=rij.pk, door=tekst["door"])
    plaatsingen_bewaken()


def _maatwerk(toneel: Toneel, v: Vertelling) -> None:
    """Weighed in six fields, laid before the specialist of the team, who wrote what to do."""
    tekst = _woorden(v, lees("overleg")["maatwerk"])
    voorstel = tekst.pop("voorstel")
    wie = toneel.medewerkers[COLLEGA].pk
    rij = v.doe(COACH, plan.maatwerk_vastleggen, dossier_id=v.dossier_id, kosten_euro=125, specialist_id=wie, **tekst)
    v.doe(COLLEGA, plan.maatwerkplan_schrijven, maatwerk_id=rij.pk, versie=rij.versie, tekst=voorstel)


def _woorden(v: Vertelling, tekst: dict[str, str]) -> dict[str, str]:
    return {naam: v.tekst(woorden) for naam, woorden in tekst.items()}
