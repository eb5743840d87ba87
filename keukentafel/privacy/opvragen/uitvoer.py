"""A package as it leaves: PDF, and the same as JSON. What is black is not in either."""

import json
from collections import Counter
from uuid import UUID

from keukentafel.brieven.opvragen.sjablonen import afzender
from keukentafel.kern import klok
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import aantal, datum_gewoon
from keukentafel.koppelingen.pdf import Blok, Stuk, Vorm, maak_pdf
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Inzagepakket, Pakketstuk
from keukentafel.privacy.regels import pakket as rp
from keukentafel.privacy.regels.zwartmaken import merken_van, zwart

S = Recht.VERZOEK_BEHANDELEN
MAG_WEG = (rp.Pakketstand.NAKIJKEN, rp.Pakketstand.GEREED, rp.Pakketstand.UITGEREIKT)


def _pakket(verzoek_id: UUID, pakket_id: UUID) -> Inzagepakket:
    """Only what was read whole; a look at it is an export in the log."""
    pakket: Inzagepakket = poort.haal(Inzagepakket, pakket_id, S)
    if pakket.verzoek_id != verzoek_id or pakket.stand not in MAG_WEG:
        raise NietGevonden("privacy.inzagepakket")
    logboek.kijk(S.code, pakket, soort="export")
    return pakket


def _stukken(pakket: Inzagepakket) -> list[Pakketstuk]:
    return list(pakket.stukken.filter(stand=rp.Stukstand.MEE).order_by("volgnr"))


def _weg(pakket: Inzagepakket) -> Counter[str]:
    rijen = pakket.stukken.filter(stand=rp.Stukstand.WEG).exclude(grond=rp.Grond.NIET_OVER)
    return Counter(rijen.values_list("grond", flat=True))


def pakket_json(verzoek_id: UUID, pakket_id: UUID) -> bytes:
    """For a machine (AVG art. 20)."""
    pakket = _pakket(verzoek_id, pakket_id)
    inhoud = {
        "soort": "inzage in persoonsgegevens",
        "verzameld_op": pakket.verzameld_op.isoformat() if pakket.verzameld_op else None,
        "uitleg": list(rp.UITLEG),
        "keren_gezien": pakket.keren_gezien,
        "weggelaten": dict(_weg(pakket)),
        "stukken": [
            {
                "titel": s.titel,
                "datum": s.datum.isoformat() if s.datum else None,
                "bron": s.bron,
                "schrijver": s.schrijver,
                "wet": s.wet,
                "tekst": zwart(s.tekst, merken_van(s.merken)),
            }
            for s in _stukken(pakket)
        ],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1).encode()


def pakket_pdf(verzoek_id: UUID, pakket_id: UUID) -> bytes:
    """The explanation first, then every piece in the order of the sources; tagged (PDF/UA)."""
    pakket = _pakket(verzoek_id, pakket_id)
    team = afzender(pakket.inwoner.team)
    stuk = Stuk(
        titel="Uw gegevens bij ons",
        blokken=(*_uitleg(pakket), *(blok for s in _stukken(pakket) for blok in _blokken(s))),
        afzender=(team.organisatie,),
        gegevens=(
            ("Verzameld op", datum_gewoon((pakket.verzameld_op or klok.nu()).astimezone(klok.AMSTERDAM).date())),
        ),
    )
    return maak_pdf("Uw gegevens bij ons", [stuk], gemaakt_op=pakket.verzameld_op or klok.nu())


def _uitleg(pakket: Inzagepakket) -> list[Blok]:
    blokken = [Blok(Vorm.KOP, ("Wat is dit?",)), *(Blok(Vorm.ALINEA, (zin,)) for zin in rp.UITLEG)]
    blokken += [Blok(Vorm.ALINEA, (rp.ZWART_UITLEG,)), Blok(Vorm.LIJST, rp.legenda())]
    if weg := _weg(pakket):
        zin = rp.WEG_UITLEG.format(aantal(sum(weg.values()), "stuk", "stukken"))
        redenen = tuple(f"{rp.NAAM_VAN_GROND[rp.Grond(grond)]}: {keer}" for grond, keer in sorted(weg.items()))
        blokken += [Blok(Vorm.ALINEA, (zin,)), Blok(Vorm.LIJST, redenen)]
    sinds = f" sinds {datum_gewoon(pakket.gezien_vanaf)}" if pakket.gezien_vanaf else ""
    keer = f"Medewerkers keken of werkten {pakket.keren_gezien} keer in uw gegevens{sinds}. Vraag ons gerust wie."
    return [*blokken, Blok(Vorm.KOP, ("Wie keek er naar uw gegevens?",)), Blok(Vorm.ALINEA, (keer,))]


def _blokken(s: Pakketstuk) -> list[Blok]:
    waar = [datum_gewoon(s.datum) if s.datum else "", f"geschreven door {s.schrijver.lower()}" if s.schrijver else ""]
    waar.append(NAAM_VAN_WET[Wet(s.wet)])
    tekst = zwart(s.tekst, merken_van(s.merken))
    regels = tuple(regel for regel in tekst.split("\n") if regel.strip())
    return [Blok(Vorm.KOP, (s.titel,)), Blok(Vorm.ALINEA, (" · ".join(filter(None, waar)),)), Blok(Vorm.ALINEA, regels)]
