"""How fast it is, in figures that hold on any machine. No figure makes it fail."""

from __future__ import annotations

import json
import sys

from devtools import places, processes
from devtools.bench.arguments import read
from devtools.bench.run import perform
from devtools.bench.table import as_json, as_markdown, machine
from devtools.console import StopError, complain, say, show

INTERRUPTED = 130


def main(argv: list[str]) -> int:
    asked = read(argv)
    processes.listen_for_the_end()
    try:
        places.prepare()
        results = perform(asked)
    except StopError as stop:
        complain(str(stop))
        return 1
    except processes.Interrupted:
        return INTERRUPTED
    finally:
        processes.end_children()
    folder = asked.out or places.LOCAL / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    arguments = {"seconds": asked.seconds, "connections": asked.connections}
    (folder / "bench.json").write_text(json.dumps(as_json(results, arguments), indent=1) + "\n")
    (folder / "bench.md").write_text(f"{machine()}\n\n{as_markdown(results)}")
    show(as_markdown(results))
    say(f"Written to {folder}/bench.json and bench.md")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
