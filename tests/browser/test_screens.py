"""Every screen at every size, drawn by Amazon's own renderer in a real browser.

Where there is no Chromium or no Node these are skipped, and say why; CI has both.
"""

from collections.abc import Iterator
from math import hypot
from typing import Any

import pytest

from relief.intents import Intent
from simulator import node, renderer
from simulator.renderer import Renderer
from tests.support.profiles import PROFILES
from tests.support.shown import screens

_BOXES = """
() => {
  const boxes = [];
  const walk = document.createTreeWalker(document.getElementById('view'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    for (const box of range.getClientRects())
      boxes.push([walk.currentNode.textContent, box.left, box.top, box.right, box.bottom]);
  }
  return boxes;
}
"""
"""Where each line of text is drawn: left, top, right, bottom."""

EACH_PROFILE = pytest.mark.parametrize("profile", PROFILES)


@pytest.fixture(scope="module")
def drawing() -> Iterator[Renderer]:
    reason = renderer.missing()
    if reason is not None:
        pytest.skip(f"screens cannot be drawn here: {reason}")
    with Renderer() as started:
        yield started


def show(drawing: Renderer, name: str, profile: str = "medium") -> dict[str, Any]:
    """Draw a screen, and give what it shows."""
    directive = screens()[name]
    drawing.show(directive["document"], directive["datasources"], PROFILES[profile])
    shown: dict[str, Any] = directive["datasources"]["screen"]
    return shown


def boxes(drawing: Renderer) -> list[tuple[str, float, float, float, float]]:
    return [tuple(box) for box in drawing.page.evaluate(_BOXES)]


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
def test_nothing_is_complained_of_and_nothing_runs_over_the_edge(
    drawing: Renderer, profile: str
) -> None:
    for name in screens():
        shown = show(drawing, name, profile)
        assert drawing.warnings == [], name
        drawn = boxes(drawing)
        assert drawn, f"{name} is empty"
        width = PROFILES[profile].width
        for text, left, _, right, _ in drawn:
            assert left >= 0, f"{name}: {text}"
            assert right <= width, f"{name}: {text}"
        if PROFILES[profile].shape == "ROUND":
            _inside_the_circle(name, drawn)
        elif not name.startswith("positions"):
            _all_in_reach(name, shown, profile, drawn)


def _inside_the_circle(name: str, drawn: list[tuple[str, float, float, float, float]]) -> None:
    """What stands at the top, before anything is scrolled, is not cut by the edge of the circle."""
    text, left, top, right, _ = drawn[0]
    radius = PROFILES["round"].width / 2
    assert hypot(left - radius, top - radius) <= radius, f"{name}: {text}"
    assert hypot(right - radius, top - radius) <= radius, f"{name}: {text}"


def _all_in_reach(
    name: str,
    shown: dict[str, Any],
    profile: str,
    drawn: list[tuple[str, float, float, float, float]],
) -> None:
    """All that can be touched is in sight; only words scroll."""
    for choice in shown["choices"]:
        seen = [box for box in drawn if box[0] == choice["label"]]
        height = PROFILES[profile].height
        assert any(top >= 0 and bottom <= height for _, _, top, _, bottom in seen), (name, choice)


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
