import os
import signal
import subprocess
import sys

import pytest

from devtools import processes
from devtools.keeper import command_line
from devtools.places import LOGS, ROOT
from devtools.tests.waiting import eventually

PARENT = """
import os
from devtools import processes
print(processes.start(["sleep", "600"], dict(os.environ)).pid, flush=True)
input()
"""


def is_gone(pid: int) -> bool:
    return command_line(pid) == ""


def test_ends_a_child_with_everything_it_started() -> None:
    log = LOGS / "test-family.log"
    family = ["sh", "-c", "sleep 600 & echo $!; wait"]
    child = processes.start(family, dict(os.environ), log=log)
    assert eventually(lambda: log.read_text().endswith("\n"))
    grandchild = int(log.read_text())

    processes.end(child)

    assert child.returncode == -signal.SIGTERM
    assert eventually(lambda: is_gone(grandchild))


def test_insists_when_a_child_does_not_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "GRACE_SECONDS", 0.1)
    log = LOGS / "test-deaf.log"
    deaf = ["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 600; done"]
    child = processes.start(deaf, dict(os.environ), log=log)
    assert eventually(lambda: log.read_text() == "ready\n")

    processes.end(child)

    assert child.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of such a death")
def test_a_child_does_not_outlive_a_killed_parent() -> None:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", PARENT]
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert not is_gone(child)
        parent.kill()

    assert eventually(lambda: is_gone(child))


def test_a_failed_step_names_its_log_and_the_line_that_tells() -> None:
    noisy = ["sh", "-c", "echo starting; echo 'Error: no such table'; echo bye; exit 3"]

    with pytest.raises(processes.StepFailedError) as failure:
        processes.run("test step", noisy)

    assert "Error: no such table" in str(failure.value)
    assert str(LOGS / "test-step.log") in str(failure.value)
    assert failure.value.output == "starting\nError: no such table\nbye\n"
