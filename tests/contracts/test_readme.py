"""What the README shows is what happens."""

import os
import re

from tests.support.project import ROOT
from tests.support.world import World

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_transcript_runs_as_it_is_printed() -> None:
    lines = re.findall(r"^(You|Alexa): (.+)$", README, re.MULTILINE)
    assert len(lines) >= 20
    with World() as world:
        for (speaker, said), (answerer, printed) in zip(lines[::2], lines[1::2], strict=True):
            assert (speaker, answerer) == ("You", "Alexa")
            assert world.say(said) == printed, world.told(f"the README prints: {printed}")


def test_every_make_target_is_documented() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE)) - {"help"}
    documented = set(re.findall(r"^\| `make ([a-z]+)` \|", README, re.MULTILINE))
    assert documented == targets


def test_every_environment_variable_is_documented() -> None:
    folders = ("lambda", "simulator", "webservice")
    sources = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    pattern = re.compile(r"environ(?:\.get\(|\[)\s*\"([A-Z_]+)\"")
    read = {name for path in sources for name in pattern.findall(path.read_text("utf-8"))}
    assert read, os.fspath(ROOT)
    for name in read:
        assert f"`{name}" in README, f"{name} is read, but the README does not tell of it"
