"""Commands of a company, and writes past every guard of the database."""

from datetime import date
from decimal import Decimal

from django.db import connection

from leaves.models import BusinessTrip
from leaves.services import balances, business_trips, holidays, invariants
from leaves.services.business_trips import Journey
from leaves.services.holidays import Plan
from leaves.tests.factories import TEST_NOW, vacation
from users.models import User
from users.services import management


def approver_of(person: User) -> User:
    approver = person.approver
    assert approver is not None
    return approver


def hr_of(person: User) -> User:
    found: User = User.objects.get(role="HR", entity=person.entity)
    return found


def plant(statement: str, *values: str | int | Decimal | list[str] | None) -> None:
    """Write past constraints and triggers; what was written before is judged first."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def drop(table: str, constraint: str) -> None:
    plant(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}")


def plant_line(
    balance_id: int, kind: str, *, request: int | None = None, **deltas: Decimal | int
) -> None:
    """One more ledger line, with the balance in step with it."""
    parts = ("allocated", "adjusted", "pending", "used")
    moves = [deltas.get(part, 0) for part in parts]
    plant(
        """
        WITH moved AS (
          UPDATE leaves_leavebalance
             SET allocated_hours = allocated_hours + %s, adjusted_hours = adjusted_hours + %s,
                 pending_hours = pending_hours + %s, used_hours = used_hours + %s,
                 version = version + 1
           WHERE id = %s
          RETURNING *
        )
        INSERT INTO leaves_ledgerentry (balance_id, version, kind, allocated, adjusted, pending,
               used, allocated_after, adjusted_after, pending_after, used_after, request_id,
               reason, created_at)
        SELECT id, version, %s, %s, %s, %s, %s, allocated_hours, adjusted_hours, pending_hours,
               used_hours, %s, 'planted', now()
          FROM moved
        """,
        *moves,
        balance_id,
        kind,
        *moves,
        request,
    )


def broken() -> list[str]:
    return [violation.invariant.name for violation in invariants.violations(TEST_NOW)]


def adjust(person: User) -> None:
    balances.adjust(
        person_id=person.pk,
        category=vacation(),
        year=2026,
        hours=Decimal("4.00"),
        reason="Carried over",
        actor=hr_of(person),
        now=TEST_NOW,
    )


def book(person: User, start: date) -> BusinessTrip:
    return business_trips.book(traveller=person, journey=Journey(start, start), now=TEST_NOW)


def set_up(person: User, actor: User, **values: object) -> User:
    return management.set_up_person(actor=actor, person_id=person.pk, values=values, now=TEST_NOW)


def plan_holiday(actor: User, day: date) -> None:
    facts = Plan("Founders' Day", day, day, actor.entity, None)
    holidays.plan(facts=facts, actor=actor, now=TEST_NOW)
