"""Questions, statements, variants, punctuation and markup."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checks import ssml, wording
from checks.book import Book
from checks.finding import Finding, at
from checks.texts import QUESTIONS

_CURLY: Final = re.compile("[\u2018\u2019\u201c\u201d]")
_EMOJI: Final = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")


def questions_ask(book: Book) -> Iterator[Finding]:
    """Every question ends in its mark, so that the open microphone is no surprise."""
    for text in book.of(*QUESTIONS):
        if not wording.plain(text.text).endswith("?"):
            yield Finding(
                text.where,
                "it doesn't end in a question mark, and Alexa listens after it.",
                "Word it as a question.",
            )


def statements_do_not_ask(book: Book) -> Iterator[Finding]:
    """No statement asks: nobody would be listening for the answer."""
    for text in book.texts:
        if text.kind not in QUESTIONS and "?" in text.text:
            yield Finding(
                text.where,
                "it asks something, but Alexa may not be listening after it.",
                'Word it as a statement; questions have their place under "questions".',
            )


def marks_are_opened(book: Book) -> Iterator[Finding]:
    """Every question is opened where the language opens it: the voice rises from there."""
    for text in book.texts:
        for closing, opening in book.tongue.opening.items():
            if text.text.count(closing) != text.text.count(opening):
                yield Finding(
                    text.where,
                    f'"{opening}" and "{closing}" don\'t pair up.',
                    f'Begin each question with "{opening}" and end it with "{closing}".',
                )


def variants_differ(book: Book) -> Iterator[Finding]:
    """Variants are different, and so are a question and what is said on silence."""
    for key, prompt in book.content["prompts"].items():
        yield from _same(prompt["say"], at("prompts", key), "two variants are the same.")
    for key, question in book.content["questions"].items():
        asked, again = question["ask"], question["reprompt"]
        yield from _same(asked, at("questions", key, "ask"), "two variants are the same.")
        yield from _same(again, at("questions", key, "reprompt"), "two variants are the same.")
        if set(map(_bare, asked)) & set(map(_bare, again)):
            yield Finding(
                at("questions", key, "reprompt"),
                'it says the same as "ask".',
                "Word it differently: who didn't answer may not have understood.",
            )


def _same(variants: Sequence[str], where: str, what: str) -> Iterator[Finding]:
    if len(set(map(_bare, variants))) < len(variants):
        yield Finding(where, what, "Reword one of them, or remove it.")


def _bare(text: str) -> str:
    """Give a text without case, punctuation and markup."""
    return " ".join(re.sub(r"[^\w{} ]", "", word.lower()) for word in wording.words(text))


def plain_punctuation(book: Book) -> Iterator[Finding]:
    """Straight apostrophes throughout; no exclamation marks, no emoji: a calm voice."""
    for text in book.texts:
        if _CURLY.search(text.text):
            yield Finding(
                text.where,
                "it has a curly apostrophe or quotation mark.",
                "Use the straight ' throughout.",
            )
        if "!" in wording.plain(text.text):
            yield Finding(
                text.where,
                "it has an exclamation mark.",
                "End the sentence with a full stop: the voice stays calm.",
            )
        if _EMOJI.search(text.text):
            yield Finding(text.where, "it has a symbol or emoji.", "Remove it: it can't be said.")


def one_spacing(book: Book) -> Iterator[Finding]:
    """No text begins or ends with a space or has two in a row."""
    for text in book.texts:
        if text.text != text.text.strip() or "  " in text.text:
            yield Finding(
                text.where, "it has a space too many.", "Remove spaces at the ends and double ones."
            )


def markup(book: Book) -> Iterator[Finding]:
    """Alexa takes every tag; one that she doesn't would silence the whole reply."""
    for text in book.texts:
        for what, mend in ssml.problems(text.text):
            yield Finding(text.where, f"it {what}", mend)
