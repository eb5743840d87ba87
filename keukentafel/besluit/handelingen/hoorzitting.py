"""The hearing in a bezwaar: invited, held or not, reported, and the advice after it (AWB-10)."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from keukentafel.besluit.bronnen_rechtsbescherming import Bezwaarbrief
from keukentafel.besluit.handelingen import _recht as h
from keukentafel.besluit.handelingen._hulp import merk
from keukentafel.besluit.handelingen.bezwaar import S, _bron, _schrijf
from keukentafel.besluit.models import Bezwaar, Hoorzitting
from keukentafel.besluit.opvragen.zaak import primair
from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.regels import bezwaarwoorden as w
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon, datum_lang, tijd
from keukentafel.kern.termijnen.rekenen import kalenderdag
from keukentafel.poort import logboek


def hoorzitting_plannen(
    *,
    actor: Actor,
    bezwaar_id: UUID,
    op: datetime,
    plaats: str,
    voorzitter_id: UUID,
    leden: Collection[UUID] = (),
    eerder_goed: bool = False,
) -> Hoorzitting:
    """With invitation and the days of Awb 7:4. Sooner than those days only when the resident agreed to it."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    if reden := rb.mag_horen(voorzitter_id, leden, primair(bezwaar.besluit)):
        raise Blokkade("bezwaar-onpartijdig", reden, "voorzitter_id")
    if not plaats.strip():
        raise Fout("Waar is de hoorzitting? Vul de plaats in.", "plaats")
    dagen = _dagen(kalenderdag(op), eerder_goed)
    h.zet_stand(bezwaar, rb.Stap.UITNODIGEN)
    _vervallen(bezwaar)
    zitting = Hoorzitting(
        **merk(actor, bezwaar),
        bezwaar=bezwaar,
        op=op,
        plaats=plaats.strip(),
        uitgenodigd_op=klok.vandaag(),
        ter_inzage_van=max(dagen.ter_inzage, klok.vandaag()),
        stukken_tot=max(dagen.laatste_stukken, klok.vandaag()),
        voorzitter=h.collega(voorzitter_id, "voorzitter_id"),
        leden=list(leden),
    )
    zitting.save(force_insert=True)
    h.bewaar(bezwaar, actor)
    h.bezwaarbrief(bezwaar, _uitnodiging(bezwaar, zitting), f"hoorzitting:{zitting.pk}")
    h.taak_bezwaar(bezwaar, "leg de stukken ter inzage.", zitting.ter_inzage_van, "bezwaar_inzage")
    gebeurtenis_melden("hoorzitting_gepland", bezwaar.pk)
    logboek.handeling(actor, S.code, bezwaar, hoorzitting=str(kalenderdag(op)))
    return zitting


def _dagen(dag: date, eerder_goed: bool) -> rb.Zittingsdagen:
    dagen = rb.zittingsdagen(dag)
    if dagen.laatste_stukken < klok.vandaag() and not eerder_goed:
        raise Fout(
            f"Bij {datum_gewoon(dag)} moesten stukken binnen zijn op {datum_gewoon(dagen.laatste_stukken)}. "
            "Kies een latere dag, of leg vast dat de inwoner het eerder goed vindt.",
            "op",
        )
    return dagen


def _uitnodiging(bezwaar: Bezwaar, zitting: Hoorzitting) -> Bezwaarbrief:
    dag = kalenderdag(zitting.op)
    return _bron(
        bezwaar,
        "hoorzitting",
        dag=datum_lang(dag),
        tijd=f"{tijd(zitting.op)} uur",
        plaats=zitting.plaats,
        ter_inzage=zitting.ter_inzage_van,
        stukken_tot=zitting.stukken_tot,
    )


def _vervallen(bezwaar: Bezwaar) -> None:
    open_ = Hoorzitting.objects.filter(bezwaar=bezwaar, gehouden_op=None, vervallen_op=None)
    open_.update(vervallen_op=klok.vandaag())


def niet_horen(*, actor: Actor, bezwaar_id: UUID, grond: str) -> Bezwaar:
    """No hearing, on one of the grounds of Awb 7:3."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    h.zet_stand(bezwaar, rb.Stap.NIET_HOREN)
    bezwaar.niet_horen = w.NietHoren(grond)
    _vervallen(bezwaar)
    h.bewaar(bezwaar, actor)
    gebeurtenis_melden("bezwaar_niet_gehoord", bezwaar.pk)
    logboek.handeling(actor, S.code, bezwaar, niet_gehoord=bezwaar.niet_horen)
    return bezwaar


def hoorzitting_houden(*, actor: Actor, bezwaar_id: UUID, verslag: str) -> Bezwaar:
    """Held, with its report (Awb 7:7)."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    if not verslag.strip():
        raise Fout("Schrijf het verslag: wie waren er, en wat is er gezegd?", "verslag")
    zitting = Hoorzitting.objects.filter(bezwaar=bezwaar, gehouden_op=None, vervallen_op=None).first()
    if zitting and kalenderdag(zitting.op) > klok.vandaag():
        raise Fout(f"De hoorzitting is op {datum_gewoon(kalenderdag(zitting.op))}. Het verslag kan daarna.", "verslag")
    h.zet_stand(bezwaar, rb.Stap.GEHOORD)
    if zitting:
        zitting.gehouden_op = kalenderdag(zitting.op)
        zitting.save(update_fields=["gehouden_op"])
    h.bewaar(bezwaar, actor)
    _schrijf(actor, bezwaar, "verslag", verslag)
    gebeurtenis_melden("hoorzitting_gehouden", bezwaar.pk, dossier=str(bezwaar.dossier_id))
    logboek.handeling(actor, S.code, bezwaar, gehoord=True)
    return bezwaar


def bezwaaradvies_schrijven(*, actor: Actor, bezwaar_id: UUID, advies: str) -> Bezwaar:
    """What the commissie or the jurist advises (Awb 7:13). A second one stands beside the first."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    if bezwaar.stand != rb.Stand.ADVIES:
        raise Fout("Een advies kan pas na het horen, of als is vastgelegd waarom er niet is gehoord.", "advies")
    if not advies.strip():
        raise Fout("Schrijf het advies op.", "advies")
    _schrijf(actor, bezwaar, "advies", advies)
    gebeurtenis_melden("bezwaaradvies_geschreven", bezwaar.pk)
    logboek.handeling(actor, S.code, bezwaar, advies=True)
    return bezwaar
