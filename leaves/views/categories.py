from django.db.models import Count, Max
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.api import command
from core.etags import OWN_TO_REVALIDATE, matches_none
from leaves.models import LeaveCategory
from leaves.serializers.categories import CategoryFactsSerializer, LeaveCategorySerializer
from leaves.services import categories
from leaves.views.base import LeaveView
from users.permissions import IsHROrAdmin, IsSettled


class CategoryView(LeaveView):
    """Everybody reads; HR and ADMIN write for all entities."""

    def get_permissions(self) -> list[BasePermission]:
        reads = self.request.method in SAFE_METHODS
        return [IsSettled()] if reads else [IsSettled(), IsHROrAdmin()]


class LeaveCategoriesView(CategoryView):
    pagination_class = None

    @extend_schema(
        operation_id="categories_list",
        summary="List the kinds of leave",
        responses={200: LeaveCategorySerializer(many=True), 304: None},
    )
    def get(self, request: Request) -> Response:
        rows = LeaveCategory.objects.order_by("id")
        if not self.request.user.is_overseer:
            rows = rows.filter(is_active=True)
        state = rows.aggregate(count=Count("pk"), newest=Max("updated_at"))
        tag = f'"{state["count"]}-{state["newest"]:%Y%m%d%H%M%S%f}"' if state["count"] else '"0"'
        headers = {"ETag": tag, **OWN_TO_REVALIDATE}
        if matches_none(request, tag):
            return Response(status=304, headers=headers)
        return Response(LeaveCategorySerializer(rows, many=True).data, headers=headers)

    @extend_schema(
        operation_id="categories_add",
        summary="Add a kind of leave",
        request=CategoryFactsSerializer,
        responses={201: LeaveCategorySerializer},
    )
    @command
    def post(self, request: Request) -> Response:
        form = CategoryFactsSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        added = categories.add(facts=form.validated_data, actor=self.request.user)
        return Response(LeaveCategorySerializer(added).data, status=201)


class LeaveCategoryView(CategoryView):
    @extend_schema(
        operation_id="categories_read",
        summary="Read a kind of leave",
        responses=LeaveCategorySerializer,
    )
    def get(self, request: Request, pk: int) -> Response:
        return Response(LeaveCategorySerializer(self._visible(pk)).data)

    @extend_schema(
        operation_id="categories_change",
        summary="Change a kind of leave",
        request=CategoryFactsSerializer(partial=True),
        responses=LeaveCategorySerializer,
    )
    @command
    def put(self, request: Request, pk: int) -> Response:
        category = self._visible(pk)
        form = CategoryFactsSerializer(data=request.data, partial=True)
        form.is_valid(raise_exception=True)
        changed = categories.change(
            category=category,
            facts=form.validated_data,
            actor=self.request.user,
            now=clock.now(),
        )
        return Response(LeaveCategorySerializer(changed).data)

    def _visible(self, pk: int) -> LeaveCategory:
        category: LeaveCategory | None = LeaveCategory.objects.filter(pk=pk).first()
        if category is None or not (category.is_active or self.request.user.is_overseer):
            raise Http404
        return category
