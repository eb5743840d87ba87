"""Acts on the package of inzage: gather, read every piece, a second person, give, and wipe (PRV-10, AUT-02, AUT-03)."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_keuze
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import aantal
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.privacy.handelingen._hulp import SYSTEEM, S, open_verzoek, taak_voor_privacy
from keukentafel.privacy.handelingen.verzoek import afronden
from keukentafel.privacy.handelingen.vrijgave import eis_pakket_vrijgegeven, eis_vrijgegeven, vraag_vrijgave
from keukentafel.privacy.models import Inzagepakket, Pakketbestand, Pakketstuk, Privacyverzoek
from keukentafel.privacy.opvragen.bronnen import BRONNEN, Bron
from keukentafel.privacy.opvragen.pakketbestand import bezwaar_tegen
from keukentafel.privacy.opvragen.verzamelen import anderen_van, persoon_van, rollen_van
from keukentafel.privacy.regels import verzoek as rv
from keukentafel.privacy.regels.mag_vragen import Oordeel
from keukentafel.privacy.regels.pakket import (
    NAAM_VAN_WIJZE,
    ZONDER_TOELICHTING,
    Grond,
    Pakketstand,
    Stukstand,
    Wijze,
    gronden,
)
from keukentafel.privacy.regels.zwartmaken import Merk, Reden, merken_van, samengevoegd, zoek
from keukentafel.privacy.taken import pakket_verzamelen

MAG_PAKKET = (Oordeel.JA, Oordeel.SAMEN, Oordeel.TOESTEMMING)
LEEFT = (Pakketstand.BEZIG, Pakketstand.BEKIJKEN, Pakketstand.NAKIJKEN, Pakketstand.GEREED)
PER_KEER = 15
NAKIJKEN = "inzage_nakijken"


def pakket_samenstellen(*, actor: Actor, verzoek_id: UUID) -> Inzagepakket:
    """Start gathering; a job does the work. Again: a new round, that keeps what was decided about unchanged pieces."""
    verzoek = open_verzoek(actor, verzoek_id)
    if verzoek.soort not in rv.MET_PAKKET:
        raise Fout("Bij dit verzoek hoort geen pakket. Sluit het af met een besluit.")
    if verzoek.oordeel not in MAG_PAKKET:
        raise Fout("Beslis eerst of deze persoon dit mag vragen. Bij ‘nee’ en ‘beperkt’ komt er geen pakket.")
    if verzoek.inwoner_id is None:
        raise Fout("Zoek eerst op over wie dit verzoek gaat. Zonder inwoner is er niets te verzamelen.")
    eerder = verzoek.pakketten.order_by("-ronde").first()
    if eerder and eerder.stand == Pakketstand.BEZIG:
        return eerder
    Inzagepakket.objects.filter(verzoek=verzoek, stand__in=LEEFT).update(stand=Pakketstand.VERVALLEN)
    pakket = Inzagepakket(
        verzoek=verzoek,
        inwoner_id=verzoek.inwoner_id,
        ronde=eerder.ronde + 1 if eerder else 1,
        bronnen_totaal=len(BRONNEN),
        gemaakt_door=actor.kenmerk,
    )
    pakket.save(force_insert=True)
    pakket_verzamelen.defer(pakket_id=str(pakket.pk))
    logboek.handeling(actor, S.code, pakket, ronde=pakket.ronde)
    return pakket


def pakket_vullen(*, pakket_id: UUID | str) -> None:
    """The job: some sources at a time, each in its own transaction, so that the screen shows how far it is."""
    while True:
        with transactie(SYSTEEM):
            pakket = Inzagepakket.objects.select_for_update().filter(pk=pakket_id, stand=Pakketstand.BEZIG).first()
            if pakket is None:
                return
            beurt = BRONNEN[pakket.bronnen_klaar : pakket.bronnen_klaar + PER_KEER]
            _vul(pakket, beurt)
            pakket.bronnen_klaar += len(beurt)
            if pakket.bronnen_klaar >= len(BRONNEN):
                _verzameld(pakket)
            pakket.save()


def _vul(pakket: Inzagepakket, bronnen: Collection[Bron]) -> None:
    p = persoon_van(pakket.verzoek)
    anderen = anderen_van(p)
    gevonden = [(bron, stuk) for bron in bronnen for stuk in bron.met_bestanden(p)]
    rollen = rollen_van(stuk.schrijver for _, stuk in gevonden)
    volgnr = pakket.stukken.count()
    for nr, (bron, stuk) in enumerate(gevonden, start=volgnr + 1):
        tekst = anderen.schoon(stuk.tekst)
        Pakketstuk(
            pakket=pakket,
            inwoner_id=pakket.inwoner_id,
            volgnr=nr,
            bron=bron.code,
            object_id=stuk.object_id,
            titel=stuk.titel,
            datum=stuk.datum,
            schrijver=rollen[stuk.schrijver],
            wet="veiligheid" if bron.veilig else stuk.wet,
            van_meer=stuk.van_meer,
            tekst=tekst,
            som=stuk.som,
            bestandsoort=stuk.bestandsoort,
            grootte=stuk.grootte,
            merken=[m.als_json() for m in anderen.merken(tekst)],
            gemaakt_door=SYSTEEM.kenmerk,
        ).save(force_insert=True)


def _verzameld(pakket: Inzagepakket) -> None:
    """Everything is there: tell what changed, take over what was decided before, and drop the round before."""
    pakket.stand, pakket.verzameld_op = Pakketstand.BEKIJKEN, klok.nu()
    vorig = pakket.verzoek.pakketten.filter(ronde__lt=pakket.ronde).order_by("-ronde").first()
    if vorig:
        eerder = {s.sleutel: s for s in vorig.stukken.all()}
        nu = list(pakket.stukken.all())
        gelijk = [s for s in nu if (oud := eerder.get(s.sleutel)) and oud.som == s.som]
        for stuk in gelijk:
            oud = eerder[stuk.sleutel]
            stuk.stand, stuk.grond, stuk.toelichting, stuk.merken = oud.stand, oud.grond, oud.toelichting, oud.merken
            stuk.save(update_fields=["stand", "grond", "toelichting", "merken"])
            Pakketbestand.objects.filter(stuk=oud).update(stuk=stuk)
        sleutels = {s.sleutel for s in nu}
        nieuw = len(sleutels - eerder.keys())
        pakket.verschil = {
            "nieuw": nieuw,
            "anders": len(nu) - len(gelijk) - nieuw,
            "weg": len(eerder.keys() - sleutels),
        }
        vorig.stukken.all().delete()
    vraag_vrijgave(pakket)
    gebeurtenis_melden("inzagepakket_verzameld", pakket.verzoek_id, ronde=pakket.ronde)
    logboek.handeling(SYSTEEM, S.code, pakket, verzameld=True)


def open_stuk(actor: Actor, stuk_id: UUID) -> Pakketstuk:
    """One piece that can still be weighed, held until this act is done."""
    poort.eis(S)
    stuk: Pakketstuk = poort.haal(Pakketstuk, stuk_id, S, voor_wijzigen=True)
    open_verzoek(actor, stuk.pakket.verzoek_id)
    if stuk.pakket.stand != Pakketstand.BEKIJKEN:
        raise Fout("Dit pakket is al afgerond. Haal het eerst terug als er nog iets anders moet.")
    return stuk


def stuk_bekijken(
    *,
    actor: Actor,
    stuk_id: UUID,
    zwart: Collection[int] = (),
    alineas: Collection[tuple[int, int]] = (),
    ook: str = "",
    reden: str = Reden.ANDER,
    klaar: bool = True,
    gelezen: bool = False,
) -> Pakketstuk:
    """Read, and it goes along: with these proposals black, these passages, and these words wherever they stand.

    Without `klaar` only the marks are kept, to look at it once more. Of a file nobody but a person can tell what is in
    it: it goes along when somebody read it (`gelezen`) and when it may be opened.
    """
    stuk = open_stuk(actor, stuk_id)
    merken = [Merk(m.van, m.tot, m.reden, nr in zwart) for nr, m in enumerate(merken_van(stuk.merken))]
    if klaar:
        eis_vrijgegeven(stuk)
    plekken = zoek(stuk.tekst, ook)
    if ook.strip() and not plekken:
        raise Fout(f"‘{ook.strip()[:60]}’ staat niet zo in dit stuk. Typ de woorden precies over.", "ook")
    merken += [Merk(van, tot, Reden(reden)) for van, tot in plekken]
    merken += [Merk(van, tot, Reden.ANDER) for van, tot in alineas]
    stuk.merken = [m.als_json() for m in samengevoegd(merken)]
    if klaar and stuk.bestandsoort:
        _eis_bestand_kan_mee(stuk, gelezen)
    if klaar:
        stuk.stand, stuk.grond, stuk.toelichting = Stukstand.MEE, "", ""
    stuk.save(update_fields=["merken", "stand", "grond", "toelichting"])
    logboek.handeling(actor, S.code, stuk, zwart=sum(m.zwart for m in merken))
    return stuk


def _eis_bestand_kan_mee(stuk: Pakketstuk, gelezen: bool) -> None:
    if bezwaar := bezwaar_tegen(stuk):
        raise Fout(f"Dit bestand kan zo niet mee. {bezwaar}", "gelezen")
    if not gelezen:
        raise Fout("Open het bestand, lees het helemaal, en zet dan het vinkje. Niemand anders keek erin.", "gelezen")


def stuk_weglaten(*, actor: Actor, stuk_id: UUID, grond: str, toelichting: str = "") -> Pakketstuk:
    """A whole piece stays out, on a ground of the law; the package says how many, and why."""
    stuk = open_stuk(actor, stuk_id)
    if grond not in gronden(bestand=bool(stuk.bestandsoort)):
        raise Fout("Kies op welke grond dit stuk er niet in gaat.", "grond")
    if grond not in ZONDER_TOELICHTING and not toelichting.strip():
        raise Fout("Schrijf op wie of wat er geschaad wordt. Dit staat niet in het pakket.", "toelichting")
    stuk.stand, stuk.grond, stuk.toelichting = Stukstand.WEG, Grond(grond), toelichting.strip()
    stuk.save(update_fields=["stand", "grond", "toelichting"])
    logboek.handeling(actor, S.code, stuk, weggelaten=stuk.grond)
    return stuk


def _pakket(actor: Actor, pakket_id: UUID, *standen: Pakketstand) -> tuple[Inzagepakket, Privacyverzoek]:
    poort.eis(S)
    pakket: Inzagepakket = poort.haal(Inzagepakket, pakket_id, S, voor_wijzigen=True)
    verzoek = open_verzoek(actor, pakket.verzoek_id)
    if pakket.stand not in standen:
        raise Fout("Dit kan nu niet: het pakket is intussen verder, of er is een nieuw pakket. Kijk hoe het nu staat.")
    return pakket, verzoek


def pakket_afronden(*, actor: Actor, pakket_id: UUID) -> Inzagepakket:
    """Every piece was read; a second person looks, unless the municipality does without."""
    pakket, verzoek = _pakket(actor, pakket_id, Pakketstand.BEKIJKEN)
    nog = pakket.stukken.filter(stand=Stukstand.OPEN).count()
    if nog:
        zin = f"{aantal(nog, 'stuk is', 'stukken zijn')} nog niet bekeken."
        raise Fout(f"{zin} Bekijk ze eerst: er kan iets over een ander in staan.")
    eis_pakket_vrijgegeven(pakket)
    vier_ogen = instelling("inzage_vier_ogen")
    pakket.stand = Pakketstand.NAKIJKEN if vier_ogen else Pakketstand.GEREED
    pakket.bekeken_door, pakket.bekeken_op = actor.kenmerk, klok.nu()
    pakket.nagekeken_door, pakket.nagekeken_naam, pakket.nagekeken_op = "", "", None
    pakket.save()
    if vier_ogen:
        tekst = "Kijk een pakket voor inzage na, voordat het weggaat."
        taak_voor_privacy(verzoek, NAKIJKEN, tekst, verzoek.uiterlijk)
    logboek.handeling(actor, S.code, pakket, vier_ogen=vier_ogen)
    return pakket


def pakket_nakijken(*, actor: Actor, pakket_id: UUID) -> Inzagepakket:
    """Another person agrees that nothing about others is left in it."""
    pakket, _ = _pakket(actor, pakket_id, Pakketstand.NAKIJKEN)
    if pakket.bekeken_door == actor.kenmerk:
        raise Blokkade("eigen-pakket-nakijken", "Je hebt dit pakket zelf gemaakt. Een collega kijkt het na.")
    pakket.stand, pakket.nagekeken_op = Pakketstand.GEREED, klok.nu()
    pakket.nagekeken_door, pakket.nagekeken_naam = actor.kenmerk, actor.naam
    pakket.save()
    taken_vervallen(actor=actor, onderwerp_id=pakket.verzoek_id, soort=NAKIJKEN)
    logboek.handeling(actor, S.code, pakket, nagekeken=True)
    return pakket


def pakket_terughalen(*, actor: Actor, pakket_id: UUID) -> Inzagepakket:
    """Something must still be changed: back to reading, and the second person looks again afterwards."""
    pakket, _ = _pakket(actor, pakket_id, Pakketstand.NAKIJKEN, Pakketstand.GEREED)
    pakket.stand, pakket.nagekeken_door, pakket.nagekeken_naam, pakket.nagekeken_op = Pakketstand.BEKIJKEN, "", "", None
    pakket.save()
    taken_vervallen(actor=actor, onderwerp_id=pakket.verzoek_id, soort=NAKIJKEN)
    logboek.handeling(actor, S.code, pakket, terug=True)
    return pakket


def pakket_uitreiken(*, actor: Actor, pakket_id: UUID, wijze: str) -> Inzagepakket:
    """It was handed over or posted. The request ends; the package goes after a short time."""
    pakket, verzoek = _pakket(actor, pakket_id, Pakketstand.GEREED)
    eis_keuze(wijze, NAAM_VAN_WIJZE, "wijze")
    eis_pakket_vrijgegeven(pakket)
    pakket.stand, pakket.wijze, pakket.uitgereikt_op = Pakketstand.UITGEREIKT, Wijze(wijze), klok.vandaag()
    pakket.uitgereikt_door = actor.naam
    pakket.wissen_op = klok.vandaag() + timedelta(days=instelling("inzage_bewaren_dagen"))
    pakket.save()
    afronden(actor, verzoek, rv.Uitkomst.GEGEVEN, "U krijgt de gegevens die wij van u hebben, met uitleg erbij.")
    gebeurtenis_melden("inzage_gegeven", verzoek.pk, ronde=pakket.ronde)
    logboek.handeling(actor, S.code, pakket, uitgereikt=pakket.wijze)
    return pakket


def pakketten_wissen() -> int:
    """Every night: the pieces of what was given long enough ago go for good. That it was given stays."""
    with transactie(SYSTEEM):
        oud = list(Inzagepakket.objects.filter(stand=Pakketstand.UITGEREIKT, wissen_op__lte=klok.vandaag()))
        for pakket in oud:
            pakket.stukken.all().delete()
            pakket.stand = Pakketstand.GEWIST
            pakket.save(update_fields=["stand"])
            logboek.handeling(SYSTEEM, "inzagepakket_wissen", pakket)
        return len(oud)
