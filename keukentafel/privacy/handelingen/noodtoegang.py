"""Emergency access (AUT-01, REQ-154): taken with a reason, told at once, for a short time, and it ends by itself."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError

from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_tekst
from keukentafel.dossier.models import Toegangsverlening
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen import instelling
from keukentafel.organisatie.opvragen.inrichting import keuzenamen
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.handelingen import _toegang as t
from keukentafel.privacy.opvragen.toegangsdoel import NEMEN, eis_doel
from keukentafel.privacy.regels import noodtoegang as regels

UITSTELLEN = "openbaarmaking_bepalen"


def noodtoegang_nemen(
    *,
    actor: Actor,
    dossier_id: UUID,
    categorie: str,
    reden: str,
    minuten: int | None = None,
    onveilig: bool = False,
) -> Toegangsverlening:
    """From now on, for a short time. `onveilig`: the worker asks to look whether the resident may read this now."""
    poort.eis(NEMEN)
    doel = eis_doel(actor, dossier_id)
    tekst = eis_tekst(reden, veld="reden")
    if bezwaar := regels.bezwaar_tegen_reden(tekst):
        logboek.geweigerd(actor, NEMEN.code, "dossier.dossier", dossier_id, "geen reden")
        raise Fout(bezwaar, veld="reden")
    duur = minuten if minuten is not None else instelling("noodtoegang_minuten")
    if bezwaar := regels.bezwaar_tegen_minuten(duur, instelling("noodtoegang_hoogstens_minuten")):
        raise Fout(bezwaar, veld="minuten")
    code = eis_keuze(categorie, keuzenamen("reden_noodtoegang", regels.CATEGORIEEN), "categorie")
    rij = t.nieuwe_verlening(actor, doel, regels.Soort.NOOD, tekst)
    tot = klok.nu() + timedelta(minutes=duur)
    rij.categorie, rij.van, rij.tot = code, klok.nu(), tot
    rij.zichtbaar_vanaf = rij.van
    bewaar(rij)
    _meld(actor, rij, tot, onveilig)
    gebeurtenis_melden("noodtoegang_genomen", rij.pk, tot=tot.isoformat(), categorie=code)
    logboek.handeling(actor, NEMEN.code, rij, categorie=code, tot=tot.isoformat())
    return rij


def bewaar(rij: Toegangsverlening) -> None:
    """Two at the same moment become one: the database keeps the second out."""
    try:
        with transactie(t.SYSTEEM):
            rij.save(force_insert=True)
    except IntegrityError as fout:
        raise Fout("Je hebt op dit moment al toegang tot dit dossier gevraagd of genomen.") from fout


def _meld(actor: Actor, rij: Toegangsverlening, tot: datetime, onveilig: bool) -> None:
    """Regisseur, manager of the dossier's team and privacy officer hear it at once (AUT-01)."""
    vandaag = klok.vandaag()
    tekst = f"{actor.naam} nam noodtoegang tot {t.tijdstip(tot)}."
    if regisseur := t.regisseur_van(rij):
        t.taak(rij, t.MELDING, tekst, vandaag, voor=regisseur, adres=f"/toegangsverzoek/{rij.pk}/")
    t.taak(rij, t.MELDING, tekst, vandaag, rol=Rol.WIJKTEAMMANAGER, team=rij.dossierteam)
    keer = _keer(rij)
    vaker = f" Dit is de {keer}e keer in {regels.TELT_DAGEN} dagen." if keer >= instelling("noodtoegang_vaak") else ""
    t.taak(rij, t.MELDING, tekst + vaker, vandaag, rol=Rol.PRIVACY_OFFICER)
    if onveilig:
        vraag = "kan de inwoner nu veilig lezen dat er noodtoegang was?"
        adres = f"/openbaarmaking/{rij.pk}/"
        t.taak(rij, UITSTELLEN, vraag, vandaag, rol=Rol.AANDACHTSFUNCTIONARIS, adres=adres)


def _keer(rij: Toegangsverlening) -> int:
    sinds = klok.nu() - timedelta(days=regels.TELT_DAGEN)
    with transactie(t.SYSTEEM):
        eigen = Toegangsverlening.objects.filter(medewerker=rij.medewerker_id, soort=regels.Soort.NOOD, van__gte=sinds)
        return int(eigen.count())


def toegang_beeindigen(*, actor: Actor, verlening_id: UUID) -> Toegangsverlening:
    """The worker stops before the end, or takes a request back. Doing it twice changes nothing."""
    rij = eigen_verlening(actor, verlening_id, voor_wijzigen=True)
    if rij.beeindigd_op is None:
        t.sluit(actor, rij)
        logboek.handeling(actor, NEMEN.code, rij, wat="beëindigd")
    return rij


def eigen_verlening(actor: Actor, verlening_id: UUID, *, voor_wijzigen: bool = False) -> Toegangsverlening:
    """The own one; somebody else's is not found."""
    poort.eis(NEMEN)
    rij = poort.haal(Toegangsverlening, verlening_id, NEMEN, voor_wijzigen=voor_wijzigen)
    if rij.medewerker_id != actor.id:
        raise NietGevonden("dossier.toegangsverlening")
    return rij


def toegang_intrekken(*, actor: Actor, verlening_id: UUID, reden: str) -> Toegangsverlening:
    """Who is responsible for the dossier ends it early, with a reason; the worker hears it."""
    poort.eis(Recht.TOEGANG_VERLENEN)
    rij = poort.haal(Toegangsverlening, verlening_id, Recht.TOEGANG_VERLENEN, voor_wijzigen=True)
    t.eis_beslisser(actor, rij)
    if rij.beeindigd_op is not None or rij.van is None:
        raise Fout("Deze toegang loopt niet meer. Er is niets veranderd.")
    rij.antwoord = eis_tekst(reden, veld="reden")
    with transactie(t.SYSTEEM):
        rij.save(update_fields=["antwoord"])
    t.sluit(actor, rij)
    t.taak(rij, t.MELDING, f"{actor.naam} beëindigde je toegang.", klok.vandaag(), voor=_wie(rij))
    logboek.handeling(actor, Recht.TOEGANG_VERLENEN.code, rij, wat="ingetrokken")
    return rij


def _wie(rij: Toegangsverlening) -> Medewerker:
    with transactie(t.SYSTEEM):
        return rij.medewerker


def toegang_aflopen() -> int:
    """Every minute: what came to its end is closed for good. The access itself stopped at the moment (kt_banden)."""
    with transactie(t.SYSTEEM):
        rijen = Toegangsverlening.objects.filter(beeindigd_op=None, tot__lte=klok.nu())
        gevonden = list(rijen.select_related("medewerker").select_for_update(of=("self",), skip_locked=True))
        for rij in gevonden:
            t.sluit(t.SYSTEEM, rij)
    return len(gevonden)


def toegang_bij_afscherming(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: somebody was hidden. What runs there without a consent beforehand ends."""
    with transactie(t.SYSTEEM):
        rijen = Toegangsverlening.objects.filter(
            beeindigd_op=None, akkoord=False, dossier__huishouden__leden__inwoner=gebeurtenis.onderwerp
        )
        for rij in rijen if gebeurtenis.gegevens.get("afgeschermd") else ():
            t.sluit(t.SYSTEEM, rij)
