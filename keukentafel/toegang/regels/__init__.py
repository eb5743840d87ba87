"""Rules of the first contact: states, urgency, terms and the proposal. Pure Python; dates come in as arguments."""

from keukentafel.toegang.regels.contact import (
    ONGEDAAN_BINNEN,
    BelUitkomst,
    Vervolg,
    Wanneer,
    ongedaan_mag,
    terugbel_moment,
)
from keukentafel.toegang.regels.stand import (
    OPEN,
    OVERGANGEN,
    TE_VERDELEN,
    AfspraakStand,
    MeldingStand,
    waarom_niet,
)
from keukentafel.toegang.regels.termijnen import (
    MeldTermijn,
    termijn_eerste_contact,
    termijnen_bij_melding,
    termijnnaam,
)
from keukentafel.toegang.regels.urgentie import URGENTIE_WERKDAGEN, Urgentie, urgentie_tekst, volgorde
from keukentafel.toegang.regels.verdelen import (
    UITVOERENDE_ROLLEN,
    Belang,
    Beoordeling,
    Kandidaat,
    Vraagprofiel,
    voorstel,
)

__all__ = [
    "ONGEDAAN_BINNEN",
    "OPEN",
    "OVERGANGEN",
    "TE_VERDELEN",
    "UITVOERENDE_ROLLEN",
    "URGENTIE_WERKDAGEN",
    "AfspraakStand",
    "BelUitkomst",
    "Belang",
    "Beoordeling",
    "Kandidaat",
    "MeldTermijn",
    "MeldingStand",
    "Urgentie",
    "Vervolg",
    "Vraagprofiel",
    "Wanneer",
    "ongedaan_mag",
    "termijn_eerste_contact",
    "termijnen_bij_melding",
    "termijnnaam",
    "terugbel_moment",
    "urgentie_tekst",
    "volgorde",
    "voorstel",
    "waarom_niet",
]
