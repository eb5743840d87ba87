"""Acts of kern: delivering gebeurtenissen, and keeping drafts."""

import uuid
from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils.module_loading import import_string

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.models import Concept, Gebeurtenis, Gehoord

BEWAARDAGEN_CONCEPT = 60


def gebeurtenis_laten_horen(*, gebeurtenis_id: str, handeling: str) -> None:
    """Call the listening act once. `Gehoord` is written in the same transaction, so a second delivery does nothing."""
    with transactie(Actor.systeem("huisbel")):
        gebeurtenis = Gebeurtenis.objects.get(pk=gebeurtenis_id)
        _, nieuw = Gehoord.objects.get_or_create(gebeurtenis=gebeurtenis, handeling=handeling)
        if nieuw:
            import_string(handeling)(gebeurtenis)


def concept_bewaren(
    *, actor: Actor, sleutel: str, velden: dict[str, Any], titel: str = "", adres: str = "", basisversie: int = 0
) -> Concept:
    """Keep what this author has typed so far, also when it is not valid yet (ux.md principle 4)."""
    if actor.id is None:
        raise ValueError("Een concept heeft een persoon als auteur, geen systeem.")
    concept, _ = Concept.objects.update_or_create(
        auteur=actor.id,
        sleutel=sleutel[:200],
        defaults={
            "velden": velden,
            "titel": titel[:200],
            "adres": adres[:300],
            "basisversie": basisversie,
            "bewaard_op": klok.nu(),
        },
    )
    return concept


def concept_wissen(*, actor: Actor, sleutel: str) -> None:
    """The text was saved for real, or the author threw it away."""
    Concept.objects.filter(auteur=actor.id or uuid.UUID(int=0), sleutel=sleutel).delete()


def oude_concepten_wissen() -> int:
    """Delete drafts older than BEWAARDAGEN_CONCEPT days; they were offered to their author all that time."""
    with transactie(Actor.systeem("opruimen")):
        aantal, _ = Concept.objects.filter(bewaard_op__lt=klok.nu() - timedelta(days=BEWAARDAGEN_CONCEPT)).delete()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'succeeded'")
    return aantal
