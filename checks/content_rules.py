"""The rules of the content file, in the order in which they are told."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from checks import (
    form_rules,
    grammar_rules,
    length_rules,
    reference_rules,
    safety_rules,
    schema_rules,
    step_rules,
)
from checks.book import Book, Code, Rule
from checks.finding import Finding
from checks.texts import Content

RULES: Final[tuple[Rule, ...]] = (
    reference_rules.unique_ids,
    reference_rules.known_routines,
    reference_rules.known_topics,
    reference_rules.known_follow_ups,
    reference_rules.known_sources,
    reference_rules.reviewed_lately,
    reference_rules.regions_agree,
    reference_rules.placeholders_are_filled,
    reference_rules.prompts_match_code,
    reference_rules.levels_are_used,
    reference_rules.pictures_are_described,
    reference_rules.pictures_are_drawn,
    reference_rules.easier_pictures_have_words,
    grammar_rules.names_are_joined,
    grammar_rules.hours_are_complete,
    grammar_rules.times_are_told,
    grammar_rules.parts_cover_the_day,
    safety_rules.emergency_call_first,
    safety_rules.doses,
    safety_rules.cures,
    safety_rules.diagnoses,
    safety_rules.ice_time,
    safety_rules.reminder_words,
    length_rules.word_limits,
    length_rules.labels_fit,
    length_rules.introductions,
    length_rules.danger_replies,
    length_rules.grades,
    length_rules.overall_grade,
    form_rules.questions_ask,
    form_rules.statements_do_not_ask,
    form_rules.marks_are_opened,
    form_rules.variants_differ,
    form_rules.plain_punctuation,
    form_rules.one_spacing,
    form_rules.markup,
    step_rules.one_action,
    step_rules.holds_match,
)


def misfits(content: Any, schema: Mapping[str, Any]) -> list[Finding]:
    """Give every way in which a parsed content file doesn't fit its schema.

    Only a content file without any can be given to ``check``, which relies on its shape.
    """
    return schema_rules.check(content, schema)


def check(
    content: Content, code: Code, today: date, drawings: Collection[str] = frozenset()
) -> list[Finding]:
    """Give all findings of a content file that fits its schema, beside the pictures drawn.

    Its language is taken to be one of ``TONGUES``.
    """
    book = Book(content, code, today, frozenset(drawings))
    return [finding for rule in RULES for finding in rule(book)]
