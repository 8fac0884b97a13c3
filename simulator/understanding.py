"""From what was said to what was meant: an intent of the model, with its slots filled.

In this order: a sample said exactly, slots filled with values that their types know; the same with
slips of the keyboard mended; what a classifier trained on the samples takes it for; a sample with
words where its slot is that nothing is known of, as real Alexa delivers them (ER_SUCCESS_NO_MATCH);
AMAZON.FallbackIntent.
"""

import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import merge
from itertools import cycle
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.keepsake import kept
from simulator.model import FALLBACK, Intent, InteractionModel
from simulator.patterns import Blank, Pattern, patterns
from simulator.sentence import Lesson, Named, Sentence
from simulator.slots import Filling, slot_types
from simulator.spelling import Spelling
from simulator.text import Token, tokens
from simulator.tongues import Tongue

if TYPE_CHECKING:
    from simulator.classifier import Classifier

_FEWEST_WORDS_AROUND = 2
"""Words of a sample besides its slot that must be there before unknown words may fill the slot."""
_CROWD = 1000
"""Lessons of its own that a model must have to learn all that is said elsewhere."""
_EXAMPLES = 2
"""Slot values that a sample with slots is learnt with, unless it is nothing but a slot."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What an utterance means."""

    intent: Intent
    slots: Mapping[str, Filling] = field(default_factory=dict)
    """By slot name; what was not said is not there."""


class Understanding:
    """Everything that one interaction model says about understanding people."""

    def __init__(self, model: InteractionModel) -> None:
        """Index the samples; they are learnt when the first free sentence comes, or by `learn`."""
        self.model = model
        self._tongue = model.tongue
        self._types = slot_types(model)
        self._intents = {intent.name: intent for intent in model.intents}
        self._patterns = patterns(model, self._types)
        self._plain: dict[tuple[str, ...], str] = {}
        for pattern in self._patterns:
            if not pattern.has_blanks:
                self._plain.setdefault(pattern.words, pattern.intent)
        # The more of a sample is words, the surer it is; in doubt the model's order holds.
        self._blanked = sorted(
            (pattern for pattern in self._patterns if pattern.has_blanks),
            key=lambda pattern: -len(pattern.words),
        )
        self._by_first_word: dict[str | None, list[tuple[int, Pattern]]] = {}
        for rank, pattern in enumerate(self._blanked):
            first = pattern.parts[0]
            key = first if isinstance(first, str) else None
            self._by_first_word.setdefault(key, []).append((rank, pattern))
        plain = set(self._plain.values())
        self._needs_slot = {pattern.intent for pattern in self._blanked} - plain
        self._spelling = Spelling(self._vocabulary(), self._tongue)
        self._learning = threading.Lock()
        self._classifier: Classifier | None = None

    def learn(self) -> "Classifier":
        """Train the classifier, once for a model: some twenty seconds for twenty thousand samples.

        What is said exactly as a sample is understood without; so a conversation need not wait for
        this, and another thread may call it ahead of need.
        """
        # Imported here: loading scikit-learn takes as long as everything else together.
        import sklearn  # type: ignore[import-untyped]  # noqa: PLC0415

        from simulator.classifier import Classifier  # noqa: PLC0415

        with self._learning:
            if self._classifier is None:
                self._classifier = kept(
                    f"classifier-{self.model.invocation_name}-{self.model.locale}",
                    f"{self.model!r} {sklearn.__version__} {sys.version} {_sources(self._tongue)}",
                    lambda: Classifier(
                        self._lessons(), self.model.fallback_sensitivity, self._tongue.code
                    ),
                    Classifier,
                )
            return self._classifier

    def understand(self, *phrasings: Sequence[Token]) -> Understood | None:
        """Return what is meant by the first phrasing that says a sample, else by the first at all.

        None: the model has no intent for it, not even a fallback.
        """
        exact = self.exactly(phrasings)
        if exact is not None:
            return exact
        spoken = phrasings[0]
        mended, slips = self._spelling.correct(spoken)
        return (
            (self.exactly([mended]) if slips else None)
            or self._freely(mended, slips)
            or self._with_new_words(spoken)
            or self._fallback()
        )

    def exactly(self, phrasings: Sequence[Sequence[Token]]) -> Understood | None:
        """Return what is meant by the first phrasing that says a sample, with its slots filled."""
        for spoken in phrasings:
            for candidate in (tuple(spoken), _without(spoken, self._tongue.writing.fillers)):
                understood = self._as_sample(candidate)
                if understood is not None:
                    return understood
        return None

    def _as_sample(self, spoken: tuple[Token, ...]) -> Understood | None:
        name = self._plain.get(tuple(token.key for token in spoken))
        if name is not None:
            return Understood(self._intents[name])
        for pattern in self._starting_like(spoken):
            slots = pattern.match(spoken)
            if slots is not None:
                return Understood(self._intents[pattern.intent], slots)
        return None

    def _starting_like(self, spoken: Sequence[Token]) -> Iterator[Pattern]:
        """Yield the samples with slots that begin with the first word, or with a slot."""
        first = self._by_first_word.get(spoken[0].key, ()) if spoken else ()
        for _, pattern in merge(first, self._by_first_word.get(None, ()), key=itemgetter(0)):
            yield pattern

    def _freely(self, spoken: Sequence[Token], slips: int) -> Understood | None:
        """Ask the classifier, and look for slot values anywhere in the sentence."""
        if not self._patterns:
            return None
        name = self.learn().classify(self._sentence(spoken), slips)
        if name is None or name == FALLBACK:
            return None
        intent = self._intents[name]
        slots = self._fill(intent, spoken)
        if intent.slots and not slots:
            # An intent whose every sample has a slot says nothing without one.
            empty = None if name in self._needs_slot else Understood(intent)
            return self._with_unknown_words(spoken, only=name) or empty
        return Understood(intent, slots)

    def _with_new_words(self, spoken: Sequence[Token]) -> Understood | None:
        """Take words that nothing at all was learnt about for a slot of a sample."""
        understood = self._with_unknown_words(spoken)
        if understood is None:
            return None
        filled = [filling for filling in understood.slots.values() if not filling.matches]
        words = [token.key for filling in filled for token in tokens(filling.value, self._tongue)]
        known = self.learn().knows
        return (
            None
            if any(known(word) or word in _elsewhere(self._tongue) for word in words)
            else understood
        )

    def _with_unknown_words(
        self, spoken: Sequence[Token], only: str | None = None
    ) -> Understood | None:
        """Take words that no type knows for a slot of a sample: of any intent, or of one."""
        for pattern in self._blanked:
            if only in {None, pattern.intent} and len(pattern.words) >= _FEWEST_WORDS_AROUND:
                slots = pattern.match(spoken, known=False)
                if slots is not None:
                    return Understood(self._intents[pattern.intent], slots)
        return None

    def _fallback(self) -> Understood | None:
        return Understood(self._intents[FALLBACK]) if FALLBACK in self._intents else None

    def _fill(self, intent: Intent, spoken: Sequence[Token]) -> dict[str, Filling]:
        """Fill each slot with the longest words that its type knows, none of them twice."""
        found: dict[str, Filling] = {}
        spans = [
            (first, last, slot)
            for slot in intent.slots
            for first, last in self._types[slot.type].spans(spoken)
        ]
        taken: set[int] = set()
        for first, last, slot in sorted(spans, key=lambda span: span[0] - span[1]):
            words = set(range(first, last))
            filling = self._types[slot.type].read(spoken[first:last])
            if filling is not None and slot.name not in found and not words & taken:
                found[slot.name] = filling
                taken |= words
        return found

    def _sentence(self, spoken: Sequence[Token]) -> Sentence:
        """Prepare an utterance for the classifier."""
        names = tuple(
            Named(first, end, kind.name, _id(kind.read(spoken[first:end])))
            for kind in self._types.values()
            for first, end in kind.spans(spoken)
        )
        return Sentence(tuple(token.key for token in spoken), names)

    def _vocabulary(self) -> Iterator[str]:
        for pattern in self._patterns:
            yield from pattern.words
        for kind in self._types.values():
            for example in kind.examples():
                yield from example.split()

    def _times(self, pattern: Pattern) -> int:
        """Return how often to learn a sample: one that is only a slot, with all of its values."""
        if not pattern.has_blanks:
            return 1
        (blank, *others) = pattern.parts
        if isinstance(blank, Blank) and not others:
            return len(blank.type.examples())
        return _EXAMPLES

    def _lessons(self) -> list[Lesson]:
        """Every sample, those with slots with some values in them; and what no skill is for."""
        values = {name: cycle(kind.examples()) for name, kind in self._types.items()}
        lessons = []
        for pattern in self._patterns:
            for _ in range(self._times(pattern)):
                spoken = tuple(_example(pattern, values, self._tongue))
                lessons.append(Lesson(self._sentence(spoken), pattern.intent))
        elsewhere = said_elsewhere(self._tongue)
        # Of a small model they would drown the samples: then only some, from all over the file.
        for line in elsewhere[:: 1 + _CROWD // max(1, len(lessons))]:
            spoken = tokens(line, self._tongue)
            if self.exactly([spoken]) is None:
                lessons.append(Lesson(self._sentence(spoken), FALLBACK))
        return lessons


@lru_cache(maxsize=16)
def understanding_of(model: InteractionModel) -> Understanding:
    """Return what understands `model`: one for all who use it, so that it is learnt once."""
    return Understanding(model)


def said_elsewhere(tongue: Tongue) -> Sequence[str]:
    """Return what people ask Alexa herself: what a skill should not take for its own."""
    return tongue.elsewhere.read_text(encoding="utf-8").splitlines()


@lru_cache(maxsize=16)
def _elsewhere(tongue: Tongue) -> frozenset[str]:
    """Return every word that is said elsewhere, as keys."""
    return frozenset(token.key for line in said_elsewhere(tongue) for token in tokens(line, tongue))


def _without(spoken: Sequence[Token], fillers: frozenset[str]) -> tuple[Token, ...]:
    start, end = 0, len(spoken)
    while start < end and spoken[start].key in fillers:
        start += 1
    while end > start and spoken[end - 1].key in fillers:
        end -= 1
    return tuple(spoken[start:end])


def _example(
    pattern: Pattern, values: Mapping[str, Iterator[str]], tongue: Tongue
) -> Iterator[Token]:
    """Say a sample, with the next value of its type in each blank."""
    for part in pattern.parts:
        if isinstance(part, Blank):
            yield from tokens(next(values[part.type.name]), tongue)
        else:
            yield Token(part, part)


def _id(filling: Filling | None) -> str:
    return (filling.matches[0].id or "") if filling and filling.matches else ""


def _sources(tongue: Tongue) -> str:
    """Return the code that a classifier is made by, and what is said elsewhere."""
    folder = Path(__file__).parent
    files = sorted((*folder.glob("*.py"), *folder.glob("tongues/*.py"), tongue.elsewhere))
    return "".join(path.read_text(encoding="utf-8") for path in files)
