"""Restriction (AVG art. 18): from a day these rows are only kept. It ends by decision, after the resident was told."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_tekst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.organisatie.models import Taak
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.models import Beperkt
from keukentafel.privacy.bronnen import Beperkingsbrief
from keukentafel.privacy.handelingen._hulp import SYSTEEM, S, brief_bij, over_wie, taak_voor_privacy
from keukentafel.privacy.handelingen.verbeteren import ontvangers_opzoeken
from keukentafel.privacy.handelingen.verzoekstuk import verzoek_met_stukken
from keukentafel.privacy.models import Beperking, Privacyverzoek, Verzoekstuk
from keukentafel.privacy.opvragen.stukken import rij_van, rijen_over
from keukentafel.privacy.opvragen.verzamelen import persoon_van
from keukentafel.privacy.regels import rechten as rr
from keukentafel.privacy.regels.verzoek import Soort

BEKIJKEN = "beperking_bekijken"
INWONER = "inwoner.inwoner"


def beperking_instellen(
    *,
    actor: Actor,
    verzoek_id: UUID,
    grond: str,
    reden: str,
    heel: bool = False,
    bekijken_op: date | None = None,
) -> Beperking:
    """The chosen pieces, or everything about this person that is there today. A letter tells it."""
    verzoek = verzoek_met_stukken(actor, verzoek_id)
    eis_keuze(grond, rr.NAAM_VAN_BEPERKGROND, "grond")
    if not reden.strip():
        raise Fout("Schrijf op waarom wij dit voorlopig alleen bewaren. De inwoner leest dit in de brief.", "reden")
    dag = bekijken_op or klok.vandaag() + timedelta(days=instelling("beperking_bekijken_dagen"))
    if dag <= klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} is al geweest. Kies een dag na vandaag om opnieuw te kijken.", "bekijken_op")
    if verzoek.beperkingen.filter(opgeheven_op=None).exists():
        raise Fout("Bij dit verzoek staat al een beperking. Beëindig die eerst als het anders moet.")
    if verzoek.soort == Soort.BEPERKING and heel:
        _heel_als_stuk(actor, verzoek)
    if not heel and not verzoek.verzoekstukken.exists():
        raise Fout("Kies eerst de stukken, of kies voor alles over deze persoon.", "heel")
    rij = Beperking(
        verzoek=verzoek,
        inwoner_id=over_wie(verzoek),
        heel=heel,
        grond=rr.Beperkgrond(grond),
        reden=eis_tekst(reden, veld="reden"),
        van=klok.vandaag(),
        bekijken_op=dag,
        aantal=0,
        gemaakt_door=actor.kenmerk,
    )
    rij.aantal = _merk(rij, verzoek)
    rij.save(force_insert=True)
    if verzoek.soort == Soort.BEPERKING:
        _toegewezen(actor, verzoek)
    brief = brief_bij(verzoek, Beperkingsbrief(vanaf=rij.van, reden=rij.reden), "beperking")
    gebeurtenis_melden("beperking_ingesteld", verzoek.pk, beperking=str(rij.pk), heel=heel, aantal=rij.aantal)
    logboek.handeling(actor, S.code, rij, grond=rij.grond, heel=heel, aantal=rij.aantal, brief=brief)
    return rij


def _heel_als_stuk(actor: Actor, verzoek: Privacyverzoek) -> None:
    """Everything is one piece too, so that who received it is found and told (AVG art. 19)."""
    if not verzoek.verzoekstukken.exists():
        Verzoekstuk(
            verzoek=verzoek,
            inwoner_id=over_wie(verzoek),
            broncode=INWONER,
            object_id=over_wie(verzoek),
            titel="Alles over deze persoon",
            gemaakt_door=actor.kenmerk,
        ).save(force_insert=True)


def _merk(beperking: Beperking, verzoek: Privacyverzoek) -> int:
    """The keys that the gate asks. Written by the house: the rows need not be in sight of who decides."""
    with transactie(SYSTEEM):
        if beperking.heel:
            rijen = [rij for _, rij in rijen_over(persoon_van(verzoek))]
        else:
            stukken = verzoek.verzoekstukken.all()
            rijen = [rij for s in stukken if (rij := rij_van(s.broncode, s.object_id))]
        merken = {rij.pk: _merkteken(beperking, rij) for rij in rijen}
        Beperkt.objects.bulk_create(merken.values())
    return len(merken)


def _merkteken(beperking: Beperking, rij: Any, *, vast: bool = True) -> Beperkt:
    """One row, with whom it is about: a share asks about that person."""
    mensen = {beperking.inwoner_id, getattr(rij, "inwoner_id", None)}
    if hasattr(rij, "over"):
        mensen |= set(rij.over.values_list("pk", flat=True))
    return Beperkt(
        object_id=rij.pk,
        beperking=beperking.pk,
        dossier=getattr(rij, "dossier_id", None),
        soort=rij._meta.label_lower,
        mensen=sorted(str(pk) for pk in mensen if pk),
        heel=beperking.heel and rij.pk == beperking.inwoner_id,
        vast=vast,
    )


def beperkingen_volgen() -> int:
    """Every ten minutes: count what was written since about somebody of whom everything may only be kept.

    The database put it on the list at once (sql/30_beperkt_later.sql); what was joined in another way comes on it here.
    Whoever wrote it mends it until the night (`beperkingen_vastzetten`). Returns how many rows were not counted yet.
    """
    with transactie(SYSTEEM):
        nieuw = 0
        for b in Beperking.objects.filter(heel=True, opgeheven_op=None).select_related("verzoek"):
            al = set(Beperkt.objects.filter(beperking=b.pk).values_list("object_id", flat=True))
            gemist = {rij.pk: rij for _, rij in rijen_over(persoon_van(b.verzoek)) if rij.pk not in al}
            Beperkt.objects.bulk_create(_merkteken(b, rij, vast=False) for rij in gemist.values())
            later = len(al) + len(gemist) - b.aantal
            if later > 0:
                b.aantal += later
                b.save(update_fields=["aantal"])
                logboek.handeling(SYSTEEM, "beperking_volgen", b, aantal=later, gemist=len(gemist))
                nieuw += later
        return nieuw


def beperkingen_vastzetten() -> int:
    """Every night: what was written yesterday is no longer changed."""
    with transactie(SYSTEEM):
        return Beperkt.objects.filter(vast=False).update(vast=True)


def _toegewezen(actor: Actor, verzoek: Privacyverzoek) -> None:
    nu = klok.nu()
    for stuk in verzoek.verzoekstukken.filter(besluit=""):
        stuk.besluit, stuk.besloten_op, stuk.besloten_door = rr.Besluit.GEHEEL, nu, actor.naam
        stuk.uitgevoerd_op = nu
        stuk.save(update_fields=["besluit", "besloten_op", "besloten_door", "uitgevoerd_op"])
        ontvangers_opzoeken(stuk)


def beperking_beeindigen(*, actor: Actor, beperking_id: UUID, reden: str, verteld: str = "") -> Beperking:
    """It ends some days from now; first the resident hears it, by letter or as written down (AVG art. 18 lid 3)."""
    poort.eis(S)
    rij: Beperking = poort.haal(Beperking, beperking_id, S, voor_wijzigen=True)
    if rij.eindigt_op:
        raise Fout(f"Dit is al besloten: de beperking eindigt op {datum_gewoon(rij.eindigt_op)}.")
    if not reden.strip():
        raise Fout("Schrijf op waarom de beperking eindigt. De inwoner leest dit in de brief.", "reden")
    op = rr.vroegste_einde(klok.vandaag(), instelling("beperking_einde_dagen"))
    with transactie(SYSTEEM):
        verzoek = Privacyverzoek.objects.get(pk=rij.verzoek_id)
    brief = brief_bij(verzoek, Beperkingsbrief(eindigt=op, vanaf=rij.van, reden=reden.strip()), f"einde:{rij.pk}")
    if not brief and not verteld.strip():
        raise Fout("Wij kunnen deze persoon geen brief sturen. Vertel het, en schrijf op hoe en wanneer.", "verteld")
    rij.eindigt_op, rij.einde_reden = op, eis_tekst(reden, veld="reden")
    rij.verteld = verteld.strip() or f"Brief van {datum_gewoon(klok.vandaag())}"
    rij.save(update_fields=["eindigt_op", "einde_reden", "verteld"])
    taken_vervallen(actor=actor, onderwerp_id=rij.pk, soort=BEKIJKEN)
    gebeurtenis_melden("beperking_eindigt", rij.verzoek_id, beperking=str(rij.pk), op=str(op))
    logboek.handeling(actor, S.code, rij, eindigt=str(op), brief=brief)
    return rij


def beperkingen_opheffen() -> int:
    """Every night: what was told to end today or before ends. Nothing else does."""
    with transactie(SYSTEEM):
        rijen = list(Beperking.objects.filter(opgeheven_op=None, eindigt_op__lte=klok.vandaag()))
        for rij in rijen:
            Beperkt.objects.filter(beperking=rij.pk).delete()
            rij.opgeheven_op = klok.nu()
            rij.save(update_fields=["opgeheven_op"])
            gebeurtenis_melden("beperking_opgeheven", rij.verzoek_id, beperking=str(rij.pk))
            logboek.handeling(SYSTEEM, "beperking_opheffen", rij)
        return len(rijen)


def beperkingen_bewaken() -> int:
    """Every morning: a task for each restriction that must be looked at again. It stays until somebody decides."""
    with transactie(SYSTEEM):
        rijen = Beperking.objects.filter(eindigt_op=None, bekijken_op__lte=klok.vandaag()).select_related("verzoek")
        bekend = set(Taak.objects.filter(soort=BEKIJKEN, klaar_op=None).values_list("adres", flat=True))
        nieuw = [b for b in rijen.order_by("bekijken_op", "pk") if f"/privacy/beperkingen/{b.pk}/" not in bekend]
        for rij in nieuw:
            tekst = "Kijk of een beperking op gegevens nog nodig is. Zij eindigt pas als jij dat besluit."
            taak_voor_privacy(
                rij.verzoek, BEKIJKEN, tekst, rij.bekijken_op, onderwerp=rij.pk, adres=f"/privacy/beperkingen/{rij.pk}/"
            )
        return len(nieuw)
