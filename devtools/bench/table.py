"""What was measured, as JSON and as tables to read."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from devtools.bench.figures import Figure, growth
from devtools.bench.run import Result

HEAD = (
    "endpoint", "requests/s", "p50 ms", "p95 ms", "p99 ms", "SQL", "rows", "bytes",
    "of the bare view", "of pgbench",
)  # fmt: skip
MEGABYTE = 1_000_000


def as_json(results: Sequence[Result], arguments: dict[str, Any]) -> dict[str, Any]:
    return {
        "machine": machine(),
        "arguments": arguments,
        "results": [asdict(result) for result in results],
        "growth": [
            {
                "name": small.name,
                "kind": small.kind,
                "people": [results[0].people, later.people],
                "p95": growth(small, large),
            }
            for later in results[1:]
            for small, large in zip(results[0].figures, later.figures, strict=True)
        ],
    }


def machine() -> str:
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()},"
        f" Python {platform.python_version()}"
    )


def as_markdown(results: Sequence[Result]) -> str:
    parts = [_of_one(result) for result in results]
    if len(results) > 1:
        parts.append(_growth(results))
    return "\n".join(parts)


def _of_one(result: Result) -> str:
    export = result.export
    rows = [_row(figure) for figure in result.figures]
    return (
        f"### {result.people:,} people\n\n{_table(HEAD, rows)}\n"
        f"Export of everything: {export.rows:,} rows, {export.bytes / MEGABYTE:.1f} MB in"
        f" {export.seconds:.1f} s; the worker held {export.before:.0f} MB before,"
        f" {export.most:.0f} at most, {export.after:.0f} after.\n"
    )


def _row(figure: Figure) -> list[str]:
    cost = figure.cost
    others = {status: times for status, times in figure.statuses.items() if status >= 400}
    name = figure.name + "".join(f" ({times} x {status})" for status, times in others.items())
    return [
        name,
        f"{figure.rate:,.0f}",
        f"{figure.p50:.1f}",
        f"{figure.p95:.1f}",
        f"{figure.p99:.1f}",
        str(cost.statements),
        str(cost.rows),
        f"{cost.bytes:,}",
        f"{figure.of_bare:.2f}",
        "" if figure.of_statements is None else f"{figure.of_statements:.2f}",
    ]


def _growth(results: Sequence[Result]) -> str:
    """The p95 of each size, and how many times that of the smallest it is."""
    smallest = results[0]
    head = ["p95 ms of"] + [f"{result.people:,}" for result in results]
    head += [f"{later.people:,} / {smallest.people:,}" for later in results[1:]]
    rows = []
    for number, small in enumerate(smallest.figures):
        figures = [result.figures[number] for result in results]
        row = [small.name] + [f"{figure.p95:.1f}" for figure in figures]
        rows.append(row + [f"{growth(small, figure):.2f}" for figure in figures[1:]])
    return f"### Growth\n\n{_table(head, rows)}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = [_line(head, widths), _line(["-" * width for width in widths], widths)]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)]) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cells[0].ljust(widths[0])]
    padded += [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)]
    return f"| {' | '.join(padded)} |"
