import pytest

from devtools.bench.figures import Cost, figure, growth, percentile, rate_of, ratio_of_pairs
from devtools.bench.load import Answers, whole

COST = Cost(statements=3, rows=22, bytes=9_306)


def of(count: int, seconds: float, latency: float = 0.01, status: int = 200) -> Answers:
    return Answers(seconds, [latency] * count, {status: count})


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100), (0.001, 1)]
)
def test_a_percentile_is_a_value_that_was_measured(share: float, expected: int) -> None:
    assert percentile([*range(100, 0, -1)], share) == expected


def test_the_percentile_of_nothing_is_nothing() -> None:
    assert percentile([], 0.95) == 0


def test_a_rate_is_of_all_slices_together() -> None:
    assert rate_of([of(100, 1.0), of(20, 3.0)]) == 30


def test_a_ratio_is_the_median_of_neighbours_so_that_a_disturbed_pair_does_not_count() -> None:
    mine = [of(50, 1.0), of(5, 1.0), of(48, 1.0)]
    bare = [of(100, 1.0), of(90, 1.0), of(100, 1.0)]

    assert ratio_of_pairs(mine, bare) == 0.48


def test_a_figure_tells_latencies_in_milliseconds_and_every_status() -> None:
    found = figure(
        "own requests",
        "personal",
        [of(98, 1.0), of(2, 1.0, latency=0.5, status=409)],
        [of(400, 1.0), of(400, 1.0)],
        cost=COST,
        statement_rate=200.0,
    )

    assert (found.rate, found.p50, found.p95, found.p99) == (50, 10, 10, 500)
    assert found.of_statements == 0.25
    assert found.statuses == {200: 98, 409: 2}


def test_growth_is_how_many_times_the_latency_of_the_small_company() -> None:
    small, large = (
        figure(
            "users",
            "list",
            [of(9, 1.0, latency=latency)],
            [of(9, 1.0)],
            cost=COST,
            statement_rate=None,
        )
        for latency in (0.010, 0.013)
    )

    assert growth(small, large) == pytest.approx(1.3)
    assert small.of_statements is None


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody", (200, b"body")),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbod", None),
        (b"HTTP/1.1 200 OK\r\nContent-Le", None),
        (b'HTTP/1.1 304 Not Modified\r\nETag: W/"1-2"\r\n\r\n', (304, b"")),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", (200, b"")),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n", None),
    ],
)
def test_an_answer_is_read_when_it_is_whole(
    held: bytes, expected: tuple[int, bytes] | None
) -> None:
    assert whole(bytearray(held)) == expected


def test_an_answer_in_chunks_ends_with_the_empty_one() -> None:
    held = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n"

    assert whole(bytearray(held)) == (200, b"4\r\nbody\r\n0\r\n\r\n")
