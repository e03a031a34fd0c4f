"""Reading the audit log, with people called as they are called now."""

from django.db.models import Case, CharField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat, Trim

from core.models import AuditLog
from users.models import User

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


def matching(rows: QuerySet[AuditLog], words: str) -> QuerySet[AuditLog]:
    """Each word is in the target's label or name, or in the actor's name or address."""
    for word in words.split():
        people = User.objects.matching(word)
        rows = rows.filter(
            Q(target_label__icontains=word)
            | Q(actor__in=people)
            | (IS_PERSON & Q(target_id__in=people.values("pk")))
        )
    return rows
