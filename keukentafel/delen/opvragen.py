"""Reads of delen: what consent there is, what was shared, and the answer to "Mag ik dit delen?"."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.delen import beoordelen, regels, woorden
from keukentafel.delen.beoordelen import Antwoord
from keukentafel.delen.beperkt import geraakt
from keukentafel.delen.models import Deling, Stem, Toestemming, Toestemmingsdocument
from keukentafel.delen.woorden import Gegeven, Partner, Uitkomst, Waarom
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.opvragen.ontvangers import Adressering, adresseringen
from keukentafel.inwoner.regels.ontvangers import Ontvangerreden
from keukentafel.inwoner.regels.persoon import leeftijd_op
from keukentafel.kern import klok
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import opsomming
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen.bestanden import bestand_ophalen
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.poort import logboek, poort
from keukentafel.poort.beperking import soorten_over
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht

L = Recht.DELEN_LEZEN
ZONDER = ", zonder wat wij alleen bewaren"
TEKSTEN = "toestemmingstekst"
ZONDER_INRICHTING = date(2015, 1, 1)
GEVER_VAN_REDEN = {
    Ontvangerreden.INWONER: regels.Gever.ZELF,
    Ontvangerreden.GEZAG: regels.Gever.GEZAG,
    Ontvangerreden.VERTEGENWOORDIGER: regels.Gever.VERTEGENWOORDIGER,
}


@dataclass(frozen=True, slots=True)
class MogelijkeGever:
    """Somebody who can say yes for this resident. `sleutel` is what a form posts."""

    sleutel: str
    gever: regels.Gever
    wie: str
    naam: str
    inwoner_id: UUID | None


@dataclass(frozen=True, slots=True)
class Gevers:
    """Who can consent for one resident today."""

    leeftijd: int | None
    mensen: tuple[MogelijkeGever, ...]
    let_op: tuple[str, ...]
    gezag_buiten_zicht: bool = False
    """Somebody with gezag is hidden from this actor: never on a screen, only for the task of who may know."""

    @property
    def gezagsdragers(self) -> tuple[str, ...]:
        return tuple(g.wie for g in self.mensen if g.gever is regels.Gever.GEZAG)


@dataclass(frozen=True, slots=True)
class ToestemmingBeeld:
    """One consent for a list or a page, with its state of today."""

    id: UUID
    inwoner_id: UUID
    wie: str
    soort: regels.Soort
    soort_naam: str
    wet: str
    partner: Partner
    partner_naam: str
    doel: str
    gegevens: tuple[Gegeven, ...]
    tekst: str
    tekst_van: date
    wijze: str
    van: date
    tot: date
    stand: regels.Geldigheid
    stand_zin: str
    gevers: str
    mist: tuple[str, ...]
    document_id: UUID | None
    ingetrokken_door: str
    ingetrokken_op: datetime | None
    auteur: str

    @property
    def geldt(self) -> bool:
        return self.stand is regels.Geldigheid.GELDT

    @property
    def loopt(self) -> bool:
        """Can it still be withdrawn or renewed?"""
        return self.stand in {regels.Geldigheid.GELDT, regels.Geldigheid.WACHT, regels.Geldigheid.NOG_NIET}

    @property
    def gegevens_zin(self) -> str:
        return gegevenszin(self.gegevens)


@dataclass(frozen=True, slots=True)
class DelingBeeld:
    """One share."""

    id: UUID
    wie: str
    partner: str
    gegevens_zin: str
    waarom: str
    uitkomst: str
    artikel: str
    op: datetime
    door: str
    toelichting: str


def gegevenszin(gegevens: Iterable[str]) -> str:
    """ "Naam en contactgegevens en de hulpvraag"."""
    zin = opsomming([woorden.NAAM_VAN_GEGEVEN[Gegeven(g)].lower() for g in gegevens])
    return zin[:1].upper() + zin[1:]


def gevers_van(inwoner_id: UUID) -> Gevers:
    """Self, the holders of gezag, and the representatives (GEZ-01, VTG-02): the rule that addresses letters too.

    Somebody whose existence is hidden from this actor is not among them, and no consent waits for that person here.
    """
    return _gevers([poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)])[inwoner_id]


def gevers_van_allen(inwoners: Collection[UUID]) -> dict[UUID, Gevers]:
    """The same for many at once; each is a look, as for one."""
    rijen = list(poort.zichtbaar(Inwoner, Recht.INWONER_LEZEN).filter(pk__in=list(inwoners)))
    if len(rijen) < len(set(inwoners)):
        raise NietGevonden("inwoner.inwoner")
    for rij in rijen:
        logboek.kijk(Recht.INWONER_LEZEN.code, rij)
    return _gevers(rijen)


def _gevers(inwoners: list[Inwoner]) -> dict[UUID, Gevers]:
    keuzen = adresseringen(inwoners) if inwoners else {}
    return {inwoner.pk: _van(inwoner, keuzen[inwoner.pk]) for inwoner in inwoners}


def _van(inwoner: Inwoner, keus: Adressering) -> Gevers:
    leeftijd = leeftijd_op(inwoner.geboortedatum, klok.vandaag())
    mensen = [MogelijkeGever("zelf", regels.Gever.ZELF, str(inwoner.pk), _roepnaam(inwoner), inwoner.pk)]
    for o in keus.te_tonen:
        if o.reden is not Ontvangerreden.INWONER:
            gever, wie = GEVER_VAN_REDEN[o.reden], str(o.inwoner_id or o.naam)
            mensen.append(MogelijkeGever(f"{gever.value}-{wie}", gever, wie, o.toon_naam, o.inwoner_id))
    verborgen = any(o.reden is Ontvangerreden.GEZAG and not o.zichtbaar for o in keus.ontvangers)
    return Gevers(leeftijd, tuple(mensen), keus.let_op, verborgen)


def _roepnaam(inwoner: Inwoner) -> str:
    return inwoner.roepnaam or inwoner.voornamen.partition(" ")[0] or inwoner.geslachtsnaam or "Onbekend"


def toestemmingen(dossier_id: UUID, inwoners: Collection[UUID]) -> tuple[ToestemmingBeeld, ...]:
    """All consents written in this dossier about these people, the running ones first; logged as one look.

    What was written in the dossier of another household about the same child is not here (GEZ-05).
    """
    rijen = poort.zichtbaar(Toestemming, L).filter(dossier_id=dossier_id, inwoner_id__in=list(inwoners))
    beelden = _beelden(list(rijen.select_related("inwoner").order_by("-van", "-gemaakt_op", "id")[:200]))
    logboek.kijk(L.code, None, aantal=len(beelden))
    return tuple(sorted(beelden, key=lambda b: not b.loopt))


def toestemming(dossier_id: UUID, toestemming_id: UUID) -> ToestemmingBeeld:
    """One consent, of this dossier."""
    rij = poort.haal(Toestemming, toestemming_id, L)
    if rij.dossier_id != dossier_id:
        raise NietGevonden("delen.toestemming")
    return _beelden([rij])[0]


def _beelden(rijen: list[Toestemming]) -> list[ToestemmingBeeld]:
    stemmen: dict[UUID, list[Stem]] = defaultdict(list)
    for stem in Stem.objects.filter(toestemming__in=rijen).select_related("gever_inwoner").order_by("op", "gemaakt_op"):
        stemmen[stem.toestemming_id].append(stem)
    papieren = Toestemmingsdocument.objects.filter(toestemming__in=rijen).order_by("gemaakt_op")
    documenten = dict(papieren.values_list("toestemming_id", "pk"))
    gevers = gevers_van_allen({rij.inwoner_id for rij in rijen})
    return [_beeld(rij, stemmen[rij.pk], gevers[rij.inwoner_id], documenten.get(rij.pk)) for rij in rijen]


def wat_mist(rij: Toestemming, stemmen: Iterable[Stem], gevers: Gevers) -> tuple[str, ...]:
    """Whose yes is missing by the age of today: at twelve and at sixteen the person's own is needed (rule 0.8)."""
    eis = regels.eis(rij.soort, rij.wet, gevers.leeftijd, wilsonbekwaam=rij.wilsonbekwaam)
    gegeven = [regels.Stem(s.gever, str(s.gever_inwoner_id or s.naam)) for s in stemmen]
    return regels.ontbreekt(eis, gevers.gezagsdragers, gegeven)


def _beeld(rij: Toestemming, stemmen: list[Stem], gevers: Gevers, document: UUID | None) -> ToestemmingBeeld:
    mist = wat_mist(rij, stemmen, gevers)
    stand = regels.geldigheid(
        rij.van, rij.tot, ingetrokken=rij.ingetrokken_op is not None, mist=mist, vandaag=klok.vandaag()
    )
    partner = Partner(rij.partner)
    return ToestemmingBeeld(
        id=rij.pk,
        inwoner_id=rij.inwoner_id,
        wie=_roepnaam(rij.inwoner),
        soort=regels.Soort(rij.soort),
        soort_naam=regels.NAAM_VAN_SOORT[regels.Soort(rij.soort)],
        wet=NAAM_VAN_WET[Wet(rij.wet)],
        partner=partner,
        partner_naam=rij.partner_naam or woorden.NAAM_VAN_PARTNER[partner],
        doel=rij.doel,
        gegevens=tuple(Gegeven(g) for g in rij.gegevens),
        tekst=rij.tekst,
        tekst_van=rij.tekst_van,
        wijze=regels.NAAM_VAN_WIJZE[regels.Wijze(rij.wijze)],
        van=rij.van,
        tot=rij.tot,
        stand=stand,
        stand_zin=regels.standzin(stand, mist),
        gevers=opsomming([_gever(stem, gevers) for stem in stemmen]),
        mist=mist,
        document_id=document,
        ingetrokken_door=rij.ingetrokken_door,
        ingetrokken_op=rij.ingetrokken_op,
        auteur=rij.auteur_naam,
    )


def _gever(stem: Stem, gevers: Gevers) -> str:
    """The name when this actor may know it; otherwise in what quality alone."""
    wie = str(stem.gever_inwoner_id or stem.naam)
    namen = {g.wie: g.naam for g in gevers.mensen}
    return namen.get(wie) or stem.naam or regels.NAAM_VAN_GEVER[regels.Gever(stem.gever)]


def delingen(dossier_id: UUID, inwoners: Collection[UUID], aantal: int | None = 50) -> tuple[DelingBeeld, ...]:
    """What was shared about these people from this dossier, newest first; None gives all of it."""
    rijen = poort.zichtbaar(Deling, L).filter(dossier_id=dossier_id, inwoner_id__in=list(inwoners))
    return _delingen(rijen.select_related("inwoner").order_by("-gedeeld_op", "-id")[:aantal])


def delingen_onder(toestemming_id: UUID) -> tuple[DelingBeeld, ...]:
    """What was shared on the ground of this consent: withdrawal leaves it as it was (PRV-07)."""
    rijen = poort.zichtbaar(Deling, L).filter(toestemming_id=toestemming_id)
    return _delingen(rijen.select_related("inwoner").order_by("-gedeeld_op", "-id")[:50])


def _delingen(rijen: Iterable[Any]) -> tuple[DelingBeeld, ...]:
    return tuple(
        DelingBeeld(
            id=rij.pk,
            wie=_roepnaam(rij.inwoner),
            partner=rij.partner_naam or woorden.NAAM_VAN_PARTNER[Partner(rij.partner)],
            gegevens_zin=(gegevenszin(rij.gegevens) or "Zonder naam") + (ZONDER if rij.zonder_beperkt else ""),
            waarom=woorden.NAAM_VAN_WAAROM[Waarom(rij.waarom)],
            uitkomst=rij.uitkomst,
            artikel=rij.artikel,
            op=rij.gedeeld_op,
            door=rij.auteur_naam,
            toelichting=rij.toelichting,
        )
        for rij in rijen
    )


def geldige_toestemmingen(inwoner_id: UUID, partner: str, partner_naam: str = "") -> list[Toestemming]:
    """Consents to share that count now for this party, and for this very organisation when one was named."""
    vandaag = klok.vandaag()
    rijen = poort.zichtbaar(Toestemming, L).filter(
        Q(partner_naam="") | Q(partner_naam__iexact=partner_naam.strip()) if partner_naam.strip() else Q(),
        inwoner_id=inwoner_id,
        partner=partner,
        soort__in=(regels.Soort.DELEN, regels.Soort.BEROEPSGEHEIM),
        ingetrokken_op=None,
        van__lte=vandaag,
        tot__gt=vandaag,
    )
    kandidaten = list(rijen.order_by("-van", "id").prefetch_related("stems"))
    gevers = gevers_van(inwoner_id) if kandidaten else None
    return [rij for rij in kandidaten if gevers and not wat_mist(rij, rij.stems.all(), gevers)]


def mag_delen(
    *,
    inwoner_id: UUID,
    wet: str,
    partner: str,
    waarom: str = Waarom.HULP,
    gegevens: Collection[str] = (),
    partner_naam: str = "",
) -> Antwoord:
    """May these data about this resident go to this party, for this reason? With the consents of this moment."""
    gevraagd = [Gegeven(g) for g in gegevens]
    ruimte: set[Gegeven] = set()
    doelen: dict[str, None] = {}
    if beoordelen.zoek_regel(Partner(partner), Wet(wet), Waarom(waarom)).uitkomst is Uitkomst.TOESTEMMING:
        for rij in geldige_toestemmingen(inwoner_id, partner, partner_naam):
            if rij.wet in {wet, Wet.ALGEMEEN}:
                dekt = {Gegeven(g) for g in rij.gegevens}
                ruimte |= dekt
                doelen |= {rij.doel: None} if dekt.intersection(gevraagd) else {}
    antwoord = beoordelen.beoordeel(Partner(partner), Wet(wet), Waarom(waarom), gevraagd, ruimte)
    return replace(antwoord, doelen=tuple(doelen))


def beperkt_in(inwoner_id: UUID, dossier_id: UUID | None, gegevens: Collection[str]) -> tuple[Gegeven, ...]:
    """Which of these kinds hold a piece about this person that may only be kept (AVG art. 18)."""
    return geraakt(soorten_over([inwoner_id], dossier_id).get(inwoner_id, ()), gegevens)


def toestemmingstekst(soort: str) -> tuple[str, date]:
    """The text that is read or shown for this kind, with since when the municipality has it so."""
    rij = Inrichting.objects.filter(geldig_op(klok.vandaag()), soort=TEKSTEN, code=soort).first()
    if rij is None:
        return regels.UITLEG_VAN_SOORT[regels.Soort(soort)], ZONDER_INRICHTING
    return str(rij.waarde.get("tekst", rij.naam)), rij.geldig_van


def document(dossier_id: UUID, toestemming_id: UUID, document_id: UUID) -> Any:
    """The signed paper, as a file that leaves the house."""
    toestemming(dossier_id, toestemming_id)
    rij = bestand_ophalen(Toestemmingsdocument, document_id, L)
    if rij.toestemming_id != toestemming_id:
        raise NietGevonden("delen.toestemmingsdocument")
    return rij
