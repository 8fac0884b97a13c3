"""Every screen at every size, drawn by Amazon's own renderer in a real browser.

Where there is no Chromium or no Node these are skipped, and say why; CI has both.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from relief.intents import Intent
from simulator import node, renderer
from simulator.renderer import Renderer
from tests.support.drawn import Part, faults, look, texts_of
from tests.support.profiles import PROFILES
from tests.support.shown import screens

_CLOCK = re.compile(r"(\d+:)?\d+:\d\d")

EACH_PROFILE = pytest.mark.parametrize("profile", PROFILES)


@pytest.fixture(scope="module")
def drawing() -> Iterator[Renderer]:
    reason = renderer.missing()
    if reason is not None:
        pytest.skip(f"screens cannot be drawn here: {reason}")
    with Renderer() as started:
        yield started


def show(
    drawing: Renderer, name: str, profile: str = "medium", language: str = "en"
) -> dict[str, Any]:
    """Draw a screen, and give what it shows."""
    directive = screens(language)[name]
    drawing.show(directive["document"], directive["datasources"], PROFILES[profile])
    shown: dict[str, Any] = directive["datasources"]["screen"]
    return shown


_DRAWN: dict[str, dict[str, tuple[dict[str, Any], list[Part], list[str]]]] = {}


def drawn(
    drawing: Renderer, profile: str
) -> dict[str, tuple[dict[str, Any], list[Part], list[str]]]:
    """Give what each screen shows, all that is drawn of it, and the complaints; drawn once."""
    if profile not in _DRAWN:
        _DRAWN[profile] = {
            name: (show(drawing, name, profile), look(drawing), list(drawing.warnings))
            for name in screens()
        }
    return _DRAWN[profile]


def test_amazons_checker_finds_nothing() -> None:
    reason = node.missing()
    if reason is not None:
        pytest.skip(f"documents cannot be checked here: {reason}")
    names = list(screens())
    found = node.lint([screens()[name]["document"] for name in names])
    assert dict(zip(names, found, strict=True)) == {name: [] for name in names}


def test_amazons_checker_would_find_something() -> None:
    reason = node.missing()
    if reason is not None:
        pytest.skip(f"documents cannot be checked here: {reason}")
    wrong = {
        "type": "APL",
        "version": "1.4",
        "mainTemplate": {"items": [{"type": "Text", "width": []}]},
    }
    assert node.lint([wrong])[0]


@EACH_PROFILE
def test_nothing_is_complained_of_cut_off_or_overlaps(drawing: Renderer, profile: str) -> None:
    for name, (_, parts, warnings) in drawn(drawing, profile).items():
        assert warnings == [], name
        assert list(faults(parts, PROFILES[profile])) == [], name


@EACH_PROFILE
def test_what_is_drawn_is_what_there_is_to_show(drawing: Renderer, profile: str) -> None:
    for name, (shown, parts, _) in drawn(drawing, profile).items():
        texts = sorted(part.words for part in parts if part.kind == "text")
        assert [words for words in texts if not _CLOCK.fullmatch(words)] == texts_of(shown), name
        pictures = [part for part in parts if part.kind == "picture"]
        assert len(pictures) == bool(shown["picture"]), name


@EACH_PROFILE
def test_all_that_answers_is_in_sight_at_once_and_so_is_the_clock(
    drawing: Renderer, profile: str
) -> None:
    for name, (shown, parts, _) in drawn(drawing, profile).items():
        fixed = {part.words for part in parts if part.kind == "text" and not part.scrolls}
        assert {choice["label"] for choice in shown["choices"]} <= fixed, name
        if shown["countdown"]["seconds"] >= 0:
            assert any(_CLOCK.fullmatch(words) for words in fixed), name


LONGEST = (
    *("answer-long", "danger-long", "danger-same-day", "danger-menu", "danger-signs", "goodbye"),
    *("guide-long", "guide-title"),
    *("guide-timer", "guide-paused", "guide-reading", "home", "home-menu", "home-finish", "ice"),
    *("positions", "query-signs", "query-surface", "query-ready", "query-ice"),
)
"""Of each kind of screen, those with most to read or the longest words to touch."""


@EACH_PROFILE
def test_the_longest_words_of_another_language_fit_as_well(drawing: Renderer, profile: str) -> None:
    for name in LONGEST:
        shown = show(drawing, name, profile, "es")
        parts = look(drawing)
        assert drawing.warnings == [], name
        assert list(faults(parts, PROFILES[profile])) == [], name
        texts = [part for part in parts if part.kind == "text"]
        read = sorted(part.words for part in texts if not _CLOCK.fullmatch(part.words))
        assert read == texts_of(shown), name
        fixed = {part.words for part in texts if not part.scrolls}
        assert {choice["label"] for choice in shown["choices"]} <= fixed, name


@EACH_PROFILE
@pytest.mark.parametrize("name", ["positions", "guide-reading", "answer-long", "query-ready"])
def test_what_is_longer_than_the_screen_is_reached_by_scrolling(
    drawing: Renderer, profile: str, name: str
) -> None:
    show(drawing, name, profile)
    drawing.scroll_down()
    last = [part for part in look(drawing) if part.kind == "text" and part.scrolls][-1]
    for line in last.lines:
        assert last.room[1] <= line[1] < line[3] <= last.room[3], last


@pytest.mark.parametrize("profile", ["round", "medium"])
def test_the_last_position_of_the_list_can_be_touched(drawing: Renderer, profile: str) -> None:
    last = show(drawing, "positions", profile)["rows"][-1]
    drawing.scroll_down()
    assert drawing.touch(last["label"]) == [last["arguments"]]


@EACH_PROFILE
def test_a_drawing_takes_a_generous_part_of_the_screen(drawing: Renderer, profile: str) -> None:
    """It is looked at from the floor, across a room."""
    screen = PROFILES[profile]
    show(drawing, "guide", profile)
    (picture,) = (part for part in look(drawing) if part.kind == "picture")
    left, top, right, bottom = picture.box
    share = (right - left) * (bottom - top) / (screen.width * screen.height)
    assert share > (0.1 if screen.shape == "ROUND" else 0.25)


@pytest.mark.parametrize(
    ("box", "fault"),
    [
        ({"left": "0dp", "top": "0dp"}, "glass"),
        ({"left": "430dp", "top": "200dp"}, "over the edge"),
        ({"left": "200dp", "top": "462dp"}, "cut off"),
        ({"left": "190dp", "top": "210dp"}, "overlap"),
    ],
)
def test_a_fault_of_the_layout_would_be_found(
    drawing: Renderer, box: dict[str, str], fault: str
) -> None:
    """A second text is laid where it does not belong."""
    text = {"type": "Text", "text": "Breathe", "position": "absolute"}
    placed = [{**text, "left": "200dp", "top": "200dp"}, {**text, **box}]
    room = {"type": "Container", "width": "100vw", "height": "100vh", "items": placed}
    document = {"type": "APL", "version": "1.4", "mainTemplate": {"items": [room]}}
    drawing.show(document, {}, PROFILES["round"])
    assert any(fault in found for found in faults(look(drawing), PROFILES["round"]))


def test_an_unknown_component_would_be_complained_of(drawing: Renderer) -> None:
    wrong = {"type": "APL", "version": "1.4", "mainTemplate": {"items": [{"type": "Txt"}]}}
    drawing.show(wrong, {}, PROFILES["medium"])
    assert any("Txt" in warning for warning in drawing.warnings)


def test_a_hold_counts_down_by_itself_and_stops_at_zero(drawing: Renderer) -> None:
    show(drawing, "guide-hold")
    assert "10:00" in drawing.text()
    drawing.pass_time(15)
    assert "9:45" in drawing.text()
    drawing.pass_time(600)
    assert "0:00" in drawing.text()


def test_a_short_hold_waits_until_its_words_are_said(drawing: Renderer) -> None:
    countdown = show(drawing, "guide-short-hold")["countdown"]
    drawing.pass_time(countdown["starts_in"] - 0.5)
    assert "0:05" in drawing.text()
    drawing.pass_time(2.6)
    assert "0:03" in drawing.text()


def test_a_paused_hold_stands(drawing: Renderer) -> None:
    show(drawing, "guide-paused")
    drawing.pass_time(30)
    assert "10:00" in drawing.text()


@pytest.mark.parametrize("profile", ["round", "small", "portrait"])
def test_what_is_touched_sends_what_it_means(drawing: Renderer, profile: str) -> None:
    shown = show(drawing, "guide", profile)
    sent = drawing.touch("Next")
    assert sent == [next(c["arguments"] for c in shown["choices"] if c["label"] == "Next")]
    assert sent[0][0] == Intent.NEXT


def test_a_yes_arrives_with_the_question_that_it_answers_unchanged(drawing: Renderer) -> None:
    shown = show(drawing, "query-ready")
    sent = drawing.touch("Start")
    assert sent == [next(c["arguments"] for c in shown["choices"] if c["label"] == "Start")]
