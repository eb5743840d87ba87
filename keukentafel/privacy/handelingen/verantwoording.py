"""The account of an emergency access (REQ-155): written by the worker, accepted or rejected by another, in time."""

from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_tekst
from keukentafel.dossier.models import Toegangsverlening
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.organisatie.opvragen import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.handelingen import _toegang as t
from keukentafel.privacy.handelingen.noodtoegang import eigen_verlening
from keukentafel.privacy.models import Noodverantwoording
from keukentafel.privacy.opvragen.toegangsdoel import NEMEN
from keukentafel.privacy.regels import noodtoegang as regels

BEOORDELEN = Recht.TOEGANG_BEOORDELEN
DATALEK, UITKOMST = "noodtoegang_mogelijk_datalek", "noodtoegang_beoordeeld"
ADVIES = "noodtoegang_advies"


def noodtoegang_verantwoorden(
    *, actor: Actor, verlening_id: UUID, nodig: str, gezien: str, gedaan: str
) -> Noodverantwoording:
    """What was needed, what was read, what was done. It can be mended until somebody decided."""
    rij = eigen_verlening(actor, verlening_id)
    tekst = {
        "nodig": eis_tekst(nodig, veld="nodig"),
        "gezien": eis_tekst(gezien, veld="gezien"),
        "gedaan": eis_tekst(gedaan, veld="gedaan"),
    }
    with transactie(t.SYSTEEM):
        v: Noodverantwoording | None = (
            Noodverantwoording.objects.select_for_update(of=("self",)).filter(verlening=rij.pk).first()
        )
        if v is None:
            raise Fout("Deze noodtoegang loopt nog. Beëindig haar eerst, dan schrijf je je verantwoording.")
        if v.oordeel:
            raise Fout("Er is al over beslist. Je verantwoording blijft zoals zij is.")
        eerste = v.verantwoord_op is None
        for naam, waarde in tekst.items():
            setattr(v, naam, waarde)
        v.verantwoord_op = klok.nu()
        v.save(update_fields=[*tekst, "verantwoord_op"])
    taken_vervallen(actor=actor, onderwerp_id=rij.pk, soort=t.VERANTWOORDEN)
    if eerste:
        _vraag_oordeel(rij, v)
    gebeurtenis_melden("noodtoegang_verantwoord", rij.pk)
    logboek.handeling(actor, NEMEN.code, rij, wat="verantwoord")
    return v


def _vraag_oordeel(rij: Toegangsverlening, v: Noodverantwoording) -> None:
    fg = instelling("noodtoegang_beoordelaar") == "fg"
    with transactie(t.SYSTEEM):
        team = None if fg else rij.team
    tekst = "beoordeel of de noodtoegang terecht was."
    t.taak(rij, t.BEOORDELEN, tekst, v.uiterlijk, rol=Rol.FG if fg else Rol.WIJKTEAMMANAGER, team=team)


def noodtoegang_beoordelen(*, actor: Actor, verlening_id: UUID, oordeel: str, reden: str = "") -> Noodverantwoording:
    """Accept or reject. A rejected use is a possible data breach: the privacy officer gets it at once."""
    poort.eis(BEOORDELEN)
    rij = poort.haal(Toegangsverlening, verlening_id, BEOORDELEN)
    v = _verantwoording(rij)
    _eis_beoordelaar(actor, rij, v)
    if v.oordeel:
        raise Fout("Er is al over beslist. Er is niets veranderd.")
    if v.verantwoord_op is None and v.uiterlijk >= klok.vandaag():
        raise Fout("De medewerker heeft nog niet opgeschreven waarvoor het was. Wacht daarop, of spreek elkaar.")
    if oordeel not in set(regels.Oordeel):
        raise Fout("Kies aanvaarden of afwijzen.", veld="oordeel")
    v.oordeel, v.oordeel_reden = oordeel, eis_tekst(reden, leeg=oordeel == regels.Oordeel.AANVAARD, veld="reden")
    v.beoordeeld_op, v.beoordelaar_id = klok.nu(), actor.id
    v.save(update_fields=["oordeel", "oordeel_reden", "beoordeeld_op", "beoordelaar"])
    _vertel(actor, rij, v)
    gebeurtenis_melden("noodtoegang_beoordeeld", rij.pk, oordeel=oordeel)
    logboek.handeling(actor, BEOORDELEN.code, rij, oordeel=oordeel)
    return v


def noodtoegang_adviseren(*, actor: Actor, verlening_id: UUID, advies: str) -> Noodverantwoording:
    """The FG advises whoever decides, and decides nothing by it (AVG art. 38 and 39). To be mended until the decision;
    the first one may also come after it, for the next time."""
    poort.eis(BEOORDELEN)
    rij = poort.haal(Toegangsverlening, verlening_id, BEOORDELEN)
    if Rol.FG not in actor.rollen or actor.id == rij.medewerker_id:
        logboek.geweigerd(actor, BEOORDELEN.code, "dossier.toegangsverlening", rij.pk, "advies is van de FG")
        raise GeenRecht(BEOORDELEN.code, "Advies over noodtoegang geeft de FG, en nooit over het eigen gebruik.")
    v = _verantwoording(rij)
    if v.oordeel and v.fg_advies:
        raise Fout("Er is al over beslist. Je advies blijft zoals het is.")
    v.fg_advies, v.fg_advies_op, v.fg_advies_door = eis_tekst(advies, veld="advies"), klok.nu(), actor.naam
    v.save(update_fields=["fg_advies", "fg_advies_op", "fg_advies_door"])
    taken_vervallen(actor=actor, onderwerp_id=rij.pk, soort=ADVIES)
    with transactie(t.SYSTEEM):
        team = rij.team
    for rol, van in ((Rol.WIJKTEAMMANAGER, team), (Rol.PRIVACY_OFFICER, None)):
        t.taak(rij, ADVIES, "lees het advies van de FG over de noodtoegang.", klok.vandaag(), rol=rol, team=van)
    gebeurtenis_melden("noodtoegang_geadviseerd", rij.pk)
    logboek.handeling(actor, BEOORDELEN.code, rij, wat="advies")
    return v


def _verantwoording(rij: Toegangsverlening) -> Noodverantwoording:
    """The account of this use, held; there is none while the access runs."""
    rijen = poort.zichtbaar(Noodverantwoording, BEOORDELEN).filter(verlening=rij.pk)
    v: Noodverantwoording | None = rijen.select_for_update(of=("self",)).first()
    if v is None:
        raise NietGevonden("privacy.noodverantwoording")
    return v


def _eis_beoordelaar(actor: Actor, rij: Toegangsverlening, v: Noodverantwoording) -> None:
    wie = instelling("noodtoegang_beoordelaar")
    mag = regels.beoordeelt(
        actor.rollen, in_team=rij.team_id in actor.teams, wie=wie, te_laat=v.uiterlijk < klok.vandaag()
    )
    if actor.id == rij.medewerker_id:
        logboek.geweigerd(actor, BEOORDELEN.code, "dossier.toegangsverlening", rij.pk, "eigen gebruik")
        raise Blokkade("noodtoegang-eigen-oordeel", "Dit was je eigen noodtoegang. Een ander beoordeelt die.")
    if not mag:
        naam = "de FG" if wie == "fg" else "de manager van het team van de medewerker"
        logboek.geweigerd(actor, BEOORDELEN.code, "dossier.toegangsverlening", rij.pk, "andere beoordelaar")
        raise Blokkade("noodtoegang-andere-beoordelaar", f"Over deze noodtoegang beslist {naam}.")


def _vertel(actor: Actor, rij: Toegangsverlening, v: Noodverantwoording) -> None:
    """The worker hears it; what still waited for a decision is not needed any more."""
    for soort in (t.BEOORDELEN, t.VERANTWOORDEN, t.TE_LAAT, ADVIES):
        taken_vervallen(actor=actor, onderwerp_id=rij.pk, soort=soort)
    with transactie(t.SYSTEEM):
        medewerker = rij.medewerker
    goed = v.oordeel == regels.Oordeel.AANVAARD
    woord = "aanvaard" if goed else "afgewezen"
    t.taak(rij, UITKOMST, f"je noodtoegang is {woord}.", klok.vandaag(), voor=medewerker)
    if not goed:
        tekst = "noodtoegang is afgewezen. Bekijk of dit een datalek is."
        adres = f"/privacy/datalekken/nieuw/noodtoegang/{rij.pk}/"
        t.taak(rij, DATALEK, tekst, klok.vandaag(), rol=Rol.PRIVACY_OFFICER, adres=adres)


def verantwoordingen_bewaken() -> int:
    """Every morning: what was not decided in time goes to privacy officer and FG, once."""
    with transactie(t.SYSTEEM):
        rijen = Noodverantwoording.objects.filter(
            beoordeeld_op=None, te_laat_gemeld_op=None, uiterlijk__lt=klok.vandaag()
        )
        gevonden = list(rijen.select_related("verlening__dossier").select_for_update(of=("self",)))
        for v in gevonden:
            v.te_laat_gemeld_op = klok.nu()
            v.save(update_fields=["te_laat_gemeld_op"])
            for rol in (Rol.PRIVACY_OFFICER, Rol.FG):
                tekst = "over noodtoegang is niet op tijd beslist."
                t.taak(v.verlening, t.TE_LAAT, tekst, klok.vandaag(), rol=rol)
    return len(gevonden)
