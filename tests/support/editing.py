"""A page for editors, followed to the letter: its pieces are pasted into a copy of the project."""

import re
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from tests.support.project import ROOT

COPIED = (
    "certification",
    "docs",
    "drawings",
    "interaction_model",
    "lambda",
    "reference",
    "simulator",
    "Makefile",
    "skill.json",
)

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PASTE = re.compile(
    r"^In `(?P<file>[^`]+)`, (?:above the entry `(?P<entry>\w+)`"
    r"|below the line `(?P<line>[^`]+)`|at the end):\n\n```\w+\n(?P<piece>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to paste."""

    file: str
    entry: str | None
    """The id of the entry above which it goes."""
    line: str | None
    """The line below which it goes; at the end of the file without either."""
    text: str

    def paste(self, root: Path) -> None:
        """Paste it into a copy of the project."""
        path = root / self.file
        before = path.read_text(encoding="utf-8")
        path.write_text(self._pasted(before), encoding="utf-8")

    def _pasted(self, before: str) -> str:
        if self.entry is not None:
            anchor = f'    {{\n      "id": "{self.entry}",\n'
            assert before.count(anchor) == 1, f"{self.file}: {self.entry}"
            return before.replace(anchor, self.text + anchor)
        if self.line is not None:
            anchor = f"\n{self.line}\n"
            assert before.count(anchor) == 1, f"{self.file}: {self.line}"
            return before.replace(anchor, anchor + self.text)
        return before + self.text


def section(page: str, title: str) -> str:
    """Give what stands under a heading, up to the next of its rank."""
    _, found, rest = page.partition(f"\n## {title}\n")
    assert found, title
    return rest.partition("\n## ")[0]


def pieces(text: str) -> list[Piece]:
    """Give everything that a section says to paste, in its order."""
    return [
        Piece(found["file"], found["entry"], found["line"], found["piece"])
        for found in _PASTE.finditer(text)
    ]


def copy_project(root: Path, *, locales: Collection[str]) -> None:
    """Copy what an editor works on, as far as it concerns the models of these locales."""
    skip = shutil.ignore_patterns("__pycache__", "node_modules")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=skip)
        else:
            shutil.copy(source, root / name)
    for pattern in ("*.json", "*/locales/*.yaml"):
        for path in (root / "interaction_model").glob(pattern):
            if path.stem not in locales:
                path.unlink()
