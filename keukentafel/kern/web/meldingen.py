"""What happened, told on the next page. It travels in a cookie, and may name somebody: so nobody can read it there."""

from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage

from keukentafel.kern.versleuteld import ontsleutel, versleutel


class GeslotenKoekje(CookieStorage):
    """Django signs the cookie; we encrypt it as well. What cannot be read is thrown away."""

    cookie_name = f"{settings.KOEKJE_VOOR}meldingen"

    def _encode_parts(self, messages: Any, encode_empty: bool = False) -> str:
        tekst = super()._encode_parts(messages, encode_empty=encode_empty)  # type: ignore[misc]  # not in the stubs
        return versleutel(tekst or "")

    def _decode(self, data: str | None) -> Any:
        return super()._decode(ontsleutel(data or ""))  # type: ignore[misc]  # not in the stubs


class Meldingen(FallbackStorage):
    """The name that Django looks for in MESSAGE_STORAGE; what does not fit in the cookie waits in the session."""

    storage_classes = (GeslotenKoekje, SessionStorage)
