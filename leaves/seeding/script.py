"""What happened at Acme: the people behind the four logins, and the moments worth showing."""

from datetime import date, datetime, time, timedelta

from leaves.seeding.members import Era, Member
from leaves.seeding.stories import Story, Teller

MORNING, AFTERNOON = (time(9), time(12)), (time(13), time(17))
MARCH = 3


class Script:
    """Days are counted from today: `away("employee", "VACATION", 18, 2)` starts in 18 days."""

    def __init__(self, teller: Teller, era: Era) -> None:
        self.teller, self.era = teller, era

    def tell(self) -> None:
        self._carry_over()
        self._the_employee()
        self._the_managers_desk()
        self._the_manager_and_hr()
        self._across_new_year()
        self._away_now()
        self._what_hr_does()
        self._trips()

    def _carry_over(self) -> None:
        at = datetime.combine(date(self.era.today.year, 1, 9), time(3), tzinfo=self.era.now.tzinfo)
        at = min(at, self.era.now - timedelta(hours=9))
        for key, hours in (("employee", "16.00"), ("quang.le", "24.00"), ("isabel.garcia", "8.00")):
            reason = f"Carried over from {at.year - 1}"
            self.teller.adjust(key, by="hr", hours=hours, reason=reason, at=at)
        self.teller.adjust("carlo.aquino", by="hr", hours="-8.00", reason="Booked twice", at=at)

    def _the_employee(self) -> None:
        self._past("VACATION", -330, 3, "A visit home.").approved(22, comment="Enjoy!")
        self._past("SICK", -251, 1, "Fever.", lead=0).approved(26)
        self._past("VACATION", -190, 3, "Beach with the family.").approved(5)
        self._past("VACATION", -102, 1).rejected(
            28, reason="That is the day of the release. Please take the Monday after it."
        )
        self._past("PERSONAL", -76, 1, "School enrolment.", times=MORNING).approved(3)
        self._past("VACATION", -44, 1, "Concert in Hanoi.").approved(20).cancelled(50)
        self._past("SICK", -20, 1, "Dentist.", lead=0, times=AFTERNOON).approved(24)
        upcoming = self._dates("employee", "VACATION", 18, 2)
        self._ask("employee", "VACATION", upcoming, hours_ago=74, notes="My sister's wedding.")
        self._last.approved(45, comment="Congratulations to her!")
        pending = self._dates("employee", "VACATION", 37, 3)
        self._ask("employee", "VACATION", pending, hours_ago=5, notes="A few days in Da Lat.")

    def _the_managers_desk(self) -> None:
        """Requests that wait for the manager, two of them for days on which others are away."""
        away = self._dates("huong.vu", "VACATION", 36, 5)
        self._ask("huong.vu", "VACATION", away, hours_ago=24 * 12, notes="Trip to Sa Pa.")
        self._last.approved(6, comment="Have fun.")
        same_days = self._dates("quang.le", "VACATION", 37, 4)
        self._ask("quang.le", "VACATION", same_days, hours_ago=29, notes="Moving house.")
        half_day = self._dates("duy.dang", "PERSONAL", 6, 1, AFTERNOON)
        self._ask("duy.dang", "PERSONAL", half_day, hours_ago=46, times=AFTERNOON)
        was_ill = self._dates("trang.bui", "SICK", -2, 1)
        self._ask("trang.bui", "SICK", was_ill, hours_ago=3, notes="Stomach flu, better now.")
        long_trip = self._dates("khoa.hoang", "VACATION", 60, 8)
        self._ask("khoa.hoang", "VACATION", long_trip, hours_ago=70, notes="Japan, at last.")
        unpaid = self._dates("tuan.ngo", "UNPAID", 25, 2)
        self._ask("tuan.ngo", "UNPAID", unpaid, hours_ago=52, notes="Language exam in Singapore.")

    def _the_manager_and_hr(self) -> None:
        self._ask("manager", "VACATION", self._dates("manager", "VACATION", -160, 5), lead=24)
        self._last.approved(7)
        self._ask("manager", "VACATION", self._dates("manager", "VACATION", 27, 2), hours_ago=190)
        self._last.approved(17, comment="Khoa stands in.")
        self._ask("hr", "VACATION", self._dates("hr", "VACATION", 12, 3), hours_ago=150)
        self._last.approved(20)
        self._ask("hr", "PERSONAL", self._dates("hr", "PERSONAL", 33, 1), hours_ago=8)
        self._ask("admin", "VACATION", self._dates("admin", "VACATION", -120, 5), lead=30)
        self._last.approved(30, by="hr")
        self._ask(
            "anong.srisai", "VACATION", self._dates("anong.srisai", "VACATION", 21, 3), hours_ago=21
        )
        self._ask(
            "mark.villanueva", "SICK", self._dates("mark.villanueva", "SICK", -1, 1), hours_ago=2
        )
        self._ask("thu.dinh", "VACATION", self._dates("thu.dinh", "VACATION", 30, 2), hours_ago=34)

    def _across_new_year(self) -> None:
        """28 December to 8 January, drawn from the balances of two years."""
        today = self.era.today
        year = today.year if today.month >= MARCH else today.year - 1
        first = date(year, 12, 28)
        start_in, asked = (first - today).days, first - timedelta(days=35)
        member = self.teller.members["somchai.thongdee"]
        dates = self._dates(member.key, "VACATION", start_in, _workdays(member, first))
        latest = self.era.now - timedelta(days=10)
        self._ask(member.key, "VACATION", dates, asked=min(member.moment(asked), latest))
        self._last.approved(9, comment="See you next year!")

    def _away_now(self) -> None:
        for key, code, starts, days in (
            ("ngoc.phan", "VACATION", -3, 5),
            ("kanya.saetang", "VACATION", -1, 3),
            ("angelica.cruz", "SICK", -1, 2),
            ("miguel.torres", "BEREAVEMENT", -2, 3),
            ("rafael.domingo", "VACATION", 0, 2),
        ):
            dates = self._dates(key, code, starts, days)
            self._ask(key, code, dates, hours_ago=24 * 5)
            self._last.approved(19)

    def _what_hr_does(self) -> None:
        sick = self._dates("jasmine.ramos", "SICK", -8, 2)
        self._ask("jasmine.ramos", "SICK", sick, hours_ago=24 * 7, filer="hr", notes="Called in.")
        self._last.approved(4)
        waits = self._dates("prasert.inthanon", "VACATION", -33, 3)
        self._ask("prasert.inthanon", "VACATION", waits, lead=20)
        self._last.approved(90, by="siriporn.chaiyasit", comment="Wanida is travelling.")
        called_back = self._dates("paolo.mendoza", "VACATION", -27, 4)
        self._ask("paolo.mendoza", "VACATION", called_back, lead=25)
        back_at_work = called_back[1]
        back = (datetime.combine(back_at_work, time(1), tzinfo=self.era.now.tzinfo)).timestamp()
        story = self._last.approved(21)
        hours = (back - story.last.timestamp()) / 3600
        story.cancelled(hours, by="hr", reason="Back a day early.", from_date=back_at_work)
        changed_mind = self._dates("kristine.bautista", "VACATION", 45, 2)
        self._ask("kristine.bautista", "VACATION", changed_mind, hours_ago=24 * 9)
        self._last.moved(20, self._dates("kristine.bautista", "VACATION", 48, 4)).approved(6)
        refused = self._dates("bianca.flores", "VACATION", 15, 4)
        self._ask("bianca.flores", "VACATION", refused, hours_ago=24 * 6)
        self._last.approved(10).rejected(
            9, reason="The launch moved into that week; let us find another one together."
        )

    def _trips(self) -> None:
        now, today = self.era.now, self.era.today
        for key, starts, days, place, booked in (
            ("manager", -48, 3, "Bangkok, Thailand", 70),
            ("manager", 9, 2, "Manila, Philippines", 6),
            ("kittisak.wongsawat", -1, 4, "Singapore, Singapore", 20),
            ("somchai.thongdee", 13, 3, "Kuala Lumpur, Malaysia", 3),
            ("isabel.garcia", 31, 4, "Tokyo, Japan", 15),
            ("quang.le", 20, 2, "Bangkok, Thailand", 2),
            ("wei.tan", 5, 2, "Jakarta, Indonesia", 8),
        ):
            start = today + timedelta(days=starts)
            self.teller.trip(key, start, days, place, booked=now - timedelta(days=booked))
        self.teller.trip(
            "carlo.aquino",
            today + timedelta(days=16),
            3,
            "Cebu, Philippines",
            booked=now - timedelta(days=18),
            cancelled=now - timedelta(days=1),
        )

    def _past(
        self,
        code: str,
        starts: int,
        days: int,
        notes: str = "",
        *,
        lead: int = 21,
        times: tuple[time, time] | None = None,
    ) -> Story:
        dates = self._dates("employee", code, starts, days, times)
        return self._ask("employee", code, dates, lead=lead, times=times, notes=notes)

    def _dates(
        self,
        key: str,
        code: str,
        starts: int,
        days: int,
        times: tuple[time, time] | None = None,
    ) -> tuple[date, date]:
        around = self.era.today + timedelta(days=starts)
        dates = self.teller.members[key].book(code, around, days, times)
        if dates is None:
            raise ValueError(f"{key} has no {code} left for {around}")
        return dates

    def _ask(
        self,
        key: str,
        code: str,
        dates: tuple[date, date],
        *,
        hours_ago: float | None = None,
        lead: int = 0,
        asked: datetime | None = None,
        filer: str | None = None,
        times: tuple[time, time] | None = None,
        notes: str = "",
    ) -> Story:
        """Asked for so many hours ago, at an instant, or `lead` days before the first day."""
        member = self.teller.members[key]
        if hours_ago is not None:
            minutes = member.dice.randrange(50)
            asked = self.era.now - timedelta(hours=hours_ago, minutes=minutes)
        asked = asked or member.moment(dates[0] - timedelta(days=lead))
        self._last = Story(
            self.teller, key, code, dates, asked=asked, filer=filer, times=times, notes=notes
        )
        return self._last


def _workdays(member: Member, first: date) -> int:
    last = date(first.year + 1, 1, 8)
    return member.workdays(first, last)
