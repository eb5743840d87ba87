"""Acts on devices: given, given back, lost and wiped (REQ-163). What is lost may be a breach."""

from datetime import date
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, een_van
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.sessieopslag import aanmeldingen_wissen
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.models import Apparaat
from keukentafel.privacy.regels import apparaat as ra

S, EIGEN = Recht.REGISTERS_BIJHOUDEN, Recht.DATALEK_MELDEN
SYSTEEM = Actor.systeem("apparaten")
KWIJT = "apparaat_kwijt"


def apparaat_uitgeven(
    *, actor: Actor, soort: str, label: str, medewerker_id: UUID, uitgegeven_op: date, versleuteld: bool
) -> Apparaat:
    """To one worker. A device that is still with another is given back first."""
    poort.eis(S)
    keus = een_van(soort, ra.NAAM_VAN_SOORT, "soort")
    if not label.strip():
        raise Fout("Vul het nummer in dat op het apparaat staat.", "label")
    if uitgegeven_op > klok.vandaag():
        raise Fout(f"{datum_gewoon(uitgegeven_op)} is nog niet geweest. Kies de dag van uitgifte.", "uitgegeven_op")
    al = poort.zichtbaar(Apparaat, S).filter(label=label.strip(), ingeleverd_op=None).select_related("medewerker")
    if rij := al.first():
        raise Fout(f"‘{label.strip()}’ staat nog bij {rij.medewerker.naam}. Neem het daar eerst in.", "label")
    medewerker = Medewerker.objects.filter(pk=medewerker_id, is_active=True).first()
    if medewerker is None:
        raise Fout("Deze medewerker is er niet meer. Kies een ander.", "medewerker_id")
    rij = Apparaat(
        soort=keus,
        label=label.strip(),
        medewerker=medewerker,
        uitgegeven_op=uitgegeven_op,
        versleuteld=versleuteld,
        gemaakt_door=actor.kenmerk,
    )
    rij.save(force_insert=True)
    gebeurtenis_melden("apparaat_uitgegeven", rij.pk)
    logboek.handeling(actor, S.code, rij, versleuteld=versleuteld)
    return rij


def apparaat_innemen(*, actor: Actor, apparaat_id: UUID, op: date) -> Apparaat:
    """Back; also what was lost and found."""
    rij = _van_register(apparaat_id)
    if not rij.uitgegeven_op <= op <= klok.vandaag():
        raise Fout(f"Kies een dag van {datum_gewoon(rij.uitgegeven_op)} tot en met vandaag.", "op")
    rij.ingeleverd_op = op
    rij.save(update_fields=["ingeleverd_op"])
    gebeurtenis_melden("apparaat_ingeleverd", rij.pk)
    logboek.handeling(actor, S.code, rij, stap="ingeleverd")
    return rij


def apparaat_wissen(*, actor: Actor, apparaat_id: UUID, op: date) -> Apparaat:
    """Somebody wiped it, and that is on file. The house itself cannot."""
    rij: Apparaat = poort.haal(Apparaat, apparaat_id, S, voor_wijzigen=True)
    if not rij.uitgegeven_op <= op <= klok.vandaag():
        raise Fout(f"Kies een dag van {datum_gewoon(rij.uitgegeven_op)} tot en met vandaag.", "op")
    rij.gewist_op = op
    rij.save(update_fields=["gewist_op"])
    logboek.handeling(actor, S.code, rij, stap="gewist")
    return rij


def apparaat_kwijt_melden(*, actor: Actor, apparaat_id: UUID, hoe: str, hier: str = "") -> Apparaat:
    """By who had it, or by the officer. Every log-in of that worker ends but this one (`hier`), and it is weighed."""
    recht = S if heeft(actor, S) else EIGEN
    rij: Apparaat = poort.haal(Apparaat, apparaat_id, recht, voor_wijzigen=True)
    if ra.stand(rij.ingeleverd_op, rij.kwijt_op) is not ra.Stand.UITGEGEVEN:
        raise Fout("Dit apparaat is al ingeleverd of als kwijt gemeld.")
    if not hoe.strip():
        raise Fout("Waar en wanneer ben je het kwijtgeraakt?", "hoe")
    with transactie(SYSTEEM):
        rij.kwijt_op, rij.kwijt_hoe = klok.nu(), hoe.strip()
        rij.save(update_fields=["kwijt_op", "kwijt_hoe"])
        aanmeldingen_wissen(rij.medewerker_id, behalve=hier)
        taak_maken(
            actor=actor,
            soort=KWIJT,
            tekst="Een apparaat is kwijt. Laat het wissen, en beoordeel of dit een datalek is (72 uur).",
            uiterlijk=klok.vandaag(),
            rol=Rol.PRIVACY_OFFICER,
            onderwerp_id=rij.pk,
            adres=f"/privacy/datalekken/nieuw/apparaat/{rij.pk}/",
            afgeschermd=True,
        )
    gebeurtenis_melden("apparaat_kwijt", rij.pk, versleuteld=rij.versleuteld)
    logboek.handeling(actor, recht.code, rij, stap="kwijt", versleuteld=rij.versleuteld)
    return rij


def _van_register(apparaat_id: UUID) -> Apparaat:
    rij: Apparaat = poort.haal(Apparaat, apparaat_id, S, voor_wijzigen=True)
    if rij.ingeleverd_op is not None:
        raise Fout("Dit apparaat is al ingeleverd.")
    return rij
