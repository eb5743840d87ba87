"""What a decision does to the one before it, and who looks at one that could not wait."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from keukentafel.besluit.handelingen._hulp import SYSTEEM, besluit_van
from keukentafel.besluit.models import Besluit, Voorziening
from keukentafel.besluit.opvragen.mandaat import mandaten
from keukentafel.besluit.opvragen.nakijken import vraagt_nakijken
from keukentafel.besluit.opvragen.zaak import voorzieningen_van, zaak_van
from keukentafel.besluit.regels.mandaat import VOLGT_OP, waarom_niet
from keukentafel.dossier.handelingen._hulp import over_werkdagen
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu, transactie
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Rolvervulling
from keukentafel.organisatie.opvragen.inrichting import geldig_op, instelling
from keukentafel.poort.matrix import Bereik, Categorie, cel

TAAK = "spoed_nakijken"
EEN_DAG = timedelta(days=1)


def hulp_opvolgen(besluit: Besluit) -> int:
    """The last step before a decision is taken: what it replaces gives nothing more from its own first day.

    Asks no right itself: it is part of taking the decision. Returns how many products ended.
    """
    if besluit.vervangt_id is None or besluit.soort not in VOLGT_OP:
        return 0
    with transactie(SYSTEEM):
        return sum(
            _lopend(besluit, rij)
            .filter(Q(beeindigd_op=None) | Q(beeindigd_op__gte=rij.van))
            .update(beeindigd_op=rij.van - EEN_DAG)
            for rij in voorzieningen_van(besluit)
            if rij.van
        )


def hulp_herleven(besluit: Besluit) -> int:
    """A decision that was taken back before it left: what it ended goes on as it was granted."""
    if besluit.vervangt_id is None or besluit.soort not in VOLGT_OP:
        return 0
    with transactie(SYSTEEM):
        return sum(
            _lopend(besluit, rij).filter(beeindigd_op=rij.van - EEN_DAG).update(beeindigd_op=None)
            for rij in voorzieningen_van(besluit)
            if rij.van
        )


def _lopend(besluit: Besluit, rij: Voorziening) -> QuerySet[Voorziening]:
    return Voorziening.objects.filter(besluit_id=besluit.vervangt_id, product=rij.product, toegekend=True)


def spoed_nakijken_vragen(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel. Help that could not wait was decided by one; somebody else with a mandate looks within days (MAN-07)."""
    besluit = Besluit.objects.filter(pk=besluit_van(gebeurtenis)).first()
    if besluit is not None and vraagt_nakijken(besluit):
        vraag_nakijken(besluit)


def vraag_nakijken(besluit: Besluit) -> bool:
    """One task, for a function with a mandate that somebody else has too. False when no function has one."""
    op = besluit.vastgesteld_op or klok.vandaag()
    zaak = zaak_van(besluit, voorzieningen_van(besluit), op)
    functies = [m.functie for m in mandaten() if not waarom_niet(m, zaak)]
    anderen = Rolvervulling.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), rol__in=functies)
    bezet = set(anderen.exclude(medewerker=besluit.ondertekenaar).values_list("rol", flat=True))
    for functie in sorted(functies, key=lambda f: f not in bezet)[:1]:
        stad = cel(functie, Categorie.MANDAAT).bereik == Bereik.STAD
        taak_maken(
            actor=actor_nu(),
            soort=TAAK,
            tekst="Er is met spoed besloten. Een ander dan wie tekende, kijkt het na",
            uiterlijk=over_werkdagen(instelling("spoed_nakijken_werkdagen")),
            rol=functie,
            team=None if stad else besluit.team,
            dossier_id=besluit.dossier_id,
            onderwerp_id=besluit.pk,
            adres=besluit.adres,
            afgeschermd=besluit.afgeschermd,
        )
    return bool(functies)
