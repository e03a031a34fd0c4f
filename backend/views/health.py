"""For load balancers and orchestrators: does the process live, and can it serve?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from backend.startup import has_current_schema
from core.problems import plain_problem


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process lives; nothing else is asked."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers and has the schema of this code."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        is_current = has_current_schema()
    except DatabaseError:
        return plain_problem(503, detail="The database does not answer.")
    return (
        JsonResponse({"status": "ok"})
        if is_current
        else plain_problem(503, detail="Migrations are pending.")
    )
