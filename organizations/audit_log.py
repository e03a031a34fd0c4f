"""Reading the audit log, with people called as they are called now."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat, Trim

from core.models import AuditLog
from core.search import holds, keys_when_few, words_of
from organizations.models import Department, Entity, Location
from users.models import User

PLACES = (Entity, Location, Department)  # what is known by its name, not by number alone
FILTERS = {"action": "action", "actor": "actor", "target_id": "target_id"}
IS_PERSON = Q(target_type__app_label="users", target_type__model="user")


def readable_by(reader: User) -> QuerySet[AuditLog]:
    """All for ADMIN, those of the own entity for HR, in one statement a page."""
    person = User.objects.filter(pk=OuterRef("target_id"))
    name = person.values(name=Trim(Concat("first_name", Value(" "), "last_name")))
    rows = AuditLog.objects.select_related("actor", "target_type").annotate(
        person_name=Case(When(IS_PERSON, then=Subquery(name)), output_field=CharField())
    )
    if reader.is_admin:
        return rows
    return rows.filter(entity=reader.entity_id) if reader.entity_id else rows.none()


def lookups_of(query: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """A validated query as filters of the log; its days are those of the zone."""
    found = {lookup: query[name] for name, lookup in FILTERS.items() if name in query}
    if "target_type" in query:
        wanted = query["target_type"]
        found["target_type__in"] = [k.pk for k in _kinds().values() if k.model == wanted]
    if "from" in query:
        found["created_at__gte"] = datetime.combine(query["from"], time.min, zone)
    if query.get("to", date.max) < date.max:
        found["created_at__lt"] = datetime.combine(query["to"] + timedelta(days=1), time.min, zone)
    return found


def matching(rows: QuerySet[AuditLog], search: str) -> QuerySet[AuditLog]:
    """Each word is in the target's label or name, or in the actor's name or address."""
    asked = words_of(search)
    people = keys_when_few(*map(User.objects.matching, asked))
    for word, theirs in zip(asked, people, strict=True):
        about_them = Q(target_type=_kinds()[User], target_id__in=theirs)
        rows = rows.filter(Q(actor__in=theirs) | about_them | _labelled(word))
    return rows


def _labelled(word: str) -> Q:
    """Labels by their parts, which indexes have: the kind of thing, its number, a place's name."""
    kinds = [
        kind.pk for model, kind in _kinds().items() if word.lower() in str(model._meta.verbose_name)
    ]
    named = [_kinds()[place] for place in PLACES]
    found = Q(target_type__in=kinds) | (Q(target_type__in=named) & holds("target_label", word))
    number = word.removeprefix("#")
    return found | Q(target_id=int(number)) if number.isascii() and number.isdigit() else found


def _kinds() -> dict[type[Model], ContentType]:
    """Django keeps them: known by their keys they are looked up in an index."""
    return ContentType.objects.get_for_models(*apps.get_models())
