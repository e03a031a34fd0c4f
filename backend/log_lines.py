"""Where log lines go: stdout, and a file where one is named, each line as JSON."""

from typing import Any

FILE_BYTES, FILES_KEPT = 50_000_000, 5


def json_lines(level: str, file: str) -> dict[str, Any]:
    """The LOGGING of Django: our own lines from `level` on, of others what matters."""
    stdout = {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}
    handlers = {"stdout": stdout} | ({"file": _rotated(file)} if file else {})
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "core.logs.json_formatter"}},
        "handlers": handlers,
        "root": {"handlers": [*handlers], "level": "WARNING"},
        "loggers": {
            "core": {"level": level},
            "users": {"level": level},
            "leaves": {"level": level},
            "django": {"handlers": [*handlers], "level": "INFO", "propagate": False},
            "django.request": {"level": "ERROR"},
        },
    }


def _rotated(file: str) -> dict[str, Any]:
    return {
        "class": "logging.handlers.RotatingFileHandler",
        "filename": file,
        "maxBytes": FILE_BYTES,
        "backupCount": FILES_KEPT,
        "formatter": "json",
    }
