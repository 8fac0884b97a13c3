"""Names are joined and times are told as each language does it."""

from collections.abc import Sequence
from datetime import time

import pytest

from relief.grammar import Joining, read_grammar
from tests.support.checked_skill import LIBRARY

ENGLISH = LIBRARY.content("en-US").grammar
SPANISH = LIBRARY.content("es-US").grammar


def joined(joining: Joining, names: Sequence[str]) -> str:
    *others, last = names
    return joining.before(last).format(others=", ".join(others), last=last)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["cama", "suelo", "silla"], "cama, suelo y silla"),
        (["calor", "hielo"], "calor y hielo"),
        (["espasmo", "inflamación"], "espasmo e inflamación"),
        (["aguja", "hilo"], "aguja e hilo"),
        (["Pedro", "Íñigo"], "Pedro e Íñigo"),
        (["sal", "yeso"], "sal y yeso"),
    ],
)
def test_y_becomes_e_before_its_own_sound(names: list[str], said: str) -> None:
    assert joined(SPANISH.series, names) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["cama", "silla"], "cama o silla"),
        (["siete", "ocho"], "siete u ocho"),
        (["mujer", "hombre"], "mujer u hombre"),
        (["plata", "oro"], "plata u oro"),
        (["casa", "huerto"], "casa o huerto"),
    ],
)
def test_o_becomes_u_before_its_own_sound(names: list[str], said: str) -> None:
    assert joined(SPANISH.choice, names) == said


def test_english_joins_all_names_alike() -> None:
    assert joined(ENGLISH.series, ["heat", "ice"]) == "heat and ice"
    assert joined(ENGLISH.choice, ["heat", "ice", "oil"]) == "heat, ice, or oil"


def told(language: str, at: time, *, again: bool = False) -> str:
    clock = {"en": ENGLISH, "es": SPANISH}[language].clock
    part = clock.part(at)
    said = clock.template(at).format(**clock.values(at))
    return (part.again if again else part.say).format(time=said)


@pytest.mark.parametrize(
    ("at", "english", "spanish"),
    [
        (time(0, 0), "12 AM", "las doce de la noche"),
        (time(0, 5), "12:05 AM", "las 12:05 de la noche"),
        (time(1, 0), "1 AM", "la una de la madrugada"),
        (time(5, 59), "5:59 AM", "las 5:59 de la madrugada"),
        (time(6, 30), "6:30 AM", "las seis y media de la mañana"),
        (time(12, 0), "12 PM", "las doce del mediodía"),
        (time(13, 15), "1:15 PM", "la una y cuarto de la tarde"),
        (time(13, 20), "1:20 PM", "la 1:20 de la tarde"),
        (time(15, 15), "3:15 PM", "las tres y cuarto de la tarde"),
        (time(20, 0), "8 PM", "las ocho de la noche"),
        (time(23, 45), "11:45 PM", "las 11:45 de la noche"),
    ],
)
def test_a_time_is_told_as_people_say_it(at: time, english: str, spanish: str) -> None:
    assert told("en", at) == english
    assert told("es", at) == spanish


def test_the_part_of_the_day_need_not_be_said_twice() -> None:
    assert told("es", time(15, 30), again=True) == "las tres y media"
    assert told("en", time(15, 30), again=True) == "3:30 PM"


def test_every_minute_of_a_day_can_be_told() -> None:
    minutes = [time(minute // 60, minute % 60) for minute in range(24 * 60)]
    for language in ("en", "es"):
        assert len({told(language, at) for at in minutes}) == len(minutes)


def test_a_language_may_name_twenty_four_hours_and_look_ahead() -> None:
    grammar = read_grammar(
        {
            "words_per_second": 2,
            "between": ", ",
            "choice": {"last": "{others} oder {last}"},
            "series": {"last": "{others} und {last}"},
            "clock": {
                "hours": [f"{hour} Uhr" for hour in range(24)],
                "numbers": [str(hour) for hour in range(24)],
                "times": {"30": "kurz vor {next}", "other": "{hour} {minute}"},
                "parts": [{"from": 0, "say": "{time}"}],
            },
        }
    )
    at = time(23, 30)
    assert grammar.clock.template(at).format(**grammar.clock.values(at)) == "kurz vor 0 Uhr"
    at = time(17, 5)
    assert grammar.clock.template(at).format(**grammar.clock.values(at)) == "17 Uhr 05"
