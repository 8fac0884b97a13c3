"""Speech markup that Alexa would refuse.

Tags and values: Amazon's "Speech Synthesis Markup Language (SSML) Reference".
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

LONGEST_BREAK: Final = 10.0
"""Seconds; Alexa refuses a longer silence."""

CONTENT_TAGS: Final = frozenset({"break", "say-as", "emphasis", "sub", "p", "s"})
"""What texts may use. The code adds ``speak`` and the rate of speech around them."""

ALEXA_TAGS: Final = CONTENT_TAGS | {
    *("audio", "lang", "phoneme", "prosody", "speak", "voice", "w"),
    *("amazon:domain", "amazon:effect", "amazon:emotion"),
}
"""Everything that Alexa takes in a response."""

_STRENGTHS: Final = ("none", "x-weak", "weak", "medium", "strong", "x-strong")
_LEVELS: Final = ("strong", "moderate", "reduced")
_SAY_AS: Final = [
    "characters",
    "spell-out",
    "cardinal",
    "number",
    "ordinal",
    "digits",
    "fraction",
    "unit",
    "date",
    "time",
    "telephone",
    "address",
    "interjection",
    "expletive",
]
_TIME: Final = re.compile(r"(\d+(?:\.\d+)?)(m?s)")
_BARE_AMPERSAND: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)")

Problem = tuple[str, str]
"""What is wrong, and how to mend it."""


def problems(text: str, tags: frozenset[str] = CONTENT_TAGS) -> list[Problem]:
    """Give what Alexa would refuse in a text, which may hold ``tags`` and no others."""
    if _BARE_AMPERSAND.search(text):
        return [('has a bare "&", which Alexa can\'t read.', 'Write "and".')]
    found: list[Problem] = []
    root = "text"  # not a tag of Alexa's, so that a text which has <speak> itself is told

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag != root:
            found.extend(_of_tag(tag, attributes, tags))

    parser = ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(f"<{root}>{text}</{root}>", True)
    except ExpatError as error:
        found.append(
            (
                f"has markup that doesn't add up ({ErrorString(error.code)}).",
                "Close every tag that is opened, and write < only to begin one.",
            )
        )
    return found


def _of_tag(tag: str, attributes: Mapping[str, str], tags: frozenset[str]) -> Iterable[Problem]:
    if tag not in tags:
        known = ", ".join(f"<{name}>" for name in sorted(tags))
        yield f"has the tag <{tag}>, which can't stand here.", f"Remove it, or use one of {known}."
    elif tag in _ATTRIBUTES:
        yield from _ATTRIBUTES[tag](attributes)


def _break(attributes: Mapping[str, str]) -> Iterable[Problem]:
    if set(attributes) - {"time", "strength"} or not attributes:
        yield "has a break that Alexa can't read.", 'Write it like <break time="2s"/>.'
    if "time" in attributes:
        yield from _break_time(attributes["time"])
    if "strength" in attributes:
        yield from _one_of("strength", attributes, _STRENGTHS)


def _break_time(time: str) -> Iterable[Problem]:
    found = _TIME.fullmatch(time)
    if found is None:
        yield f'has a break of "{time}".', 'Give its length in seconds, like <break time="2s"/>.'
        return
    seconds = float(found[1]) / (1000 if found[2] == "ms" else 1)
    if seconds > LONGEST_BREAK:
        yield (
            f"has a break of {seconds:g} seconds; Alexa refuses more than {LONGEST_BREAK:g}.",
            'Shorten it, or make it a step with a "hold".',
        )


def _say_as(attributes: Mapping[str, str]) -> Iterable[Problem]:
    return _one_of("interpret-as", attributes, _SAY_AS)


def _emphasis(attributes: Mapping[str, str]) -> Iterable[Problem]:
    return _one_of("level", attributes, _LEVELS)


def _sub(attributes: Mapping[str, str]) -> Iterable[Problem]:
    if not attributes.get("alias"):
        yield "has a <sub> without an alias.", 'Write it like <sub alias="doctor">Dr</sub>.'


def _one_of(name: str, attributes: Mapping[str, str], values: Sequence[str]) -> Iterable[Problem]:
    if attributes.get(name) not in values:
        yield (
            f'has {name}="{attributes.get(name, "")}", which Alexa doesn\'t know.',
            f"Use one of: {', '.join(values)}.",
        )


_ATTRIBUTES: Final[Mapping[str, Callable[[Mapping[str, str]], Iterable[Problem]]]] = {
    "break": _break,
    "say-as": _say_as,
    "emphasis": _emphasis,
    "sub": _sub,
}
