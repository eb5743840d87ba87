"""Before a package is filled: whose data, who else may stand in it, and which secret addresses never do."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from keukentafel.dossier.models import Dossier, Netwerkpersoon
from keukentafel.inwoner.models import Adres, Huishoudlid, Inwoner, Relatie, Vertegenwoordiging
from keukentafel.inwoner.opvragen.adres import is_geheim
from keukentafel.inwoner.regels.persoon import toon_postcode
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.organisatie.models import Rolvervulling
from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol
from keukentafel.privacy.models import Privacyverzoek
from keukentafel.privacy.opvragen.bronnen import Persoon
from keukentafel.privacy.regels.zwartmaken import Merk, Reden, vind, zoek
from keukentafel.toegang.models import MeldingVerhaal

WEGGELATEN = "[geheim adres]"


@dataclass(frozen=True)
class Anderen:
    """Names to mark with the reason, what is the subject's own, and texts that may nowhere be left."""

    namen: dict[str, tuple[str, ...]]
    eigen: tuple[str, ...]
    geheim: tuple[str, ...]

    def schoon(self, tekst: str) -> str:
        """Without the secret address of another: it is not even shown to who reads the package (AUT-02)."""
        for stuk in self.geheim:
            for van, tot in reversed(zoek(tekst, stuk)):
                tekst = tekst[:van] + WEGGELATEN + tekst[tot:]
        return tekst

    def merken(self, tekst: str) -> tuple[Merk, ...]:
        """Proposals."""
        return vind(tekst, self.namen, self.eigen)


def persoon_van(verzoek: Privacyverzoek) -> Persoon:
    """All households the subject belongs or belonged to; for a parent of two homes only the shared one (GEZ-05)."""
    lid = list(Huishoudlid.objects.filter(inwoner=verzoek.inwoner_id).order_by("van"))
    beperkt = False
    if verzoek.aanvrager_id:
        eigen = set(Huishoudlid.objects.filter(inwoner=verzoek.aanvrager_id).values_list("huishouden_id", flat=True))
        gedeeld = [rij for rij in lid if rij.huishouden_id in eigen]
        beperkt = bool(gedeeld) and len(gedeeld) < len(lid)
        lid = gedeeld if beperkt else lid
    huishoudens = tuple({rij.huishouden_id for rij in lid})
    dossiers = tuple(Dossier.objects.filter(huishouden__in=huishoudens).values_list("pk", flat=True))
    assert verzoek.inwoner_id
    return Persoon(verzoek.inwoner_id, huishoudens, dossiers, tuple((rij.van, rij.tot) for rij in lid), beperkt)


def anderen_van(p: Persoon) -> Anderen:
    """Everybody whose name may stand in what is about this person."""
    zelf = Inwoner.objects.get(pk=p.id)
    mensen = _mensen(p)
    adressen = list(Adres.objects.filter(inwoner__in=[p.id, *mensen]))
    eigen_straten = {a.straat for a in adressen if a.inwoner_id == p.id}
    vreemd = [a for a in adressen if a.inwoner_id != p.id and a.straat and a.straat not in eigen_straten]
    namen: dict[str, tuple[str, ...]] = {
        Reden.BEREIKBAAR: tuple(a.straat for a in vreemd),
        Reden.NETWERK: tuple(Netwerkpersoon.objects.filter(dossier__in=p.dossiers).values_list("naam", flat=True)),
        Reden.MELDER: _melders(p),
        Reden.HUISGENOOT: tuple(n for mens in mensen.values() for n in _namen(mens))
        + tuple(Vertegenwoordiging.objects.filter(inwoner=p.id).exclude(naam="").values_list("naam", flat=True)),
    }
    eigen = [*_namen(zelf), zelf.telefoon, zelf.email, *(a.postcode for a in adressen if a.inwoner_id == p.id)]
    geheim = {m.pk for m in mensen.values() if is_geheim(m)}
    weg = [t for a in vreemd if a.inwoner_id in geheim for t in (f"{a.straat} {a.huisnummer}".strip(), a.straat)]
    weg += [t for a in vreemd if a.inwoner_id in geheim for t in (a.postcode, toon_postcode(a.postcode))]
    return Anderen(namen, tuple(e for e in eigen if e), tuple(sorted({t for t in weg if t}, key=len, reverse=True)))


def _mensen(p: Persoon) -> dict[UUID, Inwoner]:
    huisgenoten = Huishoudlid.objects.filter(huishouden__in=_alle_huizen(p))
    sleutels = set(huisgenoten.values_list("inwoner_id", flat=True))
    sleutels |= set(Relatie.objects.filter(inwoner=p.id).values_list("naar_id", flat=True))
    sleutels |= set(
        Vertegenwoordiging.objects.filter(inwoner=p.id, vertegenwoordiger__isnull=False).values_list(
            "vertegenwoordiger_id", flat=True
        )
    )
    return {mens.pk: mens for mens in Inwoner.objects.filter(pk__in=sleutels - {p.id})}


def _alle_huizen(p: Persoon) -> list[UUID]:
    """Also the other home of a child: its people may be named in what belongs to this side."""
    return list(Huishoudlid.objects.filter(inwoner=p.id).values_list("huishouden_id", flat=True))


def _namen(mens: Inwoner) -> tuple[str, ...]:
    return (mens.roepnaam, mens.voornamen, mens.geslachtsnaam, mens.partnernaam)


def _melders(p: Persoon) -> tuple[str, ...]:
    van = Q(inwoner=p.id) | Q(huishouden__in=p.huishoudens)
    rijen = MeldingVerhaal.objects.filter(van).exclude(melder_naam="")
    return tuple(rijen.values_list("melder_naam", flat=True))


def rollen_van(kenmerken: Iterable[str]) -> dict[str, str]:
    """Key of who wrote -> the role in words; a system is the house itself."""
    personen = {sleutel for k in kenmerken if (sleutel := lees_sleutel(k))}
    uit: dict[str, str] = defaultdict(lambda: "het systeem")
    rijen = Rolvervulling.objects.filter(medewerker__in=personen).order_by("van", "pk")
    for medewerker, rol in rijen.values_list("medewerker_id", "rol"):
        uit[str(medewerker)] = NAAM_VAN_ROL[Rol(rol)]
    return uit
