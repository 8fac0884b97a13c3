"""The composition root: builds the skill from its ports.

Lambda, the simulator and the tests all build the same one here, once a process.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import cast

from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model.services import ApiClient

from relief.alexa.memory import InProcessMemory
from relief.content import Content, Library
from relief.handlers import (
    answers,
    consent,
    forgetting,
    ice,
    launch,
    navigation,
    routines,
    safety,
    standard,
    whereabouts,
)
from relief.handlers.base import IntentHandler
from relief.handlers.events import QuietHandler
from relief.handlers.routing import IntentRoutes
from relief.ports import Clock, Memory, Ports, Stopwatch
from relief.quick.serializer import QuickSerializer
from relief.skill import Skill

INTENT_HANDLERS: tuple[type[IntentHandler], ...] = (
    safety.DangerHandler,
    safety.HurtsHandler,
    safety.DeniesSignHandler,
    safety.InPainHandler,
    standard.YesHandler,
    standard.NoHandler,
    standard.MaybeHandler,
    standard.OkayHandler,
    navigation.NextHandler,
    navigation.InPositionHandler,
    navigation.PreviousHandler,
    navigation.GoToStepHandler,
    navigation.MoveStepsHandler,
    navigation.StartOverHandler,
    navigation.PauseHandler,
    navigation.ResumeHandler,
    navigation.BackToRoutineHandler,
    navigation.KeepGoingHandler,
    whereabouts.TimeLeftHandler,
    whereabouts.WhichStepHandler,
    routines.StartRoutineHandler,
    routines.ListRoutinesHandler,
    routines.ChooseSurfaceHandler,
    routines.LeavePositionHandler,
    routines.EasedHandler,
    routines.AboutRoutineHandler,
    answers.TopicHandler,
    answers.QuestionHandler,
    answers.MoreHandler,
    answers.AskQuestionHandler,
    answers.HowOftenHandler,
    ice.IceReminderHandler,
    ice.SetTimerHandler,
    ice.IceStatusHandler,
    ice.ChangeIceHandler,
    ice.MoreIceHandler,
    ice.CancelIceHandler,
    forgetting.ForgetMeHandler,
    standard.HelpHandler,
    standard.WhatCanYouDoHandler,
    standard.RepeatHandler,
    standard.PaceHandler,
    standard.ThanksHandler,
    standard.StopHandler,
    standard.FallbackHandler,
)
"""In the order in which they are asked; danger signs first, what nobody understood last."""


def build_skill(
    *,
    library: Library | None = None,
    clock: Clock | None = None,
    memory: Memory | None = None,
    api_client: ApiClient | None = None,
    skill_id: str | None = None,
    stopwatch: Stopwatch = time.monotonic,
) -> Skill:
    """Build the skill. Ports that are not given are the plainest that work without AWS.

    ``skill_id`` is the only skill id that is answered; None answers any.
    """
    ports = Ports(
        library=library or Library(),
        clock=clock or _utc_now,
        memory=memory or InProcessMemory(),
        has_services=api_client is not None,
        stopwatch=stopwatch,
    )
    builder = CustomSkillBuilder(api_client=cast(ApiClient, api_client))
    builder.add_request_handler(launch.LaunchHandler(ports))
    builder.add_request_handler(consent.ConsentHandler(ports))
    intents = [handler(ports) for handler in INTENT_HANDLERS]
    builder.add_request_handler(IntentRoutes(intents, ports.library))
    builder.add_request_handler(QuietHandler())
    core, serializer = builder.create(), QuickSerializer()
    core.serializer = serializer
    return Skill(core, serializer, ports, skill_id)


def handled_intents(content: Content) -> frozenset[str]:
    """Give the name of every intent that some handler answers, for the parity check."""
    ports = Ports(library=Library(), clock=_utc_now, memory=InProcessMemory())
    return frozenset(name for handler in INTENT_HANDLERS for name in handler(ports).names(content))


def _utc_now() -> datetime:
    return datetime.now(UTC)
