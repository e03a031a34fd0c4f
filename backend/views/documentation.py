"""The OpenAPI document, and the two pages that show it, from files of our own origin."""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer

# Both pages write their styles at run time; scripts stay those of our own files.
PAGE_CSP: dict[str, list[str]] = {
    **settings.SECURE_CSP,
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "worker-src": [CSP.SELF, "blob:"],
}


@cache
def _document() -> bytes:
    """Made once a process: it takes a second, and depends on the code alone."""
    schema = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return OpenApiJsonRenderer().render(schema)


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_document(), content_type=OpenApiJsonRenderer.media_type)


def _page(template_name: str) -> Callable[..., HttpResponse]:
    return csp_override(PAGE_CSP)(TemplateView.as_view(template_name=template_name))


urlpatterns = [
    path("schema/", schema, name="schema"),
    path("docs/", _page("documentation/swagger.html"), name="swagger"),
    path("redoc/", _page("documentation/redoc.html"), name="redoc"),
]
