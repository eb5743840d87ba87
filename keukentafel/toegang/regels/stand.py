"""The states of a melding and every allowed arrow between them, on one screen (WMO-01 to WMO-10, JW-02)."""

from enum import StrEnum


class MeldingStand(StrEnum):
    """Where a melding stands; what comes after in_behandeling (onderzoek, plan) is counted in the dossier."""

    NIEUW = "nieuw"
    BEOORDEELD = "beoordeeld"
    TOEGEWEZEN = "toegewezen"
    IN_BEHANDELING = "in_behandeling"
    AFGEROND = "afgerond"
    INGETROKKEN = "ingetrokken"
    DOORVERWEZEN = "doorverwezen"

    @property
    def naam(self) -> str:
        """The word on the screen: "in behandeling"."""
        return self.value.replace("_", " ")


class AfspraakStand(StrEnum):
    """What became of an appointment."""

    GEPLAND = "gepland"
    GEWEEST = "geweest"
    AFGEZEGD = "afgezegd"
    NIET_VERSCHENEN = "niet_verschenen"


_S = MeldingStand

# From -> to -> why this arrow exists. What is not here cannot happen.
OVERGANGEN: dict[MeldingStand, dict[MeldingStand, str]] = {
    _S.NIEUW: {
        _S.BEOORDEELD: "De gewone weg: eerst urgentie, wijk en soort vraag (REQ-006, REQ-011).",
        _S.TOEGEWEZEN: "Bij crisis of een heldere vraag wordt beoordelen en toewijzen één handeling (WMO-10).",
        _S.IN_BEHANDELING: "Een wijkcoach pakt een nieuwe melding zelf op; eerst helpen, dan verdelen (WMO-10).",
        _S.AFGEROND: "De vraag was met advies meteen beantwoord; er is geen onderzoek nodig (REQ-005, REQ-015).",
        _S.INGETROKKEN: "De inwoner wil toch geen hulp.",
        _S.DOORVERWEZEN: "De vraag hoort ergens anders; warm overgedragen (TOE-04).",
    },
    _S.BEOORDEELD: {
        _S.NIEUW: "Ongedaan gemaakt: de beoordeling was een vergissing.",
        _S.TOEGEWEZEN: "De gewone weg (REQ-011).",
        _S.IN_BEHANDELING: "Een wijkcoach pakt een beoordeelde melding zelf op.",
        _S.AFGEROND: "Na advies was er niets meer nodig (PRB-03).",
        _S.INGETROKKEN: "De inwoner wil toch geen hulp.",
        _S.DOORVERWEZEN: "De vraag hoort ergens anders; warm overgedragen (TOE-04).",
    },
    _S.TOEGEWEZEN: {
        _S.NIEUW: "Toewijzing teruggenomen; de melding was nog niet beoordeeld.",
        _S.BEOORDEELD: "Toewijzing teruggenomen, of teruggegeven door de wijkcoach (bijvoorbeeld een bekende).",
        _S.TOEGEWEZEN: "Opnieuw toegewezen aan een collega.",
        _S.IN_BEHANDELING: "De gewone weg: de wijkcoach begint.",
        _S.AFGEROND: "Bij het eerste telefoontje bleek de vraag al opgelost.",
        _S.INGETROKKEN: "De inwoner wil toch geen hulp.",
        _S.DOORVERWEZEN: "De vraag hoort ergens anders; warm overgedragen (TOE-04).",
    },
    _S.IN_BEHANDELING: {
        _S.BEOORDEELD: "Teruggegeven: een ander moet het doen.",
        _S.TOEGEWEZEN: "Herverdeeld, bijvoorbeeld omdat de collega ziek is.",
        _S.AFGEROND: "De gewone weg.",
        _S.INGETROKKEN: "De inwoner wil geen hulp meer.",
        _S.DOORVERWEZEN: "De vraag hoort ergens anders; warm overgedragen (TOE-04).",
    },
    _S.AFGEROND: {_S.IN_BEHANDELING: "Heropend: er kwam nieuws over dezelfde vraag."},
    _S.INGETROKKEN: {_S.IN_BEHANDELING: "De inwoner komt erop terug; de eerste meldingsdatum blijft bekend."},
    _S.DOORVERWEZEN: {_S.IN_BEHANDELING: "De andere organisatie nam de vraag niet aan."},
}

TE_VERDELEN = (_S.NIEUW, _S.BEOORDEELD)
OPEN = (_S.NIEUW, _S.BEOORDEELD, _S.TOEGEWEZEN, _S.IN_BEHANDELING)


def waarom_niet(van: MeldingStand, naar: MeldingStand) -> str:
    """Why this arrow is not there, in plain Dutch; empty when it is."""
    if naar in OVERGANGEN[van]:
        return ""
    kan = ", ".join(stand.naam for stand in OVERGANGEN[van])
    return f"Deze melding is {van.naam} en kan niet naar {naar.naam}. Wel mogelijk: {kan}."
