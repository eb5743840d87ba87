"""Search keys follow the person in the same act (naden.md §7: they are personal data)."""

from django.db import connection

from keukentafel.inwoner.models import Adres, Inwoner, Zoeksleutel
from keukentafel.inwoner.opvragen.adres import is_geheim
from keukentafel.inwoner.regels.sleutels import persoonsleutels
from keukentafel.kern import klok


def sleutels_maken(inwoner: Inwoner, adressen: list[Adres] | None = None) -> None:
    """Throw the keys away and make them again; a hidden address gets none.

    One INSERT without RETURNING, so it also works for a row that lands out of the actor's sight. `adressen` spares the
    query when the caller has them.
    """
    Zoeksleutel.objects.filter(inwoner=inwoner).delete()
    if adressen is None:
        adressen = list(Adres.objects.filter(inwoner=inwoner))
    vandaag = klok.vandaag()
    open_ = [
        (a.straat, a.postcode, a.huisnummer, a.toevoeging)
        for a in adressen
        if (a.tot is None or a.tot > vandaag) and not is_geheim(inwoner)
    ]
    sleutels = persoonsleutels(inwoner.naamdelen, inwoner.geboortedatum, open_, inwoner.telefoon)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO inwoner_zoeksleutel (inwoner_id, team_id, afgeschermd, sleutel)"
            " SELECT %s, %s, %s, unnest(%s::text[])",
            [inwoner.pk, inwoner.team_id, inwoner.afgeschermd, sorted(sleutels)],
        )
