"""What counts as right: an intent, its slots, and how urgent a danger sign is."""

from collections.abc import Mapping
from dataclasses import dataclass

from relief.content import Content
from relief.intents import Intent, Slot, question_intent
from simulator.model import InteractionModel
from simulator.slots import slot_types
from simulator.text import tokens
from tests.understanding.annotations import Annotation, Meaning
from tests.understanding.hearing import FALLBACK, Heard, meant

_URGENCY = {"appointment": 1, "same_day": 2, "emergency": 3}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one utterance was heard."""

    expected: str
    """The intent that it stands for in the figures, named by its question where it has one."""
    heard: str
    right: bool
    slots_right: bool | None
    """None where no slot was expected, or the intent was wrong already."""
    level: str | None
    """How urgent the danger sign is that was told of; None where none was."""
    danger_caught: bool | None
    """Whether a danger sign got a reply at least as urgent as it deserves; None where none is."""
    alarmed: bool | None
    """Whether somebody without a danger sign was sent to a doctor; None where there is a sign."""


class Judge:
    """Compares what was heard with what was meant, for one locale."""

    def __init__(self, model: InteractionModel, content: Content) -> None:
        """Take the model whose slot values are named, and the content that ids belong to."""
        self._types = slot_types(model)
        self._tongue = model.tongue
        self._slots = {
            (intent.name, slot.name): slot.type for intent in model.intents for slot in intent.slots
        }
        self._levels = {name: sign.level for name, sign in content.sign_of_intent.items()}

    def judge(self, annotation: Annotation, heard: Heard) -> Verdict:
        """Judge one utterance."""
        wanted = [Heard(meaning.intent, self._ids(meaning)) for meaning in annotation.expected]
        name = _answer(heard)
        fitting = [meaning for meaning in wanted if _answer(meaning) == name]
        return Verdict(
            expected=_answer(wanted[0]),
            heard=name,
            right=bool(fitting),
            slots_right=_slots_right(fitting[0], heard) if fitting else None,
            level=self._levels.get(wanted[0].intent),
            danger_caught=self._caught(wanted, heard),
            alarmed=self._alarmed(wanted, heard),
        )

    def answers(self, annotation: Annotation) -> set[str]:
        """Name the intents that answer an utterance rightly, topics by their questions."""
        return {
            _answer(Heard(meaning.intent, self._ids(meaning))) for meaning in annotation.expected
        }

    def _ids(self, meaning: Meaning) -> Mapping[str, str]:
        """Give what the slots mean; words that their type doesn't know mean themselves."""
        slots = {}
        for name, words in meaning.slots.items():
            kind = self._types[self._slots[meaning.intent, name]]
            filling = kind.read(tokens(words, self._tongue))
            slots[name] = meant(filling) if filling else words
        return slots

    def _caught(self, wanted: list[Heard], heard: Heard) -> bool | None:
        needed = [self._urgency(meaning) for meaning in wanted]
        return self._urgency(heard) >= min(needed) if all(needed) else None

    def _alarmed(self, wanted: list[Heard], heard: Heard) -> bool | None:
        if any(self._urgency(meaning) for meaning in wanted):
            return None
        return self._urgency(heard) > 0

    def _urgency(self, meaning: Heard) -> int:
        return _URGENCY.get(self._levels.get(meaning.intent, ""), 0)


def is_off_topic(annotation: Annotation) -> bool:
    """Tell whether an utterance is none of the skill's business."""
    return all(meaning.intent == FALLBACK for meaning in annotation.expected)


def _answer(heard: Heard) -> str:
    """Name what is answered: a topic asked for by its name is that topic's question."""
    topic = heard.slots.get(Slot.TOPIC)
    return question_intent(topic) if heard.intent == Intent.TOPIC and topic else heard.intent


def _slots_right(wanted: Heard, heard: Heard) -> bool | None:
    """Compare the slots that were expected; a topic's name was compared with its answer."""
    names = wanted.slots.keys() - {Slot.TOPIC}
    if not names:
        return None
    return all(heard.slots.get(name) == wanted.slots[name] for name in names)
