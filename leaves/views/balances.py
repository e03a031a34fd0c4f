from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.api import command
from leaves.models import LedgerEntry
from leaves.serializers.balances import (
    AdjustmentSerializer,
    BalanceSerializer,
    LedgerEntrySerializer,
    LedgerQuery,
    PersonAdjustmentSerializer,
    PersonLedgerQuery,
    PersonYearQuery,
    RecalculationAskSerializer,
    RecalculationSerializer,
    YearQuery,
)
from leaves.services import balances, yearly
from leaves.views.base import LeaveView, people_in_care_of
from users.models import User
from users.permissions import IsHROrAdmin, IsSettled


class BalanceView(LeaveView):
    pagination_class = None

    def year_for(self, person: User) -> int:
        """The year asked for, else this year where the person works."""
        return self.query.get("year") or person.local(clock.now()).year

    def balances_of(self, person: User) -> Response:
        rows = balances.of_year(person=person, year=self.year_for(person))
        return Response(BalanceSerializer(instance=rows, many=True).data)  # type: ignore[arg-type]

    def ledger_of(self, person: User) -> Response:
        rows = LedgerEntry.objects.of_person(
            person, year=self.year_for(person), category_id=self.query.get("category")
        )
        return Response(LedgerEntrySerializer(rows, many=True).data)

    def person_in_care(self, pk: int) -> User:
        """Oneself, or someone the caller may decide for or oversee; 404 otherwise."""
        if pk == self.request.user.pk:
            return self.request.user
        person = people_in_care_of(self.request.user).with_place().filter(pk=pk).first()
        if person is None:
            raise Http404
        return person


class MyBalancesView(BalanceView):
    query_serializer = YearQuery

    @extend_schema(
        operation_id="balances_mine",
        summary="Read one's own balances of a year",
        responses=BalanceSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        return self.balances_of(self.request.user)


class MyLedgerView(BalanceView):
    query_serializer = LedgerQuery

    @extend_schema(
        operation_id="balances_my_ledger",
        summary="Read the lines behind one's own balances, oldest first",
        responses=LedgerEntrySerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        return self.ledger_of(self.request.user)


class PersonBalancesView(BalanceView):
    query_serializer = PersonYearQuery

    @extend_schema(
        operation_id="balances_of_person",
        summary="Read the balances of someone one may decide for or oversee",
        responses=BalanceSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        return self.balances_of(self.person_in_care(self.query["user"]))


class PersonLedgerView(BalanceView):
    query_serializer = PersonLedgerQuery

    @extend_schema(
        operation_id="balances_ledger_of_person",
        summary="Read the lines behind the balances of someone one may decide for or oversee",
        responses=LedgerEntrySerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        return self.ledger_of(self.person_in_care(self.query["user"]))


class AdjustBalanceView(BalanceView):
    permission_classes = [IsSettled, IsHROrAdmin]

    @extend_schema(
        operation_id="balances_adjust",
        summary="Add signed hours to someone's balance, with a reason",
        request=PersonAdjustmentSerializer,
        responses=BalanceSerializer,
    )
    @command
    def put(self, request: Request) -> Response:
        form = PersonAdjustmentSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        person = form.person(people_in_care_of(self.request.user), self.request.user)
        return self.adjusted(person, form)

    def adjusted(self, person: User, form: AdjustmentSerializer) -> Response:
        sent = form.validated_data
        balance = balances.adjust(
            person_id=person.pk,
            category=sent["category"],
            year=sent["balance_year"],
            hours=sent["hours"],
            reason=sent["reason"],
            actor=self.request.user,
            now=clock.now(),
        )
        return Response(BalanceSerializer(balance).data)

    def check_rights(self, request: Request, **named: int) -> None:
        form = PersonAdjustmentSerializer(data=request.data)
        if form.is_valid():
            form.person(people_in_care_of(self.request.user), self.request.user)


class AdjustBalanceOfUserView(AdjustBalanceView):
    """The same command under users/{id}/balance/adjust/."""

    @extend_schema(
        operation_id="users_balance_adjust",
        summary="Add signed hours to someone's balance, with a reason",
        request=AdjustmentSerializer,
        responses=BalanceSerializer,
    )
    @command
    def put(self, request: Request, pk: int) -> Response:
        person = self.person_in_care(pk)
        form = AdjustmentSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        return self.adjusted(person, form)

    def check_rights(self, request: Request, **named: int) -> None:
        self.person_in_care(named["pk"])


class RecalculateBalancesView(LeaveView):
    """Vacation of a year by years of service: HR for the company, ADMIN for all."""

    permission_classes = [IsSettled, IsHROrAdmin]
    throttle_scope = "recalculate"

    @extend_schema(
        operation_id="balances_recalculate",
        summary="Bring the vacation of a year in line with years of service",
        request=RecalculationAskSerializer,
        responses=RecalculationSerializer,
    )
    @command
    def post(self, request: Request) -> Response:
        form = RecalculationAskSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        caller = self.request.user
        done = yearly.recalculate_exempt_vacation(
            year=form.validated_data["year"],
            actor=caller,
            now=clock.now(),
            entity_id=None if caller.is_admin else caller.entity_id,
            is_dry_run=form.validated_data["dry_run"],
        )
        return Response(RecalculationSerializer(done).data)
