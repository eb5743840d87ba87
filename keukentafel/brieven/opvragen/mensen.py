"""Whom a letter belongs to, for the acts of this room alone; asked as the system, after the right was checked."""

from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from keukentafel.brieven.regels import Kanaal, Kanaalreden, kies_kanaal
from keukentafel.inwoner.models import Huishouden, Huishoudlid, Inwoner
from keukentafel.inwoner.opvragen import communicatie_van
from keukentafel.koppelingen.post.veilig import Veiligepost

# The word of a representation for each law: a bewindvoerder acts where it is about money (VTG-02).
ONDERWERP = {"algemeen": "alles", "wgs": "geld", "pw": "geld"}


def onderwerp_van(wet: str) -> str:
    """What a representative must be for, to get a letter under this law."""
    return ONDERWERP.get(wet, wet)


def woont_in(inwoner_id: UUID, huishouden_id: UUID, dag: date) -> bool:
    """Is this person a member of that household on this day?"""
    leden = Huishoudlid.objects.filter(Q(tot__isnull=True) | Q(tot__gt=dag), huishouden_id=huishouden_id)
    return bool(leden.filter(inwoner_id=inwoner_id, van__lte=dag).exists())


def eigen_huishouden(inwoner_id: UUID, dag: date) -> Huishouden | None:
    """The household of this person when there is one; of two nobody chooses."""
    leden = Huishoudlid.objects.filter(Q(tot__isnull=True) | Q(tot__gt=dag), inwoner_id=inwoner_id, van__lte=dag)
    gevonden = [lid.huishouden for lid in leden.select_related("huishouden")[:2]]
    return gevonden[0] if len(gevonden) == 1 else None


def veiligepost() -> Veiligepost:
    """The secured gateway of the municipality, as the environment says now (docs/omgeving.md)."""
    return Veiligepost(
        host=settings.VEILIGE_MAIL_HOST,
        poort=settings.VEILIGE_MAIL_POORT,
        gebruiker=settings.VEILIGE_MAIL_GEBRUIKER,
        wachtwoord=settings.VEILIGE_MAIL_WACHTWOORD,
        ca=settings.VEILIGE_MAIL_CA,
        direct=settings.VEILIGE_MAIL_DIRECT,
        seconden=settings.VEILIGE_MAIL_SECONDEN,
        van=settings.VEILIGE_MAIL_VAN,
    )


def kanaal_voor(inwoner: Inwoner) -> tuple[Kanaal, Kanaalreden]:
    """Paper or e-mail for this resident now, with the reason (Awb 2:8, REQ-024)."""
    wens = communicatie_van(inwoner)
    return kies_kanaal(
        digitaal=wens.mag_digitaal,
        email=bool(inwoner.email),
        mail_aan=bool(settings.EMAIL_HOST),
        veilig_aan=veiligepost().aan,
        voorkeur=wens.voorkeurskanaal,
    )
