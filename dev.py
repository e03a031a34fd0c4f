#!/usr/bin/env python3
# /// script
# requires-python = ">=3.8"
# dependencies = []
# ///
"""The one entry for a fresh machine: Python 3.8 or newer, or uv, is all it needs.

python3 dev.py up       serve the product on http://127.0.0.1:8000
python3 dev.py test     run every test
"""

import sys

if sys.version_info < (3, 8):
    sys.exit("dev.py needs Python 3.8 or newer; or install uv and run: uv run dev.py up")

if sys.platform == "win32":
    sys.exit("dev.py runs on Linux and macOS; on Windows run it inside WSL 2.")

from devtools.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
