"""The indicators of the house, by name."""

from keukentafel.monitor.indicatoren import (
    balie,
    besluiten,
    bewoners,
    bezetting,
    consulten,
    doorlooptijd,
    eerste_hulp,
    gesprekken,
    herkomst,
    medewerkers,
    moederorganisaties,
    mondigheid,
    nazorg,
    niveaus,
    onderwerpen,
    rechtsbescherming,
    registratietijd,
    spreiding,
    tabel61,
    tabel62,
    verslagen,
    vragen,
    werk,
    werkprocessen,
)
from keukentafel.monitor.indicatoren.basis import Indicator, Vraag

INDICATOREN: dict[str, Indicator] = {
    indicator.definitie.naam: indicator
    for indicator in (
        tabel61.INDICATOR,
        tabel62.INDICATOR,
        bewoners.UNIEKE_CLIENTEN,
        werkprocessen.INDICATOR,
        bewoners.AFGEROND,
        bewoners.TERUGKEER,
        onderwerpen.INDICATOR,
        *balie.INDICATOREN,
        bezetting.INDICATOR,
        gesprekken.INDICATOR,
        consulten.INDICATOR,
        doorlooptijd.INDICATOR,
        spreiding.INDICATOR,
        eerste_hulp.INDICATOR,
        *besluiten.INDICATOREN,
        mondigheid.INDICATOR,
        medewerkers.INDICATOR,
        nazorg.INDICATOR,
        *niveaus.INDICATOREN,
        werk.VRAGEN_INDICATOR,
        werk.DOSSIERS_INDICATOR,
        werk.LICHT_INDICATOR,
        werk.EIGEN_INDICATOR,
        registratietijd.INDICATOR,
        herkomst.INDICATOR,
        *verslagen.INDICATOREN,
        *vragen.INDICATOREN,
        moederorganisaties.INDICATOR,
        *rechtsbescherming.INDICATOREN,
    )
}

__all__ = ["INDICATOREN", "Indicator", "Vraag"]
