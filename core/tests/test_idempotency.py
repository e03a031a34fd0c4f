"""Idempotency-Key on a real command: marking a notification as read."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIClient

from conftest import TEST_NOW, Clock, SignIn
from core.api import ApiView, command
from core.errors import NotAllowedError
from core.models import IdempotencyKey, Notification
from core.tests.factories import NotificationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Notification:
    told: Notification = NotificationFactory(user=UserFactory())
    return told


@pytest.fixture
def client(as_user: SignIn, told: Notification) -> APIClient:
    return as_user(told.user)


def put(client: APIClient, told: Notification, key: str, **body: Any) -> Any:
    return client.put(f"/api/v1/notifications/{told.pk}/", body, headers={"Idempotency-Key": key})


def unread_again(told: Notification) -> None:
    """So that a command carried out twice would show."""
    Notification.objects.filter(pk=told.pk).update(is_read=False)


def is_read(told: Notification) -> bool:
    return Notification.objects.get(pk=told.pk).is_read


def test_a_repeat_answers_the_same_and_does_nothing(client: APIClient, told: Notification) -> None:
    first = put(client, told, "k", is_read=True)
    unread_again(told)

    repeat = put(client, told, "k", is_read=True)

    assert "Idempotency-Replayed" not in first
    assert repeat["Idempotency-Replayed"] == "true"
    assert (repeat.status_code, repeat.content) == (200, first.content)
    assert repeat["Content-Type"] == first["Content-Type"]
    assert is_read(told) is False


def test_without_a_key_it_is_done_each_time(client: APIClient, told: Notification) -> None:
    client.put(f"/api/v1/notifications/{told.pk}/")
    unread_again(told)

    client.put(f"/api/v1/notifications/{told.pk}/")

    assert is_read(told) is True
    assert IdempotencyKey.objects.count() == 0


def test_a_repeat_may_order_its_body_differently(client: APIClient, told: Notification) -> None:
    put(client, told, "k", is_read=True, extra=1)

    repeat = put(client, told, "k", extra=1, is_read=True)

    assert repeat["Idempotency-Replayed"] == "true"


def test_the_key_of_another_body_is_422(client: APIClient, told: Notification) -> None:
    put(client, told, "k", is_read=True)

    other = put(client, told, "k", is_read=False)

    assert other.status_code == 422
    assert other.json()["code"] == "idempotency_key_reused"
    assert is_read(told) is True


def test_the_key_of_another_address_is_422(client: APIClient, told: Notification) -> None:
    second = NotificationFactory(user=told.user)
    put(client, told, "k")

    assert put(client, second, "k").status_code == 422
    assert is_read(second) is False


def test_a_refusal_leaves_nothing_behind(client: APIClient, told: Notification) -> None:
    refused = put(client, told, "k", is_read="perhaps")

    assert refused.status_code == 400
    assert IdempotencyKey.objects.count() == 0
    assert put(client, told, "k", is_read=True).status_code == 200


def test_the_same_key_of_two_people_is_two_keys(
    as_user: SignIn, client: APIClient, told: Notification
) -> None:
    other = NotificationFactory(user=UserFactory())

    answers = [put(client, told, "k"), put(as_user(other.user), other, "k")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert is_read(told) is is_read(other) is True


def test_a_key_is_forgotten_after_a_day(
    client: APIClient, told: Notification, test_clock: Clock, as_user: SignIn
) -> None:
    put(client, told, "k", is_read=True)
    unread_again(told)

    test_clock.now = TEST_NOW + settings.IDEMPOTENCY_LIFETIME
    at_the_end = put(as_user(told.user), told, "k", is_read=True)
    read_at_the_end = is_read(told)
    test_clock.now += timedelta(seconds=1)
    afterwards = put(as_user(told.user), told, "k", is_read=True)

    assert at_the_end["Idempotency-Replayed"] == "true"
    assert read_at_the_end is False
    assert "Idempotency-Replayed" not in afterwards
    assert is_read(told) is True
    assert IdempotencyKey.objects.count() == 1


@pytest.mark.parametrize("key", ["!", "~", "a" * 255, "3f0c-42"])
def test_a_key_is_visible_ascii(client: APIClient, told: Notification, key: str) -> None:
    assert put(client, told, key).status_code == 200


@pytest.mark.parametrize("key", ["", " ", "a b", "a" * 256, "é", "a\tb", "\x7f"])
def test_another_key_is_400(client: APIClient, told: Notification, key: str) -> None:
    response = put(client, told, key)

    assert response.status_code == 400
    assert response.json()["code"] == "validation_error"
    assert is_read(told) is False


def test_a_repeat_is_refused_to_who_may_no_longer_ask(
    client: APIClient, told: Notification
) -> None:
    put(client, told, "k")

    User.objects.filter(pk=told.user_id).update(must_change_password=True)
    with_a_given_password = put(client, told, "k")
    User.objects.filter(pk=told.user_id).update(is_active=False)
    deactivated = put(client, told, "k")

    assert with_a_given_password.json()["code"] == "password_change_required"
    assert deactivated.json()["code"] == "token_invalid"


class GuardedView(ApiView):
    """Lets everybody through but who asks again."""

    @command
    def put(self, request: Request, **_: object) -> Response:
        return Response({"secret": True})

    @command
    def delete(self, request: Request, **_: object) -> Response:
        return Response(status=204, headers={"ETag": '"7"'})

    def check_rights(self, request: Request, **_: object) -> None:
        if request.method == "PUT":
            raise NotAllowedError


urlpatterns = [path("api/v1/guarded/", GuardedView.as_view())]


@override_settings(ROOT_URLCONF=__name__)
def test_the_view_is_asked_before_a_repeat_is_answered(client: APIClient) -> None:
    answers = [client.put("/api/v1/guarded/", headers={"Idempotency-Key": "k"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 403]
    assert b"secret" not in answers[1].content


@override_settings(ROOT_URLCONF=__name__)
def test_a_repeat_carries_status_and_tag_and_an_empty_body(client: APIClient) -> None:
    _, repeat = [
        client.delete("/api/v1/guarded/", headers={"Idempotency-Key": "k"}) for _ in range(2)
    ]

    assert (repeat.status_code, repeat.content, repeat["ETag"]) == (204, b"", '"7"')
    assert "Content-Type" not in repeat
    assert repeat["Idempotency-Replayed"] == "true"
