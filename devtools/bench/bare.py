"""What everything is compared with: a JSON view of Django, without middleware or database."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path


def answer(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"count": 3})


urlpatterns = [path("api/v1/bare/", answer), path("readyz", answer)]

settings.configure(
    DEBUG=False,
    ALLOWED_HOSTS=["127.0.0.1"],
    MIDDLEWARE=[],
    ROOT_URLCONF=__name__,
    SECRET_KEY="signs nothing",  # noqa: S106
    USE_TZ=True,
)
application = get_wsgi_application()
