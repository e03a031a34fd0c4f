from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.api import command, versioned
from core.etags import if_match, version_tag
from core.pagination import PageNumberPagination
from leaves.models import BusinessTrip
from leaves.serializers.business_trips import (
    BusinessTripSerializer,
    JourneySerializer,
    TripListQuery,
)
from leaves.services import business_trips
from leaves.views.base import LeaveView


class TripView(LeaveView):
    def visible_trip(self, pk: int) -> BusinessTrip:
        """The trip as far as the caller may see it; 404 otherwise."""
        visible = BusinessTrip.objects.visible_to(self.request.user).with_people()
        trip = visible.filter(pk=pk).first()
        if trip is None:
            raise Http404
        return trip

    def shown(self, trip: BusinessTrip, status: int = 200) -> Response:
        data = BusinessTripSerializer(trip).data
        return Response(data, status=status, headers={"ETag": version_tag(trip.version)})

    def cancelled(self, request: Request, pk: int) -> Response:
        trip = business_trips.cancel(
            trip=self.visible_trip(pk),
            actor=self.request.user,
            now=clock.now(),
            expected=if_match(request),
        )
        return self.shown(self.visible_trip(trip.pk))

    def check_rights(self, request: Request, **named: int) -> None:
        if "pk" in named:
            self.visible_trip(named["pk"])


class BusinessTripsView(TripView):
    query_serializer = TripListQuery
    pagination_class = PageNumberPagination

    @extend_schema(
        operation_id="trips_list",
        summary="List trips of one's own and of those one may decide for or oversee",
        responses=BusinessTripSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        rows = BusinessTrip.objects.visible_to(self.request.user).matching(**self.query)
        return self.page_of(rows.with_people(), BusinessTripSerializer)

    @extend_schema(
        operation_id="trips_book",
        summary="Book a business trip",
        request=JourneySerializer,
        responses={201: BusinessTripSerializer},
    )
    @command
    def post(self, request: Request) -> Response:
        form = JourneySerializer(data=request.data, context={"request": request})
        form.is_valid(raise_exception=True)
        trip = business_trips.book(
            traveller=self.request.user, journey=form.journey(), now=clock.now()
        )
        return self.shown(self.visible_trip(trip.pk), status=201)


class BusinessTripView(TripView):
    @extend_schema(
        operation_id="trips_read", summary="Read a trip", responses=BusinessTripSerializer
    )
    def get(self, request: Request, pk: int) -> Response:
        return self.shown(self.visible_trip(pk))

    @extend_schema(
        operation_id="trips_amend",
        summary="Change a trip of one's own",
        request=JourneySerializer(partial=True),
        responses=BusinessTripSerializer,
    )
    @versioned
    @command
    def put(self, request: Request, pk: int) -> Response:
        trip = self.visible_trip(pk)
        form = JourneySerializer(
            data=request.data, partial=True, context={"request": request, "trip": trip}
        )
        form.is_valid(raise_exception=True)
        business_trips.amend(
            trip=trip,
            editor=self.request.user,
            journey=form.journey(),
            now=clock.now(),
            expected=if_match(request),
        )
        return self.shown(self.visible_trip(pk))

    @extend_schema(
        operation_id="trips_delete",
        summary="Cancel a trip (nothing is ever deleted)",
        request=None,
        responses=BusinessTripSerializer,
    )
    @versioned
    @command
    def delete(self, request: Request, pk: int) -> Response:
        return self.cancelled(request, pk)


class CancelBusinessTripView(TripView):
    @extend_schema(
        operation_id="trips_cancel",
        summary="Cancel a trip of one's own before it begins",
        request=None,
        responses=BusinessTripSerializer,
    )
    @versioned
    @command
    def put(self, request: Request, pk: int) -> Response:
        return self.cancelled(request, pk)
