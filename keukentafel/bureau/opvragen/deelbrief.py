"""With whom did you share my data? The answer on paper, for one resident (REQ-158)."""

from uuid import UUID

from keukentafel.brieven.opvragen.sjablonen import afzender
from keukentafel.bureau.opvragen.delen import lid_van
from keukentafel.delen import opvragen
from keukentafel.delen.opvragen import DelingBeeld, ToestemmingBeeld
from keukentafel.dossier.opvragen import DossierKader
from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.koppelingen.pdf.stuk import Blok, Stuk, Vorm
from keukentafel.organisatie.models import Team
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht

TITEL = "Met wie deelden wij uw gegevens?"
UITLEG = (
    "Hier staat wat wij over u deelden, met wie en waarom. Wij delen alleen wat nodig is.",
    "Soms mag delen van de wet. Soms vragen wij eerst uw toestemming. Die kunt u altijd weer intrekken. "
    "Wat wij al deelden, blijft dan gedeeld.",
    "Dit komt uit het dossier van uw huishouden. Wilt u alles zien wat wij over u hebben? Vraag dan om inzage.",
)


def deelbrief(kader: DossierKader, inwoner_id: UUID) -> Stuk:
    """All that was shared about this member and every consent, as far as who prints it may read it."""
    lid = lid_van(kader, inwoner_id)
    gedeeld = opvragen.delingen(kader.id, [lid.id], None)
    toestemmingen = opvragen.toestemmingen(kader.id, [lid.id])
    logboek.kijk(Recht.DELEN_LEZEN.code, None, soort="afdruk", dossier=str(kader.id), aantal=len(gedeeld))
    van = afzender(Team.objects.get(pk=kader.team_id))
    blokken = [Blok(Vorm.ALINEA, (zin,)) for zin in UITLEG]
    blokken += _lijst("Wat wij deelden", [_deling(d) for d in gedeeld], "Wij deelden niets over u.")
    blokken += _lijst("Uw toestemmingen", [_toestemming(t) for t in toestemmingen], "U gaf nog geen toestemming.")
    gegevens = (("Datum", datum_gewoon(klok.vandaag())), ("Over", lid.naam))
    voet = " · ".join(deel for deel in (van.gemeente, van.team_lang) if deel)
    return Stuk(TITEL, tuple(blokken), afzender=van.regels(), gegevens=gegevens, voet=voet)


def _lijst(kop: str, regels: list[str], leeg: str) -> list[Blok]:
    inhoud = Blok(Vorm.LIJST, tuple(regels)) if regels else Blok(Vorm.ALINEA, (leeg,))
    return [Blok(Vorm.KOP, (kop,)), inhoud]


def _deling(d: DelingBeeld) -> str:
    """The explanation goes along: whoever shared wrote it knowing that the resident reads it."""
    dag = datum_gewoon(d.op.astimezone(klok.AMSTERDAM).date())
    zin = f"{dag}, met {d.partner}: {_klein(d.gegevens_zin)}. Waarom: {_klein(d.waarom)}. Dat mag volgens {d.artikel}."
    return f"{zin} {d.toelichting}".strip()


def _toestemming(t: ToestemmingBeeld) -> str:
    waarover = _klein(t.gegevens_zin) or "de hulp zelf"
    return f"Voor {t.partner_naam}: {waarover}. Van {datum_gewoon(t.van)} tot {datum_gewoon(t.tot)}. {t.stand_zin}."


def _klein(zin: str) -> str:
    """In the middle of a sentence."""
    return zin[:1].lower() + zin[1:]
