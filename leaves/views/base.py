"""What the views of the leave domain share."""

from functools import cached_property
from typing import Any

from django.http import Http404
from rest_framework.response import Response

from core import clock
from core.api import ApiView
from core.etags import version_tag
from leaves.authority import Authority
from leaves.models import LeaveRequest
from leaves.querysets import may_decide_for
from leaves.serializers.requests import LeaveRequestSerializer
from users.managers import UserQuerySet
from users.models import User
from users.requests import UserRequest


class LeaveView(ApiView):
    request: UserRequest

    @cached_property
    def viewer(self) -> Authority:
        return Authority.of_reader(self.request.user)

    def shown_to_viewer(self) -> dict[str, Any]:
        """The context `LeaveRequestSerializer` needs."""
        return {"viewer": self.viewer, "now": clock.now()}

    def visible_request(self, pk: int) -> LeaveRequest:
        """The request as far as the caller may see it; 404 otherwise."""
        visible = LeaveRequest.objects.visible_to(self.request.user).with_people()
        leave = visible.filter(pk=pk).first()
        if leave is None:
            raise Http404
        return leave

    def answer(self, leave: LeaveRequest, status: int = 200) -> Response:
        shown = LeaveRequestSerializer(leave, context=self.shown_to_viewer())
        return Response(shown.data, status=status, headers={"ETag": version_tag(leave.version)})


def people_in_care_of(viewer: User) -> UserQuerySet:
    """Those the viewer may decide for or oversee."""
    people: UserQuerySet = User.objects.filter(may_decide_for(viewer))
    return people
