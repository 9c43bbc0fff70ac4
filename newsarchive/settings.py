"""Settings of the archive. Defaults fit a laptop; the environment says what differs (docs/settings.md)."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from .secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("NEWSARCHIVE_DATA", BASE_DIR / "data")).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

PRODUCTION = os.environ.get("NEWSARCHIVE_PRODUCTION") == "1"
DEBUG = os.environ.get("NEWSARCHIVE_DEBUG") == "1"
SECRET_KEY = os.environ.get("NEWSARCHIVE_SECRET_KEY") or secret_key(DATA_DIR / "secret-key")
ALLOWED_HOSTS = os.environ.get("NEWSARCHIVE_HOSTS", "localhost 127.0.0.1 [::1]").split()

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django_filters",
    "axes",
    "articles",
    "ingest",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "axes.middleware.AxesMiddleware",
    "newsarchive.middleware.Watching",
]

ROOT_URLCONF = "newsarchive.urls"
WSGI_APPLICATION = "newsarchive.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{DATA_DIR / 'archive.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: of four writers in WAL mode the default, DEFERRED, lost 450 of 600 transactions and IMMEDIATE none.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768;"
        "PRAGMA temp_store=MEMORY;",
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c statement_timeout=60s"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

SEARCH_INDEX = DATA_DIR / "index"
SEARCH_FOLLOWS = "soon"  # changes are indexed in a thread; "at once": where they are made, as tests do
SITE_ADDRESS = os.environ.get("NEWSARCHIVE_ADDRESS", "").rstrip("/")  # such as https://news.example.org, for exports

# What finds people: rules, or another engine (docs/people.md).
PEOPLE_ENGINE = os.environ.get("NEWSARCHIVE_PEOPLE", "rules")

# What tells topics while no model is in use: a file like ingest/resolve/topics/data/lexicon.toml, or that file.
LEXICON = os.environ.get("NEWSARCHIVE_LEXICON", "")
TOPICS_ENGINE = f"lexicon:{LEXICON}" if LEXICON else "lexicon"
TOPIC_MODELS = DATA_DIR / "topics"  # copies of the models that the database keeps, for the processes of an import

# What is larger is rejected at import; without a word here ingest/readers/limits.py decides.
READING_LIMITS = {
    "largest_record": os.environ.get("NEWSARCHIVE_LARGEST_RECORD"),
    "most_lines": os.environ.get("NEWSARCHIVE_MOST_LINES"),
    "largest_ratio": os.environ.get("NEWSARCHIVE_LARGEST_RATIO"),
}
