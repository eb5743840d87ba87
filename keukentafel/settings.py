"""All settings, read from the environment (docs/omgeving.md names every variable).

There is one settings file: a municipality differs by configuration pack, not by settings module.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from psycopg.conninfo import conninfo_to_dict

from keukentafel.kern import logs

BASIS = Path(__file__).resolve().parent.parent


def ja(naam: str, standaard: bool = False) -> bool:
    """A switch from the environment: 1, ja or true is on."""
    return os.environ.get(naam, "1" if standaard else "").lower() in {"1", "ja", "true"}


# What an address of a database may say about encryption; the rest of it is ours (pool, statements).
TLS_DELEN = ("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl")


def databank_tls(delen: dict[str, Any]) -> dict[str, Any]:
    """TLS as the address asks. In production a database on another machine is verified unless the address says less:
    without a word libpq would quietly go on unencrypted."""
    gevraagd = {naam: delen[naam] for naam in TLS_DELEN if delen.get(naam)}
    host = unquote(str(delen.get("host") or ""))
    elders = bool(host) and not host.startswith("/") and host not in {"localhost", "127.0.0.1", "::1"}
    if PRODUCTIE and elders and "sslmode" not in gevraagd:
        return {"sslmode": "verify-full", "sslrootcert": "system", **gevraagd}
    return gevraagd


def databank(naam: str) -> dict[str, Any]:
    """One Django alias from a PostgreSQL address; empty when the address is not set (yet)."""
    delen = conninfo_to_dict(os.environ.get(naam, ""))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": str(delen.get("dbname", "keukentafel")),
        "USER": str(delen.get("user", "")),
        "PASSWORD": str(delen.get("password", "")),
        "HOST": unquote(str(delen.get("host", ""))),
        "PORT": str(delen.get("port", "")),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": databank_tls(delen),
    }


def over_https(naam: str) -> str:
    """An address we ask something of; in production never without encryption."""
    adres = os.environ.get(naam, "")
    if PRODUCTIE and adres and not adres.startswith("https://"):
        raise RuntimeError(f"{naam} moet in productie met https:// beginnen.")
    return adres


ONTWIKKEL = ja("KEUKENTAFEL_ONTWIKKEL")
DEBUG = ONTWIKKEL
SECRET_KEY = os.environ.get("KEUKENTAFEL_GEHEIM") or "alleen-voor-demo-en-test-" + "x" * 40
PRODUCTIE = ja("KEUKENTAFEL_PRODUCTIE")
if PRODUCTIE and not os.environ.get("KEUKENTAFEL_GEHEIM"):
    raise RuntimeError("KEUKENTAFEL_GEHEIM ontbreekt: zet een lang geheim in de omgeving voor u in productie start.")
if PRODUCTIE and len(SECRET_KEY) < 32:
    raise RuntimeError("KEUKENTAFEL_GEHEIM is te kort: neem minstens 32 willekeurige tekens.")
if PRODUCTIE and ONTWIKKEL:
    raise RuntimeError("KEUKENTAFEL_ONTWIKKEL toont details op foutpagina's; zet het uit in productie.")
ALLOWED_HOSTS = os.environ.get("KEUKENTAFEL_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [h for h in os.environ.get("KEUKENTAFEL_OORSPRONG", "").split(",") if h]

# The rooms, lowest first: this list is the import direction, the FK direction and the migration order.
KAMERS = [
    "kern",
    "koppelingen",
    "poort",
    "organisatie",
    "inwoner",
    "delen",
    "brieven",
    "wijk",
    "toegang",
    "dossier",
    "plan",
    "besluit",
    "levering",
    "monitor",
    "privacy",
    "bureau",
    "portaal",
    "keten",
]
_MET_APP = ["kern", "poort", "organisatie", "inwoner", "delen", "brieven", "toegang", "dossier", "plan", "besluit"]
_MET_APP += ["monitor", "privacy", "bureau"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
    *[f"keukentafel.{kamer}" for kamer in _MET_APP],
]

MIDDLEWARE = [
    # What every answer carries comes first, so that it is also on files, redirects and refusals made further in.
    "csp.middleware.CSPMiddleware",
    "keukentafel.kern.web.api.ApiMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "keukentafel.kern.web.middleware.GeenOpslagMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # Binds the actor; must come after login and before the gate.
    "keukentafel.organisatie.web.middleware.ActorMiddleware",
    # The gate is last: it opens the transaction around the view and writes the read log before the first byte leaves.
    "keukentafel.poort.web.middleware.PoortMiddleware",
]

ROOT_URLCONF = "keukentafel.urls"
WSGI_APPLICATION = "keukentafel.wsgi.application"
HUISBEL = "keukentafel.huisbel"
# What may stand between braces in a letter is known by a later room than the one that loads configuration packs.
BRIEFCONTROLE = "keukentafel.brieven.briefbron.sjabloonfout"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "keukentafel.kern.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "keukentafel.kern.web.csrf.csrf_een_keer",
                "keukentafel.bureau.schil.schil",
            ],
        },
    },
    {
        # Only for templates of third parties.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
FORM_RENDERER = "django.forms.renderers.Jinja2"

DATABASES = {"default": databank("DATABASE_URL"), "eigenaar": databank("DATABASE_URL_EIGENAAR")}
DATABASE_ROUTERS = ["keukentafel.kern.routers.EenDatabank"]
if ja("KEUKENTAFEL_POOL", standaard=PRODUCTIE):
    DATABASES["default"]["OPTIONS"] |= {
        "pool": {"min_size": 1, "max_size": 8, "timeout": 5},
        "server_side_binding": True,
        "prepare_threshold": 5,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Where our own migrate hooks in: policies and SQL functions belong to the same step (ADR 0004).
NA_MIGREREN = ["keukentafel.poort.wal.toepassen"]

AUTH_USER_MODEL = "organisatie.Medewerker"
AUTHENTICATION_BACKENDS = ["keukentafel.organisatie.inloggen.WachtwoordBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("gebruikersnaam", "naam", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "keukentafel.organisatie.wachtwoorden.EigenWoorden"},
]
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/"

# Single sign-on is on as soon as the provider's address is set.
OIDC_UITGEVER = over_https("KEUKENTAFEL_OIDC_UITGEVER")
OIDC_RP_CLIENT_ID = os.environ.get("KEUKENTAFEL_OIDC_CLIENT", "")
OIDC_RP_CLIENT_SECRET = os.environ.get("KEUKENTAFEL_OIDC_GEHEIM", "")
OIDC_RP_SIGN_ALGO = "RS256"
OIDC_USE_PKCE = True
OIDC_RP_SCOPES = "openid email profile"
OIDC_OP_AUTHORIZATION_ENDPOINT = over_https("KEUKENTAFEL_OIDC_INLOGGEN") or f"{OIDC_UITGEVER}/authorize"
OIDC_OP_TOKEN_ENDPOINT = over_https("KEUKENTAFEL_OIDC_TOKEN") or f"{OIDC_UITGEVER}/token"
OIDC_OP_USER_ENDPOINT = over_https("KEUKENTAFEL_OIDC_GEBRUIKER") or f"{OIDC_UITGEVER}/userinfo"
OIDC_OP_JWKS_ENDPOINT = over_https("KEUKENTAFEL_OIDC_SLEUTELS") or f"{OIDC_UITGEVER}/jwks"
if OIDC_UITGEVER:
    AUTHENTICATION_BACKENDS.append("keukentafel.organisatie.inloggen.OidcBackend")

OIDC_CREATE_USER = False
OIDC_AUTHENTICATION_CALLBACK_URL = "organisatie:oidc-terug"
LOGIN_REDIRECT_URL_FAILURE = LOGIN_URL
# The provider must say that a second factor was given: `amr` has one of these, or `acr` is one of those.
OIDC_AMR = [w for w in os.environ.get("KEUKENTAFEL_OIDC_AMR", "mfa").split(",") if w]
OIDC_ACR = [w for w in os.environ.get("KEUKENTAFEL_OIDC_ACR", "").split(",") if w]
OIDC_TIMEOUT = 10

SESSION_ENGINE = "keukentafel.organisatie.sessieopslag"
# How long nobody may touch it, and how long a log-in lasts at most, however busy (organisatie/sessieopslag.py).
SESSION_COOKIE_AGE = int(os.environ.get("KEUKENTAFEL_SESSIE_STIL_MINUTEN", "60")) * 60
SESSIE_HOOGSTENS = int(os.environ.get("KEUKENTAFEL_SESSIE_MINUTEN", "600")) * 60
# A browser takes a cookie of this name only over HTTPS, from this very host and for the whole of it.
KOEKJE_VOOR = "__Host-" if PRODUCTIE else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{KOEKJE_VOOR}sessionid", f"{KOEKJE_VOOR}csrftoken"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True  # our scripts take the mark from the page
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "keukentafel.kern.web.meldingen.Meldingen"
CSRF_FAILURE_VIEW = "keukentafel.kern.web.fouten.oud_formulier"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTIE
SECURE_SSL_REDIRECT = PRODUCTIE and not ja("KEUKENTAFEL_ACHTER_PROXY")
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]  # asked from inside, by what watches the service
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTIE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTIE
SECURE_REFERRER_POLICY = "same-origin"
if ja("KEUKENTAFEL_ACHTER_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024  # a note of 2 MB, percent-encoded

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "object-src": ["'none'"],
        **{f"{soort}-src": ["'self'"] for soort in ("script", "style", "img", "font", "connect")},
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Searches and checks that one worker, or one address, may ask in a minute are multiplied by this; 0 is no limit, for
# measuring alone (kern/web/rem.py).
REM = int(os.environ.get("KEUKENTAFEL_REM", "1"))

# Whom to tell about a hole, for /.well-known/security.txt: mailto: or https:. Empty: there is no such page.
MELDPUNT = os.environ.get("KEUKENTAFEL_MELDPUNT", "")
if MELDPUNT and not MELDPUNT.startswith(("mailto:", "https://")):
    raise RuntimeError("KEUKENTAFEL_MELDPUNT begint met mailto: of https://.")

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
# Only in production are files gathered (`keukentafel dienst` does it); elsewhere they are served where they stand.
STATIC_ROOT = Path(os.environ.get("KEUKENTAFEL_STATISCH", BASIS / "var" / "statisch")) if PRODUCTIE else None
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTIE
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "taken"

_standaarden = Path(os.environ.get("STANDAARDEN_DIR", BASIS.parent / "shared" / "standards"))
STANDAARDEN_DIR: Path | None = _standaarden if _standaarden.is_dir() else None
INRICHTING = Path(os.environ.get("KEUKENTAFEL_INRICHTING", BASIS / "keukentafel" / "inrichting" / "schiedam"))

# The register of residents: "bestand" (test persons) or "http" (Haal Centraal BRP).
BRP_SOORT = os.environ.get("KEUKENTAFEL_BRP", "bestand")
BRP_URL = over_https("KEUKENTAFEL_BRP_URL")
BRP_SLEUTEL = os.environ.get("KEUKENTAFEL_BRP_SLEUTEL", "")

# The virus scanner, unix:///run/clamav/clamd.ctl or tcp://host:3310. Empty: files stay "not checked", as screens say.
CLAMD = os.environ.get("KEUKENTAFEL_CLAMD", "")

# Mailboxes of the teams and the folder where the scanner puts its files; both may be empty (docs/omgeving.md).
POSTBUSSEN = os.environ.get("KEUKENTAFEL_POSTBUSSEN", "")
SCANMAP = os.environ.get("KEUKENTAFEL_SCANMAP", "")

LOGGING = logs.instellingen(json=PRODUCTIE)

# Where the head of the log is kept; in production on another machine (a mounted share).
# Off when empty (poort/dataverwerkingen.py).
DATAVERWERKINGEN = os.environ.get("KEUKENTAFEL_DATAVERWERKINGEN", "")
ANKER = os.environ.get("KEUKENTAFEL_ANKER", str(BASIS / "var" / "logboek-anker.txt"))

# Name on the screens and letters; the configuration pack of the municipality says the same.
ORGANISATIE = os.environ.get("KEUKENTAFEL_ORGANISATIE", "Wijkteams Schiedam")

# Letters by e-mail: off (all on paper) while no server is named.
EMAIL_HOST = os.environ.get("KEUKENTAFEL_MAIL", "")
EMAIL_PORT = int(os.environ.get("KEUKENTAFEL_MAIL_POORT", "587"))
EMAIL_HOST_USER = os.environ.get("KEUKENTAFEL_MAIL_NAAM", "")
EMAIL_HOST_PASSWORD = os.environ.get("KEUKENTAFEL_MAIL_WACHTWOORD", "")
EMAIL_USE_TLS = ja("KEUKENTAFEL_MAIL_TLS", standaard=True)
EMAIL_TIMEOUT = int(os.environ.get("KEUKENTAFEL_MAIL_SECONDEN", "20"))
DEFAULT_FROM_EMAIL = os.environ.get("KEUKENTAFEL_MAIL_VAN", "")

# Secured e-mail (NTA 7516): the gateway of the municipality. Off while no server is named; TLS is no setting.
VEILIGE_MAIL_HOST = os.environ.get("KEUKENTAFEL_VEILIGE_MAIL_HOST", "")
VEILIGE_MAIL_POORT = int(os.environ.get("KEUKENTAFEL_VEILIGE_MAIL_POORT", "587"))
VEILIGE_MAIL_DIRECT = ja("KEUKENTAFEL_VEILIGE_MAIL_DIRECT")
VEILIGE_MAIL_GEBRUIKER = os.environ.get("KEUKENTAFEL_VEILIGE_MAIL_GEBRUIKER", "")
VEILIGE_MAIL_WACHTWOORD = os.environ.get("KEUKENTAFEL_VEILIGE_MAIL_WACHTWOORD", "")
VEILIGE_MAIL_CA = os.environ.get("KEUKENTAFEL_VEILIGE_MAIL_CA", "")
VEILIGE_MAIL_SECONDEN = int(os.environ.get("KEUKENTAFEL_VEILIGE_MAIL_SECONDEN", "20"))
VEILIGE_MAIL_VAN = os.environ.get("KEUKENTAFEL_VEILIGE_MAIL_VAN", "")
