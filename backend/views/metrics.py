"""For Prometheus alone: without its token there is nothing here."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from prometheus_client import CONTENT_TYPE_LATEST

from backend.metrics import exposition

METHODS = ("GET", "HEAD")


@csrf_exempt  # Answered like an address that does not exist, whatever the method.
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    if not _has_token(request):
        raise Http404
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)


def _has_token(request: HttpRequest) -> bool:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    wanted: str = settings.METRICS_TOKEN
    is_same = constant_time_compare(token.strip(), wanted)
    return bool(wanted) and scheme.lower() == "bearer" and is_same
