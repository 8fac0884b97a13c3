"""docs/deploy.md: what it names of the package and of the stack is there."""

import re

import pytest

from tests.support import packaged
from tests.support.documents import blocks
from tests.support.project import ROOT
from tests.support.template import template

PAGE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
COMMANDS = "\n".join(blocks(PAGE, "sh"))


def named(pattern: str, text: str = PAGE) -> list[str]:
    """Give what a pattern finds; something at least."""
    found = sorted(set(re.findall(pattern, text)))
    assert found, f"nothing like {pattern}"
    return found


# build/.ask/ is ask-cli's own.
@pytest.mark.parametrize("path", named(r"\bbuild/(?!\.ask)([\w./-]+)"))
def test_whatever_it_says_that_is_built_is(path: str) -> None:
    assert (packaged.build() / path).exists()


def test_its_commands_give_the_template_all_that_it_needs() -> None:
    lines = re.findall(r"--parameter-overrides (.*)$", COMMANDS, re.MULTILINE)
    assert lines
    parameters = template()["Parameters"]
    needed = {name for name, parameter in parameters.items() if "Default" not in parameter}
    assert [set(re.findall(r"(\w+)=", line)) for line in lines] == [needed] * len(lines)


@pytest.mark.parametrize("output", named(r"(?:outputs? |new |enter the )`(\w+)`"))
def test_every_output_that_is_looked_up_is_one(output: str) -> None:
    assert output in template()["Outputs"]
