"""The second classifier's regression learns what scikit-learn's own does."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import SGDClassifier  # type: ignore[import-untyped]

from simulator.model import load
from tests.support.project import ROOT
from tests.understanding import regression
from tests.understanding.regression import learn

RESTRAINT, ROUNDS = 1e-6, 8


@pytest.mark.parametrize(
    ("wrong", "least", "apart"), [(0.0, 0.99999, 0.001), (regression._WRONG, 0.99, 0.5)]
)
def test_it_learns_what_scikit_learn_learns(
    monkeypatch: pytest.MonkeyPatch, wrong: float, least: float, apart: float
) -> None:
    """The same, if even the smallest error teaches something; and with the limit nearly so."""
    monkeypatch.setattr(regression, "_WRONG", wrong)
    model = load(ROOT / "interaction_model/en-US.json")
    said = [
        (sample, intent.name) for intent in model.intents[:30] for sample in intent.samples[::10]
    ]
    words = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), dtype=np.float32)
    lessons = words.fit_transform([text for text, _ in said])
    names = [name for _, name in said]
    theirs = SGDClassifier(
        loss="log_loss", alpha=RESTRAINT, max_iter=ROUNDS, tol=None, shuffle=False
    ).fit(lessons, names)
    ours = learn(lessons, names, RESTRAINT, ROUNDS, seed=None)
    assert ours.intents == theirs.classes_.tolist()
    alike = np.corrcoef(ours.slopes.T.ravel(), theirs.coef_.ravel())[0, 1]
    assert alike > least
    assert np.allclose(ours.offsets, theirs.intercept_, atol=apart)


def test_the_same_lessons_teach_the_same() -> None:
    lessons, names = csr_matrix(np.eye(3, dtype=np.float32)), ["ice", "heat", "ice"]
    once, again = (learn(lessons, names, RESTRAINT, ROUNDS) for _ in range(2))
    assert np.array_equal(once.slopes, again.slopes)
    assert np.sign(once.slopes).tolist() == [[-1, 1], [1, -1], [-1, 1]]
