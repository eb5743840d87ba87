"""Objection (AVG art. 21): weighed with reasons on both sides; then we stop, or go on for compelling reasons."""

from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_tekst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.opvragen.inrichting import feestdagen
from keukentafel.poort import logboek
from keukentafel.privacy.handelingen._hulp import S, over_wie, taak_voor_privacy
from keukentafel.privacy.handelingen.beperking import beperking_beeindigen, beperking_instellen
from keukentafel.privacy.handelingen.verzoek import NIEUW, afronden
from keukentafel.privacy.handelingen.verzoekstuk import verzoek_met_stukken
from keukentafel.privacy.models import Bezwaarweging, Privacyverzoek
from keukentafel.privacy.regels import rechten as rr
from keukentafel.privacy.regels import verzoek as rv

VERVOLG = "Volgt op een bezwaar dat is toegewezen: moeten deze gegevens weg? (AVG art. 17 lid 1 c)"


def bezwaar_wegen(
    *,
    actor: Actor,
    verzoek_id: UUID,
    gebruik: str,
    belang_inwoner: str,
    belang_ons: str,
    uitkomst: str,
    reden: str,
) -> Bezwaarweging:
    """From weighing to told in one act: the restriction stays or ends, and the letter goes."""
    verzoek = verzoek_met_stukken(actor, verzoek_id)
    if verzoek.soort != rv.Soort.BEZWAAR:
        raise Fout("Alleen een bezwaar wordt zo gewogen. Ga terug naar het verzoek.")
    eis_keuze(uitkomst, rr.NAAM_VAN_WEGING, "uitkomst")
    vragen = {
        "gebruik": (gebruik, "Tegen welk gebruik is het bezwaar? Schrijf het op."),
        "belang_inwoner": (belang_inwoner, "Waarom wil de inwoner dit niet? Schrijf het op in diens woorden."),
        "belang_ons": (belang_ons, "Waarvoor gebruiken wij dit, en wat gaat er mis zonder? Schrijf het op."),
        "reden": (reden, "Waarom weegt het een zwaarder dan het ander? De inwoner leest dit in de brief."),
    }
    for veld, (tekst, zin) in vragen.items():
        if not tekst.strip():
            raise Fout(zin, veld)
    weging = Bezwaarweging(
        verzoek=verzoek,
        inwoner_id=over_wie(verzoek),
        **{veld: eis_tekst(tekst, veld=veld) for veld, (tekst, _) in vragen.items()},
        uitkomst=rr.Weging(uitkomst),
        gewogen_door=actor.naam,
        gemaakt_door=actor.kenmerk,
    )
    weging.save(force_insert=True)
    stopt = weging.uitkomst == rr.Weging.STOPPEN
    if stopt:
        _stop(actor, verzoek, weging.reden)
    else:
        for beperking in verzoek.beperkingen.filter(eindigt_op=None):
            verteld = "In de brief met het besluit op het bezwaar"
            beperking_beeindigen(actor=actor, beperking_id=beperking.pk, reden=weging.reden, verteld=verteld)
    _besluit_over_stukken(actor, verzoek, stopt, weging.reden)
    afronden(actor, verzoek, rv.Uitkomst.GEGEVEN if stopt else rv.Uitkomst.GEWEIGERD, weging.reden)
    gebeurtenis_melden("bezwaar_gewogen", verzoek.pk, uitkomst=weging.uitkomst)
    logboek.handeling(actor, S.code, weging, uitkomst=weging.uitkomst)
    return weging


def _stop(actor: Actor, verzoek: Privacyverzoek, reden: str) -> None:
    """From now it is only kept; and whether it must go is a request of its own, with its own term."""
    staat = verzoek.beperkingen.filter(opgeheven_op=None).first()
    if staat is None:
        heel = not verzoek.verzoekstukken.exists()
        beperking_instellen(actor=actor, verzoek_id=verzoek.pk, grond=rr.Beperkgrond.GESTOPT, reden=reden, heel=heel)
    else:
        staat.grond, staat.eindigt_op, staat.einde_reden, staat.verteld = rr.Beperkgrond.GESTOPT, None, "", ""
        staat.save(update_fields=["grond", "eindigt_op", "einde_reden", "verteld"])
    termijn = rv.uiterlijk(klok.vandaag(), feestdagen())
    velden = (
        "inwoner_id over_naam over_geboren hoedanigheid aanvrager_id aanvrager_naam kanaal bewijs identiteit gezien_op "
        "gezien_door feiten advies advies_rij oordeel oordeel_reden oordeel_op behandelaar_id"
    )
    vervolg = Privacyverzoek(
        **{veld: getattr(verzoek, veld) for veld in velden.split()},
        soort=rv.Soort.VERWIJDERING,
        ontvangen_op=klok.vandaag(),
        ontvangen_naam=actor.naam,
        woorden=VERVOLG,
        uiterlijk=termijn.dag,
        termijn_uitleg=termijn.uitleg,
        gemaakt_door=actor.kenmerk,
    )
    vervolg.save(force_insert=True)
    tekst = "Een bezwaar is toegewezen. Ga na of deze gegevens weg moeten."
    taak_voor_privacy(vervolg, NIEUW, tekst, termijn.dag, iedereen=False)


def _besluit_over_stukken(actor: Actor, verzoek: Privacyverzoek, stopt: bool, reden: str) -> None:
    besluit = rr.Besluit.GEHEEL if stopt else rr.Besluit.NIET
    nu = klok.nu()
    verzoek.verzoekstukken.filter(besluit="").update(
        besluit=besluit, besluit_reden=reden, besloten_op=nu, besloten_door=actor.naam, uitgevoerd_op=nu
    )
