"""The panel beside a melding that somebody else made, and the choices of its form."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from keukentafel.kern.actor import Actor
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Melding, Zorgmelding
from keukentafel.toegang.regels.zorg import grond_ontbreekt


@dataclass(frozen=True)
class ZorgDetail:
    """What stands beside the story."""

    melding: UUID
    soort: str
    organisatie: str
    onbekend: bool
    wil_terugkoppeling: bool
    bereikbaar: str
    inwoner_weet_het: bool
    grond: str
    artikel: str
    grond_toelichting: str
    grond_ontbreekt: bool
    grond_door: str
    teruggekoppeld_op: datetime | None
    teruggekoppeld_hoe: str
    teruggekoppeld_tekst: str
    benaderd_op: datetime | None
    benaderd_hoe: str
    benaderd_uitkomst: str
    mag_behandelen: bool


def zorg_bij(actor: Actor, melding_id: UUID) -> ZorgDetail | None:
    """None when this melding is no signal of somebody else."""
    melding = poort.haal(Melding, melding_id, Recht.MELDING_LEZEN)
    z = poort.zichtbaar(Zorgmelding, Recht.MELDING_LEZEN).filter(melding=melding).first()
    if z is None:
        return None
    logboek.kijk(Recht.MELDING_LEZEN.code, z)
    namen = {soort: {k.code: k.naam for k in keuzes(soort)} for soort in ("signaalsoort", "grondslag")}
    return ZorgDetail(
        melding=melding.pk,
        soort=namen["signaalsoort"].get(z.soort, z.soort),
        organisatie=z.melder_organisatie,
        onbekend=z.melder_onbekend,
        wil_terugkoppeling=z.wil_terugkoppeling,
        bereikbaar=z.bereikbaar,
        inwoner_weet_het=z.inwoner_weet_het,
        grond=namen["grondslag"].get(z.grondslag, z.grondslag or "Nog uit te zoeken"),
        artikel=z.grondslag_artikel,
        grond_toelichting=z.grondslag_toelichting,
        grond_ontbreekt=grond_ontbreekt(z.grondslag),
        grond_door=z.grondslag_door,
        teruggekoppeld_op=z.teruggekoppeld_op,
        teruggekoppeld_hoe=z.teruggekoppeld_hoe,
        teruggekoppeld_tekst=z.teruggekoppeld_tekst,
        benaderd_op=z.benaderd_op,
        benaderd_hoe=z.benaderd_hoe,
        benaderd_uitkomst=z.benaderd_uitkomst,
        mag_behandelen=heeft(actor, Recht.MELDING_BEHANDELEN),
    )


def zorgkeuzes() -> dict[str, list[tuple[str, str]]]:
    """Lists of the form."""
    gronden = [
        (k.code, f"{k.naam} ({k.waarde['artikel']})" if k.code != "nog_uitzoeken" else k.naam)
        for k in keuzes("grondslag")
    ]
    return {
        "soort": [(k.code, k.naam) for k in keuzes("signaalsoort")] or [("zorgen", "Zorgen")],
        "grondslag": gronden or [("nog_uitzoeken", "Nog uit te zoeken")],
        "melder_soort": [(k.code, k.naam) for k in keuzes("melder") if k.code not in {"inwoner", "anoniem"}]
        or [("anders", "Iemand anders")],
        "onderwerpen": [(k.code, k.naam) for k in keuzes("onderwerp")],
    }
