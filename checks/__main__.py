"""``python -m checks``: read the project's files, check them, print what to mend.

Exits 1 when there is something to mend.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from yaml import YAMLError

from checks import (
    content_rules,
    icon_rules,
    language_rules,
    manifest_rules,
    model_parity,
    model_rules,
    parity,
)
from checks.book import Code
from checks.finding import Finding
from checks.reading import parse
from checks.report import Report
from checks.texts import Content
from checks.tongues import tongue_of
from interaction_model.assemble import SourceError, assemble
from relief.bootstrap import handled_intents
from relief.content import DEFAULT_LANGUAGE, from_json
from relief.domain.question import Question
from relief.labels import LABEL_PLACEHOLDERS, Label
from relief.prompts import PLACEHOLDERS, QUESTION_PLACEHOLDERS, Prompt

ROOT: Final = Path(__file__).resolve().parents[1]

_CONTENT: Final = "lambda/content"
_SCHEMA: Final = "lambda/content/content.schema.json"
_PICTURES: Final = "lambda/content/pictures.json"
_MODELS: Final = "interaction_model"
_MANIFEST: Final = "skill.json"
_ASSEMBLE: Final = "Run `make models`."


@dataclass(frozen=True, slots=True)
class Skill:
    """What the skill's code has, as far as the files must agree with it."""

    code: Code
    handled: Callable[[Content], frozenset[str]]
    """Gives the intents that the code answers, for a parsed content file."""


def this_skill() -> Skill:
    """Give what the skill's code has."""
    return Skill(
        Code(
            prompts={prompt.value: PLACEHOLDERS[prompt] for prompt in Prompt},
            questions={question.value: QUESTION_PLACEHOLDERS for question in Question},
            labels={label.value: LABEL_PLACEHOLDERS[label] for label in Label},
        ),
        lambda content: handled_intents(from_json(content)),
    )


def check_project(root: Path, skill: Skill, today: date) -> Report:
    """Check all files of the project in a folder."""
    report = Report()
    contents = _check_contents(root, skill, today, report)
    models = _check_models(root, report)
    manifest = _read(root, _MANIFEST, report)
    if manifest is not None:
        findings = manifest_rules.check(manifest, models)
        icons = [] if findings else icon_rules.check(manifest["manifest"], root)
        report.add(_MANIFEST, [*findings, *icons])
    for locale, model in models.items():
        language = locale.partition("-")[0]
        language = language if language in contents else DEFAULT_LANGUAGE
        tongue = tongue_of(locale)
        if language in contents and tongue is not None:
            content = contents[language]
            both = f"{_CONTENT}/{language}.json beside {_MODELS}/{locale}.json"
            report.add(both, parity.check(content, model, skill.handled(content), tongue))
    return report


def _check_contents(root: Path, skill: Skill, today: date, report: Report) -> dict[str, Content]:
    """Check each language's content; give those that have their right shape."""
    schema = _read(root, _SCHEMA, report)
    drawings = _read(root, _PICTURES, report) or {}
    contents: dict[str, Content] = {}
    for file in _files(root, _CONTENT, report, "??.json"):
        content = _read(root, file, report)
        if content is None or schema is None:
            continue
        if misfits := content_rules.misfits(content, schema):
            report.add(file, misfits)
            continue
        language = Path(file).stem
        if unknown := language_rules.unknown_language(content, language):
            report.add(file, unknown)
            continue
        report.add(file, content_rules.check(content, skill.code, today, drawings))
        report.count(_content_counts(content))
        contents[language] = content
    for language in contents:
        lacking = language_rules.check(contents, language, DEFAULT_LANGUAGE)
        report.add(f"{_CONTENT}/{language}.json", lacking)
    return contents


def _check_models(root: Path, report: Report) -> dict[str, Any]:
    """Check each locale's interaction model; give those that have their right shape."""
    models: dict[str, Any] = {}
    for file in _files(root, _MODELS, report):
        model = _read(root, file, report)
        if model is None:
            continue
        if misfits := model_rules.misfits(model):
            report.add(file, misfits)
            continue
        locale = Path(file).stem
        tongue = tongue_of(locale)
        if tongue is None:
            report.add(file, [language_rules.unknown(locale.partition("-")[0], "the file itself")])
            continue
        report.add(file, model_rules.check(model, tongue))
        report.count(_model_counts(model))
        models[locale] = model
    for locale, lacking in model_parity.check(models).items():
        report.add(f"{_MODELS}/{locale}.json", lacking)
    _check_assembled(root, report)
    return models


def _check_assembled(root: Path, report: Report) -> None:
    """Check that each model which has sources is what they say."""
    try:
        texts = assemble(root / _MODELS)
    except (SourceError, YAMLError) as error:
        report.add(_MODELS, [Finding("the sources", f"{error}.", "Correct it there.")])
        return
    for locale, text in texts.items():
        path = root / _MODELS / f"{locale}.json"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            report.add(
                f"{_MODELS}/{locale}.json",
                [Finding("the file itself", "it isn't what its sources say.", _ASSEMBLE)],
            )


def _files(root: Path, folder: str, report: Report, pattern: str = "*.json") -> list[str]:
    """Give the files of a folder that fit a pattern; that there is none is a finding."""
    names = sorted(path.name for path in (root / folder).glob(pattern))
    if not names:
        report.add(folder, [_absent("the folder has no file to check.")])
    return [f"{folder}/{name}" for name in names]


def _read(root: Path, file: str, report: Report) -> Any:
    """Read one JSON file; None where it isn't there or can't be read."""
    path = root / file
    if not path.is_file():
        report.add(file, [_absent("the file isn't there.")])
        return None
    value, findings = parse(path.read_text(encoding="utf-8"))
    report.add(file, findings)
    return value


def _absent(what: str) -> Finding:
    return Finding("the project", what, "Restore it, and run this in the whole project.")


def _content_counts(content: Content) -> dict[str, int]:
    return {
        "topics": len(content["topics"]),
        "routines": len(content["routines"]),
        "danger signs": len(content["danger"]["signs"]),
        "prompts": len(content["prompts"]),
        "questions": len(content["questions"]),
        "pictures": len(content["pictures"]),
    }


def _model_counts(model: Any) -> dict[str, int]:
    intents = model["interactionModel"]["languageModel"]["intents"]
    return {
        "intents": len(intents),
        "sample phrases": sum(len(intent.get("samples", [])) for intent in intents),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Check this project and print the report; give the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m checks", description="Check the skill's files."
    )
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=date.today(),
        metavar="YYYY-MM-DD",
        help="the day that review dates are judged by",
    )
    today = parser.parse_args(arguments).today
    report = check_project(ROOT, this_skill(), today)
    for line in report.lines():
        print(line)
    return 1 if report.total else 0


if __name__ == "__main__":
    sys.exit(main())
