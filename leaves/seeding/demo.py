"""Tell the story of the demo company into the database, once."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.db.models import F, Q

from core.models import Notification
from core.retries import in_transaction
from leaves.models import LeaveCategory
from leaves.seeding import everyday
from leaves.seeding.company import Founding, members_of
from leaves.seeding.members import Era, Member
from leaves.seeding.roster import ACME, LEAD, LOGINS, PEOPLE
from leaves.seeding.script import Script
from leaves.seeding.stories import Teller
from leaves.seeding.timeline import Timeline
from organizations.models import Entity
from users.constants import Role
from users.models import User

SEEDING_LOCK = 20_260_001  # One seeding at a time; the number is this project's own.
READ_AFTER, UNREAD_FOR = timedelta(hours=2), timedelta(days=2)


def demo_emails() -> list[str]:
    return [f"{key}@{ACME.domain}" for key in LOGINS]


def seed_demo(now: datetime) -> bool:
    """Make the demo company in one transaction; False when it was there already."""
    password_hash = make_password(settings.SEED_PASSWORD)
    return in_transaction(lambda: _seed(now, password_hash))


def wait_for_turn() -> None:
    """Until this transaction ends nobody else seeds; it may take as long as it needs."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = 0")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEEDING_LOCK])


def _seed(now: datetime, password_hash: str) -> bool:
    wait_for_turn()
    is_there = Q(email__in=demo_emails())
    if (
        User.objects.filter(is_there).exists()
        or Entity.objects.filter(entity_name=ACME.name).exists()
    ):
        return False
    era = Era(now.replace(second=0, microsecond=0))
    timeline, members = Timeline(now), members_of(era)
    founding = Founding(era, timeline, members, password_hash)
    founding.tell()
    categories = {category.code: category for category in LeaveCategory.objects.all()}
    teller = Teller(timeline, founding.cast, members, deciders_of(members), categories)
    Script(teller, era).tell()
    everyday.tell(teller, era, told_already=LOGINS)
    timeline.play()
    _read_what_is_old(now)
    return True


def deciders_of(members: Mapping[str, Member]) -> dict[str, str]:
    """Whose turn each person's requests are, by the rule of leaves.services.turns."""
    found = {}
    for key, member in members.items():
        team = next(team for team in member.company.teams if team.name == member.person.team)
        hr = [person.key for person in PEOPLE[member.company] if person.role == Role.HR]
        stand_ins = [team.manager, *hr, LEAD]
        others = [name for name in stand_ins if name is not None and name != key]
        found[key] = member.person.approver or others[0]
    return found


def _read_what_is_old(now: datetime) -> None:
    """People read what they were told within hours; the last two days are still unread."""
    Notification.objects.filter(created_at__lt=now - UNREAD_FOR).update(
        is_read=True, updated_at=F("created_at") + READ_AFTER
    )
