import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from conftest import TEST_NOW, Clock, SignIn
from core.tests.factories import NotificationFactory
from users.constants import LoginEnd
from users.models import Login, User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/notifications/unread-count/"


@pytest.fixture
def ada() -> User:
    ada: User = UserFactory()
    NotificationFactory.create_batch(2, user=ada)
    NotificationFactory(user=ada, is_read=True)
    NotificationFactory(user=UserFactory())
    return ada


def test_counts_the_callers_unread(
    as_user: SignIn, ada: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_user(ada)

    with django_assert_num_queries(1):
        response = client.get(URL)

    assert response.status_code == 200
    assert response.json() == {"count": 2}
    assert response["ETag"] == f'W/"{ada.pk}-2"'
    assert response["Cache-Control"] == "private, no-cache"


def test_answers_304_until_the_count_changes(
    as_user: SignIn, ada: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_user(ada)
    tag = client.get(URL)["ETag"]

    with django_assert_num_queries(1):
        unchanged = client.get(URL, HTTP_IF_NONE_MATCH=tag)
    NotificationFactory(user=ada)
    changed = client.get(URL, HTTP_IF_NONE_MATCH=tag)

    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert unchanged["ETag"] == tag
    assert changed.json() == {"count": 3}


def test_the_tag_of_one_person_says_nothing_to_another(as_user: SignIn, ada: User) -> None:
    bob = UserFactory()
    NotificationFactory.create_batch(2, user=bob)

    response = as_user(bob).get(URL, HTTP_IF_NONE_MATCH=as_user(ada).get(URL)["ETag"])

    assert response.json() == {"count": 2}


def test_counts_before_onboarding(as_user: SignIn) -> None:
    assert as_user(UserFactory(unplaced=True)).get(URL).json() == {"count": 0}


def test_a_password_known_to_hr_must_be_changed_first(as_user: SignIn) -> None:
    response = as_user(UserFactory(must_change_password=True)).get(URL)

    assert response.status_code == 403
    assert response.json()["code"] == "password_change_required"


@pytest.mark.parametrize("header", [None, "Basic YTpi", "Bearer", "Bearer nonsense", "Bearer é"])
def test_refuses_bad_credentials_like_the_rest_of_the_api(header: str | None) -> None:
    client = APIClient()
    headers = {"X-Request-ID": "one"}
    if header is not None:
        headers["Authorization"] = header

    here, there = (
        client.get(URL, headers=headers),
        client.get("/api/v1/notifications/", headers=headers),
    )

    assert here.status_code == there.status_code == 401
    assert here.json() == there.json()
    assert here["WWW-Authenticate"] == there["WWW-Authenticate"] == "Bearer"


def test_refuses_an_ended_login(as_user: SignIn, ada: User) -> None:
    client = as_user(ada)
    Login.objects.update(ended_at=TEST_NOW, end_reason=LoginEnd.LOGOUT)

    assert client.get(URL).json()["code"] == "token_invalid"


def test_refuses_a_deactivated_person(as_user: SignIn, ada: User) -> None:
    client = as_user(ada)
    User.objects.filter(pk=ada.pk).update(is_active=False)

    assert client.get(URL).json()["code"] == "token_invalid"


def test_refuses_an_expired_token(as_user: SignIn, ada: User, test_clock: Clock) -> None:
    client = as_user(ada)
    test_clock.now = TEST_NOW.replace(hour=13)

    assert client.get(URL).json()["code"] == "token_invalid"


def test_refuses_what_it_does_not_know(as_user: SignIn, ada: User) -> None:
    client = as_user(ada)
    client.handler.enforce_csrf_checks = True

    post, query = client.post(URL), client.get(f"{URL}?page=1")

    assert (post.status_code, post.json()["code"]) == (405, "method_not_allowed")
    assert post["Allow"] == "GET, HEAD"
    assert query.json()["errors"] == [
        {"pointer": "#/page", "code": "unknown", "detail": "Unknown query parameter."}
    ]
