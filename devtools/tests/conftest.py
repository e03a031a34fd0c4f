import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from devtools.backup import server
from devtools.tests.installation import DOCUMENTS, Installation, drop

STRAYS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
PERSON = """
    INSERT INTO users_user (email, password, first_name, last_name, role, exempt_type, is_active,
                            must_change_password, version, created_at, updated_at)
    VALUES ('ada@company.example', '!', 'Ada', 'L', 'EMPLOYEE', 'EXEMPT', true,
            false, 1, '2026-03-04', '2026-03-04')
"""


@pytest.fixture(scope="module")
def template(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A migrated database that nobody uses, to be copied."""
    with django_db_blocker.unblock():
        facts = dict(connection.settings_dict)
        connection.close()
    person = f"{facts['USER']}:{facts['PASSWORD']}".rstrip(":")
    source = f"postgresql://{person}@/{facts['NAME']}?host={facts['HOST']}&port={facts['PORT']}"
    name = f"leave_run_{os.getpid()}_saved"
    postgres = server.renamed(source, "postgres")
    with psycopg.connect(postgres, autocommit=True) as session:
        session.execute(STRAYS, [facts["NAME"]])
        session.execute(f'CREATE DATABASE "{name}" TEMPLATE "{facts["NAME"]}"'.encode())
    url = server.renamed(source, name)
    with psycopg.connect(url, autocommit=True) as session:
        session.execute(PERSON)
    yield url
    drop(postgres, f"{name}%")


@pytest.fixture
def at_work(template: str, tmp_path: Path) -> Iterator[Installation]:
    """A company with two documents."""
    name = f"{server.name_in(template)}_{tmp_path.name[-12:]}"
    postgres = server.renamed(template, "postgres")
    with psycopg.connect(postgres, autocommit=True) as session:
        copied = f'CREATE DATABASE "{name}" TEMPLATE "{server.name_in(template)}"'
        session.execute(copied.encode())
    made = Installation(server.renamed(template, name), tmp_path / "media")
    for document, content in DOCUMENTS.items():
        made.keep(document, content)
    yield made
    drop(postgres, f"{name}%")
