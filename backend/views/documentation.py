"""The OpenAPI document, and the two pages that show it, from files of our own origin."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse
from django.urls import path
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.generic import TemplateView
from drf_spectacular.views import SpectacularJSONAPIView

# Both pages write their styles at run time; scripts stay those of our own files.
PAGE_CSP: dict[str, list[str]] = {
    **settings.SECURE_CSP,
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "worker-src": [CSP.SELF, "blob:"],
}


class SchemaView(SpectacularJSONAPIView):
    authentication_classes = []
    permission_classes = []


def _page(template_name: str) -> Callable[..., HttpResponse]:
    return csp_override(PAGE_CSP)(TemplateView.as_view(template_name=template_name))


urlpatterns = [
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", _page("documentation/swagger.html"), name="swagger"),
    path("redoc/", _page("documentation/redoc.html"), name="redoc"),
]
