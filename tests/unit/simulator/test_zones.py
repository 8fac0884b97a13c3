import pytest

from simulator.zones import zone_in, zone_of


def test_every_locale_has_a_zone() -> None:
    assert zone_of("en-US").key == "America/New_York"
    assert zone_of("en-GB").key == "Europe/London"
    assert zone_of("xx-XX").key == "UTC"


@pytest.mark.parametrize(
    ("value", "zone"),
    [("Asia/Tokyo", "Asia/Tokyo"), ("UTC", "UTC"), ("", None), ("Tea/Time", None), ("../x", None)],
)
def test_the_environment_may_name_one(value: str, zone: str | None) -> None:
    found = zone_in({"TZ": value})
    assert (found and found.key) == zone


def test_without_tz_there_is_none() -> None:
    assert zone_in({}) is None
