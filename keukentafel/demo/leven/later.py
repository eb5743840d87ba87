"""A later day: the layer stays as it is, and what makes up a day of work is added by ordinary acts.

Nothing is moved and nothing is removed, also not what a user did meanwhile. Once a day, and only what lacks: an agenda
for today, somebody to call back, a melding waiting in every team.
"""

from datetime import date, datetime
from random import Random
from uuid import UUID

from keukentafel.demo.leven.dagen import Dagen
from keukentafel.demo.leven.toneel import Toneel
from keukentafel.demo.leven.vandaag import TIJDEN
from keukentafel.demo.leven.verhaal import lees
from keukentafel.demo.medewerkers import DEMO
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.opvragen import feestdagen
from keukentafel.plan.handelingen import vacatures_melden
from keukentafel.plan.models import Regie
from keukentafel.toegang import handelingen as toegang
from keukentafel.toegang.models import Afspraak, Melding, Terugbelverzoek
from keukentafel.toegang.regels import MeldingStand

VERZORGD = "demo_dag_verzorgd"
BALIE = "frontoffice"
MINSTENS_AFSPRAKEN, MINSTENS_BELLEN = 2, 2


def dag_verzorgen(merk: UUID) -> int:
    """Add today's work once; returns the number of acts, 0 when it was done already."""
    vandaag = klok.vandaag()
    with transactie(DEMO):
        if Gebeurtenis.objects.filter(soort=VERZORGD, onderwerp=merk, gegevens__dag=vandaag.isoformat()).exists():
            return 0
        aantal = _Dag(vandaag).vullen()
        vacatures_melden()
        gebeurtenis_melden(VERZORGD, merk, dag=vandaag.isoformat(), aantal=aantal)
    return aantal


class _Dag:
    """The work of one day, for the people whom the regisseurs know."""

    def __init__(self, vandaag: date) -> None:
        self.toneel, self.dagen = Toneel(), Dagen(vandaag, feestdagen())
        self.rng = Random(vandaag.toordinal())
        vandaag_ = lees("vandaag")
        self.tekst, self.onderwerpen = vandaag_["later"], vandaag_["afspraken"]["gewoon"]
        rijen = Regie.objects.filter(tot=None, afgeschermd=False, medewerker__isnull=False, dossier__gesloten_op=None)
        self.eigen: dict[str, list[Dossier]] = {}
        for rij in rijen.select_related("dossier", "medewerker").order_by("dossier__volgnr"):
            self.eigen.setdefault(rij.medewerker.gebruikersnaam, []).append(rij.dossier)

    def vullen(self) -> int:
        return sum((self._afspraken(), self._bellen(), self._meldingen()))

    def _afspraken(self) -> int:
        """Today (or the next werkdag) every regisseur has something in the agenda."""
        dag = self.dagen.dag(0 if self.dagen.is_werkdag() else 1)
        aantal = 0
        for wie, dossiers in self.eigen.items():
            medewerker = self.toneel.medewerkers[wie]
            van, tot = klok.moment(dag, 0), klok.moment(dag, 23, 59)
            er_zijn = Afspraak.objects.filter(medewerker=medewerker, begin__range=(van, tot)).count()
            for plek in range(er_zijn, MINSTENS_AFSPRAKEN):
                begin = datetime.combine(dag, TIJDEN[plek], tzinfo=klok.AMSTERDAM)
                huishouden = self.rng.choice(dossiers).huishouden
                self.toneel.doe(wie, toegang.afspraak_maken, begin=begin, kanaal="telefoon", toch=True,
                                onderwerp=self.rng.choice(self.onderwerpen), huishouden_id=huishouden.pk)  # fmt: skip
                aantal += 1
        return aantal

    def _bellen(self) -> int:
        """Somebody called yesterday and waits for a call back."""
        aantal = 0
        for wie, dossiers in self.eigen.items():
            medewerker = self.toneel.medewerkers[wie]
            open_ = Terugbelverzoek.objects.filter(voor=medewerker, klaar_op=None, uiterlijk__gte=klok.nu()).count()
            if open_ < MINSTENS_BELLEN:
                with klok.zet_klok(self.dagen.moment(-1, self.rng)):
                    self._contact(self.rng.choice(dossiers), medewerker.pk)
                aantal += 1
        return aantal

    def _contact(self, dossier: Dossier, voor: UUID) -> None:
        self.toneel.doe(
            BALIE,
            toegang.contact_vastleggen,
            onderwerpen=["anders"],
            tekst=f"{dossier.huishouden.naam}: {self.rng.choice(self.tekst['bellen'])}",
            vervolg="terugbellen",
            inwoner_id=self._wie(dossier),
            huishouden_id=dossier.huishouden_id,
            bel_wie=voor,
        )

    def _meldingen(self) -> int:
        """A team without a waiting melding gets one, of a household it knows."""
        wacht = Melding.objects.filter(status__in=[MeldingStand.NIEUW, MeldingStand.BEOORDEELD])
        met = set(wacht.values_list("team_id", flat=True))
        per_team: dict[int, list[Dossier]] = {}
        for dossiers in self.eigen.values():
            for dossier in dossiers:
                per_team.setdefault(dossier.team_id, []).append(dossier)
        leeg = [team for team in sorted(per_team) if team not in met]
        for team in leeg:
            dossier = self.rng.choice(per_team[team])
            with klok.zet_klok(self.dagen.moment(-1, self.rng)):
                self.toneel.doe(
                    BALIE,
                    toegang.melding_maken,
                    hulpvraag=f"{dossier.huishouden.naam}: {self.rng.choice(self.tekst['vragen'])}",
                    onderwerpen=["anders"],
                    inwoner_id=self._wie(dossier),
                    huishouden_id=dossier.huishouden_id,
                )
        return len(leeg)

    @staticmethod
    def _wie(dossier: Dossier) -> UUID | None:
        """Somebody of this household, a grown-up when there is one."""
        leden = Huishoudlid.objects.filter(huishouden_id=dossier.huishouden_id, tot=None)
        op_volgorde = sorted(leden, key=lambda lid: (lid.rol == "kind", lid.gemaakt_op, str(lid.pk)))
        return op_volgorde[0].inwoner_id if op_volgorde else None
