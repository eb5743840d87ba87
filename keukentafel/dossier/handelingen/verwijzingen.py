"""What another professional says about these people: recorded as evidence, and asked about before it is done again."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from keukentafel.dossier import regels
from keukentafel.dossier.handelingen._hulp import eis_leden, eis_tekst, eis_wet
from keukentafel.dossier.handelingen.documenten import R, eis_geweest, eis_keuze
from keukentafel.dossier.handelingen.indicatiezwaarte import zwaarte_bij_begin
from keukentafel.dossier.handelingen.lezen import itemmerk
from keukentafel.dossier.models import Dossier, Heronderzoek, Verwijzing, Werkproces
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.dossier.opvragen.verwijzingen import bronnaam, eerder_over
from keukentafel.dossier.regels import Verwijssoort
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon, opsomming
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen import Keuze, keuzes
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen import Vraag

HERINNERING = timedelta(days=14)


def verwijzing_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID,
    soort: str,
    bron: str = "",
    op: date | None = None,
    tekst: str = "",
    bron_naam: str = "",
    bron_organisatie: str = "",
    agb: str = "",
    indicatiesteller: str = "",
    onderwerp: str = "",
    verwijstype: str = "",
    producten: Sequence[str] = (),
    geldig_tot: date | None = None,
    document_id: UUID | None = None,
    wet: str = Wet.ALGEMEEN,
    publiek: str = Publiek.TEAM,
    over: Iterable[UUID] | None = None,
    zwaarte: int | None = None,
) -> Verwijzing:
    """A referral letter, an advice or an indication, with its source and date.

    An indication is given by somebody whom beheer registered (inrichting `indicatiesteller`), for products that person
    may indicate; name, organisation and AGB then come from there. Without an end date the kind of referral decides.
    """
    poort.eis(R)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_LEZEN)
    eis_wet(wet, publiek, stand_van(actor, dossier))
    if soort not in set(Verwijssoort):
        raise Fout(f"‘{soort}’ is geen soort. Kies verwijsbrief, advies of indicatie.", veld="soort")
    dag = eis_geweest(op or klok.vandaag(), "op") or klok.vandaag()
    velden = {"bron_naam": bron_naam, "bron_organisatie": bron_organisatie, "agb": agb.strip()}
    if soort == Verwijssoort.INDICATIE:
        steller = _steller(indicatiesteller, dag)
        velden |= {"bron_naam": steller.naam, "bron_organisatie": steller.waarde["organisatie"]}
        velden |= {"agb": steller.waarde.get("agb", "")}
        _eis_producten(steller, producten)
    elif soort == Verwijssoort.VERWIJSBRIEF:
        _eis_verwijzer(bron)
    if bezwaar := regels.bezwaar_tegen_agb(velden["agb"]):
        raise Fout(bezwaar, veld="agb")
    verwijzing = Verwijzing(
        **itemmerk(actor, dossier, wet, publiek),
        **{naam: eis_tekst(waarde, leeg=True, veld=naam) for naam, waarde in velden.items()},
        soort=soort,
        bron=eis_keuze("bron", bron or ("wijkverpleegkundige" if soort == Verwijssoort.INDICATIE else "anders")),
        indicatiesteller=indicatiesteller if soort == Verwijssoort.INDICATIE else "",
        op=dag,
        geldig_tot=_geldig_tot(geldig_tot, dag, verwijstype),
        onderwerp=eis_keuze("onderwerp", onderwerp) if onderwerp else "",
        verwijstype=verwijstype,
        producten=[eis_keuze("product", p) for p in producten],
        tekst=eis_tekst(tekst, leeg=soort == Verwijssoort.VERWIJSBRIEF),
        document_id=document_id,
    )
    verwijzing.save(force_insert=True)
    verwijzing.over.set(eis_leden(dossier, over))
    zwaarte_bij_begin(actor, verwijzing, zwaarte)
    gebeurtenis_melden("verwijzing_vastgelegd", dossier.pk, verwijzing=str(verwijzing.pk), verwijssoort=soort)
    logboek.handeling(actor, R.code, verwijzing, soort=soort, bron=verwijzing.bron)
    return verwijzing


def verwijzing_wegen(*, actor: Actor, verwijzing_id: UUID, weging: str) -> Verwijzing:
    """How this advice was weighed, for instance when a parent does not want help (REQ-036)."""
    poort.eis(R)
    verwijzing = poort.haal(Verwijzing, verwijzing_id, R, voor_wijzigen=True)
    verwijzing.weging, verwijzing.weging_op = eis_tekst(weging, veld="weging"), klok.nu()
    verwijzing.save(update_fields=["weging", "weging_op"])
    logboek.handeling(actor, R.code, verwijzing, gewogen=True)
    return verwijzing


def heronderzoek_vragen(
    *, actor: Actor, dossier_id: UUID, inwoner_id: UUID, onderwerp: str, reden: str = "", toch: bool = False
) -> list[UUID]:
    """Before research begins: is there an advice or indication on this subject already? Then ask why, once.

    VRAAGT, never blocks: with a reason or `toch` it goes on. Returns the earlier ones, for `heronderzoek_vastleggen`.
    """
    eerder = eerder_over(dossier_id, inwoner_id, onderwerp)
    if eerder and not reden.strip() and not toch:
        laatste = eerder[0]
        raise Vraag(
            regels.heronderzoek_vraag(laatste.soort, bronnaam(laatste), laatste.op, onderwerp), veld="herhaalreden"
        )
    return [v.pk for v in eerder]


def heronderzoek_vastleggen(
    *, actor: Actor, werkproces: Werkproces, verwijzingen: Iterable[UUID], reden: str = ""
) -> None:
    """Remember that it was done again and why; without a reason a dated reminder asks for it."""
    rijen = list(Verwijzing.objects.filter(pk__in=list(verwijzingen)))
    for verwijzing in rijen:
        Heronderzoek(
            verwijzing=verwijzing,
            werkproces=werkproces,
            dossier_id=verwijzing.dossier_id,
            team_id=verwijzing.team_id,
            afgeschermd=verwijzing.afgeschermd,
            wet=verwijzing.wet,
            publiek=verwijzing.publiek,
            inwoner_id=werkproces.inwoner_id,
            reden=reden.strip(),
            door_naam=actor.naam,
            gemaakt_door=actor.kenmerk,
        ).save(force_insert=True)
    if not rijen:
        return
    gebeurtenis_melden("heronderzoek_begonnen", werkproces.dossier_id, werkproces=str(werkproces.pk), aantal=len(rijen))
    logboek.handeling(actor, R.code, werkproces, heronderzoek=len(rijen), met_reden=bool(reden.strip()))
    if not reden.strip():
        _herinner(actor, rijen[0])


def heronderzoek_reden_geven(*, actor: Actor, heronderzoek_id: UUID, reden: str) -> Heronderzoek:
    """The answer that was asked for by the reminder."""
    poort.eis(R)
    rij = poort.haal(Heronderzoek, heronderzoek_id, R, voor_wijzigen=True)
    rij.reden = eis_tekst(reden, veld="reden")
    rij.save(update_fields=["reden"])
    logboek.handeling(actor, R.code, rij, reden_gegeven=True)
    return rij


def _herinner(actor: Actor, verwijzing: Verwijzing) -> None:
    taak_maken(
        actor=actor,
        soort="heronderzoek_reden",
        tekst="Schrijf op waarom er opnieuw onderzoek komt, terwijl er al een advies ligt.",
        uiterlijk=klok.vandaag() + HERINNERING,
        voor=Medewerker.objects.filter(pk=actor.id).first() if actor.id else None,
        rol="" if actor.id else "coordinator",
        dossier_id=verwijzing.dossier_id,
        onderwerp_id=verwijzing.pk,
        adres=f"/dossier/{verwijzing.dossier_id}/verwijsinformatie/{verwijzing.pk}/",
        afgeschermd=verwijzing.afgeschermd,
    )


def _steller(code: str, op: date) -> Keuze:
    """Registered by beheer on the day of the indication."""
    gevonden = next((k for k in keuzes("indicatiesteller", op) if k.code == code), None)
    if gevonden is None:
        raise Fout(
            f"Op {datum_gewoon(op)} stond deze persoon niet op de lijst van wie van buiten mag indiceren."
            " Leg het vast als advies, of vraag functioneel beheer.",
            veld="indicatiesteller",
        )
    return gevonden


def _eis_producten(steller: Keuze, producten: Sequence[str]) -> None:
    namen = {k.code: k.naam.lower() for k in keuzes("product")}
    mag = steller.waarde["producten"].replace(",", " ").split()
    if not producten:
        raise Fout("Kies voor welke hulp deze indicatie is.", veld="producten")
    if teveel := [namen.get(p, p) for p in producten if p not in mag]:
        wel = opsomming([namen.get(p, p) for p in mag])
        raise Fout(f"{steller.naam} mag niet indiceren voor {opsomming(teveel)}; wel voor {wel}.", veld="producten")


def _eis_verwijzer(bron: str) -> None:
    lijst = keuzes("bron")
    mag = [k for k in lijst if k.waarde.get("verwijst")]
    if mag and bron not in {k.code for k in mag}:
        namen = opsomming([k.naam.lower() for k in mag])
        raise Fout(f"Een verwijsbrief komt van {namen}. Van een ander leg je een advies vast.", veld="bron")


def _geldig_tot(gegeven: date | None, op: date, verwijstype: str) -> date | None:
    if gegeven and gegeven < op:
        raise Fout(f"Geldig tot {datum_gewoon(gegeven)} ligt voor de datum {datum_gewoon(op)}.", veld="geldig_tot")
    if gegeven or not verwijstype:
        return gegeven
    eis_keuze("verwijstype", verwijstype)
    soort = next((k for k in keuzes("verwijstype", op) if k.code == verwijstype), None)
    return regels.geldig_tot_na(op, soort.waarde.get("geldig_maanden") if soort else None)
