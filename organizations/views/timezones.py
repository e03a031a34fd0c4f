from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from core.api import ApiView
from organizations.constants import TIMEZONES
from users.requests import UserRequest


class TimezonesView(ApiView):
    @extend_schema(
        summary="List the time zones a location may have",
        responses={(200, "application/json"): {"type": "array", "items": {"type": "string"}}},
    )
    def get(self, request: UserRequest) -> Response:
        return Response(TIMEZONES)
