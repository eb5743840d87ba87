"""The one-screen intake: choices, teams, what is taken over from a contact, and which terms will run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.tekst import moment_lang
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen import feestdagen
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.opvragen.contact import Overname, naam_van, overname
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.regels import MeldTermijn, Urgentie, termijnen_bij_melding, urgentie_tekst
from keukentafel.toegang.regels.contact import MELDER_VAN_SPREKER


@dataclass(frozen=True)
class IntakeScherm:
    """What the screen needs before anybody types."""

    keuzes: Keuzes
    teams: tuple[tuple[str, str], ...]
    begin: Mapping[str, object]
    bron: str = ""
    """Where what stands there already came from (REQ-038)."""

    @property
    def urgenties(self) -> list[tuple[str, str]]:
        """Each urgency with what it asks: "Crisis: vandaag oppakken". The most frequent first."""
        werkdagen = self.keuzes.werkdagen
        volgorde = (Urgentie.GEWOON, Urgentie.SPOED, Urgentie.CRISIS)
        return [(u.value, f"{u.value.capitalize()}, {urgentie_tekst(u, werkdagen[u])}") for u in volgorde]


def intakescherm(actor: Actor, *, contact: UUID | None = None, persoon: str = "", kanaal: str = "") -> IntakeScherm:
    """Empty, or with what a contact of just now or another screen knows already."""
    begin: dict[str, object] = {}
    lijsten, bron = keuzes(), ""
    if kanaal:
        begin = {"kanaal": kanaal}
    if persoon:
        begin |= {"persoon": persoon, "wie": naam_van(persoon)}
    if contact and (van := overname(actor, contact)):
        persoon, bron = van.persoon, f"Uit het contact van {moment_lang(van.moment)}"
        begin = _uit_contact(van, lijsten)
    lopend = Team.objects.filter(geldig_tot=None, geldig_van__lte=klok.vandaag())
    teams = lopend.exclude(soort="staf").values_list("pk", "naam")
    keuze = tuple((str(sleutel), naam) for sleutel, naam in teams)
    return IntakeScherm(lijsten, keuze, begin | _spreekt(persoon, lijsten), bron)


def _uit_contact(van: Overname, lijsten: Keuzes) -> dict[str, object]:
    """Everything the contact asked already. Who spoke then, reports now."""
    melder = MELDER_VAN_SPREKER.get(van.namens, van.namens)
    return {
        "contact": str(van.contact),
        "wie": van.wie,
        "persoon": van.persoon,
        "kanaal": van.kanaal,
        "onderwerpen": list(van.onderwerpen),
        "verwijzer": van.verwijzer,
        "namens": van.namens,
        "melder_naam": van.beller,
        "overbelasting": van.overbelasting,
        "hulpvraag": van.tekst,
        **({"melder_soort": melder} if melder in lijsten.namen("melder") else {}),
    }


def _spreekt(persoon: str, lijsten: Keuzes) -> dict[str, object]:
    """Language and interpreter as they stand with this resident ("inwoner:<id>"); nobody is asked twice."""
    soort, _, sleutel = persoon.partition(":")
    zichtbaar = poort.zichtbaar(Inwoner, Recht.MELDING_MAKEN)
    rij = zichtbaar.filter(pk=sleutel).values("taal", "tolk_taal").first() if soort == "inwoner" else None
    taal = {"taal": rij["taal"]} if rij and rij["taal"] in lijsten.namen("taal") else {}
    return {**taal, "tolk_nodig": bool(rij["tolk_taal"])} if rij else {}


def termijnen_vooraf(
    *,
    wet: str,
    urgentie: str,
    bedreigend: bool = False,
    ontvangen_op: datetime | None = None,
    lijsten: Keuzes | None = None,
) -> list[MeldTermijn]:
    """Which terms will run when this melding is made now, and why. An unknown urgency counts as gewoon."""
    lijsten = lijsten or keuzes()
    return termijnen_bij_melding(
        wet=wet,
        urgentie=Urgentie(urgentie) if urgentie in list(Urgentie) else Urgentie.GEWOON,
        ontvangen_op=ontvangen_op or klok.nu(),
        bedreigend=bedreigend,
        werkdagen=lijsten.werkdagen,
        jeugd_weken=lijsten.jeugd_weken,
        bevestiging_werkdagen=lijsten.bevestiging_werkdagen,
        feestdagen=feestdagen(),
    )
