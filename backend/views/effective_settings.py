from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from backend.effective_settings import effective_settings
from backend.serializers import SettingSerializer
from core.api import ApiView
from users.permissions import IsAdmin
from users.requests import UserRequest


class EffectiveSettingsView(ApiView):
    permission_classes = [IsAdmin]

    @extend_schema(
        summary="List the settings in effect",
        tags=["settings"],
        responses=SettingSerializer(many=True),
    )
    def get(self, request: UserRequest) -> Response:
        """What this installation runs on, for administrators; set where it is started."""
        return Response(SettingSerializer(effective_settings(), many=True).data)
