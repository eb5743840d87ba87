"""Special acts in a storyline: hide, shelter, two households, another team. Named in verhalen/bijzonder.toml."""

from collections.abc import Callable
from uuid import UUID

from keukentafel.demo.leven.mensen import GEZAG_BRON, Gezin, registreren
from keukentafel.demo.leven.spel import VERDELER, Vertelling
from keukentafel.demo.leven.verhaal import lees
from keukentafel.dossier.handelingen import journaalregel_schrijven
from keukentafel.inwoner.handelingen import (
    NieuwLid,
    adres_wijzigen,
    bestaan_afschermen,
    geheimhouding_zetten,
    huishoudlid_toevoegen,
    inwoner_registreren,
    inwoners_samenvoegen,
    relatie_leggen,
)
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.kern import klok
from keukentafel.plan import handelingen as plan
from keukentafel.toegang import handelingen as toegang

AANDACHT = "aandachtsfunctionaris"
COLLEGA = "tom"
TEKSTEN: dict[str, str] = lees("bijzonder")["teksten"]


def _afschermen(v: Vertelling) -> None:
    """Only the aandachtsfunctionaris and who has a case tie know that these people exist."""
    for inwoner in v.gezin.inwoners:
        v.doe(AANDACHT, bestaan_afschermen, inwoner_id=inwoner.pk, afgeschermd=True)


def _nieuwe_vraag_afgeschermd(v: Vertelling) -> None:
    """A melding about hidden people is in nobody's queue; the aandachtsfunctionaris gets a task."""
    v.doe(
        v.coach,
        toegang.melding_maken,
        hulpvraag=TEKSTEN["nieuwe_vraag"],
        onderwerpen=["gezondheid"],
        wet="wmo",
        inwoner_id=v.gezin.hoofd.pk,
        huishouden_id=v.gezin.huishouden_id,
    )


def _zelfde_bsn(v: Vertelling) -> None:
    """The front office types a number that stands on a hidden person: an ordinary registration, and a task."""
    persoon = Persoonsgegevens(
        roepnaam=v.gezin.hoofd.roepnaam[:4],
        geslachtsnaam=v.gezin.hoofd.geslachtsnaam,
        geboortedatum=v.gezin.hoofd.geboortedatum,
        geslacht="V",
        bsn=v.gezin.hoofd.bsn or "",
    )
    v.doe(v.balie, inwoner_registreren, persoon=persoon, toch_nieuw=True)


def _nog_een_keer(v: Vertelling, telefoon: str = "") -> Inwoner:
    """The front office registers the head of the household once more, by telephone, with the name as it sounds."""
    hoofd = v.gezin.hoofd
    persoon = Persoonsgegevens(
        roepnaam=hoofd.roepnaam,
        voorvoegsel=hoofd.voorvoegsel,
        geslachtsnaam=f"{hoofd.geslachtsnaam}s",
        geboortedatum=hoofd.geboortedatum,
        telefoon=telefoon,
    )
    plek = v.om.bevolking.adres(v.team)
    adres = Adresgegevens(**{n: getattr(plek, n) for n in Adresgegevens.__slots__ if n != "van"})
    dubbel: Inwoner = v.doe(v.balie, inwoner_registreren, persoon=persoon, adres=adres, toch_nieuw=True)
    v.doe(v.balie, toegang.contact_vastleggen, tekst=v.tekst(TEKSTEN["dubbel"]), onderwerpen=["wonen"],
          inwoner_id=dubbel.pk)  # fmt: skip
    return dubbel


def _dubbel_ingeschreven(v: Vertelling) -> None:
    """Stands there twice, and nobody has noticed yet."""
    _nog_een_keer(v)


def _dubbel_samengevoegd(v: Vertelling) -> None:
    """Stood there twice; the front office found out and merged the two."""
    dubbel = _nog_een_keer(v, telefoon="010 000 00 17")
    v.doe(v.balie, inwoners_samenvoegen, blijft_id=v.gezin.hoofd.pk, vervalt_id=dubbel.pk,
          keuzes={"bereikbaar": "ander"})  # fmt: skip


def _naar_opvang(v: Vertelling) -> None:
    """A shelter address, hidden everywhere."""
    van = klok.vandaag()
    adres = Adresgegevens(soort="opvang", straat="Kastanjehof", huisnummer="1", woonplaats="elders", van=van)
    mee = [i.pk for i in v.gezin.inwoners[1:]]
    v.doe(v.balie, adres_wijzigen, inwoner_id=v.gezin.hoofd.pk, adres=adres, mee=mee)
    for inwoner in v.gezin.inwoners:
        v.doe(v.balie, geheimhouding_zetten, inwoner_id=inwoner.pk, geheimhouding=True, adres_afgeschermd=True)


def _tweede_huishouden(v: Vertelling) -> None:
    """The other parent, with the same child: a household and dossier of its own, by another worker."""
    kind = v.gezin.kind()
    assert kind is not None
    vader = v.om.bevolking.gezin(v.team, ["M 42"])
    v.doe(v.balie, registreren, gezin=vader, bevolking=v.om.bevolking)
    v.doe(v.balie, huishoudlid_toevoegen, huishouden_id=vader.huishouden_id, lid=NieuwLid(kind.pk, "kind"))
    v.doe(v.balie, relatie_leggen, inwoner_id=vader.hoofd.pk, naar_id=kind.pk, soort="ouder", gezag=True,
          gezag_bron=GEZAG_BRON)  # fmt: skip
    _dossier_van_vader(v, vader, kind.pk)


def _dossier_van_vader(v: Vertelling, vader: Gezin, kind_id: UUID) -> None:
    wie = {"huishouden_id": vader.huishouden_id}
    v.doe(v.balie, toegang.contact_vastleggen, tekst=TEKSTEN["vader_contact"], onderwerpen=["opvoeden"],
          vervolg="melding", inwoner_id=vader.hoofd.pk, **wie)  # fmt: skip
    melding = v.doe(v.balie, toegang.melding_maken, hulpvraag=v.tekst(TEKSTEN["vader_vraag"]), wet="jeugd",
                    onderwerpen=["opvoeden"], inwoner_id=kind_id, **wie)  # fmt: skip
    collega = v.om.toneel.medewerkers[COLLEGA]
    v.doe(VERDELER, toegang.melding_toewijzen, melding_id=melding.pk, medewerker_id=collega.pk, toch=True)
    v.doe(COLLEGA, toegang.melding_oppakken, melding_id=melding.pk)
    dossier = v.doe(COLLEGA, plan.dossier_openen_met_regie, melding_id=melding.pk)
    for soort, tekst in (("telefoon", "vader_regel"), ("bezoek", "vader_bezoek")):
        v.doe(COLLEGA, journaalregel_schrijven, dossier_id=dossier.pk, soort=soort, wet="jeugd",
              tekst=v.tekst(TEKSTEN[tekst]))  # fmt: skip


def _kindregie(v: Vertelling) -> None:
    kind = v.gezin.kind()
    assert kind is not None
    v.doe(v.coach, plan.kindregie_vastleggen, dossier_id=v.dossier_id, inwoner_id=kind.pk)


def _verhuizen_en_overdragen(v: Vertelling) -> None:
    """To the area of another team, and the dossier goes along with a new regisseur."""
    adres = v.om.bevolking.adres("zuid")
    nieuw = Adresgegevens(**{n: getattr(adres, n) for n in Adresgegevens.__slots__ if n != "van"})
    mee = [i.pk for i in v.gezin.inwoners[1:]]
    v.doe(v.balie, adres_wijzigen, inwoner_id=v.gezin.hoofd.pk, adres=nieuw, mee=mee)
    ruben, zuid = v.om.toneel.medewerkers["ruben"], v.om.toneel.teams["zuid"]
    v.doe(v.coach, plan.regie_overdragen, dossier_id=v.dossier_id, team_id=zuid.pk, medewerker_id=ruben.pk,
          reden=TEKSTEN["verhuizen"])  # fmt: skip
    v.coach, v.team = "ruben", "zuid"


DADEN: dict[str, Callable[[Vertelling], None]] = {
    "afschermen": _afschermen,
    "nieuwe_vraag_afgeschermd": _nieuwe_vraag_afgeschermd,
    "zelfde_bsn": _zelfde_bsn,
    "dubbel_ingeschreven": _dubbel_ingeschreven,
    "dubbel_samengevoegd": _dubbel_samengevoegd,
    "naar_opvang": _naar_opvang,
    "tweede_huishouden": _tweede_huishouden,
    "kindregie": _kindregie,
    "verhuizen_en_overdragen": _verhuizen_en_overdragen,
}
