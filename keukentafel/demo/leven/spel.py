"""Playing one storyline: the road from first contact to plan, each act by who does that work, on its own day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

from keukentafel.brieven.handelingen import brieven_afdrukken, partij_posten
from keukentafel.brieven.models import Brief
from keukentafel.demo import besluit_nemen
from keukentafel.demo.leven import delen, gesprekken, overleg, plannen, volgen, vraag
from keukentafel.demo.leven.dagen import Dagen
from keukentafel.demo.leven.mensen import Bevolking, Gezin, registreren
from keukentafel.demo.leven.namen import TAAL
from keukentafel.demo.leven.praten import digitale_post, wensen
from keukentafel.demo.leven.toneel import Spel, Toneel
from keukentafel.demo.leven.verhaal import Doel, Stap, Verhaal
from keukentafel.demo.leven.verslagpost import akkoord, versturen
from keukentafel.dossier import handelingen as dossier
from keukentafel.dossier.models import Dossier, Werkproces
from keukentafel.inwoner.handelingen import digitale_post_vastleggen
from keukentafel.kern import klok
from keukentafel.plan import handelingen as plan
from keukentafel.plan.models import Doel as Plandoel
from keukentafel.plan.models import Plan
from keukentafel.plan.models import Stap as Planstap
from keukentafel.toegang import handelingen as toegang
from keukentafel.toegang.models import Melding, Termijn, Terugbelverzoek

VERDELER = "managementondersteuner"
# A wijkcoach writes under these laws; what belongs to work and income is written by the klantmanager.
WET_VAN_COACH = {"wmo": "wmo", "jeugd": "jeugd", "wgs": "wgs"}
WET_VAN_COLLEGA = {"klantmanager": "pw", "schuldhulp": "wgs"}
PLAN_BESPREKEN = 90


@dataclass
class Omgeving:
    """What every story shares."""

    toneel: Toneel
    bevolking: Bevolking
    dagen: Dagen
    rng: Random


class Vertelling:
    """One household living one story; `loop` is the play, the rest is its state."""

    def __init__(
        self,
        om: Omgeving,
        verhaal: Verhaal,
        plek: int,
        *,
        coach: str,
        balie: str,
        daden: Mapping[str, Callable[["Vertelling"], None]],
    ) -> None:
        self.daden = daden
        self.om, self.v, self.coach, self.balie = om, verhaal, verhaal.coach or coach, balie
        self.team, self.begin = verhaal.teams[plek], verhaal.begin[plek]
        groep = verhaal.groepen[plek] if verhaal.groepen else verhaal.groep
        extra = {**wensen(f"{verhaal.sleutel}:{plek}"), **verhaal.extra}
        if verhaal.tolk:
            extra["tolk_taal"] = TAAL.get(groep, "ar")
        self.gezin: Gezin = om.bevolking.gezin(self.team, list(verhaal.mensen), groep, **extra)
        self.rng = Random(f"{verhaal.sleutel}:{plek}")
        self.melding: Melding | None = None
        self.dossier: Dossier | None = None
        self.laatst: datetime | None = None
        self._doelen: list[tuple[Doel, Plandoel]] = []
        self._betrokken: set[str] = set()
        # Name of the talk -> whose appointment, and its key.
        self.gesprekken: dict[str, tuple[str, UUID]] = {}

    # --- The play -----------------------------------------------------------------------------------------------------

    def loop(self) -> Spel:
        """Yields the moment of each act until today; what lies ahead stays undone."""
        pak = {"crisis": 0, "spoed": 1}.get(self.v.urgentie, 2)
        daden: list[tuple[int, Callable[[], Any]]] = [
            (0, self._aanmelden),
            (min(1, pak), self._verdelen),
            (pak, self._oppakken),
            *self._werk(pak + 1),
        ]
        if self.v.terug:
            terug = self.v.terug
            daden += [
                (terug.op, lambda: self._opnieuw(terug.contact, terug.vraag)),
                (terug.op + 1, self._verdelen),
                (terug.op + 2, self._oppakken),
                *((int(r[0]), self._regel(r)) for r in terug.regels),
            ]
        for op, daad in sorted(daden, key=lambda d: d[0]):
            if op - self.begin >= 0:
                return
            self.laatst = self.om.dagen.moment(op - self.begin, self.rng, self.laatst)
            yield self.laatst
            daad()

    def _werk(self, vanaf: int) -> Iterator[tuple[int, Callable[[], Any]]]:
        """Everything after the melding was taken up, with its day."""
        v = self.v
        yield vanaf, self._bevestigen
        yield from ((int(r[0]), self._regel(r)) for r in v.regels)
        for contact in v.contacten:
            yield int(contact[0]), self._tussendoor(contact)
            yield int(contact[0]) + 1, self._terugbellen
        yield v.verslag.op, self._verslag
        yield v.verslag.op + 2, lambda: versturen(self.om.toneel, self.dossier_id)
        yield v.verslag.op + 8, lambda: akkoord(self.om.toneel, self.dossier_id, f"{v.sleutel}:{self.gezin.team}")
        yield from gesprekken.bijdragen(self, vanaf)
        for bron in (vraag, delen, volgen, overleg, besluit_nemen):
            yield from bron.bijdragen(self)
        plandag = v.verslag.op + 3
        for doel in v.doelen:
            yield plandag, self._doel(doel)
            yield from ((s.uiterlijk - 1, self._afvinken(doel, s)) for s in doel.stappen if not s.laat)
            yield doel.streef, self._gelukt(doel)
        if v.doelen:
            yield plandag + 1, self._vaststellen
        if v.overdracht:
            yield int(v.overdracht[0]), self._overdragen
        if v.vacature:
            yield int(v.vacature[0]), self._vacature
        if v.einde:
            yield v.einde.op, self._sluiten
        for op, naam in v.daden:
            yield int(op), partial(self.daden[naam], self)

    # --- Toegang ------------------------------------------------------------------------------------------------------

    def tekst(self, ruw: str) -> str:
        """With the names of this household filled in."""
        return ruw.format_map(self.gezin.woorden())

    def doe(self, wie: str, handeling: Callable[..., Any], **gegevens: Any) -> Any:
        return self.om.toneel.doe(wie, handeling, **gegevens)

    def _aanmelden(self) -> None:
        self.doe(self.balie, registreren, gezin=self.gezin, bevolking=self.om.bevolking)
        if bron := digitale_post(f"{self.v.sleutel}:{self.gezin.team}"):
            self.doe(self.balie, digitale_post_vastleggen, inwoner_id=self.gezin.hoofd.pk, bron=bron)
        self._opnieuw(self.v.contact, self.v.vraag)

    def _opnieuw(self, contact: str, vraag: str) -> None:
        """A contact that becomes a melding; the client of a youth question is the child."""
        v, gezin = self.v, self.gezin
        eerste = self.doe(
            self.balie,
            toegang.contact_vastleggen,
            kanaal=v.kanaal,
            onderwerpen=v.onderwerpen,
            tekst=self.tekst(contact),
            vervolg="melding",
            inwoner_id=gezin.hoofd.pk,
            huishouden_id=gezin.huishouden_id,
        )
        self.melding = self.doe(
            self.balie,
            toegang.melding_maken,
            hulpvraag=self.tekst(vraag),
            onderwerpen=v.onderwerpen,
            wet=v.wet,
            urgentie=v.urgentie,
            kanaal=v.kanaal,
            inwoner_id=self._client(),
            huishouden_id=gezin.huishouden_id,
            melder_soort=v.melder,
            melder_naam=v.melder_naam,
            taal=gezin.hoofd.taal,
            tolk_nodig=v.tolk,
            veiligheid=self.tekst(v.veiligheid),
            contact_id=eerste.pk,
        )
        self.om.toneel.laat_horen("melding_gemaakt", self.melding)

    def _client(self) -> UUID:
        kind = self.gezin.kind() if self.v.wet == "jeugd" else None
        sleutel: UUID = (kind or self.gezin.hoofd).pk
        return sleutel

    def _verdelen(self) -> None:
        assert self.melding
        self.doe(VERDELER, toegang.melding_beoordelen, melding_id=self.melding.pk, urgentie=self.v.urgentie)
        coach = self.om.toneel.medewerkers[self.coach]
        self.doe(VERDELER, toegang.melding_toewijzen, melding_id=self.melding.pk, medewerker_id=coach.pk, toch=True)

    def _oppakken(self) -> None:
        assert self.melding
        self.doe(self.coach, toegang.melding_oppakken, melding_id=self.melding.pk)
        self.dossier = self.doe(self.coach, plan.dossier_openen_met_regie, melding_id=self.melding.pk)

    def _bevestigen(self) -> None:
        """The letter of the melding is printed and posted; who gets none was called."""
        assert self.melding
        brieven = list(Brief.objects.filter(sleutel=f"melding:{self.melding.pk}:ontvangst", stand="klaar"))
        if gewoon := [b.pk for b in brieven if not b.adres_geheim]:
            partij = self.doe(VERDELER, brieven_afdrukken, brieven=gewoon)
            self.doe(VERDELER, partij_posten, partij_id=partij.pk)
            for brief in brieven:
                self.om.toneel.laat_horen("brief_verzonden", brief)
        for termijn in Termijn.objects.filter(melding=self.melding, soort="BEV", klaar_op=None):
            self.doe(self.coach, toegang.termijn_afhandelen, termijn_id=termijn.pk, reden="bevestiging verstuurd")

    def _tussendoor(self, contact: tuple[Any, ...]) -> Callable[[], None]:
        def daad() -> None:
            self.doe(
                self.balie,
                toegang.contact_vastleggen,
                kanaal=contact[1],
                onderwerpen=self.v.onderwerpen[:1],
                tekst=self.tekst(contact[2]),
                vervolg="terugbellen",
                inwoner_id=self.gezin.hoofd.pk,
                huishouden_id=self.gezin.huishouden_id,
                bel_wie=self.om.toneel.medewerkers[self.coach].pk,
                bel_telefoon=self.gezin.hoofd.telefoon,
            )

        return daad

    def _terugbellen(self) -> None:
        """Called back the next werkdag; what came in on the last werkdag is still to be done."""
        for verzoek in Terugbelverzoek.objects.filter(inwoner=self.gezin.hoofd, klaar_op=None):
            self.doe(self.coach, toegang.terugbelverzoek_afhandelen, verzoek_id=verzoek.pk)

    # --- Dossier ------------------------------------------------------------------------------------------------------

    @property
    def dossier_id(self) -> UUID:
        assert self.dossier, "het dossier is nog niet geopend"
        sleutel: UUID = self.dossier.pk
        return sleutel

    def wet(self) -> str:
        return WET_VAN_COACH.get(self.v.wet, "algemeen")

    def _over(self) -> list[UUID] | None:
        return [self._client()] if self.v.wet == "jeugd" else None

    def _regel(self, regel: tuple[Any, ...]) -> Callable[[], None]:
        """A line of the journal: [day, kind, text] or [day, kind, text, user name of a colleague]."""

        def daad() -> None:
            wie = regel[3] if len(regel) > 3 else self.coach
            if wie in WET_VAN_COLLEGA:
                self._betrek(wie)
            self.doe(
                wie,
                dossier.journaalregel_schrijven,
                dossier_id=self.dossier_id,
                soort=regel[1],
                tekst=self.tekst(regel[2]),
                wet=WET_VAN_COLLEGA.get(wie, self.wet()),
                over=self._over(),
            )

        return daad

    def _betrek(self, wie: str) -> None:
        if wie not in self._betrokken:
            self._betrokken.add(wie)
            self.doe(
                self.coach,
                dossier.betrokkene_toevoegen,
                dossier_id=self.dossier_id,
                rol="uitvoerder",
                medewerker_id=self.om.toneel.medewerkers[wie].pk,
            )

    def _verslag(self) -> None:
        verslag = self.v.verslag
        self.doe(
            self.coach,
            dossier.verslag_beginnen,
            dossier_id=self.dossier_id,
            wet=self.wet(),
            over=self._over(),
            klaar=not verslag.concept,
            titel=self.tekst(verslag.titel),
            plaats=verslag.plaats,
            aanwezig=", ".join([i.roepnaam for i in self.gezin.inwoners[:2]] + [self._naam_van_coach()]),
            eigen_woorden=self.tekst(verslag.woorden),
            tekst=self.tekst(verslag.tekst),
            afspraken=self.tekst(verslag.afspraken),
            **gesprekken.voor_verslag(self),
        )
        if self.gezin.kind():
            self.daden["kindcheck"](self)
        if self.v.zwaarte:
            werkproces = Werkproces.objects.filter(dossier=self.dossier_id).latest("gemaakt_op")
            self.doe(self.coach, dossier.zwaarte_zetten, werkproces_id=werkproces.pk, waarde=self.v.zwaarte)
        if self.v.let_op:
            versie = Dossier.objects.get(pk=self.dossier_id).versie
            tekst = self.tekst(self.v.let_op)
            self.doe(self.coach, dossier.let_op_zetten, dossier_id=self.dossier_id, tekst=tekst, versie=versie)

    def _naam_van_coach(self) -> str:
        return str(self.om.toneel.medewerkers[self.coach].naam)

    # --- Plan ---------------------------------------------------------------------------------------------------------

    def _dag(self, na: int) -> date:
        """A day of the story; the plan promises nothing for a day that has gone by."""
        return max(self.om.dagen.dag(na - self.begin), klok.vandaag())

    def _doel(self, doel: Doel) -> Callable[[], None]:
        def daad() -> None:
            rij = self.doe(
                self.coach,
                plan.doel_toevoegen,
                dossier_id=self.dossier_id,
                resultaat=self.tekst(doel.resultaat),
                eigen_woorden=self.tekst(doel.woorden),
                hoe_te_zien=plannen.te_zien(self, doel),
                streefdatum=self._dag(doel.streef),
                wet=self.wet(),
                over=self._over(),
            )
            self._doelen.append((doel, rij))
            for stap in doel.stappen:
                self.doe(self.coach, plan.stap_toevoegen, doel_id=rij.pk, stap=self._stap(stap))

        return daad

    def _stap(self, stap: Stap) -> plan.NieuweStap:
        soort, _, wie = stap.wie.partition(":")
        hoofd, coach = self.gezin.hoofd, self.om.toneel.medewerkers[self.coach]
        return plan.NieuweStap(
            tekst=self.tekst(stap.tekst),
            wie_soort=soort,
            wie=self.tekst(wie) if wie else hoofd.roepnaam if soort == "inwoner" else "",
            medewerker_id=coach.pk if soort == "medewerker" else None,
            inwoner_id=hoofd.pk if soort == "inwoner" else None,
            uiterlijk=self._dag(stap.uiterlijk),
        )

    def _vaststellen(self) -> None:
        rij = Plan.objects.get(dossier=self.dossier_id)
        plannen.vooraf(self, [doel for _, doel in self._doelen])
        self.doe(self.coach, plan.plan_titel_zetten, plan_id=rij.pk, titel=self.tekst(self.v.titel), versie=rij.versie)
        bespreken = max(klok.vandaag() + timedelta(days=PLAN_BESPREKEN), self.om.dagen.dag(3 + self.rng.randint(0, 20)))
        self.doe(self.coach, plan.plan_vaststellen, plan_id=rij.pk, bespreken_op=bespreken)
        plannen.achteraf(self, [doel for _, doel in self._doelen])
        assert self.melding
        reden = f"Het plan met {self.gezin.mensen[0].aanspreek} is vastgesteld."
        self.doe(self.coach, toegang.melding_afronden, melding_id=self.melding.pk, reden=reden)

    def _afvinken(self, doel: Doel, stap: Stap) -> Callable[[], None]:
        def daad() -> None:
            for deze, rij in self._doelen:
                if deze is doel:
                    tekst = self.tekst(stap.tekst)
                    open_ = Planstap.objects.filter(doel=rij, tekst=tekst, gedaan_op=None)
                    for gevonden in open_:
                        self.doe(self.coach, plan.stap_afvinken, stap_id=gevonden.pk)

        return daad

    def _gelukt(self, doel: Doel) -> Callable[[], None]:
        def daad() -> None:
            for deze, rij in self._doelen:
                if deze is doel and not any(s.laat for s in doel.stappen):
                    self.doe(self.coach, plan.doel_afronden, doel_id=rij.pk)

        return daad

    def _overdragen(self) -> None:
        _, naar, reden = self.v.overdracht
        velden = {"reden": self.tekst(reden), "medewerker_id": self.om.toneel.medewerkers[naar].pk}
        self.doe(self.coach, plan.regie_overdragen, dossier_id=self.dossier_id, **velden)
        self.coach = naar

    def _vacature(self) -> None:
        reden = self.tekst(self.v.vacature[1])
        self.doe(self.coach, plan.regie_vacature, dossier_id=self.dossier_id, reden=reden)

    def _sluiten(self) -> None:
        assert self.v.einde
        assert self.dossier
        lopend = Plandoel.objects.filter(dossier=self.dossier_id, stand="loopt")
        for rij in lopend:
            self.doe(self.coach, plan.doel_afronden, doel_id=rij.pk)
        einde = self.v.einde
        self.doe(
            self.coach,
            dossier.dossier_sluiten,
            dossier_id=self.dossier_id,
            reden=einde.reden,
            toelichting=self.tekst(einde.tekst),
        )
        self.om.toneel.laat_horen("dossier_gesloten", self.dossier)
