"""wapiti over the client, the admin pages and every operation of the API document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from devtools.scans.outcome import Outcome
from devtools.scans.scene import Target
from devtools.scans.tools import REPORTS, output_of

# All that need nobody outside this machine.
MODULES = (
    "backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,information_disclosure,"
    "inconsistent_redirection,ldap,methods,permanentxss,redirect,sql,timesql,upload,xss"
)
# Plain HTTP on this machine has neither; `dev.py scan tls` looks at both where they are.
OF_TLS_ALONE = ("Strict-Transport-Security", "Secure flag")
CUT_OFF = re.compile(r"Max attack time was reached for module (\w+)")
SPARE_SECONDS = 120


def scan(programs: Path, target: Target, seconds: int) -> Outcome:
    outcome = Outcome("web")
    report, before = REPORTS / "wapiti.json", target.answers()
    report.unlink(missing_ok=True)
    most = seconds * (MODULES.count(",") + 2)
    command = [programs / "wapiti", *_arguments(target, report, seconds, most)]
    said = output_of("wapiti", command, most + SPARE_SECONDS)
    outcome.count(target.answers() - before)
    outcome.left_out += [f"all of the module {name}: out of time" for name in CUT_OFF.findall(said)]
    if report.exists():
        outcome.findings += _found(json.loads(report.read_text()))
    else:
        outcome.left_out.append(f"all of it: {said.strip().splitlines()[-1:]}")
    return outcome


def _arguments(target: Target, report: Path, seconds: int, most: int) -> Iterator[object]:
    described = REPORTS / "openapi.json"
    described.write_text(json.dumps({**target.document(), "servers": [{"url": target.url}]}))
    yield from ("--url", f"{target.url}/", "--swagger", described)
    yield from ("--header", f"Authorization: Bearer {target.token()}", "--scope", "domain")
    yield from ("--module", MODULES, "--max-attack-time", seconds, "--max-scan-time", most)
    yield from ("--store-session", REPORTS / "wapiti", "--store-config", REPORTS / "wapiti")
    yield from ("--flush-session", "--no-bugreport", "--format", "json", "--output", report)


def _found(report: dict[str, Any]) -> Iterator[str]:
    for group in ("vulnerabilities", "anomalies"):
        for kind, each in report[group].items():
            for found in each:
                sentence = f"{kind}: {found['method']} {found['path']} {found['info']}"
                if not any(word in sentence for word in OF_TLS_ALONE):
                    yield sentence[:300]
