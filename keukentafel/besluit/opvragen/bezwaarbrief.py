"""The letter of a decision on a bezwaar, as one source (DOC-01; Awb 3:46, 6:23, 7:12, 10:10).

It is a decision as any other: on whose behalf, on what ground, what is given and from when, who signs under which
mandate. Against it one goes to the judge. Read as the house itself, as the letter of any decision (besluitbrief).
"""

from typing import Any

from keukentafel.besluit.bronnen_rechtsbescherming import Bezwaarbrief
from keukentafel.besluit.models import Besluit, Bezwaar, Bezwaartekst
from keukentafel.besluit.opvragen.besluitbrief import Briefzaak, lees_zaak
from keukentafel.besluit.opvragen.bijdrage import bijdrage_van
from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.regels import bezwaarwoorden as w
from keukentafel.besluit.regels.soorten import Overwegingsoort as Soort
from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen.inrichting import feestdagen, instelling


def bezwaarbesluit(bezwaar: Bezwaar, besluit: Besluit) -> Bezwaarbrief:
    """As it would leave today. What was signed is what is sent: the argument stands in the decision."""
    z, eerst = lees_zaak(besluit), bezwaar.besluit
    dag = datum_gewoon(bezwaar.bekend.bekendgemaakt_op or eerst.vastgesteld_op or bezwaar.ontvangen_op)
    uitkomst, gevolg = w.Uitkomst(bezwaar.uitkomst), w.Gevolg(bezwaar.gevolg)
    zin = f"Wij besluiten op uw bezwaar van {datum_gewoon(bezwaar.ontvangen_op)}."
    return Bezwaarbrief(
        stap="besluit",
        besluit=dag,
        ontvangen=bezwaar.ontvangen_op,
        oordeel=f"{w.OORDEEL[uitkomst]} {w.gevolg_in_brief(gevolg, schuld=bezwaar.over_schuld)}",
        besluit_zin=f"{zin} {w.OORDEEL_VOLUIT[uitkomst]} {w.GEVOLG_VOLUIT[gevolg].format(dag)}",
        reden=" ".join(filter(None, (bezwaar.tijdig_reden, _waarom(bezwaar, z)))),
        feiten=z.teksten.get(Soort.FEIT, ""),
        gehoord=_gehoord(bezwaar, z),
        advies=z.teksten.get(Soort.ADVIES, ""),
        grondslag="\n\n".join(filter(None, (z.zin("grondslag"), z.teksten.get(Soort.REGEL, "")))),
        **_hulp(z),
        **_wie(bezwaar, z),
    )


def _waarom(bezwaar: Bezwaar, z: Briefzaak) -> str:
    """As it was signed; who decides may have put other words in the draft."""
    if tekst := z.teksten.get(Soort.AFWEGING, ""):
        return tekst
    rij = Bezwaartekst.objects.filter(bezwaar=bezwaar, soort="motivering").order_by("-gemaakt_op").first()
    return rij.tekst if rij else ""


def _gehoord(bezwaar: Bezwaar, z: Briefzaak) -> str:
    """The report of the hearing, or on which ground nobody was heard (Awb 7:7, 7:12 lid 1)."""
    if bezwaar.niet_horen:
        return f"Er was geen hoorzitting. {w.NAAM_VAN_NIET_HOREN[w.NietHoren(bezwaar.niet_horen)]}."
    return z.teksten.get(Soort.ZIENSWIJZE, "")


def _hulp(z: Briefzaak) -> dict[str, Any]:
    """What is given after all, with what it costs; nothing when the decision stays."""
    gegeven = [r for r in z.regels if r.gegeven]
    bijdrage = bijdrage_van(z.besluit.inwoner, z.besluit.wet, z.voorzieningen) if gegeven else None
    wmo = bijdrage is not None and z.besluit.wet == "wmo"
    return {
        "hulp": "\n".join(r.kort() for r in gegeven),
        "besluitregels": "\n".join(r.voluit() for r in z.regels),
        "bijdrage": bijdrage.zin if bijdrage and wmo else "",
        "bijdrage_grond": bijdrage.grond if bijdrage and wmo else "",
        "plichten": z.zin("plichten") if gegeven else "",
    }


def _wie(bezwaar: Bezwaar, z: Briefzaak) -> dict[str, Any]:
    b = z.besluit
    contact = bezwaar.behandelaar or b.opsteller
    return {
        "orgaan": z.orgaan(),
        "contact": contact.naam if contact else "",
        "hulp_erbij": "" if bezwaar.meewerker_id else z.zin("hulp_erbij"),
        "beroep_tot": rb.beroep_tot(klok.vandaag(), feestdagen()).dag,
        "rechtbank": instelling("rechtbank"),
        "privacy": instelling("privacyregel"),
        "ondertekenaar": b.ondertekenaar.naam if b.ondertekenaar else "",
        "functie": b.functie or z.functie(),
        "mandaat": z.mandaat(),
    }


def mist_bezwaarbrief(besluit: Besluit, *, genomen: bool) -> list[str]:
    """What this letter may not leave without, each with its article. A draft has nobody who signed it yet."""
    bezwaar = Bezwaar.objects.filter(besluit_op_bezwaar=besluit).select_related("besluit", "behandelaar").first()
    if bezwaar is None or not bezwaar.uitkomst:
        return []
    bron = bezwaarbesluit(bezwaar, besluit)
    plichten = (*w.BRIEFPLICHTEN, *(w.BRIEFPLICHTEN_GENOMEN if genomen else ()))
    uit = [f"{naam} ({artikel})" for veld, naam, artikel in plichten if not getattr(bron, veld)]
    if bezwaar.gevolg in w.GEEFT_ALSNOG and not bezwaar.meewerker_id and not bron.besluitregels:
        uit.append("wat per product is besloten (Awb art. 1:3)")
    return uit
