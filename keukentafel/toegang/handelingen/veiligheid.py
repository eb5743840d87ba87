"""Safety first: assess, act at once past the queue, and write it down afterwards (REQ-056, WMO-10)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import moment_lang
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen import _melding
from keukentafel.toegang.handelingen._hulp import eis_tekst, in_rol
from keukentafel.toegang.handelingen.melding import melding_maken
from keukentafel.toegang.models import Melding, Veiligheidstoets
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.regels import Antwoord, MeldingStand, Urgentie, is_onveilig

RECHT = Recht.VEILIGHEID_BEOORDELEN
VASTLEGGEN, WACHT = "vastleggen_na_spoed", "crisis_wacht"


def veiligheid_beoordelen(*, actor: Actor, melding_id: UUID, antwoorden: Mapping[str, str]) -> Veiligheidstoets:
    """A few questions with yes, no or not known. One yes: crisis, past the queue, to who is here now."""
    poort.eis(RECHT)
    melding = _melding.haal_melding(melding_id, Recht.MELDING_BEHANDELEN)
    lijsten = keuzes()
    gegeven = _eis_antwoorden(lijsten, antwoorden)
    positief = is_onveilig(gegeven.values())
    return _toets(actor, melding, lijsten, antwoorden=gegeven, positief=positief, moment=klok.nu())


def _eis_antwoorden(lijsten: Keuzes, antwoorden: Mapping[str, str]) -> dict[str, str]:
    vragen = dict(lijsten.lijst("veiligheidsvraag"))
    gegeven = {code: waarde for code, waarde in antwoorden.items() if waarde}
    for code, waarde in gegeven.items():
        if code not in vragen or waarde not in list(Antwoord):
            raise Fout(f"‘{waarde}’ is geen antwoord op ‘{vragen.get(code, code)}’. Kies: ja, nee of weet niet.")
    if not gegeven:
        raise Fout("Beantwoord minstens één vraag. ‘Weet niet’ is ook een antwoord.")
    return gegeven


def crisis_vastleggen(
    *,
    actor: Actor,
    wie: str,
    wat: str,
    moment: datetime | None = None,
    inwoner_id: UUID | None = None,
    huishouden_id: UUID | None = None,
    team_id: int | None = None,
) -> Melding:
    """Up to the first help only who, what and when are asked (architectuur.md §10.1); the rest comes later."""
    poort.eis(RECHT)
    if not (inwoner_id or huishouden_id) and not wie.strip():
        raise Fout("Wie is het? Een naam, een adres of ‘onbekende man’ is genoeg.", veld="wie")
    if not wat.strip():
        raise Fout("Wat is er aan de hand, of wat doe je? Een paar woorden is genoeg.", veld="wat")
    nu = klok.nu()
    if moment and moment > nu:
        raise Fout(f"{moment_lang(moment)} is nog niet geweest. Kies nu of eerder.", veld="moment")
    onbekend = f"{wie.strip()}: " if not (inwoner_id or huishouden_id) else ""
    melding = melding_maken(
        actor=actor,
        hulpvraag=f"{onbekend}{wat.strip()}",
        urgentie=Urgentie.CRISIS,
        inwoner_id=inwoner_id,
        huishouden_id=huishouden_id,
        team_id=team_id,
        ontvangen_op=moment or nu,
    )
    _toets(actor, melding, keuzes(), antwoorden={}, positief=True, moment=moment or nu)
    return melding


def _toets(
    actor: Actor,
    melding: Melding,
    lijsten: Keuzes,
    *,
    antwoorden: dict[str, str],
    positief: bool,
    moment: datetime,
) -> Veiligheidstoets:
    toets = Veiligheidstoets(
        melding=melding,
        antwoorden=antwoorden,
        positief=positief,
        moment=moment,
        medewerker_id=actor.id,
        vastgelegd_op=None if positief else klok.nu(),
        **_melding.muren(actor, melding),
    )
    toets.save(force_insert=True)
    if positief:
        _meteen(actor, melding, lijsten)
        _herinneren(actor, melding)
    gebeurtenis_melden("veiligheid_beoordeeld", melding.pk, positief=positief)
    logboek.handeling(actor, RECHT.code, melding, toets=str(toets.pk))
    return toets


def _meteen(actor: Actor, melding: Melding, lijsten: Keuzes) -> None:
    """Crisis, and taken by who stands here; who may not take it calls the coördinator of the team."""
    melding.urgentie = Urgentie.CRISIS
    _melding.termijnen_bijwerken(actor, melding, lijsten)
    if actor.id and in_rol(actor.id, melding.team_id):
        if melding.status != MeldingStand.IN_BEHANDELING:
            melding.behandelaar_id = actor.id
            _melding.zet_stand(actor, melding, MeldingStand.IN_BEHANDELING, "veiligheid: meteen gehandeld")
            _melding.termijnen_overdragen(melding)
            _melding.termijnen_sluiten(melding, "opgepakt", "EC", "D04")
    elif melding.behandelaar_id is None:
        taak_maken(
            actor=actor,
            soort=WACHT,
            tekst=f"Crisis: melding {melding.nummer} wacht op iemand die nu gaat.",
            uiterlijk=klok.vandaag(),
            rol=Rol.COORDINATOR,
            team=melding.team,
            onderwerp_id=melding.pk,
            adres=f"/meldingen/{melding.pk}/",
            afgeschermd=melding.afgeschermd,
        )
    _melding.bewaar(actor, melding, "urgentie", "behandelaar", "status")


def _herinneren(actor: Actor, melding: Melding) -> None:
    """Dated, and it stays until it is written down; there is one per melding."""
    wie = melding.behandelaar_id or actor.id
    if wie is None or Taak.objects.filter(soort=VASTLEGGEN, onderwerp_id=melding.pk, klaar_op=None).exists():
        return
    taak_maken(
        actor=actor,
        soort=VASTLEGGEN,
        tekst=f"Leg vast wat je deed bij melding {melding.nummer}.",
        uiterlijk=klok.vandaag() + timedelta(days=1),
        voor=Medewerker.objects.get(pk=wie),
        team=melding.team,
        onderwerp_id=melding.pk,
        adres=f"/meldingen/{melding.pk}/veiligheid/",
        afgeschermd=melding.afgeschermd,
    )


def veiligheid_vastleggen(*, actor: Actor, toets_id: UUID, verslag: str) -> Veiligheidstoets:
    """Afterwards: what was done. The reminder ends here and nowhere else by itself."""
    poort.eis(RECHT)
    toets = poort.haal(Veiligheidstoets, toets_id, Recht.MELDING_LEZEN, voor_wijzigen=True)
    if not verslag.strip():
        raise Fout("Schrijf op wat je deed en hoe het nu is. Kort is goed.", veld="verslag")
    toets.verslag, toets.vastgelegd_op = eis_tekst(verslag.strip(), "verslag"), klok.nu()
    toets.save(update_fields=["verslag", "vastgelegd_op"])
    if not Veiligheidstoets.objects.filter(melding=toets.melding_id, vastgelegd_op=None).exists():
        with transactie(Actor.systeem("veiligheid")):
            open_ = Taak.objects.filter(onderwerp_id=toets.melding_id, soort=VASTLEGGEN, klaar_op=None)
            open_.update(klaar_op=klok.nu(), klaar_door=actor.naam)
    logboek.handeling(actor, RECHT.code, toets, vastgelegd=True)
    return toets
