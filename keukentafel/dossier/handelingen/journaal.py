"""The journal: write, correct, strike out, put back. What was written never disappears without a trace."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from keukentafel.dossier import regels
from keukentafel.dossier.handelingen._hulp import bewaar_versie, eis_leden, eis_tekst, eis_wet
from keukentafel.dossier.handelingen.lezen import itemmerk
from keukentafel.dossier.handelingen.sluiten import laatste_contact_bijwerken
from keukentafel.dossier.leesmoment import STANDAARD
from keukentafel.dossier.models import Dossier, Journaalregel, Journaalversie
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet
from keukentafel.poort.rechten import Recht

S = Recht.JOURNAAL_SCHRIJVEN


def journaalregel_schrijven(
    *,
    actor: Actor,
    dossier_id: UUID,
    tekst: str,
    soort: str = regels.Soort.TELEFOON,
    moment: datetime | None = None,
    wet: str = Wet.ALGEMEEN,
    publiek: str = Publiek.TEAM,
    over: Iterable[UUID] | None = None,
    onderwerpen: Iterable[str] = (),
    inwoner_leest_mee: bool = True,
    leesmoment: str = STANDAARD,
    concept: str = "",
    minuten: int | None = None,
) -> Journaalregel:
    """One line on the timeline, with subject, law and audience; about the whole household unless `over` names members.

    The subject reads it after the municipality's hours, or at once with `leesmoment` "nu". `concept` is the key of the
    draft that this text was typed in; it is wiped in the same transaction.
    """
    poort.eis(S)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_LEZEN)
    soort = _soort(soort)
    publiek = Publiek.AUTEUR if soort == regels.Soort.WERKAANTEKENING else publiek
    eis_wet(wet, publiek, stand_van(actor, dossier))
    op = moment or klok.nu()
    if op > klok.nu():
        raise Fout(f"{op:%d-%m-%Y %H.%M} ligt in de toekomst. Kies nu, of een tijdstip ervoor.", veld="moment")
    regel = Journaalregel(
        **itemmerk(actor, dossier, wet, publiek, soort=soort, leest_mee=inwoner_leest_mee, keuze=leesmoment),
        tekst=eis_tekst(tekst),
        soort=soort,
        moment=op,
        onderwerpen=list(onderwerpen),
        minuten=_minuten(minuten),
    )
    regel.save(force_insert=True)
    regel.over.set(eis_leden(dossier, over))
    if regels.raakt_laatste_contact(soort, wet, publiek):
        laatste_contact_bijwerken(dossier, op.astimezone(klok.AMSTERDAM).date())
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    gebeurtenis_melden("journaalregel_geschreven", dossier.pk, regel=str(regel.pk), regelsoort=soort)
    logboek.handeling(actor, S.code, regel, soort=soort)
    return regel


def journaalregel_corrigeren(
    *, actor: Actor, regel_id: UUID, versie: int, tekst: str, reden: str, concept: str = ""
) -> Journaalregel:
    """The writer corrects own words; the old text stays, with the reason. Raises Botsing on an old version."""
    poort.eis(S)
    regel = poort.haal(Journaalregel, regel_id, S, voor_wijzigen=True)
    nieuw = eis_tekst(tekst)
    is_auteur = regel.gemaakt_door == actor.kenmerk
    if bezwaar := regels.bezwaar_tegen_correctie(
        is_auteur=is_auteur, doorgehaald=regel.doorgehaald_op is not None, reden=reden
    ):
        raise Fout(bezwaar, veld="reden" if is_auteur else None)
    if regel.versie != versie:
        raise Botsing(regel, {"tekst": tekst})
    bewaar_versie(Journaalversie, actor, regel, ["tekst"], reden)
    bewaar_met_versie(regel, actor=actor, versie=versie, tekst=nieuw)
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    logboek.handeling(actor, S.code, regel, gecorrigeerd=True)
    return regel


def journaalregel_doorhalen(*, actor: Actor, regel_id: UUID, reden: str) -> Journaalregel:
    """Struck out with a reason; it stays readable as such. Doing it twice changes nothing."""
    poort.eis(S)
    regel = poort.haal(Journaalregel, regel_id, S, voor_wijzigen=True)
    if regel.doorgehaald_op:
        return regel
    if not reden.strip():
        raise Fout("Schrijf kort op waarom je deze regel doorhaalt. De tekst blijft leesbaar.", veld="reden")
    bewaar_met_versie(
        regel, actor=actor, versie=regel.versie, doorgehaald_op=klok.nu(), doorgehaald_reden=reden.strip()
    )
    gebeurtenis_melden("journaalregel_doorgehaald", regel.dossier_id, regel=str(regel.pk))
    logboek.handeling(actor, S.code, regel, doorgehaald=True)
    return regel


def journaalregel_herstellen(*, actor: Actor, regel_id: UUID) -> Journaalregel:
    """Undo of striking out; that it was struck out, and why, stays as a version."""
    poort.eis(S)
    regel = poort.haal(Journaalregel, regel_id, S, voor_wijzigen=True)
    if regel.doorgehaald_op is None:
        return regel
    bewaar_versie(Journaalversie, actor, regel, ["doorgehaald_reden"], "teruggezet")
    bewaar_met_versie(regel, actor=actor, versie=regel.versie, doorgehaald_op=None, doorgehaald_reden="")
    logboek.handeling(actor, S.code, regel, hersteld=True)
    return regel


def _soort(soort: str) -> regels.Soort:
    if soort not in set(regels.Soort):
        raise Fout(f"‘{soort}’ is geen soort. Kies een soort uit de lijst.", veld="soort")
    return regels.Soort(soort)


def _minuten(minuten: int | None) -> int | None:
    """How long it took; nothing is an answer too."""
    if minuten is not None and not 0 < minuten <= regels.MEESTE_MINUTEN:
        raise Fout(f"‘{minuten}’ minuten kan niet. Vul 1 tot en met {regels.MEESTE_MINUTEN} in.", veld="minuten")
    return minuten
