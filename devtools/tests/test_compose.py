"""The compose files, which nothing here can run as they are: what in them must fit together."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from devtools.places import ROOT

FILES = ("docker-compose.yml", "docker-compose.prod.yml")
PRODUCTION = FILES[1]
OWN_IMAGE = "build"
type Services = dict[str, dict[str, Any]]


def read(name: str) -> dict[str, Any]:
    stated: dict[str, Any] = yaml.safe_load((ROOT / name).read_text())
    return stated


def every_dependency() -> list[tuple[str, str, str, str]]:
    return [
        (file, name, other, wanted["condition"])
        for file in FILES
        for name, service in read(file)["services"].items()
        for other, wanted in service.get("depends_on", {}).items()
    ]


def is_checked(service: dict[str, Any]) -> bool:
    """By itself, or by its image."""
    check = service.get("healthcheck")
    if check is not None:
        return not check.get("disable", False)
    if OWN_IMAGE not in service:
        return False
    return "\nHEALTHCHECK " in (ROOT / service[OWN_IMAGE]["dockerfile"]).read_text()


@pytest.mark.parametrize(("file", "name", "other", "condition"), every_dependency())
def test_what_is_waited_for_can_come_true(file: str, name: str, other: str, condition: str) -> None:
    awaited = read(file)["services"][other]

    if condition == "service_healthy":
        assert is_checked(awaited)
    else:
        assert condition == "service_completed_successfully"
        assert awaited.get("restart", "no") == "no"


@pytest.mark.parametrize("file", FILES)
def test_nobody_waits_for_itself(file: str) -> None:
    services: Services = read(file)["services"]

    def behind(name: str, path: tuple[str, ...]) -> None:
        assert name not in path
        for other in services[name].get("depends_on", {}):
            behind(other, (*path, name))

    for name in services:
        behind(name, ())


@pytest.mark.parametrize("file", FILES)
def test_volumes_are_declared_and_files_are_there(file: str) -> None:
    stated = read(file)
    mounted = [
        volume.partition(":")[0]
        for service in stated["services"].values()
        for volume in service.get("volumes", [])
    ]

    named = {source for source in mounted if source[0] not in "./$"}
    assert named == stated["volumes"].keys()
    assert all((ROOT / source).exists() for source in mounted if source[0] == ".")
    for service in stated["services"].values():
        assert (ROOT / service.get(OWN_IMAGE, {}).get("dockerfile", ".")).exists()


def test_servers_come_back_and_steps_end() -> None:
    services: Services = read(PRODUCTION)["services"]

    steps = {name for name, service in services.items() if service.get("restart", "no") == "no"}
    assert steps == {"migrate", "runtime-role", "replication-role"}
    others = {service["restart"] for name, service in services.items() if name not in steps}
    assert others == {"unless-stopped"}


def test_what_we_build_runs_without_writing_and_without_rights() -> None:
    services: Services = read(PRODUCTION)["services"]
    ours = {
        name: service
        for name, service in services.items()
        if OWN_IMAGE in service and service.get("restart") == "unless-stopped"
    }

    assert ours.keys() == {"backend-1", "backend-2", "daily", "frontend", "pgbouncer"}
    for name, service in ours.items():
        assert (service["read_only"], service["tmpfs"]) == (True, ["/tmp"])  # noqa: S108
        assert service["security_opt"] == ["no-new-privileges:true"]
        # nginx binds 80 and 443, and hands its workers to another account.
        assert service.get("cap_drop", []) == ([] if name == "frontend" else ["ALL"])


def test_only_nginx_is_reached_from_outside() -> None:
    published = {
        name: service["ports"]
        for name, service in read(PRODUCTION)["services"].items()
        if "ports" in service
    }

    assert published == {"frontend": ["80:80", "443:443"]}


def test_in_development_only_this_machine_reaches_anything() -> None:
    ports = [
        port for service in read(FILES[0])["services"].values() for port in service.get("ports", [])
    ]

    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


@pytest.mark.parametrize("dockerfile", ["Dockerfile.backend", "deploy/Dockerfile.pgbouncer"])
def test_images_run_as_nobody_in_particular(dockerfile: str) -> None:
    assert "\nUSER 10001:10001\n" in Path(ROOT / dockerfile).read_text()
