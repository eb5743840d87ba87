"""The people and households behind the keys of another system: found by their key, made when they are new."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.inwoner.models import Huishouden, Huishoudlid, Inwoner, Zoeksleutel
from keukentafel.inwoner.regels.naam import Naamdelen, sorteersleutel, woorden
from keukentafel.inwoner.regels.sleutels import persoonsleutels

PER_KEER = 2000
# (client key, household key or "", team id, first day known)
Wie = tuple[str, str, int, date]


class Mensen:
    """`inwoners` and `huishoudens`: key of the other system -> our id. Stored with the municipality before it."""

    def __init__(self, gemeente: str, door: str) -> None:
        self._gemeente, self._door = gemeente, door
        self.inwoners: dict[str, UUID] = {}
        self.huishoudens: dict[str, UUID] = {}

    def _sleutel(self, sleutel: str) -> str:
        return f"{self._gemeente}:{sleutel}"

    def zorg_voor(self, wie: Iterable[Wie]) -> None:
        """Find or make everybody; a new person gets the client key for a name, because no name was given."""
        rijen = sorted(wie, key=lambda w: w[3])
        self.inwoners |= self._bekend(Inwoner, {w[0] for w in rijen})
        self.huishoudens |= self._bekend(Huishouden, {w[1] for w in rijen if w[1]})
        nieuwe_huishoudens = {w[1]: w for w in reversed(rijen) if w[1] and w[1] not in self.huishoudens}
        nieuwe_mensen = {w[0]: w for w in reversed(rijen) if w[0] not in self.inwoners}
        self._maak_huishoudens(nieuwe_huishoudens)
        self._maak_mensen(nieuwe_mensen)
        self._maak_leden(rijen)

    def _bekend(self, model: Any, sleutels: set[str]) -> dict[str, UUID]:
        gevonden: dict[str, UUID] = {}
        lijst = sorted(self._sleutel(s) for s in sleutels)
        for begin in range(0, len(lijst), PER_KEER):
            rijen = model.objects.filter(klantsleutel__in=lijst[begin : begin + PER_KEER])
            gevonden |= {sleutel.partition(":")[2]: pk for sleutel, pk in rijen.values_list("klantsleutel", "pk")}
        return gevonden

    def _maak_huishoudens(self, nieuw: dict[str, Wie]) -> None:
        huishoudens = [
            Huishouden(
                naam=f"Huishouden {sleutel}",
                sorteernaam=" ".join(woorden(sleutel)),
                team_id=team,
                klantsleutel=self._sleutel(sleutel),
                gemaakt_door=self._door,
            )
            for sleutel, (_, _, team, _) in nieuw.items()
        ]
        Huishouden.objects.bulk_create(huishoudens, batch_size=PER_KEER)
        self.huishoudens |= dict(zip(nieuw, (h.pk for h in huishoudens), strict=True))

    def _maak_mensen(self, nieuw: dict[str, Wie]) -> None:
        nummers = iter(_nummers(len(nieuw)))
        mensen = [
            Inwoner(
                nummer=next(nummers),
                geslachtsnaam=sleutel,
                roepnaam="Cliënt",
                sorteernaam=sorteersleutel(Naamdelen(roepnaam="Cliënt", geslachtsnaam=sleutel)),
                bsn_ontbreekt="niet_gevraagd",
                team_id=team,
                klantsleutel=self._sleutel(sleutel),
                bron={"naam": {"bron": f"ingelezen, {self._gemeente}"}},
                gemaakt_door=self._door,
            )
            for sleutel, (_, _, team, _) in nieuw.items()
        ]
        Inwoner.objects.bulk_create(mensen, batch_size=PER_KEER)
        self.inwoners |= dict(zip(nieuw, (mens.pk for mens in mensen), strict=True))
        Zoeksleutel.objects.bulk_create(
            [
                Zoeksleutel(inwoner_id=mens.pk, team_id=mens.team_id, sleutel=sleutel)
                for mens in mensen
                for sleutel in sorted(persoonsleutels(mens.naamdelen))
            ],
            batch_size=PER_KEER,
        )

    def _maak_leden(self, rijen: list[Wie]) -> None:
        """Who was named with a household belongs to it, from the first day we know of."""
        eerste: dict[tuple[UUID, UUID], date] = {}
        for client, huishouden, _, dag in rijen:
            if huishouden:
                eerste.setdefault((self.huishoudens[huishouden], self.inwoners[client]), dag)
        al = set(
            Huishoudlid.objects.filter(huishouden__in={h for h, _ in eerste}).values_list("huishouden_id", "inwoner_id")
        )
        huizen = Huishouden.objects.in_bulk({h for h, _ in eerste})
        Huishoudlid.objects.bulk_create(
            [
                Huishoudlid(
                    huishouden_id=huishouden,
                    inwoner_id=inwoner,
                    team_id=huizen[huishouden].team_id,
                    afgeschermd=huizen[huishouden].afgeschermd,
                    van=dag,
                    gemaakt_door=self._door,
                )
                for (huishouden, inwoner), dag in eerste.items()
                if (huishouden, inwoner) not in al
            ],
            batch_size=PER_KEER,
        )


def _nummers(aantal: int) -> list[int]:
    """Client numbers from the series of room inwoner."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('inwoner_nummer') FROM generate_series(1, %s)", [aantal])
        return [rij[0] for rij in cursor.fetchall()]
