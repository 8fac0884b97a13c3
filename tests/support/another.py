"""Another language for the skill, made of files alone: English, with a letter before each word.

Nobody speaks it, and so nobody can have written a word of it into Python: a word that is heard
without that letter did not come out of its content file.
"""

import json
import re
from pathlib import Path
from typing import Any, Final

import yaml

from interaction_model.assemble import assemble
from relief.content import FOLDER
from simulator.model import InteractionModel, parse

LANGUAGE: Final = "xx"
LOCALE: Final = "xx-XX"

MARK: Final = "ö"
"""What every word of the language begins with."""

_TEXT: Final = re.compile(r"[^<>{}]+(?![^<]*>)(?![^{]*\})")
"""What stands in a text besides its tags and its placeholders."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")

_SPOKEN: Final = frozenset(
    {
        *("say", "ask", "reprompt", "help", "hints", "call", "why", "title", "answer", "more"),
        *("needs", "not_for", "easier", "finish", "last", "hours", "again", "times"),
        *("regions", "screens", "pictures"),
    }
)
"""Keys of the content file whose texts are words."""

_NAMES: Final = frozenset({"follow_ups"})
"""Keys of the content file in which all is names."""


def translated(text: str) -> str:
    """Say a text in the other language; tags and placeholders stay."""
    return _TEXT.sub(lambda part: _WORD.sub(rf"{MARK}\g<0>", part[0]), text)


def foreign(heard: str) -> set[str]:
    """Give the words of what was heard that are none of the language."""
    return {word for word in _WORD.findall(heard) if not word.lower().startswith(MARK)}


def content(source: str = "en") -> dict[str, Any]:
    """Translate a content file; only words differ, and the regions."""
    with Path(FOLDER, f"{source}.json").open(encoding="utf-8") as file:
        made: dict[str, Any] = _translate(json.load(file), spoken=False)
    made["language"] = LANGUAGE
    made["regions"] = {
        "default": made["regions"]["default"],
        LOCALE: made["regions"]["en-US"],
    }
    return made


SAMPLES: Final = {
    "AMAZON.YesIntent": ["yes", "yes please"],
    "AMAZON.NoIntent": ["no", "none of those"],
    "AMAZON.NextIntent": ["next", "what comes next"],
    "AMAZON.StopIntent": ["stop", "enough"],
    "AMAZON.CancelIntent": ["never mind"],
    "AMAZON.HelpIntent": ["help me"],
    "AMAZON.FallbackIntent": ["blah blah"],
    "AMAZON.NavigateHomeIntent": ["go home"],
    "ChooseSurfaceIntent": ["{surface}", "i am on {surface}"],
    "StartRoutineIntent": ["guide me through {routine}"],
    "TopicIntent": ["tell me about {topic}"],
    "ChestPainDangerIntent": ["my chest hurts", "i have chest pain"],
}
"""What can be said in the language: enough for a conversation."""

VALUES: Final = {
    "surface": {"bed": ["the bed"], "floor": ["the floor"], "chair": ["a chair"]},
    "routine": {"legs_on_chair": ["legs on a chair"]},
    "topic": {"heat": ["warmth"]},
}


def model(folder: Path) -> InteractionModel:
    """Write the sources of its interaction model, put them together, and read what comes out."""
    for name in ("intents", "types", "locales"):
        (folder / LANGUAGE / name).mkdir(parents=True)
    head = {
        "invocation": translated("back spasm relief"),
        "fallback_sensitivity": "MEDIUM",
        "slots": {name: name.upper() for name in VALUES},
    }
    files = {
        "model": head,
        "intents/all": _translate(SAMPLES, spoken=True),
        f"locales/{LOCALE}": {},
        **{f"types/{name}": _translate(value, spoken=True) for name, value in VALUES.items()},
    }
    for name, written in files.items():
        text = yaml.safe_dump(written, allow_unicode=True)
        (folder / LANGUAGE / f"{name}.yaml").write_text(text, encoding="utf-8")
    return parse(json.loads(assemble(folder)[LOCALE]), LOCALE)


def write(folder: Path) -> None:
    """Write a content folder with English and the other language."""
    for name in ("en.json", "pictures.json"):
        (folder / name).write_bytes(Path(FOLDER, name).read_bytes())
    written = json.dumps(content(), ensure_ascii=False)
    (folder / f"{LANGUAGE}.json").write_text(written, encoding="utf-8")


def _translate(value: Any, *, spoken: bool) -> Any:
    if isinstance(value, str):
        return translated(value) if spoken else value
    if isinstance(value, list):
        return [_translate(each, spoken=spoken) for each in value]
    if isinstance(value, dict):
        return {
            key: _translate(each, spoken=spoken or key in _SPOKEN) if key not in _NAMES else each
            for key, each in value.items()
        }
    return value
