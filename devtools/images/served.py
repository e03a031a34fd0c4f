"""What the production setup answers, at its edge and inside."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import Dict, Sequence

from devtools import processes
from devtools.console import StopError, say
from devtools.images.http import Browser, Reply
from devtools.stack.edge import HOST

BODY_TOO_LARGE = 7_000_000
LOGINS = 'http_requests_total{method="POST",route="api/v1/auth/login/",status="200"}'


@dataclass(frozen=True)
class Served:
    """`browser` looks from outside; `instances` are the ports inside."""

    browser: Browser
    plain: Browser
    instances: Sequence[int]
    metrics_token: str

    def check_edge(self) -> None:
        plain = self.plain.get("/my-leaves")
        expect("plain HTTP", plain.status, 301)
        expect("its target", plain.headers["Location"], f"https://{HOST}/my-leaves")
        for path in ("/healthz", "/readyz"):
            expect(path, self.browser.get(path).status, 200)
        page = self.browser.get("/login")
        expect("login page", page.status, 200)
        expect("its type", page.headers.get_content_type(), "text/html")
        script = re.search(rb'src="(/assets/[^"]+\.js)"', page.body)
        if script is None:
            raise StopError("the login page names no script.")
        asset = self.browser.get(script[1].decode())
        expect("its script", asset.status, 200)
        expect("kept by browsers", "immutable" in asset.headers["Cache-Control"], True)
        expect("missing asset", self.browser.get("/assets/none.js").status, 404)
        self._check_same_policy(page, self.browser.get("/api/v1/auth/me/"))
        expect("API documentation", self.browser.get("/api/v1/docs/").status, 200)
        bearer = f"Bearer {self.metrics_token}"
        reply = self.browser.get("/metrics", Authorization=bearer)
        expect("metrics from outside", reply.status, 404)

    def _check_same_policy(self, page: Reply, api: Reply) -> None:
        expect("API without a token", api.status, 401)
        self._expect_same_policy(page, api)

    def _expect_same_policy(self, page: Reply, api: Reply) -> None:
        expect("as a problem", api.headers.get_content_type(), "application/problem+json")
        for name in (
            "Content-Security-Policy",
            "Strict-Transport-Security",
            "Referrer-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Cross-Origin-Opener-Policy",
        ):
            expect(f"{name} of page and API", page.headers[name], api.headers[name])

    def check_api(self, login: Dict[str, str]) -> None:
        refused = self.browser.post("/api/v1/auth/login/", {**login, "password": "wrong"})
        expect("login with a wrong password", refused.status, 401)
        reply = self.browser.post("/api/v1/auth/login/", login)
        expect("login", reply.status, 200)
        cookie = reply.headers["Set-Cookie"]
        for attribute in ("HttpOnly", "Secure", "SameSite="):
            expect(f"{attribute} refresh cookie", attribute in cookie, True)
        bearer = f"Bearer {reply.json()['access']}"
        me = self.browser.get("/api/v1/auth/me/", Authorization=bearer)
        expect("me", me.json()["email"], login["email"])
        large = {"note": "x" * BODY_TOO_LARGE}
        refusal = self.browser.post("/api/v1/auth/login/", large)
        expect("too large", (refusal.status, refusal.json()["code"]), (413, "payload_too_large"))

    def check_metrics(self) -> None:
        counted = 0.0
        for port in self.instances:
            inside = Browser(f"http://127.0.0.1:{port}")
            expect("metrics without the token", inside.get("/metrics", Host=HOST).status, 404)
            bearer = f"Bearer {self.metrics_token}"
            reply = inside.get("/metrics", Host=HOST, Authorization=bearer)
            expect("metrics with the token", reply.status, 200)
            lines = reply.body.decode().splitlines()
            counted += sum(float(line.split()[-1]) for line in lines if line.startswith(LOGINS))
        expect("logins they have counted", counted, 1.0)

    def check_away(self, servers: "Sequence[subprocess.Popen[bytes]]") -> None:
        """What nginx says by itself is what the API would say."""
        first, second = servers
        processes.end(first)
        statuses = [self.browser.get("/api/v1/auth/me/").status for _ in range(4)]
        expect("with one instance", statuses, [401] * 4)
        page = self.browser.get("/login")
        processes.end(second)
        reply = self.browser.get("/api/v1/auth/me/")
        expect("with none", reply.status, 503)
        expect("its code", reply.json()["code"], "service_unavailable")
        expect("to be tried again", reply.headers["Retry-After"], "2")
        self._expect_same_policy(page, reply)


def expect(what: str, seen: object, wanted: object) -> None:
    if seen != wanted:
        raise StopError(f"{what}: expected {wanted!r}, saw {seen!r}.")
    say(f"  {what}: {seen}")
