"""Claims: each check refuses for its own reason; workers are found by subject, once by mail address."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from keukentafel.koppelingen.inloggen import (
    BekendeMedewerker,
    Koppeling,
    OidcEisen,
    OidcGeweigerd,
    OidcIdentiteit,
    OidcReden,
    identiteit_uit_claims,
    koppel_medewerker,
)

NU = datetime(2026, 11, 21, 9, tzinfo=UTC)
T = int(NU.timestamp())
EISEN = OidcEisen(uitgever="https://idp.invalid", client_id="keukentafel")
TOKEN: dict[str, Any] = {
    "iss": "https://idp.invalid",
    "aud": "keukentafel",
    "sub": "a1b2",
    "iat": T,
    "exp": T + 300,
    "auth_time": T - 20,
    "nonce": "n-1",
    "amr": ["pwd", "mfa"],
    "email": "W.Coach@Schiedam.example",
    "email_verified": True,
    "name": "W. Coach",
    "groups": ["wijkteam-west", 3],
}


def test_goede_aanmelding():
    identiteit = identiteit_uit_claims(TOKEN, EISEN, NU, nonce="n-1")
    assert identiteit == OidcIdentiteit(
        uitgever="https://idp.invalid",
        onderwerp="a1b2",
        email="w.coach@schiedam.example",
        naam="W. Coach",
        zekerheid="pwd mfa",
        aangemeld_op=NU - timedelta(seconds=20),
        groepen=("wijkteam-west",),
    )


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"iss": "https://idp.invalid/"}, OidcReden.UITGEVER),
        ({"iss": None}, OidcReden.UITGEVER),
        ({"aud": "ander"}, OidcReden.PUBLIEK),
        ({"aud": None}, OidcReden.PUBLIEK),
        ({"aud": ["keukentafel", "ander"]}, OidcReden.PUBLIEK),
        ({"aud": ["keukentafel"], "azp": "ander"}, OidcReden.PUBLIEK),
        ({"nonce": "n-2"}, OidcReden.NONCE),
        ({"nonce": None}, OidcReden.NONCE),
        ({"exp": T - 61}, OidcReden.VERLOPEN),
        ({"exp": None}, OidcReden.ONVOLLEDIG),
        ({"exp": True}, OidcReden.ONVOLLEDIG),
        ({"exp": 10**18}, OidcReden.ONVOLLEDIG),
        ({"iat": "gisteren"}, OidcReden.ONVOLLEDIG),
        ({"iat": T + 61}, OidcReden.TOEKOMST),
        ({"nbf": T + 61}, OidcReden.TOEKOMST),
        ({"amr": ["pwd"]}, OidcReden.ZWAK),
        ({"amr": None, "acr": "loa1"}, OidcReden.ZWAK),
        ({"sub": ""}, OidcReden.ONDERWERP),
        ({"sub": 3}, OidcReden.ONDERWERP),
        ({"sub": "é"}, OidcReden.ONDERWERP),
        ({"sub": "x" * 256}, OidcReden.ONDERWERP),
        ({"email": None}, OidcReden.EMAIL),
        ({"email": "geen adres"}, OidcReden.EMAIL),
        ({"email_verified": False}, OidcReden.EMAIL_ONBEVESTIGD),
        ({"email_verified": None}, OidcReden.EMAIL_ONBEVESTIGD),
    ],
)
def test_geweigerd(anders: dict[str, Any], reden: OidcReden):
    with pytest.raises(OidcGeweigerd) as fout:
        identiteit_uit_claims({**TOKEN, **anders}, EISEN, NU, nonce="n-1")
    assert fout.value.reden is reden
    assert "schiedam" not in str(fout.value).lower()


@pytest.mark.parametrize(
    "anders",
    [
        {"aud": ["ander", "keukentafel"], "azp": "keukentafel"},
        {"exp": T - 59},
        {"iat": T + 59},
        {"email_verified": "true"},
        {"amr": "mfa"},
    ],
)
def test_aanvaard(anders: dict[str, Any]):
    assert identiteit_uit_claims({**TOKEN, **anders}, EISEN, NU).onderwerp == "a1b2"


@pytest.mark.parametrize(
    ("eisen", "claims", "reden"),
    [
        ({"acr": frozenset({"loa3"}), "amr": frozenset()}, {"acr": "loa3"}, None),
        ({"acr": frozenset({"loa3"}), "amr": frozenset()}, {"acr": "loa2"}, OidcReden.ZWAK),
        ({"amr": frozenset()}, {"amr": None}, None),
        ({"domeinen": frozenset({"schiedam.example"})}, {}, None),
        ({"domeinen": frozenset({"edam.example"})}, {}, OidcReden.DOMEIN),
        ({"eis_bevestigd_adres": False}, {"email_verified": False}, None),
        ({"langste_aanmelding": timedelta(seconds=30)}, {}, None),
        ({"langste_aanmelding": timedelta(seconds=10)}, {}, OidcReden.LANG_GELEDEN),
        ({"langste_aanmelding": timedelta(hours=1)}, {"auth_time": None}, OidcReden.LANG_GELEDEN),
    ],
)
def test_eigen_eisen(eisen: dict[str, Any], claims: dict[str, Any], reden: OidcReden | None):
    alle = OidcEisen(**{"uitgever": EISEN.uitgever, "client_id": EISEN.client_id, **eisen})
    if reden is None:
        assert identiteit_uit_claims({**TOKEN, **claims}, alle, NU).email == "w.coach@schiedam.example"
        return
    with pytest.raises(OidcGeweigerd) as fout:
        identiteit_uit_claims({**TOKEN, **claims}, alle, NU)
    assert fout.value.reden is reden


def test_userinfo_vult_aan_maar_maakt_niet_sterker():
    zonder = {naam: waarde for naam, waarde in TOKEN.items() if naam not in ("email", "email_verified", "name")}
    userinfo = {"sub": "a1b2", "email": "nieuw@schiedam.example", "email_verified": True, "amr": ["mfa"]}
    identiteit = identiteit_uit_claims(zonder, EISEN, NU, userinfo=userinfo)
    assert (identiteit.email, identiteit.naam) == ("nieuw@schiedam.example", "")
    with pytest.raises(OidcGeweigerd, match="tweede stap"):
        identiteit_uit_claims({**zonder, "amr": ["pwd"]}, EISEN, NU, userinfo=userinfo)


def test_userinfo_van_een_ander():
    with pytest.raises(OidcGeweigerd) as fout:
        identiteit_uit_claims(TOKEN, EISEN, NU, userinfo={"sub": "ander"})
    assert fout.value.reden is OidcReden.ONDERWERP


def _bekend(sleutel: str, **anders: Any) -> BekendeMedewerker:
    return BekendeMedewerker(**{"sleutel": sleutel, "email": "W.Coach@schiedam.example", **anders})


GEKOPPELD = {"uitgever": "https://idp.invalid", "onderwerp": "a1b2"}


@pytest.mark.parametrize(
    ("bekenden", "verwacht"),
    [
        ([_bekend("1")], Koppeling("1", is_nieuw=True)),
        ([_bekend("1", **GEKOPPELD, email="oud@schiedam.example"), _bekend("2")], Koppeling("1", is_nieuw=False)),
        ([_bekend("1", actief=False), _bekend("2")], Koppeling("2", is_nieuw=True)),
        ([], OidcReden.ONBEKEND),
        ([_bekend("1", email="ander@schiedam.example")], OidcReden.ONBEKEND),
        ([_bekend("1", uitgever="https://idp.invalid", onderwerp="zzz")], OidcReden.ONBEKEND),
        ([_bekend("1", uitgever="https://elders.invalid", onderwerp="a1b2")], OidcReden.ONBEKEND),
        ([_bekend("1", **GEKOPPELD, actief=False), _bekend("2")], OidcReden.UIT_DIENST),
        ([_bekend("1", actief=False)], OidcReden.UIT_DIENST),
        ([_bekend("1"), _bekend("2")], OidcReden.DUBBEL),
    ],
)
def test_koppelen(bekenden: list[BekendeMedewerker], verwacht: Koppeling | OidcReden):
    identiteit = identiteit_uit_claims(TOKEN, EISEN, NU)
    if isinstance(verwacht, Koppeling):
        assert koppel_medewerker(identiteit, bekenden) == verwacht
        return
    with pytest.raises(OidcGeweigerd, match="geen account") as fout:
        koppel_medewerker(identiteit, bekenden)
    assert fout.value.reden is verwacht
