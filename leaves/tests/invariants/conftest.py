import pytest

from leaves.models import LeaveRequest
from leaves.tests.factories import approve, submit
from leaves.tests.invariants.planting import approver_of
from users.models import User
from users.tests.factories import UserFactory


@pytest.fixture
def person() -> User:
    """An employee with an approver, HR and an administrator around them."""
    made: User = UserFactory(with_approver=True)
    UserFactory(colleague_of=made, hr=True)
    UserFactory(admin=True)
    return made


@pytest.fixture
def leave(person: User) -> LeaveRequest:
    """Approved vacation on Monday, 9 March."""
    return approve(submit(person), approver_of(person))
