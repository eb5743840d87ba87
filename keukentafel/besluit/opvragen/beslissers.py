"""Who may decide here, and who of them is away today (a signatory on leave)."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from keukentafel.besluit.models import Besluit
from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Afwezigheid, Medewerker, Rolvervulling
from keukentafel.poort import poort
from keukentafel.poort.matrix import MATRIX, Bereik, Categorie
from keukentafel.poort.rechten import Recht

# Roles that may sign at all; for what exactly, the register says at the moment of signing (MAN-02).
_STAD = [rol for rol, rij in MATRIX.items() if "B" in (c := rij[Categorie.MANDAAT]).ops and c.bereik == Bereik.STAD]
_TEAM = [rol for rol, rij in MATRIX.items() if "B" in (c := rij[Categorie.MANDAAT]).ops and c.bereik != Bereik.STAD]


def beslissers_van(besluit: Besluit) -> list[Medewerker]:
    """In service, with a role that may sign: of the whole municipality, or of the team of the dossier."""
    vandaag = klok.vandaag()
    loopt = Q(van__lte=vandaag) & (Q(tot=None) | Q(tot__gt=vandaag))
    waar = Q(rol__in=_STAD) | Q(rol__in=_TEAM, team_id=besluit.team_id)
    in_dienst = Q(medewerker__in_dienst_tot=None) | Q(medewerker__in_dienst_tot__gt=vandaag)
    rijen = Rolvervulling.objects.filter(loopt, waar, in_dienst).select_related("medewerker")
    gevonden = {r.medewerker_id: r.medewerker for r in rijen if r.medewerker_id != besluit.opsteller_id}
    return sorted(gevonden.values(), key=lambda m: m.naam)


def afwezig_tot(ids: Collection[UUID]) -> dict[UUID, str]:
    """Who is away today: " tot 3 mei 2026", or nothing behind the name when nobody knows until when."""
    vandaag = klok.vandaag()
    rijen = Afwezigheid.objects.filter(medewerker_id__in=ids, van__lte=vandaag)
    rijen = rijen.filter(Q(tot=None) | Q(tot__gt=vandaag))
    return {r.medewerker_id: f" tot {datum_gewoon(r.tot)}" if r.tot else " voor onbepaalde tijd" for r in rijen}


def beslisserkeuzes(besluit_id: UUID) -> list[tuple[str, str]]:
    """For the form: who is away says so, so that nobody is chosen in vain."""
    besluit = poort.haal(Besluit, besluit_id, Recht.AANVRAAG_BEHANDELEN)
    kan = beslissers_van(besluit)
    weg = afwezig_tot([m.pk for m in kan])
    return [(str(m.pk), f"{m.naam} (afwezig{weg[m.pk]})" if m.pk in weg else m.naam) for m in kan]
