"""A campaign: choose, divide, follow until everybody knows (REQ-085).

Rows are written by the house: somebody who is shielded has a turn as well, without the leader seeing that they exist.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from uuid import UUID

from django.db import connection

from keukentafel.besluit.handelingen._hulp import SYSTEEM, besluit_van
from keukentafel.besluit.models import Besluit, Campagne, Campagneregel
from keukentafel.besluit.opvragen.campagne import telling_van
from keukentafel.besluit.opvragen.campagneselectie import Gekozene, gekozenen, selectie_uit
from keukentafel.besluit.regels import campagne as rc
from keukentafel.besluit.regels.campagne import Campagnestand, Selectie, Stand, Stap
from keukentafel.besluit.taken import campagne_vullen as vullen_taak
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import aantal, datum_gewoon
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Taak
from keukentafel.plan.models import Regie
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

LEIDEN, S = Recht.CAMPAGNE_LEIDEN, Recht.AANVRAAG_BEHANDELEN
PER_KEER = 200
TAAK = "campagne_week"
VERPLAATS = """
    UPDATE besluit_campagneregel r SET week = n.week, medewerker_id = n.wie, einde = n.einde
    FROM unnest(%s::uuid[], %s::date[], %s::uuid[], %s::date[]) AS n (id, week, wie, einde) WHERE r.id = n.id"""


def campagne_maken(*, actor: Actor, naam: str, selectie: Selectie, minuten: int, uitleg: str = "") -> Campagne:
    """What is chosen is kept as it was chosen; nobody has a turn yet."""
    poort.eis(LEIDEN)
    if not naam.strip():
        raise Fout("Geef de campagne een naam, zodat collega’s weten waar het over gaat.", veld="naam")
    veld, bezwaar = rc.bezwaar_tegen_selectie(selectie)
    if bezwaar:
        raise Fout(bezwaar, veld=veld)
    rij = Campagne(
        naam=naam.strip(),
        aanleiding=selectie.aanleiding,
        uitleg=uitleg.strip(),
        selectie=_als_json(selectie),
        minuten=minuten,
        leider_id=str(actor.id),
        gemaakt_door=actor.kenmerk,
    )
    rij.save(force_insert=True)
    gebeurtenis_melden("campagne_gemaakt", rij.pk)
    logboek.handeling(actor, LEIDEN.code, rij)
    return rij


def campagne_verdelen(*, actor: Actor, campagne_id: UUID, begin: date, per_week: Mapping[int, int]) -> Campagne:
    """From which week, and how many talks a week each team has time for; a job gives everybody a turn."""
    rij = _campagne(campagne_id)
    if rij.stand == Campagnestand.KLAAR:
        raise Fout("Deze campagne is klaar. Er is niets meer te verdelen.")
    if rc.maandag(begin) < rc.maandag(klok.vandaag()):
        raise Fout(f"De week van {datum_gewoon(begin)} is al voorbij. Kies deze week of een latere.", veld="begin")
    if not any(hoeveel > 0 for hoeveel in per_week.values()):
        raise Fout("Geen team heeft tijd. Vul bij minstens één team in hoeveel gesprekken per week passen.")
    velden = {"begin": rc.maandag(begin), "per_week": {str(team): n for team, n in per_week.items()}}
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, **velden, stand=Campagnestand.LOOPT, verdeeld=0, totaal=0)
    vullen_taak.defer(campagne_id=str(rij.pk))
    gebeurtenis_melden("campagne_verdeeld", rij.pk)
    logboek.handeling(actor, LEIDEN.code, rij, begin=str(begin))
    return rij


def campagne_vullen(*, campagne_id: str) -> int:
    """Everybody who was chosen gets a row and a week; so many at a time, and what stands stays. Returns how many."""
    with transactie(SYSTEEM):
        rij = Campagne.objects.filter(pk=campagne_id, stand=Campagnestand.LOOPT).first()
        if rij is None:
            return 0
        werk = _te_verdelen(rij)
        Campagne.objects.filter(pk=rij.pk).update(totaal=_zichtbaar(werk), verdeeld=0)
    for nr in range(0, len(werk), PER_KEER):
        with transactie(SYSTEEM):
            # Between two portions the leader may take it back, or divide anew: that has a job of its own.
            if not Campagne.objects.select_for_update().filter(pk=rij.pk, stand=rij.stand, versie=rij.versie).first():
                return nr
            deel = werk[nr : nr + PER_KEER]
            _schrijf(rij, deel)
            Campagne.objects.filter(pk=rij.pk).update(verdeeld=_zichtbaar(werk[: nr + len(deel)]))
    return len(werk)


def campagne_verdeling_terug(*, actor: Actor, campagne_id: UUID) -> Campagne:
    """Undo of dividing: nobody has a turn, as long as nobody was called yet."""
    rij = _campagne(campagne_id)
    if rij.stand != Campagnestand.LOOPT:
        raise Fout("Deze campagne is niet verdeeld. Er is niets terug te draaien.")
    with transactie(SYSTEEM):
        regels = Campagneregel.objects.filter(campagne=rij)
        # Of who is hidden the leader hears nothing, also not that their talk was held.
        begonnen = regels.filter(afgeschermd=False).exclude(stand=Stand.TE_DOEN).count()
        if not begonnen:
            regels.filter(stand=Stand.TE_DOEN).update(week=None, medewerker=None)
    if begonnen:
        wie = aantal(begonnen, "inwoner", "inwoners")
        raise Fout(f"Met {wie} is al iets afgesproken of besproken. De verdeling kan niet meer terug.")
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, stand=Campagnestand.CONCEPT, verdeeld=0, totaal=0)
    gebeurtenis_melden("campagne_verdeling_terug", rij.pk)
    logboek.handeling(actor, LEIDEN.code, rij, ongedaan=True)
    return rij


def campagneregel_stap(*, actor: Actor, regel_id: UUID, versie: int, stap: str, reden: str = "") -> Campagneregel:
    """What happened with one resident. Raises Botsing on an old version."""
    poort.eis(S)
    rij: Campagneregel = poort.haal(Campagneregel, regel_id, S, voor_wijzigen=True)
    if rij.versie != versie:
        raise Botsing(rij, {"stap": stap, "reden": reden})
    if rij.campagne.stand != Campagnestand.LOOPT:
        raise Fout("Deze campagne loopt niet. Vraag de backoffice of zij weer open kan.")
    veld, bezwaar = rc.bezwaar_tegen_stap(rij.stand, stap, reden)
    if bezwaar:
        raise Fout(bezwaar, veld=veld)
    _zet(actor, rij, Stap(stap), reden)
    gebeurtenis_melden("campagne_stap", rij.dossier_id, campagne=str(rij.campagne_id), stap=stap)
    logboek.handeling(actor, S.code, rij, stap=stap)
    return rij


def campagne_afronden(*, actor: Actor, campagne_id: UUID, reden: str = "") -> Campagne:
    """Only when everybody knows, or with a reason."""
    rij = _campagne(campagne_id)
    if rij.stand != Campagnestand.LOOPT:
        raise Fout("Deze campagne loopt niet. Er is niets af te ronden.")
    if bezwaar := rc.bezwaar_tegen_einde(telling_van(rij.pk), reden):
        raise Fout(bezwaar, veld="reden")
    velden = {"stand": Campagnestand.KLAAR, "klaar_op": klok.vandaag(), "klaar_reden": reden.strip()}
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, **velden)
    gebeurtenis_melden("campagne_klaar", rij.pk)
    logboek.handeling(actor, LEIDEN.code, rij, reden=bool(reden.strip()))
    return rij


def campagne_heropenen(*, actor: Actor, campagne_id: UUID) -> Campagne:
    """Undo of ending. Twice changes nothing."""
    rij = _campagne(campagne_id)
    if rij.stand == Campagnestand.KLAAR:
        velden = {"stand": Campagnestand.LOOPT, "klaar_op": None, "klaar_reden": ""}
        bewaar_met_versie(rij, actor=actor, versie=rij.versie, **velden)
        gebeurtenis_melden("campagne_heropend", rij.pk)
        logboek.handeling(actor, LEIDEN.code, rij, ongedaan=True)
    return rij


def campagne_bekend(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel, a decision was made known: whoever waited for it in a campaign knows now."""
    besluit = Besluit.objects.filter(pk=besluit_van(gebeurtenis)).first()
    if besluit is None:
        return
    wacht = Campagneregel.objects.filter(
        dossier_id=besluit.dossier_id,
        inwoner_id=besluit.inwoner_id,
        stand=Stand.BESLOTEN,
        anders=True,
        campagne__stand=Campagnestand.LOOPT,
    )
    for rij in wacht:
        _zet(actor_nu(), rij, Stap.INFORMEREN, "")
        logboek.handeling(actor_nu(), S.code, rij, stap=Stap.INFORMEREN)


def campagneweek_melden() -> int:
    """Every Monday: each worker hears how many talks there are this week, once per campaign; returns how many."""
    with transactie(SYSTEEM):
        week = rc.maandag(klok.vandaag())
        open_ = Campagneregel.objects.filter(
            week__lte=week, stand=Stand.TE_DOEN, campagne__stand=Campagnestand.LOOPT, medewerker__isnull=False
        ).select_related("campagne", "medewerker")
        per = Counter((rij.campagne, rij.medewerker) for rij in open_)
        gemeld = 0
        for (campagne, wie), hoeveel in sorted(per.items(), key=lambda paar: (paar[0][0].naam, str(paar[0][1].pk))):
            bekend = Taak.objects.filter(soort=TAAK, onderwerp_id=campagne.pk, voor=wie, klaar_op=None).exists()
            if not bekend:
                tekst = f"{campagne.naam}: {aantal(hoeveel, 'gesprek', 'gesprekken')} deze week"
                uiterlijk = week + timedelta(days=4)
                taak_maken(
                    actor=SYSTEEM,
                    soort=TAAK,
                    tekst=tekst,
                    uiterlijk=uiterlijk,
                    voor=wie,
                    onderwerp_id=campagne.pk,
                    adres="/campagnes/mijn/",
                )
                gemeld += 1
    return gemeld


def _campagne(campagne_id: UUID) -> Campagne:
    poort.eis(LEIDEN)
    rij: Campagne | None = Campagne.objects.select_for_update().filter(pk=campagne_id).first()
    if rij is None:
        raise NietGevonden("besluit.campagne")
    return rij


def _zichtbaar(werk: Sequence[tuple[Gekozene, date | None]]) -> int:
    """Walls hide numbers too: the progress counts who is not shielded."""
    return sum(1 for gekozen, _ in werk if not gekozen.afgeschermd)


def _als_json(selectie: Selectie) -> dict[str, object]:
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(selectie).items()}


def _zet(actor: Actor, rij: Campagneregel, stap: Stap, reden: str) -> None:
    naar = rc.na(rij.stand, stap)
    velden: dict[str, object] = {"stand": naar, "stand_op": klok.vandaag()}
    if stap in {Stap.BLIJFT, Stap.ANDERS}:
        velden["anders"] = stap == Stap.ANDERS
    elif naar in {Stand.TE_DOEN, Stand.GESPROKEN}:
        velden["anders"] = None
    velden["reden"] = reden.strip() if stap == Stap.VERVALLEN else ""
    if rij.medewerker_id is None and actor.id:
        velden["medewerker_id"] = actor.id
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, **velden)


def _te_verdelen(rij: Campagne) -> list[tuple[Gekozene, date | None]]:
    """Who has no row or no week yet, with the week of their turn. Who is hidden is divided apart, out of the counts."""
    staat_al = Campagneregel.objects.filter(campagne=rij).exclude(week=None, stand=Stand.TE_DOEN)
    bekend = set(staat_al.values_list("dossier_id", "inwoner_id"))
    nieuw = [g for g in gekozenen(selectie_uit(rij.selectie), rij.pk) if (g.dossier_id, g.inwoner_id) not in bekend]
    per_week = {int(team): hoeveel for team, hoeveel in rij.per_week.items()}
    uit: list[tuple[Gekozene, date | None]] = []
    for afgeschermd in (False, True):
        deel = {str(g.inwoner_id) + str(g.dossier_id): g for g in nieuw if g.afgeschermd == afgeschermd}
        bezet = Counter(staat_al.filter(afgeschermd=afgeschermd, week__isnull=False).values_list("team_id", "week"))
        zaken = [rc.Zaak(sleutel, g.team_id, g.einde) for sleutel, g in deel.items()]
        weken = {p.sleutel: p.week for p in rc.verdeel(zaken, rij.begin or klok.vandaag(), per_week, bezet)}
        uit += [(g, weken.get(sleutel)) for sleutel, g in deel.items()]
    return uit


def _schrijf(campagne: Campagne, deel: Sequence[tuple[Gekozene, date | None]]) -> None:
    """Rows that are there get their week; the others are made, with the help they are about."""
    wie = _regisseurs([g.dossier_id for g, _ in deel])
    er_al = {
        (r.dossier_id, r.inwoner_id): r
        for r in Campagneregel.objects.filter(campagne=campagne, inwoner_id__in=[g.inwoner_id for g, _ in deel])
    }
    nieuw: list[Campagneregel] = []
    anders: list[Campagneregel] = []
    gaat_over: list[tuple[Campagneregel, tuple[UUID, ...]]] = []
    for gekozen, week in deel:
        velden = {"week": week, "medewerker_id": wie.get(gekozen.dossier_id), "einde": gekozen.einde}
        if (staat := er_al.get((gekozen.dossier_id, gekozen.inwoner_id))) is not None:
            for veld, waarde in velden.items():
                setattr(staat, veld, waarde)
            anders.append(staat)
            continue
        regel = Campagneregel(
            campagne=campagne,
            dossier_id=gekozen.dossier_id,
            inwoner_id=gekozen.inwoner_id,
            team_id=gekozen.team_id,
            afgeschermd=gekozen.afgeschermd,
            stand_op=klok.vandaag(),
            gemaakt_door=SYSTEEM.kenmerk,
            **velden,
        )
        nieuw.append(regel)
        gaat_over.append((regel, gekozen.voorzieningen))
    _verplaats(anders)
    Campagneregel.objects.bulk_create(nieuw)
    _koppel(gaat_over)
    logboek.handeling(SYSTEEM, LEIDEN.code, campagne, regels=len(deel))


def _verplaats(anders: Sequence[Campagneregel]) -> None:
    """In one statement of four lists: a CASE for each row and column took five times as long."""
    if not anders:
        return
    kolommen = zip(*((rij.pk, rij.week, rij.medewerker_id, rij.einde) for rij in anders), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(VERPLAATS, [list(kolom) for kolom in kolommen])


def _koppel(gaat_over: Iterable[tuple[Campagneregel, tuple[UUID, ...]]]) -> None:
    doorgang = Campagneregel.voorzieningen.through
    doorgang.objects.bulk_create(
        doorgang(campagneregel_id=regel.pk, voorziening_id=hulp) for regel, hulpen in gaat_over for hulp in hulpen
    )


def _regisseurs(dossiers: Iterable[UUID]) -> dict[UUID, UUID]:
    """Who directs each of these households, or stands in."""
    rijen = Regie.objects.filter(dossier_id__in=list(dossiers), tot=None)
    return {
        d: medewerker or waarnemer
        for d, medewerker, waarnemer in rijen.values_list("dossier_id", "medewerker_id", "waarnemer_id")
    }
