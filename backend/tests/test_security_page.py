"""docs/security.md names what shows each promise; a name that is gone shows nothing."""

import re
from pathlib import Path

import pytest
from django.conf import settings

PAGE = Path(settings.BASE_DIR) / "docs" / "security.md"
NAMED = sorted(set(re.findall(r"`([\w.-]+(?:/[\w.-]+)+(?:::\w+)?)`", PAGE.read_text())))
CHAPTERS = [f"**V{number}**" for number in range(1, 18)]
RISKS = [f"| API{number} " for number in range(1, 11)]


@pytest.mark.parametrize("name", NAMED)
def test_what_the_page_names_is_there(name: str) -> None:
    path, _, test = name.partition("::")
    file = Path(settings.BASE_DIR) / path

    assert file.is_file()
    assert not test or f"def {test}(" in file.read_text()


def test_the_page_goes_through_every_chapter_and_every_risk() -> None:
    text = PAGE.read_text()

    assert len(NAMED) > 30
    assert [each for each in (*CHAPTERS, *RISKS) if each not in text] == []
    assert [
        row for row in text.splitlines() if row.startswith("| **V") and row.count("|") != 5
    ] == []


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`dev\.py (\w+)", PAGE.read_text()))))
def test_the_commands_it_names_are_there(command: str) -> None:
    commands = (Path(settings.BASE_DIR) / "devtools" / "commands.py").read_text()

    assert f'    "{command}": ' in commands
