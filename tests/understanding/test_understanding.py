"""How well people are understood: the figures that `make understand` prints, held to thresholds.

An utterance that is missed is a gap in the model, or in its label. It stays in the set either way;
only what has become a sample since, word for word, makes room for another.
"""

import pytest

from relief.content import Library
from simulator.model import load
from simulator.text import keys, tokens
from simulator.tongues import ENGLISH
from simulator.understanding import said_elsewhere, understanding_of
from tests.support.project import ROOT
from tests.understanding.annotations import FOLDER, Annotation
from tests.understanding.annotations import load as annotated
from tests.understanding.figures import (
    CLASSIFIERS,
    INDEPENDENT,
    LOCALES,
    SIMULATOR,
    Measured,
    measure_all,
    together,
)
from tests.understanding.judging import Judge, is_off_topic

LEAST_INTENTS = 0.95
LEAST_DANGER = {SIMULATOR: 1.0, INDEPENDENT: 0.98}
LEAST_OFF_TOPIC = 0.90
"""Over all locales; a single one, which has tried some thirty, may miss one or two more."""
LEAST_OFF_TOPIC_OF_A_LOCALE = 0.85
LEAST_OF_EACH_INTENT = {SIMULATOR: 0.85, INDEPENDENT: 0.70}
"""Of some ten utterances each: the aim is 85% for both, and the second one misses it by a few."""
MOST_FALSE_ALARMS = 0.02
LEAST_SLOTS = 0.90
LEAST_UTTERANCES = {"en-US": 500, "es-US": 500}
LEAST_UTTERANCES_ELSEWHERE = 150
LEAST_OFF_TOPIC_UTTERANCES = 150
LEAST_SAMPLES = 1500
FEWEST = 6
"""Utterances of an intent, from which on it is judged: of fewer, one outweighs the margin."""
ENOUGH = 8
"""Utterances of an intent in one language, from which on its share says something."""
FIRST_LOCALES = ("en-US", "es-US")
"""The locale of each language that everything is tried in."""


@pytest.fixture(scope="session")
def measured() -> list[Measured]:
    """Measure everything once, which takes some minutes where nothing was learnt before."""
    return measure_all()


def of(measured: list[Measured], classifier: str) -> list[Measured]:
    return [entry for entry in measured if entry.classifier == classifier]


@pytest.mark.parametrize("classifier", CLASSIFIERS)
def test_people_are_understood(measured: list[Measured], classifier: str) -> None:
    shares = {entry.locale: entry.figures.intents for entry in of(measured, classifier)}
    low = {locale: str(share) for locale, share in shares.items() if share.part < LEAST_INTENTS}
    assert not low, f"`make understand` names the confusions: {low}"


@pytest.mark.parametrize("classifier", CLASSIFIERS)
def test_no_intent_is_misheard_often(measured: list[Measured], classifier: str) -> None:
    least = LEAST_OF_EACH_INTENT[classifier]
    shares = together(of(measured, classifier)).by_intent()
    judged = {name: share for name, share in shares.items() if share.all >= FEWEST}
    low = {name: str(share) for name, share in judged.items() if share.part < least}
    assert not low, f"`make understand` names the confusions: {low}"


@pytest.mark.parametrize("first", FIRST_LOCALES)
@pytest.mark.parametrize("classifier", CLASSIFIERS)
def test_no_intent_is_misheard_often_in_a_language(
    measured: list[Measured], classifier: str, first: str
) -> None:
    """Those of a second language are few beside the first's, and would vanish among them."""
    least, language = LEAST_OF_EACH_INTENT[classifier], first.partition("-")[0]
    own = [entry for entry in of(measured, classifier) if entry.locale.startswith(language)]
    shares = together(own).by_intent()
    low = {
        name: str(share)
        for name, share in shares.items()
        if share.all >= ENOUGH and share.part < least
    }
    assert not low, f"`make understand` names the confusions: {low}"


@pytest.mark.parametrize("classifier", CLASSIFIERS)
def test_danger_signs_are_caught(measured: list[Measured], classifier: str) -> None:
    for entry in of(measured, classifier):
        missed = entry.figures.missed_danger()
        assert entry.figures.danger.part >= LEAST_DANGER[classifier], (entry.locale, missed)


@pytest.mark.parametrize("classifier", CLASSIFIERS)
def test_what_is_off_topic_is_refused(measured: list[Measured], classifier: str) -> None:
    assert together(of(measured, classifier)).off_topic.part >= LEAST_OFF_TOPIC
    for entry in of(measured, classifier):
        share = entry.figures.off_topic
        assert share.part >= LEAST_OFF_TOPIC_OF_A_LOCALE, (entry.locale, str(share))


@pytest.mark.parametrize("classifier", CLASSIFIERS)
def test_nobody_is_sent_to_a_doctor_for_nothing(measured: list[Measured], classifier: str) -> None:
    """A false alarm is mild, but one that comes often is believed by nobody."""
    alarms = together(of(measured, classifier)).alarms
    assert alarms.part <= MOST_FALSE_ALARMS, str(alarms)


def test_slots_are_filled(measured: list[Measured]) -> None:
    """With the simulator's alone: the other one reads no numbers."""
    assert together(of(measured, SIMULATOR)).slots.part >= LEAST_SLOTS


@pytest.mark.parametrize("locale", LOCALES)
def test_no_utterance_is_a_sample_or_stands_twice(locale: str) -> None:
    said = [annotation.utterance for annotation in annotations(locale)]
    understanding = understanding_of(load(ROOT / f"interaction_model/{locale}.json"))
    tongue = understanding.model.tongue
    samples = [text for text in said if understanding.exactly([tokens(text, tongue)])]
    assert not samples, "take the sample out of the model, or reword the utterance"
    elsewhere = {keys(line, tongue) for line in said_elsewhere(tongue)}
    assert not [text for text in said if keys(text, tongue) in elsewhere]
    assert len(said) == len(set(said))
    assert len(said) >= LEAST_UTTERANCES.get(locale, LEAST_UTTERANCES_ELSEWHERE)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_intent_and_slot_that_is_expected_is_in_the_model(locale: str) -> None:
    intents = load(ROOT / f"interaction_model/{locale}.json").intents
    slots = {intent.name: {slot.name for slot in intent.slots} for intent in intents}
    for annotation in annotations(locale):
        for meaning in annotation.expected:
            assert set(meaning.slots) <= slots[meaning.intent], annotation.utterance
            for words in meaning.slots.values():
                assert words in annotation.utterance


@pytest.mark.parametrize("first", FIRST_LOCALES)
def test_every_intent_is_tried(first: str) -> None:
    """In some locale of the language; the fallback by what is off-topic."""
    model = load(ROOT / f"interaction_model/{first}.json")
    judge = Judge(model, Library().content(first))
    tried = {
        name
        for locale in LOCALES
        if locale.partition("-")[0] == first.partition("-")[0]
        for annotation in annotations(locale)
        for name in judge.answers(annotation)
    }
    assert {intent.name for intent in model.intents} - tried == {"TopicIntent"}


@pytest.mark.parametrize("first", FIRST_LOCALES)
def test_enough_is_off_topic(first: str) -> None:
    off_topic = [annotation for annotation in annotations(first) if is_off_topic(annotation)]
    assert len(off_topic) >= LEAST_OFF_TOPIC_UTTERANCES


@pytest.mark.parametrize("locale", LOCALES)
def test_a_model_has_many_samples_and_alexas_own_phrases(locale: str) -> None:
    """What Alexa brings to a Spanish model is unverified, so that it must have all of it itself."""
    model = load(ROOT / f"interaction_model/{locale}.json")
    assert sum(len(intent.samples) for intent in model.intents) >= LEAST_SAMPLES
    if model.tongue is ENGLISH:
        return
    for intent in model.intents:
        own = {keys(sample, model.tongue) for sample in intent.samples}
        brought = model.tongue.standard.get(intent.name, ())
        assert {keys(phrase, model.tongue) for phrase in brought} <= own, intent.name


def test_every_locale_is_measured() -> None:
    assert set(LOCALES) == {path.stem for path in (ROOT / "interaction_model").glob("*.json")}


def annotations(locale: str) -> tuple[Annotation, ...]:
    return annotated(FOLDER / f"{locale}.json")
