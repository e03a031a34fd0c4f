"""What docs/operations.md lets an installation set, its servers are told."""

import re

import pytest

from devtools.images.compose import Compose
from devtools.places import ROOT

DECIDED_BY_THE_IMAGES = {"MEDIA_ROOT", "LOG_FILE", "SECURE_SSL_REDIRECT", "SEED_PASSWORD"}
OF_SERVERS_ALONE = {
    "READER_DATABASE_URL",
    "DB_POOL_MAX",
    "METRICS_TOKEN",
    "PROMETHEUS_MULTIPROC_DIR",
}
SECRETS = ("SECRET_KEY", "JWT_SECRET_KEY", "ALLOWED_HOSTS", "OWNER_PASSWORD", "RUNTIME_PASSWORD")


def documented() -> set[str]:
    text = (ROOT / "docs" / "operations.md").read_text()
    _, _, section = text.partition("## Environment\n")
    rows = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row.split("|")[1])}


@pytest.fixture
def compose() -> Compose:
    values = {name: f"{name} of ours" for name in (*SECRETS, "AUDIT_RETENTION_YEARS")}
    return Compose(ROOT / "docker-compose.prod.yml", values)


@pytest.mark.parametrize("server", ["backend-1", "backend-2"])
def test_servers_are_told_all_of_it(compose: Compose, server: str) -> None:
    assert documented() - compose.environment(server).keys() == DECIDED_BY_THE_IMAGES


def test_daily_chores_are_told_all_but_what_is_for_servers(compose: Compose) -> None:
    told = compose.environment("daily")

    assert documented() - told.keys() == DECIDED_BY_THE_IMAGES | OF_SERVERS_ALONE
    assert told["AUDIT_RETENTION_YEARS"] == "AUDIT_RETENTION_YEARS of ours"


def test_no_server_is_told_the_password_of_the_owner(compose: Compose) -> None:
    told = compose.environment("backend-1").values()

    assert not [value for value in told if "OWNER_PASSWORD of ours" in value]
