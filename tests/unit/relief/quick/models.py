"""Every class of the SDK's models, and JSON that each could be sent as."""

import pkgutil
import random
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from inspect import getmembers, isclass
from typing import Any

import ask_sdk_model

DEEPEST = 4


@cache
def every_model() -> tuple[Any, ...]:
    """Give every class that says how it is read."""
    found = {}
    for module in pkgutil.walk_packages(ask_sdk_model.__path__, "ask_sdk_model."):
        for _, kind in getmembers(import_module(module.name), isclass):
            if "deserialized_types" in vars(kind):
                found[f"{kind.__module__}.{kind.__name__}"] = kind
    return tuple(found[name] for name in sorted(found))


def load(name: str) -> Any:
    """Give the class of a dotted name; object where there is none: one type names no module."""
    module, _, kind = name.rpartition(".")
    try:
        return getattr(import_module(module), kind)
    except ModuleNotFoundError:
        return object


class Writer:
    """Writes JSON for types; the same each time for one seed."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret

    def of_model(self, model: Any, *, fields: float, odd: float, depth: int = 0) -> Any:
        """Write an object of a class: how many of its fields, how many of another type."""
        model, written = self._concrete(model)
        for name, kind in model.deserialized_types.items():
            key = model.attribute_map.get(name, name)
            if key not in written and self._random.random() < fields:
                written[key] = self._of_type(kind, fields, odd, depth)
        return written

    def _concrete(self, model: Any) -> tuple[Any, dict[str, Any]]:
        """Choose one of the classes that a class stands for, and the field that tells."""
        known = getattr(model, "discriminator_value_class_map", None)
        if not known:
            parents = [
                kind for kind in model.__mro__ if "discriminator_value_class_map" in vars(kind)
            ]
            for parent in parents:
                for value, name in parent.discriminator_value_class_map.items():
                    if name == f"{model.__module__}.{model.__name__}":
                        return model, {parent.json_discriminator_key: value}
            return model, {}
        value = self._random.choice(sorted(known))
        return load(known[value]), {model.json_discriminator_key: value}

    def _of_type(self, kind: str, fields: float, odd: float, depth: int) -> Any:
        if kind.startswith("list["):
            inner = kind[5:-1]
            return [self._of_type(inner, fields, odd, depth + 1) for _ in range(2)]
        if kind.startswith("dict("):
            inner = kind[5:-1].split(", ", 1)[1]
            return {key: self._of_type(inner, fields, odd, depth + 1) for key in ("a", "b")}
        model = None if kind in PLAIN else load(kind)
        if hasattr(model, "deserialized_types") and self._random.random() >= odd:
            deeper = depth < DEEPEST
            return self.of_model(model, fields=fields * deeper, odd=odd, depth=depth + 1)
        return self._random.choice(ODDITIES if self._random.random() < odd else _plain(kind, model))


def _plain(kind: str, model: Any) -> list[Any]:
    if isinstance(model, type) and issubclass(model, Enum):
        return [member.value for member in model]
    return PLAIN.get(kind, ODDITIES)


TIMES = [
    "2026-03-02T12:00:00Z",
    "2026-03-02T12:00:00.250Z",
    "2026-03-02T12:00:00+02:00",
    "2026-03-02T12:00:00",
    "2026-02-30T12:00:00Z",
    "2026-03-02T24:00:00Z",
    "2026-W10-1T12:00:00Z",
    "2026-03-02 12:00:00Z",
    "20260302T120000Z",
    "no time",
    "",
]
PLAIN: dict[str, list[Any]] = {
    "str": ["words", "", "1", "\u00e4\u2028", "<speak>x</speak>"],
    "int": [0, 1, -5, 10**20],
    "float": [0.5, 1.0, 3],
    "bool": [True, False],
    "object": [None, {"any": ["thing", {"deep": 1}]}, [1], "x"],
    "datetime": TIMES,
    "date": TIMES,
}
ODDITIES: list[Any] = [None, "", "x", 0, 1, 2.5, True, [], ["x"], {}, {"x": 1}, [None], {"type": 1}]
UNKNOWN: dict[str, Any] = {
    "nobodyKnowsThis": {"a": 1},
    "deserialized_types": {},
    "attribute_map": {"x": "y"},
    "object_type": "Other",
    "_private": 1,
}


def payloads(model: Any) -> Iterator[Any]:
    """Give what a class could be sent as: in full, in part, odd, and with what it does not know."""
    write = Writer(model.__name__)
    yield {}
    for odd in (0.0, 0.0, 0.1, 0.5):
        for fields in (1.0, 0.5):
            yield write.of_model(model, fields=fields, odd=odd)
    yield {**write.of_model(model, fields=1.0, odd=0.0), **UNKNOWN}
    yield from ODDITIES
