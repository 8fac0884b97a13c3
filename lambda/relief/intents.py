"""The names of what people can want, as the interaction model spells them."""

from __future__ import annotations

from typing import Final

from relief.quick.names import StrEnum


class Intent(StrEnum):
    """Every intent that is not named after an entry of the content file."""

    YES = "AMAZON.YesIntent"
    NO = "AMAZON.NoIntent"
    MAYBE = "MaybeIntent"
    OKAY = "OkayIntent"
    DENIES_SIGN = "DeniesSignIntent"
    HELP = "AMAZON.HelpIntent"
    STOP = "AMAZON.StopIntent"
    CANCEL = "AMAZON.CancelIntent"
    NAVIGATE_HOME = "AMAZON.NavigateHomeIntent"
    FALLBACK = "AMAZON.FallbackIntent"
    REPEAT = "AMAZON.RepeatIntent"
    NEXT = "AMAZON.NextIntent"
    IN_POSITION = "InPositionIntent"
    PREVIOUS = "AMAZON.PreviousIntent"
    PAUSE = "AMAZON.PauseIntent"
    RESUME = "AMAZON.ResumeIntent"
    START_OVER = "AMAZON.StartOverIntent"

    TIME_LEFT = "TimeLeftIntent"
    WHICH_STEP = "WhichStepIntent"
    GO_TO_STEP = "GoToStepIntent"
    SKIP_STEPS = "SkipStepsIntent"
    BACK_STEPS = "BackStepsIntent"
    SLOWER = "SlowerIntent"
    FASTER = "FasterIntent"
    NORMAL_SPEED = "NormalSpeedIntent"
    WHAT_DO_I_NEED = "WhatDoINeedIntent"
    WHO_SHOULD_NOT = "WhoShouldNotIntent"
    ROUTINE_LENGTH = "RoutineLengthIntent"
    WHAT_CAN_YOU_DO = "WhatCanYouDoIntent"
    THAT_HURTS = "ThatHurtsIntent"
    CANNOT_DO = "CannotDoIntent"
    BACK_TO_ROUTINE = "BackToRoutineIntent"
    KEEP_GOING = "KeepGoingIntent"
    LEAVE_POSITION = "LeavePositionIntent"
    LIST_ROUTINES = "ListRoutinesIntent"
    START_ROUTINE = "StartRoutineIntent"
    CHOOSE_SURFACE = "ChooseSurfaceIntent"
    IN_PAIN = "InPainIntent"
    EASED = "EasedIntent"
    MORE = "MoreIntent"
    ASK_QUESTION = "AskQuestionIntent"
    THANKS = "ThanksIntent"
    SET_TIMER = "SetTimerIntent"
    ICE_REMINDER = "IceReminderIntent"
    ICE_STATUS = "IceStatusIntent"
    CHANGE_ICE = "ChangeIceIntent"
    ONE_MORE_ROUND = "OneMoreRoundIntent"
    CANCEL_ICE = "CancelIceIntent"
    FORGET_ME = "ForgetMeIntent"
    TOPIC = "TopicIntent"
    HOW_OFTEN = "HowOftenIntent"


class Slot(StrEnum):
    """The slots that intents carry."""

    TOPIC = "topic"
    ROUTINE = "routine"
    SURFACE = "surface"
    STEP = "step"
    ORDINAL = "ordinal"
    COUNT = "count"
    DURATION = "duration"
    ROUNDS = "rounds"


ANSWERED: Final = "answered"
"""The slot by which a touch tells the question that it answers, as JSON."""
IN_SIGHT: Final = "in_sight"
"""A slot that only a touch fills: the place that was on the screen."""


def question_intent(topic_id: str) -> str:
    """Name the intent that asks for a topic: ``lifting`` → ``LiftingQuestionIntent``."""
    return f"{_pascal(topic_id)}QuestionIntent"


def danger_intent(sign_id: str) -> str:
    """Name the intent that tells of a danger sign: ``chest_pain`` → ``ChestPainDangerIntent``."""
    return f"{_pascal(sign_id)}DangerIntent"


def _pascal(snake: str) -> str:
    return "".join(word.capitalize() for word in snake.split("_"))


FOLLOW_UPS: Final = {
    Intent.ROUTINE_LENGTH.value: "how_long",
    Intent.TIME_LEFT.value: "how_long",
    Intent.HOW_OFTEN.value: "how_often",
    Intent.WHO_SHOULD_NOT.value: "safe",
    question_intent("which_side"): "which",
    question_intent("why_positions"): "why",
}
"""What these ask right after an answer that has a word on it: "how long", "why does that help"."""
