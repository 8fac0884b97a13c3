"""What a voice must not say to a person in pain, or at all.

Amazon's policy for health skills rejects diagnosis and claims of cure; no dose is given by voice;
and ice stays on for twenty minutes at most (Midlands Partnership NHS Foundation Trust).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from checks import wording
from checks.book import Book
from checks.durations import Duration, durations
from checks.finding import Finding, at
from checks.texts import Kind, Text

LONGEST_ICE: Final = 20 * 60
"""Seconds."""

LONGEST_REMINDER: Final = 40
"""Characters. About 25 show on a small screen; that is what to aim at."""

_COUNT: Final = (
    r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|"
    r"(?:a )?couple of|(?:\w+ )?hundred|(?:\w+ )?thousand)"
)
_AMOUNT: Final = re.compile(
    rf"\b{_COUNT}[ -]?(?:(?:more|extra|single|whole) )?"
    r"(?:mg|mcg|ml|milli(?:gram|gramme|litre|liter)s?|tablets?|pills?|capsules?|caplets?)\b",
    re.IGNORECASE,
)
_MEDICINE: Final = re.compile(
    r"\b(?:medicines?|medications?|pain ?killers?|pain reliever\w*|anti-inflammator\w+|"
    r"muscle relax\w+|opioids?|tablets?|pills?|capsules?|gels?|creams?|"
    r"ibuprofen|naproxen|aspirin|paracetamol|acetaminophen|diclofenac|codeine|"
    r"advil|motrin|aleve|nurofen|tylenol|panadol|voltarol|voltaren)\b",
    re.IGNORECASE,
)
_HOW_OFTEN: Final = re.compile(
    r"\b(?:(?:once|twice|\w+ times) (?:a|per|each|every) day|(?:once|twice) daily|"
    r"every (?:\w+ (?:to \w+ )?)?hours?|\w+-hourly)\b",
    re.IGNORECASE,
)
_CURE: Final = re.compile(
    r"\b(?:cur(?:e|es|ed|ing)|heal(?:s|ed)? (?:you|your|the)|guarantee\w*|miracle\w*|"
    r"fix(?:es)? (?:you|your|the)|always works?|"
    r"makes? (?:the|your|all|any)? ?pain (?:go away|disappear|vanish)|"
    r"(?:gets?|be) rid of (?:the|your|all|any)? ?(?:pain|spasms?)|completely better|"
    r"(?:will|'ll) be (?:pain[- ]free|cured|fine|healed)|stops? (?:the|your) \w+ for good|"
    r"will (?:heal|stop the pain|end the pain|stop the spasm|end the spasm))\b",
    re.IGNORECASE,
)
_NEGATION: Final = re.compile(
    r"(?:\b(?:not?|never|nobody|none|nothing|cannot|without)|n't)\b", re.I
)
_CONDITION: Final = (
    r"(?:spasms?|strains?|sprains?|slipped disc|slipped disk|herniated disc|sciatica|arthritis|"
    r"spondylo\w+|lordosis|fracture\w*|broken \w+|infection|cancer|tumou?r|inflammation|damage|"
    r"injury|kidney \w+|stroke|heart attack|cauda equina\w*|aneurysm|nerve \w+|"
    r"osteoporosis|disease)"
)
_HAVE: Final = (
    r"\byou(?:'ve(?: got)?|(?: (?:probably|likely|clearly|definitely|certainly|surely|must|may|"
    r"might|could|almost|just|also))* have(?: got)?)"
)
_HARMLESS: Final = (
    r"(?:moment|minute|second|few|couple|choice|question|chair|pillow|towel|timer|break|rest|"
    r"helper|phone|plan|reminder|lot|spare|bed|sofa|couch|bit|little|good|clear|safe|place|"
    r"routine|friend|\{)"
)
_DIAGNOSES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_HAVE} (?:an?|some) (?!{_HARMLESS})",
        rf"{_HAVE} (?:\w+ ){{0,2}}{_CONDITION}\b",
        r"\b(?:this|that|it)(?:'s| is| must be| sounds like| looks like| seems to be) "
        rf"(?:probably |likely |clearly |surely |just )*(?:an? |your )?{_CONDITION}\b",
        r"\byour (?:pain|ache|problem|symptoms?) (?:is|are|comes?) "
        r"(?:probably |likely |clearly )*(?:caused by|due to|because of|from)\b",
        r"\byou(?:'ve| have) (?:\w+ )?"
        r"(?:pulled|torn|slipped|strained|sprained|broken|injured|damaged) ",
        rf"\byou(?:'re| are) (?:suffering from|having) (?:an? )?{_CONDITION}\b",
    )
)
_CONDITIONAL: Final = re.compile(
    r"\b(?:if|when|whenever|whether|unless|until|once|while|in case|people who|anyone who|"
    r"someone who|do|does|did|should)\b",
    re.IGNORECASE,
)
_ICE: Final = re.compile(r"\b(?:ice|iced|icing|cold packs?|frozen peas|gel packs?)\b", re.I)
_GAP: Final = re.compile(
    r"\b(?:wait\w*|off|gaps?|breaks?|apart|between|later|again|every|pause\w*|without|rest|next|"
    r"over a (?:whole )?day)\b",
    re.I,
)
_CLAUSE: Final = re.compile(r"[,;:.]| and | then | or | but ")
_MEDICAL: Final = re.compile(
    r"\b(?:pain\w*|ach(?:e|es|ing)|hurts?|spasms?|sore\w*|muscles?|spine|(?:your|bad) back|"
    r"medicines?|medications?|pills?|tablets?|painkillers?|doctors?|symptoms?|treatments?|"
    r"therapy|injur\w+|health|relief|swelling|swollen|stretch(?:es|ing)?|exercises?)\b",
    re.IGNORECASE,
)
_CALL: Final = re.compile(r"\b(?:call|ring|phone|dial)\b", re.IGNORECASE)


def doses(book: Book) -> Iterator[Finding]:
    """No amount of a medicine, and no word on how often to take one."""
    for text in book.texts:
        for sentence in wording.sentences(book.heard(text.text)):
            found = _AMOUNT.search(sentence)
            if found is None and _MEDICINE.search(sentence):
                found = _HOW_OFTEN.search(sentence)
            if found:
                yield Finding(
                    text.where,
                    f'"{found[0]}" is a dose, and no dose is given by voice.',
                    "Send people to the label or to a pharmacist instead.",
                )


def cures(book: Book) -> Iterator[Finding]:
    """Nothing is promised."""
    for text in book.spoken:
        heard = book.heard(text.text)
        for found in _CURE.finditer(heard):
            if not _NEGATION.search(" ".join(heard[: found.start()].split()[-4:])):
                yield Finding(
                    text.where,
                    f'"{found[0]}" promises a cure.',
                    'Say what it may do, such as "can help" or "may ease the pain".',
                )


def diagnoses(book: Book) -> Iterator[Finding]:
    """Nobody is told what they have."""
    for text in book.spoken:
        for sentence in wording.sentences(book.heard(text.text)):
            for found in _first_diagnosis(sentence):
                yield Finding(
                    text.where,
                    f'"{found}" tells people what they have.',
                    'Speak of people in general, such as "some people have" or "if you have".',
                )


def _first_diagnosis(sentence: str) -> Iterable[str]:
    for pattern in _DIAGNOSES:
        found = pattern.search(sentence)
        if found and not _is_conditional(sentence[: found.start()]):
            return [found[0].strip()]
    return []


def _is_conditional(before: str) -> bool:
    """Tell from what comes before "you have" whether it is only supposed, or denied.

    After a comma the main clause begins: "If it burns, you have …" is a diagnosis.
    """
    if _NEGATION.search(before):
        return True
    return bool(_CONDITIONAL.search(before)) and not before.rstrip().endswith(",")


def ice_time(book: Book) -> Iterator[Finding]:
    """Ice is never left on for over twenty minutes; a wait between two rounds may be longer."""
    for text in book.texts:
        heard = book.heard(text.text)
        if _ICE.search(heard) or _is_ice_entry(text):
            for found in durations(heard):
                if found.high > LONGEST_ICE and not _is_gap(heard, found):
                    yield Finding(
                        text.where,
                        f'"{heard[found.start : found.end]}" is too long for ice.',
                        "Twenty minutes is the most. A longer time between two rounds is fine: "
                        'say "wait" or "off" beside it.',
                    )


def _is_ice_entry(text: Text) -> bool:
    return "ice" in text.entry.split("_")


def _is_gap(heard: str, found: Duration) -> bool:
    """Tell whether the clause around a duration speaks of the time without ice."""
    starts = [mark.end() for mark in _CLAUSE.finditer(heard) if mark.end() <= found.start]
    ends = [mark.start() for mark in _CLAUSE.finditer(heard) if mark.start() >= found.end]
    clause = heard[starts[-1] if starts else 0 : ends[0] if ends else len(heard)]
    return _GAP.search(clause) is not None


def reminder_words(book: Book) -> Iterator[Finding]:
    """No reminder has medical words or the skill's name: it is read out to a whole room."""
    for text in book.of(Kind.PROMPT):
        if not text.entry.startswith("reminder_"):
            continue
        heard = book.heard(text.text)
        found = _MEDICAL.search(heard)
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
        if "{emergency}" not in first or not _CALL.search(first):
            yield Finding(
                where,
                "its first sentence doesn't say to call the emergency number.",
                'Begin with a sentence such as "Please call {emergency} now."',
            )
