"""How is this installation set up?

Read top to bottom. Every variable has one line in docs/running/settings.md; a test compares the two lists.
Each `OBLIGED_…` variable may also be given as `OBLIGED_…_FILE`, the path of a file that holds it.
"""

from __future__ import annotations

import ipaddress
import os
import secrets
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def env(name: str, default: str = "") -> str:
    """The variable, or the content of the file that NAME_FILE points to."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def env_bool(name: str, default: bool = False) -> bool:
    value = env(name, "yes" if default else "no").lower()
    if value not in {"yes", "no", "true", "false", "1", "0"}:
        raise ImproperlyConfigured(f"{name} must be yes or no, not {value!r}.")
    return value in {"yes", "true", "1"}


def env_int(name: str, default: int) -> int:
    value = env(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from None


def networks(name: str) -> str:
    """Addresses or networks, with commas between."""
    value = env(name)
    try:
        for part in filter(None, map(str.strip, value.split(","))):
            ipaddress.ip_network(part, strict=False)
    except ValueError as amiss:
        raise ImproperlyConfigured(
            f"{name} holds addresses or networks, such as 127.0.0.1,10.0.0.0/8: {amiss}."
        ) from None
    return value


def database(url: str, data: Path) -> dict[str, Any]:
    """The settings of one database: PostgreSQL by its address, else SQLite in the data folder."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(data / "obliged.sqlite3"),
            # FULL: a forgotten commit would be a letter sent twice. IMMEDIATE: writers queue instead of failing.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
                "PRAGMA temp_store=MEMORY;PRAGMA mmap_size=134217728;PRAGMA cache_size=-8000",
            },
            "CONN_MAX_AGE": None,
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"DATABASE_URL must begin with postgresql://, not {parts.scheme}://.")
    settings: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,  # they would outlive the transaction that says whose rows are meant
    }
    for pair in filter(None, parts.query.split("&")):
        key, _, value = pair.partition("=")
        if key == "host":
            settings["HOST"] = unquote(value)
    return settings


def secret_key(data: Path) -> str:
    """The given key, or one that is made once and kept beside the database, readable by its owner only."""
    given = env("OBLIGED_SECRET_KEY")
    if given:
        return given
    path = data / "secret_key"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="utf-8").strip()


# Where things are
PACKAGE = Path(__file__).resolve().parent
DATA = Path(env("OBLIGED_DATA", "data")).resolve()
DATA.mkdir(parents=True, exist_ok=True)
TESTING = "pytest" in sys.modules

# What the world calls us. A fixed base address: letters never trust the Host header of a request.
BASE_URL = env("OBLIGED_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
SECURE = BASE_URL.startswith("https://")
SAMPLE_FIRM = env_bool("OBLIGED_SAMPLE")
SECRET_KEY = secret_key(DATA)
DEBUG = env_bool("OBLIGED_DEBUG")
ALLOWED_HOSTS = [urlsplit(BASE_URL).hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS += [host for host in env("OBLIGED_HOSTS").split(",") if host]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
# The proxies before us, addresses or networks: only they are believed when they say for whom they ask.
PROXIES = networks("OBLIGED_PROXIES")

# What seals passwords of mail accounts, and signs reply addresses and links. `obliged keys` makes new ones.
KEYS = env("OBLIGED_KEYS")
KEYS_FOLDER = DATA / "keys"

# Database. MIGRATION_DATABASE_URL is the role that owns the tables; the product itself needs less. Where the owner is at
# work (`obliged.cli.owners`), the role whom it lets in is that of the product.
DATABASES = {"default": database(env("DATABASE_URL"), DATA)}
PRODUCT_ROLE = unquote(urlsplit(env("PRODUCT_DATABASE_URL")).username or "")
# How many workers `obliged up` minds. SQLite lets one write at a time: there a second would only wait for the first.
WORKERS = max(1, env_int("OBLIGED_WORKERS", 1)) if env("DATABASE_URL") else 1
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "obliged.User"

# Asked for when somebody sets up the firm from beyond this machine; `obliged up` prints it.
SET_UP_CODE = env("OBLIGED_SET_UP_CODE")

# What is installed
INSTALLED_APPS = [
    "obliged.records.apps.Records",
    "obliged.web.apps.Web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "obliged.web.headers.Discretion",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "obliged.web.trouble.SayTrouble",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "obliged.web.signed_in.SeenHere",
    "obliged.web.accounts.Afterwards",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "obliged.web.proof.AskAgain",
    "obliged.web.access.MembersOnly",
]
ROOT_URLCONF = "obliged.urls"
WSGI_APPLICATION = "obliged.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates", PACKAGE / "portal" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "obliged.web.context.house",
            ],
        },
    }
]

# Sign-in
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "obliged.web.accounts.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # so that both ways take the same steps; the adapter sends nothing to strangers
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = "strict"  # also to members who change their own address
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,100/h/ip,5/300s/key,50/d/key"}
ACCOUNT_FORMS = {
    "change_password": "obliged.web.doors_forms.ChangePassword",
    "set_password": "obliged.web.doors_forms.SetPassword",
    "reset_password_from_key": "obliged.web.doors_forms.ResetPassword",
    "request_login_code": "obliged.web.doors_forms.RequestCode",
}
MFA_ADAPTER = "obliged.web.second.Second"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 10
MFA_FORMS = {
    "authenticate": "obliged.web.second_forms.CodeForm",
    "reauthenticate": "obliged.web.second_forms.CodeAgainForm",
    "activate_totp": "obliged.web.second_forms.AppForm",
    "authenticate_webauthn": "obliged.web.second_forms.PasskeyForm",
    "login_webauthn": "obliged.web.second_forms.PasskeyAloneForm",
    "reauthenticate_webauthn": "obliged.web.second_forms.PasskeyAgainForm",
    "add_webauthn": "obliged.web.second_forms.NewPasskeyForm",
}
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
ACCOUNT_SESSION_REMEMBER = None  # asked for at the door
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "obliged.web.passwords.LongEnough", "OPTIONS": {"min_length": 8}},
    {"NAME": "obliged.web.passwords.NotTriedFirst"},
    {"NAME": "obliged.web.passwords.NotOnesOwnName"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
SESSION_ENGINE = "obliged.web.sessions"
SESSION_COOKIE_AGE = 30 * 24 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True  # forms carry the token; no script needs it
if SECURE:  # `__Host-`: no other name of the same domain can set it
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
CSRF_FAILURE_VIEW = "obliged.web.trouble.form_too_old"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The limits of sign-in live in the cache; one that all processes share, or each would count for itself.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "obliged_cache"}
    if not TESTING
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# Mail: how letters leave. Without a host, the sample firm's mailbox page is where they arrive.
LETTERS = env(
    "OBLIGED_LETTERS", "obliged.ports.mail.smtp.Smtp" if env("OBLIGED_SMTP_HOST") else "obliged.ports.mail.kept.Kept"
)
SPOOL = env("OBLIGED_SPOOL", str(DATA / "spool"))  # the maildir of obliged.ports.mail.spool.Spool
EMAIL_BACKEND = "obliged.ports.mail.account.Backend"
EMAIL_HOST = env("OBLIGED_SMTP_HOST")
EMAIL_PORT = env_int("OBLIGED_SMTP_PORT", 587)
EMAIL_HOST_USER = env("OBLIGED_SMTP_USER")
EMAIL_HOST_PASSWORD = env("OBLIGED_SMTP_PASSWORD")
EMAIL_USE_TLS = env_bool("OBLIGED_SMTP_TLS", True) and EMAIL_PORT != 465
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_TIMEOUT = 30
# Where this installation receives mail itself: answers come back to addresses of this domain.
MAIL_DOMAIN = env("OBLIGED_MAIL_DOMAIN").lower()
# Where the own receiver listens, HOST:PORT; without it nothing does. Its certificate, for STARTTLS.
RECEIVE = env("OBLIGED_RECEIVE")
RECEIVE_CERTIFICATE, RECEIVE_KEY = env("OBLIGED_RECEIVE_CERTIFICATE"), env("OBLIGED_RECEIVE_KEY")
# The mail server before us that checks senders: only its Authentication-Results are believed.
MAIL_CHECKED_BY = env("OBLIGED_MAIL_CHECKED_BY").lower()
# Whether members may name mail servers of the inner network or of this machine.
MAIL_INSIDE = env_bool("OBLIGED_MAIL_INSIDE", TESTING)
# Who is asked about domains; without it the system's own resolver.
NAMESERVERS = env("OBLIGED_NAMESERVERS")
SENDS_FROM_ONE_ADDRESS = bool(env("OBLIGED_FROM"))  # else from each member's own address
DEFAULT_FROM_EMAIL = env("OBLIGED_FROM", "Obliged <obliged@localhost>")

# Words, time and files
LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "obliged.web.stylesheets.BundleFinder",
]
# `obliged up` collects the files once at start: hashed names, compressed, kept by browsers for ever. Until then, and in
# tests, they are found where they lie.
COLLECTED = (STATIC_ROOT / "staticfiles.json").exists() and not TESTING
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "obliged.web.stylesheets.Collected"
        if COLLECTED or "collectstatic" in sys.argv
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not COLLECTED
WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "obliged.ports.logs.Line",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["terminal"], "level": env("OBLIGED_LOG_LEVEL", "WARNING")},
}
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
