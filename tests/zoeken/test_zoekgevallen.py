"""The search file on a small town; `make bench` does the same among a hundred thousand people."""

from collections import Counter
from uuid import NAMESPACE_OID, UUID, uuid5

import pytest
from django.db import connection

from keukentafel.inwoner.models import Adres, Inwoner
from keukentafel.inwoner.opvragen import zoek
from keukentafel.inwoner.regels.naam import sorteersleutel
from keukentafel.inwoner.regels.sleutels import persoonsleutels
from keukentafel.kern.actor import transactie
from tests import personages as p
from tests.zoeken import gevallen as g
from tests.zoeken.buren import dorp, naamgenoten

INWONERS = 4_000


def test_het_bestand_is_acht_soorten_van_25_en_50_afwezigen():
    soorten = Counter(geval.soort for geval in g.gevallen())
    assert len(soorten) == 9
    assert set(soorten.values()) == {25}
    assert len(g.afwezigen()) == 50
    assert {geval.nr for geval in g.gevallen()} <= {persoon.nr for persoon in g.personen()}


def _vul(team) -> dict[int, UUID]:
    """Everybody with address and keys, written in bulk by the system as an import would."""
    mensen = [*g.personen(), *naamgenoten(), *dorp(INWONERS)]
    # Keys that are the same in every run: among equals they decide, and chance would decide whether this test passes.
    rijen = [
        Inwoner(
            id=uuid5(NAMESPACE_OID, str(m.nr)),
            nummer=2_000_000 + m.nr, sorteernaam=sorteersleutel(m.delen), geboortedatum=m.geboren, telefoon=m.telefoon,
            team=team, gemaakt_door="systeem:test", **{n: getattr(m.delen, n) for n in m.delen.__slots__},
        )
        for m in mensen
    ]  # fmt: skip
    Inwoner.objects.bulk_create(rijen)
    Adres.objects.bulk_create(
        Adres(
            inwoner=rij, team=team, straat=m.adres[0], postcode=m.adres[1], huisnummer=m.adres[2],
            toevoeging=m.adres[3], woonplaats="Schiedam", van=p.BEGIN, gemaakt_door="systeem:test",
        )
        for m, rij in zip(mensen, rijen, strict=True)
    )  # fmt: skip
    sleutels = [
        (rij.pk, sleutel)
        for m, rij in zip(mensen, rijen, strict=True)
        for sleutel in persoonsleutels(m.delen, m.geboren, [m.adres], m.telefoon)
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO inwoner_zoeksleutel (inwoner_id, team_id, afgeschermd, sleutel)"
            " SELECT i, %s, false, k FROM unnest(%s::uuid[], %s::text[]) AS x(i, k)",
            [team.pk, [r[0] for r in sleutels], [r[1] for r in sleutels]],
        )
    return {m.nr: rij.pk for m, rij in zip(mensen, rijen, strict=True)}


@pytest.mark.django_db
def test_wie_zich_vertypt_vindt_de_inwoner_bovenaan(capsys):
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        ids = _vul(wijk.oost)
    with transactie(p.actor(wijk.samira)):
        uitslag = g.meet(zoek, ids)
    with capsys.disabled():
        print("\n" + uitslag.tekst())
    assert uitslag.fouten >= 0.95, uitslag.tekst()
    assert min(uitslag.deel(soort) for soort in uitslag.van) >= 0.85, uitslag.tekst()
    assert uitslag.vals == []
    assert uitslag.zeker_bij_goed == uitslag.van[g.GOED]
