"""Walk through the house as one worker: every page within reach of links, read as a browser without JavaScript."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import resolve
from pypdf import PdfReader

HOOGSTENS = 250


@dataclass
class Formulier:
    """A form of a page: what a browser without JavaScript would send and where."""

    methode: str
    actie: str
    velden: list[str] = field(default_factory=list)
    knoppen: int = 0
    gewicht: list[str] = field(default_factory=list)
    typvelden: int = 0


class Blad(HTMLParser):
    """What matters of one page."""

    def __init__(self, adres: str, html: str) -> None:
        super().__init__()
        self.adres = adres
        self.links: list[str] = []
        self.formulieren: list[Formulier] = []
        self.koppen = 0
        self.acties = 0
        self._diep: list[str] = []
        self._open: list[Formulier] = []
        self.los: list[str] = []
        self._in_main = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        self._in_main = self._in_main or tag == "main"
        self.koppen += tag == "h1"
        if tag == "a" and a.get("href"):
            self.links.append(str(a["href"]))
            self.acties += self._in_main
        if tag == "form":
            self._open.append(Formulier((a.get("method") or "get").lower(), a.get("action") or ""))
            self.formulieren.append(self._open[-1])
        if tag in ("input", "textarea", "select", "button"):
            self._veld(tag, a)

    def _veld(self, tag: str, a: dict[str, str | None]) -> None:
        form = self._open[-1] if self._open else None
        stuurt = (tag == "button" and a.get("type", "submit") == "submit") or a.get("type") in ("submit", "image")
        if form is None and not a.get("form"):
            self.los += [tag] if stuurt else []
            return
        if form is None:
            return
        form.velden += [str(a["name"])] if a.get("name") else []
        form.knoppen += stuurt
        if stuurt:
            klassen = a.get("class") or ""
            form.gewicht.append("eerst" if "onzichtbaar" in klassen or "--primary" in klassen else "later")
        form.typvelden += tag != "button" and a.get("type") != "hidden" and not stuurt and "name" in a
        self.acties += stuurt and self._in_main

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._open:
            self._open.pop()
        if tag == "main":
            self._in_main = False

    def klachten(self) -> Iterator[str]:
        """What is wrong with this page, in words."""
        if self.koppen != 1:
            yield f"{self.adres}: {self.koppen} h1"
        if not self.acties:
            yield f"{self.adres}: geen actie in main"
        if self.los:
            yield f"{self.adres}: {len(self.los)} verzendknop buiten een formulier"
        for form in self.formulieren:
            yield from (f"{self.adres}: formulier {form.actie or '(hier)'} {w}" for w in self._form(form))

    def _form(self, form: Formulier) -> Iterator[str]:
        if form.methode not in ("get", "post"):
            return
        if form.methode == "post" and "csrfmiddlewaretoken" not in form.velden:
            yield "zonder csrf"
        # One text field alone is sent with Enter in every browser (HTML, implicit submission): the search box.
        if not form.knoppen and form.typvelden != 1:
            yield "zonder verzendknop"
        # Enter in a field, and Ctrl Enter, press the first button of a form.
        if "eerst" in form.gewicht[1:] and form.gewicht[0] != "eerst":
            yield "begint met een andere knop dan de hoofdknop: die drukt Enter in"
        resolve(urlsplit(urljoin(self.adres, form.actie)).path)


@dataclass(frozen=True)
class Pagina:
    adres: str
    vanaf: str
    antwoord: Any
    tekst: str


def kruip(client: Client, *beginnen: str) -> list[Pagina]:
    """All pages within reach, each once per path and query keys; also what a broken link gave."""
    rij: deque[tuple[str, str]] = deque((pad, "begin") for pad in beginnen)
    gezien: set[tuple[str, tuple[str, ...]]] = set()
    bladen: list[Pagina] = []
    while rij and len(bladen) < HOOGSTENS:
        adres, vanaf = rij.popleft()
        delen = urlsplit(urldefrag(adres)[0])
        merk = (delen.path, tuple(sorted(d.partition("=")[0] for d in delen.query.split("&") if d)))
        if merk in gezien or delen.path.startswith(("/static/", "/inloggen/extern")):
            continue
        gezien.add(merk)
        antwoord = client.get(f"{delen.path}{'?' if delen.query else ''}{delen.query}")
        if antwoord.status_code in (301, 302):
            rij.append((urljoin(adres, antwoord["Location"]), adres))
            continue
        tekst = _tekst(antwoord)
        bladen.append(Pagina(adres, vanaf, antwoord, tekst))
        if antwoord["Content-Type"].startswith("text/html"):
            links = (urljoin(adres, link) for link in Blad(adres, tekst).links)
            rij.extend((link, adres) for link in links if not urlsplit(link).scheme)
    return bladen


def _tekst(antwoord: Any) -> str:
    """What one reads; of a PDF the words on its pages."""
    if antwoord["Content-Type"] != "application/pdf":
        return str(antwoord.content.decode())
    return "\n".join(blad.extract_text() for blad in PdfReader(BytesIO(antwoord.content)).pages)
