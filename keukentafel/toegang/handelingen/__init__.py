"""Acts of toegang: the only place where contacts, meldingen, call-backs and appointments are written."""

from keukentafel.toegang.handelingen._hulp import Vraag
from keukentafel.toegang.handelingen.abc import abc_dienst_wissen, abc_dienst_zetten, advies_geven, advies_vragen
from keukentafel.toegang.handelingen.afspraak import (
    afspraak_afzeggen,
    afspraak_maken,
    afspraak_ongedaan_maken,
    afspraak_tolk_regelen,
    afspraak_verslag_begonnen,
    afspraak_verzetten,
)
from keukentafel.toegang.handelingen.agendafeed import (
    TeVaak,
    agendafeed_lezen,
    agendasleutel_intrekken,
    agendasleutel_maken,
)
from keukentafel.toegang.handelingen.behandelen import (
    melding_afronden,
    melding_oppakken,
    melding_teruggeven,
    termijn_afhandelen,
)
from keukentafel.toegang.handelingen.belang import (
    belang_opheffen,
    eigen_kring_melden,
    eigen_kring_opheffen,
    eis_geen_eigen_kring,
    kring_van_inwoner,
    kring_van_medewerker,
)
from keukentafel.toegang.handelingen.beller import (
    beller_controleren,
    statusvraag_vastleggen,
    terugbellen_vragen,
)
from keukentafel.toegang.handelingen.brieven import (
    bevestiging_toch_niet_verzonden,
    bevestiging_verzonden,
    ontvangst_bevestigen,
    ontvangstbevestiging_maken,
)
from keukentafel.toegang.handelingen.contact import contact_ongedaan_maken, contact_vastleggen, contactkaart_geven
from keukentafel.toegang.handelingen.inloop import (
    inloop_aanmelden,
    inloop_afronden,
    inloop_ongedaan_maken,
    inloop_roepen,
)
from keukentafel.toegang.handelingen.intakestap import intakestap_zetten
from keukentafel.toegang.handelingen.melding import NieuweInwoner, melding_maken
from keukentafel.toegang.handelingen.overdracht import (
    overdracht_aanbieden,
    overdracht_beantwoorden,
    overdracht_intrekken,
    overdrachten_herinneren,
)
from keukentafel.toegang.handelingen.post import (
    poststuk_innemen,
    poststuk_terugzetten,
    poststuk_wegleggen,
    poststuk_wordt_vraag,
)
from keukentafel.toegang.handelingen.taal import taal_naar_kaart
from keukentafel.toegang.handelingen.terugbellen import (
    terugbelverzoek_afhandelen,
    terugbelverzoek_maken,
    terugbelverzoek_ongedaan_maken,
    terugbelverzoek_uitstellen,
)
from keukentafel.toegang.handelingen.uitnodiging import uitnodiging_bijwerken, uitnodiging_sturen
from keukentafel.toegang.handelingen.veiligheid import (
    crisis_vastleggen,
    veiligheid_beoordelen,
    veiligheid_vastleggen,
)
from keukentafel.toegang.handelingen.verdelen import melding_beoordelen, melding_toewijzen, toewijzing_terugnemen
from keukentafel.toegang.handelingen.zorg import (
    proactief_contact_vastleggen,
    zorgmelding_grondslag_vastleggen,
    zorgmelding_maken,
    zorgmelding_terugkoppelen,
)

__all__ = [
    "NieuweInwoner",
    "TeVaak",
    "Vraag",
    "abc_dienst_wissen",
    "abc_dienst_zetten",
    "advies_geven",
    "advies_vragen",
    "afspraak_afzeggen",
    "afspraak_maken",
    "afspraak_ongedaan_maken",
    "afspraak_tolk_regelen",
    "afspraak_verslag_begonnen",
    "afspraak_verzetten",
    "agendafeed_lezen",
    "agendasleutel_intrekken",
    "agendasleutel_maken",
    "belang_opheffen",
    "beller_controleren",
    "bevestiging_toch_niet_verzonden",
    "bevestiging_verzonden",
    "contact_ongedaan_maken",
    "contact_vastleggen",
    "contactkaart_geven",
    "crisis_vastleggen",
    "eigen_kring_melden",
    "eigen_kring_opheffen",
    "eis_geen_eigen_kring",
    "inloop_aanmelden",
    "inloop_afronden",
    "inloop_ongedaan_maken",
    "inloop_roepen",
    "intakestap_zetten",
    "kring_van_inwoner",
    "kring_van_medewerker",
    "melding_afronden",
    "melding_beoordelen",
    "melding_maken",
    "melding_oppakken",
    "melding_teruggeven",
    "melding_toewijzen",
    "ontvangst_bevestigen",
    "ontvangstbevestiging_maken",
    "overdracht_aanbieden",
    "overdracht_beantwoorden",
    "overdracht_intrekken",
    "overdrachten_herinneren",
    "poststuk_innemen",
    "poststuk_terugzetten",
    "poststuk_wegleggen",
    "poststuk_wordt_vraag",
    "proactief_contact_vastleggen",
    "statusvraag_vastleggen",
    "taal_naar_kaart",
    "termijn_afhandelen",
    "terugbellen_vragen",
    "terugbelverzoek_afhandelen",
    "terugbelverzoek_maken",
    "terugbelverzoek_ongedaan_maken",
    "terugbelverzoek_uitstellen",
    "toewijzing_terugnemen",
    "uitnodiging_bijwerken",
    "uitnodiging_sturen",
    "veiligheid_beoordelen",
    "veiligheid_vastleggen",
    "zorgmelding_grondslag_vastleggen",
    "zorgmelding_maken",
    "zorgmelding_terugkoppelen",
]
