"""What a voice must not say to a person in pain, or at all.

Amazon's policy for health skills rejects diagnosis and claims of cure; no dose is given by voice;
and ice stays on for twenty minutes at most (Midlands Partnership NHS Foundation Trust).
"""

from collections.abc import Iterable, Iterator
from typing import Final

from checks import wording
from checks.book import Book
from checks.durations import Duration, durations
from checks.finding import Finding, at
from checks.texts import Kind, Text
from checks.tongues.tongue import Safety

LONGEST_ICE: Final = 20 * 60
"""Seconds."""

LONGEST_REMINDER: Final = 40
"""Characters. About 25 show on a small screen; that is what to aim at."""


def doses(book: Book) -> Iterator[Finding]:
    """No amount of a medicine, and no word on how often to take one."""
    known = book.tongue.safety
    for text in book.texts:
        for sentence in wording.sentences(book.heard(text.text)):
            found = known.amount.search(sentence)
            if found is None and known.medicine.search(sentence):
                found = known.how_often.search(sentence)
            if found:
                yield Finding(
                    text.where,
                    f'"{found[0]}" is a dose, and no dose is given by voice.',
                    "Send people to the label or to a pharmacist instead.",
                )


def cures(book: Book) -> Iterator[Finding]:
    """Nothing is promised."""
    known = book.tongue.safety
    for text in book.spoken:
        heard = book.heard(text.text)
        for found in known.cure.finditer(heard):
            if not known.negation.search(" ".join(heard[: found.start()].split()[-4:])):
                yield Finding(
                    text.where,
                    f'"{found[0]}" promises a cure.',
                    'Say what it may do, such as "can help" or "may ease the pain".',
                )


def diagnoses(book: Book) -> Iterator[Finding]:
    """Nobody is told what they have."""
    for text in book.spoken:
        for sentence in wording.sentences(book.heard(text.text)):
            for found in _first_diagnosis(sentence, book.tongue.safety):
                yield Finding(
                    text.where,
                    f'"{found}" tells people what they have.',
                    'Speak of people in general, such as "some people have" or "if you have".',
                )


def _first_diagnosis(sentence: str, known: Safety) -> Iterable[str]:
    for pattern in known.diagnoses:
        found = pattern.search(sentence)
        if found and not _is_conditional(sentence[: found.start()], known):
            return [found[0].strip()]
    return []


def _is_conditional(before: str, known: Safety) -> bool:
    """Tell from what comes before "you have" whether it is only supposed, or denied.

    After a comma the main clause begins: "If it burns, you have …" is a diagnosis.
    """
    if known.negation.search(before):
        return True
    return bool(known.conditional.search(before)) and not before.rstrip().endswith(",")


def ice_time(book: Book) -> Iterator[Finding]:
    """Ice is never left on for over twenty minutes; a wait between two rounds may be longer."""
    known = book.tongue.safety
    for text in book.texts:
        heard = book.heard(text.text)
        if known.ice.search(heard) or _is_ice_entry(text):
            for found in durations(heard, book.tongue.lengths):
                if found.high > LONGEST_ICE and not _is_gap(heard, found, known):
                    yield Finding(
                        text.where,
                        f'"{heard[found.start : found.end]}" is too long for ice.',
                        "Twenty minutes is the most. A longer time between two rounds is fine: "
                        'say "wait" or "off" beside it.',
                    )


def _is_ice_entry(text: Text) -> bool:
    return "ice" in text.entry.split("_")


def _is_gap(heard: str, found: Duration, known: Safety) -> bool:
    """Tell whether the clause around a duration speaks of the time without ice."""
    starts = [mark.end() for mark in known.clause.finditer(heard) if mark.end() <= found.start]
    ends = [mark.start() for mark in known.clause.finditer(heard) if mark.start() >= found.end]
    clause = heard[starts[-1] if starts else 0 : ends[0] if ends else len(heard)]
    return known.gap.search(clause) is not None


def reminder_words(book: Book) -> Iterator[Finding]:
    """No reminder has medical words or the skill's name: it is read out to a whole room."""
    for text in book.of(Kind.PROMPT):
        if not text.entry.startswith("reminder_"):
            continue
        heard = book.heard(text.text)
        found = book.tongue.safety.medical.search(heard)
        if found:
            yield Finding(
                text.where,
                f'"{found[0]}" is a medical word, and anybody in the room can hear it.',
                'Name only the action, such as "Take the ice pack off".',
            )
        if len(heard) > LONGEST_REMINDER:
            yield Finding(
                text.where,
                f"{len(heard)} characters; at most {LONGEST_REMINDER}, better 25.",
                "Shorten it: a small screen shows no more.",
            )


def emergency_call_first(book: Book) -> Iterator[Finding]:
    """In an emergency the first sentence says to call, and whom."""
    danger = book.content["danger"]
    calls = {at("danger", "levels", "emergency"): danger["levels"]["emergency"]["say"]}
    for sign in danger["signs"]:
        if sign["level"] == "emergency" and "call" in sign:
            calls[at("danger", sign["id"], "call")] = sign["call"]
    for where, text in calls.items():
        first = (wording.sentences(text) or [""])[0]
        if "{emergency}" not in first or not book.tongue.safety.call.search(first):
            yield Finding(
                where,
                "its first sentence doesn't say to call the emergency number.",
                'Begin with a sentence such as "Please call {emergency} now."',
            )
