import json
from pathlib import Path
from typing import Any

import pytest

from simulator.model import ModelError, Slot, Value, load, load_folder, nearest, parse
from tests.unit.simulator.tea_skill import models


def _document(**language: Any) -> dict[str, Any]:
    return {"interactionModel": {"languageModel": {"invocationName": "tea time", **language}}}


def test_reads_intents_slots_types_and_sensitivity() -> None:
    model = models()["en-US"]
    brew = model.intent("BrewIntent")
    assert model.invocation_name == "tea time"
    assert model.fallback_sensitivity == "MEDIUM"
    assert brew is not None
    assert brew.slots == (Slot("tea", "TEA"),)
    assert "brew {tea}" in brew.samples
    assert Value("green", "green tea", ("sencha", "a matcha")) in model.types["TEA"]
    assert Value(None, "chamomile", ()) in model.types["TEA"]
    assert model.intent("CoffeeIntent") is None


def test_what_the_file_leaves_out_is_empty() -> None:
    model = parse(_document(intents=[{"name": "AMAZON.HelpIntent"}]))
    assert model.intents[0].samples == ()
    assert model.intents[0].slots == ()
    assert model.types == {}
    assert model.fallback_sensitivity == "LOW"


@pytest.mark.parametrize(
    "document",
    [
        [],
        {},
        _document(),
        _document(intents=[{"samples": []}]),
        _document(intents=[{"name": "A", "slots": [{"name": "x", "type": "NOWHERE"}]}]),
        _document(intents=[], types=[{"values": []}]),
    ],
)
def test_refuses_what_is_no_model(document: object) -> None:
    with pytest.raises(ModelError):
        parse(document)


def test_an_unknown_type_is_named() -> None:
    intents = [{"name": "AIntent", "slots": [{"name": "x", "type": "NOWHERE"}]}]
    with pytest.raises(ModelError, match="AIntent: slot x has unknown type NOWHERE"):
        parse(_document(intents=intents))


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "en-US.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"en-US\.json"):
        load(tmp_path / "en-US.json")


def test_a_folder_gives_models_by_locale(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no interaction model"):
        load_folder(tmp_path)
    (tmp_path / "de-DE.json").write_text(json.dumps(_document(intents=[])), encoding="utf-8")
    assert list(load_folder(tmp_path)) == ["de-DE"]


@pytest.mark.parametrize(
    ("locale", "served_by"),
    [("en-GB", "en-GB"), ("en-AU", "en-US"), ("de-AT", "de-DE"), ("fr-FR", None)],
)
def test_nearest(locale: str, served_by: str | None) -> None:
    assert nearest(locale, ["en-US", "en-GB", "de-DE"]) == served_by
