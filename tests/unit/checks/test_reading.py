"""Slips in a JSON file are told in plain words."""

from checks.reading import parse


def test_good_json_is_read() -> None:
    assert parse('{"a": [1, {"b": null}]}') == ({"a": [1, {"b": None}]}, [])


def test_a_missing_comma_is_told_with_its_line() -> None:
    value, (found,) = parse('{\n  "a": 1\n  "b": 2\n}')
    assert value is None
    assert found.where == "line 3, column 3"
    assert "comma" in found.mend


def test_a_key_that_stands_twice_is_told() -> None:
    value, (found,) = parse('{"heat": 1, "ice": 2, "heat": 3}')
    assert value == {"heat": 3, "ice": 2}
    assert str(found).startswith('"heat": stands twice')
