"""How the server, unlike a command, holds its connections to PostgreSQL."""

from typing import Any

# Without these a peer that vanished is missed after hours: its worker waits, its locks stay.
SILENCE_OF_THE_DATABASE = {
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 15_000,
}
SILENCE_OF_THE_SERVER = (
    "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2"
)


def pooled(
    options: dict[str, Any], *, most: int, idle_seconds: int, patience: int = 5
) -> dict[str, Any]:
    """The options of a connection with the pool of a worker.

    A transaction whose worker stands still ends after `idle_seconds`, and its locks with it. A
    request waits `patience` seconds for a connection.
    """
    idle = f"-c idle_in_transaction_session_timeout={idle_seconds}s"
    return (
        SILENCE_OF_THE_DATABASE
        | options
        | {
            "options": f"{options['options']} {idle} {SILENCE_OF_THE_SERVER}",
            "pool": {
                "min_size": 1,
                "max_size": most,
                "timeout": patience,
                # Attempts are spread ever further apart: after a long outage, by minutes. One
                # that gives up at once leaves the next to the next request.
                "reconnect_timeout": 1,
            },
        }
    )
