"""How long registering takes: per form, with median and P90, over some weeks. Counts without anybody in them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from keukentafel.kern import klok
from keukentafel.organisatie.models import Registratieduur
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.organisatie.regels import REGISTRATIES, percentiel

WEKEN = 13


@dataclass(frozen=True)
class Duur:
    """One form. `mediaan` and `p90` in seconds, None below the smallest count that is shown."""

    code: str
    naam: str
    keer: int
    mediaan: int | None
    p90: int | None
    velden: float | None
    seconden: int
    """All together, for the minutes of a period; the middle of each length of five."""


@dataclass(frozen=True)
class Weekduur:
    week: date
    duur: Duur


@dataclass(frozen=True)
class Registratietijd:
    """The screen of beheer: is it measured, the forms over the last weeks, and one form week by week."""

    aan: bool
    hoogstens: int
    vormen: tuple[Duur, ...]
    gekozen: str
    weken: tuple[Weekduur, ...]
    van: date


def duren(van: date, tot: date, *, klein: int = 1) -> tuple[Duur, ...]:
    """Every form in the weeks that begin in this period; one statement."""
    rijen = Registratieduur.objects.filter(week__gte=van, week__lte=tot)
    per: dict[str, list[Registratieduur]] = defaultdict(list)
    for rij in rijen:
        per[rij.formulier].append(rij)
    return tuple(_duur(code, per.get(code, ()), klein) for code in REGISTRATIES)


def _duur(code: str, rijen: Iterable[Registratieduur], klein: int) -> Duur:
    verdeling = [(rij.seconden, rij.keer) for rij in rijen]
    keer = sum(aantal for _, aantal in verdeling)
    genoeg = keer >= max(klein, 1)
    return Duur(
        code=code,
        naam=REGISTRATIES[code],
        keer=keer,
        mediaan=percentiel(verdeling, 0.5) if genoeg else None,
        p90=percentiel(verdeling, 0.9) if genoeg else None,
        velden=round(sum(rij.velden for rij in rijen) / keer, 1) if genoeg else None,
        seconden=sum((lengte - 2) * aantal for lengte, aantal in verdeling),
    )


def registratietijd(gekozen: str = "") -> Registratietijd:
    """The last thirteen weeks. Fewer than the smallest count of a form in a week says too much about one worker."""
    vandaag = klok.vandaag()
    begin = vandaag - timedelta(days=vandaag.weekday(), weeks=WEKEN - 1)
    klein = int(instelling("kleine_aantallen"))
    code = gekozen if gekozen in REGISTRATIES else next(iter(REGISTRATIES))
    per: dict[date, list[Registratieduur]] = defaultdict(list)
    for rij in Registratieduur.objects.filter(formulier=code, week__gte=begin):
        per[rij.week].append(rij)
    return Registratietijd(
        aan=bool(instelling("registratietijd_meten")),
        hoogstens=klein,
        vormen=duren(begin, vandaag, klein=klein),
        gekozen=code,
        weken=tuple(Weekduur(week, _duur(code, per[week], klein)) for week in sorted(per, reverse=True)),
        van=begin,
    )
