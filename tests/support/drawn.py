"""What a screen looks like once it is drawn: where each text, button and picture stands."""

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import hypot
from typing import Any, Final

from simulator.envelope import Screen
from simulator.renderer import Renderer

_LOOK: Final = """
() => {
  const seen = (element) => {  // what of its room is not cut off by something around it
    let [left, top, right, bottom] = [0, 0, window.innerWidth, window.innerHeight];
    for (let at = element.parentElement; at && at.id !== 'view'; at = at.parentElement) {
      if (getComputedStyle(at).overflow !== 'hidden') continue;
      const box = at.getBoundingClientRect();
      [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
      [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
    }
    return [left, top, right, bottom];
  };
  const flat = ({left, top, right, bottom}) => [left, top, right, bottom];
  const part = (kind, element, lines = [], words = '') => ({
    kind, words, lines,
    box: flat(element.getBoundingClientRect()),
    room: seen(element),
    scrolls: element.closest('.scrollView') !== null,
    inside: element.parentElement.closest('.apl-c')?.id ?? '',
    id: element.id,
  });
  const lines = (element) => {
    const [found, range] = [[], document.createRange()];
    const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      range.selectNodeContents(words.currentNode);
      found.push(...range.getClientRects());
    }
    return found.filter((box) => box.width > 0).map(flat);
  };
  const all = (selector) => [...document.querySelectorAll('#view ' + selector)];
  return [
    ...all('.apl-z').map((text) => part('text', text, lines(text), text.textContent)),
    ...all('.apl-c').map((touch) => part('touch', touch)),
    ...all('svg').map((picture) => part('picture', picture)),
  ];
}
"""
_CLOSE: Final = 1.5
"""Pixels that rounding may cost."""
_DESCENT: Final = 0.2
"""What of a line's height may hang below the room that is reckoned for it."""
_CORNER: Final = 5
"""Pixels by which the corner of a button is rounded off."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Part:
    """One text, button or picture on a screen."""

    kind: str
    words: str
    box: Box
    lines: tuple[Box, ...]
    """Where each line of a text is drawn."""
    room: Box
    """What is not cut off by something around it."""
    scrolls: bool
    """Whether it can be brought into sight by scrolling."""
    inside: str
    """The button that it stands on, if any."""
    id: str

    @property
    def seen(self) -> Box | None:
        """What of its box is in sight, None where nothing is."""
        return _common(self.box, self.room)


def look(drawing: Renderer) -> list[Part]:
    """Give all that is drawn, in or out of sight."""
    return [_part(found) for found in drawing.page.evaluate(_LOOK)]


def _part(found: Mapping[str, Any]) -> Part:
    box, *lines = (_box(found["box"]), *map(_box, found["lines"]))
    room = _box(found["room"])
    kind, words, inside, own = (found[key] for key in ("kind", "words", "inside", "id"))
    return Part(kind, words, box, tuple(lines), room, found["scrolls"], inside, own)


def _box(numbers: list[float]) -> Box:
    left, top, right, bottom = numbers
    return left, top, right, bottom


def _common(one: Box, two: Box) -> Box | None:
    left, top = max(one[0], two[0]), max(one[1], two[1])
    right, bottom = min(one[2], two[2]), min(one[3], two[3])
    within = right - left > _CLOSE and bottom - top > _CLOSE
    return (left, top, right, bottom) if within else None


def _holds(outer: Box, inner: Box) -> bool:
    return (
        inner[0] >= outer[0] - _CLOSE
        and inner[1] >= outer[1] - _CLOSE
        and inner[2] <= outer[2] + _CLOSE
        and inner[3] <= outer[3] + _CLOSE
    )


def faults(parts: list[Part], screen: Screen) -> Iterator[str]:
    """Yield what is cut off, runs over, stands on something else, or lies outside of the glass."""
    for part in parts:
        name = part.words or part.kind
        for box in part.lines or (part.box,):
            if not part.scrolls and not _holds(part.room, box):
                yield f"{name!r} is cut off: {box} in {part.room}"
            if box[0] < -_CLOSE or box[2] > screen.width + _CLOSE:
                yield f"{name!r} runs over the edge: {box}"
            if box[3] - part.box[3] > _DESCENT * (box[3] - box[1]):
                yield f"{name!r} runs out of its own room: {box} in {part.box}"
        if screen.shape == "ROUND" and not _on_glass(part, screen.width / 2):
            yield f"{name!r} is cut by the edge of the glass: {part.seen}"
    yield from _overlaps(parts)


def _on_glass(part: Part, radius: float) -> bool:
    if part.seen is None:
        return True
    if part.kind == "text":
        boxes = [box for line in part.lines if (box := _common(line, part.room))]
    else:
        left, top, right, bottom = part.seen
        boxes = [(left + _CORNER, top + _CORNER, right - _CORNER, bottom - _CORNER)]
    corners = [(x, y) for box in boxes for x in (box[0], box[2]) for y in (box[1], box[3])]
    return all(hypot(x - radius, y - radius) <= radius for x, y in corners)


def _overlaps(parts: list[Part]) -> Iterator[str]:
    for one, two in combinations(parts, 2):
        if one.id in {two.inside, two.id} or two.id == one.inside:
            continue  # a word on its own button
        if one.seen and two.seen and _common(one.seen, two.seen):
            yield f"{one.words or one.kind!r} and {two.words or two.kind!r} overlap"


def texts_of(data: Mapping[str, Any]) -> list[str]:
    """Give every text that a screen should show, sorted, as it is read; the clock left out."""
    lines = [data.get(key, "") for key in _TEXTS]
    lines += data.get("sources", [])
    lines += [choice["label"] for key in ("choices", "rows") for choice in data.get(key, [])]
    lines += [text for step in data["steps"] for text in (str(step["number"]), step["text"])]
    if data["countdown"]["seconds"] >= 0:
        lines.append(data["countdown"]["label"])
    return sorted(html.unescape(line) for line in lines if line)


_TEXTS: Final = (
    *("title", "progress", "text", "question", "heading", "reviewed", "notice", "number"),
)
