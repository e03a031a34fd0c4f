"""Idempotency-Key: a repeated command answers what the first one answered, and does nothing.

Follows the IETF draft "The Idempotency-Key HTTP Header Field": the key is bound to method, path
and body; the row is written in the transaction of the command, so a refusal leaves nothing behind.
"""

import hashlib
import json
import re
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from core.errors import IdempotencyKeyReusedError, InvalidInputError
from core.models import IdempotencyKey

KEY = re.compile(r"[\x21-\x7e]{1,255}")

# One statement claims the key: a concurrent holder is waited for, a spent key is taken over.
CLAIM = """
    INSERT INTO core_idempotencykey AS held (user_id, key, fingerprint, etag, body, created_at)
    VALUES (%s, %s, %s, '', '', %s)
    ON CONFLICT ON CONSTRAINT idempotency_key_once DO UPDATE
       SET fingerprint = EXCLUDED.fingerprint, created_at = EXCLUDED.created_at,
           status = NULL, etag = '', body = ''
     WHERE held.created_at < %s
    RETURNING held.id
"""


def key_of(request: Request) -> str | None:
    """The key sent, if any. Raises InvalidInputError when it is not 1 to 255 visible ASCII."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and not KEY.fullmatch(key):
        raise InvalidInputError("Idempotency-Key must be 1 to 255 visible ASCII characters.")
    return key


def claim(request: Request, user_id: int, key: str, now: datetime) -> IdempotencyKey | None:
    """None when this transaction now owns the key; else the answer to repeat."""
    fingerprint = _fingerprint(request)
    with connection.cursor() as cursor:
        cursor.execute(
            CLAIM,
            [user_id, key, fingerprint, now, now - settings.IDEMPOTENCY_LIFETIME],
        )
        if cursor.fetchone() is not None:
            return None
    held = IdempotencyKey.objects.get(user_id=user_id, key=key)
    if bytes(held.fingerprint) != fingerprint:
        raise IdempotencyKeyReusedError
    return held


def keep(user_id: int, key: str, response: Response) -> None:
    """Store the answer beside the effect it tells of."""
    IdempotencyKey.objects.filter(user_id=user_id, key=key).update(
        status=response.status_code,
        etag=response.headers.get("ETag", ""),
        body=JSONRenderer().render(response.data).decode(),
    )


def replay(held: IdempotencyKey) -> HttpResponse:
    response = HttpResponse(held.body, status=held.status, content_type="application/json")
    response["Idempotency-Replayed"] = "true"
    if not held.body:
        del response["Content-Type"]
    if held.etag:
        response["ETag"] = held.etag
    return response


def _fingerprint(request: Request) -> bytes:
    body = json.dumps(request.data, sort_keys=True, separators=(",", ":"))
    method, path = request.method or "", request.get_full_path()
    return hashlib.sha256("\n".join((method, path, body)).encode()).digest()
