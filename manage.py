#!/usr/bin/env python
"""Django's command-line entry point."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    # Servers alone count for Prometheus in that folder; a command would leave files behind.
    os.environ.pop("PROMETHEUS_MULTIPROC_DIR", None)
    execute_from_command_line(sys.argv)
