from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from core import clock
from core.api import ApiView, command
from core.permissions import HasOwnPassword
from users.requests import UserRequest
from users.serializers.profile import ProfileSerializer, UserSerializer
from users.services import accounts


class ProfileView(ApiView):
    permission_classes = [HasOwnPassword]

    @extend_schema(summary="Read one's own account", responses=UserSerializer)
    def get(self, request: UserRequest) -> Response:
        return Response(UserSerializer(request.user).data)

    @extend_schema(
        summary="Change one's own names", request=ProfileSerializer, responses=UserSerializer
    )
    @command
    def put(self, request: UserRequest) -> Response:
        """Change one's own names; everything else is HR's to write."""
        form = ProfileSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        person = accounts.update_profile(
            user=request.user, values=form.validated_data, now=clock.now()
        )
        return Response(UserSerializer(person).data)
