"""Permissions asked for by voice, and what a skill is told of them."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope
from ask_sdk_model.events.skillevents import PermissionAcceptedRequest
from ask_sdk_model.interfaces.connections import ConnectionsResponse
from ask_sdk_model.services.reminder_management import (
    ReminderCreatedEventRequest,
    ReminderDeletedEventRequest,
    ReminderStartedEventRequest,
    ReminderStatusChangedEventRequest,
    ReminderUpdatedEventRequest,
)

from simulator import consent, microphone
from simulator.accounts import REMINDERS, TIMERS, Permission, ReminderWentOff, TimerWentOff
from simulator.clock import Clock
from simulator.consent import Outcome
from simulator.happened import AskedAgain, SessionEnded, SkillProblem, Spoke
from simulator.response import ResponseError
from simulator.response import read as read_response
from simulator.services import LocalServices
from simulator.text import tokens
from simulator.tongues import ENGLISH
from tests.unit.simulator.tea_skill import START, Kitchen, TeaSkill, say

EVENTS = (
    "REMINDER_CREATED",
    "REMINDER_DELETED",
    "REMINDER_STARTED",
    "REMINDER_STATUS_CHANGED",
    "REMINDER_UPDATED",
    "SKILL_PERMISSION_ACCEPTED",
    "SKILL_PERMISSION_CHANGED",
)


def _manifest(*events: str, permissions: tuple[str, ...] = (REMINDERS, TIMERS)) -> dict[str, Any]:
    return {
        "manifest": {
            "publishingInformation": {"locales": {"en-US": {"name": "Tea Time Deluxe"}}},
            "permissions": [{"name": scope} for scope in permissions],
            "events": {"subscriptions": [{"eventName": name} for name in events]},
        }
    }


def _ask_for(*scopes: str, version: str = "2", **changes: Any) -> dict[str, Any]:
    payload: dict[str, Any] = {"@type": "AskForPermissionsConsentRequest", "@version": version}
    if version == "1":
        payload["permissionScope"] = scopes[0]
    else:
        payload["permissionScopes"] = [
            {"permissionScope": scope, "consentLevel": "ACCOUNT"} for scope in scopes
        ]
    return {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "payload": payload,
        "token": "green",
    } | changes


def _asking(directive: dict[str, Any]) -> dict[str, Any]:
    answer = say("I can remind you.")
    answer["response"]["directives"] = [directive]
    return answer


class Asker:
    """Answers of the tea skill that ask for a permission at launch, and react to the outcome."""

    def __init__(self, skill: TeaSkill, directive: dict[str, Any] | None = None) -> None:
        self.directive = directive or _ask_for(REMINDERS)
        self.after: dict[str, Any] = say("We shall see. And now?", reprompt="What next?")
        skill.answer = self

    def __call__(self, event: dict[str, Any]) -> object:
        kind = event["request"]["type"]
        if kind == "LaunchRequest":
            return _asking(self.directive)
        if kind == "Connections.Response":
            return self.after
        if "session" not in event or kind == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        return say("As you like.")


@pytest.fixture
def kitchen() -> Kitchen:
    kitchen = Kitchen(manifest=_manifest())
    Asker(kitchen.skill)
    return kitchen


QUESTION = (
    "Tea Time Deluxe would like permission to set reminders. Do you give permission?"
    " You can say yes or no."
)


def _outcome(kitchen: Kitchen) -> dict[str, Any]:
    request = kitchen.skill.last
    assert request["type"] == "Connections.Response"
    return request


def test_alexa_asks_in_the_skills_place(kitchen: Kitchen) -> None:
    assert kitchen.hear("open tea time") == f"I can remind you. {QUESTION}"
    assert not kitchen.alexa.in_session
    assert kitchen.alexa.is_listening
    assert kitchen.skill.kinds == ["Launch"]


@pytest.mark.parametrize(
    ("words", "status", "permission"),
    [
        ("yes", "ACCEPTED", Permission.GRANTED),
        ("no", "DENIED", Permission.DENIED),
        ("how hot should the water be", "NOT_ANSWERED", None),
        ("stop", "NOT_ANSWERED", None),
    ],
)
def test_the_answer_reaches_the_skill(
    kitchen: Kitchen, words: str, status: str, permission: Permission | None
) -> None:
    kitchen.hear("open tea time")
    assert kitchen.hear(words) == "We shall see. And now?"
    request = _outcome(kitchen)
    assert request["name"] == "AskFor"
    assert request["status"] == {"code": "200", "message": "OK"}
    assert request["token"] == _ask_for(REMINDERS)["token"]
    assert request["payload"] == {
        "permissionScopes": [{"permissionScope": REMINDERS, "consentLevel": "ACCOUNT"}],
        "status": status,
        "isCardThrown": status == "NOT_ANSWERED",
    }
    assert kitchen.alexa.permissions.get(REMINDERS) is permission
    assert kitchen.alexa.in_session


def test_the_outcome_comes_in_a_new_session_that_goes_on(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time", "yes")
    first, second = (call["session"] for call in kitchen.skill.requests)
    assert second["new"] is True
    assert second["sessionId"] != first["sessionId"]
    assert second["attributes"] == {}
    assert kitchen.hear("green tea") == "As you like."
    assert kitchen.skill.requests[-1]["session"]["sessionId"] == second["sessionId"]


def test_amazons_sdk_reads_the_outcome(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time", "yes")
    read = DefaultSerializer().deserialize(json.dumps(kitchen.skill.requests[-1]), RequestEnvelope)
    assert isinstance(read.request, ConnectionsResponse)
    assert read.request.status is not None
    assert read.request.status.code == "200"
    assert read.request.payload is not None
    assert read.request.payload["status"] == "ACCEPTED"
    scopes = read.context.system.user.permissions.scopes
    assert scopes[REMINDERS].status.value == "GRANTED"


def test_the_first_version_of_the_payload(kitchen: Kitchen) -> None:
    Asker(kitchen.skill, _ask_for(TIMERS, version="1", token=None))
    assert "permission to set timers." in kitchen.hear("open tea time")
    kitchen.hear("no thanks")
    request = _outcome(kitchen)
    assert request["payload"] == {
        "permissionScope": TIMERS,
        "status": "DENIED",
        "isCardThrown": False,
    }
    assert "token" not in request


def test_two_permissions_in_one_question(kitchen: Kitchen) -> None:
    Asker(kitchen.skill, _ask_for(REMINDERS, TIMERS))
    assert "permission to set reminders and set timers." in kitchen.hear("open tea time")
    kitchen.hear("I approve")
    assert kitchen.alexa.permissions == dict.fromkeys((REMINDERS, TIMERS), Permission.GRANTED)


def test_silence_is_no_answer(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time")
    kitchen.alexa.stay_quiet()
    assert kitchen.events == [
        AskedAgain(QUESTION),
        Spoke("We shall see. And now?"),
        AskedAgain("What next?"),
        SessionEnded("EXCEEDED_MAX_REPROMPTS"),
    ]
    assert kitchen.skill.requests[1]["request"]["payload"]["status"] == "NOT_ANSWERED"
    assert kitchen.alexa.permissions == {}


def test_waiting_long_is_no_answer_either(kitchen: Kitchen) -> None:
    asker = Asker(kitchen.skill)
    asker.after = say("")
    kitchen.hear("open tea time")
    kitchen.alexa.wait(timedelta(minutes=5))
    assert kitchen.events == [AskedAgain(QUESTION)]
    assert _outcome(kitchen)["payload"]["status"] == "NOT_ANSWERED"
    before = kitchen.clock.now()
    assert kitchen.hear("green tea") == ENGLISH.sayings.does_not_know
    assert kitchen.clock.now() == before


def test_one_may_answer_when_asked_again(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time")
    kitchen.alexa.wait(microphone.LISTENS + timedelta(seconds=1))
    assert kitchen.hear("...") == ""
    assert kitchen.hear("yes please") == "We shall see. And now?"
    assert _outcome(kitchen)["payload"]["status"] == "ACCEPTED"


def test_opening_a_skill_instead_ends_the_question(kitchen: Kitchen) -> None:
    kitchen.hear("open tea time")
    assert kitchen.hear("ask tea time how hot should the water be") == "As you like."
    assert kitchen.skill.kinds == ["Launch", "Intent"]
    assert kitchen.hear("yes") == ENGLISH.sayings.does_not_know


def test_nobody_is_asked_for_what_is_given(kitchen: Kitchen) -> None:
    kitchen.alexa.decide(REMINDERS, Permission.GRANTED)
    assert kitchen.hear("open tea time") == "I can remind you. We shall see. And now?"
    assert _outcome(kitchen)["payload"]["status"] == "ACCEPTED"
    assert kitchen.hear("green tea") == "As you like."


def test_who_said_no_before_is_asked_again(kitchen: Kitchen) -> None:
    kitchen.alexa.decide(REMINDERS, Permission.DENIED)
    assert kitchen.hear("open tea time").endswith(QUESTION)


def test_a_permission_that_the_manifest_lacks() -> None:
    kitchen = Kitchen(manifest=_manifest(permissions=(TIMERS,)))
    Asker(kitchen.skill)
    kitchen.hear("open tea time")
    assert _outcome(kitchen)["status"]["code"] == "400"
    assert "payload" not in _outcome(kitchen)
    assert kitchen.events == [SkillProblem(f"the manifest does not ask for {REMINDERS}")]


@pytest.mark.parametrize("granted", [True, False])
def test_a_skill_that_asks_for_ever_is_stopped(kitchen: Kitchen, granted: bool) -> None:
    asker = Asker(kitchen.skill)
    asker.after = _asking(asker.directive)
    if granted:
        kitchen.alexa.decide(REMINDERS, Permission.GRANTED)
    kitchen.hear("open tea time")
    kitchen.alexa.stay_quiet()
    problem = kitchen.events[-2]
    if not granted:
        problem = kitchen.events[-3]
        assert kitchen.events[-1] == Spoke(ENGLISH.sayings.skill_problem)
    assert isinstance(problem, SkillProblem)
    assert "again and again" in problem.reason


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        *((words, Outcome.ACCEPTED) for words in (
            "yes", "Yes please.", "yeah sure", "I approve", "I do", "um, okay", "of course",
            "Alexa, yes", "yes, you can", "go ahead", "please do", "that's fine", "yes thank you",
        )),
        *((words, Outcome.DENIED) for words in (
            "no", "No, thank you.", "nope", "I don't", "no, I do not approve", "don't", "no way",
            "not now please", "no you cannot", "absolutely not",
        )),
        *((words, Outcome.NOT_ANSWERED) for words in (
            "yes and no", "maybe", "what for", "please", "thank you", "yesterday", "no idea",
            "yes to what",
        )),
    ],
)  # fmt: skip
def test_yes_no_and_neither(words: str, outcome: Outcome) -> None:
    assert consent.understand(tokens(words)) is outcome


@pytest.mark.parametrize(
    ("directive", "reason"),
    [
        (_ask_for(REMINDERS, payload=None), "no AskForPermissionsConsentRequest"),
        (_ask_for(REMINDERS, payload={"@type": "Other"}), "no AskForPermissionsConsentRequest"),
        (_ask_for(REMINDERS, version="3"), "@version"),
        (_ask_for(REMINDERS, token={}), "token"),
        (_ask_for(), "names no permission"),
        (_ask_for(""), "names no permission"),
        (_ask_for("", version="1"), "names no permission"),
    ],
)
def test_what_asks_for_nothing_is_refused(directive: dict[str, Any], reason: str) -> None:
    with pytest.raises(ResponseError, match=reason):
        consent.read(read_response(_asking(directive)))


def test_levels_of_consent_are_account_and_person() -> None:
    directive = _ask_for(REMINDERS)
    directive["payload"]["permissionScopes"][0]["consentLevel"] = "HOUSE"
    with pytest.raises(ResponseError, match="consentLevel"):
        consent.read(read_response(_asking(directive)))


def test_the_session_ends_with_the_question() -> None:
    answer = _asking(_ask_for(REMINDERS))
    answer["response"]["shouldEndSession"] = False
    with pytest.raises(ResponseError, match="shouldEndSession"):
        consent.read(read_response(answer))


def test_other_directives_are_not_alexas_question() -> None:
    for directive in ({"type": "Dialog.Delegate"}, _ask_for(REMINDERS, name="Buy")):
        assert consent.read(read_response(_asking(directive))) is None


def test_the_skills_name_is_the_stores_or_the_models() -> None:
    assert consent.name_of(_manifest(), "en-GB", "tea time") == "Tea Time Deluxe"
    assert consent.name_of(_manifest(), "fr-FR", "tea time") == "Tea Time"
    assert consent.name_of({}, "en-US", "tea time") == "Tea Time"


# With services: what goes off, and what the skill hears of it


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


@pytest.fixture
def services(clock: Clock) -> Iterator[LocalServices]:
    with LocalServices(clock) as local:
        yield local


def _furnished(clock: Clock, services: LocalServices, *events: str) -> Kitchen:
    kitchen = Kitchen(manifest=_manifest(*events), services=services, clock=clock)
    kitchen.alexa.decide(REMINDERS, Permission.GRANTED)
    return kitchen


def _sets_a_reminder(kitchen: Kitchen, services: LocalServices, seconds: int = 600) -> None:
    """Let the skill set a reminder in its next turn, as if it had called over HTTP."""
    body = {
        "requestTime": "2026-05-04T15:30:00",
        "trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": seconds},
        "alertInfo": {"spokenInfo": {"content": [{"locale": "en-US", "text": "Pour the tea"}]}},
    }

    def skill(event: dict[str, Any]) -> object:
        kitchen.skill.answer = None
        system = event["context"]["System"]
        assert system["apiEndpoint"] == services.endpoint
        assert system["apiAccessToken"] == kitchen.device.token
        owned = services.of(system["user"]["userId"], system["application"]["applicationId"])
        owned.reminders.create(json.dumps(body), kitchen.device)
        return say("Set. And now?", reprompt="What next?")

    kitchen.skill.answer = skill


def test_a_reminder_is_heard_in_the_kitchen(clock: Clock, services: LocalServices) -> None:
    kitchen = _furnished(clock, services)
    _sets_a_reminder(kitchen, services)
    assert kitchen.hear("open tea time") == "Set. And now?"
    kitchen.alexa.wait(timedelta(minutes=11))
    assert kitchen.events[2:] == [ReminderWentOff("Pour the tea")]
    assert kitchen.skill.kinds == ["Launch", "SessionEnded"]


def test_events_reach_a_skill_that_wants_them(clock: Clock, services: LocalServices) -> None:
    kitchen = _furnished(clock, services, *EVENTS)
    _sets_a_reminder(kitchen, services)
    kitchen.hear("open tea time")
    kitchen.alexa.wait(timedelta(minutes=11))
    assert kitchen.skill.kinds == [
        "AlexaSkillEvent.SkillPermissionAccepted",
        "Launch",
        "Reminders.ReminderCreated",
        "SessionEnded",
        "Reminders.ReminderStarted",
        "Reminders.ReminderStatusChanged",
    ]
    exchange = kitchen.alexa.last_exchange
    assert exchange is not None
    assert exchange.request["request"]["type"] == "SessionEndedRequest"


def test_amazons_sdk_reads_the_events(clock: Clock, services: LocalServices) -> None:
    kitchen = _furnished(clock, services, *EVENTS)
    _sets_a_reminder(kitchen, services)
    kitchen.hear("open tea time")
    owned = services.of(kitchen.user_id, kitchen.application_id)
    token = owned.reminders.ahead[0].token
    device = kitchen.device
    owned.reminders.update(
        token,
        json.dumps(
            {
                "requestTime": "2026-05-04T15:30:00",
                "trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 60},
                "alertInfo": {"spokenInfo": {"content": [{"locale": "en-US", "text": "Tea"}]}},
            }
        ),
        device,
    )
    kitchen.alexa.wait(timedelta(minutes=2))
    owned.reminders.delete(token)
    kitchen.alexa.wait(timedelta(0))
    sent = [call for call in kitchen.skill.requests if "session" not in call]
    read = [DefaultSerializer().deserialize(json.dumps(call), RequestEnvelope) for call in sent]
    assert [type(envelope.request) for envelope in read] == [
        PermissionAcceptedRequest,
        ReminderCreatedEventRequest,
        ReminderUpdatedEventRequest,
        ReminderStartedEventRequest,
        ReminderStatusChangedEventRequest,
        ReminderDeletedEventRequest,
    ]
    assert read[0].request.body.accepted_permissions[0].scope == REMINDERS
    assert read[0].request.event_creation_time == START
    assert read[1].request.body.alert_token == token
    assert read[4].request.body.status.value == "COMPLETED"
    assert read[5].request.body.alert_tokens == [token]
    for envelope in read:
        assert envelope.session is None
        assert envelope.context.system.device is None
        assert envelope.context.system.user.user_id == kitchen.user_id


def test_only_what_is_subscribed_is_sent(clock: Clock, services: LocalServices) -> None:
    kitchen = _furnished(clock, services, "REMINDER_STARTED", "KETTLE_BOILED")
    _sets_a_reminder(kitchen, services)
    kitchen.hear("open tea time")
    kitchen.alexa.wait(timedelta(minutes=11))
    assert kitchen.skill.kinds == ["Launch", "SessionEnded", "Reminders.ReminderStarted"]


def test_an_event_cannot_be_answered() -> None:
    kitchen = Kitchen(manifest=_manifest("SKILL_PERMISSION_ACCEPTED"))
    kitchen.skill.answer = lambda event: say("Thank you.")
    kitchen.alexa.decide(TIMERS, Permission.GRANTED)
    (problem,) = kitchen.events
    assert isinstance(problem, SkillProblem)
    assert "AlexaSkillEvent.SkillPermissionAccepted holds outputSpeech" in problem.reason


def test_a_permission_is_accepted_once_then_changed() -> None:
    kitchen = Kitchen(manifest=_manifest(*EVENTS))
    for permission in (
        Permission.DENIED,
        Permission.GRANTED,
        Permission.GRANTED,
        Permission.DENIED,
    ):
        kitchen.alexa.decide(TIMERS, permission)
    kitchen.alexa.decide(REMINDERS, Permission.GRANTED)
    told = [(call["request"]["type"], call["request"]["body"]) for call in kitchen.skill.requests]
    changed = "AlexaSkillEvent.SkillPermissionChanged"
    assert told == [
        (changed, {"acceptedPermissions": [{"scope": TIMERS}]}),
        (changed, {"acceptedPermissions": []}),
        (
            "AlexaSkillEvent.SkillPermissionAccepted",
            {"acceptedPermissions": [{"scope": REMINDERS}]},
        ),
    ]


def test_the_skill_is_in_session_only_while_it_is(clock: Clock, services: LocalServices) -> None:
    kitchen = _furnished(clock, services)
    assert not kitchen.device.in_session()
    kitchen.hear("open tea time")
    assert kitchen.device.in_session()
    kitchen.hear("stop")
    assert not kitchen.device.in_session()


# Alexa on her own


def test_alexa_tells_and_cancels_reminders(clock: Clock, services: LocalServices) -> None:
    kitchen = _furnished(clock, services, "REMINDER_DELETED")
    assert kitchen.hear("what reminders do I have") == "You have no reminders."
    assert kitchen.hear("cancel my reminders") == "You have no reminders."
    _sets_a_reminder(kitchen, services)
    kitchen.hear("open tea time", "stop")
    reply = "You have one reminder: Pour the tea, at 11:40 AM."
    assert kitchen.hear("Alexa, what are my reminders?") == reply
    _sets_a_reminder(kitchen, services, 30 * 3600)
    kitchen.hear("open tea time", "stop")
    assert kitchen.hear("list my reminders") == (
        "You have 2 reminders: Pour the tea, at 11:40 AM; Pour the tea, Tuesday at 5:30 PM."
    )
    assert kitchen.hear("cancel all my tea reminders") == "Okay, I cancelled 2 reminders."
    assert kitchen.skill.kinds[-2:] == ["Reminders.ReminderDeleted"] * 2
    kitchen.alexa.wait(timedelta(days=3))
    assert kitchen.events == []


def test_alexa_sets_timers_of_her_own(clock: Clock, services: LocalServices) -> None:
    kitchen = _furnished(clock, services)
    assert kitchen.hear("set a timer for twenty minutes") == "twenty minutes, starting now."
    assert kitchen.hear("alexa, start a half hour timer") == "a half hour, starting now."
    reply = kitchen.hear("how long is left on my timers")
    assert reply == "You have 2 timers: 20 minutes left; 30 minutes left."
    assert services.of(kitchen.user_id, kitchen.application_id).timers.ahead == []
    kitchen.alexa.wait(timedelta(minutes=25))
    assert kitchen.events == [TimerWentOff("Your timer is done.")]
    assert kitchen.hear("cancel the timer") == "Okay, I cancelled one timer."


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("set a timer", 'Sorry, say for how long: "set a timer for 20 minutes".'),
        ("set a timer for three hours", "Sorry, a timer runs for at most 2 hours."),
        ("a timer", ENGLISH.sayings.does_not_know),
        ("stop", "Okay."),
        ("green tea", ENGLISH.sayings.does_not_know),
    ],
)
def test_alexa_knows_little_else(
    clock: Clock, services: LocalServices, words: str, reply: str
) -> None:
    assert _furnished(clock, services).hear(words) == reply


def test_in_a_session_the_skill_is_asked(clock: Clock, services: LocalServices) -> None:
    kitchen = _furnished(clock, services)
    kitchen.hear("open tea time", "what reminders do I have")
    assert kitchen.skill.kinds == ["Launch", "Intent"]
