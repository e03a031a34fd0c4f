"""A server with DEBUG off, as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

KEYS = {
    "SECRET_KEY": "Zq3vT9xLr2Wm8Kp5Yc7Nd4Bf6Hj1Gs0Aa-Ee_Ii.Oo~Uu+Xx=Qq",
    "JWT_SECRET_KEY": "pW4nB7cM1zK9xJ3vH6gF8dS2aQ5lY0tR-rE_wU.iO~jA+sD=fG/h",
}
KEYS_BEFORE = {
    "SECRET_KEY_PREVIOUS": "Ts8yB1nQv4Zk6Gw3Lj9Xc5Pm7Rd2Hf0Uu+Oo~Ee-Ii.Aa_Yy=Tz",
    "JWT_SECRET_KEY_PREVIOUS": "hV5kD2wX8cN1sJ7tB9gZ4mP6rQ3fL0eY-uO_aI.iE~yU+oA=vTb",
}
FIT = {
    **KEYS,
    "DEBUG": "false",
    "ALLOWED_HOSTS": "leave.company.example",
    "CORS_ALLOWED_ORIGINS": "https://leave.company.example",
    "DATABASE_URL": "postgresql://leave:q7Xw2Lk9@db.internal:5432/leave",
    "NUM_PROXIES": "1",
}


def run(*arguments: str, **changed: str) -> subprocess.CompletedProcess[str]:
    """Python with these arguments, in an environment fit for production but for the changes."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        env=kept | {"DJANGO_SETTINGS_MODULE": "backend.settings"} | FIT | changed,
        cwd=Path(settings.BASE_DIR),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_database_url() -> str:
    facts = connection.settings_dict
    person = f"{facts['USER']}:{facts['PASSWORD']}".rstrip(":")
    return f"postgresql://{person}@/{facts['NAME']}?host={facts['HOST']}&port={facts['PORT']}"
