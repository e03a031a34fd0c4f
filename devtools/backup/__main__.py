"""`dev.py backup` and `dev.py restore`, in the environment of the project and its database."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from devtools import places, processes
from devtools.backup import arguments, base, documents, manifest, moment, retention, server, take
from devtools.backup.restore import Consent, Target
from devtools.backup.restore import restore as put_back
from devtools.console import StopError, complain, say
from devtools.places import LOCAL

INTERRUPTED = 130


def main(argv: list[str]) -> int:
    verb, *rest = argv
    os.umask(0o077)
    processes.listen_for_the_end()
    url, media = os.environ["DATABASE_URL"], Path(os.environ["MEDIA_ROOT"])
    try:
        places.prepare()
        with places.locked("backup"):
            if verb == "backup":
                return backup(arguments.backup(rest), url, media)
            return restore(arguments.restore(rest), url, media)
    except StopError as stop:
        complain(str(stop))
        return 1
    except OSError as error:
        complain(f"{error.filename or verb}: {error.strerror}.")
        return 1
    except processes.Interrupted:
        return INTERRUPTED
    finally:
        processes.end_children()


def backup(asked: argparse.Namespace, url: str, media: Path) -> int:
    if asked.files:
        say(f"{documents.mirror(media, asked.to / take.FILES)} new attachments copied")
        return 0
    if asked.base:
        made = base.backup(url, media, asked.to)
        server.note(url, "base_backup", faults=0)
        say(f"{made.folder} leads to any moment since {made.ended_at:%Y-%m-%d %H:%M:%S %Z}")
    else:
        folder, saved = take.backup(url, media, asked.to)
        server.note(url, "backup", faults=len(saved.missing))
        say(f"{folder}: {take.describe(saved)}")
        if saved.missing:
            complain(f"these attachments have a row and no file: {', '.join(saved.missing)}")
            return 1
    if asked.keep:
        retention.keep_last(asked.keep, asked.to, "base" if asked.base else "dump")
    return 0


def restore(asked: argparse.Namespace, url: str, media: Path) -> int:
    target = Target(url, media, dict(os.environ))
    consent = Consent(asked.replace, asked.migrate, asked.accept_missing, asked.accept_broken)
    if (asked.folder / manifest.NAME).exists():
        if asked.until:
            raise StopError("a dump is of one moment; --until needs a folder with bases and WAL.")
        put_back(asked.folder, target, consent)
        return 0
    with tempfile.TemporaryDirectory(prefix="moment-", dir=LOCAL) as folder:
        with moment.recovered(asked.folder, asked.until) as recovered:
            saved = take.take(recovered, [asked.folder / take.FILES, media], Path(folder))
        say(f"Recovered: {take.describe(saved)}")
        put_back(Path(folder), target, consent)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
