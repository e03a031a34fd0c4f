"""nginx as deploy/nginx.conf has it, on the addresses of this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import List, Sequence

from devtools import processes
from devtools.images.local import Translation, find_program

HOST = "localhost"
INSTANCE = "server backend-{number}:8000 "


@dataclass(frozen=True)
class Edge:
    """`config` holds nginx.conf and what it includes; `scratch` is for what nginx writes."""

    config: Path
    html: Path
    scratch: Path
    http: int
    https: int
    instances: Sequence[int]

    @property
    def certificate(self) -> Path:
        return self.scratch / "tls" / "tls.crt"

    def write(self, stated: str) -> None:
        """The configuration for this machine, out of what deploy/nginx.conf says."""
        self._make_certificate()
        instances = [
            (INSTANCE.format(number=number), f"server 127.0.0.1:{port} ")
            for number, port in enumerate(self.instances, start=1)
        ]
        here = Translation(
            [
                ("listen 80;", f"listen 127.0.0.1:{self.http};"),
                ("listen 443 ", f"listen 127.0.0.1:{self.https} "),
                *instances,
                ("/etc/nginx/tls/", f"{self.certificate.parent}/"),
                ("/usr/share/nginx/html", str(self.html)),
                ("/tmp/nginx", f"{self.scratch}/nginx"),  # noqa: S108
            ]
        )
        self.config.write_text(here.of(stated))

    def command(self, *options: str) -> List[object]:
        return [find_program("nginx"), "-c", self.config, *options]

    def _make_certificate(self) -> None:
        folder = self.certificate.parent
        folder.mkdir()
        request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
        request += ["-keyout", f"{folder}/tls.key", "-out", str(self.certificate)]
        request += ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
        processes.run("certificate", request)
