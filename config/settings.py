"""Settings. Whatever differs between machines comes from the environment; nothing secret stands here."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import pghistory

BASE_DIR = Path(__file__).resolve().parent.parent


def _flag(name: str, default: bool = False) -> bool:
    """An environment variable as a boolean: `1`, `true`, `yes`, `on` (any case) are true."""
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "yes", "on"}


DEBUG = _flag("TONARI_DEBUG")
SECRET_KEY = os.environ.get("TONARI_SECRET_KEY", "")
ALLOWED_HOSTS = os.environ.get("TONARI_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.gis",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "rest_framework",
    "rest_framework_gis",
    "csp",
    "directory",
    "jobs",
    "api",
    "frontend",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages of 40 kB travel as 7: ruby repeats itself. Static files are compressed when they are built.
    # No page holds a secret beside what a stranger chose (BREACH); form tokens are masked anew each time.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",  # an ETag made of the page before it is compressed
    "csp.middleware.CSPMiddleware",
    "config.personal.PersonalPagesMiddleware",
    "config.sessions.PageSessionMiddleware",
    "frontend.public.language.LanguagePrefixMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.origin.SameOriginMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.overload.OverloadMiddleware",
    "config.readonly.ReadOnlyMiddleware",
    "config.querystring.QueryStringMiddleware",  # last: its refusals get the headers of all others
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "directory.Person"
# E003, W004: an address is unique whatever its case, by a constraint that the checks cannot see.
# W001: about hostile spatial files; GDAL reads none that strangers send.
SILENCED_SYSTEM_CHECKS = ["auth.E003", "auth.W004", "gis.W001"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Database ---------------------------------------------------------------------------------
# The web role may read and write rows, never the schema (docs/decisions/0005-roles.md). What migrates
# runs with DATABASE_OWNER_URL in DATABASE_URL's place.


def _database(url: str, connections: int) -> dict[str, Any]:
    """A database by its address, with a pool of at most so many connections a process."""
    database: dict[str, Any] = {
        **dj_database_url.parse(url, engine="config.postgis"),
        # Pooled connections answer six times as many requests; a pool needs CONN_MAX_AGE 0.
        "CONN_MAX_AGE": 0,
    }
    options = database.setdefault("OPTIONS", {})
    if _flag("TONARI_DB_POOL", default=True):
        options["pool"] = {"min_size": 1, "max_size": connections, "timeout": 5}
    if _flag("TONARI_DB_PREPARE", default=True):
        # Lets statements be prepared that ask for it (`directory.search.database`). Off behind a proxy that
        # pools transactions and knows no prepared statements.
        options["prepare_threshold"] = 5
    return database


# How many requests a process works on at a time, a connection each; others wait (config/overload.py).
AT_ONCE = int(os.environ.get("TONARI_DB_POOL_SIZE", min(2 * len(os.sched_getaffinity(0)) + 1, 8)))
# Of these, for one address (0: whatever it asks for), and how many of its requests may wait besides.
AT_ONCE_PER_ADDRESS = int(os.environ.get("TONARI_AT_ONCE", (AT_ONCE + 1) // 2))
PRESENT_PER_ADDRESS = 32
PATIENCE_SECONDS = 2.0
# How many exports a process writes at a time; each takes one of its threads for as long as it lasts.
EXPORTS_AT_ONCE = int(os.environ.get("TONARI_EXPORTS", "2"))
DATABASES: dict[str, Any] = {
    "default": _database(os.environ.get("DATABASE_URL", "postgres:///tonari"), AT_ONCE),
}
# Exports read as a role that may only read, and for longer.
EXPORT_DATABASE = "default"
if _export_url := os.environ.get("DATABASE_EXPORT_URL"):
    DATABASES["export"] = _database(_export_url, EXPORTS_AT_ONCE)
    EXPORT_DATABASE = "export"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "frontend.public.context.site",
            ],
            "builtins": ["frontend.public.templatetags.words"],
            "libraries": {
                "assets": "frontend.public.templatetags.assets",
                "navigation": "frontend.manage.navigation",
                "job_words": "frontend.public.templatetags.job_words",
            },
        },
    }
]

# --- Languages --------------------------------------------------------------------------------
# Messages are written in Japanese in the source; `en` and plain Japanese have catalogues.
LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English"), ("ja-simple", "やさしい日本語")]
LOCALE_PATHS = sorted((BASE_DIR / "frontend" / "translations").glob("*/*"))
USE_I18N = True
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

# --- Static files -----------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "frontend" / "dist"]
# Served from where they are built, so a server needs no collecting; built names hold their hash.
WHITENOISE_USE_FINDERS = True
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/assets/.+\.[0-9a-f]{12}\.\w+$"

# --- Security ---------------------------------------------------------------------------------
# `same-origin`, not stricter: form posts need the referrer for the CSRF check.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "config.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "frontend.public.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],  # MapLibre's worker is a built file
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# --- Signing in (frontend/accounts/) ----------------------------------------------------------
# The address by which people know the site: for links in mails, and for passkeys, which belong to a name.
SITE_URL = os.environ.get("TONARI_URL", f"http://localhost:{os.environ.get('PORT', '8000')}").rstrip("/")
SESSION_COOKIE_SECURE = SITE_URL.startswith("https://")
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "manage"
ACCOUNT_ADAPTER = "frontend.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# No password: who has not yet shown that an address is theirs must not leave one for its owner to inherit.
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
# Seconds a code holds: mail may be slow, and so may people be.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "frontend.accounts.mfa_adapter.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Tonari"
# How often somebody may try is counted where all processes share it (docs/decisions/0017-attempts.md).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "directory_attempts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TONARI_PROXIES", "0"))

# --- Mail (directory/mail.py, docs/running.md) ------------------------------------------------
DEFAULT_FROM_EMAIL = os.environ.get("TONARI_MAIL_FROM", "Tonari <tonari@localhost>")
# Mails of `make run` stand in files, to be read at /dev/mail/; a site of one's own names a backend (SMTP or
# one of anymail's).
MAIL_FOLDER = BASE_DIR / ".local" / "mail"
_FILES = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_BACKEND = os.environ.get("TONARI_MAIL_BACKEND", _FILES)
EMAIL_FILE_PATH = str(MAIL_FOLDER)
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _flag("EMAIL_USE_TLS")
EMAIL_USE_SSL = _flag("EMAIL_USE_SSL")
EMAIL_TIMEOUT = 20  # seconds
# Keys of anymail's providers, under anymail's own names: ANYMAIL_MAILGUN_API_KEY and so on.
ANYMAIL = {
    name.removeprefix("ANYMAIL_"): value
    for name, value in os.environ.items()
    if name.startswith("ANYMAIL_") and value
}
# On this very machine only: codes are in these mails.
MAIL_READABLE = (
    EMAIL_BACKEND == _FILES
    and os.environ.get("TONARI_PRIVATE_CLUSTER") == "1"
    and urlsplit(SITE_URL).hostname in ("localhost", "127.0.0.1", "::1")
)

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "UNAUTHENTICATED_USER": None,
    "EXCEPTION_HANDLER": "api.rest.problems.problem_response",
    "DEFAULT_RENDERER_CLASSES": ["api.rest.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.rest.parsers.JSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "api.rest.renderers.Negotiation",
    "DEFAULT_THROTTLE_CLASSES": ["api.rest.throttling.AnonymousRate"],
    "URL_FORMAT_OVERRIDE": None,  # `format` is read like every other parameter
    # Proxies in front of us whose X-Forwarded-For counts; with 0 nobody can claim another address.
    "NUM_PROXIES": int(os.environ.get("TONARI_PROXIES", "0")),
}
# Requests a minute from one address without a key, per process; 0: no limit.
RATE_ANON = int(os.environ.get("TONARI_RATE_ANON", "600"))
# "Report a problem": times an hour from one address, per process; 0: no limit.
RATE_REPORTS = int(os.environ.get("TONARI_RATE_REPORTS", "20"))

# --- Geocoding (see directory/geocoding) ------------------------------------------------------
# Off unless a base address is set: by default nothing leaves this machine.
GEOCODING_GSI_URL = os.environ.get("TONARI_GSI_URL", "")
GEOCODING_NOMINATIM_URL = os.environ.get("TONARI_NOMINATIM_URL", "")
GEOCODING_USER_AGENT = os.environ.get("TONARI_GEOCODER_USER_AGENT", "tonari")
GEOCODING_TIMEOUT_SECONDS = float(os.environ.get("TONARI_GEOCODER_TIMEOUT", "3"))
GEOCODING_RETRIES = int(os.environ.get("TONARI_GEOCODER_RETRIES", "1"))
GEOCODING_MIN_INTERVAL_SECONDS = float(os.environ.get("TONARI_GEOCODER_MIN_INTERVAL", "1"))
# How long one that failed is left alone.
GEOCODING_PAUSE_SECONDS = float(os.environ.get("TONARI_GEOCODER_PAUSE", "30"))

# --- History (see docs/decisions/0006-history.md) ---------------------------------------------
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
