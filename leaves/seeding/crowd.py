"""A company of any size with three years of history, for measuring: `seed_data --employees N`."""

from datetime import UTC, datetime, time, timedelta
from random import Random

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from core.constants import AuditAction
from core.models import AuditLog
from core.retries import in_transaction
from leaves.models import PublicHoliday
from leaves.seeding import public_holidays
from leaves.seeding.chances import Colleague
from leaves.seeding.copying import Sheet, ids, write
from leaves.seeding.demo import wait_for_turn
from leaves.seeding.history import History
from leaves.seeding.members import WEEKEND, first_monday
from leaves.seeding.roster import PEOPLE, Company, Site
from organizations.models import Department, DepartmentManager, Entity, Location
from users.constants import ExemptType, Role
from users.models import User

SITE = Site("Jakarta", "Asia/Jakarta", "ID")
COMPANY = Company("Meridian Group", "meridian.example", (SITE,), ())
TEAM, DIVISION = 25, 500  # people; the first of each leads it, the very first of all is HR
AT_ONCE = 1_000  # people in one transaction
SHORTEST, LONGEST = 3 * 365 + 31, 20 * 365  # days of service: all were here for the whole history
OUTGROWN = 1.1  # times the size the planner knows of
GROWING = (
    "users_user",
    "leaves_leavebalance",
    "leaves_leaverequest",
    "leaves_leavecharge",
    "leaves_ledgerentry",
)
FIRST_NAMES = sorted({person.first_name for people in PEOPLE.values() for person in people})
LAST_NAMES = sorted({person.last_name for people in PEOPLE.values() for person in people})


def email_of(number: int) -> str:
    """People are counted from 0, addresses from 1."""
    return f"person{number + 1:06}@{COMPANY.domain}"


def seed_crowd(wanted: int, now: datetime) -> int:
    """Bring the crowd to `wanted` people, a thousand to a transaction; how many are new."""
    password_hash = make_password(settings.SEED_PASSWORD)
    made = 0
    while added := in_transaction(lambda: _add(wanted, now, password_hash)):
        made += added
    return made


def _add(wanted: int, now: datetime, password_hash: str) -> int:
    wait_for_turn()
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")  # Made by the triggers when the tables were small.
    location = _location(now)
    there = User.objects.filter(entity=location.entity).count()
    numbers = range(there, min(wanted, there + AT_ONCE))
    if numbers:
        _Hiring(location, now, password_hash).hire(numbers)
        _analyze_when_outgrown(numbers.stop)
    return len(numbers)


def _analyze_when_outgrown(people: int) -> None:
    """Let the deferred triggers plan by about the sizes the tables now have."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'users_user'::regclass")
        (known,) = cursor.fetchone()
        if people > known * OUTGROWN:
            for table in GROWING:
                cursor.execute(f"ANALYZE {table}")


def _location(now: datetime) -> Location:
    """Where the crowd works; founded with its holidays the first time."""
    entity, is_new = Entity.objects.get_or_create(entity_name=COMPANY.name)
    if not is_new:
        return Location.objects.select_related("entity").get(entity=entity)
    location = Location.objects.create(
        entity=entity, location_name=SITE.name, timezone=SITE.timezone, weekend=list(WEEKEND)
    )
    days = public_holidays.for_site(COMPANY, SITE, range(now.year - 2, now.year + 2))
    PublicHoliday.objects.bulk_create(
        PublicHoliday(
            holiday_name=name, start_date=day, end_date=day, entity=entity, location=location
        )
        for day, name in days.items()
    )
    return location


class _Hiring:
    """One transaction's worth of people, as rows."""

    def __init__(self, location: Location, now: datetime, password_hash: str) -> None:
        self.location, self.now, self.password_hash = location, now, password_hash
        self.history = History(COMPANY, SITE, location.entity_id, now)
        self.kind_of_person = ContentType.objects.get_for_model(User).pk
        self.user_ids, self.department_ids = ids(User, AT_ONCE), ids(Department, AT_ONCE // TEAM)
        self.leaders: dict[int, tuple[Colleague, int]] = {}  # by team, with its department
        self.departments = Sheet(
            Department,
            "id entity_id location_id department_name is_active is_off_with_entity "
            "created_at updated_at",
        )
        self.managers = Sheet(DepartmentManager, "department_id user_id created_at")
        self.people = Sheet(
            User,
            "id email first_name last_name password role entity_id location_id department_id "
            "approver_id join_date exempt_type is_active must_change_password version "
            "created_at updated_at",
        )
        self.audit = Sheet(
            AuditLog,
            "action target_type_id target_id target_label entity_id changes reason is_override "
            "request_id created_at",
        )

    def hire(self, numbers: range) -> None:
        self._remember_leaders(numbers.start)
        for number in numbers:
            self.history.tell(self._hire_one(number))
        write([self.departments, self.people, self.managers, self.audit, *self.history.sheets])

    def _remember_leaders(self, first: int) -> None:
        """Those who were hired before and lead somebody hired now."""
        numbers = {0, first // TEAM * TEAM, first // DIVISION * DIVISION}
        by_email = {email_of(number): number for number in numbers if number < first}
        for leader in User.objects.filter(email__in=by_email):
            number = by_email[leader.email]
            colleague = Colleague(leader.pk, number, leader.full_name, self.now.date(), None, "")
            self.leaders[number // TEAM] = (colleague, leader.department_id or 0)

    def _hire_one(self, number: int) -> Colleague:
        pk, team = next(self.user_ids), number // TEAM
        dice = Random(number)  # noqa: S311
        leads = number % TEAM == 0
        boss = self._boss_of(number)
        names = dice.choice(FIRST_NAMES), dice.choice(LAST_NAMES)
        colleague = Colleague(
            pk=pk,
            number=number,
            name=" ".join(names),
            join_date=first_monday(
                self.now.date() - timedelta(days=dice.randint(SHORTEST, LONGEST))
            ),
            approver_id=boss.pk if boss else None,
            approver_name=boss.name if boss else "",
        )
        if leads:
            self.leaders[team] = (colleague, self._found_team(team, colleague))
        self._add_person(colleague, names, leads=leads)
        return colleague

    def _boss_of(self, number: int) -> Colleague | None:
        """The leader of the team, a leader's is that of the division, theirs the first of all."""
        if number == 0:
            return None
        if number % DIVISION == 0:
            return self.leaders[0][0]
        if number % TEAM == 0:
            return self.leaders[number // DIVISION * DIVISION // TEAM][0]
        return self.leaders[number // TEAM][0]

    def _found_team(self, team: int, leader: Colleague) -> int:
        department, at = next(self.department_ids), self._arrival(leader)
        self.departments.add(
            department, self.location.entity_id, self.location.pk, f"Team {team + 1:04}",
            True, False, at, at,
        )  # fmt: skip
        self.managers.add(department, leader.pk, at)
        return department

    def _add_person(self, person: Colleague, names: tuple[str, str], *, leads: bool) -> None:
        role = Role.MANAGER if leads else Role.EMPLOYEE
        if person.number == 0:
            role = Role.HR
        at = self._arrival(person)
        self.people.add(
            person.pk,
            email_of(person.number),
            *names,
            self.password_hash,
            role,
            self.location.entity_id,
            self.location.pk,
            self.leaders[person.number // TEAM][1],
            person.approver_id,
            person.join_date,
            ExemptType.EXEMPT,
            True,
            False,
            1,
            at,
            at,
        )
        self.audit.add(
            AuditAction.USER_CREATE, self.kind_of_person, person.pk, f"User #{person.pk}",
            self.location.entity_id, "{}", "", False, "", at,
        )  # fmt: skip

    def _arrival(self, person: Colleague) -> datetime:
        """Everybody's account was made when the company moved to this system."""
        first = datetime.combine(person.join_date, time(2), tzinfo=UTC)
        return max(first, datetime(self.history.years[0], 1, 1, tzinfo=UTC))
