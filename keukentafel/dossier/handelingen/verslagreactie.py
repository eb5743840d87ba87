"""What a resident says about a report: recorded, answered, and always with the text from then on (REQ-034).

The portal of residents calls the same act: its actor is the resident, and the channel says so.
"""

from datetime import date
from uuid import UUID

from keukentafel.dossier import regels
from keukentafel.dossier import regels_verslag as rv
from keukentafel.dossier.handelingen._hulp import aan_auteur, eis_leden, eis_tekst, over_werkdagen
from keukentafel.dossier.handelingen._reacties import bijwerken, zet
from keukentafel.dossier.handelingen.verslag import verslag_heropenen
from keukentafel.dossier.models import Gespreksverslag, Verslagreactie
from keukentafel.dossier.models.journaal import VOLGT
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

R, S = Recht.VERSLAG_REAGEREN, Recht.VERSLAG_SCHRIJVEN
TAAK = "verslag_correctie"


def verslag_reactie_vastleggen(
    *,
    actor: Actor,
    verslag_id: UUID,
    soort: str,
    woorden: str = "",
    kanaal: str = "gesprek",
    op: date | None = None,
    inwoner_id: UUID | None = None,
) -> Verslagreactie:
    """Agreed, a remark, or a correction asked, in the resident's own words. A correction becomes a dated task."""
    poort.eis(R)
    verslag = poort.haal(Gespreksverslag, verslag_id, R, voor_wijzigen=True)
    if verslag.uitgave == 0:
        raise Fout("Dit verslag is nog een concept. Rond het af; daarna kan de inwoner reageren.")
    dag = op or klok.vandaag()
    if bezwaar := rv.bezwaar_tegen_reactie(soort, woorden, kanaal, dag, klok.vandaag()):
        raise Fout(bezwaar[0], veld=bezwaar[1])
    vraagt = soort == rv.Reactiesoort.CORRECTIE
    reactie = Verslagreactie(
        **_wal(verslag),
        uitgave=verslag.uitgave,
        inwoner=_wie(verslag, inwoner_id),
        soort=soort,
        woorden=eis_tekst(woorden, leeg=True, veld="woorden"),
        op=dag,
        kanaal=kanaal,
        correctie=rv.Correctie.GEVRAAGD if vraagt else "",
        gemaakt_door=actor.kenmerk,
    )
    reactie.save(force_insert=True)
    if vraagt:
        _taak(actor, verslag, reactie)
    bijwerken(verslag)
    gebeurtenis_melden("verslag_reactie", verslag.dossier_id, verslag=str(verslag.pk), reactie=soort)
    logboek.handeling(actor, R.code, verslag, reactie=soort, uitgave=verslag.uitgave)
    return reactie


def verslag_reactie_intrekken(*, actor: Actor, reactie_id: UUID) -> Verslagreactie:
    """Undo, by who recorded it, as long as nothing was done with it."""
    poort.eis(R)
    reactie = poort.haal(Verslagreactie, reactie_id, R, voor_wijzigen=True)
    if reactie.gemaakt_door != actor.kenmerk:
        raise Fout("Alleen wie deze reactie vastlegde, kan haar weghalen.")
    if reactie.correctie not in ("", rv.Correctie.GEVRAAGD):
        raise Fout("Er is al iets met deze reactie gedaan. Zij blijft bij het verslag staan.")
    if reactie.ingetrokken_op is None:
        reactie.ingetrokken_op = klok.nu()
        reactie.save(update_fields=["ingetrokken_op"])
        taken_vervallen(actor=actor, onderwerp_id=reactie.pk)
        bijwerken(reactie.item)
        gebeurtenis_melden("verslag_reactie_ingetrokken", reactie.dossier_id, verslag=str(reactie.item_id))
        logboek.handeling(actor, R.code, reactie.item, reactie="ingetrokken")
    return reactie


def verslag_correctie_overnemen(*, actor: Actor, reactie_id: UUID) -> Gespreksverslag:
    """The author will change the text: it opens again, and finishing it honours the request."""
    reactie = _verzoek(reactie_id, {rv.Correctie.GEVRAAGD, rv.Correctie.AANPASSEN, rv.Correctie.AFGEWEZEN})
    zet(reactie, correctie=rv.Correctie.AANPASSEN, besluit_reden="", besluit_op=None, besluit_door="")
    verslag = verslag_heropenen(
        actor=actor, verslag_id=reactie.item_id, reden="De inwoner vroeg om een correctie; de tekst wordt aangepast."
    )
    bijwerken(verslag)
    gebeurtenis_melden("verslag_correctie_opgepakt", reactie.pk, verslag=str(verslag.pk))
    logboek.handeling(actor, S.code, verslag, correctie=str(rv.Correctie.AANPASSEN))
    return verslag


def verslag_correctie_afwijzen(*, actor: Actor, reactie_id: UUID, reden: str) -> Verslagreactie:
    """Not changed, with the reason that stands beside the text and goes to the resident in a letter."""
    reactie = _verzoek(reactie_id, {rv.Correctie.GEVRAAGD, rv.Correctie.AANPASSEN})
    if not reden.strip():
        raise Fout("Schrijf op waarom je het verslag niet aanpast. De inwoner leest dit ook.", veld="reden")
    zet(
        reactie,
        correctie=rv.Correctie.AFGEWEZEN,
        besluit_reden=eis_tekst(reden, veld="reden"),
        besluit_op=klok.nu(),
        besluit_door=actor.naam,
    )
    taken_vervallen(actor=actor, onderwerp_id=reactie.pk)
    verslag = reactie.item
    if verslag.stand == regels.KLAAR and verslag.brief:
        verslag.brief = rv.Brief.WACHT
        verslag.save(update_fields=["brief"])
    bijwerken(verslag)
    gebeurtenis_melden("verslag_correctie_afgewezen", reactie.pk, verslag=str(verslag.pk))
    logboek.handeling(actor, S.code, verslag, correctie=str(rv.Correctie.AFGEWEZEN))
    return reactie


def _wal(verslag: Gespreksverslag) -> dict[str, object]:
    return {"item": verslag} | {veld: getattr(verslag, veld) for veld in VOLGT}


def _wie(verslag: Gespreksverslag, inwoner_id: UUID | None) -> Inwoner | None:
    """Somebody of the household, or of whom it is about the only one."""
    if inwoner_id:
        (sleutel,) = eis_leden(verslag.dossier, [inwoner_id])
        return Inwoner.objects.filter(pk=sleutel).first()
    over = list(verslag.over.all()[:2])
    return over[0] if len(over) == 1 else None


def _taak(actor: Actor, verslag: Gespreksverslag, reactie: Verslagreactie) -> None:
    """For the author, while working here; else for the wijkcoaches of the team."""
    taak_maken(
        actor=actor,
        soort=TAAK,
        tekst="Een inwoner vraagt om een correctie in een verslag. Pas het aan, of schrijf op waarom niet",
        uiterlijk=over_werkdagen(instelling("verslag_correctie_werkdagen")),
        onderwerp_id=reactie.pk,
        **aan_auteur(verslag),
    )


def _verzoek(reactie_id: UUID, vanuit: set[rv.Correctie]) -> Verslagreactie:
    """A request that can still be answered like this."""
    poort.eis(S)
    reactie: Verslagreactie = poort.haal(Verslagreactie, reactie_id, S, voor_wijzigen=True)
    if not reactie.correctie or reactie.ingetrokken_op:
        raise NietGevonden("dossier.verslagreactie")
    if reactie.correctie not in vanuit:
        raise Fout("Deze vraag om een correctie is al beantwoord.")
    return reactie
