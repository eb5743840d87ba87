"""Acts on research: set up, draw, ask, answer, release once, and the end (REQ-165)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.brieven.handelingen import brief_maken, brief_terugnemen
from keukentafel.inwoner.models import Adres, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import plus_maanden
from keukentafel.organisatie.models import Team
from keukentafel.poort import beperking, logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.bronnen import Onderzoeksbrief
from keukentafel.privacy.handelingen._hulp import onderweg
from keukentafel.privacy.models import Onderzoek, Onderzoeksdeelnemer
from keukentafel.privacy.opvragen.onderzoek import SYSTEEM
from keukentafel.privacy.regels import onderzoek as ro

S = Recht.REGISTERS_BIJHOUDEN


def onderzoek_opzetten(
    *, actor: Actor, titel: str, doel: str, uitvoerder: str, tot: date, teams: Sequence[int], **wie: Any
) -> Onderzoek:
    """What is asked and whom it is about: `wie` holds the period, the ages, how many, and the seed."""
    poort.eis(S)
    for veld, waarde in {"titel": titel, "doel": doel, "uitvoerder": uitvoerder}.items():
        if not waarde.strip():
            raise Fout("Vul dit in. Het staat in de brief aan de inwoner.", veld)
    if tot <= klok.vandaag():
        raise Fout(f"{datum_gewoon(tot)} is geen dag na vandaag. Kies tot wanneer het onderzoek loopt.", "tot")
    if wie["open_tot"] < wie["open_van"]:
        raise Fout("Deze dag ligt voor de eerste dag. Kijk de twee dagen na.", "open_tot")
    if wie["leeftijd_van"] < ro.VOLWASSEN:
        raise Fout(f"‘{wie['leeftijd_van']}’ is te jong: vraag mensen vanaf {ro.VOLWASSEN} jaar.", "leeftijd_van")
    if wie["leeftijd_tot"] < wie["leeftijd_van"]:
        raise Fout(f"‘{wie['leeftijd_tot']}’ is lager dan de laagste leeftijd.", "leeftijd_tot")
    bekend = set(Team.objects.filter(pk__in=teams).values_list("pk", flat=True))
    rij = Onderzoek(
        titel=titel.strip(),
        doel=doel.strip(),
        uitvoerder=uitvoerder.strip(),
        tot=tot,
        teams=sorted(bekend),
        gemaakt_door=actor.kenmerk,
        **wie,
    )
    rij.save(force_insert=True)
    gebeurtenis_melden("onderzoek_opgezet", rij.pk)
    logboek.handeling(actor, S.code, rij, stap="opgezet")
    return rij


def _open(onderzoek_id: UUID, *mag: ro.Stand) -> Onderzoek:
    rij: Onderzoek = poort.haal(Onderzoek, onderzoek_id, S, voor_wijzigen=True)
    nu = ro.stand(rij.getrokken_op, rij.gevraagd_op, rij.vrijgegeven_op, rij.gesloten_op)
    if nu not in mag:
        raise Fout(f"Dit kan nu niet: {ro.NAAM_VAN_STAND[nu].lower()}.")
    return rij


def onderzoek_trekken(*, actor: Actor, onderzoek_id: UUID) -> Onderzoek:
    """By chance out of everybody who fits. Never who is hidden, and never somebody of the own circle."""
    rij = _open(onderzoek_id, ro.Stand.OPGEZET)
    with transactie(SYSTEEM):
        mensen = set(_passend(rij).values_list("pk", flat=True)) - set(actor.mijdt)
        getrokken = ro.trek(mensen, rij.aantal, rij.zaad)
        if not getrokken:
            raise Fout("Er past niemand bij deze vraag. Kies een langere periode, meer teams of meer leeftijden.")
        Onderzoeksdeelnemer.objects.bulk_create(
            Onderzoeksdeelnemer(onderzoek=rij, inwoner_id=pk, volgnr=nr, gemaakt_door=actor.kenmerk)
            for nr, pk in enumerate(getrokken, 1)
        )
        rij.populatie, rij.getrokken_op = len(mensen), klok.nu()
        rij.save(update_fields=["populatie", "getrokken_op"])
    gebeurtenis_melden("onderzoek_getrokken", rij.pk, aantal=len(getrokken))
    logboek.handeling(actor, S.code, rij, stap="getrokken", aantal=len(getrokken), populatie=len(mensen))
    return rij


def _passend(rij: Onderzoek) -> Any:
    """Alive, grown up, with an open dossier in the period; not hidden, no secret address (AUT-02), not restricted."""
    dag = klok.vandaag()
    jongste, oudste = plus_maanden(dag, -12 * rij.leeftijd_van), plus_maanden(dag, -12 * (rij.leeftijd_tot + 1))
    in_huis = Q(lidmaatschappen__tot=None, lidmaatschappen__huishouden__dossier__geopend_op__lte=rij.open_tot)
    open_ = Q(lidmaatschappen__huishouden__dossier__gesloten_op=None) | Q(
        lidmaatschappen__huishouden__dossier__gesloten_op__gte=rij.open_van
    )
    mensen = Inwoner.objects.filter(
        in_huis & open_,
        ~beperking.van_rij(),
        afgeschermd=False,
        adres_afgeschermd=False,
        geheimhouding=False,
        lidmaatschappen__huishouden__dossier__afgeschermd=False,
        overleden_op=None,
        geboortedatum__lte=jongste,
        geboortedatum__gt=oudste,
    )
    return (mensen.filter(team__in=rij.teams) if rij.teams else mensen).distinct()


def onderzoek_vragen(*, actor: Actor, onderzoek_id: UUID) -> tuple[int, int]:
    """A letter to each; how many, and how many not: no address, or hidden or restricted since. They are out of it."""
    rij = _open(onderzoek_id, ro.Stand.GETROKKEN)
    bron = Onderzoeksbrief(titel=rij.titel, doel=rij.doel, uitvoerder=rij.uitvoerder, tot=rij.tot)
    with transactie(SYSTEEM):
        deelnemers = list(rij.deelnemers.select_related("inwoner").order_by("volgnr"))
        mag = set(_nog_mee(rij).values_list("pk", flat=True))
        gevraagd = [d for d in deelnemers if d.pk in mag and _brief(d, bron)]
        Onderzoeksdeelnemer.objects.filter(pk__in=[d.pk for d in gevraagd]).update(gevraagd_op=klok.vandaag())
        rij.deelnemers.filter(gevraagd_op=None).delete()
        rij.gevraagd, rij.gevraagd_op = len(gevraagd), klok.nu()
        rij.save(update_fields=["gevraagd", "gevraagd_op"])
    gebeurtenis_melden("onderzoek_gevraagd", rij.pk, brieven=len(gevraagd))
    logboek.handeling(actor, S.code, rij, stap="gevraagd", brieven=len(gevraagd))
    return len(gevraagd), len(deelnemers) - len(gevraagd)


def _brief(d: Onderzoeksdeelnemer, bron: Onderzoeksbrief) -> bool:
    wie: Inwoner = d.inwoner
    brieven = brief_maken(
        actor=SYSTEEM,
        soort=bron.soort,
        bron=bron,
        inwoner_id=wie.pk,
        ontvangers=[wie.pk],
        team_id=wie.team_id,
        sleutel=f"onderzoek:{d.onderzoek_id}:{wie.pk}",
    )
    if gaat := onderweg(brieven):
        return gaat
    # Nobody looks for an address to ask this: it does not wait.
    for brief in brieven:
        brief_terugnemen(actor=SYSTEEM, brief_id=brief.pk)
    return False


def onderzoek_antwoord(*, actor: Actor, deelnemer_id: UUID, antwoord: str) -> Onderzoeksdeelnemer:
    """Yes or no; a later answer takes the place of an earlier one until the data have left."""
    d: Onderzoeksdeelnemer = poort.haal(Onderzoeksdeelnemer, deelnemer_id, S, voor_wijzigen=True)
    rij = _open(d.onderzoek_id, ro.Stand.GEVRAAGD)
    if antwoord not in set(ro.Antwoord):
        raise Fout(f"‘{antwoord}’ is geen antwoord. Kies ja of nee.")
    d.antwoord, d.antwoord_op = ro.Antwoord(antwoord), klok.vandaag()
    d.save(update_fields=["antwoord", "antwoord_op"])
    _tel(rij)
    gebeurtenis_melden("onderzoek_antwoord", d.pk)
    logboek.handeling(actor, S.code, d, stap="antwoord", antwoord=d.antwoord)
    return d


def _tel(rij: Onderzoek) -> None:
    rij.ja = rij.deelnemers.filter(antwoord=ro.Antwoord.JA).count()
    rij.nee = rij.deelnemers.filter(antwoord=ro.Antwoord.NEE).count()
    rij.save(update_fields=["ja", "nee"])


def onderzoek_vrijgeven(*, actor: Actor, onderzoek_id: UUID) -> list[list[str]]:
    """Once: name, address and telephone of who said yes. Who was hidden or restricted since does not leave."""
    rij = _open(onderzoek_id, ro.Stand.GEVRAAGD)
    with transactie(SYSTEEM):
        ja = _nog_mee(rij).filter(antwoord=ro.Antwoord.JA)
        deelnemers = list(ja.select_related("inwoner").order_by("volgnr"))
        if not deelnemers:
            raise Fout("Niemand zei ja. Er is niets om mee te geven.")
        waar = _adressen([d.inwoner_id for d in deelnemers])
        rijen = [
            [str(d.volgnr), d.inwoner.naam, *waar.get(d.inwoner_id, ("", "", "")), d.inwoner.telefoon]
            for d in deelnemers
        ]
        Onderzoeksdeelnemer.objects.filter(pk__in=[d.pk for d in deelnemers]).update(meegegeven_op=klok.vandaag())
        rij.vrijgegeven_op, rij.vrijgegeven_door = klok.nu(), actor.naam
        rij.save(update_fields=["vrijgegeven_op", "vrijgegeven_door"])
        for d in deelnemers:
            logboek.handeling(actor, S.code, d, stap="meegegeven")
    gebeurtenis_melden("onderzoek_vrijgegeven", rij.pk, aantal=len(rijen))
    logboek.handeling(actor, S.code, rij, stap="vrijgegeven", aantal=len(rijen))
    return rijen


def _nog_mee(rij: Onderzoek) -> Any:
    """Of those who were drawn: alive, not hidden, not restricted (AVG art. 18) since."""
    return rij.deelnemers.filter(
        ~beperking.van_rij("inwoner"),
        inwoner__afgeschermd=False,
        inwoner__adres_afgeschermd=False,
        inwoner__geheimhouding=False,
        inwoner__overleden_op=None,
    )


def _adressen(wie: list[UUID]) -> dict[UUID, tuple[str, str, str]]:
    """Where they live now: street with number, postcode, town."""
    dag = klok.vandaag()
    loopt = Q(van__lte=dag) & (Q(tot=None) | Q(tot__gt=dag))
    rijen = Adres.objects.filter(loopt, inwoner__in=wie, soort="woon", afgeschermd=False)
    return {a.inwoner_id: (f"{a.straat} {a.huisnummer}{a.toevoeging}".strip(), a.postcode, a.woonplaats) for a in rijen}


def onderzoek_sluiten(*, actor: Actor, onderzoek_id: UUID) -> Onderzoek:
    """The end: the names go, the counts stay."""
    mag = (ro.Stand.OPGEZET, ro.Stand.GETROKKEN, ro.Stand.GEVRAAGD, ro.Stand.VRIJGEGEVEN)
    rij = _open(onderzoek_id, *mag)
    _sluit(actor, rij)
    return rij


def _sluit(actor: Actor, rij: Onderzoek) -> None:
    with transactie(SYSTEEM):
        rij.deelnemers.all().delete()
        rij.gesloten_op = klok.nu()
        rij.save(update_fields=["gesloten_op"])
    gebeurtenis_melden("onderzoek_gesloten", rij.pk)
    logboek.handeling(actor, S.code, rij, stap="gesloten")


def onderzoeken_aflopen() -> int:
    """Every night: what is over loses its names."""
    with transactie(SYSTEEM):
        rijen = list(Onderzoek.objects.filter(gesloten_op=None, tot__lt=klok.vandaag()).order_by("tot", "pk"))
        for rij in rijen:
            _sluit(SYSTEEM, rij)
        return len(rijen)
