"""Words in what was written, over everything this actor may read (REQ-030).

The rule of reading stands in bureau/sql/10_tekst.sql, because only there an index may be used;
bureau/tests/test_tekst.py compares it with the gate.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.urls import reverse

from keukentafel.inwoner.opvragen.zoeken import afdruk
from keukentafel.inwoner.regels.naam import Naamdelen, volledige_naam
from keukentafel.kern.actor import Actor
from keukentafel.poort import logboek, regels
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.regels import OPEN

PER_BLAD = 20
# Code in the address -> word on the screen, icon, and the right that opens this kind of text.
SOORTEN: dict[str, tuple[str, str, Recht]] = {
    "journaal": ("Journaal", "note", Recht.JOURNAAL_LEZEN),
    "verslag": ("Verslag", "file-text", Recht.VERSLAG_LEZEN),
    "verkenning": ("Vraag", "message", Recht.VRAAG_LEZEN),
    "leefgebied": ("Leefgebied", "message", Recht.VRAAG_LEZEN),
    "inbreng": ("Wat iemand zei", "message", Recht.VRAAG_LEZEN),
    "document": ("Document", "paperclip", Recht.DOCUMENT_LEZEN),
    "verwijzing": ("Verwijsinformatie", "file-text", Recht.DOCUMENT_LEZEN),
    "contact": ("Contact", "phone", Recht.CONTACT_LEZEN),
    "melding": ("Melding", "inbox", Recht.MELDING_LEZEN),
}
# What one chooses on the screen: code in the address -> word, and the kinds it covers.
KEUZES: dict[str, tuple[str, tuple[str, ...]]] = {
    "journaal": ("Journaal", ("journaal",)),
    "verslag": ("Verslag", ("verslag",)),
    "vraag": ("Vraag", ("verkenning", "leefgebied", "inbreng")),
    "papier": ("Documenten", ("document", "verwijzing")),
    "contact": ("Contact", ("contact",)),
    "melding": ("Melding", ("melding",)),
}
STANDEN = {"open": "Open dossier", "gesloten": "Gesloten dossier", "melding": "Lopende melding"}
# Around a found word, until the template has escaped the rest; private use, so no text is taken for a mark.
_AAN, _UIT = "\ue000", "\ue001"
_OPMAAK = f'StartSel="{_AAN}", StopSel="{_UIT}", MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … "'


@dataclass(frozen=True, slots=True)
class Vondst:
    """One text with the searched words. `adres` is empty when the actor wrote it but may not open the dossier."""

    soort: str
    id: UUID
    op: datetime
    kop: str
    dossiernummer: str
    gesloten: bool
    doorgehaald: bool
    adres: str
    stukjes: tuple[tuple[str, bool], ...]
    """(text, is a searched word) in order."""
    reactie: str = ""
    """What residents said about this report: a disputed text is never shown without (REQ-034)."""
    betwist: bool = False

    @property
    def soort_naam(self) -> str:
        return SOORTEN[self.soort][0]

    @property
    def icoon(self) -> str:
        return SOORTEN[self.soort][1]


@dataclass(frozen=True, slots=True)
class Tekstuitkomst:
    """One page. `te_algemeen`: only words like "de" and "een" were typed."""

    vondsten: tuple[Vondst, ...] = ()
    volgende: str = ""
    te_algemeen: bool = False


def zoek_tekst(actor: Actor, tekst: str, *, soort: str = "", stand: str = "", na: str = "") -> Tekstuitkomst:
    """Newest first; two statements and one log line, whatever is found."""
    gekozen = KEUZES[soort][1] if soort in KEUZES else tuple(SOORTEN)
    soorten = [s for s in gekozen if regels.heeft(actor, SOORTEN[s][2])]
    with connection.cursor() as cursor:
        cursor.execute("SELECT numnode(kt_zoekvraag(%s))", [tekst])
        if not cursor.fetchone()[0]:
            return Tekstuitkomst(te_algemeen=bool(tekst.strip()))
        cursor.execute(_SQL, _waarden(actor, tekst, soorten, stand if stand in STANDEN else "", na))
        rijen = cursor.fetchall()
    vondsten = tuple(_vondst(rij) for rij in rijen[:PER_BLAD])
    _onthoud(tekst, soorten, stand, vondsten)
    laatste = vondsten[-1] if len(rijen) > PER_BLAD else None
    return Tekstuitkomst(vondsten, f"{laatste.op.isoformat()}_{laatste.id}" if laatste else "")


def _waarden(actor: Actor, tekst: str, soorten: list[str], stand: str, na: str) -> dict[str, Any]:
    wetten = regels.leesbare_wetten(actor)
    op, sleutel = _vanaf(na)
    return {
        "tekst": tekst,
        "soorten": soorten,
        "in_team": list(wetten.in_team),
        "met_band": list(wetten.met_band),
        "met_reden": list(wetten.met_reden),
        "reden_in_team": list(wetten.reden_in_team),
        "reden_met_band": list(wetten.reden_met_band),
        "banden": list(actor.dossiers),
        "redenen": list(actor.redenen),
        "stand": stand,
        "lopend": [s.value for s in OPEN],
        "na_op": op,
        "na_id": sleutel,
        "aantal": PER_BLAD + 1,
        "opmaak": _OPMAAK,
    }


# The rows are read again beneath the policies: what the function should not have given is not shown either. First their
# keys, then what hangs on them: beneath a policy an index serves a plain column, and no coalesce over several.
_SQL = """
WITH gevonden AS MATERIALIZED (
    SELECT g.soort, g.id, g.op, v.q, m.melding_id,
           coalesce(j.dossier_id, s.dossier_id, k.dossier_id, l.dossier_id, b.dossier_id, o.dossier_id,
                    w.dossier_id) AS dossier_id,
           coalesce(c.huishouden_id, m.huishouden_id) AS huishouden_id,
           coalesce(c.inwoner_id, m.inwoner_id, k.inwoner_id, l.inwoner_id, b.inwoner_id) AS inwoner_id,
           coalesce(j.doorgehaald_op, o.doorgehaald_op, b.ingetrokken_op) IS NOT NULL AS doorgehaald,
           coalesce(j.tekst, kt_verslagtekst(s.titel, s.eigen_woorden, s.tekst, s.afspraken, s.reactie_inwoner),
               c.tekst, m.hulpvraag, k.eigen_woorden || E'\\n' || k.achter_de_vraag || E'\\n' || k.wensen,
               l.tekst || E'\\n' || l.reden_tekst, b.tekst, kt_documenttekst(o.titel, o.naam, o.bron_naam),
               w.bron_naam || E'\\n' || w.bron_organisatie || E'\\n' || w.tekst || E'\\n' || w.weging) AS tekst,
           concat_ws(E'\\n', nullif(left(s.reactie_inwoner, 1200), ''),
               (SELECT string_agg('Eigen verklaring: ' || left(e.woorden, 1200), E'\\n' ORDER BY e.op)
                FROM dossier_eigenverklaring e WHERE e.stuk_id = g.id)) AS reactie,
           coalesce(s.betwist, false) AS betwist
    FROM (SELECT kt_zoekvraag(%(tekst)s) AS q) v CROSS JOIN LATERAL kt_zoek_tekst(
        v.q, %(soorten)s::text[], %(in_team)s::text[], %(met_band)s::text[], %(met_reden)s::text[],
        %(reden_in_team)s::text[], %(reden_met_band)s::text[], %(banden)s::uuid[], %(redenen)s::uuid[],
        %(stand)s, %(lopend)s::text[], %(na_op)s::timestamptz, %(na_id)s::uuid, %(aantal)s) g
    LEFT JOIN dossier_journaalregel j ON g.soort = 'journaal' AND j.id = g.id
    LEFT JOIN dossier_gespreksverslag s ON g.soort = 'verslag' AND s.id = g.id
    LEFT JOIN toegang_contact c ON g.soort = 'contact' AND c.id = g.id
    LEFT JOIN toegang_meldingverhaal m ON g.soort = 'melding' AND m.id = g.id
    LEFT JOIN dossier_verkenning k ON g.soort = 'verkenning' AND k.id = g.id
    LEFT JOIN dossier_leefgebiednotitie l ON g.soort = 'leefgebied' AND l.id = g.id
    LEFT JOIN dossier_inbreng b ON g.soort = 'inbreng' AND b.id = g.id
    LEFT JOIN dossier_document o ON g.soort = 'document' AND o.id = g.id
    LEFT JOIN dossier_verwijzing w ON g.soort = 'verwijzing' AND w.id = g.id
    WHERE coalesce(j.id, s.id, c.id, m.id, k.id, l.id, b.id, o.id, w.id) IS NOT NULL
)
SELECT x.soort, x.id, x.op, coalesce(d.naam, h.naam), d.nummer, coalesce(d.gesloten, false), x.doorgehaald, d.id,
       x.melding_id, i.voornamen, i.roepnaam, i.voorvoegsel, i.geslachtsnaam, i.partner_voorvoegsel, i.partnernaam,
       i.naamgebruik, i.id,
       ts_headline('pg_catalog.dutch', translate(x.tekst, E'\\ue000\\ue001', ''), x.q, %(opmaak)s), x.reactie, x.betwist
FROM gevonden x
LEFT JOIN LATERAL (
    SELECT d.id, d.nummer, d.gesloten_op IS NOT NULL AS gesloten, h.naam FROM (
        SELECT * FROM dossier_dossier WHERE id = x.dossier_id
        UNION ALL SELECT * FROM dossier_dossier WHERE huishouden_id = x.huishouden_id) d
    JOIN inwoner_huishouden h ON h.id = d.huishouden_id
    WHERE (NOT d.afgeschermd AND d.team_id = ANY (kt_teams())) OR d.id = ANY (kt_dossiers()) LIMIT 1) d ON true
LEFT JOIN inwoner_huishouden h ON h.id = x.huishouden_id
LEFT JOIN inwoner_inwoner i ON i.id = x.inwoner_id
ORDER BY x.op DESC, x.id DESC
"""


def _vondst(rij: tuple[Any, ...]) -> Vondst:
    soort, id_, op, kop, nummer, gesloten, doorgehaald, dossier, melding, *delen, inwoner, fragment, zei, betwist = rij
    naam = volledige_naam(Naamdelen(*delen)) if inwoner else ""
    return Vondst(
        soort=soort,
        id=id_,
        op=op,
        kop=kop or naam or "Zonder naam",
        dossiernummer=nummer or "",
        gesloten=gesloten,
        doorgehaald=doorgehaald,
        adres=_adres(soort, id_, dossier, melding, inwoner),
        stukjes=_stukjes(fragment or ""),
        reactie=zei,
        betwist=betwist,
    )


_DEUR = {"journaal": "dossier:journaalregel", "verslag": "dossier:verslag", "document": "dossier:document"}
_DEUR |= {"verwijzing": "dossier:verwijzing"}


def _adres(soort: str, id_: UUID, dossier: UUID | None, melding: UUID | None, inwoner: UUID | None) -> str:
    if soort == "melding":
        return reverse("toegang:melding", args=[melding])
    if dossier and soort in ("verkenning", "leefgebied"):
        return f"{reverse('dossier:vraag', args=[dossier])}?wie={inwoner}"
    if dossier and soort in _DEUR:
        return reverse(_DEUR[soort], args=[dossier, id_])
    if dossier and soort == "inbreng":
        return reverse("dossier:gehoord", args=[dossier])
    if dossier:
        return reverse("bureau:tijdlijn", args=[dossier])
    return reverse("inwoner:kaart", args=[inwoner]) if inwoner else ""


def _stukjes(fragment: str) -> tuple[tuple[str, bool], ...]:
    begin, *rest = fragment.split(_AAN)
    stukjes = [(begin, False)]
    for deel in rest:
        raak, _, over = deel.partition(_UIT)
        stukjes += [(raak, True), (over, False)]
    return tuple((tekst, raak) for tekst, raak in stukjes if tekst)


def _vanaf(na: str) -> tuple[datetime | None, UUID | None]:
    """The key after which the page starts; nonsense begins at the newest."""
    op, _, sleutel = na.partition("_")
    try:
        moment = datetime.fromisoformat(op)
        return (moment if moment.tzinfo else None), UUID(sleutel)
    except ValueError:
        return None, None


def _onthoud(tekst: str, soorten: list[str], stand: str, vondsten: tuple[Vondst, ...]) -> None:
    """Which texts were shown, and a keyed digest of what was typed, never the text (docs/zoeken.md)."""
    logboek.kijk(
        Recht.JOURNAAL_LEZEN.code,
        None,
        soort="zoeken",
        tekst=afdruk(tekst),
        op=["tekst", *soorten, *([stand] if stand in STANDEN else [])],
        getoond=[str(v.id) for v in vondsten],
    )
