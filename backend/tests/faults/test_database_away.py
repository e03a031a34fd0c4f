"""A real server whose database goes away and comes back: it is never restarted."""

import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.utils import timezone

from backend.tests.served import Answer, Server, serving, until
from conftest import Clock
from devtools.chaos.link import Link
from leaves.models import LeaveRequest
from users.tests.builders import access_token_for
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
ME = "/api/v1/auth/me/"
CROWD = 40  # ten times as many as can wait for a connection at once
MINE = "/api/v1/leaves/requests/my/"
ROLE = "leave_faults"
ALTER = "ALTER TABLE leaves_leaverequest ADD COLUMN fault integer"
WANTED_ALONE = """
    SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'leaves_leaverequest'::regclass
                                          AND mode = 'AccessExclusiveLock' AND NOT granted)
"""
CUT_ALL = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'leave_faults'
"""
POOL_SECONDS = 5
SLACK_SECONDS = 15  # of a busy machine; hanging for half a minute is what must not be


class Line:
    """Between server and database, as a folder that holds the socket."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.connect()

    def connect(self) -> None:
        self.link = Link(self.folder, Path(connection.settings_dict["HOST"]))

    def cut(self) -> None:
        self.link.close()


@pytest.fixture(scope="module")
def line(django_db_setup: None) -> Iterator[Line]:
    if not connection.settings_dict["HOST"].startswith("/"):
        pytest.skip("The database is not reached over a socket in a folder.")
    with tempfile.TemporaryDirectory(prefix="line-") as folder:
        drawn = Line(Path(folder))
        yield drawn
        drawn.cut()


@pytest.fixture(scope="module")
def role(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Unlike that of the tests, one that PostgreSQL counts the connections of."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        sql(f"DROP ROLE IF EXISTS {ROLE}")
        sql(f"CREATE ROLE {ROLE} LOGIN; GRANT pg_read_all_data, pg_write_all_data TO {ROLE}")
        yield
        sql(f"DROP ROLE {ROLE}")
        connection.close()


@pytest.fixture(scope="module")
def server(line: Line, role: None) -> Iterator[Server]:
    """One worker of four threads that share two connections."""
    url = f"postgresql://{ROLE}@/{connection.settings_dict['NAME']}?host={line.folder}&port=5432"
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder), DATABASE_URL=url, DB_POOL_MAX="2", RATE_LIMIT_FACTOR="0") as started,
    ):
        yield started


@pytest.fixture
def token(test_clock: Clock) -> str:
    test_clock.now = timezone.now()  # The server has a clock of its own.
    return f"Bearer {access_token_for(UserFactory())}"


def sql(statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statements)


def assert_told_to_come_back(answer: Answer) -> None:
    assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json["code"] == "service_unavailable"


def asked_at_once(server: Server, token: str, times: int) -> tuple[list[Answer], float]:
    """The answers, and the seconds the last one took."""
    started = time.monotonic()
    with ThreadPoolExecutor(times) as threads:
        asked = [threads.submit(server.get, ME, Authorization=token) for _ in range(times)]
    return [each.result() for each in asked], time.monotonic() - started


def test_a_database_that_is_down(server: Server, line: Line, token: str) -> None:
    assert server.get(ME, Authorization=token).status == 200

    line.cut()
    answers, seconds = asked_at_once(server, token, CROWD)
    health = [server.get(path).status for path in ("/healthz", "/readyz")]
    line.connect()

    for answer in answers:
        assert_told_to_come_back(answer)
    assert seconds < POOL_SECONDS + SLACK_SECONDS
    assert health == [200, 503]
    until(lambda: server.get(ME, Authorization=token).status == 200)


def test_a_database_that_has_no_connection_left(server: Server, token: str) -> None:
    assert server.get(ME, Authorization=token).status == 200

    sql(f"ALTER ROLE {ROLE} CONNECTION LIMIT 0")
    sql(CUT_ALL)
    answers, seconds = asked_at_once(server, token, 4)
    sql(f"ALTER ROLE {ROLE} CONNECTION LIMIT -1")

    for answer in answers:
        assert_told_to_come_back(answer)
    assert seconds < POOL_SECONDS + SLACK_SECONDS
    until(lambda: server.get(ME, Authorization=token).status == 200)


def test_a_pool_whose_connections_all_wait(server: Server, token: str) -> None:
    """Two wait for the lock, two for the pool; nobody waits for both to their ends."""
    with transaction.atomic():
        sql("LOCK TABLE users_user")
        answers, seconds = asked_at_once(server, token, 4)

    for answer in answers:
        assert_told_to_come_back(answer)
    assert seconds < POOL_SECONDS + SLACK_SECONDS
    assert server.get(ME, Authorization=token).status == 200


def migrate() -> None:
    """As a command does it: its connection gives a lock up after three seconds."""
    with closing(connections.create_connection("default")) as own, own.cursor() as cursor:
        cursor.execute(ALTER)


def is_altering() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(WANTED_ALONE)
        return bool(cursor.fetchone()[0])


def test_a_migration_that_has_to_wait_gives_up_before_those_who_wait_behind_it(
    server: Server, token: str
) -> None:
    with ThreadPoolExecutor(1) as threads, transaction.atomic():
        list(LeaveRequest.objects.all())  # Somebody who reads for long.
        altering = threads.submit(migrate)
        until(is_altering)
        answer = server.get(MINE, Authorization=token)
        refusal = altering.exception()

    assert answer.status == 200
    assert isinstance(refusal, OperationalError)
    assert "lock timeout" in str(refusal)
