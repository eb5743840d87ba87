"""What a member says about the plan: yes, no, or why nobody could ask (REQ-047).

Asked only of who is subject of a goal, and only about goals that person may see. It stops nothing: help to another goes
on whatever somebody says. Who may decide follows from age and law, as for consent (regels.md §3.5).
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID, uuid4

from keukentafel.delen import regels as deelregels
from keukentafel.delen.opvragen import Gevers, gevers_van
from keukentafel.dossier.handelingen._hulp import eis_tekst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import S, merk_van_doel, open_dossier
from keukentafel.plan.models import Doel, Instemming
from keukentafel.plan.opvragen.akkoord import te_vragen
from keukentafel.poort import logboek, poort


def instemming_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID,
    inwoner_id: UUID,
    antwoord: str,
    gever: str = "zelf",
    andere_naam: str = "",
    doelen: Collection[UUID] | None = None,
    reden: str = "",
    kanaal: str = "gesprek",
    op: date | None = None,
) -> list[Instemming]:
    """One answer about all goals that may be asked of this member, or about some of them.

    `gever` is a key of delen.opvragen.gevers_van; "anders" with a name is somebody without authority: it is written
    down, does not count, and the page says who must be asked.
    """
    dossier = open_dossier(dossier_id)
    dag = op or klok.vandaag()
    veld, bezwaar = regels.bezwaar_tegen_antwoord(antwoord, reden, kanaal, dag, klok.vandaag())
    if bezwaar:
        raise Fout(bezwaar, veld=veld)
    gevers = gevers_van(inwoner_id)
    soort, wie, naam = _wie(gevers, gever, andere_naam)
    vragen = [d for d in te_vragen(dossier_id, inwoner_id) if doelen is None or d.pk in set(doelen)]
    if not vragen:
        raise Fout("Er is geen doel over deze persoon dat je nu kunt vragen.")
    keer = uuid4()
    velden = {
        "inwoner_id": inwoner_id, "keer": keer, "antwoord": antwoord, "gever": soort, "gever_wie": wie,
        "gever_naam": naam, "reden": eis_tekst(reden, leeg=True, veld="reden"), "kanaal": kanaal, "op": dag,
    }  # fmt: skip
    rijen = [_schrijf(actor, doel, velden, _mist(doel, gevers, soort, wie)) for doel in vragen]
    gebeurtenis_melden("instemming_vastgelegd", dossier.pk, inwoner=str(inwoner_id), antwoord=antwoord)
    logboek.handeling(actor, S.code, dossier, instemming=antwoord, inwoner=str(inwoner_id), aantal=len(rijen))
    return rijen


def instemming_intrekken(*, actor: Actor, dossier_id: UUID, keer: UUID) -> int:
    """The undo, by who wrote it down: the whole answer. Twice is once."""
    dossier = open_dossier(dossier_id)
    rijen = poort.zichtbaar(Instemming, S).filter(dossier=dossier, keer=keer)
    if not rijen.exists():
        raise NietGevonden("plan.instemming")
    if rijen.exclude(gemaakt_door=actor.kenmerk).exists():
        raise Fout("Alleen wie dit antwoord opschreef, kan het weghalen. Leg anders een nieuw antwoord vast.")
    aantal = int(rijen.filter(ingetrokken_op=None).update(ingetrokken_op=klok.nu()))
    if aantal:
        gebeurtenis_melden("instemming_ingetrokken", dossier.pk, keer=str(keer))
        logboek.handeling(actor, S.code, dossier, instemming="ingetrokken", aantal=aantal)
    return aantal


def _wie(gevers: Gevers, sleutel: str, andere_naam: str) -> tuple[str, str, str]:
    """(quality, key, name) of who answered."""
    if sleutel == regels.ZONDER_GEZAG:
        naam = " ".join(andere_naam.split())
        if not naam:
            raise Fout("Vul in wie dit antwoord gaf.", veld="andere_naam")
        return regels.ZONDER_GEZAG, naam, naam
    gekozen = next((g for g in gevers.mensen if g.sleutel == sleutel), None)
    if gekozen is None:
        raise Fout(
            f"‘{sleutel}’ kan niet voor deze persoon antwoorden. Kies uit de lijst, of iemand anders.", veld="gever"
        )
    return gekozen.gever.value, gekozen.wie, gekozen.naam


def _mist(doel: Doel, gevers: Gevers, soort: str, wie: str) -> list[str]:
    """Whose yes is needed besides this one and those given before (GEZ-02, 12 to 16 years)."""
    onbekwaam = soort == deelregels.Gever.VERTEGENWOORDIGER
    eis = deelregels.eis(deelregels.Soort.HULP, doel.wet, gevers.leeftijd, wilsonbekwaam=onbekwaam)
    eerder = Instemming.objects.filter(doel=doel, antwoord=regels.Antwoord.JA, ingetrokken_op=None)
    stemmen = [deelregels.Stem(g, w) for g, w in eerder.values_list("gever", "gever_wie")]
    return list(deelregels.ontbreekt(eis, gevers.gezagsdragers, [*stemmen, deelregels.Stem(soort, wie)]))


def _schrijf(actor: Actor, doel: Doel, velden: dict[str, object], mist: list[str]) -> Instemming:
    rij = Instemming(**merk_van_doel(actor, doel), doel=doel, doelversie=doel.versie, mist=mist, **velden)
    rij.save(force_insert=True)
    return rij
