"""Who lives together. A child may belong to two households (co-ouders); each keeps its own dossier and plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keukentafel.inwoner.models import Huishouden, Huishoudlid, Inwoner
from keukentafel.inwoner.regels.naam import naam_van_huishouden, woorden
from keukentafel.inwoner.regels.persoon import ROLLEN_IN_HUISHOUDEN, controleer_lidmaatschap, is_minderjarig
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class NieuwLid:
    """Somebody who joins: `rol` is a key of ROLLEN_IN_HUISHOUDEN; empty is ouder or kind by age."""

    inwoner_id: UUID
    rol: str = ""
    van: date | None = None


def huishouden_samenstellen(*, actor: Actor, leden: Sequence[NieuwLid], naam: str = "") -> Huishouden:
    """A new household of people one may see (or has just registered). Its team is that of the first adult."""
    poort.eis(Recht.HUISHOUDEN_SCHRIJVEN)
    if not leden:
        raise Fout("Een huishouden heeft ten minste één inwoner.", veld="leden")
    mensen = [_haal(actor, lid.inwoner_id) for lid in leden]
    hoofd = next((m for m in mensen if not is_minderjarig(m.geboortedatum, klok.vandaag())), mensen[0])
    huishouden = Huishouden(
        naam=naam.strip() or _naam(mensen),
        team_id=hoofd.team_id,
        # A household of somebody hidden is hidden: its name and members would tell.
        afgeschermd=any(m.afgeschermd for m in mensen),
        buurtcode="",
        gemaakt_door=actor.kenmerk,
    )
    huishouden.sorteernaam = _sorteernaam(huishouden.naam)
    huishouden.save(force_insert=True)
    for lid, mens in zip(leden, mensen, strict=True):
        _lid_maken(actor, huishouden, mens, lid)
    gebeurtenis_melden("huishouden_samengesteld", huishouden.pk, team=huishouden.team_id)
    logboek.handeling(actor, Recht.HUISHOUDEN_SCHRIJVEN.code, huishouden, wat="samenstellen")
    return huishouden


def huishoudlid_toevoegen(*, actor: Actor, huishouden_id: UUID, lid: NieuwLid) -> Huishoudlid:
    """Somebody joins. A child may stay in the other household as well; an adult who lives elsewhere too, may also."""
    huishouden = poort.haal(Huishouden, huishouden_id, Recht.HUISHOUDEN_SCHRIJVEN, voor_wijzigen=True)
    mens = _haal(actor, lid.inwoner_id)
    if Huishoudlid.objects.filter(huishouden=huishouden, inwoner=mens, tot=None).exists():
        raise Fout(f"{mens.naam} hoort al bij dit huishouden.", veld="inwoner")
    if mens.afgeschermd and not huishouden.afgeschermd:
        raise Fout(
            "Deze inwoner is afgeschermd. Vraag de aandachtsfunctionaris om het huishouden ook af te schermen.",
            veld="inwoner",
        )
    rij = _lid_maken(actor, huishouden, mens, lid)
    gebeurtenis_melden("huishoudlid_toegevoegd", huishouden.pk, inwoner=str(mens.pk))
    logboek.handeling(actor, Recht.HUISHOUDEN_SCHRIJVEN.code, huishouden, wat="lid_toevoegen", wie=str(mens.pk))
    return rij


def huishoudlid_beeindigen(*, actor: Actor, huishouden_id: UUID, lid_id: UUID, tot: date | None = None) -> Huishoudlid:
    """Somebody left, from `tot` on (today when empty). The past stays."""
    huishouden = poort.haal(Huishouden, huishouden_id, Recht.HUISHOUDEN_SCHRIJVEN, voor_wijzigen=True)
    open_ = Huishoudlid.objects.filter(huishouden=huishouden, pk=lid_id, tot=None)
    lid: Huishoudlid | None = open_.select_related("inwoner").first()
    if lid is None:
        raise Fout("Deze inwoner hoort niet (meer) bij dit huishouden.")
    tot = tot or klok.vandaag()
    if tot <= lid.van:
        raise Fout(
            f"De einddatum {datum_gewoon(tot)} moet na de begindatum {datum_gewoon(lid.van)} liggen.", veld="tot"
        )
    lid.tot = tot
    lid.save(update_fields=["tot"])
    gebeurtenis_melden("huishoudlid_beeindigd", huishouden.pk, inwoner=str(lid.inwoner_id), tot=tot.isoformat())
    logboek.handeling(actor, Recht.HUISHOUDEN_SCHRIJVEN.code, huishouden, wat="lid_beeindigen", wie=str(lid.inwoner_id))
    return lid


def huishouden_hernoemen(*, actor: Actor, huishouden_id: UUID, naam: str) -> Huishouden:
    """Give the household the name people use; empty makes it of the members again."""
    huishouden = poort.haal(Huishouden, huishouden_id, Recht.HUISHOUDEN_SCHRIJVEN, voor_wijzigen=True)
    huishouden.naam = naam.strip()[:120] or naam_uit_leden(huishouden)
    huishouden.sorteernaam = _sorteernaam(huishouden.naam)
    huishouden.gewijzigd_op, huishouden.gewijzigd_door = klok.nu(), actor.naam
    huishouden.save(update_fields=["naam", "sorteernaam", "gewijzigd_op", "gewijzigd_door"])
    logboek.handeling(actor, Recht.HUISHOUDEN_SCHRIJVEN.code, huishouden, wat="hernoemen")
    return huishouden


def naam_uit_leden(huishouden: Huishouden) -> str:
    """The name made of its present members; somebody hidden does not lend a name to an open household."""
    leden = Inwoner.objects.filter(lidmaatschappen__huishouden=huishouden, lidmaatschappen__tot=None)
    if not huishouden.afgeschermd:
        leden = leden.filter(afgeschermd=False)
    return _naam(list(leden.order_by("geboortedatum", "sorteernaam")))


def _haal(actor: Actor, inwoner_id: UUID) -> Inwoner:
    """Through the gate; who was just registered for another team by this actor is let in as well (own row)."""
    vandaag = Inwoner.objects.filter(gemaakt_door=actor.kenmerk, gemaakt_op__date=klok.vandaag())
    eigen: Inwoner | None = vandaag.filter(pk=inwoner_id).first()
    if eigen is not None and not eigen.afgeschermd:
        return eigen
    gevonden: Inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_SCHRIJVEN)
    return gevonden


def _lid_maken(actor: Actor, huishouden: Huishouden, mens: Inwoner, lid: NieuwLid) -> Huishoudlid:
    van = lid.van or klok.vandaag()
    controleer_lidmaatschap(van, None, mens.geboortedatum, mens.overleden_op)
    rol = lid.rol or ("kind" if is_minderjarig(mens.geboortedatum, van) else "ouder")
    if rol not in ROLLEN_IN_HUISHOUDEN:
        raise Fout(f"‘{rol}’ is geen rol in een huishouden.", veld="rol")
    rij = Huishoudlid(
        huishouden=huishouden,
        inwoner=mens,
        team_id=huishouden.team_id,
        afgeschermd=huishouden.afgeschermd,
        rol=rol,
        van=van,
        gemaakt_door=actor.kenmerk,
    )
    rij.save(force_insert=True)
    return rij


def huishoudens_afschermen(inwoner: Inwoner, afgeschermd: bool) -> None:
    """Called when the existence of a member is hidden or shown: the shared households follow."""
    with transactie(Actor.systeem("afscherming")):
        for huishouden in Huishouden.objects.filter(leden__inwoner=inwoner, leden__tot=None).distinct():
            leden = Inwoner.objects.filter(lidmaatschappen__huishouden=huishouden, lidmaatschappen__tot=None)
            huishouden.afgeschermd = afgeschermd or leden.filter(afgeschermd=True).exists()
            huishouden.save(update_fields=["afgeschermd"])


def _naam(mensen: Sequence[Inwoner]) -> str:
    vandaag = klok.vandaag()
    groot = [m.naamdelen for m in mensen if not is_minderjarig(m.geboortedatum, vandaag)]
    return naam_van_huishouden(groot or [m.naamdelen for m in mensen])


def _sorteernaam(naam: str) -> str:
    return " ".join(woorden(naam.removeprefix("Huishouden ")))
