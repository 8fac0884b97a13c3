"""The services over HTTP, called with the clients of Amazon's own SDK."""

import http.client
import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services import ApiConfiguration, AuthenticationConfiguration, ServiceException
from ask_sdk_model.services import reminder_management as api
from ask_sdk_model.services.reminder_management import ReminderManagementServiceClient
from ask_sdk_model.services.timer_management import TimerManagementServiceClient
from ask_sdk_model.services.ups import UpsServiceClient
from hypothesis import given, settings
from hypothesis import strategies as st

from relief.alexa.api_client import Timeouts, UrllibApiClient
from simulator.accounts import (
    REMINDERS,
    TIMERS,
    Account,
    Alert,
    Device,
    Permission,
    ReminderWentOff,
    TimerWentOff,
)
from simulator.api import RefusedError
from simulator.clock import Clock
from simulator.envelope import Echo
from simulator.faults import KINDS
from simulator.reminders import MOST, Reminders
from simulator.services import LocalServices
from simulator.timers import Timers
from tests.unit.simulator.tea_skill import START

PATIENT = Timeouts(connect=60, read=60, budget=60)
"""However busy this machine is."""
IMPATIENT = Timeouts(connect=60, read=60, budget=0.05)
"""Where a service does not answer at all before it is closed, so that none is too short."""
NEVER = 3600


class Shop:
    """A device with a skill on it, and the SDK's clients as that skill would use them."""

    def __init__(
        self,
        services: LocalServices,
        user: str = "ann",
        skill: str = "tea",
        timeouts: Timeouts = PATIENT,
    ) -> None:
        self.services = services
        self.timeouts = timeouts
        self.in_session = True
        self.alerts: list[Alert] = []
        echo = Echo.named(user, skill)
        self.device = services.enable(
            echo, in_session=lambda: self.in_session, tell=self.alerts.append
        )
        for scope in (REMINDERS, TIMERS):
            self.device.account.decide(scope, Permission.GRANTED)
        self.token = self.device.token

    @property
    def reminders(self) -> Any:
        return ReminderManagementServiceClient(self._configuration())

    @property
    def timers(self) -> Any:
        return TimerManagementServiceClient(self._configuration())

    @property
    def settings(self) -> Any:
        return UpsServiceClient(self._configuration(), AuthenticationConfiguration())

    def call(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """Call without the SDK, which neither sends nor reads everything."""
        host = self.services.endpoint.removeprefix("http://")
        connection = http.client.HTTPConnection(host, timeout=PATIENT.read)
        payload = body if isinstance(body, str) or body is None else json.dumps(body)
        try:
            headers = {"Authorization": f"Bearer {self.token}"}
            connection.request(method, path, payload, headers)
            response = connection.getresponse()
            text = response.read()
        finally:
            connection.close()
        return response.status, json.loads(text) if text else None

    def _configuration(self) -> ApiConfiguration:
        return ApiConfiguration(
            serializer=DefaultSerializer(),
            api_client=UrllibApiClient(self.timeouts, sleep=lambda seconds: None),
            authorization_value=self.token,
            api_endpoint=self.services.endpoint,
        )


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


@pytest.fixture
def services(clock: Clock) -> Iterator[LocalServices]:
    with LocalServices(clock, slow=NEVER) as local:
        yield local


@pytest.fixture
def shop(services: LocalServices) -> Shop:
    return Shop(services)


def _reminder(seconds: int = 1200, text: str = "Pour the tea") -> api.ReminderRequest:
    return api.ReminderRequest(
        request_time=datetime(2026, 5, 4, 15, 30),
        trigger=api.Trigger(
            object_type=api.TriggerType.SCHEDULED_RELATIVE, offset_in_seconds=seconds
        ),
        alert_info=api.AlertInfo(api.SpokenInfo([api.SpokenText(locale="en-US", text=text)])),
        push_notification=api.PushNotification(api.PushNotificationStatus.ENABLED),
    )


def _body(**changes: Any) -> dict[str, Any]:
    written: dict[str, Any] = DefaultSerializer().serialize(_reminder())  # type: ignore[assignment]
    return written | changes


def _timer(**changes: Any) -> dict[str, Any]:
    announce = {"type": "ANNOUNCE", "textToAnnounce": [{"locale": "en-US", "text": "Tea is up"}]}
    return {
        "duration": "PT10M",
        "timerLabel": "tea",
        "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
        "triggeringBehavior": {
            "operation": announce,
            "notificationConfig": {"playAudible": True},
        },
    } | changes


def _code(error: ServiceException) -> str:
    """Give the code of an error, which the SDK has read or not."""
    body: Any = error.body
    return str(json.loads(body)["code"] if isinstance(body, str) else body.code)


def _wait(clock: Clock, **length: float) -> None:
    clock.advance(timedelta(**length))


# Reminders


def test_a_reminder_is_set_and_goes_off_once(shop: Shop, clock: Clock) -> None:
    made = shop.reminders.create_reminder(_reminder())
    assert isinstance(made, api.ReminderResponse)
    assert made.status is api.Status.ON
    assert made.alert_token
    assert made.version == "1"
    assert made.created_time == "2026-05-04T15:30:00.000Z"
    _wait(clock, minutes=20, seconds=-1)
    assert shop.alerts == []
    _wait(clock, hours=30)
    assert shop.alerts == [ReminderWentOff("Pour the tea")]


def test_a_reminder_can_be_looked_up(shop: Shop, clock: Clock) -> None:
    token = shop.reminders.create_reminder(_reminder()).alert_token
    status, found = shop.call("GET", f"/v1/alerts/reminders/{token}")
    assert status == 200
    assert found["alertToken"] == token
    assert found["status"] == "ON"
    assert found["trigger"]["scheduledTime"] == "2026-05-04T11:50:00.000"
    assert found["trigger"]["timeZoneId"] == "America/New_York"
    assert found["alertInfo"]["spokenInfo"]["content"][0]["text"] == "Pour the tea"
    assert found["pushNotification"] == {"status": "ENABLED"}
    _wait(clock, minutes=20)
    _, all_of_them = shop.call("GET", "/v1/alerts/reminders")
    assert all_of_them["totalCount"] == "1"
    assert all_of_them["alerts"][0]["status"] == "COMPLETED"


def test_the_clients_read_an_empty_list(shop: Shop) -> None:
    found = shop.reminders.get_reminders()
    assert isinstance(found, api.GetRemindersResponse)
    assert found.total_count == "0"
    assert found.alerts == []


def test_a_deleted_reminder_is_gone(shop: Shop, clock: Clock) -> None:
    token = shop.reminders.create_reminder(_reminder()).alert_token
    assert shop.reminders.delete_reminder(token, full_response=True).status_code == 200
    _wait(clock, hours=1)
    assert shop.alerts == []
    with pytest.raises(ServiceException) as error:
        shop.reminders.delete_reminder(token)
    assert error.value.status_code == 404


def test_a_reminder_that_went_off_can_be_deleted(shop: Shop, clock: Clock) -> None:
    token = shop.reminders.create_reminder(_reminder()).alert_token
    _wait(clock, hours=1)
    shop.reminders.delete_reminder(token)
    assert shop.reminders.get_reminders().total_count == "0"


def test_an_update_counts_from_now(shop: Shop, clock: Clock) -> None:
    token = shop.reminders.create_reminder(_reminder()).alert_token
    _wait(clock, minutes=10)
    updated = shop.reminders.update_reminder(token, _reminder(1500, "Drink the tea"))
    assert isinstance(updated, api.ReminderResponse)
    assert updated.version == "2"
    assert updated.updated_time == "2026-05-04T15:40:00.000Z"
    _wait(clock, minutes=24)
    assert shop.alerts == []
    _wait(clock, minutes=1)
    assert shop.alerts == [ReminderWentOff("Drink the tea")]
    shop.reminders.update_reminder(token, _reminder(60))
    _wait(clock, minutes=1)
    assert shop.alerts[1:] == [ReminderWentOff("Pour the tea")]
    with pytest.raises(ServiceException) as error:
        shop.reminders.update_reminder("another", _reminder())
    assert error.value.status_code == 404
    assert _code(error.value) == "ALERT_NOT_FOUND"


def test_an_absolute_time_is_in_its_zone_or_the_devices(shop: Shop, clock: Clock) -> None:
    trigger = {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2026-05-04T18:00:00.000"}
    london = trigger | {"timeZoneId": "Europe/London"}
    assert shop.call("POST", "/v1/alerts/reminders", _body(trigger=london))[0] == 200
    assert shop.call("POST", "/v1/alerts/reminders", _body(trigger=trigger))[0] == 200
    _wait(clock, hours=1, minutes=30)  # 17:00 in UTC is 18:00 in London, 13:00 in New York
    assert len(shop.alerts) == 1
    _wait(clock, hours=5)
    assert len(shop.alerts) == 2


def _spoken(**spoken: Any) -> dict[str, Any]:
    return _body(alertInfo={"spokenInfo": {"content": [spoken]}})


def _trigger(**trigger: Any) -> dict[str, Any]:
    return _body(trigger=trigger)


ABSOLUTE = {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2026-05-05T18:00:00"}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "no JSON object"),
        ("[]", "no JSON object"),
        ("{", "cannot be read"),
        ("{" * 20_000, "cannot be read"),
        (_body(requestTime=None), "requestTime"),
        (_body(requestTime="2026-05-04T15:30:00+00:00"), "requestTime"),
        (_body(requestTime="soon"), "cannot be read"),
        (_body(alertInfo=None), "says nothing"),
        (_body(alertInfo={"spokenInfo": {"content": []}}), "says nothing"),
        (_body(alertInfo={"spokenInfo": {"content": [None]}}), "says nothing"),
        (_body(alertInfo={"spokenInfo": []}), "says nothing"),
        (_spoken(locale="en-US"), "no text"),
        (_spoken(locale="en-US", ssml="<speak>Tea</speak>"), "no text"),
        (_spoken(locale="en-US", text=" "), "no text"),
        (_spoken(locale="english", text="Tea"), "no locale"),
        (_spoken(text="Tea"), "no locale"),
        (_spoken(locale="en-US", text="Tea", ssml="<b>Tea</b>"), "<b> is no tag"),
        (_body(trigger=None), "no trigger"),
        (_trigger(offsetInSeconds=5), "no trigger"),
        (_trigger(type="SOMETIME", offsetInSeconds=5), "cannot be read"),
        (_trigger(type="SCHEDULED_RELATIVE"), "no offsetInSeconds"),
        (_trigger(type="SCHEDULED_RELATIVE", offsetInSeconds=0), "coming year"),
        (_trigger(type="SCHEDULED_RELATIVE", offsetInSeconds=10**9), "coming year"),
        (_trigger(type="SCHEDULED_RELATIVE", offsetInSeconds="x"), "cannot be read"),
        (_trigger(**ABSOLUTE, recurrence={"freq": "DAILY"}), "recurring"),
        (_trigger(type="SCHEDULED_ABSOLUTE"), "scheduledTime"),
        (_trigger(**ABSOLUTE | {"scheduledTime": "2026-05-05T18:00:00Z"}), "scheduledTime"),
        (_trigger(**ABSOLUTE | {"scheduledTime": "2026-05-04T09:00:00"}), "coming year"),
        (_trigger(**ABSOLUTE | {"scheduledTime": "2036-05-04T09:00:00"}), "coming year"),
        (_trigger(**ABSOLUTE, timeZoneId="Tea/Time"), "no time zone"),
        (_trigger(**ABSOLUTE, timeZoneId="../etc"), "no time zone"),
        (_body(pushNotification={"status": "LOUD"}), "cannot be read"),
    ],
)
def test_reminders_that_are_refused(shop: Shop, body: object, reason: str) -> None:
    status, error = shop.call("POST", "/v1/alerts/reminders", body)
    assert status == 400
    assert error["code"] == "INVALID_REQUEST"
    assert reason in error["message"]
    assert shop.reminders.get_reminders().total_count == "0"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
PATHS = [
    ["requestTime"],
    ["trigger"],
    ["trigger", "type"],
    ["trigger", "offsetInSeconds"],
    ["trigger", "scheduledTime"],
    ["trigger", "recurrence"],
    ["alertInfo"],
    ["alertInfo", "spokenInfo"],
    ["alertInfo", "spokenInfo", "content"],
    ["pushNotification"],
    ["duration"],
    ["timerLabel"],
    ["creationBehavior"],
    ["creationBehavior", "displayExperience"],
    ["triggeringBehavior"],
    ["triggeringBehavior", "operation"],
    ["triggeringBehavior", "operation", "type"],
    ["triggeringBehavior", "operation", "textToAnnounce"],
    ["triggeringBehavior", "notificationConfig"],
]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PATHS), JSON)
def test_whatever_is_sent_is_taken_or_refused(path: list[str], value: object) -> None:
    account, clock = Account("ann", "tea"), Clock(START)
    device = Device(account, "kitchen")
    body = json.loads(json.dumps(_body() | _timer()))
    holder = body
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    for book in (Reminders(account, clock), Timers(account, clock)):
        try:
            book.create(json.dumps(body), device)
            status = 200
        except RefusedError as refused:
            status = refused.status
        assert (status, len(book.ahead)) in {(200, 1), (400, 0)}


def test_there_is_an_end_to_reminders() -> None:
    account, clock = Account("ann", "tea"), Clock(START)
    reminders, body = Reminders(account, clock), json.dumps(_body())
    for _ in range(MOST):
        reminders.create(body, Device(account, "kitchen"))
    with pytest.raises(RefusedError, match="403 MAX_REMINDERS_EXCEEDED"):
        reminders.create(body, Device(account, "kitchen"))


def test_several_at_the_same_time(shop: Shop, clock: Clock) -> None:
    with ThreadPoolExecutor(8) as pool:
        requests = [_reminder(60 * minute, f"{minute}") for minute in range(1, 9)]
        made = list(pool.map(shop.reminders.create_reminder, requests))
    assert len({one.alert_token for one in made}) == 8
    _wait(clock, minutes=8)
    assert [alert.text for alert in shop.alerts] == list("12345678")


def test_it_speaks_the_language_of_the_device(shop: Shop, clock: Clock) -> None:
    said = {"de-DE": "Tee", "en-GB": "Cuppa", "en-US": "Tea"}
    content = [{"locale": locale, "text": text} for locale, text in said.items()]
    for locale in ("en-GB", "en-AU", "de-AT", "ja-JP"):
        shop.device.locale = locale
        body = _body(alertInfo={"spokenInfo": {"content": content}})
        assert shop.call("POST", "/v1/alerts/reminders", body)[0] == 200
        _wait(clock, hours=1)
    assert [alert.text for alert in shop.alerts] == ["Cuppa", "Cuppa", "Tee", "Tee"]


# Who may


def test_without_a_token_that_is_known(shop: Shop) -> None:
    shop.token = shop.token[::-1]
    for client, call in (
        (shop.reminders, "get_reminders"),
        (shop.timers, "get_timers"),
    ):
        with pytest.raises(ServiceException) as error:
            getattr(client, call)()
        assert error.value.status_code == 401
        assert _code(error.value) == "INVALID_BEARER_TOKEN"


@pytest.mark.parametrize("permission", [None, Permission.DENIED])
def test_without_permission(shop: Shop, permission: Permission | None) -> None:
    account = shop.device.account
    if permission is None:
        account.permissions.clear()
    else:
        account.decide(REMINDERS, permission)
        account.decide(TIMERS, permission)
    with pytest.raises(ServiceException) as error:
        shop.reminders.create_reminder(_reminder())
    assert error.value.status_code == 401
    assert _code(error.value) == "UNAUTHORIZED"
    with pytest.raises(ServiceException) as error:
        shop.timers.get_timers()
    assert error.value.status_code == 401
    assert shop.settings.get_system_time_zone(shop.device.device_id) == "America/New_York"


def test_out_of_session_nothing_is_made(shop: Shop) -> None:
    token = shop.reminders.create_reminder(_reminder()).alert_token
    timer = shop.call("POST", "/v1/alerts/timers", _timer())[1]["id"]
    shop.in_session = False
    assert shop.call("POST", "/v1/alerts/reminders", _body())[0] == 401
    status, error = shop.call("POST", "/v1/alerts/timers", _timer(timerLabel="two"))
    assert (status, error["code"]) == (401, "OUT_OF_SESSION")
    assert shop.call("POST", f"/v1/alerts/timers/{timer}/pause")[0] == 401
    assert shop.call("POST", f"/v1/alerts/timers/{timer}/resume")[0] == 401
    assert shop.call("PUT", f"/v1/alerts/reminders/{token}", _body())[0] == 200
    assert shop.call("DELETE", f"/v1/alerts/reminders/{token}")[0] == 200
    assert shop.call("DELETE", f"/v1/alerts/timers/{timer}")[0] == 200


def test_each_skill_and_each_user_sees_only_their_own(shop: Shop, clock: Clock) -> None:
    others = [Shop(shop.services, skill="coffee"), Shop(shop.services, user="bob")]
    token = shop.reminders.create_reminder(_reminder()).alert_token
    shop.call("POST", "/v1/alerts/timers", _timer())
    for other in others:
        assert other.reminders.get_reminders().total_count == "0"
        assert other.timers.get_timers().total_count == 0
        assert other.call("GET", f"/v1/alerts/reminders/{token}")[0] == 404
        assert other.call("DELETE", f"/v1/alerts/reminders/{token}")[0] == 404
    _wait(clock, hours=1)
    assert len(shop.alerts) == 2
    assert others[0].alerts == others[1].alerts == []


def test_a_second_device_of_the_user_sees_the_same(shop: Shop, clock: Clock) -> None:
    second = Shop(shop.services)
    assert second.token != shop.token
    token = shop.reminders.create_reminder(_reminder()).alert_token
    second.reminders.create_reminder(_reminder(600, "Warm the pot"))
    assert second.call("GET", f"/v1/alerts/reminders/{token}")[0] == 200
    _wait(clock, hours=1)
    assert [alert.text for alert in shop.alerts] == ["Pour the tea"]
    assert [alert.text for alert in second.alerts] == ["Warm the pot"]


# Timers


def test_a_timer_announces_its_end(shop: Shop, clock: Clock) -> None:
    status, made = shop.call("POST", "/v1/alerts/timers", _timer())
    assert status == 200
    found = shop.timers.get_timer(made["id"])
    assert found.timer_label == "tea"
    assert found.status.value == "ON"
    assert found.duration == "PT10M"
    assert found.trigger_time == START + timedelta(minutes=10)
    assert shop.timers.get_timers().total_count == 1
    _wait(clock, minutes=10)
    assert shop.alerts == [TimerWentOff("Tea is up")]
    with pytest.raises(ServiceException) as error:
        shop.timers.delete_timer(made["id"])
    assert error.value.status_code == 404
    assert _code(error.value) == "TIMER_NOT_FOUND"


def test_a_timer_is_paused_and_resumed(shop: Shop, clock: Clock) -> None:
    timer = shop.call("POST", "/v1/alerts/timers", _timer())[1]["id"]
    _wait(clock, minutes=4)
    shop.timers.pause_timer(timer)
    found = shop.timers.get_timer(timer)
    assert found.status.value == "PAUSED"
    assert found.remaining_time_when_paused == "PT6M"
    with pytest.raises(ServiceException) as error:
        shop.timers.pause_timer(timer)
    assert error.value.status_code == 400
    _wait(clock, hours=1)
    assert shop.alerts == []
    shop.timers.resume_timer(timer)
    with pytest.raises(ServiceException) as error:
        shop.timers.resume_timer(timer)
    assert error.value.status_code == 400
    _wait(clock, minutes=5)
    assert shop.alerts == []
    _wait(clock, minutes=1)
    assert shop.alerts == [TimerWentOff("Tea is up")]


def test_timers_are_cancelled_one_by_one_and_all(shop: Shop, clock: Clock) -> None:
    made = [
        shop.call("POST", "/v1/alerts/timers", _timer(timerLabel=label))[1]["id"]
        for label in ("one", "two", "three")
    ]
    shop.timers.pause_timer(made[2])
    shop.timers.delete_timer(made[0])
    assert shop.timers.get_timers().total_count == 2
    shop.timers.delete_timers()
    assert shop.timers.get_timers().total_count == 0
    _wait(clock, hours=1)
    assert shop.alerts == []


def _operation(**operation: Any) -> dict[str, Any]:
    config = {"playAudible": True}
    return _timer(triggeringBehavior={"operation": operation, "notificationConfig": config})


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (_operation(type="NOTIFY_ONLY"), "Your tea timer is done."),
        (_operation(type="NOTIFY_ONLY") | {"timerLabel": None}, "Your timer is done."),
        (
            _operation(
                type="LAUNCH_TASK",
                textToConfirm=[{"locale": "en-US", "text": "Back to the tea?"}],
                task={"name": "amzn1.ask.skill.tea.Pour", "version": "1", "input": {}},
            ),
            "Back to the tea?",
        ),
    ],
)
def test_what_a_timer_says(shop: Shop, clock: Clock, body: dict[str, Any], said: str) -> None:
    assert shop.call("POST", "/v1/alerts/timers", body)[0] == 200
    _wait(clock, hours=1)
    assert shop.alerts == [TimerWentOff(said)]


@pytest.mark.parametrize(
    "body",
    [
        "tea",
        _timer(duration=None),
        _timer(duration=600),
        _timer(duration="ten minutes"),
        _timer(duration="PT0S"),
        _timer(duration="PT2H1S"),
        _timer(duration="P"),
        _timer(timerLabel=""),
        _timer(timerLabel="x" * 257),
        _timer(creationBehavior=None),
        _timer(creationBehavior={"displayExperience": {"visibility": "DIM"}}),
        _timer(triggeringBehavior=None),
        _timer(triggeringBehavior={"operation": {"type": "NOTIFY_ONLY"}}),
        _timer(triggeringBehavior={"notificationConfig": {"playAudible": True}}),
        _operation(type="SING"),
        _operation(type="ANNOUNCE"),
        _operation(type="ANNOUNCE", textToAnnounce=[]),
        _operation(type="ANNOUNCE", textToAnnounce=[{"locale": "en-US"}]),
        _operation(type="LAUNCH_TASK", textToConfirm=[{"locale": "en-US", "text": "Go?"}]),
    ],
)
def test_timers_that_are_refused(shop: Shop, body: object) -> None:
    status, error = shop.call("POST", "/v1/alerts/timers", body)
    assert status == 400
    assert error["code"] == "INVALID_REQUEST"


def test_ten_timers_and_no_label_twice(shop: Shop, clock: Clock) -> None:
    assert shop.call("POST", "/v1/alerts/timers", _timer(duration="PT2H"))[0] == 200
    status, error = shop.call("POST", "/v1/alerts/timers", _timer())
    assert (status, error["code"]) == (400, "DUPLICATE_LABEL")
    for _ in range(9):
        assert shop.call("POST", "/v1/alerts/timers", _timer(timerLabel=None))[0] == 200
    status, error = shop.call("POST", "/v1/alerts/timers", _timer(timerLabel=None))
    assert (status, error["code"]) == (400, "MAX_TIMERS_EXCEEDED")
    _wait(clock, hours=2)
    assert len(shop.alerts) == 10
    assert shop.call("POST", "/v1/alerts/timers", _timer())[0] == 200


# Settings


def test_the_time_zone_is_that_of_the_locale(shop: Shop) -> None:
    device = shop.device.device_id
    assert shop.settings.get_system_time_zone(device) == "America/New_York"
    shop.device.locale = "en-GB"
    assert shop.settings.get_system_time_zone(device) == "Europe/London"


def test_a_time_zone_of_its_own(clock: Clock) -> None:
    with LocalServices(clock, zone=ZoneInfo("Asia/Tokyo")) as services:
        shop = Shop(services)
        assert shop.settings.get_system_time_zone(shop.device.device_id) == "Asia/Tokyo"


def test_a_token_is_for_one_device(shop: Shop) -> None:
    with pytest.raises(ServiceException) as error:
        shop.settings.get_system_time_zone("amzn1.ask.device.OTHER")
    assert error.value.status_code == 403


# The endpoint


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v1/alerts/alarms", 404),
        ("GET", "/v1/alerts/reminders/x/y", 404),
        ("POST", "/v1/alerts/reminders/x/pause", 404),
        ("GET", "/v2/devices/{device}/settings/System.distanceUnits", 404),
        ("POST", "/v2/devices/{device}/settings/System.timeZone", 405),
        ("DELETE", "/v1/alerts/reminders", 405),
        ("POST", "/v1/alerts/reminders/x", 405),
        ("PUT", "/v1/alerts/timers", 405),
        ("PUT", "/v1/alerts/timers/x", 405),
        ("GET", "/v1/alerts/timers/x/pause", 405),
        ("POST", "/v1/alerts/timers/x/pause", 404),
        ("GET", "/v1/alerts/timers/x%2Fy", 404),
        ("GET", "/v1/alerts/timers?maxResults=5", 200),
    ],
)
def test_paths_and_methods(shop: Shop, method: str, path: str, status: int) -> None:
    got, error = shop.call(method, path.replace("{device}", shop.device.device_id))
    assert got == status
    assert got == 200 or error["code"]


def test_a_body_may_be_too_large(shop: Shop) -> None:
    assert shop.call("POST", "/v1/alerts/timers", " " * 70_000)[0] == 413


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.isdecimal()])
@pytest.mark.parametrize("service", ["reminders", "timers", "settings"])
def test_faults(shop: Shop, service: str, kind: str) -> None:
    shop.services.fail(service, kind)
    calls = {
        "reminders": lambda: shop.reminders.create_reminder(_reminder()),
        "timers": shop.timers.get_timers,
        "settings": lambda: shop.settings.get_system_time_zone(shop.device.device_id),
    }
    for name, call in calls.items():
        if name != service:
            call()
    with pytest.raises(ServiceException) as error:
        calls[service]()
    assert error.value.status_code == int(kind)
    retry_after = dict(error.value.headers or []).get("Retry-After")
    assert retry_after == ("1" if kind == "429" else None)
    shop.services.fail(service, None)
    calls[service]()


def test_one_call_in_the_middle_fails(shop: Shop) -> None:
    shop.services.fail_after("reminders", 2, "500")
    shop.timers.get_timers()
    statuses = [shop.call("POST", "/v1/alerts/reminders", _body())[0] for _ in range(5)]
    assert statuses == [200, 200, 500, 200, 200]
    shop.services.fail_after("reminders", 0, "503")
    shop.services.fail("reminders", None)
    assert shop.call("GET", "/v1/alerts/reminders")[0] == 200
    with pytest.raises(ValueError, match="no fault"):
        shop.services.fail_after("reminders", 1, "refused")


def test_a_slow_service_does_nothing_in_time(shop: Shop, clock: Clock) -> None:
    shop.services.fail("reminders", "slow")
    shop.timeouts = IMPATIENT
    with pytest.raises(ServiceException) as error:
        shop.reminders.create_reminder(_reminder())
    shop.timeouts = PATIENT
    assert error.value.status_code == 500
    assert "TimeoutError" in str(error.value)
    shop.services.fail("reminders", None)
    assert shop.reminders.get_reminders().total_count == "0"


def test_a_slow_service_ends_in_a_timeout_of_its_own(clock: Clock) -> None:
    with LocalServices(clock, slow=0) as services:
        shop = Shop(services)
        services.fail("timers", "slow")
        assert shop.call("POST", "/v1/alerts/timers", _timer())[0] == 504
        services.fail("timers", None)
        assert shop.timers.get_timers().total_count == 0


def test_a_service_whose_answer_gets_lost_has_done_what_it_was_asked_for(clock: Clock) -> None:
    with LocalServices(clock, slow=0) as services:
        shop = Shop(services)
        services.fail("reminders", "unanswered")
        assert shop.call("POST", "/v1/alerts/reminders", _body())[0] == 504
        assert shop.call("GET", "/v1/alerts/reminders")[0] == 504
        assert shop.call("POST", "/v1/alerts/timers", _timer())[0] == 200
        services.fail("reminders", None)
        assert shop.call("GET", "/v1/alerts/reminders")[1]["totalCount"] == "1"


def test_closing_waits_for_no_slow_service(clock: Clock) -> None:
    with LocalServices(clock, slow=NEVER) as services, ThreadPoolExecutor(1) as pool:
        shop = Shop(services)
        services.fail("timers", "slow")
        pending = pool.submit(shop.call, "GET", "/v1/alerts/timers")
        services.close()
        assert pending.exception(timeout=PATIENT.read) is not None or pending.result()[0] == 504


def test_refused_connections_and_back(shop: Shop) -> None:
    token = shop.reminders.create_reminder(_reminder()).alert_token
    host, port = shop.services.endpoint.removeprefix("http://").split(":")
    shop.services.fail("reminders", "refused")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), timeout=1)
    with pytest.raises(ServiceException) as error:
        shop.reminders.get_reminders()
    assert "ConnectionRefusedError" in str(error.value)
    shop.services.fail("timers", "refused")
    shop.services.fail("reminders", None)
    with pytest.raises(ServiceException):
        shop.settings.get_system_time_zone(shop.device.device_id)
    shop.services.fail("timers", None)
    assert shop.call("GET", f"/v1/alerts/reminders/{token}")[0] == 200


@pytest.mark.parametrize(("service", "kind"), [("alarms", "500"), ("timers", "418")])
def test_what_is_no_fault(shop: Shop, service: str, kind: str) -> None:
    with pytest.raises(ValueError, match="there are"):
        shop.services.fail(service, kind)


def test_once_closed_nobody_listens(clock: Clock) -> None:
    services = LocalServices(clock)
    shop = Shop(services)
    services.close()
    services.close()
    with pytest.raises(ConnectionRefusedError):
        shop.call("GET", "/v1/alerts/timers")


def test_a_client_that_leaves_does_no_harm(shop: Shop, capfd: pytest.CaptureFixture[str]) -> None:
    host, port = shop.services.endpoint.removeprefix("http://").split(":")
    for said in (b"", b"\x00\xff\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n"):
        with socket.create_connection((host, int(port)), timeout=1) as connection:
            connection.sendall(said)
    assert shop.timers.get_timers().total_count == 0
    shop.services.close()
    assert capfd.readouterr().err == ""
