"""What Alexa says: SSML checked as strictly as she checks it, as plain text, and how long it takes.

Tags, attributes and values: Amazon's "Speech Synthesis Markup Language (SSML) Reference".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from xml.parsers import expat

MOST_CHARACTERS = 8000
LONGEST_BREAK = 10.0
SECONDS_PER_WORD = 0.4
"""150 words a minute, Alexa's usual pace; <prosody rate> changes it."""
SECONDS_PER_STOP = {".": 0.5, "?": 0.5, "!": 0.5, ",": 0.2, ";": 0.2, ":": 0.2}
SECONDS_PER_SOUND = 2.0
"""How long an <audio> counts: nobody can know without fetching it."""

_STRENGTHS = {
    "none": 0.0, "x-weak": 0.1, "weak": 0.25, "medium": 0.5, "strong": 0.75, "x-strong": 1.0,
}  # fmt: skip
_PARAGRAPH = _STRENGTHS["x-strong"]
_SENTENCE = _STRENGTHS["strong"]
_RATES = {"x-slow": 0.5, "slow": 0.75, "medium": 1.0, "fast": 1.25, "x-fast": 1.5}
_SLOWEST = 0.2
_SPELT = {"characters", "spell-out", "digits", "telephone"}
_ANY = re.compile(r".+", re.DOTALL)


def _one_of(*values: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(value) for value in values))


_PERCENT = r"\d+(?:\.\d+)?%"
_ATTRIBUTES: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "speak": {"xmlns": _ANY, "xmlns:amazon": _ANY, "version": _ANY, "xml:lang": _ANY},
    "amazon:domain": {
        "name": _one_of("conversational", "long-form", "music", "news", "fun"),
    },
    "amazon:effect": {"name": _one_of("whispered")},
    "amazon:emotion": {
        "name": _one_of("excited", "disappointed"),
        "intensity": _one_of("low", "medium", "high"),
    },
    "audio": {"src": re.compile(r"https://.+|soundbank://soundlibrary/.+")},
    "break": {"strength": _one_of(*_STRENGTHS), "time": re.compile(r"\d+(?:\.\d+)?m?s")},
    "emphasis": {"level": _one_of("strong", "moderate", "reduced")},
    "lang": {"xml:lang": re.compile(r"[a-z]{2}-[A-Z]{2}")},
    "p": {},
    "phoneme": {"alphabet": _one_of("ipa", "x-sampa", "x-amazon-jyutping"), "ph": _ANY},
    "prosody": {
        "rate": re.compile(f"{'|'.join(_RATES)}|{_PERCENT}"),
        "pitch": re.compile(rf"x-low|low|medium|high|x-high|[+-]{_PERCENT}"),
        "volume": re.compile(r"silent|x-soft|soft|medium|loud|x-loud|[+-]\d+(?:\.\d+)?dB"),
    },
    "s": {},
    "say-as": {
        "interpret-as": _one_of(
            "characters", "spell-out", "cardinal", "number", "ordinal", "digits", "fraction",
            "unit", "date", "time", "telephone", "address", "interjection", "expletive",
        ),
        "format": re.compile(r"[mdy]{1,3}"),
    },
    "sub": {"alias": _ANY},
    "voice": {"name": _ANY},
    "w": {"role": re.compile(r"amazon:(?:VB|VBD|NN|SENSE_1|DEFAULT)|ivona:(?:VB|VBD|NN|SENSE_1)")},
}  # fmt: skip
_NEEDED = {
    "amazon:domain": ["name"], "amazon:effect": ["name"], "amazon:emotion": ["name", "intensity"],
    "audio": ["src"], "lang": ["xml:lang"], "phoneme": ["alphabet", "ph"],
    "say-as": ["interpret-as"], "sub": ["alias"], "voice": ["name"], "w": ["role"],
}  # fmt: skip


class SpeechError(ValueError):
    """Alexa would refuse to say this."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are said in one go, for a voice that knows no SSML."""

    text: str
    """Empty where there is only a pause. What is spelt has its characters apart."""

    rate: float
    """1.0 is the usual pace."""

    pause: float
    """Seconds of silence after it."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Something said."""

    text: str
    """The words on one line; a sound shows as "(sound)"."""

    lasts: timedelta
    """How long saying it takes."""

    pieces: tuple[Piece, ...] = field(default=(), compare=False)
    """The same for another voice."""

    def then(self, other: "Speech") -> "Speech":
        """Return this and the other in one breath."""
        text = f"{self.text} {other.text}".strip()
        return Speech(text, self.lasts + other.lasts, self.pieces + other.pieces)


def read(output_speech: Mapping[str, Any]) -> Speech:
    """Read an `outputSpeech` object of a response; raises SpeechError."""
    kind = output_speech.get("type")
    field_of = {"PlainText": "text", "SSML": "ssml"}
    if kind not in field_of:
        raise SpeechError(f"outputSpeech.type is {kind!r}, neither PlainText nor SSML")
    content = output_speech.get(field_of[kind])
    if not isinstance(content, str):
        raise SpeechError(f"outputSpeech.{field_of[kind]} is not text")
    if len(content) > MOST_CHARACTERS:
        raise SpeechError(f"outputSpeech has {len(content)} characters, over {MOST_CHARACTERS}")
    return read_ssml(content) if kind == "SSML" else _read_plain(content)


def plain(text: str) -> Speech:
    """Return plain text as she says it."""
    return read({"type": "PlainText", "text": text})


def read_ssml(ssml: str) -> Speech:
    """Read a whole `<speak>` document; raises SpeechError for all that Alexa would refuse."""
    reader = _Reader()
    # Without a namespace separator "amazon:effect" stays a plain name, as Alexa takes it.
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(ssml, True)
    except expat.ExpatError as error:
        raise SpeechError(f"malformed SSML ({error}): {_excerpt(ssml)}") from error
    except UnicodeEncodeError as error:
        raise SpeechError(f"SSML that is no valid text: {_excerpt(ssml)}") from error
    return reader.speech()


def _read_plain(text: str) -> Speech:
    reader = _Reader()
    reader.characters(text)
    return reader.speech()


@dataclass
class _Reader:
    """Follows one document: what is said, for how long, inside which tags."""

    said: list[str] = field(default_factory=list)
    seconds: float = 0.0
    open: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        _check(tag, attributes, inside=bool(self.open))
        self.open.append((tag, attributes))
        if tag == "break":
            self._pause(_break_seconds(attributes))
        elif tag == "audio":
            self.seconds += SECONDS_PER_SOUND
            self.said.append(" (sound) ")
        elif tag == "sub":
            self._say(attributes["alias"])

    def end(self, tag: str) -> None:
        self.open.pop()
        if tag in {"p", "s"}:
            self._pause(_PARAGRAPH if tag == "p" else _SENTENCE)

    def characters(self, text: str) -> None:
        if not any(tag in {"sub", "audio"} for tag, _ in self.open):
            self._say(text)

    def doctype(self, *_: object) -> None:
        raise SpeechError("SSML with a document type: Alexa takes none")

    def speech(self) -> Speech:
        text = " ".join("".join(self.said).split())
        pieces = (replace(piece, text=" ".join(piece.text.split())) for piece in self.pieces)
        kept = tuple(piece for piece in pieces if piece.text or piece.pause)
        return Speech(text, timedelta(seconds=self.seconds), kept)

    def _say(self, text: str) -> None:
        self.said.append(text)
        spelt = any(
            tag == "say-as" and attributes["interpret-as"] in _SPELT
            for tag, attributes in self.open
        )
        words = re.findall(r"\w" if spelt else r"[\w'\u2019]+", text)
        pauses = sum(SECONDS_PER_STOP.get(mark, 0.0) for mark in re.findall(r"\S(?!\S)", text))
        self.seconds += (len(words) * SECONDS_PER_WORD + pauses) / self._rate()
        self._add(f" {' '.join(words)} " if spelt else text)

    def _add(self, words: str) -> None:
        """Let these words follow in the last piece if that is said alike, else in a new one."""
        rate, last = self._rate(), self.pieces[-1] if self.pieces else None
        if last is not None and not last.pause and (last.rate == rate or not words.strip()):
            self.pieces[-1] = replace(last, text=last.text + words)
        elif words.strip():
            self.pieces.append(Piece(words, rate, 0.0))

    def _pause(self, seconds: float) -> None:
        self.seconds += seconds
        self.said.append(" ")
        if self.pieces:
            self.pieces[-1] = replace(self.pieces[-1], pause=self.pieces[-1].pause + seconds)
        elif seconds:
            self.pieces.append(Piece("", 1.0, seconds))

    def _rate(self) -> float:
        rate = 1.0
        for tag, attributes in self.open:
            if tag == "prosody" and "rate" in attributes:
                given = attributes["rate"]
                rate *= _RATES[given] if given in _RATES else float(given[:-1]) / 100
        return max(rate, _SLOWEST)


def _check(tag: str, attributes: Mapping[str, str], *, inside: bool) -> None:
    if tag not in _ATTRIBUTES:
        raise SpeechError(f"<{tag}> is no tag that Alexa knows")
    if (tag == "speak") == inside:
        raise SpeechError("SSML is one <speak> with everything inside it")
    for name, value in attributes.items():
        allowed = _ATTRIBUTES[tag].get(name)
        if allowed is None or not allowed.fullmatch(value):
            raise SpeechError(f'<{tag} {name}="{value}"> is nothing that Alexa knows')
    for name in _NEEDED.get(tag, ()):
        if name not in attributes:
            raise SpeechError(f"<{tag}> lacks {name}")


def _break_seconds(attributes: Mapping[str, str]) -> float:
    if "time" not in attributes:
        return _STRENGTHS[attributes.get("strength", "medium")]
    number = attributes["time"].rstrip("ms")
    seconds = float(number) / (1000 if attributes["time"].endswith("ms") else 1)
    if seconds > LONGEST_BREAK:
        raise SpeechError(f'<break time="{attributes["time"]}"> is over {LONGEST_BREAK:g} s')
    return seconds


def _excerpt(ssml: str) -> str:
    return repr(ssml[:80])


NOTHING = plain("")
