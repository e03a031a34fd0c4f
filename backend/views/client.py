"""The web client: one page for every route of it, on the origin of the API."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

NOT_BUILT = """\
The web client is not built yet: run `python3 dev.py up`.
The API answers all the same; its documentation is at /api/v1/docs/.
"""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The page is asked for anew each time; the hashed assets it names are kept by browsers."""
    page = settings.CLIENT_DIST / "index.html"
    if not page.is_file():
        return HttpResponse(NOT_BUILT, status=404, content_type="text/plain; charset=utf-8")
    return HttpResponse(page.read_bytes(), headers={"Cache-Control": "no-cache"})
