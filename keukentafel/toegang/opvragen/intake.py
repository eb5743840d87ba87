"""The one-screen intake: choices, teams, what is taken over from a contact, and which terms will run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen import feestdagen
from keukentafel.toegang.opvragen.contact import naam_van, overname
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.regels import MeldTermijn, Urgentie, termijnen_bij_melding, urgentie_tekst


@dataclass(frozen=True)
class IntakeScherm:
    """What the screen needs before anybody types."""

    keuzes: Keuzes
    teams: tuple[tuple[str, str], ...]
    begin: Mapping[str, object]

    @property
    def urgenties(self) -> list[tuple[str, str]]:
        """Each urgency with what it asks: "Crisis: vandaag oppakken". The most frequent first."""
        werkdagen = self.keuzes.werkdagen
        volgorde = (Urgentie.GEWOON, Urgentie.SPOED, Urgentie.CRISIS)
        return [(u.value, f"{u.value.capitalize()}, {urgentie_tekst(u, werkdagen[u])}") for u in volgorde]


def intakescherm(actor: Actor, *, contact: UUID | None = None, persoon: str = "", kanaal: str = "") -> IntakeScherm:
    """Empty, or with what a contact of just now or another screen knows already."""
    begin: dict[str, object] = {}
    if kanaal:
        begin = {"kanaal": kanaal}
    if persoon:
        begin |= {"persoon": persoon, "wie": naam_van(persoon)}
    if contact and (van := overname(actor, contact)):
        begin = {
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
        }
    lopend = Team.objects.filter(geldig_tot=None, geldig_van__lte=klok.vandaag())
    teams = lopend.exclude(soort="staf").values_list("pk", "naam")
    return IntakeScherm(keuzes(), tuple((str(sleutel), naam) for sleutel, naam in teams), begin)


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
