"""Two companies with one of everything that a write can name."""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from rest_framework.test import APIClient

from conftest import TEST_NOW
from core.models import Notification
from core.retries import in_transaction
from core.tests.factories import NotificationFactory
from leaves.models import Attachment, BusinessTrip, LeaveCategory, LeaveRequest, PublicHoliday
from leaves.services import business_trips
from leaves.services.business_trips import Journey
from leaves.tests.factories import PublicHolidayFactory, open_year, submit, vacation
from organizations.models import Department, DepartmentManager, Entity, Location
from organizations.tests.factories import (
    DepartmentFactory,
    DepartmentManagerFactory,
    EntityFactory,
    LocationFactory,
)
from users.models import User
from users.tests.factories import PASSWORD, UserFactory


class Company:
    """An entity whose people, places and leave are its own affair."""

    def __init__(self, domain: str) -> None:
        self.entity: Entity = EntityFactory(email_domains=[domain])
        self.location: Location = LocationFactory(entity=self.entity)
        self.department: Department = DepartmentFactory(location=self.location)
        self.empty_location: Location = LocationFactory(entity=self.entity)
        self.unused_department: Department = DepartmentFactory(location=self.location)
        self.empty_department: Department = DepartmentFactory(location=self.location)
        here = {"department": self.department}
        self.boss: User = UserFactory(manager=True, **here)
        self.person: User = UserFactory(approver=self.boss, **here)
        self.hr: User = UserFactory(hr=True, **here)
        self.manager: User = UserFactory(manager=True, **here)
        self.link: DepartmentManager = DepartmentManagerFactory(department=self.empty_department)
        self.leave: LeaveRequest = submit(self.person, date(2026, 4, 6))
        journey = Journey(date(2026, 5, 4), date(2026, 5, 5))
        self.trip: BusinessTrip = in_transaction(
            lambda: business_trips.book(traveller=self.person, journey=journey, now=TEST_NOW)
        )
        self.document = self._document(self.person)
        self.holiday: PublicHoliday = PublicHolidayFactory(
            entity=self.entity, start_date=date(2026, 7, 1)
        )
        self.notification: Notification = NotificationFactory(user=self.person)
        open_year(self.person)

    def _document(self, uploader: User) -> Attachment:
        document = Attachment(
            uploader=uploader,
            name="note.pdf",
            size=1,
            content_type="application/pdf",
            created_at=TEST_NOW,
        )
        document.file.save("kept", ContentFile(b"%PDF-"), save=True)
        return document


class World(Company):
    """One company with the unplaced, the administrators and a second company around it."""

    def __init__(self) -> None:
        super().__init__("home.example")
        self.category: LeaveCategory = vacation()
        self.admin: User = UserFactory(admin=True, department=self.department)
        self.second_admin: User = UserFactory(admin=True, department=self.department)
        self.newcomer: User = UserFactory(unplaced=True, email="newcomer@home.example")
        self.leaver: User = UserFactory(department=self.department, is_active=False)
        self.closed: Entity = EntityFactory(is_active=False)
        self.other = Company("other.example")
        # Allocated anew by whoever recalculates.
        User.objects.filter(pk=self.person.pk).update(join_date=date(2015, 1, 1))


def refresh_token(person: User) -> str:
    """Of a login of theirs, made as everybody makes one."""
    login = APIClient().post("/api/v1/auth/login/", {"email": person.email, "password": PASSWORD})
    token: Any = login.json()["refresh"]
    return str(token)
