from datetime import timedelta
from typing import Any

import pytest

from simulator.accounts import REMINDERS, Permission
from simulator.web.session import AskedWrongError, Conversation
from tests.unit.simulator.tea_skill import START, say
from tests.unit.simulator.web.household import Household, Seconds, conversation, showing


def _lines(held: Conversation) -> list[tuple[str, str]]:
    return [(entry.kind, entry.text) for entry in held.transcript.entries]


def _start_timer(held: Conversation, length: str = "five minutes") -> None:
    held.say(f"set a timer for {length}")


def test_what_is_said_and_answered_is_kept_in_order() -> None:
    with conversation() as held:
        held.say("  open   tea time ")
        assert _lines(held) == [("you", "open tea time"), ("alexa", "Tea time. Which tea?")]
        spoken = list(held.transcript.entries)[-1].pieces
        assert [piece.text for piece in spoken] == ["Tea time. Which tea?"]


def test_nothing_is_no_sentence() -> None:
    with conversation() as held:
        with pytest.raises(AskedWrongError):
            held.say(" ")
        assert _lines(held) == []


def test_time_stands_still_unless_it_is_moved() -> None:
    seconds = Seconds()
    with conversation(seconds=seconds) as held:
        held.say("open tea time")
        seconds.now += 3600
        held.catch_up()
        assert held.clock.now() == START
        held.move(timedelta(minutes=1))
        assert held.moved == timedelta(minutes=1)
        assert held.clock.now() > START + timedelta(minutes=1)  # the reply was said first


def test_a_running_clock_takes_what_time_really_passed() -> None:
    seconds = Seconds()
    with conversation(seconds=seconds) as held:
        held.run(runs=True)
        held.say("open tea time")
        seconds.now += 1
        held.catch_up()
        held.say("green tea")
        assert held.clock.now() == START + timedelta(seconds=1)
        seconds.now += 40
        held.catch_up()
        assert [kind for kind, _ in _lines(held)][-2:] == ["again", "ended"]
        held.run(runs=False)
        seconds.now += 40
        held.catch_up()
        assert held.clock.now() == START + timedelta(seconds=41)


@pytest.mark.parametrize("by", [timedelta(0), timedelta(seconds=-1), timedelta(days=8)])
def test_time_moves_forward_by_a_week_at_most(by: timedelta) -> None:
    with conversation() as held, pytest.raises(AskedWrongError):
        held.move(by)


def test_to_the_next_alert_is_exactly_there() -> None:
    with conversation() as held:
        _start_timer(held)
        due = held.coming()[0].due
        held.move_to_next()
        assert held.clock.now() == due
        assert _lines(held)[-1] == ("timer", "Your timer is done.")
        with pytest.raises(AskedWrongError):
            held.move_to_next()


def test_an_alert_that_is_deleted_never_goes_off() -> None:
    with conversation() as held:
        _start_timer(held)
        held.delete_alert("timer", held.coming()[0].id)  # type: ignore[union-attr]
        assert held.coming() == []
        held.move(timedelta(hours=1))
        assert "timer" not in [kind for kind, _ in _lines(held)]
        with pytest.raises(AskedWrongError):
            held.delete_alert("reminder", "none")


def test_silence_is_only_there_while_the_microphone_is_open() -> None:
    with conversation() as held:
        with pytest.raises(AskedWrongError):
            held.stay_quiet()
        held.say("open tea time")
        held.stay_quiet()
        assert [kind for kind, _ in _lines(held)][-2:] == ["again", "ended"]
        assert held.moved > timedelta(seconds=16)


def test_permissions_are_given_and_taken() -> None:
    with conversation() as held:
        held.decide("reminders", granted=True)
        assert held.alexa.permissions[REMINDERS] is Permission.GRANTED
        held.decide("reminders", granted=False)
        assert held.alexa.permissions[REMINDERS] is Permission.DENIED
        with pytest.raises(AskedWrongError):
            held.decide("shopping", granted=True)


def test_services_break_and_are_mended() -> None:
    with conversation() as held:
        held.break_service("reminders", "500")
        assert held.faults == {"reminders": "500"}
        held.break_service("reminders", None)
        assert held.faults == {}
        for service, fault in [("tea", "500"), ("timers", "418")]:
            with pytest.raises(AskedWrongError):
                held.break_service(service, fault)
        assert held.faults == {}


def test_a_device_without_reminders_has_no_timers_either() -> None:
    with conversation() as held:
        assert held.has_alerts
        held.allow_alerts(allowed=False)
        assert held.faults == {"reminders": "403", "timers": "403"}
        assert not held.has_alerts
        held.allow_alerts(allowed=True)
        assert held.has_alerts


def test_the_device_reaches_the_skill() -> None:
    household = Household()
    with conversation(household) as held:
        held.say("open tea time")
        held.use_device("round")
        held.say("green tea")
        held.use_device("speaker")
        held.say("green tea")
        shapes = [_shape(request) for request in household.skill.requests]
        assert shapes == ["RECTANGLE", "ROUND", None]
        with pytest.raises(AskedWrongError):
            held.use_device("toaster")


def _shape(request: dict[str, Any]) -> str | None:
    viewport = request["context"].get("Viewport")
    return viewport and str(viewport["shape"])


def test_a_touch_sends_what_the_document_said() -> None:
    household = Household()
    with conversation(household) as held:
        with pytest.raises(AskedWrongError):
            held.touch(["tea"])
        household.skill.answer = lambda event: showing()
        held.say("open tea time")
        assert held.screen_version == 1
        held.touch(["tea", {"kind": "green"}])
        assert household.skill.last["type"] == "Alexa.Presentation.APL.UserEvent"
        assert household.skill.last["arguments"] == ["tea", {"kind": "green"}]
        assert household.skill.last["token"] == showing()["response"]["directives"][0]["token"]
        assert _lines(held)[-2:] == [("touch", "Touched the screen"), ("alexa", "Look.")]
        assert held.screen_version == 2


def test_a_touch_after_the_end_begins_a_new_session() -> None:
    household = Household()
    with conversation(household) as held:
        household.skill.answer = lambda event: showing()
        held.say("open tea time")
        held.alexa.stay_quiet()
        household.skill.answer = lambda event: say("Once more.")
        held.touch([])
        assert household.skill.requests[-1]["session"]["new"] is True


def test_a_new_user_is_another_one_in_another_world() -> None:
    household = Household()
    with conversation(household) as held:
        held.say("open tea time")
        held.break_service("timers", "500")
        held.use_device("tv")
        before, user = held.id, held.alexa.device.account.user_id
        held.start_afresh()
        assert held.id != before
        assert held.alexa.device.account.user_id != user
        assert (_lines(held), held.faults, held.device) == ([], {}, "medium")
        assert not held.alexa.in_session
        held.say("set a timer for five minutes")
        assert len(held.coming()) == 1
