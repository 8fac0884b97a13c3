"""Puts the interaction models together: a JSON file a locale, from what a language's people say.

``python -m interaction_model.assemble`` writes them all. A language's folder beside this file has

- ``model.yaml``: the invocation name, the fallback's sensitivity, and each slot's type,
- ``intents/*.yaml``: samples by intent, for all its locales,
- ``types/*.yaml``: the values of a slot type by id, the first being the value's name,
- ``locales/*.yaml``: for each locale, ``words`` said there instead of the common ones, and more
  samples (``intents``) and synonyms (``types``).

So a sample stands in one place, and a locale's file holds only what makes it that locale. What is
written is the format of Amazon's page "Interaction Model Schema".
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

FOLDER: Final = Path(__file__).parent

_SLOT: Final = re.compile(r"\{(\w+)\}")

Phrases = dict[str, list[str]]
"""Phrases by the name of an intent, or by the id of a value."""


class SourceError(Exception):
    """The sources of a language don't fit together; the message says where and what."""


def assemble(folder: Path = FOLDER) -> dict[str, str]:
    """Give the text of each locale's model, by locale; raises SourceError."""
    return {
        locale.stem: _written(language, locale)
        for language in sorted(path.parent for path in folder.glob("*/model.yaml"))
        for locale in sorted(language.glob("locales/*.yaml"))
    }


def main() -> None:
    """Write every locale's model."""
    for locale, text in assemble().items():
        (FOLDER / f"{locale}.json").write_text(text, encoding="utf-8")


def _written(language: Path, locale: Path) -> str:
    model = _read(language / "model.yaml")
    local = _read(locale)
    words = local.get("words") or {}
    intents = _joined(language.glob("intents/*.yaml"))
    _add(intents, local.get("intents") or {}, locale)
    types = {path.stem.upper(): _lists(path) for path in sorted(language.glob("types/*.yaml"))}
    for name, values in (local.get("types") or {}).items():
        if name not in types:
            raise SourceError(f"{locale.name}: there is no slot type {name}")
        _add(types[name], values, locale)
    language_model = {
        "invocationName": model["invocation"],
        "modelConfiguration": {
            "fallbackIntentSensitivity": {"level": model["fallback_sensitivity"]}
        },
        "intents": [
            _intent(name, _local(samples, words), model["slots"])
            for name, samples in intents.items()
        ],
        "types": [_type(name, values, words) for name, values in types.items()],
    }
    document = {"interactionModel": {"languageModel": language_model}}
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _joined(paths: Iterable[Path]) -> Phrases:
    """Join the files of one kind; an entry stands in one of them only."""
    joined: Phrases = {}
    for path in sorted(paths):
        for name, phrases in _lists(path).items():
            if name in joined:
                raise SourceError(f"{path.name}: {name} stands in another file, too")
            joined[name] = phrases
    return joined


def _add(phrases: Phrases, more: Mapping[str, Sequence[str]], locale: Path) -> None:
    """Add a locale's own phrases to those of its language."""
    for name, extra in more.items():
        if name not in phrases:
            raise SourceError(f"{locale.name}: its language has no {name}")
        phrases[name] = [*phrases[name], *extra]


def _local(phrases: Iterable[str], words: Mapping[str, str]) -> list[str]:
    """Say phrases as the locale does; those that come out alike, once."""
    if words:
        pattern = re.compile(rf"(?<![\w{{-])({'|'.join(map(re.escape, words))})(?![\w}}-])")
        phrases = [pattern.sub(lambda found: words[found[0]], phrase) for phrase in phrases]
    return list(dict.fromkeys(phrases))


def _intent(name: str, samples: Sequence[str], slot_types: Mapping[str, str]) -> dict[str, Any]:
    used = {slot for sample in samples for slot in _SLOT.findall(sample)}
    if unknown := used - slot_types.keys():
        raise SourceError(f"{name}: model.yaml has no slot {', '.join(sorted(unknown))}")
    slots = [{"name": slot, "type": kind} for slot, kind in slot_types.items() if slot in used]
    return {"name": name, **({"slots": slots} if slots else {}), "samples": samples}


def _type(name: str, values: Phrases, words: Mapping[str, str]) -> dict[str, Any]:
    return {"name": name, "values": [_value(id, _local(values[id], words)) for id in values]}


def _value(value_id: str, names: Sequence[str]) -> dict[str, Any]:
    value, *synonyms = names
    return {
        "id": value_id,
        "name": {"value": value, **({"synonyms": synonyms} if synonyms else {})},
    }


def _read(path: Path) -> dict[str, Any]:
    """Read a file in which everything is text: "yes" and "no" are words here."""
    found = yaml.load(path.read_text(encoding="utf-8"), Loader=_Words)  # noqa: S506
    if not isinstance(found, dict):
        raise SourceError(f"{path.name}: it holds no entries")
    return found


def _lists(path: Path) -> Phrases:
    """Read a file that has a list of phrases for each entry."""
    found = _read(path)
    for name, phrases in found.items():
        if not isinstance(phrases, list):
            raise SourceError(f"{path.name}: {name} needs a list, each line with a dash")
    return found


class _Words(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Reads everything as text, and takes no entry twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Read the entries of a file, or of a part of it."""
        names = Counter(key.value for key, _ in node.value)
        for name, count in names.items():
            if count > 1:
                raise SourceError(f"{Path(node.start_mark.name).name}: {name} stands {count} times")
        read: dict[Any, Any] = super().construct_mapping(node, deep)
        return read


if __name__ == "__main__":
    main()
