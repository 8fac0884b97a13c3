"""The quick serializer reads and writes what the SDK's does, for every class there is."""

import json
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar

import pytest
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, Response

from relief.quick.serializer import QuickSerializer
from tests.unit.relief.quick.models import TIMES, every_model, payloads

SDK, QUICK = DefaultSerializer(), QuickSerializer()


def outcome(call: Any, *values: Any) -> Any:
    """Give what a call gives, told apart to the last field, or the kind of its error."""
    try:
        return described(call(*values))
    except Exception as error:
        return type(error)


def described(value: Any) -> Any:
    """Describe a value by its class and all that is in it."""
    if isinstance(value, list | tuple):
        return type(value), [described(part) for part in value]
    if isinstance(value, dict):
        return dict, {key: described(part) for key, part in value.items()}
    if isinstance(value, datetime):
        return datetime, value.isoformat(), value.utcoffset(), value.tzname()
    if hasattr(value, "deserialized_types") and not isinstance(value, Enum):
        return type(value), {key: described(part) for key, part in vars(value).items()}
    return type(value), repr(value) if isinstance(value, float) else value


def same(payload: Any, kind: Any) -> None:
    """Hold both serializers against each other: reading a text, and writing what was read."""
    text = json.dumps(payload)
    read = outcome(SDK.deserialize, text, kind)
    assert outcome(QUICK.deserialize, text, kind) == read, (kind, payload)
    assert outcome(QUICK.read, payload, kind) == read, (kind, payload)
    if not isinstance(read, type):
        model = SDK.deserialize(text, kind)
        assert outcome(QUICK.serialize, model) == outcome(SDK.serialize, model), (kind, payload)


def test_there_are_as_many_classes_as_the_sdk_has() -> None:
    assert len(every_model()) > 450


@pytest.mark.parametrize("model", every_model(), ids=lambda model: model.__module__[14:])
def test_every_class_is_read_and_written_alike(model: Any) -> None:
    for payload in payloads(model):
        same(payload, model)
        same(payload, f"{model.__module__}.{model.__name__}")


def test_most_of_it_is_read_without_the_sdk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else this whole module would compare the SDK with itself."""
    slowly: list[object] = []
    quick = QuickSerializer()
    monkeypatch.setattr(quick, "_by_the_sdk", lambda value, kind: slowly.append(kind))
    for model in every_model():
        quick.read({}, model)
    # A class that stands for others cannot be read without the field that tells for which.
    assert all(hasattr(kind, "get_real_child_model") for kind in slowly)
    assert len(slowly) < len(every_model()) / 2


@pytest.mark.parametrize("time", TIMES)
def test_times_are_read_alike(time: str) -> None:
    same({"type": "LaunchRequest", "timestamp": time}, "ask_sdk_model.request.Request")


@pytest.mark.parametrize(
    "value",
    [
        None,
        "x",
        b"x",
        1,
        True,
        2.5,
        [1, [2], (3, 4)],
        {"a": {"b": [None]}},
        datetime(2026, 3, 2, 12),
        date(2026, 3, 2),
        Decimal(2),
        Decimal("2.5"),
        object(),
        {1, 2},
        Response(),
        RequestEnvelope,
    ],
    ids=lambda value: type(value).__name__,
)
def test_other_values_are_written_alike(value: Any) -> None:
    assert outcome(QUICK.serialize, value) == outcome(SDK.serialize, value)


@pytest.mark.parametrize("kind", ["int", "float", "bool", "str", "object", "datetime", "date", int])
@pytest.mark.parametrize("value", ["1", 1, 1.5, True, None, [], {}, "x", 1e400])
def test_plain_types_are_read_alike(kind: Any, value: Any) -> None:
    same(value, kind)


@pytest.mark.parametrize(
    "kind",
    [
        "list[int]",
        "list[list[int]]",
        "list[int, str]",
        "dict(str, int)",
        "dict(str, list[int])",
        "dict(int, int)",
        "list[",
        "dict(",
        "nowhere.Nothing",
        "ask_sdk_model.Nothing",
        "Nothing",
        "",
        "set[int]",
    ],
)
@pytest.mark.parametrize("value", [[1, 2], [[1]], {"a": 1}, {"a": [1]}, "ab", 1, [], {}])
def test_types_of_types_are_read_alike(kind: str, value: Any) -> None:
    same(value, kind)


def test_what_is_no_json_is_refused_alike() -> None:
    for text in ("", "{", "nonsense", None):
        assert outcome(QUICK.deserialize, text, RequestEnvelope) == outcome(
            SDK.deserialize, text, RequestEnvelope
        )
    with pytest.raises(SerializationException):
        QUICK.deserialize("{", RequestEnvelope)


# Classes of another shape than today's: whatever the SDK makes of them


class Slotted:
    __slots__ = ("name",)
    deserialized_types: ClassVar = {"name": "str"}
    attribute_map: ClassVar = {"name": "Name"}


class Computed:
    deserialized_types: ClassVar = {"name": "str"}
    attribute_map: ClassVar = {"name": "Name"}

    def __init__(self) -> None:
        self.told: str | None = None

    @property
    def name(self) -> str | None:
        return self.told

    @name.setter
    def name(self, name: str) -> None:
        self.told = name.upper()


class Watched(Computed):
    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value and f"<{value}>")


class Unmapped:
    deserialized_types: ClassVar = {"name": "str", "many": "list[str]"}

    def __init__(self) -> None:
        self.name = "nobody"
        self.many: list[str] = ["default"]


class TwoNames:
    deserialized_types: ClassVar = {"first": "str", "second": "int"}
    attribute_map: ClassVar = {"first": "Name", "second": "Name"}

    def __init__(self) -> None:
        self.first = self.second = None


class Untyped:
    deserialized_types: ClassVar = {"first": "str"}
    attribute_map: ClassVar = {"first": "First", "second": "Second"}

    def __init__(self) -> None:
        self.first = None


class Needy:
    deserialized_types: ClassVar = {"name": "str"}
    attribute_map: ClassVar = {"name": "Name"}

    def __init__(self, name: str) -> None:
        self.name = name


class ByClass:
    deserialized_types: ClassVar = {"name": str}
    attribute_map: ClassVar = {"name": "Name"}

    def __init__(self) -> None:
        self.name = None


@pytest.mark.parametrize(
    "kind", [Slotted, Computed, Watched, Unmapped, TwoNames, Untyped, Needy, ByClass]
)
def test_classes_of_another_shape_are_read_and_written_as_the_sdk_does(kind: Any) -> None:
    for payload in ({}, {"Name": "x"}, {"name": "x"}, {"First": "a", "Second": "b"}, {"many": [1]}):
        text = json.dumps(payload)
        try:
            by_sdk = SDK.deserialize(text, kind)
        except SerializationException:
            with pytest.raises(SerializationException):
                QUICK.deserialize(text, kind)
            continue
        by_quick = QUICK.deserialize(text, kind)
        assert type(by_quick) is type(by_sdk)
        names = kind.deserialized_types
        assert [getattr(by_quick, name, 0) for name in names] == [
            getattr(by_sdk, name, 0) for name in names
        ]
        assert outcome(QUICK.serialize, by_sdk) == outcome(SDK.serialize, by_sdk)


def test_two_that_were_read_share_nothing() -> None:
    one, two = (QUICK.read({}, Unmapped) for _ in range(2))
    assert one.many == two.many == ["default"]
    assert one.many is not two.many
