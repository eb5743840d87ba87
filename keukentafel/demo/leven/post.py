"""Post of the last days: loose mail and scans that wait, papers in dossiers, what others found out, and signals."""

import tomllib
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from random import Random
from typing import Any

from keukentafel.demo.leven.spel import Omgeving, Vertelling
from keukentafel.demo.leven.toneel import Spel
from keukentafel.demo.personen import VERHALEN
from keukentafel.dossier import handelingen as dossier
from keukentafel.kern import klok
from keukentafel.toegang import handelingen as toegang

COACH = "wijkcoach"


class Post:
    """One play per item of verhalen/post.toml."""

    def __init__(self, om: Omgeving, vertellingen: Sequence[Vertelling]) -> None:
        self.om, self.verhalen = om, vertellingen
        self.tekst = tomllib.loads((VERHALEN / "post.toml").read_text(encoding="utf-8"))
        self.rng = Random(1865)

    def spelen(self) -> list[Spel]:
        """Everything, each on its own day."""
        uit = [self._innemen(m, f"{m['onderwerp']}.eml", mail(m, nr)) for nr, m in enumerate(self.tekst["mail"])]
        uit += [self._innemen(s, s["naam"], pdf(s["naam"])) for s in self.tekst["scan"]]
        uit += [self._zorg(z) for z in self.tekst["zorg"]]
        return uit

    def _moment(self, dagen: int) -> datetime:
        return self.om.dagen.moment(-dagen, self.rng)

    def _innemen(self, item: dict[str, Any], naam: str, inhoud: bytes) -> Spel:
        yield self._moment(item["dagen"])
        self.om.toneel.doe(item["wie"], toegang.poststuk_innemen, naam=naam, inhoud=inhoud)

    def _zorg(self, item: dict[str, Any]) -> Spel:
        yield self._moment(item["dagen"])
        velden = {naam: waarde for naam, waarde in item.items() if naam not in ("wie", "dagen")}
        self.om.toneel.doe(item["wie"], toegang.zorgmelding_maken, **velden)

    def klaarleggen(self) -> None:
        """Papers and referrals in the open dossiers of the demo's wijkcoach, one after the other."""
        eigen = [v for v in self.verhalen if v.coach == COACH and v.dossier and not v.dossier.gesloten_op]
        if not eigen:
            return
        for nr, item in enumerate(self.tekst["document"]):
            self._doe(eigen[nr % len(eigen)], dossier.document_toevoegen, **item, inhoud=pdf(item["titel"]))
        for nr, item in enumerate(self.tekst["verwijzing"]):
            op = klok.dagen_geleden(20 + 7 * nr)
            self._doe(eigen[nr % len(eigen)], dossier.verwijzing_vastleggen, **item, op=op)

    def _doe(self, verhaal: Vertelling, handeling: Any, **velden: Any) -> None:
        assert verhaal.dossier
        self.om.toneel.doe(COACH, handeling, dossier_id=verhaal.dossier.pk, **velden)


def mail(item: dict[str, Any], nummer: int) -> bytes:
    """A mail as a mail program saves it."""
    bericht = EmailMessage()
    bericht["From"] = f"{item['van']} <{item['adres']}>"
    bericht["To"] = "wijkteam@wijk.example"
    bericht["Subject"] = item["onderwerp"]
    bericht["Message-ID"] = f"<demo-{nummer}@{item['adres'].partition('@')[2]}>"
    bericht.set_content(item["tekst"])
    return bericht.as_bytes()


def pdf(regel: str) -> bytes:
    """One page with one line, small enough to write by hand."""
    tekst = f"BT /F1 18 Tf 60 760 Td ({regel}) Tj ET".encode("latin-1", "replace")
    delen = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(tekst), tekst),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    uit, plaatsen = b"%PDF-1.4\n", []
    for nr, deel in enumerate(delen, start=1):
        plaatsen.append(len(uit))
        uit += b"%d 0 obj%bendobj\n" % (nr, deel)
    kruis = b"".join(b"%010d 00000 n \n" % plaats for plaats in plaatsen)
    staart = b"xref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return uit + staart % (kruis, len(uit))
