"""Raw SQL that plays the code which forgot its lock, its check or its ledger row."""

from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction


def run(statement: str, *values: Any) -> None:
    """Carry out one statement, then every check that waits for the commit.

    What was written before is checked first, so that only the statement's own triggers see it.
    """
    settled = ("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED")
    with transaction.atomic(), connection.cursor() as cursor:
        for settle in settled:
            cursor.execute(settle)
        cursor.execute(statement, values)
        for settle in settled:
            cursor.execute(settle)


def refused(rule: str) -> AbstractContextManager[Any]:
    return pytest.raises(IntegrityError, match=rule)
