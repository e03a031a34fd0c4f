"""Found the demo's companies and let its people arrive."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from core.constants import AuditAction
from leaves.models import PublicHoliday
from leaves.seeding import public_holidays
from leaves.seeding.members import WEEKEND, Era, Member
from leaves.seeding.roster import COMPANIES, LEAD, NEWCOMER, PEOPLE, Company, Person
from leaves.seeding.timeline import Timeline
from leaves.services import balances
from leaves.services.ledger import Cause
from leaves.services.locks import lock_person
from organizations.models import Department, DepartmentManager, Entity, Location
from users.models import User
from users.services import changes

AHEAD = timedelta(days=3)  # accounts are made before the first day


def members_of(era: Era) -> dict[str, Member]:
    """Everybody on the roster, with the calendar of the place they work at."""
    return {
        person.key: _member(person, company, era)
        for company in COMPANIES
        for person in PEOPLE[company]
    }


def _member(person: Person, company: Company, era: Era) -> Member:
    site = next(site for site in company.sites if site.name == person.site)
    return Member(
        person=person,
        company=company,
        email=f"{person.key}@{company.domain}",
        join_date=era.joined(person.months),
        zone=ZoneInfo(site.timezone),
        holidays=public_holidays.for_site(company, site, era.years),
        dice=Random(person.key),  # noqa: S311  # The same company on every run.
    )


class Founding:
    """The first acts of the story; `cast` gains each account when it is made."""

    def __init__(
        self, era: Era, timeline: Timeline, members: Mapping[str, Member], password_hash: str
    ) -> None:
        self.era, self.timeline, self.members = era, timeline, members
        self.password_hash = password_hash
        self.cast: dict[str, User] = {}
        self._locations: dict[tuple[str, str], Location] = {}
        self._departments: dict[tuple[str, str], Department] = {}

    def tell(self) -> None:
        start, timeline = self.era.start, self.timeline
        timeline.at(start, lambda _: self._found())
        for member in self.members.values():
            arrival = max(start, datetime.combine(member.join_date, time(2), tzinfo=UTC) - AHEAD)
            timeline.at(arrival, lambda now, member=member: self._arrive(member, now))  # type: ignore[misc]
        timeline.at(start, lambda _: self._appoint())
        timeline.at(self.era.now - timedelta(hours=7), self._sign_up)
        new_year = datetime(self.era.today.year, 1, 1, tzinfo=UTC)
        timeline.at(new_year, self._open_year)

    def _found(self) -> None:
        for company in COMPANIES:
            entity = Entity.objects.create(entity_name=company.name, email_domains=[company.domain])
            for site in company.sites:
                self._locations[company.name, site.name] = Location.objects.create(
                    entity=entity,
                    location_name=site.name,
                    timezone=site.timezone,
                    weekend=list(WEEKEND),
                )
            for team in company.teams:
                self._departments[company.name, team.name] = Department.objects.create(
                    entity=entity,
                    location=self._locations[company.name, team.site] if team.site else None,
                    department_name=team.name,
                )
        self._declare_holidays()

    def _declare_holidays(self) -> None:
        years = self.era.years
        days: list[tuple[Entity | None, Location | None, dict[date, str]]] = [
            (None, None, public_holidays.of_everybody(years))
        ]
        for company in COMPANIES:
            places = [self._locations[company.name, site.name] for site in company.sites]
            entity = places[0].entity
            days.append((entity, None, public_holidays.of_company(company, years)))
            for site, place in zip(company.sites, places, strict=True):
                days.append((entity, place, public_holidays.of_country(site.country, years)))
        PublicHoliday.objects.bulk_create(
            PublicHoliday(
                holiday_name=name, start_date=day, end_date=day, entity=entity, location=location
            )
            for entity, location, found in days
            for day, name in found.items()
        )

    def _arrive(self, member: Member, now: datetime) -> None:
        person = member.person
        department = self._departments[member.company.name, person.team]
        account = User(
            email=member.email,
            first_name=person.first_name,
            last_name=person.last_name,
            role=person.role,
            entity=department.entity,
            location=self._locations[member.company.name, person.site],
            department=department,
            approver=self.cast[person.approver] if person.approver else None,
            join_date=member.join_date,
            exempt_type=person.exempt_type,
            password=self.password_hash,
        )
        maker = self.cast.get(LEAD)
        self.cast[person.key] = account
        self._announce(account, maker, now)

    def _appoint(self) -> None:
        for company in COMPANIES:
            for team in company.teams:
                if team.manager is not None:
                    DepartmentManager.objects.create(
                        department=self._departments[company.name, team.name],
                        user=self.cast[team.manager],
                    )

    def _sign_up(self, now: datetime) -> None:
        key, first_name, last_name = NEWCOMER
        account = User(
            email=f"{key}@{COMPANIES[0].domain}",
            first_name=first_name,
            last_name=last_name,
            password=self.password_hash,
        )
        self._announce(account, account, now)

    def _announce(self, account: User, maker: User | None, now: datetime) -> None:
        account.save(force_insert=True)
        blank = dict.fromkeys(changes.AUDITED)
        changes.audit(AuditAction.USER_CREATE, account, actor=maker, before=blank)
        changes.announce(account, before=None, actor=maker, now=now)

    def _open_year(self, now: datetime) -> None:
        for account in list(self.cast.values()):
            person = lock_person(account.pk)
            balances.open_years(
                person=person, years=[now.year], cause=Cause(actor_id=None, now=now)
            )
