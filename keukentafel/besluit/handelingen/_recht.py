"""What the acts on bezwaar, klacht and incident share: fetching, the letter, the task."""

from datetime import date, datetime
from uuid import UUID

from keukentafel.besluit.handelingen._hulp import SYSTEEM
from keukentafel.besluit.handelingen.meewerkerbrief import schrijf_aan
from keukentafel.besluit.models import Beroep, Besluit, Bezwaar
from keukentafel.besluit.opvragen.rechtsblad import in_dienst
from keukentafel.besluit.opvragen.zaak import primair
from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.regels.bezwaarwoorden import Uitspraak
from keukentafel.besluit.regels.voorvallen import HERREKEND
from keukentafel.brieven.briefbron import BriefBron
from keukentafel.brieven.handelingen import brief_maken
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.inrichting import feestdagen
from keukentafel.poort import poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

BEZWAAR = Recht.BEZWAAR_BEHANDELEN
TAAK_BEZWAAR, TAAK_HERREKEND = "bezwaar", "bezwaar_herrekend"


def niet_later_dan_vandaag(dag: date | None, veld: str, wat: str) -> None:
    """What happened lies not in the future."""
    if dag and dag > klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} ligt in de toekomst. Kies de dag waarop {wat}.", veld)


def collega(medewerker_id: UUID, veld: str = "medewerker") -> Medewerker:
    """A worker in service."""
    wie = Medewerker.objects.filter(in_dienst(), pk=medewerker_id).first()
    if wie is None:
        raise Fout("Deze collega is niet (meer) in dienst. Kies iemand anders.", veld)
    return wie


def open_bezwaar(bezwaar_id: UUID, *, ook_klaar: bool = False) -> Bezwaar:
    """To change, by who handles bezwaren; never by who took the decision."""
    actor = poort.eis(BEZWAAR)
    bezwaar: Bezwaar = poort.haal(Bezwaar, bezwaar_id, BEZWAAR, voor_wijzigen=True)
    eis_onpartijdig(actor.id, bezwaar.besluit)
    if bezwaar.stand in rb.KLAAR and not ook_klaar:
        naam = rb.NAAM_VAN_STAND[rb.Stand(bezwaar.stand)].lower()
        raise Fout(f"Dit bezwaar is {naam}. Er is niets meer te wijzigen.")
    return bezwaar


def eis_onpartijdig(wie: UUID | None, besluit: Besluit, veld: str | None = None) -> None:
    """Blokkade: handled by somebody else than who decided."""
    if reden := rb.mag_behandelen(wie, primair(besluit)):
        raise Blokkade("bezwaar-onpartijdig", reden, veld)


def zet_stand(bezwaar: Bezwaar, stap: rb.Stap, op: date | None = None) -> None:
    """One step of the table, or a Fout that names what can be done now. The caller saves."""
    nieuw = rb.naar(bezwaar.stand, stap)
    if nieuw is None:
        nu = rb.NAAM_VAN_STAND[rb.Stand(bezwaar.stand)].lower()
        raise Fout(f"Dat kan nu niet: dit bezwaar is ‘{nu}’. Kies een van de stappen op deze pagina.")
    bezwaar.stand, bezwaar.stand_sinds = nieuw, op or klok.vandaag()


def zet_termijn(bezwaar: Bezwaar) -> None:
    """The last day follows from what is recorded, never from what somebody types. The caller saves.

    A judge who wants a new decision begins the term anew (Awb 7:10), or says by when (8:72 lid 4): then that is it.
    """
    opnieuw = opnieuw_na(bezwaar)
    if opnieuw and opnieuw.beslis_tot:
        bezwaar.uiterlijk = opnieuw.beslis_tot
        bezwaar.termijn_uitleg = rb.uitleg_van_rechter(opnieuw.beslis_tot)
        return
    stil = []
    if bezwaar.verzuim_op and bezwaar.verzuim_uiterlijk:
        stil = [rb.verzuimperiode(bezwaar.verzuim_op, bezwaar.verzuim_uiterlijk, bezwaar.hersteld_op, klok.vandaag())]
    termijn = rb.uiterlijk(
        (opnieuw and opnieuw.uitspraak_op) or bezwaar.bekend.bezwaar_tot or bezwaar.ontvangen_op,
        weken=bezwaar.weken,
        verdaag_weken=bezwaar.verdaag_weken,
        instemming=bezwaar.verdaag_instemming,
        opschorting=stil,
        feestdagen=feestdagen(),
    )
    bezwaar.uiterlijk, bezwaar.termijn_uitleg = termijn.dag, termijn.uitleg


def opnieuw_na(bezwaar: Bezwaar) -> Beroep | None:
    """The last ruling that asked for a new decision."""
    rijen = Beroep.objects.filter(bezwaar=bezwaar.pk, uitspraak=Uitspraak.OPNIEUW)
    return rijen.order_by("-uitspraak_op", "-gemaakt_op").first()


def herreken(bezwaar: Bezwaar, waarom: str) -> bool:
    """Its last day anew, with a notice to who handles it when it moved; `waarom` names what changed."""
    oud = bezwaar.uiterlijk
    zet_termijn(bezwaar)
    if bezwaar.uiterlijk == oud:
        return False
    bewaar(bezwaar, SYSTEEM)
    zin = f"de laatste dag ging van {datum_gewoon(oud)} naar {datum_gewoon(bezwaar.uiterlijk)}: {waarom}."
    taak_bezwaar(bezwaar, zin, min(oud, bezwaar.uiterlijk), TAAK_HERREKEND)
    gebeurtenis_melden(HERREKEND, bezwaar.pk, van=str(oud), naar=str(bezwaar.uiterlijk))
    return True


def bewaar(bezwaar: Bezwaar, actor: Actor) -> None:
    """Write it, as changed by this actor."""
    bezwaar.versie += 1
    bezwaar.gewijzigd_op, bezwaar.gewijzigd_door = klok.nu(), actor.naam
    bezwaar.save()


def bezwaarbrief(bezwaar: Bezwaar, bron: BriefBron, waarvoor: str, uitgaand_na: datetime | None = None) -> bool:
    """A letter about this bezwaar, to the resident and who represents them; or to who must pay back too, when it is
    theirs, and then to nobody else. False: somebody has a task for it."""
    with transactie(SYSTEEM):
        if rij := bezwaar.meewerker:
            sleutel = f"bezwaar:{bezwaar.pk}:{waarvoor}"
            maker = str(bezwaar.behandelaar_id or "")
            schrijf_aan(rij, bron, sleutel, besluit=bezwaar.besluit, maker=maker, uitgaand_na=uitgaand_na)
            return True
        brieven = brief_maken(
            actor=SYSTEEM,
            soort=bron.soort,
            bron=bron,
            inwoner_id=bezwaar.inwoner_id,
            team_id=bezwaar.team_id,
            dossier_id=bezwaar.dossier_id,
            huishouden_id=bezwaar.dossier.huishouden_id,
            wet=bezwaar.wet,
            sleutel=f"bezwaar:{bezwaar.pk}:{waarvoor}",
            uiterlijk=klok.vandaag(),
            uitgaand_na=uitgaand_na,
        )
    return bool(brieven)


def taak_bezwaar(bezwaar: Bezwaar, tekst: str, uiterlijk: date, soort: str = TAAK_BEZWAAR) -> None:
    """For who handles it, or for every jurist. Names nobody."""
    taak_maken(
        actor=SYSTEEM,
        soort=soort,
        tekst=f"Bezwaar {bezwaar.nummer}: {tekst}",
        uiterlijk=max(uiterlijk, klok.vandaag()),
        voor=bezwaar.behandelaar,
        rol="" if bezwaar.behandelaar else Rol.JURIST_BEZWAAR,
        dossier_id=bezwaar.dossier_id,
        onderwerp_id=bezwaar.pk,
        adres=bezwaar.adres,
        afgeschermd=bezwaar.afgeschermd,
    )
