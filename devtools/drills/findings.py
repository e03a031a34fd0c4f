"""What a drill has seen: figures, promises that held, and promises that broke."""

from __future__ import annotations

from dataclasses import dataclass, field

from devtools.console import StopError, say


@dataclass
class Findings:
    broken: list[str] = field(default_factory=list)

    def equal(self, what: str, seen: object, wanted: object) -> None:
        self.true(f"{what}: {seen}", seen == wanted, f"expected {wanted}")

    def between(self, what: str, seen: float, least: float, most: float) -> None:
        self.true(f"{what}: {seen:g}", least <= seen <= most, f"expected {least:g} to {most:g}")

    def true(self, what: str, is_so: bool, otherwise: str = "expected otherwise") -> None:
        say(f"  {what}")
        if not is_so:
            self.broken.append(f"{what} ({otherwise})")

    def enough(self, what: str, seen: int, least: int) -> None:
        """With fewer, nothing is proven, unless it has been found that a promise broke."""
        say(f"  {what}: {seen}")
        if seen < least and not self.broken:
            raise StopError(f"this proves nothing: {what} {seen}, {least} are needed.")
