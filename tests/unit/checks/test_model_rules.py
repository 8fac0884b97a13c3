# ruff: noqa: RUF001 - places are written with the small arrows that the checker prints
"""Every rule of the interaction model fires on one change to a model that it accepts."""

from typing import Any, NamedTuple

import pytest

from checks import model_rules, sample_rules
from checks.model_rules import Rule
from checks.tongues import ENGLISH
from checks.utterances import Language
from tests.unit.checks.valid import ABSENT, MODEL, changed

Path = tuple[str | int, ...]

BODY: Path = ("interactionModel", "languageModel")
NAME: Path = (*BODY, "invocationName")
INTENTS: Path = (*BODY, "intents")
STOP: Path = (*INTENTS, 1)
HEAT: Path = (*INTENTS, 7)
TOPIC: Path = (*INTENTS, 13)
TYPES: Path = (*BODY, "types")
HEAT_VALUE: Path = (*TYPES, 0, "values", 0)
SAMPLE: Path = (*HEAT, "samples", 0)
HEAT_INTENT = "intents › HeatQuestionIntent"


class Case(NamedTuple):
    """A change, and where and with what words the rule must tell of it."""

    rule: Rule
    path: Path
    value: Any
    where: str
    what: str


CASES = (
    Case(model_rules.invocation_name, NAME, "backs", "invocationName", "fewer than two words"),
    Case(model_rules.invocation_name, NAME, "Back Spasm", "invocationName", "characters"),
    Case(model_rules.invocation_name, NAME, "back 2 rest", "invocationName", "characters"),
    Case(model_rules.invocation_name, NAME, "start back relief", "invocationName", '"start"'),
    Case(model_rules.invocation_name, NAME, "relief for backs", "invocationName", '"for"'),
    Case(model_rules.invocation_name, NAME, "alexa's back relief", "invocationName", '"alexa"'),
    Case(
        model_rules.required_intents,
        (*INTENTS, 0, "name"),
        "AMAZON.MoreIntent",
        "intents › AMAZON.HelpIntent",
        "it is missing",
    ),
    Case(
        model_rules.intent_names,
        (*HEAT, "name"),
        "TopicIntent",
        "intents › TopicIntent",
        "stands 2 times",
    ),
    Case(
        model_rules.intent_names,
        (*INTENTS, 5, "name"),
        "AMAZON.YeahIntent",
        "intents › AMAZON.YeahIntent",
        "no such intent",
    ),
    Case(
        model_rules.intent_names,
        (*HEAT, "name"),
        "Heat2Intent",
        "intents › Heat2Intent",
        "other characters than letters",
    ),
    Case(model_rules.intents_have_samples, (*HEAT, "samples"), [], HEAT_INTENT, "has no samples"),
    Case(
        model_rules.slots_fit,
        (*TOPIC, "slots", 0, "type"),
        "SUBJECT",
        "intents › TopicIntent › topic",
        'its type "SUBJECT" is not defined',
    ),
    Case(
        model_rules.slots_fit,
        (*TOPIC, "slots", 1),
        {"name": "topic", "type": "TOPIC"},
        "intents › TopicIntent",
        'the slot "topic" stands twice',
    ),
    Case(
        model_rules.slots_fit,
        (*HEAT, "samples", 2),
        "is {topic} hot",
        HEAT_INTENT,
        "{topic}, which is no slot of it",
    ),
    Case(
        model_rules.slots_fit,
        (*TOPIC, "samples"),
        ["tell me more"],
        "intents › TopicIntent",
        "no sample uses its slot {topic}",
    ),
    Case(
        model_rules.slot_types,
        (*TOPIC, "slots", 0, "type"),
        "ROUTINE",
        "types › TOPIC",
        "no slot uses it",
    ),
    Case(
        model_rules.slot_types,
        (*TYPES, 3),
        {"name": "AMAZON.NUMBER", "values": []},
        "types › AMAZON.NUMBER",
        "it has no values",
    ),
    Case(
        model_rules.slot_values,
        (*HEAT_VALUE, "id"),
        ABSENT,
        "types › TOPIC › heat",
        "it has no id",
    ),
    Case(
        model_rules.slot_values,
        (*HEAT_VALUE, "id"),
        "ice_how_long",
        "types › TOPIC › ice_how_long",
        "this id is used twice",
    ),
    Case(
        model_rules.slot_values,
        (*HEAT_VALUE, "name", "synonyms"),
        ["How Long to ice"],
        "types › TOPIC › ice_how_long",
        '"how long to ice" is already said for "heat"',
    ),
    Case(
        model_rules.slot_values,
        (*HEAT_VALUE, "name", "synonyms"),
        ["heat"],
        "types › TOPIC › heat",
        '"heat" is already said for it',
    ),
    Case(
        model_rules.slot_values,
        (*HEAT_VALUE, "name", "synonyms"),
        [],
        "types › TOPIC › heat",
        "list of synonyms is empty",
    ),
    Case(
        model_rules.slot_values,
        (*HEAT_VALUE, "name", "value"),
        "h" * 141,
        "types › TOPIC › heat",
        "141 characters; at most 140",
    ),
    Case(
        model_rules.slot_values,
        (*HEAT_VALUE, "name", "value"),
        "hot ",
        "types › TOPIC › heat",
        "a space too many",
    ),
    Case(sample_rules.characters, SAMPLE, "what helps at 8 pm", HEAT_INTENT, "has digits"),
    Case(sample_rules.characters, SAMPLE, "what helps?", HEAT_INTENT, "can't be said: ?"),
    Case(sample_rules.characters, SAMPLE, "what\u2019s hot", HEAT_INTENT, "can't be said"),
    Case(sample_rules.characters, SAMPLE, "what helps.", HEAT_INTENT, "has a full stop"),
    Case(sample_rules.characters, SAMPLE, "what  helps", HEAT_INTENT, "a space too many"),
    Case(sample_rules.characters, SAMPLE, "", HEAT_INTENT, "a space too many"),
    Case(
        sample_rules.characters,
        (*TOPIC, "slots", 0, "samples"),
        ["about, {topic}"],
        "intents › TopicIntent › topic",
        "can't be said: ,",
    ),
    Case(sample_rules.lengths, SAMPLE, "a" * 201, HEAT_INTENT, "201 characters; at most 200"),
    Case(sample_rules.no_repeats, SAMPLE, "What helps", HEAT_INTENT, '"what helps" stands 2'),
    Case(
        sample_rules.no_twins,
        (*HEAT, "samples", 1),
        "tell me about warmth",
        HEAT_INTENT,
        '"tell me about warmth" and "tell me about heat" differ only by words for one slot value',
    ),
    Case(
        sample_rules.one_intent_each,
        SAMPLE,
        "start ice",
        "intents › StartRoutineIntent",
        '"start ice" also means HeatQuestionIntent',
    ),
    Case(
        sample_rules.one_intent_each,
        SAMPLE,
        "yes please",
        HEAT_INTENT,
        '"yes please" also means AMAZON.YesIntent',
    ),
    Case(
        sample_rules.one_intent_each,
        SAMPLE,
        "tell me about how long to ice",
        "intents › TopicIntent",
        '"tell me about how long to ice" also means HeatQuestionIntent',
    ),
    Case(
        sample_rules.one_intent_each,
        (*TOPIC, "samples"),
        ["go to step {topic}", "start {topic}", "i'm on the floor"],
        "intents › ChooseSurfaceIntent",
        '"i\'m on the floor" also means TopicIntent',
    ),
    Case(
        model_rules.dialog_fits,
        ("interactionModel", "dialog", "intents", 0, "name"),
        "TopicsIntent",
        "dialog › TopicsIntent",
        "no such intent",
    ),
    Case(
        model_rules.dialog_fits,
        ("interactionModel", "dialog", "intents", 0, "slots", 0, "name"),
        "subject",
        "dialog › TopicIntent",
        'no slot "subject"',
    ),
    Case(
        model_rules.dialog_fits,
        (*TOPIC, "samples", 1),
        "{topic}",
        "dialog › TopicIntent",
        "only slots",
    ),
    Case(
        model_rules.fallback_sensitivity,
        (*BODY, "modelConfiguration"),
        ABSENT,
        "modelConfiguration › fallbackIntentSensitivity",
        "no level that Alexa knows",
    ),
    Case(
        model_rules.sizes,
        INTENTS,
        [{"name": "HeatQuestionIntent"}] * 251,
        "intents",
        "there are 251; at most 250",
    ),
    Case(
        model_rules.sizes,
        SAMPLE,
        "a" * 1_500_000,
        "the file itself",
        "at most 1500000",
    ),
)


def test_a_valid_model_has_no_findings() -> None:
    assert model_rules.misfits(MODEL) == []
    assert model_rules.check(MODEL, ENGLISH) == []


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} == set(model_rules.RULES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.__name__}: {case.what}")
def test_rule_fires(case: Case) -> None:
    findings = list(case.rule(Language(changed(MODEL, (case.path, case.value)), ENGLISH)))
    assert [(found.where, case.what in found.what) for found in findings] == [(case.where, True)]
    assert findings[0].mend


def test_a_topic_may_have_both_an_intent_and_a_slot_value() -> None:
    samples = MODEL["interactionModel"]["languageModel"]["intents"][7]["samples"]
    assert "tell me about heat" in samples
    assert list(sample_rules.one_intent_each(Language(MODEL, ENGLISH))) == []


def test_an_overlap_is_told_with_examples() -> None:
    overlap = changed(MODEL, ((*TOPIC, "samples", 1), "{topic}"), (SAMPLE, "how long to ice"))
    (found,) = sample_rules.one_intent_each(Language(overlap, ENGLISH))
    assert str(found) == (
        'intents › TopicIntent: with "{topic}", "how long to ice" also means HeatQuestionIntent '
        '("how long to ice"). Remove or reword one of them: Alexa would pick either.'
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("interactionModel",), ABSENT),
        (("interactionModel", "languageModel"), []),
        ((*INTENTS, 0), "AMAZON.HelpIntent"),
        ((*HEAT, "samples"), "what helps"),
        ((*HEAT_VALUE, "name"), "heat"),
        ((*TOPIC, "slots", 0), {"name": "topic"}),
    ],
)
def test_a_model_of_another_shape_is_told(path: Path, value: Any) -> None:
    assert len(model_rules.misfits(changed(MODEL, (path, value)))) == 1


@pytest.mark.parametrize("nonsense", [None, [], "text", 1])
def test_nonsense_is_told(nonsense: Any) -> None:
    assert model_rules.misfits(nonsense)
