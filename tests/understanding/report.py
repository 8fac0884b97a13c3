"""The figures as text, for `make understand`."""

from collections.abc import Iterator

from tests.understanding.measuring import Figures

_INDENT = "    "


def summary(title: str, figures: Figures, *, reads_slots: bool) -> str:
    """Give one locale's figures on one line; slots only of a classifier that reads them all."""
    slots = f"   slots {figures.slots}" if reads_slots else ""
    return (
        f"{title:9} intents {figures.intents}   danger {figures.danger}   "
        f"off-topic {figures.off_topic}   false alarms {figures.alarms}{slots}"
    )


def details(figures: Figures) -> Iterator[str]:
    """Give each intent's accuracy, the missed danger signs, and what was taken for what."""
    yield "Danger signs caught, by level:"
    for level, share in figures.by_level.items():
        yield f"{_INDENT}{share} {level}"
    yield "Accuracy by intent, the worst first:"
    for name, share in figures.by_intent().items():
        yield f"{_INDENT}{share} {name}"
    yield "Danger signs missed:"
    for utterance, heard in figures.missed_danger():
        yield f'{_INDENT}"{utterance}" heard as {heard}'
    yield "Taken for something else:"
    for (expected, heard), utterances in figures.confusions().items():
        yield f"{_INDENT}{expected} → {heard}:"
        for utterance in utterances:
            yield f'{_INDENT * 2}"{utterance}"'
