"""One try of one command over HTTP; whatever happens to it is an answer, too."""

from __future__ import annotations

import http.client
import json
import threading
import time

from devtools.chaos.history import Attempt, Command, Told


class Caller:
    """Tries commands, on a connection of its own each, as the people whose tokens it holds."""

    def __init__(self, host: str, port: int, tokens: dict[int, str]) -> None:
        self.host, self.port, self.tokens = host, port, tokens
        self._lock = threading.Lock()
        self._numbers: dict[str, int] = {}
        self.successes = 0

    def attempt(self, told: Told, patience: float, *, is_last_word: bool = False) -> Attempt:
        with self._lock:
            number = self._numbers[told.command.key] = self._numbers.get(told.command.key, 0) + 1
        tried = self._send(told.command, number, patience)
        told.attempts.append(tried)
        if tried.is_success:
            self.successes += 1
        if is_last_word:
            told.last_word = tried
        return tried

    def at_once(self, told: Told, patience: float, clicks: int) -> None:
        others = [
            threading.Thread(target=self.attempt, args=(told, patience), daemon=True)
            for _ in range(clicks - 1)
        ]
        for other in others:
            other.start()
        self.attempt(told, patience)
        for other in others:
            other.join()

    def is_served(self, caller: int) -> bool:
        """Whether a read that needs the database is answered."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=2)
        try:
            connection.request("GET", "/api/v1/leaves/balance/my/", headers=self._as(caller))
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _send(self, command: Command, number: int, patience: float) -> Attempt:
        headers = {
            **self._as(command.caller),
            "Content-Type": "application/json",
            "Idempotency-Key": command.key,
            "X-Request-ID": f"{command.key}.{number}",
        }
        if command.if_match is not None:
            headers["If-Match"] = f'"{command.if_match}"'
        connection = http.client.HTTPConnection(self.host, self.port, timeout=patience)
        began = time.monotonic()
        try:
            connection.request(command.method, command.path, json.dumps(command.body), headers)
            answer = connection.getresponse()
            body = answer.read().decode()
        except (OSError, http.client.HTTPException):
            return Attempt(began, time.monotonic(), None)
        finally:
            connection.close()
        return Attempt(
            began,
            time.monotonic(),
            answer.status,
            body,
            is_replayed=answer.headers.get("Idempotency-Replayed") == "true",
            has_retry_after="Retry-After" in answer.headers,
        )

    def _as(self, caller: int) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[caller]}"}
