"""What happens besides replies: whoever runs an Alexa hears of it when it does."""

from dataclasses import dataclass, field

from simulator.accounts import Alert
from simulator.speech import Speech


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """Nobody answered: the reprompt was spoken."""

    text: str
    speech: Speech | None = field(default=None, compare=False)
    """The same as it sounds."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """Alexa said something though nobody had spoken."""

    text: str
    speech: Speech | None = field(default=None, compare=False)
    """The same as it sounds."""


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session ended without the skill having said so; the skill was told."""

    reason: str


@dataclass(frozen=True, slots=True)
class SkillProblem:
    """The skill failed, or answered something that the platform refuses."""

    reason: str


Event = AskedAgain | Spoke | SessionEnded | SkillProblem | Alert
