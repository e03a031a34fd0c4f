"""What was measured, and the ratios that hold on any machine."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from devtools.bench.load import Answers

MILLI = 1000


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one call, without the load: what it sends to the database and to the client."""

    statements: int
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One endpoint at one size. Latencies in milliseconds; ratios are of rates."""

    name: str
    kind: str
    rate: float
    p50: float
    p95: float
    p99: float
    cost: Cost
    of_bare: float
    statement_rate: float | None
    of_statements: float | None
    statuses: dict[int, int]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of all values does not exceed; 0 of none."""
    ordered = sorted(values)
    if not ordered:
        return 0.0
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def rate_of(slices: Iterable[Answers]) -> float:
    slices = list(slices)
    seconds = sum(each.seconds for each in slices)
    return sum(len(each.latencies) for each in slices) / seconds if seconds else 0.0


def ratio_of_pairs(slices: Sequence[Answers], beside: Sequence[Answers]) -> float:
    """The median over slices that ran one after the other, so that noise meets both of a pair."""
    ratios = [
        mine.rate / theirs.rate for mine, theirs in zip(slices, beside, strict=True) if theirs.rate
    ]
    return statistics.median(ratios) if ratios else 0.0


def figure(
    name: str,
    kind: str,
    slices: Sequence[Answers],
    bare: Sequence[Answers],
    *,
    cost: Cost,
    statement_rate: float | None,
) -> Figure:
    latencies = [latency * MILLI for each in slices for latency in each.latencies]
    rate = rate_of(slices)
    statuses: dict[int, int] = {}
    for each in slices:
        for status, times in each.statuses.items():
            statuses[status] = statuses.get(status, 0) + times
    return Figure(
        name=name,
        kind=kind,
        rate=rate,
        p50=percentile(latencies, 0.50),
        p95=percentile(latencies, 0.95),
        p99=percentile(latencies, 0.99),
        cost=cost,
        of_bare=ratio_of_pairs(slices, bare),
        statement_rate=statement_rate,
        of_statements=rate / statement_rate if statement_rate else None,
        statuses=statuses,
    )


def growth(small: Figure, large: Figure) -> float:
    """How many times the p95 of the small company the large one takes."""
    return large.p95 / small.p95 if small.p95 else 0.0
