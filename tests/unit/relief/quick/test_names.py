"""The quick enumerations behave as the standard library's, each of them."""

import copy
import enum
import importlib
import json
import pickle
import pkgutil
from typing import Any

import pytest

import relief
from relief.intents import Intent
from relief.quick import names as quick_names

names: Any = quick_names
"""As mypy does not see it."""


def every_kind() -> list[Any]:
    """Give every class of names of the skill."""
    modules = [module.name for module in pkgutil.walk_packages(relief.__path__, "relief.")]
    parts = [part for name in modules for part in vars(importlib.import_module(name)).values()]
    kinds = {part for part in parts if isinstance(part, names._Names) and part.__bases__ != (str,)}
    return sorted(kinds, key=lambda kind: f"{kind.__module__}.{kind.__name__}")


def standard(kind: Any) -> Any:
    """Make the same of the standard library's."""
    members = {name: str(member.value) for name, member in kind._by_name.items()}
    return enum.StrEnum(kind.__name__, members)


def outcome(call: Any) -> Any:
    try:
        return call()
    except Exception as error:
        return type(error)


def test_the_skill_has_some() -> None:
    assert {"Prompt", "Intent", "Question", "Label"} <= {kind.__name__ for kind in every_kind()}
    assert not [kind for kind in every_kind() if not len(kind)]


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.__qualname__)
def test_each_is_as_the_standard_would_make_it(kind: Any) -> None:
    theirs = standard(kind)
    assert [(m.name, m.value) for m in kind] == [(m.name, m.value) for m in theirs]
    assert len(kind) == len(theirs)
    for ours, other in zip(kind, theirs, strict=True):
        assert ours == other == ours.value
        assert hash(ours) == hash(other)
        assert repr(ours) == repr(other)
        assert (str(ours), f"{ours:>20}", f"{ours}") == (str(other), f"{other:>20}", f"{other}")
        assert type(str(ours)) is type(ours.value) is str
        assert json.dumps({ours: ours}) == json.dumps({other: other})
        assert kind(ours.value) is kind(ours) is kind[ours.name] is ours
        assert getattr(kind, ours.name) is ours
        assert ours in kind
        assert copy.copy(ours) is copy.deepcopy(ours) is pickle.loads(pickle.dumps(ours)) is ours  # noqa: S301 - our own


@pytest.mark.parametrize("value", ["nothing", "", 1, None, [], {}])
def test_what_is_no_member_is_refused_alike(value: Any) -> None:
    theirs = standard(Intent)
    assert outcome(lambda: Intent(value)) is outcome(lambda: theirs(value)) is ValueError
    assert outcome(lambda: Intent[value]) is outcome(lambda: theirs[value])
    assert value not in list(Intent)
    assert value not in Intent


def test_a_member_stays_what_it_is() -> None:
    with pytest.raises(AttributeError):
        Intent.YES = "another"  # type: ignore[misc]
    assert Intent.YES.value == "AMAZON.YesIntent"


def test_two_names_of_one_text_are_one_member() -> None:
    body = {"FIRST": "a", "SECOND": "b", "AGAIN": "a", "__doc__": "Letters."}
    ours = names._Names("Letters", (names.StrEnum,), dict(body))
    assert ours.AGAIN is ours["AGAIN"] is ours.FIRST
    assert [member.name for member in ours] == [member.name for member in standard(ours)]
    assert ours.__doc__ == "Letters."
