"""What the documents name is there, and what is there is named."""

import ast
import fnmatch
import os
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.support.documents import DOCUMENTS, kinds, prose
from tests.support.project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PAGES = pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: str(page.name))

MADE = ("build/", ".venv/")
"""Where the commands put what they make."""
UNSAID = {
    "PATH": "the system's own",
    "HOSTED_FOLDER": "a test tells it to the server that it starts",
}
"""Variables that are read, but are nobody's to set."""
_ENVIRONMENTS = {"environ", "environment"}


@cache
def everything() -> frozenset[str]:
    """Give the path of every file and folder of the project, with a slash in front."""
    skipped = {".git", ".venv", "build", "node_modules", "__pycache__"}
    found = set()
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in skipped]
        inside = f"/{Path(folder).relative_to(ROOT).as_posix()}".removesuffix("/.")
        found |= {f"{inside}/{name}" for name in (*folders, *names)}
    return frozenset(found)


def is_there(named: str) -> bool:
    """Tell whether something has this path, or ends in it; ``*`` and ``<name>`` stand for any."""
    return bool(fnmatch.filter(everything(), "*/" + re.sub(r"<\w+>", "*", named.strip("/"))))


def paths(text: str) -> Iterator[str]:
    """Give what stands between backticks and looks like a path."""
    for token in re.findall(r"`([^`\n]+)`", prose(text)):
        named = token.partition("::")[0]
        looks = re.fullmatch(
            r"\.?[\w.*<>-]+(/[\w.*<>-]+)*(/|\.(py|json|ya?ml|toml|md|txt|js))", named
        )
        if looks and not named.startswith(MADE):
            yield named


def anchors(page: Path) -> set[str]:
    """Give the anchors that GitHub makes of headings."""
    headings = re.findall(r"^#+ (.+)$", prose(page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@PAGES
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in link:
            file, _, anchor = link.partition("#")
            target = page.parent / file if file else page
            assert target.exists(), link
            assert not anchor or anchor in anchors(target), link


@PAGES
def test_every_path_is_there(page: Path) -> None:
    missing = [path for path in paths(page.read_text(encoding="utf-8")) if not is_there(path)]
    assert not missing, f"{page.name} names what is not there: {missing}"


@PAGES
def test_every_block_says_what_it_is(page: Path) -> None:
    """Those of ``sh`` are commands, each of which a test runs."""
    known = {"sh", "text", "json", "yaml", "toml", "mermaid"}
    assert kinds(page.read_text(encoding="utf-8")) <= known


@PAGES
def test_every_target_that_is_named_is_there(page: Path) -> None:
    """So that nobody is sent to a command that has gone."""
    targets = set(re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE))
    named = re.findall(r"`make (?:-s )?([a-z]+)", page.read_text(encoding="utf-8"))
    assert set(named) <= targets


@PAGES
def test_every_module_that_is_to_be_started_is_there(page: Path) -> None:
    named = set(re.findall(r"python -m ([\w.]+)", page.read_text(encoding="utf-8")))
    assert all(find_spec(module) for module in named), named


def test_every_document_can_be_found_from_the_readme() -> None:
    found, new = set(), {ROOT / "README.md"}
    while new:
        page = new.pop()
        found.add(page)
        links = re.findall(r"\]\(([^)\s#:]+\.md)[)#]", page.read_text(encoding="utf-8"))
        new |= {(page.parent / link).resolve() for link in links} - found
    assert set(DOCUMENTS) - {ROOT / "CHANGELOG.md"} <= found


def settings() -> set[str]:
    """Give the variables of the README's table."""
    return set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))


def read_from_environment() -> set[str]:
    """Give every variable that Python code reads, by its name or by a constant that holds it.

    Unit tests are left out: what they read is made up.
    """
    sources = (path for path in everything() if path.endswith(".py") and "/unit/" not in path)
    return {
        name
        for path in sources
        for name in _read_in(ast.parse((ROOT / path[1:]).read_text(encoding="utf-8")))
    }


def _read_in(tree: ast.Module) -> Iterator[str]:
    constants = {
        getattr(target, "id", ""): node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    }
    for node in ast.walk(tree):
        key: ast.expr | None = None
        if isinstance(node, ast.Subscript) and _is_environment(node.value):
            key = node.slice
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "get"
            and _is_environment(node.func.value)
        ):
            key = node.args[0]
        if isinstance(key, ast.Constant):
            yield str(key.value)
        elif isinstance(key, ast.Name):
            yield str(constants[key.id])


def _is_environment(node: ast.expr) -> bool:
    return getattr(node, "attr", getattr(node, "id", "")) in _ENVIRONMENTS


def read_by_make() -> set[str]:
    """Give what the Makefile takes from whoever calls it."""
    return set(re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE))


def test_every_setting_is_documented_and_every_documented_one_is_there() -> None:
    assert settings() == (read_from_environment() | read_by_make()) - UNSAID.keys()


def test_what_a_command_takes_is_told_beside_it() -> None:
    taken = {
        *re.findall(r"\$\$([A-Z]+)\b", MAKEFILE),
        *re.findall(r"\$\(if \$\(([A-Z]+)\)", MAKEFILE),
    }
    assert taken >= {"NAME", "EMAIL", "PAGES", "ROUNDS"}
    for name in taken:
        assert f"`{name}=" in README, f"{name} can be given to a command; the README doesn't tell"
