"""A package as it leaves: PDF, the same as JSON, and a zip of both with the files. What is black is in none of them."""

import json
from collections import Counter
from collections.abc import Callable
from itertools import groupby
from typing import Any
from uuid import UUID

from keukentafel.brieven.opvragen.sjablonen import afzender
from keukentafel.brieven.weergave import pdf_apart
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.bestanden import BESTANDSSOORTEN
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import MAANDEN, aantal, datum_gewoon
from keukentafel.koppelingen.pdf import Blok, Stuk, Vorm
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Inzagepakket, Pakketbestand, Pakketstuk
from keukentafel.privacy.opvragen.aanvrager import SYSTEEM
from keukentafel.privacy.opvragen.verzamelen import persoon_van
from keukentafel.privacy.opvragen.wie_keek import Overzicht, voor_inzage
from keukentafel.privacy.opvragen.wie_keek_stuk import als_regels
from keukentafel.privacy.regels import pakket as rp
from keukentafel.privacy.regels.wie_keek import Logfeit
from keukentafel.privacy.regels.zwartmaken import merken_van, zwart

S = Recht.VERZOEK_BEHANDELEN
MAG_WEG = (rp.Pakketstand.NAKIJKEN, rp.Pakketstand.GEREED, rp.Pakketstand.UITGEREIKT)


def haal_pakket(verzoek_id: UUID, pakket_id: UUID, als: str) -> Inzagepakket:
    """Only what was read whole; a look at it is an export in the log."""
    pakket: Inzagepakket = poort.haal(Inzagepakket, pakket_id, S)
    if pakket.verzoek_id != verzoek_id or pakket.stand not in MAG_WEG:
        raise NietGevonden("privacy.inzagepakket")
    logboek.kijk(S.code, pakket, soort="export", als=als)
    return pakket


def stukken_mee(pakket: Inzagepakket) -> list[Pakketstuk]:
    """What leaves, in the order of the sources."""
    return list(pakket.stukken.filter(stand=rp.Stukstand.MEE).order_by("volgnr"))


def bestandsnamen(pakket: Inzagepakket) -> dict[UUID, str]:
    """Key of a piece -> its file in the zip. The name says nothing: the real one may name another person."""
    bestanden = pakket.stukken.filter(stand=rp.Stukstand.MEE).exclude(bestandsoort="")
    vervangen = dict(Pakketbestand.objects.filter(stuk__in=bestanden).values_list("stuk_id", "soort"))
    return {
        pk: f"bestanden/{volgnr:04}.{BESTANDSSOORTEN[vervangen.get(pk, soort)].extensies[0]}"
        for pk, volgnr, soort in bestanden.order_by("volgnr").values_list("pk", "volgnr", "bestandsoort")
    }


def _weg(pakket: Inzagepakket) -> Counter[str]:
    rijen = pakket.stukken.filter(stand=rp.Stukstand.WEG).exclude(grond=rp.Grond.NIET_OVER)
    return Counter(rijen.values_list("grond", flat=True))


def _wie_keek(pakket: Inzagepakket) -> Overzicht:
    """Everybody who looked until the package was gathered, as the resident may read it (PRV-17)."""
    with transactie(SYSTEEM, lezen=True):
        p = persoon_van(pakket.verzoek)
        eigen = frozenset(map(str, p.dossiers))
        weg = set(pakket.stukken.filter(stand=rp.Stukstand.WEG, bestandsoort="").values_list("bron", "object_id"))
        mee = set(pakket.stukken.filter(stand=rp.Stukstand.MEE).values_list("bron", "object_id"))
    buiten = _sleutels(weg)
    binnen = _sleutels(mee) if p.beperkt else None
    moment = pakket.verzameld_op or klok.nu()
    return voor_inzage(pakket.inwoner, moment, _mag(buiten, binnen, eigen), p.dossiers if p.beperkt else None)


def _sleutels(paren: set[tuple[str, UUID]]) -> frozenset[tuple[str, str]]:
    """As the log writes them."""
    return frozenset((bron, str(pk)) for bron, pk in paren)


def _mag(
    buiten: frozenset[tuple[str, str]], binnen: frozenset[tuple[str, str]] | None, dossiers: frozenset[str]
) -> Callable[[Logfeit], bool]:
    """Not what was done with a piece that stays out; and of a child of two homes only the side of who asks (GEZ-05):
    what stands in these dossiers, in the package, or on the card of the child itself."""

    def mag(f: Logfeit) -> bool:
        object_ = (f.object_soort, f.object_id)
        if object_ in buiten:
            return False
        if binnen is None or f.dossier in dossiers:
            return True
        return not f.dossier and (f.soort == "zoeken" or f.object_soort == "inwoner.inwoner" or object_ in binnen)

    return mag


def pakket_json(verzoek_id: UUID, pakket_id: UUID) -> bytes:
    """For a machine (AVG art. 20)."""
    return als_json(haal_pakket(verzoek_id, pakket_id, "json"))


def als_json(pakket: Inzagepakket) -> bytes:
    """The same as the PDF."""
    gezien, bestanden = _wie_keek(pakket), bestandsnamen(pakket)
    inhoud = {
        "soort": "inzage in persoonsgegevens",
        "verzameld_op": pakket.verzameld_op.isoformat() if pakket.verzameld_op else None,
        "uitleg": list(rp.UITLEG),
        "weggelaten": dict(_weg(pakket)),
        "stukken": [_stuk_json(s, bestanden.get(s.pk)) for s in stukken_mee(pakket)],
        "wie_keek": als_regels(gezien),
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1).encode()


def _stuk_json(s: Pakketstuk, bestand: str | None) -> dict[str, Any]:
    return {
        "titel": s.titel,
        "datum": s.datum.isoformat() if s.datum else None,
        "bron": s.bron,
        "schrijver": s.schrijver,
        "wet": s.wet,
        "tekst": zwart(s.tekst, merken_van(s.merken)),
        "bestand": bestand,
    }


def pakket_pdf(verzoek_id: UUID, pakket_id: UUID) -> bytes | None:
    """On paper; None when it is too much for one PDF: the zip holds it in parts."""
    pakket = haal_pakket(verzoek_id, pakket_id, "pdf")
    delen = pdf_delen(pakket)
    return als_pdf(pakket, delen[0]) if len(delen) == 1 else None


def pdf_delen(pakket: Inzagepakket) -> list[Stuk]:
    """The explanation first, then every piece in the order of the sources, then who looked; cut before a heading where
    one PDF would take too much memory."""
    team, bestanden = afzender(pakket.inwoner.team), bestandsnamen(pakket)
    stukken = (blok for s in stukken_mee(pakket) for blok in _blokken(s, bestanden.get(s.pk)))
    delen: list[list[Blok]] = [[]]
    vol = 0
    for blok in (*_uitleg(pakket, bool(bestanden)), *stukken, *_kijkblokken(_wie_keek(pakket))):
        if blok.vorm is Vorm.KOP and vol > rp.DEEL_TEKENS:
            delen.append([])
            vol = 0
        delen[-1].append(blok)
        vol += sum(map(len, blok.regels))
    dag = ("Verzameld op", datum_gewoon((pakket.verzameld_op or klok.nu()).astimezone(klok.AMSTERDAM).date()))
    welk = [(dag, ("Deel", f"{nr} van {len(delen)}")) if len(delen) > 1 else (dag,) for nr in range(1, len(delen) + 1)]
    return [
        Stuk("Uw gegevens bij ons", tuple(blokken), afzender=(team.organisatie,), gegevens=velden)
        for blokken, velden in zip(delen, welk, strict=True)
    ]


def als_pdf(pakket: Inzagepakket, stuk: Stuk) -> bytes:
    """Tagged (PDF/UA), in a process of its own: what it takes of memory is given back."""
    return pdf_apart(stuk.titel, [stuk], pakket.verzameld_op or klok.nu())


def _uitleg(pakket: Inzagepakket, met_bestanden: bool) -> list[Blok]:
    blokken = [Blok(Vorm.KOP, ("Wat is dit?",)), *(Blok(Vorm.ALINEA, (zin,)) for zin in rp.UITLEG)]
    if met_bestanden:
        blokken.append(Blok(Vorm.ALINEA, (rp.BESTAND_UITLEG,)))
    blokken += [Blok(Vorm.ALINEA, (rp.ZWART_UITLEG,)), Blok(Vorm.LIJST, rp.legenda())]
    if weg := _weg(pakket):
        zin = rp.WEG_UITLEG.format(aantal(sum(weg.values()), "stuk", "stukken"))
        redenen = tuple(f"{rp.NAAM_VAN_GROND[rp.Grond(grond)]}: {keer}" for grond, keer in sorted(weg.items()))
        blokken += [Blok(Vorm.ALINEA, (zin,)), Blok(Vorm.LIJST, redenen)]
    return blokken


def _blokken(s: Pakketstuk, bestand: str | None) -> list[Blok]:
    waar = [datum_gewoon(s.datum) if s.datum else "", f"geschreven door {s.schrijver.lower()}" if s.schrijver else ""]
    waar.append(NAAM_VAN_WET[Wet(s.wet)])
    tekst = zwart(s.tekst, merken_van(s.merken))
    regels = [regel for regel in tekst.split("\n") if regel.strip()]
    regels += [f"Het zit erbij: {bestand}"] if bestand else []
    kop = [Blok(Vorm.KOP, (s.titel,)), Blok(Vorm.ALINEA, (" · ".join(filter(None, waar)),))]
    return [*kop, Blok(Vorm.ALINEA, tuple(regels))]


def _kijkblokken(gezien: Overzicht) -> list[Blok]:
    """Every line, under a heading for each month: a heading for each day would be longer than the lines."""
    keren = aantal(sum(blik.keer for blik in gezien.blikken), "keer", "keer")
    blokken = [Blok(Vorm.KOP, (rp.WIE_KEEK,)), Blok(Vorm.ALINEA, (rp.WIE_KEEK_UITLEG.format(keren),))]
    for (jaar, maand), groep in groupby(gezien.blikken, key=lambda b: (b.dag.year, b.dag.month)):
        regels = tuple(f"{datum_gewoon(blik.dag)}: {blik.zin}" for blik in groep)
        blokken += [Blok(Vorm.KOP, (f"Wie keek in {MAANDEN[maand - 1]} {jaar}?",)), Blok(Vorm.LIJST, regels)]
    return blokken
