"""A small world to talk in: an Alexa, the skill, a clock that is moved, and a transcript."""

from functools import cache
from io import StringIO

from relief.alexa.memory import InProcessMemory
from relief.bootstrap import build_skill
from relief.ports import Memory
from simulator.alexa import Alexa, Event, SkillProblem
from simulator.clock import Clock
from simulator.envelope import Echo
from simulator.model import InteractionModel, load_folder
from simulator.terminal import Terminal
from tests.support.checked_skill import CheckedSkill
from tests.support.project import MONDAY_NOON, ROOT, SKILL_NAME, manifest


@cache
def models() -> dict[str, InteractionModel]:
    """Read the skill's interaction models once."""
    return load_folder(ROOT / "interaction_model")


class World:
    """Everything around one conversation. Each line said goes through the terminal's protocol."""

    def __init__(self, *, memory: Memory | None = None, user: str = "someone") -> None:
        """Start at noon on a Monday, with a user whom the memory may know."""
        self.clock = Clock(MONDAY_NOON)
        self.memory = memory or InProcessMemory()
        self.transcript: list[str] = []
        skill = build_skill(clock=self.clock.now, memory=self.memory)
        self._out, self._errors = StringIO(), StringIO()
        self._terminal = Terminal(self._out, self._errors)
        self.alexa = Alexa(
            CheckedSkill(skill),
            manifest=manifest(),
            models=models(),
            clock=self.clock,
            echo=Echo.named(user, SKILL_NAME),
            listener=self._hear_event,
        )

    def say(self, line: str) -> str:
        """Say one line, or steer with a colon; give what is heard or printed."""
        start = self._out.tell()
        self._terminal.run(self.alexa, [line])
        self._out.seek(start)
        printed = self._out.read().strip()
        self.transcript += [f"U: {line}", *(f"   {heard}" for heard in printed.splitlines())]
        return printed.removeprefix("Alexa: ")

    def _hear_event(self, event: Event) -> None:
        """Fail where the skill failed: the platform would only say that there was a problem."""
        assert not isinstance(event, SkillProblem), self.told(event.reason)
        self._terminal.tell(event)

    def told(self, problem: str) -> str:
        """Give a problem with the conversation that led to it."""
        return "\n".join(["", *self.transcript, f"=> {problem}"])
