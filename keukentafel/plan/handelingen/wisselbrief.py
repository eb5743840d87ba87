"""The manager's answer about another worker goes to the resident as a letter (REQ-072)."""

from keukentafel.brieven.handelingen import brief_maken
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.models import Gebeurtenis
from keukentafel.plan import regels
from keukentafel.plan.bronnen import Wisselantwoord
from keukentafel.plan.handelingen.regie import open_regie
from keukentafel.plan.models import Wisselverzoek

NIEUW = "Wij zoeken een andere medewerker. Die belt u om kennis te maken."


def wissel_brief(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: answered. Who asked gets it on paper; when it was not written down who asked, the task alone tells."""
    rij = Wisselverzoek.objects.select_related("dossier").get(pk=gebeurtenis.gegevens["wisselverzoek"])
    if rij.inwoner_id is None:
        return
    dossier, ja = rij.dossier, rij.stand == regels.Wisselstand.JA
    regie = open_regie(dossier)
    bron = Wisselantwoord(
        gevraagd=rij.gevraagd_op, antwoord=rij.antwoord, schrijver=rij.beantwoord_door,
        ja="ja" if ja else "", nieuw=NIEUW if ja else "",
    )  # fmt: skip
    brief_maken(
        actor=actor_nu(),
        soort=bron.soort,
        bron=bron,
        inwoner_id=rij.inwoner_id,
        team_id=dossier.team_id,
        dossier_id=dossier.pk,
        huishouden_id=dossier.huishouden_id,
        sleutel=f"wissel:{rij.pk}:antwoord",
        maker=str(regie.wie.pk) if regie else "",
        uiterlijk=klok.vandaag(),
    )
