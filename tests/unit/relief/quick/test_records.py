"""The quick dataclasses behave as the standard library's, each of them."""

import dataclasses
import functools
import importlib
import pkgutil
import subprocess
import sys
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar
from typing import Any, ClassVar

import pytest

import relief
from relief.domain.conversation import Asked
from relief.domain.question import Question
from relief.quick import records as quick_records
from tests.support.project import ROOT

records: Any = quick_records
"""As mypy does not see it."""


def every_record() -> list[Any]:
    """Give every class of the skill that is made quick."""
    names = [module.name for module in pkgutil.walk_packages(relief.__path__, "relief.")]
    modules = [importlib.import_module(name) for name in names]
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    found = [kind for kind in kinds if "_known" in vars(kind)]
    return sorted(found, key=lambda kind: f"{kind.__module__}.{kind.__name__}")


def made(*names: str, **defaults: object) -> tuple[Any, Any]:
    """Make a class both ways: quick, and the standard library's."""
    body = {"__annotations__": dict.fromkeys(names, Any), "__doc__": "It.", **defaults}
    quick, plain = type("It", (), dict(body)), type("It", (), dict(body))
    return records.dataclass(frozen=True)(quick), dataclasses.dataclass(frozen=True)(plain)


def test_the_skill_has_some() -> None:
    assert len(every_record()) > 25


@pytest.mark.parametrize("kind", every_record(), ids=lambda kind: kind.__qualname__)
def test_each_has_the_fields_that_the_standard_would_find(kind: Any) -> None:
    body = {"__annotations__": kind.__annotations__, "__doc__": "It."}
    defaults = {name: vars(kind)[name] for name in kind.__annotations__ if name in vars(kind)}
    factories = {n: d for n, d in defaults.items() if type(d).__name__ == "_Factory"}
    made = {n: dataclasses.field(default_factory=d.make) for n, d in factories.items()}
    theirs: Any = dataclasses.dataclass(frozen=True)(type("It", (), body | defaults | made))
    expected = [(f.name, f.default, f.default_factory) for f in dataclasses.fields(theirs)]
    assert [(f.name, f.default, f.default_factory) for f in dataclasses.fields(kind)] == expected
    assert kind.__match_args__ == theirs.__match_args__


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((1,), {}),
        ((1, 2), {}),
        ((), {"a": 1}),
        ((1,), {"b": 5}),
        ((), {}),
        ((1, 2, 3), {}),
        ((1,), {"a": 1}),
        ((1,), {"c": 1}),
    ],
)
def test_instances_are_made_alike(values: Any, named: Any) -> None:
    quick, plain = made("a", "b", b=7)
    for _ in range(2 * records._FEW):  # the class changes with the number of its instances
        try:
            expected = plain(*values, **named)
        except TypeError:
            with pytest.raises(TypeError):
                quick(*values, **named)
            continue
        it = quick(*values, **named)
        assert (it.a, it.b) == (expected.a, expected.b)
        assert repr(it) == repr(expected).replace("made.<locals>.", "")


def test_a_default_is_made_for_each() -> None:
    quick, _ = made("many", many=records.field(default_factory=list))
    for _ in range(records._FEW):
        one, other = quick(), quick()
        assert one.many == other.many == []
        assert one.many is not other.many
        assert quick([1]).many == [1]


def test_only_a_class_of_many_gets_an_init_of_its_own() -> None:
    quick, _ = made("a")
    before = quick.__init__
    assert [quick(number).a for number in range(5)] == [0, 1, 2, 3, 4]
    assert quick.__init__ is before
    assert [quick(number).a for number in range(records._FEW)] == list(range(records._FEW))
    assert quick.__init__ is not before


def test_they_are_equal_by_their_fields_and_their_class() -> None:
    quick, _ = made("a", "b")
    other, _ = made("a", "b")
    assert quick(1, 2) == quick(1, 2)
    assert quick(1, 2) != quick(1, 3)
    assert quick(1, 2) != other(1, 2)
    assert quick(1, 2) != (1, 2)
    assert len({quick(1, 2), quick(1, 2), quick(2, 1)}) == 2
    with pytest.raises(TypeError):
        hash(quick([], 1))


def test_without_fields_all_are_equal() -> None:
    quick, plain = made()
    assert quick() == quick()
    assert hash(quick()) == hash(plain())
    assert repr(quick()) == "It()"


def test_they_are_frozen() -> None:
    quick, _ = made("a")
    it = quick(1)
    with pytest.raises(FrozenInstanceError):
        it.a = 2
    with pytest.raises(FrozenInstanceError):
        it.b = 2
    with pytest.raises(FrozenInstanceError):
        del it.a
    assert it.a == 1


@pytest.mark.parametrize("replace", [records.replace, dataclasses.replace])
def test_they_are_replaced_by_ours_and_by_the_standards(replace: Any) -> None:
    quick, _ = made("a", "b", b=7)
    assert replace(quick(1), b=8) == quick(1, 8)
    with pytest.raises(TypeError):
        replace(quick(1), c=8)


def test_what_a_record_worked_out_is_not_taken_along() -> None:
    quick, _ = made("a", doubled=functools.cached_property(lambda self: self.a * 2))
    it = quick(1)
    assert it.doubled == 2
    assert records.replace(it, a=4).doubled == 8
    with pytest.raises(TypeError):
        records.replace(it, doubled=9)


def test_what_the_class_defines_itself_stays() -> None:
    quick, _ = made("a", __repr__=lambda self: "mine", __eq__=lambda self, other: True)
    assert repr(quick(1)) == "mine"
    assert quick(1) == 5


def test_the_standard_library_knows_them() -> None:
    quick, _ = made("a", "b", b=7)
    known: object = dataclasses.is_dataclass(quick)
    assert known
    assert dataclasses.asdict(quick(1)) == {"a": 1, "b": 7}


def test_they_match_by_position() -> None:
    match Asked(Question.MORE, "legs_on_chair"):
        case Asked(question, routine):
            assert (question, routine) == (Question.MORE, "legs_on_chair")


def test_others_are_left_to_the_standard_library() -> None:
    class Parent:
        a: int = 1

    class Child(Parent):
        b: int = 2

    class Changing:
        a: int = 1

    class Ordered:
        a: int = 1

    child = records.dataclass(frozen=True)(Child)
    changing = records.dataclass()(Changing)
    ordered = records.dataclass(frozen=True, order=True)(Ordered)
    assert not any("_known" in vars(kind) for kind in (child, changing, ordered))
    it = changing()
    it.a = 2
    assert it == changing(2)
    assert ordered(1) < ordered(2)


ANY: Any = 0


class WithOne:
    a: int
    count: ClassVar[int] = 0


class WithBare:
    a: int
    count: ClassVar = 0


class WithWritten:
    a: int
    count: "ClassVar[int]" = 0


class WithInit:
    a: int
    count: InitVar[int] = ANY


class WithMark:
    a: int
    _: KW_ONLY
    count: int = 0


@pytest.mark.parametrize("kind", [WithOne, WithBare, WithWritten, WithInit, WithMark])
def test_what_is_no_field_is_none(kind: type) -> None:
    ours = records.dataclass(frozen=True)(type("It", (), dict(vars(kind))))
    theirs: Any = dataclasses.dataclass(frozen=True)(type("It", (), dict(vars(kind))))
    assert [f.name for f in dataclasses.fields(ours)] == [
        f.name for f in dataclasses.fields(theirs)
    ]
    assert ours.__match_args__ == theirs.__match_args__
    assert repr(ours(1)) == repr(theirs(1))
    assert ours(1) == ours(1)


def test_the_standard_librarys_is_not_loaded_for_them() -> None:
    program = (
        "import sys; sys.path.insert(0, 'lambda'); from relief.domain.routine import Place;"
        "from datetime import datetime; Place('x', 1, datetime.now());"
        "assert 'dataclasses' not in sys.modules"
    )
    done = subprocess.run(  # noqa: S603 - a fixed program
        [sys.executable, "-S", "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
