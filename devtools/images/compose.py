"""What a compose file says of its services, with its variables filled in."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any, Dict, List

import yaml

from devtools.console import StopError

VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?::(?P<kind>[-?])(?P<rest>[^}]*))?\}")


class Compose:
    def __init__(self, file: Path, values: Dict[str, str]) -> None:
        self.file = file
        self.values = values
        self.services: Dict[str, Any] = yaml.safe_load(file.read_text())["services"]

    def command(self, service: str) -> List[str]:
        return self._words(self.services[service]["command"])

    def healthcheck(self, service: str) -> List[str]:
        kind, *words = self._words(self.services[service]["healthcheck"]["test"])
        if kind != "CMD":
            raise StopError(f"{self.file.name}: the health check of {service} must be a CMD list.")
        return words

    def environment(self, service: str) -> Dict[str, str]:
        stated = self.services[service].get("environment", {})
        return {name: self._fill(value) for name, value in stated.items()}

    def _words(self, stated: Any) -> List[str]:
        words = shlex.split(stated) if isinstance(stated, str) else stated
        return [self._fill(word) for word in words]

    def _fill(self, text: str) -> str:
        def value(found: "re.Match[str]") -> str:
            default = found["rest"] if found["kind"] == "-" else None
            chosen = self.values.get(found["name"]) or default
            if chosen is None:
                raise StopError(f"{self.file.name} needs {found['name']}.")
            return chosen

        return VARIABLE.sub(value, text)
