"""Devices to choose from. Sizes: Amazon's "Viewport profiles" reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from simulator.envelope import Screen


@dataclass(frozen=True, slots=True)
class Model:
    """A kind of device."""

    name: str
    screen: Screen | None
    """None for a speaker."""


DEVICES: Final[Mapping[str, Model]] = {
    "speaker": Model("Speaker without a screen", None),
    "round": Model("Echo Spot, round", Screen(shape="ROUND", width=480, height=480)),
    "small": Model("Echo Show 5, 960 by 480", Screen(width=960, height=480)),
    "medium": Model("Echo Show, 1024 by 600", Screen(width=1024, height=600)),
    "large": Model("Echo Show 8, 1280 by 800", Screen(width=1280, height=800)),
    "extra-large": Model("Echo Show 15, 1920 by 1080", Screen(width=1920, height=1080)),
    "portrait": Model("Echo Show 15, upright", Screen(width=1080, height=1920)),
    "tv": Model("Fire TV", Screen(mode="TV", width=1920, height=1080, dpi=320)),
}
USUAL: Final = "medium"
