"""Writing a melding: its state with the append-only trail, and its terms."""

from collections.abc import Iterable
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.opvragen import feestdagen
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Melding, MeldingStatus, Termijn
from keukentafel.toegang.opvragen.keuzes import Keuzes
from keukentafel.toegang.regels import MeldingStand, MeldTermijn, Urgentie, termijnen_bij_melding, waarom_niet
from keukentafel.toegang.regels.termijnen import GEMEENTE, NAMENS, VAN_INWONER

# The name and shape of what the gate asks for when a melding is changed.
WETTEN = [
    ("algemeen", "Nog niet duidelijk"),
    ("wmo", "Ondersteuning (Wmo)"),
    ("jeugd", "Jeugd en gezin (Jeugdwet)"),
    ("wgs", "Schulden (Wgs)"),
    ("pw", "Werk en inkomen (Participatiewet)"),
]
URGENTIES = [(u.value, u.value) for u in Urgentie]


def haal_melding(melding_id: UUID, recht: Recht, versie: int | None = None) -> Melding:
    """The melding, locked. With `versie`, what the actor saw must still be there: nobody overwrites another unseen."""
    poort.eis(recht)
    melding = poort.haal(Melding, melding_id, recht, voor_wijzigen=True)
    if versie is not None and melding.versie != versie:
        wie = f" en staat nu bij {melding.behandelaar.naam}" if melding.behandelaar else ""
        raise Fout(
            f"Melding {melding.nummer} is intussen gewijzigd door {melding.gewijzigd_door or 'een collega'}{wie}."
            " Er is niets overschreven; kijk wat er nu staat."
        )
    return melding


def muren(actor: Actor, melding: Melding) -> dict[str, object]:
    """Columns every child row carries: whoever is tied to these people finds it, also when they are shielded."""
    return {
        "team_id": melding.team_id,
        "afgeschermd": melding.afgeschermd,
        "inwoner_id": melding.inwoner_id,
        "huishouden_id": melding.huishouden_id,
        "gemaakt_door": actor.kenmerk,
    }


def zet_stand(actor: Actor, melding: Melding, naar: MeldingStand, reden: str = "") -> None:
    """Set the state on the (locked) melding and write the trail; Fout when the table has no such arrow."""
    if bezwaar := waarom_niet(MeldingStand(melding.status), naar):
        raise Fout(bezwaar)
    melding.status = naar.value
    stand_bijschrijven(actor, melding, reden)


def stand_bijschrijven(actor: Actor, melding: Melding, reden: str = "") -> None:
    """One line of the append-only trail, and the gebeurtenis."""
    MeldingStatus(
        melding=melding, status=melding.status, sinds=klok.nu(), reden=reden.strip(), **muren(actor, melding)
    ).save(force_insert=True)
    gebeurtenis_melden(
        f"melding_{melding.status}",
        melding.pk,
        team=melding.team_id,
        behandelaar=str(melding.behandelaar_id or ""),
        inwoner=str(melding.inwoner_id or ""),
        huishouden=str(melding.huishouden_id or ""),
    )


def bewaar(actor: Actor, melding: Melding, *velden: str) -> None:
    """Save these fields of the locked row with a new version."""
    melding.versie += 1
    melding.gewijzigd_op, melding.gewijzigd_door = klok.nu(), actor.naam
    melding.save(update_fields=[*velden, "versie", "gewijzigd_op", "gewijzigd_door"])


def nodige_termijnen(melding: Melding, lijsten: Keuzes) -> list[MeldTermijn]:
    """The terms that run for this melding, from the date of receipt."""
    return termijnen_bij_melding(
        wet=melding.wet,
        urgentie=Urgentie(melding.urgentie),
        ontvangen_op=melding.ontvangen_op,
        bedreigend=melding.bedreigend,
        werkdagen=lijsten.werkdagen,
        jeugd_weken=lijsten.jeugd_weken,
        bevestiging_werkdagen=lijsten.bevestiging_werkdagen,
        feestdagen=feestdagen(),
        namens=melding.melder_soort in NAMENS,
    )


def termijnen_schrijven(actor: Actor, melding: Melding, termijnen: Iterable[MeldTermijn]) -> None:
    """One row per term, with its reasoning; for the worker when there is one."""
    Termijn.objects.bulk_create(
        Termijn(
            melding=melding,
            voor_id=melding.behandelaar_id,
            soort=t.soort,
            van=t.van,
            uiterlijk=t.uiterlijk,
            uitleg=t.uitleg,
            **muren(actor, melding),
        )
        for t in termijnen
    )


def termijnen_bijwerken(actor: Actor, melding: Melding, lijsten: Keuzes) -> None:
    """After another law or urgency: what no longer holds is closed with the reason, what is new starts at receipt."""
    nodig = {(t.soort, t.uiterlijk): t for t in nodige_termijnen(melding, lijsten)}
    for rij in Termijn.objects.filter(melding=melding):
        if (rij.soort, rij.uiterlijk) in nodig:
            del nodig[rij.soort, rij.uiterlijk]
        elif rij.klaar_op is None and not (rij.soort in VAN_INWONER and melding.wet in GEMEENTE):
            rij.klaar_op, rij.klaar_reden = klok.nu(), "vervallen: urgentie of wet gewijzigd"
            rij.save(update_fields=["klaar_op", "klaar_reden"])
    termijnen_schrijven(actor, melding, nodig.values())


def termijnen_sluiten(melding: Melding, reden: str, *soorten: str) -> None:
    """Close the open terms of these kinds, or all of them."""
    open_ = Termijn.objects.filter(melding=melding, klaar_op=None)
    if soorten:
        open_ = open_.filter(soort__in=soorten)
    open_.update(klaar_op=klok.nu(), klaar_reden=reden)


def termijnen_overdragen(melding: Melding) -> None:
    """The open terms go to who has the melding now."""
    Termijn.objects.filter(melding=melding, klaar_op=None).update(voor=melding.behandelaar_id)
