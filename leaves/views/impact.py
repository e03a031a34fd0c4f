from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from core.api import ApiView
from leaves.serializers.impact import ImpactSerializer
from leaves.services import impact
from users.permissions import IsAdmin
from users.requests import UserRequest


class DeleteImpactView(ApiView):
    permission_classes = [IsAdmin]

    @extend_schema(
        summary="Count what deactivating a company would concern", responses=ImpactSerializer
    )
    def get(self, request: UserRequest, pk: int) -> Response:
        """Active places and people, and pending requests."""
        counted = impact.of_deactivating(reader=request.user, entity_id=pk)
        return Response(ImpactSerializer(counted).data)
