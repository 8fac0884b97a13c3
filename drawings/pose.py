"""Poses as an author writes them in ``poses/*.toml``.

A picture has what lies or stands there (``props``), and at most a ``person`` and a ``ghost``, which
shows where the person comes from. ``like`` takes over another picture; what is given as well
takes the place of what it says.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent / "poses"

Entry = Mapping[str, Any]
"""One picture, one person or one limb, as parsed."""


class PoseError(ValueError):
    """A pose is not written as it should be; tells which."""


def read(folder: Path = FOLDER) -> dict[str, Entry]:
    """Read all poses, by the id of their picture."""
    written: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.toml")):
        for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if name in written:
                raise PoseError(f"{name} stands twice")
            written[name] = entry
    return {name: _whole(name, written) for name in written if not name.startswith("_")}


def _whole(name: str, written: Mapping[str, Entry]) -> Entry:
    """Give a pose with all that it takes over from others."""
    if name not in written:
        raise PoseError(f"there is no pose {name}")
    entry = written[name]
    base = _whole(entry["like"], written) if "like" in entry else {}
    return _over(base, {key: value for key, value in entry.items() if key != "like"})


def _over(base: Entry, entry: Entry) -> Entry:
    """Lay an entry over another; a person's limbs are changed one by one."""
    changed = dict(base)
    for key, value in entry.items():
        person = key in {"person", "ghost"}
        changed[key] = {**base.get(key, {}), **value} if person else value
    return changed
