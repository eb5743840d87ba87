"""Relations (stored in both directions), gezag, and who may act for whom."""

from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.inwoner.models import Inwoner, Relatie, Vertegenwoordiging
from keukentafel.inwoner.regels.persoon import HOEDANIGHEDEN, controleer_ouder, inverse, is_minderjarig
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht


def relatie_leggen(
    *,
    actor: Actor,
    inwoner_id: UUID,
    naar_id: UUID,
    soort: str,
    gezag: bool | None = None,
    gezag_bron: str = "",
    van: date | None = None,
    bron: str = "ingevoerd",
) -> Relatie:
    """`inwoner` is `soort` of `naar`; the inverse is written too. `gezag` only for a parent or guardian (GEZ-01)."""
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_SCHRIJVEN)
    naar = poort.haal(Inwoner, naar_id, Recht.INWONER_SCHRIJVEN)
    terug = inverse(soort)
    _controleer(inwoner, naar, soort, gezag)
    gedeeld: dict[str, Any] = {"van": van, "bron": bron, "gemaakt_door": actor.kenmerk}
    heen = Relatie(
        inwoner=inwoner,
        naar=naar,
        soort=soort,
        gezag=gezag,
        gezag_bron=gezag_bron.strip(),
        gezag_gecontroleerd_op=klok.vandaag() if gezag is not None else None,
        team_id=inwoner.team_id,
        afgeschermd=inwoner.afgeschermd,
        **gedeeld,
    )
    heen.save(force_insert=True)
    Relatie(
        inwoner=naar, naar=inwoner, soort=terug, team_id=naar.team_id, afgeschermd=naar.afgeschermd, **gedeeld
    ).save(force_insert=True)
    gebeurtenis_melden("relatie_gelegd", inwoner.pk, naar=str(naar.pk), relatie=soort)
    logboek.handeling(actor, Recht.INWONER_SCHRIJVEN.code, inwoner, wat="relatie", naar=str(naar.pk))
    return heen


def relatie_beeindigen(*, actor: Actor, inwoner_id: UUID, relatie_id: UUID, tot: date | None = None) -> None:
    """The relation ends in both directions."""
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_SCHRIJVEN, voor_wijzigen=True)
    relatie = Relatie.objects.filter(pk=relatie_id, inwoner=inwoner, tot=None).first()
    if relatie is None:
        raise Fout("Deze relatie is er niet (meer).")
    paar = Relatie.objects.filter(inwoner_id=relatie.naar_id, naar=inwoner, soort=inverse(relatie.soort), tot=None)
    for rij in (relatie, *paar):
        rij.tot = tot or klok.vandaag()
        rij.save(update_fields=["tot"])
    logboek.handeling(actor, Recht.INWONER_SCHRIJVEN.code, inwoner, wat="relatie_beeindigen")


def _controleer(inwoner: Inwoner, naar: Inwoner, soort: str, gezag: bool | None) -> None:
    if inwoner.pk == naar.pk:
        raise Fout("Iemand kan geen relatie met zichzelf hebben. Kies een andere inwoner.", veld="naar")
    if soort == "ouder":
        controleer_ouder(inwoner.geboortedatum, naar.geboortedatum)
    if soort == "kind":
        controleer_ouder(naar.geboortedatum, inwoner.geboortedatum)
    if gezag is not None and soort not in ("ouder", "voogd"):
        raise Fout("Gezag leg je alleen vast bij een ouder of voogd (GEZ-01).", veld="gezag")
    if gezag and not is_minderjarig(naar.geboortedatum, klok.vandaag()) and naar.geboortedatum:
        raise Fout(f"{naar.naam} is 18 jaar of ouder: over een meerderjarige is er geen gezag.", veld="gezag")
    if Relatie.objects.filter(inwoner=inwoner, naar=naar, soort=soort, tot=None).exists():
        raise Fout(f"{inwoner.naam} staat al als {soort.replace('_', ' ')} van {naar.naam}.", veld="soort")


def vertegenwoordiging_vastleggen(
    *,
    actor: Actor,
    inwoner_id: UUID,
    hoedanigheid: str,
    vertegenwoordiger_id: UUID | None = None,
    naam: str = "",
    onderwerp: str = "alles",
    van: date | None = None,
    tot: date | None = None,
    bron: str = "",
) -> Vertegenwoordiging:
    """Who acts for this resident, on which subject (VTG-01..03). A bewindvoerder acts for money only."""
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_SCHRIJVEN)
    if hoedanigheid not in HOEDANIGHEDEN:
        raise Fout(f"‘{hoedanigheid}’ is geen hoedanigheid van een vertegenwoordiger.", veld="hoedanigheid")
    wie = poort.haal(Inwoner, vertegenwoordiger_id, Recht.INWONER_LEZEN) if vertegenwoordiger_id else None
    if wie is None and not naam.strip():
        raise Fout("Wie vertegenwoordigt deze inwoner? Kies een inwoner of vul een naam in.", veld="naam")
    begin = van or klok.vandaag()
    if tot and tot <= begin:
        raise Fout(f"De einddatum {datum_gewoon(tot)} moet na de begindatum {datum_gewoon(begin)} liggen.", veld="tot")
    rij = Vertegenwoordiging(
        inwoner=inwoner,
        vertegenwoordiger=wie,
        team_id=inwoner.team_id,
        afgeschermd=inwoner.afgeschermd,
        naam=naam.strip(),
        hoedanigheid=hoedanigheid,
        onderwerp="geld" if hoedanigheid == "bewindvoerder" else onderwerp.strip() or "alles",
        van=begin,
        tot=tot,
        bron=bron.strip(),
        gemaakt_door=actor.kenmerk,
    )
    rij.save(force_insert=True)
    gebeurtenis_melden("vertegenwoordiging_vastgelegd", inwoner.pk, hoedanigheid=hoedanigheid)
    logboek.handeling(actor, Recht.INWONER_SCHRIJVEN.code, inwoner, wat="vertegenwoordiging")
    return rij
