"""Acts of toegang: the only place where contacts, meldingen, call-backs and appointments are written."""

from keukentafel.toegang.handelingen._hulp import Vraag
from keukentafel.toegang.handelingen.afspraak import afspraak_afzeggen, afspraak_maken, afspraak_verzetten
from keukentafel.toegang.handelingen.behandelen import (
    melding_afronden,
    melding_oppakken,
    melding_teruggeven,
    termijn_afhandelen,
)
from keukentafel.toegang.handelingen.contact import contact_ongedaan_maken, contact_vastleggen
from keukentafel.toegang.handelingen.melding import NieuweInwoner, melding_maken
from keukentafel.toegang.handelingen.terugbellen import (
    terugbelverzoek_afhandelen,
    terugbelverzoek_maken,
    terugbelverzoek_ongedaan_maken,
    terugbelverzoek_uitstellen,
)
from keukentafel.toegang.handelingen.verdelen import melding_beoordelen, melding_toewijzen, toewijzing_terugnemen

__all__ = [
    "NieuweInwoner",
    "Vraag",
    "afspraak_afzeggen",
    "afspraak_maken",
    "afspraak_verzetten",
    "contact_ongedaan_maken",
    "contact_vastleggen",
    "melding_afronden",
    "melding_beoordelen",
    "melding_maken",
    "melding_oppakken",
    "melding_teruggeven",
    "melding_toewijzen",
    "termijn_afhandelen",
    "terugbelverzoek_afhandelen",
    "terugbelverzoek_maken",
    "terugbelverzoek_ongedaan_maken",
    "terugbelverzoek_uitstellen",
    "toewijzing_terugnemen",
]
