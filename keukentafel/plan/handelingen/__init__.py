"""Acts of the plan and of the regie."""

from keukentafel.plan.handelingen._hulp import NieuweStap
from keukentafel.plan.handelingen.adviezen import advies_beantwoorden, advies_vastleggen, normen_toetsen
from keukentafel.plan.handelingen.analyse import analyse_schrijven, analyse_wijzigen
from keukentafel.plan.handelingen.bericht import NieuwBericht, aanbieder_berichten, schaling_terugdraaien
from keukentafel.plan.handelingen.doelen import doel_afronden, doel_heropenen, doel_toevoegen, doel_wijzigen
from keukentafel.plan.handelingen.doelscore import doel_scoren, doelscore_intrekken
from keukentafel.plan.handelingen.doorpakken import doorpak_boeken, doorpak_resultaat, doorpak_terugboeken
from keukentafel.plan.handelingen.goedkeuren import plan_goedkeuren, plan_teruggeven
from keukentafel.plan.handelingen.herverdelen import herverdeling_terugnemen, werk_herverdelen
from keukentafel.plan.handelingen.instemming import instemming_intrekken, instemming_vastleggen
from keukentafel.plan.handelingen.kindregie import kindregie_terugnemen, kindregie_vastleggen
from keukentafel.plan.handelingen.maatwerk import (
    maatwerk_vastleggen,
    maatwerk_voorleggen,
    maatwerk_wijzigen,
    maatwerkplan_schrijven,
)
from keukentafel.plan.handelingen.ondersteuning import (
    NieuweOndersteuning,
    ondersteuning_schalen,
    ondersteuning_toevoegen,
    ondersteuning_wijzigen,
)
from keukentafel.plan.handelingen.openen import (
    dossier_heropenen_met_regie,
    dossier_openen_met_regie,
    regie_afsluiten,
    regie_zorgen,
)
from keukentafel.plan.handelingen.overdracht import (
    overdracht_beantwoorden,
    overdracht_terugnemen,
    overdracht_voorstellen,
    overdrachten_bewaken,
)
from keukentafel.plan.handelingen.overleg import (
    aanwezigheid_zetten,
    actie_afspreken,
    casuistiek_voorstellen,
    deelnemer_uitnodigen,
    overleg_heropenen,
    overleg_plannen,
    overleg_sluiten,
    zaak_bespreken,
    zaak_inbrengen,
)
from keukentafel.plan.handelingen.plaatsing import (
    plaatsing_aanvaarden,
    plaatsing_beeindigen,
    plaatsing_document_toevoegen,
    plaatsing_vragen,
    plaatsing_weigeren,
)
from keukentafel.plan.handelingen.plan import plan_beginnen, plan_titel_zetten
from keukentafel.plan.handelingen.raad import (
    consult_beantwoorden,
    consult_intrekken,
    consult_vragen,
    drang_beeindigen,
    drang_markeren,
    vierogen_vastleggen,
)
from keukentafel.plan.handelingen.regie import (
    regie_beginnen,
    regie_overdragen,
    regie_vacature,
    regisseur_aanwijzen,
)
from keukentafel.plan.handelingen.regieregels import regieregel_beoordelen
from keukentafel.plan.handelingen.samenvoegen import (
    dossiers_samenvoegen,
    dossiersamenvoeging_ongedaan_maken,
    splitsing_ongedaan_maken,
)
from keukentafel.plan.handelingen.schulden import schuld_vastleggen, schuld_wijzigen
from keukentafel.plan.handelingen.splitsen import huishouden_splitsen, itemsoorten
from keukentafel.plan.handelingen.stappen import stap_afvinken, stap_terugzetten, stap_toevoegen, stap_wijzigen
from keukentafel.plan.handelingen.taakverdeling import taakverdeling_vastleggen
from keukentafel.plan.handelingen.vacature import vacatures_melden
from keukentafel.plan.handelingen.vaststellen import plan_vaststellen
from keukentafel.plan.handelingen.vertalen import doel_vertalen
from keukentafel.plan.handelingen.wissel import wissel_beantwoorden, wissel_vragen

__all__ = [
    "NieuwBericht",
    "NieuweOndersteuning",
    "NieuweStap",
    "aanbieder_berichten",
    "aanwezigheid_zetten",
    "actie_afspreken",
    "advies_beantwoorden",
    "advies_vastleggen",
    "analyse_schrijven",
    "analyse_wijzigen",
    "casuistiek_voorstellen",
    "consult_beantwoorden",
    "consult_intrekken",
    "consult_vragen",
    "deelnemer_uitnodigen",
    "doel_afronden",
    "doel_heropenen",
    "doel_scoren",
    "doel_toevoegen",
    "doel_vertalen",
    "doel_wijzigen",
    "doelscore_intrekken",
    "doorpak_boeken",
    "doorpak_resultaat",
    "doorpak_terugboeken",
    "dossier_heropenen_met_regie",
    "dossier_openen_met_regie",
    "dossiers_samenvoegen",
    "dossiersamenvoeging_ongedaan_maken",
    "drang_beeindigen",
    "drang_markeren",
    "herverdeling_terugnemen",
    "huishouden_splitsen",
    "instemming_intrekken",
    "instemming_vastleggen",
    "itemsoorten",
    "kindregie_terugnemen",
    "kindregie_vastleggen",
    "maatwerk_vastleggen",
    "maatwerk_voorleggen",
    "maatwerk_wijzigen",
    "maatwerkplan_schrijven",
    "normen_toetsen",
    "ondersteuning_schalen",
    "ondersteuning_toevoegen",
    "ondersteuning_wijzigen",
    "overdracht_beantwoorden",
    "overdracht_terugnemen",
    "overdracht_voorstellen",
    "overdrachten_bewaken",
    "overleg_heropenen",
    "overleg_plannen",
    "overleg_sluiten",
    "plaatsing_aanvaarden",
    "plaatsing_beeindigen",
    "plaatsing_document_toevoegen",
    "plaatsing_vragen",
    "plaatsing_weigeren",
    "plan_beginnen",
    "plan_goedkeuren",
    "plan_teruggeven",
    "plan_titel_zetten",
    "plan_vaststellen",
    "regie_afsluiten",
    "regie_beginnen",
    "regie_overdragen",
    "regie_vacature",
    "regie_zorgen",
    "regieregel_beoordelen",
    "regisseur_aanwijzen",
    "schaling_terugdraaien",
    "schuld_vastleggen",
    "schuld_wijzigen",
    "splitsing_ongedaan_maken",
    "stap_afvinken",
    "stap_terugzetten",
    "stap_toevoegen",
    "stap_wijzigen",
    "taakverdeling_vastleggen",
    "vacatures_melden",
    "vierogen_vastleggen",
    "werk_herverdelen",
    "wissel_beantwoorden",
    "wissel_vragen",
    "zaak_bespreken",
    "zaak_inbrengen",
]
