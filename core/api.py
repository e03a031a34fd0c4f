"""The base of every API view, and what makes a method of one a command."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, ClassVar, Concatenate

from django.db.models import QuerySet
from django.http import HttpResponse
from rest_framework.exceptions import NotAuthenticated, ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer, Serializer
from rest_framework.views import APIView

from core import clock, idempotency, throttling
from core.addresses import line_of
from core.retries import in_transaction
from core.throttling import Allowance

type Handler[V, R] = Callable[Concatenate[V, R, ...], Response]
type Answer[V, R] = Callable[Concatenate[V, R, ...], HttpResponse]

SAFE_METHODS = frozenset({"GET", "HEAD"})


class ApiView(APIView):
    """Refuses query parameters it does not know, and reads those it does into `self.query`.

    An empty parameter counts as absent.
    """

    query_serializer: ClassVar[type[Serializer[Any]] | None] = None
    command_query_serializer: ClassVar[type[Serializer[Any]] | None] = None
    throttle_scope: ClassVar[str | None] = None
    pagination_class: ClassVar[type[BasePagination] | None] = None
    # Browsers ask other origins with OPTIONS: django-cors-headers answers that before any view.
    http_method_names = ["get", "head", "post", "put", "delete"]
    query: dict[str, Any]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.query = self._read_query(request)

    def check_permissions(self, request: Request) -> None:
        """After counting the call, so that refused ones count too."""
        for allowance in self.allowances(request):
            throttling.spend(allowance, clock.now())
        super().check_permissions(request)

    def allowances(self, request: Request) -> Iterable[Allowance]:
        """Signed in: per person and scope. Everybody else: per line."""
        if request.user is None:
            return [Allowance("anonymous", line_of(request))]
        own = "read" if request.method in SAFE_METHODS else "write"
        return [Allowance(self.throttle_scope or own, str(caller_id(request)))]

    def check_rights(self, request: Request, **kwargs: Any) -> None:
        """Asked again before a stored answer is repeated; raises as the command itself would."""

    def page_of(
        self,
        rows: QuerySet[Any],
        serializer: type[BaseSerializer[Any]],
        *,
        pagination: type[BasePagination] | None = None,
        **context: Any,
    ) -> Response:
        """The page asked for, in the shape of `pagination`, else of `pagination_class`."""
        pagination = pagination or self.pagination_class
        if pagination is None:
            raise TypeError(f"{type(self).__name__} names no pagination_class.")
        paginator = pagination()
        page = paginator.paginate_queryset(rows, self.request, view=self)
        shown = serializer(page, many=True, context={"request": self.request, **context})
        return paginator.get_paginated_response(shown.data)

    @classmethod
    def query_form(cls, method: str) -> type[Serializer[Any]] | None:
        """The query parameters a method takes; None: it takes none."""
        return cls.query_serializer if method in SAFE_METHODS else cls.command_query_serializer

    def _read_query(self, request: Request) -> dict[str, Any]:
        known = self.query_form(request.method or "")
        given = {name: value for name, value in request.query_params.items() if value}
        form = known(data=given, context={"request": request}) if known else None
        unknown = set(request.query_params) - set(form.fields if form else ())
        if unknown:
            raise unknown_parameters(unknown)
        if form is None:
            return {}
        form.is_valid(raise_exception=True)
        return dict(form.validated_data)


def caller_id(request: Request) -> int:
    """Of a request that has passed its permissions."""
    if request.user is None or request.user.pk is None:
        raise NotAuthenticated
    return request.user.pk


def unknown_parameters(names: Iterable[str]) -> ValidationError:
    return ValidationError(
        {name: ["Unknown query parameter."] for name in sorted(names)}, code="unknown"
    )


def command[V: ApiView, R: Request](handler: Handler[V, R]) -> Answer[V, R]:
    """Carry the method out in one transaction, once per Idempotency-Key."""

    @wraps(handler)
    def run(view: V, request: R, **kwargs: Any) -> HttpResponse:
        key = idempotency.key_of(request)

        def work() -> HttpResponse:
            if key is None:
                return handler(view, request, **kwargs)
            held = idempotency.claim(request, caller_id(request), key, clock.now())
            if held is not None:
                view.check_rights(request, **kwargs)
                return idempotency.replay(held)
            response = handler(view, request, **kwargs)
            idempotency.keep(caller_id(request), key, response)
            return response

        return in_transaction(work)

    run.takes_idempotency_key = True  # type: ignore[attr-defined]
    return run


def plain_command[V: ApiView, R: Request](handler: Handler[V, R]) -> Handler[V, R]:
    """One transaction without a key, for answers that hold a secret shown once."""

    @wraps(handler)
    def run(view: V, request: R, **kwargs: Any) -> Response:
        return in_transaction(lambda: handler(view, request, **kwargs))

    return run


def versioned[F: Callable[..., Any]](handler: F) -> F:
    """Let the API document say that the method reads `If-Match`."""
    handler.takes_if_match = True  # type: ignore[attr-defined]
    return handler
