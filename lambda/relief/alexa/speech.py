"""SSML: pauses and the rate of speech.

Source of the limits: Amazon's SSML reference (``break`` takes 10 s at most).
"""

from __future__ import annotations

from typing import Final

LONGEST_BREAK: Final = 10
"""Seconds that one ``<break>`` may last."""


def silence(seconds: int) -> str:
    """Give a silence of any length as breaks that Alexa takes; nothing for 0 seconds."""
    whole, rest = divmod(seconds, LONGEST_BREAK)
    breaks = [LONGEST_BREAK] * whole + ([rest] if rest else [])
    return " ".join(f'<break time="{length}s"/>' for length in breaks)


def at_rate(ssml: str, rate: float) -> str:
    """Say SSML slower or faster; 1.0 leaves it as it is."""
    if rate == 1.0:
        return ssml
    return f'<prosody rate="{round(rate * 100)}%">{ssml}</prosody>'
