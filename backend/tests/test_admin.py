"""The Django admin: everything can be looked at by administrators, nothing can be changed."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from operator import attrgetter
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.auth.models import Group
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conftest import TEST_NOW
from core.context import RequestContext, current
from core.models import IdempotencyKey, MaintenanceRun
from leaves.models import Attachment, LeaveCategory
from leaves.services import business_trips
from leaves.services.business_trips import Journey
from leaves.tests.factories import PublicHolidayFactory, submit
from organizations.tests.factories import DepartmentManagerFactory
from users.models import LoginFailures, RefreshToken, User
from users.services import logins
from users.tests.builders import access_token_for
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
APPS = ("core", "users", "organizations", "leaves")
MODELS = [model for label in APPS for model in apps.get_app_config(label).get_models()]
NAMES = [model._meta.label_lower for model in MODELS]
SECRETS = {
    "notes": "planted-in-the-notes",
    "body": "planted-in-a-kept-answer",
    "file": "planted-file-name",
    "shown_name": "planted-attachment-name",
    "email_hash": b"planted-hash-of-an-address",
    "fingerprint": b"planted-fingerprint",
}


def tell_a_story(day: date = date(2026, 3, 9)) -> None:
    """One more row of every model, at least."""
    number = IdempotencyKey.objects.count()
    person = UserFactory(with_approver=True)
    DepartmentManagerFactory(department=person.department, user=person.approver)
    attachment = Attachment.objects.create(
        uploader=person,
        file=f"{SECRETS['file']}-{number}",
        name=str(SECRETS["shown_name"]),
        size=3,
        content_type="application/pdf",
        created_at=TEST_NOW,
    )
    submit(person, day, notes=str(SECRETS["notes"]), attachment=attachment)
    journey = Journey(start_date=day, end_date=day, city="Lima", country="Peru")
    business_trips.book(traveller=person, journey=journey, now=TEST_NOW)
    PublicHolidayFactory(start_date=date(2027, 1, 1) + timedelta(days=number))
    logins.open_login(person, "203.0.113.7", TEST_NOW)
    LoginFailures.objects.create(
        email_hash=SECRETS["email_hash"],
        network=f"203.0.{number}.0/24",
        failures=2,
        expires_at=TEST_NOW,
    )
    IdempotencyKey.objects.create(
        user=person,
        key=f"key-{uuid4()}",
        fingerprint=SECRETS["fingerprint"],
        status=200,
        body=str(SECRETS["body"]),
        created_at=TEST_NOW,
    )
    MaintenanceRun.objects.create(task=f"task {number}", finished_at=TEST_NOW)


@pytest.fixture
def story() -> None:
    token = current.set(RequestContext(request_id="asked-1", address="203.0.113.7"))
    tell_a_story()
    current.reset(token)


def visitor(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.cookies["admin_access"] = access_token_for(user)
    return client


@pytest.fixture
def client() -> Client:
    return visitor(UserFactory(admin=True, email="root@company.example"))


def page(model: type[models.Model], name: str, *args: Any) -> str:
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", args=args)


def row_of(model: type[models.Model]) -> models.Model:
    row = model._default_manager.order_by("pk").last()
    assert row is not None
    return row


def pages() -> Iterator[str]:
    yield reverse("admin:index")
    for label in APPS:
        yield reverse("admin:app_list", args=[label])
    for model in MODELS:
        yield page(model, "changelist")
        yield page(model, "changelist") + "?q=a"
        yield page(model, "change", row_of(model).pk)
        yield page(model, "history", row_of(model).pk)


def test_every_model_has_its_pages() -> None:
    assert len(MODELS) == 20
    assert set(admin.site._registry) == set(MODELS)
    with pytest.raises(NotRegistered):
        admin.site.unregister(Group)
    for model, registered in admin.site._registry.items():
        assert registered.search_fields, model
        assert registered.list_filter, model
        foreign = {field.name for field in model._meta.fields if field.is_relation}
        listed = foreign & set(registered.list_display)
        joined = registered.list_select_related
        assert listed <= set(joined if isinstance(joined, tuple) else ()), model


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_an_administrator_looks_at_it(
    client: Client, story: None, model: type[models.Model]
) -> None:
    row = row_of(model)

    listed = client.get(page(model, "changelist"))
    found = client.get(page(model, "changelist"), {"q": "nobody has this name"})
    shown = client.get(page(model, "change", row.pk))

    assert (listed.status_code, found.status_code, shown.status_code) == (200, 200, 200)
    assert listed.context["cl"].result_count == model._default_manager.count() >= 1
    assert found.context["cl"].result_count == 0
    assert listed.context["has_add_permission"] is False
    assert shown.context["has_change_permission"] is False
    assert b'name="_save"' not in shown.content
    assert b'name="action"' not in listed.content
    assert "deletelink" not in shown.content.decode()


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_each_of_its_search_fields_finds_it(
    client: Client, story: None, model: type[models.Model]
) -> None:
    row = row_of(model)
    for path in admin.site._registry[model].search_fields:
        wanted = str(attrgetter(path.replace("__", "."))(row))
        found = client.get(page(model, "changelist"), {"q": wanted}).context["cl"].queryset
        assert (path, bool(wanted), row in found) == (path, True, True)


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_nobody_writes_there(client: Client, story: None, model: type[models.Model]) -> None:
    row = row_of(model)
    before = list(model._default_manager.order_by("pk").values())
    fields = {field.name: "1" for field in model._meta.concrete_fields} | {"_save": "Save"}
    selected = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}

    codes = [
        client.get(page(model, "add")).status_code,
        client.post(page(model, "add"), fields).status_code,
        client.get(page(model, "delete", row.pk)).status_code,
        client.post(page(model, "delete", row.pk), {"post": "yes"}).status_code,
        client.post(page(model, "change", row.pk), fields).status_code,
    ]
    client.post(page(model, "changelist"), selected)
    client.post(page(model, "changelist"), fields | {"form-TOTAL_FORMS": "1"})

    assert codes == [403] * 5
    assert list(model._default_manager.order_by("pk").values()) == before


def demoted(user: User) -> None:
    User.objects.filter(pk=user.pk).update(role="HR")


def deactivated(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def given_a_password(user: User) -> None:
    User.objects.filter(pk=user.pk).update(must_change_password=True)


def logged_out(user: User) -> None:
    user.logins.update(ended_at=TEST_NOW, end_reason="LOGOUT")


@pytest.mark.parametrize("traits", [{}, {"manager": True}, {"hr": True}, None])
def test_others_see_nothing(story: None, traits: dict[str, bool] | None) -> None:
    stranger = visitor(None if traits is None else UserFactory(**traits))
    seen = 0

    for path in pages():
        response = stranger.get(path)
        assert (response.status_code, response.content) == (302, b"")
        assert response["Location"].startswith("/admin/login/?next=")
        seen += 1
    for model in MODELS:
        for path in (page(model, "add"), page(model, "delete", row_of(model).pk)):
            assert stranger.post(path, {"post": "yes"}).status_code == 302
    assert seen == 5 + 4 * 20


@pytest.mark.parametrize("change", [demoted, deactivated, given_a_password, logged_out])
def test_rights_are_those_of_now(change: Callable[[User], None]) -> None:
    user = UserFactory(admin=True)
    client = visitor(user)
    assert client.get("/admin/").status_code == 200

    change(user)

    assert client.get("/admin/").status_code == 302


def test_no_secret_is_shown(client: Client, story: None) -> None:
    hidden = [re.sub(r"^b'|'$", "", str(secret)) for secret in SECRETS.values()]
    hidden += User.objects.values_list("password", flat=True)
    hidden += [str(jti) for jti in RefreshToken.objects.values_list("jti", flat=True)]
    assert len(hidden) == 6 + 3 + 1

    for path in pages():
        text = client.get(path).content.decode()
        assert [secret for secret in hidden if secret in text] == [], path


INLINE = re.compile(
    r"<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son[a-z]+\s*=\s*[\"']|javascript:",
    re.IGNORECASE,
)
ADDRESSES = re.compile(r"<(?:script|link|img)[^>]*?\s(?:src|href)=\"([^\"]+)\"")


def test_pages_need_nothing_the_content_policy_forbids(client: Client, story: None) -> None:
    loaded = set()
    for path in [*pages(), "/admin/login/"]:
        response = client.get(path, follow=True)
        text = response.content.decode()
        assert INLINE.findall(text) == [], path
        loaded |= set(ADDRESSES.findall(text))
        assert "'unsafe" not in response["Content-Security-Policy"]
        assert "default-src 'self'" in response["Content-Security-Policy"]
        assert "no-store" in response["Cache-Control"]

    assert "/static/admin/js/theme.js" in loaded
    others = {address for address in loaded if not address.startswith("/static/admin/")}
    assert others == {"/admin/jsi18n/"}


def statements(client: Client) -> dict[str, int]:
    counted = {}
    for model in MODELS:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(page(model, "changelist")).status_code == 200
        counted[model._meta.label] = len(captured)
    return counted


def test_a_list_costs_the_same_with_one_row_and_with_fifty(client: Client, story: None) -> None:
    of_one = statements(client)
    for _ in range(49):
        tell_a_story()
    many = [model._default_manager.count() for model in MODELS if model is not LeaveCategory]
    assert min(many) >= 50

    of_fifty = statements(client)

    assert of_fifty == of_one
    assert max(of_fifty.values()) <= 6


@pytest.mark.parametrize(
    "query",
    ["?q=%00", "?role__exact=%00", "?entity__id__exact=99999999999999999999", "?o=9.9.x", "?p=-1"],
)
def test_a_strange_address_is_no_server_error(client: Client, query: str) -> None:
    response = client.get(f"/admin/users/user/{query}")

    assert response.status_code in {200, 302, 400}
    for pk in ("0", "x", "99999999999999999999", "%00"):
        assert client.get(f"/admin/users/user/{pk}/change/").status_code in {302, 404}
