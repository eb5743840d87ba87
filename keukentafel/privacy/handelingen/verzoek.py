"""Acts on a request of a resident about data: received by anybody, handled by a privacy officer (PRV-10)."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.organisatie.opvragen.inrichting import feestdagen, instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.bronnen import Privacybrief
from keukentafel.privacy.handelingen._hulp import SYSTEEM, S, brief_bij, open_verzoek, taak_voor_privacy
from keukentafel.privacy.handelingen.verzoekstuk import eis_afgerond
from keukentafel.privacy.models import Privacyverzoek
from keukentafel.privacy.opvragen.aanvrager import advies_voor, bekende_aanvragers, personen_met
from keukentafel.privacy.regels import verzoek as rv
from keukentafel.privacy.regels.mag_vragen import Oordeel, Vrager
from keukentafel.privacy.regels.rechten import MET_STUKKEN

ONTVANGEN = Recht.VERZOEK_ONTVANGEN
NIEUW, TERMIJN, UITVOEREN = "privacyverzoek", "privacyverzoek_termijn", "privacyverzoek_uitvoeren"
BESLUITEN = {
    rv.Uitkomst.GEGEVEN: "Wij doen wat u vroeg.",
    rv.Uitkomst.DEELS: "Wij doen een deel van wat u vroeg.",
    rv.Uitkomst.GEWEIGERD: "Wij doen dit niet.",
}
# Answers that the handler gives to the guided questions.
FEITEN = ("stuk_niet_gezien", "wilsonbekwaam", "tegen_belang", "ouders_oneens", "overledene_wilde_niet")


def verzoek_ontvangen(
    *,
    actor: Actor,
    soort: str,
    hoedanigheid: str,
    over_naam: str,
    kanaal: str,
    over_geboren: date | None = None,
    inwoner_id: UUID | None = None,
    aanvrager_naam: str = "",
    woorden: str = "",
    bewijs: str = "",
    ontvangen_op: date | None = None,
) -> Privacyverzoek:
    """One short form. It lands with the privacy officers at once; whoever received it has nothing more to do."""
    poort.eis(ONTVANGEN)
    op, vandaag = ontvangen_op or klok.vandaag(), klok.vandaag()
    if op > vandaag:
        raise Fout(
            f"{datum_gewoon(op)} ligt in de toekomst. Kies de dag waarop het verzoek binnenkwam.", "ontvangen_op"
        )
    if not over_naam.strip():
        raise Fout("Over wie gaat het verzoek? Vul de naam in.", "over_naam")
    if hoedanigheid != Vrager.ZELF and not aanvrager_naam.strip():
        raise Fout("Wie vraagt dit? Vul de naam in van wie het verzoek doet.", "aanvrager_naam")
    inwoner = poort.haal(Inwoner, inwoner_id, ONTVANGEN) if inwoner_id else None
    termijn = rv.uiterlijk(op, feestdagen())
    verzoek = Privacyverzoek(
        soort=rv.Soort(soort),
        hoedanigheid=Vrager(hoedanigheid),
        inwoner=inwoner,
        over_naam=over_naam.strip(),
        over_geboren=over_geboren,
        aanvrager_naam=aanvrager_naam.strip(),
        kanaal=rv.Kanaal(kanaal),
        ontvangen_op=op,
        ontvangen_naam=actor.naam,
        woorden=woorden.strip(),
        uiterlijk=termijn.dag,
        termijn_uitleg=termijn.uitleg,
        gemaakt_door=actor.kenmerk,
        **(_gezien(actor, rv.Identiteit.KLOPT, bewijs) if bewijs else {}),
    )
    verzoek.save(force_insert=True)
    taak_voor_privacy(verzoek, NIEUW, "Een inwoner vraagt iets over gegevens. Behandel het verzoek.", termijn.dag)
    gebeurtenis_melden("privacyverzoek_ontvangen", verzoek.pk, verzoek=verzoek.soort, uiterlijk=str(termijn.dag))
    logboek.handeling(actor, ONTVANGEN.code, verzoek, soort=verzoek.soort, kanaal=verzoek.kanaal)
    return verzoek


def _gezien(actor: Actor, uitkomst: rv.Identiteit, bewijs: str) -> dict[str, object]:
    return {
        "identiteit": uitkomst,
        "bewijs": rv.Bewijs(bewijs) if bewijs else "",
        "gezien_op": klok.vandaag(),
        "gezien_door": actor.naam,
    }


def identiteit_vastleggen(*, actor: Actor, verzoek_id: UUID, klopt: bool, bewijs: str = "") -> Privacyverzoek:
    """Who looked, at what kind of document, when. Nothing of the document itself is kept."""
    verzoek = open_verzoek(actor, verzoek_id)
    if klopt and not bewijs:
        raise Fout("Welk bewijs van identiteit is bekeken? Kies er een.", "bewijs")
    stand = rv.Identiteit.KLOPT if klopt else rv.Identiteit.KLOPT_NIET
    _zet(actor, verzoek, **_gezien(actor, stand, bewijs))
    logboek.handeling(actor, S.code, verzoek, identiteit=stand.value)
    return verzoek


def verzoek_koppelen(
    *, actor: Actor, verzoek_id: UUID, naam: str, geboren: date, klantnummer: int | None = None
) -> Privacyverzoek:
    """Find the person by name and day of birth, exactly; also who is hidden. A namesake needs the client number.

    The house looks for it, and tells only whether there is one: so nobody browses through residents here.
    """
    verzoek = open_verzoek(actor, verzoek_id)
    if verzoek.identiteit != rv.Identiteit.KLOPT:
        raise Fout("Leg eerst vast dat is nagegaan wie dit vraagt. Daarna zoeken wij de gegevens erbij.", "naam")
    gevonden = [pk for pk in personen_met(naam, geboren, klantnummer) if pk not in actor.mijdt]
    if len(gevonden) != 1:
        zin = "Wij vinden niemand met deze naam en deze geboortedatum. Kijk of beide precies zo op het bewijs staan."
        raise Fout(
            "Er zijn er meer met deze naam en geboortedatum. Vul ook het klantnummer in." if gevonden else zin, "naam"
        )
    _zet(actor, verzoek, inwoner_id=gevonden[0], over_naam=naam.strip(), over_geboren=geboren)
    logboek.handeling(actor, S.code, verzoek, gekoppeld=True)
    return verzoek


def verzoek_feiten_vastleggen(
    *, actor: Actor, verzoek_id: UUID, hoedanigheid: str, aanvrager: str = "", feiten: Mapping[str, bool] | None = None
) -> Privacyverzoek:
    """The answers to the guided questions; the table then gives its advice. Asking again gives a new advice."""
    verzoek = open_verzoek(actor, verzoek_id)
    if verzoek.inwoner_id is None:
        raise Fout("Zoek eerst de gegevens erbij van de persoon om wie het gaat.", "hoedanigheid")
    bekend = {b.sleutel: b for b in bekende_aanvragers(verzoek.inwoner_id)}
    if aanvrager and aanvrager not in bekend:
        raise Fout(
            "Deze persoon staat niet als familie of vertegenwoordiger bij de inwoner. Kies opnieuw.", "aanvrager"
        )
    kies = bekend.get(aanvrager)
    _zet(
        actor,
        verzoek,
        hoedanigheid=Vrager(hoedanigheid),
        aanvrager_id=kies.inwoner_id if kies else None,
        feiten={naam: bool((feiten or {}).get(naam)) for naam in FEITEN} | {"bekend": aanvrager},
        oordeel="",
        oordeel_reden="",
        oordeel_op=None,
    )
    advies = advies_voor(verzoek)
    _zet(actor, verzoek, advies=advies.oordeel, advies_rij=advies.rij)
    logboek.handeling(actor, S.code, verzoek, advies=advies.oordeel.value, rij=advies.rij)
    return verzoek


def verzoek_beoordelen(*, actor: Actor, verzoek_id: UUID, oordeel: str, reden: str = "") -> Privacyverzoek:
    """A person decides. Whoever differs from the advice, or says yes on a condition, writes down why."""
    verzoek = open_verzoek(actor, verzoek_id)
    if not verzoek.advies:
        raise Fout("Beantwoord eerst de vragen over wie dit vraagt. Daarna zie je het advies.", "oordeel")
    keus = Oordeel(oordeel)
    if keus is Oordeel.EERST:
        raise Fout("‘Eerst iets nagaan’ is nog geen besluit. Ga het na, en kies dan.", "oordeel")
    if not reden.strip() and (keus != verzoek.advies or keus is not Oordeel.JA):
        raise Fout("Schrijf op waarom: het wijkt af van het advies, of er is een voorwaarde.", "reden")
    behandelaar = Medewerker.objects.filter(pk=actor.kenmerk).first()
    _zet(actor, verzoek, oordeel=keus, oordeel_reden=reden.strip(), oordeel_op=klok.nu(), behandelaar=behandelaar)
    gebeurtenis_melden("privacyverzoek_beoordeeld", verzoek.pk, oordeel=keus.value)
    logboek.handeling(actor, S.code, verzoek, oordeel=keus.value, advies=verzoek.advies)
    return verzoek


def verzoek_verlengen(*, actor: Actor, verzoek_id: UUID, reden: str) -> Privacyverzoek:
    """Once, with two months, told with the reason within the first month (AVG art. 12 lid 3)."""
    verzoek = open_verzoek(actor, verzoek_id)
    if verzoek.verlengd_op:
        raise Fout("Dit verzoek is al verlengd. De wet laat dat één keer toe.", "reden")
    laatste = rv.laatste_dag_verlengen(verzoek.ontvangen_op, feestdagen())
    if klok.vandaag() > laatste:
        raise Fout(f"Verlengen kon tot en met {datum_gewoon(laatste)}. Beantwoord het verzoek nu.", "reden")
    if not reden.strip():
        raise Fout("Waarom duurt het langer? De inwoner krijgt deze reden in een brief.", "reden")
    termijn = rv.uiterlijk(verzoek.ontvangen_op, feestdagen(), verlengd=True)
    _zet(
        actor,
        verzoek,
        uiterlijk=termijn.dag,
        termijn_uitleg=termijn.uitleg,
        verlengd_op=klok.vandaag(),
        verleng_reden=reden.strip(),
    )
    gevraagd = rv.NAAM_VAN_SOORT[rv.Soort(verzoek.soort)].lower()
    bron = Privacybrief(
        verlenging=True, gevraagd=gevraagd, ontvangen=verzoek.ontvangen_op, reden=reden.strip(), uiterlijk=termijn.dag
    )
    brief = brief_bij(verzoek, bron, "verlenging")
    logboek.handeling(actor, S.code, verzoek, verlengd=str(termijn.dag), brief=brief)
    return verzoek


def verzoek_laten_wachten(*, actor: Actor, verzoek_id: UUID, op: str) -> Privacyverzoek:
    """We wait for something; empty goes on again. The term does not wait: the AVG knows no suspension."""
    verzoek = open_verzoek(actor, verzoek_id)
    _zet(actor, verzoek, stand=rv.Stand.WACHT if op.strip() else rv.Stand.OPEN, wacht_op=op.strip())
    logboek.handeling(actor, S.code, verzoek, wacht=bool(op.strip()))
    return verzoek


def verzoek_afsluiten(*, actor: Actor, verzoek_id: UUID, uitkomst: str, reden: str) -> Privacyverzoek:
    """The end, with a reason; a yes or no goes out as a letter. Nothing is written to who could not show who it is."""
    verzoek = open_verzoek(actor, verzoek_id)
    if not reden.strip():
        raise Fout("Schrijf op waarom. Bij een besluit staat dit in de brief.", "reden")
    keus = rv.Uitkomst(uitkomst)
    if keus is rv.Uitkomst.GEGEVEN and verzoek.soort in rv.MET_PAKKET and verzoek.oordeel != Oordeel.BEPERKT:
        raise Fout("Inzage geef je met het pakket. Maak het pakket, en geef het daar.", "uitkomst")
    if keus is rv.Uitkomst.GEGEVEN and not verzoek.oordeel:
        raise Fout("Beslis eerst of deze persoon dit mag vragen.", "uitkomst")
    erbij = eis_afgerond(verzoek, keus) if verzoek.soort in MET_STUKKEN and keus in BESLUITEN else ""
    afronden(actor, verzoek, keus, "\n\n".join(filter(None, [reden.strip(), erbij])))
    if keus is rv.Uitkomst.GEGEVEN and verzoek.soort not in MET_STUKKEN | rv.MET_OVERZICHT:
        # The letter says that we do it. Nothing does it by itself: a person carries it out, and ticks it off.
        tekst = "Er is ja gezegd op een verzoek over gegevens. Voer het uit, of laat het uitvoeren."
        taak_voor_privacy(verzoek, UITVOEREN, tekst, verzoek.uiterlijk, iedereen=False)
    return verzoek


def afronden(actor: Actor, verzoek: Privacyverzoek, uitkomst: rv.Uitkomst, reden: str) -> None:
    """For acts of this room: close it, with the letter, and take its tasks off the lists."""
    _zet(
        actor,
        verzoek,
        stand=rv.Stand.KLAAR,
        wacht_op="",
        uitkomst=uitkomst,
        uitkomst_reden=reden,
        klaar_op=klok.vandaag(),
    )
    with transactie(SYSTEEM):
        verzoek.pakketten.exclude(stand__in=("uitgereikt", "gewist")).delete()
    brief = False
    if uitkomst in BESLUITEN:
        soort = rv.Soort(verzoek.soort)
        bron = Privacybrief(
            gevraagd=rv.NAAM_VAN_SOORT[soort].lower(),
            ontvangen=verzoek.ontvangen_op,
            besluit=BESLUITEN[uitkomst],
            reden=reden,
            artikel=rv.ARTIKEL_VAN_SOORT[soort],
        )
        brief = brief_bij(verzoek, bron, "besluit")
    for onderwerp in (verzoek.pk, *verzoek.verzoekstukken.values_list("pk", flat=True)):
        taken_vervallen(actor=actor, onderwerp_id=onderwerp)
    gebeurtenis_melden("privacyverzoek_afgesloten", verzoek.pk, uitkomst=uitkomst.value)
    logboek.handeling(actor, S.code, verzoek, uitkomst=uitkomst.value, brief=brief)


def verzoeken_bewaken() -> int:
    """Every morning: a task for each open request whose term comes near. Once per term."""
    with transactie(SYSTEEM):
        grens = klok.vandaag() + timedelta(days=instelling("verzoek_waarschuwen_dagen"))
        rijen = Privacyverzoek.objects.exclude(stand=rv.Stand.KLAAR).filter(uiterlijk__lte=grens)
        bekend = set(Taak.objects.filter(soort=TERMIJN, klaar_op=None).values_list("onderwerp_id", flat=True))
        nieuw = [v for v in rijen.select_related("behandelaar").order_by("uiterlijk", "pk") if v.pk not in bekend]
        for verzoek in nieuw:
            dag = datum_gewoon(verzoek.uiterlijk)
            tekst = f"Een verzoek over gegevens moet voor of op {dag} beantwoord zijn."
            taak_voor_privacy(verzoek, TERMIJN, tekst, verzoek.uiterlijk, iedereen=False)
        return len(nieuw)


def _zet(actor: Actor, verzoek: Privacyverzoek, **velden: object) -> None:
    for naam, waarde in velden.items():
        setattr(verzoek, naam, waarde)
    verzoek.gewijzigd_op, verzoek.gewijzigd_door = klok.nu(), actor.kenmerk
    verzoek.save()
