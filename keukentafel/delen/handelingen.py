"""Acts of delen: record, complete, renew and withdraw a consent; record a share, which only the law can refuse."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from keukentafel.delen import regels, woorden
from keukentafel.delen.beoordelen import Antwoord
from keukentafel.delen.beperkt import vraagt_weglaten
from keukentafel.delen.models import Deling, Stem, Toestemming, Toestemmingsdocument
from keukentafel.delen.opvragen import (
    Gevers,
    MogelijkeGever,
    beperkt_in,
    geldige_toestemmingen,
    gevers_van,
    mag_delen,
    toestemmingstekst,
    wat_mist,
)
from keukentafel.delen.woorden import Gegeven, Partner, Uitkomst, Waarom
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon, opsomming
from keukentafel.kern.termijnen import plus_maanden
from keukentafel.organisatie.handelingen.bestanden import bestand_opslaan
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.beperking import DELEN, is_heel_beperkt
from keukentafel.poort.matrix import CATEGORIE_VAN_WET, NAAM_VAN_WET, Rol, Wet, bereik_van
from keukentafel.poort.rechten import Recht

S = Recht.DELEN_VASTLEGGEN
SYSTEEM = Actor.systeem("toestemming")
BUITEN_ZICHT = "toestemming_ouder_buiten_zicht"
VERLOOPT, ONVOLLEDIG, VERTELLEN = "toestemming_verloopt", "toestemming_onvolledig", "deling_vertellen"
VERTELDAGEN = 7
NAKIJKEN, NAKIJKDAGEN = "beperkt_gedeeld", 1
LAAT_WEG = "Op een stuk over deze inwoner rust een beperking: het gaat niet mee."


def toestemming_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID | None,
    inwoner_id: UUID,
    soort: str,
    partner: str,
    gevers: Collection[str],
    gegevens: Collection[str] = (),
    wet: str = Wet.ALGEMEEN,
    partner_naam: str = "",
    doel: str = "",
    wijze: str = regels.Wijze.MONDELING,
    van: date | None = None,
    tot: date | None = None,
    wilsonbekwaam: bool = False,
) -> Toestemming:
    """One consent, for one party, purpose and period. Who must still agree becomes a task; nothing is refused."""
    poort.eis(S)
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)
    _eis_wet(actor, wet)
    begin = van or klok.vandaag()
    einde = tot or plus_maanden(begin, instelling("toestemming_maanden"))
    _eis_periode(begin, einde)
    tekst, tekst_van = toestemmingstekst(soort)
    rij = Toestemming(
        **_merk(actor, inwoner, dossier_id, wet),
        soort=regels.Soort(soort),
        partner=Partner(partner),
        partner_naam=partner_naam.strip(),
        doel=doel.strip() or woorden.NAAM_VAN_WAAROM[Waarom.HULP],
        gegevens=_gegevens(soort, gegevens),
        tekst=tekst,
        tekst_van=tekst_van,
        wilsonbekwaam=wilsonbekwaam,
        wijze=regels.Wijze(wijze),
        van=begin,
        tot=einde,
    )
    rij.save(force_insert=True)
    _stemmen(actor, rij, gevers_van(inwoner_id), gevers)
    gebeurtenis_melden("toestemming_vastgelegd", rij.pk, inwoner=str(inwoner_id), toestemmingsoort=rij.soort)
    logboek.handeling(actor, S.code, rij, soort=rij.soort, partner=rij.partner, tot=str(einde))
    return rij


def toestemming_aanvullen(*, actor: Actor, toestemming_id: UUID, gevers: Collection[str]) -> Toestemming:
    """Somebody else said yes too: the other parent, or the young person."""
    rij = _haal(toestemming_id)
    if rij.ingetrokken_op:
        raise Fout("Deze toestemming is ingetrokken. Leg een nieuwe vast als de inwoner het nu wel goed vindt.")
    _stemmen(actor, rij, gevers_van(rij.inwoner_id), gevers)
    logboek.handeling(actor, S.code, rij, aangevuld=True)
    return rij


def toestemming_verlengen(*, actor: Actor, toestemming_id: UUID, gevers: Collection[str]) -> Toestemming:
    """The same consent, asked again today with the text of today. The old one ends and stays readable."""
    oud = _haal(toestemming_id)
    if oud.ingetrokken_op or oud.opvolger_id:
        raise Fout("Deze toestemming loopt niet meer. Leg een nieuwe vast.")
    nieuw = toestemming_vastleggen(
        actor=actor,
        dossier_id=oud.dossier_id,
        inwoner_id=oud.inwoner_id,
        soort=oud.soort,
        partner=oud.partner,
        partner_naam=oud.partner_naam,
        doel=oud.doel,
        gegevens=oud.gegevens,
        gevers=gevers,
        wet=oud.wet,
        wijze=oud.wijze,
        wilsonbekwaam=oud.wilsonbekwaam,
    )
    oud.opvolger = nieuw
    oud.tot = min(oud.tot, max(klok.vandaag(), oud.van + timedelta(days=1)))
    oud.save(update_fields=["opvolger", "tot"])
    for soort in (VERLOOPT, ONVOLLEDIG):
        taken_vervallen(actor=actor, soort=soort, onderwerp_id=oud.pk)
    logboek.handeling(actor, S.code, oud, verlengd=str(nieuw.pk))
    return nieuw


def toestemming_intrekken(*, actor: Actor, toestemming_id: UUID, door: str, reden: str = "") -> Toestemming:
    """Withdrawn, from this moment. A reason may be told, never asked (AVG art. 7 lid 3). Twice changes nothing."""
    rij = _haal(toestemming_id)
    if rij.ingetrokken_op:
        return rij
    gevers = gevers_van(rij.inwoner_id)
    mag = regels.wie_trekt_in(rij.soort, rij.wet, gevers.leeftijd)
    gever = _gever(gevers, door, veld="door")
    if gever.gever not in mag:
        raise Fout("Deze persoon beslist hier niet over. Kies wie de toestemming intrekt.", veld="door")
    rij.ingetrokken_op, rij.ingetrokken_reden = klok.nu(), reden.strip()
    rij.ingetrokken_door = gever.naam if gever.gever is regels.Gever.ZELF else regels.NAAM_VAN_GEVER[gever.gever]
    rij.save(update_fields=["ingetrokken_op", "ingetrokken_door", "ingetrokken_reden"])
    for soort in (VERLOOPT, ONVOLLEDIG):
        taken_vervallen(actor=actor, soort=soort, onderwerp_id=rij.pk)
    gebeurtenis_melden("toestemming_ingetrokken", rij.pk, inwoner=str(rij.inwoner_id), partner=rij.partner)
    logboek.handeling(actor, S.code, rij, ingetrokken=True)
    return rij


def toestemmingsdocument_toevoegen(
    *, actor: Actor, toestemming_id: UUID, naam: str, inhoud: bytes
) -> Toestemmingsdocument:
    """The signed paper, checked as every file."""
    rij = _haal(toestemming_id)
    document = bestand_opslaan(actor=actor, rij=Toestemmingsdocument(**_kind(actor, rij)), naam=naam, inhoud=inhoud)
    logboek.handeling(actor, S.code, document, sha256=document.sha256)
    return document


def deling_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID | None,
    inwoner_id: UUID,
    partner: str,
    gegevens: Collection[str],
    wet: str = Wet.ALGEMEEN,
    waarom: str = Waarom.HULP,
    partner_naam: str = "",
    toelichting: str = "",
    weet: str = "ja",
    gedeeld_op: datetime | None = None,
    brief_id: UUID | None = None,
    zonder_beperkt: bool | None = False,
) -> Deling:
    """Record what went to whom, with the ground of this moment. Refused only where the law forbids it (Blokkade).

    `weet`: does the resident know: "ja", "straks" (comes back as a task) or "onveilig". `zonder_beperkt`: a piece that
    may only be kept was left out; None where nobody can be asked any more, then it becomes a task (`eis_zonder`).
    """
    poort.eis(S)
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)
    _eis_wet(actor, wet)
    op = gedeeld_op or klok.nu()
    if op > klok.nu():
        raise Fout("Dit moment ligt in de toekomst. Kies wanneer je het hebt gedeeld.", veld="gedeeld_op")
    antwoord = mag_delen(
        inwoner_id=inwoner_id, wet=wet, partner=partner, waarom=waarom, gegevens=gegevens, partner_naam=partner_naam
    )
    eis_mag(actor, inwoner, antwoord)
    raakt = eis_zonder(inwoner, dossier_id, antwoord, zonder_beperkt)
    deling = Deling(
        **_merk(actor, inwoner, dossier_id, wet),
        partner=Partner(partner),
        partner_naam=partner_naam.strip(),
        doel=woorden.NAAM_VAN_WAAROM[Waarom(waarom)],
        gegevens=[g.value for g in antwoord.gegevens],
        waarom=Waarom(waarom),
        uitkomst=antwoord.uitkomst,
        regel=antwoord.regel,
        artikel=antwoord.artikel,
        toestemming=_grond(antwoord, inwoner_id, partner, partner_naam),
        toelichting=toelichting.strip(),
        gedeeld_op=op,
        brief_id=brief_id,
        zonder_beperkt=bool(raakt and zonder_beperkt),
    )
    deling.save(force_insert=True)
    if raakt and zonder_beperkt is None and not brief_id:  # whoever made the letter was asked when it was made
        _taak(actor, deling, NAKIJKEN, f"{LAAT_WEG} Kijk na of het is gedeeld; zo ja, meld een datalek.", NAKIJKDAGEN)
    if weet == "straks":
        _taak(actor, deling, VERTELLEN, "Vertel de inwoner dat je iets met een ander hebt gedeeld.", VERTELDAGEN)
    gebeurtenis_melden("gegevens_gedeeld", deling.pk, inwoner=str(inwoner_id), partner=deling.partner)
    logboek.handeling(actor, S.code, deling, regel=antwoord.regel, partner=deling.partner, weet=weet)
    return deling


def toestemmingen_bewaken() -> int:
    """Every morning: a task for each consent that ends soon. Once per consent; renewing or withdrawing closes it."""
    systeem = Actor.systeem("toestemming")
    with transactie(systeem):
        vandaag = klok.vandaag()
        grens = vandaag + timedelta(days=instelling("toestemming_herinner_dagen"))
        rijen = Toestemming.objects.filter(ingetrokken_op=None, opvolger=None, tot__gt=vandaag, tot__lte=grens)
        bekend = set(Taak.objects.filter(soort=VERLOOPT).values_list("onderwerp_id", flat=True))
        nieuw = [rij for rij in rijen.order_by("tot", "id") if rij.pk not in bekend]
        for rij in nieuw:
            tekst = f"Een toestemming loopt af op {datum_gewoon(rij.tot)}. Vraag of de inwoner haar wil verlengen."
            _taak(systeem, rij, VERLOOPT, tekst, max((rij.tot - vandaag).days, 1))
        return len(nieuw)


def _haal(toestemming_id: UUID) -> Toestemming:
    poort.eis(S)
    return poort.haal(Toestemming, toestemming_id, S, voor_wijzigen=True)


def _eis_wet(actor: Actor, wet: str) -> None:
    """Whoever has no task in this law has nothing of it to share."""
    leest = any(bereik_van(actor.rollen, CATEGORIE_VAN_WET[Wet(wet)], op) for op in "LS")
    if not (leest or actor.is_systeem):
        raise Fout(f"{NAAM_VAN_WET[Wet(wet)]} hoort niet bij je taak. Kies waar de gegevens over gaan.", veld="wet")


def _eis_periode(van: date, tot: date) -> None:
    if van > klok.vandaag():
        raise Fout(f"{datum_gewoon(van)} ligt in de toekomst. Kies de dag waarop het is gevraagd.", veld="van")
    if tot <= max(van, klok.vandaag()):
        raise Fout(f"{datum_gewoon(tot)} is al geweest. Kies een dag na vandaag.", veld="tot")
    if tot > plus_maanden(klok.vandaag(), 60):
        raise Fout(f"{datum_gewoon(tot)} is te ver weg. Toestemming geldt hooguit vijf jaar.", veld="tot")


def _gegevens(soort: str, gegevens: Collection[str]) -> list[str]:
    """Which data; consent to help is about help alone."""
    if soort == regels.Soort.HULP:
        return []
    if not gegevens:
        raise Fout("Kies waarover de toestemming gaat.", veld="gegevens")
    return [g.value for g in Gegeven if g in set(gegevens)]


def _merk(actor: Actor, inwoner: Inwoner, dossier_id: UUID | None, wet: str) -> dict[str, Any]:
    return {
        "inwoner_id": inwoner.pk,
        "team_id": inwoner.team_id,
        "afgeschermd": inwoner.afgeschermd,
        "dossier_id": dossier_id,
        "wet": Wet(wet),
        "auteur_naam": actor.naam,
        "gemaakt_door": actor.kenmerk,
    }


def _kind(actor: Actor, rij: Toestemming) -> dict[str, Any]:
    return {
        "toestemming": rij,
        "inwoner_id": rij.inwoner_id,
        "team_id": rij.team_id,
        "afgeschermd": rij.afgeschermd,
        "dossier_id": rij.dossier_id,
        "wet": rij.wet,
        "gemaakt_door": actor.kenmerk,
    }


def _gever(gevers: Gevers, sleutel: str, *, veld: str) -> MogelijkeGever:
    gevonden = next((g for g in gevers.mensen if g.sleutel == sleutel), None)
    if gevonden is None:
        raise Fout("Kies iemand uit de lijst.", veld=veld)
    return gevonden


def _stemmen(actor: Actor, rij: Toestemming, gevers: Gevers, sleutels: Collection[str]) -> None:
    """Write each yes once, and make or close the task about who is still missing."""
    if not sleutels:
        raise Fout("Kies wie de toestemming gaf.", veld="gevers")
    bekend = {(s.gever, str(s.gever_inwoner_id or s.naam)) for s in rij.stems.all()}
    for sleutel in sleutels:
        g = _gever(gevers, sleutel, veld="gevers")
        if (g.gever, g.wie) not in bekend:
            naam = "" if g.inwoner_id else g.naam
            velden = {"gever": g.gever, "gever_inwoner_id": g.inwoner_id, "naam": naam, "op": klok.vandaag()}
            Stem(**_kind(actor, rij), **velden).save(force_insert=True)
    mist = wat_mist(rij, rij.stems.all(), gevers)
    taken_vervallen(actor=actor, soort=ONVOLLEDIG, onderwerp_id=rij.pk)
    if mist:
        _taak(actor, rij, ONVOLLEDIG, f"Een toestemming geldt nog niet. Vraag het ook aan {opsomming(mist)}.", 14)
    elif gevers.gezag_buiten_zicht and any(s.gever == regels.Gever.GEZAG for s in rij.stems.all()):
        _leg_voor(rij)


def _leg_voor(rij: Toestemming) -> None:
    """Never chosen silently (GEZ-02): of a parent whose existence is hidden here, who may know it judges. The worker
    who wrote the consent reads nothing of it, for that would tell that there is somebody."""
    with transactie(SYSTEEM):
        if Taak.objects.filter(soort=BUITEN_ZICHT, onderwerp_id=rij.pk, klaar_op=None).exists():
            return
        taak_maken(
            actor=SYSTEEM,
            soort=BUITEN_ZICHT,
            tekst="Een toestemming geldt met één ouder. De andere met gezag is afgeschermd. Kijk of dit zo mag.",
            uiterlijk=klok.vandaag() + timedelta(days=2),
            rol=Rol.AANDACHTSFUNCTIONARIS,
            onderwerp_id=rij.pk,
            adres=f"/inwoner/{rij.inwoner_id}/",
            afgeschermd=True,
        )


def eis_mag(actor: Actor, inwoner: Inwoner, antwoord: Antwoord, *, veld: str = "gegevens") -> None:
    """For any room that shares: only the law refuses, and the refusal is logged with the row of the table."""
    if antwoord.mag:
        if vraagt_weglaten(antwoord):
            eis_onbeperkt(inwoner)
        return
    if not (antwoord.gegevens or antwoord.niet):
        raise Fout("Kies wat je deelt.", veld=veld)
    logboek.geweigerd(actor, S.code, "inwoner.inwoner", inwoner.pk, antwoord.regel)
    grond = f"{antwoord.reden} ({antwoord.artikel})"
    if antwoord.uitkomst is Uitkomst.NIET:
        raise Blokkade("delen-verboden", f"Dit mag je niet delen. {grond}")
    namen = opsomming([woorden.NAAM_VAN_GEGEVEN[g].lower() for g in antwoord.niet])
    if antwoord.uitkomst is Uitkomst.TOESTEMMING:
        raise Blokkade("delen-zonder-toestemming", f"Voor {namen} is er geen geldige toestemming. {grond}", veld)
    raise Blokkade("delen-meer-dan-mag", f"Laat weg: {namen}. {grond}", veld)


def eis_onbeperkt(inwoner: Inwoner) -> None:
    """Everything about this person may only be kept: then only consent, or danger, lets something leave."""
    if is_heel_beperkt(inwoner.pk):
        raise Blokkade("beperkt-delen", DELEN, "gegevens")


def eis_zonder(
    inwoner: Inwoner, dossier_id: UUID | None, antwoord: Antwoord, zonder: bool | None
) -> tuple[Gegeven, ...]:
    """One piece that may only be kept: a share names kinds, so whoever shares says that it was left out (AVG art. 18).

    Consent and danger let it through, as for a whole person. Returns the kinds that hold such a piece.
    """
    if not vraagt_weglaten(antwoord):
        return ()
    raakt = beperkt_in(inwoner.pk, dossier_id, antwoord.gegevens)
    if raakt and zonder is False:
        namen = opsomming([woorden.NAAM_VAN_GEGEVEN[g].lower() for g in raakt])
        vraag = "Laat dat stuk weg, en vink aan dat je dat deed."
        raise Fout(f"Bij {namen} hoort een stuk dat wij alleen bewaren (AVG art. 18). {vraag}", "zonder_beperkt")
    return raakt


def _grond(antwoord: Antwoord, inwoner_id: UUID, partner: str, partner_naam: str) -> Toestemming | None:
    """The consent it leans on: the one that covers most of what was shared."""
    if antwoord.uitkomst is not Uitkomst.TOESTEMMING:
        return None
    rijen = geldige_toestemmingen(inwoner_id, partner, partner_naam)
    return max(rijen, key=lambda rij: len(set(rij.gegevens) & set(antwoord.gegevens)))


def _taak(actor: Actor, rij: Toestemming | Deling, soort: str, tekst: str, dagen: int) -> None:
    schrijver = rij.gemaakt_door
    taak_maken(
        actor=actor,
        soort=soort,
        tekst=tekst,
        uiterlijk=klok.vandaag() + timedelta(days=dagen),
        voor=Medewerker.objects.filter(pk=schrijver).first() if len(schrijver) == 36 else None,
        team=rij.team,
        dossier_id=rij.dossier_id,
        onderwerp_id=rij.pk,
        adres=f"/dossier/{rij.dossier_id}/delen/" if rij.dossier_id else f"/inwoner/{rij.inwoner_id}/",
        afgeschermd=rij.afgeschermd,
    )
