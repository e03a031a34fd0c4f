"""The reads of the leave domain, each a filter that can be chained."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, JSONObject

from core.querysets import LockingQuerySet
from core.search import holds, keys_when_few, words_of
from leaves.constants import LIVE_STATUSES, LeaveStatus, TripStatus
from organizations.models import DepartmentManager
from users.constants import DECIDERS, Role
from users.models import User

if TYPE_CHECKING:
    from leaves.models import (  # noqa: F401
        Attachment,
        BusinessTrip,
        LeaveRequest,
        LedgerEntry,
        PublicHoliday,
    )


def may_decide_for(holder: User, person: str = "") -> Q:
    """The people (or, with a `person__` prefix, their rows) the holder may decide for or oversee.

    The twin in Python is `leaves.authority.Authority.decides_for`.
    """
    if not holder.is_decider:
        return Q(pk__in=[])
    if holder.is_admin:
        return ~Q(**{f"{person}pk" if person else "pk": holder.pk})
    managed = DepartmentManager.objects.filter(user=holder).values("department")
    theirs = Q(**{f"{person}approver": holder}) | Q(**{f"{person}department__in": managed})
    if holder.role == Role.HR and holder.entity_id is not None:
        theirs |= Q(**{f"{person}entity": holder.entity_id})
    return theirs & ~Q(**{f"{person}pk": holder.pk})


def _of_team_of(manager: User) -> Func:
    """Rows of the manager and of those they may decide for: a few among very many."""
    return _of_people(*_kinds_of_team(manager))


def _kinds_of_team(manager: User) -> list[Q]:
    managed = DepartmentManager.objects.filter(user=manager).values("department")
    return [Q(pk=manager.pk), Q(approver=manager), Q(department__in=managed)]


def _of_people(*kinds: Q) -> Func:
    """Rows of people of one kind or another.

    Each kind is read from its index; as an array they are known before any table is joined.
    """
    first, *others = [User.objects.filter(kind).values("pk") for kind in kinds]
    return Func(
        F("user_id"),
        ArraySubquery(first.union(*others)),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


FILTERS = {
    "status": "status",
    "category": "category",
    "user": "user",
    "department": "user__department",
    "start_date_after": "start_date__gte",
    "start_date_before": "start_date__lte",
}


TRIP_FILTERS = {
    name: FILTERS[name]
    for name in ("status", "user", "department", "start_date_after", "start_date_before")
}


class LeaveRequestQuerySet(LockingQuerySet["LeaveRequest"]):
    def visible_to(self, viewer: User) -> Self:
        """Own requests, and those of people the viewer may decide for or oversee."""
        if viewer.is_admin:
            return self
        if viewer.is_overseer:
            return self.filter(Q(user=viewer) | may_decide_for(viewer, "user__"))
        return self.filter(_of_team_of(viewer) if viewer.is_decider else Q(user=viewer))

    def live(self) -> Self:
        return self.filter(status__in=LIVE_STATUSES)

    def ahead(self, today: date) -> Self:
        """What is pending, whenever it lies, and what is approved and not over; nearest first."""
        approved = Q(status=LeaveStatus.APPROVED, end_date__gte=today)
        pending = Q(status=LeaveStatus.PENDING)
        return self.filter(pending | approved).order_by("start_date", "id")

    def overlapping(self, start: date, end: date) -> Self:
        return self.filter(start_date__lte=end, end_date__gte=start)

    def matching(self, *, ordering: str = "-start_date", **wanted: Any) -> Self:
        """The filters of the request lists, in a stable order."""
        rows = self
        for name, lookup in FILTERS.items():
            if name in wanted:
                rows = rows.filter(**{lookup: wanted[name]})
        rows = rows.about(words_of(wanted.get("search", "")))
        return rows.order_by(ordering, "-id" if ordering.startswith("-") else "id")

    def about(self, words: Sequence[str]) -> Self:
        """Each word is in the name or address of the person, or in the name of the category."""
        categories = apps.get_model("leaves", "LeaveCategory").objects.all()
        found = keys_when_few(
            *(User.objects.matching(word) for word in words),
            *(categories.filter(holds("name", word)) for word in words),
        )
        rows = self
        for people, named in zip(found[: len(words)], found[len(words) :], strict=True):
            rows = rows.filter(Q(user__in=people) | Q(category__in=named))
        return rows

    def awaiting(self, decider: User) -> Self:
        """Pending requests whose turn is the decider's (see leaves.services.turns).

        The approver; without a usable one the department's managers; without those HR of the
        entity; without those ADMIN. Never the person, never who filed the request.
        """
        pending = self.filter(status=LeaveStatus.PENDING).exclude(user=decider)
        pending = pending.filter(Q(filed_by__isnull=True) | ~Q(filed_by=decider))
        if not decider.is_decider:
            return pending.none()
        mine = Q(user__approver=decider)
        links = DepartmentManager.objects.filter(user=decider)
        as_manager = Exists(links.filter(department=OuterRef("user__department")))
        no_approver = without_usable_approver()
        turns: Q | Combinable = mine | (no_approver & as_manager)
        pending = pending.filter(_may_await(decider))
        if decider.role == Role.HR and decider.entity_id is not None:
            entity = Q(user__entity=decider.entity_id)
            turns |= entity & no_approver & ~Exists(_usable_managers())
        if decider.is_admin:
            turns |= no_approver & ~Exists(_usable_managers()) & ~Exists(_usable_hr())
        return pending.filter(turns)

    def with_people(self) -> Self:
        """Load what the API shows of a request, so a page of them costs one query."""
        charges = (
            apps.get_model("leaves", "LeaveCharge")
            .objects.filter(request=OuterRef("pk"))
            .order_by("balance_year")
            .values(json=JSONObject(balance_year="balance_year", hours=Cast("hours", TextField())))
        )
        return self.select_related(
            "user__department",
            "user__location",
            "user__approver",
            "category",
            "decided_by",
            "cancelled_by",
            "attachment",
        ).annotate(charge_rows=ArraySubquery(charges))


def _may_await(decider: User) -> Q:
    """Of all that is pending the little that can be the decider's turn, found by indexes.

    To those who oversee people falls what has no usable approver, because of whose it is or of who
    filed it.
    """
    kinds = _kinds_of_team(decider)
    if not decider.is_overseer:
        return Q(_of_people(*kinds))
    usable = User.objects.filter(is_active=True, role__in=DECIDERS)
    alone = ~Q(approver__in=usable)
    if not decider.is_admin:
        alone &= Q(entity=decider.entity_id)
    return Q(_of_people(*kinds, alone)) | Q(filed_by__isnull=False)


def without_usable_approver() -> Q:
    """Requests whose approver is missing, inactive, no decider, or filed the request."""
    return ~Q(
        Q(user__approver__is_active=True, user__approver__role__in=DECIDERS)
        & (Q(filed_by__isnull=True) | ~Q(filed_by=F("user__approver")))
    )


def _usable(people: QuerySet[User]) -> QuerySet[User]:
    """Active deciders who are neither the person nor who filed the outer request."""
    usable = people.filter(is_active=True, role__in=DECIDERS).exclude(pk=OuterRef("user_id"))
    return usable.exclude(pk=Coalesce(OuterRef("filed_by"), 0))


def _usable_managers() -> QuerySet[User]:
    return _usable(User.objects.filter(department_links__department=OuterRef("user__department")))


def _usable_hr() -> QuerySet[User]:
    return _usable(User.objects.filter(role=Role.HR, entity=OuterRef("user__entity")))


class PublicHolidayQuerySet(LockingQuerySet["PublicHoliday"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def for_place(self, entity_id: int | None, location_id: int | None) -> Self:
        """Global ones, those of the entity as a whole, those of the location: a union."""
        scope = Q(entity__isnull=True)
        if entity_id is not None:
            scope |= Q(entity=entity_id, location__isnull=True)
        if location_id is not None:
            scope |= Q(location=location_id)
        return self.active().filter(scope)

    def overlapping(self, start: date, end: date) -> Self:
        return self.filter(start_date__lte=end, end_date__gte=start)

    def visible_to(self, viewer: User) -> Self:
        """All for ADMIN, those of the company and global ones for HR, else those that apply."""
        if viewer.is_admin:
            return self
        if viewer.is_overseer:
            return self.filter(Q(entity__isnull=True) | Q(entity=viewer.entity_id))
        return self.for_place(viewer.entity_id, viewer.location_id)


class LedgerEntryQuerySet(QuerySet["LedgerEntry"]):
    def of_person(self, person: User, *, year: int, category_id: int | None) -> Self:
        """The lines behind the balances of a year, oldest first, ready to be shown."""
        rows = self.filter(balance__user=person, balance__balance_year=year)
        if category_id is not None:
            rows = rows.filter(balance__category=category_id)
        return rows.select_related("actor", "balance__category").order_by("id")


UNUSED = Q(leave_request__isnull=True, business_trip__isnull=True)


class AttachmentQuerySet(QuerySet["Attachment"]):
    def usable_by_anyone(self) -> Self:
        """Documents nothing uses."""
        return self.filter(UNUSED)

    def usable_by(
        self,
        owner: "User | None",
        *,
        leave: "LeaveRequest | None" = None,
        trip: "BusinessTrip | None" = None,
    ) -> Self:
        """What someone uploaded and nothing uses yet, and what this request or trip has."""
        usable = UNUSED & Q(uploader=owner)
        if leave is not None:
            usable |= Q(leave_request=leave)
        if trip is not None:
            usable |= Q(business_trip=trip)
        return self.filter(usable)


class BusinessTripQuerySet(LockingQuerySet["BusinessTrip"]):
    def visible_to(self, viewer: User) -> Self:
        """Own trips, and those of people the viewer may decide for or oversee."""
        if viewer.is_admin:
            return self
        return self.filter(Q(user=viewer) | may_decide_for(viewer, "user__"))

    def active(self) -> Self:
        return self.filter(status=TripStatus.ACTIVE)

    def matching(self, **wanted: Any) -> Self:
        """The filters of the trip list, newest first."""
        rows = self
        for name, lookup in TRIP_FILTERS.items():
            if name in wanted:
                rows = rows.filter(**{lookup: wanted[name]})
        return rows.order_by("-start_date", "-id")

    def with_people(self) -> Self:
        """Load what the API shows of a trip, overlapping leave included, in one query."""
        leave = apps.get_model("leaves", "LeaveRequest").objects.live()
        overlapping = leave.filter(
            user=OuterRef("user"),
            start_date__lte=OuterRef("end_date"),
            end_date__gte=OuterRef("start_date"),
        )
        ids = overlapping.order_by("id").values("pk")
        return self.select_related("user__department", "user__location", "attachment").annotate(
            overlapping_requests=ArraySubquery(ids)
        )
