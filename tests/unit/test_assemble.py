"""The interaction models, put together from what a language's people say."""

import json
from pathlib import Path
from typing import Any

import pytest

from interaction_model.assemble import FOLDER, SourceError, assemble

MODEL = """
invocation: small tea help
fallback_sensitivity: LOW
slots: {tea: TEA, number: AMAZON.NUMBER}
"""
INTENTS = """
AMAZON.YesIntent:
  - yes
BrewIntent:
  - make {tea} for mom
  - make tea for mum
"""
TYPES = """
green:
  - green tea
  - the gray one
"""
BRITISH = """
words: {mom: mum, gray: grey}
intents:
  BrewIntent: [put the kettle on]
types:
  TEA: {green: [a cuppa]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    language = tmp_path / "en"
    write(language / "model.yaml", MODEL)
    write(language / "intents/tea.yaml", INTENTS)
    write(language / "types/tea.yaml", TYPES)
    write(language / "locales/en-GB.yaml", BRITISH)
    write(language / "locales/en-US.yaml", "words: {}\n")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def language_model(folder: Path, locale: str) -> Any:
    return json.loads(assemble(folder)[locale])["interactionModel"]["languageModel"]


def samples(folder: Path, locale: str, intent: str) -> list[str]:
    intents = {entry["name"]: entry for entry in language_model(folder, locale)["intents"]}
    return list(intents[intent]["samples"])


def test_each_locale_has_a_whole_model(folder: Path) -> None:
    assert list(assemble(folder)) == ["en-GB", "en-US"]
    for locale in ("en-GB", "en-US"):
        assert language_model(folder, locale)["invocationName"] == "small tea help"
        assert samples(folder, locale, "AMAZON.YesIntent") == ["yes"]


def test_a_locale_adds_its_own_samples_and_words(folder: Path) -> None:
    assert samples(folder, "en-US", "BrewIntent") == ["make {tea} for mom", "make tea for mum"]
    assert samples(folder, "en-GB", "BrewIntent") == [
        "make {tea} for mum",
        "make tea for mum",
        "put the kettle on",
    ]
    (value,) = language_model(folder, "en-GB")["types"][0]["values"]
    assert value["name"] == {"value": "green tea", "synonyms": ["the grey one", "a cuppa"]}


def test_phrases_that_a_locale_says_alike_stand_once(folder: Path) -> None:
    write(folder / "en/intents/tea.yaml", "BrewIntent: [tea for mom, tea for mum]\n")
    assert samples(folder, "en-GB", "BrewIntent") == ["tea for mum", "put the kettle on"]


def test_words_are_swapped_whole_and_outside_slots(folder: Path) -> None:
    write(folder / "en/intents/tea.yaml", "BrewIntent: ['{tea} in a moment', 'mom-made']\n")
    assert samples(folder, "en-GB", "BrewIntent")[:2] == ["{tea} in a moment", "mom-made"]


def test_an_intent_has_the_slots_that_its_samples_name(folder: Path) -> None:
    brew = language_model(folder, "en-US")["intents"][1]
    assert brew["slots"] == [{"name": "tea", "type": "TEA"}]


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("intents/more.yaml", "BrewIntent: [brew]\n", "BrewIntent stands in another file"),
        ("intents/tea.yaml", "BrewIntent: ['{milk} too']\n", "has no slot milk"),
        ("locales/en-US.yaml", "intents: {BrowIntent: [brew]}\n", "has no BrowIntent"),
        ("locales/en-US.yaml", "types: {TEA: {black: [assam]}}\n", "has no black"),
        ("locales/en-US.yaml", "types: {MILK: {oat: [oat]}}\n", "no slot type MILK"),
        ("types/tea.yaml", "- green\n", "holds no entries"),
    ],
)
def test_what_does_not_fit_is_told(folder: Path, file: str, text: str, message: str) -> None:
    write(folder / "en" / file, text)
    with pytest.raises(SourceError, match=message):
        assemble(folder)


def test_the_files_beside_the_sources_are_what_they_say() -> None:
    for locale, text in assemble().items():
        assert (FOLDER / f"{locale}.json").read_text(encoding="utf-8") == text, "run `make models`"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("intents/tea.yaml", "BrewIntent: brew it\n", "BrewIntent needs a list"),
        ("intents/tea.yaml", "BrewIntent: [a]\nBrewIntent: [b]\n", "BrewIntent stands 2 times"),
        ("types/tea.yaml", "green: green tea\n", "green needs a list"),
    ],
)
def test_a_shape_that_would_lose_samples_is_told(
    folder: Path, file: str, text: str, message: str
) -> None:
    write(folder / "en" / file, text)
    with pytest.raises(SourceError, match=message):
        assemble(folder)
