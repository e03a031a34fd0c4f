"""What a server with DEBUG off refuses to start on."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from backend import startup
from backend.startup import refuse_unsafe_database
from backend.tests import production


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY must be a random key of at least 50 characters"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be a random key"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY must be a random key"),
        (
            {"SECRET_KEY": "django-insecure-" + production.KEYS["SECRET_KEY"]},
            "SECRET_KEY is a published key",
        ),
        (
            {"SECRET_KEY": "development-only-key-never-used-with-debug-off"},
            "SECRET_KEY is a published key",
        ),
        ({"JWT_SECRET_KEY": ""}, "JWT_SECRET_KEY must be a random key"),
        (
            {"JWT_SECRET_KEY": production.KEYS["SECRET_KEY"]},
            "SECRET_KEY and JWT_SECRET_KEY must differ",
        ),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name the hosts"),
        ({"ALLOWED_HOSTS": "leave.company.example,*"}, "ALLOWED_HOSTS must name the hosts"),
        ({"CORS_ALLOWED_ORIGINS": "*"}, "CORS_ALLOWED_ORIGINS must name the origins"),
        ({"DATABASE_URL": "postgresql://a:postgres@db/leave"}, "password of the demo database"),
        ({"DATABASE_URL": ""}, "DATABASE_URL must be set"),
        ({"DATABASE_URL": "mysql://a:b@db/leave"}, "DATABASE_URL must be set"),
        ({"METRICS_TOKEN": "short"}, "METRICS_TOKEN must be a random key of at least 50"),
        ({"METRICS_TOKEN": "a" * 60}, "METRICS_TOKEN must be a random key"),
        (
            {"METRICS_TOKEN": production.KEYS["JWT_SECRET_KEY"]},
            "SECRET_KEY and JWT_SECRET_KEY and METRICS_TOKEN must differ",
        ),
        *[
            ({name: key}, says)
            for name in ("SECRET_KEY_PREVIOUS", "JWT_SECRET_KEY_PREVIOUS")
            for key, says in (
                ("short", f"{name} must be a random key of at least 50"),
                ("django-insecure-" + "qW3eRt" * 10, f"{name} is a published key"),
                (production.KEYS["SECRET_KEY"], f"{name} must differ from each other"),
                (production.KEYS["JWT_SECRET_KEY"], f"{name} must differ from each other"),
            )
        ],
        ({"RATE_LIMIT_FACTOR": "0"}, "RATE_LIMIT_FACTOR is 0"),
        ({"NUM_PROXIES": "many"}, "NUM_PROXIES must be a whole number"),
        ({"DEBUG": "perhaps"}, "DEBUG must be true or false"),
    ],
    ids=lambda value: next(iter(value.items()))[1][:12] if isinstance(value, dict) else "",
)
def test_names_the_variable_to_mend(changed: dict[str, str], says: str) -> None:
    ended = production.run("-c", "import backend.settings", **changed)

    assert ended.returncode == 1
    assert ended.stderr.strip().splitlines()[-1].startswith("django.core.exceptions.Improperly")
    assert says in ended.stderr


@pytest.mark.parametrize("changed", [{}, production.KEYS_BEFORE], ids=["ever", "changing keys"])
def test_starts_on_values_that_are_fit(changed: dict[str, str]) -> None:
    command = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    ended = production.run(*command, **changed)

    assert (ended.returncode, ended.stdout) == (
        0,
        "System check identified no issues (2 silenced).\n",
    )


@pytest.mark.django_db
def test_refuses_pending_migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup._Schema, "is_current", False)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'core' AND name >= '0003'")

    with pytest.raises(ImproperlyConfigured, match="Migrations are pending"):
        refuse_unsafe_database()


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["off", "local"])
def test_refuses_a_server_that_may_lose_commits(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setattr(startup, "DURABILITY", ["synchronous_commit"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('synchronous_commit', 'on', true)")
        refuse_unsafe_database()
        cursor.execute("SELECT set_config('synchronous_commit', %s, true)", [value])

    with pytest.raises(ImproperlyConfigured, match=f"synchronous_commit = {value}"):
        refuse_unsafe_database()


@pytest.mark.django_db
@pytest.mark.parametrize("setting", ["lock_timeout", "statement_timeout"])
@pytest.mark.parametrize("value", ["0", "10min"])
def test_refuses_a_server_that_waits_without_end(
    monkeypatch: pytest.MonkeyPatch, setting: str, value: str
) -> None:
    """As it does behind a pooler, which throws away what a connection asks for."""
    monkeypatch.setattr(startup, "DURABILITY", [])
    refuse_unsafe_database()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [setting, value])

    with pytest.raises(ImproperlyConfigured, match=f"{setting} = .*runtime_role.sql"):
        refuse_unsafe_database()


@pytest.mark.django_db
def test_the_server_itself_looks_at_its_database() -> None:
    """The PostgreSQL of tests runs without fsync, so that a server must not start on it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('fsync')")
        (fsync,) = cursor.fetchone()

    ended = production.run("-c", "import backend.wsgi", DATABASE_URL=production.test_database_url())

    says = "PostgreSQL runs with fsync = off" if fsync == "off" else ""
    assert (ended.returncode, says in ended.stderr) == (1 if says else 0, True)
