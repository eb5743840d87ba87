"""Acts on the register of DPIA's (AVG art. 35, REQ-162)."""

from datetime import date, timedelta
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, een_van
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Taak
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Dpia
from keukentafel.privacy.regels import dpia as rd

S = Recht.REGISTERS_BIJHOUDEN
SYSTEEM = Actor.systeem("dpia")
HERZIEN = "dpia_herzien"


def dpia_vastleggen(
    *,
    actor: Actor,
    verwerking: str,
    aanleiding: str,
    op: date,
    risicos: str,
    restrisico: str,
    herzien_op: date,
    advies_fg: str = "",
    vervangt_id: UUID | None = None,
) -> Dpia:
    """A new one, or a newer one in the place of an old one that stays readable."""
    poort.eis(S)
    vervangt: Dpia | None = poort.haal(Dpia, vervangt_id, S, voor_wijzigen=True) if vervangt_id else None
    if vervangt is not None and vervangt.vervangen_door_id:
        raise Fout("Deze DPIA is al vervangen. Open de nieuwste en herzie die.")
    if not verwerking.strip():
        raise Fout("Over welke verwerking gaat het? Een paar woorden zijn genoeg.", "verwerking")
    if op > klok.vandaag():
        raise Fout(f"{datum_gewoon(op)} ligt in de toekomst. Kies de dag waarop de DPIA klaar was.", "op")
    _keur(op, herzien_op, risicos)
    dpia = Dpia(
        verwerking=verwerking.strip(),
        aanleiding=een_van(aanleiding, rd.NAAM_VAN_AANLEIDING, "aanleiding"),
        op=op,
        risicos=risicos.strip(),
        restrisico=een_van(restrisico, rd.NAAM_VAN_RISICO, "restrisico"),
        herzien_op=herzien_op,
        advies_fg=advies_fg.strip(),
        gemaakt_door=actor.kenmerk,
    )
    dpia.save(force_insert=True)
    if vervangt is not None:
        _vervang(actor, vervangt, dpia)
    gebeurtenis_melden("dpia_vastgelegd", dpia.pk, herziening=vervangt is not None)
    logboek.handeling(actor, S.code, dpia, herzien_op=str(herzien_op))
    return dpia


def _vervang(actor: Actor, oud: Dpia, nieuw: Dpia) -> None:
    """Open measures go along; the warning of the old one is done."""
    with transactie(SYSTEEM):
        oud.vervangen_door = nieuw
        oud.save(update_fields=["vervangen_door"])
        oud.maatregelen.filter(klaar_op=None).update(dpia=nieuw)
    taken_vervallen(actor=actor, onderwerp_id=oud.pk)


def _keur(op: date, herzien_op: date, risicos: str) -> None:
    if not risicos.strip():
        raise Fout(
            "Schrijf op welke risico's er zijn voor inwoners, of waarom er geen zijn (art. 35 lid 7).", "risicos"
        )
    if herzien_op <= op:
        raise Fout(f"Kies een dag na {datum_gewoon(op)}, de dag van de DPIA zelf.", "herzien_op")


def dpia_bijwerken(
    *, actor: Actor, dpia_id: UUID, versie: int, risicos: str, restrisico: str, herzien_op: date, advies_fg: str = ""
) -> Dpia:
    """What was written down is made better; another assessment is a new one."""
    dpia: Dpia = poort.haal(Dpia, dpia_id, S, voor_wijzigen=True)
    if dpia.vervangen_door_id:
        raise Fout("Deze DPIA is vervangen. Werk de nieuwste bij.")
    _keur(dpia.op, herzien_op, risicos)
    velden = {"risicos": risicos.strip(), "advies_fg": advies_fg.strip()}
    velden["restrisico"] = een_van(restrisico, rd.NAAM_VAN_RISICO, "restrisico")
    bewaar_met_versie(dpia, actor=actor, versie=versie, herzien_op=herzien_op, **velden)
    if herzien_op >= klok.vandaag():
        taken_vervallen(actor=actor, onderwerp_id=dpia.pk)
    logboek.handeling(actor, S.code, dpia, herzien_op=str(herzien_op))
    return dpia


def dpias_bewaken() -> int:
    """Every morning: a task for each DPIA whose day to look again comes near; one open task at a time."""
    with transactie(SYSTEEM):
        grens = klok.vandaag() + timedelta(days=instelling("dpia_waarschuwen_dagen"))
        rijen = list(Dpia.objects.filter(vervangen_door=None, herzien_op__lte=grens).order_by("herzien_op", "pk"))
        bekend = set(Taak.objects.filter(soort=HERZIEN, klaar_op=None).values_list("onderwerp_id", flat=True))
        nieuw = [dpia for dpia in rijen if dpia.pk not in bekend]
        for dpia in nieuw:
            taak_maken(
                actor=SYSTEEM,
                soort=HERZIEN,
                tekst=f"Herzie een DPIA voor of op {datum_gewoon(dpia.herzien_op)}: {dpia.verwerking}.",
                uiterlijk=max(dpia.herzien_op, klok.vandaag()),
                rol=Rol.PRIVACY_OFFICER,
                onderwerp_id=dpia.pk,
                adres=f"/privacy/dpia/{dpia.pk}/",
            )
        return len(nieuw)
