"""Faults inside PostgreSQL, met by whatever writes a row of a table."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

PLANT = """
    CREATE SEQUENCE fault_met;
    CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $fault$
    BEGIN
      IF nextval('fault_met') = {nth} THEN {act}; END IF;
      RETURN NEW;
    END $fault$;
    CREATE TRIGGER fault BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION fault()
"""
UPROOT = "DROP TRIGGER fault ON {table}; DROP FUNCTION fault; DROP SEQUENCE fault_met"

SLOW = "PERFORM pg_sleep(60)"
CUT_OFF = "PERFORM pg_terminate_backend(pg_backend_pid())"


def refused_with(sqlstate: str) -> str:
    return f"RAISE SQLSTATE '{sqlstate}'"


@contextmanager
def planted(act: str, *, table: str, nth: int = 1) -> Iterator[None]:
    """PL/pgSQL that the nth new row of the table meets; a rolled back one has been met too."""
    with connection.cursor() as cursor:
        cursor.execute(PLANT.format(act=act, table=table, nth=nth))
    try:
        yield
    finally:
        connection.close()  # It may be the one that was cut off.
        with connection.cursor() as cursor:
            cursor.execute(UPROOT.format(table=table))
