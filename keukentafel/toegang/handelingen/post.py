"""Loose mail and scans: taken in once, kept as they came, and given a place by a person (REQ-029)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.bestanden import herken
from keukentafel.kern.bestanden.keuring import nette_naam
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.koppelingen.post import Bericht, Onleesbaar, lees_bericht
from keukentafel.organisatie.handelingen.bestanden import bestand_opslaan
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen._hulp import Plek, eigen_team, plek
from keukentafel.toegang.handelingen.contact import contact_ongedaan_maken, contact_vastleggen
from keukentafel.toegang.models import Bijlage, Contact, Melding, Poststuk
from keukentafel.toegang.opvragen.keuzes import keuzes as contactkeuzes
from keukentafel.toegang.regels import Vervolg
from keukentafel.toegang.regels.post import GEEN_ACTIE, GEKOPPELD, OPEN

R = Recht.POST_VERWERKEN
# Giving a place may move the row out of the sight of whoever does it: another team, a shielded household.
VERPLAATSER = Actor.systeem("post_koppelen")
MAILSOORTEN = {"eml", "msg"}


@dataclass(frozen=True)
class Ingenomen:
    """What became of one file or mail; `nieuw` is False when it was there already."""

    poststuk: Poststuk
    nieuw: bool


def poststuk_innemen(
    *, actor: Actor, naam: str, inhoud: bytes, bron: str = "scherm", team_id: int | None = None
) -> Ingenomen:
    """A saved mail (.eml, .msg) or a scan (PDF, photo …) into the inbox of a team. The same one twice is one row.

    A scan that is not taken in raises Fout; from a mail everything is kept, and what was refused is named.
    """
    poort.eis(R)
    team = team_id or eigen_team(actor)
    return (
        poststuk_mail(actor=actor, inhoud=inhoud, bron=bron, team_id=team, naam=naam)
        if (herken(inhoud) in MAILSOORTEN)
        else _scan(actor, naam, inhoud, bron, team)
    )


def poststuk_mail(*, actor: Actor, inhoud: bytes, bron: str, team_id: int, naam: str = "") -> Ingenomen:
    """One mail, whatever is in it. What no parser can read is kept raw, and a person looks at it."""
    poort.eis(R)
    soort = "msg" if herken(inhoud) == "msg" else "eml"
    afdruk = hashlib.sha256(inhoud).hexdigest()
    try:
        bericht, leesfout = lees_bericht(soort, inhoud), ""
    except Onleesbaar as fout:
        bericht = Bericht("", "", "", nette_naam(naam) if naam else "Onleesbare mail", None, "")
        leesfout = f"Deze mail is niet te lezen ({fout}). De bytes zijn bewaard zoals ze kwamen."
    kenmerk = afdruk if leesfout else bericht.kenmerk
    if bekend := _bekend(team_id, kenmerk):
        return Ingenomen(bekend, False)
    poststuk = _nieuw(
        actor,
        team_id,
        soort="mail",
        bron=bron,
        verzonden_op=bericht.op,
        van_naam=bericht.van_naam,
        van_adres=bericht.van_adres,
        onderwerp=bericht.onderwerp,
        tekst=bericht.tekst,
        message_id=bericht.message_id,
        kenmerk=kenmerk,
        ruw=inhoud,
        ruw_soort=soort,
        sha256=afdruk,
        leesfout=leesfout,
    )
    _bijlagen(actor, poststuk, bericht)
    return _ingenomen(actor, poststuk)


def _scan(actor: Actor, naam: str, inhoud: bytes, bron: str, team_id: int) -> Ingenomen:
    afdruk = hashlib.sha256(inhoud).hexdigest()
    if bekend := _bekend(team_id, afdruk):
        return Ingenomen(bekend, False)
    poststuk = _nieuw(
        actor, team_id, soort="scan", bron=bron, onderwerp=nette_naam(naam), kenmerk=afdruk, sha256=afdruk
    )
    _bijlage(actor, poststuk, naam, inhoud, 1)
    return _ingenomen(actor, poststuk)


def _bekend(team_id: int, kenmerk: str) -> Poststuk | None:
    """The same one that this team has already; asked as the system, because it may be out of sight by now."""
    with transactie(VERPLAATSER):
        return Poststuk.objects.filter(team_id=team_id, kenmerk=kenmerk).defer("ruw").first()


def _nieuw(actor: Actor, team_id: int, **velden: Any) -> Poststuk:
    poststuk = Poststuk(team_id=team_id, gemaakt_door=actor.kenmerk, gewijzigd_door=actor.naam, **velden)
    poststuk.save(force_insert=True)
    return poststuk


def _bijlagen(actor: Actor, poststuk: Poststuk, bericht: Bericht) -> None:
    """Every attachment through the same check as an upload. A refused one stays in the raw mail; here is told why."""
    geweigerd = []
    for nr, deel in enumerate(bericht.bijlagen, start=1):
        try:
            _bijlage(actor, poststuk, deel.naam, deel.inhoud, nr)
        except Fout as fout:
            geweigerd.append({"naam": nette_naam(deel.naam), "reden": fout.tekst})
    if geweigerd:
        poststuk.geweigerd = geweigerd
        poststuk.save(update_fields=["geweigerd"])


def _bijlage(actor: Actor, poststuk: Poststuk, naam: str, inhoud: bytes, nr: int) -> None:
    rij = Bijlage(poststuk=poststuk, team_id=poststuk.team_id, gemaakt_door=actor.kenmerk, volgnr=nr)
    bestand_opslaan(actor=actor, rij=rij, naam=naam, inhoud=inhoud)


def _ingenomen(actor: Actor, poststuk: Poststuk) -> Ingenomen:
    gebeurtenis_melden("poststuk_ontvangen", poststuk.pk, team=poststuk.team_id, poststuksoort=poststuk.soort)
    logboek.handeling(actor, R.code, poststuk, bron=poststuk.bron)
    return Ingenomen(poststuk, True)


def haal_open(poststuk_id: UUID) -> Poststuk:
    """The piece of post, locked, when nobody gave it a place yet."""
    poort.eis(R)
    poststuk = poort.haal(Poststuk, poststuk_id, R, voor_wijzigen=True)
    if poststuk.stand != OPEN:
        raise Fout(f"{poststuk.klaar_naam or 'Een collega'} heeft dit al een plek gegeven. Er is niets veranderd.")
    return poststuk


def poststuk_bij_persoon(
    *, actor: Actor, poststuk_id: UUID, inwoner_id: UUID | None = None, huishouden_id: UUID | None = None
) -> Poststuk:
    """With a resident or household: it becomes a contact, that counts once, with the post beside it."""
    poststuk = haal_open(poststuk_id)
    waar = plek(actor, R, inwoner_id=inwoner_id, huishouden_id=huishouden_id)
    contact = _contact(actor, poststuk, waar, Vervolg.KLAAR)
    return poststuk_plaatsen(actor=actor, poststuk=poststuk, waar=waar, contact=contact)


def poststuk_bij_melding(*, actor: Actor, poststuk_id: UUID, melding_id: UUID) -> Poststuk:
    """With a melding that is there already."""
    poststuk = haal_open(poststuk_id)
    melding = poort.haal(Melding, melding_id, Recht.MELDING_VERDELEN_ZIEN)
    waar = Plek(melding.team_id, melding.inwoner, melding.huishouden, melding.afgeschermd)
    return poststuk_plaatsen(actor=actor, poststuk=poststuk, waar=waar, melding=melding)


def poststuk_wordt_vraag(
    *, actor: Actor, poststuk_id: UUID, inwoner_id: UUID | None = None, huishouden_id: UUID | None = None
) -> Contact:
    """Begin a melding with it: the contact carries the text into the intake screen, so nothing is typed twice."""
    poststuk = haal_open(poststuk_id)
    waar = plek(actor, R, inwoner_id=inwoner_id, huishouden_id=huishouden_id, team_id=poststuk.team_id)
    contact = _contact(actor, poststuk, waar, Vervolg.MELDING)
    poststuk_plaatsen(actor=actor, poststuk=poststuk, waar=waar, contact=contact)
    return contact


def poststuk_plaatsen(
    *,
    actor: Actor,
    poststuk: Poststuk,
    waar: Plek,
    contact: Contact | None = None,
    melding: Melding | None = None,
    dossier_id: UUID | None = None,
) -> Poststuk:
    """Write the place on the (locked) piece of post: it gets the walls of these people, and so do its attachments."""
    velden = {
        "stand": GEKOPPELD,
        "team_id": waar.team_id,
        "afgeschermd": waar.afgeschermd,
        "inwoner_id": waar.inwoner_id,
        "huishouden_id": waar.huishouden_id,
        "contact": contact,
        "melding": melding,
        "dossier_id": dossier_id,
    }
    _schrijf(actor, poststuk, velden, waar)
    gebeurtenis_melden("poststuk_gekoppeld", poststuk.pk, dossier=str(dossier_id or ""), melding=_id(melding))
    logboek.handeling(actor, R.code, poststuk, gekoppeld=True, dossier=str(dossier_id or ""), melding=_id(melding))
    return poststuk


def poststuk_wegleggen(*, actor: Actor, poststuk_id: UUID, reden: str, toelichting: str = "") -> Poststuk:
    """Nothing has to be done with it, and why. It stays as it came."""
    poststuk = haal_open(poststuk_id)
    lijst = {k.code: k.naam for k in keuzes("reden_geen_actie")}
    if reden not in lijst:
        raise Fout("Kies waarom er niets mee hoeft te gebeuren.", veld="reden")
    velden = {"stand": GEEN_ACTIE, "reden": reden, "toelichting": toelichting.replace("\x00", "").strip()[:1000]}
    _schrijf(actor, poststuk, velden, None)
    logboek.handeling(actor, R.code, poststuk, reden=reden)
    return poststuk


def poststuk_terugzetten(*, actor: Actor, poststuk_id: UUID) -> Poststuk:
    """Undo: back in the inbox of the team. A contact that was made with it goes when it is still of now."""
    poort.eis(R)
    poststuk = poort.haal(Poststuk, poststuk_id, R, voor_wijzigen=True)
    if poststuk.stand == OPEN:
        return poststuk
    _contact_weg(actor, poststuk)
    velden: dict[str, Any] = dict.fromkeys(("inwoner_id", "huishouden_id", "contact", "melding", "dossier_id"))
    velden |= {"stand": OPEN, "afgeschermd": False, "reden": "", "toelichting": ""}
    _schrijf(actor, poststuk, velden, None, klaar=False)
    logboek.handeling(actor, R.code, poststuk, teruggezet=True)
    return poststuk


def _contact_weg(actor: Actor, poststuk: Poststuk) -> None:
    """The contact goes along while it may still be taken back; after that it counts, and stays."""
    contact_id, poststuk.contact = poststuk.contact_id, None
    try:
        if contact_id:
            contact_ongedaan_maken(actor=actor, contact_id=contact_id)
    except Fout:
        return


def _schrijf(actor: Actor, poststuk: Poststuk, velden: dict[str, Any], waar: Plek | None, klaar: bool = True) -> None:
    op: datetime | None = klok.nu() if klaar else None
    wie = (actor.kenmerk, actor.naam) if klaar else ("", "")
    for veld, waarde in {**velden, "klaar_op": op, "klaar_door": wie[0], "klaar_naam": wie[1]}.items():
        setattr(poststuk, veld, waarde)
    poststuk.versie += 1
    poststuk.gewijzigd_op, poststuk.gewijzigd_door = klok.nu(), actor.naam
    with transactie(VERPLAATSER):
        poststuk.save()
        mensen = (
            {"inwoner_id": waar.inwoner_id, "huishouden_id": waar.huishouden_id}
            if waar
            else dict.fromkeys(("inwoner_id", "huishouden_id"))
        )
        Bijlage.objects.filter(poststuk=poststuk).update(**mensen)


def _contact(actor: Actor, poststuk: Poststuk, waar: Plek, vervolg: str) -> Contact:
    lijsten = contactkeuzes()
    voorkeur = "bericht" if poststuk.soort == "mail" else "post"
    kop = f"{poststuk.onderwerp}\n\n" if poststuk.onderwerp else ""
    return contact_vastleggen(
        actor=actor,
        kanaal=voorkeur if voorkeur in lijsten.namen("kanaal") else "",
        tekst=f"{kop}{poststuk.tekst}".strip(),
        vervolg=vervolg,
        inwoner_id=waar.inwoner_id,
        huishouden_id=waar.huishouden_id,
        team_id=waar.team_id,
        moment=min(poststuk.ontvangen_op, klok.nu()),
        lijsten=lijsten,
    )


def _id(object_: Any) -> str:
    return str(object_.pk) if object_ else ""
