"""The standard library's ``StrEnum``, of which a class costs next to nothing.

``enum`` makes each member through a dozen calls: for the 230 names of the skill that is a twentieth
of a cold start. Here a class takes its texts as they stand. To mypy these are enumerations of the
standard library, and a test holds every one to how those behave. What differs: what is no text,
such as ``auto()``, is no member, and ``isinstance(name, Enum)`` is false.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["StrEnum"]

if TYPE_CHECKING:
    from enum import StrEnum
else:

    class _Names(type):
        """The class of a class of names: goes through them, and finds them by text or by name."""

        def __new__(cls, name, bases, body):
            texts = {
                key: text for key, text in body.items() if text.__class__ is str and key[0] != "_"
            }
            rest = {key: part for key, part in body.items() if key not in texts}
            made = type.__new__(cls, name, bases, rest)
            made._by_text = {}
            for key, text in texts.items():
                member = made._by_text.get(text)
                if member is None:
                    member = made._by_text[text] = str.__new__(made, text)
                    member.name, member.value = key, text
                type.__setattr__(made, key, member)
            made._by_name = {key: made.__dict__[key] for key in texts}
            return made

        def __call__(cls, value):
            try:
                return cls._by_text[value]
            except (KeyError, TypeError):
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}") from None

        def __getitem__(cls, name):
            return cls._by_name[name]

        def __iter__(cls):
            return iter(cls._by_text.values())

        def __len__(cls):
            return len(cls._by_text)

        def __contains__(cls, value):
            return isinstance(value, str) and value in cls._by_text

        def __setattr__(cls, name, value):
            if name in cls.__dict__.get("_by_name", ()):
                raise AttributeError(f"cannot reassign member {name!r}")
            type.__setattr__(cls, name, value)

    class StrEnum(str, metaclass=_Names):
        """A name among others: a text, and what it is called in the code."""

        def __repr__(self):
            return f"<{self.__class__.__name__}.{self.name}: {self.value!r}>"

        def __reduce_ex__(self, protocol):
            return self.__class__, (self.value,)
