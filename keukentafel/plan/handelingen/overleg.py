"""A meeting about cases: called, people invited, cases brought in, discussed, actions that become steps (REQ-066)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Subquery

from keukentafel.delen.handelingen import deling_vastleggen
from keukentafel.delen.woorden import Partner
from keukentafel.dossier.handelingen._hulp import eis_open, eis_tekst, merk
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Taak
from keukentafel.organisatie.opvragen import instelling
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import NieuweStap, loopt_vandaag
from keukentafel.plan.handelingen.doelen import doel_toevoegen
from keukentafel.plan.handelingen.mensen import eis_collega
from keukentafel.plan.handelingen.stappen import stap_toevoegen
from keukentafel.plan.handelingen.uitnodigen import UITNODIGING, eis_email, uitnodigen
from keukentafel.plan.models import Overleg, Overlegactie, Overlegdeelnemer, Overlegzaak, Regie
from keukentafel.plan.opvragen.overleg import VERTELD, toehoorders
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.matrix import Wet
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen import afspraak_maken
from keukentafel.toegang.regels import SoortPlaats

H = Recht.OVERLEG_HOUDEN
BEWAKER = Actor.systeem("casuistiek")
TAAK = "casuistiek"


def overleg_plannen(
    *,
    actor: Actor,
    soort: str,
    begin: datetime,
    plaats: str = "",
    collegas: Iterable[UUID] = (),
    team_id: int | None = None,
) -> Overleg:
    """Call a meeting of the own team, with these colleagues. It stands in the agenda of who calls it, too."""
    poort.eis(H)
    if soort not in set(regels.Overlegsoort):
        raise Fout("Kies wat voor overleg het is.", veld="soort")
    if begin < klok.nu() - timedelta(days=1):
        raise Fout(f"{begin:%d-%m-%Y} is al geweest. Kies vandaag of een dag erna.", veld="begin")
    team = team_id or min(actor.teams, default=None)
    if team is None or (actor.teams and team not in actor.teams):
        raise Fout("Een overleg hoort bij een team waarin je werkt.", veld="team")
    rij = Overleg(
        team_id=team, soort=soort, begin=begin, plaats=plaats.strip(), afspraak_id=_agenda(actor, soort, begin, plaats),
        door_naam=actor.naam, gemaakt_door=actor.kenmerk,
    )  # fmt: skip
    rij.save(force_insert=True)
    for wie in dict.fromkeys([*([actor.id] if actor.id else []), *collegas]):
        deelnemer_uitnodigen(actor=actor, overleg_id=rij.pk, medewerker_id=wie)
    gebeurtenis_melden("overleg_gepland", rij.pk, overlegsoort=soort)
    logboek.handeling(actor, H.code, rij, soort=soort)
    return rij


def deelnemer_uitnodigen(
    *,
    actor: Actor,
    overleg_id: UUID,
    medewerker_id: UUID | None = None,
    naam: str = "",
    organisatie: str = "",
    partner: str = "",
    email: str = "",
) -> Overlegdeelnemer:
    """A colleague, or somebody of a partner, who is told. What they hear of a case follows from their own ground."""
    overleg = _open(overleg_id)
    if medewerker_id:
        collega = eis_collega(medewerker_id)
        al: Overlegdeelnemer | None = Overlegdeelnemer.objects.filter(overleg=overleg, medewerker=collega).first()
        if al is not None:
            return al
        rij = Overlegdeelnemer(medewerker=collega, naam=collega.naam)
    else:
        if partner not in set(Partner):
            raise Fout("Kies wat voor organisatie het is: daaruit volgt wat die mag horen.", veld="partner")
        rij = Overlegdeelnemer(naam=eis_tekst(naam, veld="naam"), organisatie=organisatie.strip(), partner=partner)
        rij.email = eis_email(email)
    rij.overleg, rij.team_id, rij.gemaakt_door = overleg, overleg.team_id, actor.kenmerk
    rij.save(force_insert=True)
    logboek.handeling(actor, H.code, overleg, deelnemer=str(rij.pk))
    uitnodigen(actor, rij)
    return rij


def aanwezigheid_zetten(*, actor: Actor, overleg_id: UUID, aanwezig: Iterable[UUID]) -> int:
    """Who is there; the others are not. Again corrects it. Returns how many are there."""
    overleg, er = _open(overleg_id), set(aanwezig)
    for rij in Overlegdeelnemer.objects.filter(overleg=overleg):
        rij.aanwezig = rij.pk in er
        rij.save(update_fields=["aanwezig"])
    logboek.handeling(actor, H.code, overleg, aanwezig=len(er))
    return len(er)


def zaak_inbrengen(
    *, actor: Actor, overleg_id: UUID, dossier_id: UUID, vraag: str, wet: str = Wet.ALGEMEEN
) -> Overlegzaak:
    """Put a case on the agenda, with the question. Twice is once: then the question is changed."""
    overleg = _open(overleg_id)
    dossier: Dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_LEZEN)
    eis_open(dossier)
    tekst = eis_tekst(vraag, veld="vraag")
    rij: Overlegzaak | None = Overlegzaak.objects.filter(overleg=overleg, dossier=dossier).first()
    if rij is not None:
        bewaar_met_versie(rij, actor=actor, versie=rij.versie, vraag=tekst)
    else:
        rij = Overlegzaak(
            **merk(actor, dossier), overleg=overleg, vraag=tekst, wet=Wet(wet), ingebracht_naam=actor.naam
        )
        rij.save(force_insert=True)
    gebeurtenis_melden("zaak_ingebracht", dossier.pk, overleg=str(overleg.pk))
    logboek.handeling(actor, H.code, rij)
    return rij


def zaak_bespreken(*, actor: Actor, zaak_id: UUID, besluit: str, versie: int) -> Overlegzaak:
    """What was decided. With names only when everybody there has a ground; what partners then heard is a share.

    Raises Botsing when somebody wrote the decision in between. A proposal to discuss this case is done with it.
    """
    zaak = _zaak(zaak_id)
    tekst = eis_tekst(besluit, veld="besluit")
    eerder, anoniem = zaak.besproken_op, bool(regels.zonder_grond(toehoorders(zaak)))
    bewaar_met_versie(
        zaak, actor=actor, versie=versie, besluit=tekst, anoniem=anoniem, besproken_op=eerder or klok.nu()
    )
    if not anoniem and eerder is None:
        _gedeeld(actor, zaak)
    taken_vervallen(actor=actor, soort=TAAK, onderwerp_id=zaak.dossier_id)
    gebeurtenis_melden("zaak_besproken", zaak.dossier_id, zaak=str(zaak.pk), anoniem=anoniem)
    logboek.handeling(actor, H.code, zaak, anoniem=anoniem)
    return zaak


def actie_afspreken(
    *, actor: Actor, zaak_id: UUID, stap: NieuweStap, doel_id: UUID | None = None, nieuw_doel: str = ""
) -> Overlegactie:
    """An action with an owner and a day becomes a step in the plan: under a goal, or under one that is made for it."""
    zaak = _zaak(zaak_id)
    if stap.uiterlijk is None:
        raise Fout("Spreek een dag af: voor wanneer?", veld="uiterlijk")
    if doel_id is None:
        resultaat = eis_tekst(nieuw_doel, veld="nieuw_doel")
        doel = doel_toevoegen(actor=actor, dossier_id=zaak.dossier_id, resultaat=resultaat, wet=zaak.wet)
        doel_id = doel.pk
    rij = Overlegactie(
        zaak=zaak, dossier_id=zaak.dossier_id, team_id=zaak.team_id, afgeschermd=zaak.afgeschermd, wet=zaak.wet,
        publiek=zaak.publiek, stap=stap_toevoegen(actor=actor, doel_id=doel_id, stap=stap), gemaakt_door=actor.kenmerk,
    )  # fmt: skip
    rij.save(force_insert=True)
    gebeurtenis_melden("overlegactie_afgesproken", zaak.dossier_id, stap=str(rij.stap_id))
    logboek.handeling(actor, H.code, rij)
    return rij


def overleg_sluiten(*, actor: Actor, overleg_id: UUID) -> Overleg:
    """It is over. What was not discussed stays on the list of cases that wait. Twice is once."""
    rij = _haal(overleg_id)
    if rij.gesloten_op is None:
        rij.gesloten_op = klok.nu()
        rij.save(update_fields=["gesloten_op"])
        taken_vervallen(actor=actor, soort=UITNODIGING, onderwerp_id=rij.pk)
        gebeurtenis_melden("overleg_gesloten", rij.pk)
        logboek.handeling(actor, H.code, rij, gesloten=True)
    return rij


def overleg_heropenen(*, actor: Actor, overleg_id: UUID) -> Overleg:
    """Undo of closing."""
    rij = _haal(overleg_id)
    rij.gesloten_op = None
    rij.save(update_fields=["gesloten_op"])
    logboek.handeling(actor, H.code, rij, gesloten=False)
    return rij


def casuistiek_voorstellen() -> int:
    """Every morning: a case that lasts longer than the limit is proposed for a meeting to who directs it."""
    with transactie(BEWAKER):
        weken, vandaag = instelling("casuistiek_na_weken"), klok.vandaag()
        lang = [
            rij for rij in _zonder_voorstel() if regels.te_lang(rij.dossier.geopend_op, _laatst(rij), vandaag, weken)
        ]
        for regie in lang:
            _voorstel(regie, vandaag)
    return len(lang)


def _zonder_voorstel() -> list[Any]:
    """Regie that runs and has no open proposal, with when its case was last `besproken`. One statement."""
    besproken = Overlegzaak.objects.filter(dossier=OuterRef("dossier")).order_by().values("dossier")
    voorstel = Taak.objects.filter(soort=TAAK, klaar_op=None, onderwerp_id=OuterRef("dossier_id"))
    rijen = Regie.objects.filter(~Exists(voorstel), tot=None, dossier__gesloten_op=None)
    rijen = rijen.annotate(besproken=Subquery(besproken.values(laatst=Max("besproken_op"))))
    return list(rijen.select_related("dossier", "dossier__team", "medewerker", "waarnemer").order_by("dossier_id"))


def _laatst(regie: Any) -> date | None:
    return regie.besproken.astimezone(klok.AMSTERDAM).date() if regie.besproken else None


def _voorstel(regie: Regie, vandaag: date) -> None:
    dossier = regie.dossier
    taak_maken(
        actor=BEWAKER,
        soort=TAAK,
        tekst=f"Dossier {dossier.nummer} loopt lang. Breng het in bij de casuïstiek.",
        uiterlijk=vandaag + timedelta(weeks=2),
        voor=regie.wie,
        team=dossier.team,
        dossier_id=dossier.pk,
        onderwerp_id=dossier.pk,
        adres=f"/dossier/{dossier.pk}/overleg/",
        afgeschermd=dossier.afgeschermd,
    )


def _agenda(actor: Actor, soort: str, begin: datetime, plaats: str) -> UUID | None:
    """In the own agenda, for who has one."""
    if actor.id is None or not poortregels.heeft(actor, Recht.AFSPRAAK_MAKEN):
        return None
    naam = regels.NAAM_VAN_OVERLEGSOORT[regels.Overlegsoort(soort)]
    afspraak = afspraak_maken(
        actor=actor, begin=begin, onderwerp=naam, soort_plaats=SoortPlaats.KANTOOR, plaats=plaats, toch=True
    )
    sleutel: UUID = afspraak.pk
    return sleutel


def _haal(overleg_id: UUID) -> Overleg:
    poort.eis(H)
    return poort.haal(Overleg, overleg_id, H, voor_wijzigen=True)


def _open(overleg_id: UUID) -> Overleg:
    rij = _haal(overleg_id)
    if rij.gesloten_op:
        raise Fout("Dit overleg is gesloten. Heropen het om er iets aan te veranderen.")
    return rij


def _zaak(zaak_id: UUID) -> Overlegzaak:
    poort.eis(H)
    zaak = poort.haal(Overlegzaak, zaak_id, H, voor_wijzigen=True)
    _open(zaak.overleg_id)
    return zaak


def _gedeeld(actor: Actor, zaak: Overlegzaak) -> None:
    """What present partners heard with names, as a share per member of the household."""
    leden = Huishoudlid.objects.filter(loopt_vandaag(), huishouden__dossier=zaak.dossier_id)
    for partner in Overlegdeelnemer.objects.filter(overleg=zaak.overleg_id, aanwezig=True).exclude(partner=""):
        for inwoner_id in leden.values_list("inwoner_id", flat=True):
            deling_vastleggen(
                actor=actor, dossier_id=zaak.dossier_id, gegevens=VERTELD, partner_naam=partner.organisatie,
                toelichting="Besproken in een overleg.", inwoner_id=inwoner_id, wet=zaak.wet, partner=partner.partner,
                zonder_beperkt=None,
            )  # fmt: skip
