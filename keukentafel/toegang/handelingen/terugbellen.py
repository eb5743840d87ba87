"""Call-backs: a promise with an owner and a due moment (REQ-007)."""

from datetime import datetime
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import moment_lang
from keukentafel.organisatie.models import Medewerker, Rolvervulling
from keukentafel.organisatie.opvragen import feestdagen
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Contact, Terugbelverzoek
from keukentafel.toegang.regels import BelUitkomst, Wanneer, terugbel_moment


def terugbelverzoek_maken(
    *,
    actor: Actor,
    contact: Contact,
    voor_id: UUID | None = None,
    wanneer: str = Wanneer.VOLGENDE_WERKDAG,
    uiterlijk: datetime | None = None,
    telefoon: str = "",
    reden: str = "",
) -> Terugbelverzoek:
    """Promise to call back after a contact. Without `voor_id` the team of the contact owns it, never nobody.

    `uiterlijk` wins over `wanneer`; a moment in the past is refused.
    """
    poort.eis(Recht.CONTACT_VASTLEGGEN)
    verzoek = Terugbelverzoek(
        contact=contact,
        team_id=_team_van(voor_id, contact.team_id),
        afgeschermd=contact.afgeschermd,
        inwoner_id=contact.inwoner_id,
        huishouden_id=contact.huishouden_id,
        voor_id=voor_id,
        uiterlijk=_moment(wanneer, uiterlijk),
        telefoon=telefoon.strip()[:40],
        reden=reden,
        gemaakt_door=actor.kenmerk,
    )
    verzoek.save(force_insert=True)
    gebeurtenis_melden("terugbelverzoek_gemaakt", verzoek.pk, team=verzoek.team_id, voor=str(voor_id or ""))
    return verzoek


def _team_van(voor_id: UUID | None, anders: int) -> int:
    """The owner must be able to see it: the row belongs to a team of the owner."""
    if voor_id is None:
        return anders
    if not Medewerker.objects.filter(pk=voor_id, is_active=True).exists():
        raise Fout("Deze collega werkt hier niet meer. Kies iemand anders om terug te bellen.", veld="bel_wie")
    rollen = Rolvervulling.objects.filter(medewerker_id=voor_id, tot=None, team__isnull=False)
    teams = list(rollen.values_list("team_id", flat=True).order_by("team_id"))
    return anders if anders in teams or not teams else int(teams[0])


def terugbelverzoek_afhandelen(
    *, actor: Actor, verzoek_id: UUID, uitkomst: str = BelUitkomst.GESPROKEN
) -> Terugbelverzoek:
    """Called back (or not reached, or no longer needed). Twice is not an error: the first outcome stands."""
    verzoek = _haal(verzoek_id)
    if uitkomst not in list(BelUitkomst):
        raise Fout(f"‘{uitkomst}’ is geen uitkomst. Kies: gesproken, niet bereikt of vervallen.", veld="uitkomst")
    if verzoek.klaar_op is None:
        verzoek.klaar_op, verzoek.klaar_door, verzoek.uitkomst = klok.nu(), actor.kenmerk, uitkomst
        verzoek.save(update_fields=["klaar_op", "klaar_door", "uitkomst"])
        gebeurtenis_melden("terugbelverzoek_afgehandeld", verzoek.pk, uitkomst=uitkomst)
        logboek.handeling(actor, Recht.TERUGBELLEN.code, verzoek, uitkomst=uitkomst)
    return verzoek


def terugbelverzoek_uitstellen(
    *, actor: Actor, verzoek_id: UUID, wanneer: str = Wanneer.VOLGENDE_WERKDAG, uiterlijk: datetime | None = None
) -> Terugbelverzoek:
    """Later: the next werkdag by default. The old moment is kept for undo; a moment in the past is refused."""
    verzoek = _haal(verzoek_id)
    if verzoek.klaar_op:
        raise Fout("Dit terugbelverzoek is al afgehandeld. Er is niets meer uit te stellen.")
    verzoek.eerder_uiterlijk, verzoek.uiterlijk = verzoek.uiterlijk, _moment(wanneer, uiterlijk)
    verzoek.save(update_fields=["eerder_uiterlijk", "uiterlijk"])
    logboek.handeling(actor, Recht.TERUGBELLEN.code, verzoek, uitgesteld_tot=verzoek.uiterlijk.isoformat())
    return verzoek


def terugbelverzoek_ongedaan_maken(*, actor: Actor, verzoek_id: UUID) -> Terugbelverzoek:
    """Undo the last afhandelen or uitstellen."""
    verzoek = _haal(verzoek_id)
    if verzoek.klaar_op:
        verzoek.klaar_op, verzoek.klaar_door, verzoek.uitkomst = None, "", ""
    elif verzoek.eerder_uiterlijk:
        verzoek.uiterlijk, verzoek.eerder_uiterlijk = verzoek.eerder_uiterlijk, None
    else:
        raise Fout("Er is bij dit terugbelverzoek niets om ongedaan te maken.")
    verzoek.save(update_fields=["klaar_op", "klaar_door", "uitkomst", "uiterlijk", "eerder_uiterlijk"])
    logboek.handeling(actor, Recht.TERUGBELLEN.code, verzoek, ongedaan=True)
    return verzoek


def _haal(verzoek_id: UUID) -> Terugbelverzoek:
    poort.eis(Recht.TERUGBELLEN)
    return poort.haal(Terugbelverzoek, verzoek_id, Recht.TERUGBELLEN, voor_wijzigen=True)


def _moment(wanneer: str, uiterlijk: datetime | None) -> datetime:
    """The due moment; the past is refused, because nobody can keep such a promise."""
    if uiterlijk is None:
        if wanneer not in list(Wanneer):
            raise Fout(
                f"‘{wanneer}’ is geen moment om te bellen. Kies: vandaag, volgende werkdag of 3 werkdagen.",
                veld="bel_wanneer",
            )
        return terugbel_moment(Wanneer(wanneer), klok.nu(), feestdagen())
    if uiterlijk < klok.nu():
        raise Fout(
            f"{moment_lang(uiterlijk)} is al voorbij. Kies een moment vanaf nu om terug te bellen.", veld="uiterlijk"
        )
    return uiterlijk
