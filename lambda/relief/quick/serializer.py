"""The SDK's serializer with a plan for each class, made once.

The SDK looks through a class anew for each value it reads or writes: 80% of what a small request
costs. Here that is done at the first value, and kept. What a plan does not cover (a class or a
value of another shape than today's) goes to the SDK's own code, value by value; a differential
test holds both to the same results for every class of ``ask_sdk_model``. One thing is let differ:
the time zone of a time in UTC is the standard library's, equal to dateutil's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from importlib import import_module
from typing import Any, Final

from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer

from relief.quick.fixed import Fixed
from relief.quick.later import Later

Read = Callable[[Any], Any]
"""Makes a value from its JSON, which is not null."""
Write = Callable[[Any], Any]
"""Makes the JSON of a value."""

_Fields = dict[str, tuple[str, type | None, Read]]

_AS_IT_IS: Final[Mapping[str, type]] = {"str": str, "bool": bool, "int": int, "float": float}
_PLAIN: Final = frozenset({str, int, float, bool, type(None)})
_AS_THEY_ARE: Final = _PLAIN | {Fixed}


class QuickSerializer(DefaultSerializer):
    """Reads and writes as the SDK's does, faster."""

    def __init__(self) -> None:
        """Begin with no plans; they are made when first needed."""
        super().__init__()
        self._readers: dict[object, Read] = {}
        self._writers: dict[type, Write] = {}

    def deserialize(self, payload: Any, obj_type: Any) -> Any:
        """Read JSON as a type. Raises the SDK's SerializationException."""
        if payload is None:
            return None
        try:
            value = json.loads(payload)
        except Exception:
            return super().deserialize(payload, obj_type)  # for its error
        return self.read(value, obj_type)

    def read(self, value: Any, obj_type: Any) -> Any:
        """Read what JSON was parsed to as a type. Raises the SDK's SerializationException."""
        return None if value is None else self._reader(obj_type)(value)

    def serialize(self, obj: Any) -> Any:
        """Make the plain JSON of a value."""
        kind = obj.__class__
        if kind in _AS_THEY_ARE:
            return obj
        if kind is dict:
            return {
                key: value if value.__class__ in _AS_THEY_ARE else self.serialize(value)
                for key, value in obj.items()
            }
        if kind is list:
            return [self.serialize(value) for value in obj]
        write = self._writers.get(kind)
        if write is None:
            write = self._writers[kind] = self._writing(kind)
        return write(obj)

    def _by_the_sdk(self, value: Any, obj_type: Any) -> Any:
        return super().deserialize(json.dumps(value), obj_type)

    def _reader(self, obj_type: Any) -> Read:
        read = self._readers.get(obj_type)
        if read is None:
            read = self._readers[obj_type] = self._reading(obj_type)
        return read

    def _reading(self, obj_type: Any) -> Read:
        """Plan how a type is read: a class, or the SDK's name of one."""

        def slowly(value: Any) -> Any:
            return self._by_the_sdk(value, obj_type)

        if isinstance(obj_type, str):
            return self._reading_named(obj_type, slowly)
        if not isinstance(obj_type, type) or issubclass(obj_type, Enum):
            return slowly if not isinstance(obj_type, type) else _reading_enum(obj_type, slowly)
        if hasattr(obj_type, "get_real_child_model"):
            return self._reading_child(obj_type, slowly)
        return self._reading_fields(obj_type, slowly)

    def _reading_named(self, name: str, slowly: Read) -> Read:
        if name in _AS_IT_IS:
            kind = _AS_IT_IS[name]
            return lambda value: value if value.__class__ is kind else slowly(value)
        if name == "object":
            return _itself
        if name == "datetime":
            return lambda value: _utc(value) or slowly(value)
        if name.startswith("list[") and name.endswith("]") and "," not in name:
            return self._reading_list(name[5:-1].strip(), slowly)
        if name.startswith("dict(str, ") and name.endswith(")"):
            return self._reading_dict(name[10:-1], slowly)
        found = _load(name)
        return slowly if found is None else self._reader(found)

    def _reading_list(self, name: str, slowly: Read) -> Read:
        def read_list(value: Any) -> Any:
            if value.__class__ is not list:
                return slowly(value)
            read = self._reader(name) if value else _itself
            return [None if part is None else read(part) for part in value]

        return read_list

    def _reading_dict(self, name: str, slowly: Read) -> Read:
        anything = name == "object"

        def read_dict(value: Any) -> Any:
            if value.__class__ is not dict:
                return value if anything and value.__class__ is Fixed else slowly(value)
            return {**value} if anything or not value else Later(value, self._reader(name))

        return read_dict

    def _reading_child(self, parent: Any, slowly: Read) -> Read:
        """Plan how a class is read that stands for others: a field tells for which."""
        children: dict[str, Read] = {}

        def read_child(value: Any) -> Any:
            if value.__class__ is not dict:
                return slowly(value)
            try:
                name = parent.get_real_child_model(value)
            except Exception:
                return slowly(value)
            read = children.get(name)
            if read is None:
                child = _load(name)
                # A class that cannot be loaded is the SDK's to complain of.
                read = slowly if child is None else self._reading_fields(child, slowly)
                children[name] = read
            return read(value)

        return read_child

    def _reading_fields(self, model: Any, slowly: Read) -> Read:
        """Plan how the fields of a class are read."""
        shape = _shape(model)
        if shape is None:
            return slowly
        empty, types, keys = shape
        fields = self._fields(types, keys)
        new, known = model.__new__, fields.get

        def read_fields(value: Any) -> Any:
            if value.__class__ is not dict:
                return slowly(value)
            filled = empty.copy()
            unknown: tuple[str, ...] = ()
            made = new(model)
            made.__dict__ = filled
            try:
                for key, part in value.items():
                    field = known(key)
                    if field is None:
                        unknown = (*unknown, key)
                        continue
                    name, kind, read = field
                    as_it_is = part.__class__ is kind or part is None
                    filled[name] = part if as_it_is else read(part)
                # The SDK keeps what a class does not know under the name that it came with.
                for key in unknown:
                    setattr(made, key, value[key])
            except Exception as error:
                raise SerializationException(str(error)) from error
            return made

        return read_fields

    def _fields(self, types: Mapping[str, str], keys: Mapping[str, str]) -> _Fields:
        """Plan how each field is read: its name, the class of what stays as it is, what reads it.

        The last is found when the field is first met: classes hold one another, and most of them
        never come.
        """
        fields: _Fields = {}

        def later(name: str, key: str) -> Read:
            def read_first(part: Any) -> Any:
                read = self._reader(types[name])
                fields[key] = (name, fields[key][1], read)
                return read(part)

            return read_first

        for name, key in keys.items():
            fields[key] = (name, _AS_IT_IS.get(types[name]), later(name, key))
        return fields

    def _writing(self, kind: type) -> Write:
        """Plan how a class is written."""
        slowly: Write = super().serialize
        shape = None if issubclass(kind, _NO_MODELS) else _shape(kind)
        if shape is None:
            return self._writing_tuple if kind is tuple else slowly
        _, types, keys = shape
        fields = [(name, keys[name]) for name in types]
        serialize = self.serialize

        def write_fields(model: Any) -> Any:
            filled = model.__dict__
            if "deserialized_types" in filled or "attribute_map" in filled:
                return slowly(model)
            written = {}
            for name, key in fields:
                value = filled[name] if name in filled else getattr(model, name)
                if value is not None:
                    written[key] = value if value.__class__ in _AS_THEY_ARE else serialize(value)
            return written

        return write_fields

    def _writing_tuple(self, values: Any) -> Any:
        return tuple(self.serialize(value) for value in values)


_NO_MODELS: Final = (str, bytes, int, float, list, tuple, dict, Enum)


def _itself(value: Any) -> Any:
    return value


def _reading_enum(kind: Any, slowly: Read) -> Read:
    members = {member.value: member for member in kind if isinstance(member.value, str)}

    def read_enum(value: Any) -> Any:
        found = members.get(value) if value.__class__ is str else None
        return slowly(value) if found is None else found

    return read_enum


def _load(name: Any) -> Any:
    """Give the class of a dotted name, None where there is none."""
    module, _, kind = name.rpartition(".") if isinstance(name, str) else ("", "", "")
    try:
        return getattr(import_module(module), kind)
    except Exception:
        return None


_Shape = tuple[dict[str, Any], Mapping[str, str], Mapping[str, str]]


def _shape(model: Any) -> _Shape | None:
    """Give the fields of a new instance, their types, and their keys in JSON; by their names.

    None for a class that is not of the shape that the SDK's are of today.
    """
    types = getattr(model, "deserialized_types", None)
    named = getattr(model, "attribute_map", {})
    if not isinstance(types, dict) or not isinstance(named, dict):
        return None
    keys: dict[str, Any] = {name: named.get(name, name) for name in types}
    if (
        not named.keys() <= types.keys()
        or len(set(keys.values())) < len(keys)
        or not all(isinstance(kind, str) for kind in types.values())
    ):
        return None
    if model.__setattr__ is not object.__setattr__ or model.__new__ is not object.__new__:
        return None
    if any(hasattr(getattr(model, name, None), "__set__") for name in types):
        return None
    try:
        empty = dict(vars(model()))
    except Exception:
        return None
    return (empty, types, keys) if all(type(part) in _PLAIN for part in empty.values()) else None


_ISO_LENGTH: Final = len("2026-03-02T12:00:00Z")


def _utc(text: Any) -> datetime | None:
    """Read a time as Alexa writes them, to the second and in UTC; None for any other."""
    if text.__class__ is not str or len(text) != _ISO_LENGTH:
        return None
    if text[4::3] != "--T::Z" or text[11:13] > "23":
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
