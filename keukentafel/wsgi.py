"""The door for the application server (WSGI was measured faster and steadier than ASGI for this work)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.settings")
application = get_wsgi_application()
