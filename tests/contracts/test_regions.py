"""The words that differ by place: above all, whom to call."""

import re
from typing import Any, NamedTuple

import pytest

from relief.bootstrap import build_skill
from relief.intents import Intent
from simulator import envelope
from simulator.envelope import Echo, Session
from tests.support.checked_skill import LIBRARY
from tests.support.direct import Direct, speech
from tests.support.project import MONDAY_NOON, SKILL_NAME, manifest

CONTENTS = {language: LIBRARY.content(language) for language in ("en", "es")}
NUMBERS = {
    **{"en-US": "911", "en-CA": "911", "en-GB": "999", "en-AU": "000", "en-IN": "112"},
    **{"es-US": "911", "es-MX": "911", "es-ES": "112"},
}
"""The emergency numbers of the places that the content has words for."""
EMERGENCIES = [
    intent for intent, sign in CONTENTS["en"].sign_of_intent.items() if sign.level == "emergency"
]
UNKNOWN = ["en-NZ", "en-IE", "de-DE", "fr-FR", "hi-IN", "xx-XX", "en", "es-AR", "es"]


class Call(NamedTuple):
    """How a language says whom to call."""

    such_as: str
    local: str
    call: str
    now: str


ENGLISH = Call("your emergency number, such as", "your local emergency number", "call", "now")
SPANISH = Call("tu número de emergencias, como el", "tu número de emergencias local", "Llama", "ya")


def call_of(locale: str) -> Call:
    return SPANISH if locale.startswith("es") else ENGLISH


def first_sentence(answer: Any) -> str:
    """Give the first sentence of what is said, without its markup but for the digits."""
    words = re.sub(r"<[^>]*>", "", speech(answer))
    return words.partition(".")[0]


def answered(locale: str, asked: dict[str, Any]) -> Any:
    """Answer a request without holding the answer against the rules of speech."""
    echo = Echo.named("someone", SKILL_NAME)
    return build_skill()(envelope.envelope(asked, Session(), echo, manifest()))


def test_every_locale_of_the_content_has_its_number_here() -> None:
    regions = [region for content in CONTENTS.values() for region in content.regions]
    assert set(regions) == {"default", *NUMBERS}


@pytest.mark.parametrize(("locale", "number"), NUMBERS.items())
def test_an_emergency_is_answered_first_with_the_number_of_the_place(
    locale: str, number: str
) -> None:
    """Locale is not location, so it is "your emergency number, such as" and never the bare one."""
    skill, told = Direct(locale), call_of(locale)
    for intent in EMERGENCIES:
        sentence = first_sentence(skill.intend(intent))
        assert f"{told.such_as} {number}" in sentence, intent
        assert told.call in sentence, intent
        assert told.now in sentence, intent


@pytest.mark.parametrize("locale", UNKNOWN)
def test_an_emergency_in_an_unknown_place_is_answered_with_the_local_number(locale: str) -> None:
    skill = Direct(locale)
    for intent in EMERGENCIES:
        sentence = first_sentence(skill.intend(intent))
        assert call_of(locale).local in sentence
        assert not re.search(r"\d", sentence)


@pytest.mark.parametrize("locale", [*NUMBERS, *UNKNOWN])
def test_a_yes_to_the_danger_check_is_answered_with_the_number_of_the_place(locale: str) -> None:
    skill = Direct(locale)
    skill.launch()
    skill.intend(Intent.IN_PAIN)
    assert NUMBERS.get(locale, call_of(locale).local) in first_sentence(skill.intend(Intent.YES))


@pytest.mark.parametrize("locale", [*NUMBERS, *UNKNOWN])
def test_the_apology_names_the_number_of_the_place(locale: str) -> None:
    unreadable = {**envelope.launch(locale, MONDAY_NOON), "timestamp": "never"}
    said = speech(answered(locale, unreadable))
    assert NUMBERS.get(locale, call_of(locale).local) in said


@pytest.mark.parametrize("locale", [*NUMBERS, *UNKNOWN])
def test_every_sign_is_answered_in_the_words_of_the_place(locale: str) -> None:
    content = LIBRARY.content(locale)
    skill, words = Direct(locale), content.words(locale)
    for intent, sign in content.sign_of_intent.items():
        said = speech(skill.intend(intent))
        assert said == f"<speak>{words.text(sign.call)} {words.text(sign.why)}</speak>"


@pytest.mark.parametrize("locale", [*NUMBERS, *UNKNOWN])
def test_every_answer_is_told_in_the_words_of_the_place(locale: str) -> None:
    skill = Direct(locale)
    content = LIBRARY.content(locale)
    words = content.words(locale)
    for intent, topic in content.topic_of_intent.items():
        assert words.text(topic.parts[0]) in speech(skill.intend(intent))


@pytest.mark.parametrize(("locale", "number"), NUMBERS.items())
def test_no_answer_names_the_emergency_number_of_another_place(locale: str, number: str) -> None:
    content = LIBRARY.content(locale)
    words = content.words(locale)
    texts = [
        *(text for sign in content.signs.values() for text in (sign.call, sign.why)),
        *(part for topic in content.topics.values() for part in topic.parts),
    ]
    foreign = {*NUMBERS.values()} - {number}
    for text in texts:
        digits = set(re.findall(r">(\d+)<", words.text(text)))
        assert not digits & foreign, words.text(text)


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("en-US", "acetaminophen"),
        ("en-CA", "acetaminophen"),
        ("en-GB", "paracetamol"),
        ("en-AU", "paracetamol"),
        ("en-IN", "paracetamol"),
        ("en-NZ", "paracetamol"),
        ("es-US", "acetaminofén"),
        ("es-MX", "paracetamol"),
        ("es-ES", "paracetamol"),
    ],
)
def test_the_plain_painkiller_goes_by_the_name_of_the_place(locale: str, name: str) -> None:
    said = speech(Direct(locale).intend(Intent.TOPIC, topic="paracetamol")).lower()
    assert name in said
    others = {"acetaminophen", "acetaminofén", "paracetamol"} - {name}
    assert not any(other in said for other in others)


@pytest.mark.parametrize("locale", UNKNOWN)
def test_an_unknown_place_is_served_like_any_other(locale: str) -> None:
    skill = Direct(locale)
    skill.launch()
    for name in (Intent.IN_PAIN, Intent.NO, Intent.HELP):
        skill.intend(name)
    skill.intend(Intent.CHOOSE_SURFACE, surface="bed")
    skill.intend(Intent.YES)
    assert skill.state["place"]["step"] == 0


def test_the_locale_of_each_request_counts() -> None:
    """A household may speak two: the session does not fix the words."""
    skill = Direct("en-GB")
    skill.launch()
    skill.locale = "en-AU"
    assert NUMBERS["en-AU"] in speech(skill.intend(EMERGENCIES[0]))
