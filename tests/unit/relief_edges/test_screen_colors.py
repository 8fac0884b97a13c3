"""What is written on a screen can be read: contrast of at least 4.5 to 1.

Source: Web Content Accessibility Guidelines 2.1, success criterion 1.4.3 (level AA).
"""

import json
import re
from pathlib import Path

import pytest

from relief.alexa.screens import DOCUMENTS

AA = 4.5
SHARED = json.loads(Path(DOCUMENTS, "shared.json").read_text("utf-8"))
COLORS: dict[str, str] = SHARED["resources"][0]["colors"]
DANGER = re.findall("'(#[0-9A-F]{6})'", Path(DOCUMENTS, "danger.json").read_text("utf-8"))


def luminance(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", ["ink", "soft", "accent"])
def test_words_stand_out_from_the_ground(ink: str) -> None:
    assert contrast(COLORS[ink], COLORS["ground"]) >= AA


@pytest.mark.parametrize("style", ["plainButton", "mainButton"])
def test_labels_stand_out_from_what_is_touched_pressed_or_not(style: str) -> None:
    def color(written: str) -> str:
        return COLORS[written.removeprefix("@")] if written.startswith("@") else written

    rest, pressed = SHARED["styles"][style]["values"]
    for ground in (rest["backgroundColor"], pressed["backgroundColor"]):
        assert contrast(color(rest["color"]), color(ground)) >= AA


def test_danger_stands_out() -> None:
    assert len(set(DANGER)) == 3
    for ground in DANGER:
        assert contrast("#FFFFFF", ground) >= AA
