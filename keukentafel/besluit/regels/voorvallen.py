"""What can happen to an aanvraag, and on what condition. A step is named after the act that takes it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Voorval(StrEnum):
    """Every event that moves an aanvraag."""

    MELDEN = "melden"
    BEVESTIGEN = "bevestigen"
    INLICHTEN = "inlichten"
    AFZIEN_VAN_PLAN = "afzien_van_plan"
    ONDERZOEKEN = "onderzoeken"
    PLAN_MAKEN = "familiegroepsplan_maken"
    VERSLAG_GEVEN = "verslag_geven"
    AANVRAGEN = "aanvragen"
    SPOED = "spoed_vaststellen"
    SPOED_VOORBIJ = "spoed_voorbij"
    VERWIJZEN = "verwijzen"
    TOEWIJZING_VRAGEN = "toewijzing_vragen"
    WOONPLAATS_AFWIJZEN = "woonplaats_afwijzen"
    SIGNAAL = "signaal_aannemen"
    AANBIEDEN = "gesprek_aanbieden"
    GESPREK = "eerste_gesprek"
    ZOEKEN = "zoektermijn_starten"
    ZOEKEN_ONTHEFFEN = "zoektermijn_ontheffen"
    INZETTEN = "hulp_inzetten"
    BESLUIT_WILLEN = "besluit_willen"
    OVERDRAGEN = "warm_overdragen"
    AANVULLING_VRAGEN = "aanvulling_vragen"
    AANVULLING_ONTVANGEN = "aanvulling_ontvangen"
    HERSTEL_VERSTREKEN = "herstel_verstreken"
    ZIENSWIJZE_VRAGEN = "zienswijze_vragen"
    ZIENSWIJZE_ONTVANGEN = "zienswijze_ontvangen"
    ADVIES_OPSTELLEN = "advies_opstellen"
    ADVIES_AANBIEDEN = "advies_aanbieden"
    ADVIES_TERUGGEVEN = "advies_teruggeven"
    BESLUIT_MELDEN = "besluit_melden"
    OPSTELLEN = "besluit_opstellen"
    AANBIEDEN_TOETS = "besluit_aanbieden"
    TERUGGEVEN = "besluit_teruggeven"
    VASTSTELLEN = "besluit_vaststellen"
    TERUGHALEN = "besluit_terughalen"
    INTREKKEN_BESLUIT = "besluit_intrekken"
    BEKENDMAKEN = "besluit_bekendmaken"
    TOCH_NIET_BEKEND = "besluit_toch_niet_bekend"
    TOEWIJZEN = "toewijzen"
    BEGINNEN = "levering_beginnen"
    HEROVERWEGEN = "heroverwegen"
    ONGEWIJZIGD = "ongewijzigd_laten"
    HERZIEN = "herzien"
    EVALUEREN = "evalueren"
    VERLENGEN = "hulp_verlengen"
    ACHTTIEN = "overdragen_18"
    UITVOEREN = "plan_uitvoeren"
    NAZORG = "nazorg_beginnen"
    AFRONDEN = "afronden"
    BEEINDIGEN = "beeindigen"
    INTREKKEN = "intrekken"
    ANDERS_OPGELOST = "anders_opgelost"
    MEEBESLOTEN = "meebesloten"
    OVERLEDEN = "overleden"


V = Voorval

# Imperative where a person presses it; what another act does is named too, for the timeline.
NAAM_VAN_VOORVAL = {
    V.MELDEN: "Melding ontvangen",
    V.BEVESTIGEN: "Ontvangst bevestigd",
    V.INLICHTEN: "Uitleg gegeven over cliëntondersteuning en persoonlijk plan",
    V.AFZIEN_VAN_PLAN: "Inwoner ziet af van een persoonlijk plan",
    V.ONDERZOEKEN: "Onderzoek begonnen",
    V.PLAN_MAKEN: "Familiegroepsplan begonnen",
    V.VERSLAG_GEVEN: "Verslag gegeven",
    V.AANVRAGEN: "Aanvraag gedaan",
    V.SPOED: "Spoed vastgesteld",
    V.SPOED_VOORBIJ: "Geen spoed meer",
    V.VERWIJZEN: "Verwijzing ontvangen",
    V.TOEWIJZING_VRAGEN: "Aanbieder vroeg om toewijzing",
    V.WOONPLAATS_AFWIJZEN: "Afgewezen: een andere gemeente is verantwoordelijk",
    V.SIGNAAL: "Signaal aangenomen",
    V.AANBIEDEN: "Eerste gesprek aangeboden",
    V.GESPREK: "Eerste gesprek gevoerd",
    V.ZOEKEN: "Zoektermijn begonnen",
    V.ZOEKEN_ONTHEFFEN: "Zoektermijn geldt niet",
    V.INZETTEN: "Hulp ingezet zonder besluit",
    V.BESLUIT_WILLEN: "Inwoner wil een besluit",
    V.OVERDRAGEN: "Warm overgedragen",
    V.AANVULLING_VRAGEN: "Aanvulling gevraagd",
    V.AANVULLING_ONTVANGEN: "Aanvulling ontvangen",
    V.HERSTEL_VERSTREKEN: "Tijd om aan te vullen voorbij",
    V.ZIENSWIJZE_VRAGEN: "Zienswijze gevraagd",
    V.ZIENSWIJZE_ONTVANGEN: "Zienswijze ontvangen",
    V.ADVIES_OPSTELLEN: "Advies opgesteld",
    V.ADVIES_AANBIEDEN: "Aangeboden aan wie beslist",
    V.ADVIES_TERUGGEVEN: "Teruggegeven door wie beslist",
    V.BESLUIT_MELDEN: "Wie beslist, heeft besloten",
    V.OPSTELLEN: "Besluit opgesteld",
    V.AANBIEDEN_TOETS: "Besluit ter beslissing gelegd",
    V.TERUGGEVEN: "Besluit teruggegeven",
    V.VASTSTELLEN: "Besluit genomen",
    V.TERUGHALEN: "Besluit teruggehaald voor verzending",
    V.INTREKKEN_BESLUIT: "Concept ingetrokken",
    V.BEKENDMAKEN: "Besluit bekendgemaakt",
    V.TOCH_NIET_BEKEND: "Brief toch niet weggegaan",
    V.TOEWIJZEN: "Toegewezen aan de aanbieder",
    V.BEGINNEN: "Hulp begonnen",
    V.HEROVERWEGEN: "Heroverweging begonnen",
    V.ONGEWIJZIGD: "Blijft zoals het was",
    V.HERZIEN: "Herzien",
    V.EVALUEREN: "Evaluatie begonnen",
    V.VERLENGEN: "Hulp verlengd",
    V.ACHTTIEN: "Overgedragen naar 18+",
    V.UITVOEREN: "Plan begonnen",
    V.NAZORG: "Nazorg begonnen",
    V.AFRONDEN: "Afgerond",
    V.BEEINDIGEN: "Beëindigd",
    V.INTREKKEN: "Ingetrokken door de inwoner",
    V.ANDERS_OPGELOST: "Anders opgelost",
    V.MEEBESLOTEN: "Meegenomen in het besluit op de eerdere aanvraag",
    V.OVERLEDEN: "Inwoner overleden",
}
# Not a move: a holiday decree came later, and the last day of an open term was computed again.
HERREKEND = "termijn_herrekend"
OPGEPAKT = "aanvraag_opgepakt"

# What who decides elsewhere tells back.
UITKOMSTEN = {"toe": "toegekend", "deels": "voor een deel toegekend", "af": "afgewezen"}
# Taken with their own act, which keeps more than a step: nobody can do them by hand.
_EIGEN_HANDELING = frozenset(
    {
        V.AANVULLING_VRAGEN, V.AANVULLING_ONTVANGEN, V.ZIENSWIJZE_VRAGEN, V.ZIENSWIJZE_ONTVANGEN, V.OPSTELLEN,
        V.AANBIEDEN_TOETS, V.TERUGGEVEN, V.VASTSTELLEN, V.TERUGHALEN, V.INTREKKEN_BESLUIT, V.BEKENDMAKEN,
        V.TOCH_NIET_BEKEND,
        V.MEEBESLOTEN,
    }
)  # fmt: skip
ZELF_TE_ZETTEN = frozenset(Voorval) - _EIGEN_HANDELING


@dataclass(frozen=True, slots=True, kw_only=True)
class Omstandigheid:
    """What a condition may look at, gathered by the act."""

    onderzoek_af: bool = False
    zes_weken_voorbij: bool = False
    plan_kan: bool = False
    zoektermijn_voorbij: bool = False
    herstel_voorbij: bool = False
    heeft_concept: bool = False
    heeft_advies: bool = False
    via_gi: bool = False
    al_besloten: bool = False
    spoed_besloten: bool = False
    hier_besloten: bool = False
    uitkomst: str = ""


@dataclass(frozen=True, slots=True)
class Mits:
    """A condition of a line: its sentence on the screen, and the test."""

    zin: str
    klopt: Callable[[Omstandigheid], bool]


ONDERZOEK_AF = Mits(
    "Een aanvraag kan na het onderzoek, of als zes weken na de melding voorbij zijn (Wmo 2015 art. 2.3.2 lid 9).",
    lambda o: o.onderzoek_af or o.zes_weken_voorbij,
)
PLAN_KAN = Mits(
    "De inwoner heeft zeven dagen voor een persoonlijk plan; eerder beginnen kan als die ervan afziet "
    "(Wmo 2015 art. 2.3.2 lid 2).",
    lambda o: o.plan_kan,
)
ZOEKTERMIJN_VOORBIJ = Mits(
    "Wie jonger is dan 27 vraagt pas vier weken na de melding aan, tenzij het college ontheft "
    "(Participatiewet art. 41).",
    lambda o: o.zoektermijn_voorbij,
)
HERSTEL_VOORBIJ = Mits(
    "De inwoner mag nog aanvullen; daarna kan dit (Awb art. 4:5 lid 1).", lambda o: o.herstel_voorbij
)
NIET_VIA_GI = Mits(
    "De gecertificeerde instelling bepaalt deze hulp; de gemeente neemt geen besluit (Jeugdwet art. 2.4 en 3.5).",
    lambda o: not o.via_gi,
)
MET_CONCEPT = Mits("Er is een concept.", lambda o: o.heeft_concept)
MET_ADVIES = Mits("Er is een advies.", lambda o: o.heeft_advies)
AL_BESLOTEN = Mits("Er liep al hulp na een eerder besluit.", lambda o: o.al_besloten)
SPOED_BESLOTEN = Mits("Er is met spoed tijdelijk besloten.", lambda o: o.spoed_besloten)
HIER_BESLOTEN = Mits("Er is hier een besluit genomen.", lambda o: o.hier_besloten)
TOEGEKEND = Mits("Er is iets toegekend.", lambda o: o.uitkomst in ("toe", "deels"))
AFGEWEZEN = Mits("Alles is afgewezen.", lambda o: o.uitkomst == "af")
NIET_BEHANDELD = Mits("De aanvraag is niet behandeld.", lambda o: o.uitkomst == "buiten_behandeling")
