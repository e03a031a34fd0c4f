"""A company in which everybody stands in some relation to one person, and something of each kind.

`$name` in permissions.yaml is the id of what `Company.ids` holds under that name.
"""

from dataclasses import dataclass, field
from datetime import date

from django.core.files.base import ContentFile
from django.utils import timezone

from core.constants import NotificationType
from core.services.notification_service import notify
from leaves.models import Attachment, BusinessTrip, LeaveRequest
from leaves.tests.factories import PublicHolidayFactory, approve, submit, vacation
from organizations.models import DepartmentManager
from organizations.tests.factories import (
    DepartmentFactory,
    DepartmentManagerFactory,
    EntityFactory,
    LocationFactory,
)
from users.models import User
from users.tests.factories import UserFactory

RELATIONS = (
    "self",
    "peer",
    "other_team",
    "approver",
    "department_manager",
    "former_approver",
    "hr",
    "hr_elsewhere",
    "admin",
    "anonymous",
    "not_onboarded",
    "must_change_password",
)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@dataclass
class Company:
    people: dict[str, User]
    ids: dict[str, int] = field(default_factory=dict)

    def id_for(self, relation: str, name: str) -> int:
        """`own_upload` is one of the caller's own; everything else is the same for all."""
        if name == "own_upload":
            return _upload(self.people.get(relation, self.people["self"])).pk
        return self.ids[name]


def build() -> Company:
    entity = EntityFactory(email_domains=["joining.example"])
    location = LocationFactory(entity=entity)
    team, other_team = DepartmentFactory.create_batch(2, location=location)
    stands = {
        "self": UserFactory(department=team, email="self@company.example"),
        "peer": UserFactory(department=team),
        "other_team": DepartmentManagerFactory(department=other_team).user,
        "approver": UserFactory(department=other_team, manager=True),
        "department_manager": DepartmentManagerFactory(department=team).user,
        "former_approver": UserFactory(department=other_team, manager=True),
        "hr": UserFactory(department=other_team, hr=True),
        "hr_elsewhere": UserFactory(hr=True),
        "admin": UserFactory(admin=True),
        "not_onboarded": UserFactory(unplaced=True, email="new@joining.example"),
        "must_change_password": UserFactory(department=team, must_change_password=True),
    }
    company = Company(stands)
    person = stands["self"]
    decided = _decided_by_someone_who_left(person, stands["former_approver"])
    person.approver = stands["approver"]
    person.save()
    company.ids |= _things_of(person) | {
        "decided": decided.pk,
        "person": person.pk,
        "newcomer": stands["not_onboarded"].pk,
        "peer": stands["peer"].pk,
        "category": vacation().pk,
        "holiday": PublicHolidayFactory(entity=entity, start_date=date(2026, 5, 1)).pk,
        "entity": entity.pk,
        "location": location.pk,
        "department": team.pk,
        "free_location": LocationFactory(entity=entity).pk,
        "free_department": DepartmentFactory(entity=entity, location=None).pk,
        "manager_link": DepartmentManager.objects.get(department=team).pk,
        "lead": stands["approver"].pk,
    }
    return company


def _decided_by_someone_who_left(person: User, approver: User) -> LeaveRequest:
    person.approver = approver
    person.save()
    return approve(submit(person, date(2026, 4, 6)), approver)


def _things_of(person: User) -> dict[str, int]:
    letter = _upload(person)
    leave = submit(person, attachment=letter)
    trip = BusinessTrip.objects.create(
        user=person, start_date=date(2026, 6, 1), end_date=date(2026, 6, 2), city="Hue"
    )
    told = notify(
        user_ids=[person.pk],
        notification_type=NotificationType.LEAVE_APPROVED,
        title="Leave approved",
        message="Enjoy it.",
        params={},
    )
    return {
        "request": leave.pk,
        "trip": trip.pk,
        "attachment": letter.pk,
        "notification": told[0].pk,
    }


def _upload(person: User) -> Attachment:
    return Attachment.objects.create(
        uploader=person,
        file=ContentFile(PDF, name="note.pdf"),
        name="note.pdf",
        size=len(PDF),
        content_type="application/pdf",
        created_at=timezone.now(),
    )
