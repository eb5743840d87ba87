"""The fte of a worker, from a day: what caseload per fte and the proposal at triage count with (REQ-011)."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.keuzes import eis_niet_voorbij
from keukentafel.organisatie.handelingen.medewerkers import RECHT, medewerker_haal
from keukentafel.organisatie.handelingen.plekken import plek_intrekken, plek_zetten
from keukentafel.organisatie.handelingen.rollen import eis_in_dienst
from keukentafel.organisatie.models import Formatie, Team
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.organisatie.regels import FORMATIESOORTEN, FTE_HOOGSTENS, UITVOERING, fte_tekst
from keukentafel.poort import logboek, poort


def fte_zetten(
    *,
    actor: Actor,
    medewerker_id: UUID,
    team_id: int,
    fte: Decimal,
    van: date,
    soort: str = UITVOERING,
    uit_vaste: bool = True,
) -> Formatie:
    """So many fte in this team from a day; 0 when the worker does other things there. Never with effect in the past."""
    poort.eis(RECHT)
    eis_niet_voorbij(van)
    if not 0 <= fte <= FTE_HOOGSTENS:
        raise Fout(f"‘{fte_tekst(fte)}’ kan niet: vul een getal in van 0 tot en met {FTE_HOOGSTENS}.", veld="fte")
    if soort not in FORMATIESOORTEN:
        raise Fout(f"‘{soort}’ is geen soort werk. Kies er een uit de lijst.", veld="soort")
    medewerker = medewerker_haal(medewerker_id)
    eis_in_dienst(medewerker, van)
    met_rol = geldig_op(van, "rolvervullingen__van", "rolvervullingen__tot")
    team = Team.objects.filter(met_rol, pk=team_id, rolvervullingen__medewerker=medewerker).first()
    if team is None:
        wie = f"{medewerker.naam} heeft op {datum_gewoon(van)} geen rol in dat team."
        raise Fout(f"{wie} Geef eerst een rol, of kies een ander team.", veld="team_id")
    rij = plek_zetten(medewerker, team, fte, van, uit_vaste=uit_vaste, door=actor.naam, soort=soort)
    logboek.handeling(actor, RECHT.code, medewerker, wat="fte", team=team.code, fte=fte_tekst(fte), van=van)
    return rij


def fte_intrekken(*, actor: Actor, medewerker_id: UUID, formatie_id: int) -> None:
    """Take back the last change while it begins today or later: what was before it goes on."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    rij = medewerker.formatie.select_for_update().filter(pk=formatie_id).first()
    if rij is None:
        raise NietGevonden("organisatie.formatie")
    later = medewerker.formatie.filter(team=rij.team_id, soort=rij.soort, van__gt=rij.van)
    if rij.van < klok.vandaag() or later.exists():
        raise Fout("Deze wijziging geldt al langer dan vandaag, of er is een latere. Maak een nieuwe met een datum.")
    plek_intrekken(rij)
    logboek.handeling(actor, RECHT.code, medewerker, wat="fte ingetrokken", team=rij.team_id, van=rij.van)
