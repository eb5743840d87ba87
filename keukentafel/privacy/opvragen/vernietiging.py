"""Lists of destruction: all of them, and one with its lines, what it would take, and afterwards its certificate."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.apps import apps
from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu, transactie
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import aantal, datum_gewoon
from keukentafel.koppelingen.pdf import Blok, Stuk, Vorm, maak_pdf
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.models import Vernietiging, Vernietigingsregel
from keukentafel.privacy.opvragen.bewaarlijst import termijnen
from keukentafel.privacy.opvragen.bewaarplan import bewaarplan
from keukentafel.privacy.opvragen.bewaarstop import SYSTEEM
from keukentafel.privacy.opvragen.bronnen import BRONNEN
from keukentafel.privacy.opvragen.resten import Rest, zoek
from keukentafel.privacy.regels import bewaren as r

L = Recht.BEWAREN_LEZEN
PER_BLAD = 50
GOED = "Er is niets gevonden dat weg had moeten zijn."
REGELS = 50
NAAM_VAN_SPOOR = {
    "gebeurtenissen": "Berichten tussen delen van het programma",
    "concepten": "Concepten",
    "wachtrij": "Opdrachten in de wachtrij",
    "taken": "Taken",
    "kopieen": "Kopieën in een pakket voor inzage",
    "logregels": "Regels van het logboek, ouder dan vijf jaar",
}


def naam_van(label: str) -> str:
    """A kind of data in words, as residents read it; what is no source has the name of its table."""
    bekend = {bron.model._meta.label: bron.naam for bron in BRONNEN}
    return bekend.get(label) or str(apps.get_model(label)._meta.verbose_name).capitalize()


@dataclass(frozen=True)
class Kop:
    """One list in the overview."""

    id: UUID
    nummer: int
    grond: str
    stand: r.Stand
    stand_naam: str
    wie: str
    op: date
    regels: int


@dataclass(frozen=True)
class Koppen:
    regels: tuple[Kop, ...]
    stand: str
    volgende: str


def vernietigingen(*, stand: str = "", na: str = "") -> Koppen:
    """Newest first; the filter stands in the address."""
    rijen = poort.zichtbaar(Vernietiging, L)
    stand = stand if stand in set(r.Stand) else ""
    rijen = rijen.filter(stand=stand) if stand else rijen
    anker = rijen.filter(pk=lees_sleutel(na)).values_list("gemaakt_op", "pk").first() if na else None
    if anker:
        rijen = rijen.filter(Q(gemaakt_op__lt=anker[0]) | Q(gemaakt_op=anker[0], pk__lt=anker[1]))
    gevonden = list(rijen.order_by("-gemaakt_op", "-pk")[: PER_BLAD + 1])
    logboek.kijk(L.code, None, lijst="vernietigingen", aantal=len(gevonden))
    volgende = str(gevonden[PER_BLAD - 1].pk) if len(gevonden) > PER_BLAD else ""
    return Koppen(tuple(_kop(v) for v in gevonden[:PER_BLAD]), stand, volgende)


def _dag(moment: datetime) -> date:
    return moment.astimezone(klok.AMSTERDAM).date()


def _kop(v: Vernietiging) -> Kop:
    return Kop(
        id=v.pk,
        nummer=v.nummer,
        grond=r.NAAM_VAN_GROND[r.Grond(v.grond)],
        stand=r.Stand(v.stand),
        stand_naam=r.NAAM_VAN_STAND[r.Stand(v.stand)],
        wie=v.voorgesteld_naam,
        op=_dag(v.gemaakt_op),
        regels=v.totaal,
    )


@dataclass(frozen=True)
class Regelbeeld:
    """One line of a list."""

    id: UUID
    naam: str
    soort: str
    sinds: date | None
    uitleg: str
    bron: str
    wijze: str
    rijen: int
    blijft: str
    waarom: str
    stand: r.Regelstand


@dataclass(frozen=True)
class Lijstbeeld:
    """One list, with what may be done now."""

    kop: Kop
    peildatum: date
    toelichting: str
    goedgekeurd: str
    goedgekeurd_op: date | None
    uitgevoerd_op: date | None
    proef_op: date | None
    klaar: int
    totaal: int
    soorten: tuple[tuple[str, int], ...]
    sporen: tuple[tuple[str, int], ...]
    bronnen: tuple[tuple[str, str, int], ...]
    regels: tuple[Regelbeeld, ...]
    af: tuple[Regelbeeld, ...]
    volgende: str
    nagezocht_op: date | None
    resten: tuple[Rest, ...]
    over: tuple[Rest, ...]
    mag: bool
    zelf: bool


def vernietiging(vernietiging_id: UUID, *, na: str = "") -> Lijstbeeld:
    """Through the gate; lines page by page."""
    v: Vernietiging = poort.haal(Vernietiging, vernietiging_id, L)
    actor = actor_nu()
    alle = v.regels.order_by("sinds", "pk")
    gekozen, af = alle.exclude(stand=r.Regelstand.AF), alle.filter(stand=r.Regelstand.AF)
    sleutel = lees_sleutel(na)
    anker = gekozen.filter(pk=sleutel).values_list("sinds", "pk").first() if sleutel else None
    if anker and anker[0]:
        gekozen = gekozen.filter(Q(sinds__gt=anker[0]) | Q(sinds=anker[0], pk__gt=anker[1]))
    rijen = list(gekozen[: REGELS + 1])
    soorten = termijnen()
    gevonden = tuple(Rest(**rest) for rest in v.resten or ())
    return Lijstbeeld(
        kop=_kop(v),
        peildatum=v.peildatum,
        toelichting=v.toelichting,
        goedgekeurd=v.goedgekeurd_naam,
        goedgekeurd_op=_dag(v.goedgekeurd_op) if v.goedgekeurd_op else None,
        uitgevoerd_op=_dag(v.uitgevoerd_op) if v.uitgevoerd_op else None,
        proef_op=_dag(v.proef_op) if v.proef_op else None,
        klaar=v.klaar,
        totaal=v.totaal,
        soorten=_soorten(v.tellingen),
        sporen=tuple((NAAM_VAN_SPOOR[k], n) for k, n in sorted(v.sporen.items())),
        bronnen=_bronnen(v, soorten),
        regels=tuple(_regel(rij, soorten) for rij in rijen[:REGELS]),
        af=tuple(_regel(rij, soorten) for rij in af[:REGELS]),
        volgende=str(rijen[REGELS - 1].pk) if len(rijen) > REGELS else "",
        nagezocht_op=_dag(v.nagezocht_op) if v.nagezocht_op else None,
        resten=tuple(rest for rest in gevonden if not rest.mag),
        over=tuple(rest for rest in gevonden if rest.mag),
        mag=heeft(actor, Recht.BEWAREN_BEHANDELEN),
        zelf=v.gemaakt_door == actor.kenmerk,
    )


def _soorten(tellingen: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    per: Counter[str] = Counter()
    for label, n in tellingen.items():
        per[naam_van(label)] += n
    return tuple(sorted(per.items()))


def _bronnen(v: Vernietiging, soorten: Mapping[str, r.Bewaarsoort]) -> tuple[tuple[str, str, int], ...]:
    """Category, source and how many: what the certificate says of each."""
    stand = r.Regelstand.WEG if v.stand == r.Stand.KLAAR else r.Regelstand.GEKOZEN
    per = Counter(v.regels.filter(stand=stand).values_list("rubriek", "soort", "bron"))
    return tuple(
        (f"{r.NAAM_VAN_RUBRIEK[r.Rubriek(rub)]}: {_soortnaam(soort, soorten)}", bron, n)
        for (rub, soort, bron), n in sorted(per.items())
    )


def _soortnaam(code: str, soorten: Mapping[str, r.Bewaarsoort]) -> str:
    return soorten[code].naam if code in soorten else code


def _regel(rij: Vernietigingsregel, soorten: Mapping[str, r.Bewaarsoort]) -> Regelbeeld:
    return Regelbeeld(
        id=rij.pk,
        naam=rij.naam,
        soort=_soortnaam(rij.soort, soorten),
        sinds=rij.sinds,
        uitleg=rij.uitleg,
        bron=rij.bron,
        wijze=r.NAAM_VAN_WIJZE[r.Wijze(rij.wijze)],
        rijen=sum(rij.tellingen.values()),
        blijft=rij.blijft,
        waarom=rij.waarom,
        stand=r.Regelstand(rij.stand),
    )


@dataclass(frozen=True)
class Termijnregel:
    """One kind of data with its term, for the page of terms."""

    soort: r.Bewaarsoort
    start: str
    wijze: str


def termijnblad() -> tuple[tuple[Termijnregel, ...], tuple[tuple[str, str], ...]]:
    """Every term with its source, and the place of every table."""
    poort.eis(L)
    regels = tuple(Termijnregel(s, r.NAAM_VAN_START[s.start], r.NAAM_VAN_WIJZE[s.wijze]) for s in termijnen().values())
    return regels, tuple(sorted((naam_van(label), plaats) for label, plaats in bewaarplan().items()))


def zoek_resten(vernietiging_id: UUID, woorden: tuple[str, ...] = ()) -> tuple[int, list[Rest]]:
    """Search again for what this list destroyed; names only when somebody types them, and they are kept nowhere.

    Returns the number of the list and what was found. For a screen and the command line; the right was checked.
    """
    with transactie(SYSTEEM):
        v = Vernietiging.objects.filter(pk=vernietiging_id).first()
        if v is None or v.stand != r.Stand.KLAAR:
            raise NietGevonden("privacy.vernietiging")
        sleutels = sorted({s for rij in v.regels.all() for s in rij.weg})
        return v.nummer, zoek(sleutels, woorden)


def verklaring_pdf(vernietiging_id: UUID) -> bytes:
    """The certificate on paper: what, how many, on which ground, by whom and when; nobody's name but of who did it."""
    beeld = vernietiging(vernietiging_id)
    if beeld.kop.stand != r.Stand.KLAAR or beeld.uitgevoerd_op is None:
        raise NietGevonden("privacy.vernietiging")
    logboek.kijk(L.code, None, soort="export", verklaring=beeld.kop.nummer)
    titel = "Verklaring van vernietiging"
    stuk = Stuk(
        titel=titel,
        blokken=(*_verklaring(beeld), *_bewijs(beeld)),
        afzender=(str(instelling("organisatienaam")),),
        gegevens=(("Nummer", str(beeld.kop.nummer)), ("Uitgevoerd op", datum_gewoon(beeld.uitgevoerd_op))),
    )
    return maak_pdf(titel, [stuk], gemaakt_op=klok.moment(beeld.uitgevoerd_op))


def _verklaring(b: Lijstbeeld) -> tuple[Blok, ...]:
    wie = f"Voorgesteld door {b.kop.wie}, goedgekeurd door {b.goedgekeurd}. {b.kop.grond}."
    zaken = tuple(f"{naam}: {aantal(n, 'zaak', 'zaken')}. {bron}." for naam, bron, n in b.bronnen)
    return (
        Blok(Vorm.ALINEA, (wie, "De gegevens zijn vernietigd of anoniem gemaakt. Dit is niet terug te draaien.")),
        Blok(Vorm.KOP, ("Wat en waarom",)),
        Blok(Vorm.LIJST, zaken),
        Blok(Vorm.KOP, ("Hoeveel per soort gegevens",)),
        Blok(Vorm.LIJST, tuple(f"{naam}: {n}" for naam, n in (*b.soorten, *b.sporen))),
    )


def _bewijs(b: Lijstbeeld) -> tuple[Blok, ...]:
    gezocht = "Daarna is in alle tabellen en bestanden gezocht naar sleutels, namen en kopieën van bestanden."
    uitkomst = "Er is iets gevonden dat weg had moeten zijn." if b.resten else GOED
    zin = f"{gezocht} {uitkomst}"
    regels = tuple(rest.zin for rest in (*b.resten, *b.over))
    lijst = (Blok(Vorm.LIJST, regels),) if regels else ()
    return (Blok(Vorm.KOP, ("Of het echt weg is",)), Blok(Vorm.ALINEA, (zin,)), *lijst)
