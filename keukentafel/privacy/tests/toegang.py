"""Shorthand for the tests of granted access: Samira of Oost directs a household, Zoë of Zuid needs in, others watch."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from keukentafel.dossier.models import Dossier, Toegangsverlening
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import Verlening, transactie
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.organisatie.opvragen.actor import actor_van
from keukentafel.plan.tests.hulp import Huis, maak_huis
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import LogboekRegel
from keukentafel.privacy.handelingen.noodtoegang import noodtoegang_nemen
from keukentafel.privacy.handelingen.toegangsverzoek import toegang_vragen
from keukentafel.toegang.models import Belangenconflict
from tests import personages as p

REDEN = "De buurvrouw belt, er wordt geschreeuwd."


@dataclass(frozen=True)
class Toneel:
    huis: Huis
    zoe: Medewerker
    manager_oost: Medewerker
    manager_zuid: Medewerker
    officer: Medewerker
    fg: Medewerker
    aandacht: Medewerker
    dossier: Dossier = field(repr=False)


def maak_toneel() -> Toneel:
    huis = maak_huis()
    with transactie(p.SYSTEEM):
        return Toneel(
            huis=huis,
            zoe=huis.wijk.zoe,
            manager_oost=p.maak_medewerker("Wim", Rol.WIJKTEAMMANAGER, huis.wijk.oost),
            manager_zuid=p.maak_medewerker("Wendy", Rol.WIJKTEAMMANAGER, huis.wijk.zuid),
            officer=p.maak_medewerker("Petra", Rol.PRIVACY_OFFICER, None),
            fg=p.maak_medewerker("Floor", Rol.FG, None),
            aandacht=p.maak_medewerker("Anne", Rol.AANDACHTSFUNCTIONARIS, None),
            dossier=huis.dossier,
        )


def scherm_af(toneel: Toneel) -> None:
    """Hide the household, as the aandachtsfunctionaris does; the database takes its dossier along."""
    with transactie(p.SYSTEEM):
        gezin = toneel.huis.huishouden
        type(gezin).objects.filter(pk=gezin.pk).update(afgeschermd=True)


def maak_kring(toneel: Toneel, wie: Medewerker) -> None:
    """This household is family of that worker."""
    with transactie(p.SYSTEEM):
        Belangenconflict.objects.create(
            medewerker=wie,
            huishouden=toneel.huis.huishouden,
            team=toneel.huis.wijk.oost,
            soort="familie",
            sinds=klok.vandaag(),
            gemaakt_door=p.SYSTEEM.kenmerk,
        )


def weigert(fout: type[Exception], daad: Callable[[], Any]) -> tuple[Any, list[Any]]:
    """The error, and the attempts that were logged at the end of the request."""
    with logboek.verzameld() as regels, pytest.raises(fout) as gevonden:
        daad()
    return gevonden.value, [r.uitkomst for r in regels if r.soort == "geweigerd"]


def neem(toneel: Toneel, wie: Medewerker | None = None, **velden: Any) -> Toegangsverlening:
    basis = {"dossier_id": toneel.dossier.pk, "categorie": "gevaar", "reden": REDEN}
    rij: Toegangsverlening = doe(wie or toneel.zoe, noodtoegang_nemen, **{**basis, **velden})
    return rij


def vraag(toneel: Toneel, wie: Medewerker | None = None, **velden: Any) -> Toegangsverlening:
    basis = {"dossier_id": toneel.dossier.pk, "reden": "Ik help haar zus en wil afstemmen.", "dagen": 7}
    rij: Toegangsverlening = doe(wie or toneel.zoe, toegang_vragen, **{**basis, **velden})
    return rij


def binnen(wie: Medewerker, dossier: Dossier) -> bool:
    """Is there a tie now, as the next request of this worker would bind it?"""
    return dossier.pk in actor_van(wie).dossiers


def taken(soort: str, open_: bool = True) -> list[tuple[str, str]]:
    """(for whom, text) of the tasks of this kind."""
    with transactie(p.SYSTEEM):
        rijen = Taak.objects.filter(soort=soort, klaar_op__isnull=open_).select_related("voor")
        return sorted((t.voor.naam if t.voor else t.rol, t.tekst) for t in rijen)


def voor_wie(soort: str) -> list[str]:
    return [wie for wie, _ in taken(soort)]


def logregels(**waar: Any) -> list[dict[str, Any]]:
    """What the log holds, newest first, with these values."""
    with transactie(p.SYSTEEM):
        regels = [logboek.ontleed(r.inhoud) for r in LogboekRegel.objects.order_by("-id")[:200]]
    return [r for r in regels if all(r.get(k) == v for k, v in waar.items())]


def later(**delta: int) -> Any:
    """The clock so much later, for a `with`."""
    return klok.zet_klok(klok.nu() + timedelta(**delta))


def vers_verleend(wie: Medewerker, dossier: Dossier, *, later: bool) -> Verlening:
    """A grant as privacy.handelingen.noodtoegang writes it; `later`: the resident may not read of it yet."""
    nu = klok.nu()
    rij = Toegangsverlening(
        soort="nood", categorie="acuut", reden="Er was gevaar", dossier=dossier, medewerker=wie, team=dossier.team,
        dossierteam=dossier.team, van=nu, tot=nu + timedelta(hours=1), gemaakt_door=str(wie.pk),
        zichtbaar_vanaf=None if later else nu,
    )  # fmt: skip
    with transactie(p.SYSTEEM):
        rij.save(force_insert=True)
    return Verlening(rij.pk, "nood", dossier.pk, dossier.huishouden_id, rij.tot)
