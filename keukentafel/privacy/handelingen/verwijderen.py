"""Erasure on request (AVG art. 17, Wmo 2015 art. 5.3.5, Jeugdwet art. 7.3.9): weighed per piece, done by another."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_tekst
from keukentafel.dossier.models import Eigenverklaring
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.poort import logboek
from keukentafel.poort.models import Beperkt
from keukentafel.privacy.handelingen._hulp import SYSTEEM, S, open_verzoek, taak_voor_privacy
from keukentafel.privacy.handelingen.verbeteren import ontvangers_opzoeken, stuk_van_verzoek
from keukentafel.privacy.handelingen.vernietigen import op_verzoek_vernietigen
from keukentafel.privacy.models import Beperking, Privacyverzoek, Vernietiging, Verzoekstuk
from keukentafel.privacy.opvragen.stukken import KIESBAAR, rij_van
from keukentafel.privacy.regels import rechten as rr
from keukentafel.privacy.regels.verzoek import Soort

VIER_OGEN = "verwijdering_uitvoeren"


def verwijdering_besluiten(
    *, actor: Actor, stuk_id: UUID, besluit: str, weigergrond: str = "", reden: str = ""
) -> Verzoekstuk:
    """It goes, or it stays on a ground of the law. What goes is destroyed by somebody else."""
    stuk, verzoek = stuk_van_verzoek(actor, stuk_id, Soort.VERWIJDERING)
    keuzes = {k: rr.NAAM_VAN_BESLUIT[k] for k in (rr.Besluit.GEHEEL, rr.Besluit.NIET)}
    eis_keuze(besluit, keuzes, "besluit")
    weg = besluit == rr.Besluit.GEHEEL
    if not weg:
        eis_keuze(weigergrond, rr.NAAM_VAN_WEIGERGROND, "weigergrond")
        if not reden.strip():
            raise Fout("Schrijf op wat er misgaat als dit weg is. De inwoner leest dit in de brief.", "reden")
        stuk.weigergrond = rr.Weigergrond(weigergrond)
    stuk.besluit, stuk.besluit_reden = rr.Besluit(besluit), eis_tekst(reden, leeg=True, veld="reden")
    stuk.besloten_op, stuk.besloten_door, stuk.besluiter = klok.nu(), actor.naam, actor.kenmerk
    stuk.uitgevoerd_op = None if weg else stuk.besloten_op
    stuk.save()
    if weg:
        # While the piece is there: afterwards nobody can tell from when it was shared.
        ontvangers_opzoeken(stuk)
        taken_vervallen(actor=actor, onderwerp_id=stuk.verzoek_id, soort=VIER_OGEN)
        tekst = "Vernietig stukken op verzoek van een inwoner. Een collega besloot het; jij voert het uit."
        taak_voor_privacy(verzoek, VIER_OGEN, tekst, verzoek.uiterlijk)
    gebeurtenis_melden("verwijdering_besloten", verzoek.pk, stuk=str(stuk.pk), besluit=stuk.besluit)
    logboek.handeling(actor, S.code, stuk, besluit=stuk.besluit, grond=stuk.weigergrond)
    return stuk


def verwijdering_uitvoeren(*, actor: Actor, verzoek_id: UUID) -> Vernietiging:
    """All pieces that go, in one act or nothing: rows, earlier texts, files, drafts, and what requests say of them."""
    verzoek = open_verzoek(actor, verzoek_id)
    if verzoek.verzoekstukken.filter(besluit="").exists():
        raise Fout("Er zijn nog stukken zonder besluit. Alles gaat in één keer; besluit eerst over elk stuk.")
    stukken = list(verzoek.verzoekstukken.filter(besluit=rr.Besluit.GEHEEL, uitgevoerd_op=None))
    if not stukken:
        raise Fout("Er is niets meer te vernietigen.")
    if actor.kenmerk in {s.besluiter for s in stukken}:
        raise Blokkade("eigen-vernietiging", "Je hebt dit zelf besloten. Een collega voert het uit.")
    rijen, artikelen = _rijen(stukken)
    _eis_niet_van_een_ander(verzoek, rijen)
    eerste = stukken[0]
    # Before it goes, so that the search afterwards finds nothing of ours either.
    _wis_sporen([pk for sleutels in rijen.values() for pk in sleutels])
    vernietiging = op_verzoek_vernietigen(
        actor=actor,
        rijen=rijen,
        verzoek_id=verzoek.pk,
        besluiter=eerste.besluiter,
        besluiter_naam=eerste.besloten_door,
        bron="; ".join(artikelen),
    )
    with transactie(SYSTEEM):
        Verzoekstuk.objects.filter(pk__in=[s.pk for s in stukken]).update(uitgevoerd_op=klok.nu())
    taken_vervallen(actor=actor, onderwerp_id=verzoek.pk, soort=VIER_OGEN)
    gebeurtenis_melden("verwijdering_uitgevoerd", verzoek.pk, vernietiging=str(vernietiging.pk))
    logboek.handeling(actor, S.code, verzoek, vernietigd=len(stukken), verklaring=vernietiging.nummer)
    return vernietiging


def _rijen(stukken: list[Verzoekstuk]) -> tuple[dict[Any, list[UUID]], list[str]]:
    """By noun, with the statements beside them; and on which article each goes."""
    rijen: dict[Any, list[UUID]] = defaultdict(list)
    artikelen: dict[str, None] = {}
    with transactie(SYSTEEM):
        for stuk in stukken:
            rij = rij_van(stuk.broncode, stuk.object_id)
            if rij is None:
                raise Fout(f"‘{stuk.titel}’ is er niet meer. Haal dit stuk van het verzoek af.")
            rijen[KIESBAAR[stuk.broncode].model].append(rij.pk)
            artikelen[rr.VERNIETIGARTIKEL.get(getattr(rij, "wet", ""), "AVG art. 17")] = None
        sleutels = [pk for rij in rijen.values() for pk in rij]
        if erbij := list(Eigenverklaring.objects.filter(stuk_id__in=sleutels).values_list("pk", flat=True)):
            rijen[Eigenverklaring] += erbij
    return dict(rijen), list(artikelen)


def _eis_niet_van_een_ander(verzoek: Privacyverzoek, rijen: Mapping[Any, Collection[UUID]]) -> None:
    """What another person asked us to keep is not ours to destroy for this one (AVG art. 17 lid 3 e, 18)."""
    with transactie(SYSTEEM):
        van_mij = Beperking.objects.filter(inwoner=verzoek.inwoner_id).values("pk")
        merken = Beperkt.objects.filter(object_id__in=[pk for sleutels in rijen.values() for pk in sleutels])
        if merken.exclude(beperking__in=van_mij).exists():
            raise Blokkade(
                "beperkt-van-ander", "Een ander wil dat wij dit bewaren (AVG art. 18). Er gaat nu niets weg."
            )


def _wis_sporen(sleutels: list[UUID]) -> None:
    """What requests say about the pieces that went: their words and keys, in other requests too."""
    with transactie(SYSTEEM):
        Beperkt.objects.filter(object_id__in=sleutels).delete()
        leeg = dict.fromkeys(("zin", "voorstel", "nieuw", "verklaring", "zienswijze_tekst"), "")
        Verzoekstuk.objects.filter(object_id__in=sleutels).update(object_id=None, **leeg)
