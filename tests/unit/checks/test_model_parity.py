"""What one locale hears, every other one must."""

from typing import Any

from checks.model_parity import check
from tests.unit.checks.valid import ABSENT, MODEL, changed

INTENTS = ("interactionModel", "languageModel", "intents")
FEVER = (*INTENTS, 11)
HEAT = (*INTENTS, 7)
STEP = (*INTENTS, 16)


def told(model: Any) -> dict[str, list[str]]:
    found = check({"en-US": MODEL, "es-MX": model})
    return {
        locale: [f"{one.where}: {one.what}" for one in lines] for locale, lines in found.items()
    }


def test_the_same_things_in_other_words_are_fine() -> None:
    other = changed(MODEL, ((*FEVER, "samples"), ["tengo fiebre"]))
    assert told(other) == {"en-US": [], "es-MX": []}


def test_an_intent_that_one_language_lacks_is_told() -> None:
    lacking = "FeverDangerIntent: nobody can say it here, and {}.json has it."
    assert told(changed(MODEL, (FEVER, ABSENT))) == {
        "en-US": [],
        "es-MX": ["intents › " + lacking.format("en-US")],  # noqa: RUF001
    }


def test_an_intent_that_only_the_other_has_is_told_of_the_first() -> None:
    more = changed(MODEL, ((*FEVER, "name"), "RashDangerIntent"))
    assert [line.partition(":")[0].split()[-1] for line in told(more)["en-US"]] == [
        "RashDangerIntent"
    ]


def test_a_question_may_be_a_value_instead() -> None:
    assert told(changed(MODEL, (HEAT, ABSENT))) == {"en-US": [], "es-MX": []}


def test_an_intent_with_other_slots_is_told() -> None:
    other = changed(MODEL, ((*STEP, "slots", 0, "type"), "AMAZON.Ordinal"))
    assert told(other)["es-MX"] == [
        "intents › GoToStepIntent: its slots are step (AMAZON.Ordinal) here, "  # noqa: RUF001
        "and step (AMAZON.NUMBER) in en-US.json."
    ]
