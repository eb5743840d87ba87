"""Registering a resident, and keeping the record right."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection

from keukentafel.inwoner.handelingen.adres import adres_neerzetten, team_voor
from keukentafel.inwoner.handelingen.sleutels import sleutels_maken
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.opvragen.zoeken import mogelijk_dezelfde
from keukentafel.inwoner.regels.communicatie import KANALEN
from keukentafel.inwoner.regels.gegevens import GROEPEN, Adresgegevens, Persoonsgegevens
from keukentafel.inwoner.regels.naam import Naamgebruik, sorteersleutel
from keukentafel.inwoner.regels.persoon import (
    REDENEN_GEEN_BSN,
    RedenGeenBsn,
    controleer_geboortedatum,
    lees_bsn,
)
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.models import Taak, Team
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

NAKIJKEN_BINNEN = timedelta(days=3)
INGEVOERD = "ingevoerd"


class BestaatAl(Fout):
    """This person is known already. `bestaande`: (id, name) of people one may see; empty: ask another team.

    `zeker`: the BSN is the same, so it cannot be a new person.
    """

    def __init__(self, tekst: str, bestaande: tuple[tuple[UUID, str], ...] = (), *, zeker: bool = False) -> None:
        super().__init__(tekst, veld="bsn" if zeker else None)
        self.bestaande = bestaande
        self.zeker = zeker


def inwoner_registreren(
    *,
    actor: Actor,
    persoon: Persoonsgegevens,
    adres: Adresgegevens | None = None,
    toch_nieuw: bool = False,
    bronnen: Mapping[str, str] | None = None,
    geheimhouding: bool = False,
) -> Inwoner:
    """Register a person, with or without BSN (PRV-16, WMO 5.2.9 l8).

    `bronnen` names the source per group of regels.gegevens ("BRP …"); the rest counts as typed in by the actor.
    Raises BestaatAl for somebody one may know of. A BSN that stands on a hidden person gives an ordinary
    registration and a task for the aandachtsfunctionaris; nothing shows the difference (AUT-04).
    """
    poort.eis(Recht.INWONER_SCHRIJVEN)
    velden = _gecontroleerd(persoon)
    bezet = _bsn_bezet(velden["bsn"])
    if not toch_nieuw:
        _weiger_mogelijk_dezelfde(persoon)
    inwoner = Inwoner(
        **velden,
        nummer=_volgend_nummer(),
        sorteernaam=sorteersleutel(persoon.naamdelen),
        team=team_voor(actor, adres),
        geheimhouding=geheimhouding,
        bron=_bronnen(bronnen, [*GROEPEN, *(["adres"] if adres else [])]),
        gemaakt_door=actor.kenmerk,
    )
    _zet_neer(actor, inwoner, bezet)
    adressen = [adres_neerzetten(actor, inwoner, adres)] if adres and not adres.leeg else []
    sleutels_maken(inwoner, adressen)
    gebeurtenis_melden("inwoner_geregistreerd", inwoner.pk, team=inwoner.team_id)
    logboek.handeling(actor, Recht.INWONER_SCHRIJVEN.code, inwoner, wat="registreren")
    return inwoner


def inwoner_bijwerken(
    *,
    actor: Actor,
    inwoner_id: UUID,
    versie: int,
    persoon: Persoonsgegevens,
    bronnen: Mapping[str, str] | None = None,
) -> Inwoner:
    """Save the record on top of `versie`; raises Botsing when a colleague was first.

    An empty BSN leaves the known one: taking a BSN away is correcting identity, not editing.
    """
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_SCHRIJVEN, voor_wijzigen=True)
    velden = _gecontroleerd(persoon)
    nieuw_bsn = velden["bsn"] if velden["bsn"] and velden["bsn"] != inwoner.getypt_bsn else None
    if not nieuw_bsn:
        for naam in ("bsn", "bsn_ontbreekt") if inwoner.getypt_bsn else ("bsn",):
            velden.pop(naam)
    bezet = _bsn_bezet(nieuw_bsn)
    anders = [
        groep
        for groep, namen in GROEPEN.items()
        if any(n in velden and velden[n] != getattr(inwoner, n) for n in namen)
    ]
    velden["sorteernaam"] = sorteersleutel(persoon.naamdelen)
    velden["bron"] = {**inwoner.bron, **_bronnen(bronnen, anders)}
    if nieuw_bsn:
        velden |= {"bsn": None if bezet else nieuw_bsn, "bsn_na_te_kijken": nieuw_bsn if bezet else None}
    bewaar_met_versie(inwoner, actor=actor, versie=versie, **velden)
    if bezet:
        _laat_nakijken(inwoner)
    sleutels_maken(inwoner)
    gebeurtenis_melden("inwoner_bijgewerkt", inwoner.pk, groepen=anders)
    logboek.handeling(actor, Recht.INWONER_SCHRIJVEN.code, inwoner, wat="bijwerken", groepen=anders)
    return inwoner


def bsn_tonen(*, actor: Actor, inwoner_id: UUID) -> str:
    """The whole BSN, on request; the log names who asked (PRV-16). Empty when there is none."""
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_SCHRIJVEN)
    logboek.handeling(actor, Recht.INWONER_SCHRIJVEN.code, inwoner, wat="bsn_tonen")
    return inwoner.getypt_bsn or ""


def _gecontroleerd(persoon: Persoonsgegevens) -> dict[str, Any]:
    """Columns of the person after every check; raises Fout."""
    if not persoon.heeft_naam:
        raise Fout("Er is nog geen naam. Vul een achternaam of roepnaam in.", veld="geslachtsnaam")
    controleer_geboortedatum(persoon.geboortedatum, klok.vandaag())
    if persoon.geslacht not in ("", "M", "V", "O"):
        raise Fout(f"Geslacht ‘{persoon.geslacht}’ bestaat niet. Kies M, V of O, of laat leeg.", veld="geslacht")
    velden: dict[str, Any] = {naam: waarde for groep in GROEPEN for naam, waarde in persoon.groep(groep).items()}
    velden = {naam: w.strip() if isinstance(w, str) else w for naam, w in velden.items()}
    velden["naamgebruik"] = Naamgebruik(velden["naamgebruik"] or Naamgebruik.EIGEN).value
    if velden["voorkeurskanaal"] not in ("", *KANALEN):
        raise Fout(f"‘{velden['voorkeurskanaal']}’ is geen manier om iemand te bereiken.", veld="voorkeurskanaal")
    velden["bsn"] = lees_bsn(persoon.bsn) or None
    reden = velden["bsn_ontbreekt"] or RedenGeenBsn.NIET_GEVRAAGD.value
    if reden not in REDENEN_GEEN_BSN:
        raise Fout(f"‘{reden}’ is geen bekende reden waarom er geen BSN is.", veld="bsn_ontbreekt")
    velden["bsn_ontbreekt"] = "" if velden["bsn"] else reden
    return velden


def _bsn_bezet(bsn: str | None) -> bool:
    """Does the number stand on somebody hidden? Raises BestaatAl when it stands on somebody one may know of."""
    if not bsn:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, team_id, afgeschermd FROM kt_bsn_van(%s)", [bsn])
        rijen = cursor.fetchall()
    zichtbaar = poort.zichtbaar(Inwoner, Recht.INWONER_ZOEKEN).filter(pk__in=[rij[0] for rij in rijen])
    if bekend := tuple((i.pk, i.naam) for i in zichtbaar):
        namen = ", ".join(naam for _, naam in bekend)
        raise BestaatAl(f"Dit BSN staat al bij {namen}. Kies die inwoner in plaats van een nieuwe.", bekend, zeker=True)
    if elders := next((team for _, team, afgeschermd in rijen if not afgeschermd), None):
        team = Team.objects.get(pk=elders)
        raise BestaatAl(
            f"Deze inwoner is al bekend, maar niet bij jou. Vraag team {team.naam} {team.telefoon}".strip() + ".",
            zeker=True,
        )
    return bool(rijen)


def _weiger_mogelijk_dezelfde(persoon: Persoonsgegevens) -> None:
    if lijkt := mogelijk_dezelfde(persoon.naamdelen, persoon.geboortedatum):
        wie = "; ".join(f"{t.naam}, {t.onderschrift}" for t in lijkt)
        raise BestaatAl(
            f"Misschien is deze inwoner al bekend: {wie}. Kies die inwoner, of geef aan dat het iemand anders is.",
            tuple((t.id, t.naam) for t in lijkt),
        )


def _zet_neer(actor: Actor, inwoner: Inwoner, bezet: bool) -> None:
    """Write the row. When the number turns out to be taken after all (two registrations at once), it waits as well."""
    getypt = inwoner.bsn
    if bezet:
        inwoner.bsn, inwoner.bsn_na_te_kijken = None, getypt
    try:
        with transactie(actor):
            inwoner.save(force_insert=True)
    except IntegrityError as fout:
        if "inwoner_bsn_uniek" not in str(fout):
            raise
        bezet = True
    if bezet and inwoner.bsn:
        inwoner.bsn, inwoner.bsn_na_te_kijken = None, getypt
        inwoner.save(force_insert=True)
    if bezet:
        _laat_nakijken(inwoner)


def _laat_nakijken(inwoner: Inwoner) -> None:
    """A task for the role alone, made by the house: the worker who typed finds no trace of it."""
    systeem = Actor.systeem("identiteit")
    with transactie(systeem):
        Taak(
            soort="identiteit_nakijken",
            tekst="Een nieuw ingevoerd BSN staat al bij een afgeschermde inwoner. Kijk na of het dezelfde persoon is.",
            adres=f"/inwoner/{inwoner.pk}/",
            rol=Rol.AANDACHTSFUNCTIONARIS.value,
            onderwerp_id=inwoner.pk,
            uiterlijk=klok.vandaag() + NAKIJKEN_BINNEN,
            afgeschermd=True,
            gemaakt_door=systeem.kenmerk,
        ).save(force_insert=True)


def _volgend_nummer() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('inwoner_nummer')")
        return int(cursor.fetchone()[0])


def _bronnen(bronnen: Mapping[str, str] | None, groepen: list[str]) -> dict[str, dict[str, str]]:
    """Source and day per group that was written."""
    vandaag = klok.vandaag().isoformat()
    return {groep: {"bron": (bronnen or {}).get(groep, INGEVOERD), "op": vandaag} for groep in groepen}
