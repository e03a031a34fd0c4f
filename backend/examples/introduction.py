"""What the API document says before its first operation: what all of them have in common."""

from typing import Any

TEXT = """\
Ask for leave, decide it, and explain every balance line by line.

**Logging in.** `POST /api/v1/auth/login/` answers an access token for an hour and a refresh
token for seven days. Send `Authorization: Bearer <access>`. A refresh token is good for one
refresh.

**Values.** JSON in UTF-8, `snake_case`; dates `2027-02-24`, instants in UTC with `Z`, hours as
strings with two places. Addresses end in a slash. Unknown members of a body are ignored, unknown
query parameters are 400.

**Lists** answer `{count, next, previous, results}` and take `page` and `page_size` (20, at most
100); notifications and the audit log are cursor pages, so follow `next`. What the caller may not
see is 404, like what is not there.

**Errors** are `application/problem+json` (RFC 9457): decide by `code`, show `detail`, quote
`request_id`. Errors of fields are listed in `errors` by JSON pointer.

**Writing safely.** With an `Idempotency-Key` a repeat within 24 hours answers the same and
changes nothing. Requests, trips and people carry their version as `ETag`; with `If-Match` an
action succeeds only on the version that was read.

**Limits** per minute, as delivered: 60 reads, 60 writes, 60 previews and 60 polls per person; 10
exports; 20 logins per address and e-mail. Beyond them 429 with `Retry-After`. Bodies hold at
most 1 MB, uploads 5 MB.
"""


def introduce(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """A postprocessing hook of drf-spectacular."""
    result["info"]["description"] = TEXT
    return result
