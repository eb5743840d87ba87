"""Acts of inwoner: the only place that writes residents, households and relations."""

from keukentafel.inwoner.handelingen.adres import adres_wijzigen
from keukentafel.inwoner.handelingen.brp import brp_overnemen
from keukentafel.inwoner.handelingen.digitaal import digitale_post_stoppen, digitale_post_vastleggen
from keukentafel.inwoner.handelingen.geheim import adres_tonen, bestaan_afschermen, geheimhouding_zetten
from keukentafel.inwoner.handelingen.huishouden import (
    NieuwLid,
    huishouden_hernoemen,
    huishouden_samenstellen,
    huishoudlid_beeindigen,
    huishoudlid_toevoegen,
)
from keukentafel.inwoner.handelingen.registreren import (
    BestaatAl,
    bsn_tonen,
    inwoner_bijwerken,
    inwoner_registreren,
)
from keukentafel.inwoner.handelingen.relatie import (
    relatie_beeindigen,
    relatie_leggen,
    vertegenwoordiging_vastleggen,
)
from keukentafel.inwoner.handelingen.samenvoegen import (
    dubbele_aanwijzen,
    inwoners_samenvoegen,
    samenvoeging_ongedaan_maken,
)
from keukentafel.inwoner.handelingen.taal import taal_overnemen

__all__ = [
    "BestaatAl",
    "NieuwLid",
    "adres_tonen",
    "adres_wijzigen",
    "bestaan_afschermen",
    "brp_overnemen",
    "bsn_tonen",
    "digitale_post_stoppen",
    "digitale_post_vastleggen",
    "dubbele_aanwijzen",
    "geheimhouding_zetten",
    "huishouden_hernoemen",
    "huishouden_samenstellen",
    "huishoudlid_beeindigen",
    "huishoudlid_toevoegen",
    "inwoner_bijwerken",
    "inwoner_registreren",
    "inwoners_samenvoegen",
    "relatie_beeindigen",
    "relatie_leggen",
    "samenvoeging_ongedaan_maken",
    "taal_overnemen",
    "vertegenwoordiging_vastleggen",
]
