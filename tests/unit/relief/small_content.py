"""A content small enough to read at a glance, and the times that the tests of it use."""

from datetime import datetime, timedelta
from typing import Any

from relief.content import Content, Routine, Step, from_json
from tests.support.project import MONDAY_NOON

NOON = MONDAY_NOON


def after(**length: float) -> datetime:
    """Give a time after noon; before it, for a negative length."""
    return NOON + timedelta(**length)


def each(key: str, *values: object) -> list[tuple[str, object]]:
    """Pair a key with each of these values."""
    return [(key, value) for value in values]


def routine(*steps: Step, leave: tuple[Step, ...] = (), stay: bool = False) -> Routine:
    """Give a routine of these steps."""
    return Routine(
        id="rest",
        title="a rest",
        surface="any",
        needs=None,
        not_for="Not for the impatient.",
        steps=(*steps, *leave),
        leave_from=len(steps),
        stay=stay,
        finish="Done.",
        easier_routine=None,
    )


def small_json() -> dict[str, Any]:
    """Give a content file as parsed, new each time so that a test may change it."""
    return {
        "language": "en",
        "regions": {
            "default": {"emergency": "your local number", "couch": "sofa"},
            "en-US": {"emergency": "<say-as interpret-as='digits'>911</say-as>", "couch": "couch"},
        },
        "grammar": {
            "words_per_second": 2.5,
            "between": ", ",
            "choice": {"last": "{others}, or {last}"},
            "series": {"last": "{others} and {last}"},
            "clock": {
                "hours": [str(hour or 12) for hour in range(12)],
                "times": {"0": "{hour}", "other": "{number}:{minute}"},
                "parts": [{"from": 0, "say": "{time} AM"}, {"from": 12, "say": "{time} PM"}],
            },
        },
        "prompts": {
            "hello": {"say": ["Hello.", "Good day.", "Welcome to {couch}."]},
            "unknown": {"say": ["I don't know {what}."]},
        },
        "questions": {
            "menu": {
                "ask": ["What now?"],
                "reprompt": ["Rest, or talk?"],
                "help": "Say rest.",
                "hints": ["rest", "talk"],
            }
        },
        "danger": {
            "levels": {"emergency": {"say": "Call {emergency}."}, "same_day": {"say": "Ring."}},
            "signs": [
                {"id": "chest_pain", "level": "emergency", "why": "Hearts matter."},
                {"id": "fever", "level": "same_day", "call": "Ring now.", "why": "It burns."},
            ],
        },
        "screens": {"title": "Rest", "step_of": "Step {step} on the {couch}"},
        "sources": {"NHS": {"title": "The health service"}},
        "topics": [
            {
                "id": "heat",
                "title": "heat",
                "answer": "Warm.",
                "more": ["Warmer.", "Hot."],
                "sources": ["NHS"],
                "reviewed": "2026-11-22",
            },
            {
                "id": "bed_rest",
                "title": "bed rest",
                "answer": "Short.",
                "routine": "rest",
                "sources": ["NHS"],
                "reviewed": "2026-11-22",
            },
        ],
        "starting_points": {"bed": "rest"},
        "pictures": {"lying": "Someone lies on the {couch}."},
        "routines": [
            {
                "id": "rest",
                "title": "a rest",
                "surface": "bed",
                "needs": "a pillow",
                "not_for": "Not for the impatient.",
                "steps": [
                    {"say": "Sit on the {couch}."},
                    {"say": "Lie back.", "easier": "Lean back.", "picture": "lying"},
                    {"say": "Rest.", "hold": 600},
                ],
                "leave": [{"say": "Roll over."}, {"say": "Sit up.", "hold": 20}],
                "finish": "Done.",
                "easier_routine": "sleep",
            },
            {
                "id": "sleep",
                "title": "sleep",
                "surface": "bed",
                "needs": None,
                "not_for": "For everyone.",
                "stay": True,
                "steps": [{"say": "Lie down.", "easier": "Lean back."}, {"say": "Sleep."}],
                "leave": [{"say": "Wake up."}],
                "finish": "Good night.",
            },
        ],
    }


SMALL: Content = from_json(small_json())
