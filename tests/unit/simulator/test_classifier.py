import pytest

from simulator.classifier import Classifier
from simulator.model import FALLBACK
from simulator.sentence import Lesson, Named, Sentence

LESSONS = [
    Lesson(Sentence(tuple(text.split())), intent)
    for intent, texts in {
        "Hot": ["is the water hot", "how hot is the water", "what heat does water need"],
        "Burn": ["i burned my hand", "my hand is burned", "ouch my skin burns"],
        "Thanks": ["thank you", "thanks a lot", "many thanks"],
        FALLBACK: ["play some music", "what is the news", "when does the bus go"],
    }.items()
    for text in texts
]


def _classify(text: str, sensitivity: str = "MEDIUM", slips: int = 0) -> str | None:
    return Classifier(LESSONS, sensitivity).classify(Sentence(tuple(text.split())), slips)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how hot does the water need", "Hot"),
        ("ouch i burned my skin", "Burn"),
        ("thank you a lot", "Thanks"),
    ],
)
def test_a_sentence_like_a_sample_means_the_same(text: str, intent: str) -> None:
    assert _classify(text) == intent


@pytest.mark.parametrize("text", ["play jazz music tonight", "is there a bus"])
def test_something_else_is_the_fallback(text: str) -> None:
    assert _classify(text) == FALLBACK


@pytest.mark.parametrize("text", ["", "zebra giraffe many elephant"])
def test_what_resembles_nothing_is_none(text: str) -> None:
    assert _classify(text) is None


def test_sensitivity_moves_the_line() -> None:
    doubtful = "how hot is the tea"
    assert _classify(doubtful, "LOW") == "Hot"
    assert _classify(doubtful, "HIGH") is None


def test_one_intent_besides_the_fallback_is_enough() -> None:
    classifier = Classifier([*LESSONS[:3], *LESSONS[-3:]], "LOW")
    assert classifier.classify(Sentence(("how", "hot", "is", "water"))) == "Hot"
    assert classifier.classify(Sentence(("play", "the", "news"))) == FALLBACK


def test_misspelt_words_make_it_less_sure() -> None:
    assert _classify("how hot is it") == "Hot"
    assert _classify("how hot is it", slips=9) is None


def test_familiarity_is_the_known_share() -> None:
    classifier = Classifier(LESSONS, "LOW")
    assert classifier.familiarity(["hot", "water"]) == 1
    assert classifier.familiarity(["zebra"]) == 0
    assert classifier.familiarity(["music"]) == 0
    assert 0 < classifier.familiarity(["hot", "zebra"]) < 1


def test_slot_values_of_one_kind_are_alike() -> None:
    lessons = [
        Lesson(Sentence(("some", "assam"), (Named(1, 2, "TEA"),)), "Brew"),
        Lesson(Sentence(("buy", "milk"), ()), "Buy"),
        Lesson(Sentence(("buy", "sugar"), ()), "Buy"),
        Lesson(Sentence(("play", "jazz"), ()), FALLBACK),
    ]
    never_heard = Sentence(("some", "sencha"), (Named(1, 2, "TEA"),))
    classifier = Classifier(lessons, "LOW")
    assert classifier.classify(never_heard) == "Brew"


def test_a_slot_value_that_only_one_intent_was_taught_with_means_it() -> None:
    green, black = (Named(1, 2, "TEA", value) for value in ("green", "black"))
    lessons = [
        *(Lesson(Sentence((word, "tea"), (green,)), "Steep") for word in ("steep", "some")),
        *(Lesson(Sentence((word, "tea"), (black,)), "Boil") for word in ("boil", "some")),
        Lesson(Sentence(("play", "jazz")), FALLBACK),
    ]
    classifier = Classifier(lessons, "LOW")
    assert classifier.classify(Sentence(("some", "tea"), (green,))) == "Steep"
    assert classifier.classify(Sentence(("some", "tea"), (black,))) == "Boil"


def test_it_knows_the_words_of_its_lessons() -> None:
    classifier = Classifier(LESSONS, "LOW")
    assert classifier.knows("water")
    assert classifier.knows("skin")
    assert not classifier.knows("zebra")
