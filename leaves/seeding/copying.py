"""Rows by the thousand: COPY, with every constraint and trigger on."""

from collections.abc import Iterable, Iterator

from django.db import connection, models

AT_A_TIME = 5_000


def ids(model: type[models.Model], at_a_time: int = AT_A_TIME) -> Iterator[int]:
    """Ids of a model, taken from its sequence, so that nobody else gets them."""
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [model._meta.db_table, at_a_time],
            )
            taken = [row[0] for row in cursor.fetchall()]
        yield from taken


class Sheet:
    """Rows of one table that are written together."""

    def __init__(self, model: type[models.Model], columns: str) -> None:
        self.table, self.columns = model._meta.db_table, ", ".join(columns.split())
        self.rows: list[tuple[object, ...]] = []

    def add(self, *values: object) -> None:
        self.rows.append(values)

    def write(self) -> None:
        copy_in = f"COPY {self.table} ({self.columns}) FROM STDIN"
        with connection.cursor() as cursor, cursor.copy(copy_in) as copy:
            for row in self.rows:
                copy.write_row(row)


def write(sheets: Iterable[Sheet]) -> None:
    for sheet in sheets:
        sheet.write()
