"""Hidden existence takes as long as absence: the same request, in turn, for who is hidden and for who is not there.

Same bytes and statements are held by tests/moeilijk/test_verborgen.py; here it is the time, among all these people.
"""

from datetime import date
from statistics import median
from urllib.parse import urlencode
from uuid import UUID, uuid5

from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.handelingen import NieuwLid, bestaan_afschermen, huishouden_samenstellen, inwoner_registreren
from keukentafel.inwoner.regels.gegevens import Persoonsgegevens
from keukentafel.kern.actor import Actor, transactie
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.plan.handelingen import dossier_openen_met_regie
from meten.klant import stuur
from meten.metingen.proef import Proef
from meten.statistiek import Doel, Duur, Meting, Reeks, om_en_om

METEN = Actor.systeem("meten")
# As long as each other, and like nobody in the names of the data.
VERBORGEN, AFWEZIG = "Qwyzeldo Vrixhonkt", "Jxumbyve Plokdzert"
LANG = Duur(1000, 90.0)
_RUIMTE = UUID("0d7f2d43-4a43-4a43-9b7b-5f7f3a1c2b10")


def verborgen(proef: Proef) -> list[Meting]:
    """A dossier by its address and a person by name; the ratio of the two medians, whichever is the larger."""
    dossier = _verborgen_dossier()
    duur = Duur(60, 6.0) if proef.maat.naam == "kort" else LANG
    deuren = {
        "dossier op adres": (f"/dossier/{dossier}/", f"/dossier/{uuid5(_RUIMTE, 'niemand')}/", 404),
        "zoeken op naam": (*(f"/zoeken/?{urlencode({'q': wie})}" for wie in (VERBORGEN, AFWEZIG)), 200),
    }
    return [_deur(proef, naam, *deur, duur) for naam, deur in deuren.items()]


def _deur(proef: Proef, naam: str, hier: str, nergens: str, status: int, duur: Duur) -> Meting:
    reeks = om_en_om(_vragen(proef, nergens, status), _vragen(proef, hier, status), duur)
    verhouding = _grootste(reeks)
    return reeks.meting(f"Verborgen tegen afwezig, {naam}: medianen", Doel(1.05, 1.01), verhouding)


def _grootste(reeks: Reeks) -> float:
    verhouding = median(reeks.onze) / median(reeks.vloer)
    return max(verhouding, 1 / verhouding)


def _vragen(proef: Proef, pad: str, status: int):
    vraag = proef.bezoeker("meet-100").vraag("GET", pad)

    def haal(_ronde: int) -> float:
        antwoord = stuur(proef.poort, vraag)
        if antwoord.status != status:
            raise RuntimeError(f"{pad.partition('?')[0]} gaf {antwoord.status} in plaats van {status}.")
        return antwoord.seconden

    return haal


def _verborgen_dossier() -> UUID:
    """Made once in this data, by the acts, and hidden by the act of the aandachtsfunctionaris."""
    roepnaam, naam = VERBORGEN.split()
    with transactie(METEN):
        if bekend := Dossier.objects.filter(huishouden__leden__inwoner__roepnaam=roepnaam).first():
            return bekend.pk
    maker = actor_van(Medewerker.objects.get(gebruikersnaam="meet-50"))
    persoon = Persoonsgegevens(roepnaam=roepnaam, geslachtsnaam=naam, geboortedatum=date(1984, 3, 7))
    with transactie(maker):
        inwoner = inwoner_registreren(actor=maker, persoon=persoon, toch_nieuw=True)
        gezin = huishouden_samenstellen(actor=maker, leden=[NieuwLid(inwoner.pk)])
        dossier = dossier_openen_met_regie(actor=maker, huishouden_id=gezin.pk)
    with transactie(METEN):
        bestaan_afschermen(actor=METEN, inwoner_id=inwoner.pk, afgeschermd=True)
    return dossier.pk
