"""What the acts on appointments share: whom and where, is it free, the interpreter's task, and the trail."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import datum_kort, moment_lang, tijd
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen._hulp import Vraag, eis_tekst
from keukentafel.toegang.models import Afspraak, Afspraakwijziging
from keukentafel.toegang.opvragen.keuzes import Keuzes
from keukentafel.toegang.opvragen.uitnodiging import volwassen_leden
from keukentafel.toegang.regels import AfspraakStand, Bezet, SoortPlaats, Vorm, botsingen

RECHT = Recht.AFSPRAAK_MAKEN
DUUR = timedelta(hours=1)
TOLK, GEMIST = "tolk_regelen", "afspraak_gemist"
HOOGSTENS_ANDEREN = 20
WAS = ("soort_plaats", "ruimte", "plaats", "tolk_notitie")


def eis_medewerker(actor: Actor, medewerker_id: UUID | None) -> Medewerker:
    """Whose calendar: of the actor, or of a colleague who works here."""
    wie = Medewerker.objects.filter(pk=medewerker_id or actor.id or UUID(int=0), is_active=True).first()
    if wie is None:
        raise Fout("Kies een collega die hier werkt; een afspraak zonder medewerker kan niet.", veld="medewerker")
    return wie


def haal_gepland(afspraak_id: UUID) -> Afspraak:
    """Locked, and still to come."""
    afspraak = haal(afspraak_id)
    if afspraak.stand != AfspraakStand.GEPLAND:
        raise Fout(f"Deze afspraak is {afspraak.stand.replace('_', ' ')}. Maak een nieuwe afspraak.")
    return afspraak


def haal(afspraak_id: UUID) -> Afspraak:
    """Locked, whatever became of it."""
    poort.eis(RECHT)
    return poort.haal(Afspraak, afspraak_id, RECHT, voor_wijzigen=True)


def tijden(begin: datetime, einde: datetime | None) -> dict[str, Any]:
    """One hour when no end is given."""
    eind = einde or begin + DUUR
    if eind <= begin:
        raise Fout(f"De afspraak eindigt op {moment_lang(eind)}, voor het begin. Kies een later einde.", veld="einde")
    return {"begin": begin, "einde": eind}


def eis_onderwerp(onderwerp: str) -> str:
    if not onderwerp.strip():
        raise Fout("Schrijf op waar de afspraak over gaat, bijvoorbeeld: kennismaking.", veld="onderwerp")
    return eis_tekst(onderwerp.strip(), "onderwerp")


def eis_plek(lijsten: Keuzes, kanaal: str, soort: str, ruimte: str) -> dict[str, str]:
    """How and where; by telephone or video nobody needs a place. A booked room decides the kind of place."""
    if kanaal not in list(Vorm):
        raise Fout(f"‘{kanaal}’ is geen manier. Kies: elkaar zien, telefoon of beeldbellen.", veld="kanaal")
    if kanaal != Vorm.GESPREK:
        return {"kanaal": kanaal, "soort_plaats": "", "ruimte": ""}
    if ruimte and ruimte not in lijsten.ruimtes:
        kan = ", ".join(r.naam for r in lijsten.ruimtes.values()) or "er zijn nog geen ruimtes ingericht"
        raise Fout(f"‘{ruimte}’ is geen ruimte. Kies: {kan}.", veld="ruimte")
    if soort not in list(SoortPlaats):
        raise Fout(
            f"‘{soort}’ is geen soort plaats. Kies: thuis, neutrale plek, wijklocatie of spreekkamer.",
            veld="soort_plaats",
        )
    return {"kanaal": kanaal, "soort_plaats": lijsten.ruimtes[ruimte].soort if ruimte else soort, "ruimte": ruimte}


def eis_anderen(anderen: Iterable[str]) -> list[str]:
    """People from outside, as typed."""
    namen = [naam.strip() for naam in anderen if naam.strip()]
    if len(namen) > HOOGSTENS_ANDEREN:
        raise Fout(f"Er passen {HOOGSTENS_ANDEREN} mensen van buiten bij een afspraak.", veld="anderen")
    return [eis_tekst(naam, "anderen")[:200] for naam in namen]


def haal_deelnemers(sleutels: Iterable[UUID]) -> list[Inwoner]:
    """Through the gate, one by one: somebody hidden is not there."""
    return [poort.haal(Inwoner, sleutel, RECHT) for sleutel in dict.fromkeys(sleutels)]


def volwassenen(huishouden_id: UUID | None) -> list[Inwoner]:
    """Who is invited when nobody was chosen, as far as this actor may see them."""
    wie = volwassen_leden(huishouden_id) if huishouden_id else []
    return list(poort.zichtbaar(Inwoner, RECHT).filter(pk__in=wie).order_by("geboortedatum", "pk")) if wie else []


def eis_vrij(afspraak: Afspraak, lijsten: Keuzes, mensen: int, toch: bool) -> None:
    """VRAAGT: somebody or some room is taken, closed or too small; `toch` goes on.

    The lock makes two who book the same room at once come one after the other, so that the second is asked.
    """
    with connection.cursor() as cursor:
        for wat in sorted(
            {f"agenda:{afspraak.medewerker_id}", *([f"ruimte:{afspraak.ruimte}"] if afspraak.ruimte else [])}
        ):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [wat])
        cursor.execute(
            "SELECT wat, begin, einde FROM kt_bezet(%s, %s, %s, %s, %s)",
            [afspraak.medewerker_id, afspraak.ruimte, afspraak.begin, afspraak.einde, afspraak.pk],
        )
        bezet = [Bezet(*rij) for rij in cursor.fetchall()]
    ruimte = lijsten.ruimtes.get(afspraak.ruimte)
    zinnen = botsingen(bezet, afspraak.medewerker.naam, ruimte.naam if ruimte else "")
    if ruimte:
        zinnen += ruimte.bezwaren(afspraak.begin, afspraak.einde, mensen)
    if zinnen and not toch:
        raise Vraag(" ".join(zinnen))


def wijziging(actor: Actor, afspraak: Afspraak, wat: str, reden: str = "", vervolg: str = "") -> None:
    """One line of the trail, with the moment as it was before."""
    Afspraakwijziging(
        afspraak=afspraak,
        team_id=afspraak.team_id,
        afgeschermd=afspraak.afgeschermd,
        inwoner_id=afspraak.inwoner_id,
        huishouden_id=afspraak.huishouden_id,
        medewerker_id=afspraak.medewerker_id,
        wat=wat,
        reden=reden,
        vervolg=vervolg,
        van_begin=afspraak.begin,
        van_einde=afspraak.einde,
        was={veld: getattr(afspraak, veld) for veld in WAS},
        gemaakt_op=klok.nu(),
        gemaakt_door=actor.kenmerk,
    ).save(force_insert=True)


def tolktaak(actor: Actor, afspraak: Afspraak, lijsten: Keuzes) -> None:
    """The interpreter is booked by a person: a task before the day, without a name. A moved appointment moves it."""
    taken_sluiten(afspraak, TOLK)
    if not afspraak.tolk_taal or afspraak.tolk_notitie:
        return
    taal, dag = lijsten.woorden("taal", [afspraak.tolk_taal]), afspraak.begin.astimezone(klok.AMSTERDAM).date()
    _taak(
        actor,
        afspraak,
        TOLK,
        f"Regel een tolk ({taal}) voor {datum_kort(dag)}, {tijd(afspraak.begin)}.",
        uiterlijk=max(klok.vandaag(), dag - timedelta(days=1)),
    )


def gemisttaak(actor: Actor, afspraak: Afspraak, tekst: str, dagen: int) -> None:
    """What follows after nobody was there."""
    _taak(actor, afspraak, GEMIST, tekst, uiterlijk=klok.vandaag() + timedelta(days=dagen))


def _taak(actor: Actor, afspraak: Afspraak, soort: str, tekst: str, *, uiterlijk: Any) -> None:
    taak_maken(
        actor=actor,
        soort=soort,
        tekst=tekst,
        uiterlijk=uiterlijk,
        voor=afspraak.medewerker,
        team=afspraak.team,
        onderwerp_id=afspraak.pk,
        adres=f"/agenda/{afspraak.pk}/",
        afgeschermd=afspraak.afgeschermd,
    )


def taken_sluiten(afspraak: Afspraak, *soorten: str) -> None:
    """As the house: the task may be a colleague's."""
    with transactie(Actor.systeem("agenda")):
        open_ = Taak.objects.filter(onderwerp_id=afspraak.pk, soort__in=soorten, klaar_op=None)
        open_.update(klaar_op=klok.nu(), klaar_door="agenda")
