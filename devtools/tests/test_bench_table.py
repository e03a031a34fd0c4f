import pytest

from devtools.bench.arguments import read
from devtools.bench.figures import Cost, Figure
from devtools.bench.memory import Export
from devtools.bench.run import Result
from devtools.bench.table import as_json, as_markdown

EXPORT = Export(rows=9_571, bytes=1_600_000, seconds=2.3, before=91, most=97, after=96)


def result(people: int, p95: float, statuses: dict[int, int]) -> Result:
    cost = Cost(statements=3, rows=22, bytes=10_341)
    users = Figure("users", "list", 120.4, 8.0, p95, 20.0, cost, 0.21, 300.0, 0.4, statuses)
    return Result(people, [users], EXPORT)


def test_the_table_of_one_size() -> None:
    told = as_markdown([result(1_000, 10.0, {200: 361})])

    assert "### 1,000 people" in told
    row = next(line for line in told.splitlines() if line.startswith("| users"))
    assert [cell.strip() for cell in row.strip("|").split("|")] == [
        *("users", "120", "8.0", "10.0", "20.0", "3", "22", "10,341", "0.21", "0.40")
    ]
    assert "Export of everything: 9,571 rows, 1.6 MB in 2.3 s" in told
    assert "held 91 MB before, 97 at most, 96 after" in told
    assert "Growth" not in told


def test_refusals_are_told_beside_the_name() -> None:
    assert "users (2 x 409)" in as_markdown([result(1_000, 10.0, {200: 361, 409: 2})])


def test_several_sizes_are_compared_with_the_smallest() -> None:
    results = [result(1_000, 10.0, {200: 1}), result(100_000, 13.0, {200: 1})]

    last = as_markdown(results).splitlines()[-1]
    told = as_json(results, {"seconds": 3})

    assert [cell.strip() for cell in last.strip("|").split("|")] == [
        "users",
        "10.0",
        "13.0",
        "1.30",
    ]
    assert told["growth"] == [
        {"name": "users", "kind": "list", "people": [1_000, 100_000], "p95": 1.3}
    ]


def test_sizes_are_measured_from_the_smallest_on_each_once() -> None:
    assert read(["--people", "10,000", "1000", "1000"]).people == [1_000, 10_000]


@pytest.mark.parametrize("wrong", [["--people", "99"], ["--people", "many"], ["--seconds", "0"]])
def test_what_cannot_be_measured_is_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit):
        read(wrong)
