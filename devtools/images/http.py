"""Small HTTP calls that never leave this machine and never follow a redirect."""

from __future__ import annotations

import json
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any, Dict, Optional

SECONDS = 20


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Message
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class _StayPut(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Browser:
    def __init__(self, base: str, trusted: Optional[Path] = None) -> None:
        context = ssl.create_default_context(cafile=str(trusted) if trusted else None)
        self.base = base
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPSHandler(context=context),
            _StayPut(),
        )

    def get(self, path: str, **headers: str) -> Reply:
        return self._send(path, None, headers, "GET")

    def post(self, path: str, body: Dict[str, Any], **headers: str) -> Reply:
        return self._send(path, body, headers, "POST")

    def put(self, path: str, body: Dict[str, Any], **headers: str) -> Reply:
        return self._send(path, body, headers, "PUT")

    def _send(
        self, path: str, body: Optional[Dict[str, Any]], headers: Dict[str, str], method: str
    ) -> Reply:
        data = None if body is None else json.dumps(body).encode()
        typed = headers if body is None else {"Content-Type": "application/json", **headers}
        request = urllib.request.Request(  # noqa: S310
            self.base + path, data, typed, method=method
        )
        try:
            with self.opener.open(request, timeout=SECONDS) as answer:
                return Reply(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as refusal:
            return Reply(refusal.code, refusal.headers, refusal.read())
