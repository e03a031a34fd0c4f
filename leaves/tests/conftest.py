import pytest

from users.models import User
from users.tests.factories import UserFactory


@pytest.fixture
def person() -> User:
    """An employee of a place on UTC with a Saturday and Sunday weekend, and their approver."""
    made: User = UserFactory(with_approver=True)
    return made


@pytest.fixture
def hr(person: User) -> User:
    """HR of the person's company."""
    made: User = UserFactory(colleague_of=person, hr=True)
    return made


@pytest.fixture
def approver(person: User) -> User:
    assert person.approver is not None
    return person.approver
