"""The procedures as tables: from which state, by what, to which state, by which rule, who, on what condition.

A table reads as the rows of regels.md §1.1 to §1.4. Lines with the same state and event are tried from top to bottom;
the first whose condition holds counts. What is not in a table cannot happen.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from keukentafel.besluit.regels import voorvallen as v
from keukentafel.besluit.regels.soorten import Procedure
from keukentafel.besluit.regels.standen import NAAM_VAN_STAND, OP_WEG, Stand, Wie
from keukentafel.besluit.regels.voorvallen import NAAM_VAN_VOORVAL, Mits, Omstandigheid, Voorval


@dataclass(frozen=True, slots=True)
class Lijn:
    """One line of a table; one state may be written without brackets, BEGIN is where every aanvraag comes from."""

    van: Stand | tuple[Stand, ...] | None
    voorval: Voorval
    naar: Stand
    regel: str
    wie: Wie
    mits: Mits | None = None

    @property
    def standen(self) -> tuple[Stand | None, ...]:
        """The states it leaves."""
        return self.van if isinstance(self.van, tuple) else (self.van,)


BEGIN = None
L = Lijn  # one letter keeps a line of a table on one line
S, V = Stand, Voorval
INWONER, TEAM, KANTOOR, BESLISSER = Wie.INWONER, Wie.TEAM, Wie.BACKOFFICE, Wie.BESLISSER
AANBIEDER, ANDER = Wie.AANBIEDER, Wie.ANDER

# fmt: off
# From aanvraag to a decision that was made known: the same for every law (regels.md §1.5).
BESLUITEN = (
    L((S.AANVRAAG, S.CONCEPT),     V.AANVULLING_VRAGEN,    S.AANVULLING,    "AWB-03", KANTOOR),
    L(S.AANVULLING,                V.AANVULLING_ONTVANGEN, S.CONCEPT,       "AWB-04", INWONER, v.MET_CONCEPT),
    L(S.AANVULLING,                V.AANVULLING_ONTVANGEN, S.AANVRAAG,      "AWB-04", INWONER),
    L(S.AANVULLING,                V.HERSTEL_VERSTREKEN,   S.AANVRAAG,      "AWB-04", KANTOOR, v.HERSTEL_VOORBIJ),
    L((S.AANVRAAG, S.CONCEPT),     V.ZIENSWIJZE_VRAGEN,    S.ZIENSWIJZE,    "AWB-05", KANTOOR),
    L(S.ZIENSWIJZE,                V.ZIENSWIJZE_ONTVANGEN, S.CONCEPT,       "AWB-05", INWONER, v.MET_CONCEPT),
    L(S.ZIENSWIJZE,                V.ZIENSWIJZE_ONTVANGEN, S.AANVRAAG,      "AWB-05", INWONER),
    L(S.AANVRAAG,                  V.ADVIES_OPSTELLEN,     S.ADVIES,        "TOE-02", TEAM),
    L((S.AANVRAAG, S.ADVIES),      V.ADVIES_AANBIEDEN,     S.BIJ_BESLISSER, "TOE-02", TEAM),
    L(S.BIJ_BESLISSER,             V.ADVIES_TERUGGEVEN,    S.ADVIES,        "TOE-02", BESLISSER, v.MET_ADVIES),
    L(S.BIJ_BESLISSER,             V.ADVIES_TERUGGEVEN,    S.AANVRAAG,      "TOE-02", BESLISSER),
    L(S.BIJ_BESLISSER,             V.BESLUIT_MELDEN,       S.BEKENDGEMAAKT, "AWB-16", BESLISSER),
    L(S.BIJ_BESLISSER,             V.OPSTELLEN,            S.CONCEPT,       "AWB-16", BESLISSER),
    L(S.CONCEPT,                   V.AANBIEDEN_TOETS,      S.TOETS,         "AWB-16", KANTOOR),
    L(S.TOETS,                     V.TERUGGEVEN,           S.CONCEPT,       "AWB-16", BESLISSER),
    L((S.CONCEPT, S.TOETS),        V.VASTSTELLEN,          S.BESLOTEN,      "AWB-16", BESLISSER),
    L((S.CONCEPT, S.TOETS, S.BESLOTEN), V.INTREKKEN_BESLUIT, S.AANVRAAG,    "AWB-16", KANTOOR),
    L(S.BESLOTEN,                  V.TERUGHALEN,           S.CONCEPT,       "AWB-14", BESLISSER),
    L(S.BESLOTEN,                  V.BEKENDMAKEN,          S.BEKENDGEMAAKT, "AWB-16", KANTOOR),
    L(S.BEKENDGEMAAKT,             V.TOCH_NIET_BEKEND,     S.BESLOTEN,      "AWB-16", KANTOOR, v.HIER_BESLOTEN),
    L(S.BEKENDGEMAAKT,             V.AFRONDEN,             S.AFGEWEZEN,     "AWB-16", KANTOOR, v.AFGEWEZEN),
    L(S.BEKENDGEMAAKT,             V.AFRONDEN,             S.BUITEN_BEHANDELING, "AWB-04", KANTOOR, v.NIET_BEHANDELD),
)
# Where no other body has to advise first.
ZELF = L(S.AANVRAAG,               V.OPSTELLEN,            S.CONCEPT,       "AWB-16", KANTOOR)
IN_DE_MAAK = (S.CONCEPT, S.TOETS, S.BESLOTEN)

WMO = (
    L(BEGIN,                       V.MELDEN,               S.MELDING,       "WMO-01", INWONER),
    L(BEGIN,                       V.AANVRAGEN,            S.AANVRAAG,      "WMO-08", INWONER, v.ONDERZOEK_AF),
    L(BEGIN,                       V.AANVRAGEN,            S.MELDING,       "WMO-08", INWONER),
    L(S.MELDING,                   V.BEVESTIGEN,           S.BEVESTIGD,     "WMO-02", TEAM),
    L(S.BEVESTIGD,                 V.INLICHTEN,            S.PLAN_WACHT,    "WMO-03", TEAM),
    L(S.PLAN_WACHT,                V.AFZIEN_VAN_PLAN,      S.ONDERZOEK,     "WMO-04", INWONER),
    L(S.PLAN_WACHT,                V.ONDERZOEKEN,          S.ONDERZOEK,     "WMO-04", TEAM, v.PLAN_KAN),
    L(S.ONDERZOEK,                 V.VERSLAG_GEVEN,        S.VERSLAG,       "WMO-07", TEAM),
    L(S.VERSLAG,                   V.AANVRAGEN,            S.AANVRAAG,      "WMO-08", INWONER),
    L((S.MELDING, S.BEVESTIGD, S.PLAN_WACHT, S.ONDERZOEK),
                                   V.AANVRAGEN,            S.AANVRAAG,      "WMO-08", INWONER, v.ONDERZOEK_AF),
    L((S.MELDING, S.BEVESTIGD, S.PLAN_WACHT, S.ONDERZOEK, S.VERSLAG, S.AANVRAAG),
                                   V.SPOED,                S.SPOED,         "WMO-10", TEAM),
    L(S.SPOED,                     V.SPOED_VOORBIJ,        S.ONDERZOEK,     "WMO-10", TEAM),
    L(S.SPOED,                     V.OPSTELLEN,            S.CONCEPT,       "WMO-10", KANTOOR),
    L((S.MELDING, S.BEVESTIGD, S.PLAN_WACHT, S.ONDERZOEK, S.VERSLAG, S.AANVRAAG),
                                   V.ANDERS_OPGELOST,      S.VOORLIGGEND_OPGELOST, "WMO-11", TEAM),
    L(IN_DE_MAAK,                  V.INTREKKEN_BESLUIT,    S.HEROVERWEGING, "WMO-15", KANTOOR, v.AL_BESLOTEN),
    ZELF,
    *BESLUITEN,
    L(S.BEKENDGEMAAKT,             V.ONDERZOEKEN,          S.ONDERZOEK,     "WMO-10", TEAM, v.SPOED_BESLOTEN),
    L(S.BEKENDGEMAAKT,             V.TOEWIJZEN,            S.TOEGEWEZEN,    "WMO-09", KANTOOR, v.TOEGEKEND),
    L((S.BEKENDGEMAAKT, S.TOEGEWEZEN), V.BEGINNEN,         S.LEVERING,      "WMO-12", AANBIEDER, v.TOEGEKEND),
    L(S.LEVERING,                  V.HEROVERWEGEN,         S.HEROVERWEGING, "WMO-14", TEAM),
    L(S.HEROVERWEGING,             V.ONGEWIJZIGD,          S.LEVERING,      "WMO-14", TEAM),
    L(S.HEROVERWEGING,             V.OPSTELLEN,            S.CONCEPT,       "WMO-15", KANTOOR),
    L(S.HEROVERWEGING,             V.HERZIEN,              S.HERZIEN,       "WMO-15", BESLISSER),
    L(S.HERZIEN,                   V.BEGINNEN,             S.LEVERING,      "WMO-15", AANBIEDER),
    L((S.BEKENDGEMAAKT, S.TOEGEWEZEN, S.LEVERING, S.HEROVERWEGING, S.HERZIEN),
                                   V.BEEINDIGEN,           S.BEEINDIGD,     "WMO-15", KANTOOR),
)

# What follows a decision on youth help, also one of a doctor or the GI.
JEUGDHULP = (
    L(S.TOEGEWEZEN,                V.BEGINNEN,             S.LEVERING,      "JW-02", AANBIEDER),
    L(S.LEVERING,                  V.EVALUEREN,            S.EVALUATIE,     "JW-02", TEAM),
    L(S.EVALUATIE,                 V.ONGEWIJZIGD,          S.LEVERING,      "JW-02", TEAM),
    L(S.EVALUATIE,                 V.VERLENGEN,            S.VERLENGD,      "JW-02", TEAM),
    L(S.EVALUATIE,                 V.OPSTELLEN,            S.CONCEPT,       "JW-02", KANTOOR, v.NIET_VIA_GI),
    L(S.VERLENGD,                  V.BEGINNEN,             S.LEVERING,      "JW-02", AANBIEDER),
    L((S.LEVERING, S.EVALUATIE),   V.ACHTTIEN,             S.OVERDRACHT_18, "JW-02", TEAM),
    L((S.BEKENDGEMAAKT, S.TOEGEWEZEN, S.LEVERING, S.EVALUATIE, S.VERLENGD),
                                   V.BEEINDIGEN,           S.BEEINDIGD,     "JW-02", KANTOOR),
)

JEUGD = (
    L(BEGIN,                       V.MELDEN,               S.HULPVRAAG,     "JW-02", INWONER),
    L(BEGIN,                       V.AANVRAGEN,            S.AANVRAAG,      "JW-02", INWONER),
    L(S.HULPVRAAG,                 V.ONDERZOEKEN,          S.ONDERZOEK,     "JW-02", TEAM),
    L(S.ONDERZOEK,                 V.PLAN_MAKEN,           S.FAMILIEGROEPSPLAN, "JW-08", INWONER),
    L((S.HULPVRAAG, S.ONDERZOEK, S.FAMILIEGROEPSPLAN),
                                   V.AANVRAGEN,            S.AANVRAAG,      "JW-02", INWONER),
    L((S.HULPVRAAG, S.ONDERZOEK, S.FAMILIEGROEPSPLAN, S.AANVRAAG),
                                   V.ANDERS_OPGELOST,      S.VOORLIGGEND_OPGELOST, "JW-06", TEAM),
    L(IN_DE_MAAK,                  V.INTREKKEN_BESLUIT,    S.EVALUATIE,     "JW-02", KANTOOR, v.AL_BESLOTEN),
    ZELF,
    *BESLUITEN,
    L(S.BEKENDGEMAAKT,             V.TOEWIJZEN,            S.TOEGEWEZEN,    "JW-02", KANTOOR, v.TOEGEKEND),
    L(S.BEKENDGEMAAKT,             V.BEGINNEN,             S.LEVERING,      "JW-10", AANBIEDER, v.TOEGEKEND),
    *JEUGDHULP,
)

# Doctor or GI: no question of need by the gemeente, and a decision only where the resident asks for one.
VERWIJSBRIEF = (
    L(BEGIN,                       V.VERWIJZEN,            S.VERWIJZING,    "TOE-03", ANDER),
    L(S.VERWIJZING,                V.TOEWIJZING_VRAGEN,    S.VOT,           "JW-02", AANBIEDER),
    L(S.VOT,                       V.TOEWIJZEN,            S.TOEGEWEZEN,    "JW-04", KANTOOR),
    L(S.VOT,                       V.WOONPLAATS_AFWIJZEN,  S.AFGEWEZEN,     "JW-07", KANTOOR),
    L((S.VERWIJZING, S.VOT, S.TOEGEWEZEN),
                                   V.BESLUIT_WILLEN,       S.AANVRAAG,      "JW-04", INWONER, v.NIET_VIA_GI),
    L(S.VERWIJZING,                V.BEEINDIGEN,           S.BEEINDIGD,     "TOE-03", KANTOOR),
    L(IN_DE_MAAK,                  V.INTREKKEN_BESLUIT,    S.EVALUATIE,     "JW-02", KANTOOR, v.AL_BESLOTEN),
    ZELF,
    *BESLUITEN,
    L(S.BEKENDGEMAAKT,             V.TOEWIJZEN,            S.TOEGEWEZEN,    "JW-04", KANTOOR, v.TOEGEKEND),
    *JEUGDHULP,
)

# Advice and support only: this house never establishes a right under the Participatiewet (PW-04).
PW = (
    L(BEGIN,                       V.MELDEN,               S.MELDING,       "PW-01", INWONER),
    L(BEGIN,                       V.AANVRAGEN,            S.AANVRAAG,      "PW-01", INWONER),
    L(S.MELDING,                   V.ZOEKEN,               S.ZOEKTERMIJN,   "PW-01", BESLISSER),
    L(S.MELDING,                   V.AANVRAGEN,            S.AANVRAAG,      "PW-01", INWONER),
    L(S.ZOEKTERMIJN,               V.AANVRAGEN,            S.AANVRAAG,      "PW-01", INWONER, v.ZOEKTERMIJN_VOORBIJ),
    L(S.ZOEKTERMIJN,               V.ZOEKEN_ONTHEFFEN,     S.AANVRAAG,      "PW-01", BESLISSER),
    L(S.AANVRAAG,                  V.ADVIES_OPSTELLEN,     S.ADVIES,        "PW-04", TEAM),
    L((S.AANVRAAG, S.ADVIES),      V.ADVIES_AANBIEDEN,     S.BIJ_BESLISSER, "PW-04", TEAM),
    L(S.BIJ_BESLISSER,             V.ADVIES_TERUGGEVEN,    S.ADVIES,        "PW-04", BESLISSER),
    L((S.AANVRAAG, S.BIJ_BESLISSER), V.AANVULLING_VRAGEN,  S.AANVULLING,    "AWB-03", BESLISSER),
    L(S.AANVULLING,                V.AANVULLING_ONTVANGEN, S.BIJ_BESLISSER, "AWB-04", INWONER, v.MET_ADVIES),
    L(S.AANVULLING,                V.AANVULLING_ONTVANGEN, S.AANVRAAG,      "AWB-04", INWONER),
    L(S.AANVULLING,                V.HERSTEL_VERSTREKEN,   S.BIJ_BESLISSER, "AWB-04", BESLISSER, v.HERSTEL_VOORBIJ),
    L(S.BIJ_BESLISSER,             V.BESLUIT_MELDEN,       S.BEKENDGEMAAKT, "PW-02", BESLISSER),
    L(S.BEKENDGEMAAKT,             V.AFRONDEN,             S.AFGEROND,      "PW-04", TEAM),
)

WGS = (
    L(BEGIN,                       V.AANVRAGEN,            S.HULPVRAAG,     "WGS-01", INWONER),
    L(BEGIN,                       V.MELDEN,               S.HULPVRAAG,     "WGS-01", INWONER),
    L(BEGIN,                       V.SIGNAAL,              S.SIGNAAL,       "WGS-01", ANDER),
    L((S.HULPVRAAG, S.SIGNAAL),    V.AANBIEDEN,            S.AANBOD,        "WGS-01", TEAM),
    L((S.HULPVRAAG, S.AANBOD),     V.GESPREK,              S.EERSTE_GESPREK, "WGS-01", TEAM),
    L((S.SIGNAAL, S.AANBOD),       V.BEEINDIGEN,           S.BEEINDIGD,     "WGS-01", INWONER),
    L(S.EERSTE_GESPREK,            V.OPSTELLEN,            S.CONCEPT,       "WGS-02", KANTOOR),
    L(S.EERSTE_GESPREK,            V.AANVULLING_VRAGEN,    S.AANVULLING,    "AWB-03", KANTOOR),
    L(S.EERSTE_GESPREK,            V.ADVIES_AANBIEDEN,     S.BIJ_BESLISSER, "WGS-02", TEAM),
    L(IN_DE_MAAK,                  V.INTREKKEN_BESLUIT,    S.UITVOERING,    "WGS-02", KANTOOR, v.AL_BESLOTEN),
    ZELF,
    *BESLUITEN,
    L(S.BEKENDGEMAAKT,             V.UITVOEREN,            S.UITVOERING,    "WGS-01", TEAM, v.TOEGEKEND),
    L(S.UITVOERING,                V.OPSTELLEN,            S.CONCEPT,       "WGS-02", KANTOOR),
    L(S.UITVOERING,                V.NAZORG,               S.NAZORG,        "WGS-01", TEAM),
    L(S.NAZORG,                    V.AFRONDEN,             S.AFGEROND,      "WGS-01", TEAM),
    L((S.BEKENDGEMAAKT, S.UITVOERING, S.NAZORG),
                                   V.BEEINDIGEN,           S.BEEINDIGD,     "WGS-02", KANTOOR),
)

# A letter in place of a decision; the resident can always ask for one (REQ-076).
BESCHIKKINGSVRIJ = (
    L(BEGIN,                       V.MELDEN,               S.VRAAG,         "TOE-01", INWONER),
    L(BEGIN,                       V.AANVRAGEN,            S.VRAAG,         "TOE-01", INWONER),
    L(S.VRAAG,                     V.INZETTEN,             S.INGEZET,       "TOE-01", TEAM),
    L((S.VRAAG, S.INGEZET),        V.BESLUIT_WILLEN,       S.AANVRAAG,      "TOE-01", INWONER),
    L((S.VRAAG, S.INGEZET),        V.OVERDRAGEN,           S.OVERGEDRAGEN,  "TOE-04", TEAM),
    L(S.INGEZET,                   V.AFRONDEN,             S.AFGEROND,      "TOE-01", TEAM),
    L(S.VRAAG,                     V.ANDERS_OPGELOST,      S.VOORLIGGEND_OPGELOST, "TOE-01", TEAM),
    ZELF,
    *BESLUITEN,
    L(S.BEKENDGEMAAKT,             V.INZETTEN,             S.INGEZET,       "TOE-01", TEAM, v.TOEGEKEND),
    L(S.BEKENDGEMAAKT,             V.BEEINDIGEN,           S.BEEINDIGD,     "TOE-01", KANTOOR),
)

# The team advises, another decides (REQ-077). The advice stays, whatever is decided.
ZWAARWEGEND = (
    L(BEGIN,                       V.MELDEN,               S.AANVRAAG,      "TOE-02", INWONER),
    L(BEGIN,                       V.AANVRAGEN,            S.AANVRAAG,      "TOE-02", INWONER),
    L(S.ADVIES,                    V.AANVULLING_VRAGEN,    S.AANVULLING,    "AWB-03", TEAM),
    *BESLUITEN,
    L(S.BEKENDGEMAAKT,             V.TOEWIJZEN,            S.TOEGEWEZEN,    "TOE-02", KANTOOR, v.TOEGEKEND),
    L((S.BEKENDGEMAAKT, S.TOEGEWEZEN), V.BEGINNEN,         S.LEVERING,      "TOE-02", AANBIEDER, v.TOEGEKEND),
    L((S.BEKENDGEMAAKT, S.TOEGEWEZEN, S.LEVERING),
                                   V.BEEINDIGEN,           S.BEEINDIGD,     "TOE-02", KANTOOR),
)
# fmt: on


def _met_ophouden(tabel: tuple[Lijn, ...]) -> tuple[Lijn, ...]:
    """Who applied can withdraw until the decision is made known; a second aanvraag goes along with the first one;
    after a death somebody must be able to close."""
    standen = list(dict.fromkeys(s for lijn in tabel for s in lijn.standen if s is not None))
    open_ = tuple(s for s in standen if s in OP_WEG or not _na_besluit(s))
    return (
        *tabel,
        L(open_, V.INTREKKEN, S.INGETROKKEN, "WGS-02" if tabel is WGS else "AWB-16", INWONER),
        L(open_, V.MEEBESLOTEN, S.AFGEROND, "AWB-16", KANTOOR),
        L(tuple(standen), V.OVERLEDEN, S.BEEINDIGD, "AWB-16", KANTOOR),
    )


def _na_besluit(stand: Stand) -> bool:
    na = (S.BEKENDGEMAAKT, S.TOEGEWEZEN, S.LEVERING, S.HEROVERWEGING, S.HERZIEN, S.EVALUATIE, S.VERLENGD)
    return stand in (*na, S.UITVOERING, S.NAZORG, S.INGEZET)


TABELLEN = {
    Procedure.WMO: _met_ophouden(WMO),
    Procedure.JEUGD: _met_ophouden(JEUGD),
    Procedure.PW: _met_ophouden(PW),
    Procedure.WGS: _met_ophouden(WGS),
    Procedure.BESCHIKKINGSVRIJ: _met_ophouden(BESCHIKKINGSVRIJ),
    Procedure.ZWAARWEGEND: _met_ophouden(ZWAARWEGEND),
    Procedure.VERWIJSBRIEF: _met_ophouden(VERWIJSBRIEF),
}


def lijnen(procedure: Procedure, van: Stand | None) -> Iterator[Lijn]:
    """The lines that leave a state, in the order of the table."""
    return (lijn for lijn in TABELLEN[procedure] if van in lijn.standen)


def zoek(procedure: Procedure, van: Stand | None, voorval: Voorval, om: Omstandigheid) -> Lijn | None:
    """The line that counts, or None when this cannot happen here or its condition does not hold."""
    for lijn in lijnen(procedure, van):
        if lijn.voorval is voorval and (lijn.mits is None or lijn.mits.klopt(om)):
            return lijn
    return None


def waarom_niet(procedure: Procedure, van: Stand | None, voorval: Voorval, om: Omstandigheid) -> str:
    """Why a step is refused, in plain Dutch, with what can be done; empty when it can be taken."""
    if zoek(procedure, van, voorval, om):
        return ""
    voorwaarden = [lijn.mits.zin for lijn in lijnen(procedure, van) if lijn.voorval is voorval and lijn.mits]
    if voorwaarden:
        return voorwaarden[0]
    waar = f"staat op “{NAAM_VAN_STAND[van]}”" if van else "is nog niet begonnen"
    kan = [NAAM_VAN_VOORVAL[w] for w in volgende(procedure, van, om) if w is not Voorval.MEEBESLOTEN]
    verder = f"Nu kan: {', '.join(kan)}." if kan else "Hierna gebeurt er niets meer."
    return f"“{NAAM_VAN_VOORVAL[voorval]}” kan niet: de aanvraag {waar}. {verder}"


def volgende(procedure: Procedure, van: Stand | None, om: Omstandigheid) -> list[Voorval]:
    """What can happen now, in the order of the table, each once."""
    gaat = (lijn.voorval for lijn in lijnen(procedure, van) if lijn.mits is None or lijn.mits.klopt(om))
    return list(dict.fromkeys(gaat))
