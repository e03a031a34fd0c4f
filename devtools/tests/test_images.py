from pathlib import Path

import pytest

from devtools.console import StopError
from devtools.images.compose import Compose
from devtools.images.dockerfile import LAST, build
from devtools.images.local import Translation, database_here
from devtools.places import ROOT


@pytest.fixture
def compose(tmp_path: Path) -> Path:
    file = tmp_path / "compose.yml"
    file.write_text(
        "services:\n"
        "  db:\n"
        "    command: sh -c 'migrate && serve'\n"
        "    environment:\n"
        "      PASSWORD: ${PASSWORD:?say it}\n"
        "      FOLDER: ${FOLDER:-./tls}\n"
    )
    return file


def test_fills_variables_in_and_splits_commands(compose: Path) -> None:
    file = Compose(compose, {"PASSWORD": "s3cret"})

    assert file.environment("db") == {"PASSWORD": "s3cret", "FOLDER": "./tls"}
    assert file.command("db") == ["sh", "-c", "migrate && serve"]


def test_names_a_required_variable_that_is_missing(compose: Path) -> None:
    with pytest.raises(StopError, match="PASSWORD"):
        Compose(compose, {}).environment("db")


def test_a_replacement_that_finds_nothing_is_an_error() -> None:
    port = Translation([("0.0.0.0:8000", "127.0.0.1:20001")])

    assert port.of_words(["--bind", "0.0.0.0:8000"]) == ["--bind", "127.0.0.1:20001"]
    with pytest.raises(StopError, match="expected"):
        port.of_words(["--bind", "0.0.0.0:9000"])


def test_finds_the_database_on_a_socket() -> None:
    here = database_here("postgresql://me:secret@db:5432/leave", Path("/run/my sockets"))

    assert here == "postgresql://me:secret@/leave?host=%2Frun%2Fmy%20sockets&port=5432"


def test_builds_the_stages_of_a_dockerfile(tmp_path: Path) -> None:
    dockerfile = tmp_path / "Dockerfile"
    dockerfile.write_text(
        "FROM some:image AS first\n"
        "WORKDIR /code\n"
        "ENV GREETING=hello\n"
        "COPY deploy ./deploy\n"
        "RUN echo $GREETING > said\n"
        "FROM other:image\n"
        "COPY --from=first /code/said /srv/\n"
        'CMD ["cat", "/srv/said"]\n'
    )

    stages = build(dockerfile, tmp_path / "images", {"PATH": "/usr/bin:/bin"})

    first, last = stages["first"], stages[LAST]
    assert (first.folder / "deploy/nginx.conf").read_text() == (
        ROOT / "deploy/nginx.conf"
    ).read_text()
    assert (last.root / "srv/said").read_text() == "hello\n"
    assert last.command == ["cat", "/srv/said"]


def test_refuses_an_instruction_it_cannot_carry_out(tmp_path: Path) -> None:
    dockerfile = tmp_path / "Dockerfile"
    dockerfile.write_text("FROM some:image\nONBUILD RUN true\n")

    with pytest.raises(StopError, match="ONBUILD"):
        build(dockerfile, tmp_path / "images", {})
