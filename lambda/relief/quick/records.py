"""The standard library's frozen dataclasses, of which a class costs next to nothing until used.

``dataclasses`` writes and compiles six methods for each class while its module loads, and brings
``inspect`` along: together a fifth of a cold start. Here a class gets its ``__init__`` when it has
many instances, and shares its other methods with all. Whatever is not a plain frozen class
without parents is left to the standard library. To mypy, and to ``dataclasses.fields``,
``replace`` and ``asdict``, these are dataclasses; a test holds every one to how the standard's
would behave. What differs: there are no slots.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

__all__ = ["dataclass", "field", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    from operator import attrgetter

    def dataclass(*, frozen=False, repr=True, **options):
        """Make a class a dataclass; takes what the standard library's takes."""

        def make(cls):
            plain = cls.__bases__ == (object,) and not hasattr(cls, "__post_init__")
            plain = plain and all(map(_is_field, cls.__annotations__.values()))
            if not frozen or not plain or options.keys() - {"slots"}:
                import dataclasses

                return dataclasses.dataclass(frozen=frozen, repr=repr, **options)(cls)
            return _make(cls, repr)

        return make

    def field(*, default_factory):
        """Give a default that is made for each instance."""
        return _Factory(default_factory)

    def replace(record, /, **changes):
        """Give a record with other values in some fields."""
        cls = record.__class__
        filled = record.__dict__ | changes
        if len(filled) != len(cls.__match_args__):
            filled = _only_fields(cls, filled, changes)
        made = _new(cls)
        _fill(made, "__dict__", filled)
        return made

    _new, _fill = object.__new__, object.__setattr__

    def _only_fields(cls, filled, changes):
        """Leave out what a record holds besides, such as what it worked out once."""
        if not changes.keys() <= cls._known:
            unknown = changes.keys() - cls._known
            raise TypeError(f"{cls.__name__} has no field {sorted(unknown)}")
        return {name: filled[name] for name in cls.__match_args__}

    def _is_field(kind):
        """Tell whether an annotation is that of a field, and of nothing that has rules of its own.

        Not so: a variable of the class, what only ``__post_init__`` gets, and a mere mark.
        """
        if isinstance(kind, str):
            return not any(name in kind for name in ("ClassVar", "InitVar", "KW_ONLY"))
        origin = getattr(kind, "__origin__", kind)
        return origin is not ClassVar and getattr(kind, "__module__", "") != "dataclasses"

    class _Factory:
        def __init__(self, make):
            self.make = make

    def _make(cls, repr):
        names = tuple(cls.__annotations__)
        shared = {
            "__init__": _first,
            "_first_few": [],
            "__eq__": _equal,
            "__hash__": _hash,
            "__match_args__": names,
            "_known": frozenset(names),
            "__setattr__": _set,
            "__delattr__": _delete,
            "__dataclass_fields__": _Fields(),
            "_values": staticmethod(attrgetter(*names) if names else _nothing),
        }
        if repr:
            shared["__repr__"] = _repr
        for name, method in shared.items():
            if name not in cls.__dict__:
                setattr(cls, name, method)
        return cls

    def _first(self, /, *values, **named):
        """Fill the first few instances, then give the class its real ``__init__``.

        Writing that takes as long as making a hundred the slow way; most classes have few.
        """
        cls = self.__class__
        cls._first_few.append(None)
        filled = _filled(cls, values, named) if len(cls._first_few) < _FEW else None
        if filled is not None:
            _fill(self, "__dict__", filled)
            return
        cls.__init__ = _write_init(cls)
        cls.__init__(self, *values, **named)

    _FEW = 50

    def _filled(cls, values, named):
        """Give the fields of an instance; None where they do not fit: the real one tells why."""
        given = dict(zip(cls.__match_args__, values, strict=False)) | named
        if len(given) < len(values) + len(named) or not given.keys() <= cls._known:
            return None
        filled = {}
        for name in cls.__match_args__:
            if name not in given and name not in cls.__dict__:
                return None
            value = given[name] if name in given else cls.__dict__[name]
            filled[name] = value.make() if isinstance(value, _Factory) else value
        return filled

    def _write_init(cls):
        """Write what the standard library would: a parameter for each field, with its default."""
        parameters, lines, known = [], ["filled = self.__dict__"], {"_Factory": _Factory}
        for name in cls.__match_args__:
            parameter, value = name, name
            if name in cls.__dict__:
                known[f"_default_{name}"] = default = cls.__dict__[name]
                parameter = f"{name}=_default_{name}"
                if isinstance(default, _Factory):
                    value = f"{name}.make() if {name} is _default_{name} else {name}"
            parameters.append(parameter)
            lines.append(f"filled[{name!r}] = {value}")
        body = "\n ".join(lines)
        exec(f"def __init__(self, {', '.join(parameters)}):\n {body}", known)
        return known["__init__"]

    def _nothing(record):
        return ()

    def _equal(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self._values(self) == self._values(other)

    def _hash(self):
        return hash(self._values(self))

    def _repr(self):
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{self.__class__.__qualname__}({values})"

    def _set(self, name, value):
        _refuse(f"cannot assign to field {name!r}")

    def _delete(self, name):
        _refuse(f"cannot delete field {name!r}")

    def _refuse(message):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(message)

    class _Fields:
        """The fields as the standard library knows them, made when it asks."""

        def __get__(self, record, cls):
            import dataclasses

            fields = []
            for name, kind in cls.__annotations__.items():
                default = cls.__dict__.get(name, dataclasses.MISSING)
                if isinstance(default, _Factory):
                    made = dataclasses.field(default_factory=default.make)
                else:
                    made = dataclasses.field(default=default)
                fields.append((name, kind, made))
            standard = dataclasses.make_dataclass(cls.__name__, fields, frozen=True)
            cls.__dataclass_fields__ = standard.__dataclass_fields__
            return cls.__dataclass_fields__
