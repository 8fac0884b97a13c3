"""Annotated utterances: what people say, and what is meant, in Amazon's NLU annotation format.

Amazon's page "NLU Evaluation Tool API". Where two meanings are equally right, both are expected.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
"""A file for each locale: ``en-US.json`` …"""


@dataclass(frozen=True, slots=True)
class Meaning:
    """An intent, and the words that fill its slots."""

    intent: str
    slots: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Annotation:
    """An utterance and what it may mean."""

    utterance: str
    expected: tuple[Meaning, ...]


def load(path: Path) -> tuple[Annotation, ...]:
    """Read the annotations of one locale."""
    document = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Annotation(
            entry["inputs"]["utterance"],
            tuple(
                Meaning(
                    expected["intent"]["name"],
                    {
                        name: slot["value"]
                        for name, slot in expected["intent"].get("slots", {}).items()
                    },
                )
                for expected in entry["expected"]
            ),
        )
        for entry in document["data"]
    )
