"""The skill against the local services: what is set, undone, and how long it takes."""

import json
import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from ask_sdk_model.services import ApiClient, ApiClientRequest, ApiClientResponse

from relief.alexa.api_client import AlexaServiceUnreachableError, Timeouts
from relief.alexa.dynamodb import BUDGET as MEMORY_BUDGET
from relief.alexa.services import CALL, CALL_AND_UNDOING
from relief.deadline import LONGEST_TURN, MEMORY_CALL
from relief.domain.record import read_record
from simulator.envelope import Echo
from tests.support.checked_skill import LIBRARY
from tests.support.project import SKILL_NAME
from tests.support.world import TimelessClient, World
from tests.unit.relief.fakes import FailingMemory

START = ["open back spasm relief", "start an ice reminder", "yes"]
ROUTINES = LIBRARY.content("en-US").routines


def reminders(world: World) -> list[str]:
    """Give the texts of the reminders that Alexa holds for this user and skill, in order."""
    echo = Echo.named("someone", SKILL_NAME)
    owned = world.services.of(echo.user_id, echo.application_id)
    ahead: Any = [alert for alert in owned.reminders.all()["alerts"] if alert["status"] == "ON"]
    return sorted(
        f"{alert['trigger']['scheduledTime']} "
        f"{alert['alertInfo']['spokenInfo']['content'][0]['text']}"
        for alert in ahead
    )


def record(world: World) -> Any:
    kept = world.memory.load(Echo.named("someone", SKILL_NAME).user_id)
    return read_record(None if kept is None else kept.record, ROUTINES)


def say(world: World, *lines: str) -> str:
    said = ""
    for line in lines:
        said = world.say(line)
    return said


@pytest.mark.parametrize(
    ("start", "times"),
    [
        # The clocks of New York go forward at 2 AM on 8 March 2026, and back on 1 November.
        (datetime(2026, 3, 8, 6, 30, tzinfo=UTC), "off at 1:50 AM, on at 3:20 AM"),
        (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), "off at 1:50 AM, on at 1:20 AM"),
        (datetime(2026, 3, 3, 4, 45, tzinfo=UTC), "off at 12:05 AM, on at 12:35 AM"),
        (datetime(2026, 3, 2, 16, 35, tzinfo=UTC), "off at 11:55 AM, on at 12:25 PM"),
        (datetime(2026, 3, 2, 16, 40, tzinfo=UTC), "off at 12 PM, on at 12:30 PM"),
    ],
)
def test_clock_times_are_said_right_over_midnight_noon_and_daylight_saving(
    start: datetime, times: str
) -> None:
    with World(start=start) as world:
        assert times in say(world, *START)


def test_reminders_are_set_for_what_was_said() -> None:
    with World() as world:
        say(world, ":permission reminders granted", *START)
        said = say(world, "yes")
        assert "I'll remind you: off at 7:20 AM, on at 7:50 AM" in said
        assert len(reminders(world)) == 5
        assert [line.partition(" ")[2] for line in reminders(world)] == [
            "Take the ice pack off",
            "Put the ice pack on",
        ] * 2 + ["Take the ice pack off"]
        assert len(record(world).ice.alarms) == 5


class FailsAfter(ApiClient):
    """Lets some reminders be created, then fails."""

    def __init__(self, created: int) -> None:
        self._left = created
        self._lock = threading.Lock()
        self._client = TimelessClient()

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        if request.method == "POST":
            with self._lock:
                self._left -= 1
                if self._left < 0:
                    return ApiClientResponse(status_code=500, headers=[], body="")
        return self._client.invoke(request)


@pytest.mark.parametrize("created", [0, 1, 2, 4])
def test_a_creation_that_fails_midway_leaves_none(created: int) -> None:
    with World(api_client=FailsAfter(created)) as world:
        say(world, ":permission reminders granted", *START)
        assert "nothing is set" in say(world, "yes")
        assert reminders(world) == []
        assert record(world).ice is None


class LosesAnAnswer(ApiClient):
    """Lets every reminder be created, but of one of them no usable answer comes back."""

    def __init__(self, lost: ApiClientResponse | Exception) -> None:
        self._lost = lost
        self._lock = threading.Lock()
        self._client = TimelessClient()
        self._creations = 0

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        answer = self._client.invoke(request)
        with self._lock:
            self._creations += request.method == "POST"
            if request.method != "POST" or self._creations != 3:
                return answer
        if isinstance(self._lost, Exception):
            raise self._lost
        return self._lost


def answer(status: int, body: str) -> ApiClientResponse:
    return ApiClientResponse(status_code=status, headers=[], body=body)


@pytest.mark.parametrize(
    "lost",
    [
        AlexaServiceUnreachableError("TimeoutError", sent=True),
        answer(504, '{"code": "GATEWAY_TIMEOUT", "message": "it took too long"}'),
        answer(200, "{}"),
    ],
    ids=["no answer", "a gateway's", "without a token"],
)
def test_a_reminder_that_may_be_set_is_not_denied(lost: ApiClientResponse | Exception) -> None:
    """It is there, but nobody told us by which token. The others are undone."""
    with World(api_client=LosesAnAnswer(lost)) as world:
        said = say(world, ":permission reminders granted", *START, "yes")
        assert "I can't tell if your reminders are set" in said
        assert "Alexa, set a timer for 20 minutes" in said
        assert "nothing is set" not in said
        assert len(reminders(world)) == 1
        assert record(world).ice is None


class Lists(ApiClient):
    """Loses the answer to each creation; answers with this where the reminders are listed."""

    def __init__(self, listed: ApiClientResponse) -> None:
        self._listed = listed
        self._client = TimelessClient()
        self.lists = 0

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        if request.method == "GET" and request.url.endswith("/v1/alerts/reminders"):
            self.lists += 1
            return self._listed
        found = self._client.invoke(request)
        return answer(200, "{}") if request.method == "POST" else found


@pytest.mark.parametrize(
    "listed",
    [
        answer(401, '{"code": "UNAUTHORIZED", "message": "no permission"}'),
        answer(429, ""),
        answer(500, "<html>"),
        answer(200, ""),
        answer(200, "not json"),
        answer(200, "[]"),
        answer(200, '{"totalCount": "1", "alerts": null}'),
        answer(200, '{"totalCount": "1", "alerts": [null]}'),
        answer(200, '{"totalCount": "1", "alerts": [{"alertToken": 5, "status": "ON"}]}'),
    ],
)
def test_reminders_that_cannot_be_listed_are_looked_for_again_until_they_are_over(
    listed: ApiClientResponse,
) -> None:
    client = Lists(listed)
    with World(api_client=client) as world:
        say(world, ":permission reminders granted", *START, "yes")
        assert record(world).strays is not None
        for lists in (1, 2):
            assert "cancelled" not in say(world, "open back spasm relief", "stop")
            assert client.lists == lists
        say(world, ":wait 3 hours", "open back spasm relief")
        assert client.lists == 2


def test_of_the_reminders_that_are_listed_those_that_are_over_or_known_are_left_alone() -> None:
    """Dates may be empty in it, which the SDK's own client cannot read."""
    alerts = [
        {"alertToken": "over", "status": "COMPLETED", "createdTime": ""},
        {"alertToken": "nobody's", "status": "ON", "createdTime": ""},
    ]
    client = Lists(answer(200, json.dumps({"totalCount": "2", "alerts": alerts, "links": None})))
    with World(api_client=client) as world:
        say(world, ":permission reminders granted", *START, "yes")
        assert "Some of your last ice reminders" in say(world, "open back spasm relief")
        assert record(world).strays is None


def test_who_never_lost_an_answer_waits_for_no_list() -> None:
    client = Lists(answer(500, ""))
    with World(api_client=client) as world:
        say(world, ":permission reminders granted", "open back spasm relief", "stop")
        assert client.lists == 0


def test_a_routine_goes_on_after_a_reminder_that_may_be_set() -> None:
    way = ["open back spasm relief", "no", "ice my back", "no", "yes", "go to step 5", "yes", "yes"]
    with World(api_client=LosesAnAnswer(answer(200, "{}"))) as world:
        said = say(world, ":permission reminders granted", *way, "yes")
        assert "I can't tell if your reminders are set" in said
        assert said.endswith("?")
        assert "cold rest" in say(world, "next")


def test_reminders_that_nothing_can_remember_are_set_and_that_is_said() -> None:
    with World(memory=FailingMemory(load=True)) as world:
        said = say(world, ":permission reminders granted", *START, "yes")
        assert "I'll remind you" in said
        assert "I can't keep your place today" in said
        assert len(reminders(world)) == 5


def test_a_reminder_that_was_never_asked_for_is_surely_not_set() -> None:
    unsent = AlexaServiceUnreachableError("ConnectionRefusedError", sent=False)
    with World(api_client=Unsent(unsent)) as world:
        assert "nothing is set" in say(world, ":permission reminders granted", *START, "yes")
        assert reminders(world) == []


class Unsent(ApiClient):
    """Cannot send what would create a reminder."""

    def __init__(self, error: Exception) -> None:
        self._error = error
        self._client = TimelessClient()

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        if request.method == "POST":
            raise self._error
        return self._client.invoke(request)


class Sticks(FailsAfter):
    """Lets some reminders be created, then fails; what was created stays for a while."""

    stuck = True

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        if request.method == "DELETE" and self.stuck:
            return ApiClientResponse(status_code=500, headers=[], body="")
        return super().invoke(request)


def test_reminders_that_cannot_be_undone_are_told_of_and_cancelled_later() -> None:
    client = Sticks(2)
    with World(api_client=client) as world:
        said = say(world, ":permission reminders granted", *START, "yes")
        assert "nor undo the rest" in said
        assert not world.alexa.in_session
        left = record(world).ice
        assert left.minutes == 20
        assert len(left.ahead(world.clock.now())) == len(reminders(world)) == 2
        client.stuck = False
        say(world, "ask back spasm relief to cancel my ice reminders")
        assert reminders(world) == []


class KeepsOne(FailsAfter):
    """Lets only the reminder of one moment be created; it cannot be deleted."""

    def __init__(self, minutes: int) -> None:
        super().__init__(0)
        self._offset = minutes * 60

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        if request.method == "DELETE":
            return ApiClientResponse(status_code=500, headers=[], body="")
        body: Any = request.body
        if request.method == "POST":
            with self._lock:
                self._left = abs(body["trigger"]["offsetInSeconds"] - self._offset) < 60
        return super().invoke(request)


@pytest.mark.parametrize("minutes", [50, 70, 120])
def test_after_a_plan_that_was_half_set_the_ice_comes_off_in_time_all_the_same(
    minutes: int,
) -> None:
    with World(api_client=KeepsOne(minutes)) as world:
        assert "nor undo the rest" in say(world, ":permission reminders granted", *START, "yes")
        assert len(reminders(world)) == 1
        said = say(world, "ask back spasm relief how long till the ice comes off")
        assert "comes off in about 20 minutes" in said
        say(world, ":wait 12 minutes", "open back spasm relief")
        assert "ice off at 7:2" in say(world, "start an ice reminder", "yes")


def test_a_round_that_was_half_added_is_remembered_with_the_others() -> None:
    client = Sticks(5 + 1)
    with World(api_client=client) as world:
        say(world, ":permission reminders granted", *START, "yes")
        say(world, "open back spasm relief", "change it to ten minutes")
        assert "nor undo the rest" in say(world, "yes")
        kept = record(world).ice
        assert kept.minutes == 20
        assert len(kept.ahead(world.clock.now())) == len(reminders(world)) == 6


def test_old_reminders_that_cannot_be_cancelled_are_told_of_and_remembered_with_the_new() -> None:
    with World(api_client=Sticks(100)) as world:
        say(world, ":permission reminders granted", *START, "yes")
        said = say(world, "open back spasm relief", "change it to ten minutes", "yes")
        assert "I'll remind you" in said
        assert "couldn't cancel them all" in said
        kept = record(world).ice
        assert kept.minutes == 20, "ice is taken to be on for longer rather than for less"
        assert "comes off in about 9 minutes" in say(
            world, "ask back spasm relief how long till the ice comes off"
        )
        assert len(kept.ahead(world.clock.now())) == len(reminders(world)) == 10


def test_a_routine_goes_on_after_reminders_that_cannot_be_undone() -> None:
    way = ["open back spasm relief", "no", "ice my back", "no", "yes", "go to step 5", "yes", "yes"]
    with World(api_client=Sticks(2)) as world:
        said = say(world, ":permission reminders granted", *way, "yes")
        assert "nor undo the rest" in said
        assert said.endswith("?")
        assert "cold rest" in say(world, "next")


def test_new_reminders_replace_the_old_only_once_they_are_set() -> None:
    with World(api_client=FailsAfter(5 + 2)) as world:
        say(world, ":permission reminders granted", *START, "yes")
        before = reminders(world)
        said = say(world, "open back spasm relief", "change it to ten minutes", "yes")
        assert "old reminders stay" in said
        assert reminders(world) == before
        assert len(record(world).ice.alarms) == 5


def test_a_change_leaves_only_the_new_reminders() -> None:
    with World() as world:
        say(world, ":permission reminders granted", *START, "yes")
        say(world, "open back spasm relief", "change it to ten minutes", "yes")
        assert len(reminders(world)) == 5
        assert record(world).ice.minutes == 10


class Running:
    """A stopwatch on which so many seconds pass between one look and the next."""

    def __init__(self) -> None:
        self.step = 0.0
        self._now = 0.0

    def __call__(self) -> float:
        self._now += self.step
        return self._now


@pytest.mark.parametrize(("step", "begun"), [(0.1, True), (LONGEST_TURN / 2, False)])
def test_a_turn_begins_no_call_that_it_has_no_time_for(step: float, begun: bool) -> None:
    passing = Running()
    with World(stopwatch=passing) as world:
        say(world, ":permission reminders granted", *START)
        passing.step = step
        said = say(world, "yes")
        assert ("I can't reach your reminders" in said) is not begun
        assert bool(reminders(world)) is begun


def test_the_time_a_turn_may_take_fits_into_six_seconds() -> None:
    """A call begun at the last moment, its undoing, and keeping the place."""
    assert Timeouts().budget <= CALL
    assert MEMORY_BUDGET <= MEMORY_CALL
    assert LONGEST_TURN - CALL_AND_UNDOING >= 1.5, "no time is left to read memory and the clock"
