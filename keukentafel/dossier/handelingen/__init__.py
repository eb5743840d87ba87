"""Acts of the dossier."""

from keukentafel.dossier.handelingen.betrokkenen import betrokken_maken, betrokkene_beeindigen, betrokkene_toevoegen
from keukentafel.dossier.handelingen.coderen import (
    vraag_coderen,
    vraag_helder,
    vraag_onhelder,
    zwaarte_vragen,
    zwaarte_vragen_bij_plan,
)
from keukentafel.dossier.handelingen.documenten import (
    document_doorhalen,
    document_herstellen,
    document_toevoegen,
    document_vervangen,
)
from keukentafel.dossier.handelingen.inbreng import inbreng_intrekken, inbreng_vastleggen
from keukentafel.dossier.handelingen.indicatiezwaarte import indicatiezwaarte_zetten
from keukentafel.dossier.handelingen.journaal import (
    journaalregel_corrigeren,
    journaalregel_doorhalen,
    journaalregel_herstellen,
    journaalregel_schrijven,
)
from keukentafel.dossier.handelingen.lezen import item_uitzonderen, item_vrijgave_terugnemen, item_vrijgeven
from keukentafel.dossier.handelingen.licht import (
    lichte_hulp_afronden,
    lichte_hulp_beginnen,
    lichte_hulp_heropenen,
)
from keukentafel.dossier.handelingen.meldcode import (
    meldcode_afsluiten,
    meldcode_beginnen,
    meldcode_heropenen,
    meldcodestap_vastleggen,
    raadpleging_vastleggen,
    veilig_thuis_melding_vastleggen,
)
from keukentafel.dossier.handelingen.nazorg import (
    Advies,
    Nazorgplan,
    nazorg_afronden,
    nazorg_plannen,
    sluitadvies_vastleggen,
)
from keukentafel.dossier.handelingen.netwerk import (
    netwerkpersoon_beeindigen,
    netwerkpersoon_terugzetten,
    netwerkpersoon_toevoegen,
    netwerkpersoon_wijzigen,
    netwerkvraag_vastleggen,
)
from keukentafel.dossier.handelingen.openen import dossier_heropenen, dossier_openen
from keukentafel.dossier.handelingen.post import post_koppelen, post_naar_dossier, post_ongedaan_maken
from keukentafel.dossier.handelingen.reden import dossier_kijkreden_geven, reden_geven
from keukentafel.dossier.handelingen.scores import scores_vastleggen
from keukentafel.dossier.handelingen.sluiten import dossier_overdragen_aan_team, dossier_sluiten, let_op_zetten
from keukentafel.dossier.handelingen.veiligheid import (
    kindcheck_vastleggen,
    kindcheck_vragen,
    waarschuwing_beeindigen,
    waarschuwing_verlengen,
    waarschuwing_zetten,
)
from keukentafel.dossier.handelingen.verkennen import (
    leefgebied_openen,
    leefgebied_toch,
    leefgebied_weigeren,
    verkenning_bewaren,
)
from keukentafel.dossier.handelingen.verplaatsen import DATALEK, item_terugplaatsen, item_verplaatsen
from keukentafel.dossier.handelingen.verslag import (
    verslag_afronden,
    verslag_beginnen,
    verslag_bewaren,
    verslag_heropenen,
)
from keukentafel.dossier.handelingen.verslagbrief import verslag_versturen, verslagen_versturen
from keukentafel.dossier.handelingen.verslagreactie import (
    verslag_correctie_afwijzen,
    verslag_correctie_overnemen,
    verslag_reactie_intrekken,
    verslag_reactie_vastleggen,
)
from keukentafel.dossier.handelingen.verwijzingen import (
    heronderzoek_reden_geven,
    verwijzing_vastleggen,
    verwijzing_wegen,
)
from keukentafel.dossier.handelingen.vrijgave import veiligheid_vrijgave_intrekken, veiligheid_vrijgeven
from keukentafel.dossier.handelingen.werkaantekening import werkaantekening_delen
from keukentafel.dossier.handelingen.werkprocessen import (
    werkproces_aanmaken,
    werkproces_heropenen,
    werkproces_sluiten,
    werkproces_verplaatsen,
    zwaarte_zetten,
)

__all__ = [
    "DATALEK",
    "Advies",
    "Nazorgplan",
    "betrokken_maken",
    "betrokkene_beeindigen",
    "betrokkene_toevoegen",
    "document_doorhalen",
    "document_herstellen",
    "document_toevoegen",
    "document_vervangen",
    "dossier_heropenen",
    "dossier_kijkreden_geven",
    "dossier_openen",
    "dossier_overdragen_aan_team",
    "dossier_sluiten",
    "heronderzoek_reden_geven",
    "inbreng_intrekken",
    "inbreng_vastleggen",
    "indicatiezwaarte_zetten",
    "item_terugplaatsen",
    "item_uitzonderen",
    "item_verplaatsen",
    "item_vrijgave_terugnemen",
    "item_vrijgeven",
    "journaalregel_corrigeren",
    "journaalregel_doorhalen",
    "journaalregel_herstellen",
    "journaalregel_schrijven",
    "kindcheck_vastleggen",
    "kindcheck_vragen",
    "leefgebied_openen",
    "leefgebied_toch",
    "leefgebied_weigeren",
    "let_op_zetten",
    "lichte_hulp_afronden",
    "lichte_hulp_beginnen",
    "lichte_hulp_heropenen",
    "meldcode_afsluiten",
    "meldcode_beginnen",
    "meldcode_heropenen",
    "meldcodestap_vastleggen",
    "nazorg_afronden",
    "nazorg_plannen",
    "netwerkpersoon_beeindigen",
    "netwerkpersoon_terugzetten",
    "netwerkpersoon_toevoegen",
    "netwerkpersoon_wijzigen",
    "netwerkvraag_vastleggen",
    "post_koppelen",
    "post_naar_dossier",
    "post_ongedaan_maken",
    "raadpleging_vastleggen",
    "reden_geven",
    "scores_vastleggen",
    "sluitadvies_vastleggen",
    "veilig_thuis_melding_vastleggen",
    "veiligheid_vrijgave_intrekken",
    "veiligheid_vrijgeven",
    "verkenning_bewaren",
    "verslag_afronden",
    "verslag_beginnen",
    "verslag_bewaren",
    "verslag_correctie_afwijzen",
    "verslag_correctie_overnemen",
    "verslag_heropenen",
    "verslag_reactie_intrekken",
    "verslag_reactie_vastleggen",
    "verslag_versturen",
    "verslagen_versturen",
    "verwijzing_vastleggen",
    "verwijzing_wegen",
    "vraag_coderen",
    "vraag_helder",
    "vraag_onhelder",
    "waarschuwing_beeindigen",
    "waarschuwing_verlengen",
    "waarschuwing_zetten",
    "werkaantekening_delen",
    "werkproces_aanmaken",
    "werkproces_heropenen",
    "werkproces_sluiten",
    "werkproces_verplaatsen",
    "zwaarte_vragen",
    "zwaarte_vragen_bij_plan",
    "zwaarte_zetten",
]
