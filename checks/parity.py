"""Content, interaction model and code agree, both ways."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from checks.finding import Finding, at
from checks.texts import Content, Kind, texts
from checks.tongues.tongue import Tongue
from checks.utterances import Language, Model
from relief.intents import Intent, danger_intent, question_intent

SURFACES: Final = frozenset({"floor", "bed", "chair", "elsewhere", "toilet", "bath"})

_QUESTION: Final = "QuestionIntent"
_DANGER: Final = "DangerIntent"
_FIXED: Final = frozenset(intent.value for intent in Intent)
"""Intents that aren't named after an entry, though one of them ends in QuestionIntent."""


def check(content: Content, model: Model, handled: frozenset[str], tongue: Tongue) -> list[Finding]:
    """Give all findings of one content file beside one interaction model.

    ``handled`` are the names of the intents that the skill's code answers; ``tongue`` is the
    language of the model. Both files are taken to have their right shape.
    """
    language = Language(model, tongue)
    findings = [finding for rule in RULES for finding in rule(content, language)]
    return findings + list(intents_are_handled(content, language, handled))


def topics_can_be_asked(content: Content, language: Language) -> Iterator[Finding]:
    """Every topic has a question intent or a value of TOPIC."""
    intents, values = _intents(language), language.ids("TOPIC")
    for topic in content["topics"]:
        if question_intent(topic["id"]) not in intents and topic["id"] not in values:
            yield Finding(
                at("topics", topic["id"]),
                "nobody can ask for it: the interaction model doesn't have it.",
                f'Add the value "{topic["id"]}" to TOPIC, or the intent '
                f"{question_intent(topic['id'])}, with what people would say.",
            )


def routines_can_be_started(content: Content, language: Language) -> Iterator[Finding]:
    """Every routine has a value of ROUTINE."""
    values = language.ids("ROUTINE")
    for routine in content["routines"]:
        if routine["id"] not in values:
            yield Finding(
                at("routines", routine["id"]),
                "nobody can ask for it: ROUTINE in the interaction model doesn't have it.",
                f'Add the value "{routine["id"]}" to ROUTINE, with what people would call it.',
            )


def signs_are_heard(content: Content, language: Language) -> Iterator[Finding]:
    """Every danger sign has its intent."""
    intents = _intents(language)
    for sign in content["danger"]["signs"]:
        name = danger_intent(sign["id"])
        if name not in intents:
            yield Finding(
                at("danger", sign["id"]),
                "the skill can't hear it: the interaction model has no intent for it.",
                f"Add the intent {name}, with what people would say.",
            )


def intents_have_content(content: Content, language: Language) -> Iterator[Finding]:
    """Every question intent has its topic, and every danger intent its sign."""
    for ending, known, entry in (
        (_QUESTION, _topic_intents(content), "topic"),
        (_DANGER, _sign_intents(content), "danger sign"),
    ):
        for name in sorted(_intents(language) - _FIXED - known):
            if name.endswith(ending):
                yield Finding(
                    at("intents", name),
                    f"there is no {entry} to answer it with.",
                    f"Write the {entry}, or correct the intent's name.",
                )


def values_have_content(content: Content, language: Language) -> Iterator[Finding]:
    """Every value of TOPIC, ROUTINE and SURFACE has its entry."""
    known = {
        "TOPIC": {topic["id"] for topic in content["topics"]},
        "ROUTINE": {routine["id"] for routine in content["routines"]},
        "SURFACE": SURFACES,
    }
    for kind, ids in known.items():
        for value in sorted(language.ids(kind) - ids):
            yield Finding(
                at("types", kind, value),
                "no entry of the content has this id.",
                f"Correct the id, or write the entry. Known are: {', '.join(sorted(ids))}.",
            )


def hints_are_understood(content: Content, language: Language) -> Iterator[Finding]:
    """Every phrase that people are told to say is understood."""
    for text in texts(content):
        if text.kind is Kind.HINT and not language.understands(text.text):
            yield Finding(
                text.where,
                f'"{text.text}" is offered as something to say, but isn\'t understood.',
                "Word it like a sample of the interaction model, or add it there.",
            )


def intents_are_handled(
    content: Content, language: Language, handled: frozenset[str]
) -> Iterator[Finding]:
    """Every intent reaches code, and all code can be reached.

    Intents named after entries are left to the rules above: a topic can do without its own.
    """
    intents = _intents(language)
    named = _topic_intents(content) | _sign_intents(content)
    for name in sorted(intents - handled):
        yield Finding(
            at("intents", name),
            "the skill's code has no answer to it.",
            "Remove it, or have an engineer add a handler.",
        )
    for name in sorted(handled - intents - named):
        yield Finding(
            at("intents", name),
            "the skill's code answers it, but the interaction model doesn't have it.",
            "Add it with what people would say, or have an engineer remove its handler.",
        )


def _topic_intents(content: Content) -> frozenset[str]:
    return frozenset(question_intent(topic["id"]) for topic in content["topics"])


def _sign_intents(content: Content) -> frozenset[str]:
    return frozenset(danger_intent(sign["id"]) for sign in content["danger"]["signs"])


def _intents(language: Language) -> frozenset[str]:
    return frozenset(str(intent["name"]) for intent in language.intents)


Rule = Callable[[Any, Language], Iterable[Finding]]

RULES: Final[Sequence[Rule]] = (
    topics_can_be_asked,
    routines_can_be_started,
    signs_are_heard,
    intents_have_content,
    values_have_content,
    hints_are_understood,
)
