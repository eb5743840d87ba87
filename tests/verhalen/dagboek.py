"""Filling in every field of every form with a value of its own, and noting where a later form asks for one again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page

# As it stands: an administrative choice with a default that the story is not about.
LAAT = "="
# Left empty on purpose: there is nothing to say, or nothing is known.
LEEG = ""

LEES_VELDEN = """(form) => {
  form.querySelectorAll('details').forEach((d) => { d.open = true; });
  for (let d = form.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  const kaal = (el) => (el ? el.textContent.replace('(mag leeg)', '') : '').replace(/\\s+/g, ' ').trim();
  const uit = [];
  for (const el of form.elements) {
    if (['hidden', 'submit', 'button', 'fieldset'].includes(el.type) || !el.checkVisibility()) continue;
    const groep = el.closest('fieldset.wt-keuze, fieldset.wt-groepveld:not(:has(.wt-delen))');
    if (groep && ['radio', 'checkbox'].includes(el.type)) {
      const label = kaal(groep.querySelector('legend'));
      let rij = uit.find((r) => r.label === label && r.soort === 'keuze');
      if (!rij) { rij = {label, soort: 'keuze', waarde: '', naam: el.name}; uit.push(rij); }
      if (el.checked) rij.waarde = [rij.waarde, kaal(el.labels[0])].filter(Boolean).join(', ');
      continue;
    }
    const soort = el.tagName === 'SELECT' ? 'lijst' : el.type === 'checkbox' ? 'vinkje' : 'tekst';
    const aan = el.checked ? 'ja' : '';
    const waarde = soort === 'lijst' ? kaal(el.selectedOptions[0]) : soort === 'vinkje' ? aan : el.value;
    uit.push({label: kaal(el.labels[0]), soort, waarde, naam: el.name});
  }
  return uit;
}"""


@dataclass
class Dagboek:
    """What was typed so far (`bekend`), and everything that was asked twice, lost or forgotten (`fouten`)."""

    waarden: Mapping[str, str]
    velden: Mapping[str, Mapping[str, str]]
    bekend: set[str] = field(default_factory=set)
    fouten: list[str] = field(default_factory=list)

    def waarde(self, naam: str) -> str:
        """The value behind a name of the table; a name that is not in it is the value itself."""
        return self.waarden.get(naam, naam)

    def open(self, page: Page, scherm: str, selector: str) -> Locator:
        """The form as it opens: what is known stands there already, and no field is new to the table."""
        form = page.locator(selector)
        form.first.wait_for(state="attached")
        tabel = self.velden[scherm]
        gezien = form.first.evaluate(LEES_VELDEN)
        for rij in gezien:
            if rij["label"] not in tabel:
                self.fouten.append(f"{scherm}: ‘{rij['label']}’ staat niet in het verhaal")
                continue
            naam = tabel[rij["label"]]
            if naam in self.bekend and rij["waarde"] != self.waarde(naam):
                self.fouten.append(f"{scherm}: ‘{rij['label']}’ vraagt opnieuw naar {naam}: ‘{rij['waarde']}’")
        weg = set(tabel) - {rij["label"] for rij in gezien}
        self.fouten += [f"{scherm}: ‘{label}’ is er niet" for label in weg]
        return form.first

    def vul(self, form: Locator, scherm: str) -> None:
        """Every field that does not hold its value yet; afterwards each is known."""
        tabel = self.velden[scherm]
        for rij in form.evaluate(LEES_VELDEN):
            naam = tabel.get(rij["label"], LAAT)
            if naam not in (LAAT, LEEG) and rij["waarde"] != self.waarde(naam):
                _zet(form, rij, self.waarde(naam))
            if naam in self.waarden:
                self.bekend.add(naam)

    def bron(self, page: Page, waar: str, tekst: str) -> None:
        """Where a value came from is said beside it."""
        if tekst not in plat(page.locator("main").inner_text()):
            self.fouten.append(f"{waar}: de bron ‘{tekst}’ staat er niet bij")

    def stuk(self, naam: str, tekst: str, hoort_erin: Iterable[str]) -> None:
        """A letter, plan or report holds each of these values exactly as typed."""
        kaal = plat(tekst)
        self.fouten += [
            f"{naam}: {wat} ontbreekt: ‘{self.waarde(wat)}’" for wat in hoort_erin if plat(self.waarde(wat)) not in kaal
        ]


def plat(tekst: str) -> str:
    """One line: paper breaks lines in its own way."""
    return re.sub(r"\s+", " ", tekst).strip()


def _zet(form: Locator, rij: dict[str, Any], waarde: str) -> None:
    veld = form.locator(f"[name='{rij['naam']}']")
    if rij["soort"] == "lijst":
        veld.select_option(label=waarde)
    elif rij["soort"] == "vinkje":
        veld.set_checked(waarde == "ja")
    elif rij["soort"] == "keuze":
        for deel in waarde.split(", "):
            form.get_by_label(deel, exact=True).check()
    else:
        veld.fill(waarde)
