import pytest

from simulator.model import Value
from simulator.slots import Filling, SlotType, as_json, slot_types
from simulator.text import tokens
from tests.unit.simulator.tea_skill import models

APPLICATION = "amzn1.ask.skill.x"
TEA = slot_types(models()["en-US"])["TEA"]


def _ids(filling: Filling | None) -> list[str | None]:
    return [value.id for value in (filling.matches if filling else None) or ()]


@pytest.mark.parametrize(
    ("kind", "phrase", "value"),
    [
        ("AMAZON.NUMBER", "three", "3"),
        ("AMAZON.NUMBER", "21", "21"),
        ("AMAZON.NUMBER", "twenty one", "21"),
        ("AMAZON.FOUR_DIGIT_NUMBER", "twenty twenty", "2020"),
        ("AMAZON.Ordinal", "third", "3"),
        ("AMAZON.Ordinal", "the 2nd", "2"),
        ("AMAZON.Ordinal", "twenty first", "21"),
        ("AMAZON.DURATION", "twenty minutes", "PT20M"),
        ("AMAZON.DURATION", "half an hour", "PT30M"),
    ],
)
def test_built_in_types_deliver_what_alexa_delivers(kind: str, phrase: str, value: str) -> None:
    assert SlotType(kind).read(tokens(phrase)) == Filling(value)


@pytest.mark.parametrize(
    ("kind", "phrase"),
    [
        ("AMAZON.NUMBER", "third"),
        ("AMAZON.NUMBER", "tea"),
        ("AMAZON.NUMBER", "three cups"),
        ("AMAZON.NUMBER", ""),
        ("AMAZON.Ordinal", "three"),
        ("AMAZON.Ordinal", "third cup"),
        ("AMAZON.DURATION", "three"),
        ("AMAZON.City", "london"),
    ],
)
def test_built_in_types_refuse_the_rest(kind: str, phrase: str) -> None:
    assert SlotType(kind).read(tokens(phrase)) is None


@pytest.mark.parametrize("phrase", ["green tea", "Green Teas", "the sencha", "matcha"])
def test_a_value_is_known_by_each_of_its_words(phrase: str) -> None:
    assert _ids(TEA.read(tokens(phrase))) == ["green"]


def test_the_value_is_what_was_said_without_its_article() -> None:
    filling = TEA.read(tokens("some Builder's"))
    assert filling is not None
    assert filling.value == "builder's"
    assert _ids(filling) == ["black"]


def test_two_values_may_share_a_word() -> None:
    assert _ids(TEA.read(tokens("breakfast tea"))) == ["black", "morning"]


def test_unknown_words_fill_only_types_that_are_open() -> None:
    assert TEA.read(tokens("motor oil")) is None
    assert TEA.read_open(tokens("the motor oil")) == Filling("motor oil", ())
    assert TEA.read_open(tokens("what my aunt used to drink")) is None
    assert SlotType("AMAZON.City").read_open(tokens("new york")) == Filling("new york")
    assert SlotType("AMAZON.NUMBER").read_open(tokens("many")) is None
    long = "what my aunt used to drink in the spring"
    assert SlotType("AMAZON.SearchQuery").read_open(tokens(long)) == Filling(long)


def test_a_value_may_have_many_words() -> None:
    long = "the tea that my aunt used to drink in the spring"
    kind = SlotType("TEA", [Value("aunt", long, ())])
    assert _ids(kind.read(tokens(long))) == ["aunt"]
    assert list(kind.spans(tokens(f"brew {long} for me"))) == [(1, 12)]


def test_a_built_in_type_may_be_extended_with_values() -> None:
    city = SlotType("AMAZON.City", [Value("ldn", "london", ("the smoke",))])
    assert _ids(city.read(tokens("the smoke"))) == ["ldn"]


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        ("i like green tea and sencha", [(2, 4), (5, 6)]),
        ("a nice cup of assam", [(4, 5)]),
        ("some black tea", [(0, 3)]),
        ("nothing here", []),
        ("", []),
    ],
)
def test_values_are_found_inside_a_sentence(sentence: str, spans: list[tuple[int, int]]) -> None:
    assert list(TEA.spans(tokens(sentence))) == spans


@pytest.mark.parametrize("kind", [TEA, SlotType("AMAZON.NUMBER"), SlotType("AMAZON.DURATION")])
def test_examples_are_values_of_the_type(kind: SlotType) -> None:
    assert kind.examples()
    assert all(kind.read(tokens(example)) for example in kind.examples())


def test_json_of_a_match() -> None:
    filling = TEA.read(tokens("breakfast tea"))
    resolutions = {
        "resolutionsPerAuthority": [
            {
                "authority": f"amzn1.er-authority.echo-sdk.{APPLICATION}.TEA",
                "status": {"code": "ER_SUCCESS_MATCH"},
                "values": [
                    {"value": {"name": "black tea", "id": "black"}},
                    {"value": {"name": "morning blend", "id": "morning"}},
                ],
            }
        ]
    }
    assert as_json("tea", "TEA", filling, APPLICATION) == {
        "name": "tea",
        "confirmationStatus": "NONE",
        "value": "breakfast tea",
        "source": "USER",
        "resolutions": resolutions,
        "slotValue": {"type": "Simple", "value": "breakfast tea", "resolutions": resolutions},
    }


def test_json_of_a_value_without_an_id() -> None:
    slot = as_json("tea", "TEA", TEA.read(tokens("chamomile")), APPLICATION)
    authority = slot["resolutions"]["resolutionsPerAuthority"][0]
    assert authority["values"] == [{"value": {"name": "chamomile"}}]


def test_json_of_unknown_words() -> None:
    slot = as_json("tea", "TEA", Filling("motor oil", ()), APPLICATION)
    authority = slot["resolutions"]["resolutionsPerAuthority"][0]
    assert authority["status"] == {"code": "ER_SUCCESS_NO_MATCH"}
    assert "values" not in authority
    assert slot["value"] == "motor oil"


def test_json_of_a_built_in_value_has_no_resolutions() -> None:
    slot = as_json("step", "AMAZON.NUMBER", Filling("3"), APPLICATION)
    assert slot["value"] == "3"
    assert "resolutions" not in slot
    assert slot["slotValue"] == {"type": "Simple", "value": "3"}


def test_json_of_an_empty_slot() -> None:
    assert as_json("tea", "TEA", None, APPLICATION) == {
        "name": "tea",
        "confirmationStatus": "NONE",
    }
