from itertools import islice

from devtools.chaos.figures import FEWEST_SUCCESSES, Figures
from devtools.chaos.history import Attempt, Command, Told, Verb
from devtools.chaos.plan import steps


def test_the_same_seed_gives_each_actor_the_same_plan_and_no_two_the_same() -> None:
    plans = [
        list(islice(steps(seed, actor), 50)) for seed, actor in ((1, 1), (1, 1), (1, 2), (2, 1))
    ]

    assert plans[0] == plans[1]
    assert plans[0] not in plans[2:]
    assert plans[2] != plans[3]


def test_a_plan_holds_every_verb() -> None:
    assert {step.verb for step in islice(steps(1, 1), 100)} == set(Verb)


def _succeeded(verb: Verb, times: int) -> list[Told]:
    return [
        Told(Command(f"{verb}-{number}", verb, 1, "PUT", "/", {}), [Attempt(0, 1, 200)])
        for number in range(times)
    ]


def test_a_run_in_which_too_little_succeeded_says_of_what() -> None:
    history = [each for verb in Verb for each in _succeeded(verb, FEWEST_SUCCESSES)]
    assert Figures.of(history).too_few() == []

    history.remove(next(each for each in history if each.command.verb is Verb.CANCEL))
    assert Figures.of(history).too_few() == ["only 29 of cancel succeeded, 30 are needed"]


def test_what_was_found_out_later_counts_as_resolved() -> None:
    [told] = _succeeded(Verb.SUBMIT, 1)
    told.attempts.insert(0, Attempt(0, 1, None))

    assert Figures.of([told]).resolved == 1
