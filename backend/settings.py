"""All settings, read top to bottom; each deploy difference is an environment variable."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.csp import CSP

from backend.connections import pooled
from backend.env import database_url, env_bool, env_contact, env_int, env_list, env_str
from backend.log_lines import json_lines
from backend.refusals import refuse_unsafe

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = env_bool("DEBUG", False)
VERSION = "1.0.0"

DEVELOPMENT_KEY = "development-only-key-never-used-with-debug-off"
SECRET_KEY = env_str("SECRET_KEY", DEVELOPMENT_KEY if DEBUG else "")
JWT_SECRET_KEY = env_str("JWT_SECRET_KEY", DEVELOPMENT_KEY[::-1] if DEBUG else "")
# While keys change hands: what the previous ones signed still counts, nothing is signed by them.
SECRET_KEY_PREVIOUS = env_str("SECRET_KEY_PREVIOUS")
SECRET_KEY_FALLBACKS = [SECRET_KEY_PREVIOUS] if SECRET_KEY_PREVIOUS else []
JWT_SECRET_KEY_PREVIOUS = env_str("JWT_SECRET_KEY_PREVIOUS")
METRICS_TOKEN = env_str("METRICS_TOKEN")  # without one, /metrics is not there
SECURITY_CONTACT = env_contact("SECURITY_CONTACT")  # nor, without one, is security.txt

# Hosts and origins
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]" if DEBUG else "")
CORS_ALLOWED_ORIGINS = env_list(
    "CORS_ALLOWED_ORIGINS", "http://localhost:5173,http://127.0.0.1:5173" if DEBUG else ""
)
CORS_ALLOW_CREDENTIALS = True
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_HEADERS = [
    "accept",
    "authorization",
    "content-type",
    "idempotency-key",
    "if-match",
    "if-none-match",
    "x-request-id",
]
CORS_EXPOSE_HEADERS = ["etag", "idempotency-replayed", "retry-after", "x-request-id"]
CSRF_TRUSTED_ORIGINS = CORS_ALLOWED_ORIGINS
NUM_PROXIES = env_int("NUM_PROXIES", 0, maximum=10)
if NUM_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

INSTALLED_APPS = [
    "backend",
    "backend.admin_config.ReadOnlyAdminConfig",
    "core",
    "users",
    "organizations",
    "leaves",
    "corsheaders",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "core.middleware.RequestContextMiddleware",
    "core.middleware.ProblemMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "core.middleware.BoundedBodyMiddleware",
    "core.outage.OutageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "backend.admin_login.AdminLoginMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "backend.urls"
WSGI_APPLICATION = "backend.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
APPEND_SLASH = False  # An address without its slash is another address, and 404.

# Database: services open the transactions; a wait for a lock ends after three seconds with 503.
LOCK_TIMEOUT_SECONDS = 3
STATEMENT_TIMEOUT_SECONDS = 60
# Joins are written from a row to what it names, a good order already; trying all takes longer.
JOINS_REORDERED = 4
DATABASES: dict[str, dict[str, Any]] = {"default": database_url("DATABASE_URL")}
if env_str("READER_DATABASE_URL"):  # a streaming replica, for what many rows are read for
    DATABASES["reader"] = database_url("READER_DATABASE_URL") | {"TEST": {"MIRROR": "default"}}
    DATABASE_ROUTERS = ["core.replica.ReplicaRouter"]
READER_WAIT = timedelta(milliseconds=env_int("READER_WAIT_MS", 200))
DB_POOL_MAX = env_int("DB_POOL_MAX", 0)  # wsgi.py serves with 10; commands need no pool
for alias, database in DATABASES.items():
    patience = 2 if alias == "reader" else 5  # Without the replica the primary answers.
    database |= {"ATOMIC_REQUESTS": False, "CONN_MAX_AGE": 0}
    database["OPTIONS"] |= {
        "options": f"-c lock_timeout={LOCK_TIMEOUT_SECONDS}s "
        f"-c statement_timeout={STATEMENT_TIMEOUT_SECONDS}s "
        f"-c join_collapse_limit={JOINS_REORDERED} "
        "-c jit=off",  # compiling a report takes longer than what it saves
        "connect_timeout": patience,
    }
    if DB_POOL_MAX:
        database["OPTIONS"] = pooled(
            database["OPTIONS"],
            most=DB_POOL_MAX,
            idle_seconds=STATEMENT_TIMEOUT_SECONDS,
            patience=patience,
        )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Without a shared cache, or while it is away, each worker counts calls by itself.
CACHE_URL = env_str("CACHE_URL")
OWN_CACHE: dict[str, Any] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "OPTIONS": {"MAX_ENTRIES": 100_000},
}
SHARED_CACHE: dict[str, Any] = {
    "BACKEND": "django.core.cache.backends.redis.RedisCache",
    "LOCATION": CACHE_URL,
    "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
}
CACHES = {"default": SHARED_CACHE if CACHE_URL else OWN_CACHE, "own": OWN_CACHE}
RATE_LIMIT_FACTOR = env_int("RATE_LIMIT_FACTOR", 1)  # scales every limit; 0 switches them off

# People and logins
AUTH_USER_MODEL = "users.User"
SILENCED_SYSTEM_CHECKS = [
    "auth.E003",  # E-mail is unique without regard to case: user_email_once
    "admin.E410",  # The admin pages know their caller by a login, not by a session.
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "users.validators.MaximumLengthValidator", "OPTIONS": {"max_length": 256}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCESS_TOKEN_LIFETIME = timedelta(seconds=env_int("ACCESS_TOKEN_SECONDS", 3600, minimum=1))
REFRESH_TOKEN_LIFETIME = timedelta(seconds=env_int("REFRESH_TOKEN_SECONDS", 604_800, minimum=1))
REFRESH_GRACE = timedelta(seconds=60)
LOCKOUT_FAILURES = 5
LOCKOUT_TIME = timedelta(seconds=env_int("LOCKOUT_SECONDS", 900, minimum=1))

# Leave
REJECT_APPROVED_WITHIN = timedelta(hours=env_int("REJECT_APPROVED_WITHIN_HOURS", 24))
IDEMPOTENCY_LIFETIME = timedelta(seconds=env_int("IDEMPOTENCY_SECONDS", 86_400, minimum=1))
AUDIT_RETENTION_YEARS = env_int("AUDIT_RETENTION_YEARS", 7, minimum=1)
SEED_PASSWORD = env_str("SEED_PASSWORD", "LetMeIn-2026")

# Bodies
MAX_BODY_BYTES = 1_000_000
MAX_UPLOAD_BYTES = 5_000_000
FILE_UPLOAD_PERMISSIONS = 0o600  # No other account of the machine reads a doctor's note.
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
MEDIA_ROOT = env_str("MEDIA_ROOT", str(BASE_DIR / ".local" / "media"))

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

# The web client, on the origin of the API
CLIENT_DIST = BASE_DIR / "frontend" / "dist"
STATIC_URL = "static/"
WHITENOISE_ROOT = CLIENT_DIST if CLIENT_DIST.is_dir() else None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_INDEX_FILE = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/assets/.+-[\w-]{8}\.\w+$"

# Browser hardening
SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_PATH = SESSION_COOKIE_PATH = "/admin/"  # Only its pages have forms and messages.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
if not DEBUG:
    SECURE_SSL_REDIRECT = env_bool("SECURE_SSL_REDIRECT", True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["users.authentication.AccessTokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["users.permissions.IsSettled"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["core.parsers.BoundedJSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "core.negotiation.FirstRenderer",
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_PAGINATION_CLASS": "core.pagination.PageNumberPagination",
    "DEFAULT_SCHEMA_CLASS": "core.schema.ProblemAutoSchema",
    "EXCEPTION_HANDLER": "core.problems.problem_response",
    "PAGE_SIZE": 20,
    "COERCE_DECIMAL_TO_STRING": True,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Leave management",
    "VERSION": VERSION,
    "SERVERS": [{"url": "/", "description": "The installation that serves this document."}],
    "CONTACT": {"name": "Whoever runs this installation"},
    "LICENSE": {"name": "Proprietary", "identifier": "LicenseRef-Proprietary"},
    "TAGS": [
        {"name": "auth", "description": "Signing up, in and out; passwords; onboarding."},
        {"name": "users", "description": "People: one's own profile, and accounts for HR."},
        {"name": "leaves", "description": "Requests, decisions, balances, trips, the calendar."},
        {"name": "organizations", "description": "Entities, places, managers, the audit log."},
        {"name": "notifications", "description": "What the caller has been told."},
        {"name": "settings", "description": "What the installation runs on."},
    ],
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "backend.examples.hook.add_examples",
        "backend.examples.introduction.introduce",
    ],
    "ENUM_NAME_OVERRIDES": {
        "EventKindEnum": "leaves.constants.EventKind.choices",
        "LedgerKindEnum": "leaves.constants.LedgerKind.choices",
        "LeaveStatusEnum": "leaves.constants.LeaveStatus.choices",
        "SettingGroupEnum": "backend.effective_settings.Group.choices",
        "SettingUnitEnum": "backend.effective_settings.Unit.choices",
        "TripStatusEnum": "leaves.constants.TripStatus.choices",
    },
}

LOG_LEVEL = env_str("LOG_LEVEL", "DEBUG" if DEBUG else "INFO")
LOG_FILE = env_str("LOG_FILE")
LOGGING = json_lines(LOG_LEVEL, LOG_FILE)

if not DEBUG:
    refuse_unsafe(
        keys={"SECRET_KEY": SECRET_KEY, "JWT_SECRET_KEY": JWT_SECRET_KEY},
        further_keys={
            "SECRET_KEY_PREVIOUS": SECRET_KEY_PREVIOUS,
            "JWT_SECRET_KEY_PREVIOUS": JWT_SECRET_KEY_PREVIOUS,
            "METRICS_TOKEN": METRICS_TOKEN,
        },
        known_keys={DEVELOPMENT_KEY, DEVELOPMENT_KEY[::-1], "dev-key"},
        hosts=ALLOWED_HOSTS,
        origins=CORS_ALLOWED_ORIGINS,
        database_password=DATABASES["default"]["PASSWORD"],
        rate_limit_factor=RATE_LIMIT_FACTOR,
    )
