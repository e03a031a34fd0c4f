"""What peers and strangers learn of someone's leave: every GET there is, by every relation."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings
from rest_framework.test import APIClient

from conftest import TEST_NOW, SignIn
from leaves.authority import Authority
from leaves.models import Attachment, LeaveCategory, LeaveRequest
from leaves.services import approval, business_trips
from leaves.services.business_trips import Journey
from leaves.tests.factories import LeaveCategoryFactory, adjust, cancel, reject, submit
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

NOTES, CATEGORY, COMMENT, FILE = "oncology", "chemotherapy", "too-ill-to-say", "biopsy.pdf"
REFUSAL, SHORTENING, ADJUSTMENT = "denied-surgery", "sent-home-sober", "settled-in-court"
JOURNEY = "rival-takeover"
SECRETS = (NOTES, CATEGORY, COMMENT, FILE, REFUSAL, SHORTENING, ADJUSTMENT, JOURNEY)
UNSTORED = ("X-Request-ID",)
QUERIES = {
    "api/v1/leaves/balance/": {"user": "{person}"},
    "api/v1/leaves/balance/ledger/": {"user": "{person}"},
    "api/v1/leaves/calendar/": {"year": "2026", "month": "3"},
}


class Story:
    """Someone whose leave is nobody else's business, with everyone who could look at it."""

    def __init__(self) -> None:
        boss = UserFactory(manager=True)
        self.person: User = UserFactory(approver=boss)
        self.approver = boss
        self.relations: dict[str, User] = {
            "a peer of the department": UserFactory(colleague_of=self.person),
            "a colleague of another team": UserFactory(entity=self.person.entity),
            "a manager of other people": UserFactory(manager=True, entity=self.person.entity),
            "a stranger": UserFactory(),
            "HR of another company": UserFactory(hr=True),
        }
        self.category: LeaveCategory = LeaveCategoryFactory(
            code="SECRET", name=CATEGORY, is_counted=False
        )
        document = Attachment(
            uploader=self.person,
            name=FILE,
            size=1,
            content_type="application/pdf",
            created_at=TEST_NOW,
        )
        document.file.save("kept", ContentFile(NOTES.encode()), save=True)
        self.attachment = document
        secret: dict[str, Any] = {"category": self.category, "notes": NOTES}
        asked = submit(
            self.person, date(2026, 3, 9), date(2026, 3, 10), attachment=document, **secret
        )
        self.leave = approval.approve(
            leave=asked, decider=Authority(boss), now=TEST_NOW, comment=COMMENT
        )
        hr = UserFactory(hr=True, entity=self.person.entity)
        cancel(self.leave, hr, reason=SHORTENING, from_date=date(2026, 3, 10))
        adjust(self.person, hr, "8.00", reason=ADJUSTMENT)
        submit(self.person, date(2026, 3, 11), **secret)
        reject(submit(self.person, date(2026, 3, 12), **secret), boss, reason=REFUSAL)
        journey = Journey(date(2026, 3, 16), date(2026, 3, 17), notes=JOURNEY)
        self.trip = business_trips.book(traveller=self.person, journey=journey, now=TEST_NOW)
        LeaveCategory.objects.filter(pk=self.category.pk).update(is_active=False)

    def ids_for(self, route: str) -> int:
        if "attachments" in route:
            return self.attachment.pk
        if "business-trips" in route:
            return self.trip.pk
        if "categories" in route:
            return self.category.pk
        if "users" in route:
            return self.person.pk
        return self.leave.pk


@pytest.fixture
def story(settings: Settings, tmp_path: Any) -> Story:
    settings.MEDIA_ROOT = str(tmp_path)
    return Story()


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for entry in patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, path)
        elif path.startswith("api/v1/"):
            yield path


def every_get(client: APIClient, story: Story) -> Iterator[tuple[str, Any]]:
    for route in routes(get_resolver().url_patterns):
        path = route.replace("<int:pk>", str(story.ids_for(route)))
        wanted = {k: v.format(person=story.person.pk) for k, v in QUERIES.get(route, {}).items()}
        yield route, client.get(f"/{path}", wanted)


def content_of(response: Any) -> bytes:
    if response.streaming:
        return b"".join(response.streaming_content)
    return bytes(response.content)


def test_those_concerned_do_see_the_secrets(as_user: SignIn, story: Story) -> None:
    seen = b"".join(content_of(r) for _, r in every_get(as_user(story.approver), story)).decode()

    assert [secret for secret in SECRETS if secret not in seen] == []


def test_nobody_else_sees_any(as_user: SignIn, story: Story) -> None:
    leaks, answered = [], 0
    for relation, viewer in story.relations.items():
        for route, response in every_get(as_user(viewer), story):
            text = content_of(response).decode(errors="replace")
            if viewer.is_overseer and "categories" in route:
                continue  # Categories are shared by all entities; HR keeps them.
            leaks += [(relation, route, secret) for secret in SECRETS if secret in text]
            answered += response.status_code == 200

    assert leaks == []
    assert answered > 60


def test_two_worlds_that_differ_in_a_category_look_the_same_to_a_peer(
    as_user: SignIn, story: Story
) -> None:
    peer = as_user(story.relations["a peer of the department"])
    other = LeaveCategoryFactory(code="UNPAID", is_counted=False)

    one = world(peer, story)
    with connection.cursor() as cursor:  # Past the triggers: the other world was always so.
        cursor.execute("SET LOCAL session_replication_role = replica")
        LeaveRequest.objects.filter(user=story.person).update(category=other)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    two = world(peer, story)

    assert {route for route in one if one[route] != two[route]} == set()
    assert len(one) > 30


def world(client: APIClient, story: Story) -> dict[str, tuple[int, dict[str, str], bytes]]:
    return {
        route: (
            response.status_code,
            {name: value for name, value in response.items() if name not in UNSTORED},
            content_of(response).replace(response["X-Request-ID"].encode(), b""),
        )
        for route, response in every_get(client, story)
    }
