"""The site's settings; whatever differs between places comes from the environment."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from remit.project.settings_readers import Readers, Setting, WrongSetting

SETTINGS = (
    Setting(
        "REMIT_SECRET",
        "",
        "What sessions and links are signed with: 50 random characters or more. Needed "
        "outside the demo.",
    ),
    Setting(
        "REMIT_HOSTS",
        "localhost,127.0.0.1,[::1]",
        "The names under which the site is reached, between commas.",
    ),
    Setting(
        "REMIT_DATA",
        "remit-data",
        "The folder for the embedded database, what citizens attach, and the memory of the tool.",
    ),
    Setting(
        "REMIT_DATABASE",
        "",
        "The address of a PostgreSQL database, `postgres://user:password@host:5432/name`; "
        "without it, SQLite in the folder.",
    ),
    Setting(
        "REMIT_PROPOSER",
        "",
        "Where `remit proposer` listens: the name of a socket in the folder, such as "
        "`proposer`, or `host:port`; without it every process has a learner of its own.",
    ),
    Setting(
        "REMIT_MAIL",
        "",
        "The mail server for messages to citizens, `smtp://user:password@host:587`; without "
        "it they stand on the private page only.",
    ),
    Setting(
        "REMIT_MAIL_FROM",
        "remit@localhost",
        "The sender of these messages.",
    ),
    Setting(
        "REMIT_PROXIES",
        "0",
        "How many proxies of yours stand before the site. They must set X-Forwarded-For and "
        "X-Forwarded-Proto.",
    ),
    Setting(
        "REMIT_DEMO",
        "no",
        "Yes for the fictional city: anybody may sign in as anybody, over plain HTTP.",
    ),
    Setting(
        "REMIT_CITY_EN",
        "Harbour City",
        "The city's name in English.",
    ),
    Setting(
        "REMIT_CITY_ZH",
        "港灣市",
        "The city's name in Chinese.",
    ),
    Setting(
        "REMIT_SECOND_FACTOR",
        "optional",
        "Whether everybody needs a second factor (`required`), or only owners, auditors, "
        "administrators and the efficacy team (`optional`). The demo asks for none.",
    ),
    Setting(
        "REMIT_OIDC_SERVER",
        "",
        "The address of an OpenID Connect provider for single sign-on; without it there is none.",
    ),
    Setting(
        "REMIT_OIDC_NAME",
        "Single sign-on",
        "What the button for single sign-on says.",
    ),
    Setting(
        "REMIT_OIDC_CLIENT",
        "",
        "The client's name at that provider.",
    ),
    Setting(
        "REMIT_OIDC_SECRET",
        "",
        "The client's secret at that provider.",
    ),
)
read = Readers(SETTINGS, os.environ)

DEMO = read.truth("REMIT_DEMO")
DATA = read.folder("REMIT_DATA")
CITY_EN, CITY_ZH = read.text("REMIT_CITY_EN"), read.text("REMIT_CITY_ZH")
SECRET_KEY = read.secret("REMIT_SECRET") or ("the demo has no secret" if DEMO else "")
if not SECRET_KEY:
    raise WrongSetting("REMIT_SECRET is not set; sessions cannot be signed without a secret.")
ALLOWED_HOSTS = read.listed("REMIT_HOSTS")

# What the site is made of ------------------------------------------------------------------------

WEB = Path(__file__).parents[1] / "web"
ROOMS = sorted(f"remit.web.{app.parent.name}" for app in WEB.glob("*/apps.py"))
SERVICES = sorted(
    f"remit.services.{app.parent.name}" for app in (WEB.parent / "services").glob("*/apps.py")
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *ROOMS,
    *SERVICES,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "remit.web.api.problems.ProblemAnswers",
    "remit.web.look.limits.RequestSize",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "remit.web.look.limits.StorableText",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "remit.project.urls"
WSGI_APPLICATION = "remit.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(WEB.glob("*/templates")),
        "OPTIONS": {
            "environment": "remit.web.look.environment.environment",
            "context_processors": [
                "remit.web.look.context.everywhere",
                "remit.web.accounts.rooms.everywhere",
            ],
        },
    },
    # For what allauth brings along and no page of ours replaces, such as its short messages.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

# What it keeps -----------------------------------------------------------------------------------

DATABASES = {"default": read.database("REMIT_DATABASE", DATA)}
PROPOSER = read.text("REMIT_PROPOSER")
CACHES = {
    # Files, because all workers must count the same attempts to sign in.
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# How citizens are written to ---------------------------------------------------------------------

vars().update(read.mail("REMIT_MAIL"))
DEFAULT_FROM_EMAIL = read.text("REMIT_MAIL_FROM")

# Languages and times -----------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hant", "繁體中文")]
LANGUAGE_COOKIE_NAME = "remit_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
USE_TZ = True
TIME_ZONE = "Asia/Hong_Kong"

# Files of the site itself ------------------------------------------------------------------------

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # they are few; nobody has to collect them first
WHITENOISE_MAX_AGE = 300

# Who may sign in ---------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:home"
SECOND_FACTOR = read.choice("REMIT_SECOND_FACTOR", "optional", "required")
ACCOUNT_ADAPTER = "remit.web.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "staff_number"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; allauth wants it said
ACCOUNT_EMAIL_VERIFICATION = "none"  # administrators enter addresses, their owners do not
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_USER_DISPLAY = "remit.web.accounts.models.written_name"
MFA_ADAPTER = "remit.web.accounts.adapter.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = f"Remit · {CITY_EN}"

OIDC_SERVER, OIDC_NAME = read.text("REMIT_OIDC_SERVER"), read.text("REMIT_OIDC_NAME")
if OIDC_SERVER:
    if not (find_spec("requests") and find_spec("jwt")):
        raise WrongSetting("REMIT_OIDC_SERVER needs more packages; install remit-casework[oidc].")
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
    SOCIALACCOUNT_ADAPTER = "remit.web.accounts.single_sign_on.Adapter"
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "city",
                    "name": OIDC_NAME,
                    "client_id": read.text("REMIT_OIDC_CLIENT"),
                    "secret": read.secret("REMIT_OIDC_SECRET"),
                    "settings": {"server_url": OIDC_SERVER},
                }
            ]
        }
    }

# What a browser may do with the pages ------------------------------------------------------------

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not DEMO
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "remit.web.look.errors.forged"
SECURE_HSTS_SECONDS = 0 if DEMO else 365 * 24 * 60 * 60
SECURE_REFERRER_POLICY = "same-origin"  # the private links of citizens stay here
X_FRAME_OPTIONS = "DENY"
if proxies := read.whole("REMIT_PROXIES"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = proxies
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # the square code for a second factor
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        # A browser asks here too when a form leads on to the provider.
        "form-action": ["'self'", *([OIDC_SERVER] if OIDC_SERVER else [])],
    }
}
# A message is at most this long; files are measured apart, each where it is received.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
REQUEST_MAX_SIZE = 12_000_000

# What it says to whoever runs it -----------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Django would also write to somebody's mailbox, and twice.
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
