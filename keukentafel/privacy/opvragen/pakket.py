"""A package and its pieces on the screen of who reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, Value

from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Inzagepakket, Pakketstuk
from keukentafel.privacy.opvragen.pakketbestand import Bestandbeeld, bestandbeeld
from keukentafel.privacy.regels import pakket as rp
from keukentafel.privacy.regels.zwartmaken import NAAM_VAN_REDEN, Alinea, Merk, Reden, alineas, merken_van

S = Recht.VERZOEK_BEHANDELEN
PER_BLAD = 100


@dataclass(frozen=True)
class Pakketbeeld:
    """One round: how far, how many pieces, who read it and who looked again."""

    id: UUID
    ronde: int
    stand: rp.Pakketstand
    stand_naam: str
    klaar: int
    totaal: int
    open_: int
    mee: int
    weg: int
    verzameld_op: datetime | None
    verschil: dict[str, int]
    zelf_gemaakt: bool
    nagekeken_naam: str
    wijze: str
    uitgereikt_op: date | None
    wissen_op: date | None
    delen: int
    """How many zips hold all of it."""

    @property
    def leesbaar(self) -> bool:
        """Can the PDF be opened?"""
        return self.stand in (rp.Pakketstand.NAKIJKEN, rp.Pakketstand.GEREED, rp.Pakketstand.UITGEREIKT)


def pakketten_van(verzoek_id: UUID) -> tuple[Pakketbeeld, ...]:
    """The rounds of one request, the last one first."""
    tel = {stand.value: Count("stukken", filter=Q(stukken__stand=stand)) for stand in rp.Stukstand}
    rijen = poort.zichtbaar(Inzagepakket, S).filter(verzoek=verzoek_id).exclude(stand=rp.Pakketstand.VERVALLEN)
    bestanden = Q(stukken__stand=rp.Stukstand.MEE) & ~Q(stukken__bestandsoort="")
    groottes = ArrayAgg("stukken__grootte", filter=bestanden, order_by="stukken__volgnr", default=Value([]))
    rijen = rijen.annotate(n_open=tel["open"], n_mee=tel["mee"], n_weg=tel["weg"], groottes=groottes)
    return tuple(_beeld(p) for p in rijen.order_by("-ronde")[:10])


def _beeld(p: Inzagepakket) -> Pakketbeeld:
    stand = rp.Pakketstand(p.stand)
    return Pakketbeeld(
        id=p.pk,
        ronde=p.ronde,
        stand=stand,
        stand_naam=rp.NAAM_VAN_PAKKETSTAND[stand],
        klaar=p.bronnen_klaar,
        totaal=p.bronnen_totaal,
        open_=p.n_open,  # type: ignore[attr-defined]  # annotations of the query
        mee=p.n_mee,  # type: ignore[attr-defined]  # annotations of the query
        weg=p.n_weg,  # type: ignore[attr-defined]  # annotations of the query
        verzameld_op=p.verzameld_op,
        verschil=p.verschil,
        zelf_gemaakt=p.bekeken_door == actor_nu().kenmerk,
        nagekeken_naam=p.nagekeken_naam,
        wijze=rp.NAAM_VAN_WIJZE[rp.Wijze(p.wijze)] if p.wijze else "",
        uitgereikt_op=p.uitgereikt_op,
        wissen_op=p.wissen_op,
        delen=len(rp.delen(p.groottes)),  # type: ignore[attr-defined]  # annotations of the query
    )


@dataclass(frozen=True)
class Stukregel:
    id: UUID
    titel: str
    regel: str
    merken: int
    stand: str


@dataclass(frozen=True)
class Stukkenblad:
    """The pieces of one package: those to read, or all."""

    verzoek_id: UUID
    pakket_id: UUID
    regels: tuple[Stukregel, ...]
    alle: bool
    volgende: str
    te_bekijken: bool


def stukkenblad(verzoek_id: UUID, pakket_id: UUID, *, alle: bool = False, na: str = "") -> Stukkenblad:
    """A page by number; the text is read piece by piece."""
    pakket = poort.haal(Inzagepakket, pakket_id, S)
    if pakket.verzoek_id != verzoek_id:
        raise NietGevonden("privacy.inzagepakket")
    rijen = poort.zichtbaar(Pakketstuk, S).filter(pakket=pakket, volgnr__gt=int(na) if na.isdecimal() else 0)
    rijen = rijen if alle else rijen.filter(stand=rp.Stukstand.OPEN)
    gevonden = list(rijen.defer("tekst").order_by("volgnr")[: PER_BLAD + 1])
    logboek.kijk(S.code, None, lijst="pakketstukken", aantal=len(gevonden))
    regels = tuple(
        Stukregel(s.pk, s.titel, _herkomst(s), sum(m.zwart for m in merken_van(s.merken)), s.stand)
        for s in gevonden[:PER_BLAD]
    )
    volgende = str(gevonden[PER_BLAD - 1].volgnr) if len(gevonden) > PER_BLAD else ""
    te_bekijken = pakket.stand == rp.Pakketstand.BEKIJKEN
    return Stukkenblad(verzoek_id, pakket_id, regels, alle, volgende, te_bekijken)


def _herkomst(s: Pakketstuk) -> str:
    dag = f"{s.datum:%d-%m-%Y}" if s.datum else ""
    delen = [dag, s.schrijver, NAAM_VAN_WET[Wet(s.wet)], "over meer mensen" if s.van_meer else ""]
    return " · ".join(filter(None, delen))


@dataclass(frozen=True)
class Merkbeeld:
    """One mark on the form: the words, the reason, and whether it is black now."""

    nr: int
    woorden: str
    reden: str
    zwart: bool


@dataclass(frozen=True)
class Stukbeeld:
    """One piece to read: its passages with the marks drawn in, and what can be done with it."""

    id: UUID
    verzoek_id: UUID
    pakket_id: UUID
    titel: str
    herkomst: str
    van_meer: bool
    veilig: bool
    alineas: tuple[Alinea, ...]
    merken: tuple[Merkbeeld, ...]
    stand: str
    grond: str
    toelichting: str
    nog: int
    te_bekijken: bool
    volgende: UUID | None
    bestand: Bestandbeeld | None


def stuk(verzoek_id: UUID, stuk_id: UUID) -> Stukbeeld:
    """Through the gate, logged."""
    s: Pakketstuk = poort.haal(Pakketstuk, stuk_id, S)
    if s.pakket.verzoek_id != verzoek_id:
        raise NietGevonden("privacy.pakketstuk")
    merken = merken_van(s.merken)
    open_ = poort.zichtbaar(Pakketstuk, S).filter(pakket=s.pakket_id, stand=rp.Stukstand.OPEN).order_by("volgnr")
    sleutels: Sequence[UUID] = [pk for pk in open_.values_list("pk", flat=True) if pk != s.pk]
    return Stukbeeld(
        id=s.pk,
        verzoek_id=verzoek_id,
        pakket_id=s.pakket_id,
        titel=s.titel,
        herkomst=_herkomst(s),
        van_meer=s.van_meer,
        veilig=s.wet == Wet.VEILIGHEID,
        alineas=alineas(s.tekst, merken),
        merken=tuple(_merk(nr, m, s.tekst) for nr, m in enumerate(merken)),
        stand=s.stand,
        grond=rp.NAAM_VAN_GROND[rp.Grond(s.grond)] if s.grond else "",
        toelichting=s.toelichting,
        nog=len(sleutels),
        te_bekijken=s.pakket.stand == rp.Pakketstand.BEKIJKEN,
        volgende=sleutels[0] if sleutels else None,
        bestand=bestandbeeld(s),
    )


def _merk(nr: int, m: Merk, tekst: str) -> Merkbeeld:
    return Merkbeeld(nr, tekst[m.van : m.tot], NAAM_VAN_REDEN[Reden(m.reden)], m.zwart)
