"""Rectification (AVG art. 16 and 19): decided per piece, done at once as a new version, and who received it is told."""

from typing import Any, cast
from uuid import UUID

from keukentafel.delen.models import Deling
from keukentafel.delen.woorden import NAAM_VAN_PARTNER, Partner
from keukentafel.dossier.handelingen._hulp import bewaar_versie, eis_keuze, eis_tekst
from keukentafel.dossier.handelingen.verklaring import verklaring_toevoegen
from keukentafel.dossier.handelingen.verslag import verslag_afronden, verslag_bewaren, verslag_heropenen
from keukentafel.dossier.models import Dossier, DossierItem, Gespreksverslag
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.opvragen.actor import medewerker_van
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.modellen import Beschermd
from keukentafel.privacy.handelingen._hulp import SYSTEEM, S, open_verzoek
from keukentafel.privacy.models import Kennisgeving, Privacyverzoek, Verzoekstuk
from keukentafel.privacy.opvragen.stukken import rij_van, stuk_van, stuknaam, tekstvelden
from keukentafel.privacy.regels import rechten as rr
from keukentafel.privacy.regels.verzoek import Soort

REDEN = "Verbeterd omdat de inwoner daarom vroeg (AVG art. 16)"
VERBETEREN = "stuk_verbeteren"


def stuk_van_verzoek(actor: Actor, stuk_id: UUID, soort: Soort) -> tuple[Verzoekstuk, Privacyverzoek]:
    """A piece of an open request of this kind, about which nothing was decided yet."""
    poort.eis(S)
    stuk: Verzoekstuk = poort.haal(Verzoekstuk, stuk_id, S, voor_wijzigen=True)
    verzoek = open_verzoek(actor, stuk.verzoek_id)
    if verzoek.soort != soort:
        raise Fout("Dit besluit hoort niet bij dit soort verzoek. Ga terug naar het verzoek, en kies opnieuw.")
    if stuk.besluit:
        raise Fout(f"Over dit stuk is al besloten: {rr.NAAM_VAN_BESLUIT[rr.Besluit(stuk.besluit)].lower()}.")
    return stuk, verzoek


def verbetering_besluiten(
    *, actor: Actor, stuk_id: UUID, besluit: str, reden: str = "", nieuw: str = "", verklaring: str = ""
) -> Verzoekstuk:
    """Yes, in part or no, with the reason. The words change at once; a no can leave the resident's own statement."""
    stuk, verzoek = stuk_van_verzoek(actor, stuk_id, Soort.RECTIFICATIE)
    eis_keuze(besluit, {k: n for k, n in rr.NAAM_VAN_BESLUIT.items() if k}, "besluit")
    tot = stuk.antwoord_uiterlijk if not stuk.zienswijze else None
    if tot and tot >= klok.vandaag():
        dag = datum_gewoon(tot)
        raise Fout(f"De maker kan nog tot en met {dag} zeggen wat die ervan vindt. Besluit daarna.", "besluit")
    keus = rr.Besluit(besluit)
    if keus is not rr.Besluit.GEHEEL and not reden.strip():
        raise Fout("Schrijf op waarom niet, of niet alles. De inwoner leest dit in de brief.", "reden")
    if keus is rr.Besluit.DEELS and not nieuw.strip():
        raise Fout("Wat komt er te staan? Schrijf de nieuwe woorden op.", "nieuw")
    stuk.besluit, stuk.besluit_reden = keus, reden.strip()
    stuk.besloten_op, stuk.besloten_door, stuk.besluiter = klok.nu(), actor.naam, actor.kenmerk
    if keus is not rr.Besluit.NIET:
        stuk.nieuw = stuk.voorstel if keus is rr.Besluit.GEHEEL else eis_tekst(nieuw, veld="nieuw")
        _voer_uit(actor, stuk)
    else:
        stuk.uitgevoerd_op = stuk.besloten_op
    if keus is not rr.Besluit.GEHEEL and verklaring.strip():
        stuk.verklaring = eis_tekst(verklaring, veld="verklaring")
        _zet_verklaring(stuk)
    stuk.save()
    if stuk.nieuw or stuk.verklaring:
        ontvangers_opzoeken(stuk)
    taken_vervallen(actor=actor, onderwerp_id=stuk.pk, soort="zienswijze_gevraagd")
    gebeurtenis_melden("verbetering_besloten", verzoek.pk, stuk=str(stuk.pk), besluit=keus.value)
    logboek.handeling(actor, S.code, stuk, besluit=keus.value, uitgevoerd=bool(stuk.uitgevoerd_op))
    return stuk


def _voer_uit(actor: Actor, stuk: Verzoekstuk) -> None:
    """The new words in place of the old, where pieces keep versions; else a task for who keeps that register."""
    with transactie(SYSTEEM):
        rij = rij_van(stuk.broncode, stuk.object_id, vast=True)
        velden = tekstvelden(rij) if rij else {}
        raak = rr.velden_met(velden, stuk.zin)
        if rij is None or (hasattr(rij, "versies") and not raak):
            raise Fout("Deze woorden staan niet meer zo in het stuk. Haal het weg, en kies het opnieuw.", "besluit")
        if hasattr(rij, "versies"):
            _nieuwe_versie(actor, rij, {naam: velden[naam].replace(stuk.zin, stuk.nieuw) for naam in raak})
            stuk.uitgevoerd_op = klok.nu()
            return
        wie = medewerker_van(rij.gemaakt_door)
        taak_maken(
            actor=SYSTEEM,
            soort=VERBETEREN,
            tekst="Verbeter een gegeven: de inwoner heeft gelijk gekregen. De privacy officer weet welk gegeven.",
            uiterlijk=stuk.verzoek.uiterlijk,
            voor=wie,
            rol="" if wie else Rol.WIJKCOACH,
            team=getattr(rij, "team", None),
            onderwerp_id=stuk.pk,
            adres=getattr(rij, "adres", "") if isinstance(rij, DossierItem) else f"/inwoner/{stuk.inwoner_id}/",
            afgeschermd=bool(getattr(rij, "afgeschermd", False)),
        )


def _nieuwe_versie(actor: Actor, rij: Any, nieuw: dict[str, str]) -> None:
    """What it said stays as a version. A finished report gets a next edition, with its letter to the resident."""
    if isinstance(rij, Gespreksverslag):
        klaar = rij.stand == "klaar"
        if klaar:
            rij = verslag_heropenen(actor=SYSTEEM, verslag_id=rij.pk, reden=REDEN)
        rij = verslag_bewaren(actor=SYSTEEM, verslag_id=rij.pk, versie=rij.versie, **cast(Any, nieuw))
        if klaar:
            verslag_afronden(actor=SYSTEEM, verslag_id=rij.pk, versie=rij.versie)
        return
    bewaar_versie(type(rij).versies.rel.related_model, actor, rij, nieuw, REDEN)
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, **nieuw)


def _zet_verklaring(stuk: Verzoekstuk) -> None:
    """Beside the piece, behind its walls; what stands in no dossier has no place for it."""
    with transactie(SYSTEEM):
        rij = rij_van(stuk.broncode, stuk.object_id)
        plek = _dossier_van(rij, stuk.inwoner_id)
        if rij is None or plek is None:
            raise Fout(
                "Dit stuk staat in geen dossier. Zet wat de inwoner vindt in de reden van het besluit.", "verklaring"
            )
        verklaring_toevoegen(
            actor=SYSTEEM,
            stuk_id=rij.pk,
            dossier=plek,
            wet=getattr(rij, "wet", "") or "algemeen",
            publiek=getattr(rij, "publiek", "team"),
            naam=stuknaam(stuk.titel, stuk.datum),
            inwoner=Inwoner.objects.get(pk=stuk.inwoner_id),
            woorden=stuk.verklaring,
        )


def _dossier_van(rij: Beschermd | None, inwoner_id: UUID) -> Dossier | None:
    """Of the piece; else of its household, or of the household of the person."""
    if dossier_id := getattr(rij, "dossier_id", None):
        return cast(Dossier, Dossier.objects.get(pk=dossier_id))
    huis = getattr(rij, "huishouden_id", None)
    waar = {"huishouden": huis} if huis else {"huishouden__leden__inwoner": inwoner_id}
    return cast("Dossier | None", Dossier.objects.filter(**waar).order_by("-geopend_op").first())


def ontvangers_opzoeken(stuk: Verzoekstuk) -> None:
    """Everybody with whom something of this law was shared since the piece was there: once per receiver."""
    with transactie(SYSTEEM):
        rij = rij_van(stuk.broncode, stuk.object_id)
        sinds = rij.gemaakt_op if rij else stuk.gemaakt_op
        rijen = Deling.objects.filter(inwoner=stuk.inwoner_id, gedeeld_op__gte=sinds)
        wet = getattr(rij, "wet", "algemeen")
        rijen = rijen if wet == "algemeen" else rijen.filter(wet__in=[wet, "algemeen"])
        per = {(d.partner, d.partner_naam): d for d in rijen.order_by("gedeeld_op")}
        for (partner, naam), deling in per.items():
            Kennisgeving(
                verzoekstuk=stuk,
                inwoner_id=stuk.inwoner_id,
                deling=deling,
                ontvanger=naam or NAAM_VAN_PARTNER[Partner(partner)],
                gedeeld_op=deling.gedeeld_op.astimezone(klok.AMSTERDAM).date(),
                gemaakt_door=SYSTEEM.kenmerk,
            ).save(force_insert=True)


def verbetering_nakijken(*, actor: Actor, stuk_id: UUID) -> Verzoekstuk:
    """Somebody changed it elsewhere: done only when the words do not stand there any more."""
    poort.eis(S)
    stuk: Verzoekstuk = poort.haal(Verzoekstuk, stuk_id, S, voor_wijzigen=True)
    verzoek = open_verzoek(actor, stuk.verzoek_id)
    if not stuk.nieuw or stuk.uitgevoerd_op:
        raise Fout("Hier is niets meer na te kijken.")
    with transactie(SYSTEEM):
        weg = rij_van(stuk.broncode, stuk.object_id) is None
    if not weg and stuk.zin in stuk_van(verzoek, stuk.broncode, stuk.object_id).tekst:
        raise Fout("De oude woorden staan er nog. Wie het gegeven bijhoudt, heeft een taak om het te verbeteren.")
    stuk.uitgevoerd_op = klok.nu()
    stuk.save(update_fields=["uitgevoerd_op"])
    taken_vervallen(actor=actor, onderwerp_id=stuk.pk, soort=VERBETEREN)
    logboek.handeling(actor, S.code, stuk, uitgevoerd=True)
    return stuk


def kennisgeving_vastleggen(
    *, actor: Actor, kennisgeving_id: UUID, uitkomst: str, toelichting: str = ""
) -> Kennisgeving:
    """Told, or why not (AVG art. 19). How it was told stands in the note."""
    poort.eis(S)
    rij: Kennisgeving = poort.haal(Kennisgeving, kennisgeving_id, S, voor_wijzigen=True)
    open_verzoek(actor, rij.verzoekstuk.verzoek_id)
    eis_keuze(uitkomst, rr.NAAM_VAN_MELDING, "uitkomst")
    if uitkomst != rr.Melding.NIET_DIT and not toelichting.strip():
        raise Fout("Schrijf op hoe het is verteld, of waarom dat niet kan.", "toelichting")
    rij.uitkomst, rij.toelichting = rr.Melding(uitkomst), toelichting.strip()
    rij.op, rij.door_naam = klok.vandaag(), actor.naam
    rij.save(update_fields=["uitkomst", "toelichting", "op", "door_naam"])
    logboek.handeling(actor, S.code, rij, uitkomst=rij.uitkomst)
    return rij
