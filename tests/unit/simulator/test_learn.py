"""Models are learnt ahead of need."""

from pathlib import Path

import pytest

from simulator import learn
from simulator.understanding import understanding_of

TEA = Path(__file__).parent / "tea"


def test_what_was_learnt_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    understanding_of.cache_clear()
    learn.main(sorted(TEA.glob("*.json")))
    assert list(tmp_path.rglob("classifier-*.pickle"))
