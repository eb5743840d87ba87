"""Rules of the first contact: states, urgency, terms and the proposal. Pure Python; dates come in as arguments."""

from keukentafel.toegang.regels.afspraak import (
    Bezet,
    NaGemist,
    Ruimte,
    SoortPlaats,
    Vorm,
    afdruk_van,
    botsingen,
    in_de_avond,
    mag_feed,
    waar_in_brief,
)
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
from keukentafel.toegang.regels.urgentie import URGENTIE_WERKDAGEN, Intakestapsoort, Urgentie, urgentie_tekst, volgorde
from keukentafel.toegang.regels.veiligheid import Antwoord, is_onveilig
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
    "Antwoord",
    "BelUitkomst",
    "Belang",
    "Beoordeling",
    "Bezet",
    "Intakestapsoort",
    "Kandidaat",
    "MeldTermijn",
    "MeldingStand",
    "NaGemist",
    "Ruimte",
    "SoortPlaats",
    "Urgentie",
    "Vervolg",
    "Vorm",
    "Vraagprofiel",
    "Wanneer",
    "afdruk_van",
    "botsingen",
    "in_de_avond",
    "is_onveilig",
    "mag_feed",
    "ongedaan_mag",
    "termijn_eerste_contact",
    "termijnen_bij_melding",
    "termijnnaam",
    "terugbel_moment",
    "urgentie_tekst",
    "volgorde",
    "voorstel",
    "waar_in_brief",
    "waarom_niet",
]
