"""The files of deploy/, written for the addresses of this machine."""

from pathlib import Path

import pytest

from devtools.console import StopError
from devtools.places import ROOT
from devtools.stack.edge import Edge
from devtools.stack.pooler import Pooler


@pytest.fixture
def edge(tmp_path: Path) -> Edge:
    return Edge(
        config=tmp_path / "nginx.conf",
        html=tmp_path / "html",
        scratch=tmp_path,
        http=21280,
        https=21243,
        instances=(21201, 21202),
    )


def test_nginx_sends_to_the_instances_of_this_machine(edge: Edge) -> None:
    edge.write((ROOT / "deploy" / "nginx.conf").read_text())

    here = edge.config.read_text()
    assert here.count("server 127.0.0.1:21201 max_fails=2") == 2  # in both upstreams
    assert here.count("server 127.0.0.1:21202 max_fails=2") == 2
    assert f"ssl_certificate {edge.certificate};" in here
    assert edge.certificate.exists()


def test_an_instance_the_configuration_does_not_know_is_an_error(edge: Edge) -> None:
    one_alone = "server backend-1:8000 "

    with pytest.raises(StopError, match="listen 80"):
        edge.write(one_alone)


def test_the_pooler_finds_databases_by_their_sockets(tmp_path: Path) -> None:
    """Also below a folder whose own name holds what is replaced."""
    below = tmp_path / "tmp" / "here"
    below.mkdir(parents=True)
    pooler = Pooler(below / "pgbouncer", 21264, below / "primary", below / "replica")
    deploy = ROOT / "deploy"

    ini, script = ((deploy / f"pgbouncer.{kind}").read_text() for kind in ("ini", "sh"))
    pooler.write(ini, script, None)

    written = (pooler.folder / "pgbouncer.ini").read_text()
    assert f"leave = host={below}/primary port=5432 dbname=leave\n" in written
    assert f"leave_reader = host={below}/replica port=5432 dbname=leave\n" in written
    assert f"auth_file = {pooler.folder}/userlist.txt\n" in written
    assert "ignore_startup_parameters = options" in written
    assert f"> {pooler.folder}/userlist.txt" in pooler.script.read_text()
    assert pooler.url("replica", "p@ss") == (
        "postgresql://leave_runtime:p%40ss@127.0.0.1:21264/leave_reader"
    )
