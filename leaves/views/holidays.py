import hashlib
from datetime import date

from django.db.models import Count, Max
from django.http import Http404
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.api import command
from core.etags import matches_none
from core.pagination import PageNumberPagination
from leaves.models import PublicHoliday
from leaves.querysets import PublicHolidayQuerySet
from leaves.serializers.holidays import (
    ChangedHolidaySerializer,
    DryRunQuery,
    EffectsSerializer,
    HolidayPlanSerializer,
    HolidayQuery,
    PublicHolidaySerializer,
)
from leaves.services import holidays
from leaves.services.holidays import Plan
from leaves.services.recharging import Effect
from leaves.views.base import LeaveView
from users.permissions import IsHROrAdmin, IsSettled

CHANGE_SHOWN = PolymorphicProxySerializer(
    component_name="HolidayChangeShown",
    serializers=[ChangedHolidaySerializer, EffectsSerializer],
    resource_type_field_name=None,
)


class HolidayView(LeaveView):
    """Reading is everybody's, writing is for HR and ADMIN; the services know the scopes."""

    command_query_serializer = DryRunQuery

    def get_permissions(self) -> list[BasePermission]:
        reads = self.request.method in SAFE_METHODS
        return [IsSettled()] if reads else [IsSettled(), IsHROrAdmin()]

    @property
    def is_dry_run(self) -> bool:
        return bool(self.query.get("dry_run"))

    def changed(self, holiday: PublicHoliday, effects: list[Effect], status: int = 200) -> Response:
        if self.is_dry_run:
            return Response(EffectsSerializer({"affected": effects}).data)
        holiday.affected = effects
        return Response(ChangedHolidaySerializer(holiday).data, status=status)


class PublicHolidaysView(HolidayView):
    query_serializer = HolidayQuery
    pagination_class = PageNumberPagination

    @extend_schema(
        operation_id="holidays_list",
        summary="List the public holidays that apply to the caller, or as HR the company's",
        responses={200: PublicHolidaySerializer(many=True), 304: None},
    )
    def get(self, request: Request) -> Response:
        rows = self._rows()
        state = rows.aggregate(count=Count("pk"), newest=Max("updated_at"), highest=Max("pk"))
        viewer = self.request.user
        place = (viewer.pk, viewer.entity_id, viewer.location_id)
        facts = f"{place} {request.get_full_path()} {sorted(state.items())}"
        tag = f'"{hashlib.sha256(facts.encode()).hexdigest()[:32]}"'
        if matches_none(request, tag):
            return Response(status=304, headers={"ETag": tag})
        page = self.page_of(rows.order_by("start_date", "id"), PublicHolidaySerializer)
        page["ETag"] = tag
        return page

    @extend_schema(
        operation_id="holidays_plan",
        summary="Add a public holiday and price anew the leave it falls into",
        request=HolidayPlanSerializer,
        responses={201: ChangedHolidaySerializer, 200: EffectsSerializer},
    )
    @command
    def post(self, request: Request) -> Response:
        form = HolidayPlanSerializer(data=request.data, context={"request": request})
        form.is_valid(raise_exception=True)
        planned, effects = holidays.plan(
            facts=form.plan(),
            actor=self.request.user,
            now=clock.now(),
            is_dry_run=self.is_dry_run,
        )
        return self.changed(planned, effects, status=201)

    def _rows(self) -> PublicHolidayQuerySet:
        rows = PublicHoliday.objects.visible_to(self.request.user)
        if year := self.query.get("year"):
            rows = rows.overlapping(date(year, 1, 1), date(year, 12, 31))
        for name in ("entity", "location"):
            if name in self.query:
                rows = rows.filter(**{name: self.query[name]})
        return rows


class PublicHolidayView(HolidayView):
    @extend_schema(
        operation_id="holidays_read",
        summary="Read a public holiday",
        responses=PublicHolidaySerializer,
    )
    def get(self, request: Request, pk: int) -> Response:
        return Response(PublicHolidaySerializer(self._visible(pk)).data)

    @extend_schema(
        operation_id="holidays_change",
        summary="Change a public holiday and price anew the leave concerned",
        request=HolidayPlanSerializer(partial=True),
        responses=CHANGE_SHOWN,
    )
    @command
    def put(self, request: Request, pk: int) -> Response:
        holiday = self._visible(pk)
        form = HolidayPlanSerializer(
            data=request.data, partial=True, context={"request": request, "holiday": holiday}
        )
        form.is_valid(raise_exception=True)
        return self._change(holiday, form.plan())

    @extend_schema(
        operation_id="holidays_remove",
        summary="Deactivate a public holiday and price anew the leave concerned",
        request=None,
        responses=CHANGE_SHOWN,
    )
    @command
    def delete(self, request: Request, pk: int) -> Response:
        holiday = self._visible(pk)
        form = HolidayPlanSerializer(
            data={"is_active": False},
            partial=True,
            context={"request": request, "holiday": holiday},
        )
        form.is_valid(raise_exception=True)
        return self._change(holiday, form.plan())

    def _change(self, holiday: PublicHoliday, facts: Plan) -> Response:
        changed, effects = holidays.change(
            holiday=holiday,
            facts=facts,
            actor=self.request.user,
            now=clock.now(),
            is_dry_run=self.is_dry_run,
        )
        return self.changed(changed, effects)

    def check_rights(self, request: Request, **named: int) -> None:
        self._visible(named["pk"])

    def _visible(self, pk: int) -> PublicHoliday:
        visible = PublicHoliday.objects.visible_to(self.request.user)
        holiday = visible.select_related("entity", "location__entity").filter(pk=pk).first()
        if holiday is None:
            raise Http404
        return holiday
