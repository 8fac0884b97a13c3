"""What is read later cannot be told from what was read at once."""

import copy
import json
import pickle
from typing import Any

import pytest

from relief.quick.later import Later

RAW = {"a": "1", "b": None, "c": "3"}
READ = {"a": 1, "b": None, "c": 3}


def later() -> Later:
    return Later(dict(RAW), int)


def test_only_what_is_asked_for_is_read() -> None:
    read: list[str] = []

    def reading(part: str) -> int:
        read.append(part)
        return int(part)

    slots = Later(dict(RAW), reading)
    assert slots["a"] == 1
    assert slots.get("b", "default") is None
    assert slots.get("nowhere", "default") == "default"
    assert read == ["1"]
    assert slots["a"] == 1
    assert list(slots) == ["a", "b", "c"]
    assert read == ["1", "3"]


def test_what_is_not_there_raises_as_ever() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        later()["nowhere"]
    with pytest.raises(ValueError, match="x"):
        Later({"a": "x"}, int).get("a")


CALLS: dict[str, Any] = {
    "__contains__": lambda d: ("c" in d, "x" in d),
    "__delitem__": lambda d: d.__delitem__("b"),
    "__eq__": lambda d: (d == READ, d == {}),
    "__getitem__": lambda d: d["c"],
    "__ior__": lambda d: d.__ior__({"d": 4}),
    "__iter__": list,
    "__len__": lambda d: (len(d), bool(d)),
    "__ne__": lambda d: (d != READ, d != {}),
    "__or__": lambda d: d | {"d": 4},
    "__repr__": repr,
    "__reversed__": lambda d: list(reversed(d)),
    "__ror__": lambda d: {"d": 4} | d,
    "__setitem__": lambda d: d.__setitem__("a", 5),
    "__reduce_ex__": lambda d: dict(copy.copy(d)),
    "clear": lambda d: d.clear(),
    "copy": lambda d: d.copy(),
    "get": lambda d: d.get("c"),
    "items": lambda d: list(d.items()),
    "keys": lambda d: list(d.keys()),
    "pop": lambda d: d.pop("a"),
    "popitem": lambda d: d.popitem(),
    "setdefault": lambda d: (d.setdefault("a", 9), d.setdefault("z", 9)),
    "update": lambda d: d.update({"c": 7}, z=1),
    "values": lambda d: list(d.values()),
}
OF_ANY_OBJECT = frozenset(dir(object)) - {"__eq__", "__ne__", "__repr__", "__reduce_ex__"}
OF_THE_CLASS = {"__class_getitem__", "fromkeys"}


def test_every_method_of_a_dict_is_tried() -> None:
    assert set(dir(dict)) - OF_ANY_OBJECT - OF_THE_CLASS == CALLS.keys()


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("asked", ["", "c"])
def test_every_method_does_as_that_of_a_dict(name: str, asked: str) -> None:
    one, other = later(), dict(READ)
    if asked:
        assert one[asked] == other[asked]
    assert CALLS[name](one) == CALLS[name](other)
    assert list(one.items()) == list(other.items())


@pytest.mark.parametrize(
    "use",
    [
        dict,
        list,
        sorted,
        len,
        bool,
        str,
        json.dumps,
        copy.deepcopy,
        lambda d: {**d},
        lambda d: dict(**d),
        lambda d: {"first": 0} | d,
        lambda d: pickle.loads(pickle.dumps(d)),  # noqa: S301 - it was written here
    ],
)
def test_everybody_else_sees_a_dict(use: Any) -> None:
    assert use(later()) == use(dict(READ))


def test_it_reads_nothing_twice_and_changes_nothing_that_it_was_given() -> None:
    given = dict(RAW)
    slots = Later(given, int)
    slots["a"] = 5
    slots.clear()
    assert slots == {}
    assert given == RAW
