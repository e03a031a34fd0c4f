"""RFC 9116: whom to tell of a weakness, where whoever runs the installation has said so."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core import clock

# It is read off the running server; a copy of it is not to be believed for long.
LASTS = timedelta(days=30)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = f"{clock.now() + LASTS:%Y-%m-%dT%H:%M:%SZ}"
    lines = [f"Contact: {settings.SECURITY_CONTACT}", f"Expires: {expires}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
