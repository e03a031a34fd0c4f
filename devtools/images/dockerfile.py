"""Builds what a Dockerfile describes into a plain folder, running its own RUN lines."""

from __future__ import annotations

import fnmatch
import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Dict, Iterator, List, Set, Tuple

from devtools import processes
from devtools.console import StopError
from devtools.places import ROOT

LAST = "last"
WITHOUT_EFFECT_HERE = {"EXPOSE", "USER"}


@dataclass
class Image:
    """A folder that stands for the root of the image."""

    root: Path
    env: Dict[str, str]
    workdir: str = "/"
    command: List[str] = field(default_factory=list)
    healthcheck: List[str] = field(default_factory=list)

    def inside(self, path: str) -> Path:
        return self.root / str(PurePosixPath(self.workdir) / path).lstrip("/")

    @property
    def folder(self) -> Path:
        return self.inside(".")


def build(dockerfile: Path, into: Path, env: Dict[str, str]) -> Dict[str, Image]:
    """Every stage by its name; the one without a name is the LAST."""
    work = Build(dockerfile, into, env)
    for word, text in instructions(dockerfile):
        work.follow(word, text)
    return work.stages


class Build:
    """The stages of one Dockerfile, each in a folder of its own."""

    def __init__(self, dockerfile: Path, into: Path, env: Dict[str, str]) -> None:
        self.dockerfile = dockerfile
        self.into = into
        self.env = env
        self.stages: Dict[str, Image] = {}
        self.image = Image(into, env)

    def follow(self, word: str, text: str) -> None:
        handlers = {
            "FROM": self._from,
            "ENV": self._env,
            "WORKDIR": self._workdir,
            "RUN": self._run,
            "COPY": self._copy,
            "HEALTHCHECK": self._healthcheck,
            "CMD": self._cmd,
        }
        if word in handlers:
            handlers[word](text)
        elif word not in WITHOUT_EFFECT_HERE:
            raise StopError(f"{self.dockerfile}: cannot exercise {word}.")

    def _from(self, text: str) -> None:
        base, *name_given = text.split(" AS ")
        name = name_given[0] if name_given else LAST
        if base in self.stages:
            self.image = self.stages[base]
        else:
            self.image = Image(self.into / name, dict(self.env))
            self.image.root.mkdir(parents=True)
        self.stages[name] = self.image

    def _env(self, text: str) -> None:
        for name, value in (pair.split("=", 1) for pair in text.split()):
            self.image.env[name] = self._here(value)

    def _workdir(self, text: str) -> None:
        self.image.workdir = text
        self.image.folder.mkdir(parents=True, exist_ok=True)

    def _run(self, text: str) -> None:
        if text.startswith("apt-get "):
            return  # What it would install, `refuse_missing_programs` asks of this machine.
        what = f"image {self.dockerfile.parent.name} {text.split(maxsplit=1)[0]}"
        command = ["sh", "-euc", self._here(text)]
        processes.run(what, command, self.image.env, self.image.folder)

    def _copy(self, text: str) -> None:
        *sources, target = text.split()
        origin = ROOT
        if sources[0].startswith("--from="):
            origin = self.stages[sources.pop(0)[len("--from=") :]].root
        into = self.image.inside(target)
        for source in sources:
            _copy(origin / source.lstrip("/"), into, is_folder=target.endswith(("/", ".")))

    def _healthcheck(self, text: str) -> None:
        self.image.healthcheck = json.loads(text.partition("CMD")[2])

    def _cmd(self, text: str) -> None:
        self.image.command = json.loads(text)

    def _here(self, text: str) -> str:
        """Absolute paths of the image, as paths of this machine."""
        return text.replace("/var/lib/", f"{self.image.root}/var/lib/")


def instructions(dockerfile: Path) -> Iterator[Tuple[str, str]]:
    text = dockerfile.read_text().replace("\\\n", " ")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            word, _, rest = line.partition(" ")
            yield word, rest.strip()


def _copy(source: Path, target: Path, is_folder: bool) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=_ignored, symlinks=True, dirs_exist_ok=True)
        return
    place = target / source.name if is_folder else target
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, place)


def _ignored(folder: str, names: List[str]) -> Set[str]:
    """What .dockerignore keeps out of the build; a build's own results are all copied."""
    if not Path(folder).is_relative_to(ROOT):
        return set()
    inside = os.path.relpath(folder, ROOT)
    paths = {name: os.path.normpath(os.path.join(inside, name)) for name in names}
    patterns = (ROOT / ".dockerignore").read_text().split()
    return {name for name, path in paths.items() if any(_matches(path, one) for one in patterns)}


def _matches(path: str, pattern: str) -> bool:
    if pattern.startswith("**/"):
        return fnmatch.fnmatch(os.path.basename(path), pattern[3:])
    return fnmatch.fnmatch(path, pattern)
