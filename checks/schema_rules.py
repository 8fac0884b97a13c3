"""The content file's shape, judged by its JSON Schema and told in plain words."""

import difflib
from collections.abc import Callable, Mapping
from typing import Any, Final

from jsonschema import Draft202012Validator

from checks.finding import Finding
from checks.texts import place

Misfit = Any
"""A ValidationError; its attributes are typed for every case at once, too loosely to be read."""

_TYPES: Final = {
    "string": "a text in quotation marks",
    "integer": "a whole number",
    "array": "a list in square brackets",
    "object": "an entry in curly brackets",
    "null": "null",
    "boolean": "true or false",
}


def check(content: Any, schema: Mapping[str, Any]) -> list[Finding]:
    """Give every way in which the content doesn't fit the schema."""
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    errors = sorted(validator.iter_errors(content), key=lambda error: error.json_path)
    told = dict.fromkeys(_told(content, error) for error in errors)
    return list(told)  # a date that is wrong in two ways is one finding


def _told(content: Any, error: Misfit) -> Finding:
    what, mend = _TELLERS.get(str(error.validator), _other)(error)
    return Finding(place(content, error.absolute_path), what, mend)


def _required(error: Misfit) -> tuple[str, str]:
    key = error.message.split("'")[1]
    return f'"{key}" is missing.', f"Add it. {_about(error.schema, key)}".strip()


def _extra(error: Misfit) -> tuple[str, str]:
    known = list(error.schema["properties"])
    extra = sorted(set(error.instance) - set(known))
    names = ", ".join(f'"{key}"' for key in extra)
    close = difflib.get_close_matches(extra[0], known, n=1)
    if close:
        return f"{names} is unknown here.", f'Did you mean "{close[0]}"?'
    return f"{names} is unknown here.", f"Known are: {', '.join(known)}."


def _type(error: Misfit) -> tuple[str, str]:
    wanted = error.validator_value
    kinds = [wanted] if isinstance(wanted, str) else wanted
    want = " or ".join(_TYPES.get(kind, kind) for kind in kinds)
    return f"should be {want}.", _about(error.schema) or "Compare it with the entries beside it."


def _enum(error: Misfit) -> tuple[str, str]:
    values = ", ".join(f'"{value}"' for value in error.validator_value)
    return f'"{error.instance}" isn\'t possible here.', f"Write one of: {values}."


def _pattern(error: Misfit) -> tuple[str, str]:
    about = _about(error.schema) or "Use lower-case letters, numbers and underscores."
    return f'"{error.instance}" isn\'t written as it should be.', about


def _too_few(error: Misfit) -> tuple[str, str]:
    what = "is empty." if not error.instance else f"has only {len(error.instance)}."
    return what, f"Give at least {error.validator_value}. {_about(error.schema)}".strip()


def _too_long(error: Misfit) -> tuple[str, str]:
    return "is too long.", f"Keep it to {error.validator_value} characters."


def _number(error: Misfit) -> tuple[str, str]:
    return f"{error.instance} is out of range.", _about(error.schema)


def _twice(error: Misfit) -> tuple[str, str]:
    twice = sorted({str(item) for item in error.instance if error.instance.count(item) > 1})
    return f"has {', '.join(twice)} more than once.", "Keep one of them."


def _other(error: Misfit) -> tuple[str, str]:
    return f"doesn't fit: {error.message}.", _about(error.schema)


def _about(schema: Any, key: str | None = None) -> str:
    """Give the schema's description of an entry, or of one of its keys."""
    entry = schema if key is None else schema.get("properties", {}).get(key, {})
    return str(entry.get("description", "")) if isinstance(entry, Mapping) else ""


_TELLERS: Final[Mapping[str, Callable[[Misfit], tuple[str, str]]]] = {
    "required": _required,
    "additionalProperties": _extra,
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "format": _pattern,
    "minItems": _too_few,
    "minLength": _too_few,
    "minProperties": _too_few,
    "maxLength": _too_long,
    "minimum": _number,
    "maximum": _number,
    "uniqueItems": _twice,
}
