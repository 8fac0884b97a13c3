"""A small world to talk in: an Alexa with her services, the skill, a clock, and a transcript."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from io import StringIO
from types import TracebackType

from ask_sdk_model.services import ApiClient, ApiClientRequest, ApiClientResponse

from relief.alexa.api_client import AlexaServiceUnreachableError, Timeouts, UrllibApiClient
from relief.alexa.memory import InProcessMemory
from relief.bootstrap import build_skill
from relief.ports import Memory, Stopwatch
from simulator.alexa import Alexa
from simulator.clock import Clock
from simulator.envelope import Echo, Screen
from simulator.happened import Event, SkillProblem
from simulator.model import InteractionModel, load_folder
from simulator.services import LocalServices
from simulator.terminal import Terminal
from tests.support.checked_skill import LIBRARY, CheckedSkill, Handler
from tests.support.project import MONDAY_NOON, ROOT, SKILL_NAME, manifest

PATIENT = Timeouts(connect=60, read=60, budget=60)
"""For services of this very machine, however busy it is."""
TOO_SLOW = 504
"""What a slow service answers in the end."""


class TimelessClient(ApiClient):
    """Calls the services for real, in a world where nothing takes time.

    A slow service answers at once that it took too long. What a client whose patience ended
    before would raise is raised here then, so that no test hangs on how busy the machine is.
    """

    def __init__(self) -> None:
        self._client = UrllibApiClient(PATIENT, sleep=lambda seconds: None)

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        answer = self._client.invoke(request)
        if answer.status_code == TOO_SLOW and "TIMEOUT" in answer.body:
            raise AlexaServiceUnreachableError("TimeoutError", sent=True)
        return answer


def no_time() -> float:
    """Tell a turn that none of its time has passed."""
    return 0.0


@cache
def models() -> dict[str, InteractionModel]:
    """Read the skill's interaction models once."""
    return load_folder(ROOT / "interaction_model")


class World:
    """Everything around one conversation. Each line said goes through the terminal's protocol."""

    def __init__(
        self,
        *,
        memory: Memory | None = None,
        user: str = "someone",
        start: datetime = MONDAY_NOON,
        api_client: ApiClient | None = None,
        screen: Screen | None = None,
        skill: Handler | None = None,
        stopwatch: Stopwatch = no_time,
        spoken: Mapping[str, InteractionModel] | None = None,
    ) -> None:
        """Start at noon (UTC) on a Monday, with a user whom the memory may know.

        A skill that is given has its own clock, memory and client; else one is built of these.
        ``spoken`` are interaction models instead of the skill's.
        """
        self.clock = Clock(start)
        self.memory = memory or InProcessMemory()
        self.services = LocalServices(self.clock, slow=0)
        self.transcript: list[str] = []
        skill = skill or build_skill(
            library=LIBRARY,
            clock=self.clock.now,
            memory=self.memory,
            api_client=api_client or TimelessClient(),
            stopwatch=stopwatch,
        )
        self._out, self._errors = StringIO(), StringIO()
        self._terminal = Terminal(self._out, self._errors)
        self.alexa = Alexa(
            CheckedSkill(skill),
            manifest=manifest(),
            models=spoken or models(),
            locale=next(iter(spoken)) if spoken else "en-US",
            clock=self.clock,
            echo=Echo.named(user, SKILL_NAME, screen=screen),
            services=self.services,
            listener=self._hear_event,
        )

    def __enter__(self) -> "World":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.services.close()

    def say(self, line: str) -> str:
        """Say one line, or steer with a colon; give what is heard or printed."""
        start = self._out.tell()
        self._terminal.run(self.alexa, [line])
        self._out.seek(start)
        printed = self._out.read().strip()
        self.transcript += [f"U: {line}", *(f"   {heard}" for heard in printed.splitlines())]
        return printed.removeprefix("Alexa: ")

    def touch(self, label: str) -> str:
        """Touch what bears this label on the screen; give what is heard."""
        shown = self.alexa.shown
        assert shown is not None, self.told("nothing is shown")
        choices = shown["datasources"]["screen"]["choices"]
        sent = {choice["label"]: choice["arguments"] for choice in choices}
        assert label in sent, self.told(f"no {label} to touch, but: {', '.join(sent)}")
        heard = self.alexa.touch(sent[label])
        self.transcript += [f"U: [{label}]", f"   {heard}"]
        return heard

    def _hear_event(self, event: Event) -> None:
        """Fail where the skill failed: the platform would only say that there was a problem."""
        assert not isinstance(event, SkillProblem), self.told(event.reason)
        self._terminal.tell(event)

    def told(self, problem: str) -> str:
        """Give a problem with the conversation that led to it."""
        return "\n".join(["", *self.transcript, f"=> {problem}"])
