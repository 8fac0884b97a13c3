"""What the README shows is what happens."""

import re

from tests.support.project import ROOT
from tests.support.world import World

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_transcript_runs_as_it_is_printed() -> None:
    lines = re.findall(r"^(You|Alexa): (.+)$", README, re.MULTILINE)
    assert len(lines) >= 20
    with World() as world:
        for (speaker, said), (answerer, printed) in zip(lines[::2], lines[1::2], strict=True):
            assert (speaker, answerer) == ("You", "Alexa")
            assert world.say(said) == printed, world.told(f"the README prints: {printed}")
