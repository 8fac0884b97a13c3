"""The figures of each locale with each classifier, measured side by side."""

import sys
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

import sklearn  # type: ignore[import-untyped]

from relief.content import Library
from simulator.keepsake import kept
from simulator.learn import processes
from simulator.model import InteractionModel, load
from simulator.understanding import understanding_of
from tests.support.project import ROOT
from tests.understanding import annotations, independent, regression
from tests.understanding.hearing import Hearing, simulator_hearing
from tests.understanding.judging import Judge
from tests.understanding.measuring import Figures, measure

LOCALES: Final = tuple(sorted(path.stem for path in annotations.FOLDER.glob("*.json")))
SIMULATOR: Final = "simulator"
INDEPENDENT: Final = "independent"
CLASSIFIERS: Final = (SIMULATOR, INDEPENDENT)
_MOST_AT_ONCE: Final = 4
"""Each takes some hundred megabytes."""


class Measured(NamedTuple):
    """What was measured with what."""

    classifier: str
    locale: str
    figures: Figures


def measure_all(
    locales: Iterable[str] = LOCALES, classifiers: Iterable[str] = CLASSIFIERS
) -> list[Measured]:
    """Measure locales with classifiers, on as many processors as there are."""
    with processes(_MOST_AT_ONCE) as pool:
        return list(pool.map(_measured, product(classifiers, locales)))


def together(measured: Iterable[Measured]) -> Figures:
    """Add up the figures of several locales."""
    return sum((entry.figures for entry in measured), start=Figures())


def _measured(task: tuple[str, str]) -> Measured:
    classifier, locale = task
    model = load(ROOT / f"interaction_model/{locale}.json")
    hear = _HEARINGS[classifier](model)
    judge = Judge(model, Library().content(locale))
    said = annotations.load(annotations.FOLDER / f"{locale}.json")
    return Measured(classifier, locale, measure(said, hear, judge))


def _simulator(model: InteractionModel) -> Hearing:
    return simulator_hearing(understanding_of(model))


def _independent(model: InteractionModel) -> Hearing:
    files = (independent.__file__, regression.__file__)
    source = "".join(Path(file).read_text(encoding="utf-8") for file in files)
    classifier = kept(
        f"independent-{model.locale}",
        f"{model!r} {source} {sklearn.__version__} {sys.version}",
        lambda: independent.Independent(model),
        independent.Independent,
    )
    return classifier.hear


_HEARINGS: Final = {SIMULATOR: _simulator, INDEPENDENT: _independent}
