"""Facts of the request being served that every layer may record but none has to pass on."""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RequestContext:
    request_id: str = ""
    address: str | None = None


NO_REQUEST = RequestContext()
current: ContextVar[RequestContext] = ContextVar("request_context", default=NO_REQUEST)
