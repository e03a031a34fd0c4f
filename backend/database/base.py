"""PostgreSQL as Django speaks to it; a pooled connection is looked at before it is used."""

import select
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError
from psycopg_pool import ConnectionPool


class DatabaseWrapper(base.DatabaseWrapper):
    """Without CONN_HEALTH_CHECKS, whose empty statement costs a round trip in every request.

    A server that ends a connection says so, and the operating system knows of a peer that vanished
    (backend.connections): only where something waits to be read on an idle line is it asked.
    """

    @contextmanager
    def borrowed(self) -> Iterator[Connection[Any]]:
        """The driver's connection for one statement, without the preparations of a request.

        Raises the errors of psycopg, and PoolTimeout. Where there is no pool, it is our own.
        """
        if self.pool is None:
            self.ensure_connection()
            yield self.connection
            return
        line = self.get_new_connection({})  # The pool knows how.
        try:
            if not line.autocommit:
                line.autocommit = True
            yield line
        finally:
            self.pool.putconn(line)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        while True:
            connection = super().get_new_connection(conn_params)
            if self.pool is None or not _has_said_something(connection) or _answers(connection):
                return connection
            connection.close()
            self.pool.putconn(connection)


def _has_said_something(connection: Any) -> bool:
    line = select.poll()
    line.register(connection.fileno(), select.POLLIN)
    return bool(line.poll(0))


def _answers(connection: Any) -> bool:
    try:
        ConnectionPool.check_connection(connection)
    except OperationalError:
        return False
    return True
