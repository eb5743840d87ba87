"""The hidden field against forged posts, made once for each page.

Django makes a new mask whenever it is printed; a work list of fifty rows has fifty forms, and the masks took a seventh
of the page. One mask for all forms of one page protects as well: it differs from answer to answer (BREACH).
"""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html


def csrf_een_keer(request: HttpRequest) -> dict[str, Any]:
    """Context processor; a page without a form makes no mask."""
    token = SimpleLazyObject(lambda: get_token(request))
    veld = SimpleLazyObject(
        lambda: format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', str(token))
    )
    return {"csrf_token": token, "csrf_input": veld}
