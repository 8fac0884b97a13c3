"""The screens that the skill is drawn for. Sizes: Amazon's "Viewport profiles" reference."""

from typing import Final

from simulator.envelope import Screen

PROFILES: Final = {
    "round": Screen(shape="ROUND", width=480, height=480),
    "small": Screen(width=960, height=480),
    "medium": Screen(width=1024, height=600),
    "large": Screen(width=1280, height=800),
    "extra-large": Screen(width=1920, height=1080),
    "portrait": Screen(width=1080, height=1920),
    "tv": Screen(mode="TV", width=1920, height=1080, dpi=320),
}
