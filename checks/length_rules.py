"""How long a text may be, and how hard to read."""

from collections.abc import Iterator
from typing import Final

from checks import wording
from checks.book import Book
from checks.finding import Finding, at
from checks.texts import Kind, Text

LONGEST_INTRO: Final = 30
LONGEST_DANGER: Final = 40
LONGEST_CHECK: Final = 25
"""Words of the questions that name the danger signs in one breath, or whom to call."""

CHECKS: Final = frozenset({"danger_signs", "hurt_signs", "heard_right"})
"""Questions that name the danger signs, or whom to call."""

LONGEST_LABEL: Final = 24
LONGEST_LINE: Final = 48
"""Letters of what is shown on a screen: on something to touch, or on a line of its own."""
LINES: Final = frozenset({"notice"})

_SHORTEN: Final = "Leave words out, or say it in fewer."
_LIMITS: Final[dict[Kind, tuple[int, str]]] = {
    Kind.PROMPT: (25, _SHORTEN),
    Kind.ASK: (12, _SHORTEN),
    Kind.REPROMPT: (12, _SHORTEN),
    Kind.HELP: (25, _SHORTEN),
    Kind.HINT: (6, "Give a shorter phrase to say."),
    Kind.ANSWER: (38, 'Move a sentence into "more".'),
    Kind.MORE: (38, 'Split it into two parts of "more".'),
    Kind.STEP: (20, "Split it into two steps, or leave words out."),
    Kind.EASIER: (20, _SHORTEN),
    Kind.FINISH: (25, _SHORTEN),
    Kind.PICTURE: (15, _SHORTEN),
}
"""Most words of each kind of text, and how to get there."""


def word_limits(book: Book) -> Iterator[Finding]:
    """No text is longer than its kind may be."""
    for text in book.texts:
        if text.kind in _LIMITS:
            limit, mend = _LIMITS[text.kind]
            if text.entry in CHECKS and text.kind in {Kind.ASK, Kind.REPROMPT}:
                limit = LONGEST_CHECK
            yield from _over(book, text.text, limit, text.where, mend)


def labels_fit(book: Book) -> Iterator[Finding]:
    """No label is too long for a small round screen."""
    for text in book.of(Kind.LABEL):
        length = len(wording.fill(text.text, dict.fromkeys(wording.placeholders(text.text), "10")))
        longest = LONGEST_LINE if text.entry in LINES else LONGEST_LABEL
        if length > longest:
            yield Finding(text.where, f"{length} letters; at most {longest}.", _SHORTEN)


def introductions(book: Book) -> Iterator[Finding]:
    """Title, needs and whom it isn't for stay one breath together."""
    for routine in book.content["routines"]:
        needs = book.tongue.needs.format(needs=routine["needs"]) if routine["needs"] else ""
        yield from _over(
            book,
            f"{routine['title']}. {needs} {routine['not_for']}",
            LONGEST_INTRO,
            at("routines", routine["id"], "title, needs and not_for together"),
            "Shorten one of the three.",
        )


def danger_replies(book: Book) -> Iterator[Finding]:
    """Whom to call and why stay one breath together."""
    danger = book.content["danger"]
    for sign in danger["signs"]:
        call = sign.get("call", danger["levels"][sign["level"]]["say"])
        yield from _over(
            book,
            f"{call} {sign['why']}",
            LONGEST_DANGER,
            at("danger", sign["id"], "whom to call and why together"),
            'Shorten "why".',
        )


def _over(book: Book, text: str, limit: int, where: str, mend: str) -> Iterator[Finding]:
    count, region = book.longest(text)
    if count > limit:
        in_region = "" if region == "default" else f" as {region} says it"
        yield Finding(where, f"{count} words{in_region}; at most {limit}.", mend)


def grades(book: Book) -> Iterator[Finding]:
    """Every text can be read by who has six years of school."""
    measure = book.tongue.measure
    for text in book.spoken:
        score = wording.score([text.text], book.tongue, book.names)
        if score is not None and measure.is_over(score):
            yield Finding(text.where, f"reads {measure.tell(score)}", _easier(text, book))


def overall_grade(book: Book) -> Iterator[Finding]:
    """All texts together can be read by who has six years of school."""
    measure = book.tongue.measure
    score = wording.score([text.text for text in book.spoken], book.tongue, book.names)
    if score is not None and measure.is_over(score):
        yield Finding(
            "all texts together",
            f"they read {measure.tell(score)}",
            "Mend the texts that are over it first.",
        )


def _easier(text: Text, book: Book) -> str:
    """Tell what makes a text hard: its longest sentence, and its long words."""
    shortened = wording.shorten(text.text, book.names, book.tongue)
    longest = max(len(wording.words(sentence)) for sentence in wording.sentences(shortened))
    syllables = book.tongue.measure.syllables
    heard = {wording.bare(word) for word in wording.words(shortened)}
    counted = sorted(heard, key=lambda word: (-syllables(word), word))
    long_words = [word for word in counted if syllables(word) > 1][:4]
    mend = f"Shorten the longest sentence ({longest} words)"
    if long_words:
        mend += f", or find shorter words for: {', '.join(long_words)}"
    return f'{mend}. A name that must be heard goes under "names".'
