"""What makes a working day: rooms and interpreters, a missed and a moved appointment, a crisis, and colleagues away."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial
from uuid import UUID

from keukentafel.demo.leven.dagen import Dagen
from keukentafel.demo.leven.toneel import Toneel
from keukentafel.kern import klok
from keukentafel.organisatie.handelingen.afwezigheid import afwezigheid_vastleggen
from keukentafel.organisatie.handelingen.profiel import voorkeuren_zetten
from keukentafel.toegang import handelingen as toegang
from keukentafel.toegang.models import Melding
from keukentafel.toegang.regels import MeldingStand

COACH, ZIEK = "wijkcoach", "lotte"
# What somebody likes to get, and rather not; shown when work is handed out.
WENSEN = {
    "tom": (["financien"], []),
    "esra": (["opvoeden"], ["financien"]),
    "anil": (["wonen"], []),
    "yasmina": ([], ["werk"]),
}
STAPPEN = ("ondersteuning", "identiteit")
HOOGSTENS_STAPPEN = 12


class Werkdag:
    """Laid after the storylines; everything goes through the acts."""

    def __init__(self, toneel: Toneel, dagen: Dagen) -> None:
        self.toneel, self.dagen = toneel, dagen

    def klaarleggen(self, mensen: Sequence[tuple[UUID, UUID | None]]) -> None:
        """`mensen`: residents of the wijkcoach who logs in first, with their household."""
        self._wensen()
        self._ziek()
        self._afspraken(mensen)
        self._stappen()

    def _wensen(self) -> None:
        for wie, (graag, niet) in WENSEN.items():
            self.toneel.doe(wie, voorkeuren_zetten, graag=graag, liever_niet=niet)

    def _ziek(self) -> None:
        """Somebody called in ill this morning and nobody stands in yet."""
        wie = self.toneel.medewerkers[ZIEK]
        self.toneel.doe(ZIEK, afwezigheid_vastleggen, medewerker_id=wie.pk, van=klok.vandaag())

    def _afspraken(self, mensen: Sequence[tuple[UUID, UUID | None]]) -> None:
        soorten = (self._in_een_ruimte, self._gemist, self._verzet, self._crisis)
        for (inwoner, huishouden), maak in zip(mensen, soorten, strict=False):
            maak({"inwoner_id": inwoner, "huishouden_id": huishouden})

    def _maak(self, dag: int, uur: int, onderwerp: str, **velden: object) -> UUID:
        begin = datetime.combine(self.dagen.dag(dag), time(uur), tzinfo=klok.AMSTERDAM)
        afspraak = self.toneel.doe(COACH, toegang.afspraak_maken, begin=begin, onderwerp=onderwerp, toch=True, **velden)
        sleutel: UUID = afspraak.pk
        return sleutel

    def _in_een_ruimte(self, wie: dict[str, UUID | None]) -> None:
        """In the evening, in a closed room, with an interpreter that still has to be booked."""
        self._maak(3, 18, "Gezinsgesprek", ruimte="gezinskamer", tolk_taal="tr", anderen=["Juf Els"], **wie)

    def _gemist(self, wie: dict[str, UUID | None]) -> None:
        sleutel = self._maak(-1, 16, "Kennismaking", ruimte="spreekkamer-1", **wie)
        velden = {"stand": "niet_verschenen", "reden": "vervoer", "vervolg": "langsgaan"}
        self.toneel.doe(COACH, toegang.afspraak_afzeggen, afspraak_id=sleutel, **velden)

    def _verzet(self, wie: dict[str, UUID | None]) -> None:
        sleutel = self._maak(2, 16, "Voortgang bespreken", ruimte="wijkhuis-oost", **wie)
        later = datetime.combine(self.dagen.dag(4), time(10), tzinfo=klok.AMSTERDAM)
        self.toneel.doe(COACH, toegang.afspraak_verzetten, afspraak_id=sleutel, begin=later, reden="inwoner", toch=True)

    def _crisis(self, wie: dict[str, UUID | None]) -> None:
        """She went first yesterday evening; writing it down still has to be done."""
        gisteren = klok.nu() - timedelta(hours=20)
        # The stage has a `wie` of its own: who acts.
        act = partial(toegang.crisis_vastleggen, wie="", wat="Buren horen geschreeuw. Ik ga erheen.")
        with klok.zet_klok(gisteren):
            self.toneel.doe(COACH, act, **wie)

    def _stappen(self) -> None:
        """Some steps of the intake are ticked off by who handles the melding."""
        lopend = Melding.objects.filter(status=MeldingStand.IN_BEHANDELING, wet="wmo", behandelaar__isnull=False)
        for melding in lopend.select_related("behandelaar").order_by("nummer")[:HOOGSTENS_STAPPEN]:
            velden = {"melding_id": melding.pk, "code": STAPPEN[melding.nummer % 2], "gedaan": True}
            self.toneel.doe(melding.behandelaar.gebruikersnaam, toegang.intakestap_zetten, **velden)
