"""Acts of the dossier."""

from keukentafel.dossier.handelingen.betrokkenen import betrokken_maken, betrokkene_beeindigen, betrokkene_toevoegen
from keukentafel.dossier.handelingen.documenten import (
    document_doorhalen,
    document_herstellen,
    document_toevoegen,
    document_vervangen,
)
from keukentafel.dossier.handelingen.inbreng import inbreng_intrekken, inbreng_vastleggen
from keukentafel.dossier.handelingen.journaal import (
    journaalregel_corrigeren,
    journaalregel_doorhalen,
    journaalregel_herstellen,
    journaalregel_schrijven,
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
from keukentafel.dossier.handelingen.reden import reden_geven
from keukentafel.dossier.handelingen.scores import scores_vastleggen
from keukentafel.dossier.handelingen.sluiten import dossier_overdragen_aan_team, dossier_sluiten, let_op_zetten
from keukentafel.dossier.handelingen.verkennen import (
    leefgebied_openen,
    leefgebied_toch,
    leefgebied_weigeren,
    verkenning_bewaren,
)
from keukentafel.dossier.handelingen.verslag import (
    verslag_afronden,
    verslag_beginnen,
    verslag_bewaren,
    verslag_heropenen,
    verslag_reactie_toevoegen,
)
from keukentafel.dossier.handelingen.verwijzingen import (
    heronderzoek_reden_geven,
    verwijzing_vastleggen,
    verwijzing_wegen,
)
from keukentafel.dossier.handelingen.werkprocessen import (
    werkproces_aanmaken,
    werkproces_heropenen,
    werkproces_sluiten,
    werkproces_verplaatsen,
    zwaarte_zetten,
)

__all__ = [
    "betrokken_maken",
    "betrokkene_beeindigen",
    "betrokkene_toevoegen",
    "document_doorhalen",
    "document_herstellen",
    "document_toevoegen",
    "document_vervangen",
    "dossier_heropenen",
    "dossier_openen",
    "dossier_overdragen_aan_team",
    "dossier_sluiten",
    "heronderzoek_reden_geven",
    "inbreng_intrekken",
    "inbreng_vastleggen",
    "journaalregel_corrigeren",
    "journaalregel_doorhalen",
    "journaalregel_herstellen",
    "journaalregel_schrijven",
    "leefgebied_openen",
    "leefgebied_toch",
    "leefgebied_weigeren",
    "let_op_zetten",
    "netwerkpersoon_beeindigen",
    "netwerkpersoon_terugzetten",
    "netwerkpersoon_toevoegen",
    "netwerkpersoon_wijzigen",
    "netwerkvraag_vastleggen",
    "post_koppelen",
    "post_naar_dossier",
    "post_ongedaan_maken",
    "reden_geven",
    "scores_vastleggen",
    "verkenning_bewaren",
    "verslag_afronden",
    "verslag_beginnen",
    "verslag_bewaren",
    "verslag_heropenen",
    "verslag_reactie_toevoegen",
    "verwijzing_vastleggen",
    "verwijzing_wegen",
    "werkproces_aanmaken",
    "werkproces_heropenen",
    "werkproces_sluiten",
    "werkproces_verplaatsen",
    "zwaarte_zetten",
]
