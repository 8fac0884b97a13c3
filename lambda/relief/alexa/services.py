"""Amazon's reminders, timers and device settings, as the skill uses them.

Source: Amazon's Reminders API, Timers API and Device Settings API references. The SDK's own clients
make the calls; whatever goes wrong comes out as one of the named errors below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Any, Final, TypeVar

from ask_sdk_model.services import ServiceException

from relief import tally
from relief.deadline import MEMORY_CALL, Deadline
from relief.quick.records import dataclass

CALL: Final = 1.5
"""Seconds that one call of a service may take, with its retry."""
CALL_AND_UNDOING: Final = 2 * CALL + MEMORY_CALL
"""Seconds to leave for a call, for undoing it, and for keeping the place."""

_Want = TypeVar("_Want")
_Made = TypeVar("_Made")

REMINDERS: Final = "alexa::alerts:reminders:skill:readwrite"
TIMERS: Final = "alexa::alerts:timers:skill:readwrite"
"""Permission scopes, as the manifest asks for them."""


class ServiceError(Exception):
    """A service of Alexa did not do what was asked. Each kind has a spoken way forward."""

    left: Mapping[int, str] = MappingProxyType({})
    """Tokens of reminders that were set and could not be undone, by their place in the order."""


class PermissionMissingError(ServiceError):
    """The person has not given the permission, or has taken it back (401)."""


class DeviceUnsupportedError(ServiceError):
    """The device has no such thing (403)."""


class ThrottledError(ServiceError):
    """Too many calls just now (429)."""


class LimitReachedError(ServiceError):
    """The account has as many as it may have (MAX_… in the body)."""


class SwitchedOffError(ServiceError):
    """They are switched off in the account, or refused for what they ask (400)."""


class GoneError(ServiceError):
    """What was to be cancelled is not there any more (404)."""


class OutOfOrderError(ServiceError):
    """The service is down, slow or out of reach."""


class UnsureError(OutOfOrderError):
    """It may or may not have done what was asked: the answer that would tell did not come."""


_TIMED_OUT: Final = 504
"""The status of a service that gave up waiting for what stands behind it."""

_ERRORS: Final = {
    400: SwitchedOffError,
    401: PermissionMissingError,
    403: DeviceUnsupportedError,
    404: GoneError,
    429: ThrottledError,
}


@contextmanager
def _named_errors() -> Iterator[None]:
    """Turn whatever a service call raises into a named error."""
    try:
        with tally.timed(tally.SERVICES):
            yield
    except ServiceException as error:
        if "MAX_" in str(getattr(error.body, "code", "")):
            raise LimitReachedError from error
        raise _ERRORS.get(error.status_code, OutOfOrderError) from error
    except ServiceError:
        raise
    except Exception as error:
        # The SDK raises whatever its API client, or a body it cannot read, raises.
        raise OutOfOrderError from error


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a reminder or a timer says: no medical word, and not the skill's name."""

    text: str
    locale: str


class Services:
    """The services of one request, on the device that it came from."""

    def __init__(self, factory: Any, device_id: str | None, deadline: Deadline) -> None:
        """Take the SDK's service client factory (None without an API client) and the device."""
        self._factory = factory
        self._device_id = device_id
        self._deadline = deadline

    @property
    def available(self) -> bool:
        """Whether there are any services to call."""
        return self._factory is not None and self._device_id is not None

    def time_zone(self) -> tzinfo:
        """Give the time zone of the device. Raises OutOfOrderError and others of ServiceError."""
        from zoneinfo import ZoneInfo  # noqa: PLC0415 - cold start

        with _named_errors():
            name = self._client("get_ups_service").get_system_time_zone(self._device_id)
            return ZoneInfo(str(name))

    def set_reminders(
        self, wanted: Sequence[tuple[timedelta, Announcement]], now: datetime
    ) -> tuple[str, ...]:
        """Set reminders, all or none; give their tokens in order. Raises a ServiceError.

        They are set side by side: five calls one after another might outlast Alexa's patience.
        """
        results = _side_by_side(lambda want: self.set_reminder(*want, now), wanted)
        made = {index: token for index, token in enumerate(results) if isinstance(token, str)}
        errors = [result for result in results if isinstance(result, ServiceError)]
        if errors:
            undone = self.cancel_reminders(list(made.values()))
            left = {index: token for index, token in made.items() if token not in undone}
            error = next((e for e in errors if isinstance(e, UnsureError)), errors[0])
            error.left = left
            if any(isinstance(e, ThrottledError | OutOfOrderError) for e in errors):
                tally.count(tally.REMINDER_FAILURES)
            raise error
        tally.count(tally.REMINDERS_SET, len(made))
        return tuple(made.values())

    def cancel_reminders(self, tokens: Sequence[str]) -> frozenset[str]:
        """Cancel reminders; give the tokens of those that are gone now, by us or before."""
        results = _side_by_side(self.cancel_reminder, tokens)
        gone = frozenset(
            token
            for token, result in zip(tokens, results, strict=True)
            if result is None or isinstance(result, GoneError)
        )
        if len(gone) < len(frozenset(tokens)):
            tally.count(tally.REMINDER_FAILURES)
        return gone

    def set_reminder(self, after: timedelta, said: Announcement, now: datetime) -> str:
        """Set a reminder; give the token that cancels it.

        Raises a ServiceError: UnsureError where it may be set without our knowing its token.
        """
        from ask_sdk_model.services import reminder_management as api  # noqa: PLC0415 - cold start

        request = api.ReminderRequest(
            # Amazon's examples carry no offset, and the SDK writes one for an aware time.
            request_time=now.astimezone(UTC).replace(tzinfo=None),
            trigger=api.Trigger(
                object_type=api.TriggerType.SCHEDULED_RELATIVE,
                offset_in_seconds=round(after.total_seconds()),
            ),
            alert_info=api.AlertInfo(
                api.SpokenInfo([api.SpokenText(locale=said.locale, text=said.text)])
            ),
            push_notification=api.PushNotification(api.PushNotificationStatus.ENABLED),
        )
        with _named_errors():
            reminders = self._reminders()
        try:
            with _named_errors():
                return _token(reminders.create_reminder(request).alert_token)
        except OutOfOrderError as error:
            if _may_be_done(error.__cause__):
                raise UnsureError from error
            raise

    def reminders_ahead(self) -> frozenset[str]:
        """Give the tokens of this skill's reminders that are still to come. Raises a ServiceError.

        They are read as plain JSON: the SDK's model of a reminder names a module that it lacks.
        Source: Amazon's Reminders API reference (a skill is given those that it made).
        """
        from ask_sdk_model.services.base_service_client import (  # noqa: PLC0415 - cold start
            BaseServiceClient,
        )

        with _named_errors():
            if not self.available or not self._deadline.allows(CALL_AND_UNDOING):
                raise OutOfOrderError
            caller = self._factory.api_configuration
            client: Any = BaseServiceClient(caller)
            answer = client.invoke(
                method="GET",
                endpoint=caller.api_endpoint,
                path="/v1/alerts/reminders",
                query_params=[],
                header_params=[("Authorization", " ".join(("Bearer", caller.authorization_value)))],
                path_params={},
                response_definitions=[],
                body=None,
                response_type="object",
            )
            alerts = answer.body["alerts"]
            return frozenset(_token(one["alertToken"]) for one in alerts if one["status"] == "ON")

    def cancel_reminder(self, token: str) -> None:
        """Cancel a reminder. Raises GoneError where it is not there, or another ServiceError."""
        with _named_errors():
            if not self.available or not self._deadline.allows(CALL):
                raise OutOfOrderError
            self._factory.get_reminder_management_service().delete_reminder(token)

    def set_timer(self, length: timedelta, label: str, said: Announcement) -> str:
        """Set a timer that announces its end; give its id. Raises a ServiceError."""
        from ask_sdk_model.services import timer_management as api  # noqa: PLC0415 - cold start

        announce = api.AnnounceOperation([api.TextToAnnounce(said.locale, said.text)])
        request = api.TimerRequest(
            duration=f"PT{round(length.total_seconds())}S",
            timer_label=label,
            creation_behavior=api.CreationBehavior(api.DisplayExperience(api.Visibility.VISIBLE)),
            triggering_behavior=api.TriggeringBehavior(
                operation=announce, notification_config=api.NotificationConfig(play_audible=True)
            ),
        )
        with _named_errors():
            return _token(self._timers().create_timer(request).id)

    def cancel_timer(self, token: str) -> None:
        """Cancel a timer. Raises GoneError where it is not there, or another ServiceError."""
        with _named_errors():
            self._timers().delete_timer(token)

    def _reminders(self) -> Any:
        return self._client("get_reminder_management_service")

    def _timers(self) -> Any:
        return self._client("get_timer_management_service")

    def _client(self, getter: str) -> Any:
        if not self.available or not self._deadline.allows(CALL_AND_UNDOING):
            raise OutOfOrderError
        return getattr(self._factory, getter)()


def _may_be_done(cause: BaseException | None) -> bool:
    """Tell whether a call that was made, and failed so, may have done what it asked for.

    Without a cause there was a good answer, but no token in it. An answer that cannot be read is
    taken as a refusal: those of errors are often empty, and the SDK does not tell of its status.
    """
    if not isinstance(cause, ServiceException):
        return cause is None
    sent: bool = getattr(cause.__context__, "sent", False)
    return sent or cause.status_code == _TIMED_OUT


def _side_by_side(
    call: Callable[[_Want], _Made], wanted: Sequence[_Want]
) -> list[_Made | ServiceError]:
    """Make a call for each at the same time; give what each returned, or its named error."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - cold start

    def attempt(want: _Want) -> _Made | ServiceError:
        try:
            return call(want)
        except ServiceError as error:
            return error

    with (
        tally.timed(tally.SERVICES),
        ThreadPoolExecutor(max_workers=max(len(wanted), 1)) as pool,
    ):
        return list(pool.map(attempt, wanted))


def _token(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise OutOfOrderError
    return value
