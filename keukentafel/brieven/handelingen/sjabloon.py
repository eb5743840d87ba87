"""The texts of letters: a new one from a day, never an edit (letters that were made keep theirs)."""

from datetime import date

from keukentafel.brieven.briefbron import ontbrekende_plicht, sjablonen, sjabloonfout
from keukentafel.brieven.opvragen.sjablonen import SOORT, huistekst
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Blokkade, Fout, NietGevonden
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.organisatie.handelingen.keuzes import eis_niet_voorbij, laatste_rij, rij_schrijven
from keukentafel.organisatie.handelingen.rijen import Rij
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht


def brieftekst_zetten(*, actor: Actor, code: str, titel: str, tekst: str, van: date) -> None:
    """A new text from a day. Raises Fout on an unknown field, Blokkade when the text leaves out what the law wants."""
    poort.eis(Recht.BEHEER_WIJZIGEN)
    if code not in sjablonen():
        raise NietGevonden("brieven.sjabloon")
    eis_niet_voorbij(van)
    gewoon = tekst.replace("\r\n", "\n").strip() + "\n"
    for veld, inhoud in (("titel", titel), ("tekst", gewoon)):
        if melding := sjabloonfout(code, inhoud):
            raise Fout(melding[0].upper() + melding[1:] + ".", veld=veld)
    if waarom := ontbrekende_plicht(code, gewoon):
        raise Blokkade("brief-zonder-plicht", waarom, veld="tekst")
    oud = laatste_rij(SOORT, code)
    if oud is None and (titel, gewoon) == huistekst(code):
        raise Fout("Er verandert niets: dit staat er al zo.")
    rij = Rij(SOORT, code, titel, {"tekst": gewoon}, oud.volgorde if oud else 0)
    rij_schrijven(actor, rij, oud, van)
    concept_wissen(actor=actor, sleutel=f"brieftekst:{code}")
