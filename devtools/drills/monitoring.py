"""A real Prometheus watches a company at work: every panel and every alert gets an answer."""

from __future__ import annotations

import contextlib
import json
import secrets
import shutil
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from devtools import postgres, processes, serve
from devtools.console import StopError, say
from devtools.drills.service import Service, at_work, in_service
from devtools.places import LOGS, ROOT
from devtools.up import manage

RULES = ROOT / "deploy" / "prometheus" / "leave.rules.yml"
DASHBOARD = ROOT / "deploy" / "grafana" / "leave.json"
WORK_SECONDS = 40
RATE_INTERVAL = "30s"
PATIENCE = 60.0
# Nothing went wrong and nobody saved this company; a busy machine may be slow all the same.
EXPECTED, POSSIBLE = {"LeaveBackupMissing"}, {"LeaveIsSlow"}
CONFIG = """
global: {{ scrape_interval: 5s, scrape_timeout: 5s, evaluation_interval: 1s }}
rule_files: ["{rules}"]
scrape_configs:
  - job_name: leave
    authorization: {{ credentials_file: "{token}" }}
    static_configs: [{{ targets: ["{target}"] }}]
"""


def perform() -> list[str]:
    for program in ("prometheus", "promtool"):
        if shutil.which(program) is None:
            raise StopError(f"{program} is not installed (on Debian: apt install prometheus).")
    tests = RULES.with_suffix(".test.yml")
    processes.run("promtool rules", ["promtool", "check", "rules", RULES])
    processes.run("promtool tests", ["promtool", "test", "rules", tests])
    say("promtool agrees with the rules and with their tests")
    cluster, token = postgres.named("chaos", {}), secrets.token_urlsafe(48)
    with cluster.in_use(), tempfile.TemporaryDirectory(prefix="leave-drill-") as folder:
        media = Path(folder, "media")
        with in_service(cluster, media, METRICS_TOKEN=token, RATE_LIMIT_FACTOR="1000") as service:
            manage(service.env, "daily")
            manage(service.env, "check_invariants", "--record")
            with _prometheus(service, token, Path(folder)) as address, at_work(service.stage(1)):
                _fail_to_log_in(service)
                say(f"People work for {WORK_SECONDS} s, and Prometheus looks on")
                time.sleep(WORK_SECONDS)
                return [*_unanswered(address), *_alerts(address)]


def _fail_to_log_in(service: Service) -> None:
    body = json.dumps({"email": "nobody@chaos.example", "password": "wrong"}).encode()
    request = urllib.request.Request(  # noqa: S310
        f"{serve.address(service.port)}/api/v1/auth/login/",
        data=body,
        headers={"Content-Type": "application/json"},
    )
    with contextlib.suppress(urllib.error.HTTPError):
        urllib.request.urlopen(request, timeout=PATIENCE).close()  # noqa: S310


@contextlib.contextmanager
def _prometheus(service: Service, token: str, folder: Path) -> Iterator[str]:
    (folder / "token").write_text(token)
    port = serve.free_port(besides=[service.port])
    facts = {"rules": RULES, "token": folder / "token", "target": f"{serve.HOST}:{service.port}"}
    (folder / "prometheus.yml").write_text(CONFIG.format(**facts))
    command = [
        "prometheus",
        f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={folder / 'data'}",
        f"--web.listen-address={serve.HOST}:{port}",
    ]
    watching = processes.start(command, service.env, log=LOGS / "prometheus.log")
    try:
        yield serve.address(port)
    finally:
        processes.end(watching)


def _unanswered(address: str) -> list[str]:
    wrong, answered = [], 0
    for panel in json.loads(DASHBOARD.read_text())["panels"]:
        for target in panel["targets"]:
            expression = target["expr"].replace("$job", "leave")
            expression = expression.replace("$__rate_interval", RATE_INTERVAL)
            series = _asked(address, "query", query=expression)["result"]
            answered += bool(series)
            if not series:
                wrong.append(f"the panel {panel['title']!r} is empty: {expression}")
    say(f"{answered} questions of the dashboard were answered, {len(wrong)} were not")
    return wrong


def _alerts(address: str) -> list[str]:
    """Each rule is evaluated without an error, and says what is so."""
    [group] = _asked(address, "rules")["groups"]
    wrong = [
        f"{rule['name']} cannot be evaluated: {rule.get('lastError')}"
        for rule in group["rules"]
        if rule["health"] != "ok"
    ]
    raised = {rule["name"] for rule in group["rules"] if rule["state"] != "inactive"}
    say(f"{len(group['rules'])} rules evaluated; raised: {', '.join(sorted(raised)) or 'none'}")
    if raised - POSSIBLE != EXPECTED:
        wrong.append(f"raised were {sorted(raised)}, and expected {sorted(EXPECTED)}")
    return wrong


def _asked(address: str, what: str, **query: str) -> Any:
    url = f"{address}/api/v1/{what}?{urllib.parse.urlencode(query)}"
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(url, timeout=PATIENCE) as answer:
        return json.load(answer)["data"]
