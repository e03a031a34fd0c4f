"""What answers say, in one line of a test."""

from typing import Any


def body(response: Any, status: int = 200) -> dict[str, Any]:
    assert response.status_code == status, response.content
    found: dict[str, Any] = response.json()
    return found


def field_errors(response: Any) -> dict[str, str]:
    """Pointer to code, of a 400."""
    return {error["pointer"]: error["code"] for error in body(response, 400)["errors"]}
