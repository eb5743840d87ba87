"""Acts on the pieces of a request: choose them, and ask the maker for a view."""

from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_tekst, over_werkdagen
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import aantal
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.actor import medewerker_van
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.plan.opvragen.regie import lopende_regie
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.handelingen._hulp import SYSTEEM, S, open_verzoek, over_wie, taak_voor_privacy
from keukentafel.privacy.models import Kennisgeving, Privacyverzoek, Verzoekstuk
from keukentafel.privacy.opvragen.stukken import rij_van, stuk_van, stuknaam
from keukentafel.privacy.regels import rechten as rr
from keukentafel.privacy.regels.verzoek import NAAM_VAN_UITKOMST, Soort, Stand, Uitkomst

Z = Recht.ZIENSWIJZE_GEVEN
GEVRAAGD, GEGEVEN = "zienswijze_gevraagd", "zienswijze_gegeven"


def verzoek_met_stukken(actor: Actor, verzoek_id: UUID) -> Privacyverzoek:
    """An open request of a kind that names pieces, of somebody who may ask this."""
    verzoek = open_verzoek(actor, verzoek_id)
    if verzoek.soort not in rr.MET_STUKKEN:
        raise Fout("Bij dit verzoek horen geen losse stukken. Maak het pakket, of sluit het af.")
    if verzoek.oordeel not in rr.MAG or verzoek.inwoner_id is None:
        raise Fout("Beslis eerst of deze persoon dit mag vragen. Bij ‘nee’ sluit je het verzoek af.")
    return verzoek


def stuk_kiezen(
    *, actor: Actor, verzoek_id: UUID, bron: str, object_id: UUID, zin: str = "", voorstel: str = ""
) -> Verzoekstuk:
    """This piece is meant. For a correction: which words, and what must stand there; then its maker is asked."""
    verzoek = verzoek_met_stukken(actor, verzoek_id)
    stuk = stuk_van(verzoek, bron, object_id)
    verbeteren = verzoek.soort == Soort.RECTIFICATIE
    zin, voorstel = (zin.strip(), voorstel.strip()) if verbeteren else ("", "")
    if verbeteren and (not zin or zin not in stuk.tekst):
        staat_niet = f"‘{zin[:60]}’ staat niet zo in dit stuk. " if zin else ""
        raise Fout(f"{staat_niet}Neem precies de woorden over die volgens de inwoner niet kloppen.", "zin")
    if verbeteren and stuk.tekst.count(zin) > 1:
        raise Fout("Deze woorden staan er vaker in. Neem er meer woorden omheen mee.", "zin")
    if verbeteren and not voorstel:
        raise Fout("Wat moet er volgens de inwoner staan?", "voorstel")
    if verzoek.verzoekstukken.filter(broncode=bron, object_id=object_id, zin=zin).exists():
        raise Fout("Dit stuk staat al bij het verzoek. Kies een ander stuk, of andere woorden.")
    rij = Verzoekstuk(
        verzoek=verzoek,
        inwoner_id=over_wie(verzoek),
        broncode=bron,
        object_id=object_id,
        titel=stuk.titel,
        datum=stuk.datum,
        zin=zin,
        voorstel=eis_tekst(voorstel, leeg=True, veld="voorstel"),
        gemaakt_door=actor.kenmerk,
    )
    if verbeteren:
        _vraag_de_maker(verzoek, rij)
    rij.save(force_insert=True)
    logboek.handeling(actor, S.code, rij, bron=bron, gevraagd=bool(rij.gevraagd_aan_id))
    return rij


def _vraag_de_maker(verzoek: Privacyverzoek, stuk: Verzoekstuk) -> None:
    """The maker while working here; else who has the regie. Nobody: then it is decided without a view."""
    with transactie(SYSTEEM):
        rij = rij_van(stuk.broncode, stuk.object_id)
        wie = medewerker_van(rij.gemaakt_door) or _regisseur(rij)
    if wie is None:
        return
    stuk.gevraagd_aan = wie
    stuk.antwoord_uiterlijk = min(over_werkdagen(instelling("zienswijze_werkdagen")), verzoek.uiterlijk)
    taak_maken(
        actor=SYSTEEM,
        soort=GEVRAAGD,
        tekst="Een inwoner wil dat iets wordt verbeterd in wat jij schreef. Zeg wat je ervan vindt.",
        uiterlijk=max(stuk.antwoord_uiterlijk, klok.vandaag()),
        voor=wie,
        onderwerp_id=stuk.pk,
        adres=f"/zienswijze/{stuk.pk}/",
    )


def _regisseur(rij: object) -> Medewerker | None:
    dossier_id = getattr(rij, "dossier_id", None)
    regie = lopende_regie(dossier_id) if dossier_id else None
    return (regie.medewerker or regie.waarnemer) if regie else None


def stuk_weghalen(*, actor: Actor, stuk_id: UUID) -> UUID:
    """Chosen by mistake, and nothing was decided about it. Answers with the request."""
    poort.eis(S)
    stuk: Verzoekstuk = poort.haal(Verzoekstuk, stuk_id, S, voor_wijzigen=True)
    verzoek = open_verzoek(actor, stuk.verzoek_id)
    if stuk.besluit:
        raise Fout("Over dit stuk is al besloten. Het blijft bij het verzoek staan.")
    taken_vervallen(actor=actor, onderwerp_id=stuk.pk)
    logboek.handeling(actor, S.code, stuk, weggehaald=True)
    with transactie(SYSTEEM):
        stuk.delete()
    return verzoek.pk


def zienswijze_geven(*, actor: Actor, stuk_id: UUID, zienswijze: str, tekst: str = "") -> Verzoekstuk:
    """What the maker thinks. It is a view: who handles the request decides."""
    poort.eis(Z)
    stuk: Verzoekstuk = poort.haal(Verzoekstuk, stuk_id, Z, voor_wijzigen=True)
    with transactie(SYSTEEM):
        verzoek = Privacyverzoek.objects.select_related("behandelaar").get(pk=stuk.verzoek_id)
    if stuk.besluit or verzoek.stand == Stand.KLAAR:
        raise Fout("Hierover is al besloten. Wat je ervan vindt, verandert dat niet meer.")
    eis_keuze(zienswijze, rr.NAAM_VAN_ZIENSWIJZE, "zienswijze")
    if zienswijze != rr.Zienswijze.KLOPT and not tekst.strip():
        raise Fout("Schrijf op waarom. De privacy officer weegt dit mee.", "tekst")
    stuk.zienswijze, stuk.zienswijze_tekst = rr.Zienswijze(zienswijze), eis_tekst(tekst, leeg=True, veld="tekst")
    stuk.zienswijze_op, stuk.zienswijze_door = klok.nu(), actor.naam
    stuk.save(update_fields=["zienswijze", "zienswijze_tekst", "zienswijze_op", "zienswijze_door"])
    taken_vervallen(actor=actor, onderwerp_id=stuk.pk, soort=GEVRAAGD)
    tekst_taak = "De maker van een stuk heeft gezegd wat die vindt van een verzoek. Neem nu een besluit."
    taak_voor_privacy(verzoek, GEGEVEN, tekst_taak, verzoek.uiterlijk, iedereen=False)
    gebeurtenis_melden("zienswijze_gegeven", stuk.verzoek_id, stuk=str(stuk.pk))
    logboek.handeling(actor, Z.code, stuk, zienswijze=stuk.zienswijze)
    return stuk


def eis_afgerond(verzoek: Privacyverzoek, keus: Uitkomst) -> str:
    """Before the letter goes: every piece decided and done, everybody told. Answers with what the letter adds."""
    stukken = list(verzoek.verzoekstukken.order_by("gemaakt_op"))
    if not stukken:
        if keus is not Uitkomst.GEWEIGERD:
            raise Fout("Kies eerst om welke stukken het gaat, en besluit daarover.", "uitkomst")
        return ""
    nog = sum(not s.besluit for s in stukken)
    if nog:
        raise Fout(f"Over {aantal(nog, 'stuk is', 'stukken zijn')} nog niet besloten.", "uitkomst")
    if any(s.uitgevoerd_op is None for s in stukken):
        raise Fout("Er is ja gezegd, en het is nog niet gedaan. Kijk bij de stukken wat er nog moet.", "uitkomst")
    ontvangers = Kennisgeving.objects.filter(verzoekstuk__verzoek=verzoek)
    open_ = ontvangers.filter(uitkomst="").count()
    if open_:
        zin = f"Van {aantal(open_, 'ontvanger', 'ontvangers')} staat nog niet vast of die het heeft gehoord"
        raise Fout(f"{zin} (AVG art. 19).", "uitkomst")
    verwacht = rr.uitkomst_van(s.besluit for s in stukken)
    if keus is not verwacht:
        naam = NAAM_VAN_UITKOMST[verwacht]
        raise Fout(f"Wat je per stuk besloot, past bij ‘{naam}’. Kies dat, of kijk de stukken na.", "uitkomst")
    regels = [_regel(s) for s in stukken]
    verteld = ontvangers.filter(uitkomst=rr.Melding.VERTELD).values_list("ontvanger", flat=True)
    return "\n\n".join(filter(None, [*regels, rr.ontvangers_zin(list(verteld))]))


def _regel(stuk: Verzoekstuk) -> str:
    """One piece in the letter."""
    naam, besluit = stuknaam(stuk.titel, stuk.datum), rr.NAAM_VAN_BESLUIT[rr.Besluit(stuk.besluit)].lower()
    eigen = "Uw eigen verklaring staat nu bij dit stuk." if stuk.verklaring else ""
    nu = f"Er staat nu: ‘{stuk.nieuw}’." if stuk.nieuw else ""
    return " ".join(filter(None, [f"{naam}: {besluit}.", stuk.besluit_reden, nu, eigen]))
