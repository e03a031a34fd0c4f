"""Every pair of verbs on one person's leave at once: one of the two orders explains it all."""

from itertools import combinations_with_replacement, product
from typing import Any

import pytest
from django.db import transaction

from conftest import TEST_NOW
from leaves.models import LeaveRequest
from leaves.services import invariants
from leaves.tests.books import assert_books_agree
from leaves.tests.race_verbs import (
    REQUESTS,
    VERBS,
    Scene,
    days,
    effects,
    scene,
    signed_in,
    word_for,
)
from leaves.tests.races import before_the_audit_log, in_turn
from users.models import User

pytestmark = pytest.mark.django_db(transaction=True)

# What the verb of the column answers when the verb of the line came first; the first is done.
#   overlap, lacks (hours), state (no longer), barred (decides no more): refused, without effect
#   short: the recalculation lists the person; kept: leave keeps its price; nothing: left to do
ANSWERS = """
            submit  edit    approve reject cancel adjust recalculate plan unplan deactivate
submit      overlap overlap done    done   done   lacks  short       done done   done
edit        overlap done    done    done   done   lacks  short       done done   done
approve     done    state   state   done   done   done   done        done done   done
reject      done    state   state   state  state  done   done        done done   done
cancel      done    state   state   state  state  done   done        done done   done
adjust      lacks   lacks   done    done   done   lacks  short       done kept   done
recalculate lacks   lacks   done    done   done   lacks  nothing     done kept   done
plan        done    done    done    done   done   done   done        done done   done
unplan      done    done    done    done   done   lacks  short       done done   done
deactivate  done    done    barred  barred done   done   done        done done   done
"""
HEAD, *LINES = (line.split() for line in ANSWERS.strip().splitlines())
AFTER = {
    (first, second): answer
    for first, *answers in LINES
    for second, answer in zip(HEAD, answers, strict=True)
}
PAIRS = list(combinations_with_replacement(VERBS, 2))
VERSIONED = ("edit", "approve", "reject", "cancel")
type Told = tuple[tuple[str, str], dict[str, Any]]


def test_the_table_names_every_pair() -> None:
    assert set(AFTER) == set(product(VERBS, VERBS))
    assert len(PAIRS) == 55


def one_after_the_other(at: Scene, verbs: tuple[str, str]) -> Told:
    """What both answer and leave behind in this order, taken back."""
    with transaction.atomic():
        first, second = (word_for(VERBS[verb](at, None)()) for verb in verbs)
        left = effects(at)
        transaction.set_rollback(True)
    return (first, second), left


@pytest.mark.parametrize("verbs", PAIRS, ids="-".join)
def test_an_order_of_the_two_explains_what_is_left(verbs: tuple[str, str]) -> None:
    at = scene()
    orders = {order: one_after_the_other(at, order) for order in (verbs, verbs[::-1])}
    for order, (answers, _) in orders.items():
        assert answers == ("done", AFTER[order])

    for number, (first, second) in enumerate(orders):
        at = scene() if number else at
        jobs = [VERBS[first](at, None), VERBS[second](at, None)]
        met = tuple(map(word_for, in_turn(before_the_audit_log, jobs)))

        reversed_words, reversed_effects = orders[second, first]
        explained = [orders[first, second], (reversed_words[::-1], reversed_effects)]
        assert (met, effects(at)) in explained
        assert_books_agree()
    with invariants.snapshot():
        assert invariants.violations(TEST_NOW) == []


@pytest.mark.parametrize("verbs", list(combinations_with_replacement(VERSIONED, 2)), ids="-".join)
def test_of_two_who_read_the_same_version_the_first_succeeds(verbs: tuple[str, str]) -> None:
    at, read = scene(), {"If-Match": '"1"'}

    jobs = [VERBS[verb](at, read) for verb in verbs]
    first, second = in_turn(before_the_audit_log, jobs)

    assert first.status_code == 200
    assert second.json()["code"] in {"invalid_state", "version_conflict"}
    at.leave.refresh_from_db()
    assert at.leave.version == 2
    assert_books_agree()


@pytest.mark.parametrize(
    "verbs",
    [*product(("edit", "plan"), VERSIONED), *product(VERSIONED, ["deactivate"])],
    ids="-".join,
)
def test_whoever_waits_for_the_person_is_waited_for(verbs: tuple[str, str]) -> None:
    """Before they hold anything of the leave: no one slips past, and no two wait for each other."""
    at = scene()
    in_order = one_after_the_other(at, verbs)

    def hold_the_person() -> None:
        list(User.objects.filter(pk=at.person.pk).select_for_update())

    met = in_turn(hold_the_person, [VERBS[verb](at, None) for verb in verbs])

    assert (tuple(map(word_for, met)), effects(at)) == in_order
    assert_books_agree()


@pytest.mark.parametrize(("turn", "answers"), [(1, (200, 201)), (-1, (409, 200))])
def test_a_cancellation_frees_its_days_for_whoever_comes_after_it(
    turn: int, answers: tuple[int, int]
) -> None:
    at = scene()
    owner, again = signed_in(at.person), days(at.leave.start_date, at.leave.end_date)
    jobs = [VERBS["cancel"](at, None), lambda: owner.post(REQUESTS, again)]

    met = in_turn(before_the_audit_log, jobs[::turn])

    assert tuple(answer.status_code for answer in met) == answers
    assert LeaveRequest.objects.live().count() == answers.count(201)
    assert_books_agree()
