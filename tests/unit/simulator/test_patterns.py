from simulator.model import Intent, InteractionModel, Slot, Value
from simulator.patterns import Pattern, patterns
from simulator.slots import slot_types
from simulator.text import tokens


def _patterns(*samples: str, name: str = "BrewIntent", types: bool = True) -> list[Pattern]:
    slots = (Slot("tea", "TEA"), Slot("count", "AMAZON.NUMBER"), Slot("note", "AMAZON.SearchQuery"))
    model = InteractionModel(
        invocation_name="tea time",
        intents=(Intent(name, slots, samples),),
        types={"TEA": (Value("g", "green tea", ("green",)), Value("i", "iced green tea", ()))},
        fallback_sensitivity="LOW",
    )
    return patterns(model, slot_types(model))


def _match(sample: str, said: str, *, known: bool = True) -> dict[str, str] | None:
    slots = _patterns(sample)[0].match(tokens(said), known=known)
    return None if slots is None else {name: filling.value for name, filling in slots.items()}


def test_words_must_be_said_exactly() -> None:
    assert _match("brew it now", "Brew it, now!") == {}
    assert _match("brew it now", "brew it") is None
    assert _match("brew it now", "brew it now please") is None


def test_blanks_are_filled_with_known_values() -> None:
    assert _match("brew {tea}", "brew green tea") == {"tea": "green tea"}
    assert _match("brew {tea}", "brew motor oil") is None
    assert _match("brew {tea}", "brew") is None
    assert _match("brew {count} {tea}", "brew 3 green") == {"count": "3", "tea": "green"}
    assert _match("{count} cups of {tea}", "twenty one cups of green") == {
        "count": "21",
        "tea": "green",
    }


def test_unknown_words_are_few() -> None:
    assert _match("brew {tea}", "brew what my aunt drinks in spring", known=False) is None


def test_the_longest_value_wins() -> None:
    assert _match("brew {tea}", "brew iced green tea") == {"tea": "iced green tea"}
    assert _match("{tea} tea", "green tea tea") == {"tea": "green tea"}
    assert _match("{tea} tea", "green tea") == {"tea": "green"}


def test_unknown_words_only_on_request() -> None:
    assert _match("brew {tea}", "brew motor oil", known=False) == {"tea": "motor oil"}
    assert _match("brew {count}", "brew many", known=False) is None


def test_free_speech_takes_anything() -> None:
    assert _match("note {note}", "note buy more of the good tea") == {
        "note": "buy more of the good tea"
    }


def test_a_possessive_ending_belongs_to_the_slot() -> None:
    assert _match("what is {tea}'s taste", "what is green tea taste") == {"tea": "green tea"}


def test_a_blank_that_is_no_slot_is_left_out() -> None:
    assert _match("brew {nothing} now", "brew now") == {}


def test_alexas_own_phrases_come_last() -> None:
    found = _patterns("go on", name="AMAZON.NextIntent")
    assert found[0].words == ("go", "on")
    assert ("next",) in [pattern.words for pattern in found[1:]]
    assert [pattern.words for pattern in _patterns("go on")] == [("go", "on")]
